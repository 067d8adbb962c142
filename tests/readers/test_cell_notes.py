"""Notes anchored in a cell: lines at its end, each going on up to the next."""

from __future__ import annotations

from announce_parser.document import Block, BlockKind, Cell, Document, Table
from announce_parser.readers._manuscript.notes import with_anchors


def _notes(text: str) -> list[tuple[str, str]]:
    table = Table("t1", 1, 1, (Cell(0, 0, 1, 1, text),))
    document = Document("hwp", (Block("b1", BlockKind.TABLE, text, table=table),), text)
    return [(note.marker, note.text) for note in with_anchors(document).footnotes]


def test_a_note_of_a_cell_goes_on_over_the_lines_below_it() -> None:
    assert _notes("매출¹⁾\n¹⁾ 매출\n․국내 : 부가세 포함\n․수출 : 본선 인도") == [
        ("1)", "매출\n․국내 : 부가세 포함\n․수출 : 본선 인도")
    ]


def test_the_next_note_of_a_cell_ends_the_one_above() -> None:
    assert _notes("매출¹⁾과 이익²⁾\n¹⁾ 국내 매출\n²⁾ 세전 이익\n잠정치") == [
        ("1)", "국내 매출"),
        ("2)", "세전 이익\n잠정치"),
    ]


def test_a_raised_number_without_its_note_is_none() -> None:
    assert _notes("면적 10m²\n넓이") == []
