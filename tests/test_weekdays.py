"""Weekdays beside days: what contradicts the calendar is said, what may be of another year is not."""

from __future__ import annotations

import pytest

from announce_parser import parse

HEAD = "# 나루청, 어선 안전장비 보급\n\n나루청(청장 장길산)은 2026년 5월 12일 사업을 시작한다고 밝혔다.\n\n"


def weekdays(text: str, published: str = "2026-05-12") -> list[str]:
    record = parse(
        (HEAD + text + "\n").encode(), name="notice.md", tokenizer="plain", published=published
    )
    return [c.status for c in record.checks if c.rule == "weekday_agrees_with_date"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("설명회는 5월 20일(수)에 연다.", ["holds"]),
        ("설명회는 5월 20일(목)에 연다.", ["fails"]),
        ("설명회는 2026. 5. 20.(목)에 연다.", ["fails"]),
        ("접수는 5월 18일(월)부터 29일(목)까지 한다.", ["holds", "fails"]),
    ],
)
def test_weekdays_of_days_whose_year_is_plain(text: str, expected: list[str]) -> None:
    assert weekdays(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("접수는 5월 18일(월)부터 5월 24일(일) 24시까지 한다.", ["holds", "holds"]),
        ("접수는 5월 18일(월)부터 5월 24일(월) 24시까지 한다.", ["holds", "fails"]),
        ("행사는 5월 15일(금) 정오부터 17일(일) 자정까지 한다.", ["holds", "holds"]),
    ],
)
def test_the_last_minute_of_a_day_has_that_days_weekday(text: str, expected: list[str]) -> None:
    assert weekdays(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "전시는 5월 23일부터 6월 25일까지(월요일 휴관일 제외) 연다.",
        "전시는 5월 23일부터 6월 25일까지 월요일마다 쉰다.",
    ],
)
def test_a_weekday_of_every_week_is_of_no_single_day(text: str) -> None:
    assert weekdays(text) == []


def test_a_day_after_a_year_that_was_written_may_be_of_that_year() -> None:
    text = "지난 2024년 9월 23일(월)부터 11월 1일(금)까지 찾았다.\n\n배는 10월 8일(화)에 발견됐다."

    assert weekdays(text) == ["holds", "holds", "skipped"]


def test_of_two_days_of_last_year_the_misprinted_one_is_named() -> None:
    text = "* 연휴 : (지난해) 10.3(목)~10.8(수), (올해) 9.24(목)~9.26(토)"

    assert weekdays(text) == ["fails", "skipped", "holds", "holds"]
