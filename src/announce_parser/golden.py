"""Samples and their golden files: does every sample still give, byte for byte, the record once accepted?

The golden of ``samples/x.txt`` is ``tests/golden/x.txt.json``. A sample without a golden fails, and so does
a golden without a sample. A golden made by the program proves that nothing changed, not that it is right.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from announce_parser import pipeline
from announce_parser.errors import AnnounceError

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLES = Path("samples")
GOLDENS = Path("tests/golden")

# How a sample becomes bytes; another one lets a folder of a user's own be read with other options.
Render = Callable[[Path], bytes]


class State(StrEnum):
    """What came of one sample or golden."""

    SAME = "same"
    DIFFERS = "differs"
    MISSING = "missing"  # a sample without its golden
    UNUSED = "unused"  # a golden without its sample
    FAILED = "failed"  # the sample could not be parsed


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is not as accepted.

    Attributes:
        path: JSON path, ``$.programs[0].budget.amount``.
        before: In the golden, as JSON; None where the golden lacks it.
        after: In the record, as JSON; None where the record lacks it.
    """

    path: str
    before: str | None
    after: str | None

    def __str__(self) -> str:
        """Return ``path: before -> after``, with ``(absent)`` for a side that lacks it."""
        return f"{self.path}: {self.before or '(absent)'} -> {self.after or '(absent)'}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One sample or golden and what came of it.

    Attributes:
        differences: By field, where it differs; none if only the spelling of the JSON does.
        reason: Why the sample could not be parsed.
    """

    sample: Path
    golden: Path
    state: State
    differences: tuple[Difference, ...] = ()
    reason: str = ""


def render(sample: Path) -> bytes:
    """Return the record of a sample as it is written."""
    return pipeline.parse(sample).to_json()


def check(
    samples: Path = SAMPLES, goldens: Path = GOLDENS, *, render: Render = render
) -> tuple[Finding, ...]:
    """Compare every sample with its golden and return a finding for each; writes nothing.

    Hidden files and README files are no samples.
    """
    found = [
        compare(sample, golden_of(sample, samples, goldens), render=render)
        for sample in _samples(samples)
    ]
    used = {finding.golden for finding in found}
    for golden in sorted(goldens.rglob("*.json")):
        if golden not in used:
            name = golden.relative_to(goldens).as_posix().removesuffix(".json")
            found.append(Finding(samples / name, golden, State.UNUSED))
    return tuple(found)


def golden_of(sample: Path, samples: Path, goldens: Path) -> Path:
    """Return where the golden of a sample stands, whether it is there or not."""
    return goldens / f"{sample.relative_to(samples).as_posix()}.json"


def compare(sample: Path, golden: Path, *, render: Render = render) -> Finding:
    """Compare one sample with its golden."""
    try:
        rendered = render(sample)
    except AnnounceError as error:
        return Finding(sample, golden, State.FAILED, reason=error.reason)
    if not golden.is_file():
        return Finding(sample, golden, State.MISSING)
    accepted = golden.read_bytes()
    if accepted == rendered:
        return Finding(sample, golden, State.SAME)
    return Finding(sample, golden, State.DIFFERS, _differences(accepted, rendered))


def _samples(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        is_hidden = any(part.startswith(".") for part in parts)
        if path.is_file() and not is_hidden and path.stem != "README":
            yield path


def _differences(accepted: bytes, rendered: bytes) -> tuple[Difference, ...]:
    try:
        before = json.loads(accepted)
    except ValueError:
        return (Difference("$", "no JSON", "a record"),)
    return tuple(_between(before, json.loads(rendered), "$"))


_ABSENT = object()


def _between(before: Any, after: Any, path: str) -> Iterator[Difference]:
    """Yield the fields in which two JSON values differ, as deep as they do."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in [*before, *(key for key in after if key not in before)]:
            yield from _between(before.get(key, _ABSENT), after.get(key, _ABSENT), _step(path, key))
    elif isinstance(before, list) and isinstance(after, list):
        for index in range(max(len(before), len(after))):
            yield from _between(_item(before, index), _item(after, index), f"{path}[{index}]")
    elif type(before) is not type(after) or before != after:
        yield Difference(path, _as_json(before), _as_json(after))


def _item(values: list[Any], index: int) -> Any:
    return values[index] if index < len(values) else _ABSENT


def _step(path: str, key: str) -> str:
    return (
        f"{path}.{key}" if key.isidentifier() else f"{path}[{json.dumps(key, ensure_ascii=False)}]"
    )


def _as_json(value: Any) -> str | None:
    return None if value is _ABSENT else json.dumps(value, ensure_ascii=False)
