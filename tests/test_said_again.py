"""A number or day said again, whatever it counts: a slip in one place is found, two numbers of two things are none."""

from __future__ import annotations

import pytest

from announce_parser import parse
from announce_parser.checks._mentions import mentions
from announce_parser.readers import load, read

BODY = "나루청(청장 장길산)은 2024년 5월 2일 계획을 밝혔다.\n\n"


def statuses(text: str, rule: str = "value_said_again_agrees") -> list[str]:
    record = parse((text + "\n").encode(), name="notice.md", tokenizer="plain")
    return [check.status for check in record.checks if check.rule == rule]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# 나루청, 어선 안전 장비 보급기업 247개사 선정\n\n"
            + BODY
            + "나루청은 어선 안전 장비 보급기업 274개사를 최종 선정하였다고 밝혔다.",
            ["fails"],
        ),
        (
            "# 나루청, 어선 안전 장비 보급기업 247개사 선정\n\n"
            + BODY
            + "나루청은 어선 안전 장비 보급기업 247개사를 최종 선정하였다고 밝혔다.",
            [],
        ),
        (
            "# 나루청, 어선 안전 장비 보급기업 선정\n\n"
            + BODY
            + "1차로 어선 안전 장비 보급기업 247개사를 선정하였다.\n\n2차로 어선 안전 장비 보급기업 274개사를 선정하였다.",
            [],
        ),
        (
            "# 나루청, 어선 안전 장비 보급기업 선정\n\n"
            + BODY
            + "50인 미만 어선 사업장을 지원한다.\n\n- 30인 미만 어선 사업장을 지원한다.",
            [],
        ),
    ],
)
def test_numbers_of_one_thing_that_a_slip_tells_apart_contradict_each_other(
    text: str, expected: list[str]
) -> None:
    assert statuses(text) == expected


def test_two_numbers_that_one_sentence_says_are_two() -> None:
    text = (
        "# 나루청, 어선 안전 장비에 498억원 지원\n\n"
        + BODY
        + "어선 안전 장비에 총 498억원(연안 어선 398억원, 근해 어선 100억원)을 지원한다."
    )
    assert statuses(text) == []


@pytest.mark.parametrize(("whole", "expected"), [("30", ["holds"]), ("38", ["fails"]), ("75", [])])
def test_a_total_is_held_against_the_items_below_it(whole: str, expected: list[str]) -> None:
    text = (
        "# 나루청, 어선 안전 계획\n\n"
        + BODY
        + f"□ 지원 규모는 총 {whole}개 과제\n\n- 보급형 12개 과제\n\n- 도약형 10개 과제\n\n- 나눔형 8개 과제"
    )
    assert statuses(text, "total_is_sum_of_items_below") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("보급형 12개, 도약형 18개, 총 30개", ["holds"]),
        ("보급형 12개, 도약형 18개, 총 36개", ["fails"]),
        ("보급형 30척, 도약형 7척 등 총 46척", []),
    ],
)
def test_a_total_is_held_against_the_list_before_it(words: str, expected: list[str]) -> None:
    text = "# 나루청, 어선 안전 계획\n\n" + BODY + f"나루청은 {words}을 새로 짓는다."
    assert statuses(text, "total_is_sum_of_list_before") == expected


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        # what was before does not cut off the name of what is now
        ("참돌 종자는 전년보다 50톤 증가한 250톤을 보급한다.", "250톤"),
        ("참돌 종자(’23: 97톤 → ’24: 153톤) 보급을 늘린다.", "153톤"),
    ],
)
def test_a_number_after_a_change_has_the_name_of_what_changed(again: str, expected: str) -> None:
    document = read(load((BODY + again + "\n").encode(), name="a.txt"))
    named = [each for each in mentions(None, document, frozenset()) if each.words == expected]

    assert [each.lead.strip().startswith("참돌 종자") for each in named] == [True]


def test_teams_are_counted_alike_however_they_are_written() -> None:
    document = read(
        load("32개팀, 32개 팀, 32팀, 32개 사, 32개사를 뽑는다.\n".encode(), name="a.txt")
    )

    assert [each.unit for each in mentions(None, document, frozenset())] == ["팀"] * 3 + ["사"] * 2


def test_lines_of_a_table_written_out_have_the_unit_above_them() -> None:
    text = (
        "보급 예산 (단위 : 억원)\n\n연안 어선\n\n1,132\n\n예산은 위와 같다.\n\n근해 어선\n\n1,312\n"
    )
    document = read(load(text.encode(), name="a.txt"))
    found = mentions(None, document, frozenset())

    assert [(each.unit, int(each.value)) for each in found] == [("원", 113_200_000_000), ("", 1312)]


def test_numbers_that_add_up_each_on_its_own_do_not_contradict_each_other() -> None:
    text = (
        "# 나루청, 어선 안전 장비 보급에 498억원 지원\n\n"
        + BODY
        + "어선 안전 장비 보급에 총 498억원(연안 어선 398억원, 근해 어선 100억원)을 지원한다."
    )

    assert statuses(text) == []
