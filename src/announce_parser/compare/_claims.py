"""What the new notice says of last year, against last year's own record: ``('22) 1,827개 → ('23) 310개``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from announce_parser.compare._fields import number_of
from announce_parser.values import Duration, leading_number, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from announce_parser.compare._matching import Match
    from announce_parser.record import ChangeEntry, Program, Record

Outcome = Literal["confirmed", "contradicted", "not_found"]
_FIELDS: Final = ("budget", "awards", "cap", "subsidy_ratio")
# The subject of a change → the fields that can confirm it; another subject is looked for in all figures.
_SUBJECTS: Final = {
    "예산": ("budget",),
    "지원규모": ("awards", "budget"),
    "규모": ("awards", "budget"),
    "개수": ("awards",),
    "한도": ("cap",),
    "비율": ("subsidy_ratio",),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """What one document says of the other.

    Attributes:
        outcome: ``confirmed`` where the old record states the number, ``contradicted`` where the field it
            is about states another, ``not_found`` where the old record says nothing of it.
        found: What the old record states, as written.
    """

    change: ChangeEntry
    outcome: Outcome
    found: str | None = None


def claims(old: Record, new: Record, matches: Sequence[Match]) -> Iterator[Claim]:
    """Yield each change of the new record that has a before, with what the old record says of it."""
    former = {one.new.id: one.old for one in matches}
    for change in new.changes:
        number = leading_number(change.before or "")
        if number is None:
            continue
        program = former.get(change.program or "")
        yield _judged(change, number, program, old)


def _judged(change: ChangeEntry, number: Decimal, program: Program | None, old: Record) -> Claim:
    figure = next((one for one in old.figures if _states(one.value, change.before, number)), None)
    if program is not None:
        for name in _fields_of(change.subject):
            value = getattr(program, name)
            stated = number_of(value)
            if stated is not None and _unit(value) == _unit_of(change.before):
                outcome: Outcome = "confirmed" if stated == number else "contradicted"
                if outcome == "confirmed" or figure is None:
                    return Claim(change, outcome, written(value))
    if figure is not None:
        return Claim(change, "confirmed", figure.text)
    return Claim(change, "not_found")


def _fields_of(subject: str) -> tuple[str, ...]:
    named = next((fields for word, fields in _SUBJECTS.items() if subject.endswith(word)), None)
    return named or _FIELDS


def _states(value: object, before: str | None, number: Decimal) -> bool:
    if isinstance(value, Duration):
        return value.text.replace(" ", "") == (before or "").replace(" ", "")
    stated = number_of(value)
    return stated == number and _unit(value) == _unit_of(before)


def _unit(value: object) -> str:
    """Return what kind of thing a number counts: won, percent, or the counter."""
    if getattr(value, "currency", None) is not None:
        return "원"
    return "%" if hasattr(value, "percent") else str(getattr(value, "unit", "") or "")


def _unit_of(before: str | None) -> str:
    text = (before or "").rstrip().rstrip("*")
    if text.endswith("원"):
        return "원"
    return "%" if text.endswith("%") else text.lstrip("약총0123456789.,만억천백 ")
