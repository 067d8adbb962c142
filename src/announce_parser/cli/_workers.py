"""One document in a worker, for every command that reads one: as safe as ``parse``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.batch import Bounds, Outcome, ReadingOptions, Task, isolated, reasoned, shown
from announce_parser.cli._jobs import STDIN, task_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from announce_parser.cli._base import Session


def shown_of(source: str, form: str, session: Session) -> Outcome:
    """Return what the reader saw of the document that an argument names; raises its error where it saw nothing."""
    return _answered(
        task_of(source), source, session, lambda task, bounds: shown(task, form, bounds)
    )


def content_of(source: str | Path, reading: ReadingOptions, session: Session) -> bytes:
    """Return the record of the document that an argument names as it is written; raises its error where there is none."""
    task = task_of(str(source))
    return _record_of(task, str(source), reading, session)


def explained_of(source: str, reading: ReadingOptions, session: Session) -> tuple[bytes, bytes]:
    """Return the record of a document and why its programs were taken, as they are written; raises its error."""
    task = task_of(source)  # standard input is read once
    record = _record_of(task, source, reading, session)
    found = _answered(task, source, session, lambda task, bounds: reasoned(task, reading, bounds))
    return record, found.content


def _record_of(task: Task, source: str, reading: ReadingOptions, session: Session) -> bytes:
    found = _answered(task, source, session, lambda task, bounds: isolated(task, reading, bounds))
    return found.content


def _answered(
    task: Task, source: str, session: Session, ask: Callable[[Task, Bounds], Outcome]
) -> Outcome:
    outcome = ask(task, Bounds(shows_errors=session.debug))
    if outcome.error is None:
        return outcome
    if session.debug and outcome.trace:
        session.tell(outcome.trace)
    outcome.error.file = "stdin" if source == STDIN else source
    raise outcome.error
