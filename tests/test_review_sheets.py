"""Rectangles on the pictures of PDF pages lie on the letters that they are about, however a page is turned or cut."""

from __future__ import annotations

import ctypes
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdfium2 import raw

from announce_parser import pipeline
from announce_parser.review._marks import marks_of
from announce_parser.review._sheets import WIDTH, sheets
from test_review import words_at

SAMPLE = Path(__file__).parents[1] / "samples" / "2023-smart-manufacturing-notice.pdf"
# Crop boxes: inside the page, and reaching over its edges, which shows no more than the page.
CROPS = ((20.0, 30.0, 580.0, 820.0), (-50.0, -50.0, 700.0, 900.0))
_FINE = 10  # device pixels a point


def turned(quarters: int) -> bytes:
    """A landscape page (or one upside down) that is drawn turned and shown upright by its /Rotate."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(UnicodeCIDFont("HYSMyeongJo-Medium"))
    drawn = BytesIO()
    page = canvas.Canvas(drawn, pagesize=A4)
    page.translate(*((0, 0), (A4[0], 0), A4, (0, A4[1]))[quarters])
    page.rotate(90 * quarters)
    page.setFont("HYSMyeongJo-Medium", 10)
    for number in range(6):
        words = f"□ 사업 {number}은 기업당 {number + 1}억원까지 {number + 2}개사를 지원한다"
        page.drawString(50, 540 - 16 * number, words)
    page.save()
    document = pypdfium2.PdfDocument(drawn.getvalue())
    document[0].set_rotation(90 * quarters)
    return saved(document)


def cropped(box: tuple[float, float, float, float]) -> bytes:
    document = pypdfium2.PdfDocument(SAMPLE)
    for page in document:
        page.set_cropbox(*box)
    return saved(document)


def saved(document: Any) -> bytes:
    content = BytesIO()
    document.save(content)
    document.close()
    return content.getvalue()


def inside(page: Any, rect: Any) -> str:
    """The words of the page's text layer under a rectangle of its picture, as pdfium places pictures."""
    wide, high = (round(side * _FINE) for side in page.get_size())
    left, top, width, height = (float(rect.get(name)) for name in ("x", "y", "width", "height"))
    corners = []
    for across, down in ((left, top), (left + width, top + height)):
        x, y = ctypes.c_double(), ctypes.c_double()
        at = (round(across * _FINE), round(down * _FINE))
        raw.FPDF_DeviceToPage(page.raw, 0, 0, wide, high, 0, *at, x, y)
        corners.append((x.value, y.value))
    (x0, x1), (y0, y1) = (sorted(ends) for ends in zip(*corners, strict=True))
    return "".join(page.get_textpage().get_text_bounded(x0 - 1, y0 - 1, x1 + 1, y1 + 1).split())


@pytest.mark.parametrize(
    "source",
    [*(turned(quarters) for quarters in range(4)), *(cropped(box) for box in CROPS)],
    ids=["upright", "turned 90", "turned 180", "turned 270", "cut", "cut beyond the page"],
)
def test_rectangles_lie_on_the_letters_of_pages_that_are_turned_or_cut(source: bytes) -> None:
    record = pipeline.parse(source, name="a.pdf")
    marks = marks_of(record)
    document = pypdfium2.PdfDocument(source)
    found: dict[int, str] = {}
    for page, sheet in zip(document, sheets(source, record, marks), strict=True):
        picture, overlay = sheet
        for rect in sorted(
            overlay.findall("rect[@data-m]"),
            key=lambda one: (round(float(one.get("y"))), float(one.get("x"))),
        ):
            for mark in map(int, rect.get("data-m").split()):
                found[mark] = found.get(mark, "") + inside(page, rect)
        assert min(int(picture.get("width")), int(picture.get("height"))) >= WIDTH
    document.close()
    wanted = {
        number: "".join(words_at(record, place).split())
        for number, place in enumerate(marks.places, 1)
    }

    assert len(found) >= 12
    assert {mark: read for mark, read in found.items() if wanted[mark] not in read} == {}


def test_cells_of_tables_have_boxes_around_their_words() -> None:
    source = SAMPLE.read_bytes()
    record = pipeline.parse(source, name=SAMPLE.name)
    document = pypdfium2.PdfDocument(source)
    names: dict[str, set[str]] = {}
    for page, (_, overlay) in zip(
        document, sheets(source, record, marks_of(record), "en"), strict=True
    ):
        for rect in overlay.findall("rect[@class='cell']"):
            names.setdefault(rect.findtext("title"), set()).add(inside(page, rect))
    document.close()
    texts: dict[str, set[str]] = {}
    for table in record.tables:
        for cell in table.cells:
            name = f"row {cell.row + 1}, column {cell.col + 1}"
            texts.setdefault(name, set()).add("".join(cell.text.split()))
    wrong = [
        (name, words)
        for name, found in names.items()
        for words in found
        if not any(own and own in words for own in texts[name])
    ]
    count = sum(bool(cell.text.strip()) for table in record.tables for cell in table.cells)

    assert wrong == []
    assert sum(map(len, names.values())) > 0.6 * count
