from __future__ import annotations

from typing import Any

import build_docx as docx_file
import pytest
from build_docx import (
    box,
    cell,
    field,
    level,
    numbered,
    numbering,
    paragraph,
    row,
    run,
    table,
    text,
)

from announce_parser import readers
from announce_parser.document import Block, BlockKind, Document
from announce_parser.errors import (
    EmptyDocument,
    EncryptedDocument,
    OverLimit,
    UnreadableDocument,
    UnsupportedFormat,
)
from announce_parser.readers import docx
from conftest import hidden, visible

HIDDEN = "<w:vanish/>"
WHITE = '<w:color w:val="FFFFFF"/>'
DARK = '<w:shd w:val="clear" w:fill="1F4E79"/>'
HEADING = '<w:pStyle w:val="1"/>'
PAGE = run("<w:lastRenderedPageBreak/>")


def read(*blocks: str, **parts: str) -> Document:
    return docx.read(docx_file.file(*blocks, **parts))


def only(document: Document) -> Block:
    (block,) = document.blocks
    return block


@pytest.mark.parametrize(
    "main",
    [
        "document.main",
        "template.main",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    ],
)
def test_a_document_is_told_by_the_type_of_its_main_part(main: str) -> None:
    data = docx_file.file(paragraph(text("공고")), main=main)

    assert docx.matches(data)
    assert visible(docx.read(data)) == ["공고"]


def test_another_office_file_is_not_claimed() -> None:
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

    assert not docx.matches(docx_file.file(main=sheet))


def test_the_dispatcher_finds_one_reader() -> None:
    document = readers.open_document(docx_file.file(paragraph(text("공고"))))

    assert document.format == "docx"


def test_words_that_lie_in_two_runs_stay_whole() -> None:
    assert visible(read(paragraph(text("지원대"), text("상은 중소기업이다.")))) == [
        "지원대상은 중소기업이다."
    ]


def test_letters_that_are_elements_stand_between_the_words() -> None:
    letters = run(
        "<w:t>접수</w:t><w:br/><w:t>02</w:t><w:noBreakHyphen/><w:t>123</w:t><w:tab/><w:t>평일</w:t>"
    )

    assert visible(read(paragraph(letters))) == ["접수\n02-123\t평일"]


# --- tracked changes


def test_what_was_inserted_is_text_and_what_was_deleted_is_hidden() -> None:
    deleted = "<w:del><w:r><w:delText>3억원</w:delText></w:r></w:del>"
    document = read(paragraph(text("최대 "), deleted, f"<w:ins>{text('2억원')}</w:ins>"))

    assert (visible(document), hidden(document)) == (["최대 2억원"], ["3억원"])


def test_what_was_moved_is_read_where_it_went() -> None:
    document = read(
        paragraph(f"<w:moveFrom>{text('접수 방법')}</w:moveFrom>", text("신청 서류")),
        paragraph(f"<w:moveTo>{text('접수 방법')}</w:moveTo>"),
    )

    assert (visible(document), hidden(document)) == (["신청 서류", "접수 방법"], ["접수 방법"])


def test_a_paragraph_whose_end_was_deleted_runs_on_in_the_next_one() -> None:
    document = read(
        paragraph(text("지원 한도는 "), shape="<w:rPr><w:del/></w:rPr>"),
        paragraph(text("2억원이다.")),
    )

    assert visible(document) == ["지원 한도는 2억원이다."]


def test_a_row_that_was_deleted_is_no_row_but_its_words_are_kept() -> None:
    document = read(
        table(
            row(cell("구분"), cell("예산")),
            row(cell("기초"), cell("10억원"), properties="<w:del/>"),
            row(cell("고도화"), cell("20억원"), properties="<w:ins/>"),
        )
    )

    assert [x.text for x in document.tables[0].cells] == ["구분", "예산", "고도화", "20억원"]
    assert hidden(document) == ["기초 10억원"]


# --- what is not seen


@pytest.mark.parametrize("look", [HIDDEN, '<w:rStyle w:val="unseen"/>', WHITE])
def test_letters_that_nobody_sees_are_hidden(look: str) -> None:
    document = read(paragraph(text("최대 2억원"), text("최대 9억원", look)))

    assert (visible(document), hidden(document)) == (["최대 2억원"], ["최대 9억원"])


def test_a_switch_that_is_turned_off_hides_nothing() -> None:
    assert visible(read(paragraph(text("최대 2억원", '<w:vanish w:val="0"/>')))) == ["최대 2억원"]


