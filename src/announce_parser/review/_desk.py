"""The reviewer's desk: notices with their pages, and the one corrections file that a person's word goes into.

A correction is tried on the notice first: what does not fit the record is refused and nothing is written.
Lines are only ever added to the file; under a lock, after what others have added since has been read.
"""

from __future__ import annotations

import dataclasses
import os
import sys
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from announce_parser import corrections, golden, pipeline, profiles, readers, writing
from announce_parser.errors import StaleCorrection, UsageFault
from announce_parser.review._doubts import count_of
from announce_parser.review._editing import GivenPart, read
from announce_parser.review._form import Served
from announce_parser.review._index import IndexEntry, index
from announce_parser.review._meaning import meaning
from announce_parser.review._page import PageSetting, page
from announce_parser.review._proposing import Proposal, amendment, landing
from announce_parser.review._rows import row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from announce_parser.corrections import Amendment
    from announce_parser.pipeline import RecordDraft
    from announce_parser.profiles import Profile
    from announce_parser.record import Record
    from announce_parser.review._sheets import PageKey, PagePicture


_MOST_DRAFTS: Final = 8  # of notices that are being corrected


class OutOfDate(StaleCorrection):
    """What a person saw is no longer what is there: the page has to be loaded again."""


@dataclass(frozen=True, slots=True)
class DeskNotice:
    """A notice on the desk.

    Attributes:
        name: File name of the document, as its record states it.
        read: Returns its bytes, as they are now.
        page: Where its page is, relative to the index, with slashes.
        record: As last parsed, corrections applied.
    """

    name: str
    read: Callable[[], bytes]
    page: str
    record: Record

    @property
    def revision(self) -> str:
        """The digest of the record; a correction of another one is out of date."""
        return sha256(self.record.to_json()).hexdigest()


