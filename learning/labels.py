"""What the gold says of each document, as facts that may be committed: offsets, roles, numbers of programs; no text.

A figure is labelled with a role where its value is the one that the gold states and it is within a quote of the
evidence for it. The same value elsewhere is not told: it is left out of training. A name is labelled by the spans of the
document that read as the name or one of its other names.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from announce_parser.notices._schedule.times import OPEN, is_alike
from announce_parser.notices.programs._figures import core_of, family
from announce_parser.values import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.document import Document
    from announce_parser.notices.programs._figures import Spot

Gold = dict[str, Any]

ROLE_OF = {
    "budget": "budget", "awards": "awards", "cap": "cap", "subsidy_ratio": "subsidy_ratio", "ratio": "subsidy_ratio",
    "duration": "duration", "term": "term", "announcement": "announcement", "application": "application",
    "evaluation": "evaluation", "agreement": "agreement", "cost_sharing": "share", "benefits": "benefit",
    "prizes": "prize", "loan": "loan", "caps": "cap", "rounds": "application", "funding": "share",
}  # fmt: skip
_LISTS = frozenset({"loan", "benefit", "prize", "share"})
_MOST_PLACES = 12  # a name that is oftener is labelled at its first places
Span = tuple[int, int]


def squash(text: str) -> str:
    """Return a text in NFC without white space."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


@dataclass(frozen=True, slots=True)
class Squashed:
    """A document's text without white space, with the way back.

    Attributes:
        text: Without white space.
        places: Offset within the document of each character.
    """

    text: str
    places: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Squashed:
        """Return the squashed text of a document."""
        kept = [(char, at) for at, char in enumerate(text) if not char.isspace()]
        return cls("".join(char for char, _ in kept), [at for _, at in kept])

    def find(self, quote: str) -> Iterator[Span]:
        """Yield the spans of the document that read as a quote, white space aside."""
        bare = squash(quote)
        at = self.text.find(bare) if bare else -1
        while at >= 0:
            yield self.places[at], self.places[at + len(bare) - 1] + 1
            at = self.text.find(bare, at + 1)


@dataclass(frozen=True, slots=True)
class Label:
    """What is known of a figure.

    Attributes:
        role: Its role, ``none``, or None where it is not told.
        programs: Numbers of the gold's programs whose term it is.
    """

    role: str | None
    programs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Labels:
    """What is known of a document.

    Attributes:
        id: As the lists of documents name it.
        exhaustive: Whether all its programs are told.
        names: Of each program, the spans that read as its name, the fullest first, then other names.
        figures: By span, what is known of a figure; all others are ``none`` where the gold is exhaustive.
        events: By span of a date, which event of the schedule it is, None where it is not told; None of a document whose
            schedule is not told at all.
        all_events: Whether all its events are told: every other date is not one.
    """

    id: str
    exhaustive: bool
    names: tuple[tuple[Span, ...], ...]
    figures: dict[Span, Label] = field(default_factory=dict)
    events: dict[Span, str | None] | None = None
    all_events: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Return plain data for one line of a file."""
        plain = {
            "id": self.id,
            "exhaustive": self.exhaustive,
            "names": self.names,
            "figures": [
                [start, end, label.role, *([label.programs] if label.programs else [])]
                for (start, end), label in sorted(self.figures.items())
            ],
        }
        if self.events is None:
            return plain
        events = [[start, end, event] for (start, end), event in sorted(self.events.items())]
        return {**plain, "events": events, "all_events": self.all_events}

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Labels:
        """Return the labels of one line of a file."""
        return cls(
            plain["id"],
            plain["exhaustive"],
            tuple(tuple((start, end) for start, end in spans) for spans in plain["names"]),
            {
                (row[0], row[1]): Label(row[2], tuple(row[3]) if len(row) > 3 else ())
                for row in plain["figures"]
            },
            {(start, end): event for start, end, event in plain["events"]}
            if "events" in plain
            else None,
            plain.get("all_events", False),
        )

    def of_figure(self, spot: Spot) -> Label:
        """Return what is known of a figure."""
        known = self.figures.get((spot.figure.start, spot.figure.end))
        return known or Label("none" if self.exhaustive else None)

    def event_of(self, spot: Spot) -> str | None:
        """Return which event of the schedule a date is: one of them, ``none``, or None where it is not told."""
        otherwise = "none" if self.all_events else None
        return (self.events or {}).get((spot.figure.start, spot.figure.end), otherwise)


def labelled(name: str, document: Document, held: Sequence[Spot], gold: Gold) -> Labels:
    """Return what the gold says of the figures and names of a document.

    Args:
        name: Its id.
        document: As the reader made it.
        held: Its figures that may be terms.
        gold: The hand-made record.
    """
    squashed = Squashed.of(document.text)
    return Labels(
        name,
        "programs" in gold.get("exhaustive", []),
        tuple(_named(squashed, program) for program in gold.get("programs", [])),
        {
            (spot.figure.start, spot.figure.end): label
            for spot, label in zip(held, _roles(squashed, held, gold), strict=True)
            if label is not None
        },
        dict(_events(squashed, held, gold)) if "schedule" in gold else None,
        "schedule" in gold.get("exhaustive", []),
    )


def _named(squashed: Squashed, program: Gold) -> tuple[Span, ...]:
    found: list[Span] = []
    for name in (program["name"], *program.get("aliases", [])):
        found += list(squashed.find(name))[:_MOST_PLACES]
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A value that the gold states: how near to a program's term, its role, where it says so, whose it is."""

    weight: int
    role: str
    value: str
    spans: tuple[Span, ...]
    program: int | None = None


