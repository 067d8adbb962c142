"""A comparison as text, JSON, CSV rows and a page of HTML that needs nothing else."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING, Final

from announce_parser import spreadsheets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.compare._fields import Move
    from announce_parser.compare._record import Comparison
    from announce_parser.record import Program
    from announce_parser.values import Number

# Says a message of the catalogue, values filled in.
Say = Callable[..., str]
Row = tuple[str, str, str, str, str, str, str]
# What stands in a row for a value that one of the records does not hold: nobody says that it is gone.
NOT_IN_OLD: Final = "not_in_old"
NOT_IN_NEW: Final = "not_in_new"
HEADINGS: Final = ("kind", "subject", "field", "before", "after", "difference", "percent")


def plain(one: Comparison) -> dict[str, object]:
    """Return a comparison as JSON-ready data."""
    return {
        "old": _document(one.old.source.filename, one.old.source.sha256, one.old.title),
        "new": _document(one.new.source.filename, one.new.source.sha256, one.new.title),
        "masthead": [_move(move) for move in one.masthead],
        "programs": [
            {
                "old": pair.match.old.name,
                "new": pair.match.new.name,
                "score": pair.match.score,
                "reason": pair.match.reason,
                "moves": [_move(move) for move in pair.moves],
            }
            for pair in one.programs
        ],
        "added": [program.name for program in one.added],
        "gone": [program.name for program in one.gone],
        "programs_not_found": NOT_IN_NEW if one.has_lost_programs else None,
        "split": [{"from": old.name, "program": new.name} for new, old in one.split],
        "merged": [{"into": new.name, "program": old.name} for old, new in one.merged],
        "contacts": [_move(move) for move in one.contacts],
        "claims": [
            {
                "subject": claim.change.subject,
                "before": claim.change.before,
                "outcome": claim.outcome,
                "found": claim.found,
            }
            for claim in one.claims
        ],
    }


def rows(one: Comparison) -> Iterator[Row]:
    """Yield every difference as a row of ``HEADINGS``."""
    for move in one.masthead:
        yield _row("masthead", "", move)
    if one.has_lost_programs:
        yield ("programs", "", "", str(len(one.old.programs)), NOT_IN_NEW, "", "")
    for pair in one.programs:
        for move in pair.moves:
            yield _row("program", pair.match.new.name, move)
    former = {new.id: old.name for new, old in one.split}
    for program in one.added:
        yield ("added", program.name, "", former.get(program.id, ""), program.name, "", "")
    holders = {old.id: new.name for old, new in one.merged}
    for program in one.gone:
        yield ("gone", program.name, "", program.name, holders.get(program.id, ""), "", "")
    for move in one.contacts:
        yield _row("contact", "", move)
    for claim in one.claims:
        change = claim.change
        before = change.before or ""
        yield ("claim", change.subject, claim.outcome, before, claim.found or "", "", "")


def text(one: Comparison, say: Say) -> str:
    """Return a comparison as lines for a terminal."""
    lines = [f"{one.old.source.filename} → {one.new.source.filename}"]
    lines += [f"  {line(move, say)}" for move in one.masthead]
    lines.append(
        say(
            "compare.no_programs" if one.has_lost_programs else "compare.programs",
            old=len(one.old.programs),
            new=len(one.new.programs),
            kept=len(one.programs),
            added=len(one.added),
            gone=len(one.gone),
        )
    )
    for pair in one.programs:
        match = pair.match
        mark = "~" if pair.moves else "="
        reason = say(f"compare.{match.reason}")
        lines.append(f"{mark} {match.new.name} [{reason} {match.score:.2f}]")
        lines += [f"    {line(move, say)}" for move in pair.moves]
    lines += _apart(one, say)
    if one.contacts:
        lines.append(say("compare.contacts", count=len(one.contacts)))
        lines += [f"    {line(move, say)}" for move in one.contacts]
    for claim in one.claims:
        outcome = say(f"compare.{claim.outcome}", found=claim.found or "")
        lines.append(f"? {claim.change.subject} {claim.change.before}: {outcome}")
    return "".join(f"{one_line}\n" for one_line in lines)


def line(move: Move, say: Say) -> str:
    """Return one move: ``budget: 620억원 → 630억원 (+1,000,000,000, +1.6 %)``."""
    amount = [f"{_signed(move.difference)}"] if move.difference is not None else []
    share = [f"{_signed(move.percent)} %"] if move.percent is not None else []
    moved = f" ({', '.join([*amount, *share])})" if amount else ""
    before, after = (" ".join(worded(side, say).split()) for side in _sides(move))
    return f"{move.path}: {before} → {after}{moved}"


def worded(cell: str, say: Say) -> str:
    """Return a cell of a row in words: what a record does not hold is said to be not found there."""
    return say(f"compare.{cell}") if cell in (NOT_IN_OLD, NOT_IN_NEW) else cell


def as_csv(found: list[Comparison]) -> bytes:
    """Return all comparisons as one table, the two file names first in each row."""
    table: list[list[str]] = [["old", "new", *HEADINGS]]
    for one in found:
        names = (one.old.source.filename, one.new.source.filename)
        for *texts, difference, percent in rows(one):
            cells = [spreadsheets.defused(text) for text in (*names, *texts)]
            table.append([*cells, difference, percent])
    return spreadsheets.as_csv(table)


def as_html(found: list[Comparison], say: Say, language: str) -> str:
    """Return a page with a table per pair; it loads nothing and runs nothing."""
    body = "".join(_section(one, say) for one in found)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(say('compare.title'))}</title><style>{_STYLE}</style></head>"
        f"<body><h1>{escape(say('compare.title'))}</h1>{body}</body></html>\n"
    )


_STYLE: Final = (
    ":root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;margin:1rem auto;max-width:72rem;"
    "padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #8886;"
    "padding:.3rem .6rem;text-align:left;vertical-align:top}td:nth-child(n+5){text-align:right;"
    "font-variant-numeric:tabular-nums}"
)


def _section(one: Comparison, say: Say) -> str:
    names = f"{escape(one.old.source.filename)} → {escape(one.new.source.filename)}"
    head = "".join(f"<th>{escape(say(f'compare.col_{name}'))}</th>" for name in HEADINGS)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in _worded(row, say)) + "</tr>"
        for row in rows(one)
    )
    return f"<h2>{names}</h2><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _worded(row: Row, say: Say) -> tuple[str, ...]:
    kind, subject, field, *rest = row
    outcome = say(f"compare.{field}", found="").strip() if kind == "claim" else field
    return say(f"compare.kind_{kind}"), subject, outcome, *(worded(cell, say) for cell in rest)


def _apart(one: Comparison, say: Say) -> Iterator[str]:
    former = {new.id: old for new, old in one.split}
    for program in one.added:
        yield f"+ {_lone(program)}{_origin(former.get(program.id), 'compare.split', say)}"
    holders = {old.id: new for old, new in one.merged}
    for program in one.gone:
        yield f"- {_lone(program)}{_origin(holders.get(program.id), 'compare.merged', say)}"


def _lone(program: Program) -> str:
    from announce_parser.values import written

    budget = f" ({written(program.budget)})" if program.budget else ""
    return f"{program.name}{budget}"


def _origin(other: Program | None, message: str, say: Say) -> str:
    return f" [{say(message, name=other.name)}]" if other is not None else ""


def _row(kind: str, subject: str, move: Move) -> Row:
    return (
        kind,
        subject,
        move.path,
        *_sides(move),
        _signed(move.difference) if move.difference is not None else "",
        _signed(move.percent) if move.percent is not None else "",
    )


def _sides(move: Move) -> tuple[str, str]:
    return (
        NOT_IN_OLD if move.before is None else move.before,
        NOT_IN_NEW if move.after is None else move.after,
    )


def _move(move: Move) -> dict[str, object]:
    fields = {
        "path": move.path,
        "before": move.before,
        "after": move.after,
        "difference": _number(move.difference),
        "percent": _number(move.percent),
        "not_found": (
            NOT_IN_OLD if move.before is None else NOT_IN_NEW if move.after is None else None
        ),
    }
    return {key: value for key, value in fields.items() if value is not None}


def _document(filename: str, sha256: str, title: str | None) -> dict[str, object]:
    return {"filename": filename, "sha256": sha256, "title": title}


def _number(number: Number | None) -> int | float | None:
    return number if number is None or isinstance(number, int) else float(number)


def _signed(number: Number) -> str:
    return f"{number:+,}"
