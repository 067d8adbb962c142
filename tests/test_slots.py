"""What a number is a number of: only numbers of one slot contradict each other, and rounding is a grade."""

from __future__ import annotations

import pytest

from announce_parser import parse

HEAD = "# 나루청, 어선 안전장비 보급\n\n나루청(청장 장길산)은 2026년 3월 4일 사업을 시작한다고 밝혔다.\n\n"


def found(text: str, rule: str) -> list[tuple[str, str | None]]:
    data = (HEAD + text + "\n").encode()
    record = parse(data, name="notice.md", tokenizer="plain", published="2026-03-04")
    return [(c.status, c.grade) for c in record.checks if c.rule == rule]


def statuses(text: str, rule: str) -> list[str]:
    return [status for status, _ in found(text, rule)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("□ 올해 101억 원(11개사)을 지원, 2027년에는 303억 원(30개사)을 지원한다.", "skipped"),
        ("□ 올해 총 1,494억 원을 지원한다.\n\n□ 나루청은 올해 총 1,494억 원을 지원한다.", "holds"),
        ("□ 올해 총 1,494억 원을 지원한다.\n\n□ 나루청은 올해 총 1,449억 원을 지원한다.", "fails"),
    ],
)
def test_sums_of_two_years_do_not_contradict_each_other(text: str, status: str) -> None:
    assert statuses(text, "announced_sums_agree") == [status]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("총예산 4,218억 원(계속예산 3,907억 원, 신규예산 310억 원)", [("holds", "rounding")]),
        ("총예산 4,218억 원(계속예산 3,907억 원, 신규예산 410억 원)", [("fails", "conflict")]),
        ("총예산 100억 원(계속예산 50억 원, 신규예산 50억 원)", [("holds", "equal")]),
        ("올해 총 1,758개(기초 1,200개, 고도화 557개)를 짓는다.", [("fails", "conflict")]),
    ],
)
def test_parts_that_were_rounded_make_their_whole_up_to_rounding(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text, "parts_in_brackets_sum_to_whole") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("어선 10척 중 4척(42.7%)은 남쪽에 있다.", [("holds", "rounding")]),
        ("어선 10척 중 4척(62.7%)은 남쪽에 있다.", [("fails", "conflict")]),
        ("총사업비 150억원의 30%인 45억원을 낸다.", [("holds", "equal")]),
        ("총사업비 150억원의 30%인 54억원을 낸다.", [("fails", "conflict")]),
        ("총사업비 150억원의 30%인 45명을 뽑는다.", []),
        ("어선 15.6만척 중 9.5만척(61.0%)이 남쪽에 있다.", [("holds", "rounding")]),
        ("어선 15.6만척 중 9.5만척(16.0%)이 남쪽에 있다.", [("fails", "conflict")]),
    ],
)
def test_a_share_agrees_as_far_as_part_and_whole_are_written(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text, "share_of_numbers_matches") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("* 이용자 : ('25) 16만명 → ('26) 29만명 (77%↑)", [("holds", "rounding")]),
        ("* 이용자 : ('25) 16만명 → ('26) 29만명 (17%↑)", [("fails", "conflict")]),
        ("* 이용자 : ('25) 202명(20.7%) → ('26) 241명(22.6%)", [("skipped", None)]),
    ],
)
def test_a_rate_agrees_as_far_as_its_sides_are_written(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text, "growth_rate_matches") in (expected, [])


def test_some_of_some_are_no_two_parts_of_a_whole() -> None:
    text = (
        "공모를 거쳐 총 226개의 과제가 접수됐다.\n\n"
        "이 가운데 18개 과제가 선정되었으며, 이 중 상위 8개 과제가 경연에 나선다."
    )

    assert found(text, "parts_in_sentence_sum_to_whole") == []


def test_the_rate_of_all_in_a_line_of_totals_is_no_sum() -> None:
    text = (
        "| 구분 | 대상 | 이행 | 이행률 |\n|---|---|---|---|\n| 가 | 100 | 40 | 40.0 |\n"
        "| 나 | 200 | 50 | 25.0 |\n| 다 | 400 | 46 | 11.5 |\n| 합계 | 700 | 136 | 19.4 |\n"
    )

    assert found(text, "table_total_is_sum") == [("holds", "equal")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("항공팀은 조종사 6명, 정비사 3명 및 구조대원 6명 등 총 15명이다.", [("holds", "equal")]),
        (
            "항공팀은 조종사 6명, 정비사 3명 및 구조대원 7명 등 총 15명이다.",
            [("fails", "conflict")],
        ),
        ("항공팀은 조종사 6명, 정비사 3명 및 구조대원 5명 등 총 15명이다.", [("skipped", None)]),
        ("위원회는 위원장, 정부위원 20명 및 민간위원 10명 등 총 31명이다.", [("skipped", None)]),
        ("가시 2명, 나시·다시·라시에서 각 1명씩 총 5명이 다쳤다.", [("skipped", None)]),
        ("가 118척, 나 120척, 다 60척 등 총 298척을 띄웠다.", [("holds", "equal")]),
        ("가 118척, 나 120척, 다 60척 등 총 289척을 띄웠다.", [("fails", "conflict")]),
        ("환경 2개, 기후 4개, 안전 3개 등 총 3개 분야 9개 과제다.", [("skipped", None)]),
    ],
)
def test_a_list_makes_the_whole_behind_it_where_it_is_all(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert found(text, "breakdown_sums_to_goal") == expected
