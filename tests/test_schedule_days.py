"""Events of sentences: today, objections, days to come below a history."""

from __future__ import annotations

import pytest

from conftest import events_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "가람부는 오늘(3월 4일)부터 참여신청 접수를 시작한다고 밝혔다.",
            [("application", "2024-03-04/..")],
        ),
        (
            "통보받은 사업주에 대한 이의신청 접수는 5월 중에 실시할 예정이다.",
            [("objection", "2024-05")],
        ),
        (
            "□ 추진 경과\n\n  - 3월 18일부터 대상 여부 확인 신청을 받는다.",
            [("application", "2024-03-18/..")],
        ),
    ],
)
def test_today_objections_and_days_to_come_below_a_history_areevents_in(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert set(expected) <= set(events_in(text))
