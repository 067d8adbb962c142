"""Automatic numbers: definitions and counters → the label that Hancom draws before a paragraph.

``^1.`` with the shape of Hangul syllables is ``가.`` for the first paragraph. Both formats name the same
shapes (한글문서파일형식 5.0, 표 43; OWPML ``NumberType1``), HWP by their index, HWPX by their name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from announce_parser.readers._manuscript.manuscript import HeadKind, Level

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from announce_parser.readers._manuscript.manuscript import ParagraphHead

_SYLLABLES = "가나다라마바사아자차카타파하"
_JAMO = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_PHONETIC = ("영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구")
_IDEOGRAPHS = ("〇", "一", "二", "三", "四", "五", "六", "七", "八", "九")
_STEMS, _STEMS_HANJA = "갑을병정무기경신임계", "甲乙丙丁戊己庚辛壬癸"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ROMAN_SIGNS = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_PLACE = re.compile(r"\^([1-9nN]|10)")
_MOST_LEVELS = 10
_LARGEST = 9999


def _circled(first: str, count: int) -> Callable[[int], str]:
    """Return a writer of numbers as signs that follow each other in Unicode; plain digits beyond them."""
    return lambda number: chr(ord(first) + number - 1) if number <= count else f"({number})"


def _cyclic(letters: str) -> Callable[[int], str]:
    """Return a writer that begins the letters anew, doubled, when they are used up."""
    return lambda number: letters[(number - 1) % len(letters)] * (1 + (number - 1) // len(letters))


def _roman(number: int) -> str:
    if number <= len(_ROMAN_SIGNS):
        return _ROMAN_SIGNS[number - 1]
    return _roman_letters(number)


def _roman_letters(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def _counted(digits: tuple[str, ...], ten: str, hundred: str) -> Callable[[int], str]:
    """Return a writer of numbers in words below one thousand: ``이십일``."""

    def write(number: int) -> str:
        if not 0 < number < 1000:
            return str(number)
        hundreds, rest = divmod(number, 100)
        tens, ones = divmod(rest, 10)
        parts = ((hundreds, hundred), (tens, ten))
        written = "".join(
            ("" if count == 1 else digits[count]) + unit for count, unit in parts if count
        )
        return written + (digits[ones] if ones else "")

    return write


# In the order of 표 43: HWP's code is the index.
SHAPES: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("DIGIT", str),
    ("CIRCLED_DIGIT", _circled("①", 20)),
    ("ROMAN_CAPITAL", _roman),
    ("ROMAN_SMALL", lambda number: _roman_letters(number).lower()),
    ("LATIN_CAPITAL", _cyclic("ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
    ("LATIN_SMALL", _cyclic("abcdefghijklmnopqrstuvwxyz")),
    ("CIRCLED_LATIN_CAPITAL", _circled("Ⓐ", 26)),
    ("CIRCLED_LATIN_SMALL", _circled("ⓐ", 26)),
    ("HANGUL_SYLLABLE", _cyclic(_SYLLABLES)),
    ("CIRCLED_HANGUL_SYLLABLE", _circled("㉮", 14)),
    ("HANGUL_JAMO", _cyclic(_JAMO)),
    ("CIRCLED_HANGUL_JAMO", _circled("㉠", 14)),
    ("HANGUL_PHONETIC", _counted(_PHONETIC, "십", "백")),
    ("IDEOGRAPH", _counted(_IDEOGRAPHS, "十", "百")),
    ("CIRCLED_IDEOGRAPH", _circled("㊀", 10)),
    ("DECAGON_CIRCLE", _cyclic(_STEMS)),
    ("DECAGON_CIRCLE_HANJA", _cyclic(_STEMS_HANJA)),
)
# What Hancom draws before paragraphs of an outline for which the section names no numbering: 1. 2. 2.1. 3.
_OUTLINE = tuple(
    Level("".join(f"^{number}." for number in range(1, level + 1))) for level in range(1, 8)
)
_INDEX_OF_NAME = {name: index for index, (name, _) in enumerate(SHAPES)}


def shape_of_name(name: str) -> int:
    """Return the index of a shape that OWPML names; digits where the name is not known."""
    return _INDEX_OF_NAME.get(name, 0)


def write_number(number: int, shape: int) -> str:
    """Return a number in a shape; digits for shapes and numbers that have no signs."""
    if not 0 < number <= _LARGEST or not 0 <= shape < len(SHAPES):
        return str(number)
    return SHAPES[shape][1](number)


@dataclass(slots=True)
class OutlineLabels:
    """The counters of a document, one row of levels for each numbering."""

    numberings: Mapping[int, tuple[Level, ...]]
    bullets: Mapping[int, str]
    _counts: dict[int, list[int | None]] = field(default_factory=dict)

    def next(self, head: ParagraphHead, outline: int) -> str:
        """Return the label of a paragraph and count it; empty where its definition gives none.

        Args:
            head: Of the paragraph.
            outline: Id of the numbering of the present section's outline.
        """
        if head.kind is HeadKind.BULLET:
            return self.bullets.get(head.reference, "")
        reference = outline if head.kind is HeadKind.OUTLINE else head.reference
        unnumbered = _OUTLINE if head.kind is HeadKind.OUTLINE and not reference else ()
        levels = self.numberings.get(reference, unnumbered)
        if head.level >= min(len(levels), _MOST_LEVELS):
            return ""
        counts = self._counts.setdefault(reference, [None] * _MOST_LEVELS)
        before = counts[head.level]
        counts[head.level] = levels[head.level].start if before is None else before + 1
        counts[head.level + 1 :] = [None] * (_MOST_LEVELS - head.level - 1)
        return _PLACE.sub(lambda match: _fill(match[1], levels, counts), levels[head.level].format)


def _fill(place: str, levels: tuple[Level, ...], counts: list[int | None]) -> str:
    """Return what stands for ``^1`` or ``^n`` in a format."""
    if place in "nN":
        path = ".".join(str(count) for count in counts if count is not None)
        return f"{path}." if place == "N" else path
    index = int(place) - 1
    if index >= len(levels):
        return ""
    count = counts[index]
    return write_number(levels[index].start if count is None else count, levels[index].shape)
