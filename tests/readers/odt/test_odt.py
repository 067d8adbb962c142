from __future__ import annotations

import build_odt as odt_file
import pytest
from build_odt import COVERED, cell, frame, heading, item, listed, paragraph, row, span, table

from announce_parser import readers
from announce_parser.document import Block, BlockKind, Document
from announce_parser.errors import EmptyDocument, EncryptedDocument, OverLimit, UnreadableDocument
from announce_parser.readers import odt
from conftest import hidden, visible

BREAK = "<text:soft-page-break/>"


def read(*blocks: str, named: str = "", **parts: str) -> Document:
    return odt.read(odt_file.file(*blocks, named=named, **parts))


def only(document: Document) -> Block:
    (block,) = document.blocks
    return block


@pytest.mark.parametrize("build", [odt_file.file, odt_file.flat])
def test_packed_and_flat_files_are_told_by_their_content_and_read_alike(build: object) -> None:
    assert callable(build)
    document = readers.open_document(build(paragraph("공고")))

    assert (document.format, visible(document)) == ("odt", ["공고"])


def test_a_sheet_is_not_claimed() -> None:
    sheet = odt_file.file(mimetype="application/vnd.oasis.opendocument.spreadsheet")

    assert not odt.matches(sheet)
    assert not odt.matches(b"<html>office:document</html>")


def test_letters_that_are_elements_stand_between_the_words() -> None:
    content = '접수<text:line-break/>2024.<text:s text:c="2"/>3. 4.<text:tab/>18:00'

    assert visible(read(paragraph(content))) == ["접수\n2024.  3. 4.\t18:00"]


def test_what_breaks_the_lines_of_the_file_is_one_space() -> None:
    assert visible(read(paragraph("지원\n      대상은"))) == ["지원 대상은"]


def test_bookmarks_and_references_leave_the_words_whole() -> None:
    content = '지원<text:bookmark-start text:name="a"/>대상<text:bookmark-end text:name="a"/>은 <text:bookmark-ref>중소기업</text:bookmark-ref>이다.'

    assert visible(read(paragraph(content))) == ["지원대상은 중소기업이다."]


def test_a_gloss_stands_in_brackets() -> None:
    ruby = "<text:ruby><text:ruby-base>韓國</text:ruby-base><text:ruby-text>한국</text:ruby-text></text:ruby>"

    assert visible(read(paragraph(ruby))) == ["韓國(한국)"]


# --- what is not seen


@pytest.mark.parametrize("style", ["unseen", "white"])
def test_letters_that_nobody_sees_are_hidden(style: str) -> None:
    document = read(paragraph(f"최대 2억원{span('최대 9억원', style)}"))

    assert (visible(document), hidden(document)) == (["최대 2억원"], ["최대 9억원"])


def test_white_letters_on_colour_are_seen() -> None:
    dark = cell(paragraph(span("지원 한도", "white")), 'table:style-name="dark"')
    document = read(table(row(dark, cell(paragraph(span("2억원", "marked"))))))

    assert [x.text for x in document.tables[0].cells] == ["지원 한도", "2억원"]
    assert hidden(document) == []


@pytest.mark.parametrize(
    "block",
    [
        paragraph('<text:hidden-text text:is-hidden="true" text:string-value="비공개"/>'),
        paragraph('비공개<text:hidden-paragraph text:is-hidden="true"/>'),
        f'<text:section text:display="none">{paragraph("비공개")}</text:section>',
    ],
)
def test_hidden_texts_paragraphs_and_sections_are_hidden(block: str) -> None:
    document = read(paragraph("공고"), block)

    assert (visible(document), hidden(document)) == (["공고"], ["비공개"])


def test_comments_are_hidden_without_their_writers_name() -> None:
    comment = f"<office:annotation><dc:creator>김</dc:creator>{paragraph('금액 재확인')}</office:annotation>"
    document = read(paragraph(f"총 30억원{comment}"))

    assert (visible(document), hidden(document)) == (["총 30억원"], ["금액 재확인"])


def changed(kind: str, *lines: str) -> str:
    held = "".join(paragraph(line) for line in lines)
    region = f"<text:{kind}><office:change-info/>{held}</text:{kind}>"
    return f'<text:tracked-changes><text:changed-region xml:id="c1">{region}</text:changed-region></text:tracked-changes>'


