"""Numbers in table cells whose unit is in the heading or the caption: ``620`` under ``(단위: 억원)``.

Gives the bare numbers of a cell and what the unit of its column makes of them. A cell such as
``0.3 (기초) 1.2 (고도화)`` holds two; a cell that is a sentence, a date or a code holds none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from announce_parser.figures._numerals import DIGITS, Exact, parse, parse_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.figures._base import Passage
    from announce_parser.tables import Column

CURRENCY_UNITS: Final = {
    "": "KRW", "원": "KRW", "달러": "USD", "미달러": "USD", "미국달러": "USD", "불": "USD", "$": "USD",
    "US$": "USD", "USD": "USD", "유로": "EUR", "€": "EUR", "EUR": "EUR", "엔": "JPY", "위안": "CNY",
}  # fmt: skip
COUNT_UNITS: Final = frozenset(
    [
        "명",
        "인",
        "개",
        "개사",
        "개소",
        "건",
        "팀",
        "과제",
        "대",
        "호",
        "곳",
        "종",
        "회",
        "가구",
        "세대",
        "학급",
        "교",
        "점",
        "편",
        "세트",
        "기업",
        "업체",
        "개교",
        "개국",
    ]
)
_UNIT = re.compile(
    r"(?P<scale>[십백천만억조]{0,3})\s?(?P<currency>원|미국?\s?달러|달러|불|US\$|\$|USD|유로|€|EUR|엔|위안)?(?:/(?P<per>[가-힣A-Za-z]{1,4}))?"
)
# 300 개사: what counts is after the number, so that the column's unit is not its
_COUNTERS = "|".join(
    sorted(
        {"개월", "년", "시간", "일", "주", "월", *COUNT_UNITS}, key=lambda word: (-len(word), word)
    )
)
_COUNTED = re.compile(
    rf"(?P<scale>[십백천만]{{0,2}})\s?(?P<unit>{'|'.join(sorted(COUNT_UNITS))})"
)  # whole units only, so that none is cut short by a shorter one
_BARE = re.compile(
    rf"""(?<![\w.,'/:~%-])(?P<sign>\([△▲-]\)\s?|[△▲+-]\s?)?
    (?P<first>{DIGITS})(?:(?:\s?~\s?|[^\S\n]?-[^\S\n]?)(?P<last>{DIGITS}))?
    (?!\s?[%:/~'℃]|[^\S\n]?-|\w|[.,]\d|\.\s?\d|\s?(?:{_COUNTERS})(?![가-힣]))""",
    re.VERBOSE,
)
_LIST_DIGITS: Final = 3  # no list has so many items
_LABEL = re.compile(r"\([^()\n]{0,30}\)")
_BRACKETED = re.compile(r"\d\s{0,2}\($")  # 31,643 (△4.6)
_WORD = re.compile(r"[가-힣A-Za-z]")


@dataclass(frozen=True, slots=True)
class AmountUnit:
    """A unit of money as a heading states it.

    Attributes:
        written: As it is: ``백만원``.
        factor: What one of it is worth in the major unit of `currency`.
    """

    written: str
    factor: int
    currency: str
    per: str | None = None


@dataclass(frozen=True, slots=True)
class BareNumber:
    """A number without a unit in a cell; `last` is None unless it is a range.

    `in_brackets` is True for the second of ``31,643 (△4.6)``, which is said of the first.
    """

    sign: str
    first: Exact
    last: Exact | None
    start: int
    end: int
    in_brackets: bool = False


def bare_numbers(passage: Passage) -> Iterator[BareNumber]:
    """Yield the numbers of a cell that take their unit from its column."""
    if len(_WORD.findall(_LABEL.sub("", passage.folded))) > 12:
        return  # a sentence: its numbers have units of their own or none
    for match in _BARE.finditer(passage.folded):
        last = parse_digits(match["last"]) if match["last"] else None
        sign, start = match["sign"] or "", match.start()
        if sign.startswith("-") and sign != "-":
            sign, start = (
                "",
                match.start("first"),
            )  # - 210,951: nothing in one column, a sum in the next
        in_brackets = _BRACKETED.search(passage.folded[:start]) is not None
        in_brackets = in_brackets and passage.folded.startswith(")", match.end())
        first = parse_digits(match["first"])
        yield BareNumber(sign, first, last, start, match.end(), in_brackets=in_brackets)


def is_list_number(passage: Passage, start: int, number: str) -> bool:
    """Return whether a number in tight brackets begins its line, as the items of a list do: (1) 백만원 미만."""
    begins = not passage.folded[:start].rpartition("\n")[2].strip()
    return begins and passage.folded.startswith(f"({number})", start) and len(number) < _LIST_DIGITS


def amount_unit(column: Column | None) -> AmountUnit | None:
    """Return the unit of money that holds for bare numbers in a column, None where none does."""
    if column is None or column.unit is None:
        return None
    return read_amount_unit(column.unit)


@lru_cache(maxsize=512)  # a column of 2,000 cells has one unit
def read_amount_unit(written: str) -> AmountUnit | None:
    """Return the unit of money that the words are, None where they are another unit."""
    match = _UNIT.fullmatch(written.strip())
    if match is None or not (match["scale"] or match["currency"]):
        return None
    if not match["currency"] and match["scale"][-1] not in "만억조":
        return None
    factor = parse(match["scale"]) if match["scale"] else 1
    currency = CURRENCY_UNITS.get((match["currency"] or "").replace(" ", ""), "USD")
    if not isinstance(factor, int):
        return None
    return AmountUnit(written.strip(), factor, currency, match["per"])


def is_share_column(column: Column | None) -> bool:
    """Return whether bare numbers in a column are percentages."""
    return column is not None and column.unit in ("%", "%p", "퍼센트")


def has_bracketed_shares(column: Column | None) -> bool:
    """Return whether a number in brackets after another is a percentage in this column."""
    return column is not None and column.shares_in_brackets


def count_unit(column: Column | None) -> tuple[int, str] | None:
    """Return how many one of a column's bare numbers stands for and the counter: 10,000 세대 under 만세대.

    None where the column counts nothing.
    """
    match = _COUNTED.fullmatch(column.unit) if column is not None and column.unit else None
    factor = parse(match["scale"]) if match and match["scale"] else 1
    return (factor, match["unit"]) if match and isinstance(factor, int) else None
