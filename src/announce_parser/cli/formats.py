"""``formats``: what can be read here, one name a line."""

from __future__ import annotations

from announce_parser.cli._base import Worded
from announce_parser.cli._stdout import guarded
from announce_parser.errors import ExitCode


def _formats() -> int:
    from announce_parser import readers

    with guarded() as stdout:
        for reader in readers.members():
            stdout.write(f"{reader.FORMAT}\n".encode())
    return ExitCode.DONE


COMMAND = Worded(
    "formats",
    examples=("formats", "formats --lang ko"),
    codes=(0, 2, 5, 70),
    callback=_formats,
)
