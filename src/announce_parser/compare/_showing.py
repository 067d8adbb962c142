"""A comparison as text, JSON and rows of a table."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from announce_parser import spreadsheets
from announce_parser.messages import label, term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from announce_parser.compare._fields import Move
    from announce_parser.compare._record import Comparison
    from announce_parser.messages import Language
    from announce_parser.record import Program
    from announce_parser.values import Number

# Says a message of the catalogue, values filled in.
Say = Callable[..., str]
Row = tuple[str, str, str, str, str, str, str, str, str]
# What is in a row for a value that one of the records does not hold: nobody says that it is gone.
NOT_IN_OLD: Final = "not_in_old"
NOT_IN_NEW: Final = "not_in_new"
# Of a program that the other document names without its having been read as one.
NOT_READ_IN_OLD: Final = "not_read_in_old"
NOT_READ_IN_NEW: Final = "not_read_in_new"
_CODES: Final = (NOT_IN_OLD, NOT_IN_NEW, NOT_READ_IN_OLD, NOT_READ_IN_NEW)
HEADINGS: Final = (
    "kind",
    "subject",
    "field",
    "before",
    "after",
    "difference",
    "percent",
    "state",
    "quote",
)
_STATES: Final = ("changed", "only_old", "only_new", "unplaced_old", "unplaced_new", "new", "gone")

_STEPS = re.compile(r"(\w+)\[(.*)\](?:\.(\w+))?", re.DOTALL)


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
        "unread_old": [{"program": new.name, "quote": quote} for new, quote in one.unread_old],
        "unread_new": [{"program": old.name, "quote": quote} for old, quote in one.unread_new],
        "contacts": [_move(move) for move in one.contacts],
        "schedule": [_move(move) for move in one.schedule],
        "goals": [_move(move) for move in one.goals],
        "figures": [_move(move) for move in one.figures],
        "wordings": [_move(move) for move in one.wordings],
        "sentences": [_move(move) for move in one.sentences],
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
        count = str(len(one.old.programs))
        yield ("programs", "", "", count, NOT_IN_NEW, "", "", "only_old", "")
    for pair in one.programs:
        for move in pair.moves:
            yield _row("program", pair.match.new.name, move)
    yield from _lone_rows(one)
    for kind, moves in (
        ("contact", one.contacts),
        ("schedule", one.schedule),
        ("goal", one.goals),
        ("figure", one.figures),
        ("wording", one.wordings),
        ("sentence", one.sentences),
    ):
        for move in moves:
            yield _row(kind, "", move)
    for claim in one.claims:
        change = claim.change
        before = change.before or ""
        yield ("claim", change.subject, claim.outcome, before, claim.found or "", "", "", "", "")


def _lone_rows(one: Comparison) -> Iterator[Row]:
    """Yield the programs that one record alone has: new, gone, or named in the other text without being read."""
    former = {new.id: old.name for new, old in one.split}
    for program in one.added:
        before = former.get(program.id, "")
        yield ("added", program.name, "", before, program.name, "", "", "new", "")
    holders = {old.id: new.name for old, new in one.merged}
    for program in one.gone:
        after = holders.get(program.id, "")
        yield ("gone", program.name, "", program.name, after, "", "", "gone", "")
    for program, quote in one.unread_old:
        name = program.name
        yield ("unread", name, "", NOT_READ_IN_OLD, name, "", "", "unplaced_old", quote)
    for program, quote in one.unread_new:
        name = program.name
        yield ("unread", name, "", name, NOT_READ_IN_NEW, "", "", "unplaced_new", quote)


def text(one: Comparison, say: Say, language: Language = "en") -> str:
    """Return a comparison as lines for a terminal; Korean ones say where a difference lies in Korean."""

    def told(move: Move) -> str:
        return line(move, say, move.path if language == "en" else path_words(move.path, language))

    lines = [f"{one.old.source.filename} → {one.new.source.filename}"]
    lines += [f"  {told(move)}" for move in one.masthead]
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
        lines += [f"    {told(move)}" for move in pair.moves]
    lines += _apart(one, say)
    for name, moves in (
        ("contacts", one.contacts),
        ("schedule", one.schedule),
        ("goals", one.goals),
        ("figures", one.figures),
        ("wordings", one.wordings),
    ):
        if moves:
            lines.append(say(f"compare.{name}", count=len(moves)))
            lines += [f"    {told(move)}" for move in moves]
    lines += _sentences(one, say)
    for claim in one.claims:
        outcome = say(f"compare.{claim.outcome}", found=claim.found or "")
        lines.append(f"? {claim.change.subject} {claim.change.before}: {outcome}")
    return "".join(f"{one_line}\n" for one_line in lines)


def _sentences(one: Comparison, say: Say) -> Iterator[str]:
    """Yield what one document alone says, each with its sign."""
    if one.sentences:
        yield say("compare.sentences", count=len(one.sentences))
    for move in one.sentences:
        yield f"    + {move.after}" if move.before is None else f"    - {move.before}"


def line(move: Move, say: Say, name: str) -> str:
    """Return one move under a name: ``budget: 620억원 → 630억원 (+1,000,000,000, +1.6 %)``."""
    amount = [f"{_signed(move.difference)}"] if move.difference is not None else []
    share = [f"{_signed(move.percent)} %"] if move.percent is not None else []
    moved = f" ({', '.join([*amount, *share])})" if amount else ""
    if move.is_same:
        quote = say(f"compare.state_{move.state}")
        return f"{name}: {' '.join((move.before or '').split())} ({quote}: {move.quote})"
    if move.unplaced is not None:
        moved += f" ({say(f'compare.state_unplaced_{move.unplaced}')}: {move.quote})"
    before, after = (" ".join(worded(side, say).split()) for side in _sides(move))
    return f"{name}: {before} → {after}{moved}"


def path_words(path: str, language: Language) -> str:
    """Return where a difference lies in words: ``categories[로봇].budget`` → ``분야 · 로봇 · 예산``."""
    found = _STEPS.fullmatch(path)
    if found is None:
        return label(path, language)
    head, item, field = found.groups()
    if head == "figures":
        return str(item)
    named = term(item, language) if head == "schedule" else item
    return " · ".join((label(head, language), named, *([label(field, language)] if field else [])))


def worded(cell: str, say: Say) -> str:
    """Return a cell of a row in words: what a record does not hold is said to be not found there."""
    if cell in _CODES:
        return say(f"compare.{cell}")
    return say(f"compare.state_{cell}") if cell in _STATES else cell


def as_table(found: Iterable[Comparison]) -> list[list[str]]:
    """Return all comparisons as one table, the two file names first in each row."""
    table: list[list[str]] = [["old", "new", *HEADINGS]]
    for one in found:
        names = (one.old.source.filename, one.new.source.filename)
        for *texts, difference, percent, state, quote in rows(one):
            cells = [spreadsheets.defused(text) for text in (*names, *texts)]
            table.append([*cells, difference, percent, state, spreadsheets.defused(quote)])
    return table


def _apart(one: Comparison, say: Say) -> Iterator[str]:
    former = {new.id: old for new, old in one.split}
    for program in one.added:
        yield f"+ {_lone(program)}{_origin(former.get(program.id), 'compare.split', say)}"
    holders = {old.id: new for old, new in one.merged}
    for program in one.gone:
        yield f"- {_lone(program)}{_origin(holders.get(program.id), 'compare.merged', say)}"
    for program, quote in one.unread_old:
        yield f"? {_lone(program)} [{say('compare.not_read_in_old')}: {quote}]"
    for program, quote in one.unread_new:
        yield f"? {_lone(program)} [{say('compare.not_read_in_new')}: {quote}]"


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
        move.state,
        move.quote or "",
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
        "state": move.state,
        "unplaced": move.unplaced,
        "quote": move.quote,
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
