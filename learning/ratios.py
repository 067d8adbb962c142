"""Weights of percents and the numbers that make them: those that do, one of the three with a slip put in, against those that miss by a slip.

Press releases teach it that nobody marked: where two numbers near by make a percent they nearly always mean it; where they would
but for one digit, untouched, they hardly ever do.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.checks._counted import known_numbers
from announce_parser.checks._ratios import (
    CLASSES,
    class_of,
    contradicted,
    features,
    ratios,
)
from learning.slips import Row, Taught

if TYPE_CHECKING:
    from announce_parser.checks._ratios import RatioNearBy
    from announce_parser.document import Document

_SWAPPED = 0.5  # of the slips
_OF_PERCENT = 0.5


def taught(document: Document, heads: frozenset[str], family: str, seed: int) -> Taught:
    """Return what a document teaches; the seed chooses its slips."""
    found, known = ratios(None, document, heads), known_numbers(None, document)
    rows = [
        Row(class_of(each), features(document, each, known), -1) for each in contradicted(found)
    ]
    chance = random.Random(seed)  # noqa: S311 (no secret)
    slips: list[int] = []
    for each in found:
        if not each.slip:
            wrong = _slipped(each, chance)
            said = known[wrong.said[wrong.at].quantity.unit, wrong.meant] - 1
            own = {"meant": float(min(said, 2)), "said": 0.0}
            rows.append(
                Row(class_of(wrong), {**features(document, wrong, known), **own}, len(slips))
            )
            slips.append(class_of(wrong))
    return Taught(family, tuple(rows), tuple(slips))


def _slipped(ratio: RatioNearBy, chance: random.Random) -> RatioNearBy:
    of_percent = chance.random() < _OF_PERCENT
    at = 0 if of_percent else chance.choice((1, 2))
    name = CLASSES[(0 if of_percent else 2) + (chance.random() >= _SWAPPED)]
    return replace(ratio, slip=name, at=at, meant=ratio.said[at].value)
