"""The table: what the open set, the last closed run and the looks say, side by side, on a page of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quality import looks
from quality.measure import KINDS, Measured
from quality.normal import Json
from quality.score import EXACT, Counts, macro

WIDEST_GAP = 0.10
SHOWN = ("program names", "program fields", "bounds", "schedule", "changes", "contacts")
_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Standing:
    """All that the page is made of.

    Attributes:
        opened: The open set, once for each seed of folds.
        pool: Its documents that were annotated blind.
        seen: Its documents that were seen while rules were written.
        closed: The ledger of closed runs, the oldest first.
        looked: The ledger of first looks, the oldest first.
        commit: What was measured.
    """

    opened: tuple[Measured, ...]
    pool: Measured
    seen: Measured
    closed: tuple[Json, ...]
    looked: tuple[looks.Look, ...]
    commit: str

    @property
    def last(self) -> Json:
        """The last closed run; empty before the first."""
        return self.closed[-1] if self.closed else {}


def page(standing: Standing) -> str:
    """Return the page."""
    first = standing.opened[0]
    parts = [
        "# How good it is\n",
        "Written by `python -m quality`. [What each set is, and which numbers count](measuring.md).\n",
        f"{_open_line(standing)} {_closed_line(standing.last)} {looks_line(standing.looked)}\n",
        "## Groups\n",
        _groups(standing),
        *_seeds(standing.opened),
        *_gap(standing.pool, standing.last),
        "## Fields of programs (open)\n",
        _fields(first, standing.pool),
        "## How many programs\n",
        _told(first, standing.last),
        "## By how many programs a document has\n",
        _by_kind(first, standing.last),
        "## Confidence (values of programs, open)\n",
        _bands(first, standing.pool),
    ]
    return "\n".join(parts)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of Markdown, its columns as wide as they must be, numbers at the right."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(head))]

    def line(cells: Sequence[str]) -> str:
        first, *others = cells
        placed = [first.ljust(widths[0])]
        placed += [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        return f"| {' | '.join(placed)} |"

    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join([line(lines[0]), line(rule), *map(line, lines[1:])]) + "\n"


def number(value: float | None) -> str:
    """Return a score as it is written everywhere: three digits after the point."""
    return _NOTHING if value is None else f"{value:.3f}"


def _open_line(standing: Standing) -> str:
    crossed = len(standing.opened)
    how = (
        f", cross-validated by family with {crossed} seeds"
        if crossed > 1
        else ", **in-sample**: the shipped weights have learned from them (`--crossed` reads them with weights that have not)"
    )
    return (
        f"Open: {standing.opened[0].documents} documents with a hand-made record, measured at "
        f"`{standing.commit}`{how}; {standing.pool.documents} of them annotated blind, "
        f"{standing.seen.documents} seen while rules were written."
    )


def _closed_line(last: Json) -> str:
    if not last:
        return "No closed run yet."
    documents = sum(count for _, count in last["told_right"].values())
    return (
        f"Closed: {documents} documents, run {last['date']} at `{last['commit']}` ({last['note']})."
    )


def looks_line(looked: Sequence[looks.Look]) -> str:
    """Return the sentence of the page that says what the column of looks is made of."""
    if not looked:
        return "No first look yet."
    documents = sum(each.n for each in looks.last_documents(looked))
    return f"Looks: the newest {documents} documents of {len(looked)} batches, each scored once before anybody opened it."


def _groups(standing: Standing) -> str:
    opened, pool, seen = standing.opened, standing.pool, standing.seen
    last, looked = standing.last, standing.looked
    first, closed = opened[0].tally, last.get("f1", {})
    pooled = looks.pooled(looks.last_documents(looked)) if looked else {}
    rows = []
    for group, counts in sorted(first.groups.items()):
        rows.append(
            [
                group,
                str(counts.want),
                *map(number, (counts.precision, counts.recall, counts.f1)),
                number(pool.tally.f1(group)),
                number(seen.tally.f1(group)),
                number(closed.get(group)),
                number(pooled[group].f1 if group in pooled else None),
            ]
        )
    common = set(closed) or set(first.groups)
    means = [macro(each.tally, common) for each in (opened[0], pool, seen)]
    scores = [score for group, score in closed.items() if group != EXACT]
    closed_mean = sum(scores) / len(scores) if scores else None
    rows.append(["macro of closed's", "", "", "", *map(number, means), number(closed_mean), ""])
    head = ("group", "n", "P", "R", "F1 open", "blind", "seen", "closed", "looks")
    return table(head, rows)


def _seeds(opened: Sequence[Measured]) -> list[str]:
    """Return one line of names and fields for each seed of folds, where there are several."""
    if len(opened) < 2:
        return []
    said = [
        f"{group} {' / '.join(number(each.tally.f1(group)) for each in opened)}"
        for group in looks.BY_KIND
    ]
    return [f"By seed of the folds: {', '.join(said)}.\n"]


def _gap(pool: Measured, last: Json) -> list[str]:
    """Return a warning where documents that people may read score far better than those that they may not."""
    wide = [
        f"{group} {score - closed:+.3f}"
        for group, closed in last.get("f1", {}).items()
        if (score := pool.tally.f1(group)) is not None and score - closed > WIDEST_GAP
    ]
    if not wide:
        return []
    said = f"**Open (blind) is more than {WIDEST_GAP:.2f} above closed**: {', '.join(wide)}."
    return [f"{said} That is a defect of the way of working, not of the closed documents.\n"]


def _fields(opened: Measured, pool: Measured) -> str:
    rows = []
    for (group, name), counts in sorted(opened.tally.fields.items()):
        if group == "program fields":
            blind = pool.tally.fields.get((group, name))
            bounds = opened.tally.fields.get(("bounds", name))
            rows.append(
                [
                    name,
                    str(counts.want),
                    *map(number, (counts.precision, counts.recall, counts.f1)),
                    number(blind.f1 if blind else None),
                    number(bounds.recall if bounds and bounds.want else None),
                ]
            )
    return table(("field", "n", "P", "R", "F1 open", "blind", "bounds found"), rows)


def _told(opened: Measured, last: Json) -> str:
    closed = last.get("told_right", {})
    rows = []
    for kind in KINDS:
        seen = [str(opened.told[kind, other]) for other in KINDS]
        right, count = closed.get(kind, ("", ""))
        rows.append(
            [
                kind,
                f"{opened.right(kind)} of {opened.of(kind)}",
                *seen,
                f"{right} of {count}" if kind in closed else _NOTHING,
            ]
        )
    false = opened.of("none") - opened.right("none")
    head = ("programs", "told right, open", "read none", "read one", "several", "closed")
    said = f"\nDocuments without a program that get one: {false} of {opened.of('none')} open"
    if "none" in closed:
        right, count = closed["none"]
        said += f", {count - right} of {count} closed"
    return f"{table(head, rows)}{said}.\n"


def _by_kind(opened: Measured, last: Json) -> str:
    rows = []
    for kind in ("one", "several"):
        for group in looks.BY_KIND:
            counts = opened.by_kind[kind].groups.get(group)
            closed = last.get("by_kind", {}).get(kind, {}).get(group)
            rows.append(
                [
                    f"{kind}: {group}",
                    str(counts.want if counts else 0),
                    number(counts.f1 if counts else None),
                    number(closed),
                ]
            )
    return table(("documents with", "n", "F1 open", "closed"), rows)


def _bands(opened: Measured, pool: Measured) -> str:
    rows = []
    for low, band in sorted(opened.bands.items()):
        blind = pool.bands.get(low)
        rows.append(
            [
                f"from {low}",
                str(band.values),
                number(band.stated / band.values),
                number(band.right / band.values),
                str(blind.values if blind else 0),
                number(blind.right / blind.values if blind else None),
            ]
        )
    head = ("confidence", "values", "stated", "right", "of these blind", "right")
    return table(head, rows)


# Looks and annotators.


def look(taken: looks.Look) -> str:
    """Return the scores of one look."""
    return _scores(f"{taken.batch}, {taken.n} documents at {taken.commit}", looks.pooled((taken,)))


def agreement(found: Measured) -> str:
    """Return how far two annotators agree."""
    return _scores(f"{found.documents} documents", found.tally.groups)


def _scores(said: str, groups: Mapping[str, Counts]) -> str:
    rows = [
        [group, str(counts.want), *map(number, (counts.precision, counts.recall, counts.f1))]
        for group, counts in sorted(groups.items())
    ]
    return f"{said}\n\n{table(('group', 'n', 'P', 'R', 'F1'), rows)}"


def ablations(rows: Sequence[tuple[str, Measured]]) -> str:
    """Return each part that was off with the scores that are left and what they lost."""
    whole = rows[0][1].tally
    lines = []
    for name, found in rows:
        cells = [name]
        for group in SHOWN:
            score, best = found.tally.f1(group) or 0.0, whole.f1(group) or 0.0
            cells.append(
                number(score) + ("" if found.tally is whole else f" ({score - best:+.3f})")
            )
        lines.append(cells)
    return table(("off", *SHOWN), lines)


def curve(looked: Sequence[looks.Look]) -> str:
    """Return every look by its scores, and the last documents pooled with the interval they leave open."""
    if not looked:
        return "no first look yet\n"
    rows = []
    for each in looked:
        groups = looks.pooled((each,))
        scores = [number(groups[group].f1 if group in groups else None) for group in SHOWN]
        rows.append([each.batch, each.date, each.commit, str(each.n), *scores])
    last = looks.last_documents(looked)
    groups = looks.pooled(last)
    summed = [
        [
            group,
            str(counts.want),
            number(counts.f1),
            " – ".join(map(number, looks.interval(last, group))),
        ]
        for group, counts in sorted(groups.items())
    ]
    return "\n".join(
        (
            table(("look", "date", "commit", "n", *SHOWN), rows),
            f"The last {sum(each.n for each in last)} documents together:\n",
            table(("group", "n", "F1", "90 % of draws by family"), summed),
        )
    )
