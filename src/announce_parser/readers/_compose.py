"""Drafts of blocks → a document: ids, offsets, the text, captions tied to tables, notes to their marks.

Every reader ends here, whatever its format: it lists what it saw in reading order as ``Draft`` and
``Grid``, and ``compose`` numbers, joins and ties.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING, TypedDict

from announce_parser.document import Block, Cell, Document, Table
from announce_parser.readers._captions import tie_captions
from announce_parser.readers._fitted import fitted
from announce_parser.readers._notes import tie_notes
from announce_parser.readers._traced import Traced, joined, merged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Unpack

    from announce_parser.readers._drafts import Draft, Grid, GridCell


class DocumentFacts(TypedDict, total=False):
    """What a document is told beside its blocks; see ``Document``."""

    metadata: Mapping[str, str]
    encoding: str | None
    page_count: int | None
    text_layer: str | None
    losses: tuple[str, ...]


def compose(name: str, drafts: Iterable[Draft], **facts: Unpack[DocumentFacts]) -> Document:
    """Return the document of a format's drafts, which are in reading order and are not empty."""
    tied = tie_captions(tuple(drafts))
    # What is nested in a table is a block of its own after it, so numbers run ahead of indices.
    before = accumulate(map(_count_blocks, tied), initial=1)
    builder = _Builder(tuple(f"b{number}" for number in before))
    for draft in tied:
        builder.add(draft)
    return Document(
        name,
        tuple(builder.blocks),
        "\n".join(block.text for block in builder.blocks),
        footnotes=tie_notes(builder.blocks),
        origins=merged(builder.origins),
        **facts,
    )


def _whole(draft: Draft) -> Draft:
    """Return a draft whose cells cover its grid, each field once: what the record promises, whoever made the grid."""
    grid = draft.table
    if grid is None:
        return draft
    n_covered = sum(cell.row_span * cell.col_span for cell in grid.cells)
    if n_covered == grid.n_rows * grid.n_cols:
        return draft
    return replace(draft, table=replace(grid, cells=fitted(grid.cells, grid.n_rows, grid.n_cols)))


def _count_blocks(draft: Draft) -> int:
    """Return how many blocks a draft makes: its own and those of what is nested in it, at any depth."""
    return 1 + sum(map(_count_blocks, _nested(draft)))


def _count_tables(draft: Draft) -> int:
    """Return how many of a draft's blocks are tables."""
    return (draft.table is not None) + sum(map(_count_tables, _nested(draft)))


def _nested(draft: Draft) -> Iterator[Draft]:
    """Yield the tables, and the boxes between them, that are in the cells of a draft's table."""
    for cell in draft.table.cells if draft.table is not None else ():
        yield from cell.nested


@dataclass(slots=True)
class _Builder:
    """Blocks under construction.

    Attributes:
        ids: Block ids of the top drafts, by their index.
    """

    ids: tuple[str, ...]
    blocks: list[Block] = field(default_factory=list)
    origins: list[tuple[int, int]] = field(default_factory=list)
    start: int = 0
    n_tables: int = 0

    def add(self, draft: Draft) -> None:
        """Append the block of a draft, and after it the blocks of tables nested in it."""
        draft = _whole(draft)
        text, table = Traced(draft.text, draft.runs), None
        if draft.table is not None:
            text, starts = _table_text(draft.table)
            table = self._table(draft.table, starts)
        block = Block(
            f"b{len(self.blocks) + 1}",
            draft.kind,
            text.text,
            self.start,
            level=draft.level,
            marker=draft.marker,
            page=draft.page,
            bbox=draft.bbox,
            table=table,
            hidden=draft.hidden,
        )
        self.blocks.append(block)
        self.origins += ((self.start + at, to) for at, to in text.runs)
        self.start = block.end + 1
        for inner in _nested(draft):
            self.add(inner)

    def _table(self, grid: Grid, starts: tuple[int, ...]) -> Table:
        self.n_tables += 1
        following = self.n_tables + 1
        cells = []
        for cell, start in zip(grid.cells, starts, strict=True):
            counts = [_count_tables(inner) for inner in cell.nested if inner.table is not None]
            numbers = list(accumulate(counts, initial=following))
            following = numbers.pop()
            cells.append(_cell(cell, start, tuple(f"t{number}" for number in numbers)))
        return Table(
            f"t{self.n_tables}",
            grid.n_rows,
            grid.n_cols,
            tuple(cells),
            header_rows=grid.header_rows,
            header_cols=grid.header_cols,
            caption=grid.caption,
            unit=grid.unit,
            caption_block=None if grid.caption_at is None else self.ids[grid.caption_at],
            unit_block=None if grid.unit_at is None else self.ids[grid.unit_at],
            pages=grid.pages,
        )


def _cell(cell: GridCell, start: int, tables: tuple[str, ...]) -> Cell:
    return Cell(
        cell.row,
        cell.col,
        cell.row_span,
        cell.col_span,
        cell.text,
        header=cell.header,
        start=start,
        tables=tables,
        page=cell.page,
        bbox=cell.bbox,
    )


def _table_text(grid: Grid) -> tuple[Traced, tuple[int, ...]]:
    """Return the text of a table, cells by a tab and rows by a newline, and where each cell begins."""
    pieces: list[Traced] = []
    starts: list[int] = []
    length, row = 0, grid.cells[0].row if grid.cells else 0
    for cell in grid.cells:
        if pieces:
            pieces.append(Traced("\t" if cell.row == row else "\n"))
            length += 1
        row = cell.row
        starts.append(length)
        pieces.append(Traced(cell.text, cell.runs))
        length += len(cell.text)
    return joined(pieces), tuple(starts)
