"""Two records compared: masthead, categories, programs, contacts, schedule, goals, figures, claims."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from announce_parser.compare._claims import Claim, claims
from announce_parser.compare._contacts import contact_moves
from announce_parser.compare._fields import Move, moved, moves
from announce_parser.compare._matching import Match, letters, match, origins
from announce_parser.compare._sides import Sides

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from announce_parser.record import Category, Program, Record, ScheduledEvent

_MASTHEAD: Final = ("title", "notice_number", "published", "fiscal_year")
_WORDS = re.compile(r"[^가-힣a-zA-Z]")


@dataclass(frozen=True, slots=True)
class ProgramPair:
    """A program that goes on, and what moved in it."""

    match: Match
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one record to another.

    Attributes:
        masthead: Title, number, dates, budget and the categories' budgets.
        programs: Programs that go on, in the order of the new record.
        added: Programs of the new record without a former one, nor their name in the old document's text.
        gone: Programs of the old record that no new one continues, nor the new document's text names; none where
            the new record has no programs, which says nothing of any of them.
        unread_old: Programs of the new record that the old document names without having been read as programs
            there, with the words.
        unread_new: Programs of the old record that the new document names, likewise.
        split: A program of ``added`` with the pair's old program that it was part of.
        merged: A program of ``gone`` with the new program that holds it.
        contacts: Contacts added, gone, or with other numbers.
        schedule: Events whose days moved.
        goals: Totals and targets that moved.
        figures: Numbers of the text and its tables that are in the same place in both years and differ, beyond
            all of the above.
        wordings: Sentences that say something else than their likest of the other year, numbers aside.
        sentences: Sentences of one document that nothing in the other is like.
        claims: What the new notice says of the old one.
    """

    old: Record
    new: Record
    masthead: tuple[Move, ...]
    programs: tuple[ProgramPair, ...]
    added: tuple[Program, ...]
    gone: tuple[Program, ...]
    unread_old: tuple[tuple[Program, str], ...]
    unread_new: tuple[tuple[Program, str], ...]
    split: tuple[tuple[Program, Program], ...]
    merged: tuple[tuple[Program, Program], ...]
    contacts: tuple[Move, ...]
    schedule: tuple[Move, ...]
    goals: tuple[Move, ...]
    figures: tuple[Move, ...]
    wordings: tuple[Move, ...]
    sentences: tuple[Move, ...]
    claims: tuple[Claim, ...]

    @property
    def has_lost_programs(self) -> bool:
        """True where the old record has programs and in the new one none was found."""
        return bool(self.old.programs) and not self.new.programs

    @property
    def moves(self) -> tuple[Move, ...]:
        """Every field that is not as it was, wherever it is."""
        in_programs = (move for pair in self.programs for move in pair.moves)
        lists = (self.masthead, in_programs, self.contacts, self.schedule, self.goals, self.figures)
        return tuple(move for moves_ in lists for move in moves_)

    @property
    def is_same(self) -> bool:
        """True where nothing of all this differs."""
        lone_programs = self.added or self.gone or self.has_lost_programs
        return not (lone_programs or any(not move.is_same for move in self.moves))


def compare(old: Record, new: Record) -> Comparison:
    """Compare two records of one series; raises nothing, whatever they are.

    A value that one record alone holds is looked for in the other document's text before anything is said of it.
    """
    sides = Sides(old, new)
    matches = match(old.programs, new.programs)
    continued = {one.old.id for one in matches}
    continuing = {one.new.id for one in matches}
    added = [program for program in new.programs if program.id not in continuing]
    gone = [program for program in old.programs if program.id not in continued]
    unread_old, unread_new = sides.named_in_old(added), sides.named_in_new(gone)
    added = _without(added, unread_old)
    gone = _without(gone, unread_new) if new.programs else []
    masthead = sides.told(_masthead(old, new))
    pairs = tuple(ProgramPair(one, sides.told(moves(one.old, one.new))) for one in matches)
    return Comparison(
        old,
        new,
        masthead,
        pairs,
        tuple(added),
        tuple(gone),
        unread_old,
        unread_new if new.programs else (),
        tuple(origins(added, (one.old for one in matches))),
        tuple(origins(gone, (one.new for one in matches))),
        sides.told(contact_moves(old.contacts, new.contacts)),
        sides.told(_schedule(old, new), is_new_only=True),
        sides.told(_goals(old, new), is_new_only=True),
        sides.rest(),
        sides.wordings(),
        sides.lone_sentences(),
        tuple(claims(old, new, matches)),
    )


def _without(programs: list[Program], named: Iterable[tuple[Program, str]]) -> list[Program]:
    ids = {program.id for program, _ in named}
    return [program for program in programs if program.id not in ids]


def _masthead(old: Record, new: Record) -> Iterator[Move]:
    for name in _MASTHEAD:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield Move(name, _shown(before), _shown(after))
    was, now = (record.issuer.name if record.issuer else None for record in (old, new))
    if was != now:
        yield Move("issuer", was, now)
    yield from moved("budget", old.budget, new.budget)
    former = {letters(one.name): one for one in old.categories}
    latter = {letters(one.name): one for one in new.categories}
    for key in dict.fromkeys([*former, *latter]):
        yield from _category(former.get(key), latter.get(key))


def _category(old: Category | None, new: Category | None) -> Iterator[Move]:
    if old is not None and new is not None:
        yield from moved(f"categories[{new.name}].budget", old.budget, new.budget)
    elif old is not None:
        yield Move(f"categories[{old.name}]", old.name, None)
    elif new is not None:
        yield Move(f"categories[{new.name}]", None, new.name)


def _schedule(old: Record, new: Record) -> Iterator[Move]:
    """Yield the days that moved of events that are in both years, alone of their kind and words."""
    former, latter = (_events(record) for record in (old, new))
    for key, (label, now) in latter.items():
        if key in former:
            yield from moved(f"schedule[{label}]", former[key][1].period, now.period)


def _events(record: Record) -> dict[tuple[str, str], tuple[str, ScheduledEvent]]:
    found: dict[tuple[str, str], tuple[str, ScheduledEvent]] = {}
    twice = set()
    for one in record.schedule:
        words = one.text.replace(one.period.text, " ")
        key = (one.event, _WORDS.sub("", words))
        twice |= {key} & set(found)
        found[key] = (one.event, one)
    return {key: one for key, one in found.items() if key not in twice}


def _goals(old: Record, new: Record) -> Iterator[Move]:
    former = {letters(one.name): one for one in old.goals}
    for one in new.goals:
        before = former.get(letters(one.name))
        if before is not None and before.kind == one.kind:
            yield from moved(f"goals[{one.name}]", before.value, one.value)


def _shown(value: object) -> str | None:
    return None if value is None else str(value)
