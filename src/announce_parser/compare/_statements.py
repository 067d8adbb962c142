"""The figures of two documents side by side: which number of the new one stands where which of the old one stood.

A figure is known by what is said around it: in a table the heads of its row and column, in running text the
words beside it and its sentence, numbers and years aside. Equal figures in like surroundings are taken first, so that
what is left differs.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from announce_parser.compare._fields import core, squashed
from announce_parser.compare._matching import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from announce_parser.record import Figure, Record, RecordBlock, RecordTable

KINDS: Final = frozenset({"money", "ratio", "count", "date", "datetime", "period", "duration"})
LIKE_IN_TABLE: Final = 0.62  # of figures that differ, to be one statement in two years
LIKE_IN_TEXT: Final = 0.43
LIKE_IF_EQUAL: Final = 0.2
_LEAST_NEAR: Final = 0.25  # in running text, of the words beside a figure and of its sentence
_LEAST_AROUND: Final = 0.4
_SAME_WORDS: Final = 0.8  # beside a figure, that say enough whatever the rest of the sentence is
_BEFORE: Final = 16  # characters beside a figure in running text
_AFTER: Final = 10
LIKE_SENTENCE: Final = 0.5
_SHORTEST: Final = 12  # pieces of a sentence that can be known again
_MOST_SENTENCES: Final = 200
_RUNNING: Final = ("paragraph", "list_item", "heading", "box", "footnote")
_LONGEST_QUOTE: Final = 70
_MOST_PAIRS: Final = 60_000
_END = re.compile(r"(?<=[가-힣])\.\s+|\n|[▲△▴□○◦]")
_OTHER = re.compile(r"[^가-힣a-zA-Z]")
_YEAR = re.compile(r"^(?:\d{4})(?:/\d{4})?$")


@dataclass(frozen=True)
class Statement:
    """A figure and what is said around it.

    Attributes:
        near: Words beside it: heads of row and column, or the text next to it.
        around: Caption of the table, or the sentence.
        subject: What it is of, for a person.
        quote: The words it stands in.
        is_cell: Whether it stands in a table.
    """

    figure: Figure
    near: str
    around: str
    subject: str
    quote: str
    is_cell: bool

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
        self.items = tuple(
            statement
            for figure in record.figures
            if figure.kind in KINDS
            and (statement := self._of(figure)) is not None
            and not _is_year(figure)
        )

    def _of(self, figure: Figure) -> Statement | None:
        block = self._blocks.get(figure.source.block)
        if block is None:
            return None
        table = self._tables.get(block.table or "")
        if table is not None and figure.source.cell is not None:
            return _in_cell(figure, table, figure.source.cell)
        if block.id in self._lone:
            return self._under_label(figure, block.id)
        return _in_text(figure, block.text)

    def _under_label(self, figure: Figure, block: str) -> Statement:
        """Return the statement of a figure that stands alone on its line: the line above it says of what."""
        at = self._order[block]
        for count, other in enumerate(reversed(self._record.blocks[:at])):
            if other.id not in self._lone:
                near = _letters(other.text) + "z" * count  # the first, the second value below it
                label = _cut(other.text)
                return Statement(figure, near, near, label, figure.text, is_cell=True)
        return Statement(figure, "", "", "", figure.text, is_cell=True)

    @cached_property
    def sentences(self) -> tuple[tuple[str, Counter[str]], ...]:
        """The sentences of the running text that are long enough to be known again, with their pieces."""
        texts = (block.text for block in self._record.blocks if block.kind in _RUNNING)
        pieces_ = (one for text in texts for one in _END.split(text) if one)
        found = ((" ".join(one.split()), _bag(_letters(one))) for one in pieces_)
        kept = [one for one in found if one[1].total() >= _SHORTEST]
        return tuple(kept[:_MOST_SENTENCES])

    def find_text(self, words: str) -> str | None:
        """Return the words in which a text stands, blanks aside; None where it does not."""
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
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in sorted(_candidates(old, new), key=lambda one: (-one[0], one[1], one[2])):
        if i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    return taken


def reworded(old: Statements, new: Statements) -> Iterator[tuple[str, str]]:
    """Yield sentences that are each other's likest and say something else, numbers aside."""
    scores = [[_dice(before, after) for _, after in new.sentences] for _, before in old.sentences]
    if not scores or not scores[0]:
        return
    for i, row in enumerate(scores):
        j = max(range(len(row)), key=row.__getitem__)
        best = max(range(len(scores)), key=lambda k, column=j: scores[k][column])  # type: ignore[misc]
        if best == i and LIKE_SENTENCE <= row[j] < 1:
            yield old.sentences[i][0], new.sentences[j][0]


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


def _shelf(one: Statement, *, is_many: bool) -> tuple[object, ...]:
    """Return what two statements must share to be held against each other; of many, the very words beside them."""
    return one.unit, one.is_cell, one.near if is_many else None


def _likeness(one: Statement, other: Statement, *, is_equal: bool) -> float:
    """Return how like the surroundings of two figures are, 0 where that is too little to take them for one."""
    if len({one.figure.role, other.figure.role} - {None}) > 1:
        return 0.0
    near, around = (_dice(a, b) for a, b in zip(one.bags, other.bags, strict=True))
    score = 0.5 * near + 0.5 * around
    if is_equal:
        return score if score >= LIKE_IF_EQUAL else 0.0
    if one.is_cell:
        return score if score >= LIKE_IN_TABLE else 0.0
    is_beside_the_same = near >= _SAME_WORDS
    is_like = score >= LIKE_IN_TEXT and near >= _LEAST_NEAR and around >= _LEAST_AROUND
    return score if is_like or is_beside_the_same else 0.0


def _in_text(figure: Figure, text: str) -> Statement:
    start, end = figure.source.start, figure.source.end
    first = max((one.end() for one in _END.finditer(text, 0, start)), default=0)
    found = _END.search(text, end)
    last = found.start() if found else len(text)
    before, after = text[first:start], text[end:last]
    beside = f"{before[-_BEFORE:]} {after[:_AFTER]}"
    subject = before[-24:].partition(" ")[2] if len(before) > 24 else before
    words = f"{subject.strip()} ▢ {after[:_AFTER].strip()}"
    near, around, quote = _letters(beside), _letters(before + after), _cut(text[first:last])
    return Statement(figure, near, around, words, quote, is_cell=False)


def _in_cell(figure: Figure, table: RecordTable, at: tuple[int, int]) -> Statement:
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
    return Statement(figure, near, around, " · ".join(named), _cut(text), is_cell=True)


def _is_alone(figure: Figure, blocks: Mapping[str, RecordBlock]) -> bool:
    """Return whether a line holds nothing but a figure, as tables do that a portal flattened."""
    block = blocks.get(figure.source.block)
    if block is None:
        return False
    rest = block.text[: figure.source.start] + block.text[figure.source.end :]
    return block.table is None and not _letters(rest)


def _is_year(figure: Figure) -> bool:
    """A year alone is no statement: every notice says another."""
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
