"""Totals held against the list before them in their sentence, and against the items below them."""

from __future__ import annotations

import pytest

from announce_parser import parse

LISTED, UNDER = "total_is_sum_of_list_before", "total_is_sum_of_items_below"


def _statuses(body: str, rule: str) -> list[str]:
    text = f"가람부, 설비 안전 지원\n\n2024년 3월 4일\n\n{body}\n"
    record = parse(text.encode(), name="release.txt")
    return [check.status for check in record.checks if check.rule == rule]


def test_a_total_behind_its_list_is_the_sum_of_it() -> None:
    assert _statuses("교육 120명, 상담 240명, 진단 180명 총 540명을 지원한다.", LISTED) == ["holds"]
    assert _statuses("교육 120명, 상담 240명, 진단 180명 총 590명을 지원한다.", LISTED) == ["fails"]


@pytest.mark.parametrize(
    "body",
    [
        "교육 120명, 상담 240명, 진단 180명 등 총 590명을 지원한다.",
        "나루시 450억원, 다솜시 300억원, 라온시 150억원을 내어 900억원의 기금을 만들고 총 1,300억원을 투자한다.",
    ],
)
def test_a_list_that_is_open_or_has_a_total_of_its_own_contradicts_nothing(body: str) -> None:
    assert "fails" not in _statuses(body, LISTED)


def test_two_items_below_a_total_need_not_be_all_three_are() -> None:
    two = "- 총 99개 공간을 연다.\n ① 교육관: 60개\n ② 상담관: 9개"

    assert "fails" not in _statuses(two, UNDER)
    assert _statuses(f"{two}\n ③ 진단관: 30개", UNDER) == ["holds"]
    assert _statuses(f"{two}\n ③ 진단관: 20개", UNDER) == ["fails"]
