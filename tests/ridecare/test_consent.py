from __future__ import annotations

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare.consent import asks_to_stop_texts, carrier_word

STOP = (
    "STOP", "STOPALL", "STOP ALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT", "OPT OUT",
    "OPT-OUT", "ALTO", "PARAR", "PARE", "BASTA", "BAJA", "CANCELAR", "CANCELE", "FIN", "DETENER",
)  # fmt: skip
START = ("START", "UNSTOP", "INICIAR")
HELP = ("HELP", "INFO", "AYUDA", "INFORMACIÓN")
EVERY = [
    *((word, "stop") for word in STOP),
    *((word, "start") for word in START),
    *((word, "help") for word in HELP),
]


@pytest.mark.parametrize(("word", "meant"), EVERY)
@pytest.mark.parametrize("written", ["{}", "{}.", " {} ", '"{}"', "{}!!!", "¡{}!", "{} 🛑", "\n{}\n", "*{}*"])
def test_a_carrier_word_counts_in_any_punctuation(word: str, meant: str, written: str) -> None:
    assert carrier_word(written.format(word)) == meant


@given(st.sampled_from(EVERY), st.data())
def test_a_carrier_word_counts_in_any_case_and_with_accents_composed_or_not(
    pair: tuple[str, str], data: st.DataObject
) -> None:
    word, meant = pair
    upper = data.draw(st.lists(st.booleans(), min_size=len(word), max_size=len(word)))
    mixed = "".join(char.upper() if up else char.lower() for char, up in zip(word, upper, strict=True))
    form = data.draw(st.sampled_from(["NFC", "NFD"]))
    assert carrier_word(unicodedata.normalize(form, mixed)) == meant


@given(
    st.sampled_from(STOP),
    st.text(alphabet=string.ascii_lowercase, min_size=3, max_size=9).filter(
        lambda word: word not in ("all", "stop")
    ),
)
def test_a_carrier_word_with_another_word_is_none(word: str, other: str) -> None:
    assert carrier_word(f"{word} {other}") is None


@pytest.mark.parametrize(
    "text",
    ["", "   ", "yes", "YES", "sí", "no", "ok", "1", "cancel my ride", "cancel tuesday",
     "stop at the pharmacy",
     "start over", "help me", "the end", "para", "para mañana", "cancela el viaje", "info please about rides",
     "stop and shop", "we need to stop", "ayuda con mi viaje", "end of the month", "quit smoking class"],
)  # fmt: skip
def test_no_carrier_word(text: str) -> None:
    assert carrier_word(text) is None


