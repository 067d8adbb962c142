"""Tables written one cell a line, found by the kinds of their values.

``사 업 명`` / ``공고일`` / ``지원 예산(백만 원)`` / ``합계`` / ``지정공모`` / ``자유응모``, then ``나래 기술개발`` / ``1.18.주간`` /
``2,000`` / ``1,200`` / ``800`` and the next name: with a blank line between all lines, between rows or nowhere.
Several readings of the columns are tried; what speaks for each is added up, and where too little speaks for the
best the lines stay lines: a wrong table is worse than none.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from announce_parser.readers._alignment import (
    Blanks,
    CellLine,
    Weighed,
    columns_of,
    weighed,
)
from announce_parser.readers._drafts import Grid, GridCell
from announce_parser.readers._grids import is_heading_like
from announce_parser.readers._heads import (
    MOST_LINES_A_HEADING,
    MOST_WORTH,
    Heads,
    find_heads,
    heading_text,
)
from announce_parser.readers._kinds import (
    TYPED,
    VALUES,
    WORDY,
    keeps_promise,
    kind_of,
    likeness,
    main_kind,
)
from announce_parser.readers._readings import LEAST_HEADS, RowReading, find_readings, templates_of
from announce_parser.readers._traced import Traced, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from announce_parser.readers._alignment import Row
    from announce_parser.readers._starts import Starts

# What no table goes on with: lists, notes, captions, the next part of the document.
_ENDS = re.compile(
    r"[□■○ㅇ◦◆◇◈#|]|[*※]\s?[가-힣(\d].*|[<〈《【\[＜].*[>〉》】\]＞]|\(?단위\s?[:：]"
    r"|(?:참\s?고|붙\s?임|별\s?첨|첨\s?부|별\s?표)\s*\d{0,2}$|\d{1,2}\.\s[가-힣]|[➡→⇒↓⇓▶➜+]$"
)
_SENTENCE = re.compile(r"(?:다|요)\.[\"”’]?$")
_CONTENTS = re.compile(r"\*\s?\(")
_TOTAL = re.compile(
    r"(?:총\s{0,3}|합\s{0,3}|누\s{0,3})?계(?:\s?[:：(].*)?|(?:합\s{0,3}계|총)\s?[:：]?\s?\d+\s?개.*|전\s{0,3}체"
)
# What is in a masthead and in a header, and in no row.
_LABEL = re.compile(r"담당자|책임자|담당부서|연락처|비고|구분")
_SPANNING = WORDY | {"when", "length"}
_REMARKS = re.compile(r"비고|특이사항|기타|참고")
_FIRST_HEAD = re.compile(
    r"구분|연번|순번|번호|.*(?:명|분야|유형|기관|지역|대상|사업|구간|부서|연도|년도|항목|종류|품목)"
)
_LONGEST_CELL, _MOST_LINES = 120, 900
_MOST_HEADS = 26
_WINDOW, _MOST_ALIKE = 44, 3
_LEAST_LINES = 9
_ALL_APART = 0.9
_RECURS, _SHORT = 3, 12
_LEAST_CONFIDENCE = 0.2
_FEW_TEMPLATES, _HOPELESS = 20, -0.5  # first templates; what one of them must come to
_MOST_IN_VAIN = 30  # readings settled without one that will do
_MOST_GAINED = 4.0  # with all lines over those first looked at
_FEW_TYPED = 0.3
_DOUBT = 1.4
_LEAST_HEADED, _UNHEADED = -0.08, 2.0
_NEVER = float("-inf")


@dataclass(frozen=True, slots=True)
class Stacked:
    """A table found in lines.

    Attributes:
        last: One past its last line.
    """

    grid: Grid
    last: int


def find_stacked(source: Sequence[Traced], first: int, starts: Starts) -> Stacked | None:
    """Return the table whose first heading is on a line, or None where none begins there."""
    if starts.is_spent(first) or not _may_open(source, first):
        return None
    lines = _kinded(_lines(source, first, _WINDOW + _MOST_HEADS))
    value = _first_value(lines)
    if value is None or len(lines) < _LEAST_LINES:
        return None
    blanks = _blanks(source, lines)
    window = weighed(lines[: _WINDOW + value], blanks)
    readings = _readings(window, value)
    if not readings:
        starts.add(window.lines[-1].at, hopeless=True)
        return None
    if len(lines) == _WINDOW + _MOST_HEADS:
        lines = _kinded(_lines(source, first, _MOST_LINES))
    best = _best(weighed(lines, blanks), readings)
    if best is None:
        starts.add(window.lines[-1].at, hopeless=False)
        return None
    _, reading, heads = best
    return Stacked(_grid(lines, reading, heads), lines[reading.alignment.last - 1].at + 1)


def _readings(window: Weighed, value: int) -> list[tuple[float, RowReading]]:
    """Return the readings of the lines first looked at with what each could come to there, the best first.

    None where those of the most frequent templates come to little.
    """
    templates = templates_of(window.lines, value, window.blanks)
    first = find_readings(window, value, templates[:_FEW_TEMPLATES], 1)
    if all(_in_window(window, reading) < _HOPELESS for reading in first):
        return []
    readings = find_readings(window, value, templates, _MOST_ALIKE)
    found = [(_in_window(window, reading), reading) for reading in readings]
    return sorted(found, key=lambda each: each[0], reverse=True)


def _best(
    found: Weighed, readings: Iterable[tuple[float, RowReading]]
) -> tuple[float, RowReading, Heads] | None:
    """Return the reading with the most confidence, its headings, and that; None where it is too little."""
    best: tuple[float, RowReading, Heads] | None = None
    least = _LEAST_CONFIDENCE
    for index, (likely, reading) in enumerate(readings):
        if likely + _MOST_GAINED < least or (best is None and index >= _MOST_IN_VAIN):
            break
        settled = _settled(found, reading, least)
        if settled is not None and settled[0] >= least:
            best, least = settled, settled[0]
    return best


def _may_open(source: Sequence[Traced], first: int) -> bool:
    """Return whether a table may open on a line: at the top of a run of cells, or with what heads a first column."""
    if not _may_be_cell(source[first].text) or not is_heading_like(source[first].text.strip()):
        return False
    if _FIRST_HEAD.fullmatch("".join(source[first].text.split())):
        return True
    above = next(
        (line.text for line in reversed(source[max(0, first - 2) : first]) if line.text.strip()), ""
    )
    return not _may_be_cell(above)


def _may_be_cell(text: str) -> bool:
    """Return whether a line can be a cell: no list item, no sentence, no caption."""
    bare = text.strip()
    if not bare or len(bare) > _LONGEST_CELL or "\t" in bare or _SENTENCE.search(bare):
        return False
    if _CONTENTS.match(bare):
        return True
    return _ENDS.match(bare) is None


def _lines(source: Sequence[Traced], first: int, most: int) -> Iterator[CellLine]:
    """Yield the lines that may be cells, up to one that cannot, or two blank ones."""
    gap = blank = 0
    for index in range(first, min(len(source), first + 2 * most)):
        if not source[index].text.strip():
            gap += 1
            if gap > 1:
                return
            continue
        if not _may_be_cell(source[index].text) or most <= blank:
            return
        text = source[index].strip()
        total = _TOTAL.fullmatch(text.text) is not None
        yield CellLine(text, gap > 0 or index == first, index, kind_of(text.text), total)
        blank += 1
        gap = 0


def _kinded(found: Iterable[CellLine]) -> tuple[CellLine, ...]:
    """Return the lines with what others say of their kind.

    Words that recur are terms: ``지정공모`` and ``자유응모`` in turn make a column. Words over a bracketed
    telephone number are a person.
    """
    lines = tuple(found)
    counts = Counter(line.text.text for line in lines)
    below = (*lines[1:], None)
    return tuple(
        replace(line, kind=_kind_among(line, after, counts))
        for line, after in zip(lines, below, strict=True)
    )


def _kind_among(line: CellLine, after: CellLine | None, counts: Mapping[str, int]) -> str:
    text = line.text.text
    if line.kind != "words":
        return line.kind
    if after is not None and after.kind == "phone" and after.goes_on:
        return "person"
    return "term" if counts[text] >= _RECURS and len(text) <= _SHORT else "words"


def _first_value(lines: Sequence[CellLine]) -> int | None:
    """Return the first line that is not a heading, where headings enough are above."""
    for index, line in enumerate(lines[: _MOST_HEADS + 5]):
        if not is_heading_like(line.text.text):
            return index if index >= LEAST_HEADS else None
    return None


def _blanks(source: Sequence[Traced], lines: Sequence[CellLine]) -> Blanks:
    """Return what blank lines say: where each line is set in by a blank, they part the rows."""
    gaps = sum(line.gap for line in lines[1:])
    if gaps >= _ALL_APART * (len(lines) - 1):
        return Blanks.ALL
    set_in = sum(source[line.at].text.startswith(" ") for line in lines)
    return Blanks.ROWS if gaps and set_in >= _ALL_APART * len(lines) else Blanks.SOME


def _in_window(found: Weighed, reading: RowReading) -> float:
    """Return the most that a reading could come to if the table ended with the lines first looked at."""
    if not reading.alignment.rows:
        return _NEVER
    columns = columns_of(found.lines, reading.alignment.rows, reading.width)
    kinds = tuple(main_kind(dict(column.shares)) for column in columns)
    return _of_rows(found.lines, reading, kinds) + _most_of_heads(found.lines)


def _settled(
    found: Weighed, reading: RowReading, least: float
) -> tuple[float, RowReading, Heads] | None:
    """Return a reading of all lines with its headings and the confidence in it; None where that is too low."""
    if not reading.alignment.rows:
        return None
    lines, blanks, aligned = found.lines, found.blanks, reading.alignment
    for _ in range(2):
        columns = columns_of(lines, aligned.rows, reading.width)
        aligned = found.aligned(reading.body, columns)
    kinds = tuple(
        main_kind(dict(column.shares)) for column in columns_of(lines, aligned.rows, reading.width)
    )
    narrow = RowReading(reading.body, reading.width, aligned)
    if _of_rows(lines, narrow, kinds) + _most_of_heads(lines) < least:
        return None
    heads = find_heads(lines[: reading.body], kinds, blanks)
    width = reading.width
    if any(_REMARKS.search(line.text.text) for line in lines[: reading.body]):
        wider = find_heads(lines[: reading.body], (*kinds, "words"), blanks)
        if wider is not None and (heads is None or wider.worth - 0.1 > heads.worth):
            last = max(wider.heads, key=lambda head: (head.col, head.row))
            if _REMARKS.search(heading_text(lines, last.lines)):
                heads, width = wider, width + 1
    if heads is None:
        return None
    whole = RowReading(reading.body, width, aligned)
    kinds = (*kinds, "words")[:width]
    score = _of_rows(lines, whole, kinds) + _of_heads(lines, whole, heads, kinds)
    return score - _against_headings_within(lines, whole, heads), whole, heads


def _of_rows(lines: Sequence[CellLine], reading: RowReading, kinds: Sequence[str]) -> float:
    """Return what the rows speak for a table, whatever its headings are."""
    rows, width = reading.alignment.rows, reading.width
    cells = [(column, lines[at[0]].kind) for row in rows for column, at in row.items()]
    typed = sum(kinds[column] in TYPED for column, _ in cells)
    if not typed or len(rows) < 2:
        return _NEVER
    right = sum(likeness(kind, kinds[column]) >= 0 for column, kind in cells) / len(cells)
    used = 1 + max(column for column, _ in cells)
    score = min(typed, 12) / 12 + min(len(rows), 5) / 5 - _DOUBT
    score += 0.5 * reading.alignment.worth / len(cells)
    score -= 15 * (1 - right) + 2 * max(0.0, 0.8 - _filled(rows, kinds[:used]))
    score -= 0.3 * (typed < _FEW_TYPED * len(cells)) + 0.08 * width
    score -= _against_cells(lines, reading) + _against_edges(lines, reading, used)
    return score - _left_over(lines, reading)


def _most_of_heads(lines: Sequence[CellLine]) -> float:
    """Return the most that headings could add: few rows are then worth the search for theirs."""
    firsts = (heading_text(lines, (0, end)) for end in range(1, MOST_LINES_A_HEADING + 1))
    return MOST_WORTH + (0.5 if any(map(_FIRST_HEAD.fullmatch, firsts)) else -0.3)


def _of_heads(
    lines: Sequence[CellLine], reading: RowReading, heads: Heads, kinds: Sequence[str]
) -> float:
    """Return what the headings say: how they were read, whether their columns are what they promise."""
    rows, width = reading.alignment.rows, reading.width
    score = heads.worth / width - _UNHEADED * (heads.worth < _LEAST_HEADED * width)
    first = heading_text(lines, heads.heads[0].lines)
    score += 0.5 if _FIRST_HEAD.fullmatch(first) else -0.3
    for head in heads.heads:
        if head.col_span > 1:
            continue
        text = heading_text(lines, head.lines)
        own = sum(head.col in row for row in rows)
        score -= 0.35 * (keeps_promise(text, kinds[head.col]) is False)
        score -= 0.6 * (text.endswith("명") and 2 * own < len(rows))
        score -= 0.5 * (not own and _REMARKS.search(text) is None)
    return score


def _against_cells(lines: Sequence[CellLine], reading: RowReading) -> float:
    """Return what the lines of the cells say against them: torn ones, values joined, rows without a value."""
    rows = reading.alignment.rows
    cells = [at for row in rows for at in row.values()]
    torn = [line for at in cells for line in at[1:] if not lines[line].goes_on]
    strays = sum(
        not {lines[line].kind, lines[line - 1].kind}.isdisjoint(VALUES | {"dash"}) for line in torn
    )
    bare = sum(not any(lines[at[0]].kind in VALUES for at in row.values()) for row in rows)
    opened = sum(
        lines[at[0]].goes_on and not lines[at[0] - 1].bracketed and at[0] > reading.body
        for at in cells
    )
    return 2.5 * len(torn) / len(cells) + (3 * strays + 2 * bare + opened) / len(rows)


def _against_edges(lines: Sequence[CellLine], reading: RowReading, used: int) -> float:
    """Return what the first row and the totals say: the first has all cells, a total is at the left."""
    first, rows = lines[reading.body], reading.alignment.rows
    against = 0.5 * first.goes_on + (_REMARKS.fullmatch(first.text.text) is not None)
    against += 0.4 * (0 not in rows[0])
    against += 0.4 * sum(not lines[line].goes_on for line in rows[0].get(0, ())[1:])
    if not _is_total(lines, rows[0]):
        against += 0.25 * (used - len(rows[0]))
    for column, at in rows[-1].items():
        if _TOTAL.fullmatch(_cell_text(lines, at).text):
            against += 0.6 if column else -0.4
    return against + sum(_is_total(lines, row) and 0 not in below for row, below in pairwise(rows))


def _against_headings_within(lines: Sequence[CellLine], reading: RowReading, heads: Heads) -> float:
    """Return what speaks against rows that hold headings again, or the labels of a masthead."""
    names = {heading_text(lines, head.lines) for head in heads.heads}
    body = lines[reading.body : reading.alignment.last]
    words = ["".join(line.text.text.split()) for line in body]
    labels = sum(_LABEL.fullmatch(word) is not None for word in words)
    return min(sum(word in names for word in words), 2) + min(1.5, 0.5 * labels)


def _filled(rows: Sequence[Row], kinds: Sequence[str]) -> float:
    """Return the share of fields with a value: of words and days, also those that one above may cover."""
    count = 0
    for column, kind in enumerate(kinds):
        own = [column in row for row in rows]
        covers = kind in _SPANNING and any(own)
        count += len(rows) - own.index(True) if covers else sum(own)
    return count / (len(rows) * len(kinds))


def _left_over(lines: Sequence[CellLine], reading: RowReading) -> float:
    """Return what speaks against a table's end: short lines and values that go on below it."""
    below = lines[reading.alignment.last : reading.alignment.last + 2 * reading.width]
    return min(1.5, 0.5 * sum(line.kind in TYPED for line in below) + 0.1 * len(below))


