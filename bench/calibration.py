"""Measures confidences: of the values with a confidence, how many agree with hand-made records.

Run it from the checkout, with a folder of ``NAME.gold.json`` and one of the notices they were made from::

    python bench/calibration.py GOLD NOTICES… [--misses]

A gold record is partial: only what it holds is compared, and what it lists completely (``exhaustive``). Values are
compared by their numbers, codes, dates and squashed names, never by their wording.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import announce_parser

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDING = {
    "text",
    "unit",
    "bound",
    "per",
    "covers",
    "tentative",
    "closes_at",
    "first_day",
    "last_day",
}
_SCALARS = ("title", "notice_number", "fiscal_year", "published", "budget", "issuer")
_LISTED = ("caps", "cost_sharing", "rounds", "benefits", "prizes")
_BANDS = (0.5, 0.8, 0.9, 0.95, 0.98)


def squashed(value: Any) -> Any:
    """Return what two values are compared by."""
    if isinstance(value, dict):
        core = {key: squashed(each) for key, each in value.items() if key not in _WORDING}
        return tuple(sorted(core.items()))
    if isinstance(value, list):
        return tuple(sorted((squashed(each) for each in value), key=repr))
    return re.sub(r"\s+", "", value) if isinstance(value, str) else float(value)


def compared(gold: dict[str, Any], record: dict[str, Any]) -> Iterator[tuple[str, float, bool]]:
    """Yield pointer, confidence and agreement of each value that the gold record speaks of."""
    partners = _partners(gold, record)
    people = _people(gold)
    for pointer, confidence in record["confidence"].items():
        steps = pointer.split("/")[1:]
        agrees: bool | None = None
        if steps[0] == "programs" and len(steps) > 2:
            agrees = _in_program(gold, partners, record["programs"][int(steps[1])], steps)
        elif steps[0] in _SCALARS and steps[0] in gold:
            name = steps[0]
            own = record[name]["name"] if name == "issuer" else record[name]
            stated = gold[name]["name"] if name == "issuer" else gold[name]
            agrees = None if steps[1:] == ["head", "name"] else squashed(own) == squashed(stated)
        elif steps[0] == "contacts" and "contacts" in gold and steps[2] in ("phones", "name"):
            value = record["contacts"][int(steps[1])][steps[2]]
            held = value[int(steps[3])]["national"] if steps[2] == "phones" else value
            agrees = squashed(held) in people or (None if not _full(gold, "contacts") else False)
        if agrees is not None:
            yield pointer, float(confidence), agrees


def _in_program(
    gold: dict[str, Any], partners: dict[str, Any], program: dict[str, Any], steps: list[str]
) -> bool | None:
    field, other = steps[2], partners.get(program["id"])
    if other is None or field not in program:
        return False if _full(gold, "programs") and "programs" in gold else None
    if field not in other:
        return None
    if field in _LISTED and len(steps) > 3:
        mine = program[field][int(steps[3])]
        part = steps[4] if len(steps) > 4 else None
        return any(
            squashed(each.get(part) if part else each) == squashed(mine.get(part) if part else mine)
            for each in other[field]
            if part is None or part in each
        )
    return bool(squashed(program[field]) == squashed(other[field]))


def _full(gold: dict[str, Any], group: str) -> bool:
    return group in gold.get("exhaustive", [])


def _partners(gold: dict[str, Any], record: dict[str, Any]) -> dict[str, Any]:
    """Return the gold program for each program of the record that bears one of its names."""
    found = {}
    for program in record["programs"]:
        names = {squashed(name) for name in (program["name"], *program.get("aliases", []))}
        for other in gold.get("programs", []):
            known = {squashed(name) for name in (other["name"], *other.get("aliases", []))}
            if names & known or any(a in b or b in a for a in names for b in known):
                found.setdefault(program["id"], other)
    return found


def _people(gold: dict[str, Any]) -> set[Any]:
    return {
        squashed(value)
        for contact in gold.get("contacts", [])
        for value in (
            contact.get("name", ""),
            *(phone["national"] for phone in contact.get("phones", [])),
        )
    }


def main() -> int:
    """Print, for each confidence, how many values bear it and what share of them agrees."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("gold", type=Path)
    options.add_argument("notices", type=Path, nargs="+")
    options.add_argument("--misses", action="store_true", help="list the values that disagree")
    arguments = options.parse_args()
    tally: dict[float, list[int]] = defaultdict(lambda: [0, 0])
    for path in sorted(arguments.gold.glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        notice = next((f for folder in arguments.notices for f in folder.glob(f"{name}.*")), None)
        if notice is None:
            continue
        record = announce_parser.parse(notice).to_dict()
        for pointer, confidence, agrees in compared(json.loads(path.read_text("utf-8")), record):
            band = max(each for each in _BANDS if each <= confidence)
            tally[band][0] += agrees
            tally[band][1] += 1
            if arguments.misses and not agrees:
                sys.stdout.write(f"{name} {pointer} {confidence}\n")
    sys.stdout.write("| confidence | values | agree |\n|---|---|---|\n")
    for band, (agreeing, count) in sorted(tally.items()):
        sys.stdout.write(f"| {band} | {count} | {100 * agreeing / count:.1f}% |\n")
    high = [sum(each[n] for band, each in tally.items() if band >= 0.95) for n in (0, 1)]
    sys.stdout.write(f"from 0.95: {high[0]} of {high[1]} agree\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
