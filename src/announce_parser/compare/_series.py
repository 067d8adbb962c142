"""Three years and more of one notice: a table with a column a year."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from announce_parser import spreadsheets
from announce_parser.compare._fields import Stated, squashed, stated
from announce_parser.compare._folders import pairs
from announce_parser.compare._matching import match
from announce_parser.compare._page import STYLE
from announce_parser.compare._showing import path_words
from announce_parser.compare._statements import Statements, aligned
from announce_parser.values import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.compare._showing import Say
    from announce_parser.messages import Language
    from announce_parser.record import Program, Record

_MASTHEAD = ("title", "published")


@dataclass(frozen=True, slots=True)
class FieldTrack:
    """One field over the years.

    Attributes:
        subject: The program, as the last year that has it names it; "" for the notice.
        path: Field, by the contract's names.
        values: As each year writes it, None where it was not found.
    """

    subject: str
    path: str
    values: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class NoticeSeries:
    """One notice over the years, oldest first, and what did not stay the same."""

    records: tuple[Record, ...]
    tracks: tuple[FieldTrack, ...]


def series(years: Sequence[Sequence[Record]]) -> tuple[NoticeSeries, ...]:
    """Return the notices that are in more than one of the years, each with its fields over all of them.

    Args:
        years: The records of each year, oldest first; a year of one record is the next year of the one before.
    """
    chains: list[list[Record]] = [[one] for one in years[0]]
    for former, latter in pairwise(years):
        if len(former) == len(latter) == 1:
            mates = {id(former[0]): latter[0]}
        else:
            found = pairs(former, latter)
            mates = {id(one.old): one.new for one in found if one.old and one.new}
        taken = {id(one) for one in mates.values()}
        for chain in chains:
            following = mates.get(id(chain[-1]))
            if following is not None:
                chain.append(following)
        chains += [[one] for one in latter if id(one) not in taken]
    return tuple(
        NoticeSeries(tuple(chain), tuple(_tracks(chain))) for chain in chains if len(chain) > 1
    )


def _tracks(records: Sequence[Record]) -> Iterator[FieldTrack]:
    for name in _MASTHEAD:
        yield from _track("", name, [getattr(one, name) for one in records])
    budgets = [written(one.budget) if one.budget else None for one in records]
    yield from _track("", "budget", budgets)
    for chain in _chains(records):
        fields = [stated(one) if one is not None else {} for one in chain]
        names = dict.fromkeys(path for one in fields for path in one)
        subject = next(one.name for one in reversed(chain) if one is not None)
        for path in names:
            yield from _track(subject, path, [one.get(path) for one in fields])
    yield from _figures(records)


def _chains(records: Sequence[Record]) -> list[list[Program | None]]:
    """Return each program with its predecessors and successors, one place a year."""
    chains: list[list[Program | None]] = [[one] for one in records[0].programs]
    for number, (old, new) in enumerate(pairwise(records), 1):
        mates = {one.old.id: one.new for one in match(old.programs, new.programs)}
        taken = {one.id for one in mates.values()}
        for chain in chains:
            last = chain[-1]
            chain.append(mates.get(last.id) if last is not None else None)
        fresh = [one for one in new.programs if one.id not in taken]
        chains += [[*[None] * number, one] for one in fresh]
    return chains


def _figures(records: Sequence[Record]) -> Iterator[FieldTrack]:
    """Yield the numbers of the text that are in the same place in every year."""
    sides = [Statements(one) for one in records]
    steps = [aligned(old, new) for old, new in pairwise(sides)]
    seen = set()
    for start in range(len(sides[0].items)):
        at: int | None = start
        found = [sides[0].items[start]]
        for step, side in zip(steps, sides[1:], strict=True):
            at = step.get(at) if at is not None else None
            if at is None:
                break
            found.append(side.items[at])
        values = tuple(written(cast("Stated", one.figure.value)) for one in found)
        if len(found) == len(records) and values not in seen:
            seen.add(values)
            yield from _track("", f"figures[{found[-1].subject}]", list(values))


def _track(subject: str, path: str, values: list[str | None]) -> Iterator[FieldTrack]:
    if len({squashed(value or "") for value in values}) > 1:
        yield FieldTrack(subject, path, tuple(values))


def series_text(found: Sequence[NoticeSeries], say: Say, language: Language) -> str:
    """Return the tables as lines: field, then the years."""
    lines = []
    for one in found:
        lines.append(" → ".join(record.source.filename for record in one.records))
        for track in one.tracks:
            name = " · ".join(filter(None, (track.subject, path_words(track.path, language))))
            lines.append(f"  {name}: {' → '.join(_cells(track, say))}")
    return "".join(f"{line}\n" for line in lines)


def series_plain(found: Sequence[NoticeSeries]) -> dict[str, object]:
    """Return the tables as JSON-ready data."""
    return {
        "series": [
            {
                "documents": [
                    {"filename": record.source.filename, "sha256": record.source.sha256}
                    for record in one.records
                ],
                "fields": [
                    {"program": track.subject or None, "path": track.path, "values": track.values}
                    for track in one.tracks
                ],
            }
            for one in found
        ]
    }


def series_rows(found: Sequence[NoticeSeries]) -> list[list[str]]:
    """Return the tables as one: document names and values in as many columns as there are years."""
    table: list[list[str]] = [["program", "field", "values"]]
    for one in found:
        table.append(["", "", *(record.source.filename for record in one.records)])
        for track in one.tracks:
            cells = (track.subject, track.path, *(value or "" for value in track.values))
            table.append([spreadsheets.defused(" ".join(cell.split())) for cell in cells])
    return table


def series_html(found: Sequence[NoticeSeries], say: Say, language: Language) -> str:
    """Return a page with a table a notice; it loads nothing and runs nothing."""
    title = escape(say("compare.title"))
    body = "".join(_section(one, say, language) for one in found)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style></head>"
        f"<body><h1>{title}</h1><main>{body}</main></body></html>\n"
    )


def _section(one: NoticeSeries, say: Say, language: Language) -> str:
    names = [record.published or record.source.filename for record in one.records]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    rows = []
    for track in one.tracks:
        name = " · ".join(filter(None, (track.subject, path_words(track.path, language))))
        cells = "".join(
            f'<td data-label="{escape(year)}">{escape(cell)}</td>'
            for year, cell in zip(names, _cells(track, say), strict=True)
        )
        rows.append(f'<tr><th scope="row">{escape(name)}</th>{cells}</tr>')
    title = escape(one.records[-1].title or one.records[-1].source.filename)
    item = escape(say("compare.col_item"))
    return (
        f'<h2>{title}</h2><table><thead><tr><th scope="col">{item}</th>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _cells(track: FieldTrack, say: Say) -> list[str]:
    none = say("compare.unknown")
    return [" ".join(value.split()) if value else none for value in track.values]
