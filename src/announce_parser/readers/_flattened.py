"""Tables that a web page's text holds as lines: cells below each other, rows apart by a blank line.

A portal that drops the tags of ``<td>구분</td><td>한도</td>`` leaves a line a cell, each after one space, and a
blank line between rows; but a blank line also is between two paragraphs of one cell. Which it is follows
from the header: every row has as many cells, or fewer where a cell above covers it, and a column holds
values of one sort.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from operator import getitem
from typing import TYPE_CHECKING

from announce_parser.readers._alignment import Blanks, CellLine
from announce_parser.readers._grids import count_header_rows, grid_of, is_heading_like
from announce_parser.readers._heads import find_heads
from announce_parser.readers._kinds import kind_of
from announce_parser.readers._stacked import find_stacked
from announce_parser.readers._traced import Row, Traced, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.readers._drafts import Grid
    from announce_parser.readers._starts import Starts

_CELL = re.compile(r" [^\s]")
# What opens the next part of the document, set after one space like a cell.
_ENDS = re.compile(
    r"\s*(?:참\s?고|붙\s?임|별\s?첨|첨\s?부)\s*\d{0,2}\s*$|\s*[□■○ㅇ◦]\s|\s*[*※]\s?[가-힣]"
)
_LONGEST_CELL = 400
_LONG_WORDS = 40
_MOST_LINES = 900
_MOST_CHUNKS_A_ROW = 40
_COLUMNS = range(3, 13)
_LEAST_ROWS = 2  # below the header

_NUMBER = r"\d{2,4}-\d{3,4}-\d{4}|1[568]\d\d-\d{4}|(?:센터|전화|없이|☎)\s?1\d{2,3}"
# Sorts of cells; a column holds one, a dash is in any.
_SORTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("dash", re.compile(r"[-–—]|해당\s?없음")),
    ("phone", re.compile(rf"[\s\S]*(?:{_NUMBER})[^\n]*")),
    # A number with lines after it that have none: two cells read as one.
    ("mixed", re.compile(rf"[\s\S]*(?:{_NUMBER})[\s\S]*")),
    ("ratio", re.compile(r"[\s\S]{0,8}?\d[\d.,]*\s?%[\s\S]*")),
    ("when", re.compile(r"[\s\S]{0,8}?(?:[’‘'`]\d\d\s?[.,년]|\d{1,4}[.년월]\s?\d)[\s\S]*")),
    ("length", re.compile(r"[\s\S]{0,8}?\d+\s?(?:개월|년|주|일)(?![가-힣])[\s\S]*")),
    (
        "number",
        re.compile(
            r"[^가-힣A-Za-z]{0,4}\d[\d,.]*\s?(?:[천백십]?[만억조]?\s?원|[가-힣]{1,3})?(?:\s?\([\s\S]*)?"
        ),
    ),
)
_GOES_ON = re.compile(r"[(·ㆍ&,/~]")
# ①, ②, Ⅰ: a group's number opens a row and goes on with no cell.
_NUMBERED = re.compile(r"[①-⑳Ⅰ-Ⅻ]|\d{1,2}[.)]\s")
_ENDS_OPEN = re.compile(r"(?:[,·ㆍ&/(]|\s및|\s또는|\s위한|\s등의)$")

# What speaks for a row: a value of the sort its column has, words among words, a chunk that finds a place.
_SAME_SORT, _WORDS, _COVERED = 0.4, 0.05, 0.03
# What speaks against it: cells missing at the left (a group goes on) or elsewhere, a value of another sort.
_MISSING, _MORE_MISSING, _GAP = 0.2, 0.3, 0.26
_ODD, _JOINED, _TORN, _NUMBER_WITHIN = 0.6, 0.02, 0.2, 1.2
_LEAST_HEADED = -0.02  # what speaks for the headings, a column
_LEAST_WORTH = 0.05  # of a row on average


@dataclass(frozen=True, slots=True)
class Flattened:
    """A table found in lines.

    Attributes:
        last: One past its last line.
    """

    grid: Grid
    last: int


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Lines without a blank between them: each ends a cell but the last, whose cell may go on below."""

    cells: tuple[Traced, ...]
    last: int


@dataclass(frozen=True, slots=True)
class _Way:
    """The best rows found up to a chunk."""

    score: float
    rows: tuple[tuple[int, int, tuple[int, ...]], ...]


