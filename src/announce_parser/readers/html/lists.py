"""The numbers and bullets that a browser draws before the items of a list.

Items of notices mostly carry their own mark, ``<li>□ 지원대상</li>``; those get none besides. ``<ol type="a" start="3">``
counts as the standard says; ``value`` sets a number anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from announce_parser.patterns import lazy_regex
from announce_parser.readers._manuscript.numbering import shape_of_name, write_number
from announce_parser.readers.html.tree import attribute, tag

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Letters of the attribute `type` and names of styles, by the shape of number they ask for.
_TYPES = {"a": "LATIN_SMALL", "A": "LATIN_CAPITAL", "i": "ROMAN_SMALL", "I": "ROMAN_CAPITAL"}
_STYLES = {
    "lower-alpha": "LATIN_SMALL",
    "lower-latin": "LATIN_SMALL",
    "upper-alpha": "LATIN_CAPITAL",
    "upper-latin": "LATIN_CAPITAL",
    "lower-roman": "ROMAN_SMALL",
    "upper-roman": "ROMAN_CAPITAL",
    "hangul": "HANGUL_SYLLABLE",
    "hangul-consonant": "HANGUL_JAMO",
    "korean-hangul-formal": "HANGUL_PHONETIC",
}
_STYLE = lazy_regex(r"list-style(?:-type)?\s*:\s*(?P<name>[a-z-]+)", re.IGNORECASE)
_BULLETS = "•◦▪"


@dataclass(slots=True)
class ListCounter:
    """One list while its items come in."""

    element: Element
    depth: int
    _number: int | None = None

    def label(self, item: Element) -> str:
        """Return the label of the next item; empty where its list draws none."""
        style = _style_of(item) or _style_of(self.element)
        if tag(self.element) != "ol":
            return "" if style == "none" else _BULLETS[min(self.depth, len(_BULLETS)) - 1]
        step = -1 if self.element.get("reversed") is not None else 1
        start = _integer(attribute(self.element, "start"))
        if start is None:
            start = sum(tag(each) == "li" for each in self.element) if step < 0 else 1
        following = start if self._number is None else self._number + step
        value = _integer(attribute(item, "value"))
        self._number = following if value is None else value
        if style == "none":
            return ""
        name = _STYLES.get(style) or _TYPES.get(attribute(self.element, "type"), "DIGIT")
        return f"{write_number(self._number, shape_of_name(name))}."


def _style_of(element: Element) -> str:
    match = _STYLE.search(attribute(element, "style"))
    return match["name"].lower() if match else ""


def _integer(written: str) -> int | None:
    return int(written) if re.fullmatch(r"-?[0-9]{1,9}", written) else None
