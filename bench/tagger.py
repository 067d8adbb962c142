"""How long a record takes beside the bare tagger on the same texts, and whether memory stays flat.

    python bench/tagger.py FOLDER [--rounds 5]

FOLDER holds announcements as .md or .txt, such as ../shared/corpus/texts. Both are timed in one warm process
in turns, so that a busy machine slows both; the best round of each counts. The bare tagger is KoNLPy's Mecab
over the non-blank lines, with KoNLPy's own parsing of what Mecab prints.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

import announce_parser
from announce_parser.tokenizers import mecab

BAR = 8.0  # times the bare tagger
MOST_GROWTH = 0.05  # of memory, from the first round to the last


def seconds(work: Callable[[], None]) -> float:
    """Return the processor time of one run, which other programs on the machine do not lengthen."""
    start = time.process_time()
    work()
    return time.process_time() - start


def resident_mb() -> float:
    """Return the memory of this process; Linux only."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 1_000_000


def bare_tagger(texts: list[str]) -> Callable[[], None]:
    """Return the run of KoNLPy's Mecab over all lines."""
    from konlpy.tag._mecab import parse

    tagger = mecab._binding()  # noqa: SLF001 - the same dictionary, opened once
    lines = [line for text in texts for line in text.splitlines() if line.strip()]

    def run() -> None:
        for line in lines:
            parse(tagger.parse(line))

    return run


def records(sources: list[tuple[str, bytes]]) -> Callable[[], None]:
    """Return the run from bytes to the record's bytes."""

    def run() -> None:
        for name, content in sources:
            announce_parser.parse(content, name=name).to_json()

    return run


def main() -> int:
    """Print both times, their ratio and the memory of each round; 1 where a bar is missed."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--rounds", type=int, default=5)
    options = arguments.parse_args()
    paths = sorted(path for path in options.folder.iterdir() if path.suffix in (".md", ".txt"))
    sources = [(path.name, path.read_bytes()) for path in paths]
    bare = bare_tagger([content.decode("utf-8") for _, content in sources])
    ours = records(sources)
    bare()
    ours()
    times, memory = [], []
    for _ in range(options.rounds):
        times.append((seconds(bare), seconds(ours)))
        memory.append(resident_mb())
    tagger, record = (min(column) for column in zip(*times, strict=True))
    growth = memory[-1] / memory[0] - 1
    sys.stdout.write(
        f"{len(sources)} documents, {sum(len(content) for _, content in sources):,} bytes\n"
        f"bare tagger {tagger * 1000:.0f} ms, bytes to record {record * 1000:.0f} ms: "
        f"{record / tagger:.1f} times (bar {BAR:g})\n"
        f"memory {' '.join(f'{each:.0f}' for each in memory)} MB: {growth:+.1%}\n"
    )
    return int(record / tagger > BAR or growth > MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
