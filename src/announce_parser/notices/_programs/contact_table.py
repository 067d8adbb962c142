"""The table of contacts by program: which division and agency answer for it, and whom to call.

Its names may differ from the overview's (``… 솔루션 실증`` for ``… 실증``): rows are matched by name, by
the words that tell programs apart, and by their place within the category. One office with the same
numbers for several programs is one contact with all of them; a call centre named before its number is a
contact of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from announce_parser import tables
from announce_parser.document import whole_cell
from announce_parser.notices._base import place
from announce_parser.notices._columns import Field, field_of_path
from announce_parser.notices._programs.facts import Fact, Origin
from announce_parser.notices._programs.names import (
    key_of,
    mentions,
    number_of,
    squash,
    tellings,
    without_number,
)
from announce_parser.notices._programs.overview import group_number
from announce_parser.patterns import lazy_regex
from announce_parser.record import Stated
from announce_parser.values import Phone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.document import Block, Cell, Table
    from announce_parser.notices._base import Material
    from announce_parser.notices._programs.overview import Overview
    from announce_parser.record import Place, Tree

RULE = "contact.table_row"
_MOST = 0.8  # of the body rows of a column of numbers that have one
_WORD = lazy_regex(r"[가-힣A-Za-z]{2,}")
# The second half of an office's name that a narrow cell broke off: 한국로봇산업 / 진흥원.
_BROKEN = lazy_regex(
    r"(?<=[가-힣]{2})\s+(?=(?:[가-힣]{0,4})(?:진흥원|진흥공단|추진단|연구원|평가원|기술원|정보원|관리원|지원단|공단|협회|재단|진흥회|사업단)$)"
)


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One number to call for one program.

    Attributes:
        organization: The office: the row's agency, or the words before the number; None if not said.
        phone: The number with its place.
        program: Index of the program.
        labelled: True where the words before the number name the office.
    """

    organization: Stated[str] | None
    phone: Stated[Phone]
    program: int
    figure: int
    labelled: bool


@dataclass(frozen=True, slots=True)
class Contacts:
    """What contact tables say.

    Attributes:
        facts: Division, agency and other names of programs.
        calls: Numbers of offices by program.
        blocks: The tables whose numbers ``calls`` holds.
        rows: Of tables that name persons, mail addresses or other matters beside the programs, the programs of each
            row by block id and row.
    """

    facts: tuple[Fact, ...]
    calls: tuple[ContactRow, ...]
    blocks: tuple[str, ...]
    rows: dict[tuple[str, int], tuple[int, ...]]


def contact_columns(
    table: Table, issuer: str | None, numbers: Sequence[int] = ()
) -> dict[int, Field] | None:
    """Return the columns of a contact table by meaning; None for tables of another kind.

    A column that is headed by the issuer's own name holds its divisions, one of ``numbers`` whom to call.
    """
    fields: dict[int, Field] = {}
    for column in tables.columns(table):
        found = field_of_path(column.path)
        if found is None and issuer and squash("".join(column.path)) == squash(issuer):
            found = Field.DIVISION
        if column.index in numbers:
            found = Field.CONTACT
        if found is not None:
            fields[column.index] = found
    held = set(fields.values())
    return (
        fields
        if Field.NAME in held and held & {Field.CONTACT, Field.AGENCY, Field.DIVISION}
        else None
    )


def read_contacts(material: Material, overview: Overview, issuer: str | None) -> Contacts:
    """Return what the contact tables say of the programs, in reading order."""
    facts: list[Fact] = []
    calls: list[ContactRow] = []
    blocks: list[str] = []
    rows: dict[tuple[str, int], tuple[int, ...]] = {}
    for block in material.document.blocks:
        if block.table is None or not overview.drafts:
            continue
        columns = contact_columns(block.table, issuer, _columns_of_numbers(material, block))
        if columns is None:
            continue
        found = tuple(_rows(material, block, columns, overview))
        told = {row.index for row in found}
        meant = list(columns.values())
        personal = bool({Field.PERSON, Field.EMAIL} & set(meant)) or meant.count(Field.CONTACT) > 1
        walked = personal or bool(_called(material, block, columns) - told)
        blocks += () if walked else (block.id,)
        for row in found:
            facts += _row_facts(block, row)
            if walked:
                rows[block.id, row.index] = (*rows.get((block.id, row.index), ()), row.program)
            else:
                calls += _row_calls(material, block, row)
    return Contacts(tuple(facts), tuple(calls), tuple(blocks), rows)


