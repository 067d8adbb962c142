"""``compare``: years or revisions of a notice, or folders of them, before → after; of three and more a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from announce_parser.cli._base import Session, Worded, printable, session_in
from announce_parser.cli._faults import as_line
from announce_parser.cli._profile import profile_option
from announce_parser.cli._progress import Progress
from announce_parser.cli._records import held, records_of, shelved
from announce_parser.cli._stdout import guarded
from announce_parser.errors import ExitCode, UsageFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.compare import Comparison
    from announce_parser.record import Record


@click.pass_context
def _compare(context: click.Context, /, years: tuple[str, ...], to: str, output: str | None) -> int:
    from announce_parser import writing

    session = session_in(context)
    if len(years) == 1:
        raise UsageFault(session.say("usage.one_year"), file=years[0])
    with guarded() as stdout:
        if len(years) == 2:
            content = _shown(_comparisons(*years, session), to, session)
        else:
            content = _table([_records(name, session) for name in years], to, session)
        if output is None:
            stdout.write(content)
        else:
            writing.write(Path(output), content)
    return ExitCode.DONE


def _table(years: list[list[Record]], to: str, session: Session) -> bytes:
    """Return three years and more as a table with a column a year."""
    from announce_parser import compare

    found = compare.series(years)
    if to == "json":
        return as_line(compare.series_plain(found))
    if to in ("csv", "xlsx"):
        return _sheet(compare.series_rows(found), to)
    if to == "html":
        return compare.series_html(found, session.say, session.language).encode()
    return compare.series_text(found, session.say, session.language).encode()


def _records(name: str, session: Session) -> list[Record]:
    """Return the records of a record file, of a folder of them, or of one document."""
    from announce_parser import pipeline

    is_record = _is_of_many(name) or Path(name).suffix == ".json"
    return list(records_of([name], session)) if is_record else [pipeline.parse(name)]


def _is_of_many(name: str) -> bool:
    return Path(name).is_dir() or Path(name).suffix == ".jsonl"


def _comparisons(old: str, new: str, session: Session) -> Iterator[Comparison]:
    """Compare one with one as they are, many with many as their titles pair them; of many, two are held at a time."""
    from announce_parser.compare import compare, pairs

    # a single record is held: it need not be paired, and a pipe cannot be read twice
    sides = [
        list(shelved(name, session) if _is_of_many(name) else map(held, _records(name, session)))
        for name in (old, new)
    ]
    if all(len(side) == 1 for side in sides):
        before, after = (side[0].whole() for side in sides)
        yield compare(before, after)
        return
    whole = {id(one.brief): one.whole for side in sides for one in side}
    paired = pairs(*([one.brief for one in side] for side in sides))
    progress = Progress(session, len(paired))
    for pair in paired:
        if pair.old is not None and pair.new is not None:
            yield compare(whole[id(pair.old)](), whole[id(pair.new)]())
        elif pair.new is not None:
            session.tell(session.say("compare.only_new", name=pair.new.source.filename))
        elif pair.old is not None:
            session.tell(session.say("compare.only_old", name=pair.old.source.filename))
        either = pair.new or pair.old
        progress.step(printable(either.source.filename) if either else "")


def _shown(found: Iterator[Comparison], to: str, session: Session) -> bytes:
    from announce_parser.compare import _showing as showing
    from announce_parser.compare import as_html

    if to == "json":
        return as_line({"comparisons": [showing.plain(one) for one in found]})
    if to in ("csv", "xlsx"):
        return _sheet(showing.as_table(found), to)
    if to == "html":
        return as_html(list(found), session.say, session.language).encode()
    return "\n".join(showing.text(one, session.say, session.language) for one in found).encode()


def _sheet(rows: list[list[str]], to: str) -> bytes:
    from announce_parser import spreadsheets

    return spreadsheets.as_xlsx(rows) if to == "xlsx" else spreadsheets.as_csv(rows)


COMMAND = Worded(
    "compare",
    examples=(
        "compare 2021/notice.json 2022/notice.json 2023/notice.json",
        "compare records/2022 records/2023 --to html -o changes.html",
    ),
    codes=(0, 2, 3, 4, 5, 6, 70, 130),
    callback=_compare,
    params=[
        click.Argument(["years"], metavar="OLD NEW…", nargs=-1, required=True),
        click.Option(
            ["--to"], type=click.Choice(["text", "json", "html", "csv", "xlsx"]), default="text"
        ),
        click.Option(["-o", "--output"], metavar="OUT"),
        profile_option(),
    ],
)
