"""A manuscript → blocks in reading order: lines, boxes, tables, images, notes, and what is hidden."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind
from announce_parser.errors import EmptyDocument, UnreadableDocument
from announce_parser.readers._compose import DocumentFacts, compose
from announce_parser.readers._drafts import Draft
from announce_parser.readers._lines import JoinedLine, line_of
from announce_parser.readers._manuscript.grids import CellReader
from announce_parser.readers._manuscript.manuscript import AsideRole, Frame, ImageObject, TableShape
from announce_parser.readers._manuscript.notes import with_anchors
from announce_parser.readers._manuscript.numbering import OutlineLabels
from announce_parser.readers._manuscript.pages import Pages
from announce_parser.readers._manuscript.wording import Speaker, clean
from announce_parser.readers._outline import outline
from announce_parser.readers._traced import Traced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.document import Document
    from announce_parser.readers._manuscript.manuscript import (
        Aside,
        Manuscript,
        Note,
        Paragraph,
        Unread,
    )
    from announce_parser.readers._manuscript.wording import Thing

# Of a line's origin, the low bits count letters and the rest is its place in the list of what is stated.
_LETTERS = 1 << 32
# A frame with more paragraphs than these is drawn around running text, not a box within it.
_LONGEST_BOX = 8


def document_of(name: str, manuscript: Manuscript) -> Document:
    """Return the document of a manuscript; raises ``EmptyDocument`` or, after losses, ``UnreadableDocument``."""
    flow = _flow_of(manuscript)
    drafts = tuple(flow.drafts())
    if not drafts and manuscript.losses:
        raise UnreadableDocument("; ".join(manuscript.losses))
    if not drafts:
        raise EmptyDocument("there is no text in the file")
    metadata = {**manuscript.metadata, **({"pages": "approximate"} if flow.pages.is_known else {})}
    last = max(flow.pages.page, manuscript.page_count or 0)
    facts = DocumentFacts(
        metadata=metadata,
        page_count=last if flow.pages.is_known else None,
        losses=manuscript.losses,
        encoding=manuscript.encoding,
    )
    return with_anchors(compose(name, drafts, **facts))


def drafts_of(manuscript: Manuscript) -> tuple[Draft, ...]:
    """Return the blocks of a manuscript that is a part of another document."""
    return tuple(_flow_of(manuscript).drafts())


def _flow_of(manuscript: Manuscript) -> _Flow:
    flow = _Flow(Speaker(OutlineLabels(manuscript.numberings, manuscript.bullets)))
    for section in manuscript.sections:
        flow.speaker.outline = section.outline
        flow.pages.begin(section)
        for paragraph in section.paragraphs:
            flow.add_paragraph(paragraph)
    flow.add_running()
    return flow


@dataclass(frozen=True, slots=True)
class _Stated:
    """What the file says of a line: the page it is on, and its level if its style is a heading's."""

    page: int
    heading: int | None


