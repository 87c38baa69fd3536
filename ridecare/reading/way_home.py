"""How the rider gets home: one way, by calling when ready, or at a set time."""

from __future__ import annotations

import re

from ridecare.reading import answers, clauses

ROUND = ("call_when_ready", "fixed_time")

_ONE_WAY = re.compile(
    r"\b(?:one[ -]?way|1 way|just (?:going|there|one way|the way there|to get there|get me there)|only (?:going|there|one way|need to get there)|no (?:ride |trip )?(?:home|back|return)|(?:dont|do not|wont|doesnt) (?:need|want)(?: a)? (?:ride |trip )?(?:home|back|return\w*)|no return(?: ride| trip)?|"
    r"(?:someone|somebody|my \w+|he|she|they|friend|i)(?: else)?(?: will|ll| is going to| can|s going to)? (?:take|drive|bring|get|gets|picking?|picks?|drives?|takes?|brings?|give|gives|walk)(?:ing)? (?:me |him |her )?(?:up |back |a ride )*(?:home|back|up after|after\w*)|(?:no|nope)(?: thanks| thank you)? (?:my \w+|a friend|someone) (?:gets|picks|takes|brings|drives|will|is)|(?:have|got|has) (?:a |my )?(?:ride|own way|way) (?:home|back)|(?:take|taking|catch|get|use|by) (?:the |a |an )?(?:bus|taxi|cab|uber|lyft|train|light rail) (?:home|back)|(?:walk|drive) (?:back )?home|"
    r"solo (?:de )?ida|sin (?:regreso|vuelta)|no (?:necesito|quiero|necesita) (?:el |viaje de |que me )?(?:regreso|vuelta|regresar|traigan|viaje a casa)|nada mas (?:de )?ida|solamente (?:de )?ida|solo ir|(?:mi \w+|alguien) me (?:recoge|lleva|trae)(?: despues| a casa| de vuelta)?)\b"
)
_CALL = re.compile(
    r"\b(?:(?:ill|i will|i|we|well|he|she|hell|shell|they|theyll|will|can|gonna|going to)(?: just| will| can)? (?:call|text|phone|ring|let you know|message|tell you)(?: you| u| them| ridecare| in| for (?:a |the |my )?(?:ride|pick up))*(?: back)?(?: to \w+ \w+)?,? (?:when|once|after|as soon as|for|later|at the end)|"
    r"(?:call|text|will call|phone|calling|message)(?: you| u)? (?:when|once|after|as soon as)(?: \w+){0,3} (?:done|ready|finish\w*|over|through|out|ends|complete)|call when ready|will[ -]call|"
    r"(?:when|once|after|whenever|as soon as)(?: the)? (?:im|i am|i|its|it is|hes|shes|he is|she is|theyre|were|appointment(?: is)?|the appointment is|it)(?: \w+)? ?(?:done|ready|finished|finish|over|through|out|ends|is done|is over|get out|complete)|when (?:done|ready|finished)|"
    r"dont know (?:when|what time|how long)(?: \w+){0,5}(?: done| over| end| finish\w*| take\w*)?|not sure (?:when|what time|how long)(?: \w+){0,5}|"
    r"(?:yo )?(?:les? |los |te )?(?:llamo|llamare|llamaria|llamar|aviso|avisare|mando (?:un )?(?:mensaje|texto)|marco|hablo|texteo)(?: \w+){0,3}? (?:cuando|al|despues|en cuanto)|voy a llamar (?:cuando|al)|cuando (?:termine|acabe|salga|este list[oa]|me desocupe|termina|acaba|terminemos|ya este|haya terminado)|al (?:terminar|salir|acabar)|no se a que hora (?:termin\w+|acab\w+|salg\w+))\b"
)
_SET_TIME = re.compile(
    r"\b(?:(?:at|for) a (?:set|fixed|certain|specific|scheduled) time|set time|fixed time|scheduled time|specific time|a una hora (?:fija|exacta|especifica|determinada)|hora fija|a (?:cierta|tal) hora|same time every)\b"
)
_ROUND = re.compile(
    r"\b(?:round ?-?trip|roundtrip|both ways|two way|2 way|there and back|to and from|and back(?: home)?|(?:need|want|with|and)(?: a)? (?:ride |trip )?(?:home|back|return)(?: (?:too|also|after\w*))?|ride (?:home|back)|return (?:ride|trip)|back home(?: too| after\w*)?|ida y vuelta|de ida y (?:vuelta|regreso)|viaje redondo|ida y regreso|y (?:de )?(?:regreso|vuelta)|"
    r"(?:tambien )?(?:el )?(?:viaje de )?(?:regreso|vuelta)(?: tambien| a (?:mi )?casa)|regresar a casa|viaje a casa)\b"
)
_NO_WAY_HOME = re.compile(
    r"^(?:no,? (?=i |dont|do ))?(?:i |we )?(?:(?:dont|do not|wont) (?:need|want)(?: (?:one|it|that|a ride))?|no (?:lo |la )?(?:necesito|quiero|hace falta))(?:$| (?=my |mi |someone|somebody|a friend))"
)
_CALLS = re.compile(
    r"(?:^(?:yes |si |ok |and |y )*(?:ill |i will |yo |les |you can )*|\b(?:yo|ill|i will|i can) (?:les )?)(?:call|text|llamo|llamare|llamar|aviso)(?: you| them| ridecare| les| me)?(?: please| por favor)?$"
)
# "Yes but I don't know when, I'll call. My number is …"
_CALLS_THEN = re.compile(
    r"\b(?:yo|ill|i will|i can) (?:les )?(?:call|text|llamo|llamare|llamar|aviso)(?: you| them| ridecare| les| me)? ?(?=[,.;]|(?:and|y)\b)"
)
_TAKES_BACK = re.compile(
    r"\b(?:wait|sorry|actually|mistake|i meant|espere|perdon|en realidad|me equivoque|quise decir)\b"
)
_CHANGE = re.compile(r"\b(?:change|wrong|cambi\w+)\b")


