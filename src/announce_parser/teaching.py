"""What a user's corrections teach: lines of a profile proposed from them, and proved over the user's goldens.

A corrected value is somewhere in its document. The label before it, or the heading above or beside it, is a word that
the program does not know: that is a line. Names of programs and offices are lines of their own.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from announce_parser import corrections, golden, notices, pipeline, pointers, profiles, readers
from announce_parser import tables as grids
from announce_parser.corrections import Amendment
from announce_parser.document import Document, Segment
from announce_parser.profiles import FIELDS, Profile, ProfileLine, Table
from announce_parser.record import Record

_NUMBERS: Final = ("amount", "percent", "value", "interval", "duration", "min_amount", "max_amount")
_LONGEST_LABEL: Final = 20
_DERIVED: Final = (
    "provenance",
    "confidence",
    "checks",
    "figures",
    "unplaced",
)  # follow from the values
_WORDS_OF_KIND: Final = 2  # of the end of a headline: what the notice is called
_SILENT: Final = ("remove", "accept", "merge")  # say nothing of words
Lesson = tuple[Amendment, Path]


@dataclass(frozen=True, slots=True)
class LineProposal:
    """A line of a profile and the correction that it comes from.

    Attributes:
        document: File name of the notice.
        lost: Values of the goldens that the line alone loses; a line that loses any is not to be taken.
    """

    line: ProfileLine
    amendment: Amendment
    document: str
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """What the proposed lines change.

    Attributes:
        learned: Corrections that the notices need no more.
        corrected: Corrections that are about the notices given.
        gained: Fields of the goldens that differed and are right now.
        lost: Fields of the goldens that were right and differ now.
    """

    learned: int
    corrected: int
    gained: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Goldens:
    """A user's samples and the records accepted for them."""

    samples: Path
    goldens: Path

    def differing(self, profile: Profile) -> dict[tuple[str, str], str]:
        """Return every field of a record that is not as accepted, provenance aside, by its sample."""

        def render(sample: Path) -> bytes:
            return pipeline.parse(sample, profile=profile).to_json()

        return {
            (str(finding.sample), str(one.path)): f"{finding.sample.name}: {one}"
            for finding in golden.check(self.samples, self.goldens, render=render)
            for one in finding.differences
            if not str(one.path).startswith(_DERIVED)
        }


def lessons(amendments: Sequence[Amendment], files: Sequence[Path]) -> tuple[Lesson, ...]:
    """Return the corrections that hold with the notices they are about; those of other documents are left out."""
    by_digest = {hashlib.sha256(file.read_bytes()).hexdigest(): file for file in files}
    held = {digest: corrections.standing(amendments, digest) for digest in by_digest}
    return tuple(
        (one, by_digest[one.sha256]) for one in amendments if one in held.get(one.sha256, ())
    )


def propose(given: Sequence[Lesson], profile: Profile) -> tuple[LineProposal, ...]:
    """Return lines that the profile lacks, each once, in the order of the corrections."""
    found: dict[tuple[str, str], LineProposal] = {}
    for file in dict.fromkeys(file for _, file in given):
        document = readers.open_document(file)
        record = pipeline.parse(file, profile=profile)
        own = [one for one, of in given if of == file]
        for one in own:
            for line in _lines(one, document, record):
                if profile.with_lines((line,)) != profile:
                    key = (line.table, line.letters)
                    found.setdefault(key, LineProposal(line, one, file.name))
    return tuple(found.values())


def prove(
    given: Sequence[Lesson],
    profile: Profile,
    lines: tuple[ProfileLine, ...],
    goldens: Goldens | None,
) -> Proof:
    """Return what the lines change in the corrected notices and in the goldens, before and after."""
    after = profile.with_lines(lines)
    records = {file: pipeline.parse(file, profile=after) for file in {file for _, file in given}}
    learned = sum(_is_learned(one, records[file]) for one, file in given)
    was, now = (goldens.differing(each) if goldens else {} for each in (profile, after))
    return Proof(
        learned,
        len(given),
        tuple(was[key] for key in was if key not in now),
        tuple(now[key] for key in now if key not in was),
    )


def examples(given: Sequence[Lesson]) -> Iterator[tuple[str, bytes]]:
    """Yield a partial record for each corrected notice (``NAME.gold.json``): its programs as a person left them."""
    for file in dict.fromkeys(file for _, file in given):
        own = [one for one, of in given if of == file]
        record = pipeline.parse(file, corrections=own).to_dict()
        kept = {key: record[key] for key in ("programs", "issuer", "kind") if key in record}
        text = json.dumps({**kept, "exhaustive": []}, ensure_ascii=False, indent=2)
        yield f"{file.stem}.gold.json", f"{text}\n".encode()


def added(text: str, lines: Sequence[ProfileLine]) -> str:
    """Return the text of a profile with further lines, each under its table; comments and order stay."""
    for table in (*profiles.LISTS, *profiles.TABLES):
        own = [one for one in lines if one.table == table]
        if own:
            text = _with(text, table, own)
    profiles.read(text, "profile")  # what is written must be a profile
    return text


def _with(text: str, table: Table, own: list[ProfileLine]) -> str:
    rows = text.splitlines(keepends=True)
    is_list = table in profiles.LISTS
    words = "".join(f"  {one},\n" if is_list else f"{one}\n" for one in own)
    head = profiles.line_of_table(text, table)
    if head == 0:
        block = f"{table} = [\n{words}]\n" if is_list else f"[{table}]\n{words}"
        gap = "\n" if text.strip() else ""
        return f"{block}{gap}{text}" if is_list else f"{text.rstrip()}{gap * 2}{block}"
    row = rows[head - 1]
    if is_list:
        first, bracket, rest = row.partition("[")
        rows[head - 1] = f"{first}{bracket}\n{words}{rest.lstrip() if rest.strip() else ''}"
    else:
        rows[head - 1] = f"{row.rstrip()}\n{words}"
    return "".join(rows)


