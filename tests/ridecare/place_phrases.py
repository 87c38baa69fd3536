"""What members write for a place, and which row of the shipped places file it names for certain.

(phrase, name of the row | None for no match | a tuple of names for "which of these").
"""

from __future__ import annotations

REGIONS = "Regions Hospital"
METHODIST = "Park Nicollet Methodist Hospital"
HCMC = "Hennepin County Medical Center"
SPECIALTY = "Hennepin Healthcare Clinic and Specialty Center"
SOUTHDALE = "M Health Fairview Southdale Hospital"
RIDGES = "M Health Fairview Ridges Hospital"
ST_JOHNS = "M Health Fairview St John's Hospital"
WOODWINDS = "M Health Fairview Woodwinds Hospital"
WEST_BANK = "M Health Fairview University of Minnesota Medical Center West Bank"
CSC = "M Health Fairview Clinics and Surgery Center Minneapolis"
ABBOTT = "Abbott Northwestern Hospital"
NORTH = "North Memorial Health Hospital"
NEURO = "HealthPartners Neuroscience Center"
WABASHA = "HealthPartners Clinic St Paul Wabasha"
COMO = "HealthPartners Como Clinic"
BROOKLYN = "HealthPartners Clinic Brooklyn Center"
STILLWATER = "HealthPartners Clinic Stillwater"
ELK_RIVER = "HealthPartners Riverway Clinic Elk River"
ANDOVER = "HealthPartners Riverway Clinic Andover"
SLP = "Park Nicollet Clinic and Specialty Center St Louis Park"
BURNSVILLE = "Park Nicollet Clinic and Specialty Center Burnsville"
CHANHASSEN = "Park Nicollet Clinic Chanhassen"
MINNEAPOLIS = "Park Nicollet Clinic Minneapolis"
MAPLE_GROVE = "Maple Grove Hospital"
HP_CLINICS = (WABASHA, COMO, BROOKLYN, STILLWATER, ELK_RIVER, ANDOVER)
PN_CLINICS = (SLP, BURNSVILLE, CHANHASSEN, MINNEAPOLIS)

