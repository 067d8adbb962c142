"""Compares the records of one document in several formats, value by value.

A folder holds documents in several formats under one stem (``notice.hwp`` beside ``notice.pdf``, or ``notice_hwp.hwp``
beside ``notice_pdf.pdf``), or the records that were parsed from them (``notice_hwp.hwp.json``). The first format of
``FORMATS`` that a stem has is what the others are held to: HWP and HWPX state what PDF only draws. Run it from the
checkout::

    python bench/twins.py FOLDER [--misses]

Each row is a twin, each column a field: the share of values that both records hold, counted as multisets. The last
row is the least of each column; the exit code is 1 where a title, an issuer, a date, a contact or a phone differs, or
less than 98 % of the sums of money agree.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path

import announce_parser
from announce_parser.errors import AnnounceError
from announce_parser.record import Record
from announce_parser.values import Money, Period, Phone

FORMATS = ("hwp", "hwpx", "docx", "odt", "html", "md", "txt", "pdf")
LEAST_MONEY = 0.98
_BLANKS = re.compile(r"\s+")

Values = Counter[str]


def money(record: Record) -> Iterator[str]:
    """Yield every sum the document mentions, in its major unit, wherever it stands."""
    for figure in record.figures:
        if isinstance(figure.value, Money):
            value = figure.value
            yield f"{value.amount} {value.min_amount} {value.max_amount} {value.currency}"


def days(record: Record) -> Iterator[str]:
    """Yield the day of publication, the release and every dated event."""
    yield from filter(None, [record.published])
    if record.release is not None:
        yield f"release {record.release.online} {record.release.print}"
    yield from (f"{event.event} {event.period.interval}" for event in record.schedule)


def dates(record: Record) -> Iterator[str]:
    """Yield every date and period the document mentions."""
    yield from (f.value.interval for f in record.figures if isinstance(f.value, Period))


def phones(record: Record) -> Iterator[str]:
    """Yield every telephone number the document mentions."""
    values = (figure.value for figure in record.figures)
    yield from (value.e164 or value.national for value in values if isinstance(value, Phone))


def contacts(record: Record) -> Iterator[str]:
    """Yield who can be asked, with the numbers."""
    for contact in record.contacts:
        who = (contact.organization, contact.division, contact.position, contact.name)
        numbers = sorted(phone.e164 or phone.national for phone in contact.phones)
        yield " ".join(part or "-" for part in (*who, *numbers))


def programs(record: Record) -> Iterator[str]:
    """Yield what one can apply to, with its terms."""
    for program in record.programs:
        window = program.application.interval if program.application else "-"
        budget = program.budget.amount if program.budget else "-"
        yield f"{program.name} | {budget} | {window}"


FIELDS: dict[str, Callable[[Record], Iterable[str | None]]] = {
    "title": lambda record: [record.title],
    "issuer": lambda record: [record.issuer.name if record.issuer else None],
    "number": lambda record: [record.notice_number],
    "days": days,
    "contacts": contacts,
    "phones": phones,
    "money": money,
    "dates": dates,
    "programs": programs,
    "kind": lambda record: [record.kind],
}
EXACT = ("title", "issuer", "days", "contacts", "phones")


def values(record: Record, field: str) -> Values:
    """Return the values of a field as often as the record holds them, without their white space."""
    return Counter(_BLANKS.sub("", value) for value in FIELDS[field](record) if value)


def agreement(one: Values, other: Values) -> float:
    """Return the share of values that both hold: 1 where neither holds any."""
    both, all_ = (one & other).total(), (one | other).total()
    return both / all_ if all_ else 1.0


def format_of(path: Path) -> str:
    """Return the format a file name ends with, of a record the format of its document."""
    return path.name.removesuffix(".json").rpartition(".")[2].lower()


def stem_of(path: Path) -> str:
    """Return what the names of twins share."""
    stem, _, ending = path.name.removesuffix(".json").rpartition(".")
    return stem.removesuffix(f"_{ending.lower()}")


def twins(folder: Path) -> Iterator[tuple[str, list[Path]]]:
    """Yield each stem that stands there in several formats, the one to be held to first."""
    known = [path for path in folder.iterdir() if format_of(path) in FORMATS]
    known.sort(key=lambda path: (stem_of(path), FORMATS.index(format_of(path))))
    for stem, group in groupby(known, stem_of):
        paths = list(group)
        if len(paths) > 1:
            yield stem, paths


def record_of(path: Path) -> Record:
    """Return the record of a document, or the one that was saved."""
    if path.suffix == ".json":
        return Record.model_validate_json(path.read_bytes())
    return announce_parser.parse(path)


def compared(stem: str, paths: list[Path], *, misses: bool) -> Iterator[tuple[str, list[float]]]:
    """Yield each twin's name and its agreement field by field; print what differs if asked to."""
    model = record_of(paths[0])
    for path in paths[1:]:
        record = record_of(path)
        name = f"{stem} {format_of(paths[0])}:{format_of(path)}"
        shares = []
        for field in FIELDS:
            stated, found = values(model, field), values(record, field)
            shares.append(agreement(stated, found))
            if misses and stated != found:
                lost, new = dict(stated - found), dict(found - stated)
                sys.stdout.write(f"{name} {field}: lost {lost}, new {new}\n")
        yield name, shares


def passes(field: str, share: float) -> bool:
    """Return whether a field agrees as well as it has to."""
    if field in EXACT:
        return share == 1
    return field != "money" or share >= LEAST_MONEY


def main() -> int:
    """Print the table of a folder."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="what differs, line by line")
    asked = parser.parse_args()
    rows: list[tuple[str, list[float]]] = []
    for stem, paths in twins(asked.folder):
        try:
            rows += compared(stem, paths, misses=asked.misses)
        except AnnounceError as error:
            sys.stderr.write(f"{stem}: {error}\n")
            return 3
    rows.append(("least", [min(column) for column in zip(*(s for _, s in rows), strict=True)]))
    width = max(len(name) for name, _ in rows)
    heads = " ".join(f"{field:>8}" for field in FIELDS)
    sys.stdout.write(f"{'':{width}} {heads}\n")
    for name, shares in rows:
        figures = " ".join(f"{share:8.3f}" for share in shares)
        sys.stdout.write(f"{name:{width}} {figures}\n")
    return not all(map(passes, FIELDS, rows[-1][1]))


if __name__ == "__main__":
    sys.exit(main())
