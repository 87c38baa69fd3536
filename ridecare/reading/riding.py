"""How somebody rides: mobility, way home, companions, the kind of visit, and what a person must arrange."""

from __future__ import annotations

import re
from collections.abc import Mapping

_NOT = r"(?:no|not|dont|don't|doesnt|doesn't|without|never|sin|ya no|isnt|isn't)(?: \w+){0,3} "

# The fixed table of mobility, by words (folded).
_AIDS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"\b(?:{words})\b")
    for name, words in {
        "stretcher": r"stretcher|gurney|camilla|cant sit up|can't sit up|cannot sit up|lying down|lay flat|lie flat|acostad[oa]",
        "needs_wheelchair": r"(?:needs?|want|bring|have|send|provide|necesit[ao]|ocup[ao])(?: \w+){0,3} (?:wheel ?chair|silla(?: de ruedas)?)(?: van)?|(?:dont|don't|do not|doesnt|doesn't|no) (?:have|own|tengo|tiene)(?: \w+){0,2} (?:wheel ?chair|silla(?: de ruedas)?)",
        "power_wheelchair": r"(?:power|electric|motori[sz]ed|powered|electrica?|motorizada)(?: wheel ?| )chair|power ?chair|silla (?:de ruedas )?(?:electrica|motorizada|de motor)|hoveround",
        "manual_wheelchair": r"(?:manual|folding|regular|push|transport)(?: wheel ?| )chair|wheel ?chair \(?(?:manual|folding)\)?|silla (?:de ruedas )?(?:manual|plegable|normal)",
        "cannot_transfer": r"(?:cant|can't|cannot|can not|unable to) (?:transfer|get (?:up|out)(?: of (?:it|(?:my|the|his|her) (?:wheel)?chair))?)|stays? (?:seated )?in (?:my|the|his|her) (?:wheel)?chair|no (?:puedo|puede) (?:transferir\w*|pasar\w* (?:a un|al) asiento|salir de la silla)",
        "can_transfer": r"(?:can|able to) transfer|transfers? (?:ok|fine|by|to)|(?:puedo|puede) (?:transferir\w*|pasar\w* (?:a un|al) asiento)",
        "scooter": r"scooter|patineta electrica|carrito electrico",
        "walker": r"walker|rollator|andador|andadera|caminador",
        "cane": r"cane|walking stick|baston|muletas?|crutch(?:es)?",
        "oxygen": r"oxygen|o2|oxigeno",
        "door_help": r"(?:help|hand|assist(?:ance)?)(?: \w+){0,4} (?:door|stairs|steps|inside|in and out)|door to door|ayuda(?: \w+){0,3} (?:puerta|escaleras?|subir|bajar)|puerta a puerta",
        "service_animal": r"service (?:animal|dog)|guide dog|seeing eye dog|perro (?:de servicio|guia)|animal de servicio",
        "stairs": r"stairs|steps (?:at|in|to|up|outside)|\d+ steps|escaleras|escalones|gradas",
        "walks": r"(?:i |he |she |can |rider )?(?:just |only )?walks? (?:fine|ok|okay|good|alone|by|on|without|just fine|normal\w*|myself|himself|herself)|i can walk|can walk|walking|(?:i|he|she) (?:just |only |still )?walks?|walks|camin[ao](?: \w+)?|ando bien|puedo caminar|puede caminar|on (?:my|his|her) own|ambulatory",
    }.items()
}  # fmt: skip
_ANY_CHAIR = re.compile(
    r"\b(?:wheel ?chairs?|weelchair|wheelchiar|whelchair|wheelchar|w/?c|silla de ruedas|sillas de ruedas|silla)\b"
)
_NONE = re.compile(
    r"^(?:no|none|nothing|nope|n/a|na|no needs?|none needed|im fine|i'm fine|i am fine|fine|normal|ok|okay|good|nada|ningun[oa]?|normal|bien|estoy bien|no uso nada|no necesito nada|nothing special|no special needs?)(?: thanks| thank you| gracias)?$"
)

