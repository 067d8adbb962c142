"""Tables without an upright line: rows ruled off from each other, columns kept by the text alone.

Statistics and reports rule a table at its top, below its header and at its foot; others rule each row, or paint
every other one. Level lines of the same ends make the table; its columns are the white that runs through its rows.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from announce_parser.readers.pdf._lattice import Lattice, Region
from announce_parser.readers.pdf._lines import TextLine, read_lines
from announce_parser.readers.pdf._shapes import Box, RuledLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from announce_parser.readers.pdf._shapes import Glyph, Sheet

_SHORTEST = 120.0  # of a line that rules off a row
_SAME_END = 3.0
_INDENT = 20.0  # by which a line under the common heading of some columns begins later
_LOWEST, _HIGHEST = 9.0, 420.0  # of what is between two lines
_HIGHEST_STRIPE = 60.0
_WHITE = 250
_LEAST_LEVELS = 3
_LEAST_ROWS = 2  # with text in two columns or more
_MANY_RIVERS = 4  # enough of them make a table of one such row and its title
_GAP = 0.9  # of the size, between two columns
_NARROWEST = 3.0  # points that the white of all rows must share
_FEW_BANDS = 3  # a header, a body, perhaps a sum: the rows of the body are not ruled
_LEAST_BODY = 3  # lines in it; two may be one cell's, if they are no further apart than
_ROW_PITCH = 1.8
# Two columns of running text between the lines of a page's head and foot are not a table.
_MANY_LINES, _FULL = 6, 0.8
_OFF_CENTRE = 0.05  # share of the table's width
_LARGEST_SIGN = 60.0  # of a picture that is between columns, an arrow
_Span = tuple[float, float]
_EDGE = float("inf")


class _LevelRow(NamedTuple):
    """A row of a table: from where to where it reaches, and the lines of text in it as what is side by side.

    Attributes:
        feet: How far down the lines reach, in font sizes.
    """

    top: float
    bottom: float
    lines: list[list[_Span]]
    feet: list[float]


class _Stripe(NamedTuple):
    """A coloured row, and where within it one field of the colour ends and the next begins."""

    colour: tuple[int, int, int]
    box: Box
    sides: tuple[float, ...]


def find_levelled(
    lattices: Sequence[Lattice], sheet: Sheet, glyphs: Sequence[Glyph]
) -> list[Lattice]:
    """Return the tables of a page that only level lines rule off."""
    stripes = _stripes(sheet)
    levels = _levels(lattices, sheet, stripes)
    if len(levels) < _LEAST_LEVELS:
        return []
    taken = [lattice.box for lattice in lattices]
    found = []
    for run in _runs(levels, taken):
        last = _find_last_row(run, stripes)
        painted = _painted_columns(run, stripes)
        for bands in _said([*run, *last], sheet, glyphs, painted):
            is_guessed = bool(last) and bands[-1].bottom == last[0].at
            kept = bands[:-1] if is_guessed and not _is_parted(bands[-1]) else bands
            lattice = _lattice(kept, run[0], painted)
            if lattice is not None:
                found.append(lattice)
    return found


def _levels(
    lattices: Sequence[Lattice], sheet: Sheet, stripes: Sequence[_Stripe]
) -> list[RuledLine]:
    """Return the level lines that are in no lattice, the edges of stripes among them, from the top down."""
    rules = [rule for rule in sheet.horizontal if rule.end - rule.start >= _SHORTEST]
    rules += [
        RuledLine(at, box.x0, box.x1) for _, box, _ in stripes for at in (box.top, box.bottom)
    ]
    return sorted(
        rule
        for rule in rules
        if not any(
            lattice.box.top - 1 <= rule.at <= lattice.box.bottom + 1
            and rule.start < lattice.box.x1
            and lattice.box.x0 < rule.end
            for lattice in lattices
        )
    )


def _stripes(sheet: Sheet) -> list[_Stripe]:
    """Return the coloured rows of a page, those whole again that were painted cell by cell."""
    painted = sorted(
        (fill.colour, fill.box.top, fill.box.bottom, fill.box.x0, fill.box.x1)
        for fill in sheet.fills
        if fill.is_rectangle
        and min(fill.colour) < _WHITE
        and _LOWEST <= fill.box.height <= _HIGHEST_STRIPE
    )
    stripes: list[_Stripe] = []
    for colour, top, bottom, left, right in painted:
        if stripes:
            before, box, sides = stripes[-1]
            is_beside = 0 <= left - box.x1 <= _SAME_END and abs(top - box.top) < 1
            if colour == before and is_beside and abs(bottom - box.bottom) < 1:
                stripes[-1] = _Stripe(colour, box._replace(x1=right), (*sides, left))
                continue
        stripes.append(_Stripe(colour, Box(left, top, right, bottom), ()))
    wide = (stripe for stripe in stripes if stripe.box.width >= _SHORTEST)
    return sorted(wide, key=lambda stripe: (stripe.box.top, stripe.box.x0))


def _runs(levels: Sequence[RuledLine], taken: Sequence[Box]) -> list[list[RuledLine]]:
    """Return the lines by those that have the same ends and neither another table nor another's line between."""
    done: list[list[RuledLine]] = []
    open_runs: list[list[RuledLine]] = []
    for rule in levels:
        own = next((run for run in open_runs if _have_same_ends(run[-1], rule)), None)
        if own is not None and rule.at - own[-1].at < _LOWEST:  # a double line
            continue
        ended = [
            run
            for run in open_runs
            if (run is own and not _is_free(own[-1], rule, taken))
            or (run is not own and _ends_table(rule, run[-1]))
        ]
        open_runs = [run for run in open_runs if not any(run is other for other in ended)]
        done += ended
        if own is None or any(run is own for run in ended):
            open_runs.append([rule])
        else:
            own.append(rule)
    return [run for run in (*done, *open_runs) if len(run) >= _LEAST_LEVELS]


