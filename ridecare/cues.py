"""Wishes that a classifier alone may not decide beside an answer: one of their own words has to be said."""

from __future__ import annotations

import re
from collections.abc import Iterable

_HEARD_IN_WORDS = {
    "report_problem": re.compile(
        r"\b(driver|drivers|chofer|conductor|ride|rides|van|cab|taxi|car|bus|carro|viaje|late|waiting|wait|waited|left|leave|stuck|stranded|lost|came|showed|show|never|didnt|hasnt|isnt|where|"
        r"supposed|forg[eo]t\w*|(?:been|hace) (?:\w+ ){0,3}(?:hours?|hrs?|minutes?|mins?|horas?|minutos?)|said (?:you|they) (?:would|were)|olvid\w+|problem\w*|trouble|wrong|hurt|fell|unsafe|scared|crash\w*|accident|rude|drunk|tarde|esperando|espero|dejo|dejaron|llego|llega|vino|varad\w|nunca|donde|mal|miedo|choque|accidente|grosero)\b"
    ),
    "cancel_ride": re.compile(
        r"\b(cancel\w*|call(ing)? off|drop|anymore|any more|no longer|not going|not coming|wont (be|need|go)|(dont|do not) need (it|the ride|a ride|this|that|my ride)|ya no|no voy|no (la |lo )?(necesito|ocupo|quiero)|quitar|borrar|anul\w+)\b"
    ),
    "check_ride_status": re.compile(
        r"\b(my (ride|rides|request|trip)|the (ride|request)|rides?|request\w*|trip|book\w*|confirm\w*|approv\w*|status|coming|where|when|schedul\w+|set up|number|receipt|sent|went through|"
        r"viaje\w*|pedido|solicitud|cuando|donde|confirm\w+|aprob\w+|estado|numero|recibo|envi\w+|lleg\w+)\b"
    ),
    "request_human": re.compile(
        r"\b(talk|speak|human|agent|operator|representative|real person|live person|person please|a person|someone|somebody|call|help|hablar|hable|comuni\w+|agente|operador\w*|representante|alguien|ayuda\w*|persona (real|de verdad|por favor)|quiero una persona|necesito una persona|llam\w+|pas[ae]\w*)\b"
    ),
    "helper_pass": re.compile(
        r"\b(helper\w*|pass|passes|let|allow\w*|permission|permit\w*|access|authoriz\w+|share|behalf|for me|ayudante\w*|pase|permis\w+|permit\w+|autoriz\w+|acceso|dejar?|por mi)\b"
    ),
    "remember_place": re.compile(
        r"\b(remember\w*|rember|save[ds]?|saving|keep|store|forget|delete|erase|remove|learn|set|add|recuerd\w+|guard\w+|olvid\w+|borr\w+|quit[ae]\w*|anot\w+)\b"
    ),
    "change_ride": re.compile(
        r"\b(chang\w+|mov\w+|switch\w*|resched\w+|different|instead|earlier|later|other|push\w*|update\w*|cambi\w+|mover|pas(ar|en)|pospon\w+|otr[oa]|antes|despues|tarde|temprano|diferente)\b"
    ),
}

# "Nothing for the driver", "tell the driver …" is a note, no complaint about one.
_NO_COMPLAINT = re.compile(
    r"\b(nothing|none|no notes?|notes?|tell|let|nada|nota|para|dig[ae]n?le|avis[ae]n?le)( \w+){0,2}? (driver|chofer|conductor)( know)?\b|\bno (ride|rides|return|trip)( ride| trip)?( home| back)?\b|\bride please\b|\b(de|en|por) la (tarde|noche|manana)\b|\b(no|not a|without|sin|ningun) (problems?|trouble|problemas?)\b|\b(dont|do not) need (one|a ride (home|back))\b|\bno (necesito|ocupo|quiero) (regreso|vuelta|viaje de (regreso|vuelta))\b"
)


def says_so(intent: str, plain: str, *, names: Iterable[str] = ()) -> bool:
    """Whether the words themselves tell of this wish; always so for wishes that need no such word.

    Args:
        intent: what the classifier heard.
        plain: the folded message.
        names: folded names and places in it; they tell of nothing.
    """
    cue = _HEARD_IN_WORDS.get(intent)
    if cue is None:
        return True
    for name in filter(None, names):
        plain = plain.replace(name, " ")  # "Tom Van der Berg" has no van
    return bool(cue.search(_NO_COMPLAINT.sub(" ", plain)))