@pytest.mark.parametrize(
    ("properties", "style", "look"),
    [(DARK, "", WHITE), ("", "banded", WHITE), ("", "", WHITE + DARK)],
)
def test_white_letters_on_colour_are_seen(properties: str, style: str, look: str) -> None:
    heading = cell(paragraph(text("지원 한도", look)), properties)
    document = read(table(row(heading, cell("2억원")), style=style))

    assert (document.tables[0].cells[0].text, hidden(document)) == ("지원 한도", [])


def test_comments_are_hidden() -> None:
    comments = f'<w:comment w:id="4">{paragraph(text("금액 재확인"))}</w:comment>'
    mark = run('<w:commentReference w:id="4"/>')
    document = read(paragraph(text("총 30억원"), mark), comments=comments)

    assert (visible(document), hidden(document)) == (["총 30억원"], ["금액 재확인"])


# --- fields and links


def test_a_fields_instruction_is_no_text_and_its_result_is() -> None:
    document = read(paragraph(text("표 "), field("SEQ 표 \\* ARABIC", "3"), text(". 지원 내용")))

    assert visible(document) == ["표 3. 지원 내용"]


def test_a_field_within_a_fields_instruction_shows_nothing() -> None:
    inner = field("PAGE", "2")
    marks = [run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")]
    outer = (
        marks[0] + run("<w:instrText>IF </w:instrText>") + inner + marks[1] + text("나") + marks[2]
    )

    assert visible(read(paragraph(text("가"), outer, text("다")))) == ["가나다"]


@pytest.mark.parametrize(
    ("instruction", "sign"),
    [
        ("eq \\o\\ac(○,3)", "③"),
        ("eq \\o\\ac(○,나)", "㉯"),
        ("eq \\o\\ac(□,1)", "(1)"),
        ("XE 색인", ""),
    ],
)
def test_a_sign_drawn_in_a_circle_is_that_sign(instruction: str, sign: str) -> None:
    assert visible(read(paragraph(field(instruction), text("지원 대상")))) == [f"{sign}지원 대상"]


def test_a_ticked_box_of_a_form_is_seen() -> None:
    ticked = "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"
    begin = run(f'<w:fldChar w:fldCharType="begin">{ticked}</w:fldChar>')
    end = run('<w:fldChar w:fldCharType="end"/>')

    assert visible(read(paragraph(begin, end, text(" 동의함")))) == ["☑ 동의함"]


LINK = '<Relationship Id="k" Type="x/hyperlink" Target="{}" TargetMode="External"/>'


@pytest.mark.parametrize(
    ("label", "target", "shown"),
    [
        (
            "사업관리시스템",
            "https://www.example.go.kr/a",
            "[사업관리시스템](https://www.example.go.kr/a)",
        ),
        ("www.example.go.kr", "http://www.example.go.kr/", "www.example.go.kr"),
        ("help@example.go.kr", "mailto:help@example.go.kr", "help@example.go.kr"),
        ("김담당", "mailto:kim@example.go.kr?subject=a", "김담당(kim@example.go.kr)"),
        ("누리집(www.example.go.kr)", "https://www.example.go.kr", "누리집(www.example.go.kr)"),
        ("붙임", "file:///C:/a.hwp", "붙임"),
    ],
)
def test_a_link_keeps_its_target_where_the_label_does_not_say_it(
    label: str, target: str, shown: str
) -> None:
    link = f'<w:hyperlink r:id="k">{text(label)}</w:hyperlink>'

    assert visible(read(paragraph(link), links=LINK.format(target))) == [shown]


def test_a_link_that_is_a_field_keeps_its_target() -> None:
    link = field('HYPERLINK "https://www.example.go.kr/a"', "신청")

    assert visible(read(paragraph(text("누리집에서 "), link))) == [
        "누리집에서 [신청](https://www.example.go.kr/a)"
    ]


# --- lists


def test_numbers_are_counted_by_level_and_begin_anew_below_the_next() -> None:
    lists = numbering(level(0, "%1."), level(1, "%2.", "ganada"), level(2, "%1-%3)"))
    document = read(
        numbered("사업 개요"),
        numbered("지원 대상", level=1),
        numbered("중소기업", level=2),
        numbered("지원 규모", level=1),
        numbered("신청 방법"),
        numbered("접수처", level=1),
        numbering=lists,
    )

    assert visible(document) == [
        "1. 사업 개요", "가. 지원 대상", "1-1) 중소기업", "나. 지원 규모", "2. 신청 방법", "가. 접수처"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number_format", "third"),
    [
        ("ganada", "다"),
        ("chosung", "ㄷ"),
        ("koreanDigital", "삼"),
        ("koreanCounting", "삼"),
        ("koreanLegal", "셋"),
        ("decimalEnclosedCircle", "③"),
        ("decimalEnclosedParen", "⑶"),
        ("upperRoman", "III"),
        ("lowerRoman", "iii"),
        ("upperLetter", "C"),
        ("decimalZero", "03"),
        ("ordinal", "3rd"),
        ("ideographTraditional", "丙"),
        ("none", ""),
        ("unheardOf", "3"),
    ],
)
def test_a_number_is_written_in_its_format(number_format: str, third: str) -> None:
    lists = numbering(level(0, "제%1 ", number_format))
    document = read(
        *(numbered(words) for words in ("하나이다.", "둘이다.", "셋이다.")), numbering=lists
    )

    assert visible(document)[2] == f"제{third} 셋이다."


def test_two_lists_on_one_definition_count_on() -> None:
    document = read(numbered("개요"), numbered("대상", 2), numbering=numbering(level(0, "%1.")))

    assert visible(document) == ["1. 개요", "2. 대상"]


def test_a_list_that_says_so_begins_anew() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = numbering(level(0, "%1."), override=override)
    document = read(numbered("개요"), numbered("대상", 2), numbered("규모", 2), numbering=lists)

    assert visible(document) == ["1. 개요", "1. 대상", "2. 규모"]


def test_a_level_that_never_restarts_counts_on() -> None:
    lists = numbering(level(0, "제%1장"), level(1, "제%2조", more='<w:lvlRestart w:val="0"/>'))
    document = read(
        numbered("총칙"),
        numbered("목적", level=1),
        numbered("지원"),
        numbered("대상", level=1),
        numbering=lists,
    )

    assert visible(document) == ["제1장 총칙", "제1조 목적", "제2장 지원", "제2조 대상"]


def test_a_legal_level_writes_all_its_numbers_in_digits() -> None:
    lists = numbering(level(0, "%1.", "ganada"), level(1, "%1.%2", more="<w:isLgl/>"))
    document = read(numbered("총칙"), numbered("목적", level=1), numbering=lists)

    assert visible(document) == ["가. 총칙", "1.1 목적"]


def test_a_list_may_come_from_the_style() -> None:
    listed = '<w:pStyle w:val="listed"/>'
    document = read(
        paragraph(text("개요"), shape=listed),
        paragraph(text("본문"), shape=listed + '<w:numPr><w:numId w:val="0"/></w:numPr>'),
        paragraph(text("대상"), shape=listed),
        numbering=numbering(level(0, "%1.")),
    )

    assert visible(document) == ["1. 개요", "본문", "2. 대상"]


def test_a_list_may_come_from_a_list_style() -> None:
    extra = '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="lists"/></w:abstractNum>'
    style = '<w:style w:type="numbering" w:styleId="lists"><w:name w:val="l"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    lists = (
        numbering(level(0, "%1)"), extra=extra)
        + '<w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>'
    )
    document = read(numbered("개요", 3), numbering=lists, styles=style)

    assert visible(document) == ["1) 개요"]


