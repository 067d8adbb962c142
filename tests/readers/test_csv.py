"""Lists of values between commas are one table; prose with commas is none."""

from __future__ import annotations

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
