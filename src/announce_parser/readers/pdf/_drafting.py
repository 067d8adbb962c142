"""What is on the pages → drafts in reading order: tables, boxes, paragraphs with their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from announce_parser.document import BlockKind
from announce_parser.patterns import lazy_regex
from announce_parser.readers._drafts import Draft, Grid, GridCell
from announce_parser.readers._fitted import fitted
from announce_parser.readers._headed import headed
from announce_parser.readers._normalise import normalise
from announce_parser.readers.pdf._joins import Area, cell_area
from announce_parser.readers.pdf._shapes import Box, around

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from announce_parser.readers.pdf._grids import CellDraft, TableDraft
    from announce_parser.readers.pdf._joins import Joiner
    from announce_parser.readers.pdf._lines import TextLine


# No sentence has ended, nor is it a page's foot.
_RUNS_ON = lazy_regex(r"[가-힣,·)’”]$")
_LONG = 15


class PageParagraph(NamedTuple):
    """A paragraph of the page itself.

    Attributes:
        gap: Points of white above it, None at the top of a page.
        lines: What it was joined of.
        area: Where its lines may reach.
    """

    text: str
    page: int
    box: Box
    gap: float | None
    lines: tuple[TextLine, ...]
    area: Area

    @property
    def size(self) -> float:
        """Its font size in points."""
        return self.lines[0].size


class Drafter:
    """Makes drafts of frames; knows how the lines of the document are joined."""

    def __init__(self, joiner: Joiner) -> None:
        """Keep what all tables of a document need."""
        self._joiner = joiner

    def passages(self, lines: Sequence[TextLine], area: Area, page: int) -> list[PageParagraph]:
        """Return the paragraphs of one strip of a page."""
        found: list[PageParagraph] = []
        bottom: float | None = None
        for paragraph in self._joiner.paragraphs(lines, area):
            box = around([line.box for line in paragraph.lines])
            gap = None if bottom is None else box.top - bottom
            text = clean(paragraph.text)
            if text:
                found.append(PageParagraph(text, page, box, gap, paragraph.lines, area))
            bottom = box.bottom
        return found

    def over_pages(self, parts: Iterable[PageParagraph | Draft]) -> list[PageParagraph | Draft]:
        """Return what is on the pages, a paragraph that a page's end broke whole again: it is where it begins."""
        found: list[PageParagraph | Draft] = []
        last: int | None = None  # where the passage is that nothing but the unseen follows
        for part in parts:
            if isinstance(part, Draft):
                last = last if part.hidden else None
                found.append(part)
                continue
            above = None if last is None else found[last]
            if (
                last is not None
                and isinstance(above, PageParagraph)
                and self._goes_over(above, part)
            ):
                lines = (*above.lines, *part.lines)
                found[last] = above._replace(text=clean(self._joiner.text(lines)), lines=lines)
                continue
            last = len(found)
            found.append(part)
        return found

    def _goes_over(self, above: PageParagraph, below: PageParagraph) -> bool:
        """Return whether a passage at the top of a page goes on with the one that ends the page before."""
        if below.gap is not None or below.page == above.page:
            return False
        first, last = below.lines[0], above.lines[-1]
        if first.bold != last.bold or not _RUNS_ON.search(above.text) or len(last.text) < _LONG:
            return False
        return self._joiner.goes_on(above.lines, first, above.area)

    def drafts(self, frame: TableDraft) -> list[Draft]:
        """Return the drafts of a frame: a table, or of a frame of one cell a box and the tables in it."""
        if len(frame.slots) > 1:
            return [self._table(frame)]
        return self._box(frame)

    def _box(self, frame: TableDraft) -> list[Draft]:
        """Return what a frame of one cell holds, its text parted by the tables in it."""
        slot = frame.slots[0]
        drafts: list[Draft] = []
        held: list[TextLine] = []
        where = slot
        for part in (slot, *slot.later):
            rest = list(part.lines)
            for table in part.tables:
                above = [line for line in rest if line.box.top < table.box.top]
                rest = rest[len(above) :]
                drafts += self._boxed([*held, *above], where if held else part)
                drafts += self.drafts(table)
                held = []
            where = where if held else part
            held += rest
        return drafts + self._boxed(held, where)

    def _boxed(self, lines: Sequence[TextLine], slot: CellDraft) -> list[Draft]:
        text = self._joined(lines, slot.box)
        if not text:
            return []
        return [Draft(BlockKind.BOX, text, page=slot.page, bbox=slot.box.rounded())]

    def _joined(self, lines: Sequence[TextLine], box: Box) -> str:
        """Return the text of a cell, its paragraphs on a line each."""
        paragraphs = self._joiner.paragraphs(lines, cell_area(box))
        return "\n".join(text for paragraph in paragraphs if (text := clean(paragraph.text)))

    def _table(self, frame: TableDraft) -> Draft:
        cells = fitted(map(self._cell, frame.slots), frame.n_rows, frame.n_cols)
        pages = (frame.page, frame.last_page)
        grid = headed(Grid(frame.n_rows, frame.n_cols, cells, pages=pages))
        return Draft(BlockKind.TABLE, table=grid, page=frame.page, bbox=frame.box.rounded())

    def _text(self, slot: CellDraft) -> str:
        lines = [line for part in (slot, *slot.later) for line in part.lines]
        return self._joined(lines, slot.box)

    def _cell(self, slot: CellDraft) -> GridCell:
        inner = (table for part in (slot, *slot.later) for table in part.tables)
        return GridCell(
            slot.row,
            slot.col,
            slot.row_span,
            slot.col_span,
            self._text(slot),
            nested=tuple(draft for table in inner for draft in self.drafts(table)),
            page=slot.page,
            bbox=slot.box.rounded(),
        )


def clean(text: str) -> str:
    """Return a text in the characters that every rule counts on, on one line."""
    return " ".join(normalise(text).text.split())
