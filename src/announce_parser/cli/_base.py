"""What a command is: a click command whose words come from the catalogue, and the session it runs in."""

from __future__ import annotations

import locale
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import click

from announce_parser.messages import MESSAGES, Language, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PROGRAM = "announce-parser"
TOKENIZERS = ("mecab", "komoran", "okt", "hannanum", "kkma", "plain")


@dataclass(frozen=True, slots=True)
class Session:
    """What holds for one call of the command line, wherever its options stand.

    Attributes:
        language: Of messages and help; never of records or codes.
        debug: Whether a bug shows its traceback.
        envelope: Whether every outcome, this session's own faults among them, is one JSON envelope.
        follows_links: Whether symbolic links in folders are read like what they point to.
    """

    language: Language
    debug: bool
    envelope: bool
    follows_links: bool = False

    def say(self, message: str, **values: object) -> str:
        """Return a message of the catalogue in the session's language."""
        return say(message, self.language, **values)

    def tell(self, line: str) -> None:
        """Write one line of words to standard error; who no longer listens stops nothing."""
        with suppress(OSError, ValueError):
            click.echo(line, err=True)


def printable(words: str) -> str:
    """Return words on one line, with what could steer a terminal or reverse the line as its escape.

    A file name may hold line breaks, terminal codes and marks that turn the direction of writing.
    """
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in words
    )


def session_of(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Session:
    """Return the session; read before click does, so that its own faults are worded and wrapped too."""
    options = list(arguments)
    if "--" in options:
        options = options[: options.index("--")]
    return Session(
        _language(options, environment),
        "--debug" in options,
        "--json" in options,
        "--follow-links" in options,
    )


def _language(options: list[str], environment: Mapping[str, str]) -> Language:
    chosen = ""
    for option, following in zip(options, (*options, "")[1:], strict=True):
        name, equals, value = option.partition("=")
        if name == "--lang":
            chosen = value if equals else following
    if chosen not in ("ko", "en"):
        chosen = _locale_name(environment)
    return "ko" if chosen.lower().startswith("ko") else "en"


def _locale_name(environment: Mapping[str, str]) -> str:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(variable):
            return environment[variable]
    # Windows sets no variables; elsewhere, none set means the C locale.
    return (locale.getlocale()[0] or "") if sys.platform == "win32" else ""


class Worded(click.Command):
    """A command that takes its words from the catalogue when they are shown, in the session's language."""

    def __init__(
        self, key: str, *, examples: tuple[str, ...], codes: tuple[int, ...], **settings: object
    ) -> None:
        """Keep what every help shows: two examples that can be pasted, and the exit codes.

        Args:
            key: The command's id in the catalogue; its last word is its name.
            examples: What follows the program's name.
            codes: Exit codes it can end with.
            settings: Click's own, such as ``params`` and ``callback``.
        """
        super().__init__(key.rpartition(" ")[2], **settings)  # type: ignore[arg-type]
        self.key = key
        self.examples = examples
        self.codes = codes
        self.params += _common_options()

    def format_help(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write purpose, usage, options, examples and exit codes."""
        session = session_in(context)
        formatter.write_text(session.say(f"help.{self.key}"))
        formatter.write_paragraph()
        pieces = " ".join(self.collect_usage_pieces(context))
        formatter.write_usage(context.command_path, pieces, session.say("heading.usage"))
        _write_options(self, context, formatter)
        self.format_subcommands(context, formatter)
        with formatter.section(session.say("heading.examples")):
            for example in self.examples:
                formatter.write(f"{'':>{formatter.current_indent}}{PROGRAM} {example}\n")
        with formatter.section(session.say("heading.codes")):
            formatter.write_dl([(str(code), session.say(f"exit.{code}")) for code in self.codes])

    def format_subcommands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands beneath this one: none, unless it is a group."""


class UnknownCommand(click.UsageError):
    """There is no command of that name; kept apart so that it can be worded."""

    def __init__(self, name: str, context: click.Context) -> None:
        """Keep the name as it was given."""
        super().__init__(f"no command {name}", context)
        self.name = name
        command = context.command
        self.known = command.list_commands(context) if isinstance(command, click.Group) else []


class WordedGroup(Worded, click.Group):
    """A group that lists its commands without importing them."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the first argument names; raises ``UnknownCommand`` for none."""
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise UnknownCommand(args[0], ctx)
        return super().resolve_command(ctx, args)

    def format_subcommands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each command with its purpose."""
        session = session_in(context)
        prefix = "" if self.key == "program" else f"{self.key} "
        with formatter.section(session.say("heading.commands")):
            formatter.write_dl(
                [
                    (name, session.say(f"help.{prefix}{name}"))
                    for name in self.list_commands(context)
                ]
            )


def session_in(context: click.Context) -> Session:
    """Return the session that a command runs in."""
    return cast("Session", context.find_root().obj)


def _write_options(
    command: click.Command, context: click.Context, formatter: click.HelpFormatter
) -> None:
    session = session_in(context)
    rows = []
    for parameter in command.get_params(context):
        if isinstance(parameter, click.Option):
            name = max(parameter.opts, key=len).lstrip("-").replace("-", "_")
            own = f"option.{getattr(command, 'key', '')}.{name}"
            parameter.help = session.say(own if own in MESSAGES else f"option.{name}")
            row = parameter.get_help_record(context)
            if row is not None:
                rows.append(row)
    with formatter.section(session.say("heading.options")):
        formatter.write_dl(rows)


def links_option() -> click.Option:
    """Return the option that follows symbolic links in folders; ``session_of`` has read it already."""
    return click.Option(["--follow-links"], is_flag=True, expose_value=False)


def _common_options() -> list[click.Parameter]:
    """Return the options that are on every command; ``session_of`` has read them already."""
    return [
        click.Option(["--lang"], type=click.Choice(["ko", "en"]), expose_value=False),
        click.Option(["--debug"], is_flag=True, expose_value=False),
    ]
