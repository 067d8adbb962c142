"""XML parts → element trees, within bounds and without anything that points out of the part."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from announce_parser.errors import OverLimit, UnreadableDocument
from announce_parser.readers._limits import DEEPEST_ELEMENT, MOST_ELEMENTS, MOST_LINES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import XMLParser
    from lxml.etree import _Element as Element

_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
# Paragraphs and cells of every format: a machine is kept busy by those, not by what is written in them.
_LINE = re.compile(rb"<(?:[\w.-]{1,20}:)?(p|tc|table-cell)[\s/>]")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")  # UTF-16
_LIMITS = ("depth", "huge", "XML_PARSE_HUGE", "too long", "Memory")


@dataclass(frozen=True, slots=True)
class Tree:
    """The root of a part; `whole` is False where the XML broke and only what is before was kept."""

    root: Element
    whole: bool = True


def parse(data: bytes, part: str) -> Tree:
    """Return the tree of a part.

    Raises:
        OverLimit: It declares a document type, is deeper than 420 elements, or holds more elements, paragraphs or cells than a part may.
        UnreadableDocument: Nothing of it is XML.
    """
    from lxml import etree

    refuse_excess(data, part)
    try:
        return Tree(etree.fromstring(data, _parser()))
    except etree.XMLSyntaxError as error:
        if any(limit in str(error) for limit in _LIMITS):
            return Tree(_deep(data, part))
        return Tree(_recovered(data, part), whole=False)


def refuse_excess(data: bytes, part: str) -> None:
    """Raise ``OverLimit`` for a part that declares a document type or holds too many elements, unparsed."""
    if data.startswith(_WIDE):
        data = data.replace(b"\x00", b"")
    if any(declaration in data for declaration in _DECLARATIONS):
        raise OverLimit(
            f"the part {part} declares a document type, which no writer of notices does"
        )
    if data.count(b"<") > 2 * MOST_ELEMENTS:
        raise OverLimit(f"the part {part} has more than {MOST_ELEMENTS} elements")
    lines = Counter(_LINE.findall(data)) if data.count(b"<") > MOST_LINES else Counter[bytes]()
    if max(lines.values(), default=0) > MOST_LINES:
        raise OverLimit(f"the part {part} has more than {MOST_LINES:,} paragraphs or cells")


def _parser(*, recover: bool = False, huge: bool = False) -> XMLParser:
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=recover, huge_tree=huge,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip


def _deep(data: bytes, part: str) -> Element:
    """Return the root of a part that libxml2 takes for too deep, if a walk over it is still safe."""
    from lxml import etree

    events = etree.iterparse(
        BytesIO(data), events=("start", "end"), huge_tree=True, resolve_entities=False
    )
    depth = 0
    try:
        for event, _ in events:
            depth += 1 if event == "start" else -1
            if depth > DEEPEST_ELEMENT:
                raise OverLimit(f"the part {part} is nested deeper than {DEEPEST_ELEMENT} elements")
        return etree.fromstring(data, _parser(huge=True))
    except etree.XMLSyntaxError as error:
        raise UnreadableDocument(f"the part {part} is damaged") from error


def _recovered(data: bytes, part: str) -> Element:
    from lxml import etree

    try:
        root = etree.fromstring(data, _parser(recover=True))
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise UnreadableDocument(f"the part {part} is no XML")
    return root


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child of that local name, or None; None has no children."""
    return None if element is None else next(element.iterchildren(f"{{*}}{name}"), None)


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Yield the children of that local name, in order."""
    if element is not None:
        yield from element.iterchildren(f"{{*}}{name}")


def words(element: Element | None) -> str:
    """Return all text within an element, in order; empty for None."""
    return "" if element is None else "".join(map(str, element.itertext()))


def attribute(element: Element | None, name: str, default: str = "") -> str:
    """Return an attribute that has no namespace; `default` where it or the element is missing."""
    return default if element is None else element.get(name, default)


def number(element: Element | None, name: str, default: int = 0) -> int:
    """Return an attribute as a whole number; `default` where it is missing or none."""
    text = attribute(element, name)
    try:
        return int(text) if len(text) < 20 else default
    except ValueError:
        return default
