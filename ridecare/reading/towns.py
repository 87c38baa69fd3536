"""Towns and states as plain words: Minnesota's towns, every town of the country, and the states' names."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from rapidfuzz.distance import OSA

_NEIGHBOURS = frozenset(
    {
        "superior",
        "hudson",
        "river falls",
        "la crosse",
        "fargo",
        "grand forks",
        "sioux falls",
        "eau claire",
        "twin cities",
        "mpls",
        "stp",
        "saint paul",
        "slp",
        "bklyn center",
        "bklyn park",
    }
)
# Towns whose names a sentence has for other reasons: only with a state or a ZIP they are towns.
_WORDS = frozenset(
    "home house may hope van walker blue call today friday pray stop only many true west friend early driver drivers power midnight between christmas university telephone security volunteer accident trust short north south clear quick "
    "small large happy english union church security transfer contact promise library corner means likely issue menos gratis nuevo premium".split()
)

_NAMES = (
    "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|district of columbia|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|"
    "louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|"
    "north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming|"
    "puerto rico|minn|minnestoa|minesota|minnisota|wisc|wis|calif|tex|fla|ariz|tenn|nebr|okla|penna|mich|n dakota|s dakota|no dakota|so dakota|nd dakota"
)
STATE_NAMES = frozenset(_NAMES.split("|"))
STATE_LETTERS = frozenset(
    "al ak az ar ca co ct de dc fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa pr ri sc sd tn tx ut vt va wa wv wi wy".split()
)
# Abbreviations that are words, or something else in an address.
AMBIGUOUS_LETTERS = frozenset("al co ct de hi id in la me ma mi mo mt ne oh ok or pa va".split())


@lru_cache(maxsize=1)
def towns() -> frozenset[str]:
    """Minnesota's towns, and the larger ones just across the border, as plain words."""
    return frozenset(_NEIGHBOURS.union(_read("minnesota_towns.txt")))


@lru_cache(maxsize=1)
def all_towns() -> frozenset[str]:
    """Every town of the country, as plain words, without those that are plain words of a sentence."""
    known = towns().union(_read("us_towns.txt"))
    return frozenset(name for name in known if len(name) > 2 and name not in _WORDS)


@lru_cache(maxsize=1024)
def is_town_slip(name: str) -> bool:
    """Whether this is a town of Minnesota with a slip in it ("mineapolis", "st pual")."""
    slips = 2 if len(name) > 8 else 1
    return len(name) > 5 and any(
        abs(len(town) - len(name)) <= slips and OSA.distance(name, town, score_cutoff=slips) <= slips
        for town in towns()
    )


def _read(name: str) -> list[str]:
    """The names of a file beside this one; tests/ridecare/reading/test_towns.py makes it from the list of ZIP codes."""
    return (Path(__file__).parent / name).read_text(encoding="utf-8").split("\n")[:-1]
