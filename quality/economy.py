"""The economy of rules: in how many documents each word and pattern of ``notices`` occurs at all.

A rule that lives on one document was written for that document. What is counted is whether a pattern is found
anywhere in a text, its outer anchors aside, or a word is in it: no rule can fire more often than that. Relatives
count as one document.
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from announce_parser import notices
from announce_parser.figures._fold import fold
from quality import cache
from quality.normal import squashed
from quality.sets import ROOT, Sample

BASELINE = ROOT / "quality" / "economy.json"
_KOREAN = re.compile(r"[가-힣]")
_PART = 200  # characters
_META = re.compile(r"[\\()\[\]{}|?*+^$]")


@dataclass(frozen=True, slots=True)
class Rule:
    """A word or a pattern.

    Attributes:
        where: Module and name, with the place within a list of them.
        pattern: As it is searched; None for a word.
        word: Letters without spaces; empty for a pattern.
    """

    where: str
    pattern: re.Pattern[str] | None = None
    word: str = ""

    def fires(self, text: Text) -> bool:
        """Tell whether it is found in a text."""
        if self.pattern is None:
            return self.word in text.letters
        search = self.pattern.search
        return any(search(part) is not None for part in text.parts)

    def __str__(self) -> str:
        """Return what a person finds it by."""
        return f"{self.where}: {self.word or (self.pattern.pattern if self.pattern else '')}"


@dataclass(frozen=True, slots=True)
class Text:
    """A document as rules are looked for in it.

    Attributes:
        family: Its relatives bear the same.
        issuer: Who issued it.
        parts: Its text, each cell a line of its own, some lines at a time, as it is and folded.
        letters: All of it without white space.
    """

    family: str
    issuer: str
    parts: tuple[str, ...]
    letters: str

    @classmethod
    def of(cls, sample: Sample, text: str) -> Text:
        """Return the text of a document."""
        parts = tuple(_parts(text.replace("\t", "\n")))
        folded = (again for part in parts if (again := fold(part)) != part)
        return cls(sample.family, sample.issuer, (*parts, *folded), squashed(text))


def _parts(text: str) -> Iterator[str]:
    """Yield a text some lines at a time: what looks far ahead is slow on all of it at once."""
    held: list[str] = []
    for line in text.splitlines():
        held.append(line)
        if sum(map(len, held)) > _PART:
            yield "\n".join(held)
            held = held[-1:]  # what spans a line break is found across parts, too
    yield "\n".join(held)


@dataclass(frozen=True, slots=True)
class Living:
    """A rule with the documents it occurs in; relatives are one."""

    rule: Rule
    families: int
    issuers: int


def texts(samples: Iterable[Sample]) -> tuple[Text, ...]:
    """Return the texts of the documents."""
    known = {sample.id: sample for sample in samples}
    return tuple(
        Text.of(known[name], material.document.text)
        for name, material, _ in cache.materials(known.values())
    )


def lives(rules: Iterable[Rule], among: Sequence[Text], *, enough: int = 0) -> Iterator[Living]:
    """Yield each rule with how many documents and issuers it occurs in.

    Args:
        rules: Words and patterns.
        among: The texts.
        enough: Stop counting a rule's documents there; 0 counts all.
    """
    for rule in rules:
        families: set[str] = set()
        issuers: set[str] = set()
        for text in among:
            if enough and len(families) >= enough:
                break
            if enough and text.family in families:
                continue
            if rule.fires(text):
                families.add(text.family)
                issuers.add(text.issuer)
        yield Living(rule, len(families), len(issuers))


def counts(living: Iterable[Living]) -> dict[str, int]:
    """Return how many rules there are, on one document (red), and on none of the open set."""
    found = Counter(min(each.families, 2) for each in living)
    return {"rules": sum(found.values()), "red": found[1], "never": found[0]}


# Which rules there are.


def rules(package: ModuleType = notices) -> tuple[Rule, ...]:
    """Return the words and patterns that the modules and data files of a package hold, each once."""
    found: dict[tuple[str, str], Rule] = {}
    for where, value in _constants(package):
        for rule in _within(where, value):
            text = rule.word or (rule.pattern.pattern if rule.pattern else "")
            found.setdefault((where.split(":")[0], text), rule)
    return tuple(found.values())


def _constants(package: ModuleType) -> Iterator[tuple[str, Any]]:
    """Yield the constants that each module itself assigns, and the data files beside the modules."""
    folder = Path(str(package.__file__)).parent
    for found in pkgutil.walk_packages([str(folder)], f"{package.__name__}."):
        module = importlib.import_module(found.name)
        short = found.name.removeprefix(f"{package.__name__}.")
        for name in _assigned(Path(str(module.__file__))):
            if name.strip("_").isupper() and "EXAMPLE" not in name and hasattr(module, name):
                yield f"{short}:{name}", getattr(module, name)
    for file in sorted(folder.rglob("*.json")):
        yield f"{file.relative_to(folder)}:", json.loads(file.read_text("utf-8"))


def _assigned(file: Path) -> Iterator[str]:
    for node in ast.parse(file.read_bytes()).body:
        if isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def _within(where: str, value: Any, *, listed: bool = False) -> Iterator[Rule]:
    """Yield the words and patterns of a constant; a text that is alone is a piece of patterns, no word."""
    if isinstance(value, re.Pattern):
        yield Rule(where, _anywhere(value))
    elif isinstance(value, str):
        yield from _words(where, value) if listed else ()
    elif _is_rule(value):
        for name in getattr(value, "_fields", None) or [each.name for each in fields(value)]:
            yield from _within(where, getattr(value, name))
    elif isinstance(value, Mapping):
        yield from _within(where, [*value, *value.values()])
    elif isinstance(value, tuple | list | set | frozenset):
        for held in value if isinstance(value, tuple | list) else sorted(value, key=repr):
            yield from _within(where, held, listed=True)


def _is_rule(value: Any) -> bool:
    """Tell a record of named fields, whose texts are names and examples, from a list of words."""
    return hasattr(value, "_fields") or (is_dataclass(value) and not isinstance(value, type))


def _anywhere(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """Return the pattern without what ties it to the ends: rules see lines, cells and what is before a number."""
    free = pattern.pattern.removeprefix("^").removeprefix(r"\A").removesuffix(r"\Z")
    if free.endswith("$") and not free.endswith(r"\$"):
        free = free[:-1]
    return re.compile(free, pattern.flags | re.MULTILINE)


def _words(where: str, text: str) -> Iterator[Rule]:
    if not _KOREAN.search(text):
        return
    if _META.search(text):
        try:
            yield Rule(where, _anywhere(re.compile(text)))
        except re.error:
            return  # a piece of a pattern
    else:
        yield from (Rule(where, word=word) for word in text.split() if _KOREAN.search(word))


def report(living: Sequence[Living]) -> Iterator[str]:
    """Yield the lines of the report: sums by module, then what lives on one document, then what on none."""
    by_module: dict[str, list[Living]] = {}
    for each in living:
        by_module.setdefault(each.rule.where.split(":")[0], []).append(each)
    yield f"{'rules':>6}{'red':>6}{'never':>6}{'median':>8}"
    for module, held in sorted(by_module.items()):
        found = counts(held)
        middle = sorted(each.families for each in held)[len(held) // 2]
        yield f"{found['rules']:>6}{found['red']:>6}{found['never']:>6}{middle:>8}  {module}"
    found = counts(living)
    yield f"{found['rules']:>6}{found['red']:>6}{found['never']:>6}          all"
    for title, families in (("red: on one document", 1), ("never in the open set", 0)):
        yield f"\n== {title}"
        yield from (f"{each.rule}" for each in living if each.families == families)
    yield "\n== the others: documents, issuers"
    others = [each for each in living if each.families > 1]
    for each in sorted(others, key=lambda each: each.families):
        yield f"{each.families:>5}{each.issuers:>5}  {each.rule}"
