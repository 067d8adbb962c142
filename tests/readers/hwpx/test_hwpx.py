from __future__ import annotations

import build_hwpx as hwpx_file
import pytest
from build_hwpx import (
    BULLETED,
    FILLED,
    LETTERED,
    NUMBERED,
    PLAIN,
    WHITE,
    box,
    cell,
    control,
    held,
    paragraph,
    run,
    table,
    text,
)

from announce_parser.document import BlockKind, Document
from announce_parser.errors import EmptyDocument, EncryptedDocument, OverLimit, UnreadableDocument
from announce_parser.readers import hwpx
from conftest import hidden, visible


def read(*paragraphs: str) -> Document:
    return hwpx.read(hwpx_file.file(*paragraphs))


def test_matches_by_the_type_that_the_container_states() -> None:
    assert hwpx.matches(hwpx_file.file(paragraph(text("공고"))))
    assert not hwpx.matches(b"PK\x03\x04 something else")


def test_words_that_lie_in_two_runs_stay_whole() -> None:
    assert visible(read(paragraph(text("지원대"), text("상은 중소기업이다.")))) == [
        "지원대상은 중소기업이다."
    ]


def test_letters_that_are_elements_stand_between_the_words() -> None:
    document = read(paragraph(text("접수<hp:lineBreak/>2024.<hp:nbSpace/>3. 4.<hp:tab/>18:00")))

    assert visible(document) == ["접수\n2024. 3. 4.\t18:00"]


def test_numbers_are_counted_by_level_and_written_in_their_shape() -> None:
    document = read(
        paragraph(text("사업 개요"), shape=NUMBERED),
        paragraph(text("지원 대상"), shape=LETTERED),
        paragraph(text("지원 규모"), shape=LETTERED),
        paragraph(text("신청 방법"), shape=NUMBERED),
        paragraph(text("접수처"), shape=LETTERED),
    )

    assert visible(document) == [
        "1. 사업 개요",
        "가. 지원 대상",
        "나. 지원 규모",
        "2. 신청 방법",
        "가. 접수처",
    ]


def test_a_bullet_is_the_marker_of_its_block() -> None:
    (block,) = read(paragraph(text("신청 기간: 3. 4.부터"), shape=BULLETED)).blocks

    assert (block.marker, block.text) == ("□", "□ 신청 기간: 3. 4.부터")


def test_a_tab_behind_a_list_mark_is_the_marks_own_column() -> None:
    (block,) = read(paragraph(text("1)<hp:tab/>대행사는 이를 지킨다."))).blocks

    assert (block.marker, block.text) == ("1)", "1)대행사는 이를 지킨다.")


def test_a_text_box_is_read_at_its_anchor() -> None:
    document = read(
        paragraph(text("앞 문장이다.")),
        paragraph(run(box(paragraph(text("상자 속 문장이다.")))), text("뒤 문장이다.")),
    )

    assert visible(document) == ["앞 문장이다.", "상자 속 문장이다.", "뒤 문장이다."]


def test_cells_keep_their_spans() -> None:
    grid = table(
        2, 2, cell((0, 0), "구분", span=(1, 2)), cell((1, 0), "국비"), cell((1, 1), "10억원")
    )
    (found,) = read(paragraph(run(grid))).tables

    assert [(x.row, x.col, x.row_span, x.col_span, x.text) for x in found.cells] == [
        (0, 0, 1, 2, "구분"),
        (1, 0, 1, 1, "국비"),
        (1, 1, 1, 1, "10억원"),
    ]


def test_a_table_within_a_cell_is_a_table_of_its_own() -> None:
    inner = paragraph(run(table(1, 2, cell((0, 0), "정부"), cell((0, 1), "50%"))))
    outer, nested = read(
        paragraph(run(table(1, 2, cell((0, 0), "분담"), cell((0, 1), inner))))
    ).tables

    assert outer.cells[1].tables == (nested.id,)
    assert [x.text for x in nested.cells] == ["정부", "50%"]


