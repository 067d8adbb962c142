"""``export``: records as flat tables for other systems, and what the form cannot carry in words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from announce_parser.cli._base import Session, Worded, session_in
from announce_parser.cli._faults import as_line
from announce_parser.cli._records import records_of
from announce_parser.cli._stdout import guarded
from announce_parser.errors import ExitCode

if TYPE_CHECKING:
    from announce_parser.exporters import Loss

_FORMS = ("csv", "xlsx", "sqlite", "parquet", "jsonl", "ics", "bizinfo", "kstartup", "ocds")
_FILE_NAME = "announcements"


@click.pass_context
def _export(context: click.Context, /, records: tuple[str, ...], to: str, output: str) -> int:
    from announce_parser import exporters

    session = session_in(context)
    target = _target(output, exporters.member(to).SUFFIX)
    found = tuple(records_of(records, session))
    losses = exporters.export(found, to, target)
    for loss in losses:
        session.tell(_words(loss, session))
    session.tell(session.say("export.done", count=len(found), name=target))
    if session.envelope:
        lost = [{"what": one.what, "why": one.why, "count": one.count} for one in losses]
        with guarded() as stdout:
            stdout.write(as_line({"ok": True, "output": str(target), "losses": lost}))
    return ExitCode.DONE


def _target(output: str, suffix: str) -> Path:
    """Return the file or folder to write: a form of one file puts it into a folder that is there."""
    path = Path(output)
    return path / f"{_FILE_NAME}{suffix}" if suffix and path.is_dir() else path


def _words(loss: Loss, session: Session) -> str:
    if loss.count is None:
        return session.say("export.never", what=loss.what, why=loss.why)
    return session.say("export.loss", what=loss.what, why=loss.why, count=loss.count)


COMMAND = Worded(
    "export",
    examples=(
        "export records --to xlsx -o notices.xlsx",
        "export records --to sqlite -o notices.sqlite",
    ),
    codes=(0, 2, 3, 5, 6, 70, 130),
    callback=_export,
    params=[
        click.Argument(["records"], metavar="RECORD…", nargs=-1, required=True),
        click.Option(["--to"], type=click.Choice(_FORMS), required=True),
        click.Option(["-o", "--output"], required=True, metavar="OUT"),
        click.Option(["--json"], is_flag=True, expose_value=False),
    ],
)
