"""The words of a street address, and a message cut into tokens that know where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from ridecare.reading.plain import Plain

# Words that make a street wherever a number and a name stand before them.
TYPES = frozenset(
    "street st str avenue ave av aven boulevard blvd boul blv road rd drive dr lane ln court crt ct circle cir place pl parkway pkwy pky terrace ter terr trail trl way wy square sq "
    "highway hwy mall plaza plz loop alley aly row crossing xing path point pt ridge rdg turnpike tpke expressway expy freeway fwy".split()
)
# Words that make one only where a unit, a town, a state or a ZIP follows, or where the message is nothing else.
WEAK_TYPES = frozenset(
    "view vw ctr center centre cove cv bend bnd run glen gln hill hills hls heights hts trace trce pass pike knoll knl landing ldg meadow meadows mdws shore shores shr spur walk manor mnr "
    "green grn isle curve curv crest gate close park vista vis village vlg bluff blf creek crk commons cmns extension ext garden gardens gdns grove grv harbor hbr hollow holw "
    "junction lake lakes overlook oval parade pines promenade quay rapids spring springs station summit valley vly woods wds wood wynd bypass ramp estates ests crescent cres".split()
)
# Words before the name of a street in Spanish or French.
PRE_TYPES = frozenset("calle avenida camino rue paseo via calzada callejon carretera bulevar cll".split())
_SPELT = ("street", "avenue", "boulevard", "drive", "parkway", "terrace", "circle", "highway", "crossing", "square", "court", "trail", "place", "road", "lane")  # fmt: skip
_NO_SLIP = frozenset(
    "driver drivers drives drove driven streets courts count county trails trial train places plate plane palace planet circles squares squared roads load read rode lanes "
    "land line late lake lana long lone cane courtesy avenues terraces highways blacks peace price pace rade lace tract strait strict straits "
    "broad rod ride rope role rose rad toad love alone planes lance layne jane dane kane zane lain road lane lang paine laine".split()
)
SO_NO = frozenset({"so", "no"})
DIRECTIONS = frozenset(
    "n s e w ne nw se sw north south east west northeast northwest southeast southwest norte sur oeste".split()
)
LINKS = frozenset("of the de del la los las el y du des le san santa santo st saint".split())
MONTHS = frozenset(
    "january february march april june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec "
    "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre may".split()
)
# What is counted and measured: no street's name begins so ("3 kids", "20 minute drive"); days and months in a name stand later ("Dorothy Day Pl").
COUNTED = frozenset(
    "kids kid children child adult adults person persons people passenger passengers rider riders year years yr yrs yo minute minutes min mins hour hours hr day days week weeks month months "
    "mg ml mcg lbs lb pounds feet inches blocks percent dollars bucks times time wheelchair wheelchairs walker walkers ride rides trip trips viaje viajes stops steps stairs floor room lot building trailer zip "
    "oclock anos ano personas persona ninos nino hijos hijo minutos horas hora dias dia semanas semana meses mes veces acompanantes adultos citas mile miles tablet tablets pill pills dose doses units puffs th nd "
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat lunes martes miercoles jueves viernes sabado domingo second seconds".split()
)
# No street is called so.
NO_NAME = frozenset(
    "to from at am pm and or with for my a an in on see by tomorrow today tonight i im ill id ive me is are was were be been need needs needed appointment appointments pick picked "
    "more other please thanks que will would can cant could should you he she we they his her their our your it its "
    "there here near off into onto until till after before then but not yes si since because as if when while this that these those every each noon midnight both have has had get gets got go "
    "going goes come coming want wants which who what where number phone call text apartment apt unit "
    "en con sin bien despacio mi para al hoy manana por quiero necesito tengo "
    "llame llameme llamame llamenme pero porque cuando donde es esta estoy somos soy cita".split()
)
# What a number without a type of street stands before for other reasons than being a house number.
NO_BARE_NAME = frozenset(
    "clinic hospital dialysis doctor doctors dentist center medical health davita fresenius therapy pharmacy walgreens cvs mayo regions target walmart school church home casa mom dad "
    "morning afternoon evening night tarde noche regular usual same round one two three four five six seven eight nine ten help hello hi ok okay emergency grados miles mile degrees "
    "code cash card member members id pmi dob name minnesota mn extra again instead sharp ish o or gracias thank correct right wrong yeah no nope".split()
)
# A number after these is no house number.
NOT_AFTER = frozenset(
    "bus buses route line ruta linea camion autobus apt apto apartment apartamento unit suite ste room rm floor fl piso lot bldg building trailer door code codigo gate id member members pmi age aged "
    "box zip interstate highway hwy road rd cr csah rt rte extension ext page dob born buzzer depto oficina unidad lote train tren bed dose i $".split()
)  # fmt: skip

_TOKEN = re.compile(r"#|(?:[a-z]\.){2,}|[^\W_]+(?:[-/&][^\W_]+)*")
_NEUTRAL = frozenset(("", "."))
_SEPARATORS = frozenset(",;:.-\n()/")


@dataclass(frozen=True, slots=True)
class Token:
    """A word without its dots, where it stands in the plain words, and what stands before it.

    gap: nothing but spaces (""), a separator (","), what ends a label (":") or the end of a sentence ("!").
    capital: two capitals, as only a state is written, in a message that is not all capitals.
    """

    word: str
    start: int
    end: int
    gap: str
    capital: bool = False


def tokens(said: Plain) -> list[Token]:
    """The words of a message in order."""
    found: list[Token] = []
    last = 0
    shouted = said.text.isupper()
    for match in _TOKEN.finditer(said.words):
        between = said.words[last : match.start()].replace(" ", "")
        if between in _NEUTRAL:
            gap = ""
        else:
            gap = ":" if between == ":" else "," if set(between) <= _SEPARATORS else "!"
        word = match.group().replace(".", "")
        own = said.original(*match.span()) if len(word) in (2, 3) and word.isalpha() else word
        if len(own) == 1:
            word = own.lower()  # "Q Ave" is no "que"
        capital = len(own) == 2 and own.isupper() and not shouted
        found.append(Token(word, match.start(), match.end(), gap, capital))
        last = match.end()
    return found


@lru_cache(maxsize=4096)
def is_slip(word: str) -> bool:
    """Whether this is a type of street with a slip in it ("aveneu", "stret", "boulevrd")."""
    if len(word) < 4 or word in _NO_SLIP or word in TYPES or word in NO_NAME or not word.isalpha():
        return False
    return any(
        OSA.distance(word, right, score_cutoff=_slips(right)) <= _slips(right) and word[0] == right[0]
        for right in _SPELT
        if right not in ("road", "lane") or sorted(word) == sorted(right)
    )


def _slips(right: str) -> int:
    return 2 if len(right) >= 9 else 1