def test_a_table_of_one_cell_is_a_frame_around_its_text() -> None:
    document = read(paragraph(run(table(1, 1, cell((0, 0), "2024년 지원사업 공고")))))

    assert document.tables == ()
    assert visible(document) == ["2024년 지원사업 공고"]


def test_several_lines_in_a_frame_are_a_box() -> None:
    inner = paragraph(text("수출 바우처 참여기업을 찾습니다")) + paragraph(
        text("- 올해 2천 개사 지원 -")
    )
    document = read(paragraph(run(table(1, 1, cell((0, 0), inner)))))

    assert [block.kind for block in document.blocks] == [BlockKind.BOX, BlockKind.BOX]


def test_a_footnote_stands_below_its_text_and_is_tied_to_its_anchor() -> None:
    note = (
        '<hp:footNote number="1" suffixChar="41"><hp:subList>'
        + paragraph(text("2023년 말 기준"))
        + "</hp:subList></hp:footNote>"
    )
    document = read(paragraph(text("기업 1,234"), run(control(note)), text("개사")))
    (footnote,) = document.footnotes

    assert visible(document) == ["기업 1,234¹⁾개사", "1) 2023년 말 기준"]
    assert (footnote.marker, footnote.text) == ("1)", "2023년 말 기준")
    assert footnote.anchor is not None
    assert document.read_back(footnote.anchor) == "¹⁾"


def test_a_footnote_of_a_cell_is_the_cells_last_line() -> None:
    note = (
        '<hp:footNote number="2" suffixChar="41"><hp:subList>'
        + paragraph(text("잠정치"))
        + "</hp:subList></hp:footNote>"
    )
    document = read(
        paragraph(
            run(
                table(
                    1,
                    2,
                    cell((0, 0), "수입"),
                    cell((0, 1), paragraph(text("19,159"), run(control(note)))),
                )
            )
        )
    )
    (footnote,) = document.footnotes

    assert document.tables[0].cells[1].text == "19,159²⁾\n²⁾ 잠정치"
    assert document.read_back(footnote.source) == "잠정치"
    assert footnote.anchor is not None
    assert document.read_back(footnote.anchor) == "²⁾"


def test_what_a_tracked_change_deleted_is_hidden_even_over_two_runs() -> None:
    document = read(
        paragraph(
            text("3억원<hp:deleteBegin/>에서 "),
            text("2억원<hp:deleteEnd/><hp:insertBegin/> 이내<hp:insertEnd/>"),
        )
    )

    assert visible(document) == ["3억원 이내"]
    assert hidden(document) == ["에서", "2억원"]


def test_white_letters_on_paper_are_hidden() -> None:
    document = read(paragraph(text("최대 2억원"), text("최대 9억원", WHITE)))

    assert visible(document) == ["최대 2억원"]
    assert hidden(document) == ["최대 9억원"]


def test_white_letters_on_a_filled_cell_are_seen() -> None:
    heading = paragraph(text("지원 한도", WHITE))
    document = read(
        paragraph(run(table(1, 2, cell((0, 0), heading, fill=FILLED), cell((0, 1), "2억원"))))
    )

    assert document.tables[0].cells[0].text == "지원 한도"
    assert hidden(document) == []


def test_comments_and_memos_are_hidden() -> None:
    comment = control(held("hiddenComment", "담당자 확인 요망"))
    memo = control(held("fieldBegin", "금액 재확인", 'type="MEMO"'))
    document = read(paragraph(text("총 30억원"), run(comment), run(memo)))

    assert visible(document) == ["총 30억원"]
    assert hidden(document) == ["담당자 확인 요망", "금액 재확인"]


def test_a_running_header_is_read_once_and_behind_the_text() -> None:
    header = run(control(held("header", "중소벤처기업부")))
    document = read(paragraph(header, text("첫 쪽이다.")), paragraph(header, text("둘째 쪽이다.")))

    assert visible(document) == ["첫 쪽이다.", "둘째 쪽이다.", "중소벤처기업부"]


