"""Times ``announce-parser --help`` against ``python -c pass`` and prints the ratio of their medians.

The contract allows 7. Run it from the checkout, on a machine that does nothing else::

    python bench/startup.py
"""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from time import perf_counter

RUNS = 9
MOST = 7.0
BARE = (sys.executable, "-c", "pass")
HELP = (sys.executable, "-m", "announce_parser", "--help")


def seconds(command: tuple[str, ...]) -> float:
    """Return how long one run of a command takes, by the clock on the wall."""
    began = perf_counter()
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own two commands
    return perf_counter() - began


def main() -> int:
    """Print both medians and their ratio; 1 if it is over what the contract allows."""
    for command in (BARE, HELP):
        seconds(command)  # files come into the cache of the disk
    pairs = [(seconds(BARE), seconds(HELP)) for _ in range(RUNS)]
    bare, with_help = (median(column) for column in zip(*pairs, strict=True))
    ratio = with_help / bare
    sys.stdout.write(
        f"python -c pass: {bare * 1000:.0f} ms, --help: {with_help * 1000:.0f} ms, ratio {ratio:.1f}\n"
    )
    return 1 if ratio > MOST else 0


if __name__ == "__main__":
    sys.exit(main())