WISHES = (
    # English
    "stop texting me", "Stop texting me!!", "STOP TEXTING ME NOW", "please stop texting me",
    "plz stop txting me", "can you stop texting me", "could you please stop sending me texts",
    "quit texting me", "quit texting this number", "quit sending me these", "quit sending me this stuff",
    "stop sending me this", "stop sending me messages", "stop sending these messages",
    "stop sending all these texts", "stop sending text messages to my phone", "stop all messages",
    "stop the texts", "stop these texts", "stop messages", "stop with the texts", "stop the spam",
    "stop messaging me", "stop msging me", "stop contacting me", "stop bothering me", "quit bugging me",
    "stop harassing me", "stop writing me", "stop blowing up my phone", "stop reaching out to me",
    "stop calling me", "no more texts", "no more texts please", "no more messages",
    "i want no more of these texts", "no more msgs ok", "no texts please", "please no more text messages",
    "no more reminders please", "don't text me", "dont text me", "do not text me", "don’t text me anymore",
    "do not text this number again", "never text me again", "don't message me", "do not contact me",
    "dont contact me again", "don't bother me", "please do not text", "do not text",
    "don't send me any more texts", "dont send me texts", "do not send messages", "don't send me anything",
    "dont send me any more messages", "please dont send me no more texts", "i don't want these texts",
    "i dont want texts", "i do not want any more messages", "I don't want to get texts anymore",
    "i no longer want these messages", "i dont need these reminders", "I don't wish to receive text messages",
    "i dont want to be contacted", "i don't want you to text me", "i do not want to be texted",
    "take my number off your list", "take me off your list", "take me off this list",
    "take me off the texting list", "take my name off your list", "get me off this list", "take me off",
    "take me off please", "take my number off", "take this number off your list",
    "take me out of your system", "scratch my number off the list", "take us off your list", "remove me",
    "Remove me please", "please remove me", "remove me from your list", "remove me from this",
    "remove my number", "remove my number from your system", "delete my number",
    "please delete my phone number", "erase my number", "remove this number from your contacts",
    "delete my number from your phone", "lose my number", "forget my number", "unsubscribe me",
    "i want to unsubscribe", "how do i unsubscribe", "please unsubscribe", "unsub me", "opt me out",
    "i want to opt out", "opt out of texts", "how do I opt out", "i'd like to opt out please",
    "opt out please", "cancel my texts", "remove my number, i am not that person",
    "remove my number you got the wrong person", "cancel text alerts", "cancel all messages",
    "cancel my subscription", "end these texts", "turn off the texts", "turn off notifications",
    "turn off text reminders", "i revoke my consent", "i withdraw my permission",
    "i never gave permission to text me", "i never signed up for this", "i didn't sign up for these messages",
    "i did not ask for these texts", "leave me alone", "please leave me alone", "please stop", "stop please",
    "stop it", "just stop", "stop stop stop", "stop now", "i said stop", "ok stop please",
    "cancel my ride and stop texting me", "why dont you stop texting me", "i want you to stop texting me",
    "who is this? stop texting me", "wrong number, stop texting me", "i dont live in minnesota stop texting",
    "I would like to stop getting texts", "i want to stop receiving these messages",
    # Spanish
    "no me mande mas mensajes", "no me mande más mensajes por favor", "no me manden mensajes",
    "no me mandes textos", "ya no me mande mensajes", "ya no me mande nada", "no me mande nada mas",
    "no me envie mas mensajes", "no me envíen más textos", "no me envie mensages", "no me escriba",
    "no me escriba más", "no me escriban mas", "ya no me escriba", "ya no me escriban por favor",
    "no me vuelva a escribir", "no vuelvan a escribirme", "no me textee", "no me moleste",
    "no me molesten mas", "no me contacten", "no me contacte más", "deje de mandarme mensajes",
    "dejen de mandarme mensajes", "deje de escribirme", "dejen de escribir", "deja de mandarme textos",
    "paren de mandarme mensajes", "pare de enviarme mensajes", "dejen de molestarme", "deje de molestar",
    "no quiero mas mensajes", "no quiero mensajes", "ya no quiero recibir mensajes",
    "no quiero recibir más textos", "no quiero estos mensajes", "no deseo recibir mensajes",
    "no quiero que me escriban", "no quiero que me manden mas mensajes", "no mas mensajes",
    "no más mensajes por favor", "no mas textos", "basta de mensajes", "alto a los mensajes",
    "pare los mensajes", "paren con los mensajes", "cancelar mensajes", "cancele los mensajes",
    "detenga los mensajes", "quíteme de su lista", "quiteme de la lista", "saqueme de su lista",
    "sáquenme de esa lista", "bórreme de su lista", "quite mi numero de su lista", "borre mi número",
    "borren mi numero por favor", "elimine mi numero", "saquen mi numero de su lista",
    "elimíneme de la lista", "bórreme por favor", "quiero darme de baja", "deme de baja",
    "denme de baja de los mensajes", "cancelar mi suscripción", "quiero desuscribirme",
    "revoco mi consentimiento", "déjeme en paz", "dejenme en paz", "por favor pare", "ya basta",
    "pare por favor", "alto por favor",
    # Written before the rules were changed to know them.
    "get my number out of your computer", "cut it out with the texts", "i never asked to be texted",
    "these texts are annoying stop", "no more of this texting", "pare ya con tantos mensajes",
    "pls quit blowing up my phone with these", "i dont want u guys texting my phone no more",
    "can u not text me", "enough with the messages already", "lay off the texts", "dont hit me up anymore",
    "stop w the texts", "how do i make these texts stop", "please discontinue text messages to this number",
    "i want off this list", "take my cell off ur list", "cease all communication",
    "no longer wish to be contacted by text", "stop sms", "you keep texting me please stop",
    "i'm asking you not to text me again", "quit it with the reminders", "i want the messages to stop",
    "would you mind not texting me", "scrub my number", "i would prefer not to receive texts",
    "i'd rather not get messages", "i don't authorize you to text me", "stop sending stuff to my phone",
    "do not send anything else", "i did not give you permission to text me", "please end all texts to me",
    "keep me off your list", "im tired of getting these texts", "ya no me este mandando mensajes",
    "no quiero que me lleguen mensajes", "quitenme de esa lista por favor", "me puede borrar de su lista",
    "como hago para que no me lleguen mas mensajes", "que ya no me manden textos",
    "no me interesa recibir mensajes", "pueden dejar de escribirme", "ya parenle con los mensajes",
    "no quiero recibir nada mas", "no autorizo que me manden mensajes", "prefiero no recibir mensajes",
    "quisiera dejar de recibir mensajes", "sacame de la lista", "no manden mas mensajes",
)  # fmt: skip

