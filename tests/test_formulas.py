"""Sums that a text writes out, and parts of a whole: what they give must be what stands beside them."""

from __future__ import annotations

import pytest

from announce_parser import parse

HEAD = "# 나루청, 어선 안전장비 보급\n\n나루청(청장 장길산)은 2024년 5월 2일 계획을 밝혔다.\n\n"


def statuses(text: str, rule: str) -> list[str]:
    record = parse((HEAD + text + "\n").encode(), name="notice.md", tokenizer="plain")
    return [check.status for check in record.checks if check.rule == rule]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("수당은 50만원 × 12개월 = 600만원이다.", ["holds"]),
        ("수당은 50만원 × 12개월 = 660만원이다.", ["fails"]),
        ("납입 기간은 20개월(1,000만원÷50만원)이다.", ["holds"]),
        ("납입 기간은 25개월(1,000만원÷50만원)이다.", ["fails"]),
        ("관세는 90만원 × 5% = 4만5천원이다.", ["holds"]),
        ("관세는 90만원 × 5% = 5만4천원이다.", ["fails"]),
        ("관세는 90만원 × 1/3 × 5% = 1만5천원이다.", []),
        ("수당은 50만원 × 12개월 × 2명 = 1,200만원이다.", []),
        ("수당은 50만원 × 12개월이다.", []),
        ("대출기간 : 총 5년 (2년 거치 3년 상환)", ["holds"]),
        ("대출기간 : 총 6년 (2년 거치 3년 상환)", ["fails"]),
        ("대출기간 : 60개월 이내(12개월 거치, 48개월 균등분할상환)", ["holds"]),
        ("대출기간 : 5년(1년 거치 5년 상환)", []),
        ("수당은 학기당 820만 원(연 1,640만 원)이다.", ["holds"]),
        ("수당은 학기당 280만 원(연 1,640만 원)이다.", ["fails"]),
        ("수당은 월 30만 원(연 300만 원)이다.", []),
    ],
)
def test_a_written_formula_gives_what_stands_beside_it(text: str, expected: list[str]) -> None:
    assert statuses(text, "written_formula_holds") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14개 항만 중 8개소에 등대를 세운다.", []),
        ("14개 항만 중 18개소에 등대를 세운다.", ["fails"]),
        ("14개 항만 중 18명이 일하는 곳에 등대를 세운다.", []),
        ("선원 32명 중 40명이 교육을 받았다.", ["fails"]),
        ("선원 32명 중 22명이 교육을 받았다.", []),
    ],
)
def test_a_part_is_no_more_than_its_whole(text: str, expected: list[str]) -> None:
    assert statuses(text, "part_is_within_whole") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("교육은 5월부터 10월까지 6개월간 한다.", ["holds"]),
        ("교육은 5월부터 10월까지 9개월간 한다.", ["fails"]),
        ("교육은 6개월간(5~10월) 한다.", ["holds"]),
        ("교육은 11월부터 2월까지 4개월간 한다.", ["holds"]),
        ("교육은 2024~2028년 5년간 한다.", ["holds"]),
        ("교육은 2024~2028년 3년간 한다.", ["fails"]),
        ("교육은 5개년(’24~’28) 계획이다.", ["holds"]),
        ("교육은 2024년부터 2028년까지 하고 5년간 살핀다.", []),
        ("교육은 5월부터 한다. 10월까지 6개월 남았다.", []),
    ],
)
def test_months_and_years_are_as_many_as_their_span_has(text: str, expected: list[str]) -> None:
    assert statuses(text, "length_agrees_with_span") == expected
