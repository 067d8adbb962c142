"""A row of a table → what it says of a program, by field: the head of each column says which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from announce_parser import notices
from announce_parser.errors import UsageFault
from announce_parser.review._editing import OF_RECORD, GivenPart, read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from announce_parser.record import Record, RecordTable, TableCell

_OF_SCALE: Final = ("awards", "budget")  # what 지원규모 may be, by its type


def row(record: Record, place: Mapping[str, Any]) -> dict[str, GivenPart]:
    """Return what a row says, by the field of a program; the name is in the column that no field is known of.

    Args:
        record: Whose table it is.
        place: Of a cell of the row, as a person showed it.

    Raises:
        UsageFault: It is in no table.
    """
    blocks = {name: block for block in record.blocks for name in (block.id, block.table) if name}
    block = blocks.get(str(place.get("block")))
    table = next(
        (one for one in record.tables if block is not None and one.id == block.table), None
    )
    if block is None or table is None or "cell" not in place:
        raise UsageFault("no row of a table was shown")
    number = int(place["cell"][0])
    found: dict[str, GivenPart] = {}
    unnamed = []
    for column in range(table.n_cols):
        cell = _covering(table, number, column)
        if cell is None or not cell.text.strip() or cell.row < table.header_rows:
            continue
        shown = {"block": block.id, "start": 0, "end": len(cell.text), "cell": [cell.row, cell.col]}
        part = GivenPart(" ".join(cell.text.split()), shown)
        field = _field(record, table, column, part)
        if field is None:
            unnamed.append(part)
        elif field not in found:
            found[field] = part
    if "name" not in found and unnamed:
        found["name"] = next((part for part in unnamed if _is_wordy(part.words)), unnamed[0])
    return found


def _covering(table: RecordTable, row_number: int, column: int) -> TableCell | None:
    for cell in table.cells:
        across = cell.col <= column < cell.col + cell.col_span
        if across and cell.row <= row_number < cell.row + cell.row_span:
            return cell
    return None


def _field(record: Record, table: RecordTable, column: int, part: GivenPart) -> str | None:
    """Return the field of a program that a column is about, if its cell reads as one."""
    heads = [_covering(table, number, column) for number in range(table.header_rows)]
    path = list(dict.fromkeys(one.text for one in heads if one is not None))
    words = next((found for text in path[::-1] if (found := notices.field_of(text))), None)
    for field in _OF_SCALE if words == "scale" else (words,):
        if field in OF_RECORD["programs"] and _reads(record, str(field), part):
            return str(field)
    return None


def _reads(record: Record, field: str, part: GivenPart) -> bool:
    try:
        read(part, f"/programs/-/{field}", record)
    except UsageFault:
        return False
    return True


def _is_wordy(words: str) -> bool:
    return any(sign.isalpha() for sign in words) and not any(sign.isdigit() for sign in words)
