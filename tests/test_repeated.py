"""One number said twice: a slip of the pen in one of two places is found, two numbers of two things are none."""

from __future__ import annotations

import pytest

from announce_parser import parse

HEAD = "# 나루청, 2024년 어선 안전 예산 3,404억원 확정\n\n나루청(청장 장길산)은 2024년 5월 2일 계획을 밝혔다.\n\n"


def statuses(text: str, head: str = HEAD) -> list[str]:
    record = parse((head + text + "\n").encode(), name="notice.md", tokenizer="plain")
    return [check.status for check in record.checks if check.rule == "number_said_again_agrees"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("국회 본회의에서 3,440억원 규모의 어선 안전 예산이 의결됐다.", ["fails"]),
        ("국회 본회의에서 3,404억원 규모의 어선 안전 예산이 의결됐다.", []),
        ("국회 본회의에서 3,404억원의 예산이 의결됐다.\n\n예산 3,440억원은 쓰인다.", ["fails"]),
        ("구명 장비 보급에 436억원을 쓴다.\n\n② 구명 장비 보급(463억원)", ["fails"]),
        ("구명 장비 보급에 436억원을 쓴다.\n\n② 등대 정비와 항로 표지(463억원)", []),
        ("구명 장비 보급에 436억원을 쓴다.\n\n구명 장비 보급(436억원)은 463억원의 등대 정비와 다르다.", []),
        ("구조 대상은 32명이다.\n\n선원 23명이 교육을 받는다.", []),
        ("출항 어선의 구조 대상자는 32명이다.\n\n□ 출항 어선의 구조 대상자는 23명이다.", []),
        ("지난해 구명 장비 보급에 436억원을 썼다.\n\n올해 구명 장비 보급에 463억원을 쓴다.", ["skipped"]),
        ("국내에서 확인된 구명 신고자는 4,79명이 아니라 479명이다.\n\n국내에서 확인된 구명 신고자는 총 497명이다.", []),
        ("구명 장비 보급은 전년 대비 15.8% 줄었다.\n\n등대 광고 시장은 전년 대비 18.5% 줄었다.", []),
        ("등대 신고자는 보상금 1억3천여만 원을 받았다.\n\n어선 신고자는 보상금 1억3백여만 원을 받았다.", []),
        ("어선 안전 장비를 보급한다.(8개 과제, 160억원)\n\n어선 안전 교육을 넓힌다.(6개 과제, 106억원)", []),
        ("장학금은 어선 안전 교육에 240억원이다.\n\n어선 안전 교육에 12~204억원을 쓴다.", []),
        ("대금은 구명 장비를 파는 선박 가게(364개소)에 간다.\n\n어촌계와 등대를 빼고 대상은 가게(346개소)이다.", []),
        ("국비 구명 장비 보급에 436억원\n\n지방비 구명 장비 보급에 463억원", ["skipped"]),
    ],
)  # fmt: skip
def test_two_digits_changed_about_contradict_the_same_number(
    text: str, expected: list[str]
) -> None:
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("나루청은 올해 낡은 어선 18척을 새 어선으로 바꾼다.", ["fails"]),
        ("나루청은 올해 낡은 어선 16척을 새 어선으로 바꾼다.", []),
        ("나루청은 올해 낡은 어선 61척을 새 어선으로 바꾼다.", ["fails"]),
        ("나루청은 올해 낡은 어선 15척을 새 어선으로 바꾼다.", []),
        ("나루청은 등대 18척을 고친다.", []),
        ("나루청은 올해 낡은 어선 16척 가운데 18척의 새 어선을 짓는다.", []),
    ],
)
def test_a_digit_of_a_headline_number_that_the_text_nowhere_says_contradicts_it(
    text: str, expected: list[str]
) -> None:
    assert statuses(text, "# 나루청, 낡은 어선 16척을 새 어선으로\n\n") == expected


def test_what_a_headline_rounds_is_said_by_the_text() -> None:
    head = "# 나루청, 구명조끼 200만 벌 보급\n\n"

    assert statuses("나루청은 구명조끼 2,034,236벌을 보급했다.", head) == []


def test_both_places_are_named() -> None:
    text = HEAD + "국회 본회의에서 3,440억원 규모의 어선 안전 예산이 의결됐다.\n"
    record = parse(text.encode(), name="notice.md", tokenizer="plain")
    (check,) = [each for each in record.checks if each.rule == "number_said_again_agrees"]

    assert (check.expected, check.actual) == (340400000000, 344000000000)
    assert len({place.block for place in check.sources}) == 2
    assert check.severity == "error"


def test_a_number_and_a_little_more_is_one_number() -> None:
    head = "# 나루청, 신고로 회복한 금액 17억 8천여만 원\n\n"

    assert statuses("신고로 회복한 금액은 18억 7천여만 원이다.", head) == ["fails"]
    assert statuses("신고로 회복한 금액은 17억 8천여만 원이다.", head) == []
