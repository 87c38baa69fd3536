"""Which fields of the request a message names, and whether it corrects something."""

from __future__ import annotations

import re

# The slots that can be named, by the words members use for them; the first ones are taken out before the next look.
_NAMES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{words})\b"))
    for name, words in (
        ("return_time", r"(?:return|going home|ride home|way home) time|time (?:home|back|to go home|i go home)|hora (?:de|del|para el) (?:regreso|vuelta|ir a casa)"),
        ("pickup_time", r"pick up time|time (?:of|for|to) (?:the )?pick ?(?:me )?up|hora (?:de|para) (?:la )?recog\w+"),
        ("appointment_time", r"(?:the |my )?(?:appointment|visit|app) (?:time|is at|starts at)|(?:the|my|wrong|change|right|that) time|time (?:is|should|was|to|needs|wrong|of)|^time|hora (?:de la|de mi) cita|la hora|hora (?:es|esta)|mi cita es (?:a|ahora)"),
        ("return_ride", r"return (?:ride|trip)|ride (?:home|back)|way (?:home|back)|round trip|one way|el regreso|la vuelta|viaje de (?:regreso|vuelta)"),
        ("rider_name", r"(?:the |my |his |her |riders? )?name(?: is| should| was|s)?|spelled|spelling|(?:el |mi |su )?nombre|se escribe"),
        ("pickup", r"pick (?:me )?up(?: (?:address|place|location|spot|point))?(?: (?:is|should|at|from))?|(?:my|home|the) address|from address|starting (?:address|point|place)|recogida|recojan?me|direccion(?: de (?:mi )?casa)?|mi domicilio|me recojan"),
        ("destination", r"destination|drop off|dropoff|clinic(?: (?:is|name|address))|hospital is|(?:doctors?|clinics?) (?:address|office is)|where im going|el destino|destino|clinica es|a donde voy|lugar de la cita"),
        ("trip_date", r"(?:the |my |appointment |wrong |change )?(?:date|day)(?: (?:is|should|was|to|of))?|la fecha|fecha|el dia (?:es|esta|de la)|dia de la cita"),
        ("callback_phone", r"phone(?: number)?|call ?back(?: number)?|cell(?: ?phone)?(?: number)?|my number|number is|telefono|celular|mi numero|numero (?:es|de telefono)"),
        ("mobility", r"mobility|wheelchair (?:is|part)|movilidad|how i (?:walk|get around)"),
        ("companions", r"companions?|people (?:riding|ride|are|will|come)|riders along|acompanantes?|who rides along"),
        ("children", r"(?:the )?(?:kids|childrens) ages"),
        ("notes", r"notes?|note for the driver|driver should know|instructions?|nota|notas|instrucciones"),
        ("trip_purpose", r"reason|purpose|(?:kind|type) of (?:visit|appointment)|motivo|tipo de (?:visita|cita)"),
        ("member_id", r"member (?:id|number)|id number|numero de (?:miembro|socio)|(?:mi|el) id"),
        ("date_of_birth", r"birth ?(?:date|day)|date of birth|dob|fecha de nacimiento|nacimiento"),
    )
)  # fmt: skip
_CORRECTS = re.compile(
    r"^(?:(?:oh|oops|ok|wait|hold on|um+|uh+|hmm|ay|ah|well|hey|yes|yeah|si|but|pero|and) )*(?:no|nope|wrong|not|incorrect|actually|correction|sorry|oops|my bad|mistake|wait|perdon|disculpe|equivocad[oa]|incorrecto|mejor|esta mal|mal|corrijo|correccion|en realidad|me equivoque)\b|"
    r"\b(?:actually|i mean|i meant|meant to say|correction|change|changed|switch|fix|correct (?:the|my|it)|should be|should have been|supposed to be|instead|rather than|isnt|is not|wasnt|is wrong|are wrong|wrong|mistake|typo|not \w+ but|make it|move it|update|"
    r"quise decir|quiero decir|cambi(?:e|ar|o|a|en|emos|elo|arlo|eme)|corrij\w+|corregir|en vez de|en lugar de|deberia ser|debe ser|no es|no era|no son|mejor|me equivoque|esta mal|equivocad[oa]|incorrect[oa]?|sino)\b"
)
_NOT_CORRECTING = re.compile(
    r"^(?:no|nope|not|sorry|no thanks|no thank you|no gracias|no lo se|no se|not sure\b.*|perdon|no problem|no one|nobody|none|no idea|no phone|no tengo\b.*|no necesito\b.*|no i dont|wait|no por ahora)$"
)


def named(words: str) -> frozenset[str]:
    """The slots whose field is named."""
    found = set()
    rest = words
    for name, pattern in _NAMES:
        match = pattern.search(rest)
        if match:
            found.add(name)
            rest = rest[: match.start()] + " | " + rest[match.end() :]
    return frozenset(found)


def corrects(bare: str) -> bool:
    """Whether something said before is taken back."""
    return bool(_CORRECTS.search(bare)) and not _NOT_CORRECTING.match(bare)
