"""Who answers for which program, and which division is in charge.

A row of a contact table answers for the program it names, a call centre for that which its own name or the words before
its number tell. A notice gives its numbers to ask about what it announces; a release those of its press officers, who
answer for none, and of the call centres and offices that take applications.
Comes in: the contacts and the programs as trees. Goes out: the same, tied to each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.notices._base import held_by
from announce_parser.notices._programs.names import mentions, squash, tellings
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from announce_parser.document import Document
    from announce_parser.notices._programs import Programs
    from announce_parser.notices._programs.names import Telling
    from announce_parser.record import Kind, Stated, Tree

_KINDS = frozenset({"program_notice", "tender_notice", "recruitment_notice"})
# 창업지원부, 공공의료과; near miss: 상담센터, 홍보담당관실, which answer for no program
_DIVISION = lazy_regex(r"^(?!.*(?:홍보|대변인|공보)).*(?:과|팀|국|단|부|처|실|관|TF)$")
_UNIT = lazy_regex(r"^[가-힣]{2,12}(?:과|팀|TF)$")
_OFFICE = ("organization", "division", "role")
_SENTENCE_ENDS = (". ", "\n", ".\n")
_MANY = 20  # branches of banks, provinces: where one program is told; what is longer is a directory
_ROW = 160  # characters before a number in which the row of a list may name its program
_WHOLE, _MOST_OF_ROW = 0.7, 3  # share of a name that such a row tells, and programs that it tells
_FEW = 3  # numbers for all who apply; where a release lists more, each is for something of its own


def tied(
    contacts: tuple[Tree, ...],
    programs: Programs,
    kind: Kind,
    issuer: Stated[str] | None,
    document: Document,
) -> tuple[tuple[Tree, ...], tuple[Tree, ...]]:
    """Return contacts with the programs they answer for, and the one program with its division.

    Args:
        contacts: Of the whole notice.
        programs: Of the whole notice.
        kind: Of the notice.
        issuer: The office whose division is in charge.
        document: In which the words beside a number stand.
    """
    contacts = tuple(_of_its_row(contact, programs) for contact in contacts)
    announced: tuple[Tree, ...] = programs.fields["programs"]
    if not announced:
        return contacts, announced
    every = tuple(program["id"] for program in announced)
    by_row = len(every) > 1 and any(contact.get("programs") for contact in contacts)
    if len(every) > 1:
        named = tellings(tuple(program["name"].value for program in announced), document.text)
        contacts = _by_lines(contacts, named, document)
        by_row = by_row or any(contact.get("programs") for contact in contacts)
        contacts = tuple(
            contact
            if contact.get("programs") or not _answers(contact, kind)
            else _by_words(contact, named, document)
            for contact in contacts
        )
    general = [not contact.get("programs") and _answers(contact, kind) for contact in contacts]
    few = kind in _KINDS or sum(general) <= (_FEW if len(every) > 1 else _MANY)
    answering = tuple(
        {**contact, "programs": every} if not by_row and few and is_general else contact
        for contact, is_general in zip(contacts, general, strict=True)
    )
    if len(announced) != 1:
        return answering, announced
    program = announced[0]
    division = _division(answering, issuer)
    if division is not None and program.get("division") is None:
        program = {**program, "division": division}
    return answering, (program,)


def _answers(contact: Tree, kind: Kind) -> bool:
    """Return whether a contact that no row ties to a program answers for all of them.

    A notice gives its numbers to ask about what it announces. A release names officials for the press, with rank or
    name; what has neither, a call centre or the division that takes applications, is for those who apply.
    """
    if kind in _KINDS:
        return True
    people = ("name", "position")
    return kind == "press_release" and not any(contact.get(part) for part in people)


def _by_words(contact: Tree, named: tuple[Telling, ...], document: Document) -> Tree:
    """Return a contact with the programs that its own name tells, else the last ones told before its first number."""
    own = " ".join(contact[part].value for part in _OFFICE if contact.get(part) is not None)
    found = mentions(own, named)
    if not found:
        where = next((each.places[0] for each in contact.get("phones") or ()), None)
        if where is None or where.cell is not None:
            return contact
        text = document.block(where.block).text[: where.start]
        start = max(text.rfind(end) for end in _SENTENCE_ENDS)
        found = mentions(text[start + 1 :], named)
    if not found:
        return contact
    return {
        **contact,
        "programs": tuple(f"p{index + 1}" for index in sorted(each.index for each in found)),
    }


def _by_lines(
    contacts: tuple[Tree, ...], named: tuple[Telling, ...], document: Document
) -> tuple[Tree, ...]:
    """Return contacts with the programs told between the number before and their own, where a list tells several so.

    가람 바우처 / 나루진흥원 / 02-000-1000: the rows of a table, or what is left of one that is written a cell a line.
    """
    places = sorted(
        (held_by(document, place)[1] + place.start, at)
        for at, contact in enumerate(contacts)
        for phone in contact.get("phones") or ()
        for place in phone.places
    )
    told: dict[int, set[int]] = {}
    before = 0
    for start, at in places:
        found = _nearest(document.text[max(before, start - _ROW) : start], named)
        if 0 < len(found) <= _MOST_OF_ROW:
            told.setdefault(at, set()).update(found)
        before = start
    if len(told) < 2 or len(set().union(*told.values())) < 2:
        return contacts
    return tuple(
        {**contact, "programs": tuple(f"p{index + 1}" for index in sorted(told[at]))}
        if at in told and not contact.get("programs")
        else contact
        for at, contact in enumerate(contacts)
    )


def _nearest(row: str, named: tuple[Telling, ...]) -> set[int]:
    """Return the names on the last line of a text that tells one, and on those right above it that tell more."""
    lines = row.split("\n")
    found: set[int] = set()
    for first in range(len(lines) - 1, -1, -1):
        told = mentions("\n".join(lines[first:]), named)
        held = {each.index for each in told if each.share >= _WHOLE}
        if found and held == found:
            break
        found = held
    return found


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
        if division is None and office is not None and _UNIT.search(squash(office.value)):
            # 기획예산팀 홍길동: a unit that is alone is the issuer's
            office, division = None, office
        if division is None or _DIVISION.search(squash(division.value)) is None:
            continue
        if office is None or issuer is None or squash(office.value) == squash(issuer.value):
            named.setdefault(squash(division.value), division)
    return next(iter(named.values())) if len(named) == 1 else None
