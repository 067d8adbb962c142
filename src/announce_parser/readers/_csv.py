"""A file of values between commas (RFC 4180), as portals hand out their lists → the rows of one table.

Only a text that is one from its first line to its last is read so: named columns, as many fields in each row.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.readers._grids import is_heading_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.readers._traced import Traced

_FIELD = re.compile(
    r"(?:\"(?P<quoted>(?:[^\"]|\"\"){0,20000})\"|(?P<plain>[^\",\n]*))(?P<end>,|\n|\Z)"
)
_DOUBLED = re.compile('""')
_LEAST_COLUMNS, _LEAST_ROWS = 3, 2
_LONGEST_NAME = 30


def find_records(text: Traced) -> tuple[tuple[Traced, ...], ...] | None:
    """Return the rows of a text that is a list of values between commas, its names first; None for any other."""
    first = text.text.lstrip().partition("\n")[0]
    if first.count(",") + 1 < _LEAST_COLUMNS or ", " in first:
        return None
    rows: list[tuple[Traced, ...]] = []
    for row in _records(text.strip()):
        if row is None or (rows and len(row) != len(rows[0])):
            return None
        rows.append(row)
    is_named = all(
        0 < len(name) <= _LONGEST_NAME and is_heading_like(name.text) for name in rows[0]
    )
    return tuple(rows) if is_named and len(rows) >= _LEAST_ROWS else None


def _records(text: Traced) -> Iterator[tuple[Traced, ...] | None]:
    """Yield the rows of a text, None where a field is no field."""
    at = 0
    row: list[Traced] = []
    while True:
        field = _FIELD.match(text.text, at)
        if field is None:
            yield None
            return
        group = "plain" if field["quoted"] is None else "quoted"
        value = text.cut(*field.span(group))
        row.append(value.strip() if group == "plain" else value.replace(_DOUBLED, lambda _: '"'))
        at = field.end()
        if field["end"] == ",":
            continue
        yield tuple(row)
        row = []
        if not field["end"]:
            return
