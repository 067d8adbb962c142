"""Times reading and the whole pipeline against other readers of the same files, in one run.

Every contender is a process of its own that stays warm. Each file is given to all of them in turn, three times,
so that whatever else the machine does falls on all alike; the median counts, by the clock on the wall. Nothing is
kept from one time to the next. Run it from the checkout::

    python bench/speed.py FOLDER [--stage reading|pipeline]

A contender that is not installed is left out, with the reason. kordoc runs in Node and is looked for where Node
does: ``npm install kordoc`` in any folder, then ``NODE_PATH=<folder>/node_modules``.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

HERE = Path(__file__).parent
RUNS = 3
FORMATS = ("hwp", "hwpx", "pdf")
OURS = "announce-parser"
_KIBIBYTES = 1024 * 1024 if sys.platform == "darwin" else 1024  # what ru_maxrss has in a MiB


@dataclass(frozen=True)
class Contender:
    """Something that reads documents.

    Attributes:
        formats: What it is given.
        module: What has to be installed; of kordoc, the package of Node.
    """

    name: str
    formats: tuple[str, ...]
    module: str

    @property
    def command(self) -> list[str]:
        """The process that reads one path a line from stdin and answers each with a line of JSON."""
        if self.name == "kordoc":
            return ["node", str(HERE / "kordoc.cjs")]
        return [sys.executable, str(HERE / "speed.py"), "--serve", self.name]

    def missing(self) -> str | None:
        """Return why it cannot run here, or None."""
        if self.name != "kordoc":
            found = importlib.util.find_spec(self.module)
            return None if found else f"pip install {self.module}"
        if shutil.which("node") is None:
            return "node is not installed"
        probe = subprocess.run(
            ["node", "-e", "require('kordoc')"],  # noqa: S607 - the node of the path
            capture_output=True,
            check=False,
        )
        return "npm install kordoc, and set NODE_PATH" if probe.returncode else None


STAGES: dict[str, tuple[Contender, ...]] = {
    "reading": (
        Contender("announce-parser reading", FORMATS, "announce_parser"),
        Contender("pdfplumber", ("pdf",), "pdfplumber"),
        Contender("unhwp", ("hwp", "hwpx"), "unhwp"),
        Contender("dochan", ("hwp", "hwpx"), "dochan"),
        Contender("kordoc", FORMATS, "kordoc"),
    ),
    "pipeline": (
        Contender("announce-parser pipeline", FORMATS, "announce_parser"),
        Contender("pdfplumber", ("pdf",), "pdfplumber"),
        Contender("kordoc", FORMATS, "kordoc"),
    ),
}


def _read(path: Path) -> None:
    import announce_parser

    announce_parser.read(path)


def _parse(path: Path) -> None:
    import announce_parser

    announce_parser.parse(path).to_json()


def _pdfplumber(path: Path) -> None:
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


def _unhwp(path: Path) -> None:
    import unhwp

    unhwp.parse(str(path))


def _dochan(path: Path) -> None:
    import dochan

    dochan.Dochan(str(path)).to_dict()


SERVED: dict[str, Callable[[Path], None]] = {
    "announce-parser reading": _read,
    "announce-parser pipeline": _parse,
    "pdfplumber": _pdfplumber,
    "unhwp": _unhwp,
    "dochan": _dochan,
}


def serve(name: str) -> None:
    """Answer each path on stdin with the seconds its reading took and the process's peak memory so far."""
    read = SERVED[name]
    for line in sys.stdin:
        began = perf_counter()
        try:
            read(Path(line.rstrip("\n")))
            fault = None
        except Exception as error:  # noqa: BLE001 - a peer may raise anything; the run goes on without the file
            fault = type(error).__name__
        seconds = perf_counter() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KIBIBYTES
        answer = {"seconds": seconds, "peak": peak, "fault": fault}
        # What a peer printed without ending its line must not run into the answer.
        sys.stdout.write("\n" + json.dumps(answer) + "\n")
        sys.stdout.flush()


