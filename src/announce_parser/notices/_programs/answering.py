"""Who answers for which program, and which division is in charge.

A row of a contact table answers for the program it names. A notice of one program gives its numbers to ask
about that program; a release gives those of its press officers.
Comes in: the contacts and the programs as trees. Goes out: the same, tied to each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.notices._programs.names import squash

if TYPE_CHECKING:
    from announce_parser.notices._programs import Programs
    from announce_parser.record import Kind, Stated, Tree

_KINDS = frozenset({"program_notice", "tender_notice", "recruitment_notice"})


def tied(
    contacts: tuple[Tree, ...],
    programs: Programs,
    kind: Kind,
    issuer: Stated[str] | None,
) -> tuple[tuple[Tree, ...], tuple[Tree, ...]]:
    """Return contacts with the programs they answer for, and the one program with its division.

    Args:
        contacts: Of the whole notice.
        programs: Of the whole notice; only where it is one does every number belong to it.
        kind: Of the notice.
        issuer: The office whose division is in charge.
    """
    contacts = tuple(_of_its_row(contact, programs) for contact in contacts)
    announced: tuple[Tree, ...] = programs.fields["programs"]
    if len(announced) != 1 or kind not in _KINDS:
        return contacts, announced
    program = announced[0]
    answering = tuple(
        contact if contact.get("programs") else {**contact, "programs": (program["id"],)}
        for contact in contacts
    )
    division = _division(answering, issuer)
    if division is not None and program.get("division") is None:
        program = {**program, "division": division}
    return answering, (program,)


def _of_its_row(contact: Tree, programs: Programs) -> Tree:
    """Return a contact with the programs of the table rows in which its numbers stand."""
    places = (
        place
        for key in ("phones", "emails")
        for each in contact.get(key) or ()
        for place in each.places
    )
    held = {
        program
        for place in places
        if place.cell is not None
        for program in programs.rows.get((place.block, place.cell[0]), ())
    }
    if not held:
        return contact
    return {**contact, "programs": tuple(f"p{index + 1}" for index in sorted(held))}


def _division(contacts: tuple[Tree, ...], issuer: Stated[str] | None) -> Stated[str] | None:
    """Return the one division of the issuer among the contacts; None where there are several."""
    named: dict[str, Stated[str]] = {}
    for contact in contacts:
        office, division = contact.get("organization"), contact.get("division")
        if issuer is None or office is None or division is None:
            continue
        if squash(office.value) == squash(issuer.value):
            named.setdefault(squash(division.value), division)
    return next(iter(named.values())) if len(named) == 1 else None
