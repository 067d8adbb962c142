"""What tables cannot carry of a record: counted, so that a person sees what stayed behind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from announce_parser.exporters._layout import Loss

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from announce_parser.record import Record

# Fields of a record without a table, and why. Not one of the contract's tables holds them.
_LEFT_OUT: Final = {
    "blocks": "text of the document; the record keeps it",
    "sections": "outline; the record keeps it",
    "footnotes": "no table",
    "links": "no table",
    "attachments": "no table",
    "related": "no table",
    "goals": "no table",
    "organizations": "no table",
    "funding": "no table for the whole notice; programs keep theirs in words",
    "stated_absent": "an empty cell does not say why it is empty",
    "provenance": "places of values; see explain",
}


class OfTables:
    """What stays behind whenever records become tables, counted record by record."""

    def __init__(self) -> None:
        """Count nothing yet."""
        self._counts: Counter[str] = Counter()

    def add(self, record: Record) -> None:
        """Count what of a record has no table."""
        for field in _LEFT_OUT:
            self._counts[field] += len(getattr(record, field))
        self._counts["tables.cells"] += sum(len(table.cells) for table in record.tables)
        self._counts["issuer.head"] += bool(record.issuer and record.issuer.head)

    def __iter__(self) -> Iterator[Loss]:
        """Yield each field that stayed behind, with how many values."""
        words = {
            **_LEFT_OUT,
            "tables.cells": "spans of cells; body rows are kept as JSON",
            "issuer.head": "no column",
        }
        for field, why in words.items():
            if self._counts[field]:
                yield Loss(field, why, self._counts[field])


def of_tables(records: Iterable[Record]) -> OfTables:
    """Return what stays behind of records that become tables."""
    lost = OfTables()
    for record in records:
        lost.add(record)
    return lost
