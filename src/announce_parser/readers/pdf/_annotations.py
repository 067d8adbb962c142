"""What lies on a page as annotation (ISO 32000-1, 12.5): values of forms, boxes to tick, notes, links, lines of reviewers.

pdfium paints the looks that an annotation brings with it. Many programs fill a form in and bring none, a box
that is ticked brings a drawing, a link has no looks at all: what these say is put onto the page here, as letters.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1

from announce_parser.readers._links import around
from announce_parser.readers._manuscript.forms import box as ticked
from announce_parser.readers.pdf._shapes import Box, Glyph, PageTransform
from announce_parser.readers.pdf._values import FAULTS, name_of, number_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pdfplumber.page import Page

    from announce_parser.readers.pdf._layers import Layers

_MOST, _DEEPEST = 20_000, 12  # annotations of a page, parents of a field
# Flags of annotations (table 165) and of fields (tables 221, 226 and 228).
_UNSEEN = 0x02 | 0x20
_PASSWORD, _PUSH_BUTTON = 1 << 13, 1 << 16
_LARGEST, _LEADING = 10.0, 1.2  # points of letters in a field that does not say; of lines, in sizes
_NARROW, _LIFT = 0.5, 0.2  # width of ASCII, and room below the baseline, in sizes
_SLACK = 1.0
_BEHIND = 0.01  # points: nothing comes between a label and its address
_QUAD = 8


class _Link(NamedTuple):
    """An address that leads out of the page, and where its label is."""

    target: str
    boxes: tuple[Box, ...]


class _Typed(NamedTuple):
    """What is in a field; `replaces` says that what is painted there is not what the field holds."""

    text: str
    box: Box
    replaces: bool
    is_seen: bool


@dataclass(frozen=True, slots=True)
class Annotations:
    """What lies on one page.

    Attributes:
        typed: Values of fields, boxes with their state, notes in free text, as far as they bring no looks.
        links: In the order of the page.
        struck: Places of letters that a reviewer struck out.
        attached: Names of files that hang on the page.
    """

    typed: tuple[_Typed, ...] = ()
    links: tuple[_Link, ...] = ()
    struck: tuple[Box, ...] = ()
    attached: tuple[str, ...] = ()


def read_annotations(page: Page, frame: PageTransform, layers: Layers) -> Annotations:
    """Return what lies on a page; one that is damaged is passed over, one of a layer that is off is unseen."""
    found = Annotations()
    try:
        listed = list_value(page.page_obj.annots) if page.page_obj.annots else []
        form = dict_value(page.page_obj.doc.catalog.get("AcroForm", {}))
    except FAULTS:
        return found
    is_stale = resolve1(form.get("NeedAppearances")) is True
    for reference in listed[:_MOST]:
        try:
            note = dict_value(reference)
            if layers.hide(note):
                note = {**note, "F": _UNSEEN}
            found = _with(found, note, _box(note["Rect"], frame), frame, is_stale=is_stale)
        except FAULTS:
            continue
    return found


def _with(
    found: Annotations, note: dict[str, Any], box: Box, frame: PageTransform, *, is_stale: bool
) -> Annotations:
    """Return what was found and one annotation more."""
    is_seen = not int(number_of(note.get("F"))) & _UNSEEN
    places = _quads(note, frame) or (box,)
    match name_of(note.get("Subtype")) if is_seen else "Unseen":
        case "Widget" | "Unseen":
            typed = _typed(note, box, is_seen=is_seen, is_stale=is_stale)
            return replace(found, typed=(*found.typed, *filter(None, (typed,))))
        case "FreeText" if not _has_looks(note):
            said = _Typed(text_of(note.get("Contents")), box, replaces=False, is_seen=True)
            return replace(found, typed=(*found.typed, said))
        case "Link" if target := _target(note):
            return replace(found, links=(*found.links, _Link(target, places)))
        case "StrikeOut":
            return replace(found, struck=(*found.struck, *places))
        case "FileAttachment":
            return replace(found, attached=(*found.attached, _file_name(note)))
        case _:
            return found


def _typed(note: dict[str, Any], box: Box, *, is_seen: bool, is_stale: bool) -> _Typed | None:
    """Return what a field shows beside its looks, or None."""
    kind, flags = name_of(_inherited(note, "FT")), int(number_of(_inherited(note, "Ff")))
    if kind == "Btn":
        if flags & _PUSH_BUTTON or not is_seen:
            return None
        state = name_of(note.get("AS")) or name_of(_inherited(note, "V")) or "Off"
        return _Typed(ticked("", is_ticked=state != "Off"), box, replaces=True, is_seen=True)
    if kind not in ("Tx", "Ch") or flags & _PASSWORD:
        return None
    text = _value(note, kind)
    has_looks = _has_looks(note)
    if not text or (has_looks and is_seen and not is_stale):
        return None
    return _Typed(text, box, replaces=has_looks, is_seen=is_seen)


def _value(note: dict[str, Any], kind: str) -> str:
    """Return what was typed into a field, or the words of the entries that were chosen."""
    held = resolve1(_inherited(note, "V"))
    if kind == "Tx":
        return text_of(held)
    chosen = [text_of(each) for each in (held if isinstance(held, list) else [held])]
    words: dict[str, str] = {}
    for entry in list_value(_inherited(note, "Opt") or []):
        pair = resolve1(entry)
        if isinstance(pair, list):
            words[text_of(pair[0])] = text_of(pair[1])
    return "\n".join(words.get(each, each) for each in chosen if each)


def _inherited(note: dict[str, Any], key: str) -> object:
    """Return what a field says, or those that it belongs to (12.7.3.1)."""
    for _ in range(_DEEPEST):
        if key in note:
            return note[key]
        note = dict_value(note.get("Parent", {}))
    return None


def _has_looks(note: dict[str, Any]) -> bool:
    looks = resolve1(dict_value(note.get("AP", {})).get("N"))
    return isinstance(looks, PDFStream) and bool(looks.get_data().strip())


def _target(note: dict[str, Any]) -> str:
    """Return the address that a link leads to; places within the document are not."""
    address = resolve1(dict_value(note.get("A", {})).get("URI"))
    return address.decode("utf-8", "replace") if isinstance(address, bytes) else ""


def _file_name(note: dict[str, Any]) -> str:
    file = dict_value(note.get("FS", {}))
    return text_of(file.get("UF")) or text_of(file.get("F")) or "without a name"


def _quads(note: dict[str, Any], frame: PageTransform) -> tuple[Box, ...]:
    """Return the places of the letters that an annotation is about, line by line (12.5.6.10)."""
    numbers = [number_of(each) for each in list_value(note.get("QuadPoints") or [])]
    quads = (numbers[at : at + _QUAD] for at in range(0, len(numbers) - _QUAD + 1, _QUAD))
    return tuple(
        frame.box(min(quad[::2]), min(quad[1::2]), max(quad[::2]), max(quad[1::2]))
        for quad in quads
    )


def _box(rectangle: object, frame: PageTransform) -> Box:
    x0, y0, x1, y1 = (number_of(each) for each in list_value(rectangle))
    return frame.box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def with_annotations(glyphs: Sequence[Glyph], lying: Annotations) -> list[Glyph]:
    """Return the letters of a page with what lies on it."""
    shown = list(glyphs)
    for typed in lying.typed:
        if typed.replaces:
            shown = [glyph for glyph in shown if glyph.hidden or not typed.box.holds(*glyph.middle)]
        shown += _set(typed)
    if lying.struck:
        shown = [
            glyph._replace(hidden="struck out") if _is_in(glyph, lying.struck) else glyph
            for glyph in shown
        ]
    for target, links in groupby(lying.links, lambda link: link.target):
        shown = _linked(shown, target, [box for link in links for box in link.boxes])
    return shown


def _set(typed: _Typed) -> Iterator[Glyph]:
    """Yield the letters of a field, line by line from its top, so small that they fit."""
    box, lines = typed.box, typed.text.split("\n")
    hidden = None if typed.is_seen else "invisible"
    size = min(_LARGEST, box.height / (1 + _LEADING * (len(lines) - 1)))
    top = box.top + (box.height - size) / 2 if len(lines) == 1 else box.top
    for at, line in enumerate(lines):
        widths = [_NARROW * size if letter.isascii() else size for letter in line]
        scale = min(1.0, box.width / (sum(widths) or 1.0))
        x, above = box.x0, top + at * _LEADING * size
        bottom = above + size
        for letter, width in zip(line, widths, strict=True):
            x1 = x + scale * width
            yield Glyph(letter, x, above, x1, bottom, bottom - _LIFT * size, size, "", hidden)
            x = x1


def _linked(glyphs: list[Glyph], target: str, boxes: Sequence[Box]) -> list[Glyph]:
    """Return the letters with the target of a link around its label, where that does not say it."""
    places = [
        at
        for at, glyph in enumerate(glyphs)
        if glyph.hidden is None and glyph.size and _is_in(glyph, boxes)
    ]
    before, behind = around("".join(glyphs[at].text for at in places), target)
    if not behind:
        return glyphs
    inked = [at for at in places if not glyphs[at].text.isspace()]
    first, last = glyphs[inked[0]], glyphs[inked[-1]]
    return [
        *glyphs[: inked[0]],
        *([first._replace(text=before, x1=first.x0)] if before else []),
        *glyphs[inked[0] : inked[-1] + 1],
        last._replace(text=behind, x0=last.x0 + _BEHIND),
        *glyphs[inked[-1] + 1 :],
    ]


def _is_in(glyph: Glyph, boxes: Iterable[Box]) -> bool:
    x, y = glyph.middle
    return any(
        box.x0 - _SLACK <= x <= box.x1 + _SLACK and box.top - _SLACK <= y <= box.bottom + _SLACK
        for box in boxes
    )
