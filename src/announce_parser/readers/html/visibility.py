"""How letters of a page are set, and what it hides: by element, by attribute, by style, by its own style sheets, by custom.

Sheets that lie outside of the file are not fetched, so the class names are known here that the sheets of
public offices hide by custom: text for screen readers, ``<span class="blind">``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from announce_parser.readers._manuscript.manuscript import PLAIN, LetterLook, Rise, Veil
from announce_parser.readers.html.sheets import Sheets, declared
from announce_parser.readers.html.tree import attribute, tag, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

_ZERO = r"0(?:\.0+)?(?:px|pt|em|rem|%|vh|vw)?"
# By property: values with which nobody sees the letters.
_HIDING: dict[str, re.Pattern[str]] = {
    "display": re.compile("none"),
    "visibility": re.compile("hidden|collapse"),
    "content-visibility": re.compile("hidden"),
    "opacity": re.compile(r"0(?:\.0+)?%?"),
    "font-size": re.compile(rf"{_ZERO}|0?\.\d+(?:px|pt)"),
    "font": re.compile(rf"{_ZERO}(?:[/\s].*)?"),
    "text-indent": re.compile(r"-\d{3,}.*"),
    **dict.fromkeys(("left", "top", "right"), re.compile(r"-\d{4,}.*")),
    "clip": re.compile(r"rect\(\s*[01](?:px)?(?:[,\s]+[01](?:px)?){3}\s*\)"),
    "clip-path": re.compile(r"inset\(\s*(?:50|100)%\s*\)"),
    "transform": re.compile(r"scale[xy]?\(\s*0\s*(?:,\s*0\s*)?\)"),
    "color": re.compile(r"transparent|(?:rgba|hsla)\([^)]*[,/]\s*0(?:\.0+)?%?\s*\)"),
    "mso-hide": re.compile("all"),
}
_FLAT = re.compile(r"[01](?:px)?")
_SETTING = {"super": Rise.RAISED, "text-top": Rise.RAISED, "sub": Rise.LOWERED}
_LENGTH = re.compile(r"(?P<minus>-?)(?P<size>\d*\.?\d+)(?:px|pt|em|rem|ex|%)")
_RISES = {"sup": Rise.RAISED, "sub": Rise.LOWERED}
_LINES = frozenset({"p", "li", "td", "th", "dd", "dt"})
_DELETED = frozenset({"del", "s", "strike"})
# What is within a line; in a cell, the same words say where its text is in the row.
_IN_LINE = frozenset(
    {"span", "a", "b", "i", "em", "strong", "small", "font", "u", "big", "mark", "label", "abbr", "cite", "code", "ins", *_RISES}
)  # fmt: skip
_WHITE = re.compile(
    r"#fff(?:fff)?|white|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*(?:,[^)]*)?\)", re.IGNORECASE
)
_PAPER = re.compile(r"(?:#fff(?:fff)?|white|none|transparent|inherit|initial)?", re.IGNORECASE)
# Names that style sheets give to text for screen readers alone.
_FOR_SCREEN_READERS = frozenset(
    {"blind", "sr-only", "sronly", "visually-hidden", "visuallyhidden", "screen-reader-text", "sound_only", "soundonly",
     "a11y-hidden", "offscreen", "hidden", "hide", "ir", "skip", "skip-link", "hidden-text", "txt_hidden", "dn", "d-none"}
)  # fmt: skip
# An open dialog covers the page: everything after it is marked, and is the notice all the same.
_LONGEST_ASIDE = 300
_HIGHEST_CHAIN = 8


@dataclass(frozen=True, slots=True)
class Styles:
    """How a page sets its letters, by its elements, their own styles and the page's sheets."""

    sheets: Sheets = field(default_factory=Sheets)

    @classmethod
    def of(cls, root: Element) -> Styles:
        """Return the styles that are in the page."""
        return cls(Sheets.of(root))

    def look(self, element: Element) -> LetterLook:
        """Return how an element sets its letters, as far as it is concerned itself."""
        style = self.sheets.style(element)
        veil = _veil(element, style)
        if veil is None and _is_white(element, style) and not self._is_filled(element):
            veil = Veil.WHITE
        rise = _rise(tag(element), style)
        return LetterLook(veil, rise) if veil or rise else PLAIN

    def removes(self, element: Element) -> bool:
        """Return whether an element takes no place on the page: a row that is not displayed is not a row."""
        shown = self.sheets.style(element).get("display")
        return shown == "none" or (element.get("hidden") is not None and shown is None)

    def _is_filled(self, element: Element | None) -> bool:
        """Return whether something may lie behind white letters: a colour, an image, a class that the page does not explain."""
        for _ in range(_HIGHEST_CHAIN):
            if element is None:
                return False
            classes = attribute(element, "class").split()
            if not self.sheets.known.issuperset(classes):
                return True
            if element.get("bgcolor") or element.get("background"):
                return True
            if not _PAPER.fullmatch(self.sheets.style(element).get("background", "")):
                return True
            element = element.getparent()
        return False


