"""What the reader of PDF sees on pages built by hand, each for one thing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from announce_parser.document import BlockKind, Document, Table
from announce_parser.errors import (
    EmptyDocument,
    EncryptedDocument,
    ScannedDocument,
    UnreadableDocument,
)
from announce_parser.readers import pdf
from conftest import visible as texts

sys.path.insert(0, str(Path(__file__).parent))
from build_pdf import Page, build

sys.path.pop(0)


def read(*pages: Page) -> Document:
    return pdf.read(build(*pages))


def cells(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.col, cell.row_span, cell.col_span, cell.text) for cell in table.cells]


def body(page: Page, top: float = 600) -> Page:
    """The page with four lines of running text, so that its font size is the document's usual one."""
    for at in range(4):
        page.text(60, top + 16 * at, "본문은 열 포인트로 적고 마침표로 끝맺는다.")
    return page


def test_the_header_may_stand_behind_a_byte_order_mark() -> None:
    assert pdf.matches(b"\xef\xbb\xbf%PDF-1.7\n")
    assert pdf.matches(b"HTTP/1.1 200 OK\r\n\r\n" + build(Page()))
    assert not pdf.matches("파일은 %PDF-1.4 로 시작한다.".encode())
    assert not pdf.matches(b"HWP Document File")


def test_a_block_has_its_page_and_its_box() -> None:
    block = read(Page().text(60, 100, "지원 대상")).blocks[0]

    assert (block.text, block.page) == ("지원 대상", 1)
    assert block.bbox is not None
    assert block.bbox[0] == 60.0
    assert block.bbox[1] < 100 <= block.bbox[3] < 106


def test_a_turned_page_is_read_as_it_is_shown() -> None:
    page = Page(width=842, height=595, rotate=180).text(60, 100, "거꾸로")

    block = read(page).blocks[0]

    assert block.bbox is not None
    assert block.bbox[2] == pytest.approx(842 - 60, abs=0.5)


def test_lines_broken_by_the_margin_become_one_paragraph() -> None:
    page = Page().text(
        60, 100, "가나다라 마바사아 자차카타 파하가나 다라마바 사아자차 카타파하 지원 "
    )
    page.text(60, 116, "대상을 정한다.")

    assert texts(read(page)) == [
        "가나다라 마바사아 자차카타 파하가나 다라마바 사아자차 카타파하 지원 대상을 정한다."
    ]


def test_a_word_broken_by_the_margin_is_whole_again() -> None:
    page = (
        Page()
        .text(60, 100, "국민이 주도하고 정부가 뒷받침하는 국민주권정부 구현을 위한 국민주권정")
        .text(60, 116, "부 정부혁신 추진전략을 발표하고 널리 알려 의견을 듣는 자리를 마련한다.")
    )

    assert "국민주권정부 정부혁신" in texts(read(page))[0]


def test_a_gap_is_a_space_and_letter_spacing_is_none() -> None:
    page = Page()
    for at, letter in enumerate("지원대상"):
        page.text(60 + at * 10 + (4 if at > 1 else 0), 100, letter)

    assert texts(read(page)) == ["지원 대상"]


def test_a_letter_before_a_tab_stop_is_no_word_where_blanks_are_written() -> None:
    page = Page().text(60, 100, "- ").text(72, 100, "민")
    for at, letter in enumerate("사집행법에 기하여"):
        page.text(82.4 + at * 8.6, 100, letter)

    assert texts(read(body(page)))[0] == "- 민사집행법에 기하여"


def test_a_shadow_is_read_once() -> None:
    page = Page().text(60, 100, "공고", 20).text(60.6, 100.6, "공고", 20)

    assert texts(read(body(page)))[0] == "공고"


