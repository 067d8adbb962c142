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
from conftest import hidden, visible


def read(*paragraphs: bytes) -> Document:
    return hwp.read(hwp_file.file(*paragraphs))


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
    assert "Section0 breaks off: the text after it is missing" in document.losses


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


def look(properties: int) -> bytes:
    """Return a shape of letters, black on no shade, with properties of 표 35."""
    return (
        bytes(46)
        + struct.pack("<I", properties)
        + bytes(2)
        + struct.pack("<III", 0, 0, 0xFFFFFFFF)
        + bytes(8)
    )


RAISED, LOWERED, STRUCK, STANDING_OUT = 2, 3, 4, 5
LOOKS = (look(1 << 15), look(1 << 16), look(1 << 18), look(1 << 18 | 15 << 26))


def read_looks(*paragraphs: bytes) -> Document:
    """Return the document of a file that defines looks for raised, lowered and struck-out letters."""
    return hwp.read(hwp_file.file(*paragraphs, looks=LOOKS))


def test_a_number_set_higher_behind_a_number_keeps_its_height() -> None:
    words = paragraph("총 302억원", looks=((0, PLAIN), (4, RAISED), (5, PLAIN)))

    assert visible(read_looks(words)) == ["총 30²억원"]


def test_a_mark_of_a_note_cut_into_two_runs_is_one() -> None:
    cut = paragraph("지원 1001)개사", looks=((0, PLAIN), (6, RAISED), (7, RAISED), (8, PLAIN)))

    assert visible(read_looks(cut)) == ["지원 100¹⁾개사"]


def test_a_mark_behind_a_word_and_raised_letters_stay_as_they_are() -> None:
    mark = paragraph("사업1)은", looks=((0, PLAIN), (2, RAISED), (4, PLAIN)))
    letters = paragraph("사업(가칭)은", looks=((0, PLAIN), (2, RAISED), (6, PLAIN)))

    assert visible(read_looks(mark, letters)) == ["사업1)은", "사업(가칭)은"]


def test_a_number_set_lower_is_no_digit_of_the_line() -> None:
    words = paragraph("CO2 저감", looks=((0, PLAIN), (2, LOWERED), (3, PLAIN)))

    assert visible(read_looks(words)) == ["CO₂ 저감"]


def test_what_is_struck_out_is_hidden() -> None:
    words = paragraph("최대 2억원 3억원", looks=((0, PLAIN), (3, STRUCK), (6, PLAIN)))
    document = read_looks(words)

    assert visible(document) == ["최대  3억원"]
    assert hidden(document) == ["2억원"]


def test_a_stroke_that_stands_out_strikes_nothing_out() -> None:
    assert visible(read_looks(paragraph("보도자료", looks=((0, STANDING_OUT),)))) == ["보도자료"]


def field(identifier: bytes, command: str) -> bytes:
    payload = bytes(5) + hwp_file.sized(command) + bytes(4)
    return control(identifier, payload)


def in_field(identifier: bytes, words: str) -> bytes:
    return mark(3, identifier) + wide(words) + mark(4, identifier)


def test_the_target_of_a_link_stands_behind_its_label() -> None:
    letters = wide("방법: ") + in_field(b"%hlk", "바로가기") + wide(" 참조")
    link = field(b"%hlk", "https\\://a.example.go.kr/biz\\?id=1;1;0;0;")

    assert visible(read(paragraph(letters, link))) == [
        "방법: [바로가기](https://a.example.go.kr/biz?id=1) 참조"
    ]


@pytest.mark.parametrize(
    ("words", "said"), [("금액을 입력", "금액:"), ("4천만원", "금액: 4천만원")]
)
def test_a_field_to_fill_in_says_what_was_filled_in_and_not_what_to_fill_in(
    words: str, said: str
) -> None:
    command = "Clickhere:set:40:Direction:wstring:6:금액을 입력 HelpState:wstring:0:  "
    letters = wide("금액: ") + in_field(b"%clk", words)

    assert visible(read(paragraph(letters, field(b"%clk", command)))) == [said]


def test_a_soft_hyphen_is_a_letter_of_hangul() -> None:
    assert visible(read(paragraph("제2026\u00ad123호"))) == ["제2026-123호"]


def test_signs_of_hancom_in_one_unit_are_those_of_plane_15() -> None:
    assert visible(read(paragraph("\ua2b1 지원 \ua854도약\ua855"))) == ["① 지원 《도약》"]


def test_first_consonants_of_old_hangul_are_no_signs_of_hancom() -> None:
    assert visible(read(paragraph("\ua964ᅡ 옛말"))) == ["\ua964ᅡ 옛말"]


@pytest.mark.parametrize(
    ("letters", "said"), [("15", "⑮지원"), ("99", "99 지원"), ("가나", "가나지원")]
)
def test_letters_laid_over_each_other_stand_apart_from_the_word_behind(
    letters: str, said: str
) -> None:
    sign = control(b"tcps", hwp_file.sized(letters) + bytes(8))

    assert visible(read(paragraph(mark(23, b"tcps") + wide("지원"), sign))) == [said]


@pytest.mark.parametrize(
    ("kind", "properties", "said"),
    [
        (b"+cbt"[::-1], "Caption:wstring:4:R&&D Value:int:1", "☑ R&D"),
        (b"+cbt"[::-1], "Caption:wstring:2:도약 Value:int:0", "☐ 도약"),
        (b"+rbt"[::-1], "Caption:wstring:2:도약 Value:int:1", "☑ 도약"),
        (b"+edt"[::-1], "Text:wstring:4:45만원", "45만원"),
        (b"+obc"[::-1], "Text:wstring:3:서비스", "서비스"),
    ],
)
def test_controls_of_a_form_show_their_state(kind: bytes, properties: str, said: str) -> None:
    form = record(91, 2, kind + wide(properties))

    assert visible(read(paragraph(mark(11, b"form"), control(b"form", b"", form)))) == [said]


@pytest.mark.parametrize(
    ("offset", "size", "said"),
    [(-30, 60, "총 30²억원"), (-30, 100, "총 302억원"), (-5, 60, "총 302억원")],
)
def test_small_letters_that_are_moved_up_are_no_digits_of_the_line(
    offset: int, size: int, said: str
) -> None:
    plain = look(0)
    moved = plain[:28] + bytes([size] * 7) + struct.pack("7b", *[offset] * 7) + plain[42:]
    words = paragraph("총 302억원", looks=((0, PLAIN), (4, 2), (5, PLAIN)))

    assert visible(hwp.read(hwp_file.file(words, looks=(moved,)))) == [said]


@pytest.mark.parametrize(("deleted", "is_gone"), [((1, 9), True), ((9, 10), False)])
def test_a_table_that_a_tracked_change_deleted_is_hidden(
    deleted: tuple[int, int],
    is_gone: bool,  # noqa: FBT001
) -> None:
    grid = table(
        1, 2, *(((0, n, 1, 1), paragraph(w, level=2)) for n, w in enumerate(("총", "9억원")))
    )
    document = read(paragraph(wide("앞") + mark(11, b"tbl ") + wide("뒷글"), grid, deleted=deleted))

    shown = [block.text for block in document.blocks if not block.hidden]
    assert shown == (["앞뒷글"] if is_gone else ["앞글", "총\t9억원"])
    assert any("9억원" in block.text for block in document.blocks if block.hidden) == is_gone
