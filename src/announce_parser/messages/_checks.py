"""What a check says, in the language asked for: records hold Korean, its rule and numbers say it in English."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, Protocol

from announce_parser.messages._check_rules import CHECK_RULES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from announce_parser.messages._wording import Language

_STATUS: Final = {"holds": "holds", "fails": "does not hold", "skipped": "not compared"}

_CLAIMS: Final = {rule: words.en for rules in CHECK_RULES.values() for rule, words in rules.items()}
_TOLD: Final = frozenset({"unread", "hidden_text"})  # found, not compared


class Checked(Protocol):
    """A check, as the contract has it."""

    @property
    def rule(self) -> str:
        """Its rule, words joined by ``_``."""

    @property
    def status(self) -> str:
        """``holds``, ``fails`` or ``skipped``."""

    @property
    def message(self) -> str:
        """In Korean."""

    @property
    def params(self) -> Mapping[str, object]:
        """What the rule was filled in with."""

    @property
    def at(self) -> Sequence[str]:
        """JSON Pointers of the values it is about."""

    @property
    def expected(self) -> object:
        """What the document states."""

    @property
    def actual(self) -> object:
        """What its other numbers give."""


def check_words(check: Checked, language: Language) -> str:
    """Return what a check found, as one line."""
    if language == "ko":
        return check.message
    words = _of_us(check) or _of_the_notice(check)
    return f"{words} (at {', '.join(check.at)})" if check.at else words


def _of_us(check: Checked) -> str | None:
    """Return what was not read though it seems to be there; None for a check of what is in the notice."""
    if check.rule == "programs_not_read":
        found = check.params.get("found", 0)
        return f"programs not read: more seem to be announced than were found ({found})"
    unread = check.params.get("not_read")
    if not isinstance(unread, list | tuple):
        return None
    return f"{check.rule}: not read, though the text may state it: {', '.join(map(str, unread))}"


def _of_the_notice(check: Checked) -> str:
    words = _CLAIMS.get(check.rule, check.rule.replace("_", " "))
    if check.rule not in _TOLD:
        words += f": {_STATUS[check.status]}"
    if check.expected is not None or check.actual is not None:
        words += f", stated {_number(check.expected)}, computed {_number(check.actual)}"
    elif check.rule == "unread":
        words = f"unread: {check.params.get('reason', check.message)}"
    more = [
        f"{key} {value}" for key, value in check.params.items() if _is_telling(value, key, check)
    ]
    return ", ".join((words, *more))


def _is_telling(value: object, key: str, check: Checked) -> bool:
    """Return whether a parameter says something that the numbers do not."""
    is_said = key in ("reason", "program") or value in (check.expected, check.actual)
    return isinstance(value, str | int) and not isinstance(value, bool) and not is_said


def _number(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return str(value)
    return f"{value:,}" if value == int(value) else f"{value:,.1f}"
