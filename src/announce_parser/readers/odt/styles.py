"""Styles of an ODT → what a paragraph, span, cell or frame is by its style and those above it (ODF 1.3, part 3, 16)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from announce_parser.readers._manuscript.manuscript import PLAIN, LetterLook, Rise, Veil
from announce_parser.readers._xml import children, local
from announce_parser.readers.odt.markup import get, is_coloured, is_pale, states

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_TITLES = frozenset(("Title",))
_NOWHERE = ("auto", "")
# Of what strikes letters out, 20.382 to 20.386; the last as OpenOffice wrote it before there was a standard.
_STROKES = ("line-through-type", "line-through-style", "line-through-text", "crossing-out")


@dataclass(slots=True)
class Styles:
    """The styles that hold in one part, by family and name."""

    _by_name: dict[tuple[str, str], Element] = field(default_factory=dict)
    _found: dict[tuple[str, str, str], str | None] = field(default_factory=dict)

    def chain(self, family: str, name: str) -> Iterator[Element]:
        """Yield a style and those above it, nearest first; a circle ends where it closes."""
        seen: set[str] = set()
        while (family, name) in self._by_name and name not in seen:
            seen.add(name)
            style = self._by_name[family, name]
            yield style
            name = get(style, "style:parent-style-name")

    def find(self, family: str, name: str, key: str) -> str | None:
        """Return a property (``fo:color``) as the nearest style states it, or None."""
        place = (family, name, key)
        if place not in self._found:
            self._found[place] = next(
                (
                    get(properties, key)
                    for style in self.chain(family, name)
                    for properties in style.iterchildren("*")
                    if states(properties, key)
                ),
                None,
            )
        return self._found[place]

    def look(self, spans: tuple[str, ...], paragraph: str) -> LetterLook:
        """Return how text is set.

        Args:
            spans: Names of the text styles around it, nearest first.
            paragraph: Name of the paragraph's style.
        """
        looks = (*(("text", name) for name in spans), ("paragraph", paragraph))
        veil, rise = self._veil(looks), _rise(self._nearest(looks, "style:text-position"))
        return LetterLook(veil, rise) if veil or rise else PLAIN

    def _veil(self, looks: tuple[tuple[str, str], ...]) -> Veil | None:
        """Return why text of some styles, the nearest first, is not seen."""
        if self._nearest(looks, "text:display") == "none":
            return Veil.UNSHOWN
        strokes = (self._nearest(looks, f"style:text-{key}") for key in _STROKES)
        if any(stroke not in ("", "none") for stroke in strokes):
            return Veil.STRUCK
        if not is_pale(self._nearest(looks, "fo:color")):
            return None
        return None if is_coloured(self._nearest(looks[:-1], "fo:background-color")) else Veil.WHITE

    def is_filled(self, family: str, name: str) -> bool:
        """Return whether a style lays a colour or an image behind the text."""
        if is_coloured(self.find(family, name, "fo:background-color") or ""):
            return True
        fill = self.find(family, name, "draw:fill")
        if fill == "solid":
            return is_coloured(self.find(family, name, "draw:fill-color") or "")
        return fill in ("gradient", "bitmap", "hatch")

    def is_title(self, name: str) -> bool:
        """Return whether a paragraph's style is the one of titles, or made from it."""
        return any(get(style, "style:name") in _TITLES for style in self.chain("paragraph", name))

    def turns_page(self, family: str, name: str) -> bool:
        """Return whether a page begins with what is of a style: a break before it, or other paper."""
        style = self._by_name.get((family, name))
        return bool(get(style, "style:master-page-name")) or (
            self.find(family, name, "fo:break-before") == "page"
        )

    def list_style(self, name: str) -> str | None:
        """Return the list style of a paragraph's style; None where none is stated, empty for no list."""
        for style in self.chain("paragraph", name):
            if states(style, "style:list-style-name"):
                return get(style, "style:list-style-name")
        return None

    def _nearest(self, looks: tuple[tuple[str, str], ...], key: str) -> str:
        found = (self.find(family, name, key) for family, name in looks)
        return next((value for value in found if value not in (None, *_NOWHERE)), "") or ""


def _rise(position: str) -> Rise | None:
    """Return how ``super 58%``, ``-33% 58%`` sets letters; None on the line itself (20.384)."""
    height = position.partition(" ")[0]
    if height in ("super", "sub"):
        return Rise.RAISED if height == "super" else Rise.LOWERED
    if height.startswith("-"):
        return Rise.LOWERED
    return Rise.RAISED if height.rstrip("%").strip("0.") else None


def styles(*roots: Element | None) -> Styles:
    """Return the styles that groups of styles define; of one name, the first group's holds."""
    found: dict[tuple[str, str], Element] = {}
    for root in roots:
        for style in children(root, "style"):
            found.setdefault((get(style, "style:family"), get(style, "style:name")), style)
    return Styles(found)


def groups(root: Element | None, *names: str) -> list[Element]:
    """Return the groups of styles of a part by their names, in the order of the names."""
    held = () if root is None else tuple(root.iterchildren("*"))
    return [element for name in names for element in held if local(element) == name]
