"""Numbers as Korean writes them, and as nothing should be read."""

from __future__ import annotations

from decimal import Decimal

import pytest

from announce_parser.figures import _numerals


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("1,462", 1462),
        ("0.15", Decimal("0.15")),
        ("38.0", 38),
        ("1조 2,000억 5백만", 1_200_005_000_000),
        ("3.5억", 350_000_000),
        ("12백만", 12_000_000),
        ("3,000천", 3_000_000),
        ("2억5,000만", 250_000_000),
        ("1억6백만", 106_000_000),
        ("1만2,345", 12_345),
        ("3천5백만", 35_000_000),
        ("만", 10_000),
        ("억", 100_000_000),
        ("십이", 12),
        ("사억", 400_000_000),
        ("천칠백이십삼", 1723),
        ("만이천삼백사십오", 12_345),
        ("칠천십이억삼천구백팔십만천백이십삼", 701_239_801_123),
        ("마이너스 이십일만", -210_000),
        ("-3", -3),
        ("△12", -12),
        ("사천백이십삼점삼", Decimal("4123.3")),
        ("영점오", Decimal("0.5")),
        ("이공이삼", 2023),
        ("하나", 1),
        ("스물세", 23),
        ("열두", 12),
        ("쉰둘", 52),
        ("백서른일곱", 137),
        ("五千萬", 50_000_000),
        ("壹億", 100_000_000),
        ("二十三", 23),
    ],
)
def test_a_number_is_read_exactly(text: str, number: int | Decimal) -> None:
    assert _numerals.read_number(text) == number


@pytest.mark.parametrize(
    "text", ["", " ", "공원", "5백 3천", "3 5", "1만 2억", "점오", "제3", "3개", "1,2,3"]
)
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert _numerals.read_number(text) is None


def test_a_whole_number_is_an_int_and_a_fraction_keeps_its_decimals() -> None:
    assert isinstance(_numerals.read_number("3.50억"), int)
    assert str(_numerals.read_number("0.10")) == "0.1"


@pytest.mark.parametrize(
    ("first", "last", "ends"),
    [
        ("200", "1,250만", (2_000_000, 12_500_000)),
        ("0.5", "1억", (50_000_000, 100_000_000)),
        ("1", "2천만", (10_000_000, 20_000_000)),
        ("500", "1천만", (5_000_000, 10_000_000)),
        ("5천만", "1억", (50_000_000, 100_000_000)),
        ("10", "20", (10, 20)),
    ],
)
def test_the_first_end_of_a_range_takes_the_scale_of_the_last(
    first: str, last: str, ends: tuple[int, int]
) -> None:
    assert _numerals.spread(first, last) == ends


def test_ends_that_fall_are_no_range() -> None:
    assert _numerals.spread("1억", "500만") is None
