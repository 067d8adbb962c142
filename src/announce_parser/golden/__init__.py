"""Samples and their golden files: does every sample still give, byte for byte, the record once accepted?

The golden of ``samples/x.txt`` is ``tests/golden/x.txt.json``. A sample without a golden fails, and so does
a golden without a sample. A golden made by the program proves that nothing changed, not that it is right.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from announce_parser import pipeline
from announce_parser.errors import AnnounceError
from announce_parser.golden._findings import GoldenFinding, GoldenState
from announce_parser.golden._meaning import Difference, differences
from announce_parser.golden._policy import Leniency, Policy, policy_of
from announce_parser.golden._reports import html, junit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.corrections import Amendment

__all__ = [
    "EXACT",
    "GOLDENS",
    "LOG",
    "SAMPLES",
    "Difference",
    "GoldenFinding",
    "GoldenState",
    "Leniency",
    "Policy",
    "check",
    "compare",
    "count",
    "differences",
    "golden_of",
    "html",
    "junit",
    "log_entry",
    "policy_of",
    "render",
]

SAMPLES = Path("samples")
GOLDENS = Path("tests/golden")
# Why goldens were accepted, a line each, in the folder of the goldens.
LOG = "ACCEPTED.jsonl"
EXACT = Policy()

# How a sample becomes bytes; another one lets a folder of a user's own be read with other options.
Render = Callable[[Path], bytes]


def render(sample: Path, corrections: Sequence[Amendment] = ()) -> bytes:
    """Return the record of a sample as it is written, with what a person corrected in it."""
    return pipeline.parse(sample, corrections=corrections).to_json()


def check(
    samples: Path = SAMPLES,
    goldens: Path = GOLDENS,
    *,
    render: Render = render,
    policy: Policy = EXACT,
) -> tuple[GoldenFinding, ...]:
    """Compare every sample with its golden and return a finding for each; writes nothing.

    Hidden files and README files are not samples.
    """
    found = [
        compare(sample, golden_of(sample, samples, goldens), render=render, policy=policy)
        for sample in _samples(samples)
    ]
    used = {finding.golden for finding in found}
    for golden in sorted(goldens.rglob("*.json")):
        if golden not in used:
            name = golden.relative_to(goldens).as_posix().removesuffix(".json")
            found.append(GoldenFinding(samples / name, golden, GoldenState.UNUSED))
    return tuple(found)


def count(samples: Path) -> int:
    """Return how many samples a folder holds."""
    return sum(1 for _ in _samples(samples))


def golden_of(sample: Path, samples: Path, goldens: Path) -> Path:
    """Return where the golden of a sample is, whether it is there or not."""
    return goldens / f"{sample.relative_to(samples).as_posix()}.json"


def compare(
    sample: Path, golden: Path, *, render: Render = render, policy: Policy = EXACT
) -> GoldenFinding:
    """Compare one sample with its golden; a policy that is not exact forgives spacing as well."""
    try:
        rendered = render(sample)
    except AnnounceError as error:
        return GoldenFinding(sample, golden, GoldenState.FAILED, reason=error.reason)
    if not golden.is_file():
        return GoldenFinding(sample, golden, GoldenState.MISSING)
    accepted = golden.read_bytes()
    if accepted == rendered:
        return GoldenFinding(sample, golden, GoldenState.SAME)
    found = _differences(accepted, rendered, policy)
    if not found and not policy.is_exact:
        return GoldenFinding(sample, golden, GoldenState.SAME)
    return GoldenFinding(sample, golden, GoldenState.DIFFERS, found)


def _samples(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        is_hidden = any(part.startswith(".") for part in parts)
        if path.is_file() and not is_hidden and path.stem != "README":
            yield path


def _differences(accepted: bytes, rendered: bytes, policy: Policy) -> tuple[Difference, ...]:
    try:
        before = json.loads(accepted)
    except ValueError:
        return (Difference("(record)", "no JSON", "a record"),)
    return tuple(differences(before, json.loads(rendered), policy.same))


def log_entry(finding: GoldenFinding, reason: str, day: str) -> bytes:
    """Return the line of the log for an accepted golden: what it gained and lost, and why."""
    kinds = [difference.kind for difference in finding.differences]
    entry = {
        "golden": finding.golden.name,
        "accepted": day,
        "reason": reason,
        **{kind: kinds.count(kind) for kind in ("gained", "lost", "changed")},
    }
    return (json.dumps(entry, ensure_ascii=False) + "\n").encode()
