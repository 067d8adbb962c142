"""A percent and two numbers near by that make it: one slip is found, percents of something else are left alone."""

from __future__ import annotations

import pytest

from announce_parser import parse
from announce_parser.checks import _ratio_weights
from announce_parser.checks._ratios import CLASSES, contradicted, features, ratios
from announce_parser.readers import load, read
from conftest import calls

RULE = "percent_near_by_matches"
TOP = "# 나루청, 어선 사고 심의 결과 발표\n\n나루청(청장 장길산)은 2024년 5월 2일 심의 결과를 밝혔다.\n\n"


def failing(body: str) -> list[str]:
    record = parse((TOP + body + "\n").encode(), name="notice.md", tokenizer="plain")
    return [
        check.message for check in record.checks if check.rule == RULE and check.status == "fails"
    ]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "심의회는 어선 사고 신청사례 1,885건을 심의하였다.\n\n경위를 심의하여 181건(9.6%)에 대해 보상을 결정하였다.",
            "심의회는 어선 사고 신청사례 1,885건을 심의하였다.\n\n경위를 심의하여 181건(6.9%)에 대해 보상을 결정하였다.",
        ),
        (
            "어선 사고 신고는 478,218건이며, 일반 사고는 459,058건(96.0%), 중대한 사고는 19,160건(4.0%)이었다.",
            "어선 사고 신고는 478,218건이며, 일반 사고는 459,058건(90.6%), 중대한 사고는 19,160건(4.0%)이었다.",
        ),
        (
            "나루청은 내년 어선 예산안을 3,360억원으로 편성했다.\n\n내년 어선 예산안은 지난해 대비 272억원(8.8%) 증가한 것이다.",
            "나루청은 내년 어선 예산안을 3,360억원으로 편성했다.\n\n내년 어선 예산안은 지난해 대비 227억원(8.8%) 증가한 것이다.",
        ),
    ],
)
def test_a_slip_in_a_percent_or_in_its_numbers_is_found(right: str, wrong: str) -> None:
    assert failing(right) == []
    assert len(failing(wrong)) == 1


@pytest.mark.parametrize(
    "body",
    [
        # both are shares of a third
        "어선 사고 중 50세 이상은 264명(92.0%)이다.\n\n그중 60세 이상은 248명(86.4%)이다.",
        # the number is what the percent leaves
        "병상 10,391병상을 확보하였으며 가동률은 66.2%로 3,510병상의 이용이 가능하다.",
        # the number after the bracket is another one's
        "통관 애로는 63건(42%) 중 58건, 26건(17%) 중 10건이 서류 문제이다.",
        # groups by age are no numbers of people
        "60대 이상 남성(107.6%)과 20대 남성(65.6%)의 승선이 증가했다.",
    ],
)
def test_percents_of_something_else_are_left_alone(body: str) -> None:
    assert failing(body) == []


def test_a_number_that_makes_another_percent_has_no_slip() -> None:
    text = "신청 2,000건 중 심의 완료는 1,500건(75.0%)이다.\n\n보상은 315건(21.0%), 기각은 1,185건(79.0%)이다.\n"
    found = ratios(None, read(load(text.encode(), name="a.txt")), frozenset())

    assert [[int(number.value) for number in each.said] for each in found if not each.slip] == [
        [75, 1500, 2000],
        [21, 315, 1500],
        [79, 1185, 1500],
    ]
    assert contradicted(found) == []


def test_the_weights_are_those_of_the_measures() -> None:
    document = read(load("신청 2,000건 중 1,500건(75.0%)이다.\n".encode(), name="a.txt"))
    found = ratios(None, document, frozenset())

    assert sorted(features(document, found[0], {})) == sorted(_ratio_weights.WEIGHTS)
    assert {len(each) for each in _ratio_weights.WEIGHTS.values()} == {len(CLASSES)}


def looked_at(count: int) -> int:
    """Return the calls that a paragraph of so many numbers with a percent each costs."""
    words = ", ".join(f"어항 {1000 + 7 * at}곳({10 + at % 80}.{at % 10}%)" for at in range(count))
    document = read(load(f"점검한 곳은 {words}이다.\n".encode(), name="a.txt"))

    def look() -> None:
        found = contradicted(ratios(None, document, frozenset()))
        assert all(features(document, each, {}) for each in found)

    return calls(look)


def test_twice_as_many_percents_of_a_paragraph_cost_at_most_2_3_times_the_calls() -> None:
    looked_at(8)  # patterns compile, each once
    assert looked_at(160) <= 2.3 * looked_at(80)