CERTAIN: tuple[tuple[str, str], ...] = (
    ("Regions Hospital", REGIONS),
    ("regions hospital", REGIONS),
    ("REGIONS HOSPITAL", REGIONS),
    ("Regions", REGIONS),
    ("Hospital Regions", REGIONS),
    ("el hospital Regions", REGIONS),
    ("the Regions hospital", REGIONS),
    ("Regions Hospital in St Paul", REGIONS),
    ("Regions Hospital, Saint Paul, MN", REGIONS),
    ("Regions Hospital St. Paul 55101", REGIONS),
    ("regons hospital", REGIONS),
    ("Regions hosp", REGIONS),
    ("Regions Hospital main entrance", REGIONS),
    ("Regions Hospital, 3rd floor", REGIONS),
    ("Regions Hospital emergency room", REGIONS),
    ("main entrance of Regions Hospital", REGIONS),
    ("Dr. Vang at Regions Hospital", REGIONS),
    ("la doctora Ruiz en Regions Hospital", REGIONS),
    ("my appointment at Regions Hospital", REGIONS),
    ("Regions Hospital side door", REGIONS),
    ("HCMC", HCMC),
    ("hcmc", HCMC),
    ("hcmc downtown", HCMC),
    ("HCMC in Minneapolis", HCMC),
    ("HCMC hospital", HCMC),
    ("Hennepin County Medical Center", HCMC),
    ("hennepin county medical ctr", HCMC),
    ("Hennepin County Medical Centre", HCMC),
    ("HCMC door 3", HCMC),
    ("Hennepin Healthcare Clinic and Specialty Center", SPECIALTY),
    ("Hennepin Healthcare Clinic & Specialty Center", SPECIALTY),
    ("HCMC clinic and specialty center", SPECIALTY),
    ("Abbott Northwestern", ABBOTT),
    ("abbott northwestern hospital", ABBOTT),
    ("Abbott Northwestern in mpls", ABBOTT),
    ("abbott northwesten hospital", ABBOTT),
    ("North Memorial", NORTH),
    ("North Memorial Hospital in Robbinsdale", NORTH),
    ("Methodist Hospital in St Louis Park", METHODIST),
    ("Park Nicollet Methodist Hospital", METHODIST),
    ("Methodist hospital, saint louis park", METHODIST),
    ("Fairview Southdale", SOUTHDALE),
    ("Southdale Hospital", SOUTHDALE),
    ("M Health Fairview Southdale Hospital", SOUTHDALE),
    ("fairview southdale hospital in Edina", SOUTHDALE),
    ("Fairview Ridges", RIDGES),
    ("Fairview Ridges Hospital Burnsville", RIDGES),
    ("fairview rigdes hospital", RIDGES),
    ("Fairview St. John's", ST_JOHNS),
    ("St Johns Hospital in Maplewood", ST_JOHNS),
    ("Saint John's Hospital, Maplewood", ST_JOHNS),
    ("Woodwinds", WOODWINDS),
    ("Woodwinds Hospital in Woodbury", WOODWINDS),
    ("University of Minnesota Medical Center West Bank", WEST_BANK),
    ("HealthPartners Neuroscience Center", NEURO),
    ("Health Partners Neuroscience Center", NEURO),
    ("healthpartners neurosience center", NEURO),
    ("HealthPartners Wabasha clinic", WABASHA),
    ("healthpartners clinic on wabasha in st paul", WABASHA),
    ("HealthPartners Como Clinic", COMO),
    ("health partners como clinic", COMO),
    ("HealthPartners clinic in Brooklyn Center", BROOKLYN),
    ("clínica HealthPartners de Brooklyn Center", BROOKLYN),
    ("HealthPartners clinic in Stillwater", STILLWATER),
    ("HealthPartners Stillwater", STILLWATER),
    ("healthpartner clinic stillwater", STILLWATER),
    ("HealthPartners Riverway Clinic in Andover", ANDOVER),
    ("riverway clinic elk river", ELK_RIVER),
    ("Park Nicollet clinic in Burnsville", BURNSVILLE),
    ("park nicolet burnsville", BURNSVILLE),
    ("Park Nicollet Chanhassen", CHANHASSEN),
    ("la clínica Park Nicollet en Chanhassen", CHANHASSEN),
    ("Park Nicollet clinic Minneapolis", MINNEAPOLIS),
    ("Park Nicollet Specialty Center St Louis Park", SLP),
    ("Maple Grove Hospital", MAPLE_GROVE),
    ("Mercy Hospital in Coon Rapids", "Mercy Hospital Coon Rapids"),
    ("United Hospital in St. Paul", "United Hospital St Paul"),
    ("Lakeview Hospital in Stillwater", "Lakeview Memorial Hospital Stillwater"),
    ("Hutchinson Health", "Hutchinson Health"),
    ("Olivia Hospital and Clinic", "Olivia Hospital and Clinic"),
)

SEVERAL: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("HealthPartners clinic", HP_CLINICS),
    ("the health partners clinic", HP_CLINICS),
    ("clínica HealthPartners", HP_CLINICS),
    ("HealthPartners", (*HP_CLINICS, NEURO)),
    ("HealthPartners clinic in St Paul", (WABASHA, COMO)),
    ("HealthPartners Riverway Clinic", (ELK_RIVER, ANDOVER)),
    ("Riverway clinic", (ELK_RIVER, ANDOVER)),
    ("Park Nicollet clinic", PN_CLINICS),
    ("Park Nicollet", (*PN_CLINICS, METHODIST)),
    ("Park Nicollet Clinic and Specialty Center", (SLP, BURNSVILLE)),
    ("Hennepin Healthcare", (HCMC, SPECIALTY)),
    ("Fairview", (SOUTHDALE, RIDGES, ST_JOHNS, WOODWINDS, WEST_BANK, CSC)),
    ("Fairview hospital", (SOUTHDALE, RIDGES, ST_JOHNS, WOODWINDS, WEST_BANK)),
)