NO_WISHES = (
    # English: rides, stops, shops, addresses
    "cancel my ride", "cancel my ride please", "cancel tuesday", "I need to cancel my appointment ride",
    "cancel the trip", "cancel it", "stop at the pharmacy", "can we stop at the pharmacy on the way",
    "one more stop please", "I have two stops", "the Stop and Shop on 4th", "Stop & Shop on 4th street",
    "pick me up at the bus stop", "the bus stop on lake street", "123 Stop Ave", "12 Stop Street, St Paul",
    "no more rides please", "no more rides", "no more questions", "i dont need a ride anymore",
    "i don't want a ride", "stop the ride", "stop my rides", "please stop my ride for monday",
    "stop the booking", "stop this request", "the driver did not stop",
    "driver wouldn't stop texting while driving", "my driver would not stop texting",
    "the driver was texting", "don't send me a taxi", "dont send me that driver again",
    "stop sending me that driver", "do not send a van", "don't send it", "dont send this",
    "don't send it yet", "no dont send", "end of the day", "I quit smoking", "quit smoking class",
    "at the end of the street", "take me off at the corner", "take me home", "take me to the clinic",
    "take me from home to the clinic", "take me to my list of appointments", "get me off the bus at 5th",
    "drop me off at the door", "drop me off", "pick me up and drop me off", "remove the wheelchair",
    "remove my wheelchair from the request", "take the second ride off the list", "remove the second ride",
    "remove my phone number from the request and use 651-555-0101", "delete my number and put 612-555-0199",
    "take my number off the request", "take my number off the notes", "change my number",
    "don't text me before 8 am", "dont text me at night", "please don't text me while i'm at work",
    "do not text me until tomorrow", "you never text me back", "they don't text me when they come",
    "he did not text me", "why didn't you text me", "please don't stop texting me",
    "dont stop sending me reminders", "why did you stop texting me", "did you stop texting me",
    "send me a text", "text me when he is here", "text me", "can you text me the number",
    "did you get my message", "i got your message", "i want reminders", "send me reminders",
    "I opted out by mistake", "i unsubscribed by mistake want back in", "leave me at the door",
    "don't leave me alone at the clinic", "no messages for the driver i can walk", "the driver left me alone",
    "i don't want to wait", "i dont want to be late", "i need to stop dialysis for a week",
    "i want to stop the ride on friday", "stop by my house first", "non stop", "it's a quick stop",
    "my stop is 5th and main", "truck stop in Hudson", "no stops", "yes", "no", "help", "i want to start",
    "nothing more", "no more", "that is all", "no thanks", "wrong number, its 651-555-0101",
    "i do not have a phone number", "dont contact my doctor", "do not call my daughter", "dont forget me",
    "don't forget my wheelchair", "remind me", "do i have messages", "how do rides end", "out", "list",
    "I want off the 21 bus line", "opt out of the return ride", "I stopped driving",
    "the bus does not stop here", "can the van stop at 7th", "do you stop at walgreens",
    "my ride was canceled",
    # Spanish
    "cancele mi viaje", "cancelar el viaje del martes", "cancela mi cita", "quiero cancelar mi viaje",
    "cancelar la cita", "pare en la farmacia", "puede parar en la farmacia", "una parada en la farmacia",
    "la parada del bus", "parada de autobus", "no me mande un taxi", "no me mande ese chofer",
    "no me mande la camioneta", "no me manden a otro lugar", "para mañana", "para el lunes a las 9",
    "de alto a bajo", "alto riesgo", "soy muy alto", "no mas viajes", "no quiero el viaje",
    "no quiero mas viajes", "ya no necesito el viaje", "quite el segundo viaje", "quite la silla de ruedas",
    "borre esa direccion", "quite mi numero de la solicitud", "borre mi numero y ponga 651-555-0101",
    "no me escriba antes de las 8", "no me deje en la esquina", "dejeme en la puerta", "deje de llover",
    "no dejen de mandarme mensajes", "mandeme un mensaje", "escribame cuando llegue", "nunca me escriben",
    "no me llamaron", "no me mandaron el carro", "quiero mensajes", "por que no me mandaron mensaje",
    "al fin de semana", "fin de mes", "es en la planta baja", "estoy de baja", "mi presion esta baja",
    "no se", "no", "nada mas", "no mas", "eso es todo", "dar de baja mi viaje", "el chofer no para de hablar",
    # Written before the rules were changed to know them.
    "why do texts stop", "can i send texts at the bus stop", "add a stop", "remove the stop at the pharmacy",
    "what number texts me", "text the driver my gate code", "no hay mensajes", "mande un mensaje al chofer",
    "can you tell the driver to stop texting and look at the road", "stop by walgreens then home",
    "i got a message that my ride was cancelled", "take my son off the ride",
    "take me off the waiting list for tuesday", "please dont send the same driver", "i dont get your texts",
    "i cant text right now im driving", "end my ride at the mall", "cancel the return ride only",
    "i do not want to cancel", "dont remove my ride", "is the clinic on Stop 5",
    "my number changed please remove the old one", "i prefer not to ride with others",
    "the reminders are helpful", "how many texts will i get", "stop number 4 on the route",
    "enough room for a wheelchair", "tired of waiting for my ride", "dont write me down for tuesday",
    "no me manden el mismo carro", "no me llego el mensaje", "no recibi mensajes",
    "quiero quitar el viaje de regreso", "me puede dejar en la esquina", "prefiero no ir con otros",
    "salir de la clinica a las 3", "termine la cita a las 4", "estoy cansada de esperar",
    "im not getting your texts", "i never got a message",
)  # fmt: skip