@pytest.mark.parametrize(
    ("paint", "x"),
    [("1 g 0 Tr", 60), ("0 g 3 Tr", 60), ("0 g 0 Tr", 900)],
    ids=["white", "invisible", "off the page"],
)
def test_what_nobody_sees_is_a_hidden_block(paint: str, x: float) -> None:
    document = read(Page().text(60, 100, "보이는 글").text(x, 200, "숨은 글 9억원", paint=paint))

    assert texts(document) == ["보이는 글"]
    assert [block.text for block in document.blocks if block.hidden] == ["숨은 글 9억원"]


@pytest.mark.parametrize("size", [0, 1e-7])
def test_text_of_no_size_is_seen_by_nobody(size: float) -> None:
    page = Page().text(60, 100, "보이는 글").text(60, 200, "9억원 1 과제", 0)
    page.painted[-1] = page.painted[-1].replace("/F 0 Tf", f"/F {size:.9f} Tf")

    document = read(page)

    assert texts(document) == ["보이는 글"]
    assert ["".join(b.text.split()) for b in document.blocks if b.hidden] == ["9억원1과제"]


def test_text_at_a_place_that_is_no_number_is_off_the_page() -> None:
    page = Page().text(60, 100, "보이는 글").text(60, 200, "숨은 글")
    page.painted[-1] = page.painted[-1].replace("1 0 0 1 60", f"{'9' * 400}.5 0 0 1 60")

    document = read(page)

    assert texts(document) == ["보이는 글"]
    assert [block.bbox for block in document.blocks if block.hidden] == [(0, 0, 0, 0)]


def test_white_on_colour_is_seen() -> None:
    page = Page().fill((50, 80, 300, 120), "0 0 0.6").text(60, 105, "흰 글자", paint="1 g 0 Tr")

    assert texts(read(page)) == ["흰 글자"]


def test_larger_type_makes_a_heading() -> None:
    block = read(body(Page().text(60, 100, "2023년 지원사업 공고", 20))).blocks[0]

    assert (block.kind, block.level) == (BlockKind.HEADING, 1)


def test_page_numbers_go_and_a_running_header_stands_once() -> None:
    pages = [
        body(Page().text(60, 40, "중소벤처기업부").text(290, 810, f"- {number} -"))
        for number in (1, 2, 3)
    ]

    document = read(*pages)

    assert texts(document).count("중소벤처기업부") == 1
    assert not [text for text in texts(document) if text.startswith("- ")]


def test_footnotes_that_each_page_repeats_are_no_running_footer() -> None:
    notes = ("1) 수입 : 기금을 포함", "2) 지출 : 융자를 제외", "3) 융자 : 회수를 차감")
    pages = []
    for number in range(1, 5):
        page = body(Page(), 600).text(60, 100, f"제{number}절 통계")
        for at, note in enumerate(notes):
            page.text(60, 742 + 15 * at, note)
        pages.append(page.text(60, 812, "재정통계 담당"))

    found = texts(read(*pages))

    assert [found.count(note) for note in notes] == [4, 4, 4]
    assert found.count("재정통계 담당") == 1


def test_two_columns_are_read_one_after_the_other() -> None:
    page = Page().text(
        60, 60, "두 단을 가로지르는 제목은 위에 홀로 서 있고 아래로 두 단이 나란히 이어진다"
    )
    for row in range(12):
        page.text(60, 100 + 16 * row, f"왼쪽 단의 줄 {row} 번은 이쯤에서 끝난다.")
        page.text(320, 103 + 16 * row, f"오른쪽 단의 줄 {row} 번은 이쯤에서 끝난다.")

    text = read(page).text

    assert text.index("제목") < text.index("왼쪽 단의 줄 11") < text.index("오른쪽 단의 줄 0")


def test_a_bullet_of_wingdings_is_what_the_reader_of_the_page_sees() -> None:
    document = pdf.read(build(Page().text(60, 100, "\u00d8"), font="Wingdings-Regular"))

    assert texts(document) == ["➢"]


