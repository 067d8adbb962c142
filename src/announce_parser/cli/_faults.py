"""Whatever went wrong → one line for a person, one envelope for a program, one exit code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from announce_parser.cli._base import PROGRAM, Session, UnknownCommand, printable
from announce_parser.errors import (
    AnnounceError,
    CannotWrite,
    ExitCode,
    MissingDependency,
    UsageFault,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_ADDED_ADVICE = frozenset({"error", "unsupported_format", "missing_dependency"})


@dataclass(frozen=True, slots=True)
class Fault:
    """A failure in the session's language.

    Attributes:
        code: One of the closed list of codes (``errors``); ``error`` is a bug.
        exit_code: What one source that fails so ends with.
        message: What was found.
        advice: What to do about it.
        file: The source's name as it was given; None where no file is at fault.
    """

    code: str
    exit_code: ExitCode
    message: str
    advice: str
    file: str | None

    @property
    def line(self) -> str:
        """The one line on standard error."""
        where = f"{self.file}: " if self.file else ""
        return printable(f"{PROGRAM}: {where}{self.message.rstrip('.')}. {self.advice}")

    @property
    def envelope(self) -> Mapping[str, object]:
        """The contract's envelope; without a file where none is at fault."""
        error = {
            "code": self.code,
            "message": self.message,
            "file": self.file,
            "advice": self.advice,
        }
        return {
            "ok": False,
            "error": {key: value for key, value in error.items() if value is not None},
        }


def fault_of(error: Exception, session: Session, file: str | None = None) -> Fault:
    """Return the fault of an exception; one that is none of ours is a bug and shows so with ``--debug``.

    Args:
        error: What was raised.
        session: Words the fault.
        file: The source as the caller gave it; else the error's own file is named.
    """
    known = _known(error)
    if known is None:
        if session.debug:
            import traceback

            session.tell("".join(traceback.format_exception(error)).rstrip())
        known = AnnounceError(f"{type(error).__name__}: {error}".rstrip(": "))
    code = known.code
    advice = session.say(f"advice.{code}")
    if isinstance(error, click.UsageError):
        command = error.ctx.command_path if error.ctx else PROGRAM
        advice = session.say("cli.usage", command=command)
    elif code in _ADDED_ADVICE:
        advice = f"{advice} {session.say(f'cli.{code}')}"
    reason = _worded_usage(error, session) if isinstance(error, click.UsageError) else known.reason
    message = session.say(f"fault.{code}", reason=reason)
    return Fault(code, known.exit_code, message, advice, file or known.file)


def _known(error: Exception) -> AnnounceError | None:
    if isinstance(error, AnnounceError):
        return error
    if isinstance(error, click.ClickException):
        return UsageFault(error.format_message())
    if isinstance(error, BrokenPipeError):
        return CannotWrite(error.strerror or "broken pipe")
    if isinstance(error, ModuleNotFoundError) and not (error.name or "").startswith(
        "announce_parser"
    ):
        return MissingDependency(f"the Python package {error.name} is not installed")
    return None


def _worded_usage(error: click.UsageError, session: Session) -> str:
    """Return what click found, in the catalogue's words where it has them."""
    if isinstance(error, click.NoSuchOption):
        return session.say("usage.no_such_option", name=error.option_name)
    if isinstance(error, UnknownCommand):
        return session.say("usage.no_such_command", name=error.name)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        name = error.param.make_metavar(error.ctx) if error.ctx else error.param.name
        return session.say("usage.missing", name=name)
    if isinstance(error, click.BadParameter) and error.param is not None:
        name = max(error.param.opts, key=len)
        return session.say("usage.bad_value", name=name, reason=error.message.rstrip("."))
    return error.format_message()


def as_line(value: object) -> bytes:
    """Return a value as one line of JSON."""
    import json

    # A file name that is no UTF-8 is kept by its escape, which JSON knows.
    return (json.dumps(value, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")
