"""``golden check`` and ``golden accept``: samples against the records once accepted for them."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from announce_parser import writing
from announce_parser.batch import ReadingOptions
from announce_parser.cli._base import Session, Worded, WordedGroup, printable, session_in
from announce_parser.cli._corrections import correcting_option
from announce_parser.cli._profile import profile_option
from announce_parser.cli._progress import Progress
from announce_parser.cli._stdout import Output, guarded
from announce_parser.cli._workers import content_of
from announce_parser.errors import ExitCode, SourceNotFound, UsageFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.corrections import Amendment
    from announce_parser.golden import GoldenFinding

_KOREA = dt.timezone(dt.timedelta(hours=9))


@click.pass_context
def _check(  # noqa: PLR0913 (click hands over every option by its name)
    context: click.Context,
    /,
    samples: str | None,
    goldens: str | None,
    *,
    policy: str | None,
    junit: str | None,
    html: str | None,
    corrections: tuple[Amendment, ...],
) -> int:
    from announce_parser import golden

    session = session_in(context)
    sample_folder = Path(samples) if samples else golden.SAMPLES
    golden_folder = Path(goldens) if goldens else golden.GOLDENS
    for folder in (sample_folder, golden_folder):
        if not folder.is_dir():
            raise UsageFault(session.say("usage.no_such_folder"), file=str(folder))
    leniency = golden.policy_of(Path(policy)) if policy else golden.EXACT
    with guarded() as stdout:
        progress = Progress(session, golden.count(sample_folder))

        def render(sample: Path) -> bytes:
            try:
                return content_of(sample, ReadingOptions(corrections=corrections), session)
            finally:
                progress.step(printable(str(sample)))

        findings = golden.check(sample_folder, golden_folder, render=render, policy=leniency)
        for finding in findings:
            _show(finding, session, stdout)
    for rule in leniency.idle(_accepted(golden_folder)):
        session.tell(session.say("golden.idle_rule", path=rule.path))
    if not findings:
        raise UsageFault(session.say("golden.none"), file=str(sample_folder))
    for target, report in ((junit, golden.junit), (html, golden.html)):
        if target:
            writing.write(Path(target), report(findings))
    if any(finding.state is not golden.GoldenState.SAME for finding in findings):
        _count(findings, session)
        return ExitCode.FINDINGS
    session.tell(session.say("golden.same", count=len(findings)))
    return ExitCode.DONE


def _accepted(folder: Path) -> Iterator[object]:
    """Yield the goldens of a folder; one that is not JSON is told of where it is compared."""
    for path in sorted(folder.rglob("*.json")):
        with suppress(ValueError):
            yield json.loads(path.read_bytes())


def _count(findings: tuple[GoldenFinding, ...], session: Session) -> None:
    """Say how many values were gained, lost and changed in all."""
    kinds = Counter(one.kind for finding in findings for one in finding.differences)
    counts = {kind: kinds[kind] for kind in ("gained", "lost", "changed")}
    session.tell(session.say("golden.counts", **counts))


def _show(finding: GoldenFinding, session: Session, stdout: Output) -> None:
    """Name what differs: the fields on standard output, the rest in words."""
    if finding.state == "same":
        return
    name = finding.golden if finding.state == "unused" else finding.sample
    message = finding.state.value
    if finding.state == "differs" and not finding.differences:
        message = "bytes"
    count = len(finding.differences)
    words = {"name": name, "golden": finding.golden, "reason": finding.reason, "count": count}
    session.tell(session.say(f"golden.{message}", **words))
    for difference in finding.differences:
        stdout.write(f"{name}: {difference}\n".encode())


@click.pass_context
def _accept(  # noqa: PLR0913 (click hands over every option by its name)
    context: click.Context,
    /,
    files: tuple[str, ...],
    goldens: str | None,
    *,
    force: bool,
    reason: str | None,
    corrections: tuple[Amendment, ...],
) -> int:
    from announce_parser import golden

    session = session_in(context)
    folder = Path(goldens) if goldens else golden.GOLDENS
    codes = [ExitCode.DONE]
    with guarded() as stdout:
        for file in files:
            sample = Path(file)
            if not sample.is_file():
                raise SourceNotFound("no such file", file=file)
            content = content_of(sample, ReadingOptions(corrections=corrections), session)
            target = golden.golden_of(sample, _root(sample), folder)
            finding = golden.compare(sample, target, render=lambda _, kept=content: kept)  # type: ignore[misc]
            _show(finding, session, stdout)
            why = (
                None if finding.state == "same" else _reason(finding, session, reason, force=force)
            )
            if finding.state == "same":
                session.tell(session.say("golden.unchanged", name=target))
            elif why is None:
                refused = session.say("usage.not_overwritten")
                session.tell(session.say("golden.failed", name=file, reason=refused))
                codes.append(ExitCode.FINDINGS)
            else:
                writing.write(target, content)
                _log(folder / golden.LOG, golden.log_entry(finding, why, _today()))
                session.tell(session.say("golden.accepted", name=target))
    return max(codes)


def _reason(
    finding: GoldenFinding, session: Session, reason: str | None, *, force: bool
) -> str | None:
    """Return why a golden is accepted, asked for on a terminal; None where it is not accepted.

    A golden that is not there yet needs no reason; one that differs needs ``--force`` or a yes.
    """
    if finding.state != "differs":
        return reason or "first"
    if not force:
        asked = sys.stdin.isatty() and sys.stderr.isatty()
        if not asked or not click.confirm(session.say("golden.ask"), err=True):
            return None
    if reason is None and sys.stdin.isatty() and sys.stderr.isatty():
        reason = click.prompt(session.say("golden.why"), err=True)
    if not reason:
        raise UsageFault(session.say("usage.reason"), file=str(finding.golden))
    return reason


def _log(log: Path, line: bytes) -> None:
    """Add a line to the log; the file is there whole or as it was."""
    before = log.read_bytes() if log.is_file() else b""
    writing.write(log, before + line)


def _today() -> str:
    return dt.datetime.now(_KOREA).date().isoformat()


def _root(sample: Path) -> Path:
    """Return the folder of samples that a sample is in: the project's, else its own."""
    from announce_parser import golden

    return golden.SAMPLES if golden.SAMPLES in sample.parents else sample.parent


