"""header.xml → what paragraphs refer to by id: looks, shapes, fills, numberings, bullets (OWPML ``hh:head``)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from announce_parser.readers._manuscript.manuscript import (
    PLAIN,
    HeadKind,
    LetterLook,
    Level,
    ParagraphHead,
    Rise,
    Veil,
    moved_by,
)
from announce_parser.readers._manuscript.numbering import shape_of_name
from announce_parser.readers._xml import attribute, child, children, local, number, words

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HEADS = {"OUTLINE": HeadKind.OUTLINE, "NUMBER": HeadKind.NUMBER, "BULLET": HeadKind.BULLET}
_PALEST = 0xF8  # a channel from which on a colour cannot be told from paper


# Hancom writes strokes that stand out from the page (입체) into looks that are not struck out.
_NO_STROKE = frozenset(("NONE", "3D", "REVERSE_3D", "THICK_3D", "THICK_REVERSE_3D"))


@dataclass(frozen=True, slots=True)
class ParaShape:
    """A paragraph's shape, as far as it says something about the text."""

    head: ParagraphHead | None = None
    filled: bool = False


_PLAIN = ParaShape()


@dataclass(slots=True)
class Definitions:
    """What header.xml defines, by the ids of the file.

    Attributes:
        looks: By id, those that say something about their letters; white ones are veiled on no shade of their own.
        filled: Ids of border fills that colour what lies in them.
    """

    looks: dict[str, LetterLook] = field(default_factory=dict)
    filled: set[str] = field(default_factory=set)
    paragraphs: dict[str, ParaShape] = field(default_factory=dict)
    numberings: dict[int, tuple[Level, ...]] = field(default_factory=dict)
    bullets: dict[int, str] = field(default_factory=dict)

    def paragraph(self, identifier: str) -> ParaShape:
        """Return a paragraph's shape; a plain one where it is not defined."""
        return self.paragraphs.get(identifier, _PLAIN)


def definitions(root: Element) -> Definitions:
    """Return what the root of header.xml defines."""
    found = Definitions()
    for element in root.iter("{*}borderFill"):
        if has_fill(element):
            found.filled.add(attribute(element, "id"))
    for element in root.iter("{*}charPr"):
        look = _look(element, found)
        if look != PLAIN:
            found.looks[attribute(element, "id")] = look
    for element in root.iter("{*}paraPr"):
        found.paragraphs[attribute(element, "id")] = _para_shape(element, found)
    for element in root.iter("{*}numbering"):
        found.numberings[number(element, "id")] = _levels(element)
    for element in root.iter("{*}bullet"):
        found.bullets[number(element, "id")] = _glyph(element)
    return found


def has_fill(element: Element) -> bool:
    """Return whether the fill of a border or shape is seen: a colour other than paper's, or an image."""
    brush = child(element, "fillBrush")
    if brush is None:
        return False
    solid = child(brush, "winBrush")
    return (solid is not None and _is_coloured(attribute(solid, "faceColor", "none"))) or any(
        local(inner) in ("gradation", "imgBrush") for inner in brush
    )


def _look(element: Element, found: Definitions) -> LetterLook:
    """Return what a look says of its letters."""
    is_pale = _is_pale(element) and attribute(element, "borderFillIDRef") not in found.filled
    stroke = child(element, "strikeout")
    is_struck = not _NO_STROKE & {
        attribute(stroke, "shape", "NONE"),
        attribute(stroke, "type", "-"),
    }
    veil = Veil.STRUCK if is_struck else Veil.WHITE if is_pale else None
    if child(element, "supscript") is not None:
        return LetterLook(veil, Rise.RAISED)
    if child(element, "subscript") is not None:
        return LetterLook(veil, Rise.LOWERED)
    moved, size = (number(child(element, name), "hangul") for name in ("offset", "relSz"))
    return LetterLook(veil, moved_by(moved, size))


def _is_pale(element: Element) -> bool:
    colour = _channels(attribute(element, "textColor", "#000000"))
    is_white = colour is not None and min(colour) >= _PALEST
    return is_white and not _is_coloured(attribute(element, "shadeColor", "none"))


def _is_coloured(text: str) -> bool:
    colour = _channels(text)
    return colour is not None and min(colour) < _PALEST


def _channels(text: str) -> bytes | None:
    """Return red, green and blue of ``#RRGGBB`` or ``#AARRGGBB``; None for ``none``."""
    try:
        return bytes.fromhex(text.lstrip("#")[-6:]) or None
    except ValueError:
        return None


def _para_shape(element: Element, found: Definitions) -> ParaShape:
    heading = next(element.iter("{*}heading"), None)
    kind = _HEADS.get(attribute(heading, "type"))
    head = (
        ParagraphHead(kind, max(0, number(heading, "level")), number(heading, "idRef"))
        if kind
        else None
    )
    border = next(element.iter("{*}border"), None)
    return ParaShape(head, attribute(border, "borderFillIDRef") in found.filled)


def _levels(element: Element) -> tuple[Level, ...]:
    heads = sorted(children(element, "paraHead"), key=lambda head: number(head, "level", 1))
    return tuple(
        Level(
            words(head), shape_of_name(attribute(head, "numFormat")), number(head, "start", 1) or 1
        )
        for head in heads
    )


def _glyph(element: Element) -> str:
    """Return the sign of a bullet; an image has none and is drawn as a dot."""
    sign = attribute(element, "char")
    return "•" if attribute(element, "useImage") == "1" or not sign.strip("\x00") else sign