_CALL = re.compile(
    r"\b(?:i(?: wi|')?ll|ill|i will|i can|he(?:'ll| will)|she(?:'ll| will)|we(?:'ll| will)|will) (?:call|text|phone|ring|let (?:you|u|them) know)\b|\bcall(?:ing)? (?:you |u |them |for (?:a |the )?ride )?(?:when|once|after|wen)\b|"
    r"\b(?:when|once|wen|whenever) (?:i(?:'m| am|m)?|im|she(?:'s| is)?|he(?:'s| is)?|its|it's|were|we(?:'re| are)?) ?(?:all )?(?:done|finished|ready|thru|through|over)\b|\bwill.?call\b|"
    r"\b(?:yo |le |les )?(?:llam(?:o|are|are yo|amos)|aviso|avisare|hablo)(?: yo)? (?:cuando|al|despues)\b|\bcuando (?:termine|acabe|salga|este list[oa]|terminemos|termina)\b|\bal (?:terminar|salir)\b"
)
_ONE_WAY = re.compile(
    r"\b(?:one.?way|1 way|(?:just|only) (?:need to get |need to go |needs to get |going |getting )?(?:there|going|the way there|one way)|only (?:there|going|one way)|no (?:ride (?:home|back)|return)(?: ride)?|dont need (?:a )?(?:ride )?(?:back|home|return)|don't need (?:a )?(?:ride )?(?:back|home|return)|solo (?:de )?ida|nomas (?:de )?ida|sin (?:regreso|vuelta)|no (?:necesito|ocupo|quiero) (?:el |viaje de )?(?:regreso|vuelta))\b"
)
_FIXED = re.compile(
    r"\b(?:at a set time|set time|fixed time|ride home at|(?:pick (?:me|us|him|her) up|ride|come|take (?:me|us|him|her)) (?:back|home) at|return at|back (?:home )?at|home at|done (?:at|by|around)|finish(?:ed)? (?:at|by|around)|over at|ends? at|(?:regreso|vuelta)(?: a casa)? a (?:las?|una hora)|a una hora fija|termino a|termina a|salgo a las|regresar a las)\b"
)
_ROUND = re.compile(
    r"\b(?:round.?trip|both ways|there and back|and back|ida y (?:vuelta|regreso)|redondo|de ida y de regreso|ride (?:home|back) too|return (?:ride|trip) too)\b"
)

_PURPOSES = {
    "dialysis": r"dialysis|dialisis|kidney (?:treatment|center)|hemodialysis|hemodialisis",
    "dental": r"dentist|dental|tooth|teeth|dentista|muelas?|dientes?|orthodont\w*",
    "eye": r"eye (?:doctor|dr|exam|appointment|clinic|visit)|eye|optometr\w+|ophthalmolog\w+|oculista|ojos|oftalmolog\w+|vista|lentes|glasses",
    "mental_health": r"mental health|psychiatr\w+|psycholog\w+|counsel(?:or|ing)|salud mental|psiquiatr\w+|psicolog\w+|consejer[oa]",
    "substance_use": r"methadone|suboxone|rehab clinic|substance use|detox|recovery program|metadona|suboxone",
    "therapy": r"physical therapy|pt appointment|occupational therapy|speech therapy|therapy|therapist|terapia|terapista|rehab|rehabilitacion",
    "lab": r"blood ?(?:work|test|draw)|lab(?:s| work| test| appointment)?|x.?ray|mri|ct scan|scan|ultrasound|laboratorio|analisis|examen de sangre|rayos x|radiografia|resonancia",
    "pharmacy": r"pharmacy|prescription pick ?up|farmacia|walgreens|cvs",
    "specialist": r"specialist|cardiolog\w+|oncolog\w+|neurolog\w+|surgeon|surgery|orthop\w+|urolog\w+|dermatolog\w+|endocrin\w+|chemo\w*|radiation|infusion|especialista|cirug\w+|quimio\w*|cardiologo",
    "checkup": r"check ?up|physical|annual (?:exam|visit)|primary care|pcp|family doctor|well (?:child|visit)|chequeo|revision|doctor de cabecera|control|consulta general",
}
_PURPOSE = {name: re.compile(rf"\b(?:{words})\b") for name, words in _PURPOSES.items()}

