"""Names and people: who rides, how old, who asks."""

from __future__ import annotations

import re

from ridecare.reading.calendar_words import NUMBERS, either
from ridecare.reading.clauses import BEGINS
from ridecare.reading.plain import Plain, folded

_KIN = (
    r"(?:mom|mother|mum|dad|father|son|daughter|wife|husband|spouse|partner|brother|sister|grandma|grandmother|grandpa|grandfather|grandson|granddaughter|aunt|uncle|cousin|niece|nephew|friend|"
    r"neighbor|client|patient|baby|kid|child|boyfriend|girlfriend|mama|papa|madre|padre|hijo|hija|esposo|esposa|marido|hermano|hermana|abuela|abuelo|abuelita|abuelito|nieto|nieta|tia|tio|"
    r"prima|primo|sobrino|sobrina|amigo|amiga|vecino|vecina|cliente|paciente|bebe|nino|nina|suegra|suegro|mother in law|mother-in-law|father in law|roommate|resident|member)"
)
_NAMED = re.compile(
    rf"\b(?:(?:my|his|her|the|our|riders?|members?|passengers?|patients?) (?:full |first |last |legal )?name(?: is|s| should be| would be|:)(?: spelled| spelt| actually)?|(?:the )?name (?:is|should be|on (?:the )?card is)|(?:i am called|im called|call me)|"
    rf"(?:the |our )?(?:rider|passenger|patient|member)(?: is| will be|:)|(?:it is|its|this is|ride is|ride|is|thats)? ?for (?=my |our |his |her |me\b|mr|mrs|ms)|this is|"
    rf"me llamo|se llama|mi nombre(?: completo)? es|(?:el |su )?nombre(?: de(?:l| la)? (?:pasajero|pasajera|miembro|\w+))? es|(?:el |la )?(?:pasajero|pasajera|paciente|miembro) es|(?:es |viaje )?para (?=mi |el |la |mama|papa)|soy)"
    rf" ?(?:(?:me|mine|myself)\b[ ,]*(?:and )?|for |para )?(?:(?:my|our|the|his|her|mi|el|la|su|nuestra|nuestro)\b (?:\w+ )?(?:{_KIN})\b(?: (?:is|named|called|name is|se llama|es))?[ ,:]*)?(?:mr|mrs|ms|miss)?\.? ?"
)
_KIN_FIRST = re.compile(
    rf"^ ?(?:my|our|mi|the|el|la) (?:{_KIN})\b(?:s name is| is| named|,| se llama| es)? ?"
)
_ME_FIRST = re.compile(
    r"^ ?(?:for |para )?(?:me|myself|yo|mi mismo|i am|im|soy|its|it is|yes|si|ok|hi|hello|hola|sure|name|nombre|rider|mr|mrs|ms|miss|sr|sra)\b[.,: ]*(?:its |it is |i am |im |soy )?(?:for |para |ride is for )?(?=\w)"
)
_NAME_ENDS = re.compile(
    r"[\n?!;(]|,(?! ?(?:jr|sr|ii|iii)\b)|\.(?= |$)(?<!\bjr\.)(?<!\bsr\.)(?<!\bdr\.)(?<!\bmr\.)(?<!\bms\.)(?<!\bmrs\.)(?<!\bst\.)(?<!\bdra\.)(?<!\b\w\.)|\d| (?:and|y|but|pero|needs?|who|is|he|she|i|im|he's|born|dob|member|id|phone|with|con|tiene|nacio|necesita|necesito|quiero|want|wants|at|from|to|on|going|please|thanks|thank|por favor|gracias|que|has|tomorrow|today|tonight|every|next|hoy|manana|cada|calling|llamando|her|his|my|es|en|se|as|not|for|if|goes)\b| (?:de|aged?) ?(?=\d)"
)
_LAST_FIRST = re.compile(r"^\s*[^\W\d_]{2,25}, ?[^\W\d_]{2,25}(?: [^\W\d_]\.?)?\s*$")
_FIRST_AND_LAST = re.compile(
    r"\bfirst(?: name)?:? (?:is )?(?P<first>[^\W\d_]+),? (?:and )?(?:my )?last(?: name)?:? (?:is )?(?P<last>[^\W\d_-]+)"
)
_RIDE_FOR = re.compile(
    r"\b(?:rides?|trip|transport\w*|pick up|appointment|request|viaje|cita|solicitud|traslado|raite)(?: (?:is|es|will be|would be|should be|seria|sera))? (?:for|para) (?:(?:mr|mrs|ms|miss|sr|sra|el senor|la senora)\.? )?(?=\w)"
)
# "I'm Fatuma Ali", "it's for Ada Demo": only when it is written as a name.
_IS = re.compile(r"\b(?:i am|im|(?:its|it is|es) (?:for|para)) (?=\w)|[,;] (?:for|para) (?!dr\b|dra\b)(?=\w)")
_NOT_PEOPLE = frozenset(
    """dialysis therapy physical dental dentist doctors visit appointment checkup check surgery chemo treatment lab blood work test exam xray mri scan eye medical care clinic hospital
    pharmacy next this every two three one people person kids children someone somebody anyone everyone us them him her he she mom dad mother father son daughter wife husband
    january february march april may june july august september october november december noon morning afternoon evening week day weekend monday free medicaid
    cita dialisis terapia consulta examen enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre proximo proxima semana dos personas todos
    mi mis el la los ir ver mama papa hijo hija esposo esposa una un later both around about at on in""".split()
)
# Words of the trade that are surnames too: "Denise Walker", "Dorothy Day".
_SURNAMES = frozenset("walker day english baby friend young child walk".split())
_FIRST_NAMES = frozenset("april may june august".split())
# What introduces the rider beside a place, where one was asked for.
_BESIDE_PLACE = re.compile(
    r"\b(?:(?:rider|passenger|pasajer[oa])(?: is\b| es\b|:)|(?:ride|trip|viaje) (?:is |es )?(?:for|para)|(?:its|it is|es) (?:for|para)|me llamo|(?:name|nombre) (?:is|es))|^(?:soy|im|i am|its for) ?"
)
_LETTER = re.compile(r"[^\W\d_]")
_NO_NAMES = frozenset(
    """yes no ok okay sure what why how who when where hi hello hey hola help skip stop cancel none nobody nothing me myself same you ride need want the a it this that
    thanks please sorry wait repeat again person human agent si claro nada ninguno nadie gracias ayuda que como quien cuando donde porque saltar omitir parar cancelar
    tomorrow today tonight monday tuesday wednesday thursday friday saturday sunday lunes martes miercoles jueves viernes sabado hoy manana idk huh
    wheelchair walker dialysis doctor appointment yo mismo misma english spanish espanol ingles continue back menu continuar seguir""".split()
)
_NOT_A_NAME = re.compile(
    r"^(?:i |im |i'm |can|could|do |does|dont|how|what|why|when|where|who |is |are |will |would|should|need|want|not |no |yes |ok |you |your |he |she |we |they |this |that |there |it |its |the |a |an |to |from |at |for |with |please|help|thank|tell|give|"
    r"talk|speak|call|cancel|stop|forget|never|never mind|start|skip|good (?:morning|afternoon|evening)|i|tengo|necesito|quiero|puedo|puede|como|que |para |por |no |si |es |el |la |los |una |un |hablar|ayuda|buenos|buenas|starting|beginning|until|desde|hasta|a partir|empezando|"
    r"my (?!name)|mi (?!nombre)|ride|viaje|go |going|just|same|already|hi |hello|hey|hola)\b|\b(?:is|are|was|need|want|have|ride|appointment|call|card|know|cost|speak|talk|viaje|cita|tarjeta|necesito|quiero|street|ave|clinic|hospital|nothing|number)\b"
)
_AGE = re.compile(
    rf"\b(?P<age>\d{{1,3}}|{either(word for word in NUMBERS if word not in ('un', 'una', 'couple'))})[ -]?(?P<unit>years?|yrs?|yr|yo|y/o|anos|anitos|months?|mos|meses|mo|weeks?|semanas|days|dias)\b(?:[ -]?olds?| de edad)?"
)
_AGE_IS = re.compile(
    r"\b(?:(?:(?:he|she|rider|who|i|mom|dad) (?:is|am|just turned|turned)|(?:son|daughter|kid|child|grandson|granddaughter|nephew|niece)(?: [^\W\d_]+){0,2} (?:is|just turned|turned))|hes|shes|im|age(?: is|d)?:?|turned|tiene|tengo|edad:?) (?P<age>\d{1,3})\b(?! ?(?:%|minutes|miles|blocks|feet|hours|days|weeks|am|pm|:|/|st\b|ave\b|people|kids|citas|personas|steps|appointments|[a-z]+ (?:st|street|ave)\b))"
)
_ONLY_AGE = re.compile(
    r"^ ?(?:(?:he|she|is|hes|shes|im|i am|age|tiene|the rider|about|almost|just|yes|si|only|its|es|de) )*(?P<age>\d{1,3})(?: ?(?:years?|yrs?|yo|anos|anitos))?(?: old)?[ .!]*$"
)
_BROUGHT = re.compile(r"\b(?:bring|bringing|along|with me|traer|traigo|conmigo)\b")
_CHILD = re.compile(
    r"\b(?:baby|infant|toddler|newborn|my (?:little )?(?:kid|child)|mi (?:bebe|nino|nina)|el nino|la nina|under 18|minor|menor de edad)\b"
)
_FOR_CHILD = re.compile(
    r"\b(?:for|take|taking|para|llevar|lleven|llevo|is for|es para)(?: a)? (?:my|our|mi|a|the|el|la|mis) (?:\w+ ){0,2}?(?:son|daughter|kid|child|baby|infant|toddler|grandson|granddaughter|grandchild|boy|girl|hijo|hija|bebe|nino|nina|nieto|nieta|hijito|hijita|old|newborn|nephew|niece|sobrino|sobrina)\b"
)
_NOBODY_FIRST = re.compile(
    r"^(?:no|none|nobody|no one|nadie|ninguno) (?:(?:he|she|they|the \w+|el|ella|my \w+|mi \w+) (?:goes|rides|will go|is going|travels|va|viaja)|just|only|solo|va sol[oa])\b"
)
_NOBODY_THEN = re.compile(
    r"^ ?(?:no, ?)?(?:no ?one|nobody|none|no adult|nadie|ninguno|ningun adulto)(?: else| mas)? ?(?=[.,;!\n])"
)
# "Leo Diaz (9 years)", "Leo Diaz, 9 anos": an age set apart.
_APART = re.compile(r"[(,] ?(?:de )?$")
_APART_END = re.compile(r" ?(?:[),.;!\n]|$)")
_CHILD_BEFORE_NAME = (
    r"\b(?:my|our|mi|the|el|la) (?:\w+ )?(?:son|daughter|kid|child|baby|boy|girl|grandson|granddaughter|hijo|hija|nino|nina|bebe|nieto|nieta)"
    r"(?:s name is| is| named| called| se llama|,)? "
)
_NOBODY = re.compile(
    r"^(?:no|none|nobody|no one|noone|no adult|nadie|ninguno|no hay|by (?:him|her|my)self|alone|solo|sola|el solo|ella sola|just (?:him|her|the (?:kid|child))|he (?:goes|rides) alone|she (?:goes|rides) alone|no one else|no nobody|no nadie|ningun adulto)$"
)


