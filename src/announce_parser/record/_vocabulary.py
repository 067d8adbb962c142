"""The closed sets of words that a record uses, and the numbers with limits."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import Field, WithJsonSchema

from announce_parser.values import Number

SCHEMA_VERSION: Final = "1.0"
PROGRAMS_NOT_READ: Final = "programs_not_read"
# Of these a check says that something of the source was not read: the record is partial.
UNREAD_RULES: Final = frozenset({"unread", PROGRAMS_NOT_READ})

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
    "money",
    "ratio",
    "count",
    "date",
    "datetime",
    "period",
    "duration",
    "phone",
    "email",
    "url",
    "change",
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
    "bid_opening",
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