_SPECIAL = {
    "repeat": r"every (?:day|week|other|mon|tue|wed|thu|fri|sat|sun|weekday)\w*|(?:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays)\b|(?:\d|two|three|four|five|twice|three times) (?:times|x|days) (?:a|per|each) week|twice a week|weekly|standing order|recurring|"
    r"(?:mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?)[ ,/&and]+(?:tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?)[ ,/&and]+(?:wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?)|m ?/? ?w ?/? ?f\b|mwf|tth?s|"
    r"todos los (?:dias|lunes|martes|miercoles|jueves|viernes|sabados)|cada (?:semana|lunes|martes|miercoles|jueves|viernes|dia)|(?:dos|tres|cuatro|2|3|4) veces (?:a|por) (?:la )?semana|los (?:lunes|martes|miercoles|jueves|viernes),? (?:y |los )?\w*",
    "two_riders": r"(?:two|2|three|both) (?:riders|appointments|patients|members)|(?:me|i) and my \w+ both|both of us have|we both have|we both need|both have (?:appointments|appts)|(?:my|mi) \w+ (?:and i|y yo) (?:both )?(?:have|tenemos) (?:appointments|citas?)|los dos tenemos cita|dos (?:citas|pasajeros|pacientes)|(?:ride|viaje)s? (?:for|para) (?:me and|mi y|two people|dos personas)",
    "extra_stop": r"(?:then|and|also|after that)? ?(?:stop|stopping|swing|go) (?:by |at |to )?(?:the |a )?(?:pharmacy|walgreens|cvs|store) (?:on the way|after|too|before|first)|(?:then|and also|also|after that,?) (?:i need to )?(?:stop|go|swing)(?: by)? (?:at|to|by) (?:the )?\w+|(?:two|2|extra|another|second) stops?|stop on the way|(?:parar|pasar|parada) (?:en|por|a) (?:la )?farmacia|otra parada|(?:y )?(?:luego|despues) (?:a|pasar (?:por|a)) la farmacia",
    "discharge": r"being discharged|(?:getting|get|got|be) discharged|discharge (?:today|tomorrow|from)|hospital discharge|(?:released|getting out|leaving|home) from the hospital|(?:me|le) (?:dan|dieron|van a dar) de alta|dad[oa] de alta|alta (?:hoy|del hospital)",
    "protected": r"protected transport|secure transport|locked (?:van|transport)|transporte protegido|72.?hour hold",
}
_SPECIALS = {name: re.compile(rf"(?<!\w)(?:{words})") for name, words in _SPECIAL.items()}
_MINOR = re.compile(
    r"\b(?:my|mi|our|nuestr[oa]) (?:(?:little|baby|hij[oa]|nin[oa]|\d{1,2}|[a-z]+)[ -]){0,2}?(?:son|daughter|baby|infant|toddler|kid|child|grandson|granddaughter|newborn|hij[oa]|bebe|nin[oa]|niet[oa])\b"
)
_AGE = re.compile(
    r"\b(\d{1,2})[ -]?(?:yr|yrs|year|years|yo|y/o|y\.o\.|ano|anos|month|months|mo|meses)[ -]?(?:old|s old)?\b|\b(?:age|aged|is|edad(?: de)?|tiene|de) (\d{1,2})\b(?! ?(?:am|pm|:|de |street|st|ave))"
)
_CHILD_IS = re.compile(
    r"\b(?:hij[oa]|nin[oa]|niet[oa]) de (\d{1,2}) anos\b|\b(?:son|daughter|child|kid|grandson|granddaughter)(?: [a-z]+){0,2} (?:is|who is|age|aged) (\d{1,2})\b"
)
_PEOPLE = r"(?:person|people|persons|companions?|passengers?|adults?|personas?|acompanantes?|adultos?|others?|mas|more)"
_NUMBER = {
    "zero": 0,
    "cero": 0,
    "none": 0,
    "one": 1,
    "un": 1,
    "una": 1,
    "uno": 1,
    "two": 2,
    "dos": 2,
    "three": 3,
    "tres": 3,
    "four": 4,
    "cuatro": 4,
    "five": 5,
    "cinco": 5,
}
_NUMBERS = "|".join(_NUMBER)
_ALONE = re.compile(
    r"^(?:no|nobody|no one|noone|none|nope|zero|0|just me|only me|me|alone|by myself|myself|just myself|just (?:him|her)|nadie|solo|sola|solo yo|yo sol[oa]|ningun[oa]?|no,? (?:just me|nobody|nadie|solo yo)|cero|n/a)(?: thanks| gracias| please)?$"
)
_WITH = re.compile(
    r"\b(?:with|and|con|y|me and|yo y|bringing|bring|take|plus)(?: also)? (?:my|mi|mis|her|his|su|a|an|un|una|the) (?:\w+ )?(wife|husband|mom|mother|mother's|dad|father|daughter|son|sister|brother|aunt|uncle|aide|pca|nurse|helper|caregiver|friend|partner|cousin|neighbor|grandma|grandson|interpreter|"
    r"esposa|esposo|mama|papa|hija|hijo|hermana|hermano|tia|tio|ayudante|enfermera|amiga|amigo|cuidadora|cuidador|vecina|vecino|prima|primo|interprete|pareja)\b|\bmy (wife|husband|mom|mother|dad|father|daughter|son|sister|brother|aide|pca|caregiver|friend)(?: \w+)? (?:is |will be |will )?(?:come|coming|comes|goes|going|rides?|riding)(?: along| with)?\b"
)
_COUNT = re.compile(rf"\b(\d|{_NUMBERS}) (?:other )?{_PEOPLE}\b")
_KIDS = re.compile(
    r"\b(?:(\d|"
    + _NUMBERS
    + r") )?(?:kids?|children|ninos?|ninas?|hijos?)\b(?:[^.]{0,20}?(?:ages?|aged|de|edades|tienen)? ?((?:\d{1,2})(?:(?:,| and| y|,? and|&) ?\d{1,2})*))?"
)


