"""The commands: ``python -m quality`` prints the table; ``--help`` lists the others."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from quality import closed, code, crossed, looks, measure, report, sets, tree

PAGE = sets.ROOT / "docs" / "quality.md"
Command = Callable[[argparse.Namespace], int]


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit status: 2 where there is nothing to measure on, or it is refused."""
    options = _parser().parse_args(arguments)
    command: Command = options.command
    if code.PACKAGE.parent != sets.ROOT / "src":
        print(f"measures the parser in {code.PACKAGE}", file=sys.stderr)
    try:
        return command(options)
    except (sets.NoDocuments, tree.DirtyTree, looks.RefusedLook) as refused:
        print(f"quality: {refused}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "python -m quality", description="Measure the parser on documents nobody tuned it to."
    )
    parser.add_argument(
        "--shared", type=Path, help="folder of documents; by default `shared` beside the checkout"
    )
    parser.set_defaults(command=table)
    commands = parser.add_subparsers(metavar="COMMAND")

    def command(name: str, run: Command, said: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=said, description=said)
        added.set_defaults(command=run)
        return added

    command("table", table, "the table of the open set; writes docs/quality.md (the default)")
    added = command("closed", run_closed, "run the closed exam once, totals only")
    added.add_argument("--note", required=True, help="what is finished")
    added = command("look", look, "parse a fresh batch, or score it once it is annotated")
    added.add_argument("batch")
    added.add_argument("--work", type=Path, help="folder of its records, outside the repository")
    added.add_argument("--gold", type=Path, help="folder of its annotations")
    command("looks", show_looks, "every first look, and what the last of them say together")
    added = command("agreement", agreement, "score one annotator against another")
    added.add_argument("gold", type=Path)
    added.add_argument("other", type=Path)
    return parser


def standing(shared: Path | None) -> report.Standing:
    """Return all that the page is made of."""
    samples = sets.open_set(shared)
    first, *others = (crossed.records(samples, seed) for seed in crossed.seeds())

    def part(origin: str) -> measure.Measured:
        return measure.measured([each for each in samples if each.origin == origin], first)

    return report.Standing(
        tuple(measure.measured(samples, each) for each in (first, *others)),
        part("pool"),
        part("corpus"),
        closed.runs(),
        looks.looks(),
        tree.described(),
    )


def table(options: argparse.Namespace) -> int:
    """Print the table and write the page."""
    page = report.page(standing(options.shared))
    PAGE.write_text(page, "utf-8")
    print(page, end="")
    return 0


def run_closed(options: argparse.Namespace) -> int:
    """Run the closed exam."""
    return closed.run(sets.folder_of(options.shared), options.note)


def look(options: argparse.Namespace) -> int:
    """Parse a batch where it has no records, score it where it has."""
    shared = sets.folder_of(options.shared)
    place = sets.ROOT.parent / "looks" / options.batch
    work, gold = options.work or place / "records", options.gold or place / "gold"
    if looks.is_parsed(work):
        print(report.look(looks.score(shared, options.batch, work, gold)), end="")
        return 0
    parsed = looks.parse(shared, options.batch, work)
    print(f"{parsed} records in {work}; annotate blind into {gold}, then run this again")
    return 0


def show_looks(_options: argparse.Namespace) -> int:
    """Print the ledger of first looks."""
    print(report.curve(looks.looks()), end="")
    return 0


def agreement(options: argparse.Namespace) -> int:
    """Print how far two annotators of the same documents agree, totals only."""
    print(report.agreement(measure.between(options.gold, options.other)), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
