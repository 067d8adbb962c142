"""What lies on a page beside its plain text: forms, layers, turned and raised letters, fonts that say nothing."""

from __future__ import annotations

import struct

import pytest
from build_pdf import TO_UNICODE, Page, build, stream

from announce_parser import parse, readers
from announce_parser.document import Document
from announce_parser.errors import ScannedDocument
from announce_parser.readers.pdf._truetype import letters_of
from conftest import hidden, visible

UP, DOWN, SLANTED = (0, 1, -1, 0), (0, -1, 1, 0), (0.707, 0.707, -0.707, 0.707)


def read(*pages: Page, **options: object) -> Document:
    return readers.open_document(build(*pages, **options))  # type: ignore[arg-type]


def cells(document: Document) -> list[str]:
    return [cell.text for table in document.tables for cell in table.cells]


def test_a_value_typed_into_a_form_is_on_the_page() -> None:
    shown = b"q BT /F 10 Tf 2 5 Td <%s> Tj ET Q" % "45,000,000원".encode("utf-16-be").hex().encode()
    field = (
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /F 4 /Rect [150 735 300 755] "
        b"/AP << /N 9 0 R >> >>"
    )
    form = stream(
        shown,
        b"/Type /XObject /Subtype /Form /BBox [0 0 150 20] /Resources << /Font << /F 3 0 R >> >>",
    )
    page = Page(annotations="8 0 R").text(70, 100, "신청금액")
    document = read(page, catalog="/AcroForm << /Fields [8 0 R] >>", more=(field, form))

    assert visible(document) == ["신청금액 45,000,000원"]


def test_an_attached_file_is_said() -> None:
    name = b"(plan.hwpx)"
    file = b"<< /Type /Filespec /F " + name + b" /UF " + name + b" /EF << /F 9 0 R >> >>"
    document = read(
        Page().text(70, 100, "공고문"),
        catalog="/Names << /EmbeddedFiles << /Names [(plan.hwpx) 8 0 R] >> >>",
        more=(file, stream(b"x", b"/Type /EmbeddedFile")),
    )

    assert document.losses == ("the attached file plan.hwpx is not read",)


@pytest.mark.parametrize(("state", "is_shown"), [("/OFF [8 0 R]", False), ("/ON [8 0 R]", True)])
def test_text_of_a_layer_that_is_off_is_hidden(state: str, is_shown: bool) -> None:  # noqa: FBT001
    page = Page(properties="/L 8 0 R").text(70, 100, "지원한도 3억원")
    page.painted.append("/OC /L BDC")
    page.text(70, 140, "초안 9억원")
    page.painted.append("EMC")
    document = read(
        page,
        catalog=f"/OCProperties << /OCGs [8 0 R] /D << {state} >> >>",
        more=(b"<< /Type /OCG /Name (draft) >>",),
    )

    assert ("초안 9억원" in visible(document), "초안 9억원" in hidden(document)) == (
        is_shown,
        not is_shown,
    )


def test_text_under_a_later_area_is_hidden_and_text_on_an_earlier_one_is_not() -> None:
    page = Page().text(70, 100, "지원한도 9억원").fill((60, 85, 300, 105), "1 1 1")
    page.fill((60, 125, 300, 145), "0.9 0.9 1").text(70, 140, "지원한도 3억원")
    document = read(page)

    assert (visible(document), hidden(document)) == (["지원한도 3억원"], ["지원한도 9억원"])


LAYER = "<< /Type /OCG /Name (draft) >>"
OFF = "/OCGs [8 0 R] /D << /OFF [8 0 R] >>"


@pytest.mark.parametrize(
    ("layer", "mark", "states", "is_shown"),
    [
        (LAYER, "<< /Type /OCMD /OCGs [8 0 R] >>", OFF, False),
        (LAYER, "<< /Type /OCMD /OCGs 8 0 R /P /AllOff >>", OFF, True),
        (LAYER, "<< /Type /OCMD /VE [/Not 8 0 R] >>", OFF, True),
        (LAYER, "<< /Type /OCMD /VE [/And 8 0 R 8 0 R] >>", OFF, False),
        (LAYER, "<< /Type /OCG /Name (draft) /Id 2 >>", OFF, True),
        (LAYER, LAYER, "/OCGs [8 0 R 9 0 R] /D << /BaseState /OFF >>", False),
        (
            LAYER,
            LAYER.replace(">>", "/Usage << /View << /ViewState /OFF >> >> >>"),
            "/D << /AS [<< /Event /View /OCGs [9 0 R] /Category [/View] >>] >>",
            False,
        ),
        (LAYER, "<< /Type /OCG /Name <FEFFCD08C548> >>", "/D << /OFF [9 0 R] >>", False),
    ],
    ids=["several", "policy", "not", "and", "namesake", "base", "usage", "Hangul"],
)
def test_layers_are_off_for_whatever_reason(
    layer: str,
    mark: str,
    states: str,
    is_shown: bool,  # noqa: FBT001
) -> None:
    page = Page(properties="/L 9 0 R")
    page.painted.append("/OC /L BDC")
    page.text(70, 140, "초안 9억원").painted.append("EMC")
    document = read(
        page.text(70, 100, "지원한도 3억원"),
        catalog=f"/OCProperties << {states} >>",
        more=(layer.encode(), mark.encode()),
    )

    assert ("초안 9억원" in visible(document)) == is_shown


