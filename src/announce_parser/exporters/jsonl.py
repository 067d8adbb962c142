"""``jsonl``: a folder with a JSON Lines file per table, numbers and lists as JSON has them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from announce_parser import writing
from announce_parser.exporters import _losses
from announce_parser.exporters._plain import as_json
from announce_parser.exporters._tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from announce_parser.exporters._layout import Loss, OutputTable, Setting
    from announce_parser.record import Record

NAME = "jsonl"
SUFFIX = ""


def write(records: Sequence[Record], out: Path, _: Setting) -> Iterator[Loss]:
    """Write ``out/<table>.jsonl`` for every table; empty cells are left out."""
    for layout in TABLES:
        lines = (_line(layout, cells) for record in records for cells in layout.cells(record))
        writing.write(out / f"{layout.name}.jsonl", "".join(lines).encode())
    yield from _losses.of_tables(records)


def _line(layout: OutputTable, cells: tuple[object, ...]) -> str:
    row = {
        column.name: as_json(cell)  # type: ignore[arg-type]
        for column, cell in zip(layout.columns, cells, strict=True)
        if cell is not None
    }
    return json.dumps(row, ensure_ascii=False) + "\n"
