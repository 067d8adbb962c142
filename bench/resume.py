"""Resumes a run whose ledger knows every document: how long that takes and what the parent holds.

A folder of ``--count`` small files is made, with a ledger and a record of each as a finished run leaves them; then
``parse --resume`` finds that nothing is left to do. The contract allows 20 seconds and 300 MB for 167,533::

    python bench/resume.py [--count 167533]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from announce_parser.batch import Outcome, ReadingOptions
from announce_parser.batch.ledger import Ledger

MOST_SECONDS = 20.0
MOST_MEGABYTES = 300
_IN_ONE_FOLDER = 500


def laid(scratch: Path, count: int) -> None:
    """Write the documents, their ledger and their records."""
    (scratch / "out").mkdir()
    with closing(Ledger(scratch / "out", ReadingOptions(), resumes=False)) as ledger:
        for number in range(count):
            relative = f"{number // _IN_ONE_FOLDER:04}/{number:06}.txt"
            if number % _IN_ONE_FOLDER == 0:
                (scratch / "in" / relative).parent.mkdir(parents=True)
                (scratch / "out" / relative).parent.mkdir()
            content = f"2025년 {number}번 공고\n".encode()
            (scratch / "in" / relative).write_bytes(content)
            (scratch / "out" / f"{relative}.json").write_bytes(b"{}\n")
            outcome = Outcome(b"{}", sha256=sha256(content).hexdigest(), size_bytes=len(content))
            ledger.note(relative, outcome)


def resumed(scratch: Path) -> tuple[int, float, float, float]:
    """Return what a resumed run ends with, its seconds by the wall's clock and the processor's, and its most MB."""
    command = [sys.executable, "-m", "announce_parser", "parse", str(scratch / "in")]
    started = time.perf_counter()
    pid = os.posix_spawn(
        command[0], [*command, "-o", str(scratch / "out"), "--resume"], dict(os.environ)
    )
    _, status, used = os.wait4(pid, 0)
    taken = time.perf_counter() - started
    return (
        os.waitstatus_to_exitcode(status),
        taken,
        used.ru_utime + used.ru_stime,
        used.ru_maxrss / 1024,
    )


def main() -> int:
    """Print the figures; 1 where a document was read again or the contract is not kept."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--count", type=int, default=167_533)
    count = options.parse_args().count
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        laid(scratch, count)
        code, wall, processor, held = resumed(scratch)
        records = (scratch / "out").rglob("*.json")
        again = sum(record.stat().st_size != len(b"{}\n") for record in records)
    sys.stdout.write(
        f"{count} documents resumed in {wall:.1f} s ({processor:.1f} s of the processor), {held:.0f} MB; "
        f"{again} read again, exit code {code}\n"
    )
    return 1 if code or again or wall > MOST_SECONDS or held > MOST_MEGABYTES else 0


if __name__ == "__main__":
    sys.exit(main())
