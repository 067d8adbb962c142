"""KoNLPy's Okt, made for short messages; without its normalising, which would move the places."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from announce_parser.tokenizers import _jvm
from announce_parser.tokenizers._base import Role, Tagged
from announce_parser.tokenizers._jvm import Tagger

NAME = "okt"
LONGEST = 400
LONGEST_RUN = 40  # a run of 100 characters takes 0.2 s, of 400 it takes 2 s
TAGS: Mapping[str, Role] = {
    "Noun": Role.NOUN,
    "Verb": Role.VERB,
    "Adjective": Role.ADJECTIVE,
    "Adverb": Role.ADVERB,
    "Conjunction": Role.ADVERB,
    "Determiner": Role.DETERMINER,
    "Modifier": Role.DETERMINER,
    "Exclamation": Role.INTERJECTION,
    "Josa": Role.PARTICLE,
    "PreEomi": Role.ENDING,
    "Eomi": Role.ENDING,
    "VerbPrefix": Role.PREFIX,
    "Suffix": Role.SUFFIX,
    "Number": Role.NUMBER,
    "Alpha": Role.FOREIGN,
    "Foreign": Role.FOREIGN,
    "Punctuation": Role.SYMBOL,
    "KoreanParticle": Role.SYMBOL,  # ㅋㅋ
    "Hashtag": Role.SYMBOL,
    "ScreenName": Role.SYMBOL,
    "Email": Role.SYMBOL,
    "URL": Role.SYMBOL,
    "CashTag": Role.SYMBOL,
    "Unknown": Role.UNKNOWN,
}


def missing() -> str | None:
    """Return what is not installed and the line that installs it; None where nothing is missing."""
    return _jvm.missing()


def morphemes(line: str) -> list[Tagged]:
    """Return the morphemes of one line with their places."""
    return _jvm.tag(_tagger(), line)


@cache
def _tagger() -> Tagger:
    """Load the dictionary, once for each process."""
    _jvm.start()
    from konlpy.tag import Okt

    tagger: Tagger = Okt()
    return tagger