def test_a_ruled_table_has_its_cells_and_their_boxes() -> None:
    page = Page().grid([60, 160, 260], [100, 120, 140])
    page.text(70, 115, "구분").text(170, 115, "예산").text(70, 135, "기초").text(170, 135, "3억원")

    table = read(page).tables[0]

    assert cells(table) == [
        (0, 0, 1, 1, "구분"),
        (0, 1, 1, 1, "예산"),
        (1, 0, 1, 1, "기초"),
        (1, 1, 1, 1, "3억원"),
    ]
    assert table.cells[3].bbox == (160.0, 120.0, 260.0, 140.0)
    assert table.header_rows == 1


def test_a_border_that_is_not_drawn_merges_cells() -> None:
    page = Page().lines((60, 100, 260, 100), (60, 120, 260, 120), (60, 140, 260, 140))
    page.lines((60, 100, 60, 140), (260, 100, 260, 140), (160, 120, 160, 140))
    page.text(70, 115, "총사업비").text(70, 135, "국비").text(170, 135, "지방비")

    assert cells(read(page).tables[0]) == [
        (0, 0, 1, 2, "총사업비"),
        (1, 0, 1, 1, "국비"),
        (1, 1, 1, 1, "지방비"),
    ]


def test_dotted_borders_and_open_sides_make_a_table() -> None:
    page = Page().dots(60, 260, 100).dots(60, 260, 120).dots(60, 260, 140)
    page.lines((160, 100, 160, 140))
    page.text(70, 115, "국비").text(170, 115, "30").text(70, 135, "지방비").text(170, 135, "20")

    assert cells(read(page).tables[0]) == [
        (0, 0, 1, 1, "국비"),
        (0, 1, 1, 1, "30"),
        (1, 0, 1, 1, "지방비"),
        (1, 1, 1, 1, "20"),
    ]


def test_a_box_of_one_cell_is_no_table() -> None:
    document = read(Page().grid([60, 400], [100, 140]).text(70, 125, "보도자료"))

    assert [(block.kind, block.text) for block in document.blocks] == [(BlockKind.BOX, "보도자료")]


def test_a_table_in_a_cell_stands_in_that_cell() -> None:
    page = Page().grid([60, 160, 400], [100, 200]).grid([200, 250, 300], [120, 140, 160])
    page.text(70, 150, "지원 내용")
    for row, col, text in ((0, 0, "가"), (0, 1, "나"), (1, 0, "다"), (1, 1, "라")):
        page.text(210 + 50 * col, 135 + 20 * row, text)

    outer, inner = read(page).tables

    assert outer.cells[1].tables == (inner.id,)
    assert [cell.text for cell in inner.cells] == ["가", "나", "다", "라"]


def test_boxes_in_a_row_are_one_table_with_blank_columns() -> None:
    page = Page().grid([60, 100], [100, 120]).grid([108, 400], [100, 120])
    page.text(75, 115, "1").text(115, 115, "신청 방법")

    assert cells(read(page).tables[0]) == [
        (0, 0, 1, 1, "1"),
        (0, 1, 1, 1, ""),
        (0, 2, 1, 1, "신청 방법"),
    ]


def test_columns_without_borders_are_known_by_their_gap() -> None:
    page = body(Page().lines((60, 100, 500, 100), (60, 120, 500, 120), (60, 140, 500, 140)))
    page.lines((60, 100, 60, 140), (160, 100, 160, 140), (500, 100, 500, 140))
    for row, (post, name) in enumerate((("과장", "홍길동"), ("사무관", "임꺽정"))):
        page.text(70, 115 + 20 * row, "담당 부서").text(170, 115 + 20 * row, post)
        page.text(300, 115 + 20 * row, name)

    assert [cell[4] for cell in cells(read(page).tables[0])] == [
        "담당 부서",
        "과장",
        "홍길동",
        "담당 부서",
        "사무관",
        "임꺽정",
    ]