_ANIMAL = re.compile(
    r"(?:,? ?(?:with |con |and |y |just |only |solo )?(?:my |mi |a |un |his |her |hes a |he's a |he is a |its a |it's a )*(?:service |guide |seeing eye )?(?:dog|animal|cat|perro|perra)(?: (?:de servicio|guia))?)+"
)


def mobility(plain: str, *, asked: bool) -> tuple[list[str], bool]:
    """The aids that are named, and whether a wheelchair was named without saying which kind."""
    if asked and _NONE.match(plain.strip(" .!")):
        return ["walks"], False
    found = []
    for name, words in _AIDS.items():
        match = words.search(plain)
        if not match:
            continue
        if name not in ("needs_wheelchair", "walks") and re.search(
            rf"\b{_NOT}$",
            plain[: match.start()] + " "
            if not plain[: match.start()].endswith(" ")
            else plain[: match.start()],
        ):
            continue
        if name == "walks" and re.search(
            r"\b(cant|can't|cannot|no puede|no puedo|dont|doesn't|doesnt|unable|no camina|hard to|trouble) ?(?:\w+ )?$",
            plain[: match.start()],
        ):
            continue
        found.append(name)
    if "walks" in found and len(found) > 1:
        found.remove("walks")
    chair = _ANY_CHAIR.search(plain)
    kind_known = {"needs_wheelchair", "power_wheelchair", "manual_wheelchair"} & set(found)
    unknown = (
        bool(chair)
        and not kind_known
        and not re.search(rf"\b{_NOT}$", plain[: chair.start()] if chair else "")
    )
    return found, unknown


def way_home(plain: str) -> str | None:
    """`one_way`, `call_when_ready`, `fixed_time`, `round` (a way home, not said which), or None."""
    if _ONE_WAY.search(plain):
        return "one_way"
    if _CALL.search(plain):
        return "call_when_ready"
    if _FIXED.search(plain):
        return "fixed_time"
    return "round" if _ROUND.search(plain) else None