def _roles(squashed: Squashed, held: Sequence[Spot], gold: Gold) -> Iterator[Label | None]:
    by_value: dict[str, list[_Wanted]] = defaultdict(list)
    for each in _wanted(gold, squashed):
        by_value[each.value].append(each)
    changes = _spans(gold, squashed, "/changes")
    blind = not gold.get("evidence")
    for spot in held:
        start, end = spot.figure.start, spot.figure.end
        named = by_value.get(core_of(spot.figure), [])
        inside = [each for each in named if blind or _within(start, end, each.spans)]
        if inside:
            least = min(each.weight for each in inside)
            best = [each for each in inside if each.weight == least]
            role = Counter(each.role for each in best).most_common(1)[0][0]
            own = {each.program for each in best if each.role == role and each.program is not None}
            yield Label(role, tuple(sorted(own)))
        elif any(each.weight < 3 for each in named):
            yield Label(None)
        elif _within(start, end, changes):
            yield Label("change")
        elif family(spot.figure.kind) == "when" and "schedule" not in gold.get("exhaustive", []):
            yield Label(None)
        else:
            yield None


def _events(
    squashed: Squashed, held: Sequence[Spot], gold: Gold
) -> Iterator[tuple[Span, str | None]]:
    """Yield which event a date is that has the time of one, or part of it, and is within a quote of its evidence."""
    wanted = [
        (each["event"], each["period"]["interval"], _spans(gold, squashed, f"/schedule/{index}"))
        for index, each in enumerate(gold["schedule"])
    ]
    for spot in held:
        value, span = spot.figure.value, (spot.figure.start, spot.figure.end)
        if not isinstance(value, Period) or value.interval == OPEN:
            continue
        same = [(event, spans) for event, time, spans in wanted if time == value.interval]
        told = [event for event, spans in same if not gold.get("evidence") or _within(*span, spans)]
        if told:
            yield span, told[0]
        elif any(is_alike(value.interval, time) for _, time, _ in wanted if time != OPEN):
            yield span, None


def _within(start: int, end: int, spans: Sequence[Span]) -> bool:
    return any(first <= start and end <= last for first, last in spans)


def _spans(gold: Gold, squashed: Squashed, pointer: str) -> tuple[Span, ...]:
    """Return where the quotes for a pointer, or for what lies below it, stand."""
    return tuple(
        span
        for key, quotes in gold.get("evidence", {}).items()
        if key == pointer or key.startswith(pointer + "/")
        for quote in (quotes if isinstance(quotes, list) else [quotes])
        for span in squashed.find(quote)
    )


def _wanted(gold: Gold, squashed: Squashed) -> Iterator[_Wanted]:
    """Yield the values that the gold states: terms of programs, sums of the whole, dated events."""
    for index, program in enumerate(gold.get("programs", [])):
        for key, value in program.items():
            if key in ("name", "aliases", "id"):
                continue
            for role, core in _typed(key, value):
                yield _Wanted(
                    0, role, core, _spans(gold, squashed, f"/programs/{index}/{key}"), index
                )
    for index, category in enumerate(gold.get("categories", [])):
        if isinstance(category.get("budget"), dict) and (own := _core(category["budget"])):
            yield _Wanted(1, "total", own, _spans(gold, squashed, f"/categories/{index}"))
    if isinstance(gold.get("budget"), dict) and (whole := _core(gold["budget"])):
        yield _Wanted(2, "total", whole, _spans(gold, squashed, "/budget"))
    for index, event in enumerate(gold.get("schedule", [])):
        period = event.get("period")
        if isinstance(period, dict) and "interval" in period:
            where = _spans(gold, squashed, f"/schedule/{index}")
            yield _Wanted(3, event["event"], f"w{period['interval']}", where)


def _typed(key: str | None, value: Any, role: str | None = None) -> Iterator[tuple[str, str]]:
    """Yield the typed values below a field with their roles."""
    role = ROLE_OF.get(key or "", role)
    if isinstance(value, list):
        for each in value:
            yield from _typed(None, each, role)
    elif isinstance(value, dict):
        core = _core({k: v for k, v in value.items() if not isinstance(v, (dict, list))})
        if core is not None and role and not isinstance(value.get("duration"), dict):
            yield role, core
        for each, held in value.items():
            if isinstance(held, (dict, list)):
                yield from _typed(None if role in _LISTS else each, held, role)


def _core(value: dict[str, Any]) -> str | None:
    """Return what makes two values equal, in the form of ``core_of``; None where it is not a typed value."""

    def number(key: str) -> Any:
        held = value.get(key)
        return int(held) if isinstance(held, float) and held == int(held) else held

    if "currency" in value:
        return f"m{value['currency']}{number('amount')}{number('min_amount')}{number('max_amount')}"
    if any("percent" in key for key in value):
        return f"r{number('percent')}{number('min_percent')}{number('max_percent')}"
    if "interval" in value:
        return f"w{value['interval']}"
    if any(key.endswith("duration") and isinstance(value[key], str) for key in value):
        return f"d{value.get('duration')}{value.get('min_duration')}{value.get('max_duration')}"
    if "unit" in value or "value" in value:
        return f"c{number('value')}{number('min_value')}{number('max_value')}{value.get('unit')}"
    return None