def test_a_title_in_the_upper_border_is_a_cell() -> None:
    page = Page().lines((60, 100, 150, 100), (250, 100, 400, 100), (60, 160, 400, 160))
    page.lines((60, 100, 60, 160), (400, 100, 400, 160))
    page.text(180, 103, "유의사항").text(70, 130, "기한을 지킨다.")

    assert [cell for cell in cells(read(page).tables[0]) if cell[4]] == [
        (0, 1, 2, 1, "유의사항"),
        (2, 0, 1, 3, "기한을 지킨다."),
    ]


def test_a_box_in_a_cell_is_a_block_behind_the_table_and_no_table_of_it() -> None:
    page = Page().grid([60, 160, 500], [100, 300]).grid([180, 480], [110, 150])
    page.grid([180, 300, 480], [180, 200, 220]).text(70, 150, "지원 내용").text(
        200, 135, "유의 사항"
    )
    for row, col, text in ((0, 0, "가"), (0, 1, "나"), (1, 0, "다"), (1, 1, "라")):
        page.text(190 + 120 * col, 195 + 20 * row, text)
    page.text(60, 350, "< 지원 규모 >").grid([60, 160, 400], [360, 380, 400])
    for row, col, text in ((0, 0, "국비"), (0, 1, "10억원"), (1, 0, "지방비"), (1, 1, "20억원")):
        page.text(70 + 100 * col, 375 + 20 * row, text)

    document = read(page)
    outer, inner, below = document.tables

    assert outer.cells[1].tables == (inner.id,)
    assert [(block.kind, block.text) for block in document.blocks][1] == (
        BlockKind.BOX,
        "유의 사항",
    )
    assert [block.id for block in document.blocks if block.text == "< 지원 규모 >"] == [
        below.caption_block
    ]


def head(page: Page, top: float) -> Page:
    return page.text(70, top + 15, "구분").text(270, top + 15, "내용")


def test_a_table_goes_on_over_a_page_and_its_header_stands_once() -> None:
    first = head(Page().grid([60, 260, 500], [700, 720, 780]), 700)
    first.text(70, 750, "가형").text(270, 750, "첫째를 지원한다.")
    second = head(Page().grid([60, 260, 500], [60, 80, 120]), 60)
    second.text(70, 105, "나형").text(270, 105, "둘째를 지원한다.")

    document = read(first, second)

    assert [cell[4] for cell in cells(document.tables[0])] == [
        "구분", "내용", "가형", "첫째를 지원한다.", "나형", "둘째를 지원한다.",
    ]  # fmt: skip
    assert document.tables[0].pages == (1, 2)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ([62.9, 260, 500], [60, 65.7, 260, 500]),
        ([60, 65.6, 260, 500], [62.9, 260, 500]),
        ([60, 260, 500], [60, 260, 497.4, 500]),
    ],
)
def test_a_table_whose_lines_shift_a_little_on_the_next_page_has_no_hole(
    above: list[float], below: list[float]
) -> None:
    first = head(Page().grid(above, [700, 720, 780]), 700)
    first.text(70, 750, "가형").text(270, 750, "첫째를 지원한다.")
    second = Page().grid(below, [60, 80, 120])
    second.text(70, 105, "나형").text(270, 105, "둘째를 지원한다.")

    (table,) = read(first, second).tables

    covered = sum(cell.row_span * cell.col_span for cell in table.cells)
    assert covered == table.n_rows * table.n_cols
    assert [cell.text for cell in table.cells if cell.text][-2:] == ["나형", "둘째를 지원한다."]


def test_a_row_broken_by_the_page_is_one_row() -> None:
    first = head(Page().grid([60, 260, 500], [700, 720, 780]), 700)
    first.text(70, 750, "가형").text(268, 770, "여러 해에 걸쳐 사업을 넓혀 일자리를 늘리는 기업")
    second = Page().grid([60, 260, 500], [60, 120]).text(270, 80, "을 지원한다.")

    assert cells(read(first, second).tables[0])[2:] == [
        (1, 0, 1, 1, "가형"),
        (1, 1, 1, 1, "여러 해에 걸쳐 사업을 넓혀 일자리를 늘리는 기업을 지원한다."),
    ]