def _grid(lines: Sequence[CellLine], reading: RowReading, heads: Heads) -> Grid:
    """Return the table: headings, rows, and the cells that hold for several rows."""
    cells: list[GridCell] = []
    for head in heads.heads:
        text = _cell_text(lines, range(*head.lines))
        cells.append(
            GridCell(
                head.row,
                head.col,
                head.row_span,
                head.col_span,
                text.text,
                header=True,
                runs=text.runs,
            )
        )
    cells += _body(lines, reading, heads)
    cells.sort(key=lambda cell: (cell.row, cell.col))
    count = len(reading.alignment.rows) + heads.rows
    return Grid(count, reading.width, tuple(cells), header_rows=heads.rows, header_cols=1)


def _body(lines: Sequence[CellLine], reading: RowReading, heads: Heads) -> Iterator[GridCell]:
    rows = reading.alignment.rows
    carried = _carried(lines, reading, heads)
    for index, row in enumerate(rows):
        for column, at in row.items():
            text = _cell_text(lines, at)
            down = 1
            while (
                column in carried
                and index + down < len(rows)
                and _is_covered(lines, rows[index + down], column)
            ):
                down += 1
            across = 1
            if column == 0 and _is_total(lines, row):
                down, across = 1, min((key for key in row if key), default=reading.width)
            yield GridCell(
                index + heads.rows,
                column,
                down,
                across,
                text.text,
                header=column == 0,
                runs=text.runs,
            )


def _carried(lines: Sequence[CellLine], reading: RowReading, heads: Heads) -> frozenset[int]:
    """Return the columns whose cells hold for the rows below that have none: words and days, no remarks."""
    columns = columns_of(lines, reading.alignment.rows, reading.width)
    remarks = {head.col for head in heads.heads if _REMARKS.search(heading_text(lines, head.lines))}
    kinds = [main_kind(dict(column.shares)) for column in columns]
    return frozenset(
        column for column, kind in enumerate(kinds) if kind in _SPANNING and column not in remarks
    )


def _is_covered(lines: Sequence[CellLine], row: Row, column: int) -> bool:
    return column not in row and not _is_total(lines, row)


def _is_total(lines: Sequence[CellLine], row: Row) -> bool:
    """Return whether a row sums up: its first cell says so."""
    return 0 in row and _TOTAL.fullmatch(_cell_text(lines, row[0]).text) is not None


def _cell_text(lines: Sequence[CellLine], at: Sequence[int]) -> Traced:
    return joined((lines[index].text for index in at), "\n")
