"""The command line: the only place that prints, reads arguments or exits.

Commands are modules of this folder and are imported when they are called; ``--help`` imports none of
them, and nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn, cast

import click

from announce_parser import __version__
from announce_parser.cli._base import PROGRAM, Session, WordedGroup, session_of
from announce_parser.cli._faults import as_line, fault_of
from announce_parser.cli._stdout import ReaderGone, close_to_the_rest, guarded, keep_words_apart
from announce_parser.errors import AnnounceError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

# In the order of the help; each is the module that holds its COMMAND.
COMMANDS = (
    "parse",
    "year",
    "read",
    "figures",
    "validate",
    "golden",
    "compare",
    "explain",
    "open",
    "export",
    "review",
    "teach",
    "schema",
    "formats",
    "doctor",
)

COLLECT_AFTER = 50_000  # objects; nearly all that a command makes at first are modules, which stay


class _Program(WordedGroup):
    """The group of all commands, each imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's own signature)
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        return cast("click.Command", import_module(f"announce_parser.cli.{cmd_name}").COMMAND)


def _program() -> click.Command:
    program = _Program(
        "program",
        examples=("parse notice.txt", "parse notices -o records"),
        codes=tuple(ExitCode),
        params=[_version_option()],
    )
    program.no_args_is_help = True
    return program


def _version_option() -> click.Option:
    def show(context: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001 (click's)
        if asked:
            click.echo(f"{PROGRAM} {__version__}")
            context.exit()

    return click.Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show
    )


def main() -> NoReturn:
    """Run the command line and exit with one of the contract's codes."""
    gc.set_threshold(COLLECT_AFTER)
    keep_words_apart()
    code = run(sys.argv[1:])
    close_to_the_rest()
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one call of the command line and return its exit code; never raises an ``Exception``."""
    session = session_of(arguments)
    try:
        code = _program().main(
            list(arguments), prog_name=PROGRAM, obj=session, standalone_mode=False
        )
    except click.exceptions.NoArgsIsHelpError as error:
        session.tell(error.format_message())
        return ExitCode.USAGE
    except (click.Abort, KeyboardInterrupt):
        session.tell(f"{PROGRAM}: {session.say('fault.interrupted')}")
        return ExitCode.INTERRUPTED
    except (BrokenPipeError, ReaderGone):
        return ExitCode.CANNOT_WRITE  # who reads the output has had enough: nothing to say
    except Exception as error:  # noqa: BLE001 (the border of the program: everything ends in one line)
        return _report(error, session)
    return int(code or 0)


def _report(error: Exception, session: Session) -> int:
    fault = fault_of(error, session)
    session.tell(fault.line)
    if session.envelope:
        try:
            with guarded() as output:
                output.write(as_line(fault.envelope))
        except AnnounceError as unwritten:
            return unwritten.exit_code
    return fault.exit_code
