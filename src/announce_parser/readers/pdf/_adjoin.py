"""Lattices that one table drew apart: boxes in a row or a stack with a blank column or row between.

A heading bar is three cells, ``[1][ ][신청 방법]``, of which the middle one has no borders; a chart of
steps is a row of boxes with arrows between; some tables part their sections by a blank row. What makes
them one is that their sides are in line to the point.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.readers.pdf._lattice import Lattice, Region
from announce_parser.readers.pdf._shapes import Box, around

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from announce_parser.readers.pdf._shapes import Glyph, RuledLine, Sheet

_IN_LINE = 2.5
_WIDEST_GAP = 34.0  # of a column that holds nothing, or a mark
_WIDEST_ARROW = 60.0  # of a column that holds an arrow
_HIGHEST_BAR = 45.0
_SHORTEST_BAR = 60.0
_HIGHEST_GAP = 3.0  # of a row that holds nothing
_HIGHEST_BLANK = 9.6  # likewise, between rows of the same columns
_HIGHEST_TITLE = 34.0  # of a row between two sections that names the second
_LONGEST_ARROW = 3
_LEAST_GAPS = 2  # between the boxes of a chart
# Row, column and spans of the cells of a box whose title is in its upper border.
TITLED = ((0, 0, 1, 1), (0, 1, 2, 1), (0, 2, 1, 1), (1, 0, 1, 1), (1, 2, 1, 1), (2, 0, 1, 3))


def adjoined(lattices: Sequence[Lattice], glyphs: Sequence[Glyph], sheet: Sheet) -> list[Lattice]:
    """Return the lattices with those made one that are in line, titles in borders cut out as cells."""
    drawings = [fill.box for fill in sheet.fills if not fill.is_rectangle] + list(sheet.images)
    inked = [glyph for glyph in glyphs if not glyph.text.isspace()]
    titled = [_with_title(lattice, inked) for lattice in lattices]
    titled += _underlined(lattices, inked, sheet.horizontal)
    beside = _merged(
        sorted(titled, key=lambda lattice: (lattice.box.x0, lattice.box.top)),
        lambda one, other: _are_beside(one, other, inked) and not _are_apart(one, other, titled),
        _beside,
    )
    stacked = _merged(
        sorted(beside, key=lambda lattice: (lattice.box.top, lattice.box.x0)),
        lambda one, other: (
            (_are_stacked(one, other, inked) or _are_linked(one, other, inked, drawings))
            and not _are_apart(one, other, beside)
        ),
        _stacked,
    )
    return sorted(stacked, key=lambda lattice: (lattice.box.top, lattice.box.x0))


def _underlined(
    lattices: Sequence[Lattice], inked: list[Glyph], horizontal: Sequence[RuledLine]
) -> list[Lattice]:
    """Return the cells of heading bars that have a lower border only: ``[Ⅱ] 추진 체계`` on a line."""
    found = []
    for lattice in lattices:
        box = lattice.box
        if box.height > _HIGHEST_BAR or len(lattice.ys) > 2:
            continue
        for rule in horizontal:
            is_beside = (
                0 < rule.start - box.x1 <= _WIDEST_GAP and abs(rule.at - box.bottom) <= _IN_LINE
            )
            if not is_beside or rule.end - rule.start < _SHORTEST_BAR:
                continue
            bar = Box(rule.start, box.top, rule.end, box.bottom)
            is_free = not any(
                other.box.x0 < bar.x1
                and bar.x0 < other.box.x1
                and other.box.top < bar.bottom - 1
                and bar.top < other.box.bottom - 1
                for other in lattices
            )
            if is_free and _between(bar, inked):
                found.append(
                    Lattice(
                        bar, (bar.x0, bar.x1), (bar.top, bar.bottom), (Region(0, 0, 1, 1, bar),)
                    )
                )
    return found


def _merged(
    lattices: Iterable[Lattice],
    belong: Callable[[Lattice, Lattice], bool],
    join: Callable[[Lattice, Lattice], Lattice],
) -> list[Lattice]:
    """Return the lattices, each joined with the next that belongs with it, until none does; the first of a pair comes first."""
    done: list[Lattice] = []
    waiting = list(lattices)[::-1]
    while waiting:
        lattice = waiting.pop()
        partner = next((other for other in reversed(waiting) if belong(lattice, other)), None)
        if partner is None:
            done.append(lattice)
            continue
        waiting.remove(partner)
        waiting.append(join(lattice, partner))
    return done


def _between(box: Box, inked: list[Glyph]) -> list[Glyph]:
    return [glyph for glyph in inked if box.holds(*glyph.middle)]


def _are_apart(one: Lattice, other: Lattice, lattices: Sequence[Lattice]) -> bool:
    """Return whether two lattices are in different cells of a third."""
    return any(
        _find_region(one, around_both) is not _find_region(other, around_both)
        for around_both in lattices
        if one.box.within(around_both.box) and other.box.within(around_both.box)
        if around_both is not one and around_both is not other
    )


def _find_region(inner: Lattice, outer: Lattice) -> Region | None:
    """Return the cell of a lattice that the middle of another is in."""
    box = inner.box
    middle = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return next((region for region in outer.regions if region.box.holds(*middle)), None)


def _are_beside(one: Lattice, other: Lattice, inked: list[Glyph]) -> bool:
    """Return whether the second is right of the first, as high as it, an arrow between at most."""
    left, right = one.box, other.box
    if abs(left.top - right.top) > _IN_LINE or abs(left.bottom - right.bottom) > _IN_LINE:
        return False
    gap = right.x0 - left.x1
    if not 0 <= gap <= _WIDEST_ARROW:
        return False
    words = _between(Box(left.x1, left.top, right.x0, left.bottom), inked)
    if gap > _WIDEST_GAP and (any(g.text.isalnum() for g in words) or not _are_alike(one, other)):
        return False
    return len(words) <= _LONGEST_ARROW


def _are_alike(one: Lattice, other: Lattice) -> bool:
    """Return whether two boxes are as wide as each other, as the steps of a chart are."""
    last = max(one.regions, key=lambda region: region.box.x1 if region.box.width > 1 else 0)
    return len(other.regions) == 1 and abs(last.box.width - other.box.width) <= 2 * _IN_LINE


def _are_stacked(one: Lattice, other: Lattice, inked: list[Glyph]) -> bool:
    """Return whether the second is below the first, as wide as it, a title between at most."""
    upper, lower = one.box, other.box
    if abs(upper.x0 - lower.x0) > _IN_LINE or abs(upper.x1 - lower.x1) > _IN_LINE:
        return False
    gap = lower.top - upper.bottom
    if (
        not -_IN_LINE <= gap <= _HIGHEST_TITLE
        or tuple(region[:4] for region in other.regions) == TITLED
    ):
        return False
    words = _between(Box(upper.x0, upper.bottom, upper.x1, lower.top), inked)
    if not words:
        is_near = gap <= _HIGHEST_GAP or (gap <= _HIGHEST_BLANK and _share_columns(one, other))
        return is_near or _are_steps(one, other)
    heights = around([Box(*glyph[1:5]) for glyph in words])
    one_line = heights.height < 1.6 * max(glyph.size for glyph in words)
    # A paragraph begins at the page's margin, the text of a cell after the cell's.
    return one_line and _same_columns(one, other) and heights.x0 > upper.x0 + 1.5


def _are_linked(one: Lattice, other: Lattice, inked: list[Glyph], drawings: list[Box]) -> bool:
    """Return whether the second has the columns of the first and an arrow, or the like, leads to it."""
    upper, lower = one.box, other.box
    gap = lower.top - upper.bottom
    if not 0 < gap <= _HIGHEST_TITLE or not _same_columns(one, other):
        return False
    space = Box(upper.x0, upper.bottom, upper.x1, lower.top)
    is_drawn = any(box.within(space, _IN_LINE) and box.width < space.width for box in drawings)
    return is_drawn and not _between(space, inked)


def _are_steps(one: Lattice, other: Lattice) -> bool:
    """Return whether both are rows of the same boxes with arrows between: two rows of one chart."""
    return _is_chain(one) and _is_chain(other) and _same_columns(one, other)


def _is_chain(lattice: Lattice) -> bool:
    """Return whether a lattice is boxes with gaps between that reach over all of its rows."""
    gaps = [region for region in lattice.regions if region.is_gap]
    return len(gaps) >= _LEAST_GAPS and all(gap.row_span == len(lattice.ys) - 1 for gap in gaps)


def _share_columns(one: Lattice, other: Lattice) -> bool:
    """Return whether the columns of one, two at least, are among those of the other."""
    few, many = sorted((one.xs[1:-1], other.xs[1:-1]), key=len)
    return bool(few) and all(any(abs(x - y) <= _IN_LINE for y in many) for x in few)


def _same_columns(one: Lattice, other: Lattice) -> bool:
    """Return whether the last row of one has the columns that the first row of the other has, several each."""
    end = len(one.ys) - 1
    last = sorted(region.box for region in one.regions if region.row + region.row_span == end)
    first = sorted(region.box for region in other.regions if region.row == 0)
    return len(last) == len(first) > 1 and all(
        abs(a.x0 - b.x0) <= _IN_LINE and abs(a.x1 - b.x1) <= _IN_LINE
        for a, b in zip(last, first, strict=True)
    )


def _union(ones: Sequence[float], others: Sequence[float]) -> tuple[float, ...]:
    """Return the places of both, those in line once."""
    found: list[float] = []
    for place in sorted([*ones, *others]):
        if not found or place - found[-1] > _IN_LINE:
            found.append(place)
    return tuple(found)


def _index(places: Sequence[float], place: float) -> int:
    return min(range(len(places)), key=lambda at: abs(places[at] - place))


def replaced(lattice: Lattice, xs: Sequence[float], ys: Sequence[float]) -> list[Region]:
    """Return a lattice's regions by their place among finer lines."""
    regions = []
    for region in lattice.regions:
        top, bottom = _index(ys, region.box.top), _index(ys, region.box.bottom)
        left, right = _index(xs, region.box.x0), _index(xs, region.box.x1)
        spans = max(1, bottom - top), max(1, right - left)
        regions.append(Region(top, left, *spans, region.box, region.is_gap))
    return regions


