"""Contacts: every telephone number and mail address of a document with who answers it.

Numbers stand in sentences (``시설과 홍길동 사무관(☎02-…)``), in masthead and contact tables, and in tables that
a text has flattened to one cell a line (``책임자`` / ``과 장`` / ``홍길동`` / ``(02-…)``). All are walked alike:
lines without a number tell what the next number is about, a line of prose makes that forgotten.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from announce_parser import tables
from announce_parser.document import BlockKind
from announce_parser.notices import _who
from announce_parser.notices._base import place
from announce_parser.notices._columns import Field, field_of_path
from announce_parser.notices._enquiries import answered
from announce_parser.notices._entries import Context, Entry, Text, is_blank, united
from announce_parser.notices._lines import Line, lines_of, rows_of
from announce_parser.notices._lines import letters as letters_of
from announce_parser.notices._people import people_of
from announce_parser.notices._words import (
    CENTRAL_OFFICES,
    DIVISION_LABELS,
    REGIONS,
    ROLES,
    is_name,
    is_position,
)
from announce_parser.record import Stated
from announce_parser.values import Email, Phone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from announce_parser.document import Block, Document, Table
    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material
    from announce_parser.notices._people import Person, Rows
    from announce_parser.notices._who import Who
    from announce_parser.record import Tree
    from announce_parser.tables import Column

_LONGEST_CELL = 40  # what is longer is prose
_RULE = "words beside a number"
_CERTAIN, _LIKELY = 0.95, 0.8
# 담당부서 : 일자리정책과, label and value on one line
_LABELLED = re.compile(r"^[\s○ㅇ□-]*(?P<label>[가-힣 ]{2,12}?)\s*[:：]\s*(?P<value>\S.{1,40})$")
_OFFICE_HEADINGS = frozenset(
    {"기관", "기관명", "소속", "소속기관", "단체명", "업체명", "회사명", "센터명", "지점명"}
)
_COLUMNS = {
    Field.AGENCY: "organization",
    Field.DIVISION: "division",
    Field.REGION: "region",
    Field.POSITION: "position",
    Field.PERSON: "name",
}


# 044-000-4876(홍길동 과장), 4823(김영희 주무관)
_PERSON_BEHIND = re.compile(r"\d{3,4}\s?\((?P<who>[가-힣]{2,4}\s[가-힣\s]{2,8}|[가-힣]{2,4})\)")


def contacts(
    material: Material, issuer: Text | None, *, without: frozenset[str] = frozenset()
) -> tuple[Tree, ...]:
    """Return the contacts in reading order.

    Args:
        material: The document and its figures.
        issuer: The office to which a division without an organization belongs.
        without: Ids of blocks whose numbers are read elsewhere (tables of contacts by program).
    """
    numbers = [
        figure
        for figure in material.figures
        if isinstance(figure.value, (Phone, Email))
        and figure.place.block not in without
        and not is_blank(figure.value)
    ]
    walk = _Walk(material.document, numbers)
    asked: Text | None = None
    for block in material.document.blocks:
        if block.id not in without and not block.hidden:
            known = len(walk.entries)
            _walk_block(walk, block)
            asked = answered(walk.entries[known:], asked, material.document, block)
    return tuple(
        _with_issuer(entry, issuer).tree()
        for entry in united(walk.entries)
        if not entry.is_only_spoken_of
    )


def _with_issuer(entry: Entry, issuer: Text | None) -> Entry:
    """Give a division that stands alone to the issuer, also one whose name could be an office's: ○○처."""
    shared = entry.division is not None and _who.is_call_centre(entry.division.value)
    if issuer is None:
        return entry
    named = entry.organization
    if named is not None and named.value != issuer.value and _is_unit(named.value):
        entry.division = _both(named, entry.division)
        entry.organization = None
    if entry.organization is None and not shared and (entry.division or entry.name):
        entry.organization = Stated(issuer.value, issuer.places, "issuer's division", _LIKELY)
    return entry


def _is_unit(name: str) -> bool:
    """Return whether a name that ends like a ministry's is none of the ministries: 건설관리부, 사업처."""
    return name.endswith(("부", "처")) and name not in CENTRAL_OFFICES and " " not in name


