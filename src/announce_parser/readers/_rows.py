"""Lines of a text file that are rows of a table: cells apart by tabs, by pipes, within drawn boxes, or set by blanks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from announce_parser.readers._grids import is_heading_like
from announce_parser.readers._markers import MarkerKind, find_marked
from announce_parser.readers._traced import Row, Traced

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Split = Callable[[Traced], "Row"]
    GoesOn = Callable[[str], bool]
    # What a way of writing tables makes of the lines from one on: the table that begins there, or the line before
    # which none of its kind does: what breaks a table below breaks those that begin between as well.
    Way = Callable[[Sequence[Traced], int], "Rows | int"]

_RULE = re.compile(r":?-{3,}:?|:?={3,}:?")
# Of Markdown one dash is enough, below the header (GFM 4.10); elsewhere it says that a cell is empty.
_SHORT_RULE = re.compile(r":?-+:?")
_PIPE = re.compile(r"(?<!\\)\|")
_PIPE_RULE = re.compile(r" {0,3}\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *")
# 구분 | 지원한도 | 선정규모 and the drawn │ 구분 │ 지원한도 │: what is between the cells of a typed table.
_STROKE = re.compile(r"(?<!\\)[|│┃║｜]")
_BORDER = re.compile(r"[┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝─━═│┃║+|=\s-]{3,}")
_BLANKS = re.compile(r"[ \u3000]{2,}")
_LEAST_SPACED, _LONGEST_CELL = 3, 30
_LEAST_TYPED_CELLS = 2
_LEAST_TYPED = 2  # rows of a typed table; one line with a pipe may be a path or a line of its own
_BREAK = re.compile(r"\s*<br\s?/?>\s*")
_ESCAPE = re.compile(r"\\\|")

# Rows of figures: 교육    98.5    99.8
_NUMERIC = re.compile(r"[△▲+-]?\(?[△▲-]?\d[\d,.]*\s?(?:[%가-힣]{0,4})\)?")
_YEAR = re.compile(r"(?:19|20)\d{2}(?:년도?)?")
# What lines of a masthead or a list hold, and rows of figures do not: labels, telephone numbers, marks
_NO_ROW = re.compile(r"[:：☎]|\d{2,4}-\d{3,4}-\d{4}|^\s*[□■○●◦ㅇ※*•▪▶-]\s")
_LEAST_COLUMNS, _LEAST_ROWS = 3, 3
_LEAST_PIPES = 3


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one table as written, ragged, without the line that rules off the header.

    Attributes:
        rows: From the top; a cell's text is trimmed.
        first: Index of its first line.
        last: One past its last line.
        ruled: How many rows are above the ruling line; 0 where there is none.
    """

    rows: tuple[Row, ...]
    first: int
    last: int
    ruled: int = 0


@dataclass(slots=True)
class RowFinder:
    """The tables among the lines of one text, looked for from the top down.

    Attributes:
        pipes: Whether lines that begin with a pipe are rows, as in Markdown.
    """

    lines: Sequence[Traced]
    pipes: bool = False
    _none_before: dict[Way, int] = field(default_factory=dict)

    def find(self, first: int) -> Rows | None:
        """Return the table that begins at a line, or None where none does."""
        text = self.lines[first].text
        if self.pipes and "|" in text and _is_ruled_off(self.lines, first):
            return self._try(_ruled, first)
        if self.pipes and text.lstrip().startswith("|"):
            return self._try(_piped, first)
        found = self._try(_typed, first) or self._try(_spaced, first)
        if found is not None:
            return found
        if _is_framed(text):
            return self._try(_framed, first)
        return self._try(_tabbed if has_inner_tab(text) else _set_in_columns, first)

    def _try(self, way: Way, first: int) -> Rows | None:
        if first < self._none_before.get(way, 0):
            return None
        found = way(self.lines, first)
        if isinstance(found, Rows):
            return found
        self._none_before[way] = found
        return None


def _piped(lines: Sequence[Traced], first: int) -> Rows | int:
    return _gather(lines, first, split=_split_pipes, goes_on=_is_piped, rule=_SHORT_RULE)


def _ruled(lines: Sequence[Traced], first: int) -> Rows | int:
    """Return the table below whose first line a rule is; pipes around its lines may be left out (GFM 4.10)."""
    return _gather(lines, first, split=_split_between, goes_on=_holds_pipe, rule=_SHORT_RULE)