@pytest.mark.parametrize("text", WISHES)
def test_a_wish_for_no_more_texts(text: str) -> None:
    assert asks_to_stop_texts(text)


@pytest.mark.parametrize("text", NO_WISHES)
def test_no_such_wish(text: str) -> None:
    assert not asks_to_stop_texts(text)


@given(
    st.sampled_from(WISHES), st.sampled_from(["{}", "{}!", "  {}  ", "{} 😡", "{}.", "«{}»"]), st.booleans()
)
def test_case_and_punctuation_change_nothing(text: str, written: str, upper: bool) -> None:
    assert asks_to_stop_texts(written.format(text.upper() if upper else text))


@given(st.sampled_from(NO_WISHES), st.sampled_from(["{}", "{}!", "  {}  ", "{} 🙏", "{}."]), st.booleans())
def test_case_and_punctuation_make_no_wish(text: str, written: str, upper: bool) -> None:
    assert not asks_to_stop_texts(written.format(text.upper() if upper else text))


@given(st.text(max_size=3000))
def test_any_text_is_read(text: str) -> None:
    assert asks_to_stop_texts(text) in (True, False)
    assert carrier_word(text) in (None, "stop", "start", "help")


def test_a_long_message_is_read_in_time() -> None:
    # Patterns with several open ends could take minutes on such a text; the call returning is the test.
    assert not asks_to_stop_texts("take me " * 400 + "stop the " * 400 + "no me " * 400)
