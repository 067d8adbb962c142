"""``golden check`` and ``golden accept``: samples against the records once accepted for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from announce_parser import writing
from announce_parser.cli._base import Session, Worded, WordedGroup, session_in
from announce_parser.cli._stdout import Output, guarded
from announce_parser.errors import ExitCode, SourceNotFound, UsageFault

if TYPE_CHECKING:
    from announce_parser.golden import Finding


@click.pass_context
def _check(context: click.Context, /, samples: str | None, goldens: str | None) -> int:
    from announce_parser import golden

    session = session_in(context)
    sample_folder = Path(samples) if samples else golden.SAMPLES
    golden_folder = Path(goldens) if goldens else golden.GOLDENS
    for folder in (sample_folder, golden_folder):
        if not folder.is_dir():
            raise UsageFault(session.say("usage.no_such_folder"), file=str(folder))
    with guarded() as stdout:
        findings = golden.check(sample_folder, golden_folder)
        for finding in findings:
            _show(finding, session, stdout)
    if not findings:
        raise UsageFault(session.say("golden.none"), file=str(sample_folder))
    if any(finding.state is not golden.State.SAME for finding in findings):
        return ExitCode.FINDINGS
    session.tell(session.say("golden.same", count=len(findings)))
    return ExitCode.DONE


def _show(finding: Finding, session: Session, stdout: Output) -> None:
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
def _accept(
    context: click.Context, /, files: tuple[str, ...], goldens: str | None, *, force: bool
) -> int:
    from announce_parser import golden

    session = session_in(context)
    folder = Path(goldens) if goldens else golden.GOLDENS
    code = ExitCode.DONE
    with guarded() as stdout:
        for file in files:
            sample = Path(file)
            if not sample.is_file():
                raise SourceNotFound("no such file", file=file)
            content = golden.render(sample)
            target = golden.golden_of(sample, _root(sample), folder)
            finding = golden.compare(sample, target, render=lambda _, kept=content: kept)  # type: ignore[misc]
            _show(finding, session, stdout)
            if finding.state == "differs" and not force:
                session.tell(
                    session.say(
                        "golden.failed", name=file, reason=session.say("usage.not_overwritten")
                    )
                )
                code = ExitCode.FINDINGS
                continue
            if finding.state != "same":
                writing.write(target, content)
            message = "golden.unchanged" if finding.state == "same" else "golden.accepted"
            session.tell(session.say(message, name=target))
    return code


def _root(sample: Path) -> Path:
    """Return the folder of samples that a sample stands in: the project's, else its own."""
    from announce_parser import golden

    return golden.SAMPLES if golden.SAMPLES in sample.parents else sample.parent


_CHECK = Worded(
    "golden check",
    examples=("golden check", "golden check my/samples my/goldens"),
    codes=(0, 1, 2, 5, 6, 70, 130),
    callback=_check,
    params=[
        click.Argument(["samples"], required=False),
        click.Argument(["goldens"], required=False),
    ],
)
_ACCEPT = Worded(
    "golden accept",
    examples=("golden accept samples/notice.txt", "golden accept samples/notice.txt --force"),
    codes=(0, 1, 2, 3, 4, 5, 6, 70, 130),
    callback=_accept,
    params=[
        click.Argument(["files"], metavar="FILE…", nargs=-1, required=True),
        click.Option(["--goldens"], metavar="DIR"),
        click.Option(["--force"], is_flag=True),
    ],
)
COMMAND = WordedGroup(
    "golden",
    examples=("golden check", "golden accept samples/notice.txt --force"),
    codes=(0, 1, 2, 3, 4, 5, 6, 70, 130),
    commands={"check": _CHECK, "accept": _ACCEPT},
)
