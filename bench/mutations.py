"""Changes one number in one redundant place of a notice at a time and counts what the checks flag.

``redundancies.jsonl`` lists, one JSON object a line, the places that a reader of the notice found stated twice or
computable: ``find`` is a piece of the source that stands there once, the number between ‹ and ›; ``replace`` is
the number put in its place; ``relation`` says in words what it contradicts then. ``redundancies_corpus.jsonl``
lists such places of notices that lie outside the project, by file name and offsets alone. ``awaits`` names the check that
is skipped at present and that alone would see the place: a miss that is known. Run it from the checkout::

    python bench/mutations.py [--misses]
    python bench/mutations.py --seeded 3 [--misses]       so many random slips in each listed place
    python bench/mutations.py --every 200                 random numbers of the samples, listed or not
    python bench/mutations.py --corpus FOLDER [--misses]  the listed places of the notices in a folder
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import announce_parser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from announce_parser.record import Place, Record

ROOT = Path(__file__).parents[1]
SAMPLE = "2023-smart-manufacturing-notice.txt"
_SEED = 20230109
_SCALES = {"조": "억", "억": "조", "만": "억", "천만": "백만", "백만": "천만", "천": "백"}
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Mutation:
    """One number of a sample and what it is changed to.

    Attributes:
        least: By what share a slip must change it for the other place, written with fewer digits, to show it.
        awaits: The check that alone would flag it and is skipped at present; empty where one does flag it.
    """

    sample: str
    find: str
    replace: str
    relation: str
    least: float = 0.0
    awaits: str = ""

    def apply(self, text: str) -> str:
        """Return the text with the number changed; raises ``ValueError`` unless the place is unique."""
        before, number, after = self.parts()
        if text.count(before + number + after) != 1:
            raise ValueError(self.find)
        return text.replace(before + number + after, before + self.replace + after)

    def parts(self) -> tuple[str, str, str]:
        """Return what stands before the number, the number, and what stands behind it."""
        before, _, rest = self.find.partition("‹")
        number, _, after = rest.partition("›")
        return before, number, after


@dataclass(frozen=True)
class Spot:
    """A redundant number of a notice outside the project: characters from start to end of its text."""

    file: str
    start: int
    end: int
    relation: str


def mutations() -> tuple[Mutation, ...]:
    """Return the listed redundancies in their order, each with the change it is listed with."""
    lines = (ROOT / "bench" / "redundancies.jsonl").read_text("utf-8").splitlines()
    return tuple(Mutation(**json.loads(line)) for line in lines if line.strip())


def seeded(each: int, seed: int = _SEED) -> tuple[Mutation, ...]:
    """Return so many random slips in every listed place: the same ones for the same seed."""
    return tuple(
        replace(mutation, replace=slip)
        for number, mutation in enumerate(mutations())
        for slip in slips(mutation.parts()[1], each, _dice(seed, number), least=mutation.least)
    )


def spots() -> tuple[Spot, ...]:
    """Return the listed places of notices outside the project."""
    lines = (ROOT / "bench" / "redundancies_corpus.jsonl").read_text("utf-8").splitlines()
    return tuple(Spot(**json.loads(line)) for line in lines if line.strip())


def _dice(seed: int, number: int) -> random.Random:
    return random.Random(f"{seed} {number}")  # noqa: S311 (a bench, no secret)


def slips(number: str, count: int, dice: random.Random, *, least: float = 0.0) -> tuple[str, ...]:
    """Return different slips of the pen in a number: a digit, two digits changed about, another scale word."""
    found: dict[str, None] = {}
    makers = (_other_digit, _other_digit, _swapped_digits, _other_scale)
    for _ in range(40 * count):
        slip = dice.choice(makers)(number, dice)
        if slip is None or slip == number or len(found) == count:
            continue
        pairs = zip(_value(slip), _value(number), strict=True)
        if least == 0 or any(abs(new - old) > old * least for new, old in pairs):
            found[slip] = None
    return tuple(found)


def _other_digit(number: str, dice: random.Random) -> str | None:
    """Change one digit that counts; years and clock times keep the digits that make them such."""
    places = [match.start() for match in re.finditer(r"\d", number)]
    place = dice.choice(places)
    leads = not number[:place].rstrip(",")[-1:].isdigit()
    digit = dice.choice(
        "123456789" if leads and number[place + 1 : place + 2] != "." else "0123456789"
    )
    changed = number[:place] + digit + number[place + 1 :]
    return changed if _is_number(changed) else None


def _swapped_digits(number: str, dice: random.Random) -> str | None:
    places = [match.start() for match in re.finditer(r"\d(?=\d)", number)]
    if not places:
        return None
    place = dice.choice(places)
    changed = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    return changed if _is_number(changed) and _value(changed) != _value(number) else None


def _other_scale(number: str, dice: random.Random) -> str | None:
    del dice
    scale = re.search(r"천만|백만|[조억만천]", number)
    if scale is None:
        return None
    return number[: scale.start()] + _SCALES[scale.group()] + number[scale.end() :]


def _is_number(text: str) -> bool:
    """Return whether no number of a text begins with a nought it cannot have, or is nought altogether."""
    numbers = _TOKEN.findall(text)
    date = re.fullmatch(r"(\d+)\.\s?(\d+)\.?", text) if "." in text else None
    if re.match(r"(?:19|20)\d\d[.년]", text) is None and re.match(r"\d{4}[.년]", text):
        return False  # a year of another age
    if date is not None:
        return int(date[1]) in range(1, 13) and int(date[2]) in range(1, 32)
    return all(not re.match(r"0\d", each) and float(each.replace(",", "")) for each in numbers)


def _value(text: str) -> list[float]:
    return [float(each.replace(",", "")) for each in _TOKEN.findall(text)]


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
    return _names(mutation.apply(text), mutation.sample, mutation.replace)


def _names(text: str, name: str, changed: str) -> bool:
    """Return whether a failing check of a text names a place that holds the changed number as a whole."""
    record = announce_parser.parse(text.encode(), name=name)
    left = r"(?<!\d)(?<!\d,)" if changed[:1].isdigit() else ""
    right = r"(?!\d|[.,]\d)" if changed[-1:].isdigit() else ""
    pattern = re.compile(left + re.escape(changed) + right)
    return any(pattern.search(named) for named in places_named(record))


def every(count: int, seed: int = _SEED) -> Iterator[tuple[str, bool]]:
    """Yield random numbers of the sample with one digit changed, and whether a check names them."""
    dice = _dice(seed, 0)
    text = (ROOT / "samples" / SAMPLE).read_text("utf-8")
    tokens = list(_TOKEN.finditer(text))
    for match in dice.sample(tokens, min(count, len(tokens))):
        for slip in slips(match.group(), 1, dice):
            changed = text[: match.start()] + slip + text[match.end() :]
            around = text[max(0, match.start() - 15) : match.end() + 10].replace("\n", " ")
            yield f"{around} -> {slip}", _names(changed, SAMPLE, slip)


def of_corpus(folder: Path, each: int = 3) -> Iterator[tuple[str, bool]]:
    """Yield the slips in the listed places of the notices in a folder, and whether a check names them."""
    for number, spot in enumerate(spots()):
        path = folder / spot.file
        if not path.is_file():
            continue
        text = path.read_text("utf-8")
        stated = text[spot.start : spot.end]
        for slip in slips(stated, each, _dice(_SEED, number)):
            changed = text[: spot.start] + slip + text[spot.end :]
            words = f"{spot.file} {spot.start} {stated} -> {slip}: {spot.relation}"
            yield words, _names(changed, spot.file, slip)


def _told(outcomes: Iterable[tuple[str, bool]], *, misses: bool) -> int:
    """Print how many are flagged, and those that are not; return how many those are."""
    listed = list(outcomes)
    missed = [words for words, flagged in listed if not flagged]
    hits = len(listed) - len(missed)
    share = 100 * hits / max(len(listed), 1)
    sys.stdout.write(f"{hits} of {len(listed)} mutations flagged ({share:.1f}%)\n")
    if misses:
        sys.stdout.writelines(f"{words}\n" for words in missed)
    return len(missed)


def main() -> int:
    """Print how many mutations are flagged, and those that are not."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--misses", action="store_true", help="list what no check flagged")
    options.add_argument("--seeded", type=int, metavar="N", help="N random slips in each place")
    options.add_argument("--every", type=int, metavar="N", help="N random numbers of the sample")
    options.add_argument("--corpus", type=Path, metavar="FOLDER", help="the listed notices of it")
    arguments = options.parse_args()
    if arguments.every:
        _told(every(arguments.every), misses=arguments.misses)
        return 0
    if arguments.corpus:
        _told(of_corpus(arguments.corpus), misses=arguments.misses)
        return 0
    listed = seeded(arguments.seeded) if arguments.seeded else mutations()
    outcomes = ((f"{m.find} -> {m.replace}: {m.relation}", is_flagged(m)) for m in listed)
    missed = _told(outcomes, misses=arguments.misses)
    known = sum(bool(mutation.awaits) for mutation in listed)
    return 1 if missed > known and not arguments.seeded else 0


if __name__ == "__main__":
    sys.exit(main())
