"""Damages documents at random, but the same way for the same seed, and shows that each has one typed outcome.

Every file is cut, has bits flipped, blocks zeroed, doubled or swapped, or bytes put in; text also loses and
doubles characters and numbers grow. Whatever becomes of it is read in a worker. A bug (code ``error``), a
crash, a hang, a record that breaks the schema and a silent loss are printed with what made them, and kept with
``--keep FOLDER``::

    python bench/fuzzing.py samples --count 300
    python bench/fuzzing.py samples FOLDER --count 2000 --seed 7 --keep found

A loss is silent where the record of a damaged file is plain ``ok`` though words of the undamaged one are
missing. Text files cannot tell that they were cut, and HTML not that a letter became another; every other
format can, by a check sum, a count or a mark of its end.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import announce_parser
from announce_parser.batch import Bounds, ReadingOptions, Staff, Task, outcomes
from announce_parser.batch.outcome import PARTIAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CHARACTERS = "0123456789,.~-()[]<>|\t\n \u3000원억만천%년월일조제①□ㅇ*‘’·ㆍ○\u200b\u0301가"

PLAIN = (".md", ".txt")
BUGS = ("error", "crashed", "timed_out", "invalid", "silent")


def cut(content: bytes, chance: random.Random) -> bytes:
    """Lose the end."""
    return content[: chance.randrange(1, len(content) + 1)]


def flip(content: bytes, chance: random.Random) -> bytes:
    """Turn one bit in every so many bytes."""
    changed = bytearray(content)
    for _ in range(1 + len(changed) // chance.choice((200, 2000, 20000))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def blank(content: bytes, chance: random.Random) -> bytes:
    """Lose a block to zeros, as a disk does."""
    start, size = chance.randrange(len(content)), chance.choice((16, 512, 4096))
    return content[:start] + bytes(min(size, len(content) - start)) + content[start + size :]


def swap(content: bytes, chance: random.Random) -> bytes:
    """Let two blocks change places."""
    size = chance.choice((16, 512))
    first, second = sorted(chance.randrange(len(content)) for _ in range(2))
    if second - first < size:
        return content[second:] + content[:second]
    middle, after = content[first + size : second], content[second + size :]
    return (
        content[:first]
        + content[second : second + size]
        + middle
        + content[first : first + size]
        + after
    )


def insert(content: bytes, chance: random.Random) -> bytes:
    """Put bytes in."""
    at = chance.randrange(len(content))
    return content[:at] + chance.randbytes(chance.choice((1, 4, 64))) + content[at:]


def double(content: bytes, chance: random.Random) -> bytes:
    """Repeat a block many times."""
    at, size = chance.randrange(len(content)), chance.choice((4, 64, 1024))
    block = content[at : at + size]
    return content[:at] + block * chance.choice((2, 50, 500)) + content[at:]


def retype(content: bytes, chance: random.Random) -> bytes:
    """Put other characters into a text; a file that is no text is flipped."""
    try:
        characters = list(content.decode("utf-8"))
    except UnicodeDecodeError:
        return flip(content, chance)
    for _ in range(chance.choice((1, 5, 60))):
        at = chance.randrange(len(characters))
        characters[at : at + chance.choice((0, 1, 1, 9))] = chance.choices(
            _CHARACTERS, k=chance.choice((0, 1, 3))
        )
        if not characters:
            return content
    return "".join(characters).encode("utf-8")


KINDS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    cut, flip, blank, swap, insert, double, retype, retype,
)  # fmt: skip


def damaged(files: list[Path], count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield so many damaged documents and what each was made from."""
    for number in range(count):
        chance = random.Random(f"{seed}:{number}")  # noqa: S311 - repeatable, not secret
        path = files[number % len(files)]
        content = path.read_bytes()
        kinds = chance.choices(KINDS, k=chance.choice((1, 1, 2)))
        for kind in kinds:
            content = kind(content, chance) or b"\0"
        yield f"{seed}:{number} {'+'.join(kind.__name__ for kind in kinds)} {path.name}", content


def words(path: Path) -> Counter[str]:
    """Return how often each word stands in an undamaged document."""
    return Counter(announce_parser.read(path).text.split())


def tells(name: str) -> bool:
    """Return whether the format can tell the damage: ``7:12 cut+flip notice.hwp`` says what was done to what."""
    _, kinds, file = name.split(" ", 2)
    suffix = Path(file).suffix.lower()
    return suffix not in PLAIN and (suffix != ".html" or kinds == "cut")


def missing(content: bytes, whole: Counter[str]) -> int:
    """Return how many words of the whole document the blocks of a record lack."""
    found = Counter(
        word for block in json.loads(content)["blocks"] for word in block["text"].split()
    )
    return (whole - found).total()


def storm(  # noqa: PLR0913 - all but the first three by name
    files: list[Path],
    count: int,
    seed: int,
    *,
    keep: Path | None = None,
    jobs: int = 2,
    seconds: float = 60.0,
) -> tuple[Counter[str], list[str]]:
    """Return how many documents ended with which code, and a line for each that shows a bug or a silent loss."""
    made: list[tuple[str, bytes]] = []
    whole: dict[str, Counter[str]] = {}
    paths = {path.name: path for path in files}

    def tasks() -> Iterator[Task]:
        for name, content in damaged(files, count, seed):
            made.append((name, content))
            yield Task(content, name.rpartition(" ")[2])

    codes: Counter[str] = Counter()
    bugs: list[str] = []
    for number, outcome in outcomes(
        tasks(), ReadingOptions(), Staff(jobs, Bounds(seconds=seconds))
    ):
        name, content = made[number]
        code = outcome.error.code if outcome.error else outcome.status
        codes[code] += 1
        made[number] = (name, b"")
        said = outcome.error.reason if outcome.error else ""
        if any(finding.message != PARTIAL for finding in outcome.findings):
            code, said = "invalid", str(outcome.findings)
        elif code == "ok" and tells(name):
            file = name.split(" ", 2)[2]
            if file not in whole:
                whole[file] = words(paths[file])
            lost = missing(outcome.content, whole[file])
            if lost:
                code, said = "silent", f"{lost} of {whole[file].total()} words"
        if code in BUGS:
            bugs.append(f"{code}: {name}: {said}")
            if keep is not None:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / name.replace(" ", "_").replace(":", "-")).write_bytes(content)
    return codes, bugs


def main() -> int:
    """Print the codes and the bugs; 1 if there are any."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("sources", nargs="+", type=Path)
    options.add_argument("--count", type=int, default=300)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--seconds", type=float, default=60.0, help="for each document")
    options.add_argument("--keep", type=Path)
    given = options.parse_args()
    files = sorted(
        path
        for source in given.sources
        for path in ([source] if source.is_file() else source.iterdir())
        if path.is_file() and path.name != "README.md"
    )
    codes, bugs = storm(
        files, given.count, given.seed, keep=given.keep, jobs=given.jobs, seconds=given.seconds
    )
    for code, number in sorted(codes.items()):
        sys.stdout.write(f"{code}: {number}\n")
    sys.stdout.writelines(f"{bug}\n" for bug in bugs)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    sys.stdout.write(
        f"{codes.total()} documents, {len(bugs)} bugs; no worker held more than {peak:.0f} MB\n"
    )
    return 1 if bugs else 0


if __name__ == "__main__":
    sys.exit(main())
