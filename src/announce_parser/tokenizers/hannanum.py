"""KoNLPy's Hannanum, with its set of 22 tags."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from announce_parser.tokenizers import _jvm
from announce_parser.tokenizers._base import Role, Tagged
from announce_parser.tokenizers._jvm import Tagger

NAME = "hannanum"
LONGEST = 200
LONGEST_RUN = 30  # of a longer word it may lose its way: its table of analyses holds 2,046 rows
_TAG_COUNT = 22
TAGS: Mapping[str, Role] = {
    "NC": Role.NOUN,
    "NQ": Role.NAME,
    "NB": Role.BOUND_NOUN,
    "NP": Role.PRONOUN,
    "NN": Role.NUMBER,
    "PV": Role.VERB,
    "PA": Role.ADJECTIVE,
    "PX": Role.AUXILIARY,
    "MM": Role.DETERMINER,
    "MA": Role.ADVERB,
    "II": Role.INTERJECTION,
    "JC": Role.PARTICLE,
    "JX": Role.PARTICLE,
    "JP": Role.COPULA,
    "EP": Role.ENDING,
    "EC": Role.ENDING,
    "ET": Role.ENDING,
    "EF": Role.ENDING,
    "XP": Role.PREFIX,
    "XS": Role.SUFFIX,
    "F": Role.FOREIGN,
    "S": Role.SYMBOL,
    "SP": Role.SYMBOL,
    "SF": Role.SYMBOL,
    "SL": Role.SYMBOL,
    "SR": Role.SYMBOL,
    "SD": Role.SYMBOL,
    "SE": Role.SYMBOL,
    "SU": Role.SYMBOL,
    "SY": Role.SYMBOL,
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
    from konlpy.tag import Hannanum

    class FineHannanum(Hannanum):  # type: ignore[misc]  # konlpy has no types
        """Hannanum asked for its finer tags; its nine tell no unit from a noun."""

        def pos(self, phrase: str) -> list[tuple[str, str]]:
            tagged: list[tuple[str, str]] = super().pos(phrase, ntags=_TAG_COUNT)
            return tagged

    tagger: Tagger = FineHannanum()
    return tagger
