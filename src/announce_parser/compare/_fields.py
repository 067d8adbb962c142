"""One field before and after: what it said, what it says, and by how much it moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from announce_parser.values import Count, Duration, Money, Period, Ratio, canonical, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.record import Program
    from announce_parser.values import Number, Value

_PLAIN: Final = ("status", "call_type", "agency", "division")
_VALUES: Final = (
    "budget",
    "awards",
    "cap",
    "subsidy_ratio",
    "duration",
    "term",
    "announcement",
    "application",
    "evaluation",
    "agreement",
    "employees",
    "business_age",
)
_LISTS: Final = ("applicants", "regions", "industries", "documents")
_LONG: Final = ("eligibility", "exclusions", "support", "how_to_apply", "preference")
_TERM_VALUES: Final = ("cap", "ratio", "duration", "budget", "awards")
_ROUND_VALUES: Final = ("announcement", "application", "evaluation")
_NUMBERS: Final = ("amount", "percent", "value")


@dataclass(frozen=True, slots=True)
class Move:
    """One field that differs.

    Attributes:
        path: Field by the contract's names, parts by label: ``caps[기초].cap``.
        before: As the old document writes it; None where it does not state it.
        after: As the new one does.
        difference: After less before: won, percentage points, things, or days for the end of a window.
        percent: The difference in percent of before, to one decimal.
    """

    path: str
    before: str | None
    after: str | None
    difference: Number | None = None
    percent: Number | None = None


Stated = Money | Ratio | Count | Duration | Period


def moves(old: Program, new: Program) -> Iterator[Move]:
    """Yield every field in which two programs differ, in the order of the contract."""
    if old.name != new.name:
        yield Move("name", old.name, new.name)
    for name in _VALUES:
        yield from moved(name, getattr(old, name), getattr(new, name))
    yield from _labelled("caps", _terms(old), _terms(new))
    yield from _labelled("rounds", _rounds(old), _rounds(new))
    yield from _labelled("cost_sharing", _shares(old), _shares(new))
    for name in (*_PLAIN, *_LONG):
        yield from _text(name, getattr(old, name), getattr(new, name))
    for name in _LISTS:
        yield from _text(name, _joined(getattr(old, name)), _joined(getattr(new, name)))


def moved(path: str, old: Stated | None, new: Stated | None) -> Iterator[Move]:
    """Yield the move of a value, none where both say the same in whatever wording."""
    if old is None and new is None:
        return
    if old is not None and new is not None and core(old) == core(new):
        return
    before, after = _sides(old, new)
    difference = _difference(old, new) or None
    share = _percent(old, difference) if not isinstance(new, Ratio | Period) else None
    yield Move(path, before, after, difference, share)


def _sides(old: Stated | None, new: Stated | None) -> tuple[str | None, str | None]:
    """Return both wordings; where they are the same, with what tells the values apart."""
    before, after = (written(one) if one is not None else None for one in (old, new))
    if before != after or old is None or new is None:
        return before, after
    return _apart(old, new), _apart(new, old)


def _apart(own: Stated, other: Stated) -> str:
    theirs = dict(core(other))
    differing = [str(value) for key, value in core(own) if theirs.get(key) != value]
    return f"{written(own)} ({', '.join(differing)})" if differing else written(own)


def core(value: Value) -> tuple[tuple[str, object], ...]:
    """Return what a value says: without its wording, and without a window's repeated days."""
    left_out = {"text", "unit", "of", "first_day", "last_day"}
    dump = value.model_dump(exclude_none=True)
    return tuple(sorted((key, dump[key]) for key in dump if key not in left_out))


def _difference(old: Stated | None, new: Stated | None) -> Number | None:
    if isinstance(old, Period) and isinstance(new, Period):
        if old.last_day is None or new.last_day is None:
            return None
        return (date.fromisoformat(new.last_day) - date.fromisoformat(old.last_day)).days
    before, after = number_of(old), number_of(new)
    if before is None or after is None or _currency(old) != _currency(new):
        return None
    return canonical(Decimal(after) - Decimal(before))


def number_of(value: object) -> Number | None:
    """Return the number a value stands for; None for ranges, spans and no value."""
    for name in _NUMBERS:
        number = getattr(value, name, None)
        if number is not None:
            return number  # type: ignore[no-any-return]
    return None


def _currency(value: object) -> str | None:
    return getattr(value, "currency", None)


def _percent(old: Stated | None, difference: Number | None) -> Number | None:
    before = number_of(old)
    if difference is None or not before:
        return None
    return canonical((Decimal(difference) * 100 / Decimal(before)).quantize(Decimal("0.1")))


def _terms(program: Program) -> dict[str, Stated]:
    return {
        f"[{terms.label}].{name}": value
        for terms in program.caps
        for name in _TERM_VALUES
        if (value := getattr(terms, name)) is not None
    }


def _rounds(program: Program) -> dict[str, Stated]:
    return {
        f"[{one.label}].{name}": value
        for one in program.rounds
        for name in _ROUND_VALUES
        if (value := getattr(one, name)) is not None
    }


def _shares(program: Program) -> dict[str, Stated]:
    return {
        f"[{one.party}]": Ratio(percent=one.percent, text=f"{one.percent}%", bound=one.bound)
        for one in program.cost_sharing
    }


def _labelled(path: str, old: dict[str, Stated], new: dict[str, Stated]) -> Iterator[Move]:
    for key in dict.fromkeys([*old, *new]):
        yield from moved(f"{path}{key}", old.get(key), new.get(key))


def _text(path: str, old: str | None, new: str | None) -> Iterator[Move]:
    if " ".join((old or "").split()) != " ".join((new or "").split()):
        yield Move(path, old, new)


def _joined(items: tuple[str, ...]) -> str | None:
    return ", ".join(items) or None
