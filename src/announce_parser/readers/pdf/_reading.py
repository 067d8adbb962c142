"""The way of a PDF: pages → sheets → frames and lines → joined over pages → drafts → document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind, Document
from announce_parser.errors import EmptyDocument, ScannedDocument, UnreadableDocument
from announce_parser.readers._compose import compose
from announce_parser.readers._drafts import Draft
from announce_parser.readers._recognition import is_on
from announce_parser.readers.pdf._adjoin import adjoined
from announce_parser.readers.pdf._borderless import split_pictured, split_unruled
from announce_parser.readers.pdf._columns import strips
from announce_parser.readers.pdf._continued import found_no_room, goes_on_below, join
from announce_parser.readers.pdf._drafting import Drafter, PageParagraph, clean
from announce_parser.readers.pdf._drawn import draws_letters
from announce_parser.readers.pdf._fonts import Fonts
from announce_parser.readers.pdf._grids import TableDraft, fill_frames
from announce_parser.readers.pdf._joins import Area, Joiner, cell_area, goes_on
from announce_parser.readers.pdf._lattice import find_lattices
from announce_parser.readers.pdf._layers import Layers
from announce_parser.readers.pdf._levels import find_levelled
from announce_parser.readers.pdf._lines import TextLine, read_lines
from announce_parser.readers.pdf._notched import find_notched
from announce_parser.readers.pdf._opening import (
    attachments,
    is_foreign_form,
    opened,
    shown_page,
)
from announce_parser.readers.pdf._outlined import outlined
from announce_parser.readers.pdf._page_frames import running, without_page_frames
from announce_parser.readers.pdf._painted import with_painted
from announce_parser.readers.pdf._recognised import with_recognised
from announce_parser.readers.pdf._running_heads import without_furniture
from announce_parser.readers.pdf._scans import is_unread
from announce_parser.readers.pdf._shaded import split_shaded
from announce_parser.readers.pdf._shapes import Box, around
from announce_parser.readers.pdf._sheets import read_sheet
from announce_parser.readers.pdf._sideways import as_shown
from announce_parser.readers.pdf._turned import lines_of
from announce_parser.readers.pdf._two_up import pages_of
from announce_parser.readers.pdf._unruled import find_unruled, stands_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pdfplumber.page import Page
    from pypdfium2 import PdfPage

    from announce_parser.readers.pdf._lattice import Lattice
    from announce_parser.readers.pdf._shapes import Sheet

_FOREIGN = "the pages of a form of XFA are not read: only Adobe's programs show them"
_MOST_GAPS = (
    0.34  # lines with a gap for a space, to those with blanks only, where gaps mean borders
)
_LONG = 20  # characters of a line that is running text, not a label spread over its cell
_LEAST_FULL = 5  # lines that end alike show where the margin is
_FOOT = 0.78  # share of its height from which a page may end, with a row that did not fit below
_LEAST_BLANKS = (
    0.15  # share of broken lines with a blank after them, in a document that keeps blanks
)


@dataclass(slots=True)
class _Leaf:
    """One page on its way.

    Attributes:
        strips: Its loose lines in reading order, each strip with the area it may fill.
    """

    sheet: Sheet
    frames: list[TableDraft]
    strips: list[tuple[list[TextLine], Area]] = field(default_factory=list)


def read_pdf(name: str, data: bytes) -> Document:
    """Return the document of a PDF; see ``pdf.read``."""
    with opened(data) as (document, drawn):
        fonts, layers = Fonts(), Layers(document)
        sheets = [
            _sheet(page, shown_page(drawn, index), index + 1, fonts, layers)
            for index, page in enumerate(document.pages[: len(drawn)])
        ]
        metadata = _metadata(document.metadata)
        files = [*attachments(drawn), *(name for sheet in sheets for name in sheet.attached)]
        attached = tuple(f"the attached file {name} is not read" for name in dict.fromkeys(files))
        foreign = (_FOREIGN,) if is_foreign_form(document) else ()
    if not sheets:
        raise UnreadableDocument("the PDF has no page")
    if all(is_unread(sheet) for sheet in sheets):
        raise _without_text(sheets)
    pages = pages_of(sheets)
    lattices = without_page_frames(pages, [_lattices(page) for page in pages])
    leaves = [_leaf(page, found) for page, found in zip(pages, lattices, strict=True)]
    writes_all_blanks = _writes_all_blanks(leaves)
    for leaf in leaves:
        for frame in leaf.frames:
            split_unruled(frame, writes_blanks=writes_all_blanks)
    _drop_furniture(leaves)
    _align(leaves)
    _join_over_pages(leaves)
    if writes_all_blanks:
        _find_unruled(leaves)
    joiner = Joiner(writes_blanks=_writes_blanks(leaves))
    drafter = Drafter(joiner)
    drafts = outlined(drafter.over_pages(part for leaf in leaves for part in _parts(leaf, drafter)))
    turned = {sheet.number: sheet for sheet in sheets if sheet.turns}
    if turned:
        drafts = [as_shown(draft, turned) for draft in drafts]
    recognised = any(leaf.sheet.is_recognised for leaf in leaves)
    return compose(
        name,
        drafts,
        metadata=metadata,
        page_count=len(sheets),
        text_layer="ocr" if recognised else None,
        losses=(*_losses(sheets), *attached, *foreign),
    )


def _losses(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Yield what cannot be read of the pages."""
    for sheet in filter(is_unread, sheets):
        yield f"page {sheet.number} has no text: it needs OCR"
    for sheet in sheets:
        if sheet.is_pictured and not is_unread(sheet):
            yield f"page {sheet.number} holds a picture of letters or lines: it needs OCR"
    for sheet in filter(draws_letters, sheets):
        yield f"page {sheet.number} draws letters or figures as shapes: they need OCR"
    for sheet in sheets:
        if sheet.unknown:
            yield f"page {sheet.number} shows {sheet.unknown} letters in fonts that do not say what they are"


