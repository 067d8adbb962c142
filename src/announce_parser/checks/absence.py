"""Absence: programs that the notice seems to announce and that were not read.

What a reading is in doubt of is found while it reads; it is until a person has added what was missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.record import PROGRAMS_NOT_READ

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Document
    from announce_parser.record import Check, Record


def programs_that_seem_missing_are_reported(record: Record, document: Document) -> Iterator[Check]:
    """Yield the warning that programs were not read, unless the record has got more of them since."""
    del document
    for check in record.checks:
        if check.rule == PROGRAMS_NOT_READ and len(record.programs) == check.params["found"]:
            yield check


CHECKS = (programs_that_seem_missing_are_reported,)
