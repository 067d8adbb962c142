"""Contacts: every telephone number and mail address of a document with who answers it.

Numbers stand in sentences (``시설과 홍길동 사무관(☎02-…)``), in masthead and contact tables, and in tables that
a text has flattened to one cell a line (``책임자`` / ``과 장`` / ``홍길동`` / ``(02-…)``). All are walked alike:
lines without a number tell what the next number is about, a line of prose makes that forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from announce_parser.notices import _who
from announce_parser.notices._base import place
from announce_parser.notices._lines import Line, letters, lines_of_cell, lines_of_block
from announce_parser.notices._rows import rows_of
from announce_parser.notices._who import Who
from announce_parser.notices._words import (
    DIVISION_ENDING,
    DIVISION_LABELS,
    ROLES,
    is_name,
    is_position,
)
from announce_parser.record import Stated, Tree
from announce_parser.values import Email, Phone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from announce_parser.document import Block, Document
    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material

_LONGEST_CELL = 40  # what is longer is prose
_RULE = "words beside a number"
_CERTAIN, _LIKELY = 0.95, 0.8
Text = Stated[str]


@dataclass(slots=True)
class Entry:
    """One contact while it is gathered."""

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
        in_masthead: True below a label such as 담당 부서 or 책임자, where ranks and names have lines of their own.
        labelled: True right below 담당 부서, whose value comes next.
    """

    organization: Text | None = None
    division: Text | None = None
    role: Text | None = None
    position: Text | None = None
    name: Text | None = None
    office: tuple[Line, ...] = ()
    in_masthead: bool = False
    labelled: bool = False


