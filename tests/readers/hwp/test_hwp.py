from __future__ import annotations

import struct

import build_hwp as hwp_file
import pytest
from build_hwp import (
    BULLETED,
    COMPRESSED,
    DISTRIBUTION,
    NUMBERED,
    PASSWORD,
    PLAIN,
    WHITE,
    control,
    listed,
    mark,
    paragraph,
    record,
    table,
    wide,
)

from announce_parser.document import BlockKind, Document
from announce_parser.errors import (
    EncryptedDocument,
    OverLimit,
    UnreadableDocument,
    UnsupportedFormat,
)
from announce_parser.readers import hwp


def read(*paragraphs: bytes) -> Document:
    return hwp.read(hwp_file.file(*paragraphs))


def visible(document: Document) -> list[str]:
    return [block.text for block in document.blocks if not block.hidden]


def hidden(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.hidden]


def test_matches_by_the_header_within_the_container() -> None:
    assert hwp.matches(hwp_file.file(paragraph("공고")))
    assert not hwp.matches(hwp_file.compound({"WordDocument": b"a Word file"}))


def test_paragraphs_come_in_order() -> None:
    assert visible(read(paragraph("첫 문장이다."), paragraph("둘째 문장이다."))) == [
        "첫 문장이다.",
        "둘째 문장이다.",
    ]


def test_controls_of_one_and_of_eight_units_are_told_apart() -> None:
    text = (
        wide("접수")
        + b"\n\0"
        + wide("3월")
        + b"\x1e\0"
        + wide("4일")
        + struct.pack("<8H", 9, 0, 0, 0, 0, 0, 0, 9)
        + wide("18시")
    )

    assert visible(read(paragraph(text))) == ["접수\n3월 4일\t18시"]


def test_a_letter_of_two_units_does_not_move_what_follows_it() -> None:
    document = read(paragraph("\U000f02b1항 2억원", looks=((0, PLAIN), (4, WHITE))))

    assert visible(document) == ["①항"]
    assert hidden(document) == ["2억원"]


def test_automatic_numbers_and_bullets_open_their_lines() -> None:
    document = read(
        paragraph("사업 개요", shape=NUMBERED),
        paragraph("총 30억원이다.", shape=BULLETED),
        paragraph("신청 방법", shape=NUMBERED),
    )

    assert visible(document) == ["1. 사업 개요", "□ 총 30억원이다.", "2. 신청 방법"]


def test_a_table_keeps_its_spans() -> None:
    grid = table(
        2,
        2,
        ((0, 0, 1, 2), paragraph("구분", level=2)),
        ((1, 0, 1, 1), paragraph("국비", level=2)),
        ((1, 1, 1, 1), paragraph("10억원", level=2)),
    )
    (found,) = read(paragraph(mark(11, b"tbl "), grid)).tables

    assert [(x.row, x.col, x.row_span, x.col_span, x.text) for x in found.cells] == [
        (0, 0, 1, 2, "구분"),
        (1, 0, 1, 1, "국비"),
        (1, 1, 1, 1, "10억원"),
    ]


def test_cells_that_overlap_cover_their_grid_once() -> None:
    held = [paragraph(text, level=2) for text in ("구분", "금액", "창업")]
    spans = ((0, 0, 2, 2), (1, 1, 1, 1), (1, 0, 1, 1))
    grid = table(2, 2, *zip(spans, held, strict=True))

    (overlapping,) = read(paragraph(mark(11, b"tbl "), grid)).tables

    assert [(c.row, c.col, c.row_span, c.col_span, c.text) for c in overlapping.cells] == [
        (0, 0, 2, 2, "구분\n창업\n금액")
    ]


def test_a_text_box_is_read_at_its_anchor() -> None:
    shape = record(76, 2, b" osg osg" + bytes(200)) + listed(
        paragraph("상자 속 문장이다.", level=3), level=3
    )
    box = control(b"gso ", bytes(40), shape)
    document = read(
        paragraph("앞 문장이다."), paragraph(mark(11, b"gso ") + wide("뒤 문장이다."), box)
    )

    assert visible(document) == ["앞 문장이다.", "상자 속 문장이다.", "뒤 문장이다."]


