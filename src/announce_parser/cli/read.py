"""``read``: what the reader saw, before anything was found in it."""

from __future__ import annotations

import json

import click

from announce_parser.batch.forms import FORMS
from announce_parser.cli._base import Worded, session_in
from announce_parser.cli._faults import as_line
from announce_parser.cli._stdout import guarded
from announce_parser.cli._workers import shown_of


@click.pass_context
def _read(context: click.Context, /, source: str, to: str) -> int:
    session = session_in(context)
    with guarded() as stdout:
        form = "json" if session.envelope else to
        outcome = shown_of(source, form, session)
        if session.envelope:
            stdout.write(as_line({"ok": True, "document": json.loads(outcome.content)}))
        else:
            stdout.write(outcome.content)
    return outcome.code


COMMAND = Worded(
    "read",
    examples=("read notice.txt --to markdown", "read - --to json < notice.txt"),
    codes=(0, 1, 2, 3, 4, 5, 6, 70, 130),
    callback=_read,
    params=[
        click.Argument(["source"]),
        click.Option(["--to"], type=click.Choice(tuple(FORMS)), default="json", show_default=True),
        click.Option(["--json"], is_flag=True, expose_value=False),
    ],
)
