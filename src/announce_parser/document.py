"""The document model: what every reader produces and everything after it consumes.

Plain frozen values without I/O. A ``Document`` is a tuple of blocks in reading order; its ``text`` is
every block's text joined by one newline, and no stage after the reader alters it. All offsets count
characters (code points) from 0 and spans are half-open. A table is one block whose text is the text of
its cells, in row-major order, joined by a tab within a row and a newline between rows.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, NamedTuple

from announce_parser.once import once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


# ``(offset, origin)`` ascending: from `offset` on, characters come one by one from the source's `origin` on.
Runs = tuple[tuple[int, int], ...]


class BlockKind(StrEnum):
    """What a block is to a reader of the page; `unread` holds the reason as its text."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    BOX = "box"
    IMAGE = "image"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Source:
    """A place in the document, readable back from the record alone.

    Attributes:
        block: Id of the block.
        start: First character, counted within the block's text, or the cell's where `cell` is given.
        end: One past the last character, counted likewise.
        page: From 1; None where the format has no pages.
        bbox: ``(x0, top, x1, bottom)`` in points from the page's top left corner.
        cell: ``(row, column)`` of the cell within the block's table, from 0.
    """

    block: str
    start: int
    end: int
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    cell: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid, listed once whatever it spans.

    Attributes:
        row: Top row, from 0.
        col: Leftmost column, from 0.
        row_span: Rows covered, at least 1.
        col_span: Columns covered, at least 1.
        text: What is in the cell; lines within it are joined by a newline.
        header: True where the cell names rows or columns.
        start: Offset of `text` within the text of the table's block.
        tables: Ids of tables nested in this cell.
        page: From 1; None where the format has no pages.
        bbox: ``(x0, top, x1, bottom)`` in points.
    """

    row: int
    col: int
    row_span: int
    col_span: int
    text: str
    header: bool = False
    start: int = 0
    tables: tuple[str, ...] = ()
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Table:
    """A grid of cells with its caption and the unit the caption states.

    Attributes:
        id: ``t1`` and so on, in document order.
        caption: The caption's text without brackets and without the unit; None where there is none.
        unit: The unit as written (``억원``, ``백만원, %``) that holds for its cells; None if none is stated.
        caption_block: Id of the block that holds the caption.
        unit_block: Id of the block that holds the unit.
        header_rows: Rows at the top that name columns.
        header_cols: Columns at the left that name rows.
        cells: Every cell once, row-major.
        pages: First and last page, from 1.
    """

    id: str
    n_rows: int
    n_cols: int
    cells: tuple[Cell, ...]
    header_rows: int = 0
    header_cols: int = 0
    caption: str | None = None
    unit: str | None = None
    caption_block: str | None = None
    unit_block: str | None = None
    pages: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the document in reading order.

    Attributes:
        id: ``b1`` and so on, in reading order.
        text: What a reader of the page sees, without the list marker's own column of space.
        start: Offset of `text` within the document's text.
        level: Depth of a heading or list item, from 1; None for the others.
        marker: The list marker or footnote mark as written (``□``, ``1.``, ``*``). It stays part of `text`.
        table: The grid, for blocks of kind `table`.
        hidden: True where no reader of the page sees the text; such a block never yields values.
    """

    id: str
    kind: BlockKind
    text: str
    start: int = 0
    level: int | None = None
    marker: str | None = None
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    table: Table | None = None
    hidden: bool = False

    @property
    def end(self) -> int:
        """One past the last character, within the document's text."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note and, where its mark is in the text, what it is tied to.

    Attributes:
        marker: As written: ``*``, ``**``, ``※``, ``주)``.
        text: The note without its marker.
        source: Where the note is.
        anchor: Where the mark is in the text it explains (the mark's own characters), if it does.
    """

    marker: str
    text: str
    source: Source
    anchor: Source | None = None


