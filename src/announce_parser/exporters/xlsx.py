"""``xlsx``: one workbook: a sheet 한눈에 for people, then one per table, typed cells, won in groups of three.

A cell of Excel holds 32,767 characters (ECMA-376 leaves it to the program; Excel's limit) and no time zone:
closing times are written as Korean time.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from announce_parser import writing
from announce_parser.exporters import _glance, _losses
from announce_parser.exporters._layout import Loss, OutputColumn, OutputTable, Row, Type
from announce_parser.exporters._plain import as_text
from announce_parser.exporters._tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from announce_parser.exporters._layout import Cell, Setting
    from announce_parser.record import Record

NAME = "xlsx"
SUFFIX = ".xlsx"
LONGEST_TEXT: Final = 32_767
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FORMATS: Final = {
    Type.INTEGER: "0",
    Type.DECIMAL: "#,##0.##",
    Type.DAY: "yyyy-mm-dd",
    Type.MOMENT: "yyyy-mm-dd hh:mm",
}
_WON: Final = '#,##0"원"'
_WIDTHS: Final = {
    Type.INTEGER: 8,
    Type.DECIMAL: 16,
    Type.DAY: 12,
    Type.MOMENT: 17,
    Type.BOOLEAN: 9,
}
# Nothing of the clock goes into the file.
_MADE = datetime(2000, 1, 1, tzinfo=UTC)


def write(records: Sequence[Record], out: Path, setting: Setting) -> Iterator[Loss]:
    """Write one workbook; a text too long for a cell is cut and counted among the losses."""
    import xlsxwriter

    content = BytesIO()
    book = xlsxwriter.Workbook(
        content,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    book.set_properties({"created": _MADE})
    formats = {code: book.add_format({"num_format": code}) for code in (*_FORMATS.values(), _WON)}
    heading = book.add_format({"bold": True, "bg_color": "#DDE6F0", "bottom": 1})
    cut = _glance.add_to(book, records, setting.on, heading)
    for layout in map(_titled, TABLES):
        sheet = book.add_worksheet(layout.name)
        _head(sheet, layout, heading)
        number = 0
        for record in records:
            for cells in layout.cells(record):
                number += 1
                cut += _fill(sheet, number, layout, cells, formats)
        sheet.autofilter(0, 0, number, len(layout.columns) - 1)
    book.close()
    writing.write(out, content.getvalue())
    yield from _losses.of_tables(records)
    yield Loss("closes_at", "a cell has no time zone: Korean time is written")
    if cut:
        yield Loss("texts", f"cut at {LONGEST_TEXT} characters, the most a cell holds", cut)


def _titled(layout: OutputTable) -> OutputTable:
    """Return a table with file and title of the document after its key: a digest tells a person nothing."""
    own = {column.name for column in layout.columns}
    names = tuple(name for name in ("file", "title") if name not in own)
    if layout.name == "documents":
        return layout
    first, *rest = layout.columns

    def rows(record: Record) -> Iterator[Row]:
        values = {"file": record.source.filename, "title": record.title}
        for row in layout.rows(record):
            yield {**row, **{name: values[name] for name in names}}

    columns = (first, *(OutputColumn(name, Type.TEXT) for name in names), *rest)
    return replace(layout, columns=columns, rows=rows)


def _head(sheet: Any, layout: OutputTable, heading: Any) -> None:
    """Write the headings, each with what the column means as a note."""
    sheet.freeze_panes(1, 0)
    for index, column in enumerate(layout.columns):
        sheet.write_string(0, index, column.name, heading)
        if column.meaning:
            sheet.write_comment(0, index, column.meaning)
        sheet.set_column(index, index, _WIDTHS.get(column.type, 18))


def _fill(
    sheet: Any, number: int, layout: OutputTable, cells: tuple[Cell, ...], formats: dict[str, Any]
) -> int:
    """Write one row and return how many of its texts were cut."""
    cut = 0
    for index, (column, cell) in enumerate(zip(layout.columns, cells, strict=True)):
        if cell is None:
            continue
        if isinstance(cell, bool):
            sheet.write_boolean(number, index, cell)
        elif isinstance(cell, (int, Decimal)):
            sheet.write_number(number, index, cell, formats[_format_of(column, layout, cells)])
        elif isinstance(cell, datetime):
            naive = cell.replace(tzinfo=None)
            sheet.write_datetime(number, index, naive, formats[_FORMATS[Type.MOMENT]])
        elif isinstance(cell, date):
            sheet.write_datetime(number, index, cell, formats[_FORMATS[Type.DAY]])
        else:
            text = _ILLEGAL.sub("", as_text(cell))
            cut += len(text) > LONGEST_TEXT
            sheet.write_string(number, index, text[:LONGEST_TEXT])
    return cut


def _format_of(column: OutputColumn, layout: OutputTable, cells: tuple[Cell, ...]) -> str:
    """Return won's format for an amount whose currency column says KRW."""
    prefix, found, _ = column.name.rpartition("amount")
    if found:
        currency = f"{prefix.removesuffix('min_').removesuffix('max_')}currency"
        names = [one.name for one in layout.columns]
        if currency in names and cells[names.index(currency)] == "KRW":
            return _WON
    return _FORMATS[column.type]
