"""DocInfo → what paragraphs refer to: shapes of letters and paragraphs, fills, numberings, bullets."""

from __future__ import annotations

from dataclasses import dataclass, field

from announce_parser.readers._manuscript.manuscript import (
    PLAIN,
    HeadKind,
    LetterLook,
    Level,
    ParagraphHead,
    Rise,
    Veil,
    moved_by,
)
from announce_parser.readers.hwp.records import HwpRecord, Tag

_NO_COLOUR = 0xFFFFFFFF
_PALEST = 0xF8  # a channel from which on a colour cannot be told from paper
_HEADS = (None, HeadKind.OUTLINE, HeadKind.NUMBER, HeadKind.BULLET)  # by bits 23 and 24, 표 44
_LEVELS = 7
_PARAGRAPH_HEAD = 12  # bytes of 문단 머리 정보, 표 40
_FILL = 32  # where the fill of a BORDER_FILL begins: 2 bytes, four lines and the diagonal of 6 each
_SOLID = 1
# Of a look (표 35): set higher, set lower, struck out, and the line that strikes it out.
_RAISED, _LOWERED, _STRUCK = 1 << 15, 1 << 16, 7 << 18
_STRUCK_LINE, _FIRST_SOLID_LINE = 26, 13
# Where relative size and offset of Hangul letters are (표 33), a byte each.
_SIZE, _OFFSET = 28, 35


@dataclass(frozen=True, slots=True)
class ParaShape:
    """A paragraph's shape, as far as it says something about the text."""

    head: ParagraphHead | None = None
    filled: bool = False


_PLAIN = ParaShape()


@dataclass(slots=True)
class Definitions:
    """What DocInfo defines; ids of letters and paragraphs count from 0, the others from 1.

    Attributes:
        looks: Of each shape of letters; white ones are veiled on no shade of their own.
        filled: For each border fill whether it colours what lies in it.
    """

    looks: list[LetterLook] = field(default_factory=list)
    paragraphs: list[ParaShape] = field(default_factory=list)
    filled: list[bool] = field(default_factory=list)
    numberings: dict[int, tuple[Level, ...]] = field(default_factory=dict)
    bullets: dict[int, str] = field(default_factory=dict)

    def look(self, shape: int) -> LetterLook:
        """Return a shape of letters; a plain one where it is not defined."""
        return self.looks[shape] if shape < len(self.looks) else PLAIN

    def is_filled(self, fill: int) -> bool:
        """Return whether a border fill, counted from 1, has a colour or an image."""
        return 0 < fill <= len(self.filled) and self.filled[fill - 1]

    def paragraph(self, shape: int) -> ParaShape:
        """Return a paragraph's shape; a plain one where it is not defined."""
        return self.paragraphs[shape] if shape < len(self.paragraphs) else _PLAIN


def definitions(roots: tuple[HwpRecord, ...]) -> Definitions:
    """Return what the records of DocInfo define."""
    found = Definitions()
    flat = [record for root in roots for record in (root, *root.children)]
    for record in flat:
        if record.tag == Tag.BORDER_FILL:
            found.filled.append(_is_filled(record))
    for record in flat:
        if record.tag == Tag.CHAR_SHAPE:
            found.looks.append(_look(record, found))
        elif record.tag == Tag.PARA_SHAPE:
            found.paragraphs.append(_para_shape(record, found))
        elif record.tag == Tag.NUMBERING:
            found.numberings[len(found.numberings) + 1] = _levels(record)
        elif record.tag == Tag.BULLET:
            found.bullets[len(found.bullets) + 1] = _glyph(record)
    return found


def _look(record: HwpRecord, found: Definitions) -> LetterLook:
    """Return what a shape of letters says (표 33).

    Hancom writes strokes of the kinds that stand out from the page (입체) into looks that are not struck out.
    """
    properties = record.u32(46)
    is_struck = bool(properties & _STRUCK) and properties >> _STRUCK_LINE & 0xF < _FIRST_SOLID_LINE
    is_pale = (
        is_white(record.u32(52))
        and not is_coloured(record.u32(60))
        and not found.is_filled(record.u16(68))
    )
    veil = Veil.STRUCK if is_struck else Veil.WHITE if is_pale else None
    if properties & (_RAISED | _LOWERED):
        return LetterLook(veil, Rise.RAISED if properties & _RAISED else Rise.LOWERED)
    offset = int.from_bytes(record.payload[_OFFSET : _OFFSET + 1], signed=True)
    rise = moved_by(offset, record.u16(_SIZE) & 0xFF)
    return LetterLook(veil, rise) if veil or rise else PLAIN


def is_white(colour: int) -> bool:
    """Return whether a colour (0x00bbggrr) is that of paper."""
    return all(colour >> shift & 0xFF >= _PALEST for shift in (0, 8, 16))


def is_coloured(colour: int) -> bool:
    """Return whether a background can be told from paper."""
    return colour != _NO_COLOUR and not is_white(colour)


def _is_filled(record: HwpRecord) -> bool:
    """Return whether a fill is seen (표 28): a colour that is not paper's, a gradation or an image."""
    kind = record.u32(_FILL)
    if kind & ~_SOLID:
        return True
    return bool(kind & _SOLID) and is_coloured(record.u32(_FILL + 4))


def _para_shape(record: HwpRecord, found: Definitions) -> ParaShape:
    properties = record.u32(0)
    kind = _HEADS[properties >> 23 & 3]
    head = ParagraphHead(kind, properties >> 25 & 7, record.u16(30)) if kind else None
    return ParaShape(head, found.is_filled(record.u16(32)))


def _levels(record: HwpRecord) -> tuple[Level, ...]:
    """Return the levels of a numbering (표 38); each one's first number is after all formats."""
    shapes, formats, at = [], [], 0
    for _ in range(_LEVELS):
        shapes.append(record.u32(at) >> 5 & 0xF)
        text, at = record.text(at + _PARAGRAPH_HEAD)
        formats.append(text)
    starts = [record.u32(at + 2 + 4 * level) or 1 for level in range(_LEVELS)]
    return tuple(Level(*level) for level in zip(formats, shapes, starts, strict=True))


def _glyph(record: HwpRecord) -> str:
    """Return the sign of a bullet (표 42); an image has none and is drawn as a dot."""
    sign = record.payload[_PARAGRAPH_HEAD : _PARAGRAPH_HEAD + 2].decode("utf-16-le", "replace")
    return "•" if record.u32(_PARAGRAPH_HEAD + 2) or not sign.strip("\x00") else sign
