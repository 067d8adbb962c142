"""Rows as CSV that spreadsheets open as they are: UTF-8 with a byte order mark, CRLF (RFC 4180), no formulas.

A text that a spreadsheet would run as a formula begins with an apostrophe (OWASP, CSV Injection); a plain
signed number such as ``+82442041234`` is not one.
"""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FORMULA = lazy_regex(r"[=+\-@\t\r＝＋－＠]")
_NUMBER = lazy_regex(r"[+-]?[0-9]+(\.[0-9]+)?")


def defused(text: str) -> str:
    """Return a text as no spreadsheet runs it."""
    is_run = _FORMULA.match(text) is not None and not _NUMBER.fullmatch(text)
    return f"'{text}" if is_run else text


def as_csv(rows: Iterable[Sequence[str]], *, goes_on: bool = False) -> bytes:
    """Return rows as they are, their texts defused by who knows which of them are texts.

    Args:
        rows: The rows.
        goes_on: Whether they follow others of the same file, so that no byte order mark is before them.
    """
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode("utf-8" if goes_on else "utf-8-sig")


def as_xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows as a workbook of one sheet, the first row a heading."""
    import xlsxwriter

    content = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(content, settings)
    book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True, "text_wrap": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, max((len(row) for row in rows), default=1) - 1, 22)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell, wrapped if number else bold)
    book.close()
    return content.getvalue()