_FETCHED = re.compile(
    r"\b(?:my \w+|someone|somebody|a friend|a neighbor|mi \w+|alguien|un amigo|una amiga) (?:will |can |is going to |me )*(?:picks?|picking|gets?|drives?|takes?|brings?|recoge|lleva|trae|va a (?:recoger|llevar|traer)\w*)(?: (?:me|us|him|her))?\b"
)


def fetched(words: str) -> bool:
    """Whether somebody else brings the rider home, in the answer to how they get there."""
    return bool(_FETCHED.search(words))


def way_home(words: str) -> str | None:
    """`one_way`, `call_when_ready`, `fixed_time`, or `round` when only a way back is wanted; None when nothing is said."""
    if _CALL.search(words):
        return "call_when_ready"
    if _ONE_WAY.search(words):
        return "one_way"
    if _SET_TIME.search(words):
        return "fixed_time"
    if _ROUND.search(words) and not _CHANGE.search(words):
        return "round"
    return None


def answered(words: str, bare: str, answer: str | None) -> str | None:
    """The answer to the question how the rider gets home.

    Args:
        words: the plain words.
        bare: the plain words without punctuation.
        answer: the kind of answer that they are (`answers.answer`).

    Returns:
        `one_way`, `call_when_ready`, `round` (how is open) or None.
    """
    if _CALLS_THEN.search(words):
        return "call_when_ready"
    if _TAKES_BACK.search(words):
        return _answered(bare, answer)  # "oh no, wait, …" says no to something else
    led = clauses.first(words)
    return _answered(bare, answer) or _answered(led, answers.answer(led, led))


def _answered(bare: str, answer: str | None) -> str | None:
    if _CALLS.search(bare):
        return "call_when_ready"
    if _NO_WAY_HOME.match(bare):
        return "one_way"
    return {"no": "one_way", "yes": "round", "yes_but": "round"}.get(answer or "")