@pytest.mark.parametrize(
    ("sign", "font", "bullet"),
    [
        ("\uf0b7", "Symbol", "•"),
        ("\uf0a7", "Wingdings", "▪"),
        ("□", "바탕", "□"),
        ("Ø", "Wingdings", "➢"),
    ],
)
def test_a_bullet_is_the_marker_of_its_block(sign: str, font: str, bullet: str) -> None:
    bulleted = level(0, sign, "bullet").replace(
        "</w:lvl>", f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr></w:lvl>'
    )
    block = only(read(numbered("신청 기간: 3. 4.부터"), numbering=numbering(bulleted)))

    assert (block.marker, block.text) == (bullet, f"{bullet} 신청 기간: 3. 4.부터")


def test_a_sign_of_a_symbol_font_is_what_a_reader_sees() -> None:
    sign = run('<w:sym w:font="Wingdings" w:char="F0FE"/>')

    assert visible(read(paragraph(sign, text(" 예")))) == ["☑ 예"]


# --- headings


@pytest.mark.parametrize("shape", [HEADING, '<w:pStyle w:val="own"/>', '<w:outlineLvl w:val="0"/>'])
def test_a_heading_is_told_by_its_style_and_by_its_own_level(shape: str) -> None:
    block = only(read(paragraph(text("지원 내용"), shape=shape)))

    assert (block.kind, block.level) == (BlockKind.HEADING, 1)


