"""``export``: records as flat tables for other systems, and what the form cannot carry in words."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import click

from announce_parser import plugins
from announce_parser.cli._base import Session, Worded, session_in
from announce_parser.cli._days import day_option
from announce_parser.cli._faults import as_line, told
from announce_parser.cli._records import records_of
from announce_parser.cli._stdout import guarded
from announce_parser.errors import ExitCode
from announce_parser.messages import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from announce_parser.exporters import Loss
    from announce_parser.record import Record

_FORMS = (
    "csv",
    "xlsx",
    "sqlite",
    "parquet",
    "jsonl",
    "ics",
    "bizinfo",
    "kstartup",
    "g2b",
    "ocds",
)
_KOREA = timezone(timedelta(hours=9))
_FILE_NAME = "announcements"


@click.pass_context
def _export(
    context: click.Context, /, records: tuple[str, ...], to: str, output: str, on: str | None
) -> int:
    from announce_parser import exporters

    session = session_in(context)
    target = _target(output, exporters.member(to).SUFFIX)
    counts: Counter[str] = Counter()
    sound = _sound(records_of(records, session), counts, session)
    day = date.fromisoformat(on) if on else datetime.now(_KOREA).date()
    losses = exporters.export(sound, to, target, exporters.Setting(day))
    for loss in losses:
        session.tell(_words(loss, session))
    written = counts["sound"] - sum(loss.is_record for loss in losses)
    session.tell(session.say("export.done", count=written, name=target))
    if session.envelope:
        lost = [{"what": one.what, "why": one.why, "count": one.count} for one in losses]
        with guarded() as stdout:
            stdout.write(as_line({"ok": True, "output": str(target), "losses": lost}))
    return ExitCode.DONE if counts["sound"] == counts["found"] else ExitCode.FINDINGS


def _sound(records: Iterable[Record], counts: Counter[str], session: Session) -> Iterator[Record]:
    """Yield the records that follow the contract, one after the other; count these and all."""
    for record in records:
        counts["found"] += 1
        if _is_sound(record, session):
            counts["sound"] += 1
            yield record


def _is_sound(record: Record, session: Session) -> bool:
    """Return whether a record follows the contract; one that does not goes into no other system, and is named."""
    from announce_parser import validation

    violations = validation.validate(record.to_dict())
    if violations:
        words = {"name": record.source.filename, "count": len(violations)}
        session.tell(session.say("export.invalid", pointer=violations[0].pointer, **words))
    return not violations


def _target(output: str, suffix: str) -> Path:
    """Return the file or folder to write: a form of one file puts it into a folder that is there."""
    path = Path(output)
    return path / f"{_FILE_NAME}{suffix}" if suffix and path.is_dir() else path


def _words(loss: Loss, session: Session) -> str:
    why = told(loss.why, session)
    whats = [label(one, session.language) for one in loss.what.split(", ")]
    what = ", ".join(whats) if session.language == "ko" else loss.what
    if loss.count is None:
        return session.say("export.never", what=what, why=why)
    return session.say("export.loss", what=what, why=why, count=loss.count)


COMMAND = Worded(
    "export",
    examples=(
        "export records --to xlsx -o notices.xlsx",
        "export records --to sqlite -o notices.sqlite",
    ),
    codes=(0, 1, 2, 3, 5, 6, 70, 130),
    callback=_export,
    params=[
        click.Argument(["records"], metavar="RECORD…", nargs=-1, required=True),
        click.Option(
            ["--to"], type=click.Choice((*_FORMS, *plugins.names(plugins.EXPORTERS))), required=True
        ),
        click.Option(["-o", "--output"], required=True, metavar="OUT"),
        day_option("--on"),
        click.Option(["--json"], is_flag=True, expose_value=False),
    ],
)
