"""Words and what they are about, once: a word is a feature of what is near it, never a gate.

Each class lists words as a notice writes them, without spaces (``지원규모`` finds 지원 규모 too). A text is about
a class where one of its words is in it. What a class means is decided by weights, not here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from announce_parser.notices.vocabulary._words import CLASSES

__all__ = ["CLASSES", "classes_in", "squeezed"]

_SPACE = re.compile(r"\s+")
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile("|".join(sorted(words, key=len, reverse=True))))
    for name, words in CLASSES.items()
)


def squeezed(text: str) -> str:
    """Return a text without white space, the form in which words are looked for."""
    return _SPACE.sub("", text)


@lru_cache(maxsize=65536)
def classes_in(text: str) -> tuple[str, ...]:
    """Return the classes whose words are in a text, in the order of the vocabulary."""
    bare = squeezed(text)
    return tuple(name for name, pattern in _PATTERNS if pattern.search(bare)) if bare else ()
