"""The index of many pages: what closes when, the most a recipient gets, what was not read; sorted, sifted, searched."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Final

from announce_parser.messages import Language, check_words, say
from announce_parser.review._doubts import count_of, doubtful, unread
from announce_parser.review._markup import address, as_html, element, head
from announce_parser.review._page import digest
from announce_parser.review._words import said
from announce_parser.values import written
from announce_parser.windows import windows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.record import Record
    from announce_parser.review._markup import Element
    from announce_parser.values import Money

_COLUMNS: Final = (
    "file",
    "title",
    "issuer",
    "programs",
    "budget",
    "cap",
    "closes",
    "fails",
    "look",
    "status",
)
_NUMBERS: Final = ("programs", "budget", "cap", "fails")
_UNNAMED: Final = ("title", "issuer", "look")  # need no heading of their own on a narrow screen
_MOST_REASONS: Final = 2
_RANKED: Final = ("programs", "budget", "cap", "closes", "fails", "look")  # sorted by a number
_ORDERS: Final = ("closes", "cap", "look", "budget", "title")
_HEAVY: Final = 100_000  # what was not read weighs more than any number of doubts


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One notice of the index.

    Attributes:
        name: The source as given.
        page: Where its page is, relative to the index; None where it could not be read.
        record: Its record; None likewise.
        reason: Why it could not be read.
        status: The manifest's word: ``ok``, ``partial``, ``refused`` or ``failed``.
    """

    name: str
    page: str | None
    record: Record | None
    reason: str = ""
    status: str = "ok"


def index(entries: Sequence[IndexEntry], language: Language) -> bytes:
    """Return the index page as HTML in UTF-8."""
    style, script = (
        resources.files("announce_parser.review").joinpath(name).read_text("utf-8")
        for name in ("page.css", "index.js")
    )
    policy = (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}';"
        " base-uri 'none'; form-action 'none'"
    )
    title = said("title", language)
    root = element(
        "html",
        head(title, style, policy),
        element(
            "body",
            element("header", element("h1", title), *_summary(entries, language)),
            element("main", _listed(entries, language), class_="index"),
        ),
        element("script", script),
        lang=language,
    )
    return b"<!doctype html>\n" + as_html(root) + b"\n"


def _summary(entries: Sequence[IndexEntry], language: Language) -> Iterator[Element]:
    """Yield the totals, and what narrows the list."""
    records = [entry.record for entry in entries if entry.record is not None]
    count = said("total", language, count=len(entries))
    totals = said(
        "totals",
        language,
        programs=sum(len(record.programs) for record in records),
        conflicting=sum(_fails(record) > 0 for record in records),
        asking=sum(count_of(record) > 0 for record in records),
        partial=sum(_state(entry) == "partial" for entry in entries),
        failed=len(entries) - len(records),
    )
    # The script puts before the count how many are left of it.
    yield element("p", element("span", id="left", role="status"), f"{count} · {totals}")
    search = said("search", language)
    choices = [
        element("option", said(f"only_{name}", language), value=name)
        for name in ("all", "look", "fails", "open")
    ]
    orders = [element("option", said("order", language), value="")]
    orders += [element("option", said(f"col_{one}", language), value=one) for one in _ORDERS]
    yield element(
        "div",
        element("input", type="search", id="search", placeholder=search, aria_label=search),
        element("select", *choices, id="only", aria_label=said("col_status", language)),
        element("select", *orders, id="order", aria_label=said("order", language)),
        _queue(entries, language),
        class_="tools",
    )


def _queue(entries: Sequence[IndexEntry], language: Language) -> Element | None:
    """Return a link to the first thing to look at; None where there is none."""
    counts = [(count_of(one.record), one.page) for one in entries if one.record and one.page]
    first = next((page for count, page in counts if count), None)
    if first is None:
        return None
    words = said("queue", language, count=sum(count for count, _ in counts))
    return element("a", words, href=f"{address(first)}#doubt")


