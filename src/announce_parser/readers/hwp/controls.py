"""Records of controls → what is in a paragraph: tables, boxes, images, notes, numbers (표 63, 표 127)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from announce_parser.errors import OverLimit
from announce_parser.readers._limits import MOST_FIELDS
from announce_parser.readers._manuscript.forms import box, worded
from announce_parser.readers._manuscript.looks import composed
from announce_parser.readers._manuscript.manuscript import (
    Aside,
    AsideRole,
    CellShape,
    Equation,
    Frame,
    ImageObject,
    LetterRun,
    Note,
    ObjectPlace,
    TableShape,
    Unread,
)
from announce_parser.readers._manuscript.numbering import write_number
from announce_parser.readers.hwp.drawings import has_backdrop
from announce_parser.readers.hwp.records import HwpRecord, Tag, lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.readers._manuscript.manuscript import Item, Paragraph
    from announce_parser.readers.hwp.definitions import Definitions

_INLINE = 1  # bit 0 of 개체 공통 속성, 표 70
_TITLE_CELL = 1 << 18
_PAGE_NUMBER = 0  # kind of an automatic number, 표 144
_ASIDES = {
    b"daeh": AsideRole.HEADER,
    b"toof": AsideRole.FOOTER,
    b"tmct": AsideRole.COMMENT,
}
_UNREAD = {
    Tag.OLE: "an embedded object (OLE)",
    Tag.CHART: "a chart",
    Tag.VIDEO: "a video",
}


# Boxes to tick, and buttons of which one is chosen; the letters are backwards, as those of controls do.
_BOXES = (b"tbc+", b"tbr+")
_VALUE = re.compile(r"\bValue:int:(\d)")


class _Body(Protocol):
    """Who reads the paragraphs within a control."""

    @property
    def definitions(self) -> Definitions: ...

    def paragraphs(self, records: Sequence[HwpRecord]) -> tuple[Paragraph, ...]: ...


@dataclass(frozen=True, slots=True)
class Controls:
    """Reads controls; what is in them is read by the body."""

    body: _Body

    def items(self, control: HwpRecord) -> Iterator[Item]:
        """Yield what a control puts into its paragraph; nothing for those that only set the page."""
        identifier = control.payload[:4]
        if identifier == b" lbt":
            yield from self._table(control)
        elif identifier == b" osg":
            yield from self._drawing(control)
        elif identifier == b"deqe":
            yield Equation(_script(control))
        elif identifier in (b"  nf", b"  ne"):
            yield Note(_label(control), self.text(control))
        elif identifier in _ASIDES:
            yield Aside(_ASIDES[identifier], self.text(control))
        elif identifier == b"dces" and (master := self.text(control)):
            yield Aside(AsideRole.HEADER, master)
        elif (text := _spelt(identifier, control)) is not None:
            yield LetterRun(text)

    def text(self, control: HwpRecord) -> tuple[Paragraph, ...]:
        """Return the paragraphs of all lists in a record; a section's memos hang on its last paragraph."""
        return tuple(
            inner
            for _, records in lists(control.children)
            for inner in self.body.paragraphs(records)
        )

    def _table(self, control: HwpRecord) -> Iterator[Item]:
        """Yield a table (표 74, 표 75, 표 80): a caption is before its record, the cells after."""
        table = control.first(Tag.TABLE)
        if table is None:
            yield Unread("a table without its grid")
            return
        n_rows, n_cols = table.u16(4), table.u16(6)
        if n_rows * n_cols > MOST_FIELDS:
            raise OverLimit(f"a table has more than {MOST_FIELDS} fields")
        split = control.children.index(table)
        before, behind = control.children[:split], control.children[split + 1 :]
        border = 18 + 2 * n_rows
        filled = self.body.definitions.is_filled(table.u16(border)) or _has_zones(
            table, border, self.body.definitions
        )
        yield TableShape(
            n_rows,
            n_cols,
            tuple(self._cell(head, records, filled=filled) for head, records in lists(behind)),
            caption=self._caption(before),
            place=_place(control),
        )

    def _cell(self, head: HwpRecord, records: Sequence[HwpRecord], *, filled: bool) -> CellShape:
        return CellShape(
            head.u16(10),
            head.u16(8),
            max(1, head.u16(14)),
            max(1, head.u16(12)),
            self.body.paragraphs(records),
            header=bool(head.u32(4) & _TITLE_CELL),
            filled=filled or self.body.definitions.is_filled(head.u16(32)),
            height=head.u32(20),
        )

    def _caption(self, records: Sequence[HwpRecord]) -> tuple[Paragraph, ...]:
        return tuple(inner for _, held in lists(records) for inner in self.body.paragraphs(held))

    def _drawing(self, control: HwpRecord) -> Iterator[Item]:
        """Yield the texts and images of a drawn object, or of all in a group (표 82)."""
        caption = self._caption(control.children)
        place = _place(control)
        for component, filled in _components(control, filled=False):
            held = tuple(
                inner
                for _, records in lists(component.children)
                for inner in self.body.paragraphs(records)
            )
            if held:
                yield Frame(held, caption, filled=filled, place=place)
                caption = ()
            for inner in component.children:
                if inner.tag == Tag.PICTURE:
                    yield ImageObject(caption, place)
                    caption = ()
                elif inner.tag == Tag.TEXT_ART:
                    yield LetterRun(inner.text(32)[0])
                elif inner.tag in _UNREAD:
                    yield Unread(_UNREAD[inner.tag])
        if caption:
            yield Frame(caption, place=place)


