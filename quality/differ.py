"""Two states of the parser side by side: which values are gained and lost, one by one."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from quality import tree
from quality.misses import shown
from quality.normal import Json
from quality.score import compared, counted
from quality.sets import ROOT, Sample


class Line(NamedTuple):
    """A value on one side only, or that became right or wrong."""

    document: str
    group: str
    field: str
    value: Hashable


class Difference(NamedTuple):
    """What the new state has that the old has not, and the other way round.

    Attributes:
        gained: Values that are right now.
        lost: Values that were right.
        added: Values that are wrong now, and count.
        removed: Values that were wrong, and counted.
    """

    gained: Counter[Line]
    lost: Counter[Line]
    added: Counter[Line]
    removed: Counter[Line]


def records_of(revision: str, shared: Path) -> dict[str, Json]:
    """Return the records of the open set as another commit makes them.

    The commit's sources are unpacked into a temporary folder; this checkout's ``quality`` measures them.
    """
    with tempfile.TemporaryDirectory() as folder:
        _unpack(revision, Path(folder))
        made = Path(folder) / "records.json"
        paths = [str(Path(folder) / "src"), str(ROOT)]
        subprocess.run(  # noqa: S603 (this package)
            [sys.executable, "-m", "quality", "--shared", str(shared), "records", str(made)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            cwd=folder,
            check=True,
        )
        records: dict[str, Json] = json.loads(made.read_bytes())
    return records


def _unpack(revision: str, folder: Path) -> None:
    """Write the sources of a commit; raises ``DirtyTree`` where there is no such commit."""
    name = tree.git("rev-parse", "--verify", f"{revision}^{{commit}}")
    packed = subprocess.run(  # noqa: S603 (a commit that was just verified)
        ["git", "archive", name, "src", "schemas"],  # noqa: S607 (the git of whoever calls)
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        archive.extractall(folder, filter="data")


def difference(samples: Sequence[Sample], old: dict[str, Json], new: dict[str, Json]) -> Difference:
    """Return what differs between two sets of records, as far as it is scored."""
    right_before, wrong_before = _judged(samples, old)
    right_now, wrong_now = _judged(samples, new)
    return Difference(
        right_now - right_before,
        right_before - right_now,
        wrong_now - wrong_before,
        wrong_before - wrong_now,
    )


def _judged(
    samples: Sequence[Sample], records: dict[str, Json]
) -> tuple[Counter[Line], Counter[Line]]:
    right: Counter[Line] = Counter()
    wrong: Counter[Line] = Counter()
    for sample in samples:
        for comparison in compared(sample.gold, records.get(sample.id, {})):
            outcome = counted(comparison)
            where = (sample.id, comparison.group, comparison.field)
            right.update(Line(*where, item.key) for item in outcome.right)
            if comparison.complete:
                wrong.update(Line(*where, item.key) for item in outcome.extra)
    return right, wrong


def report(found: Difference) -> Iterator[str]:
    """Yield the sums by group, then the values."""
    parts = found._asdict()
    groups = sorted({line.group for lines in parts.values() for line in lines})
    for group in groups:
        sums = ", ".join(
            f"{name} {sum(count for line, count in lines.items() if line.group == group)}"
            for name, lines in parts.items()
        )
        yield f"{group}: {sums}"
    for name, lines in parts.items():
        for line in sorted(lines.elements(), key=repr):
            field = f"/{line.field}" if line.field else ""
            yield f"{name:<8}{line.document}  {line.group}{field}  {shown(line.value)}"
    if not groups:
        yield "nothing that is scored differs"
