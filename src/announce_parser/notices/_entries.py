"""A contact while it is gathered, and what the lines above a number say of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from announce_parser.figures.phone import EMERGENCY
from announce_parser.notices._attribution import says_nothing
from announce_parser.notices._lines import letters
from announce_parser.patterns import lazy_regex
from announce_parser.record import Stated
from announce_parser.values import Phone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from announce_parser.document import Document
    from announce_parser.figures._base import Found
    from announce_parser.notices._lines import Line
    from announce_parser.record import Tree

_BLANK = lazy_regex(r"-0{3,4}-0000$")
T = TypeVar("T")
Text = Stated[str]


@dataclass(slots=True)
class ContactEntry:
    """One contact; numbers and a division that a merged cell names late are still added to it."""

    organization: Text | None = None
    division: Text | None = None
    region: Text | None = None
    role: Text | None = None
    position: Text | None = None
    name: Text | None = None
    phones: list[Stated[Phone]] = field(default_factory=list)
    emails: list[Text] = field(default_factory=list)

    def key(self) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """Return what two mentions of the same contact have in common."""
        who = self.name or self.organization or self.division
        return (
            letters(who.value) if who else "",
            tuple(phone.value.national for phone in self.phones),
            tuple(email.value for email in self.emails),
        )

    @property
    def is_only_spoken_of(self) -> bool:
        """Whether an emergency number is in a sentence without an office: ``위급 시 119 신고``."""
        if self.organization or self.division or self.name or self.emails:
            return False
        return all(phone.value.national in EMERGENCY for phone in self.phones)

    def add_phone(self, phone: Stated[Phone]) -> None:
        """Add a number, or its place where the contact has that number."""
        for index, known in enumerate(self.phones):
            if known.value == phone.value:
                self.phones[index] = replace(known, places=(*known.places, *phone.places))
                return
        self.phones.append(phone)

    def tree(self) -> Tree:
        """Return the contact as the contract has it, with places."""
        return {
            "organization": self.organization,
            "division": self.division,
            "region": self.region,
            "role": self.role,
            "position": self.position,
            "name": self.name,
            "phones": tuple(self.phones),
            "emails": tuple(self.emails),
        }


@dataclass(frozen=True, slots=True)
class Context:
    """What the lines above say of the next number.

    Attributes:
        office: The last line that may name one, outside a masthead.
        above: The line before that, which may hold the first half of a name or the office of a unit.
        in_masthead: True below a label such as 담당 부서 or 책임자: ranks and names have lines of their own.
        labelled: True right below 담당 부서, whose value comes next.
    """

    organization: Text | None = None
    division: Text | None = None
    region: Text | None = None
    role: Text | None = None
    position: Text | None = None
    name: Text | None = None
    office: Line | None = None
    above: Line | None = None
    in_masthead: bool = False
    labelled: bool = False

    @property
    def announces_person(self) -> bool:
        """True where a role or rank has a line of its own, so that a name is what comes next."""
        return self.role is not None or self.position is not None


def united(entries: Iterable[ContactEntry]) -> tuple[ContactEntry, ...]:
    """Return the entries, those with the same name and numbers as one with the places of all."""
    kept: dict[tuple[str, tuple[str, ...], tuple[str, ...]], ContactEntry] = {}
    for entry in entries:
        key = entry.key()
        known = kept.get(key) or _holder(entry, kept.values())
        if known is None:
            kept[key] = entry
            continue
        known.phones = [_more(each, entry.phones) for each in known.phones]
        known.emails = [_more(each, entry.emails) for each in known.emails]
        for part in ("organization", "division", "role", "position"):
            if getattr(known, part) is None:
                setattr(known, part, getattr(entry, part))
    return tuple(kept.values())


def _holder(entry: ContactEntry, known: Iterable[ContactEntry]) -> ContactEntry | None:
    """Return the contact that a nameless repetition of its numbers belongs to: a link list at the end."""
    if entry.name or entry.organization or entry.division:
        return None
    _, phones, emails = entry.key()
    for other in known:
        _, other_phones, other_emails = other.key()
        if set(phones) <= set(other_phones) and set(emails) <= set(other_emails):
            return other
    return None


def _more(one: Stated[T], others: Iterable[Stated[T]]) -> Stated[T]:
    """Return a value with the places of its repetitions too."""
    places = (
        *one.places,
        *(place for other in others if other.value == one.value for place in other.places),
    )
    return Stated(one.value, tuple(dict.fromkeys(places)), one.rule, one.confidence)


def groups(document: Document, held: Sequence[Found]) -> Iterator[list[Found]]:
    """Yield runs of numbers with no word of a name between them."""
    group: list[Found] = []
    for figure in held:
        if group and figure.start > group[-1].end:
            between = document.text[group[-1].end : figure.start]
            if not says_nothing(between):
                yield group
                group = []
        group.append(figure)
    if group:
        yield group


def is_blank(value: object) -> bool:
    """Return whether a form but holds the place of a number: ``010-0000-0000``."""
    return isinstance(value, Phone) and _BLANK.search(value.national) is not None
