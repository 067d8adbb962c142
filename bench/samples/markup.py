"""The notice as a web page and as Markdown."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from sheet import TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sheet import Piece

    from announce_parser.document import Cell, Table

_STYLE = "table{border-collapse:collapse}td,th{border:1px solid #000;padding:3px}.c{text-align:center}.box{border:2px solid #000}"


def write_html(pieces: Sequence[Piece]) -> bytes:
    """Return the page of a press office: a menu above, the notice, the neighbours in the list below."""
    body = "\n".join(line for piece in pieces for line in _html(piece))
    page = f"""<!DOCTYPE html>
<html lang="ko">
<head><meta charset="utf-8"><title>{escape(TITLE)} | 보도자료 | 중소벤처기업부</title><style>{_STYLE}</style></head>
<body>
<nav><a href="/">첫 화면</a> <a href="/news">알림</a></nav>
<main>
{body}
</main>
<footer>이전글 다음글 목록</footer>
</body>
</html>
"""
    return page.encode()


def _html(piece: Piece) -> Iterator[str]:
    if piece.table is not None:
        yield "<table>"
        for row in range(piece.table.n_rows):
            yield f"<tr>{''.join(_html_cell(cell) for cell in piece.table.cells if cell.row == row)}</tr>"
        yield "</table>"
        return
    text = "<br>".join(escape(line, quote=False) for line in piece.lines)
    if piece.boxed:
        yield f'<table class="box"><tr><td class="c"><strong>{text}</strong></td></tr></table>'
    elif piece.heading and len(piece.lines) == 1:
        yield f"<h{piece.heading + 1}>{text}</h{piece.heading + 1}>"
    elif piece.heading:
        yield from (f"<p><strong>{escape(line, quote=False)}</strong></p>" for line in piece.lines)
    else:
        yield f'<p class="c">{text}</p>' if piece.centred else f"<p>{text}</p>"


def _html_cell(cell: Cell) -> str:
    name = "th" if cell.header else "td"
    rows = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    columns = f' colspan="{cell.col_span}"' if cell.col_span > 1 else ""
    return f"<{name}{rows}{columns}>{escape(cell.text, quote=False)}</{name}>"


def write_markdown(pieces: Sequence[Piece]) -> bytes:
    """Return the notice in Markdown; what is merged in a table is left blank, as converters do."""
    return ("\n\n".join(_markdown(piece) for piece in pieces) + "\n").encode()


def _markdown(piece: Piece) -> str:
    if piece.table is not None:
        return _pipes(piece.table)
    # What stands between angle brackets is an address to Markdown, and would be shown without them.
    text = "\n".join(piece.lines).replace("<http", "\\<http")
    if piece.boxed:
        return f"# {text}"
    if piece.heading and len(piece.lines) == 1:
        return f"{'#' * (piece.heading + 1)} {text}"
    return text


def _pipes(table: Table) -> str:
    texts = {(cell.row, cell.col): cell.text for cell in table.cells}
    rows = [
        f"| {' | '.join(texts.get((row, column), '') for column in range(table.n_cols))} |"
        for row in range(table.n_rows)
    ]
    return "\n".join((rows[0], f"|{' --- |' * table.n_cols}", *rows[1:]))
