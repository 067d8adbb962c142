"""Which figures are the sum of those beside them, and which are parts of such a sum: of a row, a column or a sentence.

Comes in: the figures of a document. Goes out: features of each; nothing is decided here.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING

from announce_parser.values import Count, Money

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.notices.outline import Unit

_MOST = 40  # figures of a row, column or sentence that are added up
_ROUNDED = 0.001  # by which a sum of rounded parts may be off
_LEAST_COUNT = 10  # smaller ones make a sum by chance


def sums_among(held: Sequence[tuple[object, Unit]]) -> list[dict[str, float]]:
    """Return for each value, given with where it is, whether it is a whole or a part in its row, column or unit."""
    found: list[dict[str, float]] = [{} for _ in held]
    for name, group in _groups(held):
        for whole, parts in _added_up(group):
            found[whole][f"whole:{name}"] = 1.0
            for at in parts:
                found[at].setdefault(f"part:{name}", 1.0)
    return found


def _groups(held: Sequence[tuple[object, Unit]]) -> Iterator[tuple[str, list[tuple[int, float]]]]:
    """Yield the figures of one kind that are in one row, column or unit, with their amounts, in reading order."""
    groups: dict[tuple[object, ...], list[tuple[int, float]]] = defaultdict(list)
    for at, (value, unit) in enumerate(held):
        measured = _measured(value)
        if measured is None:
            continue
        kind, amount = measured
        if unit.cell is not None:
            groups["row", kind, unit.block.id, unit.cell.row].append((at, amount))
            groups["column", kind, unit.block.id, unit.cell.col].append((at, amount))
        groups["unit", kind, unit.index].append((at, amount))
    for (name, *_), group in groups.items():
        if 3 <= len(group) <= _MOST:
            yield str(name), group


def _measured(value: object) -> tuple[str, float] | None:
    """Return in what a value is measured and how much it is; None of ranges and of other kinds."""
    if isinstance(value, Money) and value.amount:
        return value.currency, float(value.amount)
    if isinstance(value, Count) and value.value:
        return value.unit, float(value.value)
    return None


def _added_up(group: Sequence[tuple[int, float]]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield each figure that is the sum of two or more right before or after it, with those."""
    for place, (at, whole) in enumerate(group):
        if whole < _LEAST_COUNT:
            continue
        for beside in (group[place + 1 :], group[:place][::-1]):
            for count, total in enumerate(accumulate(amount for _, amount in beside), 1):
                if total > whole * (1 + _ROUNDED):
                    break
                if count > 1 and abs(total - whole) <= whole * _ROUNDED:
                    yield at, tuple(part for part, _ in beside[:count])
                    break