@pytest.mark.parametrize(("state", "is_shown"), [("/OFF [8 0 R]", False), ("/ON [8 0 R]", True)])
def test_a_form_that_belongs_to_a_layer_is_hidden_with_it(state: str, is_shown: bool) -> None:  # noqa: FBT001
    draft = b"BT /F 10 Tf 70 702 Td <%s> Tj ET" % "초안 9억원".encode("utf-16-be").hex().encode()
    form = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >>"
    )
    page = Page(objects="/A 9 0 R /B 10 0 R").text(70, 100, "지원한도 3억원")
    page.painted += ["/B Do", "/A Do"]
    document = read(
        page,
        catalog=f"/OCProperties << /OCGs [8 0 R] /D << {state} >> >>",
        more=(LAYER.encode(), stream(draft, form + b" /OC 8 0 R"), stream(b"", form)),
    )

    assert ("초안 9억원" in visible(document), "초안 9억원" in hidden(document)) == (
        is_shown,
        not is_shown,
    )


@pytest.mark.parametrize(
    "paint",
    [
        "1 g 60 735 m 250 735 l 250 755 l 60 755 l h f",
        "0 g 60 735 95 20 re 155 735 95 20 re f",
        "1 G 20 w 60 745 m 260 745 l S",
    ],
    ids=["polygon", "two parts", "broad line"],
)
def test_whatever_paints_over_text_hides_it(paint: str) -> None:
    page = Page().text(70, 100, "지원한도 9억원").text(70, 140, "지원한도 3억원")
    page.painted.append(paint)

    assert (visible(read(page)), hidden(read(page))) == (["지원한도 3억원"], ["지원한도 9억원"])


@pytest.mark.parametrize(
    "paint",
    [
        "q 400 700 50 50 re W n 1 g 0 0 595 842 re f Q",
        "1 g 20 700 400 100 re 40 720 300 60 re f*",
        "q .7 .7 -.7 .7 0 0 cm 1 g 500 300 300 300 re f Q",
    ],
    ids=["clipped", "frame", "slanting"],
)
def test_an_area_that_leaves_text_open_hides_nothing(paint: str) -> None:
    page = Page().text(70, 100, "지원한도 3억원")
    page.painted.append(paint)

    assert visible(read(page)) == ["지원한도 3억원"]


def test_white_letters_on_a_broad_line_are_seen() -> None:
    page = Page()
    page.painted.append("0 0 1 RG 20 w 60 745 m 260 745 l S")

    assert visible(read(page.text(70, 100, "지원한도 3억원", paint="1 g"))) == ["지원한도 3억원"]


@pytest.mark.parametrize(("x", "base", "matrix"), [(87, 200, UP), (80, 160, DOWN)])
def test_a_turned_cell_is_read_along_its_own_line(
    x: float, base: float, matrix: tuple[float, float, float, float]
) -> None:
    page = Page().grid([70, 95, 250], [120, 140, 210])
    page.text(72, 135, "구분", 9).text(100, 135, "사업명").text(100, 175, "창업도약")
    page.turned(x, base, "창업지원", matrix)

    assert cells(read(page)) == ["구분", "사업명", "창업지원", "창업도약"]


def test_a_slanting_watermark_is_no_part_of_the_cells_below_it() -> None:
    page = Page().grid([70, 180, 300], [120, 160, 200])
    page.text(75, 145, "사업명").text(185, 145, "예산")
    page.text(75, 185, "창업도약").text(185, 185, "30억원")
    page.turned(100, 210, "대외비문서", SLANTED)
    document = read(page)

    assert cells(document) == ["사업명", "예산", "창업도약", "30억원"]
    assert visible(document)[-1] == "대외비문서"