def _is_ruled_off(lines: Sequence[Traced], first: int) -> bool:
    """Return whether the line below is a rule of as many cells as a line."""
    if first + 1 >= len(lines) or not _PIPE_RULE.fullmatch(lines[first + 1].text):
        return False
    return len(_split_between(lines[first])) == len(_split_between(lines[first + 1]))


def _framed(lines: Sequence[Traced], first: int) -> Rows | int:
    return _gather(lines, first, split=_split_pipes, goes_on=_is_framed)


def _tabbed(lines: Sequence[Traced], first: int) -> Rows | int:
    found = _gather(lines, first, split=_split_tabs, goes_on=_has_tab)
    return found.last if isinstance(found, Rows) and _is_list(found) else found


def _typed(lines: Sequence[Traced], first: int) -> Rows | int:
    """Return the table typed with strokes between its cells, every row of as many, or the line before which none begins."""
    rows: list[Row] = []
    last = behind = first
    ruled = 0
    while last < len(lines):
        text = lines[last].text
        if _BORDER.fullmatch(text):
            ruled = ruled or len(rows)
        elif _STROKE.search(text.strip()) is not None:
            rows.append(_split_strokes(lines[last]))
            if len(rows[-1]) != len(rows[0]):
                return behind
            behind = last + 1
        else:
            break
        last += 1
    if len(rows) < _LEAST_TYPED or len(rows[0]) < _LEAST_TYPED_CELLS:
        return last
    return Rows(tuple(rows), first, last, ruled if ruled < len(rows) else 0)


def _spaced(lines: Sequence[Traced], first: int) -> Rows | int:
    """Return the table whose cells blanks set apart, ``구분     한도     비율``, or the line before which none begins.

    Three columns and three rows at the least, headings without digits above, a number in each row, no line of text:
    forms to fill in and words spread wide for their looks are not.
    """
    head = _split_blanks(lines[first])
    if len(head) < _LEAST_SPACED or not all(is_heading_like(cell.text) for cell in head):
        return first
    rows: list[Row] = []
    last = first
    while last < len(lines) and lines[last].text.strip():
        row = _split_blanks(lines[last])
        if len(row) != len(head) or not all(_is_cell(cell.text) for cell in row):
            break
        rows.append(row)
        last += 1
    unvalued = _last_index(rows, lambda row: not any(map(_holds_digit, row[1:])))
    if len(rows) < _LEAST_SPACED or unvalued:
        return first + unvalued
    return Rows(tuple(rows), first, last)


def _last_index(rows: Sequence[Row], is_wanted: Callable[[Row], bool]) -> int:
    """Return the index of the last row that is wanted, the first left out; 0 where none is."""
    return next((index for index in range(len(rows) - 1, 0, -1) if is_wanted(rows[index])), 0)


def _holds_digit(cell: Traced) -> bool:
    return any(map(str.isdigit, cell.text))


def _split_blanks(line: Traced) -> Row:
    trimmed = line.strip()
    spans = [match.span() for match in _BLANKS.finditer(trimmed.text)]
    edges = [0, *(edge for span in spans for edge in span), len(trimmed)]
    return tuple(
        trimmed.cut(start, end).strip() for start, end in zip(edges[::2], edges[1::2], strict=True)
    )


def _is_cell(text: str) -> bool:
    marked = find_marked(text)
    return bool(text) and len(text) <= _LONGEST_CELL and ":" not in text and marked is None


