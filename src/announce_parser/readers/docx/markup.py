"""WordprocessingML's attributes and switches (ISO/IEC 29500-1, 17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.readers._xml import child, children, local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFF = frozenset(("0", "false", "off", "none"))
_READABLE = tuple(f"{{*}}{name}" for name in ("txbxContent", "pic", "t", "chart", "relIds"))
_WHITE = frozenset(("auto", "none", "ffffff", ""))


def value(element: Element | None, name: str = "val", default: str = "") -> str:
    """Return an attribute of Word's own namespace; `default` where it or the element is missing."""
    return default if element is None else element.get(f"{{{_MAIN}}}{name}", default)


def whole(element: Element | None, name: str = "val", default: int = 0) -> int:
    """Return an attribute as a whole number; `default` where it is missing or none."""
    text = value(element, name)
    try:
        return int(text) if len(text) < 20 else default
    except ValueError:
        return default


def relation(element: Element | None, name: str = "id") -> str:
    """Return the id of a relationship that an element names; empty where it names none."""
    return "" if element is None else element.get(f"{{{_RELATIONS}}}{name}", "")


def is_on(element: Element | None) -> bool:
    """Return whether a switch is there and not turned off (17.17.4)."""
    return element is not None and value(element).lower() not in _OFF


def is_coloured(shade: Element | None) -> bool:
    """Return whether a shading (``w:shd``) lays a colour other than paper's behind the text."""
    if shade is None:
        return False
    pattern = value(shade).lower()
    solid = pattern == "solid" and value(shade, "color").lower() not in _WHITE
    return value(shade, "fill").lower() not in _WHITE or solid or pattern.startswith("pct")


def elements(holder: Element) -> Iterator[Element]:
    """Yield the children that are elements; of alternatives (``mc:AlternateContent``) one is taken."""
    for element in holder.iterchildren("*"):
        if local(element) == "AlternateContent":
            yield from elements(_chosen(element))
        else:
            yield element


def _chosen(alternatives: Element) -> Element:
    """Return the first choice that holds something to read, else the fallback."""
    fallback = child(alternatives, "Fallback")
    for choice in children(alternatives, "Choice"):
        if fallback is None or next(choice.iter(*_READABLE), None) is not None:
            return choice
    return fallback if fallback is not None else alternatives
