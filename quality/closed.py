"""The closed exam: documents that nobody here reads, parsed and scored by its own runner; totals only.

Run it when something is finished, not to tune. Every run is a line of the ledger.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from quality import tree
from quality.normal import Json
from quality.sets import ROOT, NoDocuments

LEDGER = ROOT / "quality" / "closed.jsonl"


def run(shared: Path, note: str) -> int:
    """Run the exam with this checkout's command, show what it prints, and return its exit status.

    Args:
        shared: The folder of documents; the exam is its ``exam``.
        note: What is finished.

    Raises:
        NoDocuments: There is no exam.
        DirtyTree: The line would name a commit that was not measured.
    """
    if not _runner(shared).exists():
        raise NoDocuments(shared / "exam")
    tree.commit()
    return exam(shared, note, LEDGER)


def exam(shared: Path, note: str, ledger: Path) -> int:
    """Run the exam whatever the state of the tree; ``ledger`` gets a line."""
    with tempfile.TemporaryDirectory() as folder:
        command = _command(Path(folder))
        arguments = ["--command", str(command), "--note", note, "--ledger", str(ledger)]
        finished = subprocess.run(  # noqa: S603 (the runner that was named)
            [sys.executable, str(_runner(shared)), *arguments], cwd=ROOT, check=False
        )
    return finished.returncode


def _runner(shared: Path) -> Path:
    return shared / "exam" / "run_closed.py"


def _command(folder: Path) -> Path:
    """Write a command that is this checkout's parser, whatever is installed."""
    command = folder / "announce-parser"
    source = shlex.quote(str(ROOT / "src"))
    python = shlex.quote(sys.executable)
    command.write_text(f'#!/bin/sh\nPYTHONPATH={source} exec {python} -m announce_parser "$@"\n')
    os.chmod(command, 0o700)  # noqa: PTH101 (said of a file just written)
    return command


def runs(ledger: Path = LEDGER) -> tuple[Json, ...]:
    """Return the lines of the ledger, the oldest first."""
    if not ledger.exists():
        return ()
    return tuple(json.loads(line) for line in ledger.read_text("utf-8").splitlines())
