"""Yes, no, skip, "I don't know", go on: by the words alone, never by a classifier's guess."""

from __future__ import annotations

import re

_COURTESY = frozenset(
    """please thanks thank you so much very kindly sir maam mam mister miss dear hun honey god bless ok alright right correct yes yeah
    that thats it its is this all good great fine perfect looks sounds everything right exactly awesome cool wonderful excellent well i am sure am of
    course do send go ahead just now absolutely definitely for me lol appreciate agreed indeed the request
    gracias muchas por favor senor senora senorita muy amable dios le la lo bendiga si claro que todo toda esta bien asi es eso correcto correcta perfecto perfecta
    exacto exactamente bueno ya listo lista de acuerdo pues vale excelente esta envielo enviela mandelo mandela enviar mil""".split()
)
_YES_ONE = (
    "yes yeah yess ok sure correct right exactly perfect confirm confirmed affirmative absolutely definitely agreed yes, si claro correcto correcta dale exacto exactamente "
    "perfecto perfecta bueno bien afirmativo vale listo simon y yea ya great fine good ye indeed send submit enviar envielo enviela mandelo mandela k kk mhm alright yus"
).split()
_YES_MANY = (
    "thats right", "that is right", "thats correct", "that is correct", "its right", "it is right", "its correct", "all right", "all good", "looks good", "looks right",
    "looks correct", "looks great", "sounds good", "sounds right", "sounds great", "of course", "go ahead", "send it", "do it", "please do", "please send", "i am sure", "everything is right",
    "everything is correct", "everything looks", "that works", "works for me", "uh huh", "por supuesto", "esta bien", "esta correcto", "esta perfecto", "asi es", "todo bien", "todo correcto", "todo esta bien",
    "todo esta correcto", "de acuerdo", "claro que si", "como no", "eso es", "muy bien", "por favor si", "please yes", "it is correct", "its all right", "its all good", "it looks",
)  # fmt: skip
_NO_MANY = (
    "not right", "not correct", "thats wrong", "that is wrong", "its wrong", "it is wrong", "thats not", "that is not", "its not", "it is not", "not really", "not yet",
    "dont send", "do not send", "no way", "no thanks", "no thank you", "no gracias", "esta mal", "no esta", "todavia no", "aun no", "no es", "para nada", "no la envie", "no lo envie", "some of it is wrong", "something is wrong",
    "hay un error", "hay errores", "hay algo mal", "algo esta mal", "there is a mistake", "theres a mistake", "something is not right", "something isnt right",
)  # fmt: skip
_NO_ONE = "no nop nope not wrong incorrect negative never incorrecto incorrecta tampoco nel nunca".split()
_NO_COURTESY = frozenset(
    (
        *_COURTESY,
        "no",
        "not",
        "wrong",
        "mal",
        "incorrect",
        "incorrecto",
        "nope",
        "thanks",
        "really",
        "yet",
        "way",
        "nada",
        "quiero",
        "todavia",
        "aun",
        "para",
        "se",
        "envie",
        "dont",
        "es",
        "n",
    )
) - {
    "now",
    "just",
    "yes",
    "yeah",
    "si",
    "send",
    "go",
    "ahead",
    "claro",
    "enviar",
    "envielo",
    "enviela",
    "mandelo",
    "mandela",
}
_YES = re.compile(rf"^(?:{'|'.join(sorted((*_YES_MANY, *_YES_ONE), key=lambda each: -len(each)))})(?= |$)")
_NO = re.compile(rf"^(?:{'|'.join(sorted((*_NO_MANY, *_NO_ONE), key=lambda each: -len(each)))})(?= |$)")
_PLEASE_FIRST = re.compile(r"^(?:(?:please|por favor|pues|well|um+|uh+|oh|ah|ay|hmm+|bueno) )+(?=\w)")
_GO_ON = re.compile(
    r"^(?:ok |yes |si |please |lets |bueno |i want to |quiero |pues )*(?:go on|continue|keep going|carry on|resume|proceed|next|seguir|sigamos|continuar|continue|continuemos|siga|sigue|adelante|vamos)"
    r"(?: please| por favor| thanks| gracias| with (?:it|the request)| con (?:la solicitud|eso|esto))*$"
)
_SKIP = re.compile(
    r"^(?:please |ok |no |can (?:i|we) |could (?:i|we) |lets |just |id |i would |i |quiero |mejor |prefiero |puedo |podemos |lo )*(?:skip|pass|rather not|prefer not|(?:dont|do not) want to (?:say|answer|give|tell|share)|would rather not|no comment|"
    r"saltar|saltarla|saltarlo|siguiente|omitir|omitirla|omitirlo|no decir|no (?:quiero|deseo) (?:decir|dar|contestar|responder)\w*|prefiero no|next question)\b.{0,40}$"
)
_UNKNOWN = re.compile(
    r"^(?:um+ |uh+ |hmm+ |ok |well |pues |sorry |honestly |lo siento |perdon |ay |oh )*(?:i |im |am |we |he |she |yo )?(?:really |honestly |just )?"
    r"(?:(?:dont|do not|doesnt|didnt|not) (?:really |exactly )?(?:know|sure|remember|recall|have (?:it|that|one|the|my|any))|not (?:really )?sure|unsure|unknown|no idea|no clue|have no (?:idea|clue)|forgot|forget|cant (?:remember|find it)|cannot (?:remember|find it)|dont have|lost (?:it|my card)|"
    r"no (?:lo |la |me )?(?:se|sabe|recuerdo|acuerdo)|no estoy segur[oa]|no (?:lo |la )?tengo(?: (?:idea|la tarjeta|el numero|a la mano|aqui))?|ni idea|quien sabe|se me olvido|desconozco|no me acuerdo)\b"
)
_THUMB_YES = ("👍", "👌", "✅", "🆗")
_THUMB_NO = ("👎", "❌")
_WORD = re.compile(r"[^\W_]+")


def answer(text: str, bare: str) -> str | None:
    """The kind of answer.

    Args:
        text: as it was written, for signs that words do not carry.
        bare: the plain words without punctuation.

    Returns:
        `yes` (nothing besides but courtesy), `yes_but`, `no`, `no_but`, `go_on`, `skip`, `unknown` or None.
    """
    asks = "?" in text
    words = _PLEASE_FIRST.sub("", bare)
    if not words:
        return _sign(text, asks)
    if _GO_ON.match(words):
        return "go_on" if not asks else "yes_but"
    if _SKIP.match(words):
        return "skip"
    if _UNKNOWN.match(words):
        return "unknown"
    agrees = _YES.match(words)
    if agrees:
        rest = _WORD.findall(words[agrees.end() :])
        if all(word in _COURTESY for word in rest) and not asks:
            return "yes"
        # "fine arts clinic", "good samaritan": only a clear yes may stand before other words.
        return (
            "yes_but"
            if agrees.group()
            not in (
                "y",
                "ya",
                "right",
                "fine",
                "good",
                "great",
                "perfect",
                "bien",
                "bueno",
                "k",
                "sure",
                "exactly",
                "send",
                "claro",
                "simon",
            )
            or asks
            else None
        )
    refuses = _NO.match(words)
    if refuses:
        rest = _WORD.findall(words[refuses.end() :])
        if all(word in _NO_COURTESY for word in rest):
            return "no" if not asks else "no_but"
        return "no_but" if refuses.group() != "never" else None
    return None


def _sign(text: str, asks: bool) -> str | None:
    if any(sign in text for sign in _THUMB_YES):
        return "yes" if not asks else "yes_but"
    return "no" if any(sign in text for sign in _THUMB_NO) else None
