"""Changes one number in one redundant place of a sample at a time and counts what the checks flag.

``redundancies.jsonl`` lists, one JSON object a line, the places that a reader of the notice found stated twice or
computable: ``find`` is a piece of the source that stands there once, the number between ‹ and ›; ``replace`` is
the number put in its place; ``relation`` says in words what it contradicts then. Run it from the checkout::

    python bench/mutations.py [--misses]
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import announce_parser
from announce_parser.record import Place, Record

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Mutation:
    """One number of a sample and what it is changed to."""

    sample: str
    find: str
    replace: str
    relation: str

    def apply(self, text: str) -> str:
        """Return the text with the number changed; raises ``ValueError`` unless the place is unique."""
        before, _, rest = self.find.partition("‹")
        number, _, after = rest.partition("›")
        if text.count(before + number + after) != 1:
            raise ValueError(self.find)
        return text.replace(before + number + after, before + self.replace + after)


def mutations() -> tuple[Mutation, ...]:
    """Return the listed redundancies in their order."""
    lines = (ROOT / "bench" / "redundancies.jsonl").read_text("utf-8").splitlines()
    return tuple(Mutation(**json.loads(line)) for line in lines if line.strip())


def places_named(record: Record) -> tuple[str, ...]:
    """Return what stands at the places that failing checks name."""
    blocks = {block.id: block for block in record.blocks}
    tables = {
        block.id: table
        for block in record.blocks
        for table in record.tables
        if table.id == block.table
    }
    named: list[str] = []
    for check in record.checks:
        if check.status == "fails":
            named += [_text_at(where, blocks, tables) for where in check.sources]
    return tuple(named)


def _text_at(where: Place, blocks: dict, tables: dict) -> str:  # type: ignore[type-arg]
    if where.cell is None:
        return str(blocks[where.block].text[where.start : where.end])
    cells = {(cell.row, cell.col): cell.text for cell in tables[where.block].cells}
    return str(cells[where.cell][where.start : where.end])


def is_flagged(mutation: Mutation) -> bool:
    """Return whether a failing check names the place that was changed."""
    text = (ROOT / "samples" / mutation.sample).read_text("utf-8")
    record = announce_parser.parse(mutation.apply(text).encode(), name=mutation.sample)
    return any(mutation.replace in named for named in places_named(record))


def main() -> int:
    """Print how many mutations are flagged, and those that are not."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--misses", action="store_true", help="list what no check flagged")
    arguments = options.parse_args()
    listed = mutations()
    missed = [mutation for mutation in listed if not is_flagged(mutation)]
    sys.stdout.write(f"{len(listed) - len(missed)} of {len(listed)} mutations flagged\n")
    if arguments.misses:
        for mutation in missed:
            sys.stdout.write(f"{mutation.find} -> {mutation.replace}: {mutation.relation}\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
