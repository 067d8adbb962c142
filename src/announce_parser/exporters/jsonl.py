"""``jsonl``: a folder with a JSON Lines file per table, numbers and lists as JSON has them."""

from __future__ import annotations

import json
from contextlib import ExitStack
from typing import TYPE_CHECKING

from announce_parser import writing
from announce_parser.exporters import _losses
from announce_parser.exporters._plain import as_json
from announce_parser.exporters._tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from announce_parser.exporters._layout import Loss, OutputTable, Setting
    from announce_parser.record import Record

NAME = "jsonl"
SUFFIX = ""
STREAMS = True


def write(records: Iterable[Record], out: Path, _: Setting) -> Iterator[Loss]:
    """Write ``out/<table>.jsonl`` for every table; empty cells are left out; no record is kept."""
    lost = _losses.OfTables()
    with ExitStack() as files:
        puts = [
            (layout, files.enter_context(writing.streaming(out / f"{layout.name}.jsonl")))
            for layout in TABLES
        ]
        for record in records:
            lost.add(record)
            for layout, put in puts:
                put("".join(_line(layout, cells) for cells in layout.cells(record)).encode())
    yield from lost


def _line(layout: OutputTable, cells: tuple[object, ...]) -> str:
    row = {
        column.name: as_json(cell)  # type: ignore[arg-type]
        for column, cell in zip(layout.columns, cells, strict=True)
        if cell is not None
    }
    return json.dumps(row, ensure_ascii=False) + "\n"
