"""Tables of a manuscript → grids: the text of each cell, tables within it, and what is beside."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind
from announce_parser.readers._drafts import Draft, Grid, GridCell
from announce_parser.readers._fitted import fitted
from announce_parser.readers._headed import headed
from announce_parser.readers._manuscript.manuscript import Frame, ImageObject, TableShape
from announce_parser.readers._manuscript.notes import raised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.readers._manuscript.manuscript import (
        Aside,
        CellShape,
        Note,
        Paragraph,
        Unread,
    )
    from announce_parser.readers._manuscript.pages import Pages
    from announce_parser.readers._manuscript.wording import Speaker, Thing


@dataclass(slots=True)
class CellReader:
    """Reads one table with those in it; what is not text of a cell is gathered beside.

    Attributes:
        page: On which the table begins.
        images: What the writer says of each image, in order.
    """

    speaker: Speaker
    pages: Pages
    page: int
    hidden: list[str] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    images: list[str] = field(default_factory=list)

    def grid(self, table: TableShape) -> Grid:
        """Return the grid of a table.

        Raises:
            OverLimit: It has more fields than a table may.
        """
        n_rows = max((table.n_rows, *(cell.row + 1 for cell in table.cells)))
        n_cols = max((table.n_cols, *(cell.col + 1 for cell in table.cells)))
        tops = _tops(table.cells, n_rows)
        cells = []
        for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.col)):
            page = self._page(cell, tops[cell.row]) if self.pages.is_known else None
            cells.append(self._cell(cell, page))
        pages = (
            (self.page, max(cell.page or self.page for cell in cells))
            if self.pages.is_known
            else None
        )
        return headed(Grid(n_rows, n_cols, fitted(cells, n_rows, n_cols), pages=pages))

    def flat_lines(self, paragraphs: Sequence[Paragraph]) -> Iterator[str]:
        """Yield the lines of paragraphs, those of tables cell by cell."""
        nested: list[Draft] = []
        yield from self._lines(paragraphs, nested, filled=False)
        for draft in nested:
            yield from _flattened(draft)

    def _page(self, cell: CellShape, top: int) -> int:
        """Return the page of a cell: as its own text is marked, else by how far its row is below."""
        stated = cell.paragraphs[0].page if cell.paragraphs else 0
        return stated or self.pages.page_at(self.page, top)

    def _cell(self, cell: CellShape, page: int | None) -> GridCell:
        nested: list[Draft] = []
        lines = self._lines(cell.paragraphs, nested, filled=cell.filled)
        return GridCell(
            cell.row,
            cell.col,
            cell.row_span,
            cell.col_span,
            "\n".join(lines),
            header=cell.header,
            nested=tuple(nested),
            page=page,
        )

    def _lines(
        self, paragraphs: Sequence[Paragraph], nested: list[Draft], *, filled: bool
    ) -> Iterator[str]:
        """Yield the lines of a cell; tables of two cells or more are put into `nested`."""
        for paragraph in paragraphs:
            told = self.speaker.wording(paragraph, filled=filled)
            self.hidden += told.hidden
            self.asides += told.asides
            for thing in told.before:
                yield from self._thing(thing, nested, filled=filled)
            if told.text:
                yield told.text
            for note in told.notes:
                yield self._note_line(note)
            for thing in told.after:
                yield from self._thing(thing, nested, filled=filled)

    def _note_line(self, note: Note) -> str:
        """Return a note of the cell as its line: the label raised, as at its anchor."""
        words = "\n".join(self.flat_lines(note.paragraphs))
        return f"{raised(note.label)} {words.removeprefix(note.label).strip()}"

    def _thing(self, thing: Thing, nested: list[Draft], *, filled: bool) -> Iterator[str]:
        if isinstance(thing, TableShape):
            yield from self._lines(thing.caption, nested, filled=filled)
            if len(thing.cells) > 1:
                nested.append(Draft(BlockKind.TABLE, table=self.grid(thing), page=self.page))
                return
            for cell in thing.cells:
                yield from self._lines(cell.paragraphs, nested, filled=filled or cell.filled)
        elif isinstance(thing, Frame):
            yield from self._lines(thing.paragraphs, nested, filled=filled or thing.filled)
            yield from self._lines(thing.caption, nested, filled=filled)
        elif isinstance(thing, ImageObject):
            self.images.append(thing.alt)
            yield from self._lines(thing.caption, nested, filled=filled)
        else:
            self.unread.append(thing)


def _tops(cells: Sequence[CellShape], n_rows: int) -> list[int]:
    """Return how far below the table's top each row begins, in HWPUNIT, by its cells of one row."""
    heights = [0] * n_rows
    for cell in cells:
        if cell.row_span == 1:
            heights[cell.row] = max(heights[cell.row], cell.height)
    tops = [0]
    for height in heights:
        tops.append(tops[-1] + height)
    return tops


def _flattened(draft: Draft) -> Iterator[str]:
    for cell in draft.table.cells if draft.table is not None else ():
        if cell.text:
            yield cell.text
        for inner in cell.nested:
            yield from _flattened(inner)