def purpose(plain: str) -> str | None:
    """The kind of visit by its words; never a diagnosis."""
    for name, words in _PURPOSE.items():
        if words.search(plain):
            return name
    return None


def rides_alone(plain: str) -> bool:
    """Whether it says that the rider goes alone."""
    return bool(
        re.search(
            r"\b(?:alone|by (?:him|her|my)self|on (?:his|her) own|sol[oa])\b(?! (?:ida|una?|dos|de|quiero|necesito))",
            plain,
        )
    )


def special(plain: str) -> list[str]:
    """What a person must arrange."""
    found = [name for name, words in _SPECIALS.items() if words.search(plain)]
    if _AIDS["stretcher"].search(plain) and not re.search(
        rf"\b{_NOT}(?:a )?(?:stretcher|gurney|camilla)", plain
    ):
        found.append("stretcher")
    return found


def rider_age(plain: str) -> int | None:
    """The rider's age in years where it is said ("my 8 year old", "mi hija de 5 anos"); months count as 0."""
    found = _AGE.search(plain)
    if not found or (not _MINOR.search(plain) and not found.group(1)):
        return None
    number = int(found.group(1) or found.group(2))
    if re.search(r"month|mo\b|meses", found.group(0)):
        return 0
    return number if number <= 120 else None


def is_for_a_child(plain: str) -> bool:
    """Whether the ride is asked for a child of the writer ("ride for my son"), whose age is not said."""
    found = _MINOR.search(plain)
    return bool(found) and bool(
        re.search(
            r"\b(for|para|take|llevar a|is for|es para|needs|necesita)( \w+){0,2} ?$",
            plain[: found.start()] if found else "",
        )
    )


def companions(plain: str, *, asked: bool) -> int | None:
    """How many adults ride along, where it is said. A dog is no companion."""
    people = _ANIMAL.sub(" ", plain)
    stripped = re.sub(r"\s+", " ", people).strip(" .!,")
    if (
        asked
        and people != plain
        and (not stripped or re.fullmatch(r"(?:just|only|solo|and|y|no|nobody|me|with|con|,| )+", stripped))
    ):
        return 0
    plain = people
    if asked and _ALONE.match(stripped):
        return 0
    if asked:
        bare = re.fullmatch(
            rf"(?:just |only |solo )?(\d|{_NUMBERS})(?: {_PEOPLE})?(?: please| por favor)?", stripped
        )
        if bare:
            return _value(bare.group(1))
    counted = _COUNT.search(plain)
    if counted and (
        asked
        or re.search(r"\b(with|along|come|coming|ride|riding|companion|con|acompan\w+|van|vamos)\b", plain)
    ):
        return _value(counted.group(1))
    found = _WITH.findall(plain)
    if found:
        return len(found)
    if (
        asked
        and re.search(r"\b(my|mi|her|his|su) \w+", plain)
        and not re.search(r"\b(how|what|can|puede)\b", plain)
    ):
        return 1
    if re.search(
        r"\b(?:nobody|no one|noone|no 1) (?:is |will )?(?:come|comes|coming|rides?|riding|else|with|goes|going)|(?:^|,) ?(?:alone|just me|by (?:my|him|her)self|solo yo|sol[oa])(?=,|$|\.)|\b(?:travel|travels|traveling|riding|going|goes|go|rides|ride) alone\b|\bby (?:my|him|her)self\b|\b(?:i|he|she) (?:ride|rides|go|goes|am|will be|travel) alone\b|\bnadie (?:me )?(?:acompana|va)|\bvoy sol[oa]\b|\bviaj[ao] sol[oa]\b",
        plain,
    ):
        return 0
    return None


def children(plain: str) -> list[int]:
    """The ages of children who ride along, where they are said."""
    found = _KIDS.search(plain)
    if not found or not found.group(2) or _CHILD_IS.search(plain):
        return []  # "my son is 8 and needs a ride" speaks of the rider
    return [int(age) for age in re.findall(r"\d{1,2}", found.group(2)) if int(age) < 18]


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBER[word]
