"""Profiles: the words of an office's own, laid over the program's vocabulary.

A profile is TOML (``announce-parser.toml``): what headings and labels, events and kinds of notices are called, and the
offices and programs that notices are about. Its words go before ours; what it does not name is read as ever.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Literal, get_args

from announce_parser.errors import SourceNotFound, UsageFault

Table = Literal["headings", "events", "kinds", "offices", "programs"]

FILE_NAME: Final = "announce-parser.toml"
TABLES: Final[tuple[Table, ...]] = ("headings", "events", "kinds")
LISTS: Final[tuple[Table, ...]] = ("offices", "programs")
# What a heading or a label may mean: fields of a program, and parts of a table of programs.
FIELDS: Final = (
    "name",
    "group",
    "budget",
    "scale",
    "awards",
    "cap",
    "unit_cost",
    "subsidy_ratio",
    "own_share",
    "cost_sharing",
    "duration",
    "term",
    "announcement",
    "application",
    "evaluation",
    "selection",
    "agreement",
    "agency",
    "division",
    "contact",
    "person",
    "eligibility",
    "exclusions",
    "support",
    "documents",
    "how_to_apply",
    "apply_at",
    "preference",
    "call_type",
    "region",
    "level",
    "prize",
    "post",
    "remark",
)
_SHORTEST: Final = 2  # letters of a word that says anything
_NOT_LETTERS = re.compile(r"[^0-9A-Za-z가-힣]")
_HEAD = re.compile(r"^\s*\[\s*(?P<table>[A-Za-z_]+)\s*\]")
_QUOTED_OR_BARE = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'([^']*)'|^\s*([\w-]+)\s*=")
_LIST = re.compile(r"^\s*(?P<list>[A-Za-z_]+)\s*=\s*\[")


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """One word of a profile.

    Attributes:
        table: Where it is: ``headings``, ``events``, ``kinds``, ``offices`` or ``programs``.
        word: As the notices write it.
        meaning: What it means; None for a name.
        number: The line of the file, from 1; 0 for a line that is in none yet.
    """

    table: Table
    word: str
    meaning: str | None = None
    number: int = 0

    @property
    def letters(self) -> str:
        """What two spellings of the word share."""
        return letters(self.word)

    def __str__(self) -> str:
        """Return the line as TOML writes it, without its table."""
        return quoted(self.word) + (f" = {quoted(self.meaning)}" if self.meaning else "")


@dataclass(frozen=True)
class Profile:
    """The words of a user's own.

    Attributes:
        file: Where they are; empty for none.
        lines: In the order of the file.
    """

    file: str = ""
    lines: tuple[ProfileLine, ...] = ()

    def meaning(self, table: Table, word: str) -> str | None:
        """Return what a word means by its letters alone; None where the profile does not have it."""
        if not self.lines:
            return None
        line = self._by_letters.get((table, letters(word)))
        return line.meaning if line is not None else None

    def names(self, table: Table) -> tuple[str, ...]:
        """Return the names of a list, the longest first: of two that begin alike the longer one is meant."""
        return self._names.get(table, ())

    def with_lines(self, lines: tuple[ProfileLine, ...]) -> Profile:
        """Return the profile with further lines; a word that it has already keeps its place."""
        known = {(line.table, line.letters) for line in self.lines}
        new = tuple(line for line in lines if (line.table, line.letters) not in known)
        return Profile(self.file, (*self.lines, *new))

    def behind(self, pointer: str, said: str) -> tuple[ProfileLine, ...]:
        """Return the lines that may have led to a value.

        Args:
            pointer: Where the value is in the record.
            said: The value with what is around its places and heads their columns.
        """
        held = letters(said)
        return tuple(line for line in self.lines if line.letters in held and _is_of(line, pointer))

    @cached_property
    def _by_letters(self) -> Mapping[tuple[str, str], ProfileLine]:
        return {(line.table, line.letters): line for line in reversed(self.lines)}

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, ...]]:
        return {
            table: tuple(
                sorted(
                    (one.word for one in self.lines if one.table == table), key=lambda w: -len(w)
                )
            )
            for table in LISTS
        }


NONE: Final = Profile()
_ACTIVE: ContextVar[Profile] = ContextVar("profile", default=NONE)


def active() -> Profile:
    """Return the profile that holds where this is called."""
    return _ACTIVE.get()


@contextmanager
def using(profile: Profile | None) -> Iterator[None]:
    """Let a profile hold within a block; None leaves the one that holds."""
    if profile is None:
        yield
        return
    token = _ACTIVE.set(profile)
    try:
        yield
    finally:
        _ACTIVE.reset(token)


def find(start: Path) -> Path | None:
    """Return the nearest ``announce-parser.toml`` in a folder or above it."""
    here = start.resolve()
    above = (here, *here.parents) if here.is_dir() else tuple(here.parents)
    return next((one / FILE_NAME for one in above if (one / FILE_NAME).is_file()), None)


def load(file: Path) -> Profile:
    """Return the profile of a file.

    Raises:
        SourceNotFound: There is no such file.
        UsageFault: It is not TOML, or says something that no profile says; with the line.
    """
    try:
        text = file.read_text("utf-8")
    except OSError as error:
        raise SourceNotFound(error.strerror or str(error), file=str(file)) from error
    except UnicodeDecodeError as error:
        raise UsageFault("no profile: it is not written in UTF-8", file=str(file)) from error
    return read(text, str(file))


def read(text: str, file: str) -> Profile:
    """Return the profile that a text is; raises ``UsageFault`` with the line of the first fault."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageFault(f"no profile: {error}", file=file) from error
    where = _numbers(text)
    lines = []
    for table, content in data.items():
        if table in TABLES and isinstance(content, dict):
            lines += [_meant(table, word, content[word], where, file) for word in content]
        elif table in LISTS and isinstance(content, list):
            lines += [_named(table, word, where, file) for word in content]
        else:
            expected = "a table" if table in TABLES else "a list of names"
            known = table in TABLES or table in LISTS
            reason = f"is {expected}" if known else f"is none of {', '.join((*TABLES, *LISTS))}"
            raise _fault(f"{table!r} {reason}", where.get((table, ""), 0), file)
    _refuse_twins(lines, file)
    return Profile(file, tuple(lines))


