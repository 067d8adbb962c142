"""``parquet``: a folder with a file per table, in Arrow's types: decimals, days, moments, lists."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from announce_parser import writing
from announce_parser.errors import MissingDependency
from announce_parser.exporters import _losses
from announce_parser.exporters._layout import Loss, OutputTable, Type
from announce_parser.exporters._tables import TABLES
from announce_parser.installed import absent, line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from announce_parser.exporters._layout import Cell, Setting
    from announce_parser.record import Record

NAME = "parquet"
SUFFIX = ""
# 10^31 won before the point and six digits after it hold every figure of a notice.
PRECISION: Final = 38
SCALE: Final = 6


def missing() -> str | None:
    """Return what is not installed and the line that installs it; None where nothing is missing."""
    return absent(("pyarrow",), line_of("parquet"))


def write(records: Sequence[Record], out: Path, _: Setting) -> Iterator[Loss]:
    """Write ``out/<table>.parquet`` for every table; numbers keep six digits after the point."""
    lacking = missing()
    if lacking is not None:
        raise MissingDependency(lacking)
    import pyarrow as pa
    from pyarrow import parquet

    types = {
        Type.TEXT: pa.string(),
        Type.INTEGER: pa.int64(),
        Type.DECIMAL: pa.decimal128(PRECISION, SCALE),
        Type.BOOLEAN: pa.bool_(),
        Type.DAY: pa.date32(),
        Type.MOMENT: pa.timestamp("s", tz="Asia/Seoul"),
        Type.LIST: pa.list_(pa.string()),
    }
    rounded = 0
    for layout in TABLES:
        rows = [cells for record in records for cells in layout.cells(record)]
        schema = pa.schema([(column.name, types[column.type]) for column in layout.columns])
        rounded += sum(_is_finer(cell) for cells in rows for cell in cells)
        arrays = _arrays(pa, layout, rows, schema)
        content = BytesIO()
        parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), content)
        writing.write(out / f"{layout.name}.parquet", content.getvalue())
    yield from _losses.of_tables(records)
    if rounded:
        yield Loss("numbers", f"rounded to {SCALE} digits after the point", rounded)


def _arrays(pa: Any, layout: OutputTable, rows: list[tuple[Cell, ...]], schema: Any) -> list[Any]:
    return [
        pa.array([_fitting(cells[index]) for cells in rows], type=schema.field(index).type)
        for index in range(len(layout.columns))
    ]


def _fitting(cell: Cell) -> object:
    if _is_finer(cell):
        return cell.quantize(Decimal(1).scaleb(-SCALE), rounding=ROUND_HALF_EVEN)  # type: ignore[union-attr]
    return list(cell) if isinstance(cell, tuple) else cell


def _is_finer(cell: Cell) -> bool:
    if not isinstance(cell, Decimal):
        return False
    exponent = cell.as_tuple().exponent
    return isinstance(exponent, int) and -exponent > SCALE
