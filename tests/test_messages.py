"""The catalogue of words: whole in both languages, and in step with errors, commands and options."""

from __future__ import annotations

import string
from collections.abc import Iterator

import click
import pytest

from announce_parser import errors, figures
from announce_parser.cli import COMMANDS, _program
from announce_parser.cli._base import Worded, session_of
from announce_parser.messages import MESSAGES, say, say_rule

ERRORS = sorted(
    (
        member
        for member in vars(errors).values()
        if isinstance(member, type) and issubclass(member, errors.AnnounceError)
    ),
    key=lambda member: member.__name__,
)


def commands(command: click.Command, context: click.Context) -> Iterator[Worded]:
    """Yield a command and those beneath it."""
    assert isinstance(command, Worded)

    yield command
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from commands(below, context)


ALL_COMMANDS = list(commands(_program(), click.Context(_program())))


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("message", sorted(MESSAGES))
def test_a_message_fills_in_the_same_values_in_both_languages(message: str) -> None:
    wording = MESSAGES[message]

    assert wording.en
    assert wording.ko
    assert placeholders(wording.en) == placeholders(wording.ko)


@pytest.mark.parametrize("error", ERRORS, ids=[error.__name__ for error in ERRORS])
def test_every_error_has_its_words_and_its_advice(error: type[errors.AnnounceError]) -> None:
    assert f"fault.{error.code}" in MESSAGES
    assert say(f"advice.{error.code}", "en") == error.advice


@pytest.mark.parametrize("code", sorted(errors.ExitCode))
def test_every_exit_code_has_its_meaning(code: int) -> None:
    assert say(f"exit.{code}", "ko") != say(f"exit.{code}", "en")


@pytest.mark.parametrize("command", ALL_COMMANDS, ids=[command.key for command in ALL_COMMANDS])
def test_every_command_has_a_purpose_two_examples_and_its_codes(command: Worded) -> None:
    assert f"help.{command.key}" in MESSAGES
    assert len(command.examples) == 2
    assert errors.ExitCode.DONE in command.codes


def test_every_command_of_the_program_is_its_own_module() -> None:
    assert [command.key for command in ALL_COMMANDS if " " not in command.key] == [
        "program",
        *COMMANDS,
    ]


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "ko_KR.UTF-8"}, "ko"),
        ([], {"LC_ALL": "C", "LANG": "ko_KR.UTF-8"}, "en"),
        (["parse", "--lang", "ko"], {}, "ko"),
        (["--lang=en", "parse"], {"LANG": "ko_KR.UTF-8"}, "en"),
        (["parse", "--", "--lang", "ko"], {}, "en"),
        (["--lang"], {}, "en"),
    ],
)
def test_the_language_is_the_option_s_else_the_locale_s(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert session_of(arguments, environment).language == language


def test_every_rule_of_figures_has_words_by_the_id_that_stands_in_records() -> None:
    ids = {f"{member.KIND}.{rule.name}" for member in figures.MEMBERS for rule in member.RULES}

    assert {name.removeprefix("rule.") for name in MESSAGES if name.startswith("rule.")} == ids


def test_a_rule_is_called_by_its_words_and_not_by_its_id() -> None:
    assert say_rule("money.with_currency", "en") == "amount with currency"
    assert say_rule("money.with_currency", "ko") == "화폐 단위가 붙은 금액"
    assert say_rule("row of an overview table", "en") == "row of an overview table"
    assert say_rule("row of an overview table", "ko") == "총괄표의 행"
    assert say_rule("a rule of somebody else's", "ko") == "a rule of somebody else's"
