"""The figures of two documents side by side: which number of the new one is where which of the old one was.

A figure is known by what is said around it: in a table the heads of its row and column, in running text the
words beside it and its sentence, numbers and years aside. Equal figures in like surroundings are taken first, so that
what is left differs.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Final

from announce_parser.compare._fields import core, number_of, squashed
from announce_parser.compare._matching import pieces
from announce_parser.compare._sentences import likeness, rarity, spans, word_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from announce_parser.record import Figure, Record, RecordBlock, RecordTable

KINDS: Final = frozenset({"money", "ratio", "count", "date", "datetime", "period", "duration"})
LIKE_IN_TABLE: Final = 0.62  # of figures that differ, to be one statement in two years
LIKE_ROW: Final = 0.5  # of the heads of their rows
LIKE_IN_TEXT: Final = 0.43
LIKE_IF_EQUAL: Final = 0.2
_LEAST_NEAR: Final = 0.25  # in running text, of the words beside a figure and of its sentence
_LEAST_AROUND: Final = 0.4
_SAME_WORDS: Final = 0.8  # beside a figure, that say enough whatever the rest of the sentence is
_BEFORE: Final = 16  # characters beside a figure in running text
_AFTER: Final = 10
LIKE_STRETCH: Final = (
    0.4  # share of telling pieces before two figures that nothing else was found for
)
_CLEARLY: Final = 1.5  # times as like as the next best
_MOST_TIMES: Final = 30
_SHORTEST_STRETCH: Final = (
    10  # letters before a figure that say of what it is; with fewer, the sentence does
)
_LONGEST_QUOTE: Final = 70
_MOST_PAIRS: Final = 60_000
_OTHER = re.compile(r"[^가-힣a-zA-Z]")
_YEAR = re.compile(r"^(?:\d{4})(?:/\d{4})?$")


@dataclass(frozen=True)
class FigureStatement:
    """A figure and what is said around it.

    Attributes:
        near: Words beside it: heads of row and column, or the text next to it.
        around: Caption of the table, or the sentence.
        subject: What it is of, for a person.
        quote: The words it is in.
        is_cell: Whether it is in a table.
        stretch: In running text, what is said between the figure before it and the one after.
        place: In a table, which of like tables it is, the heads of row and column with their years, and which of
            the figures that have the same.
        row: In a table, the letters of the heads of its row.
    """

    figure: Figure
    near: str
    around: str
    subject: str
    quote: str
    is_cell: bool
    stretch: str = ""
    place: tuple[object, ...] | None = None
    row: str = ""

    @cached_property
    def core(self) -> object:
        """What it says, wording aside."""
        return core(self.figure.value)

    @cached_property
    def unit(self) -> tuple[object, ...]:
        """What has to be the same for two figures to be of one thing."""
        value = self.figure.value
        kind = "period" if self.figure.kind in ("date", "datetime") else self.figure.kind
        names = ("currency", "unit") if kind == "count" else ("currency",)
        return kind, *(getattr(value, name, None) for name in names)

    @cached_property
    def bags(self) -> tuple[Counter[str], Counter[str]]:
        """The pieces of the words beside it and of those around it."""
        return _bag(self.near), _bag(self.around)


class Statements:
    """The statements of a record, and its text."""

    def __init__(self, record: Record) -> None:
        """Look at every figure of a kind that years can be compared by."""
        self._record = record
        self._blocks = {block.id: block for block in record.blocks}
        self._order = {block.id: number for number, block in enumerate(record.blocks)}
        self._lone = {
            figure.source.block
            for figure in record.figures
            if figure.source.cell is None and _is_alone(figure, self._blocks)
        }
        self._tables = {table.id: table for table in record.tables}
        self._seen: Counter[object] = Counter()
        self._ends: dict[str, list[tuple[int, int]]] = {}
        for figure in record.figures:
            if figure.kind in KINDS and figure.source.cell is None:
                place = (figure.source.start, figure.source.end)
                self._ends.setdefault(figure.source.block, []).append(place)
        self.items = tuple(
            statement
            for figure in record.figures
            if figure.kind in KINDS
            and (statement := self._of(figure)) is not None
            and not _is_year(figure)
        )

    def _of(self, figure: Figure) -> FigureStatement | None:
        block = self._blocks.get(figure.source.block)
        if block is None:
            return None
        table = self._tables.get(block.table or "")
        if table is not None and figure.source.cell is not None:
            return self._placed(_in_cell(figure, table, figure.source.cell), table)
        if block.id in self._lone:
            return self._under_label(figure, block.id)
        return _in_text(figure, block.text, self._ends[block.id])

    def _placed(self, one: FigureStatement, table: RecordTable) -> FigureStatement:
        """Return a figure of a table with its place; without heads of both row and column it has none."""
        if " · " not in one.subject:
            return one
        key = (self._likes[table.id], one.unit, squashed(one.subject))
        self._seen[key] += 1
        return replace(one, place=(*key, self._seen[key]))

    @cached_property
    def _likes(self) -> dict[str, tuple[str, int]]:
        """Return of each table its caption and first column, and how many before it have the same."""
        counted: Counter[str] = Counter()
        found = {}
        for table in self._record.tables:
            corner = "".join(cell.text for cell in table.cells if cell.col == 0)
            key = _letters(f"{table.caption or ''}{corner[:_LONGEST_QUOTE]}")
            counted[key] += 1
            found[table.id] = (key, counted[key])
        return found

    def _under_label(self, figure: Figure, block: str) -> FigureStatement:
        """Return the statement of a figure that is alone on its line: the line above it says of what."""
        at = self._order[block]
        for count, other in enumerate(reversed(self._record.blocks[:at])):
            if other.id not in self._lone:
                near = _letters(other.text) + "z" * count  # the first, the second value below it
                label = _cut(other.text)
                return FigureStatement(figure, near, near, label, figure.text, is_cell=True)
        return FigureStatement(figure, "", "", "", figure.text, is_cell=True)

    def find_text(self, words: str) -> str | None:
        """Return the words in which a text is, blanks aside; None where it does not."""
        wanted = squashed(words)
        if len(wanted) < 2:
            return None
        for text in self._texts:
            if wanted in squashed(text):
                return _cut(text, words)
        return None

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        cells = (cell.text for table in self._record.tables for cell in table.cells)
        return (*(block.text for block in self._record.blocks if block.text), *cells)


def aligned(old: Statements, new: Statements) -> dict[int, int]:
    """Return which statement of the old document is which of the new, by their numbers in ``items``."""
    places = {one.place: j for j, one in enumerate(new.items) if one.place}
    taken = {i: places[one.place] for i, one in enumerate(old.items) if one.place in places}
    used = set(taken.values())
    for _, i, j in sorted(_candidates(old, new), key=lambda one: (-one[0], one[1], one[2])):
        if i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    return taken | _kindred(old, new, taken)


def _kindred(old: Statements, new: Statements, taken: Mapping[int, int]) -> dict[int, int]:
    """Return the pairs among the rest of the running text whose words are clearly liker than any other's.

    Sentences may be written anew around a figure: what counts is the rare words before it.
    """
    used = set(taken.values())
    rest_old = [i for i, one in enumerate(old.items) if one.stretch and i not in taken]
    rest_new = [j for j, one in enumerate(new.items) if one.stretch and j not in used]
    if len(rest_old) * len(rest_new) > _MOST_PAIRS:
        return {}
    bags_old = {i: word_pieces(old.items[i].stretch) for i in rest_old}
    bags_new = {j: word_pieces(new.items[j].stretch) for j in rest_new}
    every = (word_pieces(one.stretch) for one in (*old.items, *new.items) if one.stretch)
    weights = rarity(every)
    scores = {
        (i, j): likeness(bags_old[i], bags_new[j], weights)
        for i in rest_old
        for j in rest_new
        if old.items[i].unit == new.items[j].unit
        and not _are_worlds_apart(old.items[i], new.items[j])
    }
    return {i: j for (i, j), score in scores.items() if _is_clear(scores, i, j, score)}


def _is_clear(scores: Mapping[tuple[int, int], float], i: int, j: int, score: float) -> bool:
    """Return whether two figures are liker than each of them is to any other."""
    if score < LIKE_STRETCH:
        return False
    return all(
        one * _CLEARLY <= score for pair, one in scores.items() if (pair[0] == i) != (pair[1] == j)
    )


def _candidates(old: Statements, new: Statements) -> Iterator[tuple[float, int, int]]:
    """Yield pairs that may be one statement; equal ones are put before all that differ."""
    is_many = len(old.items) * len(new.items) > _MOST_PAIRS
    fellows: dict[tuple[object, ...], list[int]] = {}
    for j, after in enumerate(new.items):
        fellows.setdefault(_shelf(after, is_many=is_many), []).append(j)
    for i, before in enumerate(old.items):
        for j in fellows.get(_shelf(before, is_many=is_many), ()):
            after = new.items[j]
            is_equal = before.core == after.core
            score = _likeness(before, after, is_equal=is_equal)
            if score:
                yield score + is_equal, i, j


def _shelf(one: FigureStatement, *, is_many: bool) -> tuple[object, ...]:
    """Return what two statements must share to be held against each other; of many, the very words beside them."""
    return one.unit, one.is_cell, one.near if is_many else None


def _likeness(one: FigureStatement, other: FigureStatement, *, is_equal: bool) -> float:
    """Return how like the surroundings of two figures are, 0 where that is too little to take them for one."""
    if len({one.figure.role, other.figure.role} - {None}) > 1 or _are_worlds_apart(one, other):
        return 0.0
    near, around = (_dice(a, b) for a, b in zip(one.bags, other.bags, strict=True))
    score = 0.5 * near + 0.5 * around
    if is_equal:
        return score if score >= LIKE_IF_EQUAL else 0.0
    if one.is_cell:
        is_same_row = (
            not (one.row and other.row) or _dice(_bag(one.row), _bag(other.row)) >= LIKE_ROW
        )
        return score if is_same_row and score >= LIKE_IN_TABLE else 0.0
    is_beside_the_same = near >= _SAME_WORDS
    is_like = score >= LIKE_IN_TEXT and near >= _LEAST_NEAR and around >= _LEAST_AROUND
    return score if is_like or is_beside_the_same else 0.0


def _are_worlds_apart(one: FigureStatement, other: FigureStatement) -> bool:
    """Return whether two numbers of running text are too far from each other to be one in two years: 480만원, 379억원."""
    numbers = [number_of(each.figure.value) for each in (one, other)]
    if one.is_cell or None in numbers or not all(numbers):
        return False
    small, large = sorted(abs(Decimal(number)) for number in numbers if number is not None)
    return large > small * _MOST_TIMES


def _in_text(figure: Figure, text: str, places: Sequence[tuple[int, int]]) -> FigureStatement:
    start, end = figure.source.start, figure.source.end
    first, last = next(one for one in (*spans(text), (0, len(text))) if one[0] <= start < one[1])
    before, after = text[first:start], text[end:last]
    beside = f"{before[-_BEFORE:]} {after[:_AFTER]}"
    subject = before[-24:].partition(" ")[2] if len(before) > 24 else before
    words = f"{subject.strip()} ▢ {after[:_AFTER].strip()}"
    near, around, quote = _letters(beside), _letters(before + after), _cut(text[first:last])
    former = text[max((e for _, e in places if first <= e <= start), default=first) : start]
    latter = text[end : min((s for s, _ in places if end <= s <= last), default=last)]
    own = former if len(_letters(former)) >= _SHORTEST_STRETCH else before
    stretch = f"{own} {latter[:_AFTER]}"
    return FigureStatement(figure, near, around, words, quote, is_cell=False, stretch=stretch)


def _in_cell(figure: Figure, table: RecordTable, at: tuple[int, int]) -> FigureStatement:
    row, col = at
    own = next((one for one in table.cells if (one.row, one.col) == at), None)
    heads = max(table.header_rows, 1)
    above = [
        one.text
        for one in table.cells
        if one.row < min(heads, row) and one.col <= col < one.col + one.col_span
    ]
    left = [
        one.text
        for one in table.cells
        if one.row <= row < one.row + one.row_span
        and one.col < (table.header_cols or 1)
        and one.col < col
    ]
    text = own.text if own is not None else ""
    before, after = text[: figure.source.start], text[figure.source.end :]
    beside = f"{before[-_BEFORE:]} {after[:_AFTER]}"
    named = [" ".join(one.split()) for one in (*left, *above) if one.strip()]
    near = _letters(" ".join((*named, beside)))
    around = _letters(f"{table.caption or ''} {' '.join(named)}")
    subject, heads_left = " · ".join(named), _letters("".join(left))
    return FigureStatement(figure, near, around, subject, _cut(text), is_cell=True, row=heads_left)


def _is_alone(figure: Figure, blocks: Mapping[str, RecordBlock]) -> bool:
    """Return whether a line holds nothing but a figure, as tables do that a portal flattened."""
    block = blocks.get(figure.source.block)
    if block is None:
        return False
    rest = block.text[: figure.source.start] + block.text[figure.source.end :]
    return block.table is None and not _letters(rest)


def _is_year(figure: Figure) -> bool:
    """A year alone is not a statement: every notice says another."""
    return bool(_YEAR.match(str(getattr(figure.value, "interval", ""))))


def _letters(text: str) -> str:
    return _OTHER.sub("", text)


def _bag(text: str) -> Counter[str]:
    return pieces(text) if text else Counter()


def _dice(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _cut(text: str, around: str = "") -> str:
    """Return a text on one line, cut to what a row of a table has room for, around the words that matter."""
    words = " ".join(text.split())
    if len(words) <= _LONGEST_QUOTE:
        return words
    at = max(words.find(around[:8]) - _LONGEST_QUOTE // 3, 0) if around else 0
    return f"{'…' if at else ''}{words[at : at + _LONGEST_QUOTE]}…"