def test_what_was_deleted_is_hidden_where_it_stood() -> None:
    mark = '<text:change text:change-id="c1"/>'
    document = read(changed("deletion", "3억원"), paragraph(f"최대 {mark}2억원"))

    assert (visible(document), hidden(document)) == (["최대 2억원"], ["3억원"])


MARKED = 'text:change-id="c1"'


@pytest.mark.parametrize(
    ("kind", "seen", "unseen"),
    [("insertion", "최대 2억원 이내", []), ("deletion", "최대  이내", ["2억원"])],
)
def test_between_marks_what_was_inserted_is_text_and_what_was_deleted_is_hidden(
    kind: str, seen: str, unseen: list[str]
) -> None:
    content = f"최대 <text:change-start {MARKED}/>2억원<text:change-end {MARKED}/> 이내"
    document = read(changed(kind), paragraph(content))

    assert (visible(document), hidden(document)) == ([seen], unseen)


def test_a_deletion_without_its_place_is_hidden_behind_the_text() -> None:
    document = read(changed("deletion", "3억원", "4억원"), paragraph("공고"))

    assert hidden(document) == ["3억원 4억원"]


# --- lists and headings


def test_numbers_are_counted_by_level_and_written_in_their_format() -> None:
    nested = listed(item("지원 대상", listed(item("중소기업"))), item("지원 규모"))
    document = read(listed(item("사업 개요", nested), item("신청 방법", listed(item("접수처")))))

    assert visible(document) == [
        "1. 사업 개요", "가. 지원 대상", "1.가.1) 중소기업", "나. 지원 규모", "2. 신청 방법", "가. 접수처"
    ]  # fmt: skip


def test_only_the_first_paragraph_of_an_item_has_the_label() -> None:
    document = read(listed(item(paragraph("개요"), paragraph("이어지는 글이다.")), item("대상")))

    assert visible(document) == ["1. 개요", "이어지는 글이다.", "2. 대상"]


@pytest.mark.parametrize(
    ("more", "label"),
    [
        ("", "1."),
        ('text:continue-numbering="true"', "2."),
        ('text:continue-list="first"', "2."),
    ],
)
def test_a_list_counts_anew_unless_it_goes_on_with_another(more: str, label: str) -> None:
    first = listed(item("개요"), more='xml:id="first"')
    document = read(first, paragraph("사이에 선 글이다."), listed(item("대상"), more=more))

    assert visible(document)[-1] == f"{label} 대상"


def test_a_list_goes_on_below_a_level_that_has_no_words_of_its_own() -> None:
    deeper = listed(item(listed(item("지원 규모"))), more='text:continue-numbering="true"')
    document = read(listed(item("개요", listed(item("지원 대상")))), deeper)

    assert visible(document) == ["1. 개요", "가. 지원 대상", "나. 지원 규모"]


def test_an_item_may_begin_anew_with_a_number() -> None:
    document = read(listed(item("개요"), item("대상", more='text:start-value="5"'), item("규모")))

    assert visible(document) == ["1. 개요", "5. 대상", "6. 규모"]


def test_a_list_may_take_its_style_from_the_paragraph() -> None:
    document = read(listed(item(paragraph("개요", "listed")), style=""))

    assert visible(document) == ["1. 개요"]


def test_a_label_may_be_spelt_around_its_number() -> None:
    document = read(listed(item("목적"), item("정의"), style="articles"))

    assert visible(document) == ["제1조 목적", "제2조 정의"]


def test_a_bullet_is_the_marker_of_its_block() -> None:
    block = only(read(listed(item("신청 기간: 3. 4.부터"), style="bullets")))

    assert (block.marker, block.text) == ("▪", "▪ 신청 기간: 3. 4.부터")


def test_a_numbered_paragraph_is_an_item_of_the_list_that_it_names() -> None:
    numbered = '<text:numbered-paragraph text:list-id="n" text:style-name="numbers">{}</text:numbered-paragraph>'
    document = read(numbered.format(paragraph("개요")), numbered.format(paragraph("대상")))

    assert visible(document) == ["1. 개요", "2. 대상"]


def test_a_heading_is_told_by_its_element() -> None:
    block = only(read(heading("지원 내용", 2)))

    assert (block.kind, block.level, block.text) == (BlockKind.HEADING, 2, "지원 내용")


