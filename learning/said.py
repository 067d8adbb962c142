"""Weights of numbers said again: pairs that documents say alike, one with a slip put in, against the pairs they have.

What teaches is made by code from press releases that nobody marked: a number that two places say is changed in one of them as a
typist does it, and the pair must be told from those that the untouched document has anyway. A weight is learnt
for each class of numbers; how far up a pair must be is the place above which hardly a pair of an untouched document
that had taught nothing came (folds by issuer).
"""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from announce_parser.checks._mentions import mentions
from announce_parser.checks._said_again import NumberPair, SaidNumbers, class_of, slip
from learning.slips import Row, Taught

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.checks._mentions import SaidNumber
    from announce_parser.document import Document

_SLIPS = 8  # put into a document, one at a time
_TRIES = 20
_NO_COUNTS = ("", "%", "day")  # no number without a unit is one of these
_LAST_MONTH, _LAST_DAY = 12, 31
_DAY = 4  # digits of a day: its month and its day


def taught(document: Document, heads: frozenset[str], family: str, seed: int) -> Taught:
    """Return the pairs of a document and those of its slips; the seed chooses these."""
    found = mentions(None, document, heads)
    said = SaidNumbers(found, document)
    rows = [Row(class_of(pair), said.features(pair), -1) for pair in said.pairs()]
    chance = random.Random(seed)  # noqa: S311 (no secret)
    again = [
        each
        for each in found
        if any(
            other.text.block.id != each.text.block.id
            for unit in ((each.unit,) if each.unit in _NO_COUNTS else (each.unit, ""))
            for other in said.by_unit[unit]
            if other.value == each.value
        )
    ]
    chance.shuffle(again)
    slips: list[int] = []
    for meant in again[:_SLIPS]:
        wrong = slipped(meant, chance)
        if wrong is None:
            continue
        slips.append(class_of(NumberPair(wrong, meant, _kind(meant, wrong), is_coarse=False)))
        rows += _of_slip(found, document, (meant, wrong), len(slips) - 1)
    return Taught(family, tuple(rows), tuple(slips))


def _of_slip(
    found: Sequence[SaidNumber],
    document: Document,
    change: tuple[SaidNumber, SaidNumber],
    number: int,
) -> Iterator[Row]:
    """Yield the pairs of a slip with the places that still say what was meant."""
    meant, wrong = change
    said = SaidNumbers(tuple(wrong if each is meant else each for each in found), document)
    for pair in said.pairs():
        if wrong in (pair.one, pair.other):
            other = pair.other if pair.one is wrong else pair.one
            if other.value == meant.value:
                yield Row(class_of(pair), said.features(pair), number)


def _kind(meant: SaidNumber, wrong: SaidNumber) -> str:
    before, after = (f"{int(each.value / meant.step)}" for each in (meant, wrong))
    return slip(before, after) or "scale"


def slipped(meant: SaidNumber, chance: random.Random) -> SaidNumber | None:
    """Return a number with two digits changed about, one wrong or one too many; None where no such number is."""
    for _ in range(_TRIES):
        digits = f"{int(meant.value / meant.step)}"
        wrong = _day(meant, chance) if meant.unit == "day" else _wrong(digits, chance)
        if wrong is None or wrong in (digits, f"{int(meant.value):04}"):
            continue
        value = Decimal(wrong) * (1 if meant.unit == "day" else meant.step)
        written = wrong if meant.unit == "day" else f"{value:f}"
        return replace(meant, value=value, digits=written)
    return None


def _wrong(digits: str, chance: random.Random) -> str | None:
    kind, changed = chance.random(), list(digits)
    last = max(0, len(digits.rstrip("0")) - 1)
    at = chance.randrange(last + 1)
    if kind < 0.45 and len(digits) > 1:
        at = min(at, len(digits) - 2)
        changed[at], changed[at + 1] = changed[at + 1], changed[at]
    elif kind < 0.95:
        changed[at] = str((int(changed[at]) + chance.choice((1, -1, 2, 3, 5))) % 10)
    else:
        changed.append("0")
    return None if changed[0] == "0" else "".join(changed)


def _day(meant: SaidNumber, chance: random.Random) -> str | None:
    month, day = divmod(int(meant.value), 100)
    if chance.random() < 0.25:
        month += chance.choice((-1, 1))
    else:
        turned = int(f"{day:02}"[::-1])
        day = chance.choice((day - 1, day + 1, day + 2, day + 3, day - 10, day + 10, turned))
    return f"{month:02}{day:02}" if 0 < month <= _LAST_MONTH and 0 < day <= _LAST_DAY else None
