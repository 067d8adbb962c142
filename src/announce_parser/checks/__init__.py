"""Checks: a record and its document in, the same record out with what agrees in it and what does not.

Members are listed by hand, in the order in which their findings are in the record.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from announce_parser import plugins
from announce_parser.checks import (
    absence,
    agreement,
    breakdowns,
    cells,
    contacts,
    counts,
    coverage,
    dates,
    enumerated,
    formulas,
    funding,
    grids,
    growth,
    headline,
    nearby,
    outlined,
    partitions,
    plausible,
    ratios,
    reading,
    repeated,
    repeated_days,
    said_again,
    splits,
    sums,
    terms,
    weekdays,
    wholes,
)
from announce_parser.checks._base import raised
from announce_parser.checks._confidence import weighed
from announce_parser.errors import AnnounceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.checks._base import CheckFunction, Subject
    from announce_parser.document import Document
    from announce_parser.record import Check, Record

__all__ = ["MEMBERS", "reconcile"]

MEMBERS: tuple[Subject, ...] = (
    reading,
    absence,
    weekdays,
    dates,
    sums,
    headline,
    repeated,
    repeated_days,
    said_again,
    agreement,
    terms,
    funding,
    counts,
    enumerated,
    breakdowns,
    outlined,
    partitions,
    splits,
    nearby,
    wholes,
    ratios,
    formulas,
    growth,
    grids,
    cells,
    contacts,
    plausible,
    coverage,
)


def reconcile(record: Record, document: Document) -> Record:
    """Return the record with the findings of every check and its confidences weighed by them; no value is changed."""
    findings = tuple(
        finding
        for member in (*MEMBERS, *plugins.members(plugins.CHECKS))
        for check in member.CHECKS
        for finding in _findings(check, record, document)
    )
    return record.model_copy(update={"checks": findings, "confidence": weighed(record, findings)})


def _findings(check: CheckFunction, record: Record, document: Document) -> Iterator[Check]:
    """Yield what a check finds; one that raises loses itself and not the record.

    Its finding says so, and so does a warning, which whoever tests turns into an error.
    """
    try:
        yield from check(record, document)
    except (AnnounceError, MemoryError):
        raise  # a refusal of the document, not a bug of the check
    except Exception as error:  # noqa: BLE001 (the trap per check: the record is worth more)
        warning = f"the check {check.__name__} raised {type(error).__name__}"
        warnings.warn(warning, RuntimeWarning, stacklevel=1)
        yield raised(check.__name__, error)