def name_answer(said: Plain) -> str | None:
    """The name in an answer to "what is the rider's name": a name or nothing."""
    both = _FIRST_AND_LAST.search(said.words)
    if both:
        return " ".join(said.original(*both.span(part)) for part in ("first", "last"))
    swapped = _LAST_FIRST.match(said.text)
    if swapped and not any(part in _NO_NAMES for part in re.findall(r"[^\W\d_]+", said.words)):
        return said.text.strip()
    named = name_in(said)
    if named:
        return named
    words = said.words
    if BEGINS.match(words):
        return None  # "solo de ida", "nobody comes with me"
    if "?" in said.text or (_KIN_FIRST.match(words) and not _KIN_FIRST.sub("", words).strip()):
        return None
    start = 0
    for pattern in (_ME_FIRST, _KIN_FIRST, _ME_FIRST):
        match = pattern.match(words[start:])
        start += match.end() if match else 0
    if start and not words[start:].strip():
        return None
    return _name(said, start)


def name_in(said: Plain) -> str | None:
    """A name that a sentence introduces ("my name is …", "it's for my mom …")."""
    found = _introduced(said)
    return found[2] if found else None


def name_beside(said: Plain) -> tuple[int, int, str] | None:
    """Where the rider is introduced beside a place ("…, I'm Ana Ruiz"), and the name."""
    found = _introduced(said)
    if not found or not _is_written_as_name(found[2]):
        return None
    return found if _BESIDE_PLACE.search(said.words[found[0] : found[1]]) else None


