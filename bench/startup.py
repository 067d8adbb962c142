"""Times ``announce-parser --help`` and a first record against ``python -c pass`` and prints the ratios of their medians.

The contract allows 7 for the help and 100 for the record of a short notice. All are run by turns and timed by
the processor, with modules compiled as an installation has them::

    python bench/startup.py
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

RUNS = 9
NOTICE = Path(__file__).parents[1] / "samples" / "synthetic-support-notice-2024.txt"
COMMANDS = {
    "python -c pass": (sys.executable, "-c", "pass"),
    "--help": (sys.executable, "-m", "announce_parser", "--help"),
    "first record": (sys.executable, "-m", "announce_parser", "parse", str(NOTICE)),
}
MOST = {"--help": 7.0, "first record": 100.0}


def seconds(command: tuple[str, ...], compiled: str) -> float:
    """Return the processor's time of one run of a command and its workers; `compiled` holds its modules' bytecode."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, env=environment)  # noqa: S603 - our own commands
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Print the medians and their ratios; 1 if one is over what the contract allows."""
    with tempfile.TemporaryDirectory() as compiled:
        for command in COMMANDS.values():
            seconds(
                command, compiled
            )  # files come into the cache of the disk, modules are compiled
        taken = [
            {name: seconds(command, compiled) for name, command in COMMANDS.items()}
            for _ in range(RUNS)
        ]
    medians = {name: median(one[name] for one in taken) for name in COMMANDS}
    bare = medians["python -c pass"]
    ratios = {name: medians[name] / bare for name in MOST}
    sys.stdout.write(f"python -c pass: {bare * 1000:.1f} ms\n")
    for name, most in MOST.items():
        sys.stdout.write(
            f"{name}: {medians[name] * 1000:.0f} ms, {ratios[name]:.1f} times as long, at most {most:.0f}\n"
        )
    return 1 if any(ratios[name] > most for name, most in MOST.items()) else 0


if __name__ == "__main__":
    sys.exit(main())