def line_of_table(text: str, table: Table) -> int:
    """Return the line in which a table or list begins, from 1; 0 where the text has none."""
    return _numbers(text).get((table, ""), 0)


def written(profile: Profile) -> str:
    """Return a profile as TOML, lists before tables as TOML wants it."""
    parts = []
    for table in LISTS:
        names = [f"  {quoted(one.word)},\n" for one in profile.lines if one.table == table]
        if names:
            parts.append(f"{table} = [\n{''.join(names)}]\n")
    for table in TABLES:
        words = [f"{one}\n" for one in profile.lines if one.table == table]
        if words:
            parts.append(f"[{table}]\n{''.join(words)}")
    return "\n".join(parts)


def letters(word: str) -> str:
    """Return the letters and digits of a word alone."""
    return _NOT_LETTERS.sub("", word)


def quoted(word: str) -> str:
    """Return a word as TOML quotes it."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _meant(
    table: Table, word: str, meaning: Any, where: Mapping[tuple[str, str], int], file: str
) -> ProfileLine:
    number = where.get((table, word), 0)
    known = _meanings(table)
    if meaning not in known:
        raise _fault(
            f"{word!r} means {meaning!r}, which is not one of {', '.join(known)}", number, file
        )
    return _sound(ProfileLine(table, word, str(meaning), number), file)


def _meanings(table: Table) -> tuple[str, ...]:
    """Return what the words of a table may mean; the record's own words are fetched when a profile is read."""
    from announce_parser.record import Event, Kind

    return {"headings": FIELDS, "events": get_args(Event), "kinds": get_args(Kind)}[table]


def _named(table: Table, word: Any, where: Mapping[tuple[str, str], int], file: str) -> ProfileLine:
    if not isinstance(word, str):
        raise _fault(f"{word!r} is no name", where.get((table, ""), 0), file)
    return _sound(ProfileLine(table, word, None, where.get((table, word), 0)), file)


def _sound(line: ProfileLine, file: str) -> ProfileLine:
    if len(line.letters) < _SHORTEST:
        raise _fault(
            f"{line.word!r} is too short to be distinguished from other words", line.number, file
        )
    return line


def _refuse_twins(lines: list[ProfileLine], file: str) -> None:
    """Raise where two spellings of one word mean two things."""
    seen: dict[tuple[str, str], ProfileLine] = {}
    for line in lines:
        first = seen.setdefault((line.table, line.letters), line)
        if first is not line and first.meaning != line.meaning:
            reason = (
                f"{line.word!r} means {line.meaning}, and {first.meaning} in line {first.number}"
            )
            raise _fault(reason, line.number, file)


def _fault(reason: str, number: int, file: str) -> UsageFault:
    at = f" (line {number})" if number else ""
    return UsageFault(f"no profile: {reason}{at}", file=file)


def _numbers(text: str) -> Mapping[tuple[str, str], int]:
    """Return the line of each quoted or bare word by its table, and of each table: TOML's reader keeps none."""
    found: dict[tuple[str, str], int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        head, listed = _HEAD.match(line), _LIST.match(line)
        opened = (
            head["table"] if head else listed["list"] if listed and table in ("", *LISTS) else ""
        )
        if opened:
            table = opened
            found.setdefault((table, ""), number)
        elif not table or "=" in line:
            found.setdefault((line.partition("=")[0].strip().strip("\"'"), ""), number)
        for match in _QUOTED_OR_BARE.finditer(line):
            word = next(part for part in match.groups() if part is not None)
            found.setdefault((table, word), number)
    return found


def _is_of(line: ProfileLine, pointer: str) -> bool:
    """Return whether a line is about what is at a pointer."""
    steps = pointer.split("/")
    if line.table == "headings":
        return steps[1] == "programs"
    first = {"events": "schedule", "kinds": "kind", "offices": "issuer"}.get(line.table, "programs")
    return steps[1] == first or (
        line.table == "offices" and steps[1] in ("contacts", "organizations")
    )