def _listed(entries: Sequence[IndexEntry], language: Language) -> Element:
    names = [said(f"col_{name}", language) for name in _COLUMNS]
    # The script makes the heads buttons that sort.
    headings = [
        element(
            "th",
            name,
            scope="col",
            data_column=column,
            data_sorts="number" if column in _RANKED else "text",
        )
        for column, name in zip(_COLUMNS, names, strict=True)
    ]
    table = element(
        "table",
        element("thead", element("tr", *headings)),
        element("tbody", *(_row(entry, names, language) for entry in entries)),
    )
    title = said("title", language)
    return element("div", table, class_="scroll", tabindex="0", role="region", aria_label=title)


def _row(entry: IndexEntry, names: list[str], language: Language) -> Element:
    record = entry.record
    name = element("a", entry.name, href=address(entry.page)) if entry.page else entry.name
    first = element("th", name, scope="row")
    if record is None:
        status = element("td", say(f"status.{_state(entry)}", language))
        span = str(len(_COLUMNS) - 2)
        return element(
            "tr", first, element("td", entry.reason, colspan=span), status, class_="failed"
        )
    cells = [
        _cell(column, heading, shown)
        for column, heading, shown in zip(
            _COLUMNS[1:], names[1:], _shown(record, language), strict=False
        )
    ]
    state = _state(entry)
    status = element("td", say(f"status.{state}", language), data_label=names[-1])
    return element(
        "tr",
        first,
        *cells,
        status,
        class_=state,
        data_fails="1" if _fails(record) else None,
        data_look="1" if count_of(record) else None,
    )


def _cell(column: str, heading: str, shown: tuple[str | tuple[str, ...], object]) -> Element:
    """Return a cell; on a narrow screen it is on a line of its own, under its column's name."""
    words, rank = shown
    return element(
        "td",
        *([words] if isinstance(words, str) else (element("div", one) for one in words)),
        lang="ko",
        data_label=heading if column not in _UNNAMED else None,
        data_rank=rank if rank != "" else None,
        class_="n" if column in _NUMBERS else column if column == "look" else None,
    )


def _shown(record: Record, language: Language) -> Iterator[tuple[str | tuple[str, ...], object]]:
    """Yield what each column shows of a record, and what it is sorted by."""
    yield record.title or "", ""
    yield record.issuer.name if record.issuer else "", ""
    yield str(len(record.programs)), len(record.programs)
    yield _money(record.budget)
    yield _money(_most(record))
    yield _closing(record)
    yield str(_fails(record)), _fails(record)
    yield _reasons(record, language)


def _money(amount: Money | None) -> tuple[str, object]:
    return ("", "") if amount is None else (written(amount), _sum(amount))


def _sum(amount: Money) -> float:
    return float(amount.amount or amount.max_amount or amount.min_amount or 0)


def _most(record: Record) -> Money | None:
    """Return the highest cap of the notice's programs and their types."""
    caps = [program.cap for program in record.programs]
    caps += [terms.cap for program in record.programs for terms in program.caps]
    return max((one for one in caps if one is not None), key=_sum, default=None)


def _closing(record: Record) -> tuple[str, object]:
    """Return the first and the last day on which applications close, and the number that the first makes."""
    periods = [one.period for one in windows(record) if one.kind == "application"]
    periods += [one.period for one in record.schedule if one.event == "application"]
    days = sorted({one.last_day for one in periods if one.last_day})
    if not days:
        return "", ""
    return " – ".join(dict.fromkeys((days[0], days[-1]))), int(days[0].replace("-", ""))


def _reasons(record: Record, language: Language) -> tuple[tuple[str, ...], object]:
    """Return what of a record is to be looked at: what was not read first, then how many values are in doubt."""
    lost = [check_words(one, language) for one in unread(record)]
    values = doubtful(record)
    words = lost[:_MOST_REASONS]
    words += (
        [said("more", language, count=len(lost) - _MOST_REASONS)] if lost[_MOST_REASONS:] else []
    )
    words += [said("doubtful_values", language, count=values)] if values else []
    return tuple(words), len(lost) * _HEAVY + count_of(record)


def _state(entry: IndexEntry) -> str:
    """Return the status of a notice; a correction can only have made it partial since."""
    if entry.record is None:
        return "failed" if entry.status == "ok" else entry.status
    return "partial" if entry.record.partial else entry.status


def _fails(record: Record) -> int:
    return sum(check.status == "fails" for check in record.checks)
