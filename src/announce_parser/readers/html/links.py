"""Targets of links: those that lead out of the page are written after their label, if that does not say them.

``javascript:`` and ``#`` lead nowhere; a target that is relative needs the page's own word on what it is on.
"""

from __future__ import annotations

from urllib.parse import urljoin

from announce_parser.readers._links import around

_UNSAFE = {"(": "%28", ")": "%29", " ": "%20", "[": "%5B", "]": "%5D"}


def around_of(label: str, href: str, base: str | None) -> tuple[str, str]:
    """Return what is before and after the label of a link; twice nothing where there is nothing to add.

    Args:
        label: What the link shows.
        href: Its target as written.
        base: What the page says relative targets are on; None where it does not, and they are left out.
    """
    target = urljoin(base, href) if base and not href.startswith("#") else href
    target = f"https:{target}" if target.startswith("//") else target
    return around(label, "".join(_UNSAFE.get(char, char) for char in target))
