"""What tables cannot carry of a record: counted, so that a person sees what stayed behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from announce_parser.exporters._layout import Loss

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


def of_tables(records: Sequence[Record]) -> Iterator[Loss]:
    """Yield the fields that stay behind whenever records become tables, with how many values."""
    for field, why in _LEFT_OUT.items():
        count = sum(len(getattr(record, field)) for record in records)
        if count:
            yield Loss(field, why, count)
    cells = sum(len(table.cells) for record in records for table in record.tables)
    if cells:
        yield Loss("tables.cells", "spans of cells; body rows are kept as JSON", cells)
    heads = sum(1 for record in records if record.issuer and record.issuer.head)
    if heads:
        yield Loss("issuer.head", "no column", heads)
