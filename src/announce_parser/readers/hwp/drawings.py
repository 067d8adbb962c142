"""Drawn objects: whether a colour or an image lies behind the text in them."""

from __future__ import annotations

from announce_parser.readers.hwp.definitions import is_coloured
from announce_parser.readers.hwp.records import HwpRecord, Tag

_MATRIX = 48  # bytes of one transformation, six doubles
_LINE = 13  # bytes of the border, 표 87: colour, width, properties, outline
_SOLID = 1
_TWICE = 2


def has_backdrop(component: HwpRecord) -> bool:
    """Return whether a shape is filled or holds an image (표 83, 표 28).

    The fill is after the shape's own matrices, of which there are as many as groups around it.
    """
    if any(inner.tag == Tag.PICTURE for inner in component.children):
        return True
    at = _line_begin(component)
    kind = component.u32(at + _LINE)
    if kind & ~_SOLID:
        return True
    return bool(kind & _SOLID) and is_coloured(component.u32(at + _LINE + 4))


def _line_begin(component: HwpRecord) -> int:
    """Return where the border's description begins; the outermost shape states its kind twice."""
    at = 8 if component.payload[:4] == component.payload[4:8] else 4
    count = component.u16(at + 42)
    return at + 44 + _MATRIX + count * _TWICE * _MATRIX
