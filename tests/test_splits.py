"""Numbers that a sentence splits up: parts without their unit, parts with their shares, long numbers in a row."""

from __future__ import annotations

import pytest

from announce_parser import parse

HEAD = "# 나루청, 어선 안전장비 보급\n\n나루청(청장 장길산)은 2024년 5월 2일 통계를 밝혔다.\n\n"


def statuses(text: str, rule: str) -> list[str]:
    record = parse((HEAD + text + "\n").encode(), name="notice.md", tokenizer="plain")
    return [check.status for check in record.checks if check.rule == rule]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("종자 20,700톤(보리 20,000, 밀 500, 수수 200)을 심는다.", ["holds"]),
        ("종자 20,070톤(보리 20,000, 밀 500, 수수 200)을 심는다.", ["fails"]),
        ("종자 20,700톤(보리 20,000톤, 밀 500톤, 수수 200톤)을 심는다.", ["holds"]),
        ("종자 20,700톤(보리 4,000, 밀 500)을 심는다.", []),
        ("종자 20,700톤(보리 20,000, 밀 500 등)을 심는다.", []),
        ("종자 20,070톤(전년 20,000, 평년 700)을 심는다.", []),
        ("종자 20,700톤(최대 20,000, 최소 7,000)을 심는다.", []),
        ("200개팀(69억원) 지원(사업화 170개팀 / 협업 30개팀)한다.", ["holds"]),
        ("200개팀(69억원) 지원(사업화 170개팀 / 협업 40개팀)한다.", ["fails"]),
        ("총 758개(기초 200개, 고도화 558개)를 뽑는다.", ["holds"]),
    ],
)
def test_parts_in_brackets_of_any_unit(text: str, expected: list[str]) -> None:
    assert statuses(text, "parts_in_brackets_sum_to_whole") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("신고는 512,340건(0.37%)이며, 일반 491,846건(96.0%), 중대한 신고는 20,494건(4.0%)이었다.", ["holds"]),
        ("신고는 512,340건(0.37%)이며, 일반 491,846건(96.0%), 중대한 신고는 20,944건(4.0%)이었다.", ["fails"]),
        ("신고는 512,340건이며, 일반 59,058건(12.3%), 중대한 신고는 20,494건(4.0%)이었다.", []),
        ("신고는 512,340건이었다. 어선은 459척(96.0%), 상선은 19척(4.0%)이었다.", []),
    ],
)  # fmt: skip
def test_parts_whose_shares_make_a_hundred(text: str, expected: list[str]) -> None:
    assert statuses(text, "parts_with_shares_sum_to_whole") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("내국인 14,306,952명 중 이력이 있는 5,217,418명을 제외한 9,089,534명이다.", ["holds"]),
        ("내국인 14,306,952명 중 이력이 있는 5,271,418명을 제외한 9,089,534명이다.", ["fails"]),
        ("내국인 14,306,952명 중 이력이 있는 5,271,418명과 외국인 1,501,219명이다.", []),
        ("내국인 12,909명, 선원 4,480명, 어민 8,492명이다.", []),
        ("어획은 120,000톤, 양식은 100,000톤, 원양은 20,000톤이다.", []),
    ],
)
def test_long_numbers_make_each_other(text: str, expected: list[str]) -> None:
    assert statuses(text, "long_numbers_sum_in_sentence") == expected


def rows(*rows_of_numbers: tuple[str, str]) -> str:
    """A table as portals write it out: headings, then each row's name and its numbers, line by line."""
    headings = "구분\n\n돛배\n\n거룻배\n\n나룻배\n\n합계"
    return "\n\n".join(
        (headings, *("\n\n".join((name, *of.split())) for name, of in rows_of_numbers))
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (rows(("척수", "113 122 161 396")), ["holds"]),
        (rows(("척수", "113 122 161 369")), ["fails"]),
        (rows(("척수", "113 212 161 396")), ["fails"]),
        (rows(("척수", "113 122 161 396"), ("톤수", "15 70 18 103")), ["holds"]),
        (rows(("척수", "113 (28.5) 122 (30.8) 161 (40.7) 396 (100)")), ["holds"]),
        (rows(("비율", "33.1 15.6 51.2 100")), ["holds"]),
        (rows(("값", "113 122 161 900")), ["skipped"]),
        (rows(("값", "113 122 161")), []),
    ],
)
def test_a_table_that_stands_line_by_line_is_one(text: str, expected: list[str]) -> None:
    assert statuses(text, "table_total_is_sum") == expected


def test_a_share_among_too_many_totals_says_why_it_is_not_compared() -> None:
    totals = ", ".join(f"{month}월 총 {month + 200}곳" for month in range(1, 45))
    text = (
        f"# 나루청, 어항 점검\n\n점검한 어항은 {totals}이며 수도권이 681곳으로 약 80%를 차지했다.\n"
    )
    record = parse(text.encode(), name="notice.md", tokenizer="plain")
    found = [check for check in record.checks if check.rule == "share_of_numbers_matches"]

    assert [check.status for check in found] == ["skipped"]
    assert "합계가 너무 많아" in found[0].message
