"""Characters of a page → its element tree, within bounds; nothing is fetched and nothing is run."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from announce_parser.errors import EmptyDocument, OverLimit
from announce_parser.readers._limits import MOST_LINES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_MOST_ELEMENTS = 250_000
# libxml2 compares each attribute of an element with all before it.
_MOST_ATTRIBUTES = 1000
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{4000,}")
# What a browser sets on a line or in a field of its own.
_LINE = re.compile(r"<(li|dt|dd|td|th|tr|br|p|div|option)[\s/>]", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
# libxml2 keeps trees to 2048 elements and drops what is deeper; no page of an office comes near.
_DEEPEST = 1500
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
# libxml2 does not know that these elements are empty: what is after one would be in it, and be lost with it.
_EMPTY = re.compile(
    r"<(?P<end>/?)(?P<name>wbr|embed|source|track|keygen|command|bgsound)(?=[\s/>])[^<>]{0,2000}>",
    re.IGNORECASE,
)
_OPEN_TAG = re.compile(r"<[A-Za-z/!][^>]*\Z")
_TAIL = 100_000  # characters at either end of a page in which it is opened and closed
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
_NOT_A_LETTER = re.compile(r"[\W_]+")


def parse(text: str) -> Element:
    """Return the root of a page.

    Raises:
        OverLimit: It has more than 250,000 elements, more lines or cells than a document may, one of them more than 1000 attributes, or they are nested deeper than 1500.
        EmptyDocument: It has no element.
    """
    from lxml import etree

    if text.count("<") > 2 * _MOST_ELEMENTS:
        raise OverLimit(f"the page has more than {_MOST_ELEMENTS} elements")
    lines = Counter(name.lower() for name in _LINE.findall(text))
    if max(lines.values(), default=0) > MOST_LINES:
        raise OverLimit(f"the page has more than {MOST_LINES:,} lines or cells")
    if any(_has_too_many_attributes(match.group()) for match in _LONG_TAG.finditer(text)):
        raise OverLimit(f"an element has more than {_MOST_ATTRIBUTES} attributes")
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    source = _NOT_IN_XML.sub(" ", _EMPTY.sub(_closed, _DECLARATION.sub("", text)))
    try:
        root = etree.fromstring(source.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise EmptyDocument("the page has no content") from error
    if root is None:
        raise EmptyDocument("the page has no content")
    if _depth(root) > _DEEPEST:
        raise OverLimit(f"the page is nested deeper than {_DEEPEST} elements")
    return root


def _closed(empty: re.Match[str]) -> str:
    """Return an element that holds nothing: what is embedded is said, the others say nothing."""
    is_said = empty["name"].lower() == "embed" and not empty["end"]
    return f"{empty.group().rstrip('/>')}></embed>" if is_said else ""


def breaks_off(page: str) -> bool:
    """Return whether a page ends within a tag, or before what opened it is closed."""
    within = _OPEN_TAG.search(page, max(0, page.rfind("<")))
    folded = page[-_TAIL:].lower()
    is_closed = "</html" in folded or "</body" in folded
    return within is not None or ("<html" in page[:_TAIL].lower() and not is_closed)


def _has_too_many_attributes(opening: str) -> bool:
    return len(_QUOTED.sub("", opening).split()) > _MOST_ATTRIBUTES


def tag(element: Element) -> str:
    """Return the name of an element in small letters; empty for what is not an element."""
    name = element.tag
    return name.lower() if isinstance(name, str) else ""


def attribute(element: Element, name: str) -> str:
    """Return an attribute trimmed, empty where there is none."""
    return (element.get(name) or "").strip()


def find_all(root: Element, *names: str) -> Iterator[Element]:
    """Yield the elements of these names at any depth, in order."""
    return (element for element in root.iter() if tag(element) in names)


def text_of(element: Element) -> str:
    """Return what is in an element, its white space folded to single spaces."""
    return _SPACES.sub(" ", "".join(str(piece) for piece in element.itertext())).strip()


def letters(text: str) -> str:
    """Return the letters and digits of a text, which is what two writings of a headline share."""
    return _NOT_A_LETTER.sub("", text)


def remove(element: Element) -> None:
    """Take an element out of the tree; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _depth(root: Element) -> int:
    from lxml import etree

    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
