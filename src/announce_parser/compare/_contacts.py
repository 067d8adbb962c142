"""Whom to ask, before and after: offices by their squashed names, numbers as sets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from announce_parser.compare._fields import Move
from announce_parser.compare._matching import letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.record import Contact


@dataclass(slots=True)
class _Office:
    """One office of a notice with everyone in it.

    Attributes:
        name: As the notice writes it first.
        place: The letters of the office of a person; "" for an office itself.
        reach: Numbers and addresses, in order, each once.
    """

    name: str
    place: str
    reach: dict[str, str]

    @property
    def words(self) -> str:
        """Return the numbers and addresses as a notice lists them."""
        return ", ".join(self.reach.values()) or "-"


def contact_moves(old: Sequence[Contact], new: Sequence[Contact]) -> Iterator[Move]:
    """Yield offices that one notice alone names, and those that are reached otherwise; a shared number is one office."""
    former, latter = _offices(old), _offices(new)
    left = {key: one for key, one in former.items() if key not in latter}
    for key, now in latter.items():
        was = former.get(key)
        if was is None:
            fellow = _fellow(now, left, latter)
            was = left.pop(fellow) if fellow is not None else None
            if was is not None and not _is_within(was.name, now.name):
                yield Move(f"contacts[{now.name}].name", was.name, now.name)
        if was is None:
            yield Move(f"contacts[{now.name}]", None, f"{now.name} {now.words}")
        elif set(was.reach) != set(now.reach):
            yield Move(f"contacts[{now.name}]", was.words, now.words)
    for was in left.values():
        yield Move(f"contacts[{was.name}]", f"{was.name} {was.words}", None)


def _fellow(now: _Office, left: dict[str, _Office], latter: dict[str, _Office]) -> str | None:
    """Return the key of the former contact that this one takes the place of: of the same number, or the one person of the office."""
    shared = next((key for key, one in left.items() if set(one.reach) & set(now.reach)), None)
    if shared is not None or not now.place:
        return shared
    fellows = [key for key, one in left.items() if one.place == now.place]
    is_alone = sum(one.place == now.place for one in latter.values()) == 1
    return fellows[0] if is_alone and len(fellows) == 1 else None


def _offices(contacts: Sequence[Contact]) -> dict[str, _Office]:
    found: dict[str, _Office] = {}
    for one in contacts:
        name = _named(one)
        office = found.setdefault(letters(name), _Office(name, _place(one), {}))
        for phone in one.phones:
            office.reach.setdefault(phone.e164 or phone.national, phone.national)
        for email in one.emails:
            office.reach.setdefault(email.lower(), email)
    return found


def _place(contact: Contact) -> str:
    if not contact.name or not (contact.organization or contact.division):
        return ""
    return letters(f"{contact.organization or ''}{contact.division or ''}")


def _named(contact: Contact) -> str:
    parts = (contact.organization, contact.division, contact.region, contact.role, contact.name)
    return " ".join(part for part in parts if part)


def _is_within(one: str, other: str) -> bool:
    """Return whether one name is the other with less said: the same office, spelled out."""
    shorter, longer = sorted((letters(one), letters(other)), key=len)
    return shorter in longer
