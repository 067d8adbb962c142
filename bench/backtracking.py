"""Looks for patterns that try the same characters in too many ways, on short texts made from their own repetitions.

For each repetition of a pattern, texts are drawn that its body matches; one of them again and again, with an end that
fits nothing, is what a pattern with two ways to part it takes ages for: 150 characters are enough. Every pattern of the code
is collected by import::

    python bench/backtracking.py            # some minutes
    python bench/backtracking.py --small    # for CI: two texts for each repetition

POSIX only: the clock of the processor interrupts the search, so a busy machine makes no pattern slow.
"""

from __future__ import annotations

import argparse
import pkgutil
import random
import re
import signal
import sys
import warnings
from importlib import import_module
from typing import TYPE_CHECKING, Any

import announce_parser
from announce_parser.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_parser: Any = __import__("re._parser", fromlist=["_parser"])
_constants: Any = __import__("re._constants", fromlist=["_constants"])

LENGTH, MOST_LENGTH = 150, 700  # characters of a text
SECONDS = 0.4  # of the processor, for a text that takes a sound pattern a thousandth of it
MOST_REPEATS = 14  # of one pattern that are looked at
LEAST_TIMES = 4  # a repetition that may be so often is one
# One of these stands for a set of characters; the last but one is what texts for checks have for a number.
LETTERS = "가나a1 ,(·\n.:-~%억원)\ue000일"
ENDS = (" ", ", ", "·", "/", "\n", "(", "1", "", "", "")
UNFIT = "\x00"


def patterns() -> dict[re.Pattern[str], str]:
    """Return every pattern of text that a module or a rule of it holds, with its name."""
    found: dict[re.Pattern[str], str] = {}
    for member in pkgutil.walk_packages(announce_parser.__path__, "announce_parser."):
        if member.name.endswith("__main__"):
            continue
        for name, value in vars(import_module(member.name)).items():
            for pattern in () if name == "_made" else _within(value, 3):
                if isinstance(pattern.pattern, str):
                    found.setdefault(
                        pattern, f"{member.name.removeprefix('announce_parser.')}.{name}"
                    )
    return found


def _within(value: object, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, LazyPattern):
        yield value.compiled()
    elif isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, dict):
        for each in (*value, *value.values()):
            yield from _within(each, depth - 1)
    elif depth and isinstance(value, (tuple, list, frozenset)):
        for each in value:
            yield from _within(each, depth - 1)
    elif depth and hasattr(value, "pattern"):
        yield from _within(value.pattern, 1)


def repetitions(tree: Any) -> Iterator[Any]:
    """Yield the bodies of what a parsed pattern may repeat and give back, those within others too."""
    for kind, value in tree:
        if kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT):
            if value[1] >= LEAST_TIMES:
                yield value[2]
            yield from repetitions(value[2])
        elif kind is _constants.BRANCH:
            for each in value[1]:
                yield from repetitions(each)
        elif kind is _constants.SUBPATTERN:
            yield from repetitions(value[-1])
        elif kind is _constants.ATOMIC_GROUP:
            yield from repetitions(value)
        elif kind is _constants.POSSESSIVE_REPEAT:
            yield from repetitions(value[2])


def drawn(tree: Any, chance: random.Random) -> str:
    """Return a text that a parsed pattern matches, but for what it asks of what is around."""
    return "".join(_drawn(kind, value, chance) for kind, value in tree)


def _drawn(kind: Any, value: Any, chance: random.Random) -> str:
    if kind is _constants.BRANCH:
        return drawn(chance.choice(value[1]), chance)
    if kind in (_constants.SUBPATTERN, _constants.ATOMIC_GROUP):
        return drawn(value[-1] if kind is _constants.SUBPATTERN else value, chance)
    if kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
        least, most, body = value
        times = least if chance.random() < 0.5 else min(most, least + chance.randint(0, 2))
        return "".join(drawn(body, chance) for _ in range(min(times, 4)))
    letters = {
        _constants.LITERAL: lambda: chr(value),
        _constants.NOT_LITERAL: lambda: LETTERS.replace(chr(value), ""),
        _constants.ANY: lambda: LETTERS.replace("\n", ""),
        _constants.IN: lambda: _members(value),
    }
    return chance.choice(letters[kind]()) if kind in letters else ""


def _members(items: Sequence[Any]) -> Sequence[str]:
    """Return some members of a set of characters."""
    return [each for each in LETTERS if _holds(items, each)] or [
        chr(value if kind is _constants.LITERAL else value[0])
        for kind, value in items
        if kind in (_constants.LITERAL, _constants.RANGE)
    ]


def _holds(items: Sequence[Any], letter: str) -> bool:
    told = {
        _constants.CATEGORY_DIGIT: letter.isdigit(),
        _constants.CATEGORY_SPACE: letter.isspace(),
        _constants.CATEGORY_WORD: letter.isalnum(),
        _constants.CATEGORY_NOT_DIGIT: not letter.isdigit(),
        _constants.CATEGORY_NOT_SPACE: not letter.isspace(),
        _constants.CATEGORY_NOT_WORD: not letter.isalnum(),
    }
    is_not = holds = False
    for kind, value in items:
        is_not |= kind is _constants.NEGATE
        holds |= kind is _constants.LITERAL and ord(letter) == value
        holds |= kind is _constants.RANGE and value[0] <= ord(letter) <= value[1]
        holds |= kind is _constants.CATEGORY and told[value]
    return holds != is_not


class _LateError(Exception):
    """A search takes too long."""


def _ring(*_: object) -> None:
    raise _LateError


def is_late(pattern: re.Pattern[str], text: str, seconds: float) -> bool:
    """Return whether a text takes longer than so many seconds to search."""
    before = signal.signal(signal.SIGVTALRM, _ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        for _ in pattern.finditer(text):
            pass
    except _LateError:
        return True
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return False


def slow_text(pattern: re.Pattern[str], draws: int, chance: random.Random) -> str | None:
    """Return what was repeated in a text that a pattern takes too long for, or None."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = _parser.parse(pattern.pattern, pattern.flags)
    for body in list(repetitions(tree))[:MOST_REPEATS]:
        for _ in range(draws):
            again = drawn(body, chance) + chance.choice(ENDS)
            before = drawn(tree, chance) if chance.random() < 0.4 else ""
            if not 0 < len(again) <= LENGTH // 2:
                continue
            text = (before + again * max(12, LENGTH // len(again)))[:MOST_LENGTH] + UNFIT
            if is_late(pattern, text, SECONDS) and is_late(pattern, text, 2 * SECONDS):
                return again
    return None


def main() -> int:
    """Print each pattern that takes too long, and what for; 1 where there is one."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--small", action="store_true")
    arguments.add_argument("--seed", type=int, default=1)
    chosen = arguments.parse_args()
    chance = random.Random(chosen.seed)  # noqa: S311 - no secret
    tried, slow = patterns(), 0
    for pattern, name in tried.items():
        again = slow_text(pattern, 2 if chosen.small else 15, chance)
        if again is not None:
            slow += 1
            print(f"{name}: {again!r} again and again", flush=True)
    print(f"{len(tried)} patterns, {slow} of them try too many ways")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
