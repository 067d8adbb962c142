"""Names: what two spellings share, and which words tell one program from another."""

from __future__ import annotations

import pytest

from announce_parser.notices._programs.names import (
    key_of,
    mentions,
    number_of,
    tellings,
    without_number,
    wordings,
)

NAMES = ("양식장 자동화 지원", "어선 전기화 지원", "위판장 위생 개선 지원")
TEXT = "양식장 자동화 지원, 어선 전기화 지원과 위판장 위생 개선 지원을 공고한다."


def named(text: str, names: tuple[str, ...] = NAMES, document: str = TEXT) -> list[int]:
    return [each.index for each in mentions(text, tellings(names, document))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("지능형(스마트)공장 구축", "스마트공장 구축"),
        ("스마트 양식장", "스마트양식장"),
        ("어선 전기화 (신규)", "어선 전기화"),
        ("대·중소 상생형", "대중소 상생형"),
        ("해결책(솔루션) 실증", "솔루션 실증"),
    ],
)
def test_loan_words_spaces_dots_and_brackets_make_no_other_name(one: str, other: str) -> None:
    assert one != other
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("지능형 공장", "스마트공장"), ("일반형 공장", "특화형 공장"), ("어선 전기화", "어선 수소화")],
)
def test_other_words_make_another_name(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


@pytest.mark.parametrize(
    ("name", "number", "bare"),
    [
        ("① 생산 혁신", "①", "생산 혁신"),
        ("2. 유통 혁신", "2.", "유통 혁신"),
        ("가. 생산", "가.", "생산"),
        ("Ⅲ. 인력", "Ⅲ.", "인력"),
        ("가공 혁신", None, "가공 혁신"),
        ("2026 어촌 축제", None, "2026 어촌 축제"),
    ],
)
def test_leading_number_is_apart_from_the_name(name: str, number: str | None, bare: str) -> None:
    assert (number_of(name), without_number(name)) == (number, bare)


def test_text_has_a_plain_and_a_loan_reading_with_offsets_into_itself() -> None:
    text = "지능형(스마트)공장"

    plain, loan = wordings(text)

    assert (plain.letters, loan.letters) == ("지능형공장", "스마트공장")
    assert "".join(text[origin] for origin in loan.origins) == "스마트공장"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("어선 전기화 사업은 올해 시작한다", [1]),
        ("어선전기화에 8억원을 쓴다", [1]),
        ("위판장의 위생을 개선하고 양식장을 자동화한다", [2, 0]),
        ("지원 신청은 누리집에서 한다", []),
        ("원양어선을 건조한다", []),
    ],
)
def test_program_is_mentioned_by_the_words_that_tell_it_in_the_order_of_the_text(
    text: str, expected: list[int]
) -> None:
    assert named(text) == expected


def test_word_that_all_names_share_mentions_none() -> None:
    names = ("일반형 스마트공장", "특화형 스마트공장")
    document = "일반형 스마트공장과 특화형 스마트공장을 지원한다."

    assert named("스마트공장을 지원한다", names, document) == []
    assert named("특화형을 지원한다", names, document) == [1]


def test_plain_word_in_prose_mentions_a_program_named_by_the_loan_word() -> None:
    names = ("스마트 양식장", "어선 전기화")

    assert named("지능형(스마트) 양식장을 늘린다", names, "스마트 양식장, 어선 전기화") == [0]


def test_only_program_is_mentioned_by_its_own_words_alone() -> None:
    assert named("해녀 양성을 지원한다", ("해녀 양성",), "해녀 양성") == [0]
    assert named("선원을 양성한다", ("해녀 문화 양성 학교",), "해녀 문화 양성 학교") == []
