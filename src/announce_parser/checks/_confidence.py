"""Confidence after the checks: agreement of independent places raises it, contradiction lowers it.

The two levels are measured, not guessed: see ``docs/confidence.md`` and ``bench/calibration.py``.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from announce_parser.record import Check, Record
    from announce_parser.values import Number

AGREED = Decimal("0.98")
DISPUTED = Decimal("0.5")
RECOGNISED = Decimal(
    "0.8"
)  # of text that a machine recognised in a picture: it may have misread any letter

# Of these a second source of the value itself is not a part: forms, order, and what is not compared.
_NO_WITNESS = frozenset(
    {"coverage", "phone_can_be_dialled", "windows_are_in_order", "notice_number_is_of_year"}
)


def weighed(record: Record, findings: Iterable[Check]) -> dict[str, Number]:
    """Return the record's confidences, each raised or lowered by the findings that name its value."""
    raised: set[str] = set()
    lowered: set[str] = set()
    for check in findings:
        if check.rule not in _NO_WITNESS and check.grade is not None:
            named = set(_values(record, check))
            (lowered if check.grade == "conflict" else raised).update(named)
    confidences = dict(record.confidence)
    for pointer, confidence in record.confidence.items():
        if pointer in lowered:
            confidences[pointer] = min(confidence, DISPUTED)
        elif pointer in raised:
            confidences[pointer] = max(confidence, AGREED)
    most = RECOGNISED if record.source.text_layer == "ocr" else Decimal(1)
    return {
        pointer: min(confidence, confidences.get(_name_of(pointer), confidence), most)
        for pointer, confidence in confidences.items()
    }


def _name_of(pointer: str) -> str:
    """Return where the name of the program is whose value a pointer leads to; no term is surer than that."""
    steps = pointer.split("/")
    return f"/programs/{steps[2]}/name" if steps[1:2] == ["programs"] and len(steps) > 3 else ""


def _values(record: Record, check: Check) -> Iterator[str]:
    """Yield the pointers of a finding, or what they are parts of, that have a confidence."""
    if len(check.at) < 2:  # a value alone proves nothing about itself
        return
    for pointer in check.at:
        step = pointer
        while step and step not in record.confidence:
            step = step.rpartition("/")[0]
        if step:
            yield step
