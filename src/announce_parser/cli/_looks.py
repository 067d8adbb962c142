"""What a person has to know of a year's notices: how many, what changed, which need a look and why."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from announce_parser.batch.ledger import MANIFEST
from announce_parser.batch.outcome import error_of
from announce_parser.cli._base import printable
from announce_parser.cli._faults import fault_of
from announce_parser.messages import check_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from announce_parser.cli._base import Session
    from announce_parser.cli._jobs import Job
    from announce_parser.compare import Comparison, Pair
    from announce_parser.golden import GoldenFinding
    from announce_parser.record import Check, Record
    from announce_parser.review import Start

_HAS_PROGRAMS: Final = frozenset(
    {"program_notice", "integrated_notice", "tender_notice", "recruitment_notice"}
)
_MOST_MESSAGES: Final = 3  # of one notice; the page shows them all
_MOST_DEADLINES: Final = 50


@dataclass(frozen=True, slots=True)
class YearNotice:
    """One notice of the year.

    Attributes:
        record: None where it could not be read.
        status: The manifest's word.
        reason: Why there is no record; "" where there is one.
        reasons: Why a person should look at it.
    """

    job: Job
    record: Record | None
    status: str
    reason: str
    reasons: tuple[str, ...]

    @classmethod
    def of(cls, job: Job, folder: Path, session: Session) -> YearNotice:
        """Return what a run wrote about a notice: its record, and its line of the manifest."""
        from announce_parser.record import Record

        lines = (folder / MANIFEST).read_text("utf-8", "replace").splitlines()
        fields = next(line for line in map(json.loads, lines) if line["path"] == job.relative)
        if job.output is None or "code" in fields:
            error = error_of(fields["code"], fields["message"])
            line = fault_of(error, session, job.name).line
            return cls(job, None, fields["status"], line, (line,))
        content = job.output.read_bytes()
        record = Record.from_json(content)
        return cls(
            job,
            record,
            fields["status"],
            "",
            tuple(dict.fromkeys(_reasons(record, content, session))),
        )

    @property
    def page(self) -> str | None:
        """The page of the notice, relative to the year's folder."""
        return None if self.record is None else f"review/{self.job.relative}.html"