NOTHING: tuple[str, ...] = (
    # near misses: another thing with the name in it
    "Regions Hospital parking ramp on 5th", "the parking ramp at Regions", "across from Regions Hospital", "behind Regions Hospital", "near HCMC",
    "Regions Bank", "regional hospital", "Region Five office", "my friend Regina's house", "Regina Hospital in Hastings", "Regions Cafe",
    "the bus stop by Regions Hospital", "Regions Hospital in Minneapolis", "Regions Hospital 55415", "Regions Specialty Clinic", "Regions dental clinic",
    "the hotel next to Regions", "Regions and HCMC", "between Regions and Bethesda",
    "HCMC parking ramp", "HCMC clinic on Lake", "HCMC Whittier clinic", "Hennepin Avenue", "hennepin", "Hennepin County courthouse", "Hennepin County library",
    "Abbott Labs", "Abbott Northwestern WestHealth", "abbott apartments", "North Memorial clinic in Maple Grove", "North Memorial Park", "Memorial Park",
    "Methodist church", "Methodist Hospital", "Rochester Methodist Hospital", "United Methodist church", "United Hospital", "United Hospital District",
    "Mercy Hospital", "Mercy Hospital Moose Lake", "Our Lady of Mercy", "Lakeview Hospital", "Lake View Hospital in Two Harbors", "Lakeview apartments",
    "St Johns Hospital", "St John's church in Maplewood", "St John the Baptist", "St. Joe's", "Saint Joan of Arc", "Johnson's house in Maplewood",
    "Woodwinds apartments", "Woodwinds Drive", "Woodwind music store", "Southdale Mall", "Southdale library", "Southdale Y", "the Ridges", "Ridges apartments Burnsville",
    "HealthPartners dental clinic", "HealthPartners clinic in Bloomington", "HealthPartners Riverside", "HealthPartners clinic Woodbury", "HealthPartners Specialty Center", "HealthPartners headquarters",
    "HealthPartners clinic 401 Phalen Blvd", "HealthPartners clinic on Como Ave", "healthy partners gym", "partners clinic",
    "Park Nicollet clinic in Eagan", "Park Nicollet pharmacy", "the park", "Nicollet Mall", "Nicollet", "the park on Nicollet", "Park Nicollet Maple Grove", "Nicollet Island",
    "Fairview clinic", "Fairview pharmacy Southdale", "Fairview Avenue", "Fairview clinic Highland Park", "Fairview cemetery",
    "the university", "University of Minnesota", "U of M", "University Avenue clinic", "university dental clinic",
    "the hospital in Maple Grove", "Maple Grove clinic", "Maple Grove", "hospital in St Paul", "the hospital", "St Paul clinic", "the clinic in Stillwater",
    "Olivia's house", "Olivia", "Hutchinson", "Hutchinson Health clinic in Glencoe", "Como Park", "Como zoo", "Wabasha", "Wabasha Street", "Wabasha hospital",
    # addresses say more
    "640 Jackson St", "Regions Hospital, 701 Park Ave", "HCMC 730 S 8th St", "Abbott Northwestern, 2800 Chicago Ave", "45 Regions Ave", "Woodwinds Hospital, 1 Main St",
    # places that are in no file
    "DaVita", "DaVita St Paul", "Fresenius Kidney Care", "dialysis", "mi diálisis", "Oak Clinic", "the eye doctor", "my doctor", "Dr. Patel", "casa", "home", "my house",
    "Walgreens", "farmacia", "Dorothy Day Center", "Salvation Army on 10th", "the shelter", "Target", "corner of Lake and Chicago", "Mayo Clinic", "Allina clinic",
    "Community clinic", "family clinic", "urgent care", "Children's Hospital", "VA hospital", "unknown", "", "?", "el hospital", "la clínica", "a", "clinic", "hospital clinic center",
)  # fmt: skip
