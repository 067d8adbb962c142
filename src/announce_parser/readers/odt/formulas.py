"""Formulas of ODF (MathML) → one line: the script that the writer typed, else the marks themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.readers._manuscript.manuscript import Equation, LetterRun
from announce_parser.readers._xml import local, words

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from announce_parser.readers._manuscript.manuscript import Item

# What is between the parts of an element that is laid out in two dimensions.
_BETWEEN = {
    "mfrac": "/",
    "msup": "^",
    "msub": "_",
    "mover": "^",
    "munder": "_",
    "mtr": ", ",
    "mtable": "; ",
}


def formula(root: Element) -> Item:
    """Return a formula; LibreOffice keeps its script (``{A} over {B}``) beside the marks, much like Hancom's."""
    script = next(root.iter("{*}annotation"), None)
    return LetterRun(_written(root)) if script is None else Equation(words(script))


def _written(element: Element) -> str:
    parts = [_written(inner) for inner in element.iterchildren("*")]
    if not parts:
        return words(element).strip()
    name = local(element)
    if name in ("msqrt", "mroot"):
        return f"√{_grouped(parts[0])}"
    if name in ("mfrac", "msup", "msub"):
        parts = [_grouped(part) for part in parts]
    return _BETWEEN.get(name, "").join(parts)


def _grouped(part: str) -> str:
    return part if part.isalnum() or len(part) < 2 else f"({part})"
