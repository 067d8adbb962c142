"""The announcement record: typed, immutable, in the order of the contract.

``schemas/announcement.schema.json`` is generated from these models by ``announce-parser schema --write``;
a test holds the two together. Lists are tuples and always there; a scalar or object that the document
does not state is None here and left out of the JSON.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from pydantic import Field
from pydantic_core import to_json

from announce_parser.errors import InvalidRecord
from announce_parser.pointers import escape
from announce_parser.record._content import (
    Absence,
    Anchor,
    Attachment,
    Check,
    Figure,
    Link,
    Mention,
    RecordBlock,
    RecordFootnote,
    RecordTable,
    Related,
    Section,
    TableCell,
)
from announce_parser.record._facts import facts_of
from announce_parser.record._office import (
    Contact,
    Correction,
    Given,
    Head,
    Issuer,
    Named,
    Organization,
    Place,
    PrintRelease,
    Release,
    Revision,
    SourceInfo,
)
from announce_parser.record._program import (
    ApplyAt,
    Benefit,
    Category,
    ChangeEntry,
    CostShare,
    Funding,
    Goal,
    Loan,
    LoanRate,
    Part,
    Prize,
    Program,
    Round,
    ScheduledEvent,
    Terms,
    Topic,
)
from announce_parser.record._vocabulary import (
    PROGRAMS_NOT_READ,
    SCHEMA_VERSION,
    UNREAD_RULES,
    Anything,
    BlockKindText,
    Confidence,
    Event,
    FigureKind,
    FigureRole,
    Kind,
    Natural,
    Positive,
    SectionRole,
    TableRole,
)
from announce_parser.values import DateText, Money, Number, Value

__all__ = [
    "PROGRAMS_NOT_READ",
    "SCHEMA_VERSION",
    "UNREAD_RULES",
    "Absence",
    "Anchor",
    "Anything",
    "ApplyAt",
    "Attachment",
    "Benefit",
    "BlockKindText",
    "Category",
    "ChangeEntry",
    "Check",
    "Confidence",
    "Contact",
    "Correction",
    "CostShare",
    "Event",
    "Figure",
    "FigureKind",
    "FigureRole",
    "Funding",
    "Given",
    "Goal",
    "Head",
    "Issuer",
    "Kind",
    "Link",
    "Loan",
    "LoanRate",
    "Mention",
    "Named",
    "Natural",
    "Organization",
    "Part",
    "Place",
    "Positive",
    "PrintRelease",
    "Prize",
    "Program",
    "Record",
    "RecordBlock",
    "RecordFootnote",
    "RecordTable",
    "Related",
    "Release",
    "Revision",
    "Round",
    "ScheduledEvent",
    "Section",
    "SectionRole",
    "SourceInfo",
    "Stated",
    "TableCell",
    "TableRole",
    "Terms",
    "Topic",
    "Tree",
    "assemble",
    "escape",
]


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
    provenance: dict[str, tuple[Place | Correction | Given, ...]] = Field(default_factory=dict)

    @property
    def partial(self) -> bool:
        """True where something of the source was not read; a check of ``UNREAD_RULES`` says what."""
        return any(check.rule in UNREAD_RULES for check in self.checks)

    @classmethod
    def from_json(cls, text: str | bytes) -> Record:
        """Return the record that ``to_json`` wrote.

        Raises:
            InvalidRecord: The record is of a newer schema than this package knows.
            ValueError: It is not JSON, or no record (pydantic's ``ValidationError``).
        """
        plain = json.loads(text, parse_float=_decimal)
        _refuse_newer(plain)
        return cls.model_validate(plain)

    def facts(self) -> dict[str, Any]:
        """Return the values alone, each with one place, as JSON-ready data: a hundredth of the record."""
        return facts_of(self.to_dict(), self.provenance)

    def to_json(self) -> bytes:
        """Return the bytes that the command line writes: schema order, UTF-8, two spaces, final newline."""
        return to_json(self.to_dict(), indent=2) + b"\n"


def _refuse_newer(plain: Any) -> None:
    """Raise ``InvalidRecord`` for a record whose fields this package may not know."""
    stated = plain.get("schema_version") if isinstance(plain, dict) else None
    if not isinstance(stated, str) or not re.fullmatch(r"[0-9]+\.[0-9]+", stated):
        return
    if [int(part) for part in stated.split(".")] > [
        int(part) for part in SCHEMA_VERSION.split(".")
    ]:
        raise InvalidRecord(
            f"the record's schema is {stated}; this version reads up to {SCHEMA_VERSION}"
        )


def _decimal(digits: str) -> Number:
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
        places: Where the document says so; independent places that agree are all listed.
        rule: The name of the rule that read it.
        confidence: 0 to 1; None where the contract asks for none.
        given: The key of the metadata that says so where no place does.
    """

    value: T
    places: tuple[Place, ...]
    rule: str = ""
    confidence: float | None = None
    given: str | None = None


# Fields of a record, or of an item of it, under construction: see ``Stated``. The models check them in the end.
Tree: TypeAlias = dict[str, Any]


def assemble(tree: Tree) -> Record:
    """Return the record of a tree of ``Stated`` leaves, with provenance and confidence by JSON Pointer.

    Raises:
        pydantic.ValidationError: The tree does not fit the contract; a bug of the stage that built it.
    """
    provenance: dict[str, tuple[Place | Given, ...]] = {}
    confidence: dict[str, float] = {}
    plain = _plain(tree, "", provenance, confidence)
    plain["provenance"] = provenance
    plain["confidence"] = confidence
    return Record.model_validate(plain)


def _plain(
    node: object,
    pointer: str,
    provenance: dict[str, tuple[Place | Given, ...]],
    confidence: dict[str, float],
) -> Any:
    """Strip ``Stated`` from a node, noting its places under its pointer."""
    if isinstance(node, Stated):
        places = node.places
        if node.rule:
            places = tuple(
                place if place.rule else place.model_copy(update={"rule": node.rule})
                for place in places
            )
        if places:
            provenance[pointer] = places
        elif node.given is not None:
            provenance[pointer] = (Given(metadata=node.given),)
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
            _plain(child, f"{pointer}/{index}", provenance, confidence)
            for index, child in enumerate(node)
        )
    return node
