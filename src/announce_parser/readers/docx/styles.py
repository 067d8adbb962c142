"""styles.xml → what a paragraph or run is by its style and the styles that it is based on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from announce_parser.readers._manuscript.manuscript import PLAIN, LetterLook, Rise, Veil
from announce_parser.readers._xml import child, children
from announce_parser.readers.docx.markup import is_coloured, is_on, value, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_BODY_LEVEL = 9  # outline level of running text
_HEADING_NAME = re.compile(r"(?:heading|제목)\s*([1-9])", re.IGNORECASE)
# Hancom's outline (개요) numbers whatever is listed: its levels make no headings.
_OUTLINE_NAME = re.compile(r"(?:개요|outline)\s*\d+", re.IGNORECASE)
_TITLE_NAMES = frozenset(("title", "제목"))
_PALEST = 0xF8
_USUAL_SIZE = 20  # half points, of text whose style does not say
_RISES = {"superscript": Rise.RAISED, "subscript": Rise.LOWERED}


@dataclass(slots=True)
class Styles:
    """The styles of a document by their ids, and the paragraph style of those that name none."""

    _by_id: dict[str, Element] = field(default_factory=dict)
    _default: str = ""
    _found: dict[tuple[str, str], Element | None] = field(default_factory=dict)

    def chain(self, identifier: str) -> Iterator[Element]:
        """Yield a style and those it is based on, nearest first; a circle ends where it closes."""
        seen: set[str] = set()
        while identifier in self._by_id and identifier not in seen:
            seen.add(identifier)
            style = self._by_id[identifier]
            yield style
            identifier = value(child(style, "basedOn"))

    def style_of(self, properties: Element | None) -> str:
        """Return the id of a paragraph's style by its properties, the default one where it names none."""
        return value(child(properties, "pStyle")) or self._default

    def heading(self, properties: Element | None) -> int | None:
        """Return the level of the heading that a paragraph is, from 1, or None for running text."""
        own = child(properties, "outlineLvl")
        if own is not None:
            return _level(whole(own, default=_BODY_LEVEL))
        for style in self.chain(self.style_of(properties)):
            name = value(child(style, "name")).strip()
            if _OUTLINE_NAME.fullmatch(name):
                return None
            named = _HEADING_NAME.fullmatch(name)
            if named:
                return int(named[1])
            if name.lower() in _TITLE_NAMES:
                return 1
            stated = child(child(style, "pPr"), "outlineLvl")
            if stated is not None:
                return _level(whole(stated, default=_BODY_LEVEL))
        return None

    def of_paragraph(self, properties: Element | None, name: str) -> Element | None:
        """Return a property of a paragraph: its own, else the nearest of its styles."""
        own = child(properties, name)
        return own if own is not None else self._of_style(self.style_of(properties), "pPr", name)

    def look(self, look: Element | None, paragraph: Element | None) -> LetterLook:
        """Return how a run is set, by its own properties, its style and its paragraph's."""
        veil = self._veil(look, paragraph)
        set_at = value(self._of_run(look, paragraph, "vertAlign"))
        rise = _RISES.get(set_at) if set_at else self._moved(look, paragraph)
        return LetterLook(veil, rise) if veil or rise else PLAIN

    def _moved(self, look: Element | None, paragraph: Element | None) -> Rise | None:
        """Return how small letters are moved from the line (``w:position``); of large ones a line is made even."""
        moved = whole(self._of_run(look, paragraph, "position"))
        if not moved:
            return None
        usual = whole(self._of_style(self.style_of(paragraph), "rPr", "sz"), default=_USUAL_SIZE)
        if whole(self._of_run(look, paragraph, "sz"), default=_USUAL_SIZE) >= usual:
            return None
        return Rise.RAISED if moved > 0 else Rise.LOWERED

    def _veil(self, look: Element | None, paragraph: Element | None) -> Veil | None:
        """Return why a run is not seen."""
        if self._is_toggled(look, paragraph, "vanish"):
            return Veil.UNSHOWN
        doubly = is_on(self._of_run(look, paragraph, "dstrike"))
        if doubly or self._is_toggled(look, paragraph, "strike"):
            return Veil.STRUCK
        colour = self._of_run(look, paragraph, "color")
        if colour is None or not _is_pale(value(colour)):
            return None
        marked = self._of_run(look, paragraph, "highlight")
        is_marked = marked is not None and value(marked) not in ("none", "white")
        shaded = is_coloured(self._of_run(look, paragraph, "shd"))
        return None if is_marked or shaded else Veil.WHITE

    def _is_toggled(self, look: Element | None, paragraph: Element | None, name: str) -> bool:
        """Return whether a switch is on: a style of letters turns over what the paragraph's sets (17.7.3)."""
        own = child(look, name)
        if own is not None:
            return is_on(own)
        of_letters = is_on(self._of_style(value(child(look, "rStyle")), "rPr", name))
        return of_letters != is_on(self._of_style(self.style_of(paragraph), "rPr", name))

    def fills(self, table_style: str) -> bool:
        """Return whether a table style colours cells, in whatever rows."""
        return any(
            is_coloured(shade)
            for style in self.chain(table_style)
            for shade in style.iter("{*}shd")
        )

    def _of_run(self, look: Element | None, paragraph: Element | None, name: str) -> Element | None:
        own = child(look, name)
        if own is not None:
            return own
        found = self._of_style(value(child(look, "rStyle")), "rPr", name)
        return found if found is not None else self._of_style(self.style_of(paragraph), "rPr", name)

    def _of_style(self, identifier: str, group: str, name: str) -> Element | None:
        key = (identifier, name)
        if key not in self._found:
            stated = (child(child(style, group), name) for style in self.chain(identifier))
            self._found[key] = next((found for found in stated if found is not None), None)
        return self._found[key]


def styles(root: Element | None) -> Styles:
    """Return the styles that the root of styles.xml defines."""
    found: dict[str, Element] = {}
    default = ""
    for style in children(root, "style"):
        identifier = value(style, "styleId")
        found.setdefault(identifier, style)
        if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on"):
            default = default or identifier
    return Styles(found, default)


def _level(outline: int) -> int | None:
    return outline + 1 if 0 <= outline < _BODY_LEVEL else None


def _is_pale(colour: str) -> bool:
    """Return whether letters of a colour (``FFFFFF``) cannot be told from paper."""
    try:
        channels = bytes.fromhex(colour)
    except ValueError:
        return False
    return len(channels) == 3 and min(channels) >= _PALEST
