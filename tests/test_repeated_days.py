"""One window said twice, a headline's day, and what is chosen before the window ends."""

from __future__ import annotations

import pytest

from announce_parser import parse

NAME = "나루청(청장 장길산)은 어선 안전장비 보급 사업에 참여할 어민을"


def statuses(text: str, rule: str) -> list[str]:
    data = (text + "\n").encode()
    record = parse(data, name="notice.md", tokenizer="plain", published="2024-01-26")
    return [check.status for check in record.checks if check.rule == rule]


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("1.28.∼2.20.", "1월 28일부터 2월 20일까지", []),
        ("1.28.∼2.20.", "1월 28일부터 2월 22일까지", ["fails"]),
        ("1.28.∼2.16.", "1월 28일부터 2월 6일까지", ["fails"]),
        ("1.28.∼2.13.", "1월 28일부터 2월 31일까지", []),
        ("1.28.∼2.20.", "1월 28일부터 3월 20일까지", []),
        ("1.28.∼2.20.", "1월 29일부터 2월 22일까지", []),
        ("1.28.∼2.20.", "24일간(1월 28일~2월 22일)", []),
        ("1.28.∼2.20.", "1월 28일부터 2월 22일까지, 1월 28일부터 3월 2일까지", []),
        ("2023년 1.28.∼2.20.", "2024년 1월 28일부터 2월 22일까지", []),
    ],
)
def test_a_headline_and_its_text_give_one_window(head: str, body: str, expected: list[str]) -> None:
    text = f"# 나루청, 어선 안전장비 보급 공고({head})\n\n{NAME} {body} 모집한다고 밝혔다."

    assert statuses(text, "window_said_again_agrees") == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("권역별 구명조끼 사용법 설명회 개최(2.27.~3.19.)", "나루청은 2월 27일부터 3월 18일까지 권역별 구명조끼 사용법 설명회를 연다.", ["fails"]),
        ("권역별 구명조끼 사용법 설명회 개최(2.27.~3.19.)", "나루청은 2월 27일부터 3월 18일까지 등대를 칠한다.", []),
        ("권역별 구명조끼 사용법 설명회 개최(2월 4주~3월 1주)", "나루청은 2월 4주부터 3월 2주까지 권역별 구명조끼 사용법 설명회를 연다.", []),
        ("가시 소재 전체 학교 원격수업 전환(2.28.~3.31.)", "나시 소재 전체 학교 원격수업 전환(2.28.~3.21.)", []),
        ("① 구명조끼 규칙 개정안 입법예고 : 2.28일 ~ 3.12일", "② 구명조끼 규칙 개정안 입법예고 : 2.28일 ~ 3.19일", []),
    ],
)  # fmt: skip
def test_two_places_of_the_text_must_say_alike(one: str, other: str, expected: list[str]) -> None:
    text = f"# 나루청, 어선 안전장비 보급\n\n{NAME} 돕는다.\n\n{one}\n\n{other}"

    assert statuses(text, "window_said_again_agrees") == expected


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("2. 17일부터 접수 시작", "2. 7.(수)부터 신청을 받는다", ["fails"]),
        ("2. 7일부터 접수 시작", "2. 7.(수)부터 신청을 받는다", []),
        ("2. 17일부터 접수 시작", "2. 7.(수)부터 배를 짓는다", []),
        ("2. 17일 개소", "2. 7.(수)부터 신청을 받는다", []),
    ],
)
def test_a_day_of_the_headline_from_which_people_apply_agrees_with_the_text(
    head: str, body: str, expected: list[str]
) -> None:
    text = f"# 나루청, 어선 안전장비 보급 사업 {head}\n\n나루청(청장 장길산)은 어선 안전장비 보급 사업을 누리집에 올리고 {body}고 밝혔다."

    assert statuses(text, "window_said_again_agrees") == expected


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("심사를 거쳐 11월에 최종 선정한다.", ["holds"]),
        ("심사를 거쳐 7월에 최종 선정한다.", ["fails"]),
        ("심사를 거쳐 내년 7월에 최종 선정한다.", []),
        ("심사를 거쳐 1월에 최종 선정한다.", []),
        ("지난해 수상작은 7월에 책으로 나왔다.", []),
    ],
)
def test_a_choice_follows_the_window_in_which_one_applies(chosen: str, expected: list[str]) -> None:
    text = f"# 나루청, 어선 안전 공모전\n\n{NAME} 6월 28일부터 8월 20일까지 모집한다고 밝혔다.\n\n작품은 {chosen}"

    assert statuses(text, "selection_follows_application") == expected


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("3월 2일부터", "3월 2일(토)부터 3월 12일(화)까지", []),
        ("3월 3일부터", "3월 2일(토)부터 3월 12일(화)까지", ["fails"]),
        ("3월 13일까지", "3월 2일(토)부터 3월 12일(화)까지", ["fails"]),
        ("3월 25일부터", "3월 2일(토)부터 3월 12일(화)까지", ["fails"]),
        ("4월 3일부터", "3월 2일(토)부터 3월 12일(화)까지", []),
    ],
)
def test_a_headline_gives_one_end_of_the_window_of_its_text(
    head: str, body: str, expected: list[str]
) -> None:
    text = f"# {head} 어선 안전장비 보급 신청·접수\n\n{NAME} {body} 접수한다고 밝혔다."

    assert statuses(text, "window_said_again_agrees") == expected