@pytest.mark.parametrize(("base", "size", "text"), [(195, 60, "대외비"), (187, 50, "사본")])
def test_a_level_watermark_is_no_part_of_the_cells_below_it(
    base: float, size: float, text: str
) -> None:
    page = (
        Page().grid([70, 180, 300], [120, 160, 200, 240]).text(75, base, text, size, paint="0.9 g")
    )
    for y, (name, amount) in zip(
        (145, 185, 225),
        (("사업명", "예산"), ("창업도약", "30억원"), ("창업성장", "45억원")),
        strict=True,
    ):
        page.text(75, y, name).text(185, y, amount)
    document = read(page)

    assert cells(document) == ["사업명", "예산", "창업도약", "30억원", "창업성장", "45억원"]
    assert visible(document)[-1] == text


def test_a_large_heading_over_its_lines_is_no_watermark() -> None:
    page = Page().text(70, 100, "공고문", 40)
    for at in range(4):
        page.text(70, 130 + 20 * at, f"{at + 1}. 지원한도는 최대 3억원이다")

    assert visible(read(page))[0] == "공고문"


LINES = ("창업 지원사업 공고", "신청은 3월 2일까지", "문의는 044-123-4567")


@pytest.mark.parametrize(
    ("x", "base", "step", "matrix"),
    [(100, 700, 40, UP), (500, 100, -40, DOWN), (500, 800, -40, (-1, 0, 0, -1))],
    ids=["up", "down", "on its head"],
)
def test_a_page_of_turned_text_is_read_as_if_it_were_turned(
    x: float, base: float, step: float, matrix: tuple[float, float, float, float]
) -> None:
    page = Page()
    for at, line in enumerate(LINES):
        down = (0, step * at) if matrix[0] else (step * at, 0)
        page.turned(x + down[0], base + down[1], line, matrix)
    document = read(page)

    assert visible(document) == list(LINES)
    boxes = [block.bbox for block in document.blocks if block.bbox]
    assert all(x1 <= page.width and bottom <= page.height for _, _, x1, bottom in boxes)
    first, last = boxes[0], boxes[-1]
    assert (last[0] - first[0], last[1] - first[1]) == pytest.approx(
        (0, 2 * step) if matrix[0] else (2 * step, 0), abs=60
    )


def test_a_table_on_its_side_has_its_cells() -> None:
    page = Page().grid([100, 140, 180], [100, 300, 500])
    for x, base, text in (
        (125, 490, "사업명"),
        (125, 290, "예산"),
        (165, 490, "도약"),
        (165, 290, "3억원"),
    ):
        page.turned(x, base, text, UP)

    assert cells(read(page)) == ["사업명", "예산", "도약", "3억원"]


def test_numbers_set_higher_are_none_of_the_line() -> None:
    page = Page().text(70, 100, "지원규모: 100", 11).text(141.5, 95.6, "1)", 6.6)
    page.text(148.1, 100, "개사, 총 30", 11).text(208.6, 95.6, "2", 6.6).text(
        211.9, 100, "억원", 11
    )

    assert visible(read(page)) == ["지원규모: 100¹⁾개사, 총 30²억원"]


def test_what_a_rule_strikes_out_is_hidden() -> None:
    page = Page().text(70, 100, "최대 ").text(95, 100, "2억원").lines((95, 96.5, 120, 96.5))
    document = read(page.text(125, 100, "3억원"))

    assert (visible(document), hidden(document)) == (["최대 3억원"], ["2억원"])


def test_a_bar_of_any_colour_strikes_letters_out() -> None:
    page = Page().text(70, 100, "최대 ").text(95, 100, "2억원").fill((95, 96, 120, 97), "1 0 0")
    document = read(page.text(125, 100, "3억원"))

    assert (visible(document), hidden(document)) == (["최대 3억원"], ["2억원"])


@pytest.mark.parametrize("rule", [(95, 101.5, 120, 101.5), (60, 96.5, 300, 96.5)])
def test_a_line_below_letters_or_beyond_them_strikes_nothing_out(
    rule: tuple[float, float, float, float],
) -> None:
    page = Page().text(70, 100, "최대 ").text(95, 100, "2억원").lines(rule)

    assert visible(read(page)) == ["최대 2억원"]


def test_letters_of_a_ligature_are_no_shadows_of_each_other() -> None:
    assert visible(read(Page().text(70, 100, "o\ufb03ce, \ufb01le"))) == ["office, file"]


MAP = TO_UNICODE.replace(b"1 beginbfrange <0000> <FFFF> <0000> endbfrange", b"%s")
KNOWN = b"1 beginbfrange <0020> <DFFF> <0020> endbfrange "


