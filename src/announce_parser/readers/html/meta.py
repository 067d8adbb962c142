"""What a page says of itself in its head: office, day, address, title.

``<meta property="article:published_time" content="2024-03-04T09:00:00+09:00">``, ``<link rel="canonical">``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.readers.html.tree import attribute, find_all, tag, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Names of meta elements in the order of trust, by what they are called here.
_NAMES: dict[str, str] = {
    "ministry": "ministry",
    "department": "department",
    "organization": "organization",
    "dc.publisher": "organization",
    "dcterms.publisher": "organization",
    "article:published_time": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "dcterms.issued": "published",
    "datepublished": "published",
    "pubdate": "published",
    "date": "date",
    "og:url": "url",
}
_WEB = re.compile(r"https?://", re.IGNORECASE)
_LONGEST = 500


def metadata(root: Element) -> dict[str, str]:
    """Return what is stated, by keys that every reader uses; ``base`` is what relative addresses are on."""
    stated: dict[str, str] = {}
    for element in find_all(root, "meta", "link", "base"):
        key, value = _pair(element)
        if key and value and len(value) <= _LONGEST:
            stated.setdefault(key, value)
    return stated


def titles(root: Element) -> tuple[str, ...]:
    """Return the titles that the head gives the page, the one for sharing first."""
    shared = [
        attribute(element, "content")
        for element in find_all(root, "meta")
        if _name(element) in ("og:title", "twitter:title")
    ]
    return tuple(filter(None, (*shared, *(text_of(each) for each in find_all(root, "title")))))


def _pair(element: Element) -> tuple[str | None, str]:
    kind = tag(element)
    if kind == "meta":
        return _NAMES.get(_name(element)), " ".join(attribute(element, "content").split())
    address = attribute(element, "href")
    if not _WEB.match(address):
        return None, ""
    if kind == "base":
        return "base", address
    return ("url" if attribute(element, "rel").lower() == "canonical" else None), address


def _name(element: Element) -> str:
    return (attribute(element, "name") or attribute(element, "property")).lower()