def _called(material: Material, block: Block, columns: dict[int, Field]) -> set[int]:
    """Return the body rows in which a number is, whatever they are about."""
    return {
        figure.place.cell[0]
        for figure in material.between(block.start, block.end)
        if isinstance(figure.value, Phone)
        and figure.place.cell is not None
        and columns.get(figure.place.cell[1]) is Field.CONTACT
    }


@dataclass(frozen=True, slots=True)
class _Row:
    index: int
    program: int
    name: Cell
    cells: dict[Field, Cell]


def _rows(
    material: Material, block: Block, columns: dict[int, Field], overview: Overview
) -> Iterator[_Row]:
    """Yield the body rows with the program each is matched to; a row that fits none is left out."""
    table = block.table
    if table is None:
        return
    names = tuple(draft.name.value for draft in overview.drafts)
    keys = tuple(key_of(name) for name in names)
    telling = tellings(names, material.document.text)
    taken: set[int] = set()
    for index, cells in enumerate(tables.grid(table)):
        by_field = {
            heading: cell
            for column, heading in columns.items()
            if (cell := cells[column]) is not None and cell.text
        }
        name = by_field.get(Field.NAME)
        if index < table.header_rows or name is None:
            continue
        group = by_field.get(Field.GROUP)
        within = [
            position
            for position, draft in enumerate(overview.drafts)
            if group is None
            or draft.category is None
            or group_number(overview.groups[draft.category]) in (None, number_of(group.text))
        ]
        if len(set(keys)) == 1 and key_of(without_number(name.text)) == keys[0]:
            # calls of one program, distinguished by how their topics are set: who answers, answers for all
            yield from (_Row(index, each, name, by_field) for each in within)
            taken.update(within)
            continue
        program = _match(name.text, keys, within, taken)
        if program is None:
            shares = [each for each in mentions(name.text, telling) if each.index in within]
            best = max(shares, key=lambda each: each.share, default=None)
            left = [position for position in within if position not in taken]
            program = best.index if best else (left[0] if len(left) == 1 else None)
        if program is not None:
            taken.add(program)
            yield _Row(index, program, name, by_field)


def _match(name: str, keys: tuple[str, ...], within: list[int], taken: set[int]) -> int | None:
    key = key_of(without_number(name))
    return next((index for index in within if keys[index] == key and index not in taken), None)


def _row_facts(block: Block, row: _Row) -> Iterator[Fact]:
    name = " ".join(without_number(row.name.text).split())
    where = (place(whole_cell(block, row.name)),)
    yield Fact(row.program, Field.NAME, name, where, RULE, Origin.APPENDIX)
    for heading in (Field.DIVISION, Field.AGENCY):
        cell = row.cells.get(heading)
        if cell is not None:
            text = joined(cell.text)
            spot = (place(whole_cell(block, cell)),)
            yield Fact(row.program, heading, text, spot, RULE, Origin.LABEL)


def joined(name: str) -> str:
    """Return an office's name on one line, a name broken inside a narrow cell put together again."""
    return _BROKEN.sub("", " ".join(name.split()))


def _row_calls(material: Material, block: Block, row: _Row) -> Iterator[ContactRow]:
    """Yield the numbers of a row; words right before a number name another office than the agency."""
    cell = row.cells.get(Field.CONTACT)
    if cell is None:
        return
    agency = row.cells.get(Field.AGENCY)
    own = Stated(joined(agency.text), (place(whole_cell(block, agency)),), RULE) if agency else None
    position = 0
    for index, figure in material.in_cell(block.id, (cell.row, cell.col)):
        if not isinstance(figure.value, Phone):
            continue
        label = _label(material, block, cell, (position, figure.place.start))
        phone = Stated(figure.value, (place(figure.place),), RULE)
        yield ContactRow(label or own, phone, row.program, index, label is not None)
        position = max(position, figure.place.end)


