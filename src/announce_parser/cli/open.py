"""``open``: the application windows open on a day, soonest to close first."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import click

from announce_parser.cli._base import Session, Worded, session_in
from announce_parser.cli._days import day_option
from announce_parser.cli._faults import as_line
from announce_parser.cli._records import records_of
from announce_parser.cli._stdout import guarded
from announce_parser.errors import ExitCode

if TYPE_CHECKING:
    from announce_parser.windows import Open

_KOREA = timezone(timedelta(hours=9))


@click.pass_context
def _open(context: click.Context, /, records: tuple[str, ...], on: str | None) -> int:
    from announce_parser.windows import open_on

    session = session_in(context)
    day = _day(on)
    found = open_on(records_of(records, session), day)
    with guarded() as stdout:
        for one in found:
            stdout.write(as_line(_plain(one)) if session.envelope else _line(one, session).encode())
    session.tell(session.say("open.count", count=len(found), day=day.isoformat()))
    return ExitCode.DONE


def _day(on: str | None) -> date:
    return datetime.now(_KOREA).date() if on is None else date.fromisoformat(on)


def _line(one: Open, session: Session) -> str:
    """Return one window as columns parted by tabs: days left, last day, most, program, notice."""
    from announce_parser.values import written

    program, period = one.window.program, one.window.period
    left = "-" if one.days_left is None else session.say("open.left", days=one.days_left)
    label = f" ({one.window.round})" if one.window.round else ""
    most = written(program.cap) if program.cap else "-"
    cells = (
        left,
        period.closes_at or period.last_day or period.text,
        most,
        f"{program.name}{label}",
        one.record.title or one.record.source.filename,
    )
    return "\t".join(" ".join(cell.split()) for cell in cells) + "\n"


def _plain(one: Open) -> dict[str, object]:
    program = one.window.program
    return {
        "document": one.record.source.sha256,
        "file": one.record.source.filename,
        "title": one.record.title,
        "program": {"id": program.id, "name": program.name},
        "round": one.window.round,
        "application": one.window.period.to_dict(),
        "cap": program.cap.to_dict() if program.cap else None,
        "days_left": one.days_left,
    }


COMMAND = Worded(
    "open",
    examples=("open records --on 2023-02-01", "open records/notice.txt.json"),
    codes=(0, 2, 3, 5, 70, 130),
    callback=_open,
    params=[
        click.Argument(["records"], metavar="RECORD…", nargs=-1, required=True),
        day_option("--on"),
        click.Option(["--json"], is_flag=True, expose_value=False),
    ],
)