def _introduced(said: Plain) -> tuple[int, int, str] | None:
    found = [
        (match, name)
        for match in _NAMED.finditer(said.words)
        if (name := _name(said, match.end())) and _enough(match.group(), name)
    ]
    # Who calls says "this is …", and rides when nobody else is named: "this is Maria calling for my son Luis".
    found.sort(key=lambda each: bool(re.search(r"this is|soy|habla", each[0].group())))
    named = found[0] if found else _for_whom(said)
    return (named[0].start(), _end(said, named[0].end()), named[1]) if named else None


def _end(said: Plain, start: int) -> int:
    end = _NAME_ENDS.search(said.words, start)
    return end.start() if end else len(said.words)


def _for_whom(said: Plain) -> tuple[re.Match[str], str] | None:
    """ "a ride for Amos Reed": a name where nothing else introduces one."""
    for match in _RIDE_FOR.finditer(said.words):
        name = _name(said, match.end())
        parts = re.findall(r"[^\W\d_]+", said.words[match.end() : match.end() + len(name or "")])
        if not name or any(part in _NO_NAMES or part in _NOT_PEOPLE for part in _doubtful(name, parts)):
            continue
        if name[0].isupper() or not name[0].islower() or len(parts) in (2, 3):
            return match, name
    for match in _IS.finditer(said.words):
        name = _name(said, match.end())
        if name and _is_written_as_name(name):
            parts = re.findall(r"[^\W\d_]+", folded(name))
            if not set(_doubtful(name, parts)) & (_NO_NAMES | _NOT_PEOPLE):
                return match, name
    return None


