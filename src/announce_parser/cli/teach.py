"""``teach``: lines of a profile from a user's corrections, proved over the user's goldens; written only when asked to."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from announce_parser import writing
from announce_parser.cli._base import Session, Worded, session_in
from announce_parser.cli._faults import as_line
from announce_parser.cli._jobs import jobs_of
from announce_parser.cli._profile import profile_option
from announce_parser.cli._stdout import guarded
from announce_parser.errors import ExitCode, UsageFault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.profiles import Profile
    from announce_parser.teaching import Goldens, Lesson, LineProposal, Proof


@click.pass_context
def _teach(  # noqa: PLR0913 (click hands over every option by its name)
    context: click.Context,
    /,
    corrections: str,
    notices: tuple[str, ...],
    *,
    samples: str | None,
    goldens: str | None,
    examples: str | None,
    write: str | None,
) -> int:
    from announce_parser import corrections as corrected
    from announce_parser import profiles, teaching

    session = session_in(context)
    files = [job.path for job in jobs_of(notices, None, session) if job.path is not None]
    given = teaching.lessons(corrected.load(Path(corrections)), files)
    if not given:
        raise UsageFault(session.say("teach.no_lessons"), file=corrections)
    profile, kept = profiles.active(), _goldens(samples, goldens, session)
    proposed = [
        replace(one, lost=teaching.prove(given, profile, (one.line,), kept).lost)
        for one in teaching.propose(given, profile)
    ]
    sound = [one for one in proposed if not one.lost]
    lines = tuple(one.line for one in sound)
    proof = teaching.prove(given, profile, lines, kept)
    with guarded() as stdout:
        if session.envelope:
            stdout.write(as_line(_plain(sound, proof)))
        else:
            stdout.write(_toml(sound).encode())
    _tell(proposed, proof, session, is_compared=kept is not None)
    if examples:
        _write_examples(given, Path(examples), session)
    if lines and not proof.lost:
        _write(write, lines, profile, session)
    return ExitCode.FINDINGS if proof.lost or len(sound) < len(proposed) else ExitCode.DONE


def _goldens(samples: str | None, goldens: str | None, session: Session) -> Goldens | None:
    from announce_parser.teaching import Goldens

    if (samples is None) != (goldens is None):
        raise UsageFault(session.say("teach.both"))
    if samples is None or goldens is None:
        return None
    for folder in (samples, goldens):
        if not Path(folder).is_dir():
            raise UsageFault(session.say("usage.no_such_folder"), file=folder)
    return Goldens(Path(samples), Path(goldens))


def _toml(proposals: Sequence[LineProposal]) -> str:
    """Return the lines as a profile that can be pasted, each with the correction that it comes from."""
    from announce_parser import profiles

    parts = []
    for table in (*profiles.LISTS, *profiles.TABLES):
        own = [one for one in proposals if one.line.table == table]
        is_list = table in profiles.LISTS
        rows = "".join(
            f"{'  ' if is_list else ''}{one.line}{',' if is_list else ''}"
            f"  # {one.document} {one.amendment.path}\n"
            for one in own
        )
        if own:
            parts.append(f"{table} = [\n{rows}]\n" if is_list else f"[{table}]\n{rows}")
    return "\n".join(parts)


def _tell(
    proposed: Sequence[LineProposal], proof: Proof, session: Session, *, is_compared: bool
) -> None:
    for one in proposed:
        if one.lost:
            words = {"line": str(one.line), "what": one.lost[0], "count": len(one.lost)}
            session.tell(session.say("teach.dropped", **words))
    counts = {"learned": proof.learned, "corrected": proof.corrected}
    session.tell(session.say("teach.learned", **counts))
    if not is_compared:
        session.tell(session.say("teach.unproved"))
        return
    session.tell(session.say("teach.proof", gained=len(proof.gained), lost=len(proof.lost)))
    for sign, fields in (("+", proof.gained), ("-", proof.lost)):
        for field in fields:
            session.tell(f"  {sign} {field}")


def _write(file: str | None, lines: tuple[object, ...], profile: Profile, session: Session) -> None:
    """Write the lines into the profile that was named, or into the one in use after a yes; nothing else is written."""
    from announce_parser import teaching

    target = Path(file) if file else Path(profile.file) if profile.file else None
    is_asked = sys.stdin.isatty() and sys.stderr.isatty()
    if target is None or (file is None and not is_asked):
        session.tell(session.say("teach.unwritten"))
        return
    if file is None and not click.confirm(session.say("teach.ask", name=target), err=True):
        return
    text = target.read_text("utf-8") if target.is_file() else ""
    writing.write(target, teaching.added(text, lines).encode())  # type: ignore[arg-type]
    session.tell(session.say("teach.written", name=target, count=len(lines)))


def _write_examples(given: Sequence[Lesson], folder: Path, session: Session) -> None:
    from announce_parser import teaching

    count = 0
    for name, content in teaching.examples(given):
        writing.write(folder / name, content)
        count += 1
    session.tell(session.say("teach.examples", name=folder, count=count))


def _plain(proposals: Sequence[LineProposal], proof: Proof) -> dict[str, object]:
    return {
        "lines": [
            {
                "table": one.line.table,
                "word": one.line.word,
                "meaning": one.line.meaning,
                "document": one.document,
                "path": one.amendment.path,
            }
            for one in proposals
        ],
        "learned": proof.learned,
        "corrected": proof.corrected,
        "gained": list(proof.gained),
        "lost": list(proof.lost),
    }


COMMAND = Worded(
    "teach",
    examples=(
        "teach review/corrections.jsonl notices",
        "teach corrections.jsonl notices --samples my/samples --goldens my/goldens --write announce-parser.toml",
    ),
    codes=(0, 1, 2, 3, 5, 6, 70, 130),
    callback=_teach,
    params=[
        click.Argument(["corrections"], metavar="CORRECTIONS"),
        click.Argument(["notices"], metavar="NOTICE…", nargs=-1, required=True),
        click.Option(["--samples"], metavar="DIR"),
        click.Option(["--goldens"], metavar="DIR"),
        click.Option(["--examples"], metavar="DIR"),
        click.Option(["--write"], metavar="FILE.toml"),
        profile_option(),
        click.Option(["--json"], is_flag=True, expose_value=False),
    ],
)