_CHECK = Worded(
    "golden check",
    examples=("golden check", "golden check my/samples my/goldens --junit golden.xml"),
    codes=(0, 1, 2, 5, 6, 70, 130),
    callback=_check,
    params=[
        click.Argument(["samples"], required=False),
        click.Argument(["goldens"], required=False),
        click.Option(["--policy"], metavar="FILE.toml"),
        click.Option(["--junit"], metavar="FILE.xml"),
        click.Option(["--html"], metavar="FILE.html"),
        correcting_option(),
        profile_option(),
    ],
)
_ACCEPT = Worded(
    "golden accept",
    examples=(
        "golden accept samples/notice.txt",
        'golden accept samples/notice.txt --force --reason "the cap of the second track is read"',
    ),
    codes=(0, 1, 2, 3, 4, 5, 6, 70, 130),
    callback=_accept,
    params=[
        click.Argument(["files"], metavar="FILE…", nargs=-1, required=True),
        click.Option(["--goldens"], metavar="DIR"),
        click.Option(["--force"], is_flag=True),
        click.Option(["--reason"], metavar="TEXT"),
        correcting_option(),
        profile_option(),
    ],
)
COMMAND = WordedGroup(
    "golden",
    examples=("golden check", "golden accept samples/notice.txt"),
    codes=(0, 1, 2, 3, 4, 5, 6, 70, 130),
    commands={"check": _CHECK, "accept": _ACCEPT},
)
