"""Where a value comes from: the text around each of its places, the rule that read it, and what agreed.

Comes in: a record and a JSON Pointer into it. Goes out: plain values that a command line or a page can show.
Everything is taken from the record alone, but for the reasons why evidence took a program or a term for one: these
need the document (``reasons``).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from announce_parser import notices, pipeline, pointers, profiles, tables
from announce_parser.document import Cell, Table
from announce_parser.messages import RULES
from announce_parser.record import Correction, Given, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from announce_parser.notices import Why
    from announce_parser.profiles import ProfileLine
    from announce_parser.readers import Loaded
    from announce_parser.record import Check, Record, RecordTable

_AROUND = 40  # characters shown on either side of a value


_RULES_HEAD = (
    "# Rules by their ids",
    "",
    "A value's places in `provenance` and every figure name the rule that read it. The ids stay; what they are called may be",
    "improved. Checks have names of their own (`Check.rule`). This page is generated: `announce_parser.explain.rules_page()`.",
    "",
    "| id | what it reads | 이름 | example |",
    "|---|---|---|---|",
)


@dataclass(frozen=True, slots=True)
class Witness:
    """One place that says the value.

    Attributes:
        place: As in the record's provenance.
        before: What is before it in its block or cell, cut to what a line can hold.
        text: The characters at the place.
        after: What is after it.
        headings: Of a cell: its row's first cell and its column's headings.
        unit: Of a cell: the unit of its column or caption.
        rule: The name of the rule that read or linked it.
        example: A wording that the rule reads, where it has one.
    """

    place: Place
    before: str
    text: str
    after: str
    headings: tuple[str, ...]
    unit: str | None
    rule: str | None
    example: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that a record knows of one of its values.

    Attributes:
        pointer: The pointer that was asked for.
        value: What is there, as JSON.
        stated_at: The pointer whose provenance it is: its own, or that of the object it is part of.
        witnesses: The places that say it.
        confidence: 0 to 1; None where the contract asks for none.
        checks: The checks that name it, failing ones first.
        by_person: The note of the person who corrected it.
        profile: Lines of the profile that holds which may have led to it.
        given: The key of the metadata that says it where the text does not.
    """

    pointer: str
    value: str
    stated_at: str
    witnesses: tuple[Witness, ...]
    confidence: float | None
    checks: tuple[Check, ...]
    by_person: str | None = None
    profile: tuple[ProfileLine, ...] = ()
    given: str | None = None


def explain(record: Record, pointer: str) -> Explanation:
    """Return where a value comes from.

    Raises:
        KeyError: Nothing is at the pointer.
    """
    plain = record.to_dict()
    value = pointers.follow(plain, pointer)
    stated_at, places = _provenance(record, pointer)
    witnesses = tuple(_witness(record, place) for place in places if isinstance(place, Place))
    notes = [place.note for place in places if isinstance(place, Correction)]
    checks = [
        check
        for check in record.checks
        if any(_concerns(at, stated_at) or _concerns(at, pointer) for at in check.at)
    ]
    confidence = record.confidence.get(stated_at)
    return Explanation(
        pointer,
        json.dumps(value, ensure_ascii=False),
        stated_at,
        witnesses,
        float(confidence) if confidence is not None else None,
        tuple(sorted(checks, key=lambda check: check.status != "fails")),
        notes[0] if notes else None,
        profiles.active().behind(stated_at or pointer, _said(value, witnesses, record)),
        next((place.metadata for place in places if isinstance(place, Given)), None),
    )


def reasons(
    loaded: Loaded, *, tokenizer: str = "mecab", published: str | None = None
) -> tuple[Why, ...]:
    """Return why names and terms of programs were taken, read from the document itself; nothing where forms name them."""
    return notices.reasons(pipeline.material(loaded, tokenizer, published))


def why(record: Record, pointer: str, known: Iterable[Why]) -> Why | None:
    """Return the reasons for what is at a pointer, among those of its document; None where there are none."""
    steps = pointers.steps(pointer)
    if len(steps) < 3 or steps[0] != "programs" or not steps[1].isdigit():
        return None
    number = int(steps[1])
    if number >= len(record.programs):
        return None
    name = record.programs[number].name
    return next((one for one in known if (one.program, one.field) == (name, steps[2])), None)


