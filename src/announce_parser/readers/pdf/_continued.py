"""Tables that the end of a page parted → one table: the repeated header once, a broken row whole again."""

from __future__ import annotations

from statistics import median_low
from typing import TYPE_CHECKING

from announce_parser.patterns import lazy_regex
from announce_parser.readers.pdf._adjoin import TITLED
from announce_parser.readers.pdf._joins import cell_area, goes_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.readers.pdf._grids import CellDraft, TableDraft
    from announce_parser.readers.pdf._lines import TextLine

_IN_LINE = 3.0
_MOST_HEADER_ROWS = 4
_CUT = 4.0  # points by which the page's end cut the white below a text
_SHARED = 0.5  # of the inner column lines of the simpler part
_BLANK = lazy_regex(r"\s+")


def goes_on_below(upper: TableDraft, lower: TableDraft, *, at_foot: bool) -> bool:
    """Return whether a table at the top of a page goes on with the one at the end of the page before.

    `at_foot` says that the upper one reaches as far down as its page is set.
    """
    if abs(upper.box.x0 - lower.box.x0) > _IN_LINE or abs(upper.box.x1 - lower.box.x1) > _IN_LINE:
        return False
    if len(lower.slots) == 1:
        return _goes_on_in_box(upper, lower, at_foot=at_foot)
    if len(upper.slots) == 1 or not _share_columns(upper, lower):
        return False
    repeated = repeated_rows(upper, lower)
    if _is_titled(lower):
        return repeated > 0
    return not _begins_alike(upper, lower, repeated) and (repeated > 0 or at_foot)


def found_no_room(upper: TableDraft, lower: TableDraft, lowest: float) -> bool:
    """Return whether the first row of a table was too high for what is left below one of the same columns.

    `lowest` is where the pages of the document end.
    """
    if len(upper.xs) != len(lower.xs) or min(upper.n_rows, lower.n_rows) < 2:
        return False
    in_line = all(abs(x - y) <= _IN_LINE for x, y in zip(upper.xs, lower.xs, strict=True))
    return in_line and upper.box.bottom + lower.ys[1] - lower.ys[0] > lowest


def _share_columns(upper: TableDraft, lower: TableDraft) -> bool:
    """Return whether enough of the column lines of the one are those of the other."""
    inner, below = upper.xs[1:-1], lower.xs[1:-1]
    if bool(inner) != bool(below):
        return False
    shared = sum(any(abs(x - other) <= _IN_LINE for other in inner) for x in below)
    return shared >= _SHARED * min(len(inner), len(below))


def _is_titled(frame: TableDraft) -> bool:
    """Return whether a table is a box with its title in the upper border, which nothing can go on with."""
    places = tuple((slot.row, slot.col, slot.row_span, slot.col_span) for slot in frame.slots)
    blank = [slot for slot in frame.slots if slot.row < 2 and slot.col != 1]
    return places == TITLED and all(slot.is_empty for slot in blank)


def _goes_on_in_box(upper: TableDraft, lower: TableDraft, *, at_foot: bool) -> bool:
    """Return whether the last cell of a table, as wide as all of it, goes on in a box on the next page."""
    last = upper.slots[-1]
    if last.col_span != upper.n_cols:
        return False
    return _wraps(last, lower.slots[0]) or (at_foot and len(upper.slots) > 1)


def _begins_alike(upper: TableDraft, lower: TableDraft, row: int) -> bool:
    """Return whether the row after the header has the same label in both: two forms of one kind, not one table."""
    first, second = _label(upper, row), _label(lower, row)
    return bool(first) and first == second


def _label(frame: TableDraft, row: int) -> str:
    return next((text_of(slot) for slot in frame.slots if slot.row == row and slot.col == 0), "")


def text_of(slot: CellDraft) -> str:
    """Return a cell's characters without blanks, for comparing."""
    return _BLANK.sub("", "".join(line.text for line in slot.lines))


def repeated_rows(upper: TableDraft, lower: TableDraft) -> int:
    """Return how many rows at the top of a table say again what the first rows of the other say."""
    for count in range(min(_MOST_HEADER_ROWS, upper.n_rows, lower.n_rows - 1), 0, -1):
        ones, others = _first_rows(upper, count), _first_rows(lower, count)
        if ones is not None and ones == others and any(text for *_, text in ones):
            return count
    return 0


def _first_rows(frame: TableDraft, count: int) -> list[tuple[int, int, str]] | None:
    """Return place and text of the cells of the first rows; None where one of them reaches further down."""
    cells = [slot for slot in frame.slots if slot.row < count]
    if any(slot.row + slot.row_span > count for slot in cells):
        return None
    return [(slot.row, round(slot.box.x0 / _IN_LINE / 2), text_of(slot)) for slot in cells]


