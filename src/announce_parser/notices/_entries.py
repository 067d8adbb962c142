"""A contact while it is gathered, and what the lines above a number say of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from announce_parser.notices._lines import letters
from announce_parser.record import Stated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from announce_parser.notices._lines import Line
    from announce_parser.record import Tree
    from announce_parser.values import Phone

T = TypeVar("T")
Text = Stated[str]


@dataclass(slots=True)
class Entry:
    """One contact; numbers and a division that a merged cell names late are still added to it."""

    organization: Text | None = None
    division: Text | None = None
    region: Text | None = None
    role: Text | None = None
    position: Text | None = None
    name: Text | None = None
    phones: list[Stated[Phone]] = field(default_factory=list)
    emails: list[Text] = field(default_factory=list)

    def key(self) -> tuple[object, ...]:
        """Return what two mentions of the same contact have in common."""
        who = self.name or self.organization or self.division
        return (
            letters(who.value) if who else "",
            tuple(phone.value.national for phone in self.phones),
            tuple(email.value for email in self.emails),
        )

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
    in_masthead: bool = False
    labelled: bool = False

    @property
    def announces_person(self) -> bool:
        """True where a role or rank has a line of its own, so that a name is what comes next."""
        return self.role is not None or self.position is not None


def united(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries, those with the same name and numbers as one with the places of all."""
    kept: dict[tuple[object, ...], Entry] = {}
    for entry in entries:
        key = entry.key()
        known = kept.get(key)
        if known is None:
            kept[key] = entry
            continue
        known.phones = [_more(one, other) for one, other in zip(known.phones, entry.phones, strict=True)]
        known.emails = [_more(one, other) for one, other in zip(known.emails, entry.emails, strict=True)]
        for part in ("organization", "division", "role", "position"):
            if getattr(known, part) is None:
                setattr(known, part, getattr(entry, part))
    return tuple(kept.values())


def _more(one: Stated[T], other: Stated[T]) -> Stated[T]:
    places = tuple(dict.fromkeys((*one.places, *other.places)))
    return Stated(one.value, places, one.rule, one.confidence)
