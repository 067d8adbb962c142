"""What the parser gets wrong on the open set, each value with the lines of its document that say it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from quality.normal import Json
from quality.reasons import reasons
from quality.score import Item, Outcome, compared, counted
from quality.sets import Sample

# What the engine has to say of a value that it missed or made up: candidates, their reasons, the runner-up.
Explain = Callable[["Sample", Json, "Miss"], Iterable[str]]


EXPLAIN: Explain = reasons


@dataclass(frozen=True, slots=True)
class Miss:
    """A value that is missing, or one too many.

    Attributes:
        what: ``missing`` or ``extra``.
        group: As the table names it.
        field: The field of a program, where the group has fields.
        value: As it is compared.
        at: Pointer into the gold record, or the parser's for what is too much.
        lines: Of the document: the evidence, or where the parser read it.
        instead: What the record has in the same place, of what is missing.
    """

    what: str
    group: str
    field: str
    value: Hashable
    at: str
    lines: tuple[str, ...]
    instead: tuple[Hashable, ...]

    def to_text(self) -> str:
        """Return the miss as it is printed."""
        name = f"{self.group}/{self.field}" if self.field else self.group
        parts = [f"{self.what} {name} {self.at}: {shown(self.value)}"]
        parts += [f"    instead: {shown(each)}" for each in self.instead]
        parts += [f"    | {line}" for line in self.lines]
        return "\n".join(parts)


def misses(sample: Sample, record: Json, group: str) -> Iterator[Miss]:
    """Yield what of a group is missing in a record and what is too much, where too much counts."""
    outcomes = [counted(each) for each in compared(sample.gold, record) if each.group == group]
    spare = Counter(item for outcome in outcomes for item in _counted_extra(outcome))
    for outcome in outcomes:
        for item in outcome.missing:
            same_place = tuple(extra.key for extra in outcome.extra)
            lines = _evidence(sample.gold, item.at)
            yield _miss("missing", outcome, item, lines, same_place)
    for outcome in outcomes:
        for item in _counted_extra(outcome):
            if spare[item]:
                spare[item] -= 1
                yield _miss("extra", outcome, item, _read_at(record, item.at), ())


def _counted_extra(outcome: Outcome) -> tuple[Item, ...]:
    return outcome.extra if outcome.compared.complete else ()


def _miss(
    what: str,
    outcome: Outcome,
    item: Item,
    lines: Sequence[str],
    instead: tuple[Hashable, ...],
) -> Miss:
    of = outcome.compared
    return Miss(what, of.group, of.field, item.key, item.at, tuple(lines), instead)


def _evidence(gold: Json, at: str) -> list[str]:
    """Return the quotes for a pointer, or for what it is part of."""
    evidence: dict[str, list[str]] = gold.get("evidence", {})
    while at:
        if at in evidence:
            return evidence[at]
        at = at.rpartition("/")[0]
    return []


def _read_at(record: Json, at: str) -> list[str]:
    """Return the lines that the record's provenance points to, each with the rule that read it."""
    places: list[Json] = [
        place
        for pointer, held in record.get("provenance", {}).items()
        if pointer == at or pointer.startswith(f"{at}/")
        for place in held
    ]
    blocks = {block["id"]: block for block in record.get("blocks", [])}
    found = []
    for place in places[:3]:
        text = _line(record, blocks.get(place["block"], {}), place)
        found.append(f"{text}  [{place.get('rule', '')}]")
    return list(dict.fromkeys(found))


def _line(record: Json, block: Json, place: Json) -> str:
    """Return the line of a block, or the row of its table, that a place lies in."""
    text: str = block.get("text", "")
    if "cell" in place and "table" in block:
        grid: Json = next((each for each in record["tables"] if each["id"] == block["table"]), {})
        row = [
            " ".join(cell["text"].split())
            for cell in grid.get("cells", [])
            if cell["row"] <= place["cell"][0] < cell["row"] + cell["row_span"]
        ]
        return " | ".join(row)
    start = text.rfind("\n", 0, place["start"]) + 1
    end = text.find("\n", place["end"])
    return text[start : end if end >= 0 else None].strip()


def shown(value: Any) -> str:
    """Return a compared value in one short line."""
    if isinstance(value, tuple):
        return " ".join(shown(each) for each in value)
    return f"{value:g}" if isinstance(value, float) and abs(value) < 1e6 else str(value)


def report(
    samples: Sequence[Sample],
    records: dict[str, Json],
    group: str,
    *,
    field: str = "",
    explain: Explain | None = None,
) -> Iterator[str]:
    """Yield the lines of the report: each document with misses, each miss with what the engine says of it.

    Args:
        samples: The documents.
        records: Their records by id.
        group: As the table names it.
        field: Only misses of this field of programs, if given.
        explain: ``EXPLAIN`` if None.
    """
    explain = explain or EXPLAIN
    for sample in samples:
        record = records[sample.id]
        found = [each for each in misses(sample, record, group) if not field or each.field == field]
        if not found:
            continue
        yield f"\n== {sample.id} ({sample.kind}, {sample.path.name})"
        if group in ("program names", "names, exact"):
            yield f"   record: {', '.join(each['name'] for each in record['programs']) or 'no program'}"
        for miss in found:
            yield miss.to_text()
            yield from (f"    > {reason}" for reason in explain(sample, record, miss))
