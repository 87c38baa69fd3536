"""Yes, no, skip, "I don't know", go on: answers by their words, never by a classifier's guess."""

from __future__ import annotations

import re

_COURTESY = (
    r"please|thanks?|thank you|thank u|thx|ty|sir|ma'?am|maam|so much|very much|dear|hun|honey|god bless( you)?|mr|miss|you|gracias|muchas gracias|por favor|porfa|porfavor|senor(a|ita)?|muy amable|"
    r"dios (la|lo|le) bendiga|all|it|that|that's|thats|this|is|it's|its|looks?|sounds?|good|great|fine|perfect|right|correct|ok|okay|okey|everything|todo|esta|bien|muy|asi|es|eso|correct[oa]|perfect[oa]|exact(o|ly|amente)?|"
    r"i|am|sure|do|send|it|go|ahead|all of it|then|well|pues|bueno|ya|excelente|great|awesome|cool|mandelo|mandela|mandar|envielo|enviela|enviarlo|enviar|submit|exactamente|de acuerdo|claro|que si|yes|yeah|yep|yup|si|a"
)
_YES_WORDS = (
    r"yes|yeah|yea|yep|yup|ya|yah|yess+|yes sir|yes ma'?am|yas|ye|y|ok|okay|okey|k|kk|sure|correct|right|thats right|that's right|that is right|exactly|affirmative|of course|absolutely|perfect|send it|send|submit|confirm|go ahead|"
    r"sounds good|looks good|looks right|all good|its right|it's right|all right|alright|that works|do it|it is|uh huh|mhm|si|sii+|sip|simon|claro|claro que si|correcto|esta bien|esta correcto|todo bien|todo correcto|dale|asi es|de acuerdo|perfecto|enviar|envielo|"
    r"mandelo|enviela|exacto|bueno|bien|esta perfecto|adelante|por supuesto|afirmativo"
)
_YES = re.compile(rf"^(?:{_YES_WORDS})\b")
_YES_ONLY = re.compile(rf"^(?:{_YES_WORDS})(?:[ ,.!]+(?:{_COURTESY}))*[ ,.!]*$")
_NO_WORDS = r"no|nope|nah|na|not really|no way|wrong|incorrect|thats wrong|that's wrong|that is wrong|not right|its wrong|it's wrong|not correct|negative|n|nop|no es|no esta bien|no gracias|esta mal|incorrecto|tampoco|para nada|noo+"
_NO = re.compile(rf"^(?:{_NO_WORDS})\b")
_NO_ONLY = re.compile(
    rf"^(?:{_NO_WORDS})(?:[ ,.!]+(?:thanks?|thank you|gracias|please|por favor|sir|ma'?am|it is|it's|its|that|is|not|right|wrong|correct|not right|no|esta|bien|mal|senor(a|ita)?|muchas))*[ ,.!]*$"
)
_GO_ON = re.compile(
    r"^(?:ok |okay |yes |si |please )*(?:go on|continue|keep going|carry on|lets continue|let's continue|seguir|sigamos|continuar|continue(?:mos)?|siga|adelante|lets go on|resume)\b"
)
_SKIP = re.compile(
    r"^(?:please |i(?:'d|d| would)? |can (?:i|we) |lets |just |quiero |mejor |prefiero )*(?:skip|pass|next(?: question| one)?$|rather not(?: say)?|prefer not(?: to)?(?: say)?|dont want to (?:say|answer|give|tell)|don't want to (?:say|answer|give|tell)|"
    r"would rather not|not saying|no comment|saltar?|siguiente|omitir|pasar?|no (?:quiero|deseo) (?:decir|dar|contestar|responder)\w*|no decir(?:lo)?|prefiero no)\b"
)
_UNKNOWN = re.compile(
    r"^(?:um+ |uh+ |hmm+ |ok |well |pues |sorry |honestly )*(?:i )?(?:do ?n'?t|dont|do not|dunno|didnt|am not|'?m not|im not|not) ?(?:really )?(?:know|no|sure|remember|have (?:it|that|one|my card|the card)|recall)\b|^(?:idk|dunno|no idea|not sure|unsure|unknown|no clue|i forgot|i forget|cant remember|can't remember)\b|"
    r"^(?:pues )?no (?:lo |la |me )?(?:se|recuerdo|acuerdo|tengo (?:la tarjeta|el numero|idea)|estoy segur[oa])\b|^ni idea\b|^quien sabe\b|^se me olvido\b"
)
_CORRECTING = re.compile(
    r"^(?:no|nope|nah|wait|sorry|oops|actually|correction|wrong|not|perdon|espere|disculpe|mejor|mas bien)\b(?! (?:one|body|thanks|gracias|tengo|se\b|puedo|quiero|phone|need))|"
    r"\b(?:actually|instead|i meant?|should (?:be|say)|supposed to be|not \d|wrong|change (?:it|that|the|my)|make (?:it|that)|fix (?:it|the)|correct (?:it|the)|mistake|rather than|oops|en vez de|en lugar de|quise decir|me equivoque|cambi(?:e|ar|a|elo) |"
    r"deberia ser|debe ser|no es|corrij[ae]|corregir|esta mal|mejor (?:a|el|en)|switch)\b"
)


def answer(plain: str, *, question: bool) -> str | None:
    """`yes`, `yes_but`, `no`, `no_but`, `go_on`, `skip`, `unknown` or None, from a folded text.

    A yes counts only when the rest is courtesy; a question mark makes it `yes_but`.
    """
    text = plain.strip(" .!,")
    if not text:
        return None
    bare = text.rstrip("? ")
    if _GO_ON.match(bare) and len(bare.split()) <= 6:
        return "go_on"
    if _SKIP.match(bare) and len(bare.split()) <= 8:
        return "skip"
    if _UNKNOWN.match(bare) and len(bare.split()) <= 12:
        return "unknown"
    if _YES_ONLY.match(bare):
        return "yes_but" if question else "yes"
    if _NO_ONLY.match(bare):
        return "no"
    if _YES.match(bare):
        return "yes_but"
    if _NO.match(bare):
        return "no_but"
    return None


def correcting(plain: str) -> bool:
    """Whether the message corrects something said before."""
    return bool(_CORRECTING.search(plain.strip()))
