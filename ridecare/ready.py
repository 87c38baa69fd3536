"""Whether a message says that the rider is done and wants the ride home now, as a call-when-ready ride is told."""

from __future__ import annotations

import re

from ridecare.hearing import Message

READY = "ready_home"

_PLEASE = r"(?: (?:now|please|pls|plz|thanks|ya|por favor|gracias))*"
_RIDE_HOME = (
    r"(?:my |the |our |a |mi |el )?(?:ride|pick ?up|pickup|car|van|driver|return|way)?(?: ?(?:back|home))?"
)
# The whole message.
_ALONE = re.compile(
    r"^(?:hi |hello |ok |okay |hola )?(?:"
    r"(?:take me |go |bring me |going )?home|"
    rf"(?:(?:im|i am|we are|were|hes|shes|he is|she is|mom is|dad is) )?(?:all )?ready (?:for {_RIDE_HOME}|to (?:go|come|get) (?:back )?home|to be picked up|to go back)|"
    r"(?:come )?(?:get|pick) me(?: up)?|come get us|"
    r"(?:llevame|lleveme|llevenme|ir|vamos)? ?(?:a |para )(?:la |mi )?casa|(?:vengan|venga|ven) por (?:mi|nosotros)|"
    r"(?:ya )?(?:estoy|estamos|esta) list[oa]s? (?:para (?:regresar|volver|irme|irnos|ir a casa|que me recojan|el regreso|mi regreso)|de regresar)"
    rf"){_PLEASE}$"
)
_DONE = (
    r"(?:(?:im|i am|were|we are|hes|shes|he is|she is|(?:my|the) \w+ (?:is|are)) (?:all |now |just )*(?:done|ready|finished|through|out)|all (?:done|finished|ready)|(?:just |i |we )?(?:got done|finished|got out)|"
    r"(?:(?:my |the )?(?:appointment|appt|visit|dialysis|treatment|therapy) (?:is|got) (?:over|done|finished))|"
    r"ya (?:termin[eo]|terminamos|acab[eo]|acabamos|sali|salio|salimos|estoy list[oa]|estamos list[oa]s|esta list[oa])|termine mi cita)"
)
_WANTED = (
    r"(?:(?:come|please) (?:and )?(?:get|pick)|pick (?:me|us|him|her|them) up|(?:get|fetch) (?:me|us|him|her)\b|(?:ready|waiting) for (?:my |the |a )?(?:ride|pick ?up|car|van|driver)|"
    r"send (?:the|my|a|somebody|someone)|ride (?:home|back)|(?:go|take (?:me|us|him|her)|bring (?:me|us|him|her)) (?:back )?home|call(?:ed|ing)? (?:for )?(?:my|the) (?:ride|driver)|(?:can|could) (?:come|go) (?:home|now)|"
    r"vengan|venga por|recoj[ae]n?|pasen? por|mand(?:e|en)|regres(?:ar|o)|volver|llev(?:ar|e|en)me|a casa)"
)
_BOTH = re.compile(rf"\b{_DONE}\b.*\b{_WANTED}|\b{_WANTED}\b.*\b{_DONE}\b")
# Later, perhaps, another ride, or a ride that is asked for.
_NOT_NOW = re.compile(
    r"\b(?:when|whenever|once|if|until|till|after|before|will|ill|gonna|going to|should|might|would|not|never|isnt|didnt|tomorrow|next|need|want|wanna|like|book|schedule|set up|"
    r"cuando|si|hasta|despues|antes|voy a|no|nunca|manana|proxim[oa]|necesito|quiero|ocupo|quisiera)\b"
)

# Questions that such words do not answer.
_BESIDE = frozenset(
    {
        "callback_phone",
        "member_id",
        "date_of_birth",
        "code",
        "which_ride",
        "confirm_drop",
        "resume",
        "go_on",
        "did_you_mean",
    }
)


def says_ready(message: Message, asked: str | None = None) -> bool:
    """Whether it says so. A day or a clock time makes it a request, "when I am done" a plan.

    asked: the open question. At one about the ride such words answer it, and "home" alone answers any.
    """
    if asked is not None and asked not in _BESIDE:
        return False
    reading = message.reading
    if message.is_question or _NOT_NOW.search(message.plain) or reading.dates or reading.times:
        return False
    alone = _ALONE.match(message.plain) and (asked is None or len(message.plain.split()) > 2)
    return bool(alone or _BOTH.search(message.plain))
