"""How members write words: text-speak, slips and run-together spellings, and the plain words they stand for."""

from __future__ import annotations

from ridecare.reading.slips import DECIDING

# One word as it is typed (folded: lower case, no accents, no apostrophes) -> the plain word.
SPELLINGS: dict[str, str] = {
    # days
    "tmrw": "tomorrow", "tmr": "tomorrow", "tmw": "tomorrow", "tmmrw": "tomorrow", "tmorrow": "tomorrow", "2morrow": "tomorrow",
    "2moro": "tomorrow", "2mrw": "tomorrow", "2mro": "tomorrow", "tomorow": "tomorrow", "tommorow": "tomorrow", "tommorrow": "tomorrow",
    "tomarrow": "tomorrow", "tomorro": "tomorrow", "tomoro": "tomorrow", "tomorrows": "tomorrow", "tommorw": "tomorrow", "tomrw": "tomorrow",
    "tomrow": "tomorrow", "tomorrrow": "tomorrow", "2day": "today", "tday": "today", "todays": "today", "toady": "today", "2nite": "tonight", "2night": "tonight",
    "tonite": "tonight", "tues": "tuesday", "tusday": "tuesday", "teusday": "tuesday", "tuseday": "tuesday", "tuesdy": "tuesday", "tuesdays": "tuesdays",
    "weds": "wednesday", "wensday": "wednesday", "wendsday": "wednesday", "wednsday": "wednesday", "wenesday": "wednesday", "wedsday": "wednesday",
    "wednesdy": "wednesday", "wednessday": "wednesday", "thur": "thursday", "thurs": "thursday", "thrs": "thursday", "thrusday": "thursday",
    "thirsday": "thursday", "thursdy": "thursday", "thuresday": "thursday", "firday": "friday", "fridy": "friday", "frday": "friday", "satuday": "saturday", "saterday": "saturday",
    "satruday": "saturday", "munday": "monday", "mondy": "monday", "moday": "monday", "sundy": "sunday", "nxt": "next", "wk": "week", "wks": "weeks",
    "mornin": "morning", "mornign": "morning", "mrng": "morning", "morn": "morning", "afternon": "afternoon", "aftrnoon": "afternoon", "aftnoon": "afternoon",
    "afernoon": "afternoon", "arvo": "afternoon", "evning": "evening", "evenin": "evening",
    "mnn": "manana", "mnna": "manana", "mnana": "manana", "maniana": "manana", "manhana": "manana", "oy": "hoy", "juebes": "jueves", "juves": "jueves",
    "biernes": "viernes", "vierne": "viernes", "mierkoles": "miercoles", "mircoles": "miercoles", "miercole": "miercoles", "savado": "sabado",
    "lunez": "lunes", "martez": "martes", "prox": "proximo", "procsimo": "proximo", "procsima": "proxima", "proccimo": "proximo", "hrs": "horas",
    # riding
    "frm": "from", "fm": "from", "appt": "appointment", "appts": "appointments", "appmt": "appointment", "aptmt": "appointment",
    "appointmnt": "appointment", "apointment": "appointment", "appointmen": "appointment", "appoinment": "appointment", "appointmet": "appointment",
    "apptmt": "appointment", "appontment": "appointment", "apoinment": "appointment", "pickup": "pick up", "pickups": "pick up", "pik": "pick", "pu": "pick up", "dropoff": "drop off",
    "hosp": "hospital", "hospitol": "hospital", "hospitl": "hospital", "clinc": "clinic", "clinik": "clinic", "doc": "doctor", "docs": "doctors",
    "docter": "doctor", "doctr": "doctor", "dentis": "dentist", "dialisys": "dialysis", "dialisis": "dialysis", "dialasis": "dialysis",
    "dyalisis": "dialysis", "dialysys": "dialysis", "dyalysis": "dialysis", "dialicis": "dialysis", "dialiasis": "dialysis", "adress": "address", "addres": "address", "addy": "address",
    "adres": "address", "wheelchiar": "wheelchair", "wheelchar": "wheelchair", "wheelchairs": "wheelchair", "weelchair": "wheelchair",
    "whelchair": "wheelchair", "wlkr": "walker", "rn": "right now", "btw": "by the way",
    "sita": "cita", "asta": "hasta", "desd": "desde", "dsd": "desde", "voi": "voy", "kiero": "quiero", "qiero": "quiero", "aki": "aqui",
    "nesesito": "necesito", "nececito": "necesito", "nesecito": "necesito", "necesit": "necesito", "necesto": "necesito", "ncsito": "necesito", "nesito": "necesito",
    "necito": "necesito", "recojame": "recojame", "recogeme": "recojame", "recojeme": "recojame", "recojanme": "recojame", "recoganme": "recojame", "recogame": "recojame",
    "recojerme": "recogerme", "ospital": "hospital", "direcion": "direccion", "direcsion": "direccion", "dentita": "dentista", "cilla": "silla", "andadera": "andador", "bolber": "volver",
    "regrezo": "regreso", "yamo": "llamo", "yamare": "llamare", "yamar": "llamar", "solamente": "solo", "ija": "hija", "ijo": "hijo",
    # small words
    "u": "you", "ur": "your", "r": "are", "pls": "please", "plz": "please", "plez": "please", "pleas": "please", "plse": "please", "thx": "thanks", "thnx": "thanks",
    "tnx": "thanks", "ty": "thank you", "tysm": "thank you", "thankyou": "thank you", "thanx": "thanks", "b4": "before", "wanna": "want to", "gonna": "going to",
    "gotta": "got to", "gimme": "give me", "cuz": "because", "bc": "because", "coz": "because", "wat": "what", "abt": "about",
    "yea": "yeah", "yeh": "yeah", "yess": "yes", "yesss": "yes", "yas": "yes", "yup": "yes", "yep": "yes", "yeap": "yes", "yse": "yes", "nope": "no", "nop": "no", "nah": "no", "naw": "no",
    "noo": "no", "idk": "i dont know", "dunno": "i dont know", "dk": "i dont know", "okey": "ok", "okay": "ok", "okie": "ok", "oki": "ok", "oke": "ok",
    "sip": "si", "sii": "si", "siii": "si", "q": "que", "ke": "que", "xq": "porque", "porq": "porque", "pq": "porque", "xfa": "por favor",
    "porfa": "por favor", "porfavor": "por favor", "xfavor": "por favor", "porfis": "por favor", "grasias": "gracias", "gracia": "gracias", "nose": "no se", "tmb": "tambien", "tb": "tambien",
    "alas": "a las", "ala": "a la", "alamedia": "a la media", "cel": "celular", "ahorita": "ahora mismo",
}  # fmt: skip

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Months that are long enough for one slip of a finger to leave no other word.
_LONG_MONTHS = "january february september october november december febrero septiembre octubre noviembre diciembre".split()


