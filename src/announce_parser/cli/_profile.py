"""``--profile FILE``: the words of an office's own, for every command that reads documents; found upward without it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from announce_parser.cli._base import PROGRAM, printable, session_in

if TYPE_CHECKING:
    from announce_parser.profiles import Profile


def profile_option() -> click.Option:
    """Return the option; the profile holds until the command ends."""
    return click.Option(
        ["--profile"], metavar="FILE.toml", callback=_hold, expose_value=False, is_eager=True
    )


def _hold(context: click.Context, _: click.Parameter, value: str | None) -> None:
    from announce_parser import profiles

    file = Path(value) if value else profiles.find(Path.cwd())
    if file is None:
        return
    profile = profiles.load(file)
    context.with_resource(profiles.using(profile))
    if value is None:
        _tell(context, profile)


def _tell(context: click.Context, profile: Profile) -> None:
    """Say which file was found: nobody named it."""
    session = session_in(context)
    words = {"name": printable(profile.file), "count": len(profile.lines)}
    session.tell(f"{PROGRAM}: {session.say('profile.found', **words)}")
