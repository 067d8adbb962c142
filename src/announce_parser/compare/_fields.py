"""One field before and after: what it said, what it says, and by how much it moved."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from announce_parser.values import Count, Duration, Money, Period, Ratio, canonical, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.record import Program
    from announce_parser.values import Number, Value

_PLAIN: Final = ("status", "call_type", "vat", "bid_method", "agency", "division")
_VALUES: Final = (
    "budget",
    "estimated_price",
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
Stated = Money | Ratio | Count | Duration | Period
# changed; held by one record alone and nowhere in the other's text; or standing there without a field.
State = Literal["changed", "only_old", "only_new", "unplaced_old", "unplaced_new"]
# Flat field → the field of terms by type that takes its place.
_FLAT: Final = {
    "budget": "budget",
    "awards": "awards",
    "cap": "cap",
    "subsidy_ratio": "ratio",
    "duration": "duration",
}
_HALF_A_YEAR: Final = 183  # nearer than this, a window that moved over the turn of the year is one
_NUMBERS: Final = ("amount", "percent", "value")


@dataclass(frozen=True, slots=True)
class Move:
    """One field that differs, or that one of the records alone holds.

    Attributes:
        path: Field by the contract's names, parts by label: ``caps[기초].cap``.
        before: As the old document writes it; None where it does not state it.
        after: As the new one does.
        difference: After less before: won, percentage points, things, or days within the year for the end of a window.
        percent: The difference in percent of before, to one decimal.
        unplaced: ``old`` or ``new`` where that side was not read into the field but found in the document's
            text; with the other side the same, nothing changed.
        quote: The words it was found in.
        was: The value before, where it is one.
        now: The value after, likewise.
    """

    path: str
    before: str | None
    after: str | None
    difference: Number | None = None
    percent: Number | None = None
    unplaced: Literal["old", "new"] | None = None
    quote: str | None = None
    was: Stated | None = field(default=None, compare=False, repr=False)
    now: Stated | None = field(default=None, compare=False, repr=False)

    @property
    def state(self) -> State:
        """What is known of the field."""
        if self.unplaced is not None and self.is_same:
            return "unplaced_old" if self.unplaced == "old" else "unplaced_new"
        if self.before is None:
            return "only_new"
        return "only_old" if self.after is None else "changed"

    @property
    def is_same(self) -> bool:
        """True where both sides say the same, one of them not in its field."""
        return self.unplaced is not None and self.before == self.after


def moves(old: Program, new: Program) -> Iterator[Move]:
    """Yield every field in which two programs differ, in the order of the contract.

    What one notice states flat and the other by type or by round is compared through each other.
    """
    if old.name != new.name:
        yield Move("name", old.name, new.name)
    crossed = set()
    for name in _VALUES:
        before, after = getattr(old, name), getattr(new, name)
        inner = _by_part(name, old, new) if (before is None) != (after is None) else {}
        if inner:
            crossed |= set(inner)
            yield from _through(before or after, inner, is_old_flat=before is not None)
        else:
            yield from moved(name, before, after)
    for path, of in (("caps", _terms), ("rounds", _rounds), ("cost_sharing", _shares)):
        rest = [
            {key: value for key, value in of(one).items() if f"{path}{key}" not in crossed}
            for one in (old, new)
        ]
        yield from _labelled(path, *rest)
    for name in (*_PLAIN, *_LONG):
        yield from _text(name, getattr(old, name), getattr(new, name))
    for name in _LISTS:
        yield from _text(name, _joined(getattr(old, name)), _joined(getattr(new, name)))


def stated(program: Program) -> dict[str, str]:
    """Return the values of a program as written, by path, in the order of the contract."""
    flat = {name: value for name in _VALUES if (value := getattr(program, name)) is not None}
    parts = (("caps", _terms), ("rounds", _rounds), ("cost_sharing", _shares))
    inner = {f"{path}{key}": value for path, of in parts for key, value in of(program).items()}
    return {path: written(value) for path, value in (flat | inner).items()}


def _by_part(name: str, old: Program, new: Program) -> dict[str, Stated]:
    """Return what the side without the flat field states of it by type or round, by path."""
    side = new if getattr(old, name) is not None else old
    if name in _FLAT:
        suffix, parts, path = f".{_FLAT[name]}", _terms(side), "caps"
    elif name in _ROUND_VALUES:
        suffix, parts, path = f".{name}", _rounds(side), "rounds"
    else:
        return {}
    return {f"{path}{key}": value for key, value in parts.items() if key.endswith(suffix)}


def _through(flat: Stated, parts: dict[str, Stated], *, is_old_flat: bool) -> Iterator[Move]:
    for path, value in parts.items():
        yield from moved(path, *((flat, value) if is_old_flat else (value, flat)))


def moved(path: str, old: Stated | None, new: Stated | None) -> Iterator[Move]:
    """Yield the move of a value, none where both say the same in whatever wording."""
    if old is None and new is None:
        return
    if old is not None and new is not None and core(old) == core(new):
        return
    before, after = _sides(old, new)
    difference = _difference(old, new) or None
    share = _percent(old, difference) if not isinstance(new, Ratio | Period) else None
    yield Move(path, before, after, difference, share, was=old, now=new)


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
    left_out = {"text", "unit", "of", "first_day", "last_day", "opens_at"}
    dump = value.model_dump()
    return tuple(sorted((key, dump[key]) for key in dump if key not in left_out))


def _difference(old: Stated | None, new: Stated | None) -> Number | None:
    if isinstance(old, Period) and isinstance(new, Period):
        if old.last_day is None or new.last_day is None:
            return None
        return _days_apart(date.fromisoformat(old.last_day), date.fromisoformat(new.last_day))
    before, after = number_of(old), number_of(new)
    if before is None or after is None or _measure(old) != _measure(new):
        return None
    return canonical(Decimal(after) - Decimal(before))


def _days_apart(old: date, new: date) -> int:
    """Return by how many days an end moved within its year: 2.16 and the next year's 2.7 are nine days."""
    is_leap_day = (old.month, old.day) == (2, 29)
    moved = old.replace(year=new.year, day=28 if is_leap_day else old.day)
    return (new - (old if abs((new - old).days) < _HALF_A_YEAR else moved)).days


def number_of(value: object) -> Number | None:
    """Return the number a value stands for; None for ranges, spans and no value."""
    for name in _NUMBERS:
        number = getattr(value, name, None)
        if number is not None:
            return number  # type: ignore[no-any-return]
    return None


def _measure(value: object) -> tuple[str | None, str | None]:
    """Return what a number is of: 1곳 and 13명 have no difference."""
    unit = value.unit if isinstance(value, Count) else None
    return getattr(value, "currency", None), unit


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
    if squashed(old or "") != squashed(new or ""):
        yield Move(path, old, new)


def _joined(items: tuple[str, ...]) -> str | None:
    return ", ".join(items) or None


def squashed(words: str) -> str:
    """Return words without their blanks: line breaks and spacing tell nothing apart."""
    return "".join(words.split())
