"""The ledger of many documents, ``manifest.jsonl``: one line a source, so that a run that was killed goes on.

A line is added when its record is safely written, so the ledger never promises what is not there; at worst
the last document is read once more. A last line that was torn by a kill or a power cut is passed over. The
ledger holds names of files and counts, never what is in a document: names and numbers of officials stay
out of it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import time
from dataclasses import dataclass
from platform import python_version
from typing import IO, TYPE_CHECKING, Any, TypeAlias

from announce_parser import __version__, writing
from announce_parser.batch.outcome import Outcome, error_of
from announce_parser.batch.staff import MOST_CRASHES, MOST_KILLS
from announce_parser.errors import CannotWrite, ExitCode, UsageFault

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from announce_parser.batch.attempt import ReadingOptions

MANIFEST = "manifest.jsonl"
# Pairs of what is known of a file beside it.
Beside: TypeAlias = tuple[tuple[str, str], ...]
_SECONDS_BETWEEN_SYNCS = 1.0  # what a power cut may take from the ledger is read again, and no more


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A line of an earlier run.

    Attributes:
        fields: The line.
    """

    fields: Mapping[str, Any]

    @property
    def status(self) -> str:
        """The word of the line: ``ok``, ``partial``, ``refused`` or ``failed``."""
        return str(self.fields.get("status"))

    @property
    def code(self) -> ExitCode:
        """What one source with this line ends with."""
        if "code" in self.fields:
            return error_of(str(self.fields["code"]), "").exit_code
        return ExitCode.FINDINGS if self.status == "partial" else ExitCode.DONE

    @property
    def checks(self) -> Mapping[str, int]:
        """How many checks hold, fail and were not comparable; empty where there is no record."""
        counts = self.fields.get("checks")
        return counts if isinstance(counts, dict) else {}

    @property
    def is_quarantined(self) -> bool:
        """True of a document that took two workers down: only a run from the start reads it again."""
        return int(self.fields.get("crashes", 0)) >= MOST_CRASHES

    @property
    def is_unlucky(self) -> bool:
        """True of a document given up because something outside killed its workers: every run reads it again."""
        return int(self.fields.get("killed", 0)) >= MOST_KILLS


