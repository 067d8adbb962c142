"""Two records compared: masthead, categories, programs, contacts, claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from announce_parser.compare._claims import Claim, claims
from announce_parser.compare._fields import Move, moved, moves
from announce_parser.compare._matching import Match, letters, match, origins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.record import Category, Contact, Program, Record

_MASTHEAD: Final = ("title", "notice_number", "published", "fiscal_year")


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
        added: Programs of the new record without a former one.
        gone: Programs of the old record that no new one continues; none where the new record has no programs,
            which says nothing of any of them.
        split: A program of ``added`` with the pair's old program that it was part of.
        merged: A program of ``gone`` with the new program that holds it.
        contacts: Contacts added, gone, or with other numbers.
        claims: What the new notice says of the old one.
    """

    old: Record
    new: Record
    masthead: tuple[Move, ...]
    programs: tuple[ProgramPair, ...]
    added: tuple[Program, ...]
    gone: tuple[Program, ...]
    split: tuple[tuple[Program, Program], ...]
    merged: tuple[tuple[Program, Program], ...]
    contacts: tuple[Move, ...]
    claims: tuple[Claim, ...]

    @property
    def has_lost_programs(self) -> bool:
        """True where the old record has programs and in the new one none was found."""
        return bool(self.old.programs) and not self.new.programs

    @property
    def is_same(self) -> bool:
        """True where nothing of all this differs."""
        moved_programs = any(pair.moves for pair in self.programs)
        lone_programs = self.added or self.gone or self.has_lost_programs
        return not (self.masthead or moved_programs or lone_programs or self.contacts)


def compare(old: Record, new: Record) -> Comparison:
    """Compare two records of one series; raises nothing, whatever they are."""
    matches = match(old.programs, new.programs)
    continued = {one.old.id for one in matches}
    continuing = {one.new.id for one in matches}
    added = tuple(program for program in new.programs if program.id not in continuing)
    gone = tuple(
        program for program in old.programs if new.programs and program.id not in continued
    )
    return Comparison(
        old,
        new,
        tuple(_masthead(old, new)),
        tuple(ProgramPair(one, tuple(moves(one.old, one.new))) for one in matches),
        added,
        gone,
        tuple(origins(added, (one.old for one in matches))),
        tuple(origins(gone, (one.new for one in matches))),
        tuple(_contacts(old, new)),
        tuple(claims(old, new, matches)),
    )


def _masthead(old: Record, new: Record) -> Iterator[Move]:
    for name in _MASTHEAD:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield Move(name, _shown(before), _shown(after))
    was, now = (record.issuer.name if record.issuer else None for record in (old, new))
    if was != now:
        yield Move("issuer", was, now)
    yield from moved("budget", old.budget, new.budget)
    former = {_key(one): one for one in old.categories}
    latter = {_key(one): one for one in new.categories}
    for key in dict.fromkeys([*former, *latter]):
        yield from _category(former.get(key), latter.get(key))


def _category(old: Category | None, new: Category | None) -> Iterator[Move]:
    if old is not None and new is not None:
        yield from moved(f"categories[{new.name}].budget", old.budget, new.budget)
    elif old is not None:
        yield Move(f"categories[{old.name}]", old.name, None)
    elif new is not None:
        yield Move(f"categories[{new.name}]", None, new.name)


def _key(category: Category) -> str:
    return letters(category.name)


def _contacts(old: Record, new: Record) -> Iterator[Move]:
    """Yield contacts by office and person, however spaced; one that stands in both differs by its numbers."""
    former = {letters(_office(one)): one for one in old.contacts}
    latter = {letters(_office(one)): one for one in new.contacts}
    for key in dict.fromkeys([*former, *latter]):
        was, now = former.get(key), latter.get(key)
        before, after = _numbers(was), _numbers(now)
        if before != after:
            yield Move(f"contacts[{_office(now or was)}]", before, after)


def _office(contact: Contact | None) -> str:
    if contact is None:
        return ""
    parts = (
        contact.organization,
        contact.division,
        contact.region,
        contact.role,
        contact.position,
        contact.name,
    )
    return " ".join(part for part in parts if part)


def _numbers(contact: Contact | None) -> str | None:
    if contact is None:
        return None
    phones = (phone.national for phone in contact.phones)
    return ", ".join([*phones, *contact.emails]) or "-"


def _shown(value: object) -> str | None:
    return None if value is None else str(value)
