"""Records of a section → paragraphs with what is anchored in them (한글문서파일형식 5.0, 4.3 본문)."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from struct import iter_unpack
from typing import TYPE_CHECKING

from announce_parser.readers._manuscript.fields import (
    close_direction,
    close_link,
    direction_of,
    target_of,
)
from announce_parser.readers._manuscript.looks import veiled
from announce_parser.readers._manuscript.manuscript import (
    PLAIN,
    Aside,
    AsideRole,
    LetterLook,
    LetterRun,
    ManuscriptSection,
    Paragraph,
    Veil,
)
from announce_parser.readers.hwp.characters import Control, FieldEnd, HwpLetters, joined, pieces
from announce_parser.readers.hwp.controls import Controls
from announce_parser.readers.hwp.records import HwpRecord, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.readers._manuscript.manuscript import Item
    from announce_parser.readers.hwp.definitions import Definitions

_BREAKS_SECTION, _BREAKS_PAGE = 1, 4  # bits of 단 나누기 종류, 표 59
_DELETED = 0x11  # kind of a range that a tracked change took out; 0x10 is one that it put in
_HYPERLINK, _CLICK_HERE, _COMMAND = b"klh%", b"klc%", 9  # fields, and where their command is
_SECTION_DEFINITION = b"dces"  # secd, spelt backwards as the file does
_ALL_UNITS = 0xFFFFFFFF
_FIRST = itemgetter(0)

Spans = list[tuple[int, int, LetterLook]]


def section(roots: tuple[HwpRecord, ...], definitions: Definitions) -> ManuscriptSection:
    """Return the section of a stream's records."""
    reader = Body(definitions)
    definition = next(_definitions(roots), None)
    page = definition.first(Tag.PAGE_DEF) if definition is not None else None
    return ManuscriptSection(
        reader.paragraphs(roots),
        outline=definition.u16(18) if definition is not None else 0,
        text_height=_text_height(page) if page is not None else 0,
    )


def _definitions(roots: tuple[HwpRecord, ...]) -> Iterator[HwpRecord]:
    for root in roots:
        for inner in root.children:
            if inner.tag == Tag.CTRL_HEADER and inner.payload[:4] == _SECTION_DEFINITION:
                yield inner


def _text_height(page: HwpRecord) -> int:
    """Return the height between the margins (표 131); paper that lies is stated as if it was."""
    height = page.u32(0) if page.u32(36) & 1 else page.u32(4)
    return max(0, height - sum(page.u32(at) for at in (16, 20, 24, 28)))


@dataclass(frozen=True, slots=True)
class Body:
    """Reads paragraphs with one document's definitions."""

    definitions: Definitions

    def paragraphs(self, records: Sequence[HwpRecord]) -> tuple[Paragraph, ...]:
        """Return the paragraphs among some records, in order."""
        return tuple(self._paragraph(record) for record in records if record.tag == Tag.PARA_HEADER)

    def _paragraph(self, header: HwpRecord) -> Paragraph:
        shape = self.definitions.paragraph(header.u16(8))
        lines = header.first(Tag.PARA_LINE_SEG)
        return Paragraph(
            tuple(self._items(header)),
            head=shape.head,
            filled=shape.filled,
            lines=tuple(top for _, top, *_ in _segments(lines)) if lines is not None else (),
            breaks_page=bool(
                header.payload[11:12] and header.payload[11] & (_BREAKS_SECTION | _BREAKS_PAGE)
            ),
        )

    def _items(self, header: HwpRecord) -> list[Item]:
        """Return the runs and objects of a paragraph; objects without a place in the text come last."""
        text = header.first(Tag.PARA_TEXT)
        waiting = [inner for inner in header.children if inner.tag == Tag.CTRL_HEADER]
        controls, spans = Controls(self), self._spans(header)
        items: list[Item] = []
        opened: list[tuple[HwpRecord | None, int]] = []
        for piece in pieces(text.payload) if text is not None else ():
            if isinstance(piece, HwpLetters):
                items += _runs(piece, spans)
            elif isinstance(piece, FieldEnd):
                _close_field(items, opened)
            else:
                control = _take(waiting, piece)
                if piece.opens_field:
                    opened.append((control, len(items)))
                if control is not None:
                    held = controls.items(control)
                    is_gone = _look_at(spans, piece.start).veil is Veil.DELETED
                    items += veiled(held, Veil.DELETED) if is_gone else held
        for control in waiting:
            items += controls.items(control)
        if header.first(Tag.MEMO_LIST) is not None:
            items.append(Aside(AsideRole.COMMENT, controls.text(header)))
        return items

    def _spans(self, header: HwpRecord) -> Spans:
        """Return the looks of the text: ``(start, end, look)`` in units, ascending; empty where all is plain."""
        shapes = header.first(Tag.PARA_CHAR_SHAPE)
        starts = [
            (start, self.definitions.look(shape))
            for start, shape in iter_unpack("<II", _even(shapes, 8))
        ]
        spans: Spans = []
        if any(look is not PLAIN for _, look in starts):
            ends = [start for start, _ in starts[1:]] + [_ALL_UNITS]
            spans = [(start, end, look) for (start, look), end in zip(starts, ends, strict=True)]
        for start, end, kind in iter_unpack("<III", _even(header.first(Tag.PARA_RANGE_TAG), 12)):
            if kind >> 24 == _DELETED and start < end:
                spans = list(_overlaid(spans or [(0, _ALL_UNITS, PLAIN)], start, end))
        return spans


