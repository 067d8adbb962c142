"""Definition lists: pairs of label and value are the fields of a board, ``<dt>등록일</dt><dd>2024-03-04</dd>``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.readers.html.tree import tag, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LONGEST_LABEL = 20
_LONGEST_VALUE = 300


def is_grid_of_pairs(element: Element) -> bool:
    """Return whether a list is at least two short labels, each with one value."""
    parts = list(pairs(element))
    names = [tag(part) for part in parts]
    if len(parts) < 4 or names != ["dt", "dd"] * (len(parts) // 2):
        return False
    return all(
        len(text_of(part)) <= (_LONGEST_LABEL if tag(part) == "dt" else _LONGEST_VALUE)
        for part in parts
    )


def pairs(element: Element) -> list[Element]:
    """Return labels and values in order, those that are wrapped pair by pair too."""
    found: list[Element] = []
    for child in element:
        found += child if tag(child) == "div" else [child]
    return [part for part in found if tag(part) in ("dt", "dd")]