@dataclass(frozen=True)
class YearLook:
    """A year as a person is told of it.

    Attributes:
        pairs: Which notice goes on from which; None where there is nothing to compare with.
        comparisons: By sha256 of the new document.
        findings: How last year's notices read now; None where nobody knows where they lie.
    """

    seen: tuple[YearNotice, ...]
    pairs: tuple[Pair, ...] | None
    comparisons: dict[str, Comparison] | None
    findings: tuple[GoldenFinding, ...] | None
    day: date
    session: Session

    @property
    def sound(self) -> tuple[Record, ...]:
        """The records that follow the contract: only these go into other systems."""
        return tuple(record for one in self.seen if (record := one.record) and _is_sound(record))

    @cached_property
    def changes(self) -> list[Comparison]:
        """The comparisons in the order of the notices."""
        return list((self.comparisons or {}).values())

    def comparison_of(self, one: YearNotice) -> Comparison | None:
        """Return what changed in a notice since last year; None where nothing goes before it."""
        found = self.comparisons or {}
        return found.get(one.record.source.sha256) if one.record is not None else None

    @cached_property
    def doubts(self) -> tuple[tuple[YearNotice, tuple[str, ...]], ...]:
        """The notices that need a look, and why."""
        found = []
        for one in self.seen:
            comparison = self.comparison_of(one)
            lost: tuple[str, ...] = ()
            if comparison is not None and comparison.has_lost_programs:
                count = len(comparison.old.programs)
                lost = (self.session.say("year.lost_programs", count=count),)
            if one.reasons or lost:
                found.append((one, (*one.reasons, *lost)))
        return tuple(found)

    @cached_property
    def totals(self) -> dict[str, int]:
        """The counts of the summary, by the ids of their words."""
        statuses = Counter(one.status for one in self.seen)
        records = [one.record for one in self.seen if one.record is not None]
        totals = {"documents": len(self.seen)}
        totals |= {key: statuses[key] for key in ("ok", "partial", "refused", "failed")}
        totals["programs"] = sum(len(record.programs) for record in records)
        totals["open"] = len(self.windows)
        totals["to_look_at"] = len(self.doubts)
        if self.pairs is not None:
            pairs = self.pairs
            totals["continued"] = sum(one.old is not None and one.new is not None for one in pairs)
            totals["new"] = sum(one.old is None for one in pairs)
            totals["without_successor"] = sum(one.new is None for one in pairs)
        if self.findings is not None:
            totals["goldens"] = len(self.findings)
            totals["goldens_differ"] = sum(one.state != "same" for one in self.findings)
        return totals

    @cached_property
    def windows(self) -> tuple[tuple[int | None, str, str, str, YearNotice], ...]:
        """The open windows: days left, last day, program, most a recipient gets, the notice."""
        from announce_parser.values import written
        from announce_parser.windows import open_on

        by_key = {one.record.source.sha256: one for one in self.seen if one.record is not None}
        records = [one.record for one in by_key.values() if one.record is not None]
        return tuple(
            (
                one.days_left,
                one.window.period.closes_at or one.window.period.last_day or one.window.period.text,
                one.window.program.name,
                written(one.window.program.cap) if one.window.program.cap else "",
                by_key[one.record.source.sha256],
            )
            for one in open_on(records, self.day)
        )

    def lines(self) -> Iterator[str]:
        """Yield the summary: counts, then each notice that needs a look with its reasons."""
        say = self.session.say
        for key, count in self.totals.items():
            yield f"{say(f'year.{key}', day=self.day.isoformat())}: {count}"
        for one, reasons in self.doubts:
            yield ""
            yield printable(one.job.name)
            yield from (printable(f"  - {reason}") for reason in reasons)
        for pair in self.pairs or ():
            if pair.old is not None and pair.new is None:
                yield say("compare.only_old", name=printable(pair.old.source.filename))

    def plain(self) -> dict[str, object]:
        """Return the summary for programs."""
        return {
            "totals": self.totals,
            "to_look_at": [
                {"file": one.job.name, "status": one.status, "page": one.page, "reasons": reasons}
                for one, reasons in self.doubts
            ],
            "without_successor": [
                one.old.source.filename for one in self.pairs or () if one.old and not one.new
            ],
        }

    def start(self) -> Start:
        """Return what the start page shows."""
        from announce_parser.review import Start

        say = self.session.say
        links = [("review", "review/index.html")]
        links += [("changes", "changes.html")] if self.comparisons is not None else []
        links += [("workbook", "notices.xlsx"), ("calendar", "calendar.ics")]
        links += [("drift", "goldens.html")] if self.findings is not None else []
        labels = {key: say(f"year.{key}", day=self.day.isoformat()) for key in self.totals}
        return Start(
            tuple((say(f"year.{name}"), href) for name, href in links),
            tuple((labels[key], count) for key, count in self.totals.items()),
            tuple((one.job.relative, one.page, reasons) for one, reasons in self.doubts),
            tuple(
                (left, last, name, most, one.job.relative, one.page or "")
                for left, last, name, most, one in self.windows[:_MOST_DEADLINES]
            ),
            len(self.windows),
        )


def look_of(
    seen: tuple[YearNotice, ...],
    former: Sequence[Record] | None,
    findings: tuple[GoldenFinding, ...] | None,
    day: date,
    session: Session,
) -> YearLook:
    """Compare the notices with last year's and return the year as a person is told of it."""
    if former is None:
        return YearLook(seen, None, None, findings, day, session)
    from announce_parser import compare

    pairs = compare.pairs(former, [one.record for one in seen if one.record is not None])
    comparisons = {
        pair.new.source.sha256: compare.compare(pair.old, pair.new)
        for pair in pairs
        if pair.old is not None and pair.new is not None
    }
    return YearLook(seen, pairs, comparisons, findings, day, session)


def _reasons(record: Record, content: bytes, session: Session) -> Iterator[str]:
    """Yield why a person should look at a record, in words."""
    from announce_parser import validation
    from announce_parser.record import PROGRAMS_NOT_READ, UNREAD_RULES

    violations = validation.validate(json.loads(content))
    if violations:
        first = violations[0].pointer or "/"
        yield session.say("year.violations", count=len(violations), pointer=first)
    for check in record.checks:
        if check.rule in UNREAD_RULES or "raised" in check.params:
            yield check_words(check, session.language)
    failing = [one for one in record.checks if one.status == "fails" and one.severity != "info"]
    yield from (_contradiction(one, session) for one in failing[:_MOST_MESSAGES])
    if len(failing) > _MOST_MESSAGES:
        yield session.say("year.more_checks", count=len(failing) - _MOST_MESSAGES)
    says_so = any(one.rule == PROGRAMS_NOT_READ for one in record.checks)
    if not record.programs and record.kind in _HAS_PROGRAMS and not says_so:
        yield session.say("year.no_program")


def _contradiction(check: Check, session: Session) -> str:
    words = check_words(check, session.language)
    compares = check.expected is not None or check.actual is not None
    return session.say("year.contradiction", what=words) if compares else words


def _is_sound(record: Record) -> bool:
    from announce_parser import validation

    return not validation.validate(record.to_dict())
