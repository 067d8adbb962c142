"""What a kind of notice is: a module that recognises it and says what is particular to it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol

from announce_parser.document import Source
from announce_parser.figures._calendar import OpenWhen
from announce_parser.notices._morphemes import Morphemes
from announce_parser.once import once
from announce_parser.record import Kind, Place, Stated, Tree

if TYPE_CHECKING:
    from announce_parser.document import Document
    from announce_parser.figures._base import Found
    from announce_parser.values import AnyValue

_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the top of a document says of itself, before any date has its year.

    Attributes:
        kind: The kind of notice recognised.
        title: The headline, markers and line breaks removed.
        subtitles: The deck: lines between headline and body.
        issuer: A tree of the contract's ``issuer``, or None.
        published: The day the document says it was issued, else what its metadata or the caller says;
            without places where it is not the document's text that says so.
        fiscal_year: The year the notice is about (COUNTING 12).
        body: Index of the first block of the body, after masthead, headline and deck.
    """

    kind: Kind
    title: Stated[str] | None = None
    subtitles: tuple[Stated[str], ...] = ()
    issuer: Tree | None = None
    published: Stated[str] | None = None
    fiscal_year: Stated[int] | None = None
    body: int = 0

    @property
    def published_day(self) -> str | None:
        """The day of publication, ISO 8601; None where neither document nor metadata nor caller know it."""
        return self.published.value if self.published else None

    @property
    def year(self) -> int | None:
        """The year that a day without one falls back to: the notice's own, else that of publication."""
        if self.fiscal_year is not None:
            return self.fiscal_year.value
        return int(self.published.value[:4]) if self.published else None


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Material:
    """All that an extractor may look at: the document, its resolved figures, its masthead and its morphemes."""

    document: Document
    figures: tuple[Found, ...]
    masthead: Masthead
    morphemes: Morphemes = field(default_factory=Morphemes)

    def between(self, start: int, end: int) -> tuple[Found, ...]:
        """Return the figures that lie within a span of the document's text."""
        first = bisect_left(self.figures, start, key=_START)
        last = bisect_right(self.figures, end, lo=first, key=_START)
        return tuple(figure for figure in self.figures[first:last] if figure.end <= end)

    def in_cell(self, block: str, cell: tuple[int, int] | None) -> tuple[tuple[int, Found], ...]:
        """Return the figures of a cell (of a block, where ``cell`` is None), each with its index."""
        return _by_cell(self).get((block, cell), ())


@once
def _by_cell(
    material: Material,
) -> dict[tuple[str, tuple[int, int] | None], tuple[tuple[int, Found], ...]]:
    """Return the figures by block and cell, each with its index."""
    held: dict[tuple[str, tuple[int, int] | None], list[tuple[int, Found]]] = {}
    for index, figure in enumerate(material.figures):
        held.setdefault((figure.place.block, figure.place.cell), []).append((index, figure))
    return {where: tuple(figures) for where, figures in held.items()}


def place(source: Source, rule: str | None = None) -> Place:
    """Return a place of the document as the record writes it."""
    return Place(
        block=source.block,
        start=source.start,
        end=source.end,
        page=source.page,
        bbox=source.bbox,
        cell=source.cell,
        rule=rule,
    )


def written_at(document: Document, where: Place) -> str:
    """Return the characters of a document at a place of its record."""
    return document.read_back(Source(where.block, where.start, where.end, cell=where.cell))


def held_by(document: Document, where: Place) -> tuple[str, int]:
    """Return the text of the block or cell of a place, and where it begins within the document's."""
    block = document.block(where.block)
    cells = block.table.cells if block.table is not None else ()
    for cell in cells:
        if (cell.row, cell.col) == where.cell:
            return cell.text, block.start + cell.start
    return block.text, block.start


def value_of(figure: Found) -> AnyValue:
    """Return the value of a resolved figure; an open date here is a bug of ``resolve``."""
    if isinstance(figure.value, OpenWhen):
        raise TypeError(figure)
    return figure.value


class Notice(Protocol):
    """A module of this family."""

    KIND: Kind

    def recognize(self, document: Document) -> tuple[Source, ...]:
        """Return the places that show the document to be of this kind, none where it is not."""

    def extract(self, material: Material) -> Tree:
        """Return the fields of the record that this kind states, as a tree of ``Stated`` leaves."""
