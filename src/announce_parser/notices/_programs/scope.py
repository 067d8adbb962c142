"""Notes under a table that change whole columns.

``* 지원한도·정부지원금 비중은 '최대'를 의미함`` makes every plain value of the columns it names an upper bound;
``* 지원규모는 당해년도 사업예산을 말하며`` says what a heading means. The subjects are headings like any other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind
from announce_parser.notices._columns import HEADINGS, Field, field_of, letters
from announce_parser.values import Bound, Duration, Money, Ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from announce_parser.document import Document
    from announce_parser.notices._programs.facts import Fact, Said

_BOUNDS = {
    "최대": Bound.MAX,
    "상한": Bound.MAX,
    "한도": Bound.MAX,
    "최소": Bound.MIN,
    "하한": Bound.MIN,
}
_MEANS = re.compile(
    r"(?P<subjects>[^,.;\n]{2,60}?)[은는]\s*['\"‘’“”]?\s*(?P<word>최대|상한|한도|최소|하한)\s*['\"‘’“”]?"
    r"(?:\s?(?:액|금액|기준|치|값))?\s*(?:[을를로]|으로|임|이며|이다|한도|기준)"
)
_SUBJECT = re.compile(r"\s*[·ㆍ․,/]\s*|\s+(?:및|와|과)\s+")
_READING = 8  # blocks under a table in which its notes may be


@dataclass(frozen=True, slots=True)
class Scope:
    """A note's reach.

    Attributes:
        table: Id of the block of the table it is under.
        fields: The columns it names, by meaning.
        bound: What it makes of their plain values.
        note: Id of the block it is in.
    """

    table: str
    fields: frozenset[Field]
    bound: Bound
    note: str


def scopes(document: Document) -> Iterator[Scope]:
    """Yield the notes under tables that make columns bounds."""
    for position, block in enumerate(document.blocks):
        if block.table is None:
            continue
        for note in document.blocks[position + 1 : position + 1 + _READING]:
            if note.table is not None or note.kind is BlockKind.HEADING:
                break
            for match in _MEANS.finditer(note.text):
                subjects = _SUBJECT.split(match["subjects"].rsplit("며", 1)[-1])
                fields = frozenset(found for each in subjects for found in _fields_of(each))
                if fields:
                    yield Scope(block.id, fields, _BOUNDS[match["word"]], note.id)


def _fields_of(subject: str) -> Iterator[Field]:
    """Yield what a subject names: one heading, or several that a lost mark between them let run together."""
    found = field_of(subject)
    if found is not None:
        yield found
        return
    yield from _run_together(letters(subject)) or ()


def _run_together(name: str) -> tuple[Field, ...] | None:
    """Return the headings that letters consist of, longest first; None where something is left over."""
    if not name:
        return ()
    for size in range(len(name), 1, -1):
        rest = _run_together(name[size:]) if name[:size] in HEADINGS else None
        if rest is not None:
            return (HEADINGS[name[:size]], *rest)
    return None


def bounded(facts: Iterable[Fact], reach: tuple[Scope, ...]) -> Iterator[Fact]:
    """Yield the facts, those in the reach of a note with its bound where they state none."""
    for fact in facts:
        scope = next(
            (
                each
                for each in reach
                if fact.field in each.fields and fact.places[0].block == each.table
            ),
            None,
        )
        yield replace(fact, value=with_bound(fact.value, scope.bound)) if scope else fact


def with_bound(value: Said, bound: Bound) -> Said:
    """Return a plain value as a bound; a range, and a value that says 내외 or 이상 itself, stays as it is."""
    if not isinstance(value, (Money, Ratio, Duration)) or value.bound is not None:
        return value
    plain = (
        getattr(value, "amount", None),
        getattr(value, "percent", None),
        getattr(value, "duration", None),
    )
    if all(part is None for part in plain):
        return value
    return value.model_copy(update={"bound": bound.value})
