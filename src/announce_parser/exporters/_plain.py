"""Cells as plain text and JSON, for forms without types of their own."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from announce_parser.exporters._layout import Cell

JOINT = "; "


def as_text(cell: Cell) -> str:
    """Return a cell as text: exact digits, ISO 8601 days, lists joined by ``; ``, nothing for nothing."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, tuple):
        return JOINT.join(cell)
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return cell.isoformat() if isinstance(cell, (date, datetime)) else str(cell)


def as_json(cell: Cell) -> object:
    """Return a cell as JSON has it; numbers that are not whole survive as the shortest float."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    if isinstance(cell, (date, datetime)):
        return cell.isoformat()
    return list(cell) if isinstance(cell, tuple) else cell
