"""The hand-made records as facts that may be committed: where a document says what, without its words.

A fact is a pointer into the hand-made record, the spans of the document's text that its evidence quotes are at, the
spans of the figures in them that read as its value, and the value as far as it is numbers, days and words of the
contract. Neither text nor people leave the document: what is kept is named below, all else is dropped.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from announce_parser.figures._base import Found
from announce_parser.figures._fold import fold
from announce_parser.notices._base import Material
from announce_parser.values import Value
from quality import cache
from quality.normal import Json, normal
from quality.sets import ROOT, Sample

FILE = ROOT / "quality" / "annotations" / "open.jsonl"
_NUMBERS = frozenset(
    {
        *("amount", "min_amount", "max_amount", "percent", "min_percent", "max_percent"),
        *("value", "min_value", "max_value", "fiscal_year"),
    }
)
_CODES = frozenset(
    {
        *("currency", "bound", "interval", "duration", "min_duration", "max_duration", "date"),
        *("datetime", "published", "event", "program", "programs", "status"),
    }
)
_NESTED = frozenset(
    {
        *("budget", "awards", "cap", "caps", "subsidy_ratio", "ratio", "cost_sharing", "count"),
        *("announcement", "application", "evaluation", "agreement", "term", "rounds", "benefits"),
        *("prizes", "loan", "period", "amount", "percent", "duration", "funding", "schedule"),
        *("categories", "goals"),
    }
)
# Days, spans of time, codes of currencies, words of the contract, ids of programs: no name, number or address.
_CODE = re.compile(r"[0-9]{4}[-0-9T:+/.Z]*|\.\./[-0-9T:+]+|P[0-9A-Z]+|[A-Z]{3}|[a-z_]+|p[0-9]+")
_MOST_SPANS = 4  # a quote that is oftener says nothing of where
_REACH = 400  # characters within which the parts of a quoted row stand


@dataclass(frozen=True, slots=True)
class Fact:
    """What a document says of one field.

    Attributes:
        at: JSON Pointer into the hand-made record.
        spans: Where the quotes stand, half-open, within the document's text.
        figures: Spans of the figures within them that read as the value.
        value: Its numbers and codes; None where it has none.
        lost: Quotes that were not found.
    """

    at: str
    spans: tuple[tuple[int, int], ...]
    figures: tuple[tuple[int, int], ...]
    value: Any
    lost: int

    def to_dict(self) -> Json:
        """Return the fact as it is written."""
        plain = {"at": self.at, "spans": self.spans, "figures": self.figures, "value": self.value}
        return {key: held for key, held in plain.items() if held not in (None, (), {}, [])}


@dataclass(frozen=True, slots=True)
class Annotation:
    """All facts of a document.

    Attributes:
        id: As the set names it.
        file: SHA-256 of the document's bytes.
        text: SHA-256 of the text that the offsets count in.
        kind: ``none``, ``one`` or ``several`` programs.
        exhaustive: Groups that are complete.
    """

    id: str
    file: str
    text: str
    kind: str
    exhaustive: tuple[str, ...]
    facts: tuple[Fact, ...]

    @property
    def lost(self) -> int:
        """How many quotes were not found."""
        return sum(fact.lost for fact in self.facts)

    def to_line(self) -> Json:
        """Return the line of the file."""
        return {
            "id": self.id,
            "file": self.file,
            "text": self.text,
            "kind": self.kind,
            "exhaustive": self.exhaustive,
            "facts": [fact.to_dict() for fact in self.facts],
            "lost": self.lost,
        }


def annotated(samples: Iterable[Sample]) -> Iterator[Annotation]:
    """Yield the stand-off annotation of each document."""
    known = {sample.id: sample for sample in samples}
    for name, material, info in cache.materials(known.values()):
        yield annotation(known[name], material, info.sha256)


def annotation(sample: Sample, material: Material, file: str) -> Annotation:
    """Return the facts of a document, its evidence quotes looked up in the text the reader made."""
    text = Text(material.document.text)
    facts = tuple(
        _fact(sample.gold, at, quotes, text, material)
        for at, quotes in sample.gold.get("evidence", {}).items()
    )
    digest = hashlib.sha256(material.document.text.encode()).hexdigest()
    exhaustive = tuple(sample.gold.get("exhaustive", []))
    return Annotation(sample.id, file, digest, sample.kind, exhaustive, facts)


def _fact(gold: Json, at: str, quotes: list[str], text: Text, material: Material) -> Fact:
    value = _at(gold, at)
    found = [text.find(quote) for quote in quotes]
    spans = sorted({span for each in found for span in each})
    wanted = normal(value.get("period", value)) if isinstance(value, dict) else ()
    figures = {
        (figure.start, figure.end)
        for start, end in spans
        for figure in material.between(start, end)
        if wanted and _reads_as(figure, wanted)
    }
    kept = bare(value, at.rsplit("/", 1)[-1])
    return Fact(at, tuple(spans), tuple(sorted(figures)), kept, sum(not each for each in found))


def _at(gold: Json, pointer: str) -> Any:
    """Return what is at a pointer into a hand-made record; None where nothing does."""
    value: Any = gold
    for step in pointer.split("/")[1:]:
        if isinstance(value, list):
            value = value[int(step)] if step.isdigit() and int(step) < len(value) else None
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value


def _reads_as(figure: Found, wanted: Any) -> bool:
    return isinstance(figure.value, Value) and normal(figure.value.to_dict()) == wanted


def bare(value: Any, key: str = "") -> Any:
    """Return what of a value may be written down: numbers, days and words of the contract; None if nothing.

    Args:
        value: JSON of a hand-made record.
        key: The field it is in; an index for an entry of a list.
    """
    if isinstance(value, dict):
        inner = {
            name: kept for name, held in value.items() if (kept := bare(held, name)) is not None
        }
        return inner if inner and (key in _NESTED or key.isdigit() or not key) else None
    if isinstance(value, list):
        if key not in _NESTED | _CODES:
            return None
        entries = [kept for each in value if (kept := bare(each, key)) is not None]
        return entries or None
    if isinstance(value, str):
        return value if key in _CODES and _CODE.fullmatch(value) else None
    return value if key in _NUMBERS | _NESTED and isinstance(value, int | float) else None


class Text:
    """A document's text as quotes are looked up in it: first without white space, then by its letters alone."""

    def __init__(self, text: str) -> None:
        """Take the text that offsets are to count in."""
        folded = fold(text)
        self._views = tuple(_View(folded, keep) for keep in (_is_ink, str.isalnum))

    def find(self, quote: str) -> tuple[tuple[int, int], ...]:
        """Return where a quote is; nowhere if it is not found, or too often to tell where."""
        for view in self._views:
            spans = view.find(quote)
            if spans:
                return spans if len(spans) <= _MOST_SPANS else ()
        return self._row(quote)

    def _row(self, quote: str) -> tuple[tuple[int, int], ...]:
        """Return where the cells of a quoted row stand, one after the other with others between them."""
        parts = [part for part in quote.split("\t") if part.strip()]
        if len(parts) < 2:
            return ()
        view = self._views[0]
        for start, end in view.find(parts[0]):
            spans = [(start, end)]
            for part in parts[1:]:
                beyond = spans[-1][1]
                after = [s for s in view.find(part) if beyond <= s[0] <= beyond + _REACH]
                spans += after[:1]
            if len(spans) == len(parts):
                return tuple(spans)
        return ()