def _doubtful(name: str, parts: list[str]) -> list[str]:
    """The words of a name that may be no name; a surname is one where it is written so."""
    if len(parts) > 1 and _is_written_as_name(name):
        first = 1 if parts[0] in _FIRST_NAMES else 0
        return parts[first : -1 if parts[-1] in _SURNAMES else len(parts)]
    return parts


def name_words(name: str) -> set[str]:
    """The plain words of a name."""
    return set(re.findall(r"[^\W\d_]+", folded(name)))


def _is_written_as_name(name: str) -> bool:
    """Two to four words, capitals in front as in "Fatuma Ali" or "Tom Van der Berg", not all of them shouted."""
    parts = name.split()
    return 2 <= len(parts) <= 4 and parts[0][0].isupper() and parts[-1][0].isupper() and name != name.upper()


def _enough(lead: str, name: str) -> bool:
    """ "this is urgent" and "soy diabético" introduce no name; a capital or a second word makes one."""
    if re.search(r"name|nombre|llam|called", lead):
        return True
    return name != name.lower() or (
        len(name.split()) >= 2 and re.search(r"\b(?:for|para|rider|passenger|pasajer)", lead) is not None
    )


def _name(said: Plain, start: int) -> str | None:
    words = said.words
    # "For my mother on May 5": what ends a name may stand where one would begin.
    end = _NAME_ENDS.search(words, start - words[:start].endswith(" "))
    stop = max(start, end.start()) if end else len(words)
    name = said.original(start, stop).strip(" ,:;-_\"'*“”«»")
    parts = [part for part in re.split(r"\s+", name) if part]
    plain_parts = re.findall(r"[^\W\d_]+", words[start:stop])
    if _NOT_A_NAME.search(words[start:stop].strip()):
        return None
    if not _LETTER.search(name) or len(name) > 80 or len(parts) > 6 or (len(name) < 2 and name.isascii()):
        return None
    if all(part in _NO_NAMES for part in plain_parts) or (
        plain_parts and plain_parts[0] in _NO_NAMES and len(plain_parts) > 2
    ):
        return None
    return name


