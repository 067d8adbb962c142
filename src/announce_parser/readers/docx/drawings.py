"""Drawings of a run → boxes with text, images and what is not read (DrawingML, and VML of older Word)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from announce_parser.readers._manuscript.manuscript import (
    Frame,
    ImageObject,
    LetterRun,
    ObjectPlace,
    Unread,
)
from announce_parser.readers._xml import attribute, child, children, local, words
from announce_parser.readers.docx.markup import elements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from announce_parser.readers._manuscript.manuscript import Item, Paragraph

_EMU_PER_UNIT = 127  # 914400 to the inch, against 7200
_UNREAD = {
    "chart": "a chart",
    "relIds": "a diagram (SmartArt)",
    "OLEObject": "an embedded object (OLE)",
    "contentPart": "handwriting",
    "control": "a control of a form (ActiveX)",
}
_PICTURES = frozenset(("pic", "imagedata"))
_FILLS = frozenset(("solidFill", "gradFill", "blipFill", "pattFill"))
_WHITES = frozenset(("#ffffff", "white", "none", ""))
# What Hancom puts where a writer would describe an image: its file's name and size.
_MADE_UP = "그림입니다."


class _Body(Protocol):
    """Who reads the paragraphs within a drawing."""

    def paragraphs(self, holder: Element) -> tuple[Paragraph, ...]: ...


@dataclass(frozen=True, slots=True)
class Drawings:
    """Reads drawings; what is written in them is read by the body."""

    body: _Body

    def items(self, element: Element) -> Iterator[Item]:
        """Yield what a drawing puts into its paragraph; nothing for lines and empty shapes."""
        holder = next(iter(elements(element)), element) if local(element) == "drawing" else element
        described = attribute(child(holder, "docPr"), "descr").strip()
        alt = "" if described.startswith(_MADE_UP) else described
        found = tuple(self._within(element, _place(holder), filled=False, alt=alt))
        is_object = any(isinstance(item, Unread) for item in found)
        # An embedded object comes with an image of what it shows.
        yield from (item for item in found if not (is_object and isinstance(item, ImageObject)))

    def _within(
        self, element: Element, place: ObjectPlace, *, filled: bool, alt: str
    ) -> Iterator[Item]:
        for inner in elements(element):
            name = local(inner)
            if name == "txbxContent":
                yield Frame(self.body.paragraphs(inner), filled=filled, place=place)
            elif name in _PICTURES:
                yield ImageObject(place=place, alt=alt or attribute(inner, "title"))
            elif name == "textpath":
                yield LetterRun(attribute(inner, "string"))
            elif name in _UNREAD:
                yield Unread(_UNREAD[name])
            else:
                yield from self._within(inner, place, filled=filled or _is_filled(inner), alt=alt)


def _is_filled(shape: Element) -> bool:
    """Return whether a colour or an image lies behind the text of a shape."""
    properties = child(shape, "spPr")
    if properties is not None:
        if child(properties, "noFill") is not None:
            return False
        if any(local(inner) in _FILLS for inner in properties.iterchildren("*")):
            return True
        return attribute(child(child(shape, "style"), "fillRef"), "idx", "0") != "0"
    has_image = any(True for _ in children(shape, "imagedata"))
    shown = attribute(shape, "filled", "t") not in ("f", "false")
    return has_image or (shown and attribute(shape, "fillcolor").split(" ")[0] not in _WHITES)


def _place(holder: Element) -> ObjectPlace:
    """Return how a drawing is to its anchor; its offset counts where it is one from the paragraph."""
    if local(holder) != "anchor":
        return ObjectPlace()
    vertical = child(holder, "positionV")
    near = attribute(vertical, "relativeFrom") in ("paragraph", "line")
    drop = _units(words(child(vertical, "posOffset"))) if near else 0
    return ObjectPlace(
        inline=False, drop=drop, height=_units(attribute(child(holder, "extent"), "cy"))
    )


def _units(length: str) -> int:
    try:
        return int(length) // _EMU_PER_UNIT if len(length) < 20 else 0
    except ValueError:
        return 0