class Segment(NamedTuple):
    """A run of text that no figure crosses: a block without a table, or one cell.

    Attributes:
        text: The characters.
        start: Offset within the document's text.
        block: The block it is, or in which its cell is.
        cell: The cell, where it is one.
    """

    text: str
    start: int
    block: Block
    cell: Cell | None = None

    def source(self, start: int, end: int) -> Source:
        """Return the place of ``text[start:end]``."""
        block, cell = self.block, self.cell
        if cell is None:
            return Source(block.id, start, end, block.page, block.bbox)
        page, bbox = cell.page or block.page, cell.bbox or block.bbox
        return Source(block.id, start, end, page, bbox, (cell.row, cell.col))


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Document:
    """One document in reading order.

    Attributes:
        format: ``text``, ``markdown``, ``pdf`` … as the reader that made it is called.
        blocks: In reading order, never empty.
        text: Every block's text joined by one newline.
        footnotes: Notes in reading order; each is also a block, or part of one.
        metadata: Front matter or document properties, as text, in their order.
        encoding: Of text formats; the name of Python's codec.
        page_count: Pages, where the format has them.
        text_layer: ``ocr`` where a machine recognised the text of pages that are pictures; None for text that was set.
        losses: What could not be read, one short English reason each; not empty makes a record partial.
        origins: Of text formats: where in the decoded source the document's characters come from.
    """

    format: str
    blocks: tuple[Block, ...]
    text: str
    footnotes: tuple[Footnote, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    page_count: int | None = None
    text_layer: str | None = None
    losses: tuple[str, ...] = ()
    origins: Runs = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The grids of the document, in reading order."""
        return tuple(block.table for block in self.blocks if block.table is not None)

    @property
    def is_partial(self) -> bool:
        """True where the reader noted a loss, or met something that it could not read."""
        return bool(self.losses) or any(block.kind is BlockKind.UNREAD for block in self.blocks)

    def block(self, identifier: str) -> Block:
        """Return the block of that id; raises ``KeyError`` if there is none."""
        index = int(identifier[1:]) - 1
        if 0 <= index < len(self.blocks) and self.blocks[index].id == identifier:
            return self.blocks[index]
        raise KeyError(identifier)

    def segments(self) -> Iterator[Segment]:
        """Yield the runs of visible text in reading order: blocks, and the cells of tables."""
        for block in self.blocks:
            if block.hidden or block.kind in (BlockKind.UNREAD, BlockKind.IMAGE):
                continue
            if block.table is None:
                yield Segment(block.text, block.start, block)
                continue
            for cell in block.table.cells:
                if cell.text:
                    yield Segment(cell.text, block.start + cell.start, block, cell)

    def origin(self, offset: int) -> int | None:
        """Return the offset within the decoded source of the character at an offset of `text`.

        None where the format has no plain text to point into. What was put between blocks (a newline
        between two cells) is said to be right after the character before it.
        """
        index = bisect_right(self.origins, offset, key=itemgetter(0)) - 1
        if index < 0:
            return None
        at, origin = self.origins[index]
        return origin + offset - at

    def source(self, start: int, end: int) -> Source:
        """Return the place of ``text[start:end]``, which must lie within one block or cell."""
        block = self.blocks[bisect_right(self.blocks, start, key=attrgetter("start")) - 1]
        if block.table is not None:
            cells = written(block.table)
            before = bisect_right(cells, start - block.start, key=attrgetter("start"))
            for cell in cells[max(0, before - 1) : before]:
                offset = block.start + cell.start
                if end <= offset + len(cell.text):
                    return Segment(cell.text, offset, block, cell).source(
                        start - offset, end - offset
                    )
        return Source(block.id, start - block.start, end - block.start, block.page, block.bbox)

    def read_back(self, source: Source) -> str:
        """Return the characters at a place."""
        block = self.block(source.block)
        if source.cell is None or block.table is None:
            return block.text[source.start : source.end]
        for cell in block.table.cells:
            if (cell.row, cell.col) == source.cell:
                return cell.text[source.start : source.end]
        raise KeyError(source)


@once
def written(table: Table) -> tuple[Cell, ...]:
    """Return the cells that hold text, in the order in which they are in the text of the block."""
    return tuple(sorted((cell for cell in table.cells if cell.text), key=attrgetter("start")))


def whole_block(block: Block) -> Source:
    """Return the place that is all of a block."""
    return Source(block.id, 0, len(block.text), block.page, block.bbox)


def whole_cell(block: Block, cell: Cell) -> Source:
    """Return the place that is all of a cell."""
    return Source(
        block.id,
        0,
        len(cell.text),
        cell.page or block.page,
        cell.bbox or block.bbox,
        (cell.row, cell.col),
    )