class _Walk:
    """A pass over the document's lines in reading order that gathers entries."""

    def __init__(self, document: Document, figures: Sequence[Found]) -> None:
        self.document = document
        self.figures = figures
        self.context = Context()
        self.entries: list[Entry] = []
        self.open = False  # the entry above may still get a number

    def line(self, line: Line) -> None:
        """Take in one line."""
        held = [each for each in self.figures if line.start <= each.start and each.end <= line.end]
        if not held:
            self._words(line)
            return
        for index, group in enumerate(_groups(self.document, held)):
            self._group(line, group, first=index == 0)
        if len(line.text) > _LONGEST_CELL * 2 and not self.context.in_masthead:
            self.context, self.open = Context(), False

    def forget(self) -> None:
        """Drop what the lines above said."""
        self.context, self.open = Context(), False

    def end_row(self) -> None:
        """Drop what belongs to one row of a table only."""
        self.context = replace(self.context, role=None, position=None, name=None)
        self.open = False

    def _words(self, line: Line) -> None:
        """Take a line without a number as role, rank, name, office, or as prose."""
        bare = letters(line.text)
        context = self.context
        if not bare:
            return
        self.open = False
        if bare in ROLES:
            self.context = replace(context, role=self._text(line), position=None, name=None, in_masthead=True, labelled=False)
        elif bare in DIVISION_LABELS:
            self.context = Context(in_masthead=True, labelled=True)
        elif is_position(bare) and len(bare) <= 8:
            self.context = replace(context, position=self._text(line, bare), name=None, in_masthead=True, labelled=False)
        elif context.in_masthead and (context.role or context.position) and is_name(line.text):
            self.context = replace(context, name=self._text(line))
        elif len(line.text) > _LONGEST_CELL:
            self.context = Context()
        elif context.in_masthead:
            self._office_of_masthead(line)
        else:
            self.context = replace(context, office=(*context.office[-1:], line))

    def _office_of_masthead(self, line: Line) -> None:
        """Take a line of a masthead as the office or division that its people belong to."""
        who = _who.read_office(line.text, (0, len(line.text)))
        organization, division = self._part(line, who.organization), self._part(line, who.division)
        context = self.context
        if organization is not None and not context.labelled and context.organization is None and division is None:
            division, organization = organization, None
        if organization is not None:
            self.context = Context(organization, division, in_masthead=True)
            return
        if division is None:
            return
        if context.division is None:
            # The division stands in a merged cell whose text comes after the first person.
            for entry in self.entries:
                if entry.organization is context.organization and entry.division is None and context.organization:
                    entry.division = division
            self.context = replace(context, division=division, labelled=False)
        elif context.labelled or context.name is None:
            joined = context.labelled and not context.role
            self.context = replace(context, division=_both(context.division, division) if joined else division)

    def _group(self, line: Line, group: Sequence[Found], *, first: bool) -> None:
        """Take the numbers of one office or person that stand together on a line."""
        since = 0
        if not first or self._before(line, group[0]) > 0:
            since = self._before(line, group[0])
        start = group[0].start - line.start
        who = _who.read_before(line.text, (since, start), expects_person=self._expects_person())
        if who.is_nobody and since == start == 0 or who.is_nobody:
            after = self._behind(line, group[-1])
            who = _merge(who, _who.read_after(line.text, (group[-1].end - line.start, after)))
        if not who.is_nobody:
            self._start(line, who)
        elif not self.open:
            self._start_from_context()
        self._add(group)

    def _before(self, line: Line, figure: Found) -> int:
        """Return where the words before a figure begin: behind the number before it."""
        ends = [each.end - line.start for each in self.figures if line.start <= each.start < figure.start and each.end <= figure.start]
        return max(ends, default=0)

    def _behind(self, line: Line, figure: Found) -> int:
        """Return where the words behind a figure end: before the next number."""
        starts = [each.start - line.start for each in self.figures if figure.end <= each.start < line.end]
        return min(starts, default=len(line.text))

    def _expects_person(self) -> bool:
        context = self.context
        return context.in_masthead and (context.role is not None or context.position is not None)

    def _start(self, line: Line, who: Who) -> None:
        context = self.context
        entry = Entry(
            organization=self._part(line, who.organization),
            division=self._part(line, who.division),
            role=self._part(line, who.role) or context.role,
            position=self._part(line, who.position) or context.position,
            name=self._part(line, who.name),
        )
        if entry.name and entry.organization is None:
            entry.organization = context.organization
            entry.division = entry.division or context.division
            previous = self.entries[-1] if self.entries else None
            if entry.division is None and previous and previous.name and _same_line(previous, line):
                entry.organization, entry.division = previous.organization, previous.division
        if entry.name is None:
            entry.role = entry.position = None
        self._append(entry)
        self.context = replace(context, position=None, name=None, office=())

    def _start_from_context(self) -> None:
        context = self.context
        if context.in_masthead:
            entry = Entry(context.organization, context.division, None, context.role, context.position, context.name)
            self._append(entry)
            self.context = replace(context, name=None)
            return
        entry = Entry()
        if context.office:
            line = context.office[-1]
            who = _who.read_office(line.text, (0, len(line.text)))
            entry.organization, entry.division = self._part(line, who.organization), self._part(line, who.division)
        self._append(entry)

    def _append(self, entry: Entry) -> None:
        self.entries.append(entry)
        self.open = True

    def _add(self, group: Iterable[Found]) -> None:
        entry = self.entries[-1]
        for figure in group:
            if isinstance(figure.value, Phone):
                entry.phones.append(Stated(figure.value, (place(figure.place),), figure.rule, _CERTAIN))
            elif isinstance(figure.value, Email):
                entry.emails.append(Stated(figure.value.email, (place(figure.place),), figure.rule, _CERTAIN))

    def _text(self, line: Line, value: str | None = None) -> Text:
        source = self.document.source(line.start, line.end)
        return Stated(value or line.text, (place(source),), _RULE, _LIKELY)

    def _part(self, line: Line, span: tuple[int, int] | None) -> Text | None:
        if span is None:
            return None
        source = self.document.source(line.start + span[0], line.start + span[1])
        return Stated(" ".join(line.text[slice(*span)].split()), (place(source),), _RULE, _LIKELY)
