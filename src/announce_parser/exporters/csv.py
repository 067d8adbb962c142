"""``csv``: a folder with a file per table, as spreadsheets in Korea open it.

UTF-8 with a byte order mark, CRLF line ends (RFC 4180). A text that a spreadsheet would run as a formula
begins with an apostrophe (OWASP, CSV Injection); a plain signed number such as ``+82442041234`` is none.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from announce_parser import writing
from announce_parser.exporters import _losses
from announce_parser.exporters._layout import Loss
from announce_parser.exporters._plain import as_text
from announce_parser.exporters._tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from announce_parser.exporters._layout import Cell
    from announce_parser.record import Record

NAME = "csv"
SUFFIX = ""
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def write(records: Sequence[Record], out: Path) -> Iterator[Loss]:
    """Write ``out/<table>.csv`` for every table, empty ones with their heading alone."""
    defused = 0
    for layout in TABLES:
        stream = io.StringIO(newline="")
        rows = csv.writer(stream)
        rows.writerow(column.name for column in layout.columns)
        for record in records:
            for cells in layout.cells(record):
                texts = [_defused(cell) for cell in cells]
                defused += sum(text.startswith("'") for text in texts)
                rows.writerow(texts)
        writing.write(out / f"{layout.name}.csv", stream.getvalue().encode("utf-8-sig"))
    yield from _losses.of_tables(records)
    if defused:
        yield Loss("texts", "begin with an apostrophe, lest a spreadsheet run them", defused)


def _defused(cell: Cell) -> str:
    text = as_text(cell)
    is_text = isinstance(cell, (str, tuple))
    if is_text and _FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text
