"""The commands: ``python -m quality`` prints the table; ``--help`` lists the others."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from quality import (
    ablate,
    closed,
    code,
    crossed,
    differ,
    economy,
    looks,
    measure,
    misses,
    report,
    sets,
    standoff,
    tree,
)
from quality.normal import Json

PAGE = sets.ROOT / "docs" / "quality.md"
Command = Callable[[argparse.Namespace], int]


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit status: 2 where there is nothing to measure on, or it is refused."""
    options = _parser().parse_args(arguments)
    command: Command = options.command
    if code.PACKAGE.parent != sets.ROOT / "src":
        print(f"measures the parser in {code.PACKAGE}", file=sys.stderr)
    if options.crossed:
        from learning.crossed import read

        crossed.READ = read
    try:
        return command(options)
    except BrokenPipeError:  # whoever read the list has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
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
    parser.add_argument(
        "--crossed",
        action="store_true",
        help="read each fold of the open set with weights that the others taught (minutes; needs the extra [learning])",
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
    added = command(
        "misses", show_misses, "what is missed or made up in a group, line by line (open)"
    )
    added.add_argument("group", help="as the table names it, or group/field")
    added.add_argument("--document", help="one document only")
    added = command("diff", diff, "values gained and lost against another commit (open)")
    added.add_argument("revision")
    command("ablate", run_ablate, "each part switched off once (open)")
    added = command("economy", show_economy, "in how many documents each word and pattern occurs")
    added.add_argument("--accept", action="store_true", help="write the counts as the new baseline")
    added = command("records", write_records, "write the records of the open set as one JSON file")
    added.add_argument("file", type=Path)
    command("annotations", annotate, "write the hand-made records as stand-off facts")
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
    """Print the table; the page is written where it is that of the lists, not of somebody's own documents."""
    page = report.page(standing(options.shared))
    if sets.has_lists(sets.folder_of(options.shared)):
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


def _crossed(samples: tuple[sets.Sample, ...]) -> dict[str, Json]:
    return crossed.records(samples, sets.SEEDS[0])


def show_misses(options: argparse.Namespace) -> int:
    """Print the misses of a group."""
    samples = sets.open_set(options.shared)
    records = _crossed(samples)
    wanted = [each for each in samples if options.document in (None, each.id)]
    group, _, field = options.group.partition("/")
    for line in misses.report(wanted, records, group, field=field):
        print(line)
    return 0


def diff(options: argparse.Namespace) -> int:
    """Print gains and losses against another commit."""
    shared = sets.folder_of(options.shared)
    samples = sets.open_set(shared)
    old = differ.records_of(options.revision, shared)
    for line in differ.report(differ.difference(samples, old, _crossed(samples))):
        print(line)
    return 0


def run_ablate(options: argparse.Namespace) -> int:
    """Print what each part is worth."""
    rows = list(ablate.ablated(sets.open_set(options.shared)))
    print(report.ablations(rows), end="")
    return 0


def show_economy(options: argparse.Namespace) -> int:
    """Print every rule of ``notices`` by how many documents and issuers it occurs in."""
    known = economy.texts(sets.open_set(options.shared))
    living = tuple(economy.lives(economy.rules(), known))
    for line in economy.report(living):
        print(line)
    if options.accept:
        economy.BASELINE.write_text(json.dumps(economy.counts(living)) + "\n", "utf-8")
    return 0


def write_records(options: argparse.Namespace) -> int:
    """Write the records of the open set."""
    records = _crossed(sets.open_set(options.shared))
    options.file.write_text(json.dumps(records, ensure_ascii=False), "utf-8")
    return 0


def annotate(options: argparse.Namespace) -> int:
    """Write the stand-off facts and say what was lost."""
    made = tuple(standoff.annotated(sets.open_set(options.shared)))
    standoff.write(made)
    quotes, facts, by_field = standoff.losses(made)
    print(f"{sum(len(each.facts) for each in made)} facts of {len(made)} documents")
    print(f"{quotes} quotes not found, {facts} facts without a place: {by_field or 'none'}")
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
