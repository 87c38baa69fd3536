"""Places: pickup and destination told apart by their cues, in the member's own words; addresses in their parts."""

from __future__ import annotations

import re
from dataclasses import dataclass

import usaddress

from ridecare.reading.found import FoundAddress
from ridecare.reading.plain import folded

_STREET = r"(?:st|street|str|ave|av|avenue|rd|road|dr|drive|blvd|boulevard|ln|lane|ct|court|(?<!one )way|pl|place|pkwy|parkway|cir|circle|ter|terrace|hwy|highway|trl|trail|calle|avenida)"
_ADDRESS = re.compile(
    rf"\b\d{{1,5}}(?:-\d+)?\s+(?:(?:n|s|e|w|ne|nw|se|sw|north|south|east|west)\.?\s+)?(?:\d{{1,3}}(?:st|nd|rd|th)|[a-z][\w.'-]*)(?:\s+[a-z][\w.'-]*){{0,3}}?\s+{_STREET}\b\.?(?:\s+(?:n|s|e|w|ne|nw|se|sw|north|south|east|west)\b\.?)?"
    rf"(?:,?\s+(?:apt|apto|apartment|apartamento|unit|suite|ste|room|rm|lot|#|no\.?)\.?\s*#?\s*\w+)?(?:,?\s+[a-z][a-z. ]{{2,25}}?)?(?:,?\s+(?:mn|minn|minnesota))?(?:,?\s+5\d{{4}})?(?=$|[,.;!?]|\s)"
)
_NUMBERED = re.compile(r"\b\d{1,5}\s+(?:[nsew]\.?\s+)?(?:\d{1,3}(?:st|nd|rd|th)|[a-z]{3,})\b")
_PARTS = {
    "AddressNumber": "number",
    "OccupancyIdentifier": "unit",
    "PlaceName": "city",
    "StateName": "state",
    "ZipCode": "zip",
}
_STREET_PARTS = (
    "StreetNamePreDirectional",
    "StreetNamePreModifier",
    "StreetNamePreType",
    "StreetName",
    "StreetNamePostType",
    "StreetNamePostDirectional",
)

# A cue begins a place; which kind it is stands in the group's name. Longer cues first.
_CUES = re.compile(
    r"\b(?P<pickup>(?:pick(?:ing)? ?(?:me|us|him|her|them|mom|dad|my \w+)? ?up (?:at|from|in|on|is|address is|location is|@)|pick ?up(?: (?:address|place|location|spot|point))?(?: (?:is|at|from|to|should be|will be|@|:))?:?|"
    r"come (?:get|to get) (?:me|us|him|her) (?:at|from)|get (?:me|us|him|her) (?:at|from)|leaving (?:from )?|coming from|starting (?:at|from)|start(?:s)? (?:at|from)|i(?:'m| am|m)? (?:at|staying at|living at|live at|live on|live in)|(?:he|she|they) (?:lives?|is|are) (?:at|on|in)|"
    r"my (?:home )?address(?: is)?:?|home address(?: is)?:?|from(?: my)? address|from|frm|desde|recog(?:er|eme|erme|erla|erlo|ida|ida es|ida en)(?: (?:a mi \w+|me))? en|rec[oó]jan?(?:me|la|lo|nos)? en|pas(?:en|ar|e) por (?:mi|ella|el) (?:en|a)|salgo de(?:sde)?|saliendo de|vivo en|vive en|estoy en|"
    r"mi direccion(?: es)?:?|direccion de recogida:?|la recogida es en|recogida:?|de(?= mi casa| la casa| casa| \d+ (?!anos?\b|meses\b|year|month))))(?!\w)"
    r"|\b(?P<destination>(?:drop(?:ping)? ?(?:me|us|him|her|them)? ?off (?:at|to|in|is|address is|@)|drop ?off(?: (?:address|place|location|point))?(?: (?:is|at|to|should be|@|:))?:?|destination(?: (?:is|should be|:))?:?|going (?:over )?to|headed to|heading to|go (?:over )?to|get to|take (?:me|us|him|her|my \w+) to|bring (?:me|us|him|her) to|"
    r"ride (?:over )?to|be at|(?:appointment|appt|visit|checkup|dialysis|therapy|dentist|surgery|treatment|lab|labs|scan|session|doctor|dr)(?: \w+)? (?:is )?(?:at|@)(?! ?\d{1,2}(?::\d\d)?\b(?! ?\w+ (?:st|ave|street|avenue)))|"
    r"the (?:clinic|hospital|office|place) is|clinic(?: address)? is|hasta|destino:?(?: es)?|voy a(?: ir)?(?: a)?|ir a(?:l)?|vamos a(?:l)?|llev(?:ar|e|en)(?:me|la|lo|nos)? a(?:l)?|llegar a(?:l)?|(?:cita|dialisis|terapia|consulta|doctor|dentista)(?: \w+)? (?:es )?en|la clinica es|dejar(?:me)? en|dejen?me en|"
    r"to|al(?= )|a(?= (?:la|el|mi|casa|\d))))(?!\w)"
)

