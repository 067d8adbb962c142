"""Tables flattened to a cell a line, as portals leave them: rows, merged cells, and text that is none."""

from __future__ import annotations

import pytest

from announce_parser import readers
from announce_parser.document import BlockKind, Table


def tables(text: str) -> list[Table]:
    document = readers.read(readers.load(f"# 나래도 지원사업 공고\n\n{text}".encode(), name="a.md"))
    return [block.table for block in document.blocks if block.table is not None]


def texts(table: Table) -> list[list[str]]:
    rows = [[""] * table.n_cols for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row][cell.col] = " ".join(cell.text.split())
    return rows


PLAIN = """ 구분
 지원한도
 지원비율

 기초형
 3천만원
 50%

 심화형
 1억원
 70%

다음 문장이다.
"""


def test_a_blank_line_parts_the_rows_of_plain_cells() -> None:
    (table,) = tables(PLAIN)

    assert texts(table) == [
        ["구분", "지원한도", "지원비율"],
        ["기초형", "3천만원", "50%"],
        ["심화형", "1억원", "70%"],
    ]


def test_a_blank_line_within_a_cell_parts_no_rows() -> None:
    text = PLAIN.replace(" 지원한도\n", " 지원\n\n 한도\n").replace(
        " 3천만원\n", " 3천만원\n\n (최대)\n"
    )

    (table,) = tables(text)

    assert texts(table)[:2] == [
        ["구분", "지원 한도", "지원비율"],
        ["기초형", "3천만원 (최대)", "50%"],
    ]


def test_a_group_covers_the_rows_that_lack_its_cell() -> None:
    text = """ 구분
 사업명
 예산
 접수

 ①공간
 빈집 재생
 20
 ‘24.3~4

 골목 개선
 30
 ‘24.5~6

 ②인력
 청년 인턴
 10
 ‘24.7~8
"""
    (table,) = tables(text)

    group = next(cell for cell in table.cells if cell.text == "①공간")

    assert group.row_span == 2
    assert texts(table)[2][1:] == ["골목 개선", "30", "‘24.5~6"]


def test_a_number_of_a_group_opens_a_row_and_ends_none() -> None:
    text = """ 구분
 사업명
 전화
 비고

 ①공간
 빈집 재생
 044-300-0001
 없음

 ②인력

 (청년)
 청년 인턴
 044-300-0002
 없음

 ③기타
 상담
 044-300-0003
 없음
"""
    (table,) = tables(text)

    assert [row[0] for row in texts(table)] == ["구분", "①공간", "②인력 (청년)", "③기타"]


@pytest.mark.parametrize(
    "text",
    [
        " 첫 문장이 여기에 있다.\n 둘째 문장이 이어진다.\n\n 셋째 문장이 있다.\n 넷째 문장이다.\n",
        " 담당부서\n 과장\n\n 본문이 이어지는 긴 문장으로 표가 아니다.\n",
        "구분\n지원한도\n지원비율\n\n기초형\n3천만원\n50%\n",
    ],
    ids=["sentences", "one row", "not behind a space"],
)
def test_text_without_header_and_rows_is_no_table(text: str) -> None:
    assert tables(text) == []


def test_what_follows_the_table_stays_text() -> None:
    document = readers.read(readers.load(f"# 공고\n\n{PLAIN}".encode(), name="a.md"))

    assert document.blocks[-1].kind is BlockKind.PARAGRAPH
    assert document.blocks[-1].text == "다음 문장이다."
