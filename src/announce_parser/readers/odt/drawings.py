"""Frames and shapes → boxes with text, images, formulas and what is not read (ODF 1.3, part 3, 10)."""

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
from announce_parser.readers._xml import child, local, words
from announce_parser.readers.odt.formulas import formula
from announce_parser.readers.odt.markup import get, units

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element as Element

    from announce_parser.readers._manuscript.manuscript import Item, Paragraph
    from announce_parser.readers.odt.package import Package
    from announce_parser.readers.odt.styles import Styles

_UNREAD = {
    "object-ole": "an embedded object (OLE)",
    "plugin": "an embedded object",
    "applet": "an embedded object",
    "floating-frame": "a page of the web within the text",
}
_GROUPS = frozenset(("g", "a"))
_NEAR = frozenset(("paragraph", "char"))
SHAPES = frozenset(
    ("frame", "g", "custom-shape", "rect", "ellipse", "circle", "line", "polyline", "polygon", "regular-polygon",
     "path", "connector", "caption", "measure", "control", "scene")
)  # fmt: skip


class _Body(Protocol):
    """Who reads the paragraphs within a drawing."""

    @property
    def styles(self) -> Styles: ...

    def paragraphs(self, holder: Element) -> tuple[Paragraph, ...]: ...


@dataclass(frozen=True, slots=True)
class Drawings:
    """Reads drawings; what is written in them is read by the body.

    Attributes:
        controls: Words on the controls of forms, by their ids.
    """

    body: _Body
    package: Package
    controls: Mapping[str, str]

    def items(self, element: Element) -> Iterator[Item]:
        """Yield what a drawing puts into its paragraph; nothing for lines and empty shapes."""
        name = local(element)
        if name in _GROUPS:
            for inner in element.iterchildren("*"):
                yield from self.items(inner)
        elif name == "frame":
            yield from self._frame(element)
        elif name == "control":
            yield LetterRun(self.controls.get(get(element, "draw:control"), ""))
        elif name in SHAPES:
            held = self.body.paragraphs(element)
            if any(paragraph.items for paragraph in held):
                yield Frame(held, filled=self._is_filled(element), place=_place(element))

    def _frame(self, frame: Element) -> Iterator[Item]:
        """Yield the one of a frame's contents that the writer prefers; the others are in for it."""
        held = {local(inner): inner for inner in reversed(tuple(frame.iterchildren("*")))}
        if "object" in held:
            yield self._object(held["object"])
            return
        for name, reason in _UNREAD.items():
            if name in held:
                yield Unread(reason)
                return
        if "text-box" in held:
            inner = self.body.paragraphs(held["text-box"])
            yield Frame(inner, filled=self._is_filled(frame), place=_place(frame))
        elif "image" in held:
            alt = words(child(frame, "desc")).strip() or words(child(frame, "title")).strip()
            yield ImageObject(place=_place(frame), alt=alt)

    def _object(self, element: Element) -> Item:
        """Return a formula as one; any other object is named."""
        root = next(element.iterchildren("*"), None)
        if root is None:
            root = self.package.embedded(get(element, "xlink:href"))
        if root is None:
            return Unread("an embedded object")
        if local(root) == "math":
            return formula(root)
        is_chart = next(root.iter("{*}chart"), None) is not None
        return Unread("a chart" if is_chart else "an embedded object")

    def _is_filled(self, shape: Element) -> bool:
        return self.body.styles.is_filled("graphic", get(shape, "draw:style-name"))


def _place(shape: Element) -> ObjectPlace:
    anchor = get(shape, "text:anchor-type", "paragraph")
    drop = units(get(shape, "svg:y")) if anchor in _NEAR else 0
    return ObjectPlace(
        inline=anchor == "as-char", drop=drop, height=max(0, units(get(shape, "svg:height")))
    )