def test_a_paragraph_set_back_to_running_text_is_no_heading() -> None:
    block = only(read(paragraph(text("지원한다."), shape=HEADING + '<w:outlineLvl w:val="9"/>')))

    assert block.kind is BlockKind.PARAGRAPH


def test_hancoms_outline_makes_no_headings() -> None:
    style = '<w:style w:type="paragraph" w:styleId="o"><w:name w:val="개요 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    block = only(read(paragraph(text("지원한다."), shape='<w:pStyle w:val="o"/>'), styles=style))

    assert block.kind is BlockKind.PARAGRAPH


# --- tables


def test_cells_keep_their_spans() -> None:
    document = read(
        table(
            row(
                cell("구분", '<w:vMerge w:val="restart"/>'), cell("예산", '<w:gridSpan w:val="2"/>')
            ),
            row(cell("", "<w:vMerge/>"), cell("국비"), cell("지방비")),
        )
    )

    assert [(x.row, x.col, x.row_span, x.col_span, x.text) for x in document.tables[0].cells] == [
        (0, 0, 2, 1, "구분"), (0, 1, 1, 2, "예산"), (1, 1, 1, 1, "국비"), (1, 2, 1, 1, "지방비")
    ]  # fmt: skip


def test_a_row_may_begin_behind_skipped_columns() -> None:
    document = read(
        table(
            row(cell("구분"), cell("예산")),
            row(cell("10억원"), properties='<w:gridBefore w:val="1"/>'),
        )
    )

    assert [(x.row, x.col, x.text) for x in document.tables[0].cells] == [
        (0, 0, "구분"),
        (0, 1, "예산"),
        (1, 0, ""),
        (1, 1, "10억원"),
    ]


def test_words_in_a_cell_that_only_goes_on_are_on_no_page() -> None:
    document = read(
        table(
            row(cell("구분", '<w:vMerge w:val="restart"/>'), cell("예산")),
            row(cell("옛 글", "<w:vMerge/>"), cell("10억원")),
        )
    )

    assert (document.tables[0].cells[0].text, hidden(document)) == ("구분", ["옛 글"])


def test_a_merge_that_goes_on_with_nothing_is_a_cell() -> None:
    document = read(table(row(cell("구분", "<w:vMerge/>"), cell("예산"))))

    assert [x.text for x in document.tables[0].cells] == ["구분", "예산"]


def test_rows_repeated_on_every_page_are_headings() -> None:
    document = read(
        table(row(cell("가"), cell("나"), properties="<w:tblHeader/>"), row(cell("다"), cell("라")))
    )

    assert document.tables[0].header_rows == 1


def test_a_table_within_a_cell_is_a_table_of_its_own() -> None:
    inner = table(row(cell("정부"), cell("50%"))) + paragraph()
    outer, nested = read(table(row(cell("분담"), cell(inner)))).tables

    assert outer.cells[1].tables == (nested.id,)
    assert [x.text for x in nested.cells] == ["정부", "50%"]


def test_rows_and_cells_in_content_controls_are_read() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    inner = row(cell("구분"), control.format(cell("예산")))
    document = read(control.format(paragraph(text("사업 예산"))), table(control.format(inner)))

    assert visible(document)[0] == "사업 예산"
    assert [x.text for x in document.tables[0].cells] == ["구분", "예산"]


# --- boxes, images, objects


def test_a_text_box_is_read_once_at_its_anchor() -> None:
    document = read(
        paragraph(text("앞 문장이다.")),
        paragraph(box(paragraph(text("상자 속 문장이다."))), text("뒤 문장이다.")),
    )

    assert visible(document) == ["앞 문장이다.", "상자 속 문장이다.", "뒤 문장이다."]


def test_an_older_text_box_is_read_too() -> None:
    held = f"<w:txbxContent>{paragraph(text('상자 속 문장이다.'))}</w:txbxContent>"
    document = read(
        paragraph(run(f"<w:pict><v:rect><v:textbox>{held}</v:textbox></v:rect></w:pict>"))
    )

    assert visible(document) == ["상자 속 문장이다."]


