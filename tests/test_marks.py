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


@pytest.mark.parametrize("text", ["면적 20m²", "저항 10⁶Ω"])
def test_powers_are_no_marks(text: str) -> None:
    assert read(text) == []