def _sheet(page: Page, shown: PdfPage, number: int, fonts: Fonts, layers: Layers) -> Sheet:
    """Return what a page shows, and what a machine reads in its pictures where that is asked for."""
    sheet = read_sheet(page, shown, number, fonts=fonts, layers=layers)
    return with_recognised(sheet, shown) if is_on() else sheet


def _lattices(sheet: Sheet) -> list[Lattice]:
    """Return the tables and boxes of a page, as far as lines, colours and places show them."""
    seen = [glyph for glyph in sheet.glyphs if glyph.hidden is None]
    lattices = find_lattices(sheet.horizontal, sheet.vertical, seen)
    lattices = adjoined(with_painted(lattices, sheet.fills, seen), seen, sheet)
    lattices += find_notched(lattices, sheet.horizontal, seen)
    lattices += find_levelled(lattices, sheet, seen)
    return lattices


def _leaf(sheet: Sheet, lattices: Sequence[Lattice]) -> _Leaf:
    """Return a page with its glyphs in tables, and in lines outside of them."""
    seen = [glyph for glyph in sheet.glyphs if glyph.hidden is None]
    frames, loose = fill_frames(lattices, seen, sheet.number)
    for frame in frames:
        split_shaded(frame, sheet.fills)
        split_pictured(frame, sheet.images)
    found = [
        (read_lines(strip.glyphs), Area(strip.left, strip.right))
        for strip in strips(loose, sheet.width)
    ]
    return _Leaf(sheet, frames, found)


def _align(leaves: Sequence[_Leaf]) -> None:
    """Let the lines of a page reach as far as most full lines of the document do, where it has a margin."""
    ends = Counter(
        (round(leaf.sheet.width), round(line.box.x1))
        for leaf in leaves
        if len(leaf.strips) == 1
        for line in leaf.strips[0][0]
        if len(line.text) >= _LONG
    )
    for leaf in leaves:
        if len(leaf.strips) != 1 or not leaf.strips[0][0]:
            continue
        lines = leaf.strips[0][0]
        left, right = min(line.box.x0 for line in lines), max(line.box.x1 for line in lines)
        width = round(leaf.sheet.width)
        count, margin = max(
            ((count, end) for (wide, end), count in ends.items() if wide == width), default=(0, 0)
        )
        if count >= _LEAST_FULL and left < margin:
            right = margin
        leaf.strips = [(lines, Area(left, right))]


