"""Marks of notes that stand within a figure are no part of its number."""

from __future__ import annotations

import pytest

from announce_parser import figures, tokenizers


def read(text: str) -> list[tuple[str, int | None]]:
    """Return text and number of each figure; the text must be that of its place, the value's the same."""
    found = figures.mentions(tokenizers.tokenize(text, backend="plain"))
    assert [text[each.start : each.end] for each in found] == [each.text for each in found]
    assert [each.value.text for each in found] == [each.text for each in found]
    return [
        (each.text, each.value.to_dict().get("amount") or each.value.to_dict().get("value"))
        for each in found
    ]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("총 30²억원을 지원", ("30²억원", 3_000_000_000)),
        ("예산 1,200³⁾백만원", ("1,200³⁾백만원", 1_200_000_000)),
        ("예산 5¹⁾,²⁾억원", ("5¹⁾,²⁾억원", 500_000_000)),
        ("기업 100¹⁾개사", ("100¹⁾개사", 100)),
        ("기업 10¹⁾개사", ("10¹⁾개사", 10)),
        ("총 30i⁾억원을 지원", ("30i⁾억원", 3_000_000_000)),
        ("기업 100*개사", ("100*개사", 100)),
        ("기업 100†개사", ("100†개사", 100)),
        ("기업 100a⁾개사", ("100a⁾개사", 100)),
        ("총 30주¹⁾억원", ("30주¹⁾억원", 3_000_000_000)),
        ("총 30¹, ²억원", ("30¹, ²억원", 3_000_000_000)),
        ("총 2억¹⁾원", ("2억¹⁾원", 200_000_000)),
        ("총 5천만²원", ("5천만²원", 50_000_000)),
    ],
)
def test_a_mark_behind_a_number_is_none_of_its_digits(text: str, figure: tuple[str, int]) -> None:
    assert read(text) == [figure]


def test_figures_behind_a_mark_stand_where_they_stand() -> None:
    assert read("100¹⁾개사에 30²억원, 이어 20명") == [
        ("100¹⁾개사", 100),
        ("30²억원", 3_000_000_000),
        ("20명", 20),
    ]


@pytest.mark.parametrize("text", ["면적 20m²", "저항 10⁶Ω", "규격 3*2"])
def test_powers_are_no_marks(text: str) -> None:
    assert read(text) == []


WIDE = "이 사업은 지역의 작은 기업이 새 설비를 들이도록 돕고 비율은 "


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("최대 3\n억원까지 지원", ("3\n억원", 300_000_000)),
        ("최대 3\n억원", ("3\n억원", 300_000_000)),
        ("모두 1,\n250개사를 지원", ("1,\n250개사", 1250)),
        ("모두 30\n개사를 지원", ("30\n개사", 30)),
        ("모두 1\n,250개사를 지원", ("1\n,250개사", 1250)),
        ("최대 2억\n5,000만원까지 지원", ("2억\n5,000만원", 250_000_000)),
        ("최대 1.\n5억원까지 지원", ("1.\n5억원", 150_000_000)),
        ("최대 1\n.5억원까지 지원", ("1\n.5억원", 150_000_000)),
    ],
)
def test_a_number_broken_over_two_lines_is_one(text: str, figure: tuple[str, int]) -> None:
    assert figure in read(text)


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("비율 12.\n5%로 한다", "12.\n5%", {"percent": 12.5}),
        ("문의 044-300-\n0951", "044-300-\n0951", {"e164": "+82443000951"}),
        ("마감은 2026. 3.\n9.까지이다", "2026. 3.\n9.까지", {"interval": "../2026-03-09"}),
    ],
)
def test_other_figures_broken_over_two_lines_are_one(
    text: str, found: str, value: dict[str, object]
) -> None:
    (figure,) = figures.mentions(tokenizers.tokenize(text, backend="plain"))

    assert figure.text == found
    assert value.items() <= figure.value.to_dict().items()


@pytest.mark.parametrize("text", ["항목 1.\n5명", "예산 30\n20,000만원"])
def test_a_number_below_the_end_of_another_is_its_own(text: str) -> None:
    assert any(
        each.start > text.index("\n")
        for each in figures.mentions(tokenizers.tokenize(text, backend="plain"))
    )


def test_digits_broken_at_the_end_of_a_full_line_are_one_number() -> None:
    (found,) = figures.mentions(tokenizers.tokenize(f"{WIDE}7\n0%로 한다", backend="plain"))

    assert (found.text, found.value.to_dict()["percent"]) == ("7\n0%", 70)


def test_digits_below_a_short_line_are_a_number_of_their_own() -> None:
    (found,) = figures.mentions(tokenizers.tokenize("비율 7\n20%", backend="plain"))

    assert (found.text, found.value.to_dict()["percent"]) == ("20%", 20)


def test_a_day_below_its_month_ends_the_period() -> None:
    text = "접수는 2026년 3월 2일부터 2026년 3월\n20일까지이다"
    (found,) = figures.mentions(tokenizers.tokenize(text, backend="plain"))

    assert found.value.to_dict()["interval"] == "2026-03-02/2026-03-20"


@pytest.mark.parametrize("text", ["표 2\n명단", "항목 5\n일반"])
def test_a_word_below_a_number_is_no_unit(text: str) -> None:
    assert read(text) == []
