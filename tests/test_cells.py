"""What a sentence says of a row, held against the cell of that row."""

from __future__ import annotations

import pytest

from announce_parser import parse

HEAD = "# 나루청, 어선 통계 발표\n\n나루청(청장 장길산)은 2024년 5월 2일 통계를 밝혔다.\n\n"
TABLE = (
    "(단위 : 척, 억원)\n\n| 구분 | 어선(척) | 금액(억원) |\n|---|---|---|\n"
    "| 연안 자망 | 1,462 | 181.5 |\n| 근해 채낚기 | 1,318 | 96.2 |\n| 원양 트롤 | 127 | 240.7 |\n"
)


def cells(text: str) -> list[tuple[str, str | None]]:
    record = parse((HEAD + TABLE + f"\n{text}\n").encode(), name="notice.md", tokenizer="plain")
    rule = "prose_agrees_with_cell"
    return [(check.status, check.grade) for check in record.checks if check.rule == rule]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("□ 연안 자망 어선은 1,462척이다.", [("holds", "equal")]),
        ("□ 연안 자망 어선은 1,642척이다.", [("fails", "conflict")]),
        ("□ 연안자망의 금액은 181.5억원이다.", [("holds", "equal")]),
        ("□ 연안자망의 금액은 182억원이다.", [("holds", "rounding")]),
        ("□ 연안자망의 금액은 137.2억원이다.", []),  # no slip of the pen: another sum
        ("□ 연안자망의 금액은 118.5억원이다.", [("fails", "conflict")]),
        ("□ 연안 자망은 지난해 1,642척이었다.", []),
        ("□ 연안 자망은 전년 대비 1,642척 늘었다.", []),
        ("□ 연안 자망에 1,642명이 일한다.", []),
        ("□ 자망 1,642척이 있다.", []),
    ],
)
def test_a_number_of_a_row_agrees_with_its_cell_or_is_named(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert cells(text) == expected


def test_the_finding_names_the_sentence_and_the_cell() -> None:
    record = parse(
        (HEAD + TABLE + "\n□ 연안 자망 어선은 1,642척이다.\n").encode(),
        name="notice.md",
        tokenizer="plain",
    )
    (check,) = [each for each in record.checks if each.rule == "prose_agrees_with_cell"]

    assert [place.cell for place in check.sources] == [None, (1, 1)]
