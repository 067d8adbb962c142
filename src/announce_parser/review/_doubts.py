"""What of a record a person should look at, what is sure enough to take as it is, and what was not read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from announce_parser.record import UNREAD_RULES, Correction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.record import Check, Record

# Below this a person should look; from the other on, a glance at many at once will do.
DOUBT: Final = 0.8
SURE: Final = 0.95


def count_of(record: Record) -> int:
    """Return how many things of a record a person should look at: values in doubt, contradictions, what was not read."""
    return doubtful(record) + sum(asks(check) for check in record.checks)


def doubtful(record: Record) -> int:
    """Return how many values of a record are in doubt."""
    return sum(one < DOUBT for one in record.confidence.values())


def asks(check: Check) -> bool:
    """Return whether a check asks for a look: it fails, or says that something was not read."""
    return check.status == "fails" or check.rule in UNREAD_RULES


def unread(record: Record) -> Iterator[Check]:
    """Yield what says that something of the document was not read."""
    return (check for check in record.checks if check.rule in UNREAD_RULES)


def sure_of(record: Record) -> tuple[str, ...]:
    """Return the pointers of the values that are sure and that no person has looked at."""
    return tuple(
        at
        for at, confidence in record.confidence.items()
        if confidence >= SURE
        and not any(isinstance(one, Correction) for one in record.provenance.get(at, ()))
    )
