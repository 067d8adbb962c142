"""Boxes without upright sides whose title is in their upper line: ``────┤ 신청 자격 ├────`` over a lower line.

They are drawn of level lines alone: two pieces above, one line below as wide as both, and one over and one under
the title that fills the gap.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from announce_parser.readers.pdf._adjoin import TITLED
from announce_parser.readers.pdf._lattice import Lattice, Region
from announce_parser.readers.pdf._shapes import Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.readers.pdf._shapes import Glyph, RuledLine

_IN_LINE = 2.5
_NARROWEST, _HIGHEST = 20.0, 25.0  # of a title, from its middle


def find_notched(
    lattices: Sequence[Lattice], horizontal: Sequence[RuledLine], glyphs: Sequence[Glyph]
) -> list[Lattice]:
    """Return the boxes of a page that have a title in their upper line and no sides, in nine fields less three."""
    loose = [
        rule
        for rule in horizontal
        if rule.end - rule.start >= _NARROWEST
        and not any(box.top - 1 <= rule.at <= box.bottom + 1 for box in (a.box for a in lattices))
    ]
    found = []
    for left, right in _in_line(loose):
        lattice = _find_box(left, right, loose)
        if lattice is not None and any(lattice.box.holds(*glyph.middle) for glyph in glyphs):
            found.append(lattice)
    return found


def _in_line(loose: Sequence[RuledLine]) -> Iterator[tuple[RuledLine, RuledLine]]:
    """Yield each two pieces of one line with room for a title between; the rules are sorted by height."""
    for index, rule in enumerate(loose):
        for other in islice(loose, index + 1, None):
            if other.at - rule.at > _IN_LINE:
                break
            left, right = sorted((rule, other), key=lambda piece: piece.start)
            if right.start - left.end >= _NARROWEST:
                yield left, right


def _find_box(left: RuledLine, right: RuledLine, loose: Sequence[RuledLine]) -> Lattice | None:
    """Return the box under two pieces of a line, or None where its title or its lower line is not drawn."""
    start, end = left.end, right.start
    title = [rule.at for rule in loose if _has_ends(rule, start, end)]
    over = [at for at in title if 0 < left.at - at <= _HIGHEST]
    under = [at for at in title if 0 < at - left.at <= _HIGHEST]
    if not over or not under:
        return None
    lower = [
        rule.at for rule in loose if rule.at > max(under) and _has_ends(rule, left.start, right.end)
    ]
    if not lower:
        return None
    xs = (left.start, start, end, right.end)
    ys = (min(over), left.at, max(under), min(lower))
    regions = tuple(
        Region(row, col, rows, columns, Box(xs[col], ys[row], xs[col + columns], ys[row + rows]))
        for row, col, rows, columns in TITLED
    )
    return Lattice(Box(xs[0], ys[0], xs[-1], ys[-1]), xs, ys, regions)


def _has_ends(rule: RuledLine, start: float, end: float) -> bool:
    return abs(rule.start - start) <= _IN_LINE and abs(rule.end - end) <= _IN_LINE