PICTURE = '<w:drawing><wp:inline><wp:docPr id="1" descr="{}"/><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing>'


@pytest.mark.parametrize(
    ("described", "shown"),
    [
        ("지원 절차 흐름도", "지원 절차 흐름도"),
        ("", ""),
        ("그림입니다. 원본 그림의 이름: CLP01.bmp", ""),
    ],
)
def test_an_image_is_a_block_with_the_words_that_stand_for_it(described: str, shown: str) -> None:
    document = read(paragraph(run(PICTURE.format(described))), paragraph(text("끝")))

    assert (document.blocks[0].kind, document.blocks[0].text) == (BlockKind.IMAGE, shown)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<w:drawing><wp:inline><c:chart/></wp:inline></w:drawing>", "a chart"),
        (
            (
                "<mc:AlternateContent><mc:Choice Requires='cx1'><w:drawing><wp:inline><c:chart/></wp:inline></w:drawing></mc:Choice>"
                "<mc:Fallback><w:drawing><wp:inline><pic:pic/></wp:inline></w:drawing></mc:Fallback></mc:AlternateContent>"
            ),
            "a chart",
        ),
        (
            "<w:object><v:shape><v:imagedata/></v:shape><w:OLEObject/></w:object>",
            "an embedded object (OLE)",
        ),
    ],
)
def test_an_object_that_is_not_read_is_a_block_that_says_so(content: str, reason: str) -> None:
    document = read(paragraph(text("표 참조")), paragraph(run(content)))

    assert [(x.kind, x.text) for x in document.blocks[1:]] == [(BlockKind.UNREAD, reason)]


def test_an_equation_is_text() -> None:
    def part(words: str) -> str:
        return f"<m:r><m:t>{words}</m:t></m:r>"

    fraction = f"<m:f><m:num>{part('최저가격')}</m:num><m:den>{part('입찰가격 합')}</m:den></m:f>"
    power = f"<m:sSup><m:e>{part('x')}</m:e><m:sup>{part('2')}</m:sup></m:sSup>"
    document = read(paragraph(f"<m:oMath>{part('평점=')}{fraction}{part('×')}{power}</m:oMath>"))

    assert visible(document) == ["평점=최저가격/(입찰가격 합)×x^2"]


def test_a_gloss_stands_in_brackets() -> None:
    ruby = (
        f"<w:ruby><w:rt>{text('かんこく')}</w:rt><w:rubyBase>{text('韓國')}</w:rubyBase></w:ruby>"
    )

    assert visible(read(paragraph(run(ruby)))) == ["韓國(かんこく)"]


# --- notes, headers, pages

NOTES = f"""<w:footnote w:type="separator" w:id="-1">{paragraph()}</w:footnote>
<w:footnote w:id="2">{paragraph(run("<w:footnoteRef/>"), text(" 2023년 말 기준"))}</w:footnote>
<w:footnote w:id="3">{paragraph(text("* 잠정치"))}</w:footnote>"""


def test_a_footnote_stands_below_its_text_and_is_tied_to_its_anchor() -> None:
    anchor = run('<w:footnoteReference w:id="2"/>')
    document = read(paragraph(text("기업 1,234"), anchor, text("개사")), footnotes=NOTES)
    (footnote,) = document.footnotes

    assert visible(document) == ["기업 1,234¹⁾개사", "1) 2023년 말 기준"]
    assert (footnote.marker, footnote.text) == ("1)", "2023년 말 기준")
    assert footnote.anchor is not None
    assert document.read_back(footnote.anchor) == "¹⁾"


def test_a_footnote_with_a_mark_of_its_own_takes_no_number() -> None:
    own = run('<w:footnoteReference w:id="3" w:customMarkFollows="1"/><w:t>*</w:t>')
    counted = run('<w:footnoteReference w:id="2"/>')
    document = read(paragraph(text("매출"), own), paragraph(text("기업"), counted), footnotes=NOTES)

    assert visible(document) == ["매출*", "* 잠정치", "기업¹⁾", "1) 2023년 말 기준"]


def test_an_endnotes_letter_does_not_run_into_the_word() -> None:
    notes = f'<w:endnote w:id="1">{paragraph(text("출처: 통계청"))}</w:endnote>'
    document = read(paragraph(text("기업"), run('<w:endnoteReference w:id="1"/>')), endnotes=notes)

    assert visible(document) == ["기업i⁾", "i) 출처: 통계청"]


