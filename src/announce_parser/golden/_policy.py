"""What may differ from a golden: a file of rules by path, everything else to the byte.

A policy is TOML, one table a rule; the first whose path fits decides::

    [[rule]]
    path = "figures[*].confidence"
    ignore = true

    [[rule]]
    path = "programs[*].budget"
    within_percent = 1.0

``*`` stands for any run of characters within a path.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from announce_parser.errors import UsageFault

if TYPE_CHECKING:
    from pathlib import Path

_KNOWN: Final = {"path", "ignore", "within", "within_percent", "any_order"}
_NUMBERS: Final = ("amount", "percent", "value", "min_amount", "max_amount")


@dataclass(frozen=True, slots=True)
class Leniency:
    """One rule.

    Attributes:
        path: As a difference names it, with ``*``.
        ignore: Whether anything may stand there.
        within: By how much numbers may differ.
        within_percent: By how many percent of the golden's number they may.
        any_order: Whether the items of the list may stand in another order.
    """

    path: str
    ignore: bool = False
    within: float | None = None
    within_percent: float | None = None
    any_order: bool = False

    def fits(self, path: str) -> bool:
        """Return whether the rule speaks of a path."""
        pattern = ".*".join(re.escape(part) for part in self.path.split("*"))
        return re.fullmatch(pattern, path) is not None


@dataclass(frozen=True, slots=True)
class Policy:
    """All rules in order; none means that everything counts."""

    rules: tuple[Leniency, ...] = ()

    @property
    def is_exact(self) -> bool:
        """True where everything counts, spacing too."""
        return not self.rules

    def same(self, path: str, before: Any, after: Any) -> bool:
        """Return whether two values that differ are to count as the same."""
        rule = next((one for one in self.rules if one.fits(path)), None)
        if rule is None:
            return False
        if rule.ignore:
            return True
        if rule.any_order and isinstance(before, list) and isinstance(after, list):
            return sorted(map(repr, before)) == sorted(map(repr, after))
        return _near(before, after, rule)


def policy_of(file: Path) -> Policy:
    """Return the policy of a file.

    Raises:
        UsageFault: It is not there, not TOML, or has a word that no rule knows.
    """
    try:
        content = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageFault(f"no policy: {error}", file=str(file)) from error
    rules = content.get("rule", [])
    for rule in rules:
        unknown = sorted(set(rule) - _KNOWN)
        if unknown or "path" not in rule:
            wrong = unknown[0] if unknown else "path"
            raise UsageFault(f"a rule has no or an unknown {wrong!r}", file=str(file))
    return Policy(tuple(Leniency(**rule) for rule in rules))


def _near(before: Any, after: Any, rule: Leniency) -> bool:
    """Return whether two numbers, or the numbers of two values, are as near as the rule allows."""
    if isinstance(before, dict) and isinstance(after, dict):
        name = next((key for key in _NUMBERS if key in before and key in after), None)
        return name is not None and _near(before[name], after[name], rule)
    if not _is_number(before) or not _is_number(after):
        return False
    apart = abs(after - before)
    if rule.within is not None and apart <= rule.within:
        return True
    return rule.within_percent is not None and apart <= abs(before) * rule.within_percent / 100


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
