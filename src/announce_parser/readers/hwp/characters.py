"""PARA_TEXT → stretches of letters and the controls between them (한글문서파일형식 5.0, 표 6).

A control takes one or eight units of two bytes. Positions of shapes and tracked changes count units, so
the text is kept one character a unit until it is cut.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from struct import unpack
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTROL = re.compile(r"[\x00-\x1f]")
_WIDTH = 8
# But not U+A960 to U+A97F, first consonants of old Hangul, which stand for themselves.
_OWN_SIGN, _PLANE_15 = re.compile(r"[\ua000-\ua95f\ua980-\uabff]"), 0xF0000
_EXTENDED = frozenset((1, 2, 3, 11, 12, 14, 15, 16, 17, 18, 21, 22, 23))
_INLINE = frozenset((4, 5, 6, 7, 8, 9, 19, 20))
_FIELD_BEGIN, _FIELD_END = 3, 4
# Tab, line break, hyphen, the space that does not break and the one of fixed width.
_LETTERS = {9: "\t", 10: "\n", 24: "-", 30: "\u00a0", 31: " "}


@dataclass(frozen=True, slots=True)
class HwpLetters:
    """A stretch of text.

    Attributes:
        start: Of its first unit within the paragraph.
        units: One character for each unit of two bytes; halves of a pair are apart.
    """

    start: int
    units: str


@dataclass(frozen=True, slots=True)
class Control:
    """The place of a control that has a record of its own.

    Attributes:
        identifier: Its four letters, as the record spells them.
        start: Of its first unit within the paragraph.
        opens_field: True where what follows, up to a ``FieldEnd``, is in a field.
    """

    identifier: bytes
    start: int
    opens_field: bool = False


@dataclass(frozen=True, slots=True)
class FieldEnd:
    """The end of the field that was opened last."""


def pieces(payload: bytes) -> Iterator[HwpLetters | Control | FieldEnd]:
    """Yield the letters and controls of a paragraph's text, in order."""
    units = _units(payload)
    at = 0
    for match in _CONTROL.finditer(units):
        if match.start() < at:
            continue  # within a control
        if match.start() > at:
            yield HwpLetters(at, units[at : match.start()])
        code = ord(match.group())
        if code in _LETTERS:
            yield HwpLetters(match.start(), _LETTERS[code])
        elif code in _EXTENDED:
            low, high = (
                units[match.start() + 1 : match.start() + 2],
                units[match.start() + 2 : match.start() + 3],
            )
            identifier = (low + high).encode("utf-16-le", "surrogatepass")
            yield Control(identifier, match.start(), opens_field=code == _FIELD_BEGIN)
        elif code == _FIELD_END:
            yield FieldEnd()
        at = match.start() + (_WIDTH if code in _EXTENDED or code in _INLINE else 1)
    if at < len(units):
        yield HwpLetters(at, units[at:])


def joined(units: str) -> str:
    """Return text whose pairs of halves are whole characters; a half alone becomes U+FFFD.

    A soft hyphen is a letter of Hangul, drawn wherever it is: 제2026-123호. Hancom's own signs, which HWPX writes in the private plane 15, are here one unit of 0xA000 and their number.
    """
    if _OWN_SIGN.search(units):
        units = _OWN_SIGN.sub(lambda sign: chr(_PLANE_15 | ord(sign[0]) & 0xFFF), units)
    units = units.replace("\u00ad", "-")
    if not any("\ud800" <= unit <= "\udfff" for unit in units):
        return units
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _units(payload: bytes) -> str:
    even = payload[: len(payload) // 2 * 2]
    text = even.decode("utf-16-le", "surrogatepass")
    if len(text) * 2 == len(even):
        return text
    return "".join(map(chr, unpack(f"<{len(even) // 2}H", even)))