def is_rider(words: str, name: str) -> bool:
    """Whether the rider's name stands right after the word for a child ("the rider is my son Leo Diaz")."""
    folded_name = folded(name).strip()
    if not folded_name:
        return False
    return bool(re.search(rf"{_CHILD_BEFORE_NAME}{re.escape(folded_name)}\b", words))


def without_name(words: str, name: str) -> str:
    """The words with blanks where the name stands."""
    folded_name = folded(name).strip()
    return words.replace(folded_name, " " * len(folded_name)) if folded_name else words


def rider_age(words: str, *, asked: bool, rides: bool = False) -> int | None:
    """The rider's age in whole years; the age of a child who comes along is none.

    rides: the child that is named is the rider, whoever comes along.
    """
    if not asked and not rides and _BROUGHT.search(words):
        return None
    if asked:
        only = _ONLY_AGE.match(words)
        if only and int(only["age"]) <= 120:
            return int(only["age"])
    match = _AGE.search(words)
    if match and (
        asked
        or re.search(r"old|edad|yo$|y/o", match.group())
        or _FOR_CHILD.search(words)
        or re.search(r"\b(?:is|im|am|tiene|tengo|de|hes|shes) $", words[: match.start()])
        or (rides or (_APART.search(words[: match.start()]) and _APART_END.match(words[match.end() :])))
    ):
        months = match["unit"][0] not in "ya"
        if months and not asked and not (re.search(r"old|edad", match.group()) or _CHILD.search(words)):
            return None  # "8 months pregnant", "3 weeks sober"
        number = int(match["age"]) if match["age"].isdigit() else NUMBERS[match["age"]]
        age = (
            number
            if match["unit"][0] in "ya"
            else (number // 12 if match["unit"].startswith(("mo", "mes")) else 0)
        )
        return age if age <= 120 else None
    stated = _AGE_IS.search(words)
    return int(stated["age"]) if stated and int(stated["age"]) <= 120 else None


def is_child(words: str, age: int | None) -> bool:
    """Whether the rider is said to be a child."""
    if age is not None:
        return age < 18
    return bool(
        _CHILD.search(words)
        and (_FOR_CHILD.search(words) or re.search(r"\b(?:minor|under 18|menor)\b", words))
        and not re.search(r"\badult\b", words)
    )


def is_for_child(words: str) -> bool:
    """Whether the ride is for somebody's child, of any age."""
    return bool(_FOR_CHILD.search(words))


def nobody(bare: str, words: str = "") -> bool:
    """Whether nobody rides along. words: with punctuation ("nobody. my phone is …" says two things)."""
    alone = _NOBODY_THEN.match(words)
    if alone and not re.search(rf"\b(?:{_KIN})\b", words[alone.end() :]):
        return True
    return bool(_NOBODY.match(bare) or _NOBODY_FIRST.match(bare))


def person_answer(said: Plain) -> str | None:
    """An answer in free words about a person ("Rosa Diaz, his mother")."""
    if "?" in said.text or len(_LETTER.findall(said.text)) < 2 or len(said.text) > 200:
        return None
    plain_parts = re.findall(r"[^\W\d_]+", said.words)
    if all(part in _NO_NAMES - {"me", "myself", "yo", "mismo", "misma", "doctor"} for part in plain_parts):
        return None
    return (
        None
        if re.match(
            r"^ ?(?:can|could|what|why|how|when|where|do|does|i need|i want|que|como|cuando|puedo|necesito|quiero)\b",
            said.words,
        )
        else said.text.strip(" .,")
    )
