"""KoNLPy's Komoran: the quickest of the taggers in Java, and the one whose tags are nearest to Mecab's."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from announce_parser.tokenizers import _jvm
from announce_parser.tokenizers._base import Role, Tagged
from announce_parser.tokenizers._jvm import Tagger
from announce_parser.tokenizers._sejong import SEJONG

NAME = "komoran"
LONGEST = 400
LONGEST_RUN = 200
TAGS: Mapping[str, Role] = SEJONG | {
    "NA": Role.UNKNOWN,
    "NF": Role.NOUN,  # taken for a noun
    "NV": Role.VERB,  # taken for a verb
}


def missing() -> str | None:
    """Return what is not installed and the line that installs it; None where nothing is missing."""
    return _jvm.missing()


def morphemes(line: str) -> list[Tagged]:
    """Return the morphemes of one line with their places."""
    return _jvm.tag(_tagger(), line)


@cache
def _tagger() -> Tagger:
    """Load the model, once for each process."""
    _jvm.start()
    from konlpy.tag import Komoran

    tagger: Tagger = Komoran()
    return tagger
