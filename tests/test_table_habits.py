"""Tables whose headings say nothing of sums: what most lines keep, and the line that breaks it."""

from __future__ import annotations

import pytest

from announce_parser import parse

HEAD = "# 나루청, 어선 안전장비 보급\n\n나루청(청장 장길산)은 2024년 5월 2일 사업을 공고한다고 밝혔다.\n\n"


def table(*rows: str) -> str:
    head, *body = [f"| {row} |" for row in rows]
    return "\n".join([head, "|" + "---|" * rows[0].count("|") + "---|", *body])


def checks(text: str, *rules: str) -> list[str]:
    record = parse((HEAD + text + "\n").encode(), name="notice.md", tokenizer="plain")
    return [check.status for check in record.checks if check.rule in rules]


HABIT = ("table_numbers_keep_habit", "table_change_is_difference", "table_total_is_sum")
MONEY = (
    "시도 | 사업비 | 국비 | 지방비",
    "가 | 150 | 120 | 30",
    "나 | 100 | 80 | 20",
    "다 | 51 | 40 | 11",
)
SHARES = (
    "시도 | 신청 | 선정 | 몫(%)",
    "가 | 200 | 50 | 25.0",
    "나 | 400 | 300 | 75.0",
    "다 | 120 | 51 | 42.5",
)
COSTS = (
    "품목 | 단가 | 수량 | 금액",
    "가 | 120 | 13 | 1,560",
    "나 | 80 | 25 | 2,000",
    "다 | 45 | 40 | 1,800",
)


@pytest.mark.parametrize(
    ("rows", "fourth", "slip"),
    [
        (MONEY, "라 | 230 | 190 | 40", "라 | 280 | 190 | 40"),
        (SHARES, "라 | 90 | 36 | 40.0", "라 | 90 | 36 | 46.0"),
        (COSTS, "라 | 30 | 31 | 930", "라 | 30 | 31 | 390"),
    ],
)
def test_the_row_that_breaks_what_the_others_keep_is_the_finding(
    rows: tuple[str, ...], fourth: str, slip: str
) -> None:
    assert "fails" not in checks(table(*rows, fourth), *HABIT)
    assert "holds" in checks(table(*rows, fourth), *HABIT)
    assert checks(table(*rows, slip), *HABIT).count("fails") == 1


def test_rows_that_have_nothing_to_do_with_each_other_accuse_nobody() -> None:
    rows = (
        "시도 | 인구 | 어선 | 항구",
        "가 | 517 | 122 | 31",
        "나 | 346 | 87 | 29",
        "다 | 512 | 45 | 18",
    )

    assert checks(table(*rows, "라 | 230 | 191 | 44"), *HABIT) == []


def test_small_numbers_prove_no_habit() -> None:
    rows = (
        "시도 | 갑 | 을 | 병",
        "가 | 3 | 2 | 1",
        "나 | 5 | 4 | 1",
        "다 | 2 | 1 | 1",
        "라 | 7 | 2 | 1",
    )

    assert checks(table(*rows), *HABIT) == []


def test_a_column_of_percents_is_not_summed() -> None:
    rows = (
        "시도 | 참여율 | 갑 비율 | 을 비율",
        "가 | 60.0% | 40.0% | 20.0%",
        "나 | 75.0% | 45.0% | 30.0%",
    )
    more = ("다 | 80.0% | 55.0% | 25.0%", "라 | 95.0% | 55.0% | 20.0%")

    assert checks(table(*rows, *more), *HABIT) == []


PERCENTS = ("구분 | 갑 | 을 | 병", "가 | 20.0% | 30.0% | 50.0%", "나 | 15.5% | 44.5% | 40.0%")


@pytest.mark.parametrize(
    ("third", "expected"),
    [
        ("다 | 33.3% | 33.3% | 33.3%", ["holds", "holds", "holds"]),
        ("다 | 33.3% | 36.3% | 33.3%", ["holds", "holds"]),
        ("다 | 30.0% | 50.0% | 30.0%", ["holds", "holds", "fails"]),
    ],
)
def test_shares_make_a_whole_where_those_of_other_lines_do(third: str, expected: list[str]) -> None:
    assert checks(table(*PERCENTS, third), "table_shares_make_whole") == expected