def _beside(one: Lattice, other: Lattice) -> Lattice:
    """Return two lattices as one, with a column between."""
    xs = (*one.xs, *other.xs)
    ys = _union(one.ys, other.ys)
    regions = replaced(one, xs, ys) + replaced(other, xs, ys)
    gap = other.box.x0 - one.box.x1
    if gap > _IN_LINE:
        space = Box(one.box.x1, one.box.top, other.box.x0, one.box.bottom)
        regions.append(Region(0, len(one.xs) - 1, len(ys) - 1, 1, space, is_gap=True))
    else:
        xs = (*one.xs, *other.xs[1:])
        regions = replaced(one, xs, ys) + replaced(other, xs, ys)
    return Lattice(around([one.box, other.box]), xs, ys, tuple(sorted(regions)))


def _stacked(one: Lattice, other: Lattice) -> Lattice:
    """Return two lattices as one, with a row between that has one cell, or as many as the row above it."""
    ys = (*one.ys, *other.ys)
    xs = _union(one.xs, other.xs)
    gap = other.box.top - one.box.bottom
    if gap <= _IN_LINE:
        ys = (*one.ys, *other.ys[1:])
    regions = replaced(one, xs, ys) + replaced(other, xs, ys)
    if gap > _IN_LINE:
        row = len(one.ys) - 1
        blank = [region for region in regions if region.row + region.row_span == row]
        if gap > _HIGHEST_BLANK and not _are_steps(one, other):
            blank = []
        spans = [(region.col, region.col_span) for region in blank] or [(0, len(xs) - 1)]
        for col, span in spans:
            space = Box(xs[col], one.box.bottom, xs[col + span], other.box.top)
            regions.append(Region(row, col, 1, span, space))
        if _are_steps(one, other):
            regions = _with_gaps_through(regions, around([one.box, other.box]), len(ys) - 1)
    return Lattice(around([one.box, other.box]), xs, ys, tuple(sorted(regions)))


