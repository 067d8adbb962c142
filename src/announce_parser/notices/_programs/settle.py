"""Settling: of all facts about one field of one program, one value by rule, and the places that agree.

The program's own place (table row, label line) gives the value. A place that says the same adds itself and
what it knows besides (per, bound); a finer value that rounds to the coarser one replaces it (1,512만원 over
0.15억원); a contradiction changes nothing and is left to the checks.

Notes under a table that change whole columns go before: ``* 지원한도·정부지원금 비중은 '최대'를 의미함`` makes every plain value
of the columns it names an upper bound. The subjects are headings like any other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind
from announce_parser.notices._columns import HEADINGS, Field, field_of, letters
from announce_parser.notices._programs.names import squash
from announce_parser.notices.programs import is_finer
from announce_parser.patterns import lazy_regex
from announce_parser.record import Stated
from announce_parser.values import Bound, Count, Duration, Money, Period, Ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from announce_parser.document import Document
    from announce_parser.notices._programs.facts import Fact, Said

_DAY = 10  # letters of a whole date
CONFIDENCE_ALONE = 0.9
CONFIDENCE_PROSE = 0.8
CONFIDENCE_AGREED = 0.98
CONFIDENCE_CONFLICT = 0.5


def core(value: Said) -> tuple[object, ...]:
    """Return what makes two values equal, without their wording, bound and per."""
    if isinstance(value, Money):
        return (value.currency, value.amount, value.min_amount, value.max_amount)
    if isinstance(value, Ratio):
        return (value.percent, value.min_percent, value.max_percent)
    if isinstance(value, Count):
        return (value.value, value.min_value, value.max_value)
    if isinstance(value, Duration):
        return (value.duration, value.min_duration, value.max_duration)
    if isinstance(value, Period):
        return (value.interval,)
    return (squash(str(value)),)


def settle(facts: Iterable[Fact]) -> Stated[Said] | None:
    """Return the value of one field, with every place that says it; None where nothing certain does."""
    ranked = sorted(facts, key=lambda fact: (not fact.certain, fact.origin))
    if not ranked or not ranked[0].certain:
        return None
    chosen = ranked[0]
    for fact in ranked[1:]:
        if is_finer(fact.value, chosen.value):
            chosen = fact
            break
    agreeing = [fact for fact in ranked if core(fact.value) == core(chosen.value)]
    disputed = any(
        core(fact.value) != core(chosen.value) and not is_finer(chosen.value, fact.value)
        for fact in ranked
        if fact.certain
    )
    value, closing = _closed(chosen.value, ranked)
    agreeing += closing
    for fact in ranked:
        # 최대 70억원 in prose does not make a budget of 70 in the table a limit; of a cap it does.
        names = ("per",) if fact.field is Field.BUDGET else ("per", "bound")
        value = _completed(value, fact.value, names)
    places = tuple(
        dict.fromkeys(
            place.model_copy(update={"rule": fact.rule})
            for fact in agreeing
            for place in fact.places
        )
    )
    return Stated(value, places, chosen.rule, _confidence(chosen, agreeing, disputed=disputed))


def _closed(value: Said, facts: list[Fact]) -> tuple[Said, list[Fact]]:
    """Return a window with the hour of closing that another place states for its last day, and that place."""
    if not isinstance(value, Period) or "/" not in value.interval or value.closes_at is not None:
        return value, []
    start, _, end = value.interval.partition("/")
    for fact in facts:
        other = fact.value
        if not isinstance(other, Period) or "T" not in other.interval or not fact.certain:
            continue
        first, _, last = other.interval.rpartition("/")
        if first in ("..", "") and len(end) == _DAY and last.startswith(end):
            whole = {"interval": f"{start}/{last}", "closes_at": last}
            return value.model_copy(update=whole), [fact]
    return value, []


def _completed(value: Said, other: Said, names: tuple[str, ...]) -> Said:
    """Return the value with what an agreeing or coarser place says besides."""
    if isinstance(value, str) or type(value) is not type(other):
        return value
    if core(value) != core(other) and not is_finer(value, other):
        return value
    missing = {
        name: getattr(other, name)
        for name in names
        if hasattr(value, name) and getattr(value, name) is None and getattr(other, name)
    }
    return value.model_copy(update=missing) if missing else value


def _confidence(chosen: Fact, agreeing: list[Fact], *, disputed: bool) -> float:
    if disputed:
        return CONFIDENCE_CONFLICT
    if chosen.chance is not None:
        return round(chosen.chance, 2)
    if len({place.block for fact in agreeing for place in fact.places}) > 1:
        return CONFIDENCE_AGREED
    return CONFIDENCE_ALONE if chosen.origin <= 1 else CONFIDENCE_PROSE


_BOUNDS = {
    "최대": Bound.MAX,
    "상한": Bound.MAX,
    "한도": Bound.MAX,
    "최소": Bound.MIN,
    "하한": Bound.MIN,
}
_MEANS = lazy_regex(
    r"(?P<subjects>[^,.;\n]{2,60}?)[은는]\s*['\"‘’“”]?\s*(?P<word>최대|상한|한도|최소|하한)\s*['\"‘’“”]?"
    r"(?:\s?(?:액|금액|기준|치|값))?\s*(?:[을를로]|으로|임|이며|이다|한도|기준)"
)
_SUBJECT = lazy_regex(r"\s*[·ㆍ․,/]\s*|\s+(?:및|와|과)\s+")
_READING = 8  # blocks under a table in which its notes may be


@dataclass(frozen=True, slots=True)
class Scope:
    """A note's reach.

    Attributes:
        table: Id of the block of the table it is under.
        fields: The columns it names, by meaning.
        bound: What it makes of their plain values.
        note: Id of the block it is in.
    """

    table: str
    fields: frozenset[Field]
    bound: Bound
    note: str


def scopes(document: Document) -> Iterator[Scope]:
    """Yield the notes under tables that make columns bounds."""
    for position, block in enumerate(document.blocks):
        if block.table is None:
            continue
        for note in document.blocks[position + 1 : position + 1 + _READING]:
            if note.table is not None or note.kind is BlockKind.HEADING:
                break
            for match in _MEANS.finditer(note.text):
                subjects = _SUBJECT.split(match["subjects"].rsplit("며", 1)[-1])
                fields = frozenset(found for each in subjects for found in _fields_of(each))
                if fields:
                    yield Scope(block.id, fields, _BOUNDS[match["word"]], note.id)


def _fields_of(subject: str) -> Iterator[Field]:
    """Yield what a subject names: one heading, or several that a lost mark between them let run together."""
    found = field_of(subject)
    if found is not None:
        yield found
        return
    yield from _run_together(letters(subject)) or ()


def _run_together(name: str) -> tuple[Field, ...] | None:
    """Return the headings that letters consist of, longest first; None where something is left over."""
    if not name:
        return ()
    for size in range(len(name), 1, -1):
        rest = _run_together(name[size:]) if name[:size] in HEADINGS else None
        if rest is not None:
            return (HEADINGS[name[:size]], *rest)
    return None


def bounded(facts: Iterable[Fact], reach: tuple[Scope, ...]) -> Iterator[Fact]:
    """Yield the facts, those in the reach of a note with its bound where they state none."""
    for fact in facts:
        scope = next(
            (
                each
                for each in reach
                if fact.field in each.fields and fact.places[0].block == each.table
            ),
            None,
        )
        yield replace(fact, value=with_bound(fact.value, scope.bound)) if scope else fact


def with_bound(value: Said, bound: Bound) -> Said:
    """Return a plain value as a bound; a range, and a value that says 내외 or 이상 itself, stays as it is."""
    if not isinstance(value, (Money, Ratio, Duration)) or value.bound is not None:
        return value
    plain = (
        getattr(value, "amount", None),
        getattr(value, "percent", None),
        getattr(value, "duration", None),
    )
    if all(part is None for part in plain):
        return value
    return value.model_copy(update={"bound": bound.value})
