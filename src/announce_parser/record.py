"""The announcement record: typed, immutable, in the order of the contract.

``schemas/announcement.schema.json`` is generated from these models by ``announce-parser schema --write``;
a test holds the two together. Lists are tuples and always there; a scalar or object that the document
does not state is None here and left out of the JSON.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import Field, WithJsonSchema

from announce_parser.pointers import escape
from announce_parser.values import (
    Bound,
    Change,
    Count,
    DateText,
    DateTimeText,
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

SCHEMA_VERSION = "1.0"

Kind = Literal[
    "press_release",
    "program_notice",
    "integrated_notice",
    "tender_notice",
    "recruitment_notice",
    "legislative_notice",
    "other",
]
FigureKind = Literal[
    "money", "ratio", "count", "date", "datetime", "period", "duration", "phone", "email", "url", "change"
]
FigureRole = Literal[
    "budget",
    "cap",
    "unit_cost",
    "awards",
    "subsidy_ratio",
    "own_share",
    "duration",
    "announcement",
    "application",
    "evaluation",
    "published",
    "embargo",
    "contact",
    "growth",
    "target",
    "share",
    "reference",
    "other",
]
Event = Literal[
    "announcement",
    "application",
    "briefing",
    "evaluation",
    "selection",
    "agreement",
    "execution",
    "settlement",
    "comment",
    "objection",
    "use_by",
    "event_day",
    "other",
]
SectionRole = Literal[
    "purpose",
    "overview",
    "eligibility",
    "support",
    "exclusion",
    "application",
    "documents",
    "evaluation",
    "schedule",
    "budget",
    "obligations",
    "contact",
    "attachment",
    "changes",
    "results",
    "quote",
    "other",
]
TableRole = Literal["masthead", "programs", "contacts", "schedule", "budget", "criteria", "other"]
BlockKindText = Literal[
    "heading", "paragraph", "list_item", "table", "caption", "footnote", "box", "image", "unread"
]
Confidence = Annotated[
    Number,
    Field(ge=0, le=1),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1}),
]
Natural = Annotated[int, Field(ge=0)]
Positive = Annotated[int, Field(ge=1)]
Anything = Annotated[
    Any, WithJsonSchema({"type": ["string", "number", "boolean", "array", "object"]})
]


class SourceInfo(Value):
    """The file the record was read from; `sha256` is the record's key."""

    filename: str
    format: str
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    size_bytes: Natural
    page_count: Natural | None = None
    encoding: str | None = None
    url: str | None = None
    metadata: dict[str, str] | None = None


class Place(Value):
    """Where a value stands: offsets into the block's text, or the cell's where `cell` is given.

    A value that a person corrected has ``by``, ``note`` and ``was`` instead of a place.
    """

    block: str
    start: Natural
    end: Natural
    page: Positive | None = None
    bbox: tuple[Number, Number, Number, Number] | None = None
    cell: tuple[Natural, Natural] | None = None
    rule: str | None = None


class Correction(Value):
    """The provenance of a value that a person corrected."""

    by: Literal["person"]
    note: str
    was: Anything = None


class Revision(Value):
    """How this notice changes an earlier one."""

    type: Literal["correction", "amendment", "renotice", "additional"]
    text: str


class Head(Value):
    """The person at the head of the issuer, as the text introduces them: (장관 이영)."""

    position: str
    name: str


class Issuer(Value):
    """The ministry, city or agency whose announcement it is."""

    name: str
    head: Head | None = None


class Named(Value):
    """An office by its name alone."""

    name: str


class PrintRelease(Value):
    """From which edition of the papers the release may be printed."""

    date: DateText
    edition: str | None = None


class Release(Value):
    """The embargo of a press release (보도시점)."""

    print: PrintRelease | None = None
    online: DateTimeText | DateText | None = None
    immediate: Literal[True] | None = None
    text: str


class Contact(Value):
    """A person or office to call, with the programs they answer for."""

    organization: str | None = None
    division: str | None = None
    region: str | None = None
    address: str | None = None
    role: str | None = None
    position: str | None = None
    name: str | None = None
    phones: tuple[Phone, ...] = ()
    emails: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    note: str | None = None


class Organization(Value):
    """An office with a part in the program: 주관, 총괄, 전담, 운영, 수행, 협력."""

    role: str
    name: str
    division: str | None = None


class Funding(Value):
    """Who pays how much: 국비, 지방비, 민간."""

    party: str
    amount: Money


