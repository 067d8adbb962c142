"""Texts and many documents from Python: one call each, documents that nobody vouches for in workers of their own."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from announce_parser import pipeline, profiles
from announce_parser.batch import Bounds, Outcome, ReadingOptions, Staff, Task, outcomes
from announce_parser.batch.bounds import MOST_SECONDS
from announce_parser.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from announce_parser.errors import AnnounceError


def parse_text(text: str, *, name: str = "text.txt", **options: Any) -> Record:
    """Return the record of an announcement that is a text already; a name that ends in .md or .html says its form.

    Args:
        text: The announcement.
        name: File name that the record states.
        options: As ``parse`` takes them.

    Raises:
        AnnounceError: As ``parse`` does.
    """
    return pipeline.parse(text.encode(), name=name, **options)


def parse_many(  # noqa: PLR0913 (options by name, each with a default)
    sources: Iterable[str | Path],
    *,
    jobs: int | None = None,
    timeout_s: float = MOST_SECONDS,
    tokenizer: str = "mecab",
    published: str | None = None,
    profile: str | Path | None = None,
) -> Iterator[tuple[str | Path, Record | AnnounceError]]:
    """Yield each source with its record, or with the error why it has none, in the order given.

    Every document is read in a worker of its own that is killed at its deadline: one that hangs, crashes or takes
    all memory is an error and stops no other. Closing the iterator ends the workers.

    Args:
        sources: Paths of documents.
        jobs: How many are read at a time; as many as there are processors by default.
        timeout_s: Seconds that one may take.
        tokenizer: Name of a tokenizer.
        published: Day of publication for documents that do not say it.
        profile: The TOML file of an office's own words.
    """
    given = list(sources)
    tasks = (Task(Path(one), Path(one).name) for one in given)
    staff = Staff(jobs or os.cpu_count() or 1, Bounds(seconds=timeout_s))
    waiting: dict[int, Outcome] = {}
    following = 0
    own = profiles.load(Path(profile)) if profile is not None else profiles.active()
    reading = ReadingOptions(tokenizer, published, profile=own)
    with closing(outcomes(tasks, reading, staff)) as done:
        for number, outcome in done:
            waiting[number] = outcome
            while following in waiting:
                yield given[following], _result(waiting.pop(following))
                following += 1


def parse_isolated(source: str | Path, **options: Any) -> Record:
    """Return the record of one document that nobody vouches for, read in a worker of its own.

    Args:
        source: Path of the document.
        options: As ``parse_many`` takes them, but for ``jobs``.

    Raises:
        AnnounceError: As ``parse`` does, and ``TimedOut``, ``OutOfMemory`` or ``ReaderCrashed`` for what
            would have taken the caller down.
    """
    ((_, found),) = parse_many([source], jobs=1, **options)
    if isinstance(found, Record):
        return found
    raise found


def _result(outcome: Outcome) -> Record | AnnounceError:
    return Record.from_json(outcome.content) if outcome.error is None else outcome.error
