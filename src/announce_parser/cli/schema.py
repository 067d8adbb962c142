"""``schema``: the contract in JSON Schema, printed as packed or generated from the models."""

from __future__ import annotations

from pathlib import Path

import click

from announce_parser import schema, writing
from announce_parser.cli._base import Worded, session_in
from announce_parser.cli._stdout import guarded
from announce_parser.errors import ExitCode


@click.pass_context
def _schema(context: click.Context, /, write: str | None) -> int:
    session = session_in(context)
    with guarded() as stdout:
        if write is None:
            stdout.write(schema.text().encode("utf-8"))
        else:
            writing.write(Path(write), schema.build().encode("utf-8"))
            session.tell(session.say("schema.written", name=write))
    return ExitCode.DONE


COMMAND = Worded(
    "schema",
    examples=(
        "schema > announcement.schema.json",
        "schema --write schemas/announcement.schema.json",
    ),
    codes=(0, 2, 5, 70),
    callback=_schema,
    params=[click.Option(["--write"], metavar="PATH")],
)