def _painted_columns(run: list[RuledLine], stripes: Sequence[_Stripe]) -> Sequence[float]:
    """Return where the fields of the coloured rows end, if there are such rows and all of them end alike."""
    own = _own(run, stripes)
    alike = len({tuple(round(side) for side in stripe.sides) for stripe in own}) == 1
    return own[0].sides if alike and len(own) >= _LEAST_ROWS else ()


def _own(run: list[RuledLine], stripes: Sequence[_Stripe]) -> list[_Stripe]:
    """Return the coloured rows between the lines of a table."""
    return [
        stripe
        for stripe in stripes
        if _have_same_ends(run[0], RuledLine(0, stripe.box.x0, stripe.box.x1))
        and run[0].at <= stripe.box.top
        and stripe.box.bottom <= run[-1].at
    ]


def _find_last_row(run: list[RuledLine], stripes: Sequence[_Stripe]) -> list[RuledLine]:
    """Return where the row below the last coloured one would end, where every other row is coloured."""
    painted = [stripe.box for stripe in _own(run, stripes)]
    if len(painted) < _LEAST_ROWS or painted[-1].bottom != run[-1].at:
        return []
    white = painted[-1].top - painted[-2].bottom
    at = painted[-1].bottom + white
    return [RuledLine(at, run[0].start, run[0].end)] if white >= _LOWEST else []


def _have_same_ends(one: RuledLine, other: RuledLine) -> bool:
    return abs(one.start - other.start) <= _SAME_END and abs(one.end - other.end) <= _SAME_END


def _is_free(upper: RuledLine, lower: RuledLine, taken: Sequence[Box]) -> bool:
    """Return whether a row of a table could be between two lines."""
    space = Box(upper.start, upper.at, upper.end, lower.at)
    return space.height <= _HIGHEST and not any(space.meets(box) for box in taken)


def _ends_table(rule: RuledLine, level: RuledLine) -> bool:
    """Return whether a line belongs to no table with the other: one below a heading of some columns begins within."""
    is_beside = rule.end < level.start or level.end < rule.start
    is_within = level.start + _INDENT < rule.start and rule.end <= level.end + _SAME_END
    return not is_beside and not is_within


