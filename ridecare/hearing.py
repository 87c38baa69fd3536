"""What a member said, and whether it answers the open question, leaves it, or is about something else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from ridecare.cues import says_so
from ridecare.language import SPOKEN, wanted
from ridecare.questions import QUESTIONS, TRIP_SLOTS
from ridecare.reading.result import Reading
from ridecare.wording import Words

# Intents that a rule of their own answers; after that the open question comes back. A test compares this set with
# data/rules: an intent handed back without a rule would revert the turn in silence.
DIGRESSIONS = frozenset(
    {
        "ask_about_ridecare", "ask_who_is_eligible", "ask_cost", "ask_where_rides_go", "ask_how_far_ahead", "ask_contact",
        "ask_what_to_have_ready", "ask_ride_kinds", "ask_companions", "ask_children", "ask_distance", "ask_mileage",
        "ask_video", "ask_privacy", "ask_other_help", "ask_appeal", "help", "bot_challenge", "change_language",
        "request_human", "request_interpreter", "report_problem", "file_complaint", "check_eligibility",
        "check_ride_status", "change_ride", "cancel_ride", "opt_out", "remember_place", "helper_pass",
    }
)  # fmt: skip

# Digressions that end the request: a person takes over with everything said.
_TO_A_PERSON = frozenset(
    {"request_human", "report_problem", "file_complaint", "check_ride_status", "change_ride", "cancel_ride"}
)

# What is asked about a ride that was requested before: nobody means it in the middle of a request without saying so.
_OF_EARLIER_RIDES = frozenset({"cancel_ride", "check_ride_status"})

_RIDE = re.compile(r"\b(rides?|trips?|viajes?)\b")
_ASKING = re.compile(
    r"(\?|^(can|could|do|does|did|how|what|whats|when|where|who|why|is|are|will|would|should|which|tell me|i want to (talk|speak|know)|let me (talk|speak)|"
    r"give me|connect|transfer|talk|speak|i need (to (talk|speak)|someone|somebody|a person|a human|an agent|help|an? interpreter)|puedo|puede|pueden|como|que|cual|cuando|donde|quien|por que|cuanto|cuanta|"
    r"hay|es|son|quiero (hablar|saber)|necesito (hablar|ayuda|un interprete|una persona)|deme|digame|comuniqueme|paseme|me puede|cuesta|tengo que)\b)"
)
_LEAVE = re.compile(
    r"^(please |ok |okay |no |just |lets |i want to |i wanna |quiero |bueno |mejor |pues )*(stop( (it|this|please|now|asking))?|never ?mind|nvm|forget (it|this|about it)|quit( it| this)?|"
    r"cancel( (it|this|that|the request|this request))?|leave it|drop it|not now|exit|im done|i give up|dont (bother|worry about it)|"
    r"olvid(e|a)lo|olvidelo|dejelo( asi)?|dejalo( asi)?|ya no( quiero)?( seguir)?|no quiero seguir|salir|parar?|cancel(e|ar|a|elo|alo)( (esto|la solicitud))?|despues|ahora no)"
    r"( please| thanks| thank you| for now| gracias| por favor| then| now)*$"
)
_GOODBYE = re.compile(
    r"^(ok |okay |well |bueno )*(bye|goodbye|good bye|bye bye|see you|see ya|gotta (?:go|run|leave|get going)|got to go|have to go|ttyl|adios|hasta luego|chao|nos vemos|me tengo que ir)( (bye|goodbye|now|then|for now|all|everyone|later|soon|tomorrow|manana|luego|dear|hon|hun|amig[oa]|i (have|got|gotta|need|must) .{0,20}|have a .{0,20}|thanks?( you)?( so much)?|gracias|que .{0,20}))*$"
)
_START_OVER = re.compile(
    r"^(please |can we |lets |let me |i want to |podemos |quiero |vamos a )*(start (over|again|from the (start|beginning|top)|fresh)|begin again|empezar (de nuevo|otra vez)|"
    r"empecemos (de nuevo|otra vez)|comenzar de nuevo|desde el principio|de nuevo desde cero)( please| por favor)*$"
)

_WANTS_RIDE = re.compile(
    r"\b(?:needs?|wants?|book|request|like|get|order)(?: me| us)? (?:a |an |another |new )*rides?\b"
    r"|\b(?:necesit[oa]|quier[oe]|quisiera|pedir|ocup[oa]) (?:pedir )?(?:un |otro )?(?:viaje|ride|raite|transporte)\b"
    r"|\brides? please\b|\b(?:viaje|raite|transporte) por favor\b"
)

# The words by which a member names a line of the read-back. `\b` around each.
_FIELD_WORDS = {
    "return_time": r"return time|time home|time (to|i) (go|come) home|hora (de|del) (regreso|vuelta)",
    "pickup_time": r"pick ?up time|hora de (recogida|recogerme)",
    "return_ride": r"return|way home|ride home|way back|ride back|round trip|regreso|vuelta|viaje a casa",
    "rider_name": r"name|rider|spelling|nombre|pasajero|pasajera",
    "pickup": r"pick ?up( (address|place|location|spot))?|from address|home address|where (you|they) (get|pick) me|recogida|donde me recogen|lugar de recogida|direccion de (mi )?casa|origen",
    "destination": r"destination|drop ?off|where im going|clinic|hospital|doctor address|going to|destino|clinica|a donde voy|lugar de la cita",
    "stop_place": r"extra stop|(the|my) stop|parada( extra)?",
    "repeat_days": r"days( of the week)?|weekdays|dias( de la semana)?",
    "repeat_end": r"last (day|date)|end( (day|date))?|until|ultimo dia|(fecha )?final|hasta cuando",
    "trip_date": r"first days?|start(ing)? (day|date)|date|day|primer(os)? dias?|fecha|dia",
    "appointment_time": r"(appointment |appt )?time|hour|hora( de la cita)?",
    "mobility": r"wheelchair|walker|mobility|how i (walk|move)|needs|movilidad|silla|andador|bastón|baston",
    "companions": r"companions?|people|who rides|passengers?|acompanantes?|personas",
    "callback_phone": r"phone( number)?|number|callback|cell|telefono|numero|celular",
    "notes": r"notes?|driver note|instructions?|notas?|instrucciones",
    "trip_purpose": r"(kind of )?visit|reason|purpose|motivo|tipo de (visita|cita)",
    "rides_along": r"who rides along|adult|adulto|quien (acompana|va)",
    "requester": r"who is asking|who asks|quien pide",
    "children": r"children|kids?|ninos?|hijos?",
}  # fmt: skip
_FIELDS = {name: re.compile(rf"\b({words})\b") for name, words in _FIELD_WORDS.items()}

# Fields whose words name no place and no value when they stand alone ("clinic" may be where somebody goes).
_NAMED_ALONE = frozenset(
    {"pickup_time", "return_time", "pickup", "trip_date", "appointment_time", "destination", "callback_phone"}
)

# Choices by their plain words; a numbered reply or a button arrives as these words.
_CHOICE_WORDS = {
    "send_it": r"^(send( it)?|submit|enviar(la|lo)?|envielo|mandelo|mandar)$",
    "change_something": r"^(change( something)?|something is wrong|fix( something)?|edit|cambiar( algo)?|corregir( algo)?|algo esta mal)$",
    "do_not_send": r"^(do not send( it)?|dont send( it)?|no (la |lo )?(envie|envien|mande|enviar|mandar))$",
    "one_is_enough": r"^(no )?(one is enough|just one|only one|one ride|con uno basta|solo uno|uno basta|un viaje|basta con uno)$",
    "second_ride": r"^(yes )?(a )?(second (one|ride)|two rides|another( one| ride)?|both|si,? )?(a second ride|second ride|un segundo viaje|otro viaje|segundo viaje|dos viajes|otro|los dos)$|^(a second (one|ride)|another one|both)$",
    "go_on": r"^(go on|continue|keep going|carry on|yes go on|seguir|sigamos|continuar|siga|continue(mos)?|adelante)( please| por favor)?$",
    "drop_it": r"^(drop it|drop( the request)?|delete( it)?|throw it away|descartar(la|lo)?|dejarl[ao]|borrarl[ao]|borrela|borrelo|descartela|descartelo|new one|start new)( please| por favor)?$",
    "none_of_these": r"^((its |it is )?(none|neither)( of (these|them|those))?|ningun[oa]( de (estos|estas|esos|esas|ellos))?|otro lugar|another place|somewhere else)( please| por favor)?$",
    "nothing_wrong": r"^((?:oh|ok|okay|no|wait|sorry|ay|perdon|actually) )*(nothing( is)?( wrong)?|its all right|its all fine|all good|everything( is)? (right|fine|good|ok)|nada( esta mal)?|(nada )?todo (esta )?(bien|correcto)|(its|it is) (all )?(right|fine|good|ok|correct))( (sorry|thanks|perdon|gracias))*$",
    "leave_as_it_was": r"^(leave|keep) (it|this|everything|the ride) (as|the way|how) it (was|is)$|^dej(ar|e|a)(l[ao])? (el viaje )?como (estaba|esta|era)$",
    "drop_this_ride": r"^(yes )?drop (this|the) ride( please)?$|^(si )?(quitar|quite) (este|el) viaje( por favor)?$",
    "keep_it": r"^(no )?(keep|leave) (it|the ride|my ride|this ride)( please)?$|^(no )?(dejarlo|dejelo|dejalo|conservarlo|quedarmelo|mantenerlo)( por favor)?$",
    "give_pass": r"^(give (the|a|this) pass|yes give (the|a|this) pass|dar (el|un|este) pase)$",
    "no_pass": r"^(do not give (it|the pass|a pass)|no dar(lo)?( el pase| un pase)?)$",
    "one_month": r"^(for )?(one|1|a) month$|^(por )?(un|1) mes$",
    "three_months": r"^(for )?(three|3) months$|^(por )?(tres|3) meses$",
    "one_year": r"^(for )?(one|1|a) year$|^(por )?(un|1) ano$",
    "with_pass": r"^(i help with a pass|ayudo con un pase)$",
    "person": r"^(talk to a person|a person|hablar con una persona|una persona)$",
    "all_rides": r"^(show me all my rides|enseneme todos mis viajes)$",
    "new_code": r"^(send a new code|enviar otro codigo)$",
    "no_code": r"^(no code came|no llego ningun codigo)$",
    "skip": r"^(skip( this| it)?( question)?|saltar( esta pregunta)?|omitir)$",
}  # fmt: skip
_CHOICES = {name: re.compile(words) for name, words in _CHOICE_WORDS.items()}


@dataclass(frozen=True)
class Message:
    """One message of a member: its text, what NLU made of it, and when it was received (aware UTC)."""

    text: str
    intent: str
    confidence: float
    reading: Reading
    language: str
    channel: str
    now: datetime
    sender_phone: str | None = None

    @property
    def plain(self) -> str:
        """The text folded: lower case, no accents, no punctuation but the question mark."""
        return folded(self.text)

    @property
    def is_question(self) -> bool:
        """Whether it asks something."""
        return "?" in self.text

    def names_choice(self, name: str) -> bool:
        """Whether the message is one of the offered choices, in words."""
        return bool(_CHOICES[name].match(folded(self.text).rstrip(" ?")))


def folded(text: str) -> str:
    """Lower case without accents, apostrophes and punctuation (question marks stay)."""
    cut = unicodedata.normalize("NFKD", text[:1000]).lower()
    kept = re.sub(r"['’`´]", "", "".join(char for char in cut if not unicodedata.combining(char)))
    return re.sub(r"\s+", " ", re.sub(r"[^\w?]+", " ", kept)).strip()


def is_digression(message: Message, asked: str) -> bool:
    """Whether the message is about something else, which a rule of its own answers.

    At a question whose answer is free text ("Human Services building", "Free Clinic of St Paul") the intent alone
    decides nothing: the words must ask for something.
    """
    if message.intent not in DIGRESSIONS:
        return False
    if (
        message.intent == "ask_companions"
        and message.reading.values.get("mobility")
        and not message.is_question
    ):
        return False  # "I need to bring my service dog" tells something
    reading = message.reading
    if (message.names_choice("person") and reading.values.get("companions") is None) or wanted(message.text):
        return True  # "una persona" at "how many ride along" is one
    given = {name: value for name, value in reading.values.items() if name in TRIP_SLOTS}
    if (given or message.intent in _OF_EARLIER_RIDES) and not says_so(
        message.intent, message.plain, names=(folded(str(given.get("rider_name") or "")),)
    ):
        return False  # "scooter, no one else is coming" is an answer, whatever it sounds like to a classifier
    if message.intent == "report_problem" and message.confidence >= 0.55 and asked != "notes":
        return True
    if message.intent == "cancel_ride" and _LEAVE.match(message.plain):
        return False
    asks = bool(_ASKING.search(message.plain))
    if asked in reading.values or asked in reading.open:
        if asked in QUESTIONS and QUESTIONS[asked].place:
            return asks and not any(char.isdigit() for char in message.text)
        return asks and message.intent in _TO_A_PERSON
    if asked in ("confirm", "which_line") and reading.answer is not None and not asks:
        return message.intent in _TO_A_PERSON and message.confidence >= 0.65
    if asked in QUESTIONS and QUESTIONS[asked].place:
        return asks or message.confidence >= 0.5
    # A change of what is being asked for ("can I change the pickup") is none of an earlier ride.
    return not (
        message.intent == "change_ride"
        and (
            ((reading.named or reading.correcting) and set(reading.values) & set(TRIP_SLOTS))
            or (names_field(message) and not _RIDE.search(message.plain))
        )
    )


def wants_to_leave(message: Message, asked: str) -> bool:
    """Whether the member leaves the request ("the Stop and Shop on 4th" at a place question does not)."""
    plain = message.plain.rstrip(" ?")
    if _LEAVE.match(plain):
        return not (asked == "which_line" and plain in ("cancel",))
    if _GOODBYE.match(plain):
        return True
    if message.intent not in ("stop", "goodbye") or asked in message.reading.values:
        return False
    return message.confidence >= 0.5 and not (
        asked in QUESTIONS and QUESTIONS[asked].place and len(plain.split()) < 3
    )


def wants_ride(message: Message) -> bool:
    """Whether the words ask for a ride, whatever it sounds like to a classifier."""
    return bool(_WANTS_RIDE.search(message.plain))


def is_field_alone(message: Message) -> str | None:
    """The field that is all the message says ("no the destination", "the date"), or None."""
    bare = re.sub(
        r"^(?:(?:no|the|my|its|change|fix|wrong|la|el|mi|cambiar|cambie) )+", "", message.plain.rstrip(" ?")
    )
    bare = re.sub(r" (?:is wrong|please|esta mal|por favor)$", "", bare)
    for name, words in _FIELDS.items():
        if name in _NAMED_ALONE and words.fullmatch(bare):
            return name
    return None


def is_bare_leaving(message: Message) -> bool:
    """Whether the message is only "cancel", "stop", "never mind": it names no ride."""
    return bool(_LEAVE.match(message.plain.rstrip(" ?")))


def wants_to_start_over(message: Message) -> bool:
    """Whether the request is to begin again from nothing."""
    return bool(_START_OVER.match(message.plain.rstrip(" ?"))) or (
        message.intent == "start_over" and message.confidence >= 0.65
    )


def names_line(message: Message) -> str | None:
    """The field whose line of the read-back is all the message says, in the words of the choices, or None."""
    return _line_titles().get(message.plain)


@cache
def _line_titles() -> Mapping[str, str]:
    titles = {
        folded(Words(language).word("fields", name)): name for language in SPOKEN for name in TRIP_SLOTS
    }
    firsts = {folded(Words(language).word("fields", "repeat_start")): "trip_date" for language in SPOKEN}
    return {**titles, **firsts}


def names_field(message: Message) -> str | None:
    """The one field that the message names ("the time", "phone number"), or None when none or several are."""
    if len(message.reading.named & set(TRIP_SLOTS)) == 1:
        return next(iter(message.reading.named & set(TRIP_SLOTS)))
    plain = message.plain
    found = []
    for name, words in _FIELDS.items():
        match = words.search(plain)
        if match:
            found.append(name)
            plain = plain.replace(match.group(), " ")
    return found[0] if len(found) == 1 else None
