"""Targets of performance indicators: the one of the sheet's own year, where its number has a unit."""

from __future__ import annotations

import pytest

from announce_parser import parse


def _goals(*rows: tuple[str, ...], head: tuple[str, ...] = ()) -> list[tuple[str, str, object]]:
    head = head or ("성과지표", "구분", "'23", "'24", "산출근거")
    table = "".join(
        f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in (head, *rows)
    )
    page = (
        "<html><head><meta charset='utf-8'><title>2024년도 나루바우처 사업 계획</title></head>"
        f"<body><h1>2024년도 나루바우처 사업 계획</h1><p>다음과 같이 알린다.</p><table>{table}</table></body></html>"
    )
    return [
        (goal.name, goal.kind, getattr(goal.value, "value", getattr(goal.value, "percent", None)))
        for goal in parse(page.encode(), name="sheet.html").goals
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [
                ("지원 가구수(단위: 만가구)", "목표", "81.7", "109.7", "평균"),
                ("지원 가구수(단위: 만가구)", "실적", "77.7", "-", "평균"),
            ],
            [("지원 가구수", "count", 1_097_000)],
        ),
        ([("이용률 (%)", "목표", "80", "85", "평균")], [("이용률", "ratio", 85)]),
        ([("상담 건수", "목표", "80건", "95건", "평균")], [("상담 건수", "count", 95)]),
    ],
)
def test_the_target_of_the_year_is_a_goal(
    rows: list[tuple[str, ...]], expected: list[tuple[str, str, object]]
) -> None:
    assert _goals(*rows) == expected


@pytest.mark.parametrize(
    "rows",
    [
        [("상담 건수", "실적", "80건", "95건", "평균")],  # what was reached
        [("상담 지수", "목표", "80", "95", "평균")],  # a number without a unit
        [("상담 건수", "목표", "80건", "-", "평균")],
    ],
)
def test_what_was_reached_or_has_no_unit_is_no_goal(rows: list[tuple[str, ...]]) -> None:
    assert _goals(*rows) == []


def test_a_table_of_something_else_has_no_goals() -> None:
    row = ("상담 건수", "목표", "80건", "95건", "평균")

    assert _goals(row, head=("사업명", "구분", "'23", "'24", "산출근거")) == []