def _said(value: object, witnesses: tuple[Witness, ...], record: Record) -> str:
    """Return a value with what is around its places; a kind has none, and is told by the headline."""
    around = (f"{one.before} {one.text} {' '.join(one.headings)}" for one in witnesses)
    top = "" if witnesses else " ".join((record.title or "", *record.subtitles))
    return " ".join((json.dumps(value, ensure_ascii=False), *around, top))


def outline(record: Record) -> tuple[Explanation, ...]:
    """Return the explanation of every value that has places, in the order of the record."""
    plain = record.to_dict()
    order = {field: number for number, field in enumerate(plain)}
    pointed = sorted(record.provenance, key=lambda at: (order.get(at.split("/")[1], 0), _key(at)))
    return tuple(explain(record, at) for at in pointed if pointers.leads_somewhere(plain, at))


def _key(pointer: str) -> tuple[tuple[bool, int, str], ...]:
    """Return what sorts pointers as the record is: numbers by value, fields as they are written."""
    return tuple(
        (step.isdigit(), int(step) if step.isdigit() else 0, step)
        for step in pointers.steps(pointer)
    )


def _provenance(record: Record, pointer: str) -> tuple[str, tuple[Place | Correction | Given, ...]]:
    """Return the places of a value: its own, else those of the nearest object above it; a figure's own source."""
    step = pointer
    while step and step not in record.provenance:
        steps = pointers.steps(step)
        if len(steps) == 2 and steps[0] == "figures":
            figure = record.figures[int(steps[1])]
            rule = figure.rule
            return step, (figure.source.model_copy(update={"rule": figure.source.rule or rule}),)
        step = step.rpartition("/")[0]
    return step, tuple(record.provenance.get(step, ()))


def _concerns(at: str, pointer: str) -> bool:
    return bool(pointer) and (at == pointer or at.startswith(f"{pointer}/"))


def _witness(record: Record, place: Place) -> Witness:
    block = next(block for block in record.blocks if block.id == place.block)
    text = block.text
    headings: tuple[str, ...] = ()
    unit: str | None = None
    if place.cell is not None:
        table = next(table for table in record.tables if table.id == block.table)
        text = next(cell.text for cell in table.cells if (cell.row, cell.col) == place.cell)
        headings, unit = _headings(table, place.cell)
    before, after = text[: place.start], text[place.end :]
    return Witness(
        place,
        ("…" if len(before) > _AROUND else "") + before[-_AROUND:].replace("\n", " "),
        text[place.start : place.end].replace("\n", " "),
        after[:_AROUND].replace("\n", " ") + ("…" if len(after) > _AROUND else ""),
        headings,
        unit,
        place.rule,
        _examples().get(place.rule or ""),
    )


def _headings(table: RecordTable, cell: tuple[int, int]) -> tuple[tuple[str, ...], str | None]:
    """Return what names a cell: its row's labels and its column's headings, and the unit that holds there."""
    own = Table(
        table.id,
        table.n_rows,
        table.n_cols,
        tuple(
            Cell(each.row, each.col, each.row_span, each.col_span, each.text, header=each.header)
            for each in table.cells
        ),
        header_rows=table.header_rows,
        header_cols=table.header_cols,
        caption=table.caption,
        unit=table.unit,
    )
    column = tables.columns(own)[cell[1]]
    labels = [
        field.text
        for field in tables.grid(own)[cell[0]][: cell[1]]
        if field is not None and field.text and not field.text[:1].isdigit()
    ]
    named = dict.fromkeys([*labels[:2], *column.path])
    return tuple(" ".join(text.split()) for text in named), column.unit


def rules_page() -> str:
    """Return the page that lists the ids of rules: what each is called and a wording that it reads."""
    examples = _examples()
    rows = [
        f"| `{rule}` | {words.en} | {words.ko} | {_cell(examples.get(rule, ''))} |"
        for rule, words in RULES.items()
    ]
    return "\n".join((*_RULES_HEAD, *rows, ""))


def _cell(text: str) -> str:
    """Return a text as one cell of a Markdown table."""
    return " ".join(text.replace("|", "\\|").split())


@cache
def _examples() -> dict[str, str]:
    """Return an example for each rule that has one, by what the record calls it."""
    from announce_parser import figures

    read = {
        f"{member.KIND}.{rule.name}": rule.example
        for member in figures.MEMBERS
        for rule in member.RULES
    }
    return {**read, **notices.EXAMPLES}
