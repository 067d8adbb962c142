"""Links: what a label says stays, and the target stands behind it where the label is no address itself.

``[사업관리시스템](https://…)``: the notation of Markdown, which every later stage knows (COUNTING 7). Targets that lead
nowhere outside of the page, ``javascript:`` and ``#``, are none.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin

_WEB = re.compile(r"(?:https?:)?//[^\s<>\"']+", re.IGNORECASE)
_MAIL = re.compile(r"mailto:(?P<address>[^?\s]+@[^?\s]+)", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?", re.IGNORECASE
)
_UNSAFE = {"(": "%28", ")": "%29", " ": "%20", "<": "%3C", ">": "%3E", "[": "%5B", "]": "%5D"}
_FILE = re.compile(r"\.(?:hwpx?|pdf|docx?|xlsx?|pptx?|odt|zip|jpe?g|png)\b", re.IGNORECASE)


def find_target(label: str, href: str, base: str | None) -> str | None:
    """Return the address to write behind a label, or None where the label says it or there is none.

    Args:
        label: What the link shows.
        href: Its target as written.
        base: What the page says relative targets stand on; None where it does not, and they are left out.
    """
    mail = _MAIL.match(href.strip())
    if mail is not None:
        return None if "@" in label else mail["address"]
    if not label or (_ADDRESS.search(label) and not _FILE.search(label)):
        return None
    target = urljoin(base, href) if base and not href.startswith("#") else href
    if not _WEB.fullmatch(target):
        return None
    if target.startswith("//"):
        target = f"https:{target}"
    return "".join(_UNSAFE.get(char, char) for char in target)
