"""The tables of a document as rows and columns of numbers, read once; those that were written out line by line as well.

A portal's text has a table as lines: the headings one below the other, then each row's name and its numbers. Rows of as many
numbers that follow each other are a table again.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from announce_parser.checks._sheet import GridLine, GridNumber, columns, number_in, rows, squash
from announce_parser.document import BlockKind
from announce_parser.once import once
from announce_parser.record import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.document import Document

Sheet = tuple[tuple[GridLine, ...], tuple[GridLine, ...]]

_LONGEST_NAME = 24  # letters of a line that names a row or a column
_FEWEST = 3  # numbers of a row
_MOST = 40


@once
def sheets(document: Document) -> tuple[Sheet, ...]:
    """Return the rows and the columns of each table that holds numbers."""
    found = (
        (rows(block, block.table), block, block.table)
        for block in document.blocks
        if block.table is not None
    )
    return tuple((down, columns(block, table, down)) for down, block, table in found if down)


@once
def written_out(document: Document) -> tuple[Sheet, ...]:
    """Return the rows and the columns of the tables that are line by line among the paragraphs."""
    return tuple(sheet for run in _runs(document) for sheet in _sheets_of(tuple(_rows_of(run))))


@dataclass(frozen=True, slots=True)
class _Row:
    """The names before some numbers, the last of them the row's own, and the numbers."""

    names: tuple[str, ...]
    fields: tuple[GridNumber, ...]


def _runs(document: Document) -> Iterator[list[str | GridNumber]]:
    """Yield the lines that follow each other, each a name or a number, up to one that is neither."""
    run: list[str | GridNumber] = []
    for line in _lines(document):
        if line is None:
            if any(isinstance(each, GridNumber) for each in run):
                yield run
            run = []
        else:
            run.append(line)
    yield run


def _lines(document: Document) -> Iterator[str | GridNumber | None]:
    for block in document.blocks:
        if block.table is not None or block.kind is BlockKind.HEADING:
            yield None
            continue
        if block.hidden:
            continue
        at = 0
        for line in block.text.split("\n"):
            text = line.strip()
            start = at + len(line) - len(line.lstrip())
            at += len(line) + 1
            if not text:
                continue
            place = Place(block=block.id, start=start, end=start + len(text), page=block.page)
            name = squash(text)
            yield number_in(text, place, None) or (name if len(name) <= _LONGEST_NAME else None)


def _rows_of(run: Sequence[str | GridNumber]) -> Iterator[_Row]:
    """Yield the rows of a run; brackets that alternate with numbers are a row of their own."""
    groups = [
        (kind, list(group))
        for kind, group in groupby(run, key=lambda each: isinstance(each, GridNumber))
    ]
    names: tuple[str, ...] = ()
    for is_number, group in groups:
        if not is_number:
            names = tuple(str(each) for each in group)
            continue
        fields = [each for each in group if isinstance(each, GridNumber)]
        plain = tuple(each for each in fields if not each.bracketed)
        if (
            names
            and 2 * len(plain) == len(fields)
            and fields[1::2] == [f for f in fields if f.bracketed]
        ):
            yield _Row(names, plain)
            yield _Row((*names[-1:], ""), tuple(fields[1::2]))
        elif names:
            yield _Row(names, tuple(fields))


def _sheets_of(found: Sequence[_Row]) -> Iterator[Sheet]:
    """Yield the sheets of rows of as many numbers that follow each other."""
    for length, group in groupby(found, key=lambda row: len(row.fields)):
        held = list(group)[:_MOST]
        if not _FEWEST <= length <= _MOST:
            continue
        lead = held[0].names[:-1]
        are_whole = len(lead) in (length, length + 1)  # the corner says 구분
        headings = lead[-length:] if are_whole else ("",) * length
        down = tuple(
            GridLine(index, row.names[-1:], dict(enumerate(row.fields)))
            for index, row in enumerate(held)
        )
        across = tuple(
            GridLine(
                column, (headings[column],), {line.index: line.fields[column] for line in down}
            )
            for column in range(length)
        )
        yield down, across