# What ends a place: a day, a time, a way to ride, a new thought.
_END = re.compile(
    r"(?:,? ?\b(?:(?:on|this|next|for|the|by|el|este|para(?: el)?|proximo|del?) )*(?:today|tomorrow|tmrw|tmr|2morrow|tomorow|tommorow|tonight|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday|s)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|hoy|manana|lunes|martes|miercoles|jueves|viernes|sabado|domingo|"
    r"january|february|march|april|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)\.? \d{1,2}(?:st|nd|rd|th)?|\d{1,2} de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre))\b"
    r"|,? ?\b(?:at|by|around|for|before|@|a|para|como a|antes de) ?(?:las? )?\d{1,2}(?::?\d\d)? ?(?:am|pm|a\.m|p\.m|a|p|o'?clock)?\b(?! ?\w* ?(?:st|ave|street|avenue|rd|road|dr|drive|blvd|ln)\b)|,? ?\b\d{1,2}(?::\d\d)? ?(?:am|pm|a\.m\.?|p\.m\.?)\b|,? ?\b\d{1,2}:\d\d\b|,? ?\bat (?:noon|midnight)|,? ?\b\d{1,2}/\d{1,2}\b|,? \d{3,4}(?= |$)(?! \w+ (?:st|ave|street|avenue|rd)\b)"
    r"|,? ?\b(?:the )?\d{1,2}(?:st|nd|rd|th)\b(?! ?(?:st|ave|street|avenue|floor|and|&))|,? ?\b(?:in the|de la|por la|en la) (?:morning|afternoon|evening|manana|tarde|noche)\b"
    r"|,? ?\b(?:i|he|she|we|my mom|my dad|mom|dad) (?:use|uses|have|has|need|needs|am|is|walk|walks|will|ride|want|got|would|also|can|cant|can't)\b|,? ?\b(?:uses?|using) (?:a|an|my)?\b|,? ?\b(?:usa|uso|tiene|tengo|necesita|necesito|camina|camino|viaja|viajo) (?:un |una |con |el |la )?\w|,? ?\b(?:with|con) (?:a |an |my |mi |un |una |his |her |the )?(?:wheel|walker|cane|scooter|oxygen|silla|andador|baston|oxigeno|wife|husband|mom|mother|dad|daughter|son|sister|aide|pca|helper|friend|kid|child|esposa|esposo|hij|mama|niet|herman|ayud)"
    r"|,? ?\b(?:wheel ?chair|walker|cane|scooter|oxygen|silla de ruedas|andador|baston|oxigeno|electric|power chair)\b|,? ?\b(?:one.?way|round.?trip|and back|call when|ill call|i'll call|will call|solo ida|ida y vuelta|ida y regreso|return)\b"
    r"|,? ?\b(?:phone|cell|my number|call me|telefono|mi numero|cel)\b|,? ?\b(?:my name|name is|this is|me llamo|mi nombre|soy)\b|,? ?\b(?:for|para) (?:my |an? |mi |una? |the |la |el |her |his )?(?:appointment|appt|visit|checkup|check up|dialysis|therapy|cita|consulta|dialisis|terapia|doctor|dr|dentist|medical|surgery|mom|dad|son|daughter|wife|husband|mama|papa|hij)"
    r"|,? ?\b(?:please|pls|plz|thanks|thank you|gracias|por favor|porfavor|porfa)\b|,? ?\b(?:because|not|so that|and i|and he|and she|but|pero|porque|y necesito|y quiero|and need|and then|then|y luego|cuando|when)\b|[;?!\n]|\. )"
)
_LEAD = re.compile(
    r"^(?:(?:no|nope|actually|sorry|ok|okay|yes|well|um+|uh+|oh|hi|hello|hola|si|pues|bueno|perdon|mejor|change (?:it|that) to|make (?:it|that)|it should be|should be|i meant?|instead|cambielo a|it's|its|it is|that's|thats|that is|this is|the address is|address is|my address is|mi direccion es|la direccion es|es|en|at|from|to|in|on|@|"
    r"i(?:'m| am|m)? (?:at|in|on|staying at|going to)|im at|i live (?:at|on|in)|i'll be at|we(?:'re| are) at|estoy en|vivo en|voy a|desde|hasta|al?|de|the place is|they should (?:pick|get) me (?:up )?(?:at|from)|pick (?:me|us|him|her) up (?:at|from)|pick ?up (?:at|from|is)|drop (?:me|us|him|her) off at|take me to|rec[oj]\w+ en|i need to go to|i have to go to|need to go to|going to|go to|my appointment is at|appointment is at|the appointment is at|appt (?:is )?at|la cita es en|es en|queda en|the clinic is|la clinica es|la clinica se llama|it's called|its called|se llama|called)[ ,:]+)+"
)
_NOT_PLACE = re.compile(
    r"^(?:see|get|be|go|have|do|make|ask|talk|speak|know|use|change|cancel|book|schedule|come|pick|take|work|pay|come|call|confirm|check|find|help|start|stop|ride|ver|hacer|hablar|saber|pedir|cambiar|cancelar|llamar|recoger|tener|que|preguntar|usar|pagar|poder|a person|a human|an agent|someone|somebody|una persona|alguien|day|night|me|you|it|him|her|them|that|this|there|here|alla|ahi|aqui|wait|bed|sleep|set up|request|arrange|the|a|an|my|and|or|of|no|not|what|how|when|where|"
    r"(?:the |my |an? |el |la |mi |una? |al )?(?:person|human|agent|representative|persona|agente|supervisor|operator|nurse|interpreter|appointment|appt|appts|appointments|visit|doctor|doctors?|dr|doc|dialysis|therapy|dentist|dental|clinic|hospital|checkup|treatment|surgery|medical appointment|doctor'?s? (?:appointment|appt|visit|office)|dr'?s? (?:appointment|appt|office)|cita|citas|doctor|dialisis|terapia|dentista|clinica|hospital|cita medica|consulta|medico|place|somewhere|ride|viaje|address|medical|lab|labs|pharmacy|farmacia|eye doctor|rides?|dialysis center|dialysis appointment|dialysis clinic))\b(?:$| (?:the|a|my|to|and|up|it|out|someone|somebody|if|how|about|me|off|con|si|como|done|there|today|because)\b.*$)"
)
_ABROAD = re.compile(
    r"\b(?:ontario|toronto|canada|winnipeg|manitoba|mexico(?! st)|ciudad de mexico|guadalajara|tijuana|monterrey|ecuador|guatemala|el salvador|honduras|puerto vallarta|london england|england|france|paris france|somalia|mogadishu|kenya|nairobi|laos|thailand|vietnam|china|india)\b(?!.*\b(?:mn|minnesota|st paul|minneapolis|ave|street|avenue|restaurant|embassy|consulate)\b)"
)