def join(upper: TableDraft, lower: TableDraft) -> None:
    """Put the rows of a table below those of the table it goes on with."""
    dropped = repeated_rows(upper, lower)
    titled = _is_titled(lower)
    _onto_finer_lines(upper, lower)
    rest = [slot for slot in lower.slots if slot.row >= dropped]
    first = [slot for slot in rest if slot.row == dropped]
    pairs = _pairs(upper, first)
    in_box = (len(lower.slots) == 1 and upper.n_cols > 1) or titled
    broken = len(pairs) == len(first) and (
        in_box or _is_one_row(pairs) or _is_rest_of_row(upper, pairs)
    )
    shift = upper.n_rows - dropped - (1 if broken else 0)
    for above, below in pairs:
        if broken:
            _join_nested(above, below)
            above.later.append(below)
            above.row_span += below.row_span - 1
        elif below.is_empty and above.row_span > 1 and not above.is_empty:
            above.row_span += below.row_span
        else:
            continue
        rest.remove(below)
    for slot in rest:
        slot.row += shift
    upper.slots += rest
    upper.slots.sort(key=lambda slot: (slot.row, slot.col))
    upper.n_rows += lower.n_rows - dropped - (1 if broken else 0)
    upper.last_page = lower.last_page


def _join_nested(above: CellDraft, below: CellDraft) -> None:
    """Join the table that ends a cell with the one that begins what is left of the cell on the next page."""
    parted = _find_parted(above, below)
    if parted is not None:
        join(*parted)
        below.tables.remove(parted[1])


def _find_parted(above: CellDraft, below: CellDraft) -> tuple[TableDraft, TableDraft] | None:
    """Return the table that ends a cell and the one below that goes on with it, or None."""
    part = above.later[-1] if above.later else above
    if not part.tables or not below.tables:
        return None
    upper, lower = part.tables[-1], below.tables[0]
    is_last = all(line.box.bottom <= upper.box.bottom for line in part.lines)
    is_first = all(line.box.top >= lower.box.top for line in below.lines)
    if is_last and is_first and goes_on_below(upper, lower, at_foot=True):
        return upper, lower
    return None


def _pairs(upper: TableDraft, first: Sequence[CellDraft]) -> list[tuple[CellDraft, CellDraft]]:
    """Return the cells of a first row, each with the cell of the last row that is as wide as it."""
    last = {
        (slot.col, slot.col_span): slot
        for slot in upper.slots
        if slot.row + slot.row_span == upper.n_rows
    }
    return [
        (last[slot.col, slot.col_span], slot) for slot in first if (slot.col, slot.col_span) in last
    ]


def _is_one_row(pairs: list[tuple[CellDraft, CellDraft]]) -> bool:
    """Return whether two rows are one that was broken: text runs on, or a label is not said again."""
    both = [(above, below) for above, below in pairs if not (above.is_empty or below.is_empty)]
    unsaid = [above for above, below in pairs if below.is_empty and not above.is_empty]
    # What is not said again is what names the row: a row of its own may end with empty cells.
    is_named = all(above.col > 0 or above.is_empty for above, _ in both)
    if unsaid and both and is_named and all(above.row_span == 1 for above in unsaid):
        return True
    return bool(both) and all(_wraps(above, below) for above, below in both)


def _is_rest_of_row(upper: TableDraft, pairs: list[tuple[CellDraft, CellDraft]]) -> bool:
    """Return whether a row without text is the foot of the one above, which ends sooner below its text than others."""
    if any(not below.is_empty for _, below in pairs):
        return False
    rooms: dict[int, float] = {}
    for slot in upper.slots:
        if slot.lines and slot.row_span == 1:
            rooms[slot.row] = min(_room(slot), rooms.get(slot.row, slot.box.height))
    last = rooms.pop(upper.n_rows - 1, None)
    return last is not None and bool(rooms) and last + _CUT < median_low(rooms.values())


def _room(slot: CellDraft) -> float:
    """Return how much white is below the text of a cell."""
    return slot.box.bottom - slot.lines[-1].box.bottom


def _wraps(above: CellDraft, below: CellDraft) -> bool:
    """Return whether what ends a cell goes on in another: a table, or the words of a line."""
    if _find_parted(above, below) is not None:
        return True
    if not above.lines or not below.lines:
        return False
    return goes_on(_last(above), below.lines[0], cell_area(above.box))


def _last(slot: CellDraft) -> TextLine:
    return slot.later[-1].lines[-1] if slot.later and slot.later[-1].lines else slot.lines[-1]


def _onto_finer_lines(upper: TableDraft, lower: TableDraft) -> None:
    """Count the columns of both parts by the column lines that either has."""
    xs: list[float] = []
    for x in sorted([*upper.xs, *lower.xs]):
        if not xs or x - xs[-1] > _IN_LINE:
            xs.append(x)
    for frame in (upper, lower):
        inner = [min(range(len(xs)), key=lambda at: abs(xs[at] - x)) for x in frame.xs[1:-1]]
        places = [0, *inner, len(xs) - 1]
        for slot in frame.slots:
            start, end = places[slot.col], places[slot.col + slot.col_span]
            slot.col, slot.col_span = start, max(1, end - start)
        frame.xs = tuple(xs)