@dataclass(slots=True)
class Desk:
    """Notices under review.

    Attributes:
        entries: What the index lists, those that could not be read among them.
        file: The corrections file; made with the first correction.
        setting: How pages are shown.
        goldens: Folder that a record can be accepted into; None allows none.
        profile: The words of the user's own; kept, for the server's threads begin without one.
    """

    notices: dict[str, DeskNotice]
    entries: list[IndexEntry]
    file: Path
    setting: PageSetting
    goldens: Path | None = None
    profile: Profile = field(default_factory=profiles.active)
    _pages: dict[str, tuple[Served, bytes]] = field(default_factory=dict)
    _drafts: dict[str, RecordDraft] = field(default_factory=dict)
    _pictures: dict[PageKey, PagePicture] = field(default_factory=dict)

    def index(self) -> bytes:
        """Return the index page."""
        return index(self.entries, self.setting.language)

    def page(self, name: str, base: str, csrf: str) -> bytes | None:
        """Return the page of a notice with the form on it; None for a name that is not on the desk."""
        if name not in self.notices:
            return None
        notice = self.notices[name]
        served = Served(
            base,
            name,
            csrf,
            notice.revision,
            can_be_golden=self.goldens is not None,
            last=self._last(notice),
        )
        if name not in self._pages or self._pages[name][0] != served:
            self._pages[name] = served, self._rendered(notice, served)
        return self._pages[name][1]

    def written(self, name: str) -> bytes:
        """Return the page of a notice as it is kept in a file, without the form."""
        return self._rendered(self.notices[name], None)

    def _rendered(self, notice: DeskNotice, served: Served | None) -> bytes:
        source = notice.read() if notice.record.source.format == "pdf" else None
        setting = dataclasses.replace(self.setting, served=served, pictures=self._pictures)
        return page(notice.record, source, setting)

    def _known(self) -> tuple[Amendment, ...]:
        return corrections.load(self.file) if self.file.is_file() else ()

    def _last(self, notice: DeskNotice) -> Amendment | None:
        """Return the last correction of a notice that holds."""
        held = corrections.standing(self._known(), notice.record.source.sha256)
        return held[-1] if held else None

    def queue(self, name: str) -> tuple[int, str | None]:
        """Return how much of all notices is left to look at, and the page of the next notice that has some."""
        counts = {page: count_of(notice.record) for page, notice in self.notices.items()}
        names = list(counts)
        here = names.index(name)
        behind = (*names[here + 1 :], *names[:here])
        return sum(counts.values()), next((page for page in behind if counts[page]), None)

    def read(self, name: str, at: str, part: GivenPart) -> Any:
        """Return what words mean at a place, without keeping it; raises ``UsageFault`` as ``amend`` does."""
        return read(part, at, self.notices[name].record)[0]

    def row(self, name: str, place: Mapping[str, Any]) -> dict[str, GivenPart]:
        """Return what the row of a table says of a program, by field, from the cell that a person showed."""
        return row(self.notices[name].record, place)

    def meaning(self, value: Any) -> str:
        """Return a value that was read in words; "" where it is a word itself."""
        is_typed = isinstance(value, dict) and "text" in value
        return meaning(value, self.setting.language) if is_typed else ""

    def amend(self, name: str, proposal: Proposal) -> str:
        """Correct or accept a value: try it and add it to the file; return where it is now.

        Raises:
            UsageFault: A reason is missing, or the words do not read as the field's type.
            OutOfDate: The record or the document is no longer the one that the person saw.
            StaleCorrection: The record as corrected breaks the contract.
        """
        notice = self.notices[name]
        if proposal.revision != notice.revision:
            raise OutOfDate("the record has changed since the page was loaded")
        with _locked(self.file):
            known = self._known()
            line = amendment(notice.record, proposal, known)
            with profiles.using(self.profile):
                record = self._draft(notice).settled((*known, line))
            _append(self.file, corrections.line_of(line))
        self._replace(dataclasses.replace(notice, record=record))
        return landing(line, record)

    def _draft(self, notice: DeskNotice) -> RecordDraft:
        """Return a notice as it is read before corrections; read once, for a person corrects many values of one."""
        content = notice.read()
        if sha256(content).hexdigest() != notice.record.source.sha256:
            raise OutOfDate("the document has changed since it was read")
        if notice.page not in self._drafts:
            while len(self._drafts) >= _MOST_DRAFTS:
                self._drafts.pop(next(iter(self._drafts)))
            loaded = readers.load(content, name=notice.name)
            self._drafts[notice.page] = pipeline.draft(loaded)
        return self._drafts[notice.page]

    def accept_golden(self, name: str, note: str, day: str) -> Path:
        """Write the record as the golden of its document, with the reason in the log; return where.

        Raises:
            UsageFault: No folder of goldens was given, or no reason.
        """
        if self.goldens is None:
            raise UsageFault("no folder of goldens was given")
        if not note.strip():
            raise UsageFault("a golden is accepted for a reason")
        notice = self.notices[name]
        content = notice.record.to_json()
        sample = Path(notice.name)
        target = golden.golden_of(sample, sample.parent, self.goldens)
        finding = golden.compare(sample, target, render=lambda _: content)
        if finding.state != golden.GoldenState.SAME:
            writing.write(target, content)
            log = self.goldens / golden.LOG
            before = log.read_bytes() if log.is_file() else b""
            writing.write(log, before + golden.log_entry(finding, note.strip(), day))
        return target

    def _replace(self, notice: DeskNotice) -> None:
        self.notices[notice.page] = notice
        self._pages.pop(notice.page, None)
        self.entries = [
            dataclasses.replace(one, record=notice.record) if one.page == notice.page else one
            for one in self.entries
        ]


def _append(file: Path, line: bytes) -> None:
    """Add a line; the file is there whole, before and after, whatever happens in between."""
    before = file.read_bytes() if file.is_file() else b""
    if before and not before.endswith(b"\n"):
        before += b"\n"
    writing.write(file, before + line)


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    """Let no other desk write meanwhile; waits for one that does."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(file.parent, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