def _split_strokes(line: Traced) -> Row:
    trimmed = line.strip()
    spans = [match.span() for match in _STROKE.finditer(trimmed.text)]
    edges = [0, *(edge for span in spans for edge in span), len(trimmed)]
    cells = [trimmed.cut(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    framed = slice(
        1 if spans and spans[0][0] == 0 else 0,
        -1 if spans and spans[-1][1] == len(trimmed) else None,
    )
    return tuple(_plain(cell) for cell in cells[framed])


def has_inner_tab(text: str) -> bool:
    """Return whether a tab is between two words, not only around them."""
    return "\t" in text.strip()


def _has_tab(text: str) -> bool:
    return "\t" in text and bool(text.strip())


def _is_piped(text: str) -> bool:
    return text.lstrip().startswith("|")


def _holds_pipe(text: str) -> bool:
    return _PIPE.search(text) is not None


def _is_framed(text: str) -> bool:
    """Return whether a line is between pipes and is divided by them: ``| 구분 | 기존 |``."""
    text = text.strip()
    return text.startswith("|") and text.endswith("|") and text.count("|") >= _LEAST_PIPES


def _set_in_columns(lines: Sequence[Traced], first: int) -> Rows | int:
    """Return the table that blanks set in columns: a line of headings without figures, then rows of figures, as many cells each."""
    if _BLANKS.search(lines[first].text.strip()) is None:
        return first
    head = _split_blanks(lines[first])
    if any(_NUMERIC.fullmatch(cell.text) and not _YEAR.fullmatch(cell.text) for cell in head):
        return first
    rows: list[Row] = []
    for index in range(first, len(lines)):
        line, row = lines[index], _split_blanks(lines[index])
        if len(row) < _LEAST_COLUMNS or (rows and len(row) != len(rows[0])):
            break
        if _NO_ROW.search(line.text) or any(len(cell.text) > _LONGEST_CELL for cell in row):
            break
        rows.append(row)
    worded = _last_index(rows, lambda row: not all(_NUMERIC.fullmatch(c.text) for c in row[1:]))
    if len(rows) < _LEAST_ROWS or worded:
        return first + worded
    return Rows(tuple(rows), first, first + len(rows), 1)


def _gather(
    lines: Sequence[Traced],
    first: int,
    *,
    split: Split,
    goes_on: GoesOn,
    rule: re.Pattern[str] = _RULE,
) -> Rows | int:
    """Return the rows from a line on, as far as lines go on being rows; `rule` is a cell of the line below the first.

    The line before which no table begins, where they are not: rules and blank cells alone, or one cell.
    """
    last = first
    while last < len(lines) and goes_on(lines[last].text):
        last += 1
    rows: list[Row] = []
    ruled = 0
    for line in lines[first:last]:
        row = split(line)
        if _is_rule(row, rule if len(rows) == 1 else _RULE):
            ruled = ruled or len(rows)
        elif any(row):
            rows.append(row)
    width = max((len(row) for row in rows), default=0)
    is_table = width > 1 or (rows and last - first > 1)
    return Rows(tuple(rows), first, last, ruled) if is_table else last


def _split_tabs(line: Traced) -> Row:
    return tuple(cell.strip() for cell in line.split("\t"))


def _split_pipes(line: Traced) -> Row:
    trimmed = line.strip()
    starts = [match.start() for match in _PIPE.finditer(trimmed.text)]
    ends = (
        [*starts[1:], len(trimmed)]
        if not trimmed.text.endswith("|") or len(starts) == 1
        else starts[1:]
    )
    cells = (trimmed.cut(start + 1, end) for start, end in zip(starts, ends, strict=False))
    return tuple(_plain(cell) for cell in cells)


def _split_between(line: Traced) -> Row:
    """Return the cells of a line whose outer pipes may be left out."""
    trimmed = line.strip()
    start = 1 if trimmed.text.startswith("|") else 0
    edges = [match.start() for match in _PIPE.finditer(trimmed.text, start)]
    if not edges or edges[-1] != len(trimmed) - 1:
        edges.append(len(trimmed))
    starts = [start, *(edge + 1 for edge in edges[:-1])]
    cells = (trimmed.cut(begin, end) for begin, end in zip(starts, edges, strict=True))
    return tuple(_plain(cell) for cell in cells)


def _plain(cell: Traced) -> Traced:
    """Return a cell of a pipe table without the escapes that only its notation needs."""
    broken = cell.replace(_BREAK, lambda _: "\n")
    return broken.replace(_ESCAPE, lambda _: "|").strip()


def _is_rule(row: Row, rule: re.Pattern[str]) -> bool:
    filled = [cell.text for cell in row if cell]
    return bool(filled) and all(rule.fullmatch(text) for text in filled)


def _is_list(found: Rows) -> bool:
    """Return whether the tabs only are after list marks: ``□<tab>지원 대상``."""
    return all(len([cell for cell in row if cell]) == 2 and _is_mark(row) for row in found.rows)


def _is_mark(row: Row) -> bool:
    """Return whether the first cell is nothing but a list mark."""
    first = next(cell.text for cell in row if cell)
    marked = find_marked(f"{first} 가")
    return marked is not None and marked.text == first and marked.marker.kind is not MarkerKind.NOTE