def _said(
    run: list[RuledLine], sheet: Sheet, glyphs: Sequence[Glyph], painted: Sequence[float]
) -> list[list[_LevelRow]]:
    """Return what is between the lines, from the top down; where nothing does, one table ends and another begins."""
    first, last = run[0], run[-1]
    hull = Box(first.start, first.at, first.end, last.at)
    within = [glyph for glyph in glyphs if hull.holds(*glyph.middle)]
    found: list[list[_LevelRow]] = [[]]
    for upper, lower in pairwise(run):
        band = Box(hull.x0, upper.at, hull.x1, lower.at)
        lines = read_lines(glyph for glyph in within if band.holds(*glyph.middle))
        signs = [
            (box.x0, box.x1)
            for box in sheet.images
            if box.within(band) and max(box.width, box.height) <= _LARGEST_SIGN
        ]
        pieces = [_pieces(line, signs, painted) for line in lines]
        feet = [line.box.bottom / lines[0].size for line in lines]
        row = _LevelRow(band.top, band.bottom, pieces, feet)
        if lines and not _is_between(row, band, lines):
            found[-1].append(row)
        elif found[-1]:
            found.append([])
    return [bands for bands in found if len(bands) >= _LEAST_ROWS]


def _is_between(row: _LevelRow, band: Box, lines: Sequence[TextLine]) -> bool:
    """Return whether what is between two lines is text between two tables, not a row of one.

    It is running text, or a heading that is not in the middle between the lines.
    """
    if any(len(line) > 1 for line in row.lines):
        return False
    if any(line[0][1] - line[0][0] > _FULL * band.width for line in row.lines) and len(lines) > 1:
        return True
    above, below = lines[0].box.top - band.top, band.bottom - lines[-1].box.bottom
    return abs(above - below) > _SAME_END or min(above, below) > 1.5 * lines[0].size


def _pieces(line: TextLine, signs: Sequence[_Span], painted: Sequence[float]) -> list[_Span]:
    """Return from where to where each piece of a line reaches, pictures beside its text among them."""
    inked = sorted(
        [(glyph.x0, glyph.x1) for glyph in line.glyphs if not glyph.text.isspace()] + [*signs]
    )
    pieces = [inked[0]]
    for start, end in inked[1:]:
        is_cut = any(pieces[-1][1] - 1 <= side <= start + 1 for side in painted)
        if is_cut or start - pieces[-1][1] >= _GAP * line.size:
            pieces.append((start, end))
        else:
            pieces[-1] = (pieces[-1][0], max(end, pieces[-1][1]))
    return pieces


def _lattice(bands: list[_LevelRow], level: RuledLine, painted: Sequence[float]) -> Lattice | None:
    """Return the table of some bands, or None where no white parts columns; `painted` says where colour does."""
    rows = [row for band in bands for row in _rows(band, bands)]
    wide = [line for row in rows for line in row.lines if len(line) > 1]
    rivers = [(side, side) for side in painted] or _rivers(wide)
    parted = sum(_is_parted(row) for row in rows)
    if not rivers or (parted < _LEAST_ROWS and len(rivers) < _MANY_RIVERS):
        return None
    xs = (level.start, *((start + end) / 2 for start, end in rivers), level.end)
    if _runs_on(bands, xs):
        return None
    ys = (*(row.top for row in rows), rows[-1].bottom)
    regions = [
        Region(at, first, 1, past - first, Box(xs[first], row.top, xs[past], row.bottom))
        for at, row in enumerate(rows)
        for first, past in (
            [(0, len(xs) - 1)] if at == 0 and _is_title(row, xs) else _cells(row, xs)
        )
    ]
    return Lattice(Box(xs[0], ys[0], xs[-1], ys[-1]), xs, ys, tuple(regions))