def _lines(one: Amendment, document: Document, record: Record) -> Iterator[ProfileLine]:
    """Yield what one correction says of the words of its notice."""
    steps = pointers.steps(one.path)
    if one.op in _SILENT:
        return
    if steps[:1] == ("programs",) and len(steps) in (2, 3):
        is_whole = len(steps) == 2
        values = dict(one.value) if is_whole else {steps[2]: one.value}
        for field, value in values.items():
            shown = one.places.get(f"/{field}" if is_whole else "")
            yield from _of_field(field, value, _segments(document, shown))
    elif steps[:1] == ("issuer",):
        name = one.value.get("name") if isinstance(one.value, dict) else one.value
        if isinstance(name, str):
            yield ProfileLine("offices", name)
    elif steps == ("kind",) and record.title:
        yield ProfileLine("kinds", " ".join(record.title.split()[-_WORDS_OF_KIND:]), one.value)
    elif steps[:1] == ("schedule",):
        yield from _of_event(steps, one, document, record)


def _segments(document: Document, shown: Mapping[str, Any] | None) -> tuple[Segment, ...]:
    """Return the runs of text in which a value may be: the one that the person showed, or all."""
    every = tuple(document.segments())
    if shown is None:
        return every
    cell = tuple(shown["cell"]) if "cell" in shown else None
    return tuple(
        one
        for one in every
        if one.block.id == shown["block"]
        and cell == (None if one.cell is None else (one.cell.row, one.cell.col))
    )


def _of_field(field: str, value: Any, segments: Sequence[Segment]) -> Iterator[ProfileLine]:
    words = value.get("text") if isinstance(value, dict) else value
    if field not in FIELDS or not isinstance(words, str):
        return
    label = _label(words, segments)
    if label is not None and notices.field_of(label) != field:
        yield ProfileLine("headings", label, field)
    elif field == "name" and label is None:
        yield ProfileLine("programs", words)


def _of_event(
    steps: tuple[str, ...], one: Amendment, document: Document, record: Record
) -> Iterator[ProfileLine]:
    """Yield the label of an event that a person named otherwise, or added."""
    value = one.value
    if isinstance(value, dict):
        event, period = value.get("event"), value.get("period") or {}
        words = period.get("text") or value.get("text")
    elif len(steps) == 3 and steps[2] == "event" and steps[1].isdigit():
        event, words = value, record.schedule[int(steps[1])].period.text
    else:
        return
    segments = _segments(document, one.places.get("/period"))
    label = _label(words, segments) if isinstance(words, str) else None
    if label is not None and event:
        yield ProfileLine("events", label, event)


def _label(words: str, segments: Sequence[Segment]) -> str | None:
    """Return the label of the line, or the heading of the cell, in which words are; None for running text."""
    wanted = "".join(words.split())
    for segment in segments:
        if wanted not in "".join(segment.text.split()):
            continue
        if segment.cell is not None and segment.block.table is not None:
            return _heading(segment.block.table, segment.cell)
        for line in segment.text.split("\n"):
            label = notices.label_of(line)
            if label and wanted in "".join(line.split()) and len(label) <= _LONGEST_LABEL:
                return label
    return None


def _heading(table: Any, cell: Any) -> str | None:
    """Return what heads a cell: its column in a table with heads, else the cell at its left."""
    if table.header_rows and cell.row >= table.header_rows:
        path = grids.columns(table)[cell.col].path
        return path[-1] if path else None
    row = grids.grid(table)[cell.row]
    left = row[cell.col - 1] if cell.col else None
    return left.text if left is not None and left is not cell and left.text.strip() else None


def _is_learned(one: Amendment, record: Record) -> bool:
    """Return whether a record has what a person corrected, without the correction."""
    plain = record.to_dict()
    steps = pointers.steps(one.path)
    if one.op == "remove":
        return not pointers.leads_somewhere(plain, one.path)
    if one.op == "accept":
        return all(_stands(plain, f"{one.path}{at}", each) for at, each in one.value.items())
    if one.op == "merge":
        return False  # the record alone does not say which of its programs were meant
    if isinstance(one.value, dict) and "name" in one.value and steps[:1] == ("programs",):
        names = {profiles.letters(program.name) for program in record.programs}
        return profiles.letters(one.value["name"]) in names
    if steps[-1] == "-":
        return any(_agree(each, one.value) for each in plain.get(steps[0], ()))
    return _stands(plain, one.path, one.value)


def _stands(plain: dict[str, Any], at: str, value: Any) -> bool:
    return pointers.leads_somewhere(plain, at) and _agree(pointers.follow(plain, at), value)


def _agree(found: Any, value: Any) -> bool:
    if isinstance(found, dict) and isinstance(value, dict):
        keys = [key for key in (*_NUMBERS, "event", "name") if key in value]
        return bool(keys) and all(found.get(key) == value[key] for key in keys)
    return bool(found == value)


def mapping(lines: Sequence[ProfileLine]) -> Mapping[str, list[str]]:
    """Return lines by their table, as TOML writes them."""
    return {
        table: [str(one) for one in lines if one.table == table]
        for table in (*profiles.LISTS, *profiles.TABLES)
        if any(one.table == table for one in lines)
    }
