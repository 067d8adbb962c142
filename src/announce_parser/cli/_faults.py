"""Whatever went wrong → one line for a person, one envelope for a program, one exit code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from announce_parser.cli._base import PROGRAM, Session, UnknownCommand, printable
from announce_parser.errors import (
    AnnounceError,
    ExitCode,
    MissingDependency,
    UsageFault,
)
from announce_parser.messages import reason_in_korean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NUMBER = re.compile(r"'?(.*?)'? is not ")
_QUOTED = re.compile(r"'(.*?)' is not one of")
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
        end = "" if self.message.endswith("?") else "."
        return printable(f"{PROGRAM}: {where}{self.message.rstrip('.')}{end} {self.advice}")

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
    message = session.say(f"fault.{code}", reason=_in_language(reason, code, session))
    return Fault(code, known.exit_code, message, advice, file or known.file)


def _in_language(reason: str, code: str, session: Session) -> str:
    """Return a reason in the session's language; a Korean message has it in brackets or does without."""
    if session.language == "en":
        return reason
    korean = reason_in_korean(reason)
    if code == "usage":
        return korean or reason
    return f"({korean})" if korean else f"({reason})" if session.debug or code == "error" else ""


def _known(error: Exception) -> AnnounceError | None:
    if isinstance(error, AnnounceError):
        return error
    if isinstance(error, click.ClickException):
        return UsageFault(error.format_message())
    if isinstance(error, ModuleNotFoundError) and not (error.name or "").startswith(
        "announce_parser"
    ):
        return MissingDependency(f"the Python package {error.name} is not installed")
    return None


def _worded_usage(error: click.UsageError, session: Session) -> str:
    """Return what click found, in the catalogue's words where it has them."""
    if isinstance(error, click.NoSuchOption):
        known = [
            name
            for parameter in (error.ctx.command.get_params(error.ctx) if error.ctx else ())
            for name in parameter.opts
            if name.startswith("--")
        ]
        meant = meant_by(error.option_name, known, session)
        return session.say("usage.no_such_option", name=error.option_name, meant=meant)
    if isinstance(error, UnknownCommand):
        meant = meant_by(error.name, error.known, session)
        return session.say("usage.no_such_command", name=error.name, meant=meant)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        name = error.param.make_metavar(error.ctx) if error.ctx else error.param.name
        if isinstance(error.param, click.Option):
            name = f"{max(error.param.opts, key=len)} {name}"
        return session.say("usage.missing", name=name)
    if isinstance(error, click.BadParameter) and error.param is not None:
        name = max(error.param.opts, key=len)
        reason = (
            _of_choice(error, session) or _of_range(error, session) or error.message.rstrip(".")
        )
        return session.say("usage.bad_value", name=name, reason=reason)
    return error.format_message()


def _of_choice(error: click.BadParameter, session: Session) -> str | None:
    """Return what is wrong with a value that is none of a closed list; None for another fault."""
    kind = error.param.type if error.param is not None else None
    value = _QUOTED.match(error.message)
    if not isinstance(kind, click.Choice) or value is None:
        return None
    names = [str(choice) for choice in kind.choices]
    meant = meant_by(value[1], names, session)
    return session.say("usage.not_one_of", value=value[1], names=", ".join(names), meant=meant)


def _of_range(error: click.BadParameter, session: Session) -> str | None:
    """Return what is wrong with a value that is not a number, or one out of bounds; None for another fault."""
    kind = error.param.type if error.param is not None else None
    value = _NUMBER.match(error.message)
    if not isinstance(kind, click.IntRange | click.FloatRange) or value is None:
        return None
    return session.say("usage.not_in_range", value=value[1], low=kind.min, high=kind.max)


def told(reason: object, session: Session) -> str:
    """Return a reason in the session's language, as far as it has words for it."""
    words = str(reason)
    return words if session.language == "en" else reason_in_korean(words) or words


def meant_by(word: str, known: Iterable[str], session: Session) -> str:
    """Return the question whether a like word was meant; "" where none is like it."""
    from difflib import get_close_matches

    found = get_close_matches(word, list(known), n=2, cutoff=0.6)
    return session.say("usage.meant", names=", ".join(found)) if found else ""


def as_line(value: object) -> bytes:
    """Return a value as one line of JSON."""
    import json

    # A file name that is not UTF-8 is kept by its escape, which JSON knows.
    return (json.dumps(value, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")