def find_flattened(lines: Sequence[Traced], first: int, starts: Starts) -> Flattened | None:
    """Return the table whose first cell is on a line, or None where none begins there."""
    stacked = find_stacked(lines, first, starts)
    if stacked is not None:
        return Flattened(stacked.grid, stacked.last)
    if first + 1 >= len(lines) or not (_is_cell(lines[first]) and _is_cell(lines[first + 1])):
        return None
    chunks = tuple(_chunks(lines, first))
    found = [
        way
        for header in range(1, min(len(chunks), _MOST_CHUNKS_A_ROW))
        if (way := _rows_below(chunks, header)) is not None
    ]
    if not found:
        return None
    best = max(found, key=lambda way: way.score)
    width = len(_joined(chunks, *best.rows[0][:2]))
    body = tuple(_placed(chunks, row, width) for row in best.rows[1:])
    heads = _head_rows(chunks[: best.rows[0][1]], body)
    if any(next((cell.text for cell in row if cell), "").startswith("(") for row in body):
        return None
    if heads is None or count_header_rows((*heads, *body), 0) != len(heads):
        return None
    return Flattened(grid_of((*heads, *body)), chunks[best.rows[-1][1] - 1].last)


def _head_rows(chunks: Sequence[_Chunk], body: Sequence[Row]) -> tuple[Row, ...] | None:
    """Return the rows of headings over some rows, or None where the lines above these can be none."""
    lines = tuple(
        CellLine(cell, not index, 0, kind_of(cell.text))
        for chunk in chunks
        for index, cell in enumerate(chunk.cells)
    )
    kinds = tuple(
        Counter(kind_of(cell.text) for cell in column if cell).most_common(1)[0][0]
        for column in zip(*body, strict=True)
        if any(column)
    )
    width = len(body[0])
    heads = find_heads(lines, kinds, Blanks.ROWS) if len(kinds) == width else None
    if heads is None or heads.worth < _LEAST_HEADED * width:
        return None
    rows = [[Traced("")] * width for _ in range(heads.rows)]
    for head in heads.heads:
        rows[head.row][head.col] = joined((line.text for line in lines[slice(*head.lines)]), "\n")
    return tuple(map(tuple, rows))


def _is_cell(line: Traced) -> bool:
    text = line.text
    return (
        _CELL.match(text) is not None
        and len(text) <= _LONGEST_CELL
        and _ENDS.match(text) is None
        and "\t" not in text.strip()
    )


def _chunks(lines: Sequence[Traced], first: int) -> Iterator[_Chunk]:
    """Yield the runs of cells from a line on, up to the first line that is not one or two blank ones."""
    held: list[Traced] = []
    index = first
    while index < min(len(lines), first + _MOST_LINES):
        line = lines[index]
        if _is_cell(line):
            held.append(line.strip())
        elif line.text.strip() or not held:
            break
        else:
            yield _Chunk(tuple(held), index)
            held = []
        index += 1
    if held:
        yield _Chunk(tuple(held), index)


def _joined(chunks: tuple[_Chunk, ...], start: int, end: int) -> tuple[Traced, ...]:
    """Return the cells of some chunks read as one row: the last cell of each goes on in the next."""
    cells = list(chunks[start].cells)
    for chunk in chunks[start + 1 : end]:
        cells[-1:] = (joined((cells[-1], chunk.cells[0]), "\n"), *chunk.cells[1:])
    return tuple(cells)


def _sorts(chunks: tuple[_Chunk, ...], start: int, end: int) -> tuple[str, ...]:
    """Return the sorts of the cells of some chunks read as one row."""
    texts = [cell.text for cell in chunks[start].cells]
    for chunk in chunks[start + 1 : end]:
        first, *others = (cell.text for cell in chunk.cells)
        texts[-1:] = (f"{texts[-1]}\n{first}", *others)
    return tuple(map(_sort, texts))


