"""Numbers and ranges in sentences that speak of numbers alone."""

from __future__ import annotations

from fractions import Fraction

import pytest

from announce_parser.figures import _numbers


def _read(text: str) -> list[tuple[object, str]]:
    return [(one.value, text[one.start : one.end]) for one in _numbers.find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("정원은 백이십 명이다", [(120, "백이십")]),
        ("이십만 이천을 더한다", [(202_000, "이십만 이천")]),
        ("3천5백20을 뺀다", [(3520, "3천5백20")]),
        ("전체의 오분의 삼만 남았다", [(Fraction(3, 5), "오분의 삼")]),
        ("지분은 마이너스 이십분의 일이다", [(Fraction(-1, 20), "마이너스 이십분의 일")]),
        ("2 1/4 조각", [(Fraction(9, 4), "2 1/4")]),
        ("위원 넷 중 하나", [(Fraction(1, 4), "넷 중 하나")]),
        ("연필 두 다스", [(24, "두 다스")]),
        ("절반이 넘는 위원", [(Fraction(1, 2), "절반")]),
        ("사과 세 개와 배 둘", [(3, "세"), (2, "둘")]),
        ("12 345 678을 적는다", [(12_345_678, "12 345 678")]),
        ("10.0.0.7에 접속", [(10, "10"), (0, "0"), (0, "0"), (7, "7")]),
    ],
)
def test_numbers_of_a_sentence_are_found_with_their_spans(
    text: str, expected: list[tuple[object, str]]
) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "조사 구조 이사",
        "일등석 예매",
        "오늘 만나요",
        "이 사무실",
        "15km 구간",
        "3미터",
        "네 알겠습니다",
    ],
)
def test_words_and_measures_that_look_alike_hold_no_number(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high", "includes"),
    [
        ("20과 30 사이", 20, 30, (True, True)),
        ("백에서 이백까지", 100, 200, (True, True)),
        ("십보다 크고 이십보다 작거나 같다", 10, 20, (False, True)),
        ("50 이하, 20 이상", 20, 50, (True, True)),
        ("서른이 넘는다", 30, None, (False, False)),
        ("5000이거나 그보다 많다", 5000, None, (True, False)),
        ("7 또는 그보다 적은 수", None, 7, (False, True)),
        ("x<20", None, 20, (False, False)),
        ("≥ 30", 30, None, (True, False)),
        ("정확히 20명", 20, 20, (True, True)),
    ],
)
def test_what_a_sentence_bounds_is_a_range(
    text: str, low: int | None, high: int | None, includes: tuple[bool, bool]
) -> None:
    (one,) = _numbers.find_ranges(text)

    assert (one.low, one.high) == (low, high)
    assert (one.includes_low, one.includes_high) == includes


@pytest.mark.parametrize("text", ["2021-03", "20과 30", "30에서 20", "+82-222-3333", "=<30"])
def test_numbers_side_by_side_or_in_a_code_are_no_range(text: str) -> None:
    assert _numbers.find_ranges(text) == ()
