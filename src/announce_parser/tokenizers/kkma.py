"""KoNLPy's Kkma: the finest tags, four thousand characters a second, a gigabyte of memory."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from announce_parser.tokenizers import _jvm
from announce_parser.tokenizers._base import Role, Tagged
from announce_parser.tokenizers._jvm import Tagger
from announce_parser.tokenizers._sejong import SEJONG

NAME = "kkma"
LONGEST = 200
LONGEST_RUN = (
    12  # one syllable repeated 12 times takes milliseconds, 20 times 0.3 s, 28 times 3.5 s
)
TAGS: Mapping[str, Role] = SEJONG | {
    "NNM": Role.UNIT,
    "MDN": Role.NUMBER,
    "MDT": Role.DETERMINER,
    "MAC": Role.ADVERB,
    "VXV": Role.AUXILIARY,
    "VXA": Role.AUXILIARY,
    "JKI": Role.PARTICLE,
    "JKM": Role.PARTICLE,
    "ECD": Role.ENDING,
    "ECE": Role.ENDING,
    "ECS": Role.ENDING,
    "EFA": Role.ENDING,
    "EFI": Role.ENDING,
    "EFN": Role.ENDING,
    "EFO": Role.ENDING,
    "EFQ": Role.ENDING,
    "EFR": Role.ENDING,
    "EPH": Role.ENDING,
    "EPP": Role.ENDING,
    "EPT": Role.ENDING,
    "ETD": Role.ENDING,
    "XPV": Role.PREFIX,
    "ON": Role.NUMBER,
    "OL": Role.FOREIGN,
    "OH": Role.FOREIGN,
    "UN": Role.NOUN,  # taken for a noun
    "EMO": Role.SYMBOL,
}


def missing() -> str | None:
    """Return what is not installed and the line that installs it; None where nothing is missing."""
    return _jvm.missing()


def morphemes(line: str) -> list[Tagged]:
    """Return the morphemes of one line with their places."""
    return _jvm.tag(_tagger(), line)


@cache
def _tagger() -> Tagger:
    """Load the dictionaries, once for each process."""
    _jvm.start()
    from konlpy.tag import Kkma

    tagger: Tagger = Kkma()
    return tagger