def _is_parted(row: _LevelRow) -> bool:
    return any(len(line) > 1 for line in row.lines)


def _rows(band: _LevelRow, bands: list[_LevelRow]) -> list[_LevelRow]:
    """Return the rows of a band: one, or in a body that is not ruled one for each line that begins in the first column."""
    if not _is_body(band, bands):
        return [band]
    margin = min(line[0][0] for line in band.lines)
    first_end = min(line[0][1] for line in band.lines if line[0][0] - margin < _NARROWEST)
    named = [line[0][0] < first_end for line in band.lines]
    apart = [at for at, step in enumerate(_steps(band), 1) if step >= _ROW_PITCH]
    if not apart and len(bands) > _LEAST_ROWS:
        return [band]
    opens = [0, *apart] if apart else [at for at, is_named in enumerate(named) if is_named]
    edges = list(pairwise([*opens, len(band.lines)]))
    said = sum(any(len(line) > 1 for line in band.lines[start:past]) for start, past in edges)
    if opens[0] != 0 or not all(any(named[a:b]) for a, b in edges) or said <= len(edges) / 2:
        return [band]
    height = (band.bottom - band.top) / len(band.lines)
    return [
        _LevelRow(
            band.top + start * height,
            band.top + past * height,
            band.lines[start:past],
            band.feet[start:past],
        )
        for start, past in edges
    ]


def _steps(band: _LevelRow) -> list[float]:
    return [lower - upper for upper, lower in pairwise(band.feet)]


def _is_body(band: _LevelRow, bands: list[_LevelRow]) -> bool:
    """Return whether a band is the one body of a table ruled at head and foot only, a sum below it perhaps."""
    if len(bands) > _FEW_BANDS or band is bands[0]:
        return False
    if len(band.lines) < _LEAST_BODY and max(_steps(band), default=0) < _ROW_PITCH:
        return False
    return all(len(other.lines) < _LEAST_BODY for other in bands[1:] if other is not band)


def _rivers(lines: Iterable[list[_Span]]) -> list[_Span]:
    """Return the white between text that all lines have in common; what a line leaves blank is white as well."""
    shared: list[_Span] | None = None
    for line in lines:
        edges = [-_EDGE, *(side for piece in line for side in piece), _EDGE]
        gaps = list(pairwise(edges))[::2]
        if shared is None:
            shared = gaps
            continue
        shared = [
            (start, end)
            for one in shared
            for other in gaps
            if (end := min(one[1], other[1])) - (start := max(one[0], other[0])) >= _NARROWEST
        ]
    return [gap for gap in shared or () if gap[0] > -_EDGE and gap[1] < _EDGE]


def _runs_on(bands: Sequence[_LevelRow], xs: Sequence[float]) -> bool:
    """Return whether the columns of a band are filled with running text."""
    for band in bands:
        if len(band.lines) < _MANY_LINES:
            continue
        full = 0
        for left, right in pairwise(xs):
            widths = [
                end - start for line in band.lines for start, end in line if left <= start < right
            ]
            full += sum(width > _FULL * (right - left) for width in widths) > len(band.lines) / 2
        if full > 1:
            return True
    return False


def _is_title(row: _LevelRow, xs: Sequence[float]) -> bool:
    """Return whether all that a row says is in the middle of the table."""
    if any(len(line) > 1 for line in row.lines):
        return False
    left, right = min(line[0][0] for line in row.lines), max(line[0][1] for line in row.lines)
    return abs((left - xs[0]) - (xs[-1] - right)) <= _OFF_CENTRE * (xs[-1] - xs[0])


def _cells(row: _LevelRow, xs: Sequence[float]) -> list[tuple[int, int]]:
    """Return ``(first, past)`` of the columns of each cell: text that runs over a border makes one of two."""
    inner = range(1, len(xs) - 1)
    crossed = {
        at for at in inner for line in row.lines for start, end in line if start < xs[at] < end
    }
    sides = [0, *(at for at in inner if at not in crossed), len(xs) - 1]
    return list(pairwise(sides))
