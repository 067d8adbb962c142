"""What a worker does: a request in, an answer of bytes out, alike in every kind of worker."""

from __future__ import annotations

import gc
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from announce_parser.batch.attempt import (
    ReadingOptions,
    Task,
    attempt,
    bytes_of,
    stated_name,
    trace_of,
)
from announce_parser.batch.forms import FORMS
from announce_parser.batch.outcome import Finding, Outcome, to_bytes
from announce_parser.batch.warming import warm
from announce_parser.errors import EmptyDocument
from announce_parser.profiles import Profile, ProfileLine

if TYPE_CHECKING:
    from announce_parser.corrections import Amendment

COLLECT_AFTER = 50_000  # objects; a document makes as many at once, and what a worker holds is seldom in a circle
READY = b""
"""What a kept worker sends before its answer, when everything is loaded."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a worker; made by the parent, so it is trusted.

    Attributes:
        work: ``parse`` one document, say ``why`` its programs were taken, ``survey`` a file (is it one, or an archive
            of several?), or a form to show it in.
        task: The file.
        reading: How documents are read.
    """

    work: str
    task: Task
    reading: ReadingOptions

    def to_bytes(self) -> bytes:
        """Return the request for a worker that shares no memory with the parent."""
        source = self.task.source
        head = {
            "work": self.work,
            "path": None if isinstance(source, bytes) else str(source),
            "name": self.task.name,
            "member": self.task.member,
            "beside": self.task.beside,
            "reading": [self.reading.tokenizer, self.reading.published, self.reading.fail_on],
            "profile": profile_to(self.reading.profile),
            "ocr": self.reading.ocr,
            "corrections": [[one.line, one.to_dict()] for one in self.reading.corrections],
        }
        payload = source if isinstance(source, bytes) else b""
        return json.dumps(head).encode("ascii") + b"\n" + payload

    def answer(self) -> bytes:
        """Return the answer, in whatever process this is; nothing but an interrupt or an exit is raised."""
        if self.work == "survey":
            return to_bytes(_surveyed(self.task))
        if self.work == "why":
            return to_bytes(_reasoned(self.task, self.reading))
        if self.work in FORMS:
            return to_bytes(_shown(self.task, self.work))
        return to_bytes(attempt(self.task, self.reading))


def request_of(content: bytes) -> Request:
    """Return what ``Request.to_bytes`` made bytes of."""
    from announce_parser.corrections import amendment_of

    line, _, payload = content.partition(b"\n")
    head: dict[str, Any] = json.loads(line)
    source = payload if head["path"] is None else Path(head["path"])
    beside = tuple((name, value) for name, value in head["beside"])
    task = Task(source, head["name"], head["member"], beside)
    corrections = tuple(amendment_of(fields, line) for line, fields in head["corrections"])
    return Request(head["work"], task, _reading(head, corrections))


def _reading(head: dict[str, Any], corrections: tuple[Amendment, ...]) -> ReadingOptions:
    tokenizer, published, fail_on = head["reading"]
    own = profile_of(head["profile"])
    return ReadingOptions(tokenizer, published, fail_on, corrections, own, ocr=head["ocr"])


def profile_to(profile: Profile) -> list[Any]:
    """Return a profile as plain data."""
    return [profile.file, [[one.table, one.word, one.meaning, one.number] for one in profile.lines]]


def profile_of(plain: list[Any]) -> Profile:
    """Return what ``profile_to`` made plain."""
    file, lines = plain
    return Profile(file, tuple(ProfileLine(*one) for one in lines))


def _surveyed(task: Task) -> Outcome:
    """Return, as JSON in place of a record, whether a file is a document and what an archive holds."""
    from announce_parser.batch.archives import members
    from announce_parser.batch.causes import known

    if not isinstance(task.source, Path):
        return Outcome()
    try:
        found = members(task.source)
    except Exception as error:  # noqa: BLE001 (the trap per file)
        return Outcome(error=known(error))
    seen = {"document": _is_document(task.source), "members": found}
    return Outcome(content=json.dumps(seen).encode("ascii"))


def _reasoned(task: Task, reading: ReadingOptions) -> Outcome:
    """Return, as JSON in place of a record, why names and terms of programs were taken."""
    from announce_parser import explain, profiles, readers
    from announce_parser.batch.causes import known

    try:
        with profiles.using(reading.profile):
            loaded = readers.load(bytes_of(task), name=stated_name(task.name))
            found = explain.reasons(
                loaded, tokenizer=reading.tokenizer, published=reading.published
            )
    except Exception as error:  # noqa: BLE001 (the trap per file)
        return Outcome(error=known(error), trace=trace_of(error))
    return Outcome(content=json.dumps([asdict(one) for one in found]).encode("ascii"))


def _shown(task: Task, form: str) -> Outcome:
    """Return, in place of a record, what the reader saw; a finding where it could not read something."""
    from announce_parser import readers
    from announce_parser.batch.causes import known

    try:
        document = readers.read(
            readers.load(task.source, name=None if isinstance(task.source, Path) else task.name)
        )
    except Exception as error:  # noqa: BLE001 (the trap per file)
        return Outcome(error=known(error), trace=trace_of(error))
    partial = (Finding("finding.partial", ()),) if document.is_partial else ()
    return Outcome(content=FORMS[form](document).encode("utf-8", "replace"), findings=partial)


def _is_document(path: Path) -> bool:
    """Tell by content; a file that cannot be opened, or that breaks a reader, is for its own job to report."""
    from announce_parser import readers

    try:
        content = readers.load(path).data
        return bool(content.strip()) and any(
            reader.matches(content) for reader in readers.members()
        )
    except EmptyDocument:
        return False
    except Exception:  # noqa: BLE001 (the trap per file)
        return True


def serve(connection: Any, shows_errors: bool) -> None:  # noqa: FBT001 (handed over by position)
    """Answer requests until the other end closes: the body of a worker that is kept for several documents."""
    if hasattr(os, "setsid"):
        os.setsid()
    if not shows_errors:
        silence()
    gc.set_threshold(COLLECT_AFTER)
    is_warm = False
    while True:
        try:
            request = request_of(connection.recv_bytes())
        except EOFError:
            return
        if request.work == "parse" and not is_warm:
            warm(request.reading)
            is_warm = True
        connection.send_bytes(READY)  # the document's own time begins
        connection.send_bytes(request.answer())


def silence() -> None:
    """Drop what is printed here: a document can have a part in it."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)
