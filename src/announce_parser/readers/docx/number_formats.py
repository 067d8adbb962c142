"""How Word writes numbers: ``w:numFmt`` → signs (ISO/IEC 29500-1, 17.18.59, and Word for the rest)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.readers._manuscript.numbering import shape_of_name, write_number

if TYPE_CHECKING:
    from collections.abc import Callable

# Formats that Hancom has too, by the names of OWPML.
_SHAPES = {
    "decimal": "DIGIT",
    "lowerRoman": "ROMAN_SMALL",
    "upperLetter": "LATIN_CAPITAL",
    "lowerLetter": "LATIN_SMALL",
    "ganada": "HANGUL_SYLLABLE",
    "chosung": "HANGUL_JAMO",
    "decimalEnclosedCircle": "CIRCLED_DIGIT",
    "decimalEnclosedCircleChinese": "CIRCLED_DIGIT",
    "koreanCounting": "HANGUL_PHONETIC",
    "ideographDigital": "IDEOGRAPH",
    "japaneseCounting": "IDEOGRAPH",
    "chineseCounting": "IDEOGRAPH",
    "chineseCountingThousand": "IDEOGRAPH",
    "taiwaneseCounting": "IDEOGRAPH",
    "ideographEnclosedCircle": "CIRCLED_IDEOGRAPH",
    "ideographTraditional": "DECAGON_CIRCLE_HANJA",
}
_ZODIAC = "子丑寅卯辰巳午未申酉戌亥"
_ONES = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_SINO_DIGITS, _HANJA_DIGITS = "영일이삼사오육칠팔구", "零一二三四五六七八九"
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def _native(number: int) -> str:
    """Return a number in Korean's own words: 스물하나."""
    return f"{_TENS[number // 10]}{_ONES[number % 10]}" if 0 < number < 100 else str(number)


def _by_digit(signs: str) -> Callable[[int], str]:
    """Return a writer that puts a sign for each decimal digit."""
    return lambda number: "".join(signs[int(digit)] for digit in str(number))


def _enclosed(first: str) -> Callable[[int], str]:
    """Return a writer of the twenty numbers that have a sign of their own."""
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= 20 else str(number)


def _ordinal(number: int) -> str:
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else _ORDINALS.get(number % 10, 'th')}"


_WRITERS: dict[str, Callable[[int], str]] = {
    "upperRoman": lambda number: write_number(number, shape_of_name("ROMAN_SMALL")).upper(),
    "koreanDigital": _by_digit(_SINO_DIGITS),
    "koreanDigital2": _by_digit(_HANJA_DIGITS),
    "koreanLegal": _native,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalEnclosedParen": _enclosed("⑴"),
    "decimalEnclosedFullstop": _enclosed("⒈"),
    "numberInDash": lambda number: f"- {number} -",
    "ideographZodiac": lambda number: _ZODIAC[(number - 1) % 12],
    "ordinal": _ordinal,
    "none": lambda _: "",
}


def write(number: int, format_name: str) -> str:
    """Return a number as Word writes it; digits where the format is none of Korean documents."""
    writer = _WRITERS.get(format_name)
    if writer is not None and number >= 0:
        return writer(number)
    return write_number(number, shape_of_name(_SHAPES.get(format_name, "DIGIT")))
