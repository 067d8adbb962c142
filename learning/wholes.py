"""Weights of wholes and their parts: numbers that add up, one of them with a slip put in, against numbers that miss it by a slip.

Press releases teach it that nobody marked: where numbers add up to a number near by they are its parts, all but the few that do
by chance; where they would but for one digit, untouched, they hardly ever are.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.checks._counted import known_numbers
from announce_parser.checks._wholes import class_of, contradicted, features, wholes
from learning.slips import Row, Taught

if TYPE_CHECKING:
    from announce_parser.checks._wholes import Whole
    from announce_parser.document import Document

_SWAPPED = 0.5  # of the slips of numbers of two digits and more


def taught(document: Document, heads: frozenset[str], family: str, seed: int) -> Taught:
    """Return what a document teaches; the seed chooses its slips."""
    found, known = wholes(None, document, heads), known_numbers(None, document)
    rows = [
        Row(class_of(each), features(document, each, known), -1) for each in contradicted(found)
    ]
    chance = random.Random(seed)  # noqa: S311 (no secret)
    slips: list[int] = []
    for each in found:
        if not each.slip and each.whole.digits > 1:
            wrong = _slipped(each, chance)
            said = known[(wrong.wrong or each.whole).quantity.unit, wrong.meant] - 1
            own = {"meant": float(min(said, 2)), "said": 0.0}
            measured = {**features(document, wrong, known), **own}
            rows.append(Row(class_of(wrong), measured, len(slips)))
            slips.append(class_of(wrong))
    return Taught(family, tuple(rows), tuple(slips))


def _slipped(whole: Whole, chance: random.Random) -> Whole:
    wrong = chance.choice((whole.whole, *whole.parts))
    kind = "swap" if chance.random() < _SWAPPED else "digit"
    kind = "single" if wrong.digits == 1 else kind
    return replace(whole, slip=kind, wrong=wrong, meant=wrong.value)