def _components(record: HwpRecord, *, filled: bool) -> Iterator[tuple[HwpRecord, bool]]:
    """Yield the shapes of a drawing, groups opened, and whether something lies behind their text."""
    for inner in record.children:
        if inner.tag == Tag.SHAPE_COMPONENT:
            own = filled or has_backdrop(inner)
            yield inner, own
            yield from _components(inner, filled=own)


def _has_zones(table: HwpRecord, border: int, definitions: Definitions) -> bool:
    """Return whether a zone of cells is coloured (표 78); which cells it covers is not distinguished."""
    count = min(table.u16(border + 2), (len(table.payload) - border - 4) // 10)
    return any(
        definitions.is_filled(table.u16(border + 4 + 10 * zone + 8)) for zone in range(count)
    )


def _place(control: HwpRecord) -> ObjectPlace:
    return ObjectPlace(bool(control.u32(4) & _INLINE), control.i32(8), control.u32(20))


def _script(control: HwpRecord) -> str:
    """Return the script of a formula (표 105)."""
    record = control.first(Tag.EQUATION)
    return record.text(4)[0] if record is not None else ""


def _label(control: HwpRecord) -> str:
    """Return a note's label: its number between the signs that the writer chose."""
    return _decorated(control.u32(4), control.u16(8), control.u16(10), control.u32(12) & 0xFF)


def _decorated(number: int, before: int, behind: int, shape: int) -> str:
    """Return a number with the signs around it; 0 is not a sign."""
    signs = ["" if not 32 <= code < 0xD800 else chr(code) for code in (before, behind)]
    return f"{signs[0]}{write_number(number, shape)}{signs[1]}"


def _spelt(identifier: bytes, control: HwpRecord) -> str | None:
    """Return the letters that a control stands for; None for those that stand for none."""
    if identifier == b"onta":  # automatic number, 표 142
        properties = control.u32(4)
        if properties & 0xF == _PAGE_NUMBER:
            return None
        return _decorated(control.u16(8), control.u16(12), control.u16(14), properties >> 4 & 0xFF)
    if identifier == b"spct":  # overlapping letters, 표 150
        return composed(control.text(4)[0])
    if identifier == b"tudt":  # a word with a gloss above it, 표 149
        word, at = control.text(4)
        gloss, _ = control.text(at)
        return f"{word}({gloss})" if gloss else word
    if identifier == b"mrof":
        form = control.first(Tag.FORM_OBJECT)
        return _form_text(form) if form is not None else None
    return None


def _form_text(form: HwpRecord) -> str | None:
    """Return what a control of a form shows: ``Caption:wstring:2:동의``, ``Value:int:1`` among its properties."""
    properties = form.payload.decode("utf-16-le", "replace")
    caption = worded(_property(properties, "Caption"))
    if form.payload[:4] in _BOXES:
        ticked = _VALUE.search(properties)
        return box(caption, is_ticked=ticked is not None and ticked[1] == "1")
    return caption or _property(properties, "Text") or None


def _property(properties: str, name: str) -> str:
    """Return a property that is text, empty where it is not among them."""
    found = re.search(rf"\b{name}:wstring:(\d{{1,5}}):", properties)
    return properties[found.end() : found.end() + int(found[1])] if found else ""
