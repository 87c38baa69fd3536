"""Who rides along: how many people, and the ages of children (counted apart)."""

from __future__ import annotations

import re

from ridecare.reading import clauses
from ridecare.reading.calendar_words import NUMBERS, either

_COUNTS = {word: number for word, number in NUMBERS.items() if number <= 10 and word != "couple"} | {
    "a": 1,
    "couple": 2,
}
_COUNT = rf"(?:\d{{1,2}}|{either(_COUNTS)})"
_ADULT_KIN = r"(?:wife|husband|spouse|partner|mom|mother|dad|father|brother|sister|aunt|uncle|cousin|friend|neighbor|daughter|son|aide|pca|caregiver|nurse|helper|attendant|interpreter|grandma|grandmother|grandson|granddaughter|boyfriend|girlfriend|staff|companion|escort|guardian|niece|nephew|worker|mama|papa|madre|padre|esposo|esposa|hija|hijo|hermano|hermana|amigo|amiga|vecina|vecino|cuidadora?|enfermera|ayudante|acompanante|interprete|prima|primo|tia|tio|abuela|nieta|nieto|sobrina|sobrino|marido|parents)"
_CHILD_KIN = r"(?:kids?|children|child|babies|baby|infants?|toddlers?|ninos?|ninas?|bebes?|hijitos?|chiquitos?|grandkids|grandchildren|nietos|hijos|hijas|sons|daughters|boys|girls)"
_NONE = re.compile(
    r"^(?:no|none|nobody|no one|noone|no body|zero|nope|alone|just me|only me|me|myself|just myself|by myself|just i|no thanks|no thank you|nadie|solo|sola|solo yo|yo solo|yo sola|ninguno|ninguna|cero|no gracias|voy sol[oa]|va sol[oa]|viajo sol[oa]|nada mas yo|solamente yo|no nadie|no nobody|no no one|"
    r"just (?:him|her|the rider|mom|dad|my mom|my dad)|only (?:him|her|the rider)|solo (?:ella|el|mi mama|mi papa|mi hijo|mi hija)|ella sola|el solo|(?:ill|i will|im|i am|i|he|she|hes|shes|he is|she is)(?: be| go| going| ride| riding| will be| goes| rides| am| come| coming| traveling)* (?:alone|solo|by (?:my|him|her)self)|no it is just me|no its just me|its just me|it is just me|no just me|no only me|no solo yo|no one else|nadie mas|no otherwise)$"
)
_ALONE = re.compile(
    r"\b(?:(?:riding|going|traveling|travell?s?|travelling|come|coming|rides?|go|goes|be) (?:alone|by (?:my|him|her)self)|just me|only me|no ?(?:one|body)(?: else)? (?:else|with (?:me|him|her)|is (?:coming|going|riding)|comes?|rides?|goes|will)|no ?(?:one|body) else|0 others|"
    r"no companions?|no other riders?|voy sol[oa]|viaj[oa] sol[oa]|va sol[oa]|solo yo|nadie mas|nadie (?:va|viene|me acompana|conmigo)|sin acompanantes?)\b"
)
_NUMBER_ONLY = re.compile(
    rf"^(?:yes |si |just |only |about |maybe |solo |it will be |there (?:will be|are) |seran |somos |son |ok )*(?P<count>{_COUNT})(?: (?:other |more |mas |otra |otras )?(?:people|person|persons|adults?|companions?|riders?|passengers?|of us|others?|personas?|adultos?|acompanantes?|pasajeros?))?(?: (?:with me|conmigo|ride along|more|mas|besides me|along|will ride|please|por favor|else|both adults|ambos adultos|coming|my \w+|mi \w+|a \w+|un \w+|una \w+))*$"
)
_PEOPLE = re.compile(
    rf"\b(?P<count>{_COUNT}) (?:other |more |extra |additional |otra |otras |mas )?(?:people|persons?|adults?|companions?|attendants?|escorts?|aides?|passengers?|personas?|adultos?|acompanantes?)\b(?! (?:at|in the clinic|van|car))"
)
_ALONG = re.compile(
    rf"\b(?:my|mi|an?|his|her|un|una|the|su|el|la) (?:\w+ )?(?P<who>{_ADULT_KIN})(?: (?:is|will be|will|s|would like to|has to|needs to|va a|va|viene|quiere|tiene que))?(?: also| tambien)? (?:coming|come|comes|going|go|goes|riding|ride|rides|join\w*|accompany\w*|with me|along|be (?:with|going|riding|coming)|tag along|ir|viajar|viaja|venir|acompan\w+|conmigo|me acompan\w+|viene)\b"
)
_WITH = re.compile(
    rf"\b(?:with|bring|bringing|brings|and|con|traer|traigo|llevo|y|along with|plus)(?: me and)? (?:my|mi|an?|his|her|un|una|su) (?:\w+ )?(?P<who>{_ADULT_KIN})\b"
)
_ME_AND = re.compile(
    rf"\b(?:me and|i and|yo y|myself and|me plus|me \+|me,|rider and|mi mama y|mom and) (?:my |mi |an? |un |una )?(?:\w+ )?(?P<who>{_ADULT_KIN}|{_CHILD_KIN})\b"
)
_KIN = re.compile(
    rf"\b(?:my|mi|an?|his|her|un|una|su|one|the|el|la|mis|our)? ?(?:\w+ )?(?P<who>{_ADULT_KIN})s?\b"
)
_CHILDREN = re.compile(
    rf"\b(?P<count>{_COUNT})? ?(?:little |small |young |pequen[oa]s? )?(?P<who>{_CHILD_KIN})\b"
)
_AGES = re.compile(
    r"\b(?:ages?|aged|edades|edad|de|who (?:are|is)|they are|theyre|are|son|tienen|tiene|is|of|old) (?:of )?(?P<ages>\d{1,2}(?:(?:,? (?:and|y|&|e) |, ?|/| )\d{1,2}){0,5})(?: ?(?:years?|yrs?|yo|anos|meses|months?))?\b"
)
_AGES_BESIDE = re.compile(
    r",? ?\(?(?P<ages>\d{1,2}(?:(?:,? (?:and|y|&) |, ?)\d{1,2}){0,5})\b(?! ?(?:am|pm|:|/|people|adults))"
)
_AGE_OLD = re.compile(r"\b(?P<age>\d{1,2})[ -]?(?:yrs?|years?|yo|y/o|anos)(?:[ -]?old)?\b")
_ONLY_AGES = re.compile(
    r"^ ?(?P<ages>\d{1,2}(?:(?:,? (?:and|y|&) |, ?|/| )\d{1,2}){0,7})(?: ?(?:years?|yrs?|yo|anos)(?: old)?)?[ .!]*$"
)
# An animal is no companion; a service animal is an aid.
_ANIMAL = re.compile(
    r"(?: ?\b(?:and |with |con |y |just |only |solo )?(?:my |mi |a |un |his |her )?(?:hes a |shes a |its a |it is a |es un )?(?:service |guide |seeing eye |support )?(?:dogs?|animals?|cat|perr[oa]|gat[oa])\b(?: (?:de servicio|guia|de asistencia))?)+"
)
# "My wife and my brother come along" are two.
_PAIR = re.compile(
    rf"\b(?:my|mi|his|her|su) (?:\w+ )?(?P<one>{_ADULT_KIN}),? (?:and|y|e) (?:my|mi|his|her|su) (?:\w+ )?(?P<two>{_ADULT_KIN})\b"
)
# A single child beside an age, in the answer to who comes along ("mi hijo, 9").
_AGED = re.compile(
    r"\b(?:son|daughter|boy|girl|hijo|hija|nieto|nieta|grandson|granddaughter),? ?\(?(?:(?:de|age|aged|is|tiene|who is) )?(?P<ages>\d{1,2})\b(?! ?(?:am|pm|:|/|people|adults))"
)
_YOUNG = r"(?:son|daughter|boy|girl|hij[oa]|niet[oa]|grandson|granddaughter|sobrin[oa]|niece|nephew)"
_AGE_OF = r",? ?\(?(?:(?:de|age|aged|is|tiene|who is) )?(?P<ages>\d{1,2})\b(?! ?(?:am|pm|:|/|people|adults|de la|[a-z]+ (?:st|street|ave)\b))(?: ?(?:years?(?: old)?|yrs?|yo|anos)\b)?\)?"
# A child who is brought, told beside other things: "llevo a mi hijo, 7", and not "llevo a mi hijo, 7, al dentista".
_BROUGHT = (
    re.compile(
        rf"\b(?:llevo a|traigo a|voy con|vengo con|viajo con|bring|bringing|with|along with) (?:my|mi|our) (?:\w+ )?{_YOUNG}{_AGE_OF}(?!,? (?:al|a la|a su|a una|to) )"
    ),
    re.compile(
        rf"\b(?:my|mi|our) (?:\w+ )?{_YOUNG}{_AGE_OF},? (?:rides?|comes?|goes|is coming|is riding|will (?:ride|come)|viene|va conmigo|me acompana|me va a acompanar)\b"
    ),
)
_NO_CHILDREN = re.compile(
    r"\b(?:no|not any|without|sin|ningun|no hay|no llevo|no voy con) (?:kids?|child|children|ninos?|hijos?|menores)\b|\b(?:kids?|children|ninos?) (?:arent|are not|isnt|is not|dont|do not|wont|no (?:van|vienen))\b"
)
_NONE_OF_THEM = re.compile(
    r"^(?:no|none|nobody|zero|0|ninguno|ninguna|nadie|cero|(?:please )?(?:remove|delete|quit[ae]|borr[ae])\w*(?: (?:it|them|that|all))?)(?: (?:thanks|please|gracias|por favor))*$"
)
_BOTH_RIDE = re.compile(r"\bboth (?:have|need|got|tenemos)\b")