class Category(Value):
    """A group of programs with its number as written and both of its names."""

    id: str
    parent: str | None = None
    number: str | None = None
    name: str
    aliases: tuple[str, ...] = ()
    budget: Money | None = None
    programs: tuple[str, ...] = ()


class CostShare(Value):
    """One party's share of the cost, in percent."""

    party: str
    percent: Number
    bound: Bound | None = None
    cash: Ratio | None = None
    in_kind: Ratio | None = None
    in_kind_cap: Money | None = None


class Terms(Value):
    """Terms that hold for one type, level or size only (기초 / 고도화)."""

    label: str
    cap: Money | None = None
    ratio: Ratio | None = None
    duration: Duration | None = None
    budget: Money | None = None
    awards: Count | None = None
    cost_sharing: tuple[CostShare, ...] = ()


class Benefit(Value):
    """A fixed sum a recipient gets, unlike a cap."""

    label: str
    amount: Money
    text: str


class Prize(Value):
    """A prize of a contest."""

    label: str
    count: Count | None = None
    amount: Money | None = None


class LoanRate(Value):
    """One rate of a loan."""

    label: str
    rate: Ratio | None = None
    text: str


class Loan(Value):
    """The terms of a loan or guarantee."""

    rates: tuple[LoanRate, ...] = ()
    guarantee_ratio: Ratio | None = None
    fee: Ratio | None = None
    term: Duration | None = None
    grace: Duration | None = None
    text: str


class Round(Value):
    """The windows of one round, region or weekday."""

    label: str
    announcement: Period | None = None
    application: Period | None = None
    evaluation: Period | None = None


class ApplyAt(Value):
    """Where to apply."""

    url: str | None = None
    text: str


class Topic(Value):
    """A named 과제 or RFP within a program."""

    number: str | None = None
    name: str
    amount: Money | None = None
    duration: Duration | None = None


class Program(Value):
    """Anything one can apply to, be chosen for or bid on, with its own terms."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    category: str | None = None
    status: Literal["new", "continued", "changed", "discontinued"] | None = None
    call_type: str | None = None
    summary: str | None = None
    budget: Money | None = None
    funding: tuple[Funding, ...] = ()
    awards: Count | None = None
    cap: Money | None = None
    caps: tuple[Terms, ...] = ()
    subsidy_ratio: Ratio | None = None
    cost_sharing: tuple[CostShare, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    prizes: tuple[Prize, ...] = ()
    loan: Loan | None = None
    duration: Duration | None = None
    term: Period | None = None
    announcement: Period | None = None
    application: Period | None = None
    evaluation: Period | None = None
    agreement: Period | None = None
    rounds: tuple[Round, ...] = ()
    applicants: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    employees: Count | None = None
    business_age: Duration | None = None
    industries: tuple[str, ...] = ()
    eligibility: str | None = None
    exclusions: str | None = None
    support: str | None = None
    how_to_apply: str | None = None
    apply_at: tuple[ApplyAt, ...] = ()
    documents: tuple[str, ...] = ()
    preference: str | None = None
    topics: tuple[Topic, ...] = ()
    division: str | None = None
    agency: str | None = None


class ScheduledEvent(Value):
    """A dated event that lies ahead of the reader or is under way."""

    event: Event
    program: str | None = None
    period: Period
    place: str | None = None
    text: str


class ChangeEntry(Value):
    """What differs from last year; `percent` is signed by meaning (83%↓ is -83)."""

    subject: str
    before: str | None = None
    after: str | None = None
    percent: Number | None = None
    program: str | None = None
    text: str


class Part(Value):
    """One part of a goal's breakdown."""

    name: str
    value: Number


class Goal(Value):
    """A total or target the notice states; each breakdown is one partition of it."""

    name: str
    kind: Literal["count", "money", "ratio"]
    value: Count | Money | Ratio
    breakdowns: tuple[tuple[Part, ...], ...] = ()
    text: str


class Figure(Value):
    """One typed mention in the document.

    Attributes:
        role: What the figure is for the program or notice it speaks of.
        program: Id of the program it speaks of.
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
    """A part of the outline with the blocks that stand in it."""

    id: str
    level: Positive
    number: str | None = None
    heading: str
    role: SectionRole | None = None
    blocks: tuple[str, ...] = ()


class Anchor(Value):
    """Where a footnote's mark stands in the text it explains."""

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


