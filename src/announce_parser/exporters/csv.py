"""``csv``: a folder with a file per table, as spreadsheets in Korea open it (``spreadsheets``)."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from announce_parser import spreadsheets, writing
from announce_parser.exporters import _losses
from announce_parser.exporters._layout import Loss
from announce_parser.exporters._plain import as_text
from announce_parser.exporters._tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from announce_parser.exporters._layout import Cell, Setting
    from announce_parser.record import Record

NAME = "csv"
SUFFIX = ""
STREAMS = True


def write(records: Iterable[Record], out: Path, _: Setting) -> Iterator[Loss]:
    """Write ``out/<table>.csv`` for every table, empty ones with their heading alone; no record is kept."""
    changed = 0
    lost = _losses.OfTables()
    with ExitStack() as files:
        puts = [
            (layout, files.enter_context(writing.streaming(out / f"{layout.name}.csv")))
            for layout in TABLES
        ]
        for layout, put in puts:
            put(spreadsheets.as_csv([[column.name for column in layout.columns]]))
        for record in records:
            lost.add(record)
            for layout, put in puts:
                rows = []
                for cells in layout.cells(record):
                    texts = [_text(cell) for cell in cells]
                    changed += sum(
                        text != as_text(cell) for text, cell in zip(texts, cells, strict=True)
                    )
                    rows.append(texts)
                put(spreadsheets.as_csv(rows, goes_on=True))
    yield from lost
    if changed:
        yield Loss("texts", "begin with an apostrophe, lest a spreadsheet run them", changed)


def _text(cell: Cell) -> str:
    text = as_text(cell)
    return spreadsheets.defused(text) if isinstance(cell, (str, tuple)) else text