def companions(words: str, bare: str, *, asked: bool) -> int | None:
    """How many people ride along, children not counted; None when nothing is said of it."""
    if asked and (led := clauses.first(words)) and led != bare:
        # "0. my number is …": what comes after the answer is another one.
        alone = companions(led, led, asked=True) if _NONE.match(led) or _NUMBER_ONLY.match(led) else None
        if alone is not None and not _KIN.search(words) and not _CHILDREN.search(words):
            return alone
    if asked and bare:  # a note for the driver alone leaves nothing, and says nothing of who comes along
        bare = _ANIMAL.sub("", bare).strip() or "just me"
        if _NONE.match(bare) or bare in ("just", "only", "solo"):
            return 0
        number = _NUMBER_ONLY.match(bare)
        small = _CHILDREN.search(words)
        if small and not children(words, asked=True):
            # Without their ages children are counted as people, so that no seat is missing.
            grown = _PEOPLE.search(words)
            return _count(small["count"] or "1") + (_count(grown["count"]) if grown else 0)
        if number and not small:
            # "me and my daughter" is one; "2 of us" is one besides the rider.
            count = _count(number["count"])
            return max(0, count - 1) if " of us" in bare or bare.startswith("somos") else count
    people = _PEOPLE.search(words)
    if people and (
        asked
        or re.search(
            r"\b(?:with|along|ride|riding|come|coming|bring|con|conmigo|acompan\w+|companions?|acompanantes?|and|plus)\b",
            words,
        )
    ):
        return _count(people["count"])
    if _BOTH_RIDE.search(words):
        return None
    who = {
        (match.start("who"), match["who"])
        for pattern in (_ALONG, _WITH, _ME_AND)
        for match in pattern.finditer(words)
        if not re.fullmatch(_CHILD_KIN, match["who"])
    }
    for pair in _PAIR.finditer(words):
        both = {(pair.start("one"), pair["one"]), (pair.start("two"), pair["two"])}
        who |= both if who & both else set()
    if asked and "?" not in words:
        who |= {(match.start("who"), match["who"]) for match in _KIN.finditer(words)}
        small = _CHILDREN.search(words) if children(words, asked=True) else _AGED.search(words)
        if small:  # "my mom and my two sons, 4 and 7": the sons are counted by their ages
            who = {each for each in who if not small.start() <= each[0] < small.end()}
    for each in _brought(words):
        who = {one for one in who if not each.start() <= one[0] < each.end()}
    if who and not re.search(
        r"\b(?:no|not|without|instead of|sin) (?:my |mi )?\w+$", words[: min(who)[0]].rstrip()
    ):
        return len(who)
    if asked and (children(words, asked=True, along=True)):
        return 0
    return 0 if _ALONE.search(words) else None


