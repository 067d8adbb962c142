"""What lies on a page without looks of its own: values of forms, boxes to tick, notes, links, a reviewer's lines."""

from __future__ import annotations

import pytest
from build_pdf import Page, build, stream

from announce_parser import readers
from announce_parser.document import Document

EMPTY = stream(b"", b"/Type /XObject /Subtype /Form /BBox [0 0 20 20]")
AMOUNT = "45,000,000원"


def hexed(text: str) -> str:
    return f"<FEFF{text.encode('utf-16-be').hex()}>"


def read(
    annotation: str, *more: bytes, page: Page | None = None, form: str = "", states: str = ""
) -> Document:
    page = page or Page().text(70, 100, "신청금액")
    page.annotations = "8 0 R"
    catalog = f"/AcroForm << /Fields [8 0 R] {form} >> {states}"
    note = f"<< /Type /Annot /Rect [150 735 300 755] {annotation} >>".encode()
    return readers.open_document(build(page, catalog=catalog, more=(note, *more)))


def shown(document: Document) -> list[str]:
    return [block.text for block in document.blocks if not block.hidden]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (f"/FT /Tx /V {hexed(AMOUNT)}", AMOUNT),
        (f"/FT /Ch /Opt [[(a) {hexed('창업')}] [(b) {hexed('도약')}]] /V (b)", "도약"),
        ("/Parent 9 0 R", "from the parent"),
    ],
    ids=["typed", "chosen", "inherited"],
)
def test_a_value_that_brings_no_looks_stands_in_its_field(field: str, value: str) -> None:
    parent = b"<< /FT /Tx /Kids [8 0 R] /V (from the parent) >>"

    assert shown(read(f"/Subtype /Widget /F 4 {field}", parent)) == [f"신청금액 {value}"]


@pytest.mark.parametrize(
    "note",
    [
        f"/Subtype /Widget /F 4 /FT /Tx /V {hexed(AMOUNT)}",
        f"/Subtype /FreeText /Contents {hexed(AMOUNT)}",
    ],
    ids=["field", "note"],
)
@pytest.mark.parametrize("state", ["/OFF", "/ON"])
def test_what_lies_on_a_page_in_a_layer_that_is_off_is_not_seen(note: str, state: str) -> None:
    states = f"/OCProperties << /OCGs [9 0 R] /D << {state} [9 0 R] >> >>"
    document = read(f"{note} /OC 9 0 R", b"<< /Type /OCG /Name (draft) >>", states=states)

    assert any(AMOUNT in text for text in shown(document)) == (state == "/ON")


def test_looks_that_are_older_than_the_value_give_way_to_it() -> None:
    old = "1원".encode("utf-16-be").hex().encode()
    looks = stream(
        b"BT /F 10 Tf 2 5 Td <%s> Tj ET" % old,
        b"/Type /XObject /Subtype /Form /BBox [0 0 150 20] /Resources << /Font << /F 3 0 R >> >>",
    )
    field = f"/Subtype /Widget /F 4 /FT /Tx /AP << /N 9 0 R >> /V {hexed(AMOUNT)}"

    assert shown(read(field, looks, form="/NeedAppearances true")) == [f"신청금액 {AMOUNT}"]
    assert shown(read(field, looks)) == ["신청금액 1원"]


@pytest.mark.parametrize("flags", ["/Ff 8192", "/Ff 65536 /FT /Btn"], ids=["password", "button"])
def test_passwords_and_buttons_are_no_values(flags: str) -> None:
    field = f"/Subtype /Widget /F 4 /FT /Tx /V (secret) {flags}"

    assert shown(read(field)) == ["신청금액"]


def test_the_value_of_a_field_that_is_not_shown_is_hidden() -> None:
    document = read(f"/Subtype /Widget /F 2 /FT /Tx /V {hexed(AMOUNT)}")
    hidden = [block.text for block in document.blocks if block.hidden]

    assert (shown(document), hidden) == (["신청금액"], [AMOUNT])