def _even(record: HwpRecord | None, size: int) -> bytes:
    """Return as much of a payload as holds whole entries."""
    payload = record.payload if record is not None else b""
    return payload[: len(payload) // size * size]


def _segments(lines: HwpRecord) -> Iterator[tuple[int, ...]]:
    """Yield the layout of each line (표 62): its first unit and its top come first."""
    return iter_unpack("<Ii28x", _even(lines, 36))


def _overlaid(spans: Spans, start: int, end: int) -> Iterator[tuple[int, int, LetterLook]]:
    """Yield the spans with one stretch of them deleted."""
    for first, last, look in spans:
        cuts = sorted({first, last, *(cut for cut in (start, end) if first < cut < last)})
        for left, right in pairwise(cuts):
            is_deleted = start <= left and right <= end
            yield left, right, LetterLook(Veil.DELETED) if is_deleted else look


def _look_at(spans: Spans, unit: int) -> LetterLook:
    """Return the look of what is at a unit."""
    index = bisect_right(spans, unit, key=_FIRST) - 1
    return spans[index][2] if index >= 0 else PLAIN


def _runs(letters: HwpLetters, spans: Spans) -> Iterator[LetterRun]:
    """Yield a stretch of text, cut where its look changes."""
    if not spans:
        yield LetterRun(joined(letters.units))
        return
    start, end = letters.start, letters.start + len(letters.units)
    index = max(0, bisect_right(spans, start, key=_FIRST) - 1)
    while start < end:
        look, last = PLAIN, end
        if index < len(spans):
            look, last = spans[index][2], min(end, spans[index][1])
        if last > start:
            words = joined(letters.units[start - letters.start : last - letters.start])
            yield LetterRun(words, look.veil, look.rise)
        start, index = max(start, last), index + 1


def _close_field(items: list[Item], opened: list[tuple[HwpRecord | None, int]]) -> None:
    """End the field that was opened last: one to fill in loses its direction, a link gets its target (표 152)."""
    control, start = opened.pop() if opened else (None, 0)
    if control is None:
        return
    command, _ = control.text(_COMMAND)
    if control.payload[:4] == _CLICK_HERE:
        close_direction(items, start, direction_of(command))
    elif control.payload[:4] == _HYPERLINK:
        close_link(items, start, target_of(command))


def _take(waiting: list[HwpRecord], place: Control) -> HwpRecord | None:
    """Return the record of a control, and take it off those that wait for their place."""
    for index, record in enumerate(waiting):
        if record.payload[:4] == place.identifier:
            return waiting.pop(index)
    return None
