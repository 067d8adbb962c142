"""Review pages of notices that were read: one way for ``review`` and ``year``."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from announce_parser import review, writing
from announce_parser.batch.attempt import bytes_of, stated_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from announce_parser.batch import Task
    from announce_parser.cli._jobs import Job
    from announce_parser.compare import Comparison
    from announce_parser.record import Record

INDEX = "index.html"
CORRECTIONS = "corrections.jsonl"


@dataclass(slots=True)
class DeskPages:
    """A desk in the making: pages in a folder, and the entries of its index by number of the notice."""

    folder: Path
    file: Path
    setting: review.PageSetting
    _notices: dict[int, review.DeskNotice] = field(default_factory=dict)
    _entries: dict[int, review.IndexEntry] = field(default_factory=dict)

    def add(self, number: int, job: Job, task: Task, record: Record, status: str) -> str:
        """Write the page of a record and return its name within the folder."""
        name = stated_name(PurePosixPath(job.relative).name)
        page = f"{job.relative}.html"
        notice = review.DeskNotice(name, _reader(task), page, record)
        desk = review.Desk({page: notice}, [], self.file, self.setting)
        writing.write(self.folder / page, desk.written(page))
        self._notices[number] = notice
        self._entries[number] = review.IndexEntry(job.relative, page, record, status=status)
        return page

    def against(self, comparison: Comparison | None) -> None:
        """Show what changed since an older notice on the pages that follow."""
        self.setting = replace(self.setting, against=comparison)

    def fail(self, number: int, job: Job, reason: str, status: str) -> None:
        """Let the index say why a notice has no page."""
        self._entries[number] = review.IndexEntry(job.relative, None, None, reason, status)

    def desk(self) -> review.Desk:
        """Return the desk with every notice on it, in the order of the input; its index is written."""
        notices = {one.page: one for _, one in sorted(self._notices.items())}
        entries = [one for _, one in sorted(self._entries.items())]
        desk = review.Desk(notices, entries, self.file, self.setting)
        writing.write(self.folder / INDEX, desk.index())
        return desk


def _reader(task: Task) -> Callable[[], bytes]:
    """Return what reads the document's bytes; standard input is read once."""
    if isinstance(task.source, bytes):
        content = task.source
        return lambda: content
    return lambda: bytes_of(task)
