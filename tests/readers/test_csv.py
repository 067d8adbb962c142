"""Lists of values between commas are one table; prose with commas is none."""

from __future__ import annotations

import pytest

from announce_parser import readers
from announce_parser.document import BlockKind, Document


def read(text: str) -> Document:
    return readers.open_document(text.encode(), name="list.csv")


def test_a_list_of_values_between_commas_is_one_table() -> None:
    text = '사업명,예산(백만원),비고\n"도약, 창업",3000,\n성장,"4,500","두\n줄 ""글"""\n'
    document = read(text)
    (table,) = document.tables

    assert [(cell.row, cell.col, cell.text) for cell in table.cells if cell.text] == [
        (0, 0, "사업명"),
        (0, 1, "예산(백만원)"),
        (0, 2, "비고"),
        (1, 0, "도약, 창업"),
        (1, 1, "3000"),
        (2, 0, "성장"),
        (2, 1, "4,500"),
        (2, 2, '두\n줄 "글"'),
    ]
    assert document.origin(document.text.index("4,500")) == text.index("4,500")


def test_prose_with_commas_and_rows_of_other_widths_are_no_list() -> None:
    for text in ("가, 나, 다\n라, 마, 바\n", "가,나,다\n라,마\n", "1,250,000\n3,000,000\n"):
        assert BlockKind.TABLE not in {block.kind for block in read(text).blocks}


ROWS = [
    ["사업명", "예산", "마감"],
    ["도약", "3,000백만원", "2026-03-09"],
    ["성장", "20억원", "2026-04-01"],
]


@pytest.mark.parametrize(
    "text",
    [
        '사업명,예산,마감\n도약,"3,000백만원",2026-03-09\n성장,20억원,2026-04-01\n',
        '"사업명","예산","마감"\r\n"도약","3,000백만원","2026-03-09"\r\n"성장","20억원","2026-04-01"\r\n',
        "사업명;예산;마감\n도약;3,000백만원;2026-03-09\n성장;20억원;2026-04-01\n",
        '사업명\t예산\t마감\n도약\t"3,000백만원"\t2026-03-09\n성장\t20억원\t2026-04-01\n',
        '사업명, 예산, 마감\n도약, "3,000백만원", 2026-03-09\n성장, 20억원, 2026-04-01\n',
        'sep=,\n사업명,예산,마감\n\n도약,"3,000백만원",2026-03-09\n\n성장,20억원,2026-04-01\n',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp949", "utf-16"])
def test_a_list_is_read_however_a_portal_writes_it(text: str, encoding: str) -> None:
    (table,) = readers.open_document(text.encode(encoding), name="list.csv").tables
    cells = [cell.text for cell in table.cells]

    assert [cells[at : at + 3] for at in range(0, len(cells), 3)] == ROWS


def test_links_and_elements_in_its_fields_make_a_list_no_markdown() -> None:
    document = read(
        '사업명,예산,안내\n도약,3억원,[안내](https://a.example.kr)\n성장,2억원,"<table></table>"\n'
    )

    assert (document.format, [cell.text for cell in document.tables[0].cells][5:]) == (
        "text",
        ["[안내](https://a.example.kr)", "성장", "2억원", "<table></table>"],
    )


def test_two_columns_are_a_list_where_a_field_stands_in_quotes() -> None:
    assert len(read('사업명,예산\n도약,"3,000백만원"\n').tables[0].cells) == 4
    assert read("사업명,예산\n도약,성장\n").tables == ()


def test_words_with_commas_and_blanks_are_a_list_only_where_each_row_has_a_number() -> None:
    assert read("사업, 예산, 마감\n도약, 3억원, 3월\n성장, 2억원, 4월\n").tables != ()
    assert read("사업, 예산, 마감\n도약, 성장, 3월\n초기, 중기, 후기\n").tables == ()
