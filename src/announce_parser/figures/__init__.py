"""Figures: a tokenized document in, every typed mention out, in reading order.

Members are listed by hand, in the order they are tried. ``find`` reads them, ``resolve`` gives open days
their year (HOUSE: the year is elsewhere, and is proved by the weekday where one is written).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.document import Block, BlockKind, Document
from announce_parser.figures import (
    change,
    count,
    date,
    duration,
    email,
    money,
    period,
    phone,
    ratio,
    url,
)
from announce_parser.figures._base import FigureKind, Found, Passage, Reading
from announce_parser.figures._calendar import OpenWhen
from announce_parser.figures._marks import unmarked
from announce_parser.figures._passages import passages
from announce_parser.figures._proof import is_lunar
from announce_parser.figures._resolve import resolve
from announce_parser.figures._roles import role_of
from announce_parser.record import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc


__all__ = ["MEMBERS", "find", "mentions", "resolve"]

MEMBERS: tuple[FigureKind, ...] = (
    url,
    email,
    phone,
    period,
    date,
    money,
    ratio,
    duration,
    count,
    change,
)
# Every rule with its kind and what is asked of it a million times in a long document, looked up once.
_TRIED = tuple(
    (
        member.KIND,
        rule,
        f"{member.KIND}.{rule.name}",
        rule.cue.search if rule.cue else None,
        rule.pattern.finditer,
    )
    for member in MEMBERS
    for rule in member.RULES
)
# A change is made of figures that count as well, so it competes with none of them (COUNTING 8).
_OVERLAPPING = frozenset({"change"})


def find(doc: Doc, document: Document) -> tuple[Found, ...]:
    """Return the figures in reading order; calendar expressions may still lack their year."""
    found = [
        replace(figure, role=role_of(figure, passage))
        for passage in passages(doc, document)
        for figure in _arbitrate(_readings(passage))
    ]
    return tuple(
        sorted(found, key=lambda figure: (figure.start, figure.kind == "change", figure.end))
    )


def mentions(doc: Doc, *, published: str | None = None) -> tuple[Mention, ...]:
    """Return the figures of a text that is not a document, in reading order; offsets count its characters.

    Args:
        doc: As for ``of_text``.
        published: As for ``of_text``.
    """
    return tuple(
        Mention.of(
            figure.kind,
            figure.text,
            (figure.start, figure.end),
            figure.value,
            role=figure.role,
        )
        for figure in of_text(doc, published=published)[1]
    )


def of_text(doc: Doc, *, published: str | None = None) -> tuple[Document, tuple[Found, ...]]:
    """Return a text that is not a document as one of a single paragraph, with its figures in reading order.

    Args:
        doc: By any tokenizer; rules that ask for morphemes fall back on characters where there are none.
        published: The day, month or year of publication, ISO 8601, from which open dates are read.
    """
    document = Document("text", (Block("b1", BlockKind.PARAGRAPH, doc.text),), doc.text)
    year = int(published[:4]) if published else None
    return document, resolve(find(doc, document), document, published, year)


def _readings(passage: Passage) -> Iterator[Found]:
    """Yield what every rule reads in the passage, overlapping or not."""
    unmarked_passage = unmarked(passage)
    read = unmarked_passage.passage
    folded = read.folded
    for kind, rule, identifier, is_cued, matches in _TRIED:
        if is_cued is not None and is_cued(folded) is None:
            continue
        for match in matches(folded):
            for found in _as_many(rule.read(match, read)):
                if isinstance(found.value, OpenWhen) and is_lunar(folded, found):
                    continue
                reading = unmarked_passage.restored(found)
                start, end = passage.start + reading.start, passage.start + reading.end
                yield Found(
                    reading.kind or kind,
                    passage.text[reading.start : reading.end],
                    start,
                    end,
                    reading.value,
                    identifier,
                    passage.segment.source(reading.start, reading.end),
                    rule.precedence,
                )


def _as_many(readings: Iterable[Reading] | Reading | None) -> Iterable[Reading]:
    if readings is None:
        return ()
    return (readings,) if isinstance(readings, Reading) else readings


def _arbitrate(candidates: Iterable[Found]) -> list[Found]:
    """Keep the strongest of overlapping readings; several readings of one span by one rule all stay."""
    ranked = sorted(
        candidates, key=lambda figure: (-figure.precedence, figure.start - figure.end, figure.start)
    )
    kept: list[Found] = []
    holders: dict[int, Found] = {}  # which figure holds a character
    for figure in ranked:
        if figure.kind in _OVERLAPPING:
            kept.append(figure)
            continue
        span = range(figure.start, figure.end)
        if all(_are_twins(figure, holders[index]) for index in span if index in holders):
            kept.append(figure)
            holders.update(dict.fromkeys(span, figure))
    return kept


def _are_twins(figure: Found, other: Found) -> bool:
    """True where one rule made both of one span (053-210-9552~6 is five phones)."""
    return (figure.start, figure.end, figure.rule) == (other.start, other.end, other.rule)