# A sentence that asks or wants something is no place ("why do you need that", "can you give me a ride").
_WISH = re.compile(
    r"^(?:why|what|how|when|who|where (?:is|are|do|can)|can|could|would|will|do|does|did|is|are|should|may|please (?:help|give|tell)|i (?:need|want|have|cant|can|do|just|would|was|think|understand|prefer)|"
    r"give|get me|need|tell|help|(?:my|mi) \w+ (?:me|is|does|helps?|will|can|has|needs?|no|esta|ayuda|tiene|necesita)|por que|para que|que|como|cuando|quien|puedo|puede|podria|necesito|quiero|quisiera|prefiero|entiendo|deme|digame|me (?:puede|podria)|hay|tengo|no (?:se|quiero|puedo|entiendo))\b"
)


@dataclass(frozen=True)
class Places:
    """What was found: places by slot, and whether one is outside the country."""

    pickup: str | None = None
    destination: str | None = None
    abroad: bool = False


def places(text: str, plain: str, *, asked: str | None) -> Places:
    """The pickup and the destination in a message.

    Args:
        text: what was said; the places are cut from it, so that they stay the member's words.
        plain: the same, folded (position for position).
        asked: at `pickup` or `destination` a text without cues is the answer.
    """
    found: dict[str, str] = {}
    cues = list(_CUES.finditer(plain))
    for place, cue in enumerate(cues):
        kind = "pickup" if cue.group("pickup") is not None else "destination"
        stop = cues[place + 1].start() if place + 1 < len(cues) else len(plain)
        start = cue.end()
        end = _END.search(plain, start)
        stop = min(stop, end.start()) if end and end.start() >= start else stop
        said = _trimmed(text[start:stop])
        if (
            said
            and not _NOT_PLACE.match(_folded_like(said))
            and kind not in found
            and _is_place(said, cue.group())
        ):
            found[kind] = said
    if asked in ("pickup", "destination") and asked not in found:
        # Words before the first cue answer what was asked: "310 Cedar St, and the visit is at Lakeview".
        before_cue = cues[0].start() if found and cues else len(plain)
        whole = _whole(text[:before_cue], plain[:before_cue])
        if whole:
            found[asked] = whole
    abroad = bool(_ABROAD.search(plain)) and (bool(found) or asked in ("pickup", "destination"))
    if abroad:
        found = {}
    return Places(found.get("pickup"), found.get("destination"), abroad)


