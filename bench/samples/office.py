"""The notice as DOCX (Office Open XML, by python-docx) and as ODT (OpenDocument 1.3, by hand)."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from sheet import MADE, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docx.document import Document as Letter
    from docx.table import _Cell as DocxCell
    from docx.text.paragraph import Paragraph
    from sheet import Piece

    from announce_parser.document import Table

_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
    )
)
_MIMETYPE = "application/vnd.oasis.opendocument.text"
_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIMETYPE}"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""


_STYLES = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles {_SPACES} office:version="1.3"><office:styles>
<style:style style:name="Standard" style:family="paragraph"/></office:styles></office:document-styles>"""


def archive(parts: Mapping[str, bytes], *, stored: str = "") -> bytes:
    """Return a ZIP file whose parts all bear the day of the notice; `stored` is not packed."""
    stream = BytesIO()
    with ZipFile(stream, "w") as packed:
        for name, content in parts.items():
            entry = ZipInfo(name, MADE)
            entry.compress_type = ZIP_STORED if name == stored else ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            packed.writestr(entry, content)
    return stream.getvalue()


def write_docx(pieces: Sequence[Piece]) -> bytes:
    """Return the notice with headings by style and merged cells."""
    letter = Document()
    made = datetime(*MADE, tzinfo=UTC).replace(tzinfo=None)
    properties = letter.core_properties
    properties.title, properties.author = TITLE, ""
    properties.created = properties.modified = made
    for piece in pieces:
        _add(letter, piece)
    stream = BytesIO()
    letter.save(stream)
    with ZipFile(stream) as packed:
        return archive({name: packed.read(name) for name in sorted(packed.namelist())})


def _add(letter: Letter, piece: Piece) -> None:
    if piece.table is not None:
        _add_table(letter, piece.table)
    elif piece.boxed:
        box = letter.add_table(1, 1, style="Table Grid")
        _fill(box.cell(0, 0).paragraphs[0], piece.lines)
    elif piece.heading and len(piece.lines) == 1:
        _fill(letter.add_heading(level=piece.heading + 1), piece.lines)
    elif piece.heading:
        for line in piece.lines:
            letter.add_paragraph().add_run(line).bold = True
    else:
        paragraph = letter.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if piece.centred else None
        _fill(paragraph, piece.lines)


def _fill(paragraph: Paragraph, lines: Sequence[str]) -> None:
    run = paragraph.add_run(lines[0])
    for line in lines[1:]:
        run.add_break()
        run.add_text(line)


def _add_table(letter: Letter, table: Table) -> None:
    grid = letter.add_table(table.n_rows, table.n_cols, style="Table Grid")
    # Asked for one by one, cells are sought anew from the top of the table.
    rows = [row.cells for row in grid.rows]
    for cell in table.cells:
        held: DocxCell = rows[cell.row][cell.col]
        if cell.row_span > 1 or cell.col_span > 1:
            held = held.merge(rows[cell.row + cell.row_span - 1][cell.col + cell.col_span - 1])
        _fill(held.paragraphs[0], cell.text.split("\n"))


def write_odt(pieces: Sequence[Piece]) -> bytes:
    """Return the notice with headings by outline level and covered cells."""
    body = "".join(part for number, piece in enumerate(pieces) for part in _odt(piece, number))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} office:version="1.3">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    parts = {
        "mimetype": _MIMETYPE.encode(),
        "META-INF/manifest.xml": _MANIFEST.encode(),
        "styles.xml": _STYLES.encode(),
        "content.xml": content.encode(),
    }
    return archive(parts, stored="mimetype")


def _odt(piece: Piece, number: int) -> Iterator[str]:
    if piece.table is not None:
        yield _odt_table(piece.table, number)
    elif piece.boxed:
        yield (
            f'<table:table table:name="T{number}"><table:table-column/><table:table-row><table:table-cell>'
            f"{_odt_text(piece.lines)}</table:table-cell></table:table-row></table:table>"
        )
    elif piece.heading and len(piece.lines) == 1:
        level = piece.heading + 1
        yield f'<text:h text:outline-level="{level}">{escape(piece.lines[0])}</text:h>'
    elif piece.heading:
        yield from (_odt_text((line,)) for line in piece.lines)
    else:
        yield _odt_text(piece.lines)


def _odt_text(lines: Sequence[str]) -> str:
    return f"<text:p>{'<text:line-break/>'.join(escape(line) for line in lines)}</text:p>"


def _odt_table(table: Table, number: int) -> str:
    begun = {(cell.row, cell.col): cell for cell in table.cells}
    rows = []
    for row in range(table.n_rows):
        fields = []
        for column in range(table.n_cols):
            cell = begun.get((row, column))
            if cell is None:
                fields.append("<table:covered-table-cell/>")
                continue
            spans = "".join(
                f' table:number-{name}-spanned="{count}"'
                for name, count in (("rows", cell.row_span), ("columns", cell.col_span))
            )
            fields.append(
                f"<table:table-cell{spans}>{_odt_text(cell.text.split(chr(10)))}</table:table-cell>"
            )
        rows.append(f"<table:table-row>{''.join(fields)}</table:table-row>")
    columns = f'<table:table-column table:number-columns-repeated="{table.n_cols}"/>'
    return f'<table:table table:name="T{number}">{columns}{"".join(rows)}</table:table>'