def test_headers_and_footers_are_read_once_behind_the_text_without_page_numbers() -> None:
    numbers = (
        "<w:sectPr><w:headerReference r:id='header'/><w:footerReference r:id='footer'/></w:sectPr>"
    )
    document = read(
        paragraph(text("첫 쪽이다."), shape=numbers),
        paragraph(text("둘째 쪽이다.")),
        numbers,
        header=paragraph(text("중소벤처기업부")),
        footer=paragraph(text("- "), field("PAGE", "1"), text(" -")),
    )

    assert visible(document) == ["첫 쪽이다.", "둘째 쪽이다.", "중소벤처기업부"]


def test_a_paragraph_whose_first_run_turns_the_page_stands_on_the_next_one() -> None:
    document = read(paragraph(text("첫 쪽이다.")), paragraph(PAGE, text("둘째 쪽이다.")))

    assert [block.page for block in document.blocks] == [1, 2]


def test_pages_are_counted_where_word_last_turned_them() -> None:
    document = read(
        paragraph(text("첫 쪽이다.")),
        paragraph(text("걸친다. "), PAGE, text("넘어간다.")),
        table(row(cell("둘째"), cell("쪽")), row(cell(paragraph(PAGE, text("셋째"))), cell("쪽"))),
    )

    assert [block.page for block in document.blocks] == [1, 1, 2]
    assert (document.page_count, document.metadata["pages"]) == (3, "approximate")


def test_a_file_without_marks_of_pages_has_none() -> None:
    document = read(paragraph(text("공고")))

    assert (document.page_count, document.blocks[0].page) == (None, None)


# --- what is damaged or refused


def test_a_strict_file_is_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f'<w:document xmlns:w="{strict}"><w:body>{paragraph(text("엄격한 형식이다."))}</w:body></w:document>'
    document = docx.read(docx_file.file(**{"word/document.xml": body}))

    assert visible(document) == ["엄격한 형식이다."]


def test_a_broken_text_is_kept_as_far_as_it_goes_and_reported() -> None:
    broken = f"<w:document {docx_file.NAMES}><w:body>{paragraph(text('남은 문장이다.'))}<w:p><w:r><w:t>잘린"
    document = docx.read(docx_file.file(**{"word/document.xml": broken}))

    assert document.blocks[0].text == "남은 문장이다."
    assert document.losses == ("word/document.xml breaks off: the text after it is missing",)


def test_a_relationship_that_leads_nowhere_does_no_harm() -> None:
    lost = '<Relationship Id="x" Type="t/image" Target="media/gone.png"/><Relationship Id="y" Type="t/x" Target="../../etc/passwd"/><Relationship Id="z" TargetMode="External"/>'

    assert visible(read(paragraph(text("공고")), links=lost)) == ["공고"]