def addresses(text: str, plain: str) -> list[FoundAddress]:
    """Every street address, in its parts."""
    found = [_tagged(text[match.start() : match.end()].strip(" ,.")) for match in _ADDRESS.finditer(plain)]
    if not found and _NUMBERED.search(plain) and len(plain) <= 120:
        tagged = _tagged(text.strip())
        if tagged.number and tagged.street and (tagged.city or tagged.zip):
            found.append(tagged)
    return found


def masked_addresses(plain: str) -> str:
    """The folded text with addresses, units and ZIP codes blanked: no dates or times are read from them."""
    blank = _ADDRESS.sub(lambda match: " " * len(match.group()), plain)
    blank = re.sub(
        rf"\b\d{{1,3}}(?:st|nd|rd|th)\s+{_STREET}\b", lambda match: " " * len(match.group()), blank
    )
    blank = re.sub(rf"\b\d{{1,5}}\s+[a-z]+\s+{_STREET}\b", lambda match: " " * len(match.group()), blank)
    blank = re.sub(
        r"\b(?:apt|apto|apartment|apartamento|unit|suite|ste|room|rm|lot|floor|buzzer|door|#|gate|building|bldg)\.? ?#? ?\d+\w?",
        lambda match: " " * len(match.group()),
        blank,
    )
    return re.sub(r"(?<!\d)55\d{3}(?!\d)", "     ", blank)


def _whole(text: str, plain: str) -> str | None:
    lead = _LEAD.match(plain)
    start = lead.end() if lead else 0
    # At the question for a place an ordinal is a street: "the shop on 4th".
    end = _END.search(
        re.sub(r"\b\d{1,3}(st|nd|rd|th)\b", lambda match: "x" * len(match.group()), plain), start + 1
    )
    said = _trimmed(text[start : end.start() if end else len(text)])
    if not said or "?" in text:
        return None
    words = _folded_like(said)
    if _NOT_PLACE.match(words) or not re.search(r"[a-z]", words) or len(words) < 3:
        return None
    if _WISH.match(words) and not any(char.isdigit() for char in words):
        return None
    if re.fullmatch(
        r"(?:yes|no|ok|okay|si|yeah|sure|thanks|what|huh|hello|hi|hola|i dont know|idk|no se|skip|stop|help|none|nothing|nobody|no one|noone|nadie|same|nada|maybe|why|ugh+|lol)",
        words,
    ):
        return None
    return said


def _is_place(said: str, cue: str) -> bool:
    """Whether words after a weak cue ("to", "a", "from") name a place rather than a wish."""
    if cue.strip() not in ("to", "a", "al", "from", "de", "get to"):
        return len(said) >= 3
    return len(said) >= 3 and not re.match(
        r"^(?:\d{1,2}(?::\d\d)? ?(?:am|pm)?|be|see|get|go|ask|know|talk|las \d+|los?)$", _folded_like(said)
    )


def _trimmed(said: str) -> str:
    trimmed = said.strip(" ,.;:!?-\n\t")
    trimmed = re.sub(r"^(?:is|at|the address|address|:)\s+", "", trimmed, flags=re.IGNORECASE)
    for _ in range(3):
        trimmed = re.sub(
            r"[ ,]+(?:and|y|at|on|to|from|in|for|by|with|a|de|en|el|la|para|con|i|is|my|the|or|also)$",
            "",
            trimmed,
            flags=re.IGNORECASE,
        ).strip(" ,.;:")
    return trimmed[:200]


def _folded_like(said: str) -> str:
    return folded(said).strip()


def _tagged(text: str) -> FoundAddress:
    try:
        tagged, _ = usaddress.tag(text)
    except usaddress.RepeatedLabelError:
        return FoundAddress(text)
    parts = {name: tagged.get(label) for label, name in _PARTS.items()}
    street = " ".join(tagged[label] for label in _STREET_PARTS if tagged.get(label))
    return FoundAddress(text, street=street or None, **parts)
