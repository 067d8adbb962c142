"""Dates and lengths of time in running text: recall and precision on the KLUE named-entity sentences.

    python bench/klue.py ../shared/suites/other_klue_ner_dev.jsonl [--misses]

The sentences (CC BY-SA 4.0) are no part of the project; the file has one sentence a line, with the entities
that people marked as DT (dates, lengths in days and more) and TI (times, lengths in hours). Of those with a
digit, what COUNTING calls no figure is left out by pattern: a clock time without a day, a bare year without
년, an ordinal (10주년, 15일째, 3년차). A sentence has no day of publication, which a lone 11일 needs to be closed,
so spans are compared as ``find`` gives them, before years are resolved; an overlap counts.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from announce_parser import figures, tokenizers
from announce_parser.document import Block, BlockKind, Document

KINDS = frozenset({"date", "datetime", "period", "duration"})
CLOCK = r"(?:오전|오후|낮|밤|새벽|저녁|아침|\s){0,3}\d{1,2}(?:시|:\d\d)(?:\s?\d{1,2}분)?"
# Why an entity with a digit is no figure, and how it is written.
EXCLUSIONS = {
    "a clock time without a day": re.compile(
        rf"{CLOCK}(?:\s?[~∼-]\s?{CLOCK})?|(?:오전|오후|낮|밤)\s?\d{{1,2}}[~∼-]\d{{1,2}}시"
    ),
    "a bare year without 년": re.compile(r"(?:1[89]|20)\d\d(?:s년)?(?:-(?:20)?\d\d)?(?: .*)?"),
    "an ordinal": re.compile(r".*\d(?:주년|주기|일째|년차|회말|회초|학년|분기 연속).*"),
}
DAY_BEFORE = re.compile(r"\d일(?:\([^()]*\))?\s*$")  # 9일 오전 10시: the clock time has its day


@dataclass(slots=True)
class Score:
    """What was marked by people and what was found, while sentences are read."""

    marked: int = 0
    excluded: Counter[str] = field(default_factory=Counter)
    hit: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    money: list[str] = field(default_factory=list)


def read(line: str, score: Score) -> None:
    """Add one sentence to the score."""
    case = json.loads(line)
    text: str = case["text"]
    document = Document("text", (Block("b1", BlockKind.PARAGRAPH, text),), text)
    found = figures.find(tokenizers.tokenize(text), document)
    spans = [(figure.start, figure.end) for figure in found if figure.kind in KINDS]
    times = [
        (entity["start"], entity["end"])
        for entity in case["expected"]
        if entity["type"] in ("DT", "TI")
    ]
    for start, end in times:
        _mark(text, start, end, spans, score)
    for start, end in spans:
        if any(start < last and first < end for first, last in times):
            score.right += 1
        else:
            score.wrong.append(_quoted(text, start, end))
    score.money.extend(
        _quoted(text, figure.start, figure.end)
        for figure in found
        if figure.kind == "money" and not _is_quantity(case, figure.start, figure.end)
    )


def _mark(text: str, start: int, end: int, spans: list[tuple[int, int]], score: Score) -> None:
    """Count one entity that people marked."""
    surface = text[start:end]
    if not re.search(r"\d", surface):
        return
    score.marked += 1
    reason = _reason(text, start, surface)
    if reason is not None:
        score.excluded[reason] += 1
    elif any(first < end and start < last for first, last in spans):
        score.hit += 1
    else:
        score.missed.append(_quoted(text, start, end))


def _reason(text: str, start: int, surface: str) -> str | None:
    """Return why an entity is no figure, None where it is one."""
    for reason, pattern in EXCLUSIONS.items():
        if pattern.fullmatch(surface):
            timed = reason.startswith("a clock") and DAY_BEFORE.search(text[:start])
            return None if timed else reason
    return None


def _is_quantity(case: dict[str, object], start: int, end: int) -> bool:
    """True where people marked a quantity at the span."""
    entities = case["expected"]
    assert isinstance(entities, list)  # noqa: S101 - the shape of the suite
    return any(
        entity["type"] == "QT" and start < entity["end"] and entity["start"] < end
        for entity in entities
    )


def _quoted(text: str, start: int, end: int) -> str:
    """Return a span with what stands around it."""
    return f"{text[max(0, start - 20) : start]}[{text[start:end]}]{text[end : end + 15]}"


def main() -> None:
    """Print the score, and with --misses what was missed, wrong or perhaps false money."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("suite", type=Path)
    arguments.add_argument("--misses", action="store_true")
    options = arguments.parse_args()
    score = Score()
    for line in options.suite.read_text(encoding="utf-8").splitlines():
        read(line, score)
    asked = score.marked - score.excluded.total()
    found = score.right + len(score.wrong)
    sys.stdout.write(
        f"entities with a digit {score.marked}\n"
        + "".join(f"  left out: {count} {reason}\n" for reason, count in score.excluded.items())
        + f"left out {score.excluded.total() / score.marked:.1%}\n"
        + f"recall {score.hit}/{asked} = {score.hit / asked:.3f}\n"
        + f"precision {score.right}/{found} = {score.right / found:.3f}\n"
    )
    for name, lines in (("missed", score.missed), ("wrong", score.wrong), ("money", score.money)):
        if options.misses:
            sys.stdout.writelines(f"{name}: {line}\n" for line in lines)


if __name__ == "__main__":
    main()
