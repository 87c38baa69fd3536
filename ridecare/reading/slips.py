"""Slips of a finger in the words that decide what an answer is: two letters swapped, one missing, one doubled."""

from __future__ import annotations

# Long enough that a slip leaves no other word that members write; what it may leave stands below.
_DECIDING = """
please thanks really rider house notes going visit starts nothing nobody alone walker walking walks wheelchair scooter oxygen manual electric motorized regular stretcher service
appointment destination address number phone pickup driver member birthday correct right wrong finished ready husband sister brother daughter
mother father children people person anyone along travel without another
llamo nadie ninguna ninguno gracias favor silla ruedas andador baston oxigeno electrica camino caminando ayuda camilla regreso volver termine
terminar llame llamar fecha destino recogida recojame llevame lleveme numero telefono celular hermana hermano esposo esposa conmigo acompana
persona llameme desde child return there empujan chofer conductor viene vienen acompanan perro servicio salgo digale digan empieza visita quiero necesito tengo estar llevo comes coming power dialysis
personas nombre cuando correcto saltar tarjeta viaje problema caminar regresar
""".split()
# Words and names of their own.
_OTHER_WORDS = frozenset(
    "tanks thank walk waking waling motorize diver drier drive wong read bother aloe alon ningun andado electric camion lame lamar llama cellar cellular celula "
    "herman espoo persona persons person correct cunado problem rueda salta salar baton batson basto sill peron pone pease wlks trave destin hose gong stars stats three thee noes riser pero vine vista digna dian vienne salo".split()
)


def slips_of(word: str) -> set[str]:
    """The word with two letters after the first swapped, one inside missing, or one doubled.

    Without its last letter a word is often another form of itself ("camina").
    """
    found = set()
    for place in range(1, len(word)):
        head, letter, tail = word[:place], word[place], word[place + 1 :]
        found.add(head + letter + letter + tail)
        if tail:
            found |= {head + tail, head + tail[0] + letter + tail[1:]}
    return found - {word}


DECIDING: dict[str, str] = {
    slip: word
    for word in _DECIDING
    for slip in sorted(slips_of(word))
    if slip not in _OTHER_WORDS and slip not in _DECIDING
}