def test_a_title_is_told_by_its_style() -> None:
    block = only(
        read(
            paragraph("2025년 수출 지원사업", "big"),
            styles=odt_file.NO_RUNNING,
            named='<style:style style:name="Title" style:family="paragraph"/>',
        )
    )

    assert (block.kind, block.level) == (BlockKind.HEADING, 1)


OUTLINE = """<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>
<text:outline-level-style text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="2"/></text:outline-style>"""


def test_headings_are_numbered_by_the_outline() -> None:
    document = read(
        heading("개요"),
        heading("대상", 2),
        heading("부칙", 1, 'text:is-list-header="true"'),
        heading("규모", 1, 'text:style-name="plain"'),
        heading("신청"),
        named=OUTLINE,
    )

    assert visible(document) == ["I. 개요", "I.1. 대상", "부칙", "규모", "II. 신청"]


# --- tables


def test_cells_keep_their_spans() -> None:
    document = read(
        table(
            row(
                cell("구분", 'table:number-rows-spanned="2"'),
                cell("예산", 'table:number-columns-spanned="2"'),
                COVERED,
            ),
            row(COVERED, cell("국비"), cell("지방비")),
        )
    )

    assert [(x.row, x.col, x.row_span, x.col_span, x.text) for x in document.tables[0].cells] == [
        (0, 0, 2, 1, "구분"), (0, 1, 1, 2, "예산"), (1, 1, 1, 1, "국비"), (1, 2, 1, 1, "지방비")
    ]  # fmt: skip


def test_repeated_rows_and_cells_are_all_there() -> None:
    twice = row(
        cell("-", 'table:number-columns-repeated="2"'), more='table:number-rows-repeated="2"'
    )
    document = read(table(row(cell("가"), cell("나")), twice))

    assert [(x.row, x.col, x.text) for x in document.tables[0].cells] == [
        (0, 0, "가"), (0, 1, "나"), (1, 0, "-"), (1, 1, "-"), (2, 0, "-"), (2, 1, "-")
    ]  # fmt: skip


def test_rows_repeated_on_every_page_are_headings() -> None:
    header = f"<table:table-header-rows>{row(cell('가'), cell('나'))}</table:table-header-rows>"
    document = read(table(header, row(cell("다"), cell("라"))))

    assert document.tables[0].header_rows == 1


def test_a_table_within_a_cell_is_a_table_of_its_own() -> None:
    outer, nested = read(
        table(row(cell("분담"), cell(table(row(cell("정부"), cell("50%"))))))
    ).tables

    assert outer.cells[1].tables == (nested.id,)
    assert [x.text for x in nested.cells] == ["정부", "50%"]


@pytest.mark.parametrize(
    ("rows", "columns"), [(900_000_000, 900_000_000), (1, 2_000_000), (2_000_000, 1)]
)
def test_a_table_that_repeats_without_end_is_refused(rows: int, columns: int) -> None:
    endless = row(
        cell("가", f'table:number-columns-repeated="{columns}"'),
        more=f'table:number-rows-repeated="{rows}"',
    )
    with pytest.raises(OverLimit):
        read(table(endless))


# --- boxes, images, objects


def test_a_text_box_is_read_at_its_anchor() -> None:
    box = frame(f"<draw:text-box>{paragraph('상자 속 문장이다.')}</draw:text-box>")
    document = read(paragraph("앞 문장이다."), paragraph(f"{box}뒤 문장이다."))

    assert visible(document) == ["앞 문장이다.", "상자 속 문장이다.", "뒤 문장이다."]


def test_words_in_a_group_of_shapes_are_read() -> None:
    shape = f"<draw:custom-shape>{paragraph('신청')}</draw:custom-shape><draw:line/>"

    assert visible(read(paragraph(f"<draw:g>{shape}</draw:g>"))) == ["신청"]


def test_an_image_is_a_block_with_the_words_that_stand_for_it() -> None:
    image = frame("<draw:image/><svg:title>그림 1</svg:title><svg:desc>지원 절차 흐름도</svg:desc>")
    block = only(read(paragraph(image)))

    assert (block.kind, block.text) == (BlockKind.IMAGE, "지원 절차 흐름도")


