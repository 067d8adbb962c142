"""The notice as PDF: A4, ruled tables with merged cells, one embedded font, the same bytes every time."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table
from sheet import TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.platypus import Flowable
    from sheet import Piece

    from announce_parser.document import Table as Grid

_FONT = "NoticeSansKR"
_FILE = Path(__file__).parent / "fonts" / "NoticeSansKR.ttf"
_MARGIN = 20 * mm
_WIDTH = A4[0] - 2 * _MARGIN
_RULES = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
_MOST_LETTERS = 16  # of a cell that a column's width is made for
_TEXT = ParagraphStyle(
    "text", fontName=_FONT, fontSize=11, leading=18, spaceAfter=6, alignment=TA_JUSTIFY
)
_STYLES = {
    "text": _TEXT,
    "caption": ParagraphStyle("caption", _TEXT, alignment=TA_CENTER),
    "box": ParagraphStyle("box", _TEXT, fontSize=15, leading=22, alignment=TA_CENTER),
    "heading": ParagraphStyle("heading", _TEXT, fontSize=15, leading=24, spaceBefore=10),
    "cell": ParagraphStyle(
        "cell", _TEXT, fontSize=7, leading=10, spaceAfter=0, alignment=TA_CENTER
    ),
}


def write_pdf(pieces: Sequence[Piece]) -> bytes:
    """Return the notice as a PDF without a clock in it."""
    registerFont(TTFont(_FONT, str(_FILE)))
    stream = BytesIO()
    paper = SimpleDocTemplate(
        stream, pagesize=A4, leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN, bottomMargin=_MARGIN,
        title=TITLE, author="", invariant=1,
    )  # fmt: skip
    paper.build([part for piece in pieces for part in _flow(piece)])
    return stream.getvalue()


def _flow(piece: Piece) -> Iterator[Flowable]:
    if piece.table is not None:
        yield _grid(piece.table)
        yield Spacer(1, 10)
    elif piece.boxed:
        yield Spacer(1, 10)
        yield Table([[_text(piece.lines, "box")]], colWidths=[_WIDTH], style=_RULES)
        yield Spacer(1, 10)
    elif piece.heading:
        yield _text(piece.lines, "heading")
    else:
        yield _text(piece.lines, "caption" if piece.centred else "text")


def _text(lines: Sequence[str], style: str) -> Paragraph:
    """Return a paragraph that breaks where the page ends, not where its writer pressed a key."""
    return Paragraph(escape(" ".join(lines)), _STYLES[style])


def _grid(table: Grid) -> Table:
    fields: list[list[Paragraph | str]] = [[""] * table.n_cols for _ in range(table.n_rows)]
    spans = []
    for cell in table.cells:
        fields[cell.row][cell.col] = _text(cell.text.split("\n"), "cell")
        end = (cell.col + cell.col_span - 1, cell.row + cell.row_span - 1)
        spans.append(("SPAN", (cell.col, cell.row), end))
    return Table(fields, colWidths=_widths(table), style=[*_RULES, *spans], repeatRows=0)


def _widths(table: Grid) -> list[float]:
    """Return the widths of columns, shared out by their longest cells."""
    longest = [1] * table.n_cols
    for cell in table.cells:
        if cell.col_span == 1:
            longest[cell.col] = max(longest[cell.col], min(len(cell.text), _MOST_LETTERS))
    return [_WIDTH * (each + 3) / sum(length + 3 for length in longest) for each in longest]
