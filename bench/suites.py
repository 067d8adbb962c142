"""Runs the test suites of other projects over our figures and prints a table with the peers beside us.

The suites themselves are not part of this project (their licences differ); they lie in a folder of JSON
Lines, one case a line: ``text``, ``context``, ``expected`` with value and span. ``suites_mapping`` says how a
case is asked of us, ``suites_exclusions`` which cases are left out and by which rule of COUNTING. (KLUE's sentences, which are marked text rather than
cases, are measured by ``klue.py``)::

    python bench/suites.py FOLDER [--suite NAME] [--misses] [--excluded]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from suites_exclusions import find_exclusion
from suites_mapping import SUITES, Case, Suite, cases

MOST_EXCLUDED = 0.15


@dataclass
class Score:
    """What became of the cases of one suite."""

    suite: Suite
    passed: int = 0
    misses: list[tuple[Case, str]] = field(default_factory=list)
    excluded: list[tuple[Case, str]] = field(default_factory=list)

    @property
    def asked(self) -> int:
        """Cases that were asked."""
        return self.passed + len(self.misses)

    @property
    def share(self) -> float:
        """Passed of asked; 1 where nothing was asked."""
        return self.passed / self.asked if self.asked else 1.0

    @property
    def excluded_share(self) -> float:
        """Excluded of all cases in scope."""
        total = self.asked + len(self.excluded)
        return len(self.excluded) / total if total else 0.0

    @property
    def holds(self) -> bool:
        """True where both the bar and the limit of exclusions are kept."""
        reached = self.suite.bar is None or self.share >= self.suite.bar
        return reached and self.excluded_share <= MOST_EXCLUDED


def score(suite: Suite, folder: Path) -> Score:
    """Return how one suite went."""
    outcome = Score(suite)
    for case in cases(folder / f"{suite.file}.jsonl"):
        if not suite.selects(case):
            continue
        exclusion = find_exclusion(suite.name, case)
        if exclusion is not None:
            outcome.excluded.append((case, exclusion.name))
            continue
        wrong = suite.ask(case)
        if wrong is None:
            outcome.passed += 1
        else:
            outcome.misses.append((case, wrong))
    return outcome


def main() -> int:
    """Print the table; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--suite", action="append", help="only this suite; may be repeated")
    parser.add_argument("--misses", action="store_true", help="list what went wrong")
    parser.add_argument("--excluded", action="store_true", help="list what was left out")
    options = parser.parse_args()
    chosen = [suite for suite in SUITES if not options.suite or suite.name in options.suite]
    scores = [score(suite, options.folder) for suite in chosen]
    print("| suite | asked | excluded | ours | bar | peers |")
    print("|---|---|---|---|---|---|")
    for outcome in scores:
        _print(outcome, misses=options.misses, excluded=options.excluded)
    return 0 if all(outcome.holds for outcome in scores) else 1


def _print(outcome: Score, *, misses: bool, excluded: bool) -> None:
    """Print the row of a suite and, where asked for, its misses and exclusions."""
    suite = outcome.suite
    bar = "-" if suite.bar is None else f"{suite.bar:.0%}"
    left_out = f"{len(outcome.excluded)} ({outcome.excluded_share:.0%})"
    mark = "" if outcome.holds else " **below**"
    print(
        f"| {suite.name} | {outcome.asked} | {left_out} | {outcome.share:.1%}{mark} | {bar} | {suite.peers} |"
    )
    for case, wrong in outcome.misses if misses else ():
        print(f"    {case.id} {case.text[:90]!r}: {wrong}")
    if excluded and outcome.excluded:
        for name, number in Counter(name for _, name in outcome.excluded).most_common():
            print(f"    left out: {name}: {number}")


if __name__ == "__main__":
    sys.exit(main())
