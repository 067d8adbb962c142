"""A value type as columns: ``budget`` becomes ``budget_amount``, ``budget_text`` and so on."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from announce_parser.exporters._layout import Cell, OutputColumn, Row, Type

if TYPE_CHECKING:
    from announce_parser.record import CostShare
    from announce_parser.values import Value

_BOUND: Final = ("bound", Type.TEXT, "max, min, over, under, approx; empty: the plain value")
_TEXT: Final = ("text", Type.TEXT, "as the document writes it")
# Per value type: the fields that become columns, in order.
MONEY: Final = (
    ("amount", Type.DECIMAL, "whole won; other currencies in the major unit"),
    ("min_amount", Type.DECIMAL, "lower end of a range"),
    ("max_amount", Type.DECIMAL, "upper end of a range"),
    ("currency", Type.TEXT, "ISO 4217"),
    _BOUND,
    ("per", Type.TEXT, "what the amount is for one of"),
    _TEXT,
)
RATIO: Final = (
    ("percent", Type.DECIMAL, "percent, not a fraction"),
    ("min_percent", Type.DECIMAL, "lower end of a range"),
    ("max_percent", Type.DECIMAL, "upper end of a range"),
    _BOUND,
    _TEXT,
)
COUNT: Final = (
    ("value", Type.DECIMAL, "number of things"),
    ("min_value", Type.DECIMAL, "lower end of a range"),
    ("max_value", Type.DECIMAL, "upper end of a range"),
    ("unit", Type.TEXT, "counter as written"),
    _BOUND,
    _TEXT,
)
DURATION: Final = (
    ("duration", Type.TEXT, "ISO 8601 duration"),
    ("min_duration", Type.TEXT, "lower end of a range"),
    ("max_duration", Type.TEXT, "upper end of a range"),
    _BOUND,
    _TEXT,
)
PERIOD: Final = (
    ("interval", Type.TEXT, "ISO 8601 interval, open ends as .."),
    ("first_day", Type.DAY, "first day covered"),
    ("last_day", Type.DAY, "last day covered, inclusive"),
    ("opens_at", Type.MOMENT, "time of opening, Korean time"),
    ("closes_at", Type.MOMENT, "time of closing, Korean time"),
    ("daily", Type.TEXT, "hours within each day"),
    ("tentative", Type.BOOLEAN, "예정, 잠정"),
    ("until_exhausted", Type.BOOLEAN, "예산 소진 시까지"),
    ("may_close_early", Type.BOOLEAN, "조기 마감"),
    ("rolling", Type.BOOLEAN, "수시, 상시"),
    _TEXT,
)
Shape = tuple[tuple[str, Type, str], ...]


def columns(prefix: str, shape: Shape) -> tuple[OutputColumn, ...]:
    """Return the columns of a value; without a prefix for a table whose row is the value."""
    return tuple(OutputColumn(_name(prefix, name), kind, meaning) for name, kind, meaning in shape)


def cells(prefix: str, shape: Shape, value: Value | None) -> Row:
    """Return the cells of a value by column name; none for an absent one."""
    if value is None:
        return {}
    return {_name(prefix, name): _cell(kind, getattr(value, name, None)) for name, kind, _ in shape}


def day(text: str | None) -> date | None:
    """Return a day of the contract; None for an absent one and for a month or a year alone."""
    return date.fromisoformat(text) if text is not None and len(text) == 10 else None


def share(one: CostShare) -> str:
    """Return a cost share in words: ``정부 30%``."""
    return f"{one.party} {one.percent}%"


def _name(prefix: str, name: str) -> str:
    return f"{prefix}_{name}" if prefix else name


def _cell(kind: Type, value: object) -> Cell:
    if value is None:
        return False if kind is Type.BOOLEAN else None
    if kind is Type.DECIMAL:
        return Decimal(str(value))
    if kind is Type.DAY:
        return date.fromisoformat(str(value))
    if kind is Type.MOMENT:
        return datetime.fromisoformat(str(value))
    return bool(value) if kind is Type.BOOLEAN else str(value)