def test_an_equation_is_text() -> None:
    script = "<hp:equation><hp:script>평점 = {최저입찰가격} over {해당입찰가격} times 100</hp:script></hp:equation>"

    assert visible(read(paragraph(run(script)))) == ["평점 = 최저입찰가격/해당입찰가격 × 100"]


def test_an_image_is_a_block_and_its_caption_follows() -> None:
    document = read(
        paragraph(
            run(
                f"<hp:pic><hp:caption><hp:subList>{paragraph(text('현장 사진'))}</hp:subList></hp:caption></hp:pic>"
            )
        )
    )

    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.IMAGE, ""),
        (BlockKind.CAPTION, "현장 사진"),
    ]


def test_an_embedded_object_is_a_block_that_says_so() -> None:
    document = read(paragraph(text("표 참조")), paragraph(run("<hp:ole/>")))

    assert [block.text for block in document.blocks if block.kind is BlockKind.UNREAD] == [
        "an embedded object (OLE)"
    ]


def test_a_line_that_stands_higher_than_the_last_begins_a_page() -> None:
    document = read(
        paragraph(text("첫 쪽이다."), top=0),
        paragraph(text("끝이다."), top=60000),
        paragraph(text("둘째 쪽이다."), top=0),
    )

    assert [block.page for block in document.blocks] == [1, 1, 2]
    assert (document.page_count, document.metadata["pages"]) == (2, "approximate")


def test_a_file_without_layout_has_no_pages() -> None:
    document = read(paragraph(text("공고")))

    assert (document.page_count, document.blocks[0].page) == (None, None)


def test_a_broken_section_is_kept_as_far_as_it_goes_and_reported() -> None:
    broken = f"<s xmlns:hp='p'>{paragraph(text('남은 문장이다.'))}<hp:p><hp:run><hp:t>잘린"
    document = hwpx.read(hwpx_file.file(parts={"Contents/section0.xml": broken}))

    assert document.blocks[0].text == "남은 문장이다."
    assert document.losses == ("Contents/section0.xml breaks off: the text after it is missing",)


