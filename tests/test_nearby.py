"""Numbers against one in the paragraphs around: what follows each other makes it, a share is of it."""

from __future__ import annotations

import pytest

from announce_parser import parse

HEAD = "# 나루청, 어선 안전장비 보급\n\n나루청(청장 장길산)은 2024년 5월 2일 계획을 밝혔다.\n\n"
# Words are the rarer the more lines a notice has; a page of others stands behind.
PAGE = "".join(f"\n\n{name} 이야기는 따로 밝힌다." for name in "가나다라마바사아자차카타파하")


def statuses(text: str, rule: str) -> list[str]:
    record = parse((HEAD + text + PAGE + "\n").encode(), name="notice.md", tokenizer="plain")
    return [check.status for check in record.checks if check.rule == rule]


FUND = "해양구조기금 재원으로 3,314억원이 편성됐다.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FUND + "해양구조기금으로 선원 교육에 2,202억원, 장비 확충에 1,112억원을 쓴다.", []),
        (FUND + "해양구조기금으로 선원 교육에 2,220억원, 장비 확충에 1,112억원을 쓴다.", ["fails"]),
        (FUND + "해양구조기금으로 선원 교육에 2,333억원, 장비 확충에 1,112억원을 쓴다.", []),
        (FUND + "등대 도색과 항로 측량에 2,220억원, 부표에 1,112억원을 쓴다.", []),
        (FUND + "해양구조기금은 2,220억원에서 1,112억원으로 줄었다.", []),
        (FUND + "등대.\n\n항로.\n\n부표.\n\n닻.\n\n해양구조기금으로 교육에 2,220억원, 장비에 1,112억원을 쓴다.", []),
        ("고용은 9,135명이다.\n\n고용은 돛 3,282명, 닻 3,239명, 노 1,837명, 키 741명, 삿대 36명이다.", []),
        ("융자는 52조4,100억원이다.\n\n단계별로 창업 22조2,500억원, 성장 24조4,100억원, 재기 5조7,500억원이다.", []),
        ("융자는 52조4,100억원이다.\n\n단계별로 창업 22조2,500억원, 성장 24조4,100억원, 재기 6조7,500억원이다.", []),
        ("융자는 52조4,100억원이다.\n\n단계별로 창업 22조2,500억원, 성장 24조1,400억원, 재기 5조7,500억원이다.", ["fails"]),
        ("2022년 해양구조기금은 3,314억원이었다.\n\n2024년 해양구조기금은 교육에 2,220억원, 장비에 1,112억원을 쓴다.", ["skipped"]),
    ],
)  # fmt: skip
def test_numbers_in_a_row_make_one_near_by(text: str, expected: list[str]) -> None:
    assert statuses(text, "numbers_near_by_sum_to_whole") == expected


CLAIMS = "어선 사고 피해보상 신청사례 2,208건을 심의하였다.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CLAIMS + "사고 경과를 종합적으로 심의하여 신청사례 240건(10.9%)을 보상한다.", []),
        (CLAIMS + "사고 경과를 종합적으로 심의하여 신청사례 240건(19.0%)을 보상한다.", ["fails"]),
        (CLAIMS + "사고 경과를 종합적으로 심의하여 신청사례 240건(30.5%)을 보상한다.", []),
        (CLAIMS + "사고 경과를 종합적으로 심의하여 신청사례 240건(19.0%) 증가했다.", []),
        (CLAIMS + "등대 240건(19.0%)을 칠했다.", []),
        ("어선 사고 신청사례 2,208건(58.9%)을 심의하고 어선 사고 신청사례 240건(19.0%)을 보상한다.", []),
    ],
)  # fmt: skip
def test_a_share_is_of_a_number_near_by(text: str, expected: list[str]) -> None:
    assert statuses(text, "share_of_number_near_by_matches") == expected


def test_every_number_of_a_broken_sum_is_a_place_of_the_check() -> None:
    text = (
        HEAD
        + FUND
        + "해양구조기금으로 선원 교육에 2,220억원, 장비 확충에 1,112억원을 쓴다.\n"
        + PAGE
    )
    record = parse(text.encode(), name="notice.md", tokenizer="plain")
    (check,) = [each for each in record.checks if each.rule == "numbers_near_by_sum_to_whole"]

    assert (check.expected, check.actual) == (331400000000, 333200000000)
    assert len(check.sources) == 3
