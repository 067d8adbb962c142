"""Exporters: records in, files of other systems out, and a note of what each form cannot carry.

A member is one form. It has ``NAME``, ``SUFFIX`` (empty where it writes a folder of files) and
``write(records, out, setting)``, which yields the losses; with ``STREAMS`` it takes the records one after the other and
keeps none, else it gets them in a tuple. The tables and their columns are in ``TABLES``.
"""

from __future__ import annotations

import contextlib
from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol, cast

from announce_parser import plugins, validation
from announce_parser.errors import InvalidRecord
from announce_parser.exporters._layout import Loss, OutputColumn, OutputTable, Setting, Type
from announce_parser.exporters._tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from announce_parser.record import Record

__all__ = [
    "FORMS",
    "TABLES",
    "Exporter",
    "Loss",
    "OutputColumn",
    "OutputTable",
    "Setting",
    "Type",
    "export",
    "member",
]

# The modules of this folder, imported when asked for: each needs another library.
FORMS: Final = (
    "csv",
    "xlsx",
    "sqlite",
    "parquet",
    "jsonl",
    "ics",
    "bizinfo",
    "kstartup",
    "g2b",
    "ocds",
)


class Exporter(Protocol):
    """What a member of this family has."""

    NAME: str
    SUFFIX: str

    def write(self, records: Sequence[Record], out: Path, setting: Setting) -> Iterable[Loss]:
        """Write the records and yield what could not be carried."""
        ...


def member(form: str) -> Exporter:
    """Return the exporter of a form, ours or an installed one; raises ``KeyError`` for another word."""
    if form not in FORMS:
        return cast("Exporter", plugins.member(plugins.EXPORTERS, form))
    return cast("Exporter", import_module(f"announce_parser.exporters.{form}"))


def export(
    records: Iterable[Record], form: str, out: Path, setting: Setting | None = None
) -> tuple[Loss, ...]:
    """Write records in a form, each document once, in the order given.

    Args:
        records: Two records of the same bytes (one sha256) are one document: the later one is left out
            and is among the losses.
        form: One of ``FORMS``.
        out: A folder for forms of many files, else a file; what is there is replaced, in SQLite
            document by document.
        setting: What the form depends on beside the records.

    Returns:
        What the form cannot carry, never empty for forms of tables.

    Raises:
        KeyError: There is no such form.
        InvalidRecord: A record does not follow the contract; other systems get none of it.
        MissingDependency: The form's library comes with an extra that is not installed.
        CannotWrite: The file or folder cannot be written.
    """
    twins: list[Loss] = []
    exporter = member(form)
    distinct = _distinct(records, twins)
    taken = distinct if getattr(exporter, "STREAMS", False) else tuple(distinct)
    was_there = out.exists()
    try:
        losses = tuple(exporter.write(cast("Sequence[Record]", taken), out, setting or Setting()))
    except BaseException:
        if not was_there:
            _leave_nothing(out)
        raise
    return (*twins, *losses)


def _leave_nothing(out: Path) -> None:
    """Remove what an export that was cut off has made: an empty folder, or a database without a table."""
    with contextlib.suppress(OSError):
        if out.is_dir():
            out.rmdir()
        else:
            out.unlink()


def _distinct(records: Iterable[Record], twins: list[Loss]) -> Iterator[Record]:
    """Yield each document once; add the later ones of the same bytes to the losses."""
    kept: dict[str, str] = {}
    for record in records:
        key = record.source.sha256
        if key in kept:
            twin = f"the same bytes as {kept[key]}"
            twins.append(Loss(record.source.filename, twin, 1, is_record=True))
        else:
            _refuse_invalid(record)
            kept[key] = record.source.filename
            yield record


def _refuse_invalid(record: Record) -> None:
    violations = validation.validate(record.to_dict())
    if violations:
        first = f"{violations[0].pointer}: {violations[0].message}"
        raise InvalidRecord(f"not exported, {first}", file=record.source.filename)
