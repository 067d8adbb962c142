"""What may differ from a golden: a file of rules by path, everything else to the byte.

A policy is TOML, one table a rule; the first whose path fits decides. A path is a JSON Pointer, as everywhere, or a
place as differences name it::

    [[rule]]
    path = "/figures/*/confidence"
    ignore = true

    [[rule]]
    path = "programs[가온 바우처].budget"
    within_percent = 1.0

``*`` is one step of a pointer, and any run of characters in a name.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from announce_parser.errors import UsageFault
from announce_parser.golden._meaning import Where, places

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_TYPES: Final[dict[str, Any]] = {
    "path": str,
    "ignore": bool,
    "within": (int, float),
    "within_percent": (int, float),
    "any_order": bool,
}
_NUMBERS: Final = ("amount", "percent", "value", "min_amount", "max_amount")


@dataclass(frozen=True, slots=True)
class Leniency:
    """One rule.

    Attributes:
        path: A JSON Pointer, or a place as a difference names it, with ``*``.
        ignore: Whether anything may be there.
        within: By how much numbers may differ.
        within_percent: By how many percent of the golden's number they may.
        any_order: Whether the items of the list may be in another order.
    """

    path: str
    ignore: bool = False
    within: float | None = None
    within_percent: float | None = None
    any_order: bool = False

    def fits(self, where: Where) -> bool:
        """Return whether the rule is about a place."""
        is_pointer = self.path.startswith("/")
        any_run = "[^/]*" if is_pointer else ".*"
        pattern = any_run.join(re.escape(part) for part in self.path.split("*"))
        return re.fullmatch(pattern, where.pointer if is_pointer else where.path) is not None


@dataclass(frozen=True, slots=True)
class Policy:
    """All rules in order; none means that everything counts."""

    rules: tuple[Leniency, ...] = ()

    @property
    def is_exact(self) -> bool:
        """True where everything counts, spacing too."""
        return not self.rules

    def idle(self, records: Iterable[Any]) -> tuple[Leniency, ...]:
        """Return the rules that are about no place in any of the records: most likely misspelt."""
        left = list(self.rules)
        for record in records:
            for where in places(record) if left else ():
                left = [rule for rule in left if not rule.fits(where)]
        return tuple(left)

    def same(self, where: Where, before: Any, after: Any) -> bool:
        """Return whether two values that differ are to count as the same."""
        rule = next((one for one in self.rules if one.fits(where)), None)
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
    for key in content:
        if key != "rule":
            raise _wrong(f"{key!r} is not part of a policy; rules begin with [[rule]]", file)
    rules = content.get("rule", [])
    if not isinstance(rules, list):
        raise _wrong("rules begin with [[rule]], in two brackets", file)
    return Policy(tuple(_rule(rule, number, file) for number, rule in enumerate(rules, 1)))


def _rule(fields: dict[str, Any], number: int, file: Path) -> Leniency:
    for key, value in fields.items():
        if key not in _TYPES:
            meant = get_close_matches(key, _TYPES, n=1)
            hint = (
                f"; did you mean {meant[0]!r}?" if meant else f"; it may have {', '.join(_TYPES)}"
            )
            raise _wrong(f"rule {number} has an unknown {key!r}{hint}", file)
        if not isinstance(value, _TYPES[key]) or (_TYPES[key] is not bool and value is True):
            raise _wrong(f"rule {number}: {key} cannot be {value!r}", file)
    if "path" not in fields:
        raise _wrong(f"rule {number} has no path", file)
    if len(fields) == 1:
        raise _wrong(f"rule {number} allows nothing: it needs ignore, within or any_order", file)
    return Leniency(**fields)


def _wrong(reason: str, file: Path) -> UsageFault:
    return UsageFault(f"no policy: {reason}", file=str(file))


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
