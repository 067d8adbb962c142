"""Lines → readings of a table: where its body may begin, how many columns it may have, and of which kinds.

What may be one whole row is a template: ``나래 지원`` / ``1.18.`` / ``2,000`` says words, a day, a number. Each is
tried on the lines, and of those of one width the ones that fit best are read.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from announce_parser.readers._alignment import (
    Alignment,
    Blanks,
    CellLine,
    Weighed,
    columns_like,
    columns_of,
)
from announce_parser.readers._kinds import TYPED, VALUES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NUMBERS = re.compile(r"연\s?번|순\s?번|번\s?호|No")
_YEAR = re.compile(r"[’‘'`´]?\d\d(?:\d\d)?년(?:도)?")
LEAST_HEADS = 3
_NARROWEST, _WIDEST = 3, 12
_MOST_TEMPLATES, _MOST_TORN = 60, 3


@dataclass(frozen=True, slots=True)
class RowReading:
    """Where the body begins, and its rows."""

    body: int
    width: int
    alignment: Alignment


def find_readings(
    found: Weighed, value: int, templates: Sequence[tuple[str, ...]], alike: int
) -> list[RowReading]:
    """Return the most likely readings: how many columns of which kinds, where the body begins."""
    window = found.lines
    valued = next(
        (at for at in range(LEAST_HEADS, min(len(window), value + 8)) if _is_value(window[at])),
        value,
    )
    best: list[RowReading] = []
    for body in range(max(LEAST_HEADS - 1, valued - 6), valued + 1):
        tried: dict[int, list[tuple[float, tuple[str, ...]]]] = {}
        for kinds in templates:
            lead = next(at for at, kind in enumerate(kinds) if at and kind in TYPED)
            if kinds[0] in VALUES:
                is_near = body == valued
            else:
                is_near = lead - (lead > 1) <= valued - body <= lead + _MOST_TORN
            if is_near and _NARROWEST <= len(kinds) <= body + 1:
                worth = found.aligned(body, columns_like(kinds)).worth
                tried.setdefault(len(kinds), []).append((worth, kinds))
        for ways in tried.values():
            likely = sorted(ways, reverse=True)[:alike]
            best += (_read(found, body, kinds) for _, kinds in likely)
    return best


def _is_value(line: CellLine) -> bool:
    """Return whether a line is a value and no heading such as ``’21년``."""
    return line.kind in VALUES and not (line.kind == "when" and _YEAR.fullmatch(line.text.text))


def _read(found: Weighed, body: int, kinds: Sequence[str]) -> RowReading:
    """Return the rows below a line where columns were first taken to be of some kinds."""
    columns = columns_like(kinds)
    for _ in range(2):
        aligned = found.aligned(body, columns)
        columns = columns_of(found.lines, aligned.rows, len(kinds))
    return RowReading(body, len(kinds), aligned)


def templates_of(lines: Sequence[CellLine], value: int, blanks: Blanks) -> list[tuple[str, ...]]:
    """Return the kinds of the cells of what may be one whole row, the most frequent first."""
    found: Counter[tuple[str, ...]] = Counter()
    numbered = _NUMBERS.match(lines[0].text.text) is not None
    for fold in (True, False):
        units = list(_units(lines, blanks, fold=fold))
        for start, (at, _, gap) in enumerate(units):
            opens = at >= value - 4 and (
                start == 0 or gap or units[start - 1][1] in TYPED or at <= value
            )
            if not opens or (units[start][1] in TYPED and not numbered and at > value):
                continue
            for end in range(start + 2, min(start + _WIDEST, len(units)) + 1):
                if end < len(units) and units[end][1] in VALUES | {"dash"} and not units[end][2]:
                    continue
                kinds = tuple(
                    kind if kind != "text" else "words" for _, kind, _ in units[start:end]
                )
                if any(kind in TYPED for kind in kinds[1:]):
                    found[kinds] += 1 + 3 * (at <= value)
                    if kinds[-1] in VALUES:
                        found[(*kinds, kinds[-1])] += 1 + 3 * (at <= value)
    return [kinds for kinds, _ in found.most_common(_MOST_TEMPLATES)]


def _units(
    lines: Sequence[CellLine], blanks: Blanks, *, fold: bool
) -> Iterator[tuple[int, str, bool]]:
    """Yield line, kind and gap of each cell; brackets and marked contents go on with the cell above."""
    for index, line in enumerate(lines):
        if fold and index and line.goes_on:
            continue
        yield index, line.kind, line.gap and blanks is not Blanks.ALL