class Record(Value):
    """One parsed announcement, as the contract lays it out."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    source: SourceInfo
    kind: Kind
    language: Literal["ko"] = "ko"
    title: str | None = None
    subtitles: tuple[str, ...] = ()
    notice_number: str | None = None
    other_notice_numbers: tuple[str, ...] = ()
    revision: Revision | None = None
    fiscal_year: int | None = None
    issuer: Issuer | None = None
    co_issuers: tuple[Named, ...] = ()
    releasing_body: Named | None = None
    published: DateText | None = None
    release: Release | None = None
    contacts: tuple[Contact, ...] = ()
    organizations: tuple[Organization, ...] = ()
    budget: Money | None = None
    funding: tuple[Funding, ...] = ()
    categories: tuple[Category, ...] = ()
    programs: tuple[Program, ...] = ()
    schedule: tuple[ScheduledEvent, ...] = ()
    changes: tuple[ChangeEntry, ...] = ()
    goals: tuple[Goal, ...] = ()
    figures: tuple[Figure, ...] = ()
    tables: tuple[RecordTable, ...] = ()
    blocks: tuple[RecordBlock, ...] = ()
    sections: tuple[Section, ...] = ()
    footnotes: tuple[RecordFootnote, ...] = ()
    links: tuple[Link, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    related: tuple[Related, ...] = ()
    checks: tuple[Check, ...] = ()
    stated_absent: dict[str, Absence] = Field(default_factory=dict)
    unplaced: tuple[str, ...] = ()
    confidence: dict[str, Confidence] = Field(default_factory=dict)
    provenance: dict[str, tuple[Place | Correction, ...]] = Field(default_factory=dict)

    @property
    def partial(self) -> bool:
        """True where something of the source could not be read; a check of rule `unread` says what."""
        return any(check.rule == "unread" for check in self.checks)

    @classmethod
    def from_json(cls, text: str | bytes) -> Record:
        """Return the record that ``to_json`` wrote; raises pydantic's ``ValidationError`` for others."""
        return cls.model_validate(json.loads(text, parse_float=_decimal))

    def to_json(self) -> bytes:
        """Return the bytes that the command line writes: schema order, UTF-8, two spaces, final newline."""
        text = json.dumps(self.to_dict(), ensure_ascii=False, indent=2)
        return (text + "\n").encode("utf-8")


def _decimal(digits: str) -> Number:
    from decimal import Decimal

    return Decimal(digits)


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A value with the places that say so, before it is put into a record.

    A record under construction is a tree of mappings, tuples and plain constants whose leaves that were
    taken from the document are ``Stated``. ``assemble`` turns it into a ``Record``: the values to their
    fields, the places to ``provenance`` under the field's pointer.

    Attributes:
        value: A value object, text or number as the contract wants it.
        places: Where the document says so, at least one; independent places that agree are all listed.
        rule: The name of the rule that read it.
        confidence: 0 to 1; None where the contract asks for none.
    """

    value: T
    places: tuple[Place, ...]
    rule: str = ""
    confidence: float | None = None


# The closest thing to a record that stages build: see ``Stated``.
Tree = Any


def assemble(tree: Tree) -> Record:
    """Return the record of a tree of ``Stated`` leaves, with provenance and confidence by JSON Pointer.

    Raises:
        pydantic.ValidationError: The tree does not fit the contract; a bug of the stage that built it.
    """
    provenance: dict[str, tuple[Place, ...]] = {}
    confidence: dict[str, float] = {}
    plain = _plain(tree, "", provenance, confidence)
    plain["provenance"] = provenance
    plain["confidence"] = confidence
    return Record.model_validate(plain)


def _plain(
    node: Tree, pointer: str, provenance: dict[str, tuple[Place, ...]], confidence: dict[str, float]
) -> Any:
    """Strip ``Stated`` from a node, noting its places under its pointer."""
    if isinstance(node, Stated):
        places = node.places
        if node.rule:
            places = tuple(
                place if place.rule else place.model_copy(update={"rule": node.rule}) for place in places
            )
        provenance[pointer] = places
        if node.confidence is not None:
            confidence[pointer] = node.confidence
        return node.value
    if isinstance(node, dict):
        return {
            key: _plain(child, f"{pointer}/{escape(key)}", provenance, confidence)
            for key, child in node.items()
            if child is not None
        }
    if isinstance(node, (tuple, list)):
        return tuple(
            _plain(child, f"{pointer}/{index}", provenance, confidence) for index, child in enumerate(node)
        )
    return node
