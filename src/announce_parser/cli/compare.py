"""``compare``: two years or two revisions of a notice, or two folders of them, before → after."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from announce_parser.cli._base import Session, Worded, printable, session_in
from announce_parser.cli._faults import as_line
from announce_parser.cli._progress import Progress
from announce_parser.cli._records import records_of
from announce_parser.cli._stdout import guarded
from announce_parser.errors import ExitCode

if TYPE_CHECKING:
    from announce_parser.compare import Comparison
    from announce_parser.record import Record


@click.pass_context
def _compare(context: click.Context, /, old: str, new: str, to: str, output: str | None) -> int:
    from announce_parser import writing

    session = session_in(context)
    with guarded() as stdout:
        former, latter = (_records(name, session) for name in (old, new))
        found = _comparisons(former, latter, session)
        content = _shown(found, to, session)
        if output is None:
            stdout.write(content)
        else:
            writing.write(Path(output), content)
    return ExitCode.DONE


def _records(name: str, session: Session) -> list[Record]:
    """Return the records of a record file, of a folder of them, or of one document."""
    from announce_parser import pipeline

    path = Path(name)
    if path.is_dir() or path.suffix in (".json", ".jsonl"):
        return list(records_of([name], session))
    return [pipeline.parse(name)]


def _comparisons(old: list[Record], new: list[Record], session: Session) -> list[Comparison]:
    """Compare one with one as they are, many with many as their titles pair them."""
    from announce_parser.compare import compare, pairs

    if len(old) == len(new) == 1:
        return [compare(old[0], new[0])]
    found = []
    paired = pairs(old, new)
    progress = Progress(session, len(paired))
    for pair in paired:
        if pair.old is not None and pair.new is not None:
            found.append(compare(pair.old, pair.new))
        elif pair.new is not None:
            session.tell(session.say("compare.only_new", name=pair.new.source.filename))
        elif pair.old is not None:
            session.tell(session.say("compare.only_old", name=pair.old.source.filename))
        either = pair.new or pair.old
        progress.step(printable(either.source.filename) if either else "")
    return found


def _shown(found: list[Comparison], to: str, session: Session) -> bytes:
    from announce_parser.compare import _showing as showing

    if to == "json":
        return b"".join(as_line(showing.plain(one)) for one in found)
    if to == "csv":
        return showing.as_csv(found)
    if to == "html":
        return showing.as_html(found, session.say, session.language).encode()
    return "\n".join(showing.text(one, session.say) for one in found).encode()


COMMAND = Worded(
    "compare",
    examples=(
        "compare records/2022/notice.hwp.json records/2023/notice.hwp.json",
        "compare records/2022 records/2023 --to html -o changes.html",
    ),
    codes=(0, 2, 3, 4, 5, 6, 70, 130),
    callback=_compare,
    params=[
        click.Argument(["old"]),
        click.Argument(["new"]),
        click.Option(["--to"], type=click.Choice(["text", "json", "html", "csv"]), default="text"),
        click.Option(["-o", "--output"], metavar="OUT"),
    ],
)
