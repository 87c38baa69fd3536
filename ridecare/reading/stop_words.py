"""A stop beside the visit: where it is, and whether on the way there or on the way home."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ridecare.reading.plain import Plain, plain

THERE, HOME = "there", "home"

_HOME = (
    r"(?:on (?:the|my|our|his|her) (?:way|ride|trip) (?:back )?(?:home|back)|on the return(?: ride| trip)?|after(?:wards?| that| the (?:visit|appointment|clinic|doctor)| (?:my|his|her) (?:visit|appointment)| (?:im|i am) done)?|"
    r"when (?:im|i am|hes|shes|were|we are) (?:done|finished)|before (?:going |we go |i go |heading )?(?:back )?home|on the way from (?:the |my )?(?:visit|appointment|clinic|doctor)|"
    r"de (?:regreso|vuelta)(?: (?:a|para) (?:la |mi )?casa)?|(?:de |en el )?camino (?:a|de) (?:la |mi |regreso a )?casa|al (?:regresar|volver|salir)|a la (?:vuelta|salida)|despues(?: de (?:la|mi) cita| de eso)?|luego|antes de (?:ir|irme|volver|regresar) a (?:la |mi )?casa)"
)
_THERE = (
    r"(?:on (?:the|my|our|his|her) way (?:there|over|in|to (?:the |my )?(?:visit|appointment|clinic|doctor|doctors|hospital|dialysis))|before (?:the|my|his|her) (?:visit|appointment)|first|beforehand|before (?:that|i go|we go)(?! home)|"
    r"(?:en el camino |de camino )?de ida|(?:de |en el )?camino a (?:la cita|la clinica|alla|mi cita)|antes de (?:la|mi|su) cita|primero|antes(?! de))"
)
# Places of errands. Nothing else is a stop without the word "stop": "then take me to the clinic" is where one goes.
_ERRAND = (
    r"(?:pharmacy|drug ?store|grocery(?: store)?|store|supermarket|bank|post office|daycare|day care|school|library|walgreens|cvs|walmart|target|cub(?: foods)?|aldi|hy ?vee|costco|food ?shelf|"
    r"farmacia|tienda|supermercado|mercado|banco|correo|escuela|guarderia|biblioteca)"
)
_THE = r"(?:the |a |an |my |our |his |her |la |el |una |un |mi |su )?"
_MORE = r"(?:(?! (?:on (?:the|my|our) way|and|then|but|please|for|to|so|in case|after|before|first|when|tomorrow|today|thanks|y|de regreso|de vuelta|camino|primero|antes|despues|por favor|para|gracias|pero|i|my|it)\b)[^,.;!?\n|]){0,50}"
_PLACE = rf"(?P<place>{_THE}[a-z0-9]{_MORE})"
_ERRAND_PLACE = rf"(?P<place>{_THE}(?:[a-z]+ )?{_ERRAND}\b{_MORE})"
_ASK = (
    r"(?:(?:and|but|also|y|pero|tambien|then|luego|despues|after that|please|por favor|can|could|will|would|do|does|may|we|you|they|i|he|she|it|the (?:driver|ride|van|car)|id|ill|need|needs|want|wants|have|has|got|like|to|is it ok (?:if|to)|ok|if|a|"
    r"make|do|with|plus|add|quick|short|brief|one|extra|another|second|me|us|necesit[oa]|quier[oe]|quisiera|pued[ea]n?|podemos|podria|tengo|que|hacer|haga|una|un|nos|favor|de|corta|rapida|con|agregar|poner) ){0,9}"
)
_CHILD = r"(?:my|our|the|his|her) (?:son|sons|daughter|daughters|kid|kids|child|children|boy|girl|baby|grandson|granddaughter|grandkids|mom|mother|dad|wife|husband|sister|brother)"
_CHILD_ES = r"(?:a )?(?:mi|mis|su|sus|los|el|la) (?:hijo|hija|hijos|hijas|nino|nina|ninos|ninas|nieto|nieta|nietos|bebe|mama|esposo|esposa|hermano|hermana)"
_STOP_VERB = (
    r"(?:(?<!bus )(?<!rail )(?<!train )(?<!transit )(?<!line )(?<!the )(?<!my )(?<!that )(?<!this )(?<!first )(?<!last )(?<!next )stop(?: off| over)? (?:at|by|in)|stopping (?:at|by|in)|swing by|"
    r"(?<!la )(?<!esa )parada(?! (?:de|del) (?:bus|camion|autobus|tren|metro)) (?:en|a)|(?:parar|paremos|paren?) en)"
)
# "Pasen por mi tía" fetches a person: with these verbs only the places of errands are stops.
_GOING_BY = r"(?:run (?:by|into|to)|(?:pasar|pasemos|pasen?|parar|paren?) (?:por|a))"
_MEDS = r"(?:my|a|the|some|his|her|mi|mis|la|las|el|unas?) (?:prescriptions?|meds|medicines?|medications?|pills|rx|groceries|medicinas?|recetas?|pastillas|medicamentos?|mandado)"

_FORMS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(rf"(?<![^\W_])(?:{form})")
    for form in (
        # "get my meds after at walgreens"
        rf"{_ASK}(?:pick up|get|grab|recoger|comprar|buscar) {_MEDS}(?P<before>,? (?:{_HOME}|{_THERE}))(?: at| from| in| en) {_PLACE}",
        # "(on the way home) can we stop at the pharmacy (on the way home)"
        rf"(?P<before>(?:{_HOME}|{_THERE}|then|on the way|en el camino),? )?{_ASK}{_STOP_VERB} {_PLACE}(?P<after>,? (?:{_HOME}|{_THERE}|on the way|en el camino|de camino))?",
        rf"(?P<before>(?:{_HOME}|{_THERE}|then|en el camino),? )?{_ASK}{_GOING_BY} {_ERRAND_PLACE}(?P<after>,? (?:{_HOME}|{_THERE}|en el camino|de camino))?",
        # "then (take me) to the pharmacy", "después a la farmacia"
        rf"(?P<before>(?:{_HOME}|then|and then),? ){_ASK}(?:go |take me |drop me |drop me off |bring me |over |head |ir |llev[a-z]+ |pasar |voy |vamos ){{0,4}}(?:to |at |by |a |al |por |en ){_ERRAND_PLACE}(?P<after>,? (?:{_HOME}|{_THERE}))?",
        # "then the pharmacy"
        rf"(?P<before>(?:and )?then,? ){_ERRAND_PLACE}(?P<after>,? (?:{_HOME}|{_THERE}))?",
        # "the pharmacy on the way home" after a verb of going
        rf"(?:and |y |also |tambien )?{_ASK}(?:go |get |run |take me |ir )(?:to |by |a |al ){_ERRAND_PLACE}(?P<after>,? (?:on (?:the|my|our) way (?:home|back)|de (?:regreso|vuelta)(?: a (?:la |mi )?casa)?))",
        # "drop my son at school first"
        rf"{_ASK}(?:drop|dropping|leave|take|bring|drop off) (?:off )?{_CHILD} (?:off )?(?:at |to |by ){_PLACE}(?P<after>,? (?:{_HOME}|{_THERE}|on the way))",
        rf"(?P<before>(?:{_THERE}),? )?{_ASK}(?:dej[a-z]+|llev[a-z]+) {_CHILD_ES} (?:en|a) {_PLACE}(?P<after>,? (?:{_THERE}|en el camino|de camino))",
        rf"(?P<before>(?:{_THERE}),? ){_ASK}(?:drop|leave|dej[a-z]+|llev[a-z]+) (?:off )?(?:{_CHILD}|{_CHILD_ES}) (?:off )?(?:at|to|by|en|a) {_PLACE}(?P<after>,? (?:{_THERE}))?",
        # "pick up my prescription on the way home (at Walgreens)"
        rf"(?P<before>(?:{_HOME}|{_THERE}),? )?{_ASK}(?:pick up|get|grab|recoger|comprar|buscar) {_MEDS}(?: (?:at|from|in|en|de) {_PLACE})?(?P<after>,? (?:{_HOME}|{_THERE}))",
        # "then stop for groceries"
        rf"(?P<before>(?:{_HOME}|{_THERE}|then),? )?{_ASK}stop for {_THE}(?:groceries|meds|medicines?|prescriptions?|pills)(?P<after>,? (?:{_HOME}|{_THERE}))?",
        # "I need an extra stop (on the way home)"
        rf"{_ASK}(?:(?:an? |one )(?:extra |quick |short )?stop|extra stop|una parada(?: extra| adicional| corta)?|parada extra)\b(?! (?:at|by|in|en|a|sign))(?P<after>,? (?:{_HOME}|{_THERE}))?(?= ?(?:[,.;!?\n]|$| (?:and|y|too|please|por favor)\b))",
    )
)
# "Then to the pharmacy" may just as well be where one goes: that begins with these, and has no verb of stopping.
_DOUBTFUL = re.compile(rf"^(?:{_HOME}|(?:and )?then)\b")
_SURE = re.compile(rf"\bstop|\bparada|{_STOP_VERB}|{_GOING_BY}|{_MEDS}|{_CHILD}|{_CHILD_ES}")
_IS = re.compile(
    rf"(?<![^\W_])(?:(?:the|extra|change the|make the|la|cambi[a-z]+ la) )+(?:stop|parada)(?: place)? (?:is|should be|to|will be|es|sera|a|por)(?: (?:at|in|en))? {_PLACE}(?P<after>,? (?:{_HOME}|{_THERE}))?"
)
_IS_WHEN = re.compile(
    rf"(?<![^\W_])(?:(?:the|my|extra|change the|make the|la|mi|cambi[a-z]+ la|hagan? la) )+(?:stop|parada)(?: (?:is|should be|to|will be|be|es|sera|a|para))? (?P<after>{_HOME}|{_THERE}|(?:the )?way (?:home|back|there))(?![^\W_])"
)
_NONE = re.compile(
    r"(?<![^\W_])(?:^leave (?:it|that) out(?: please)?$|no (?:extra |more )?stops?(?: (?:at|by|for) (?:the |a |my )?[^\W\d_]+(?: [^\W\d_]+){0,2}?)?(?: (?:needed|please|after all|anymore))?(?= ?(?:[,.;!?]|$)| and\b| y\b)|without (?:the|a|any) (?:extra )?stops?\b|(?:remove|take out|take off|drop|delete|skip|forget|cancel|leave out|scratch) (?:the|that|my) (?:extra |[^\W\d_]+ )?stop\b|"
    r"(?:dont|do not|no longer|wont) (?:need|want) (?:the|a|that|any) (?:extra )?stops?\b|no need (?:to stop|for (?:the|a) stop)|not? (?:the|that) stop\b|(?:ya )?no (?:quiero|necesito|va a haber|hay) (?:la |esa |una )?parada|sin (?:la )?parada|"
    r"(?:quit|elimin|borr|cancel|olvid)[a-z]* la parada|no (?:hace falta|hay que) (?:la parada|parar))"
)
_SEVERAL = re.compile(
    r"\b(?:and|y|e) (?:then |also |luego |despues )?(?:at |to |a |en |al )?(?:(?:the|a|my|la|el|una?|mi)(?! (?:mi|la|el|casa|home|house|apartment|place)\b)|walgreens|cvs|target|walmart|aldi|costco|cub)\b"
)
_WHEN = tuple(
    (name, re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])"))
    for name, words in ((HOME, _HOME), (THERE, _THERE))
)
_SHORT = (
    (THERE, re.compile(r"^(?:on |the |way |it |its |is |at |in )*(?:way there|there|before|first|going|going there|on the way(?: to the (?:visit|appointment|clinic))?|(?:a|de|la|en la|de la|en|el|camino )*(?:ida|antes|primero|alla))$")),
    (HOME, re.compile(r"^(?:on |the |way |it |its |is |at |in |coming |going )*(?:way home|way back|home|back|after|afterwards|later|return|last|(?:al|a|de|la|en la|de la|en|el|camino )*(?:regreso|vuelta|despues|casa|volver|regresar))$")),
)  # fmt: skip
# "Estoy parada en la esquina": who stands there makes no stop.
_STANDING = re.compile(
    r"\b(?:estoy|esta|estaba|estuve|estado|sigo|llevo|horas?|minutos|rato|aqui) (?:\w+ ){0,2}?parada "
)
_NOT = re.compile(
    r"\b(?:doesnt|does not|dont|do not|didnt|wont|will not|cant|cannot|never|not|no) (?:even |ever )?$"
)
_NO_PLACE = re.compile(
    r"^(?:(?:accident|mistake|error|and\b.*|(?:(?:mi|la|my|the) )?(?:cita|appointment|visit)|(?:el )?camino|.*\bdo(?:ctor)?)|it|that|this|there|here|you|me|all|any ?time|asking|texting|now|please|texts?|messages?|sign|the (?:ride|request|texts?|messages?|car|van|front door|door)|a|an|the|la|el|extra|quick)$"
)


@dataclass(frozen=True)
class Stop:
    """A stop that was said. `place` and `when` where they were; `kind`: `one`, `several`, or `none` when it is taken back."""

    kind: str
    place: str | None = None
    when: str | None = None
    span: tuple[int, int] = (0, 0)
    # It may just as well be where the member is going: only a stop where another destination was said.
    doubtful: bool = False
    # The stop is spoken of as one that is known already ("the stop is at …"): it puts right what was said.
    corrects: bool = False


def stop_in(said: Plain) -> Stop | None:
    """The stop that a message names, or None."""
    words = said.words
    none = _NONE.search(words)
    if none:
        return Stop("none", span=none.span())
    named = _IS_WHEN.search(words) or _IS.search(words)
    if named:
        made = _made(said, named)
        return replace(made, corrects=True) if made else None
    for form in _FORMS:
        for match in form.finditer(words):
            if _STANDING.search(words[: match.end()]) or _NOT.search(words[: match.start()]):
                continue
            text = match.group()
            doubtful = bool(_DOUBTFUL.match(text)) and not _SURE.search(text)
            stop = _made(said, match, doubtful=doubtful)
            if stop:
                return stop
    return None


def when_said(bare: str) -> str | None:
    """The answer to "on the way there or on the way home"."""
    for name, pattern in (*_SHORT, *_WHEN):
        if pattern.search(bare):
            return name
    return None


def which_way(words: str) -> str | None:
    """The way that is named in so many words ("on the way there"); "first" and "after" alone name none."""
    named = [name for name, pattern in _WHEN if (found := pattern.search(words)) and " way" in found.group()]
    named += [THERE] if re.search(r"\bde ida\b", words) else []
    named += [HOME] if re.search(r"\bde regreso\b", words) else []
    return named[0] if len(set(named)) == 1 else None


def without_when(place: str) -> tuple[str, str | None]:
    """A place without "on the way home" behind it, and which way that is."""
    said = plain(place)
    for name, pattern in _WHEN:
        found = pattern.search(said.words)
        if found and found.start() and not said.words[found.end() :].strip(" .,"):
            return said.original(0, found.start()).rstrip(" ,"), name
    return place, None


def _made(said: Plain, match: re.Match[str], *, doubtful: bool = False) -> Stop | None:
    parts = match.groupdict()
    place = None
    if parts.get("place"):
        text = parts["place"].strip(" ,-")
        if _NO_PLACE.match(text):
            return None
        place = said.original(*match.span("place"))
    when = None
    for part in (parts.get("after"), parts.get("before")):
        if part and when is None:
            when = HOME if part.strip(" ,") in ("then", "and then") else when_said(part.strip(" ,"))
            when = when or (
                THERE
                if part.strip(" ,") in ("on the way", "en el camino", "de camino") and "drop" in match.group()
                else None
            )
    if when is None and re.search(
        r"\bthen\b|\bafter that\b|\bluego\b|\bdespues\b",
        match.group()[: match.group().find(place.lower()) if place else None],
    ):
        when = HOME
    rest = match.string[match.end("place") if place else match.end() :]
    several = bool(_SEVERAL.search(parts.get("place") or "") or _SEVERAL.match(rest.lstrip(" ,")))
    return Stop("several" if several else "one", place, when, match.span(), doubtful)
