"""Targets of links: those that lead out of the page are written behind their label, if that does not say them.

``javascript:`` and ``#`` lead nowhere; a target that is relative needs the page's own word on what it stands on.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin

from announce_parser.readers._links import around

# A label that shows an address, whatever its target's own form: www.example.go.kr/apply, but not 공고문.hwp.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?", re.IGNORECASE
)
_FILE = re.compile(r"\.(?:hwpx?|pdf|docx?|xlsx?|pptx?|odt|zip|jpe?g|png)\b", re.IGNORECASE)
_UNSAFE = {"(": "%28", ")": "%29", " ": "%20", "[": "%5B", "]": "%5D"}


def around_of(label: str, href: str, base: str | None) -> tuple[str, str]:
    """Return what stands before and behind the label of a link; twice nothing where there is nothing to add.

    Args:
        label: What the link shows.
        href: Its target as written.
        base: What the page says relative targets stand on; None where it does not, and they are left out.
    """
    if _ADDRESS.search(label) and not _FILE.search(label):
        return "", ""
    target = urljoin(base, href) if base and not href.startswith("#") else href
    target = f"https:{target}" if target.startswith("//") else target
    return around(label, "".join(_UNSAFE.get(char, char) for char in target))
