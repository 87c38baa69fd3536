"""What an assistant must not squeeze into one ride: repeats, two riders, extra stops, stretchers, discharges."""

from __future__ import annotations

import re

_DAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun|lunes|martes|miercoles|jueves|viernes|sabado|domingo|m|w|f|lun|mie|vie)"
_PLURAL = r"(?:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|sabados|domingos)"
_CASES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("repeat", rf"\b(?:every (?:other )?(?:day|week|weekday|month|morning|{_DAY})|each (?:week|day|{_DAY})|(?:on )?{_PLURAL}|(?:\d|once|twice|one|two|three|four|five|una|dos|tres|cuatro|cinco) ?(?:times?|x|days?|veces|dias)? (?:a|per|each|every|por|a la|al|cada) (?:week|month|semana|mes)|weekly|daily|monthly|recurring|standing (?:order|ride)s?|repeating|"
                   rf"todos los (?:dias|{_DAY})|todas las semanas|cada (?:semana|dia|mes|{_DAY})|los {_DAY}\b|lunes a (?:jueves|viernes|sabado|domingo)|monday (?:through|thru) (?:thursday|friday|saturday|sunday)|mon ?- ?(?:thu|fri|sat|sun)|semanalmente|diario|diariamente|{_DAY}[,/ ]+{_DAY}[,/ ]+(?:and |y |& ?)?{_DAY}|mwf|tths?|m/w/f|t(?:ue?)?/th(?:u)?(?:/s(?:at?)?)?|tu?/th?/sat|(?:rides|viajes) (?:for|on|para|los) (?:all|the next|todos|la proxima)|for the next \w+ (?:weeks|months)|same time every)\b"),
        ("two_riders", r"\b(?:both (?:of us )?(?:have|need|got|go|going|see)|(?:we|us) both|two (?:riders|members|patients|appointments)|2 (?:riders|members|patients|appointments)|each (?:have|has|of us)|(?:my|mi) \w+ (?:also|too|tambien) (?:has|have|needs|need|tiene|necesita) (?:an |a |una |un )?(?:appointment|ride|cita|viaje)|(?:she|he|they)(?: also)? (?:has|have|needs|need) (?:an |a |one )?(?:appointment|visit|ride)(?: there| then)? (?:too|as well|also)\b(?! (?:early|late|soon|far))|and (?:my|his|her) \w+ (?:has|needs) (?:an |a |one )?(?:appointment|ride|one)(?: too| also)?|"
                       r"los dos tenemos|las dos tenemos|ambos (?:tenemos|tienen)|tenemos cita|dos (?:pasajeros|pacientes|miembros|citas)|(?:mi \w+) y yo tenemos|tambien tiene (?:una )?cita)\b"),
        ("extra_stop", r"\b(?:(?:then|and|also|after that|afterwards|can we|can they|need to|on the way)(?: \w+){0,4} stop(?: off)? (?:at|by|in)|stop (?:at|by) (?:the |a |my |cvs|walgreens|walmart|target)(?: ?\w+){0,3} (?:after|on the way|before|too|first|then|also)|extra stop|another stop|(?:two|2|second|several|more) stops?|then (?:go |take me |drop me |to |over )+(?:to |at )?(?:the |a |my )?(?:pharmacy|store|bank|lab|walgreens|cvs|grocery|clinic|hospital)|on the way (?:home|back)(?: \w+){0,5} (?:pharmacy|store)|"
                       r"parar (?:en|a|por)|parada (?:extra|adicional|mas|en)|otra parada|dos paradas|(?:y |luego |despues )(?:pasar|parar|pase|pasamos|ir)(?: \w+){0,2} (?:a|por|en) (?:la |el |una )?(?:farmacia|tienda|banco|laboratorio))\b|^ ?(?:then )?stop at the\b"),
        ("stretcher", r"\b(?:stretcher|gurney|camilla|(?:cant|cannot|can not|unable to) sit(?: up)?|(?:has to|have to|must|needs to|need to) (?:lie|lay|stay lying) (?:down|flat)|no (?:puedo|puede) (?:sentar\w*|estar sentad\w)|bedbound|bed bound)\b"),
        ("discharge", r"\b(?:discharg\w+|being released|getting released|released from (?:the )?hospital|(?:de|dado|dada|dar|dan|dieron|darme|darle|me dan|dan de) alta|alta (?:medica|del hospital)|leaving the hospital today|getting out of (?:the )?hospital)\b"),
        ("protected", r"\b(?:protected (?:transport|ride|vehicle|transportation)|locked vehicle|72[ -]hour hold|transport hold|crisis transport|transporte protegido)\b"),
        ("alone", r"\b(?:(?:rid(?:es?|ing)|go(?:es|ing)?|travel(?:s|ing)?|com(?:es|ing)) (?:alone|on (?:his|her|my) own)|by (?:him|her|my)self|all alone|(?:va|voy|viaj[ao]|ira) sol[oa])\b"),
        ("same_day_now", r"\b(?:right now|asap|as soon as possible|immediately|right away|ahora mismo|ya mismo|de inmediato|inmediatamente|lo antes posible|cuanto antes|this minute|urgent(?:ly)?|urgente)\b"),
    )
)  # fmt: skip
_DENIED = re.compile(
    r"\b(?:no|not|dont need a|do not need a|without a|never|isnt|not a|no need for a?|sin|no (?:necesit[ao]|ocup[ao]|hace falta)(?: una)?)(?: \w+)? ?$"
)
# "Cannot sit up" is what is meant, not a denial of it.
_IS_DENIAL = re.compile(r"(?:cant|cannot|can not|unable|no)\b")
_CAN_BE_DENIED = frozenset({"stretcher", "repeat", "discharge"})


def special(words: str) -> tuple[str, ...]:
    """The special cases that a message tells of, each once."""
    found = []
    for name, pattern in _CASES:
        match = pattern.search(words)
        if match and not (
            name in _CAN_BE_DENIED
            and not _IS_DENIAL.match(match.group())
            and _DENIED.search(words[max(0, match.start() - 25) : match.start()])
        ):
            found.append(name)
    return tuple(found)
