"""Office Math → one line of text: a fraction is ``A/B``, a power ``A^2`` (ISO/IEC 29500-1, 22.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.readers._xml import child, children, local, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element as Element

_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def read_aloud(element: Element | None) -> str:
    """Return a formula, or a part of one, as it would be typed in a line."""
    if element is None:
        return ""
    writer = _WRITERS.get(local(element))
    if writer is not None:
        return writer(element)
    return "".join(read_aloud(inner) for inner in element.iterchildren("*"))


def _part(element: Element, name: str) -> str:
    return read_aloud(child(element, name)).strip()


def _grouped(element: Element, name: str) -> str:
    """Return a part, in brackets where it is more than one word."""
    text = _part(element, name)
    return text if text.replace(".", "").isalnum() or len(text) < 2 else f"({text})"


def _property(element: Element, name: str, default: str) -> str:
    """Return a sign that the properties of an object choose: a bracket, an operator."""
    for group in element.iterchildren(f"{{{_MATH}}}*"):
        stated = child(group, name) if local(group).endswith("Pr") else None
        if stated is not None:
            return stated.get(f"{{{_MATH}}}val", "")
    return default


def _fraction(element: Element) -> str:
    return f"{_grouped(element, 'num')}/{_grouped(element, 'den')}"


def _root(element: Element) -> str:
    return f"{_part(element, 'deg')}√{_grouped(element, 'e')}"


def _scripted(element: Element) -> str:
    lower, upper = _grouped(element, "sub"), _grouped(element, "sup")
    return _part(element, "e") + (f"_{lower}" if lower else "") + (f"^{upper}" if upper else "")


def _summed(element: Element) -> str:
    lower, upper = _grouped(element, "sub"), _grouped(element, "sup")
    sign = _property(element, "chr", "∫")
    bounds = (f"_{lower}" if lower else "") + (f"^{upper}" if upper else "")
    return f"{sign}{bounds} {_part(element, 'e')}"


def _bracketed(element: Element) -> str:
    opening, closing = _property(element, "begChr", "("), _property(element, "endChr", ")")
    separator = _property(element, "sepChr", "|")
    return opening + separator.join(read_aloud(part) for part in children(element, "e")) + closing


def _rows(element: Element) -> str:
    rows = children(element, "mr") if local(element) == "m" else children(element, "e")
    return "; ".join(", ".join(read_aloud(part) for part in row.iterchildren("*")) for row in rows)


def _named(element: Element) -> str:
    return f"{_part(element, 'fName')} {_part(element, 'e')}"


def _limited(element: Element) -> str:
    return f"{_part(element, 'e')}_{_grouped(element, 'lim')}"


_WRITERS: dict[str, Callable[[Element], str]] = {
    "t": words,
    "f": _fraction,
    "rad": _root,
    "nary": _summed,
    "d": _bracketed,
    "func": _named,
    "m": _rows,
    "eqArr": _rows,
    "rPr": lambda _: "",
    **dict.fromkeys(("sSup", "sSub", "sSubSup", "sPre"), _scripted),
    **dict.fromkeys(("limLow", "limUpp"), _limited),
}