class Ledger:
    """The manifest of one run in a folder that no other run writes to meanwhile."""

    def __init__(self, folder: Path, reading: ReadingOptions, *, resumes: bool) -> None:
        """Open the manifest; without `resumes` it begins empty.

        Raises:
            CannotWrite: The folder or the manifest cannot be written.
            UsageFault: Another run is writing to the folder.
        """
        self._folder = folder
        self._path = folder / MANIFEST
        pairs = (
            ("tokenizer", reading.tokenizer),
            ("published", reading.published),
            ("fail_on", reading.fail_on),
            ("ocr", "tesseract" if reading.ocr else None),
        )
        self._config = {key: value for key, value in pairs if value is not None}
        if reading.profile.lines:
            self._config["profile"] = _fingerprint([str(one) for one in reading.profile.lines])
        self._corrections = reading.corrections
        self._versions = {"announce-parser": __version__, "python": python_version()}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = _locked(folder)
            self._known = self._places() if resumes else {}
            self._earlier: IO[bytes] | None = self._path.open("rb") if self._known else None
            self._stream: IO[bytes] = self._path.open("ab" if resumes else "wb", buffering=0)
            if resumes and _is_torn(self._path):
                self._stream.write(b"\n")
            self._end = self._stream.seek(0, os.SEEK_END)
        except OSError as error:
            raise CannotWrite(error.strerror or str(error), file=str(self._path)) from error
        self._synced = time.monotonic()

    def find_done(
        self, relative: str, digest: str | None, beside: Beside = (), *, retries: bool
    ) -> LedgerEntry | None:
        """Return the line of a source that need not be read again, or None.

        Args:
            relative: The source's name in the ledger.
            digest: SHA-256 of the file as it is now; of an archive, where the source is its member.
            beside: What is known of it beside the file, as it is now.
            retries: Whether what failed or was refused is read again, unless it is quarantined; what was
                killed from outside is read again in any case.
        """
        entry = self._entry_of(relative)
        if entry is None or digest is None or digest not in _digests(entry):
            return None
        same = entry.fields.get("config") == self._config_of(entry.fields.get("sha256"), beside)
        if not same or entry.fields.get("versions") != self._versions:
            return None
        if entry.status in ("ok", "partial"):
            output = os.path.join(self._folder, str(entry.fields.get("output")))  # noqa: PTH118
            return entry if os.path.isfile(output) else None  # noqa: PTH113 (for each source)
        again = entry.is_unlucky or (retries and not entry.is_quarantined)
        return None if again else entry

    def note(
        self,
        relative: str,
        outcome: Outcome,
        archive: str | None = None,
        *,
        beside: Beside = (),
    ) -> None:
        """Append the line of one outcome, whose record is written.

        Args:
            relative: The source's name, also that of its output without ``.json``.
            outcome: Of the source.
            archive: SHA-256 of the archive that the source is a member of.
            beside: What is known of it beside the file.
        """
        config = self._config_of(outcome.sha256, beside)
        entry = self._entry(relative, outcome, archive, config)
        try:
            line = _line(entry)
            self._stream.write(line)
            self._known[relative], self._end = self._end, self._end + len(line)
            if time.monotonic() - self._synced >= _SECONDS_BETWEEN_SYNCS:
                self._sync()
        except OSError as error:
            raise CannotWrite(error.strerror or str(error), file=str(self._path)) from error

    def settle(self, order: Iterable[str]) -> None:
        """Rewrite the manifest with one line a source, in the order given, as an undisturbed run leaves it."""
        # Where nobody can be kept out, another run may have written too.
        places = self._known if self._lock is not None else self._places()
        self.close()
        if not self._path.is_file():
            return
        with self._path.open("rb") as lines, writing.streaming(self._path) as add:
            for relative in order:
                if (place := places.pop(relative, None)) is not None:
                    add(_line_at(lines, place))
            for place in places.values():
                add(_line_at(lines, place))

    def close(self) -> None:
        """Flush the manifest to the disk and let other runs in."""
        if self._stream.closed:
            return
        with contextlib.suppress(OSError):
            self._sync()
        self._stream.close()
        if self._earlier is not None:
            self._earlier.close()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _sync(self) -> None:
        os.fsync(self._stream.fileno())
        self._synced = time.monotonic()

    def _config_of(self, digest: str | None, beside: Beside) -> dict[str, str]:
        """Return what a record depends on but its source; what was corrected or known beside it as a digest."""
        own = [one.to_dict() for one in self._corrections if one.sha256 == digest]
        pairs = (("corrections", own), ("metadata", beside))
        return self._config | {key: _fingerprint(value) for key, value in pairs if value}

    def _entry(
        self, relative: str, outcome: Outcome, archive: str | None, config: Mapping[str, str]
    ) -> Mapping[str, object]:
        error = outcome.error
        entry = {
            "path": relative,
            "sha256": outcome.sha256,
            "archive_sha256": archive,
            "size_bytes": outcome.size_bytes,
            "config": config,
            "versions": self._versions,
            "status": outcome.status,
            "code": error.code if error else None,
            "message": outcome.reason,
            "ms": outcome.milliseconds,
            "peak_mb": outcome.peak_mb,
            "crashes": outcome.crashes or None,
            "killed": outcome.killed or None,
            "output": None if error else f"{relative}.json",
            "checks": None if error else dict(outcome.checks),
        }
        return {key: value for key, value in entry.items() if value is not None}

    def _entry_of(self, relative: str) -> LedgerEntry | None:
        """Return the last line of a source that an earlier run left, or None."""
        place = self._known.get(relative)
        if place is None or self._earlier is None:
            return None
        return LedgerEntry(json.loads(_line_at(self._earlier, place)))

    def _places(self) -> dict[str, int]:
        """Return where the last line of each source begins; lines that are not JSON objects are passed over."""
        found: dict[str, int] = {}
        if not self._path.is_file():
            return found
        with self._path.open("rb") as stream:
            place = 0
            for line in stream:
                with contextlib.suppress(ValueError):
                    fields = json.loads(line)
                    if isinstance(fields, dict) and isinstance(fields.get("path"), str):
                        found[fields["path"]] = place
                place += len(line)
        return found


def sweep(folders: Iterable[Path]) -> None:
    """Remove what a killed run left half-written in the folders of the output."""
    for folder in folders:
        for leftover in folder.glob(writing.TEMPORARY):
            with contextlib.suppress(OSError):
                leftover.unlink()


def _digests(entry: LedgerEntry) -> tuple[object, object]:
    return entry.fields.get("sha256"), entry.fields.get("archive_sha256")


def _line(fields: Mapping[str, object]) -> bytes:
    # A file name that is not UTF-8 is kept by its escape, which JSON knows.
    return json.dumps(fields, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def _line_at(stream: IO[bytes], place: int) -> bytes:
    stream.seek(place)
    return stream.readline().rstrip(b"\n") + b"\n"


def _is_torn(path: Path) -> bool:
    with path.open("rb") as stream:
        if stream.seek(0, os.SEEK_END) == 0:
            return False
        stream.seek(-1, os.SEEK_END)
        return stream.read(1) != b"\n"


def _locked(folder: Path) -> int | None:
    """Return an open lock on the folder; None where the system has none."""
    if sys.platform == "win32":
        return None
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise UsageFault("another run is writing to this folder", file=str(folder)) from error
    except OSError:  # a file system without locks
        os.close(descriptor)
        return None
    return descriptor


def _fingerprint(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:16]