def _walk_block(walk: _Walk, block: Block) -> None:
    """Walk a block's lines, or a table's rows with what its headings say of their cells."""
    if block.table is None:
        for line in lines_of(block):
            walk.line(line)
        return
    walk.forget()
    columns = {
        column.index: part for column in tables.columns(block.table) if (part := _part_of(column))
    }
    things = _columns_of_things(block.table)
    rows = dict(rows_of(block))
    people = people_of(rows, walk.numbered(rows))
    named = {line.start for person in people.values() for line in person.cells}
    for row, cells in rows.items():
        if columns and row < block.table.header_rows:
            continue
        if columns:
            walk.set_row(
                {
                    columns[line.cell.col]: line
                    for line in cells
                    if line.cell and line.cell.col in columns
                }
            )
        for line in cells:
            # A merged cell has been read in its first row, the parts of a person go with the number.
            is_read = line.cell is not None and line.cell.row < row
            is_thing = line.cell is not None and line.cell.col in things
            is_silent = (columns or is_thing) and not walk.holds_number(line)
            if line.start in named or is_read or is_silent:
                continue
            if line.cell is not None and (line.cell.row, line.cell.col) in people:
                walk.announce(people[line.cell.row, line.cell.col])
            walk.line(line)
        walk.end_row()
    walk.forget()


def _columns_of_things(table: Table) -> frozenset[int]:
    """Return the columns that name what the calls are about, ``세부사업명`` and the 분야 left of it, not who takes them."""
    things = [
        column.index
        for column in tables.columns(table)
        if field_of_path(column.path) in (Field.NAME, Field.TOPIC)
    ]
    return frozenset((*range(min(things, default=0)), *things))


def _part_of(column: Column) -> str | None:
    """Return which part of a contact a column holds; None for all others."""
    if column.path and letters_of(column.path[-1]) in _OFFICE_HEADINGS:
        return "organization"
    found = field_of_path(column.path)
    return _COLUMNS.get(found) if found else None


