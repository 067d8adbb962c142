"""Counts listed slips that the checks flag: one place of a document changed so that the document contradicts itself.

A list has one JSON object a line: ``file`` (the document, a path), ``at`` (offset of its characters), ``old`` and
``new`` (what stands there and what is put in its place), ``relation`` (in words) and ``contradicts`` (the passages that say
otherwise, ``…`` between them). Each document is parsed as it is and with each of its slips. A slip is flagged where a
check fails that did not before, and the check names the changed place or a passage that contradicts it. What fails on the
untouched documents is told as well, and so is what held at the changed place and is gone without a word. Of a format that
is no text, the text as read takes the document's place. Run it from the checkout::

    python bench/slips.py FILE [--misses] [--alarms]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

import announce_parser
from announce_parser.checks._base import places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from announce_parser.document import Document
    from announce_parser.record import Check, Record

Span = tuple[int, int]


@dataclass(frozen=True)
class Slip:
    """One changed place of a document, as a list has it."""

    file: str
    at: int
    old: str
    new: str
    relation: str
    contradicts: str

    def applied(self, text: str) -> str:
        """Return the text with the slip; raises ``ValueError`` where the old words do not stand there."""
        end = self.at + len(self.old)
        if text[self.at : end] != self.old:
            raise ValueError(f"{self.file}:{self.at}: {self.old}")
        return text[: self.at] + self.new + text[end:]


@dataclass(frozen=True)
class Parsed:
    """A document and its record."""

    document: Document
    record: Record

    @classmethod
    def of(cls, text: str, name: str) -> Parsed:
        """Read and parse a text under a file name, whose ending says nothing that the text does not."""
        data = text.encode()
        return cls(announce_parser.read(data, name=name), announce_parser.parse(data, name=name))

    def failing(self) -> list[Check]:
        """Return the checks that fail."""
        return [check for check in self.record.checks if check.status == "fails"]

    def spans(self, check: Check) -> Iterator[Span]:
        """Yield where a check's values stand, as offsets of the document's text."""
        for place in dict.fromkeys((*check.sources, *places(self.record, check.at))):
            start = self._starts[place.block, place.cell]
            yield start + place.start, start + place.end

    @cached_property
    def _starts(self) -> dict[tuple[str, tuple[int, int] | None], int]:
        found: dict[tuple[str, tuple[int, int] | None], int] = {}
        for block in self.document.blocks:
            found[block.id, None] = block.start
            for cell in block.table.cells if block.table is not None else ():
                found[block.id, (cell.row, cell.col)] = block.start + cell.start
        return found


@dataclass(frozen=True)
class Outcome:
    """What became of a slip.

    Attributes:
        flagged: The rule of the first check that flags it; empty if none does.
        vanished: The rules that held at its place and say nothing there any more.
        skipped: The rules that say there why they do not compare.
    """

    slip: Slip
    flagged: str
    vanished: tuple[str, ...]
    skipped: tuple[str, ...]


def judged(slip: Slip, before: Parsed, after: Parsed) -> Outcome:
    """Return what became of a slip, the document parsed without and with it."""
    old, new = _changed(before.document.text, after.document.text)
    said = [new, *_passages(slip.contradicts, after.document.text)]
    known = Counter((check.rule, check.message) for check in before.failing())
    flagged = ""
    for check in after.failing():
        key = (check.rule, check.message)
        known[key] -= 1
        if known[key] < 0 and not flagged and _touch(after.spans(check), said):
            flagged = check.rule
    now = [check for check in after.record.checks if _touch(after.spans(check), [new])]
    rules = {check.rule for check in now}
    held = (check for check in before.record.checks if check.status == "holds")
    gone = (each.rule for each in held if _touch(before.spans(each), [old]))
    vanished = tuple(sorted(set(gone) - rules))
    open_ = tuple(sorted({check.rule for check in now if check.status == "skipped"}))
    return Outcome(slip, flagged, vanished, open_)


def _changed(before: str, after: str) -> tuple[Span, Span]:
    """Return the span that tells two texts apart, in each."""
    start = _shared(before, after)
    tail = _shared(before[start:][::-1], after[start:][::-1])
    return (start, len(before) - tail), (start, len(after) - tail)


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _passages(quoted: str, text: str) -> Iterator[Span]:
    """Yield where quoted passages stand in a text, white space aside."""
    at = [index for index, char in enumerate(text) if not char.isspace()]
    squashed = "".join(text[index] for index in at)
    for piece in quoted.split("…"):
        words = "".join(piece.split())
        found = squashed.find(words) if words else -1
        while found >= 0:
            yield at[found], at[found + len(words) - 1] + 1
            found = squashed.find(words, found + 1)


def _touch(spans: Iterable[Span], others: list[Span]) -> bool:
    return any(a <= d and c <= b for a, b in spans for c, d in others)


def listed(path: Path) -> dict[str, list[Slip]]:
    """Return the slips of a list by document, in their order."""
    found: defaultdict[str, list[Slip]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        names = ("file", "at", "old", "new", "relation", "contradicts")
        found[row["file"]].append(Slip(*(row[name] for name in names)))
    return dict(found)


def text_of(path: Path) -> tuple[str, str]:
    """Return a document's text and the name under which it is parsed."""
    data = path.read_bytes()
    try:
        return data.decode(), path.name
    except UnicodeDecodeError:
        return announce_parser.read(path).text, f"{path.stem}.txt"


def main() -> int:
    """Seed every slip, one at a time, and tell what was flagged."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path, metavar="FILE", help="the list of slips")
    parser.add_argument("--misses", action="store_true", help="list what is not flagged")
    parser.add_argument("--alarms", action="store_true", help="list what fails untouched")
    arguments = parser.parse_args()
    outcomes, alarms, documents = [], [], listed(arguments.file)
    for file, slips in documents.items():
        text, name = text_of(Path(file))
        before = Parsed.of(text, name)
        alarms += [(name, check) for check in before.failing()]
        outcomes += [judged(slip, before, Parsed.of(slip.applied(text), name)) for slip in slips]
    for outcome in outcomes if arguments.misses else ():
        if not outcome.flagged:
            told = ", ".join((*outcome.skipped, *(f"-{rule}" for rule in outcome.vanished)))
            slip = outcome.slip
            sys.stdout.write(
                f"MISS {Path(slip.file).stem} {slip.relation}: {slip.old!r} -> {slip.new!r} [{told}]\n"
            )
    for name, check in alarms if arguments.alarms else ():
        sys.stdout.write(f"ALARM {name} {check.rule}: {check.message}\n")
    _tell(outcomes)
    sys.stdout.write(f"failing on {len(documents)} untouched documents: {len(alarms)}\n")
    return 0


def _tell(outcomes: list[Outcome]) -> None:
    of = Counter(each.slip.relation for each in outcomes)
    flagged = Counter(each.slip.relation for each in outcomes if each.flagged)
    for relation, count in of.most_common():
        sys.stdout.write(f"{flagged[relation]:4} of {count:3}  {relation}\n")
    total, gone = sum(flagged.values()), sum(bool(e.vanished) and not e.flagged for e in outcomes)
    share = 100 * total / max(1, len(outcomes))
    sys.stdout.write(f"flagged {total} of {len(outcomes)} slips ({share:.1f} %)\n")
    sys.stdout.write(f"held before and vanished, not flagged: {gone}\n")


if __name__ == "__main__":
    raise SystemExit(main())
