"""The notice as HWPX (KS X 6101, OWPML) and as HWP 5 (한글문서파일형식 5.0), both written by hand.

No library writes HWP 5; the records are those of the tests' own writer, with tables and paragraphs only.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from office import archive
from sheet import TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sheet import Piece

    from announce_parser.document import Table

sys.path.append(str(Path(__file__).parents[2] / "tests" / "readers" / "hwp"))
import build_hwp

_NAMES = " ".join(
    f'xmlns:{prefix}="http://www.hancom.co.kr/hwpml/2011/{name}"'
    for prefix, name in (("hs", "section"), ("hp", "paragraph"), ("hh", "head"), ("hc", "core"))
)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_LANGUAGES = ("HANGUL", "LATIN", "HANJA", "JAPANESE", "OTHER", "SYMBOL", "USER")
_FONTS = "".join(
    f'<hh:fontface lang="{language}" fontCnt="1"><hh:font id="0" face="함초롬바탕" type="TTF" isEmbedded="0"/></hh:fontface>'
    for language in _LANGUAGES
)
_LINES = "".join(
    f'<hh:{side}Border type="SOLID" width="0.12 mm" color="#000000"/>'
    for side in ("left", "right", "top", "bottom")
)
_HEAD = f"""{_XML}<hh:head {_NAMES} version="1.4" secCnt="1"><hh:beginNum page="1" footnote="1" endnote="1" pic="1" tbl="1" equation="1"/>
<hh:refList><hh:fontfaces itemCnt="7">{_FONTS}</hh:fontfaces>
<hh:borderFills itemCnt="1"><hh:borderFill id="1" threeD="0" shadow="0">{_LINES}</hh:borderFill></hh:borderFills>
<hh:charProperties itemCnt="2"><hh:charPr id="0" height="1200" textColor="#000000" shadeColor="none" borderFillIDRef="1"/>
<hh:charPr id="1" height="1500" textColor="#000000" shadeColor="none" borderFillIDRef="1"><hh:bold/></hh:charPr></hh:charProperties>
<hh:paraProperties itemCnt="2"><hh:paraPr id="0"><hh:align horizontal="JUSTIFY"/><hh:heading type="NONE" idRef="0" level="0"/></hh:paraPr>
<hh:paraPr id="1"><hh:align horizontal="CENTER"/><hh:heading type="NONE" idRef="0" level="0"/></hh:paraPr></hh:paraProperties>
<hh:styles itemCnt="1"><hh:style id="0" type="PARA" name="바탕글" engName="Normal" paraPrIDRef="0" charPrIDRef="0" nextStyleIDRef="0" langID="1042"/></hh:styles>
</hh:refList></hh:head>"""
_VERSION = (
    f'{_XML}<hv:HCFVersion xmlns:hv="http://www.hancom.co.kr/hwpml/2011/version" tagetApplication="WORDPROCESSOR" '
    'major="5" minor="1" micro="0" buildNumber="1" os="10" xmlVersion="1.4" application="Hancom Office Hangul" appVersion="10"/>'
)
_CONTAINER = (
    f'{_XML}<ocf:container xmlns:ocf="urn:oasis:names:tc:opendocument:xmlns:container"><ocf:rootfiles>'
    '<ocf:rootfile full-path="Contents/content.hpf" media-type="application/hwpml-package+xml"/></ocf:rootfiles></ocf:container>'
)
_PACKAGE = (
    f'{_XML}<opf:package xmlns:opf="http://www.idpf.org/2007/opf/"><opf:metadata><opf:title>{escape(TITLE)}</opf:title>'
    "<opf:language>ko</opf:language></opf:metadata><opf:manifest>"
    '<opf:item id="header" href="Contents/header.xml" media-type="application/xml"/>'
    '<opf:item id="section0" href="Contents/section0.xml" media-type="application/xml"/></opf:manifest>'
    '<opf:spine><opf:itemref idref="header"/><opf:itemref idref="section0"/></opf:spine></opf:package>'
)
_WIDTH, _HEIGHT = 48000, 1500


def write_hwpx(pieces: Sequence[Piece]) -> bytes:
    """Return the notice with its headline in a box of one cell and merged cells."""
    body = "".join(part for piece in pieces for part in _hwpx(piece))
    parts = {
        "mimetype": "application/hwp+zip",
        "version.xml": _VERSION,
        "META-INF/container.xml": _CONTAINER,
        "Contents/content.hpf": _PACKAGE,
        "Contents/header.xml": _HEAD,
        "Contents/section0.xml": f"{_XML}<hs:sec {_NAMES}>{body}</hs:sec>",
    }
    return archive({name: part.encode() for name, part in parts.items()}, stored="mimetype")


def _hwpx(piece: Piece) -> Iterator[str]:
    if piece.table is not None:
        cells = [
            _hwpx_cell(
                cell.text, (cell.row, cell.col), (cell.row_span, cell.col_span), piece.table.n_cols
            )
            for cell in piece.table.cells
        ]
        yield _hwpx_table(cells, piece.table.n_rows, piece.table.n_cols)
    elif piece.boxed:
        yield _hwpx_table([_hwpx_cell("\n".join(piece.lines), (0, 0), (1, 1), 1)], 1, 1)
    elif piece.heading:
        yield _hwpx_text(("",))  # writers set headings apart by an empty line
        yield from (_hwpx_text((line,), look=1) for line in piece.lines)
        yield _hwpx_text(("",))
    else:
        yield _hwpx_text(piece.lines, shape=int(piece.centred))


def _hwpx_text(lines: Sequence[str], look: int = 0, shape: int = 0) -> str:
    words = "<hp:lineBreak/>".join(escape(line) for line in lines)
    return f'<hp:p paraPrIDRef="{shape}" styleIDRef="0"><hp:run charPrIDRef="{look}"><hp:t>{words}</hp:t></hp:run></hp:p>'


def _hwpx_cell(text: str, place: tuple[int, int], span: tuple[int, int], n_cols: int) -> str:
    return (
        f'<hp:tc header="0" borderFillIDRef="1"><hp:subList>{_hwpx_text(text.split(chr(10)))}</hp:subList>'
        f'<hp:cellAddr colAddr="{place[1]}" rowAddr="{place[0]}"/><hp:cellSpan colSpan="{span[1]}" rowSpan="{span[0]}"/>'
        f'<hp:cellSz width="{_WIDTH // n_cols * span[1]}" height="{_HEIGHT * span[0]}"/></hp:tc>'
    )


def _hwpx_table(cells: Sequence[str], n_rows: int, n_cols: int) -> str:
    return (
        f'<hp:p paraPrIDRef="0" styleIDRef="0"><hp:run charPrIDRef="0"><hp:tbl rowCnt="{n_rows}" colCnt="{n_cols}" borderFillIDRef="1">'
        f'<hp:sz width="{_WIDTH}" height="{_HEIGHT * n_rows}"/><hp:pos treatAsChar="1"/><hp:tr>{"".join(cells)}</hp:tr>'
        "</hp:tbl></hp:run></hp:p>"
    )


def write_hwp(pieces: Sequence[Piece]) -> bytes:
    """Return the notice as paragraphs and tables of HWP 5."""
    return build_hwp.file(*(part for piece in pieces for part in _hwp(piece)))


def _hwp(piece: Piece) -> Iterator[bytes]:
    if piece.table is not None:
        yield _hwp_table(piece.table)
    elif piece.boxed:
        box = build_hwp.table(1, 1, ((0, 0, 1, 1), build_hwp.paragraph(piece.lines[0], level=3)))
        yield build_hwp.paragraph(build_hwp.mark(11, b"tbl "), box)
    elif piece.heading:
        yield build_hwp.paragraph("")
        yield from (build_hwp.paragraph(line) for line in piece.lines)
        yield build_hwp.paragraph("")
    else:
        yield build_hwp.paragraph("\n".join(piece.lines))


def _hwp_table(table: Table) -> bytes:
    cells = [
        (
            (cell.row, cell.col, cell.row_span, cell.col_span),
            build_hwp.paragraph(cell.text, level=3),
        )
        for cell in table.cells
    ]
    grid = build_hwp.table(table.n_rows, table.n_cols, *cells)
    return build_hwp.paragraph(build_hwp.mark(11, b"tbl "), grid)
