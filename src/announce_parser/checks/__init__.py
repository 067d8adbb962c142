"""Checks: a record and its document in, the same record out with what agrees in it and what does not.

Members are listed by hand, in the order in which their findings stand in the record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.checks import (
    agreement,
    breakdowns,
    contacts,
    counts,
    coverage,
    dates,
    funding,
    grids,
    growth,
    headline,
    partitions,
    plausible,
    reading,
    sums,
    terms,
)
from announce_parser.checks._confidence import weighed

if TYPE_CHECKING:
    from announce_parser.checks._base import Subject
    from announce_parser.document import Document
    from announce_parser.record import Record

__all__ = ["MEMBERS", "reconcile"]

MEMBERS: tuple[Subject, ...] = (
    reading,
    dates,
    sums,
    headline,
    agreement,
    terms,
    funding,
    counts,
    breakdowns,
    partitions,
    growth,
    grids,
    contacts,
    plausible,
    coverage,
)


def reconcile(record: Record, document: Document) -> Record:
    """Return the record with the findings of every check and its confidences weighed by them; no value is changed."""
    findings = tuple(
        finding
        for member in MEMBERS
        for check in member.CHECKS
        for finding in check(record, document)
    )
    return record.model_copy(update={"checks": findings, "confidence": weighed(record, findings)})