def _writes_all_blanks(leaves: Sequence[_Leaf]) -> bool:
    """Return whether the document's spaces are blanks, so that a gap without one parts two cells."""
    said = [
        line.blanks
        for lines, _ in _areas(leaves)
        for line in lines
        if len(line.text) >= _LONG and not stands_apart(line)
    ]
    return said.count(False) <= _MOST_GAPS * (said.count(True) + 1)


def _find_unruled(leaves: Sequence[_Leaf]) -> None:
    """Make tables of what is side by side on the pages themselves."""
    for leaf in leaves:
        found = [find_unruled(lines, leaf.sheet.number) for lines, _ in leaf.strips]
        leaf.strips = [
            (rest, area) for (rest, _), (_, area) in zip(found, leaf.strips, strict=True)
        ]
        leaf.frames += [frame for _, frames in found for frame in frames]
        leaf.frames.sort(key=lambda frame: (frame.box.top, frame.box.x0))


def _metadata(stated: dict[str, object]) -> dict[str, str]:
    """Return the document information dictionary (14.3.3) as text; dates of the file say nothing of the notice."""
    kept = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer")
    return {
        key.lower(): text
        for key in kept
        if isinstance(value := stated.get(key), str) and (text := clean(value))
    }


def _drop_furniture(leaves: Sequence[_Leaf]) -> None:
    """Leave out what is on each page for the binder: page numbers, running headers, title blocks."""
    title_blocks = running([leaf.sheet for leaf in leaves], [leaf.frames for leaf in leaves])
    for at, frame in list(title_blocks):
        leaves[at].frames.remove(frame)
    pages = [[line for lines, _ in leaf.strips for line in lines] for leaf in leaves]
    for leaf, kept in zip(
        leaves, without_furniture(pages, [leaf.sheet.height for leaf in leaves]), strict=True
    ):
        keep = {id(line) for line in kept}
        leaf.strips = [
            ([line for line in lines if id(line) in keep], area) for lines, area in leaf.strips
        ]


def _join_over_pages(leaves: Sequence[_Leaf]) -> None:
    """Join tables that end a page with those that begin the next."""
    open_frame: TableDraft | None = None
    at_foot = False
    lowest = max((_depth(leaf) for leaf in leaves), default=0.0)
    for leaf in leaves:
        first = _edge_frame(leaf, last=False)
        if (
            open_frame is not None
            and first is not None
            and goes_on_below(
                open_frame, first, at_foot=at_foot or found_no_room(open_frame, first, lowest)
            )
        ):
            join(open_frame, first)
            leaf.frames.remove(first)
            if leaf.frames or any(lines for lines, _ in leaf.strips):
                open_frame, at_foot = _edge_frame(leaf, last=True), _ends_at_foot(leaf)
            continue
        open_frame, at_foot = _edge_frame(leaf, last=True), _ends_at_foot(leaf)


def _depth(leaf: _Leaf) -> float:
    """Return how far down what is on a page reaches."""
    lines = (line.box.bottom for strip, _ in leaf.strips for line in strip)
    return max((*lines, *(frame.box.bottom for frame in leaf.frames)), default=0.0)


def _ends_at_foot(leaf: _Leaf) -> bool:
    """Return whether the tables of a page reach down to where pages end."""
    return any(frame.box.bottom > _FOOT * leaf.sheet.height for frame in leaf.frames)


