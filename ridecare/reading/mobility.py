"""How the rider gets around: the aids of the fixed table, by the words for them; denied ones do not count."""

from __future__ import annotations

import re

CHAIRS = ("manual_wheelchair", "power_wheelchair", "needs_wheelchair")
_CHAIR = r"(?:wheelchair|chair|silla de ruedas|silla)"
_HAVE_NONE = r"(?:dont|do not|doesnt|does not|didnt) (?:have|own|got)(?: \w+){0,3}|(?:no|not|without|sin)(?: (?:a|my|own|una|mi))?|have no|has no|no (?:tengo|tiene)(?: \w+)?"

_AIDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{words})\b"))
    for name, words in (
        ("power_wheelchair", rf"(?:power|powered|electric|motorized|motorised|electrical|battery)(?: \w+)? ?{_CHAIR}|power ?chair|{_CHAIR} (?:electrica|motorizada|de motor|con motor|de bateria)|{_CHAIR},? (?:is |the |its |it is )?(?:electric|power|motorized|powered)|hoveround"),
        ("manual_wheelchair", rf"(?:manual|folding|foldable|regular|standard|push|transport|transfer)(?: \w+)? ?{_CHAIR}|{_CHAIR} (?:manual|plegable|normal|regular|de empujar)|{_CHAIR},? (?:is |its |thats |it is |the |of the )?(?:manual|folding|folds|a manual)|{_CHAIR}(?: \w+){{0,3}} (?:you push|is pushed|gets pushed|se empujan?)"),
        ("cane", r"canes?|walking stick|quad cane|baston(?:es)?"),
        ("walker", r"walkers?|rollator|andador(?:es)?|caminador|zimmer frame"),
        ("scooter", r"(?<!knee )(?:mobility )?scooters?|electric cart|carrito electrico"),
        ("oxygen", r"oxygen(?: tank)?|o2|oxigeno|oxigen|oxygeno|portable concentrator"),
        ("service_animal", r"service (?:animal|dog)s?|guide dog|seeing eye dog|support dog|perro (?:de servicio|guia|de asistencia)|animal de servicio"),
        ("cannot_transfer", r"(?:cant|cannot|can not|unable to|not able to) (?:transfer|get (?:up|out)(?: of (?:it|(?:my|the|his|her) (?:wheel)?chair))?|leave (?:my|the|his|her) (?:wheel)?chair)|no (?:me |se )?(?:puedo|puede) (?:transferir\w*|pasar\w*|salir de la silla|cambiar\w*)|stays? in (?:my|the|his|her) (?:wheel)?chair"),
        ("can_transfer", r"(?:can|able to) (?:transfer|get out of (?:my|the|his|her) (?:wheel)?chair|stand and pivot)|transfers? (?:ok|okay|fine|by|to|on|well|myself|himself|herself)|(?:me |se )?(?:puedo|puede) (?:transferir\w*|pasar\w* (?:a|al) (?:un )?asiento|pasar\w* de la silla)"),
        ("door_help", r"(?:help|hand|assist|assistance|escort|walked|walk me|helped)(?: \w+){0,5} (?:door|inside|in and out|out of the house|building|car|van|vehicle)|door to door|door-to-door|door through door|ayuda(?: \w+){0,5} (?:puerta|subir|bajar|entrar|carro|vehiculo)|puerta a puerta|hasta la puerta|a la puerta|help to (?:the )?door"),
        ("stairs", r"stairs|staircase|\d+ steps|steps (?:at|in|to|up|down|outside)|escaleras|escalones|gradas"),
        ("stretcher", r"stretcher|gurney|camilla|(?:cant|cannot|can not|unable to) sit(?: up)?|(?:has to|have to|must|needs to|need to) (?:lie|lay|stay lying) (?:down|flat)|lying (?:down|flat)|no (?:puedo|puede) (?:sentar\w*|estar sentad\w)|bedbound|bed bound|acostad[oa]"),
    )
)  # fmt: skip
_NEEDS_CHAIR = re.compile(
    rf"\b(?:(?:need|needs|want|wants|bring|send|provide|borrow|necesito|necesita|ocupo|ocupa|traigan|traer|mandar|presten)(?: \w+){{0,4}} {_CHAIR}(?! (?:van|ramp|accessible|lift|access|car|vehicle|accesible|transport|ride))|"
    rf"(?:{_CHAIR})(?: \w+){{0,6}} (?:dont have|do not have|doesnt have|dont own|no tengo|no tiene)(?: (?:one|una))?|(?:no|dont|do not) (?:have|own) (?:a|my own|one)(?: \w+)? ?{_CHAIR}?.{{0,25}}need(?:s)? (?:a|one)|ride does not have a {_CHAIR})"
)
_OWN = re.compile(rf"\b(?:my|his|her|own|mi|su|propia) (?:own )?{_CHAIR}\b")
_PLAIN_CHAIR = re.compile(r"\b(?:wheelchair|w/?c\b|silla de ruedas|sillas de ruedas)")
# The answer to "which kind of wheelchair", without the word for it.
_BARE_KINDS = tuple(
    (name, re.compile(rf"^(?:(?:no|yes|si|its|it is|an?|the|my|la|el|una|un|es|mi|solo|just) )*(?:{words})(?: (?:one|kind|please|por favor))*$"))
    for name, words in (
        ("power_wheelchair", r"electric|electrical|power|powered|motorized|electrica|electrico|motorizada|con motor|de motor"),
        ("manual_wheelchair", r"manual|folding|foldable|plegable|de empujar"),
    )
)  # fmt: skip
_BARE_CHAIR = re.compile(r"^ ?(?:a |my |i use a |la |una |en |uso |mi )?(?:chair|silla)[ .!]*$")
_WALKS = re.compile(
    r"\b(?:walks?(?: (?:fine|ok|okay|good|great|alone|well|by|on|without|just|normal\w*|myself|unassisted|independently|with no|all right|alright))*|walking|can walk|ambulatory|on (?:my|his|her) own(?: two)?(?: feet)?|on foot|camin(?:o|a|ar|ando)|ando bien|a pie|"
    r"(?:no|dont need|do not need|doesnt need|without|sin)(?: any)? (?:help|aids?|special needs|equipment|assistance|ayuda|nada especial|problem\w*)|no special needs|nothing special|gets? around fine|get around (?:fine|ok|good)|i am fine|im fine|puedo caminar|puede caminar)\b"
)
_NO_AID = re.compile(
    r"^(?:no|none|nothing|nope|no thanks|no gracias|ninguno|ninguna|nada|no nothing|no aids?|normal|regular|no necesito nada|no usa nada|no uso nada|nada especial|none of (?:those|these|that)|ninguno de esos|fine|bien|good)$"
)
_DENIED = re.compile(
    r"\b(?:no|not|dont|doesnt|do not|does not|didnt|without|never|remove|delete|take off|quite|quitar|borre|isnt|arent|wont|sin|ni|no longer|stopped|ya no|nunca|cant use|neither|nor)(?: (?:use|uses|have|has|need|needs|using|in|a|an|any|my|the|on|or|uso|usa|tengo|tiene|necesito|necesita|ocupo|ocupa|hace|falta|un|una|mi|longer|really|want|his|her|with|es|used|bring))*[ ,]*$"
)
# "Cannot sit up" and "no puede pasarse" are what is meant, not a denial of it.
_IS_DENIAL = re.compile(r"(?:cant|cannot|can not|unable|not able|no|me no|se no)\b")
_CANNOT_WALK = re.compile(
    r"\b(?:cant|cannot|can not|unable to|dont|doesnt|not|no (?:puedo|puede))(?: \w+){0,2}? (?:walk|walking|camin\w+)\b|\bno camin\w+"
)