def test_a_table_that_ends_a_cell_goes_on_in_what_the_next_page_has_of_the_cell() -> None:
    first = Page().grid([60, 160, 520], [600, 640]).grid([60, 520], [640, 780])
    first.text(70, 620, "성과").text(170, 620, "지표").text(70, 660, "다음과 같다.")
    first.grid([180, 300, 500], [700, 740, 779]).text(190, 720, "논문").text(310, 720, "3편")
    first.text(190, 760, "특허").text(310, 760, "2건")
    second = Page().grid([60, 520], [60, 120]).grid([60, 160, 520], [120, 160])
    second.grid([180, 300, 500], [61, 100]).text(190, 80, "수출").text(310, 80, "4건")
    second.text(70, 140, "기간").text(170, 140, "3년")

    outer, inner = read(first, second).tables

    assert [cell[4] for cell in cells(inner)] == ["논문", "3편", "특허", "2건", "수출", "4건"]
    assert [cell[:2] for cell in cells(outer)] == [(0, 0), (0, 1), (1, 0), (2, 0), (2, 1)]


def test_two_forms_of_one_kind_stay_two_tables() -> None:
    xs = [60.0, 260.0, 500.0]
    first = Page().grid(xs, [700, 740, 780]).text(70, 720, "과제명").text(270, 720, "가")
    first.text(70, 760, "기간").text(270, 760, "1년")
    second = Page().grid(xs, [60, 100, 140]).text(70, 80, "과제명").text(270, 80, "나")
    second.text(70, 120, "기간").text(270, 120, "2년")

    assert [table.n_rows for table in read(first, second).tables] == [2, 2]


def test_a_page_without_text_is_unread_and_a_loss() -> None:
    document = read(Page().text(60, 100, "첫 쪽"), Page().picture((0, 0, 595, 842)))

    assert [block.kind for block in document.blocks if block.page == 2] == [BlockKind.UNREAD]
    assert document.losses == ("page 2 has no text: it needs OCR",)


def test_a_document_of_pictures_alone_is_refused_as_a_scan_and_says_so_once() -> None:
    scan = Page().picture((0, 0, 595, 842))

    with pytest.raises(ScannedDocument) as refused:
        read(scan, scan)

    assert refused.value.reason == "the pages are pictures without text: they need OCR"
    assert (refused.value.code, refused.value.exit_code) == ("scanned", 3)


def test_a_document_of_blank_pages_is_empty_and_no_scan() -> None:
    with pytest.raises(EmptyDocument) as refused:
        read(Page(), Page())

    assert (refused.value.code, refused.value.reason) == ("empty", "there is no text in the file")


def test_a_locked_document_is_refused() -> None:
    with pytest.raises(EncryptedDocument):
        pdf.read(build(Page().text(60, 100, "비밀"), encrypted=True))


@pytest.mark.parametrize("box", [b"[0 0 null 842]", b"[0 0]", b"(x)"])
def test_a_page_without_a_size_is_said_to_be_damaged(box: bytes) -> None:
    data = build(Page().text(70, 100, "공고문")).replace(b"[0 0 595.0 842.0]", box)

    with pytest.raises(UnreadableDocument, match="damaged"):
        pdf.read(data)


@pytest.mark.parametrize("keep", [0.1, 0.4])
def test_a_document_that_breaks_off_is_said_to_be_damaged(keep: float) -> None:
    whole = build(Page().text(60, 100, "온전한 글"))

    with pytest.raises(UnreadableDocument):
        pdf.read(whole[: int(len(whole) * keep)])


def test_the_same_bytes_give_the_same_document() -> None:
    whole = build(head(Page().grid([60, 260, 500], [100, 120, 180]), 100))

    assert pdf.read(whole) == pdf.read(whole)
