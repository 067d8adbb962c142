"""Thousands of documents in one run: how much two workers give, what the parent holds, what hostile files and kills do.

A folder of ``--count`` documents is made from those of the folders named (each repeated under new names), and
read with ``-j 1`` and ``-j 2`` by turns, the median of ``--repeat`` runs each (0: once, untimed). Then hostile files (``--poison
FOLDER``) are mixed in, one in a hundred, and the run is killed ``--kills`` times at random moments of its work and resumed:
the healthy records must be those of the clean run, byte for byte, each once, and nothing else may lie there. Last,
``--worker-kills`` workers of one run are killed, each some documents after the last: no document may be lost with them::

    python bench/batch.py samples --count 200
    python bench/batch.py samples FOLDER --count 2000 --poison HOSTILE --kills 200 --worker-kills 30

It ends with 1 where a record differs, a file is left over or missing, or the parent grew by more than a tenth
between the first quarter of the run and its end.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path

COMMAND = (sys.executable, "-m", "announce_parser", "parse", "--timeout", "20")
MOST_GROWTH = 1.10
ONE_IN = 100
_BETWEEN_KILLS = 5  # documents


def laid(sources: list[Path], folder: Path, prefix: str, count: int) -> None:
    """Copy documents into a folder, each as often as it takes to have so many."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, source in enumerate(islice(cycle(sources), count)):
        shutil.copyfile(source, folder / f"{prefix}{number:05}-{source.name}")