@pytest.mark.parametrize(
    ("part", "error"),
    [
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", OverLimit),
        ("<a>" * 5000 + "</a>" * 5000, OverLimit),
        ("", UnreadableDocument),
        ("<html><body>공고</body></html>", UnreadableDocument),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(part: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        docx.read(docx_file.file(**{"word/document.xml": part}))


def test_a_cell_over_a_billion_columns_is_refused() -> None:
    with pytest.raises(OverLimit):
        read(table(row(cell("가", '<w:gridSpan w:val="900000000"/>'), cell("나"))))


@pytest.mark.parametrize("stated", ["", "-3", "²", "1.5", "99999999999999999999999"])
def test_a_span_that_is_no_number_is_one(stated: str) -> None:
    document = read(table(row(cell("가", f'<w:gridSpan w:val="{stated}"/>'), cell("나"))))

    assert [(x.col, x.col_span) for x in document.tables[0].cells] == [(0, 1), (1, 1)]


def test_a_file_without_words_is_empty() -> None:
    with pytest.raises(EmptyDocument):
        read(paragraph(text("  ")))


def test_a_file_cut_short_is_named_as_damaged() -> None:
    data = docx_file.file(paragraph(text("공고")))[:-200]

    assert docx.matches(data)
    with pytest.raises(UnreadableDocument):
        docx.read(data)


def _compound(stream: str) -> bytes:
    """Return the opening of a compound file whose tables are lost, with a stream's name in its directory."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le") + bytes(100)
    )


def test_a_document_with_a_password_is_refused_as_such() -> None:
    with pytest.raises(EncryptedDocument):
        readers.open_document(_compound("EncryptedPackage"))


def test_the_older_format_of_word_is_refused_with_what_to_do() -> None:
    with pytest.raises(UnsupportedFormat, match="save it as DOCX"):
        readers.open_document(_compound("WordDocument"))


@pytest.mark.parametrize(
    ("before", "set_apart", "place", "behind", "said"),
    [
        ("총 30", "2", "superscript", "억원", "총 30²억원"),
        ("지원 100", "1)", "superscript", "개사", "지원 100¹⁾개사"),
        ("사업", "1)", "superscript", "은", "사업1)은"),
        ("CO", "2", "subscript", " 저감", "CO₂ 저감"),
        ("총 30", "2", "baseline", "억원", "총 302억원"),
    ],
)
def test_numbers_set_higher_or_lower_are_no_digits_of_the_line(
    before: str, set_apart: str, place: str, behind: str, said: str
) -> None:
    look = f'<w:vertAlign w:val="{place}"/>'

    assert visible(read(paragraph(text(before), text(set_apart, look), text(behind)))) == [said]


@pytest.mark.parametrize("look", ["<w:strike/>", "<w:dstrike/>"])
def test_what_is_struck_out_is_hidden(look: str) -> None:
    document = read(paragraph(text("최대 "), text("2억원 ", look), text("3억원")))

    assert (visible(document), hidden(document)) == (["최대 3억원"], ["2억원"])


def test_a_stroke_that_is_turned_off_strikes_nothing_out() -> None:
    assert visible(read(paragraph(text("3억원", '<w:strike w:val="0"/>')))) == ["3억원"]


CHUNK = '<w:altChunk r:id="chunk"/>'
PAGE_WITHIN = "<html><head><title>x</title></head><body><h1>지원</h1><table><tr><td>한도</td><td>5천만원</td></tr></table></body></html>"


def read_chunk(content: str, name: str = "afchunk.htm", *blocks: str) -> Document:
    link = (
        '<Relationship Id="chunk" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/aFChunk" Target="{name}"/>'
    )
    return readers.open_document(
        docx_file.file(*blocks, CHUNK, links=link, **{f"word/{name}": content})
    )


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (PAGE_WITHIN, ["공고", "지원", "한도\t5천만원"]),
        ("첫 줄\n둘째 줄", ["공고", "첫 줄", "둘째 줄"]),
    ],
)
def test_a_text_of_another_format_within_the_text_is_read(content: str, shown: list[str]) -> None:
    document = read_chunk(content, "afchunk.htm", paragraph(text("공고")))

    assert (document.format, visible(document)) == ("docx", shown)


def test_a_document_that_is_one_text_of_another_format_is_not_empty() -> None:
    assert visible(read_chunk(PAGE_WITHIN)) == ["지원", "한도\t5천만원"]


def test_a_text_of_another_format_that_is_not_read_is_said() -> None:
    document = read_chunk("{\\rtf1 x}", "afchunk.rtf", paragraph(text("공고")))

    assert [block.text for block in document.blocks if block.kind is BlockKind.UNREAD] == [
        "a text of another format within the text"
    ]
    assert document.is_partial


@pytest.mark.parametrize(
    ("kind", "shown"),
    [("drop", ["2026년도"]), ("margin", ["2026년도"]), ("none", ["2", "026년도"])],
)
def test_a_dropped_initial_opens_the_paragraph_behind_it(kind: str, shown: list[str]) -> None:
    initial = paragraph(text("2"), shape=f'<w:framePr w:dropCap="{kind}"/>')

    assert visible(read(initial, paragraph(text("026년도")))) == shown


@pytest.mark.parametrize(
    ("look", "said"),
    [
        ('<w:position w:val="6"/><w:sz w:val="12"/>', "총 30²억원"),
        ('<w:position w:val="6"/>', "총 302억원"),
        ('<w:position w:val="0"/><w:sz w:val="12"/>', "총 302억원"),
    ],
)
def test_small_letters_that_are_moved_up_are_raised(look: str, said: str) -> None:
    assert visible(read(paragraph(text("총 30"), text("2", look), text("억원")))) == [said]


def test_what_only_says_what_to_fill_in_is_hidden() -> None:
    content = f"<w:sdtContent>{text('2억원 입력 ')}</w:sdtContent>"
    asking = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{content}</w:sdt>"
    filled = f"<w:sdt><w:sdtPr/>{content}</w:sdt>"

    document = read(paragraph(text("금액 "), asking, text("3억원")))
    assert (visible(document), hidden(document)) == (["금액 3억원"], ["2억원 입력"])
    assert visible(read(paragraph(text("금액 "), filled))) == ["금액 2억원 입력"]


def test_a_row_that_is_hidden_is_no_row_but_its_words_are_kept() -> None:
    rows = (
        row(cell("유형"), cell("금액")),
        row(cell("총"), cell("9억원"), properties="<w:hidden/>"),
        row(cell("도약"), cell("3억원")),
    )
    document = read(table(*rows))

    assert (visible(document), hidden(document)) == (["유형\t금액\n도약\t3억원"], ["총 9억원"])


def read_packed_chunk(content: bytes) -> Document:
    link = (
        '<Relationship Id="chunk" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/aFChunk" Target="a.dat"/>'
    )
    parts: dict[str, Any] = {"word/a.dat": content}
    return readers.open_document(
        docx_file.file(paragraph(text("공고")), CHUNK, links=link, **parts)
    )


def test_a_document_within_the_document_is_read_with_its_looks() -> None:
    inner = docx_file.file(paragraph(text("최대 "), text("2억원 ", "<w:strike/>"), text("3억원")))
    document = read_packed_chunk(inner)

    assert (visible(document), hidden(document)) == (["공고", "최대 3억원"], ["2억원"])


def test_documents_within_each_other_without_end_are_refused() -> None:
    inner = docx_file.file(paragraph(text("공고")))
    for _ in range(5):
        link = (
            '<Relationship Id="chunk" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            'relationships/aFChunk" Target="a.dat"/>'
        )
        parts: dict[str, Any] = {"word/a.dat": inner}
        inner = docx_file.file(CHUNK, links=link, **parts)

    with pytest.raises(OverLimit, match="nested deeper"):
        readers.open_document(inner)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04 no archive", "a text of another format within the text"),
        (b"<?xml version='1.0'?><a>2</a>", "a text of another format within the text"),
        ("<html><body><p>지원</p><p>접수는".encode(), "a page within the text breaks off"),
    ],
)
def test_what_is_lost_of_a_text_within_the_text_is_said(content: bytes, reason: str) -> None:
    document = read_packed_chunk(content)

    assert [block.text for block in document.blocks if block.kind is BlockKind.UNREAD] == [reason]
    assert document.is_partial


@pytest.mark.parametrize(
    ("sign", "shown"),
    [
        ('<w:sym w:font="Wingdings 2" w:char="F052"/>', "☑ 동의"),
        ('<w:sym w:font="Wingdings 2" w:char="F0A3"/>', "☐ 동의"),
        ('<w:sym w:font="Wingdings" w:char="F0A3"/>', "○ 동의"),
    ],
)
def test_boxes_are_told_by_their_font(sign: str, shown: str) -> None:
    assert visible(read(paragraph(run(sign), text(" 동의")))) == [shown]


def test_a_style_of_letters_turns_over_the_stroke_of_the_paragraphs() -> None:
    strike = "<w:rPr><w:strike/></w:rPr>"
    styles = docx_file.STYLES + (
        f'<w:style w:type="character" w:styleId="over"><w:name w:val="over"/>{strike}</w:style>'
        f'<w:style w:type="paragraph" w:styleId="struck"><w:name w:val="struck"/>{strike}</w:style>'
    )
    shape = '<w:pStyle w:val="struck"/>'
    words = paragraph(text("2억원 "), text("3억원", '<w:rStyle w:val="over"/>'), shape=shape)
    document = read(words, styles=styles)

    assert (visible(document), hidden(document)) == (["3억원"], ["2억원"])


def test_a_control_whose_state_is_not_in_the_text_is_said() -> None:
    drawn = run('<w:object><w:control r:id="x" w:name="CheckBox1"/></w:object>')
    document = read(paragraph(drawn, text("동의")))

    assert [block.text for block in document.blocks if block.kind is BlockKind.UNREAD] == [
        "a control of a form (ActiveX)"
    ]


def test_a_note_whose_text_is_missing_is_said() -> None:
    document = read(paragraph(text("공고"), run('<w:footnoteReference w:id="7"/>')))

    assert [block.text for block in document.blocks if block.kind is BlockKind.UNREAD] == [
        "a note whose text is missing"
    ]