def age_spans(words: str) -> list[tuple[int, int]]:
    """Where ages stand beside children."""
    found = []
    for mention in _CHILDREN.finditer(words):
        beside = _AGES_BESIDE.match(words, mention.end())
        if beside:
            found.append(beside.span("ages"))
    return found


def children(words: str, *, asked: bool, along: bool = False) -> list[int]:
    """The ages of children who ride along. along: it was asked who does."""
    mention = _CHILDREN.search(words)
    one = _AGED.search(words) if along and not mention else None
    if one and int(one["ages"]) < 18:
        return _ages(one["ages"])
    if asked and not mention:
        only = _ONLY_AGES.match(words)
        return _ages(only["ages"]) if only else []
    if not mention:
        return [age for each in _brought(words) for age in _ages(each["ages"])]
    beside = _AGES_BESIDE.match(words, mention.end())
    if beside:
        return _ages(beside["ages"])
    ages = _AGES.search(words, mention.start())
    if ages and max(_ages(ages["ages"])) < 18:
        return _ages(ages["ages"])
    single = [int(match["age"]) for match in _AGE_OLD.finditer(words) if int(match["age"]) < 18]
    comes = re.search(r"\b(?:with|bring\w*|and|along|con|traigo|llevo|y|coming|come|ride|riding)\b", words)
    return single if single and comes else []


def no_children(words: str, bare: str, *, asked: bool) -> bool:
    """Whether nobody under age is said to ride along. asked: their ages were asked for."""
    return bool(_NO_CHILDREN.search(words) or (asked and _NONE_OF_THEM.match(bare)))


def _brought(words: str) -> list[re.Match[str]]:
    """Where a child is said to be brought, with the age beside it."""
    found = [match for pattern in _BROUGHT for match in pattern.finditer(words)]
    return [match for match in found if int(match["ages"]) < 18]


def _ages(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d{1,2}", text)]


def _count(text: str) -> int:
    return int(text) if text.isdigit() else _COUNTS[text]
