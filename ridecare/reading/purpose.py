"""The kind of visit from a pick list; a diagnosis is never read or kept."""

from __future__ import annotations

import re

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{words})\b"))
    for name, words in (
        ("dialysis", r"dialysis|hemodialysis|hemodialisis|davita|fresenius"),
        ("mental_health", r"mental health|counsel(?:or|ing|ling|lor)|psychiatr\w+|psycholog\w+|behavioral health|talk therapy|salud mental|psiquiatra|psicolog[oa]|consejer[oa]|consejeria|shrink"),
        ("substance_use", r"methadone|suboxone|substance (?:use|abuse)|recovery (?:program|group|meeting)|rehab for (?:drugs|alcohol)|drug (?:treatment|program)|alcohol (?:treatment|program)|detox|sober \w+|outpatient treatment|metadona|adicciones|tratamiento de (?:drogas|alcohol)"),
        ("dental", r"dentists?|dental|tooth|teeth|toothache|orthodont\w+|oral surge\w+|denture\w*|braces|dentista|dientes?|muelas?|ortodonci\w+"),
        ("eye", r"eye (?:doctor|dr|exam|appointment|clinic|check\w*|care|specialist)|eyes?|optometr\w+|ophthalmolog\w+|optician|glasses|vision|oculista|oftalmolog\w+|optometrista|ojos|la vista|lentes"),
        ("lab", r"labs?|lab ?work|blood ?work|blood (?:test|draw)|laborator\w+|x-?rays?|mri|ct scan|scan|ultrasound|imaging|mammogram|analisis|examen de sangre|radiografia|rayos x|ultrasonido|mamografia|resonancia|muestra de sangre"),
        ("therapy", r"(?:physical|occupational|speech|aqua|water|massage|pool|respiratory) therapy|therapy|therapist|pt|rehab|physio\w*|terapia(?: \w+)?|terapeuta|rehabilitacion"),
        ("pharmacy", r"pharmacy|prescriptions?|(?:pick up|get) (?:my |his |her )?(?:meds|medicine|medication|prescription)s?|meds|walgreens|cvs|farmacia|medicinas?|recetas?|medicamentos?"),
        ("specialist", r"specialists?|cardiolog\w+|heart doctor|neurolog\w+|oncolog\w+|chemo|chemotherapy|radiation|nephrolog\w+|urolog\w+|dermatolog\w+|skin doctor|orthopedic\w*|pulmonolog\w+|rheumatolog\w+|endocrinolog\w+|gastroenterolog\w+|podiatr\w+|foot doctor|surgeon|surgery|pain clinic|wound (?:care|clinic)|ob-?gyn|obgyn|gynecolog\w+|allergist|ent|kidney doctor|especialista|cardiolog[oa]|neurolog[oa]|oncolog[oa]|quimioterapia|cirujan[oa]|cirugia|ginecolog[oa]|podolog[oa]|urolog[oa]|nefrolog[oa]|dermatolog[oa]|ortopedista"),
        ("checkup", r"check ?ups?|physical|annual (?:exam|visit|physical)|primary care|regular (?:doctor|visit|appointment)|family doctor|well child|wellness visit|follow ?-?up|prenatal|pediatrician|vaccin\w+|shots?|chequeo|revision|medico (?:general|familiar|de cabecera)|doctor de cabecera|seguimiento|control medico|pediatra|vacunas?|prenatal"),
    )
)  # fmt: skip
_OTHER = re.compile(
    r"^(?:its |it is )?(?:other|something else|another|otro|otra|otra cosa|none of those|ninguno de esos)\b"
)
_NOT_A_VISIT = re.compile(
    r"\b(?:physical (?:address|therapy address)|mental health crisis|eye on|keep an eye)\b"
)
_STOP = re.compile(r"\b(?:stop (?:at|by)|on the way home|after that|then to|parar en|pasar por)\b")


def trip_purpose(words: str, *, asked: bool) -> str | None:
    """The kind of visit, or None."""
    if _NOT_A_VISIT.search(words):
        return None
    stop = _STOP.search(words)
    before = words[: stop.start()] if stop and not asked else words
    found = [
        (match.start(), order, name)
        for order, (name, pattern) in enumerate(_KINDS)
        if (match := pattern.search(before))
    ]
    if found:
        # The list's order decides, not the sentence's: "physical therapy at the eye clinic building" is rare, "dental checkup" is not.
        return min(found, key=lambda each: each[1])[2]
    return "other" if asked and _OTHER.match(words.strip()) else None
