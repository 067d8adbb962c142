"""What a page hides: by attribute, by style, by a class that its own style sheet hides, by custom.

Sheets that lie outside of the file are not fetched, so the class names are known here that the sheets of
public offices hide by custom: text for screen readers, ``<span class="blind">``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from announce_parser.readers._manuscript.manuscript import Veil
from announce_parser.readers.html.tree import attribute, find_all, tag, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_RULE = re.compile(r"(?P<selectors>[^{}]{1,2000})\{(?P<body>[^{}]{0,4000})\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_MEDIA = re.compile(r"@(?:media|supports)[^{}]{0,200}\{")
_SIMPLE = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9]{0,10})?[.#][A-Za-z_][\w-]{0,80}")
_HIDING = re.compile(
    r"(?:^|;)\s*(?:"
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?\s*(?=;|!|$)"
    r"|font(?:-size)?\s*:\s*0(?:px|pt|em|rem|%)?\s*(?=;|!|$|/)"
    r"|text-indent\s*:\s*-\d{3,}|(?:left|top|right)\s*:\s*-\d{4,}"
    r"|clip\s*:\s*rect\(\s*[01](?:px)?[,\s]+[01](?:px)?[,\s]+[01](?:px)?[,\s]+[01](?:px)?\s*\)|mso-hide\s*:\s*all"
    r")",
    re.IGNORECASE,
)
_WHITE = re.compile(
    r"(?:^|;)\s*color\s*:\s*(?:#fff(?:fff)?\b|white\b|rgba?\(\s*255\s*,\s*255\s*,\s*255)",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"(?:^|;)\s*background(?:-color|-image)?\s*:\s*(?!(?:#fff(?:fff)?|white|none|transparent|inherit|initial)\s*(?:;|!|$))",
    re.IGNORECASE,
)
# Names that style sheets give to text for screen readers alone.
_FOR_SCREEN_READERS = frozenset(
    {"blind", "sr-only", "sronly", "visually-hidden", "visuallyhidden", "screen-reader-text", "sound_only", "soundonly",
     "a11y-hidden", "offscreen", "hidden", "hide", "ir", "skip", "skip-link", "hidden-text", "txt_hidden", "dn", "d-none"}
)  # fmt: skip
# An open dialog covers the page: everything behind it is marked, and is the notice all the same.
_LONGEST_ASIDE = 300
_HIGHEST_CHAIN = 8


@dataclass(frozen=True, slots=True)
class Styles:
    """The selectors of a page's own style sheets that hide what they select: ``.x``, ``#x``, ``p.x``."""

    hiding: frozenset[str] = frozenset()

    @classmethod
    def of(cls, root: Element) -> Styles:
        """Return the styles that stand in the page."""
        hiding: set[str] = set()
        for sheet in find_all(root, "style"):
            rules = _MEDIA.sub("", _COMMENT.sub("", sheet.text or ""))
            for rule in _RULE.finditer(rules):
                if _HIDING.search(rule["body"]):
                    names = (name.strip() for name in rule["selectors"].split(","))
                    hiding |= {name for name in names if _SIMPLE.fullmatch(name)}
        return cls(frozenset(hiding))

    def veil(self, element: Element) -> Veil | None:
        """Return why nobody sees an element, or None where it is seen as far as it is concerned itself."""
        style = attribute(element, "style")
        if element.get("hidden") is not None or (style and _HIDING.search(style)):
            return Veil.UNSHOWN
        if tag(element) in ("del", "s", "strike"):
            return Veil.DELETED
        if self._is_hidden_by_class(element) or _is_aside(element):
            return Veil.UNSHOWN
        return Veil.WHITE if _is_white(element, style) and not _is_filled(element) else None

    def _is_hidden_by_class(self, element: Element) -> bool:
        classes = attribute(element, "class").split()
        if is_for_screen_readers(element):
            return True
        if not self.hiding:
            return False
        name = tag(element)
        selectors = [f".{each}" for each in classes]
        if element.get("id"):
            selectors.append(f"#{attribute(element, 'id')}")
        return any(each in self.hiding or f"{name}{each}" in self.hiding for each in selectors)


def is_for_screen_readers(element: Element) -> bool:
    """Return whether a class name says by custom that an element is read aloud and not shown."""
    classes = attribute(element, "class").lower().split()
    return any(name in _FOR_SCREEN_READERS for name in classes)


def _is_aside(element: Element) -> bool:
    """Return whether an element is kept from screen readers and short: a sign, a shadow of other text."""
    return attribute(element, "aria-hidden") == "true" and len(text_of(element)) <= _LONGEST_ASIDE


def _is_white(element: Element, style: str) -> bool:
    colour = attribute(element, "color").lower() if tag(element) == "font" else ""
    return colour in ("#fff", "#ffffff", "white") or bool(style and _WHITE.search(style))


def _is_filled(element: Element | None) -> bool:
    """Return whether something may lie behind white letters: a colour, an image, a class that is not known."""
    for _ in range(_HIGHEST_CHAIN):
        if element is None:
            return False
        if element.get("class") or element.get("bgcolor") or element.get("background"):
            return True
        if _BACKGROUND.search(attribute(element, "style")):
            return True
        element = element.getparent()
    return False