def test_an_object_that_is_not_read_is_a_block_that_says_so() -> None:
    document = read(
        paragraph("표 참조"),
        paragraph(frame('<draw:object xlink:href="./Object 1"/><draw:image/>')),
        **{"Object 1/content.xml": f"<c:chart xmlns:c='c' {odt_file.NAMES}/>"},
    )

    assert [(x.kind, x.text) for x in document.blocks[1:]] == [(BlockKind.UNREAD, "a chart")]


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (
            "<math:annotation>{최저가격} over {입찰가격} times 100</math:annotation>",
            "최저가격/입찰가격 × 100",
        ),
        ("<math:mi>x</math:mi><math:mo>=</math:mo><math:mn>2</math:mn>", "x=2"),
    ],
)
def test_a_formula_is_text(inner: str, shown: str) -> None:
    formula = frame(f"<draw:object><math:math>{inner}</math:math></draw:object><draw:image/>")

    assert visible(read(paragraph(f"평점: {formula}"))) == [f"평점: {shown}"]


def test_words_on_a_control_of_a_form_are_read() -> None:
    form = '<office:forms><form:form><form:button form:id="k" form:label="신청하기"/></form:form></office:forms>'

    assert visible(read(form, paragraph('<draw:control draw:control="k"/>'))) == ["신청하기"]


# --- links, notes, headers, pages


def test_a_link_keeps_its_target_where_the_label_does_not_say_it() -> None:
    link = '<text:a xlink:href="{}">{}</text:a>'
    document = read(
        paragraph(link.format("https://www.example.go.kr/a", "사업관리시스템")),
        paragraph(link.format("https://www.example.go.kr/", "www.example.go.kr")),
    )

    assert visible(document) == [
        "[사업관리시스템](https://www.example.go.kr/a)",
        "www.example.go.kr",
    ]


def test_a_footnote_stands_below_its_text_and_is_tied_to_its_anchor() -> None:
    note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{paragraph('2023년 말 기준')}</text:note-body></text:note>"
    document = read(paragraph(f"기업 1,234{note}개사"))
    (footnote,) = document.footnotes

    assert visible(document) == ["기업 1,234¹⁾개사", "1) 2023년 말 기준"]
    assert (footnote.marker, footnote.text) == ("1)", "2023년 말 기준")
    assert footnote.anchor is not None
    assert document.read_back(footnote.anchor) == "¹⁾"


def test_headers_of_used_pages_are_read_behind_the_text_without_page_numbers() -> None:
    document = odt.read(odt_file.file(paragraph("공고"), styles=odt_file.STYLES))

    assert visible(document) == ["공고", "중소벤처기업부"]


def test_pages_are_counted_where_they_last_turned() -> None:
    document = read(
        paragraph("첫 쪽이다."),
        paragraph(f"걸친다. {BREAK}넘어간다."),
        paragraph("셋째 쪽이다.", "next"),
        table(row(cell("셋째"), cell("쪽")), BREAK, row(cell("넷째"), cell("쪽"))),
    )

    assert [block.page for block in document.blocks] == [1, 1, 3, 3]
    assert [x.page for x in document.tables[0].cells] == [3, 3, 4, 4]
    assert (document.page_count, document.metadata["pages"]) == (4, "approximate")


def test_a_file_without_marks_of_pages_has_none() -> None:
    document = read(paragraph("공고"))

    assert (document.page_count, document.blocks[0].page) == (None, None)


# --- what is damaged or refused


def test_a_broken_text_is_kept_as_far_as_it_goes_and_reported() -> None:
    broken = f"<office:document-content {odt_file.NAMES}><office:body><office:text>{paragraph('남은 문장이다.')}<text:p>잘린"
    document = odt.read(odt_file.file(**{"content.xml": broken}))

    assert document.blocks[0].text == "남은 문장이다."
    assert document.losses == ("content.xml breaks off: the text after it is missing",)