def _veil(element: Element, style: Mapping[str, str]) -> Veil | None:
    """Return why nobody sees an element, or None where it is seen as far as it is concerned itself."""
    if _hides(style) or _is_hidden(element, style):
        return Veil.UNSHOWN
    stroke = style.get("text-decoration")
    if tag(element) in _DELETED and stroke is None:
        return Veil.DELETED
    if is_for_screen_readers(element) or _is_aside(element):
        return Veil.UNSHOWN
    is_struck = stroke is not None and "line-through" in stroke.split()
    return Veil.STRUCK if is_struck else None


def is_veiled_by(style: str) -> bool:
    """Return whether letters of a style (``display:none``) are hidden or struck out."""
    stated = {each.name: each.value for each in declared(style)}
    return _hides(stated) or "line-through" in stated.get("text-decoration", "").split()


def _hides(style: Mapping[str, str]) -> bool:
    if any(name in _HIDING and _HIDING[name].fullmatch(value) for name, value in style.items()):
        return True
    heights = (style.get("height"), style.get("max-height"))
    return style.get("overflow") == "hidden" and any(
        height is not None and _FLAT.fullmatch(height) for height in heights
    )


def _is_hidden(element: Element, style: Mapping[str, str]) -> bool:
    """Return whether an attribute hides an element; the last two are of drawings (SVG)."""
    if element.get("hidden") is not None and "display" not in style:
        return True
    return attribute(element, "display") == "none" or attribute(element, "visibility") == "hidden"


def _rise(name: str, style: Mapping[str, str]) -> Rise | None:
    """Return how letters within a line stand to it: by their element, a keyword, or a length up or down."""
    if name not in _IN_LINE:
        return None
    set_at = style.get("vertical-align")
    if set_at in _SETTING:
        return _SETTING[set_at]
    moved = set_at if set_at is not None else style.get("mso-text-raise") or _shifted(style)
    length = _LENGTH.fullmatch(moved or "")
    if length is not None and float(length["size"]):
        return Rise.LOWERED if length["minus"] else Rise.RAISED
    return _RISES.get(name) if set_at is None else None


def _shifted(style: Mapping[str, str]) -> str:
    """Return how far letters are moved up from their place in the line."""
    if style.get("position") != "relative":
        return ""
    top = style.get("top", "")
    return (
        (top.removeprefix("-") if top.startswith("-") else f"-{top}")
        if top
        else style.get("bottom", "")
    )


def is_for_screen_readers(element: Element) -> bool:
    """Return whether a class name says by custom that an element is read aloud and not shown."""
    classes = attribute(element, "class").lower().split()
    return any(name in _FOR_SCREEN_READERS for name in classes)


def _is_aside(element: Element) -> bool:
    """Return whether an element is kept from screen readers and short: a sign, a shadow of other text."""
    return attribute(element, "aria-hidden") == "true" and len(text_of(element)) <= _LONGEST_ASIDE


def _is_white(element: Element, style: Mapping[str, str]) -> bool:
    """Return whether letters are white; that of a whole part of the page a sheet sets before what it draws after it."""
    colour = attribute(element, "color") if tag(element) == "font" else ""
    is_own = any(each.name == "color" for each in declared(attribute(element, "style")))
    if not is_own and not colour and tag(element) not in _IN_LINE | _LINES:
        return False
    return _WHITE.fullmatch(style.get("color", colour)) is not None
