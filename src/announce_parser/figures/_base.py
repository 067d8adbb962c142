"""What a figure kind is: a module with a name and rules, each a pattern with a small reader.

A rule is data: a name, an example and a near miss from how notices are written, a pattern over
folded text, and a reader that turns one match into readings. Folding replaces one character by one
character (``_fold``), so an offset in folded text is an offset in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from announce_parser.document import Source
from announce_parser.values import AnyValue

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from announce_parser.document import Segment
    from announce_parser.figures._calendar import OpenWhen
    from announce_parser.record import FigureRole
    from announce_parser.tables import Column


@dataclass(frozen=True, slots=True)
class Passage:
    """One run of text as rules see it.

    Attributes:
        text: The characters, as they are.
        folded: The same length, with dashes, quotes, middle dots and widths made uniform.
        start: Offset of the first character within the document's text (and the spaCy ``Doc``).
        doc: The tokenized document, for what characters cannot tell.
        column: Heading path and unit, where the passage is a body cell of a table.
        segment: Where it is.
    """

    text: str
    folded: str
    start: int
    doc: Doc
    segment: Segment
    column: Column | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule read: a value and the span that gives it, within the passage and half-open.

    Attributes:
        value: The value; its ``text`` is the passage's own characters at ``start:end``.
        start: First character.
        end: One past the last character.
        kind: Where one rule yields several kinds (date or period); the module's ``KIND`` otherwise.
    """

    value: AnyValue | OpenWhen
    start: int
    end: int
    kind: str | None = None


Read = Callable[["re.Match[str]", Passage], "Iterable[Reading] | Reading | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way a figure is written.

    Attributes:
        name: Stable, unique within its kind; after the kind (``money.with_currency``) it is in the record as
            the reason for the value. What people read of it is in ``messages``.
        example: A wording it reads, from how notices are written.
        near_miss: A wording that looks alike and must not be read by it.
        pattern: Searched in the passage's folded text; named groups only.
        read: Called for each match; returns readings, or None where the match is a look-alike.
        precedence: Between overlapping readings the higher wins, then the longer, then the earlier.
        cue: What a passage must hold for the pattern to be tried at all; it saves time and changes nothing.
            None where every passage is tried.
    """

    name: str
    example: str
    near_miss: str
    pattern: re.Pattern[str]
    read: Read
    precedence: int = 0
    cue: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A figure in the document; `start` and `end` are offsets within the document's text.

    Attributes:
        kind: As the contract names them; a calendar expression is ``date``, ``datetime`` or ``period``.
        value: The value; an ``OpenWhen`` until ``resolve`` has given it its year.
        rule: Kind and name of the rule that read it: ``money.with_currency``.
        precedence: Of the rule.
        place: The same span as a place of the record.
        role: What the words around it make of it; None where none tells.
    """

    kind: str
    text: str
    start: int
    end: int
    value: AnyValue | OpenWhen
    rule: str
    place: Source
    precedence: int = 0
    role: FigureRole | None = None

    def with_value(self, value: AnyValue, kind: str | None = None) -> Found:
        """Return the same figure with another value."""
        return replace(self, value=value, kind=kind or self.kind)


class FigureKind(Protocol):
    """A module of this family."""

    KIND: str
    RULES: tuple[Rule, ...]