@pytest.mark.parametrize(
    ("parts", "error"),
    [
        ({"META-INF/manifest.xml": "<m><encryption-data/></m>"}, EncryptedDocument),
        ({"content.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}, OverLimit),
        ({"content.xml": "<a>" * 5000 + "</a>" * 5000}, OverLimit),
        ({"content.xml": "<html><body>공고</body></html>"}, UnreadableDocument),
        ({"content.xml": f"<office:document-content {odt_file.NAMES}/>"}, UnreadableDocument),
        ({"content.xml": ""}, UnreadableDocument),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(
    parts: dict[str, str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        odt.read(odt_file.file(**parts))


def test_a_file_without_words_is_empty() -> None:
    with pytest.raises(EmptyDocument):
        read(paragraph("  "))


def test_a_file_cut_short_is_named_as_damaged() -> None:
    data = odt_file.file(paragraph("공고"))[:200]

    assert odt.matches(data)
    with pytest.raises(UnreadableDocument):
        odt.read(data)


def style(name: str, properties: str) -> str:
    return f'<style:style style:name="{name}" style:family="text"><style:text-properties {properties}/></style:style>'


@pytest.mark.parametrize(
    ("position", "before", "set_apart", "behind", "said"),
    [
        ("super 58%", "총 30", "2", "억원", "총 30²억원"),
        ("33% 58%", "지원 100", "1)", "개사", "지원 100¹⁾개사"),
        ("sub 58%", "CO", "2", " 저감", "CO₂ 저감"),
        ("-10% 58%", "CO", "2", " 저감", "CO₂ 저감"),
        ("0% 100%", "총 30", "2", "억원", "총 302억원"),
    ],
)
def test_numbers_set_higher_or_lower_are_no_digits_of_the_line(
    position: str, before: str, set_apart: str, behind: str, said: str
) -> None:
    named = style("apart", f'style:text-position="{position}"')
    words = paragraph(f"{before}{span(set_apart, 'apart')}{behind}")

    assert visible(read(words, named=named)) == [said]


@pytest.mark.parametrize(
    ("stroke", "shown"), [("solid", ["최대 3억원"]), ("none", ["최대 2억원 3억원"])]
)
def test_what_is_struck_out_is_hidden(stroke: str, shown: list[str]) -> None:
    named = style("struck", f'style:text-line-through-style="{stroke}"')
    document = read(paragraph(f"최대 {span('2억원 ', 'struck')}3억원"), named=named)

    assert (visible(document), bool(hidden(document))) == (shown, stroke == "solid")


@pytest.mark.parametrize(
    ("control", "said"),
    [
        ('<form:checkbox xml:id="c" form:label="동의" form:current-state="checked"/>', "☑ 동의"),
        ('<form:radio xml:id="c" form:label="동의" form:selected="false"/>', "☐ 동의"),
        ('<form:textarea xml:id="c" form:current-value="45만원"/>', "45만원"),
        (
            (
                '<form:listbox xml:id="c"><form:option form:label="제조"/>'
                '<form:option form:label="서비스" form:current-selected="true"/></form:listbox>'
            ),
            "서비스",
        ),
    ],
)
def test_controls_of_a_form_show_their_state(control: str, said: str) -> None:
    forms = f"<office:forms><form:form>{control}</form:form></office:forms>"

    assert visible(read(forms, paragraph('<draw:control draw:control="c"/>'))) == [said]


@pytest.mark.parametrize(
    "asking",
    [
        '<text:placeholder text:placeholder-type="text">2억원 입력 </text:placeholder>',
        '<loext:content-control loext:showing-place-holder="true">2억원 입력 </loext:content-control>',
    ],
)
def test_what_only_says_what_to_fill_in_is_hidden(asking: str) -> None:
    document = read(paragraph(f"금액 {asking}3억원"))

    assert (visible(document), hidden(document)) == (["금액 3억원"], ["2억원 입력"])


@pytest.mark.parametrize("state", ["collapse", "filter"])
def test_a_row_that_is_not_displayed_is_no_row_but_its_words_are_kept(state: str) -> None:
    unshown = row(cell("총"), cell("9억원"), more=f'table:visibility="{state}"')
    rows = (row(cell("유형"), cell("금액")), unshown, row(cell("도약"), cell("3억원")))
    document = read(table(*rows))

    assert (visible(document), hidden(document)) == (["유형\t금액\n도약\t3억원"], ["총 9억원"])


def test_a_section_whose_condition_shows_it_is_read() -> None:
    section = '<text:section text:display="condition" text:is-hidden="{}">{}</text:section>'
    shown, unshown = (
        section.format(*each)
        for each in (("false", paragraph("3억원")), ("true", paragraph("9억원")))
    )
    document = read(shown, unshown)

    assert (visible(document), hidden(document)) == (["3억원"], ["9억원"])


def test_a_stroke_of_the_time_before_the_standard_strikes_out() -> None:
    named = style("struck", 'style:text-crossing-out="single-line"')
    document = read(paragraph(f"최대 {span('2억원 ', 'struck')}3억원"), named=named)

    assert (visible(document), hidden(document)) == (["최대 3억원"], ["2억원"])