@dataclass(slots=True)
class _Flow:
    """The way down a manuscript.

    Attributes:
        parts: Lines and finished blocks, in reading order.
        stated: What the file says of each line beside its words, by the index that its origin names.
        running: Headers and footers as they first came; the same words on every page are one.
    """

    speaker: Speaker
    pages: Pages = field(default_factory=Pages)
    parts: list[JoinedLine | Draft] = field(default_factory=list)
    stated: list[_Stated] = field(default_factory=list)
    running: dict[str, None] = field(default_factory=dict)
    after_gap: bool = True
    page: int = 1

    def add_paragraph(self, paragraph: Paragraph) -> None:
        """Add a paragraph of the body."""
        self.page = self.pages.move_to(paragraph)
        self._add(paragraph)

    def add_running(self) -> None:
        """Add headers and footers, which are on every page and are read once, behind the text."""
        for text in self.running:
            self.after_gap = True
            self.parts.append(Draft(BlockKind.PARAGRAPH, text))

    def drafts(self) -> Iterator[Draft]:
        """Yield the blocks with their pages."""
        known = self.pages.is_known
        for draft in outline(self.parts):
            found = _told(draft, self.stated[draft.runs[0][1] // _LETTERS]) if draft.runs else draft
            yield replace(found, page=found.page if known else None, runs=())

    def _add(self, paragraph: Paragraph, *, filled: bool = False, boxed: bool = False) -> None:
        told = self.speaker.wording(paragraph, filled=filled)
        for thing in told.before:
            self._add_thing(thing, filled=filled)
        if told.text:
            self._add_line(told.text, paragraph.heading, boxed=boxed)
        elif not (told.before or told.after):
            self.after_gap = True
        self._add_hidden(told.hidden)
        for thing in told.after:
            self._add_thing(thing, filled=filled)
        self._add_notes(told.notes)
        self._add_asides(told.asides)

    def _add_line(self, text: str, heading: int | None, *, boxed: bool) -> None:
        origin = len(self.stated) * _LETTERS
        self.stated.append(_Stated(self.page, heading))
        self.parts.append(
            line_of(Traced(text, ((0, origin),)), after_gap=self.after_gap, quoted=boxed)
        )
        self.after_gap = False

    def _add_thing(self, thing: Thing, *, filled: bool) -> None:
        if isinstance(thing, TableShape) and len(thing.cells) > 1:
            self._add_table(thing)
        elif isinstance(thing, TableShape):
            self._add_captions(thing.caption)
            for cell in thing.cells:
                self._add_frame(cell.paragraphs, filled=filled or cell.filled)
        elif isinstance(thing, Frame):
            self._add_captions(thing.caption)
            self._add_frame(thing.paragraphs, filled=filled or thing.filled)
        elif isinstance(thing, ImageObject):
            self.parts.append(Draft(BlockKind.IMAGE, clean(thing.alt), page=self.page))
            self._add_captions(thing.caption)
        else:
            self._add_unread(thing)
        self.after_gap = True

    def _add_frame(self, paragraphs: Sequence[Paragraph], *, filled: bool) -> None:
        """Add what is in a frame: a box if it is several lines apart from the text, else the text."""
        boxed = _is_box(paragraphs)
        self.after_gap = True
        for paragraph in paragraphs:
            self._add(paragraph, filled=filled, boxed=boxed)

    def _add_table(self, table: TableShape) -> None:
        self._add_captions(table.caption)
        reader = CellReader(self.speaker, self.pages, self.page)
        grid = reader.grid(table)
        self.parts.append(Draft(BlockKind.TABLE, table=grid, page=self.page))
        self.parts += [Draft(BlockKind.IMAGE, alt, page=self.page) for alt in reader.images]
        for unread in reader.unread:
            self._add_unread(unread)
        self._add_hidden(reader.hidden)
        self._add_asides(reader.asides)

    def _add_captions(self, caption: Sequence[Paragraph]) -> None:
        for paragraph in caption:
            told = self.speaker.wording(paragraph)
            if told.text:
                self.parts.append(Draft(BlockKind.CAPTION, told.text, page=self.page))
            self._add_hidden(told.hidden)
            self._add_notes(told.notes)

    def _add_unread(self, thing: Unread) -> None:
        self.parts.append(Draft(BlockKind.UNREAD, thing.reason, page=self.page))

    def _add_hidden(self, texts: Sequence[str]) -> None:
        self.parts += [
            Draft(BlockKind.PARAGRAPH, text, page=self.page, hidden=True) for text in texts
        ]

    def _add_notes(self, notes: Sequence[Note]) -> None:
        """Add notes below the text that they explain, each under its label."""
        for note in notes:
            words = self._words(note.paragraphs)
            text = words if words.startswith(note.label) else f"{note.label} {words}".strip()
            self.parts.append(
                Draft(BlockKind.FOOTNOTE, text, marker=note.label or None, page=self.page)
            )

    def _add_asides(self, asides: Sequence[Aside]) -> None:
        for aside in asides:
            words = self._words(aside.paragraphs)
            if not words:
                continue
            if aside.role is AsideRole.COMMENT:
                self._add_hidden((words,))
            else:
                self.running.setdefault(words)

    def _words(self, paragraphs: Sequence[Paragraph]) -> str:
        """Return what paragraphs beside the text say, a line each; tables among them are flattened."""
        reader = CellReader(self.speaker, self.pages, self.page)
        return "\n".join(reader.flat_lines(paragraphs))


def _told(draft: Draft, stated: _Stated) -> Draft:
    """Return a line's block with its page; what its style calls a heading is one, whatever its words."""
    if stated.heading and draft.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        draft = replace(draft, kind=BlockKind.HEADING, level=stated.heading)
    return replace(draft, page=stated.page)


def _is_box(paragraphs: Sequence[Paragraph]) -> bool:
    """Return whether a frame is a box: a few lines of text and nothing that is a block of its own.

    A single line is a heading that was framed, and is told by its words.
    """
    if any(
        isinstance(item, TableShape | Frame) for paragraph in paragraphs for item in paragraph.items
    ):
        return False
    return (
        1
        < sum(
            any(getattr(item, "text", "").strip() for item in paragraph.items)
            for paragraph in paragraphs
        )
        <= _LONGEST_BOX
    )
