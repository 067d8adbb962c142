"""List styles and counters → the label that is before a paragraph (ODF 1.3, part 3, 5.3, 16.30).

A list is a tree of items; the first paragraph of an item has the label, those after it none. A list counts
anew unless it says that it goes on with another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from announce_parser.readers._manuscript.numbering import shape_of_name, write_number
from announce_parser.readers._symbols import symbol
from announce_parser.readers._xml import child, local
from announce_parser.readers.odt.markup import get, whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element as Element

# The first sign of a format that is spelt as its beginning: ``가, 나, 다, ...``.
_SHAPES = {
    "1": "DIGIT",
    "a": "LATIN_SMALL",
    "A": "LATIN_CAPITAL",
    "i": "ROMAN_SMALL",
    "I": "ROMAN_SMALL",
    "가": "HANGUL_SYLLABLE",
    "ㄱ": "HANGUL_JAMO",
    "㉮": "CIRCLED_HANGUL_SYLLABLE",
    "㉠": "CIRCLED_HANGUL_JAMO",
    "①": "CIRCLED_DIGIT",
    "일": "HANGUL_PHONETIC",
    "一": "IDEOGRAPH",
    "㊀": "CIRCLED_IDEOGRAPH",
    "갑": "DECAGON_CIRCLE",
    "甲": "DECAGON_CIRCLE_HANJA",
    "ⓐ": "CIRCLED_LATIN_SMALL",
    "Ⓐ": "CIRCLED_LATIN_CAPITAL",
}
_PLACE = re.compile(r"%(\d{1,2})%")
_MOST_LEVELS = 10


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list style.

    Attributes:
        number: The format of its number; empty for none.
        shown: How many levels its label shows, its own among them.
        template: The label with ``%1%`` for the number of a level, where the style says it so.
        bullet: The sign; None for levels that count.
    """

    number: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    template: str = ""
    bullet: str | None = None


@dataclass(slots=True)
class OpenList:
    """A list at a place of the text.

    Attributes:
        style: Its own or the outer list's; empty where the paragraphs name it.
        level: From 1.
        counts: Numbers reached by level; one mapping for a list and those within it.
        has_label: True where the paragraph to come opens an item.
        start: The number that this item begins anew with, if it does.
    """

    style: str
    level: int
    counts: dict[int, int]
    has_label: bool = False
    start: int | None = None


@dataclass(slots=True)
class Lists:
    """The list styles of a document, and the lists that others may go on with."""

    _levels: Mapping[str, Mapping[int, ListLevel]]
    _by_id: dict[str, OpenList] = field(default_factory=dict)
    _last: dict[str, OpenList] = field(default_factory=dict)
    _outline: dict[int, int] = field(default_factory=dict)

    def open(self, element: Element, outer: OpenList | None) -> OpenList:
        """Return a list that begins, within another or in the text itself."""
        style = get(element, "text:style-name") or (outer.style if outer else "")
        if outer is not None:
            return OpenList(style, outer.level + 1, outer.counts)
        before = self._by_id.get(get(element, "text:continue-list"))
        if before is None and get(element, "text:continue-numbering") == "true":
            before = self._last.get(style)
        opened = OpenList(style, 1, before.counts if before is not None else {})
        self._last[style] = opened
        if get(element, "xml:id"):
            self._by_id[get(element, "xml:id")] = opened
        return opened

    def numbered(self, element: Element) -> OpenList:
        """Return the list of a ``text:numbered-paragraph``, which stands for an item of its own."""
        identifier, style = get(element, "text:list-id"), get(element, "text:style-name")
        before = self._by_id.setdefault(identifier, OpenList(style, 1, {}))
        level = whole(element, "text:level", 1)
        start = start_of(element)
        return OpenList(style or before.style, level, before.counts, has_label=True, start=start)

    def label(self, place: OpenList, paragraph_style: str | None) -> str:
        """Return the label of a paragraph in a list, and count it if it opens an item.

        Args:
            place: The list it is in.
            paragraph_style: The list style that its own style names, if any.
        """
        if not place.has_label:
            return ""
        place.has_label = False
        levels = self._levels.get(place.style or paragraph_style or "", {})
        return _counted(levels, place.counts, place.level, place.start)

    def heading(self, level: int, start: int | None) -> str:
        """Return the label of a heading that is in no list, and count it."""
        return _counted(self._levels.get(_OUTLINE, {}), self._outline, level, start)


_OUTLINE = "\x00outline"


def lists(*groups: Element) -> Lists:
    """Return the list styles that groups of styles define; of one name, the first group's holds."""
    found: dict[str, Mapping[int, ListLevel]] = {}
    for group in groups:
        for element in group.iterchildren("*"):
            name = _OUTLINE if local(element) == "outline-style" else get(element, "style:name")
            if local(element) in ("outline-style", "list-style"):
                found.setdefault(name, dict(_levels(element)))
    return Lists(found)


def start_of(element: Element) -> int | None:
    """Return the number that an item or heading begins anew with, or None."""
    start = whole(element, "text:start-value", -1)
    return None if start < 0 else start


def _levels(style: Element) -> Iterator[tuple[int, ListLevel]]:
    for element in style.iterchildren("*"):
        level = whole(element, "text:level", 0)
        if 0 < level <= _MOST_LEVELS:
            yield level, _level(element)


def _level(element: Element) -> ListLevel:
    bullet = None
    if local(element) == "list-level-style-bullet":
        look = child(element, "text-properties")
        font = get(look, "style:font-name") or get(look, "fo:font-family")
        bullet = "".join(
            symbol(sign, font.strip("'\"").rstrip("0123456789"))
            for sign in get(element, "text:bullet-char")
        )
    elif local(element) == "list-level-style-image":
        bullet = "•"
    return ListLevel(
        get(element, "style:num-format"),
        get(element, "style:num-prefix"),
        get(element, "style:num-suffix"),
        whole(element, "text:start-value", 1),
        whole(element, "text:display-levels", 1),
        get(element, "style:num-list-format") or get(element, "loext:num-list-format"),
        bullet,
    )


def _counted(
    levels: Mapping[int, ListLevel], counts: dict[int, int], level: int, start: int | None
) -> str:
    defined = levels.get(level)
    if defined is None:
        return ""
    counts[level] = counts.get(level, defined.start - 1) + 1 if start is None else start
    for deeper in [each for each in counts if each > level]:
        del counts[deeper]
    if defined.bullet is not None:
        return defined.bullet  # LibreOffice says the sign a second time, as its suffix
    if not defined.number:
        return f"{defined.prefix}{defined.suffix}".strip()
    if defined.template:
        return _PLACE.sub(lambda place: _written(levels, counts, int(place[1])), defined.template)
    first = max(1, level - defined.shown + 1)
    numbers = [_written(levels, counts, each) for each in range(first, level + 1)]
    return f"{defined.prefix}{'.'.join(filter(None, numbers))}{defined.suffix}"


def _written(levels: Mapping[int, ListLevel], counts: Mapping[int, int], level: int) -> str:
    """Return the number of a level; the one it would begin with where it has not begun."""
    defined = levels.get(level)
    if defined is None or not defined.number:
        return ""
    return in_format(counts.get(level, defined.start), defined.number)


def in_format(number: int, format_name: str) -> str:
    """Return a number as a format of ODF writes it (``style:num-format``); digits for one not known."""
    written = write_number(number, shape_of_name(_SHAPES.get(format_name[:1], "DIGIT")))
    return written.upper() if format_name.startswith("I") else written