def answer_among(lines: Iterable[str]) -> dict[str, Any]:
    """Return the first line that is an answer; readers print what they please between.

    Raises:
        EOFError: The process ended without one.
    """
    for line in lines:
        try:
            answer = json.loads(line)
        except ValueError:
            continue
        if isinstance(answer, dict) and answer.keys() == {"seconds", "peak", "fault"}:
            return answer
    raise EOFError


@dataclass
class Runner:
    """A contender's process, and what it answered.

    Attributes:
        seconds: By file, one for each run.
        peak: MiB, the most it held.
        faults: What it could not read.
    """

    contender: Contender
    process: subprocess.Popen[str]
    seconds: dict[Path, list[float]]
    peak: float = 0.0
    faults: frozenset[Path] = frozenset()

    def run(self, path: Path, *, counts: bool = True) -> None:
        """Read one file; a first one that does not count makes the process warm."""
        if self.process.stdin is None or self.process.stdout is None:
            raise RuntimeError(self.contender.name)
        self.process.stdin.write(f"{path}\n")
        self.process.stdin.flush()
        answer = answer_among(self.process.stdout)
        self.peak = max(self.peak, answer["peak"])
        if answer["fault"]:
            self.faults |= {path}
        elif counts:
            self.seconds.setdefault(path, []).append(answer["seconds"])

    def total(self, paths: list[Path]) -> float:
        """Return the seconds for some files, each by its median."""
        return sum(median(self.seconds[path]) for path in paths if path in self.seconds)


@contextmanager
def _started(contender: Contender) -> Iterator[Runner]:
    with subprocess.Popen(  # noqa: S603 - our own commands
        contender.command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:
        yield Runner(contender, process, {})


def measure(stage: str, by_format: dict[str, list[Path]]) -> list[Runner]:
    """Return every contender of a stage that is installed, with what it took; the first is ours."""
    present = []
    for contender in STAGES[stage]:
        reason = contender.missing()
        if reason is None:
            present.append(contender)
        else:
            sys.stdout.write(f"{contender.name} is left out: {reason}\n")
    with ExitStack() as stack:
        runners = [stack.enter_context(_started(contender)) for contender in present]
        for kind, paths in by_format.items():
            concerned = [runner for runner in runners if kind in runner.contender.formats]
            for runner in concerned:
                runner.run(paths[0], counts=False)
            for path in paths:
                for _ in range(RUNS):
                    for runner in concerned:
                        runner.run(path)
    return runners


def report(stage: str, by_format: dict[str, list[Path]], runners: list[Runner]) -> Iterator[str]:
    """Yield the table, a row for each contender and format: theirs against ours on what both have read."""
    ours, *others = runners
    yield f"| {stage} | files | seconds | {OURS} | times as long | peak MiB |"
    yield "|---|---|---|---|---|---|"
    every = [path for paths in by_format.values() for path in paths]
    for kind, paths in [*by_format.items(), ("all", every)]:
        yield f"| {OURS}, {kind} | {len(paths)} | {ours.total(paths):.2f} | | | {ours.peak:.0f} |"
        for other in others:
            both = [path for path in paths if path in other.seconds and path in ours.seconds]
            if both and (kind != "all" or other.contender.formats == FORMATS):
                theirs, own = other.total(both), ours.total(both)
                yield (
                    f"| {other.contender.name}, {kind} | {len(both)} | {theirs:.2f} | {own:.2f}"
                    f" | {theirs / own:.2f} | {other.peak:.0f} |"
                )
    for runner in runners:
        for path in sorted(runner.faults):
            yield f"{runner.contender.name} could not read {path.name}"


def main() -> int:
    """Print the table of each stage; 2 where the folder has nothing to read."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=HERE.parent / "samples")
    parser.add_argument("--stage", choices=tuple(STAGES), action="append")
    parser.add_argument("--serve", choices=tuple(SERVED), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve(options.serve)
        return 0
    by_format = {
        kind: paths for kind in FORMATS if (paths := sorted(options.folder.glob(f"*.{kind}")))
    }
    if not by_format:
        sys.stdout.write(f"no file of {', '.join(FORMATS)} in {options.folder}\n")
        return 2
    for stage in options.stage or tuple(STAGES):
        runners = measure(stage, by_format)
        sys.stdout.write("\n".join(report(stage, by_format, runners)) + "\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