@pytest.mark.parametrize(
    ("parts", "error"),
    [
        ({"META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"}, EncryptedDocument),
        ({"Contents/section0.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}, OverLimit),
        ({"Contents/section0.xml": "<a>" * 5000 + "</a>" * 5000}, OverLimit),
        (
            {"Contents/section0.xml": "<a><tbl xmlns='p' rowCnt='900000' colCnt='900000'/></a>"},
            OverLimit,
        ),
        ({"Contents/section0.xml": ""}, UnreadableDocument),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(
    parts: dict[str, str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        hwpx.read(hwpx_file.file(parts=parts))


def test_a_table_with_a_billion_fields_is_refused() -> None:
    with pytest.raises(OverLimit):
        read(paragraph(run(table(60000, 60000, cell((0, 0), "가"), cell((0, 1), "나")))))


def test_a_file_without_words_is_empty() -> None:
    with pytest.raises(EmptyDocument):
        read(paragraph(text("  ")))


def test_a_file_cut_short_is_named_as_damaged() -> None:
    data = hwpx_file.file(paragraph(text("공고")))[:200]

    assert hwpx.matches(data)
    with pytest.raises(UnreadableDocument):
        hwpx.read(data)


LOOKS = """<hh:charPr id="2" textColor="#000000"><hh:supscript/></hh:charPr>
<hh:charPr id="3" textColor="#000000"><hh:subscript/></hh:charPr>
<hh:charPr id="4" textColor="#000000"><hh:strikeout shape="SOLID"/></hh:charPr>
<hh:charPr id="5" textColor="#000000"><hh:strikeout shape="3D"/></hh:charPr>"""
RAISED, LOWERED, STRUCK, STANDING_OUT = 2, 3, 4, 5


def read_looks(*runs: str) -> Document:
    """Return the document of one paragraph, with looks for raised, lowered and struck-out letters."""
    head = hwpx_file.HEAD.replace('<hh:numbering id="1"', LOOKS + '<hh:numbering id="1"')
    parts = {"Contents/header.xml": head}
    return hwpx.read(hwpx_file.file(paragraph(*runs), parts=parts))


@pytest.mark.parametrize(
    ("before", "set_apart", "look", "behind", "said"),
    [
        ("총 30", "2", RAISED, "억원", "총 30²억원"),
        ("지원 100", "1)", RAISED, "개사", "지원 100¹⁾개사"),
        ("사업", "1)", RAISED, "은", "사업1)은"),
        ("사업", "(가칭)", RAISED, "은", "사업(가칭)은"),
        ("CO", "2", LOWERED, " 저감", "CO₂ 저감"),
        ("총 30", "2", PLAIN, "억원", "총 302억원"),
    ],
)
def test_numbers_set_higher_or_lower_are_no_digits_of_the_line(
    before: str, set_apart: str, look: int, behind: str, said: str
) -> None:
    assert visible(read_looks(text(before), text(set_apart, look), text(behind))) == [said]


def test_what_is_struck_out_is_hidden_and_a_stroke_that_stands_out_strikes_nothing_out() -> None:
    document = read_looks(
        text("최대 "), text("2억원 ", STRUCK), text("3억원", STANDING_OUT), text(" 이내")
    )

    assert visible(document) == ["최대 3억원 이내"]
    assert hidden(document) == ["2억원"]


def field(kind: str, parameters: dict[str, str], words: str) -> str:
    stated = "".join(
        f'<hp:stringParam name="{name}">{value}</hp:stringParam>'
        for name, value in parameters.items()
    )
    begin = f'<hp:fieldBegin id="7" type="{kind}"><hp:parameters>{stated}</hp:parameters></hp:fieldBegin>'
    end = '<hp:fieldEnd beginIDRef="7"/>'
    return run(control(begin) + f"<hp:t>{words}</hp:t>" + control(end))


@pytest.mark.parametrize(
    "parameters",
    [
        {"Command": "https\\://a.example.go.kr/biz\\?id=1;1;0;0;"},
        {"Path": "https://a.example.go.kr/biz?id=1", "Command": ""},
    ],
)
def test_the_target_of_a_link_stands_behind_its_label(parameters: dict[str, str]) -> None:
    link = field("HYPERLINK", parameters, "바로가기")

    assert visible(read(paragraph(text("방법: "), link))) == [
        "방법: [바로가기](https://a.example.go.kr/biz?id=1)"
    ]


def test_a_link_to_a_place_in_the_document_adds_nothing() -> None:
    link = field("HYPERLINK", {"Command": "?책갈피;0;0;0;"}, "붙임 참조")

    assert visible(read(paragraph(link))) == ["붙임 참조"]


@pytest.mark.parametrize(("words", "said"), [("금액을 입력", []), ("4천만원", ["4천만원"])])
def test_a_field_to_fill_in_says_only_what_was_filled_in(words: str, said: list[str]) -> None:
    blank = field("CLICK_HERE", {"Direction": "금액을 입력"}, words)

    assert visible(read(paragraph(text("신청서")), paragraph(blank))) == ["신청서", *said]


def test_controls_of_a_form_show_their_state() -> None:
    form = (
        '<hp:checkBtn caption="R&amp;&amp;D" value="CHECKED"/>',
        '<hp:radioBtn caption="초기" value="UNCHECKED"/>',
        "<hp:edit><hp:text>45,000,000원</hp:text></hp:edit>",
        (
            '<hp:comboBox selectedValue="2"><hp:listItem displayText="제조" value="1"/>'
            '<hp:listItem displayText="서비스" value="2"/></hp:comboBox>'
        ),
    )

    assert visible(read(*(paragraph(run(each)) for each in form))) == [
        "☑ R&D",
        "☐ 초기",
        "45,000,000원",
        "서비스",
    ]


def test_a_soft_hyphen_is_a_letter_of_hangul() -> None:
    assert visible(read(paragraph(text("제2026\u00ad123호")))) == ["제2026-123호"]


def test_private_signs_are_those_that_hancom_draws() -> None:
    words = "\U000f0854도약\U000f0855 \U000f0289 접수\uf0f2평가 제품\U000f02ef서비스"

    assert visible(read(paragraph(text(words)))) == ["《도약》 ① 접수⇩평가 제품·서비스"]


def test_an_outline_without_a_numbering_takes_hancoms_own() -> None:
    shapes = "".join(
        f'<hh:paraPr id="{9 + level}"><hh:heading type="OUTLINE" idRef="0" level="{level}"/></hh:paraPr>'
        for level in range(2)
    )
    head = hwpx_file.HEAD.replace('<hh:paraPr id="0">', shapes + '<hh:paraPr id="0">')
    blocks = [
        paragraph(text(words), shape=shape)
        for words, shape in (("사항", 9), ("유형", 9), ("내용", 10), ("대상", 9))
    ]
    document = hwpx.read(hwpx_file.file(*blocks, parts={"Contents/header.xml": head}))

    assert visible(document) == ["1. 사항", "2. 유형", "2.1. 내용", "3. 대상"]


def inline(words: str) -> str:
    """Return a table of one cell that is set as a letter of its line."""
    grid = table(1, 1, cell((0, 0), words))
    return run(grid.replace("<hp:tr>", '<hp:pos treatAsChar="1"/><hp:tr>', 1))


def test_a_table_of_one_word_stands_in_its_line() -> None:
    line = paragraph(inline("4월 1일"), text("부터 "), inline("5월 2일"), text("까지"))
    grid = table(2, 1, cell((0, 0), "기간"), cell((1, 0), line))

    assert visible(read(line)) == ["4월 1일부터 5월 2일까지"]
    assert visible(read(paragraph(run(grid)))) == ["기간\n4월 1일부터 5월 2일까지"]


def test_a_table_alone_in_its_paragraph_stays_apart() -> None:
    assert visible(read(paragraph(inline("추진 배경")), paragraph(text("최근 동향")))) == [
        "추진 배경",
        "최근 동향",
    ]


def test_a_table_right_under_a_paragraph_is_read() -> None:
    grid = table(1, 2, cell((0, 0), "예산"), cell((0, 1), "30억원"))

    assert visible(read(paragraph(text("내역")), paragraph(grid))) == ["내역", "예산\t30억원"]


def test_an_object_of_an_unknown_kind_with_words_is_said() -> None:
    held_words = "<hp:novelty><hp:t>새 개체의 글</hp:t></hp:novelty>"
    document = read(paragraph(text("공고")), paragraph(held_words))

    assert [block.text for block in document.blocks if block.kind is BlockKind.UNREAD] == [
        "an object of a kind that is not read (novelty)"
    ]
    assert document.is_partial


def test_the_spine_says_the_order_of_sections() -> None:
    section = hwpx_file.file(paragraph(text("둘째")), parts={})
    package = (
        '<p><item id="a" href="Contents/section0.xml"/><item id="b" href="section1.xml"/>'
        '<spine><itemref idref="b"/><itemref idref="a"/></spine></p>'
    )
    names = hwpx_file.HEAD[hwpx_file.HEAD.index(" ") : hwpx_file.HEAD.index(">")]
    other = f"<hs:sec{names}>{paragraph(text('첫째'))}</hs:sec>"
    parts = {"Contents/section1.xml": other, "Contents/content.hpf": package}

    assert visible(hwpx.read(section)) == ["둘째"]
    assert visible(hwpx.read(hwpx_file.file(paragraph(text("둘째")), parts=parts))) == [
        "첫째",
        "둘째",
    ]


@pytest.mark.parametrize(
    ("offset", "size", "said"),
    [
        (-30, 60, "총 30²억원"),
        (-30, 100, "총 302억원"),
        (-5, 60, "총 302억원"),
        (30, 60, "총 30₂억원"),
    ],
)
def test_small_letters_that_are_moved_are_no_digits_of_the_line(
    offset: int, size: int, said: str
) -> None:
    moved = (
        f'<hh:charPr id="7"><hh:relSz hangul="{size}"/><hh:offset hangul="{offset}"/></hh:charPr>'
    )
    head = hwpx_file.HEAD.replace('<hh:numbering id="1"', moved + '<hh:numbering id="1"')
    words = paragraph(text("총 30"), text("2", 7), text("억원"))

    assert visible(hwpx.read(hwpx_file.file(words, parts={"Contents/header.xml": head}))) == [said]


def test_text_and_tables_without_their_paragraph_are_read() -> None:
    grid = table(1, 2, cell((0, 0), "예산"), cell((0, 1), "30억원"))

    assert visible(read(paragraph(text("내역")), grid, text("끝줄"))) == [
        "내역",
        "예산\t30억원",
        "끝줄",
    ]


def test_cells_that_say_no_place_and_hold_their_paragraphs_themselves_stand_in_their_rows() -> None:
    rows = "".join(
        f"<hp:tr>{''.join(f'<hp:tc>{paragraph(text(words))}</hp:tc>' for words in each)}</hp:tr>"
        for each in (("유형", "금액"), ("도약", "3억원"))
    )

    document = read(paragraph(run(f'<hp:tbl rowCnt="2" colCnt="2">{rows}</hp:tbl>')))
    assert visible(document) == ["유형\t금액\n도약\t3억원"]


def test_words_in_a_control_of_an_unknown_kind_are_said_to_be_unread() -> None:
    document = read(paragraph(run(control(held("novelty", "새 글"))), text("공고")))
    mark = control("<hp:indexmark><hp:firstKey><hp:t>찾아보기</hp:t></hp:firstKey></hp:indexmark>")

    assert [block.text for block in document.blocks if block.kind is BlockKind.UNREAD] == [
        "an object of a kind that is not read (novelty)"
    ]
    assert not read(paragraph(run(mark), text("공고"))).is_partial


PACKAGE = (
    '<p><item id="a" href="Contents/section0.xml"/><item id="b" href="Contents/{}"/>'
    '<spine><itemref idref="a"/><itemref idref="b"/></spine></p>'
)


def test_a_section_under_a_name_of_its_own_is_read_where_the_spine_names_it() -> None:
    names = hwpx_file.HEAD[hwpx_file.HEAD.index(" ") : hwpx_file.HEAD.index(">")]
    other = f"<hs:sec{names}>{paragraph(text('둘째'))}</hs:sec>"
    parts = {
        "Contents/body-b.xml": other,
        "Contents/content.hpf": PACKAGE.format("body-b.xml"),
        "Contents/script.xml": "<script/>",
    }

    assert visible(hwpx.read(hwpx_file.file(paragraph(text("첫째")), parts=parts))) == [
        "첫째",
        "둘째",
    ]


def test_a_section_that_the_spine_names_and_the_file_lacks_is_said() -> None:
    parts = {"Contents/content.hpf": PACKAGE.format("section1.xml")}
    document = hwpx.read(hwpx_file.file(paragraph(text("첫째")), parts=parts))

    assert document.losses == ("Contents/section1.xml is missing",)


def test_a_master_page_that_is_named_and_missing_is_said() -> None:
    named = '<hp:secPr><hp:masterPage idRef="masterpage0"/></hp:secPr><hp:t>공고</hp:t>'

    assert read(paragraph(run(named))).losses == ("Contents/masterpage0.xml is missing",)