def _with_gaps_through(regions: list[Region], hull: Box, rows: int) -> list[Region]:
    """Return the cells of a chart with the gaps between its boxes reaching over all of its rows."""
    gaps = [region for region in regions if region.is_gap and region.row == 0]
    columns = {region.col for region in gaps}
    through = [
        gap._replace(row_span=rows, box=Box(gap.box.x0, hull.top, gap.box.x1, hull.bottom))
        for gap in gaps
    ]
    return [region for region in regions if region.col not in columns] + through


def _with_title(lattice: Lattice, inked: list[Glyph]) -> Lattice:
    """Return a box whose title is in its upper border as the three by three cells it was made of."""
    if lattice.notch is None or len(lattice.regions) != 1:
        return lattice
    start, end = lattice.notch
    box = lattice.box
    words = [
        glyph
        for glyph in inked
        if start <= glyph.middle[0] <= end and glyph.top < box.top < glyph.bottom
    ]
    if not words:
        return lattice
    top, bottom = min(glyph.top for glyph in words), max(glyph.bottom for glyph in words)
    xs, ys = (box.x0, start, end, box.x1), (top, box.top, bottom, box.bottom)
    regions = tuple(
        Region(row, col, rows, columns, Box(xs[col], ys[row], xs[col + columns], ys[row + rows]))
        for row, col, rows, columns in TITLED
    )
    return Lattice(Box(box.x0, top, box.x1, box.bottom), xs, ys, regions)