@pytest.mark.parametrize(
    ("letters", "text", "shown"),
    [
        (b"007400740065", "bu\ue001r", "butter"),
        (b"00740069", "ini\ue001a\ue001ve", "initiative"),
        (b"006600660074", "o\ue001a", "offta"),
    ],
)
def test_any_letters_may_be_one_glyph(letters: bytes, text: str, shown: str) -> None:
    ligature = KNOWN + b"1 beginbfchar <E001> <%s> endbfchar" % letters

    assert visible(read(Page().text(70, 100, text), to_unicode=MAP % ligature)) == [shown]


@pytest.mark.parametrize(
    "stated",
    [
        b"",
        b"1 beginbfrange <E001> <E003> [<FFFD> <FFFD> <FFFD>] endbfrange",
        b"1 beginbfrange <E001> <E003> [<0000> <0000> <0000>] endbfrange",
        b"1 beginbfrange <E001> <E003> <E001> endbfrange",
    ],
    ids=["left out", "replaced", "nothing", "private"],
)
def test_letters_that_a_map_does_not_tell_are_said(stated: bytes) -> None:
    page = Page().text(70, 100, "지원 \ue001\ue002\ue003 원")

    assert read(page, to_unicode=MAP % (KNOWN + stated)).losses == (
        "page 1 shows 3 letters in fonts that do not say what they are",
    )


def test_a_private_sign_that_stands_alone_is_a_mark_and_no_loss() -> None:
    assert read(Page().text(70, 100, "\ue123 지원한도")).losses == ()


def test_letters_are_read_that_a_font_names_or_its_program_tells() -> None:
    names = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [.1 0 0 .1 0 0] "
        b"/FirstChar 65 /LastChar 67 /Widths [6 6 6] /CharProcs << /three 9 0 R /zero 9 0 R /percent 9 0 R >> "
        b"/Encoding << /Differences [65 /three /zero /percent] >> /Resources << >> >>"
    )
    drawn = stream(b"6 0 0 0 5 7 d1 0 0 5 7 re f")
    page = Page(fonts="/S 8 0 R").text(70, 140, "지원")
    page.painted.append("BT /S 12 Tf 70 742 Td (ABC) Tj ET")

    assert visible(read(page, more=(names, drawn))) == ["30%", "지원"]
    unnamed = names.replace(b"/three /zero /percent]", b"/g1 /g2 /g3]")
    assert read(page, more=(unnamed, drawn)).losses == (
        "page 1 shows 3 letters in fonts that do not say what they are",
    )


def test_a_program_says_which_letters_its_glyphs_show() -> None:
    """A table of two segments: 가 and 각 are the glyphs 1 and 2 by an offset, 0 to 9 the glyphs from 5 on."""
    ends, firsts, deltas = (0x39, 0xAC01, 0xFFFF), (0x30, 0xAC00, 0xFFFF), (5 - 0x30, 0, 1)
    offsets, glyphs = (0, 4, 0), (1, 2)
    body = struct.pack(">3H", *ends) + b"\0\0" + struct.pack(">3H", *firsts)
    body += struct.pack(">3h", *deltas) + struct.pack(">3H2H", *offsets, *glyphs)
    table = struct.pack(">7H", 4, 14 + len(body), 0, 6, 0, 0, 0) + body
    header = struct.pack(">2H2HL", 0, 1, 3, 1, 12)
    program = struct.pack(">L4H4s3L", 0x10000, 1, 0, 0, 0, b"cmap", 0, 28, 12 + len(table))

    found = letters_of(program + header + table)

    assert {glyph: found[glyph] for glyph in (1, 2, 5, 14)} == {1: "가", 2: "각", 5: "0", 14: "9"}


def test_a_document_whose_fonts_say_nothing_is_refused_with_the_reason() -> None:
    with pytest.raises(ScannedDocument, match="the fonts do not say which letters they show"):
        read(Page().text(70, 100, "\u0911\u0912\u0913"), to_unicode=b"")


def test_a_soft_hyphen_that_is_drawn_is_a_hyphen() -> None:
    assert visible(read(Page().text(70, 100, "제2026\u00ad123호"))) == ["제2026-123호"]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("A sentence about the coope\u00ad", "ration of agencies", "cooperation of"),
        ("산업통상자원부 공고 제2026\u00ad", "123호에 따라 지원한다", "제2026-123호에"),
        ("신청은 http://www.example.go.kr/biz/", "apply.do 에서 한다", "/biz/apply.do"),
        ("다음과 같이 운영하는 K-", "Startup 에서 한다", "K- Startup"),
    ],
)
def test_what_is_parted_at_a_joint_is_whole(above: str, below: str, whole: str) -> None:
    assert whole in visible(read(Page().text(70, 100, above).text(70, 114, below)))[0]