def _label(
    material: Material, block: Block, cell: Cell, span: tuple[int, int]
) -> Stated[str] | None:
    start, end = span
    words = cell.text[start:end]
    if not _WORD.search(words) or end <= start:
        return None
    name = words.strip(" \n,:/()☎·")
    start += words.find(name)
    offset = block.start + cell.start
    source = material.document.source(offset + start, offset + start + len(name))
    return Stated(" ".join(name.split()), (place(source),), RULE)


def contact_trees(calls: tuple[ContactRow, ...]) -> Iterator[Tree]:
    """Yield contacts for the record: one office with the same numbers is one, with all its programs."""
    rows: dict[tuple[int, str, bool], list[ContactRow]] = {}
    for call in calls:
        office = squash(call.organization.value) if call.organization else ""
        key = (-1 if call.labelled else call.program, office, call.labelled)
        rows.setdefault(key, []).append(call)
    offices: dict[tuple[str, tuple[str, ...], bool], list[ContactRow]] = {}
    for (_, office, labelled), held in rows.items():
        numbers = tuple(dict.fromkeys(call.phone.value.national for call in held))
        offices.setdefault((office, numbers, labelled), []).extend(held)
    ordered = sorted(offices.items(), key=lambda item: item[0][2])
    for _, held in ordered:
        yield _tree(held)


def _tree(held: list[ContactRow]) -> Tree:
    phones: dict[str, Stated[Phone]] = {}
    for call in held:
        number = call.phone.value.national
        places: tuple[Place, ...] = phones[number].places if number in phones else ()
        phones[number] = Stated(
            phones[number].value if number in phones else call.phone.value,
            tuple(dict.fromkeys((*places, *call.phone.places))),
            RULE,
        )
    named = [call.organization for call in held if call.organization is not None]
    programs = tuple(f"p{program + 1}" for program in sorted({call.program for call in held}))
    tree: Tree = {"phones": tuple(phones.values()), "programs": programs}
    if named:
        places = tuple(dict.fromkeys(place for name in named for place in name.places))
        tree = {"organization": Stated(named[0].value, places, RULE), **tree}
    return tree


def united(contacts: tuple[Tree, ...], programs: tuple[Tree, ...]) -> tuple[Tree, ...]:
    """Return all contacts, those of programs last; an office named elsewhere with the same numbers is one.

    The place that names it elsewhere is kept beside those of the table.
    """
    known = {_identity(contact): index for index, contact in enumerate(programs)}
    merged = list(programs)
    others: list[Tree] = []
    for contact in contacts:
        index = known.get(_identity(contact))
        if index is None:
            others.append(contact)
        else:
            merged[index] = _with_places(merged[index], contact)
    return (*others, *merged)


def _identity(contact: Tree) -> tuple[str, tuple[str, ...]]:
    office = "".join(contact[key].value for key in ("organization", "division") if contact.get(key))
    numbers = tuple(phone.value.national for phone in contact["phones"])
    return (squash(office), numbers)


def _ruled(place: Place, rule: str) -> Place:
    return place.model_copy(update={"rule": rule})


def _with_places(contact: Tree, other: Tree) -> Tree:
    phones = tuple(
        replace(phone, places=(*phone.places, *(_ruled(each, again.rule) for each in again.places)))
        for phone, again in zip(contact["phones"], other["phones"], strict=True)
    )
    return {**contact, "phones": phones}


def _columns_of_numbers(material: Material, block: Block) -> tuple[int, ...]:
    """Return the columns of a table in which most body rows have a telephone number, whatever their headings say."""
    if block.table is None:
        return ()
    numbered = {
        figure.place.cell
        for figure in material.between(block.start, block.end)
        if isinstance(figure.value, Phone)
    }
    rows = tables.body_rows(block.table)
    return tuple(
        column for column in range(block.table.n_cols) if _share(rows, column, numbered) > _MOST
    )


def _share(
    rows: tuple[tuple[Cell | None, ...], ...], column: int, numbered: set[tuple[int, int] | None]
) -> float:
    cells = [row[column] for row in rows]
    held = [cell is not None and (cell.row, cell.col) in numbered for cell in cells]
    return sum(held) / max(1, len(held))