# What a rider has who may walk all the same.
_CARRIED = frozenset({"oxygen", "service_animal", "door_help"})

_OTHER_AID = re.compile(
    r"\b(?:crutch(?:es)?|muletas?|prosthe\w+|protesis|braces?|boot|cast|yeso|legally blind|blind|low vision|cieg[oa]|deaf|sord[oa]|hearing aids?|knee scooter|knee walker|hoyer|lift|amputee|"
    r"gait belt|iv pole|feeding tube|catheter|leg brace|aparato)\b"
)


def names_other_aid(words: str) -> bool:
    """Whether an aid or a need is named that the table does not have."""
    return bool(_OTHER_AID.search(words))


def mobility(words: str, bare: str, *, asked: bool) -> tuple[list[str], bool]:
    """The aids that are named, in the order of the words, and whether a wheelchair of an open kind is.

    Args:
        words: plain words.
        bare: the same without punctuation; where more is said, its first clause.
        asked: mobility was asked for, so "none" and "no" are answers.
    """
    found: list[tuple[int, str]] = []
    for name, pattern in _AIDS:
        for match in pattern.finditer(words):
            if _IS_DENIAL.match(match.group()) or not _denied(words, match.start()):
                found.append((match.start(), name))
                break
    names = [name for _, name in sorted(found)]
    if asked and not names:
        names = [name for name, pattern in _BARE_KINDS if pattern.match(bare)]
    if "cannot_transfer" in names and "can_transfer" in names:
        names.remove("can_transfer")
    open_chair = False
    if not {"power_wheelchair", "manual_wheelchair"} & set(names):
        chair = _PLAIN_CHAIR.search(words) or (_BARE_CHAIR.match(words) if asked else None)
        if _NEEDS_CHAIR.search(words) and not _OWN.search(words):
            names.append("needs_wheelchair")
        elif chair and not _denied(words, chair.start()):
            open_chair = True
    if names and set(names) <= _CARRIED and _walks(words, asked=True):
        names = ["walks", *names]  # "I walk with my service dog"
    if not names and not open_chair and ((asked and _NO_AID.match(bare)) or _walks(words, asked=asked)):
        names = ["walks"]
    return names, open_chair


def _walks(words: str, *, asked: bool) -> bool:
    says = _WALKS.search(words) if asked else _SAYS_WALKS.search(words)
    return bool(says) and not _CANNOT_WALK.search(words)


_SAYS_WALKS = re.compile(
    r"\b(?:i|he|she|rider|mom|dad) (?:can )?walks?(?: (?:fine|ok|okay|alone|well|by|on|without))|\b(?:he|she|who|rider) (?:can )?walks?(?! (?:to|into|in|out|with)\b)\b|"
    r"(?:^|, ?|\. )(?:i |he |she )?walks?(?: (?:fine|ok|alone))?(?= ?(?:,|\.|$))|\bcan walk\b|\bpuedo caminar\b|\bcamin[oa] (?:bien|sol[oa]|sin (?:ayuda|nada|problemas?))\b|(?:^|, ?)camin[oa](?= ?(?:,|\.|$))"
)


def _denied(words: str, start: int) -> bool:
    return bool(_DENIED.search(words[max(0, start - 50) : start]))