REST = ("산은 1,250억원으로 전년보다", "늘었으며 대상도 넓어졌다.", "이번 공고는 3월부터다.")


@pytest.mark.parametrize(
    ("initial", "first", "start"),
    [("2", "026년도 예", "2026년도 예산은"), ("정", "부는 올해 예", "정부는 올해 예산은")],
)
def test_a_dropped_initial_is_the_first_letter_of_its_line(
    initial: str, first: str, start: str
) -> None:
    page = Page().text(70, 114, initial, 28).text(100, 100, first + REST[0])
    page.text(100, 114, REST[1]).text(70, 128, REST[2])

    assert visible(read(page))[0].startswith(start)


def test_a_large_number_before_a_title_of_two_lines_is_no_initial() -> None:
    page = Page().text(70, 114, "1", 28).text(100, 100, "사업 개요와").text(100, 114, "추진 방향")

    assert not any("1사업" in text for text in visible(read(page.text(70, 128, "목적은 이렇다."))))


LETTERS = "지원한도는 최대 3억원이며 신청은 3월까지"
WHOLE = (0.0, 0.0, 595.0, 842.0)


def recognised(*paints: str) -> Page:
    page = Page()
    for at, paint in enumerate(paints):
        page.text(70, 100 + 40 * at, LETTERS, paint=paint)
    return page


def test_a_scan_in_strips_with_a_stamped_page_number_has_its_text() -> None:
    page = recognised("3 Tr", "3 Tr", "3 Tr")
    for at in range(4):
        page.picture((0, 210 * at, 595, 210 * at + 211))
    document = read(page.text(290, 820, "- 1 -"))

    assert (visible(document), document.text_layer) == ([LETTERS] * 3, "ocr")


def test_text_below_a_picture_of_the_whole_page_was_recognised() -> None:
    below = read(recognised("0 g", "0 g").picture(WHOLE))
    above = read(Page().picture(WHOLE).text(70, 100, LETTERS))

    assert (below.text_layer, above.text_layer) == ("ocr", None)


def test_what_is_stamped_on_a_scan_makes_no_text_of_it() -> None:
    scan = Page().picture(WHOLE).text(70, 30, "전자문서 2026-01-02")
    with pytest.raises(ScannedDocument, match="the pages are pictures without text: they need OCR"):
        read(scan)

    assert read(Page().text(70, 100, LETTERS), scan).losses == ("page 2 has no text: it needs OCR",)


@pytest.mark.parametrize(
    ("dots", "losses"),
    [
        ("\xff\x00\xff\xff\xff\xff", ("page 1 holds a picture of letters or lines: it needs OCR",)),
        ("\x40\x60\x80\x90\xa0\xff", ()),
        ("\xff\xff\xff\xff\xff\xff", ()),
    ],
    ids=["scan", "photograph", "blank"],
)
def test_a_large_picture_of_letters_is_said_and_a_photograph_is_not(
    dots: str, losses: tuple[str, ...]
) -> None:
    page = Page().text(70, 60, "<붙임 4>").picture((70, 100, 520, 500), dots)

    assert read(page).losses == losses


def test_text_that_a_machine_read_in_a_scan_is_text() -> None:
    page = Page().text(70, 100, "지원한도 3억원", paint="3 Tr").picture((0, 0, 595, 842))
    document = read(page)

    assert (visible(document), hidden(document)) == (["지원한도 3억원"], [])
    assert document.text_layer == "ocr"


def test_invisible_text_beside_a_small_picture_or_beside_letters_stays_hidden() -> None:
    small = Page().text(70, 100, "지원한도 9억원", paint="3 Tr").picture((300, 300, 400, 400))
    beside = Page().picture((0, 0, 595, 842)).text(70, 100, "9억원", paint="3 Tr")
    document = read(small, beside.text(70, 140, "3억원"))

    assert (visible(document)[1:], hidden(document)) == (["3억원"], ["지원한도 9억원", "9억원"])
    assert document.text_layer is None


def test_no_value_is_surer_than_the_machine_that_read_its_letters() -> None:
    lines = (
        "2026년 창업도약 지원사업 공고",
        "지원규모 : 100개사",
        "신청기간 : 2026. 3. 2. ~ 2026. 3. 20.",
    )

    def surest(paint: str) -> float:
        page = Page()
        for at, line in enumerate(lines):
            page.text(70, 100 + 40 * at, line, paint=paint)
        record = parse(build(page.picture(WHOLE) if paint == "3 Tr" else page), tokenizer="plain")
        return float(max(record.confidence.values()))

    assert surest("3 Tr") == 0.8 < surest("0 g")
