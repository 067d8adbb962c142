"""How letters of a page are set, and what it hides: by attribute, by style, by a class that its own style sheet hides, by custom.

Sheets that lie outside of the file are not fetched, so the class names are known here that the sheets of
public offices hide by custom: text for screen readers, ``<span class="blind">``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from announce_parser.readers._manuscript.manuscript import PLAIN, Look, Rise, Veil
from announce_parser.readers.html.tree import attribute, find_all, tag, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
_STRIKING = re.compile(
    r"(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*\bline-through\b", re.IGNORECASE
)
_SETTING = re.compile(r"(?:^|;)\s*vertical-align\s*:\s*(?P<place>super|sub)\b", re.IGNORECASE)
_RISES = {"sup": Rise.RAISED, "sub": Rise.LOWERED}
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
    """What a page's own style sheets say of what they select, by simple selectors: ``.x``, ``#x``, ``p.x``."""

    looks: Mapping[str, Look] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element) -> Styles:
        """Return the styles that stand in the page."""
        looks: dict[str, Look] = {}
        for sheet in find_all(root, "style"):
            rules = _MEDIA.sub("", _COMMENT.sub("", sheet.text or ""))
            for rule in _RULE.finditer(rules):
                look = _stated(rule["body"])
                if look != PLAIN:
                    names = (name.strip() for name in rule["selectors"].split(","))
                    looks.update((name, look) for name in names if _SIMPLE.fullmatch(name))
        return cls(looks)

    def look(self, element: Element) -> Look:
        """Return how an element sets its letters, as far as it is concerned itself."""
        selected = self._selected(element)
        own = _stated(attribute(element, "style"))
        rise = own.rise or _RISES.get(tag(element))
        for look in selected:
            rise = rise or look.rise
        veil = self._veil(element, own, selected)
        return Look(veil, rise) if veil or rise else PLAIN

    def _veil(self, element: Element, own: Look, selected: Sequence[Look]) -> Veil | None:
        """Return why nobody sees an element, or None where it is seen as far as it is concerned itself."""
        if element.get("hidden") is not None or own.veil is Veil.UNSHOWN:
            return Veil.UNSHOWN
        if tag(element) in ("del", "s", "strike"):
            return Veil.DELETED
        if is_for_screen_readers(element) or _is_aside(element):
            return Veil.UNSHOWN
        veil = next((look.veil for look in (own, *selected) if look.veil), None)
        if veil:
            return veil
        is_white = _is_white(element, attribute(element, "style"))
        return Veil.WHITE if is_white and not _is_filled(element) else None

    def _selected(self, element: Element) -> list[Look]:
        """Return what the rules say that select an element."""
        if not self.looks:
            return []
        name = tag(element)
        selectors = [f".{each}" for each in attribute(element, "class").split()]
        if element.get("id"):
            selectors.append(f"#{attribute(element, 'id')}")
        stated = (self.looks.get(key) for each in selectors for key in (each, f"{name}{each}"))
        return [look for look in stated if look is not None]


def _stated(style: str) -> Look:
    """Return what declarations say of letters; of two, that they are hidden goes before that they are struck out."""
    if not style:
        return PLAIN
    veil = Veil.UNSHOWN if _HIDING.search(style) else None
    if veil is None and _STRIKING.search(style):
        veil = Veil.STRUCK
    set_at = _SETTING.search(style)
    rise = _RISES.get(set_at["place"].lower().removesuffix("er")) if set_at else None
    return Look(veil, rise) if veil or rise else PLAIN


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
