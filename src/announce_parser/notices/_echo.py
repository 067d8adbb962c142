"""What a record repeats of its document: blocks, tables, footnotes and figures, so that it explains itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser import tables
from announce_parser.notices._base import place
from announce_parser.notices._columns import Field, field_of_path
from announce_parser.notices._lines import letters
from announce_parser.notices._programs.facts import Mark
from announce_parser.notices._words import DIVISION_LABELS, ISSUED_LABELS, RELEASE_LABELS, ROLES
from announce_parser.patterns import lazy_regex
from announce_parser.record import (
    Anchor,
    Figure,
    RecordBlock,
    RecordFootnote,
    RecordTable,
    Stated,
    TableCell,
)
from announce_parser.values import (
    AnyValue,
    Change,
    Count,
    Duration,
    Email,
    Money,
    Period,
    Phone,
    Ratio,
    Url,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from announce_parser.document import Block, Document, Source, Table
    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material
    from announce_parser.record import FigureRole, Place, TableRole, Tree

# Block, cell and offset.
Spot = tuple[str, "tuple[int, int] | None", int]

# Roles that only the notice as a whole gives: these words are by other sums, numbers and days as well.
_OF_THE_WHOLE: frozenset[FigureRole] = frozenset(
    {"budget", "awards", "published", "embargo", "contact", "target"}
)

# The share of figures expected to be right in a document not seen before. On the press texts that the rules
# were made with it is 1.000 for all but counts and changes, which are not listed in full there.
_CONFIDENCE: dict[type[AnyValue], float] = {
    Money: 0.97,
    Ratio: 0.97,
    Count: 0.9,
    Period: 0.93,
    Duration: 0.93,
    Phone: 0.99,
    Url: 0.99,
    Email: 0.99,
    Change: 0.9,
}
# Kinds of figures that are terms of programs; a year alone, or a number of things, often is not one.
_PLACED_KINDS = frozenset({"money", "ratio", "period", "duration"})
# Growth is right after a percentage: 29.4% 증가, 6.1% 감소.
_GROWTH = lazy_regex(
    r"^\s*(?:포인트|p)?\s*(?:이상|가량|나|씩)?\s*(?:증가|감소|향상|상승|하락|절감|확대|축소|성장|[↑↓])"
)
_MASTHEAD_LABELS = (
    RELEASE_LABELS
    | ISSUED_LABELS
    | (DIVISION_LABELS - {"문의", "문의처", "소속", "부서"})
    | (ROLES & {"책임자"})
)
_WINDOWS = frozenset(
    {
        Field.ANNOUNCEMENT,
        Field.APPLICATION,
        Field.EVALUATION,
        Field.AGREEMENT,
        Field.SELECTION,
        Field.TERM,
    }
)
_CRITERIA = (
    "평가항목",
    "배점",
    "심사항목",
    "평가지표",
    "심사기준",
)  # items, weights, indicators of a review
_TERMS = frozenset(
    {Field.BUDGET, Field.SCALE, Field.CAP, Field.SUBSIDY_RATIO, Field.DURATION, Field.AWARDS}
)


def spot(where: Place | Source) -> Spot:
    """Return where a figure begins, whatever its length: a sum may be cited with or without its unit."""
    return (where.block, where.cell, where.start)


def figures(
    material: Material, roles: Mapping[Spot, FigureRole], marks: Mapping[int, Mark]
) -> tuple[Figure, ...]:
    """Return every figure of the document.

    Args:
        material: The document and its resolved figures.
        roles: What a figure of the masthead was found to be, by where it is.
        marks: What a figure was found to say of a program, by its index.
    """
    return tuple(
        _figure(
            index,
            found,
            marks.get(index, Mark()),
            roles.get(spot(found.place)) or _role(material.document, found),
        )
        for index, found in enumerate(material.figures)
    )


def _figure(index: int, found: Found, mark: Mark, role: FigureRole | None) -> Figure:
    # A window that a program takes over may begin elsewhere; the figure states what is written there.
    value = found.value if isinstance(found.value, Period) else mark.value or found.value
    return Figure(
        id=f"f{index + 1}",
        kind=found.kind,
        text=found.text,
        value=value,
        role=mark.role or role,
        program=mark.program,
        label=mark.label,
        category=mark.category,
        bound=getattr(value, "bound", None),
        per=getattr(value, "per", None),
        rule=found.rule,
        source=place(found.place),
        confidence=_CONFIDENCE[type(value)],  # type: ignore[index]  # resolved: no date is open any more
    )


def with_words_around(mentioned: tuple[Figure, ...], material: Material) -> tuple[Figure, ...]:
    """Return the figures with the role that the words around one give it where the notice gives none."""
    return tuple(
        figure.model_copy(update={"role": found.role})
        if figure.role is None and figure.program is None and found.role not in _OF_THE_WHOLE
        else figure
        for figure, found in zip(mentioned, material.figures, strict=True)
    )


def unplaced(mentioned: tuple[Figure, ...], changes: tuple[Tree, ...]) -> tuple[str, ...]:
    """Return the figures of kinds that programs have which say nothing of any, nor of what changed."""
    told = [
        where
        for change in changes
        for side in ("before", "after")
        if isinstance(change.get(side), Stated)
        for where in change[side].places
    ]
    return tuple(
        figure.id
        for figure in mentioned
        if figure.kind in _PLACED_KINDS
        and figure.role is None
        and figure.program is None
        and not any(_lies_in(figure.source, where) for where in told)
    )


def _lies_in(inner: Place, outer: Place) -> bool:
    return (
        (inner.block, inner.cell) == (outer.block, outer.cell)
        and outer.start <= inner.start
        and inner.end <= outer.end
    )


def _role(document: Document, found: Found) -> FigureRole | None:
    """Return the role that the figure itself, or the word right after it, shows."""
    if isinstance(found.value, (Phone, Email)):
        return "contact"
    if isinstance(found.value, Url):
        return "reference"
    if isinstance(found.value, Ratio) and _GROWTH.match(document.text[found.end : found.end + 12]):
        return "growth"
    return None


def blocks(document: Document) -> tuple[RecordBlock, ...]:
    """Return all blocks, hidden ones marked as such."""
    return tuple(
        RecordBlock(
            id=block.id,
            kind=block.kind.value,
            text=block.text,
            level=block.level,
            marker=block.marker,
            page=block.page,
            bbox=block.bbox,
            table=block.table.id if block.table else None,
            hidden=True if block.hidden else None,
        )
        for block in document.blocks
    )


def record_tables(document: Document) -> tuple[RecordTable, ...]:
    """Return the grids with their body rows keyed by heading."""
    return tuple(_table(block, block.table) for block in document.blocks if block.table)


def _table(block: Block, table: Table) -> RecordTable:
    return RecordTable(
        id=table.id,
        caption=table.caption,
        unit=table.unit,
        page=block.page,
        pages=table.pages,
        n_rows=table.n_rows,
        n_cols=table.n_cols,
        header_rows=table.header_rows,
        header_cols=table.header_cols,
        cells=tuple(
            TableCell(
                row=cell.row,
                col=cell.col,
                row_span=cell.row_span,
                col_span=cell.col_span,
                text=cell.text,
                header=cell.header,
                tables=cell.tables or None,
            )
            for cell in table.cells
        ),
        records=tables.records(table),
        role=table_role(table),
    )


def table_role(table: Table) -> TableRole | None:
    """Return what a table is for, by its headings; None where they do not say."""
    columns = tables.columns(table)
    fields = {field_of_path(column.path) for column in columns}
    named = bool(fields & {Field.NAME, Field.POST})
    edge = (cell for cell in table.cells if cell.col == 0 or cell.row == 0)
    if not named and any(letters(cell.text) in _MASTHEAD_LABELS for cell in edge):
        return "masthead"
    headings = letters(" ".join(step for column in columns for step in column.path))
    signs: tuple[tuple[bool, TableRole], ...] = (
        (Field.CONTACT in fields or {Field.PERSON, Field.EMAIL} <= fields, "contacts"),
        (named and bool(fields & (_TERMS | _WINDOWS)), "programs"),
        (bool(fields & _WINDOWS), "schedule"),
        (bool(fields & {Field.BUDGET, Field.SCALE}), "budget"),
        (any(word in headings for word in _CRITERIA), "criteria"),
    )
    return next((role for holds, role in signs if holds), None)


def footnotes(document: Document) -> tuple[Stated[RecordFootnote], ...]:
    """Return the notes, each with the mark it explains where that is in the text."""
    return tuple(
        Stated(
            RecordFootnote(
                marker=note.marker,
                text=note.text,
                anchor=Anchor(
                    block=note.anchor.block,
                    start=note.anchor.start,
                    end=note.anchor.end,
                    cell=note.anchor.cell,
                )
                if note.anchor
                else None,
            ),
            (place(note.source),),
        )
        for note in document.footnotes
    )
