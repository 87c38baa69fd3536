"""Danger words: which messages are an emergency (911) or a crisis (988), in English and Spanish.

Used by the channels before Rasa is asked and by the safety component inside Rasa, so that both answer alike. A false
alarm costs a message; a miss may cost a life: acute words count unless they are negated, in the past or a place.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Danger = Literal["emergency", "crisis"]

_LONGEST = 1000

# Acute: somebody describes what is happening. Text is folded: lower case, no accents, no apostrophes, one space.
_ACUTE_EMERGENCY = (
    r"\b(cant|can not|cannot|couldnt|cnt|cn t|can t|unable to|hardly|barely) +(even +)?(breath|breathe|breth|breeth|brethe|breah|bretahe|breathing)\b",
    r"\b(trouble|difficulty|problems?|hard time|struggling|strugling|hard) +(to +)?(with +)?(my +)?(breath|breathe|breathing|breething)\b",
    r"\b(not|stopped|isnt|aint|quit) +breathing\b",
    r"\b(short of breath|gasping for (air|breath)|turning blue|lips are blue)\b",
    r"\b(bleeding|bleding|bleedin) +(\w+ +){0,3}(bad|badly|a lot|alot|heavy|heavily|out|everywhere|to death|wont stop|and wont|nonstop)\b",
    r"\b(bleeding|blood) +(\w+ +){0,3}(wont|will not|doesnt|not|isnt) +stop",
    r"\b(wont|cant|will not) +stop +(the +)?bleeding\b",
    r"\b(coughing up|throwing up|vomiting|puking) +blood\b",
    r"\b(unconscious|unconcious|unresponsive|not responding|wont wake up|not waking up|cant wake (him|her|them|my))\b",
    r"\b(passed|passing|blacked) +out\b",
    r"\b(collapsed|is choking|im choking|i am choking|choking on)\b",
    r"\b(took|swallowed|taken|ate|drank) +(\w+ +){0,3}(too many|whole bottle|all (my|the|of my)|a bottle of) *(\w+ +){0,2}(pills?|meds?|tablets|medicine)?\b",
    r"\b(overdosed|overdosing|od ?ed|oding)\b",
    r"\b(throat|tongue) +(is +)?(closing|swelling|swollen shut)\b",
    r"\b(fell|fallen)( down)?( and)? +(i +)?(cant|cannot|can not) +(get up|move)\b",
    r"\b(need|call|get|send|want) +(\w+ +){0,2}(ambulance|ambulence|911|nine one one|paramedics?)\b",
    r"\b(its|it is|this is|we have|i have) +(an? +)?(real +|medical +|life +)?(emergency|emergancy|emergncy)\b(?! (room|department|dept|entrance|contact|exit))",
    r"\b(been|got|was just|is|am) +(shot|stabbed)\b",
    r"\b(house|apartment|car|building) +is +on +fire\b",
    r"\b(having|have|has|getting|got|feel|bad|terrible|crushing|sharp) +(\w+ +){0,3}chest +(pains?|pane|hurts?|pressure|tightness)\b",
    r"\b(pains?|pressure|tightness|hurting) +(\w+ +){0,2}(in|on) +(my|his|her|the) +chest\b",
    r"\bmy +chest +(is +)?(\w+ +)?(hurts?|hurting|tight|killing)\b",
    r"\b(having|think|thinks|feels like|its) +(\w+ +){0,4}(heart attack|hart attack|heart atack|stroke|seizure|siezure)\b",
    r"\b(face is drooping|face drooping|cant move (my|his|her) (arm|leg|side)|slurring|slurred speech)\b",
    r"\b(water (just )?broke|having the baby|baby is coming|in labor (now|right now)|contractions are)\b",
    r"\b(somebody|someone|he|she|they|driver) +(is +)?(attacking|choking|beating|strangling|stabbing) +me\b",
    r"\bhelp me im dying\b",
    r"\b(i think )?im (dying|about to die)\b",
    r"\bhes (dying|choking|seizing)\b",
    r"\bshes (dying|choking|seizing)\b",
    # Spanish
    r"\bno +(puedo|puede|podemos|logro) +(ni +)?(respirar|respirrar|resp[ie]rar|rezpirar)\b",
    r"\bno +(esta +)?respira(ndo)?\b",
    r"\bme +(estoy +)?(ahogo|ahogando|asfixio|asfixiando)\b",
    r"\b(me +)?(falta|cuesta) +(mucho +)?(el +)?(aire|respirar)\b",
    r"\b(se|esta|estoy) +(\w+ +)?(ahogando|asfixiando|atragantando|convulsionando|desangrando|sangrando)\b",
    r"\b(sangra|sangrando|sangre) +(\w+ +){0,3}(mucho|mucha|no para|no deja|sin parar|no se detiene)\b",
    r"\bno +(para|deja) +de +sangrar\b",
    r"\b(dolor|presion|punzada|opresion) +(\w+ +){0,3}(en +el|de|del) +pecho\b",
    r"\bme +(duele|dule|esta doliendo) +(mucho +|fuerte +)?(el +)?pecho\b",
    r"\b(esta|estoy|quedo) +(\w+ +)?inconsciente\b",
    r"\bno +(responde|despierta|reacciona)\b",
    r"\bse +(me +)?(desmayo|cayo y no se)\b",
    r"\b(esta|estoy|creo que|le esta|me esta) +(\w+ +){0,4}(ataque al corazon|infarto|derrame|convulsiones|embolia)\b",
    r"\b(llame[n]?|llama|manden?|necesito|ocupo) +(\w+ +){0,2}(ambulancia|911|al 911)\b",
    r"\b(es|tengo|tenemos) +una +emergencia\b",
    r"\bsobredosis\b(?! (clinica|grupo))",
    r"\b(se )?tomo (\w+ )?(demasiadas|todas las|muchas) (pastillas|pildoras)\b",
    r"\b(se (me )?rompio la fuente|ya viene el bebe)\b",
    r"\bme estoy muriendo\b",
    r"\bse esta muriendo\b",
    r"\b(casa|carro|edificio|apartamento) +(\w+ +)?(incendiando|en llamas|quemando)\b",
    r"\bme +(dispararon|apunalaron|acuchillaron)\b",
)

# A word that is danger only when it is all there is, or comes with a sign of now.
_NOUN_EMERGENCY = (
    r"\b(heart attack|hart attack|stroke|seizure|overdose|chest pains?|bleeding|emergency|911|ambulance|choking)\b",
    r"\b(ataque al corazon|infarto|derrame cerebral|convulsion(es)?|emergencia|ambulancia)\b",
)
_NOW = re.compile(
    r"\b(right now|now|help|hurry|asap|happening|ayuda|ahorita|ahora mismo|auxilio|rapido|pronto)\b"
)

_ACUTE_CRISIS = (
    r"\b(kill|killing|hang|shoot|hurt|harm|cut|cutting) +(myself|my self|meself|mysel+f)\b",
    r"\bkms\b",
    r"\bself ?harm(ing)?\b",
    r"\b(im|i am|feel|feeling|been|getting|so) +(\w+ +)?(suicid\w*|sucidal|suisidal)\b",
    r"\b(thinking|thoughts?|thinkin) +(\w+ +)?(about |of )?(suicide|sucide|dying|ending it)\b",
    r"\b(commit|attempt|try) +(suicide|sucide)\b",
    r"\b(end|ending|take|taking) +(my|my own) +(life|lives)\b",
    r"\bend +it +all\b",
    r"\b(want|wanna|wish|rather|ready|going) +(\w+ +){0,3}(die|be dead|was dead|were dead)\b",
    r"\b(dont|do not|no longer|not) +(\w+ +){0,2}(want|wanna|wnt|feel like) +(to +)?(live|be alive|be here|living|wake up|exist)( anymore| any more| no more)?\b(?! (in|at|with|on|near|there|here|by|by myself|alone))",
    r"\b(no (reason|point)|nothing|tired) +(\w+ +){0,2}(to +live|in living|left to live|of living|of being alive)\b",
    r"\b(better off +(dead|without me)|life +(isnt|is not|aint) +worth)\b",
    r"\bcant +(go on|take it|do this) +(anymore|any more|no more|any longer) *(i |and )?(want to die|living)\b",
    # Spanish
    r"\b(me +)?(quiero|quisiera|voy a|ganas de|pienso en|deseo) +(a +)?(morir(me)?|matar(me)?|suicidar(me)?|quitar(me)? la vida|colgar(me)?|cortar(me)?|hacerme dano)\b",
    r"\bme +(voy +a|quiero|quisiera) +(morir|matar|suicidar)\b",
    r"\bno +(quiero|kiero|deseo) +(seguir +)?(viviendo|vivir( mas)?|estar viv[oa]|despertar|existir)\b(?! (en|con|ahi|alli|aqui|cerca|sol[oa]))",
    r"\b(ya +)?no +(tengo|tiene|hay) +(\w+ +){0,2}(ganas|razon(es)?|sentido|motivos?) +(de|para|en) +(seguir +)?(vivir|viviendo)\b",
    r"\b(suicidar(me|se)?|suicidio|quitarme la vida|hacerme dano|lastimarme|terminar con mi vida|acabar con mi vida|acabar con todo)\b",
    r"\bmejor +(estar(ia)?|me) +(muert[oa]|muero)\b",
)

_NEGATED = re.compile(
    r"\b(no|not|isnt|wasnt|arent|aint|dont|doesnt|didnt|without|never|no longer|sin|nunca|tampoco|ninguna?|no es|no hay|no tengo|no estoy) +(\w+ +){0,3}$"
)
_PAST = re.compile(
    r"\b(had|history of|years? ago|months? ago|weeks? ago|last (year|month|week|time|summer|winter|fall|spring)|since (my|his|her|the)|after (my|his|her|the|a)|recovering from|survived|used to|"
    r"was diagnosed|back in|before i|when i was|once|tuve|tuvo|hace (un|una|dos|tres|\d|anos|meses)|el ano pasado|despues (de|del)|antes (me|de)|historia de|sobrevivi|cuando era)\b"
)
_VISIT = re.compile(
    r"\b(follow ?up|follow-up|appointment|appt|appts|checkup|check up|specialist|clinic|therapy|rehab|class|group|support group|program|screening|test|prevention|hotline|awareness|study|movie|film|"
    r"book about|show|series|song|unit|entrance|door|department|dept|room|exit|contact|ward|desk|street|st|ave|avenue|road|"
    r"cita|seguimiento|clinica|control|terapia|grupo|entrada|puerta|sala|cuarto|unidad|programa|pelicula|prevencion|especialista|consulta|contacto|departamento)\b"
)
_OTHERS_PAST = re.compile(r"\b(died of|died from|passed away|murio (de|del)|fallecio)\b")

_EMERGENCY = tuple(re.compile(pattern) for pattern in _ACUTE_EMERGENCY)
_NOUNS = tuple(re.compile(pattern) for pattern in _NOUN_EMERGENCY)
_CRISIS = tuple(re.compile(pattern) for pattern in _ACUTE_CRISIS)


def danger(text: str) -> Danger | None:
    """Whether a message speaks of danger now.

    A crisis outranks an emergency ("I took all my pills, I want to die" needs both; its text names 911 as well).
    """
    plain = _folded(text)
    if not plain:
        return None
    if any(_stands(plain, found) for pattern in _CRISIS for found in pattern.finditer(plain)):
        return "crisis"
    if any(_stands(plain, found) for pattern in _EMERGENCY for found in pattern.finditer(plain)):
        return "emergency"
    words = len(plain.split())
    for pattern in _NOUNS:
        for found in pattern.finditer(plain):
            # A bare "heart attack" or "chest pain now" is a call for help; in a longer sentence the word alone is not.
            called = words <= 3 or (words <= 8 and _NOW.search(plain))
            if called and _stands(plain, found) and not _VISIT.search(plain):
                return "emergency"
    return None


def told_calmly(text: str) -> bool:
    """Whether the words speak of a visit, a place or the past: then a classifier's guess of danger does not count."""
    plain = _folded(text)
    return bool(_VISIT.search(plain) or _PAST.search(plain) or _OTHERS_PAST.search(plain))