def _edge_frame(leaf: _Leaf, *, last: bool) -> TableDraft | None:
    """Return the table that is first or last on a page, or None where text does."""
    if not leaf.frames:
        return None
    lines = [line.box for strip, _ in leaf.strips for line in strip]
    if last:
        frame = max(leaf.frames, key=lambda frame: frame.box.bottom)
        return None if any(box.top > frame.box.bottom - 1 for box in lines) else frame
    frame = min(leaf.frames, key=lambda frame: frame.box.top)
    return None if any(box.bottom < frame.box.top + 1 for box in lines) else frame


def _writes_blanks(leaves: Iterable[_Leaf]) -> bool:
    """Return whether the writer of the document kept the blanks at which it broke lines."""
    broken = kept = 0
    for lines, area in _areas(leaves):
        for before, line in pairwise(lines):
            if goes_on(before, line, area):
                broken += 1
                kept += before.open_end
    return broken > 0 and kept >= _LEAST_BLANKS * broken


def _areas(leaves: Iterable[_Leaf]) -> Iterator[tuple[Sequence[TextLine], Area]]:
    for leaf in leaves:
        yield from leaf.strips
        for frame in leaf.frames:
            for slot in frame.slots:
                yield slot.lines, cell_area(slot.box)


def _parts(leaf: _Leaf, drafter: Drafter) -> Iterator[PageParagraph | Draft]:
    """Yield what is on a page in reading order; what nobody sees is after it."""
    if is_unread(leaf.sheet):
        box = (0.0, 0.0, round(leaf.sheet.width, 1), round(leaf.sheet.height, 1))
        yield Draft(
            BlockKind.UNREAD, "page without text: needs OCR", page=leaf.sheet.number, bbox=box
        )
    waiting = list(leaf.frames)
    for lines, area in leaf.strips:
        for run in _runs(lines, waiting):
            for passage in drafter.passages(run, area, leaf.sheet.number):
                while waiting and waiting[0].box.top < passage.box.top:
                    yield from drafter.drafts(waiting.pop(0))
                yield passage
    for frame in waiting:
        yield from drafter.drafts(frame)
    yield from _asides(leaf.sheet)
    yield from _hidden(leaf.sheet)


def _runs(lines: Sequence[TextLine], frames: Sequence[TableDraft]) -> Iterator[list[TextLine]]:
    """Yield the lines by what is between two tables: no paragraph reaches over a table."""
    run: list[TextLine] = []
    tops = sorted(frame.box.top for frame in frames)
    for line in lines:
        if run and any(run[-1].box.top < top <= line.box.top for top in tops):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _asides(sheet: Sheet) -> Iterator[Draft]:
    """Yield what lies across the text of the page, a block for each line: a stamp, a watermark."""
    turns = sorted({glyph.turn for glyph in sheet.asides})
    for turn in turns:
        for text, glyphs in lines_of(glyph for glyph in sheet.asides if glyph.turn == turn):
            said = clean(text)
            if said and glyphs:
                box = around([Box(*glyph[1:5]) for glyph in glyphs]).rounded()
                hidden = all(glyph.hidden is not None for glyph in glyphs)
                yield Draft(BlockKind.PARAGRAPH, said, page=sheet.number, bbox=box, hidden=hidden)


def _hidden(sheet: Sheet) -> Iterator[Draft]:
    """Yield what nobody sees, as blocks that never yield values."""
    hidden = [glyph._replace(hidden=None) for glyph in sheet.glyphs if glyph.hidden is not None]
    for line in read_lines(hidden):
        text = clean(line.text)
        if text:
            yield Draft(
                BlockKind.PARAGRAPH, text, page=sheet.number, bbox=line.box.rounded(), hidden=True
            )


def _without_text(sheets: Sequence[Sheet]) -> EmptyDocument:
    """Return what is wrong with pages that hold no letter: they show something, or nothing."""
    if any(sheet.unknown for sheet in sheets):
        return ScannedDocument("the fonts do not say which letters they show: they need OCR")
    if any(sheet.images or sheet.shapes for sheet in sheets):
        return ScannedDocument("the pages are pictures without text: they need OCR")
    return EmptyDocument("there is no text in the file")
