"""``--corrections FILE``: what a person corrected, for every command that makes records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from announce_parser.corrections import Amendment


def correcting_option() -> click.Option:
    """Return the option; its value is the file's lines, none without it."""
    return click.Option(["--corrections"], metavar="FILE.jsonl", callback=_loaded)


def _loaded(_: click.Context, __: click.Parameter, value: str | None) -> tuple[Amendment, ...]:
    from announce_parser import corrections

    return corrections.load(Path(value)) if value else ()