class _Walk:
    """A pass over a document's lines in reading order that gathers entries."""

    def __init__(self, document: Document, numbers: Sequence[Found]) -> None:
        self.document = document
        self.numbers = numbers
        self.context = Context()
        self.entries: list[Entry] = []
        self.is_open = False  # the entry above may still get a number
        self.labelled_at: int | None = None  # how many entries stood before the masthead's label
        self.taken: set[int] = set()  # a number in a merged cell is met in each of its rows

    def line(self, line: Line) -> None:
        """Take in one line."""
        held = self._held(line)
        if line.block.kind is BlockKind.HEADING and (line.block.marker or "").startswith("#"):
            self.forget()  # a heading of Markdown; in a text, a cell of a flattened table may look like one
        elif not held:
            self._words(line)
            return
        fresh = [figure for figure in held if figure.start not in self.taken]
        self.taken.update(figure.start for figure in fresh)
        for group in _groups(self.document, fresh):
            if not self._people_behind(line, group):
                self._group(line, group, held)
        if len(line.text) > 2 * _LONGEST_CELL:
            self.forget()

    def holds_number(self, line: Line) -> bool:
        """Return whether a telephone number or mail address stands on the line."""
        return bool(self._held(line))

    def numbered(self, rows: Rows) -> set[tuple[int, int]]:
        """Return the cells of a grid that hold a telephone number or mail address."""
        return {
            (line.cell.row, line.cell.col)
            for lines in rows.values()
            for line in lines
            if line.cell is not None and self.holds_number(line)
        }

    def announce(self, person: Person) -> None:
        """Say whose number comes next, as the cells around it name them."""
        context = self.context
        if person.office:
            context = Context()
            for line in person.office:
                organization, division = self._office_parts(line)
                context = replace(
                    context,
                    organization=organization or context.organization,
                    division=_both(context.division, division),
                )
        self.is_open = False
        self.context = replace(
            context,
            role=self._bare(person.role) if person.role else context.role,
            position=self._bare(person.position) if person.position else None,
            name=self._bare(person.name),
            in_masthead=True,
            labelled=False,
        )

    def forget(self) -> None:
        """Drop what the lines above said."""
        self.context, self.is_open, self.labelled_at = Context(), False, None

    def set_row(self, cells: dict[str, Line]) -> None:
        """Say what the cells of a row name, by the headings of their columns."""
        named = {part: self._text(line) for part, line in cells.items()}
        office = named.get("organization")
        if office is not None and letters_of(office.value) in REGIONS:
            named["region"] = named.pop("organization")  # a list of branches by province
        self.context = Context(
            organization=named.get("organization"),
            division=named.get("division"),
            region=named.get("region"),
            position=named.get("position"),
            name=named.get("name"),
            in_masthead=True,
        )

    def end_row(self) -> None:
        """Drop what belongs to one row of a table only."""
        self.context = replace(self.context, position=None, name=None)
        self.is_open = False

    def _held(self, line: Line) -> list[Found]:
        first = bisect_left(self.numbers, line.start, key=attrgetter("start"))
        last = bisect_left(self.numbers, line.end, key=attrgetter("start"))
        return list(self.numbers[first:last])

    def _words(self, line: Line) -> None:
        """Take a line without a number as role, rank, name, office, or as prose."""
        bare, context = letters_of(line.text), self.context
        if not bare:
            return
        self.is_open = False
        labelled = _LABELLED.match(line.text)
        if labelled is not None and letters_of(labelled["label"]) in DIVISION_LABELS:
            self.context = Context(in_masthead=True, labelled=True)
            self._office(
                Line(labelled["value"], line.start + labelled.start("value"), line.block, line.cell)
            )
            return
        if labelled is not None and (named := _who.labelled_office(labelled)) is not None:
            at = line.start + labelled.start("value")
            self.context = Context(office=Line(named, at, line.block, line.cell))
        elif bare in ROLES:
            self.context = replace(
                context,
                role=self._bare(line),
                position=None,
                name=None,
                in_masthead=True,
                labelled=False,
            )
        elif bare in DIVISION_LABELS:
            self.context = Context(in_masthead=True, labelled=True)
            self.labelled_at = len(self.entries)
        elif (rank := _rank(bare)) is not None:
            self.context = replace(
                context,
                position=self._text(line, rank),
                name=None,
                in_masthead=True,
                labelled=False,
            )
        elif context.announces_person and is_name(bare):
            self.context = replace(context, name=self._bare(line))
        elif len(line.text) > _LONGEST_CELL:
            self.context = Context()
        elif context.in_masthead:
            self._office(line)
        else:
            self.context = replace(context, office=line, above=context.office)

    def _office(self, line: Line) -> None:
        """Take a line of a masthead as the office or division that its people belong to."""
        organization, division = self._office_parts(line)
        context = self.context
        if organization and context.labelled and context.division and _is_unit(organization.value):
            organization, division = None, _both(organization, division)
        if organization is not None:
            labelled = context.labelled and division is None
            self.context = Context(organization, division, in_masthead=True, labelled=labelled)
        elif (
            division is not None
            and context.division is not None
            and (context.labelled or _who.is_within(division.value, context.division.value))
        ):
            both = _both(context.division, division)
            self._complete(both)
            self.context = replace(context, division=both)
        elif division is not None:
            if context.division is None:
                self._complete(division)
            self.context = replace(context, division=division)

    def _complete(self, division: Text | None) -> None:
        """Give a division to the people above it: in a merged cell it stands below the first of them."""
        known = self.context
        for index, entry in enumerate(self.entries):
            is_same = entry.organization is known.organization and entry.division is known.division
            in_block = self.labelled_at is not None and index >= self.labelled_at
            if is_same and (known.organization or known.division or in_block):
                entry.division = division

    def _people_behind(self, line: Line, group: Sequence[Found]) -> bool:
        """Take numbers that share their beginning, each with its person in brackets; return whether they are."""
        numbers = [figure for figure in group if figure.start == group[0].start]
        named = list(_PERSON_BEHIND.finditer(line.text, group[0].start - line.start))
        if len(numbers) < 2 or not len(numbers) == len(group) == len(named):
            return False
        people = [
            _who.read_before(line.text, match.span("who"), expects_person=True) for match in named
        ]
        if not all(who.name for who in people):
            return False
        for figure, who in zip(numbers, people, strict=True):
            self._start(line, who)
            self._add([figure])
        return True

    def _group(self, line: Line, group: Sequence[Found], held: Sequence[Found]) -> None:
        """Take the numbers of one office or person that stand together on a line."""
        first, last = group[0].start - line.start, group[-1].end - line.start
        since = max(
            (each.end - line.start for each in held if each.end <= group[0].start), default=0
        )
        until = min(
            (each.start - line.start for each in held if each.start >= group[-1].end),
            default=len(line.text),
        )
        person = self.context.announces_person
        who = _who.read_before(line.text, (since, first), expects_person=person)
        behind = _who.read_after(line.text, (last, until), is_last=until == len(line.text))
        who = _who.beside(
            who, behind, joined=line.text[since:first].rstrip().endswith(("과", "와"))
        )
        if not who.is_nobody:
            self._start(line, who)
        elif not self.is_open:
            self._start_from_context()
        self._add(group)

    def _start(self, line: Line, who: Who) -> None:
        """Begin the contact that the words beside a number name."""
        context = self.context
        entry = Entry(
            organization=self._part(line, who.organization),
            division=self._part(line, who.division),
            name=self._part(line, who.name),
        )
        if entry.name is not None:
            entry.role = self._part(line, who.role) or context.role
            entry.position = self._part(line, who.position) or context.position
        if entry.name is not None and entry.organization is None and entry.division is None:
            self._inherit(entry, line)
        self._append(entry)
        self.context = replace(context, name=None, office=None, above=None)

    def _inherit(self, entry: Entry, line: Line) -> None:
        """Give a person the office of the masthead, or of the person before on the same line."""
        context, previous = self.context, self.entries[-1] if self.entries else None
        entry.organization, entry.division = context.organization, context.division
        if (
            previous
            and previous.name
            and previous.name.places[0].block == line.block.id
            and not context.in_masthead
        ):
            entry.organization, entry.division = previous.organization, previous.division

    def _start_from_context(self) -> None:
        """Begin the contact that the lines above name."""
        context = self.context
        entry = Entry(context.organization, context.division, context.region)
        if context.name is not None:
            entry.role, entry.position, entry.name = context.role, context.position, context.name
        elif context.office is not None:
            entry.organization, entry.division = self._named_above(context.office, context.above)
        self._append(entry)
        self.context = replace(context, name=None, above=None)

    def _named_above(self, line: Line, above: Line | None) -> tuple[Text | None, Text | None]:
        """Return office and unit of the lines above a number, a name broken over two of them joined."""
        organization, division = self._office_parts(line)
        first = self._office_parts(above)[0] if above is not None else None
        if organization is None and division is not None:
            if (
                first is not None
                and _who.is_organization(first.value)
                and first.value[-1] not in "시도군구"
            ):
                return first, division
            return (None, division) if _who.is_lowest_unit(division.value) else (division, None)
        if organization is None or first is None or not _who.is_second_half(line.text):
            return organization, division
        joined = f"{first.value}{organization.value}"
        return Stated(joined, (*first.places, *organization.places), _RULE, _LIKELY), division

    def _office_parts(self, line: Line) -> tuple[Text | None, Text | None]:
        who = _who.read_office(line.text, (0, len(line.text)))
        return self._part(line, who.organization), self._part(line, who.division)

    def _append(self, entry: Entry) -> None:
        self.entries.append(entry)
        self.is_open = True

    def _add(self, group: Iterable[Found]) -> None:
        entry = self.entries[-1]
        for figure in group:
            places = (place(figure.place),)
            if isinstance(figure.value, Phone):
                entry.add_phone(Stated(figure.value, places, figure.rule, _CERTAIN))
            elif isinstance(figure.value, Email):
                entry.emails.append(Stated(figure.value.email, places, figure.rule, _CERTAIN))

    def _text(self, line: Line, value: str | None = None) -> Text:
        source = self.document.source(line.start, line.end)
        return Stated(value or line.text, (place(source),), _RULE, _LIKELY)

    def _bare(self, line: Line) -> Text:
        """Return a rank, role or name without the spaces it is spread with."""
        return self._text(line, letters_of(line.text))

    def _part(self, line: Line, span: tuple[int, int] | None) -> Text | None:
        if span is None:
            return None
        source = self.document.source(line.start + span[0], line.start + span[1])
        return Stated(" ".join(line.text[slice(*span)].split()), (place(source),), _RULE, _LIKELY)


def _rank(bare: str) -> str | None:
    """Return the rank that a line consists of: 과장, also 담당과장 as a label beside a name."""
    if is_position(bare):
        return bare
    rank = bare.removeprefix("담당")
    return rank if rank != bare and is_position(rank) else None


def _both(upper: Text | None, lower: Text | None) -> Text | None:
    """Return a unit with the unit above it, as addresses name them: the larger first."""
    if upper is None or lower is None:
        return upper or lower
    places = (*upper.places, *lower.places)
    return Stated(f"{upper.value} {lower.value}", places, _RULE, _LIKELY)


def _groups(document: Document, held: Sequence[Found]) -> Iterator[list[Found]]:
    """Yield runs of numbers with no word of a name between them."""
    group: list[Found] = []
    for figure in held:
        if group and figure.start > group[-1].end:
            between = document.text[group[-1].end : figure.start]
            if not _who.says_nothing(between):
                yield group
                group = []
        group.append(figure)
    if group:
        yield group