def _slips(word: str) -> set[str]:
    """The word with one letter after the first missing, added, exchanged, or swapped with the next."""
    slips: set[str] = set()
    for place in range(1, len(word) + 1):
        head, tail = word[:place], word[place:]
        slips |= {head + letter + tail for letter in _LETTERS if letter + tail != "s"}
        if tail:
            slips |= {head + tail[1:]} | {head + letter + tail[1:] for letter in _LETTERS}
            slips.add(head + tail[1:2] + tail[:1] + tail[2:])
    return slips - {word}


# And weekdays; words that are others are left ("sundry", "vienes").
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday jueves viernes miercoles".split()
_OTHER_WORDS = frozenset("sundae sundry sunray vienes jueces mondaya viertes juegues mondal fridas".split())
SPELLINGS |= {
    slip: name
    for name in (*_LONG_MONTHS, *_WEEKDAYS)
    for slip in _slips(name)
    if slip not in SPELLINGS and slip not in _OTHER_WORDS
}

SPELLINGS |= {slip: SPELLINGS.get(word, word) for slip, word in DECIDING.items() if slip not in SPELLINGS}

# Words that need their neighbours: (pattern, plain words), applied before SPELLINGS; the patterns are linear.
# Where a pattern has a group, only the group is replaced.
PHRASES: tuple[tuple[str, str], ...] = (
    (r"\bd (?=(?:mi|la|el|las|los|aqui|donde|mis|\d+ [a-z])\b)", "de "),
    (r"\bx (?=(?:favor|la|el|mi)\b)", "por "),
    (r"\bwe d\b|\bwed (?=(?:like|love|prefer|rather|appreciate)\b)", "we would "),
    (r"\bdela\b", "de la"),
    (r"\b(?:for|tell) the (diver|drier|drive|dirver|drver|driiver)\b", "driver"),
    (r"\benla\b", "en la"),
    (r"\b(?:yes|si|ok|no) (pease)\b", "please"),
    (r"\bno (tanks)\b", "thanks"),
    (r"\bmy (pone|fone|phne|phon)\b", "phone"),
    (r"\b(pero) de servicio\b", "perro"),
    (r"\bw/c\b", "wheelchair"),
    (r"\bw/o\b", "without"),
    (r"(?<!/)\bw/(?= ?\w)", "with "),  # "m/w/f" is three days
    (r"\bp/u\b", "pick up"),
    (r"\bd/o\b", "drop off"),
    (r"\bpick-up\b", "pick up"),
    (r"\bdrop-off\b", "drop off"),
    (r"\bcheck-up\b", "checkup"),
    (r"\bwheel[ -]chair\b", "wheelchair"),
    (r"(?<=\d)@ ?(?=\d)", " at "),
    (r"@ ?(?=[\w#])", "at "),
    (r"\b(?:ride|need|going|get|go) (2) (?!pm\b|am\b)[a-z]", "to"),
    (r"\b2 (?=(?:the|my|see|go|get) )", "to "),
    (r"\b(?:ride|rides|trip) (4) (?!pm\b|am\b)[a-z]", "for"),
    (
        r"(?<!\bat )(?<!\bby )(?<!\bapt )(?<!\bto )(?<!\bdec )(?<!\bnov )\b4 (?=(?:me|my (?:mom|dad|son|wife|husband|daughter|appointment|appt))\b)",
        "for ",
    ),
    (r"\ba ?m\b\.?(?= ?de la\b)", "am"),
)
