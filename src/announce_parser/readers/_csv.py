"""A file of values between commas (RFC 4180), semicolons or tabs, as portals hand out their lists → the rows of one table.

Only a text that is one from its first line to its last is read so: named columns, as many fields in each row.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.readers._grids import is_heading_like
from announce_parser.readers._traced import Traced

if TYPE_CHECKING:
    from collections.abc import Iterator

# A field by what ends it; blanks may be around one in quotes.
_FIELDS = {
    sign: re.compile(
        rf"(?:[ ]*\"(?P<quoted>(?:[^\"]|\"\"){{0,20000}})\"[ ]*|(?P<plain>[^\"{sign}\n]*))(?P<end>{sign}|\n|\Z)"
    )
    for sign in (",", ";", "\t")
}
_STATED = re.compile(r"sep=(?P<sign>[,;\t])[ ]*\n")  # what Excel is told
_DOUBLED = re.compile('""')
_LEAST_COLUMNS, _LEAST_ROWS = 2, 2
_LONGEST_NAME = 30
_MOST_UNNAMED = 1 / 3

Rows = tuple[tuple[Traced, ...], ...]


def find_records(text: Traced) -> Rows | None:
    """Return the rows of a text that is a list of values between commas, its names first; None for any other."""
    text = text.strip()
    stated = _STATED.match(text.text)
    if stated is not None:
        text = text.cut(stated.end())
    first = text.text.partition("\n")[0]
    sign = stated["sign"] if stated is not None else max(_FIELDS, key=first.count)
    if sign not in first:
        return None
    rows = _rows(text, sign)
    return rows if rows is not None and _is_list(rows, text.text, sign) else None


def _rows(text: Traced, sign: str) -> Rows | None:
    """Return the rows, as many fields in each; None where they are not."""
    rows: list[tuple[Traced, ...]] = []
    for row in _records(text, _FIELDS[sign]):
        if row is None:
            return None
        if len(row) == 1 and not row[0]:
            continue
        if rows and len(row) != len(rows[0]):
            return None
        rows.append(row)
    return tuple(rows)


def _is_list(rows: Rows, text: str, sign: str) -> bool:
    """Return whether rows are a list: named columns, and what tells it from prose with commas.

    That is fields in quotes; else columns enough without a blank after each comma, or a number in every row.
    """
    names = rows[0]
    if len(rows) < _LEAST_ROWS or len(names) < _LEAST_COLUMNS or not names[0]:
        return False
    if sum(not name for name in names) > _MOST_UNNAMED * len(names):
        return False
    if not all(len(name) <= _LONGEST_NAME and is_heading_like(name.text) for name in names if name):
        return False
    if '"' in text:
        return True
    if sign == "\t" or len(names) == _LEAST_COLUMNS:
        return False  # rows apart by tabs are known without quotes; two words and a comma are prose
    has_blanks = f"{sign} " in text.partition("\n")[0]
    return not has_blanks or (len(rows) > _LEAST_ROWS and all(map(_holds_number, rows[1:])))


def _holds_number(row: tuple[Traced, ...]) -> bool:
    return any(any(map(str.isdigit, field.text)) for field in row)


def _records(text: Traced, pattern: re.Pattern[str]) -> Iterator[tuple[Traced, ...] | None]:
    """Yield the rows of a text, None where a field is not a field."""
    at = 0
    row: list[Traced] = []
    while True:
        field = pattern.match(text.text, at)
        if field is None:
            yield None
            return
        group = "plain" if field["quoted"] is None else "quoted"
        value = text.cut(*field.span(group))
        row.append(value.strip() if group == "plain" else value.replace(_DOUBLED, lambda _: '"'))
        at = field.end()
        if field["end"] not in ("\n", ""):
            continue
        yield tuple(row)
        row = []
        if not field["end"]:
            return