def begun(folder: Path, out: Path, *options: str) -> subprocess.Popen[bytes]:
    """Start a run, whose words go nowhere."""
    return subprocess.Popen(  # noqa: S603 - this Python, with folders of ours
        [*COMMAND, str(folder), "-o", str(out), *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def run(folder: Path, out: Path, jobs: int) -> tuple[float, list[int]]:
    """Return the seconds of a run and the parent's memory in kB, looked at five times a second."""
    started = time.perf_counter()
    process = begun(folder, out, "-j", str(jobs))
    held = []
    while process.poll() is None:
        held.append(_resident(process.pid))
        time.sleep(0.2)
    return time.perf_counter() - started, [size for size in held if size]


def killed(folder: Path, out: Path, kills: int) -> int:
    """Start the run, kill it at a random moment of its work and resume it, so many times; return how often it was killed."""
    chance = random.Random(1)  # noqa: S311 - repeatable, not secret
    hit = 0
    for _ in range(kills):
        before = _written(out)
        process = begun(folder, out, "-j", "2", "--resume")
        while process.poll() is None and _written(out) == before:
            time.sleep(0.01)  # the work begins when the ledger grows
        try:
            process.wait(chance.random() * 0.4)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            hit += 1
    begun(folder, out, "-j", "2", "--resume").wait()
    return hit


def _written(out: Path) -> int:
    """Return the bytes of the ledger so far."""
    ledger = out / "manifest.jsonl"
    return ledger.stat().st_size if ledger.exists() else 0


def workers_killed(folder: Path, out: Path, kills: int) -> int:
    """Start one run and kill a worker of it after some documents each, so many times; return how often one was killed.

    A document whose worker is killed is read again alone, and given up where that one is killed too: the next kill
    waits until that is over.
    """
    chance = random.Random(2)  # noqa: S311 - repeatable, not secret
    process = begun(folder, out, "-j", "2")
    hit, after = 0, 1
    while process.poll() is None:
        time.sleep(0.01 + chance.random() * 0.1)
        if hit < kills and _lines(out) >= after and (workers := _children(process.pid)):
            with suppress(ProcessLookupError):
                os.kill(chance.choice(workers), signal.SIGKILL)
                hit, after = hit + 1, _lines(out) + _BETWEEN_KILLS
    return hit


def _lines(out: Path) -> int:
    """Return how many documents the ledger knows so far."""
    ledger = out / "manifest.jsonl"
    return ledger.read_bytes().count(b"\n") if ledger.exists() else 0


def _children(pid: int) -> list[int]:
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    except OSError:
        return []
    return [int(child) for child in listed.split()]


def digests(out: Path) -> dict[str, str]:
    """Return the digest of every file of a run but its ledger."""
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != "manifest.jsonl"
    }


def statuses(out: Path) -> dict[str, int]:
    """Return how many sources ended how, by the last line of each in the ledger."""
    last: dict[str, str] = {}
    for line in (out / "manifest.jsonl").read_bytes().splitlines():
        if not _whole(line):
            continue  # what a kill tore is read again
        entry = json.loads(line)
        if "path" in entry and "status" in entry:
            last[entry["path"]] = entry["status"]
    return {status: list(last.values()).count(status) for status in sorted(set(last.values()))}


def failures(out: Path) -> list[str]:
    """Return why sources have no record, each reason with how often it is."""
    last: dict[str, str] = {}
    for line in (out / "manifest.jsonl").read_bytes().splitlines():
        entry = json.loads(line) if _whole(line) else {}
        if "path" in entry:
            last[entry["path"]] = str(entry.get("code") or "")
    counted = Counter(reason for reason in last.values() if reason)
    return [f"{count} times {reason}" for reason, count in sorted(counted.items())]


def _resident(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii")
    except OSError:
        return 0
    lines = [line for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(lines[0].split()[1]) if lines else 0


def timed(healthy: Path, scratch: Path, repeat: int) -> tuple[dict[str, str], float]:
    """Print the times of both ways; return the digests of the clean run and the growth."""
    if not repeat:
        run(healthy, scratch / "clean", 2)
        return digests(scratch / "clean"), 1.0
    seconds: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(repeat):
        for jobs in (1, 2):
            shutil.rmtree(scratch / "clean", ignore_errors=True)
            took, held = run(healthy, scratch / "clean", jobs)
            seconds[jobs].append(took)
    one, two = (statistics.median(seconds[jobs]) for jobs in (1, 2))
    growth = max(held[len(held) // 4 :]) / max(held[: len(held) // 4 + 1])
    print(f"-j 1 {one:.1f} s, -j 2 {two:.1f} s: {one / two:.2f} times as fast")
    print(
        f"the parent held {max(held) / 1000:.0f} MB, {growth:.2f} times that of the first quarter"
    )
    return digests(scratch / "clean"), growth


def told(what: str, clean: dict[str, str], out: Path) -> int:
    """Print how a disturbed run differs from the clean one; return in how many files, and in lines of its ledger."""
    found = digests(out)
    wrong = [file for file in clean if found.get(file) != clean[file]]
    extra = [file for file in found if file not in clean and not file.startswith("x")]
    torn = [line for line in (out / "manifest.jsonl").read_bytes().splitlines() if not _whole(line)]
    print(f"{what}: {statuses(out)}")
    print("".join(f"  {reason}\n" for reason in failures(out)), end="")
    print(
        f"{len(wrong)} records differ, {len(extra)} files are left over, {len(torn)} lines are torn"
    )
    return len(wrong) + len(extra)


def _whole(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def main() -> int:
    """Print what the module says; 1 where it is not so."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--poison", type=Path)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--worker-kills", type=int, default=0)
    chosen = parser.parse_args()
    sources = sorted(
        path for folder in chosen.folders for path in folder.iterdir() if path.is_file()
    )
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        laid(sources, scratch / "in", "d", chosen.count)
        clean, growth = timed(scratch / "in", scratch, chosen.repeat)
        print(f"{chosen.count} documents: {statuses(scratch / 'clean')}")
        faults = 0 if growth <= MOST_GROWTH else 1
        if chosen.poison:
            poison = sorted(path for path in chosen.poison.iterdir() if path.is_file())
            random.Random(1).shuffle(poison)  # noqa: S311 - repeatable, not secret
            laid(poison, scratch / "in", "x", chosen.count // ONE_IN)
        if chosen.poison or chosen.kills:
            hit = killed(scratch / "in", scratch / "again", chosen.kills)
            faults += told(f"killed {hit} times", clean, scratch / "again")
        if chosen.worker_kills:
            hit = workers_killed(scratch / "in", scratch / "third", chosen.worker_kills)
            faults += told(f"{hit} workers killed", clean, scratch / "third")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
