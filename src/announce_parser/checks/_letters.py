"""How much two passages say alike: pairs of letters, the rarer in the document the more they tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from announce_parser.once import once
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from announce_parser.document import Document

LETTER = lazy_regex(r"[가-힣A-Za-z]")


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rare each pair of letters is among the lines of a document, in nats."""

    of: Mapping[str, float]

    def alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return how much two sets of pairs have in common."""
        return sum(self.of.get(pair, 0.0) for pair in one & other)


def pairs(words: str) -> frozenset[str]:
    """Return the pairs of letters of some words, white space and signs aside: 예산안 and 예산 안 are one."""
    letters = "".join(LETTER.findall(words))
    return frozenset(letters[at : at + 2] for at in range(len(letters) - 1))


@once
def rarity(document: Document) -> Rarity:
    """Return how rare pairs of letters are in a document: what is in every line tells nothing."""
    lines = [line for line in document.text.split("\n") if line.strip()]
    frequency = Counter(pair for line in lines for pair in pairs(line))
    whole = len(lines) + 1
    return Rarity({pair: log(whole / count) for pair, count in frequency.items()})
