"""OpenDocument's attributes, by the prefixes that its specification writes (ODF 1.3, part 3)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMESPACES = {
    **{
        name: f"{_OASIS}{name}:1.0" for name in ("office", "style", "text", "table", "form", "meta")
    },
    "draw": f"{_OASIS}drawing:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}svg-compatible:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_LENGTH = re.compile(r"(-?\d{1,6}(?:\.\d{1,9})?)(cm|mm|in|pt|pc)")
_UNITS = {"cm": 7200 / 2.54, "mm": 720 / 2.54, "in": 7200, "pt": 100, "pc": 1200}
_PALEST = 0xF8


@cache
def _name(prefixed: str) -> str:
    prefix, _, name = prefixed.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{name}"


def get(element: Element | None, name: str, default: str = "") -> str:
    """Return the attribute ``text:style-name``; `default` where it or the element is missing."""
    return default if element is None else element.get(_name(name), default)


def states(element: Element | None, name: str) -> bool:
    """Return whether an attribute is there, were it empty."""
    return element is not None and element.get(_name(name)) is not None


def whole(element: Element | None, name: str, default: int) -> int:
    """Return an attribute as a whole number; `default` where it is missing or none."""
    text = get(element, name)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 20 else default


def units(length: str) -> int:
    """Return a length (``1.5cm``) in HWPUNIT; 0 where it is not one."""
    found = _LENGTH.fullmatch(length)
    return round(float(found[1]) * _UNITS[found[2]]) if found else 0


def is_pale(colour: str) -> bool:
    """Return whether letters of a colour (``#ffffff``) cannot be told from paper."""
    channels = _channels(colour)
    return channels is not None and min(channels) >= _PALEST


def is_coloured(colour: str) -> bool:
    """Return whether a background is seen: not ``transparent``, not as white as paper."""
    channels = _channels(colour)
    return channels is not None and min(channels) < _PALEST


def _channels(colour: str) -> bytes | None:
    try:
        channels = bytes.fromhex(colour.removeprefix("#"))
    except ValueError:
        return None
    return channels if len(channels) == 3 else None
