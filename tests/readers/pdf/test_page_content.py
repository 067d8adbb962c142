"""What lies on a page beside its plain text: forms, layers, turned and raised letters, fonts that say nothing."""

from __future__ import annotations

import pytest
from build_pdf import Page, build, stream

from announce_parser import readers
from announce_parser.document import Document
from announce_parser.errors import EmptyDocument

UP, DOWN, SLANTED = (0, 1, -1, 0), (0, -1, 1, 0), (0.707, 0.707, -0.707, 0.707)


def read(*pages: Page, **options: object) -> Document:
    return readers.open_document(build(*pages, **options))  # type: ignore[arg-type]


def visible(document: Document) -> list[str]:
    return [block.text for block in document.blocks if not block.hidden]


def hidden(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.hidden]


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


@pytest.mark.parametrize("rule", [(95, 101.5, 120, 101.5), (60, 96.5, 300, 96.5)])
def test_a_line_below_letters_or_beyond_them_strikes_nothing_out(
    rule: tuple[float, float, float, float],
) -> None:
    page = Page().text(70, 100, "최대 ").text(95, 100, "2억원").lines(rule)

    assert visible(read(page)) == ["최대 2억원"]


def test_letters_of_a_ligature_are_no_shadows_of_each_other() -> None:
    assert visible(read(Page().text(70, 100, "o\ufb03ce, \ufb01le"))) == ["office, file"]


def test_letters_in_a_font_that_does_not_say_what_they_are_are_said() -> None:
    with pytest.raises(EmptyDocument):
        read(Page().text(70, 100, "\u0911\u0912\u0913"), mapped=False)


def test_a_soft_hyphen_that_is_drawn_is_a_hyphen() -> None:
    assert visible(read(Page().text(70, 100, "제2026\u00ad123호"))) == ["제2026-123호"]


def test_text_that_a_machine_read_in_a_scan_is_text() -> None:
    page = Page().text(70, 100, "지원한도 3억원", paint="3 Tr").picture((0, 0, 595, 842))
    document = read(page)

    assert (visible(document), hidden(document)) == (["지원한도 3억원"], [])
    assert document.text_layer == "ocr"


def test_invisible_text_beside_a_small_picture_or_beside_letters_stays_hidden() -> None:
    small = Page().text(70, 100, "지원한도 9억원", paint="3 Tr").picture((300, 300, 400, 400))
    beside = Page().text(70, 100, "9억원", paint="3 Tr").text(70, 140, "3억원")
    document = read(small, beside.picture((0, 0, 595, 842)))

    assert (visible(document)[1:], hidden(document)) == (["3억원"], ["지원한도 9억원", "9억원"])
    assert document.text_layer is None
