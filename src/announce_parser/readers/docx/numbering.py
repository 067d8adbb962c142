"""numbering.xml → the label that Word draws before a paragraph (ISO/IEC 29500-1, 17.9).

A paragraph names a list (``w:num``) and a level; the list refers to an abstract definition, whose counters
all lists on it share until one says that it starts anew. ``%1.%2`` with the formats of the levels is ``1.가``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from announce_parser.readers._symbols import symbol
from announce_parser.readers._xml import child, children
from announce_parser.readers.docx.markup import is_on, value, whole
from announce_parser.readers.docx.number_formats import write

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element as Element

    from announce_parser.readers.docx.styles import Styles

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list.

    Attributes:
        template: The label with ``%1`` to ``%9`` for the numbers of the levels.
        format_name: How its number is written, a value of ``w:numFmt``; ``bullet`` has none.
        restarts_after: The level, from 1, after which it begins anew; 0 for never, None for any higher one.
        is_legal: True where every number of the label is written in digits.
        style: Id of the paragraph style that is tied to the level.
        is_hidden: True where the label is set as hidden text.
    """

    template: str
    format_name: str = "decimal"
    start: int = 1
    restarts_after: int | None = None
    is_legal: bool = False
    style: str = ""
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class _List:
    """A list.

    Attributes:
        family: Id of the abstract definition, whose counters it uses.
        starts: Levels that begin anew with it, and at which number.
    """

    family: str
    levels: Mapping[int, ListLevel]
    starts: Mapping[int, int]


@dataclass(slots=True)
class ListLabels:
    """The lists of a document with their counters; paragraphs ask in the order of the text."""

    _lists: dict[str, _List]
    _styles: Styles
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def next(self, properties: Element | None) -> str:
        """Return the label of a paragraph by its properties and count it; empty for none."""
        place = self._place(properties)
        if place is None:
            return ""
        found, level = self._lists[place[0]], place[1]
        counts = self._counts.setdefault(found.family, {})
        if place[0] not in self._begun:
            self._begun.add(place[0])
            for restarted in found.starts:
                counts.pop(restarted, None)
        _count(found, counts, level)
        return _label(found, counts, level)

    def _place(self, properties: Element | None) -> tuple[str, int] | None:
        """Return the id of a paragraph's list and its level; None where it is in none."""
        own = child(properties, "numPr")
        style = self._styles.style_of(properties)
        inherited = self._styles.of_paragraph(properties, "numPr") if own is None else own
        identifier = value(child(inherited, "numId"))
        if inherited is own and not identifier:
            identifier = value(child(self._numbered_style(style), "numId"))
        if identifier not in self._lists:
            return None
        stated = child(own, "ilvl")
        level = self._level_of_style(style, identifier) if stated is None else whole(stated)
        return (identifier, level) if level in self._lists[identifier].levels else None

    def _numbered_style(self, style: str) -> Element | None:
        stated = (child(child(each, "pPr"), "numPr") for each in self._styles.chain(style))
        return next((found for found in stated if found is not None), None)

    def _level_of_style(self, style: str, identifier: str) -> int:
        """Return the level that is tied to a paragraph's style, else the one that the style states."""
        for each in self._styles.chain(style):
            name = value(each, "styleId")
            for level, defined in self._lists[identifier].levels.items():
                if defined.style == name:
                    return level
        return whole(child(self._numbered_style(style), "ilvl"))


def labels(root: Element | None, styles: Styles) -> ListLabels:
    """Return the lists that the root of numbering.xml defines."""
    abstract = {value(each, "abstractNumId"): each for each in children(root, "abstractNum")}
    families = {
        value(each, "numId"): value(child(each, "abstractNumId")) for each in children(root, "num")
    }
    lists: dict[str, _List] = {}
    for each in children(root, "num"):
        family = _linked(value(child(each, "abstractNumId")), abstract, families, styles)
        levels = dict(_levels(abstract.get(family)))
        starts: dict[int, int] = {}
        for override in children(each, "lvlOverride"):
            index, restart = whole(override, "ilvl"), child(override, "startOverride")
            levels.update(_levels(override))
            if index in levels and restart is not None:
                starts[index] = whole(restart, default=1)
                levels[index] = replace(levels[index], start=starts[index])
        lists[value(each, "numId")] = _List(family, levels, starts)
    return ListLabels(lists, styles)


def _linked(
    family: str, abstract: Mapping[str, Element], families: Mapping[str, str], styles: Styles
) -> str:
    """Return the definition that a list style leads to (``w:numStyleLink``), else the given one."""
    name = value(child(abstract.get(family), "numStyleLink"))
    for style in styles.chain(name) if name else ():
        numbered = value(child(child(child(style, "pPr"), "numPr"), "numId"))
        if numbered in families:
            return families[numbered]
    return family


def _levels(holder: Element | None) -> Iterator[tuple[int, ListLevel]]:
    for element in children(holder, "lvl"):
        index = whole(element, "ilvl")
        if 0 <= index < _LEVELS:
            yield index, _level(element)


def _level(element: Element) -> ListLevel:
    format_name = value(next(element.iter("{*}numFmt"), None), default="decimal")
    look = child(element, "rPr")
    text = value(child(element, "lvlText"))
    if format_name == "bullet":
        font = value(child(look, "rFonts"), "ascii")
        text = "".join(symbol(sign, font) for sign in text)
        if child(element, "lvlPicBulletId") is not None:
            text = "•"
    restart = child(element, "lvlRestart")
    return ListLevel(
        text,
        format_name,
        whole(child(element, "start"), default=0),
        None if restart is None else whole(restart),
        is_on(child(element, "isLgl")),
        value(child(element, "pStyle")),
        is_on(child(look, "vanish")),
    )


def _count(found: _List, counts: dict[int, int], level: int) -> None:
    """Count a paragraph: levels above it that have not begun begin, those below it end."""
    for index in range(level):
        if index in found.levels:
            counts.setdefault(index, found.levels[index].start)
    counts[level] = counts.get(level, found.levels[level].start - 1) + 1
    for index in range(level + 1, _LEVELS):
        rule = found.levels[index].restarts_after if index in found.levels else None
        if rule is None or level < rule:
            counts.pop(index, None)


def _label(found: _List, counts: Mapping[int, int], level: int) -> str:
    defined = found.levels[level]
    if defined.is_hidden:
        return ""
    if defined.format_name == "bullet":
        return defined.template

    def written(place: re.Match[str]) -> str:
        index = int(place[1]) - 1
        if index not in found.levels:
            return ""
        number = counts.get(index, found.levels[index].start)
        is_plain = defined.is_legal and found.levels[index].format_name != "none"
        return write(number, "decimal" if is_plain else found.levels[index].format_name)

    return _PLACE.sub(written, defined.template)