@pytest.mark.parametrize(("state", "sign"), [("Yes", "☑"), ("Off", "☐")])
def test_a_box_has_its_state_whatever_draws_it(state: str, sign: str) -> None:
    tick = stream(b"0 0 m 10 10 l S", b"/Type /XObject /Subtype /Form /BBox [0 0 20 20]")
    page = Page().text(90, 100, "동의함")
    page.text(72, 100, "□")  # what is printed below the box
    box = (
        f"/Subtype /Widget /F 4 /FT /Btn /Rect [70 738 85 753] /AS /{state} "
        "/AP << /N << /Yes 9 0 R /Off 10 0 R >> >>"
    )

    assert shown(read(box, tick, EMPTY, page=page)) == [f"{sign} 동의함"]


def test_a_note_in_free_text_is_on_the_page_and_a_comment_is_not() -> None:
    assert shown(read(f"/Subtype /FreeText /Contents {hexed('마감 연장')}")) == [
        "신청금액 마감 연장"
    ]
    assert shown(read(f"/Subtype /Text /Contents {hexed('검토 바람')}")) == ["신청금액"]


def test_what_a_reviewer_strikes_out_is_hidden() -> None:
    page = Page().text(70, 100, "한도 ").text(95, 100, "2억원").text(120, 100, " 3억원")
    document = read("/Subtype /StrikeOut /QuadPoints [95 752 119 752 95 738 119 738]", page=page)
    hidden = [block.text for block in document.blocks if block.hidden]

    assert (shown(document), hidden) == (["한도 3억원"], ["2억원"])


@pytest.mark.parametrize(
    ("label", "target", "written"),
    [
        ("바로가기", "http://www.example.go.kr/biz", "[바로가기](http://www.example.go.kr/biz)"),
        (
            "http://www.example.go.kr/biz",
            "http://www.example.go.kr/biz",
            "http://www.example.go.kr/biz",
        ),
        ("담당자", "mailto:office@example.go.kr", "담당자(office@example.go.kr)"),
    ],
    ids=["address", "said", "mail"],
)
def test_the_target_of_a_link_stands_behind_a_label_that_does_not_say_it(
    label: str, target: str, written: str
) -> None:
    page = Page().text(70, 100, label).text(320, 100, "참조")
    link = f"/Subtype /Link /Rect [65 735 250 755] /A << /S /URI /URI ({target}) >>"

    assert shown(read(link, page=page)) == [f"{written} 참조"]


def test_a_link_over_two_lines_is_one() -> None:
    page = Page().text(70, 100, "창업 지원사업").text(70, 114, "누리집 안내")
    link = (
        "/Subtype /Link /Rect [65 720 250 755] /A << /S /URI /URI (http://www.example.go.kr) >> "
        "/QuadPoints [70 752 135 752 70 738 135 738 70 738 125 738 70 724 125 724]"
    )

    assert "".join(shown(read(link, page=page))).count("example.go.kr") == 1


def test_a_place_within_the_document_is_no_target() -> None:
    page = Page().text(70, 100, "1. 사업개요")
    link = "/Subtype /Link /Rect [65 735 250 755] /A << /S /GoTo /D [6 0 R /Fit] >>"

    assert shown(read(link, page=page)) == ["1. 사업개요"]


def test_a_file_that_hangs_on_the_page_is_said() -> None:
    file = "/FS << /Type /Filespec /F (plan.hwpx) /EF << /F 9 0 R >> >>"
    document = read(f"/Subtype /FileAttachment {file}", stream(b"x", b"/Type /EmbeddedFile"))

    assert document.losses == ("the attached file plan.hwpx is not read",)


def test_a_form_that_only_some_programs_show_is_said() -> None:
    page = Page().text(70, 100, "Please wait")
    data = build(
        page, catalog="/AcroForm << /Fields [] /XFA [(form) 8 0 R] >>", more=(stream(b"<x/>"),)
    )

    assert readers.open_document(data).losses == (
        "the pages of a form of XFA are not read: only Adobe's programs show them",
    )


def test_a_damaged_annotation_harms_no_other() -> None:
    page = Page().text(70, 100, "신청금액")
    page.annotations = "8 0 R 9 0 R"
    bad = b"<< /Type /Annot /Subtype /Link /Rect [1 2 3 4] /A << /URI (a)) /S >> >>"
    good = f"<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [150 735 300 755] /V {hexed(AMOUNT)} >>"
    document = readers.open_document(build(page, more=(bad, good.encode())))

    assert shown(document) == [f"신청금액 {AMOUNT}"]