def test_a_footnote_is_tied_to_its_anchor() -> None:
    number = control(b"atno", struct.pack("<IHHHH", 1, 1, 0, 0, ord(")")), level=3)
    held = listed(paragraph(mark(18, b"atno") + wide(" 2023년 말 기준"), number, level=2))
    note = control(b"fn  ", struct.pack("<IHHI", 1, 0, ord(")"), 0), held)
    document = read(paragraph(wide("기업 1,234") + mark(17, b"fn  ") + wide("개사"), note))
    (footnote,) = document.footnotes

    assert visible(document) == ["기업 1,234¹⁾개사", "1) 2023년 말 기준"]
    assert footnote.anchor is not None
    assert document.read_back(footnote.anchor) == "¹⁾"


def test_what_a_tracked_change_deleted_is_hidden() -> None:
    document = read(paragraph("3억원에서 2억원 이내", deleted=(3, 9)))

    assert visible(document) == ["3억원 이내"]
    assert hidden(document) == ["에서 2억원"]


def test_a_hidden_explanation_is_hidden() -> None:
    comment = control(b"tcmt", b"", listed(paragraph("담당자 확인 요망", level=2)))
    document = read(paragraph(wide("총 30억원") + mark(15, b"tcmt"), comment))

    assert (visible(document), hidden(document)) == (["총 30억원"], ["담당자 확인 요망"])


def test_memos_behind_the_last_paragraph_are_hidden() -> None:
    memo = record(93, 1, bytes(4)) + listed(paragraph("금액 재확인", level=1), level=1)
    document = read(paragraph("총 30억원", memo))

    assert (visible(document), hidden(document)) == (["총 30억원"], ["금액 재확인"])


def test_an_equation_is_text() -> None:
    script = "{A} over {B}"
    formula = control(b"eqed", bytes(40), record(88, 2, bytes(4) + hwp_file.sized(script)))

    assert visible(read(paragraph(wide("평점 = ") + mark(11, b"eqed"), formula))) == ["평점 = A/B"]


def test_an_embedded_object_is_a_block_that_says_so() -> None:
    shape = record(76, 2, b" osg osg" + bytes(200)) + record(84, 3, bytes(24))
    document = read(
        paragraph("표 참조"), paragraph(mark(11, b"gso "), control(b"gso ", bytes(40), shape))
    )

    assert [block.text for block in document.blocks if block.kind is BlockKind.UNREAD] == [
        "an embedded object (OLE)"
    ]


def test_a_distribution_document_is_read_with_the_key_in_the_file() -> None:
    plain = hwp.read(hwp_file.file(paragraph("보도자료 본문이다.")))
    locked = hwp.read(
        hwp_file.file(paragraph("보도자료 본문이다."), properties=COMPRESSED | DISTRIBUTION)
    )

    assert locked.blocks == plain.blocks
    assert locked.metadata["distribution"] == "배포용 문서"


def test_a_document_with_a_password_is_refused_by_name() -> None:
    with pytest.raises(EncryptedDocument):
        hwp.read(hwp_file.file(paragraph("공고"), properties=COMPRESSED | PASSWORD))


def test_another_version_is_refused_by_name() -> None:
    with pytest.raises(UnsupportedFormat, match="HWP 4"):
        hwp.read(hwp_file.file(paragraph("공고"), version=4))


def test_a_section_that_breaks_off_is_kept_as_far_as_it_goes_and_reported() -> None:
    whole = paragraph("남은 문장이다.") + paragraph("잘린 문장이다.")
    document = hwp.read(hwp_file.file(section=hwp_file.packed(whole[:-30])))

    assert document.blocks[0].text == "남은 문장이다."
    assert "Section0 breaks off: the text behind it is missing" in document.losses


def test_records_nested_without_end_are_refused() -> None:
    deep = b"".join(record(66, level, bytes(22)) for level in range(1000))

    with pytest.raises(OverLimit):
        read(deep)


def test_a_section_that_unpacks_without_end_is_refused() -> None:
    with pytest.raises(OverLimit):
        hwp.read(hwp_file.file(section=hwp_file.packed(bytes(49 << 20))))


def test_a_file_cut_short_is_named_as_damaged() -> None:
    data = hwp_file.file(paragraph("공고"))[:3000]

    assert hwp.matches(data)
    with pytest.raises(UnreadableDocument):
        hwp.read(data)
