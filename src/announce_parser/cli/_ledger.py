"""The ledger of many documents: ``manifest.jsonl``, one line a source, and a line of progress each.

It holds names of files and counts, never what stands in a document: names and numbers of officials stay
out of it.
"""

from __future__ import annotations

import sys
from platform import python_version
from typing import TYPE_CHECKING

from announce_parser import __version__
from announce_parser.cli._faults import as_line
from announce_parser.errors import CannotWrite, ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from announce_parser.cli._base import Session
    from announce_parser.cli._outcomes import Outcome, Reading
    from announce_parser.record import Record

MANIFEST = "manifest.jsonl"


class Ledger:
    """The manifest of one run, written a line at a time so that an interrupt leaves whole lines."""

    def __init__(self, folder: Path, reading: Reading) -> None:
        """Begin an empty manifest in the folder; raises ``CannotWrite`` where that cannot be."""
        self._path = folder / MANIFEST
        self._config = {
            key: value
            for key, value in (("tokenizer", reading.tokenizer), ("published", reading.published))
            if value is not None
        }
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._path.write_bytes(b"")
        except OSError as error:
            raise CannotWrite(error.strerror or str(error), file=str(self._path)) from error

    def note(self, outcome: Outcome) -> None:
        """Append the line of one outcome."""
        try:
            with self._path.open("ab", buffering=0) as stream:
                stream.write(as_line(_entry(outcome, self._config)))
        except OSError as error:
            raise CannotWrite(error.strerror or str(error), file=str(self._path)) from error


def _entry(outcome: Outcome, config: Mapping[str, str]) -> Mapping[str, object]:
    fault = outcome.fault
    entry = {
        "path": outcome.job.relative,
        "sha256": outcome.sha256,
        "size_bytes": outcome.size_bytes,
        "config": config,
        "versions": {"announce-parser": __version__, "python": python_version()},
        "status": outcome.status,
        "code": fault.code if fault else None,
        "message": fault.reason if fault else None,
        "ms": outcome.milliseconds,
        "peak_mb": _peak_megabytes(),
        "output": None if fault else f"{outcome.job.relative}.json",
        "checks": _counts(outcome.record) if outcome.record else None,
    }
    return {key: value for key, value in entry.items() if value is not None}


def _counts(record: Record) -> Mapping[str, int]:
    """Return how many checks hold, fail and were skipped."""
    statuses = [check.status for check in record.checks]
    return {status: statuses.count(status) for status in ("holds", "fails", "skipped")}


def _peak_megabytes() -> int | None:
    """Return the most memory this process has held; None where the system does not say."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1 << 20 if sys.platform == "darwin" else 1 << 10))


def progress(outcome: Outcome, number: int, total: int, session: Session) -> None:
    """Say how one of many went, on a line of its own."""
    status = session.say(f"status.{outcome.status}")
    session.tell(
        session.say(
            "progress.line", number=number, total=total, name=outcome.job.name, status=status
        )
    )


def summary(outcomes: Iterable[Outcome], session: Session) -> None:
    """Say at the end how many went how."""
    statuses = [outcome.status for outcome in outcomes]
    counts = {status: statuses.count(status) for status in ("ok", "partial", "refused", "failed")}
    session.tell(session.say("progress.summary", total=len(statuses), **counts))


def code_of_many(outcomes: Iterable[Outcome]) -> ExitCode:
    """Return the exit code of many sources (contract, table of exit codes)."""
    codes = {outcome.code for outcome in outcomes}
    if ExitCode.MISSING in codes:
        return ExitCode.MISSING
    if codes - {ExitCode.DONE, ExitCode.FINDINGS}:
        return ExitCode.SOME_FAILED
    return ExitCode.FINDINGS if ExitCode.FINDINGS in codes else ExitCode.DONE