class _View:
    """Some of the characters of a text, and where each of them is."""

    def __init__(self, folded: str, keep: Callable[[str], bool]) -> None:
        self._keep = keep
        self._places = [place for place, char in enumerate(folded) if keep(char)]
        self._chars = "".join(folded[place] for place in self._places)

    def find(self, quote: str) -> tuple[tuple[int, int], ...]:
        wanted = "".join(char for char in fold(quote) if self._keep(char))
        if not wanted:
            return ()
        places = self._places
        return tuple(
            (places[match.start()], places[match.end() - 1] + 1)
            for match in re.finditer(re.escape(wanted), self._chars)
        )


def _is_ink(char: str) -> bool:
    return not char.isspace()


def write(made: Iterable[Annotation], file: Path = FILE) -> None:
    """Write the annotations, one a line, by id."""
    lines = [json.dumps(each.to_line(), separators=(",", ":")) for each in made]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f"{line}\n" for line in lines), "ascii")


def losses(made: Iterable[Annotation]) -> tuple[int, int, dict[str, int]]:
    """Return quotes not found, facts without any place, and the latter by field."""
    quotes, by_field = 0, dict[str, int]()
    for each in made:
        quotes += each.lost
        for fact in each.facts:
            if not fact.spans:
                field = re.sub(r"/\d+", "", fact.at)
                by_field[field] = by_field.get(field, 0) + 1
    return quotes, sum(by_field.values()), dict(sorted(by_field.items()))