def _stands(plain: str, found: re.Match[str]) -> bool:
    before = plain[max(0, found.start() - 40) : found.start()]
    after = plain[found.end() : found.end() + 40]
    clause = before + found.group() + after
    if _NEGATED.search(before) and not re.search(r"\b(but|pero|and now|y ahora)\b", before):
        return False
    if _OTHERS_PAST.search(clause):
        return False
    if (
        _PAST.search(before)
        or re.match(r" *(\w+ +){0,2}(\w+ )?(ago|last (year|month|week|summer|winter))\b", after)
        or re.match(r" *(hace|el ano pasado|el mes pasado)\b", after)
    ):
        return not _still(plain)
    # "my heart attack follow-up", "suicide prevention group": the words name a visit or a place, not what happens.
    return not re.match(
        r" *(\w+ +){0,2}(follow ?up|appointment|appt|appts|clinic|prevention|hotline|group|class|unit|program|movie|film|screening|"
        r"entrance|room|department|cita|seguimiento|grupo|clinica|prevencion|pelicula)\b",
        after,
    ) and not re.search(
        r"\b(follow ?up|appointment|appt|cita|seguimiento|control|movie|film|pelicula|book|show|song)( \w+)? (for|about|on|of|after|with|por|de|del|sobre|para)( \w+){0,3} *$",
        before,
    )


def _still(plain: str) -> bool:
    """A past that reaches into the present: "had chest pain all day and it is worse now"."""
    return bool(
        _NOW.search(plain)
        or re.search(r"\b(still|again|worse|today|tonight|todavia|otra vez|peor|hoy)\b", plain)
    )


def _folded(text: str) -> str:
    cut = unicodedata.normalize("NFKD", text[:_LONGEST].lower())
    kept = "".join(char for char in cut if not unicodedata.combining(char))
    kept = re.sub(r"['’`´]", "", kept)
    return re.sub(r"[^\w]+", " ", kept).strip()
