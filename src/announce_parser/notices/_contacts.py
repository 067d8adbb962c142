"""Contacts: every telephone number and mail address of a document with who answers it.

Numbers are in sentences (``시설과 홍길동 사무관(☎02-…)``), in masthead and contact tables, and in tables that
a text has flattened to one cell a line (``책임자`` / ``과 장`` / ``홍길동`` / ``(02-…)``). All are walked alike:
lines without a number tell what the next number is about, a line of prose makes that forgotten.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from announce_parser import tables
from announce_parser.document import BlockKind
from announce_parser.notices import _attribution
from announce_parser.notices._affiliation import LIKELY, RULE, addressee, both, is_unit, with_issuer
from announce_parser.notices._attribution import is_lowest_unit, is_organization, is_within
from announce_parser.notices._base import place
from announce_parser.notices._contact_columns import columns_of_things, part_of
from announce_parser.notices._enquiries import answered
from announce_parser.notices._entries import ContactEntry, Context, Text, groups, is_blank, united
from announce_parser.notices._lines import Line, lines_of, rows_of
from announce_parser.notices._lines import letters as letters_of
from announce_parser.notices._people import people_of, rank_of
from announce_parser.notices._words import (
    DIVISION_LABELS,
    REGIONS,
    ROLES,
    is_name,
    is_position,
)
from announce_parser.patterns import lazy_regex
from announce_parser.record import Stated
from announce_parser.values import Email, Phone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from announce_parser.document import Block, Document
    from announce_parser.figures._base import Found
    from announce_parser.notices._attribution import Who
    from announce_parser.notices._base import Material
    from announce_parser.notices._people import Person, Rows
    from announce_parser.record import Tree

_LONGEST_CELL = 40  # what is longer is prose
_CERTAIN = 0.95
# 담당부서 : 일자리정책과, label and value on one line
_LABELLED = lazy_regex(
    r"^[\s○ㅇ□-]*(?P<label>[가-힣 ]{2,12}?)(?:\s*[:：]\s*|\s{2,})(?P<value>\S.{1,40})$"
)
# 담당부서 교통정책과 · 담당자 홍길동: fields of a board without a colon
_UNIT_FIELD = lazy_regex(
    r"^(?P<label>담당\s?부서|부서명?|작성부서|제공부서)\s(?P<value>[가-힣A-Za-z0-9 ]{2,20}(?:[과팀실국]|담당관|센터))$"
)
_ROLE_AND_NAME = lazy_regex(
    r"^[\s○ㅇ□-]*(?P<role>담당자|작성자|책임자)\s{0,2}[:：]?\s{1,3}(?P<name>[가-힣]{2,4})$"
)
_ITEM = lazy_regex(r"\s*[-–·•○ㅇ◦□▪*※]\s")


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
        with_issuer(entry, issuer).tree()
        for entry in united(walk.entries)
        if not entry.is_only_spoken_of
    )


def _walk_block(walk: _Walk, block: Block) -> None:
    """Walk a block's lines, or a table's rows with what its headings say of their cells."""
    if block.table is None:
        for line in lines_of(block):
            walk.line(line)
        return
    walk.forget()
    columns = {
        column.index: part for column in tables.columns(block.table) if (part := part_of(column))
    }
    things = columns_of_things(block.table)
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


class _Walk:
    """A pass over a document's lines in reading order that gathers entries."""

    def __init__(self, document: Document, numbers: Sequence[Found]) -> None:
        self.document = document
        self.numbers = numbers
        self.context = Context()
        self.entries: list[ContactEntry] = []
        self.is_open = False  # the entry above may still get a number
        self.row_end = 0  # where the line of the last person with a role ends
        self.labelled_at: int | None = None  # how many entries were before the masthead's label
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
        for group in groups(self.document, fresh):
            if not self._people_behind(line, group):
                self._group(line, group, held)
        if len(line.text) > 2 * _LONGEST_CELL:
            self.forget()

    def holds_number(self, line: Line) -> bool:
        """Return whether a telephone number or mail address is on the line."""
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
                    division=both(context.division, division),
                )
        self.is_open = False
        self.context = replace(
            context,
            role=self._bare(person.role) if person.role else context.role,
            position=self._position(person.position) if person.position else None,
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
        bare = letters_of(line.text)
        if not bare:
            return
        self.is_open = False
        if not self._labelled(line):
            self._unlabelled(line, bare)

    def _labelled(self, line: Line) -> bool:
        """Take what is after a label on the same line: a division, a person, an office; False where none does."""
        labelled = _LABELLED.match(line.text) or _UNIT_FIELD.match(line.text)
        if labelled is not None and letters_of(labelled["label"]) in DIVISION_LABELS:
            self.context = Context(in_masthead=True, labelled=True)
            at = line.start + labelled.start("value")
            self._office(Line(labelled["value"], at, line.block, line.cell))
            return True
        named = _ROLE_AND_NAME.match(line.text)
        if named is not None and is_name(named["name"]):
            self.context = replace(
                self.context,
                role=self._part(line, named.span("role")),
                position=None,
                name=self._part(line, named.span("name")),
                in_masthead=True,
                labelled=False,
            )
            return True
        office = _attribution.labelled_office(labelled) if labelled is not None else None
        if labelled is not None and office is not None:
            at = line.start + labelled.start("value")
            self.context = Context(office=Line(office, at, line.block, line.cell))
        return office is not None

    def _unlabelled(self, line: Line, bare: str) -> None:
        """Take a line that is a rank, role, name or office as a whole, or prose."""
        context = self.context
        if bare in ROLES:
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
        elif (rank := rank_of(bare)) is not None:
            self.context = replace(
                context,
                position=self._text(line, rank),
                name=None,
                in_masthead=True,
                labelled=False,
            )
        elif context.announces_person and is_name(bare):
            self.context = replace(context, name=self._bare(line))
        elif context.in_masthead and (person := _attribution.person_on(line.text)) is not None:
            self.context = replace(
                context,
                position=self._rank_part(line, person.position),
                name=self._part(line, person.name),
            )
        elif len(line.text) > _LONGEST_CELL:
            self.context = Context(office=addressee(line))
        elif context.in_masthead:
            if not _ITEM.match(line.text):
                self._office(line)
        else:
            self.context = replace(context, office=line, above=context.office)

    def _office(self, line: Line) -> None:
        """Take a line of a masthead as the office or division that its people belong to."""
        organization, division = self._office_parts(line)
        context = self.context
        if organization and context.labelled and context.division and is_unit(organization.value):
            organization, division = None, both(organization, division)
        if organization is not None:
            labelled = context.labelled and division is None
            self.context = Context(organization, division, in_masthead=True, labelled=labelled)
        elif (
            division is not None
            and context.division is not None
            and (context.labelled or is_within(division.value, context.division.value))
        ):
            whole = both(context.division, division)
            self._complete(whole)
            self.context = replace(context, division=whole)
        elif division is not None:
            if context.division is None:
                self._complete(division)
            self.context = replace(context, division=division)

    def _complete(self, division: Text | None) -> None:
        """Give a division to the people above it: in a merged cell it is below the first of them."""
        known = self.context
        for index, entry in enumerate(self.entries):
            is_same = entry.organization is known.organization and entry.division is known.division
            in_block = self.labelled_at is not None and index >= self.labelled_at
            if is_same and (known.organization or known.division or in_block):
                entry.division = division

    def _people_behind(self, line: Line, group: Sequence[Found]) -> bool:
        """Take numbers that share their beginning, each with its person in brackets; return whether they are."""
        numbers = [figure for figure in group if figure.start == group[0].start]
        people = _attribution.people_behind(line.text, group[0].start - line.start)
        if len(numbers) < 2 or not len(numbers) == len(group) == len(people):
            return False
        for figure, who in zip(numbers, people, strict=True):
            self._start(line, who)
            self._add([figure])
        return True

    def _group(self, line: Line, group: Sequence[Found], held: Sequence[Found]) -> None:
        """Take the numbers of one office or person that are together on a line."""
        first, last = group[0].start - line.start, group[-1].end - line.start
        since = max(
            (each.end - line.start for each in held if each.end <= group[0].start), default=0
        )
        until = min(
            (each.start - line.start for each in held if each.start >= group[-1].end),
            default=len(line.text),
        )
        person = self.context.announces_person
        who = _attribution.read_before(line.text, (since, first), expects_person=person)
        behind = _attribution.read_after(line.text, (last, until), is_last=until == len(line.text))
        joined = line.text[since:first].rstrip().endswith(("과", "와"))
        who = _attribution.beside(who, behind, joined=joined)
        if not who.is_nobody:
            self._start(line, who)
        elif not self.is_open:
            self._start_from_context()
        self._add(group)

    def _start(self, line: Line, who: Who) -> None:
        """Begin the contact that the words beside a number name."""
        context = self.context
        entry = ContactEntry(
            organization=self._part(line, who.organization),
            division=self._part(line, who.division),
            name=self._part(line, who.name),
        )
        if entry.name is not None:
            entry.role = self._part(line, who.role) or context.role
            entry.position = self._rank_part(line, who.position) or context.position
        if entry.name is not None and entry.organization is None and entry.division is None:
            self._inherit(entry, line)
        if entry.name is not None and entry.role is not None:
            self._take_from_row_above(entry, line)
            self.row_end = line.end
        self._append(entry)
        self.context = replace(context, name=None, office=None, above=None)

    def _take_from_row_above(self, entry: ContactEntry, line: Line) -> None:
        """Join the office of a masthead whose rows are lines: the 국 and 책임자, below them 과 and 담당자."""
        above = self.entries[-1] if self.entries else None
        if above is None or self.document.text[self.row_end : line.start].strip():
            return
        if above.name is None or above.role is None or entry.organization is not None:
            return
        if entry.division is None:
            entry.organization, entry.division = above.organization, above.division
        elif above.division is None:
            above.division, entry.organization = entry.division, above.organization
        elif is_within(entry.division.value, above.division.value):
            entry.organization = above.organization
            above.division = entry.division = both(above.division, entry.division)

    def _inherit(self, entry: ContactEntry, line: Line) -> None:
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
        if previous and previous.name and self._shares_line(line, previous):
            entry.role = entry.role or previous.role

    def _shares_line(self, line: Line, entry: ContactEntry) -> bool:
        """Return whether a person is on the line: 담당자 과장 홍길동(…), 사무관 김영희(…)."""
        at = entry.name.places[0] if entry.name else None
        here = self.document.source(line.start, line.end)
        return (
            at is not None
            and (at.block, at.cell) == (here.block, here.cell)
            and at.start >= here.start
        )

    def _start_from_context(self) -> None:
        """Begin the contact that the lines above name."""
        context = self.context
        entry = ContactEntry(context.organization, context.division, context.region)
        if context.name is not None:
            entry.role, entry.position, entry.name = context.role, context.position, context.name
        elif context.office is not None and not self._is_person(entry, context):
            entry.organization, entry.division = self._named_above(context.office, context.above)
        self._append(entry)
        self.context = replace(context, name=None, above=None)

    def _is_person(self, entry: ContactEntry, context: Context) -> bool:
        """Return whether the line above is a person with rank, given to the entry with the unit of the line before."""
        line, above = context.office, context.above
        if line is None or (who := _attribution.person_on(line.text)) is None:
            return False
        entry.name, entry.position = self._part(line, who.name), self._rank_part(line, who.position)
        if above is not None:
            organization, division = self._office_parts(above)
            if division is not None and is_lowest_unit(division.value):
                entry.organization, entry.division = organization, division
        return True

    def _named_above(self, line: Line, above: Line | None) -> tuple[Text | None, Text | None]:
        """Return office and unit of the lines above a number, a name broken over two of them joined."""
        organization, division = self._office_parts(line)
        first = self._office_parts(above)[0] if above is not None else None
        if organization is None and division is not None:
            if (
                first is not None
                and is_organization(first.value)
                and first.value[-1] not in "시도군구"
            ):
                return first, division
            return (None, division) if is_lowest_unit(division.value) else (division, None)
        if organization is None or first is None or not _attribution.is_second_half(line.text):
            return organization, division
        joined = f"{first.value}{organization.value}"
        return Stated(joined, (*first.places, *organization.places), RULE, LIKELY), division

    def _office_parts(self, line: Line) -> tuple[Text | None, Text | None]:
        who = _attribution.read_office(line.text, (0, len(line.text)))
        return self._part(line, who.organization), self._part(line, who.division)

    def _append(self, entry: ContactEntry) -> None:
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
        return Stated(value or line.text, (place(source),), RULE, LIKELY)

    def _bare(self, line: Line) -> Text:
        """Return a rank, role or name without the spaces it is spread with."""
        return self._text(line, letters_of(line.text))

    def _rank_part(self, line: Line, span: tuple[int, int] | None) -> Text | None:
        """Return a rank of a line without the spaces it is spread with: 과 장."""
        part = self._part(line, span)
        is_spread = part is not None and is_position(part.value)
        return replace(part, value=letters_of(part.value)) if part and is_spread else part

    def _position(self, line: Line) -> Text:
        """Return a rank: 과장 also where the cell says 담당과장."""
        return self._text(line, rank_of(letters_of(line.text)) or letters_of(line.text))

    def _part(self, line: Line, span: tuple[int, int] | None) -> Text | None:
        if span is None:
            return None
        source = self.document.source(line.start + span[0], line.start + span[1])
        return Stated(" ".join(line.text[slice(*span)].split()), (place(source),), RULE, LIKELY)
