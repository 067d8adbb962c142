"""The texts of a document, each paragraph and each cell, with the figures that were read from it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from announce_parser.checks._quantities import Skeleton, skeleton
from announce_parser.document import BlockKind
from announce_parser.once import once
from announce_parser.patterns import lazy_regex
from announce_parser.record import Check, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.checks._base import Compared
    from announce_parser.document import Block, Cell, Document
    from announce_parser.record import Record

_DIGIT = lazy_regex(r"\d")
_LONGEST = 40  # characters of a figure, so many before a number at most one that holds it begins
_VERDICTS = {
    "equal": "일치",
    "rounding": "반올림 범위에서 일치",
    "tolerance": "허용 범위에서 일치",
}


@dataclass(frozen=True)
class _Words:
    """The words of one paragraph or one cell, taken apart once for all checks.

    Attributes:
        block: Where they are.
        cell: The cell, in a table.
        text: Their characters.
    """

    block: Block
    cell: Cell | None
    text: str

    @cached_property
    def bones(self) -> Skeleton:
        """The numbers among them."""
        return skeleton(self.text) if _DIGIT.search(self.text) else Skeleton(self.text, {})


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph or one cell.

    Attributes:
        words: What it says.
        figures: Of each figure in it start, end and its number in the record, in reading order.
    """

    words: _Words
    figures: tuple[tuple[int, int, int], ...]

    @property
    def block(self) -> Block:
        """Where it is."""
        return self.words.block

    @property
    def cell(self) -> Cell | None:
        """The cell, in a table."""
        return self.words.cell

    @property
    def text(self) -> str:
        """Its characters."""
        return self.words.text

    @property
    def bones(self) -> Skeleton:
        """Its numbers."""
        return self.words.bones

    def place(self, start: int, end: int) -> Place:
        """Return a place in it."""
        if self.cell is None:
            return Place(block=self.block.id, start=start, end=end, page=self.block.page)
        where = (self.cell.row, self.cell.col)
        return Place(block=self.block.id, start=start, end=end, page=self.cell.page, cell=where)

    def finding(
        self, rule: str, outcome: Compared, words: str, spots: Sequence[tuple[int, int]]
    ) -> Check:
        """Return the check of numbers in it, at the figures among them."""
        holds = outcome.grade != "conflict"
        verdict = _VERDICTS.get(
            outcome.grade, f"불일치 (명시 {outcome.expected}, 계산 {outcome.actual})"
        )
        return Check(
            rule=rule,
            severity="info" if holds else "error",
            status="holds" if holds else "fails",
            grade=outcome.grade,
            message=f"{words}: {verdict}",
            params={"expected": outcome.expected, "actual": outcome.actual},
            at=self.pointers(spots),
            sources=tuple(self.place(*spot) for spot in spots),
            expected=outcome.expected,
            actual=outcome.actual,
        )

    def pointers(self, spots: Sequence[tuple[int, int]]) -> tuple[str, ...]:
        """Return the figures that are read from some places, each once."""
        return tuple(dict.fromkeys(self._pointers(spots)))

    def _pointers(self, spots: Sequence[tuple[int, int]]) -> Iterator[str]:
        """Yield the figure that is read from each place, where there is one."""
        for start, end in spots:
            nearest = bisect_left(self.figures, start - _LONGEST, key=lambda each: each[0])
            for first, last, number in self.figures[nearest : nearest + _LONGEST]:
                if first <= start < last <= end or start <= first < end <= last:
                    yield f"/figures/{number}"
                    break


def texts(record: Record | None, document: Document) -> Iterator[Text]:
    """Yield each paragraph and each cell that a reader of the page sees; without figures if there is no record."""
    figures = {} if record is None else _figures(record)
    for words in _words(document):
        cell = words.cell
        place = (words.block.id, None if cell is None else (cell.row, cell.col))
        yield Text(words, figures.get(place, ()))


@once
def _words(document: Document) -> tuple[_Words, ...]:
    seen = (
        block
        for block in document.blocks
        if not block.hidden and block.kind is not BlockKind.UNREAD
    )
    return tuple(
        words
        for block in seen
        for words in (
            (_Words(block, None, block.text),)
            if block.table is None
            else (_Words(block, cell, cell.text) for cell in block.table.cells)
        )
    )


@once
def tops(record: Record) -> frozenset[str]:
    """Return the blocks of headline and deck."""
    return frozenset(
        where.block
        for pointer, spots in record.provenance.items()
        if pointer == "/title" or pointer.startswith("/subtitles/")
        for where in spots
        if isinstance(where, Place)
    )


@once
def _figures(record: Record) -> dict[tuple[str, object], tuple[tuple[int, int, int], ...]]:
    """Return start, end and number of the figures of each place, in reading order."""
    found: dict[tuple[str, object], list[tuple[int, int, int]]] = {}
    for number, figure in enumerate(record.figures):
        if figure.kind != "change":
            source = figure.source
            spot = (source.start, source.end, number)
            found.setdefault((source.block, source.cell), []).append(spot)
    return {place: tuple(sorted(spots)) for place, spots in found.items()}