def _rows_below(chunks: tuple[_Chunk, ...], header: int) -> _Way | None:
    """Return the best rows where the first chunks are the header; None where they cannot be."""
    width = 1 + sum(len(chunk.cells) - 1 for chunk in chunks[:header])
    if width not in _COLUMNS:
        return None
    heads = _joined(chunks, 0, header)
    if not all(is_heading_like(head.text) for head in heads):
        return None
    ways: dict[int, _Way] = {header: _Way(0.0, ((0, header, tuple(range(width))),))}
    sorts: tuple[str, ...] | None = None
    for start in range(header, len(chunks)):
        way = ways.get(start)
        if way is None:
            continue
        first = next((row for row in way.rows[1:] if len(row[2]) == width), None)
        sorts = _sorts(chunks, *first[:2]) if first else None
        for end, row, score in _rows_from(chunks, start, width, sorts):
            if end not in ways or ways[end].score < way.score + score:
                ways[end] = _Way(way.score + score, (*way.rows, (start, end, row)))
    best = max(ways.values(), key=lambda way: way.score)
    return best if len(best.rows) > _LEAST_ROWS and _is_sound(best, width) else None


def _is_sound(way: _Way, width: int) -> bool:
    """True where most rows have at least half of their cells, and the rows fit."""
    body = way.rows[1:]
    whole = sum(2 * len(row[2]) >= width for row in body)
    return 2 * whole >= len(body) and way.score >= len(body) * _LEAST_WORTH


def _rows_from(
    chunks: tuple[_Chunk, ...], start: int, width: int, sorts: tuple[str, ...] | None
) -> Iterator[tuple[int, tuple[int, ...], float]]:
    """Yield the ends of rows that may begin at a chunk, with the columns of their cells and their worth."""
    count = 1
    for end in range(start + 1, min(len(chunks), start + _MOST_CHUNKS_A_ROW) + 1):
        count += len(chunks[end - 1].cells) - 1
        if count > width:
            return
        if sorts is None and count < width:
            continue
        worth = _COVERED * (end - start) - _seams(chunks, start, end)
        own = _sorts(chunks, start, end)
        columns, fit = _aligned(own, sorts if sorts is not None else own)
        yield end, columns, worth + fit


def _seams(chunks: tuple[_Chunk, ...], start: int, end: int) -> float:
    """Return what speaks against the blanks within a row being breaks of a cell, and the one above it a row's end."""
    against = _TORN * bool(_ENDS_OPEN.search(chunks[start - 1].cells[-1].text))
    for chunk in chunks[start + 1 : end]:
        opening = chunk.cells[0].text
        if _NUMBERED.match(opening):
            against += _NUMBER_WITHIN
        elif not _GOES_ON.match(opening):
            against += _JOINED
    return against


@lru_cache(maxsize=4096)
def _aligned(own: tuple[str, ...], sorts: tuple[str, ...]) -> tuple[tuple[int, ...], float]:
    """Return the columns that cells of some sorts are in, and how well they fit there."""
    best: tuple[float, tuple[int, ...]] = (float("-inf"), ())
    likenesses = [[_likeness(sort, other) for other in sorts] for sort in own]
    missing = len(sorts) - len(own)
    for columns in combinations(range(len(sorts)), len(own)):
        lead = columns[0]
        fit = sum(map(getitem, likenesses, columns))
        fit -= _MISSING * bool(lead) + _MORE_MISSING * max(0, lead - 1)
        fit -= _GAP * (missing - lead)
        if fit >= best[0]:  # of two that fit alike, the one further right
            best = (fit, columns)
    return best[1], best[0]


def _likeness(sort: str, other: str) -> float:
    """Return what a cell of one sort below a cell of another says for the row."""
    if "mixed" in (sort, other):
        return -2 * _ODD
    if "dash" in (sort, other):
        return 0.0
    if {sort, other} <= {"words", "text"}:
        return _WORDS if sort == other else -_WORDS
    return _SAME_SORT if sort == other else -_ODD


@lru_cache(maxsize=4096)  # a cell is weighed in every row that may hold it
def _sort(text: str) -> str:
    """Return what sort of value a cell holds: ``ratio``, ``when`` …, else ``words`` or, of some length, ``text``."""
    plain = "words" if len(text) <= _LONG_WORDS else "text"
    return next((name for name, pattern in _SORTS if pattern.fullmatch(text)), plain)


def _placed(
    chunks: tuple[_Chunk, ...], row: tuple[int, int, tuple[int, ...]], width: int
) -> tuple[Traced, ...]:
    """Return a row of full width, blank where it has no cell of its own."""
    start, end, columns = row
    cells = dict(zip(columns, _joined(chunks, start, end), strict=True))
    return tuple(cells.get(column, Traced("")) for column in range(width))
