"""What is in the document: figures, tables, blocks, sections, notes; and what was checked."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from announce_parser.record._office import Place
from announce_parser.record._vocabulary import (
    BlockKindText,
    Confidence,
    FigureKind,
    FigureRole,
    Natural,
    Positive,
    SectionRole,
    TableRole,
)
from announce_parser.values import (
    Bound,
    Change,
    Count,
    Duration,
    Email,
    Money,
    Number,
    Period,
    Phone,
    Ratio,
    Url,
    Value,
)


class Figure(Value):
    """One typed mention in the document.

    Attributes:
        role: What the figure is for the program or notice it is about.
        program: Id of the program it is about.
        category: Id of the category whose sum it is.
        label: The type or level of that program for which it holds only (``기초``).
        rule: Name of the rule that read it.
        confidence: Share of figures read by such a rule that are right, 0 to 1.
    """

    id: str
    kind: FigureKind
    text: str
    value: Money | Ratio | Count | Period | Duration | Phone | Url | Email | Change
    role: FigureRole | None = None
    program: str | None = None
    category: str | None = None
    label: str | None = None
    bound: Bound | None = None
    per: str | None = None
    rule: str | None = None
    source: Place
    confidence: Confidence


class TableCell(Value):
    """One cell of the grid, listed once whatever it spans; rows and columns count from 0."""

    row: Natural
    col: Natural
    row_span: Positive
    col_span: Positive
    text: str
    header: bool
    tables: tuple[str, ...] | None = None


class RecordTable(Value):
    """A grid with its header paths and body rows."""

    id: str
    caption: str | None = None
    unit: str | None = None
    page: Positive | None = None
    pages: tuple[Positive, Positive] | None = None
    n_rows: Natural
    n_cols: Natural
    header_rows: Natural
    header_cols: Natural
    cells: tuple[TableCell, ...] = ()
    records: tuple[dict[str, str], ...] = ()
    role: TableRole | None = None


class RecordBlock(Value):
    """One piece of the document in reading order."""

    id: str
    kind: BlockKindText
    text: str
    level: Positive | None = None
    marker: str | None = None
    page: Positive | None = None
    bbox: tuple[Number, Number, Number, Number] | None = None
    table: str | None = None
    hidden: Literal[True] | None = None


class Section(Value):
    """A part of the outline with the blocks that are in it."""

    id: str
    level: Positive
    number: str | None = None
    heading: str
    role: SectionRole | None = None
    blocks: tuple[str, ...] = ()


class Anchor(Value):
    """Where a footnote's mark is in the text it explains."""

    block: str
    start: Natural
    end: Natural
    cell: tuple[Natural, Natural] | None = None


class RecordFootnote(Value):
    """A note with its mark."""

    marker: str
    text: str
    anchor: Anchor | None = None


class Link(Value):
    """An address of the web named in the document."""

    url: str
    text: str
    label: str | None = None


class Attachment(Value):
    """An appendix: 참고 1, 붙임 2, 별첨."""

    number: str | None = None
    title: str
    block: str | None = None


class Related(Value):
    """A notice this one refers to."""

    notice_number: str | None = None
    title: str | None = None
    url: str | None = None
    text: str


class Check(Value):
    """What was recomputed, and whether the document's own numbers agree."""

    rule: str
    severity: Literal["error", "warning", "info"]
    status: Literal["holds", "fails", "skipped"]
    grade: Literal["equal", "rounding", "tolerance", "conflict"] | None = None
    message: str
    params: dict[str, str | Number | tuple[str, ...]] = Field(default_factory=dict)
    at: tuple[str, ...] = ()
    sources: tuple[Place, ...] = ()
    expected: str | Number | None = None
    actual: str | Number | None = None


class Absence(Value):
    """Where the document says that there is no value."""

    text: str
    meaning: Literal["none", "to_be_announced", "varies"]


class Mention(Value):
    """A figure of a plain text that belongs to no record; offsets count characters, half-open."""

    kind: FigureKind
    text: str
    start: Natural
    end: Natural
    value: Money | Ratio | Count | Period | Duration | Phone | Url | Email | Change
    bound: Bound | None = None
    per: str | None = None
    role: FigureRole | None = None

    @classmethod
    def of(
        cls,
        kind: str,
        text: str,
        span: tuple[int, int],
        value: object,
        *,
        role: FigureRole | None = None,
    ) -> Mention:
        """Return the mention of a value, with the value's own bound and `per` beside it."""
        start, end = span
        limits = {name: getattr(value, name, None) for name in ("bound", "per")}
        stated = {
            "kind": kind,
            "text": text,
            "start": start,
            "end": end,
            "value": value,
            "role": role,
        }
        return cls.model_validate({**stated, **limits})
