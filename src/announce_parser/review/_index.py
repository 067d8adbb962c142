"""The index of many pages: status, totals, failed checks, and a search over all of them."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Final

from announce_parser.messages import Language, say
from announce_parser.review._markup import address, as_html, element, head
from announce_parser.review._page import digest
from announce_parser.review._words import said
from announce_parser.values import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.record import Record
    from announce_parser.review._markup import Element

_COLUMNS: Final = ("file", "title", "issuer", "programs", "budget", "fails", "status")
_NUMBERS: Final = ("programs", "budget", "fails")


@dataclass(frozen=True, slots=True)
class Entry:
    """One notice of the index.

    Attributes:
        name: The source as given.
        page: Where its page stands, relative to the index; None where it could not be read.
        record: Its record; None likewise.
        reason: Why it could not be read.
        status: The manifest's word: ``ok``, ``partial``, ``refused`` or ``failed``.
    """

    name: str
    page: str | None
    record: Record | None
    reason: str = ""
    status: str = "ok"


def index(entries: Sequence[Entry], language: Language) -> bytes:
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


def _summary(entries: Sequence[Entry], language: Language) -> Iterator[Element]:
    """Yield the totals, and what narrows the list."""
    records = [entry.record for entry in entries if entry.record is not None]
    count = said("total", language, count=len(entries))
    totals = said(
        "totals",
        language,
        programs=sum(len(record.programs) for record in records),
        conflicting=sum(_fails(record) > 0 for record in records),
        partial=sum(_state(entry) == "partial" for entry in entries),
        failed=len(entries) - len(records),
    )
    # The script puts before the count how many are left of it.
    yield element("p", element("span", id="left", role="status"), f"{count} · {totals}")
    search = said("search", language)
    choices = [
        element("option", said(f"only_{name}", language), value=name)
        for name in ("all", "fails", "open")
    ]
    yield element(
        "div",
        element("input", type="search", id="search", placeholder=search, aria_label=search),
        element("select", *choices, id="only", aria_label=said("col_status", language)),
        class_="tools",
    )


def _listed(entries: Sequence[Entry], language: Language) -> Element:
    names = [said(f"col_{name}", language) for name in _COLUMNS]
    headings = [element("th", name, scope="col") for name in names]
    table = element(
        "table",
        element("thead", element("tr", *headings)),
        element("tbody", *(_row(entry, names, language) for entry in entries)),
    )
    title = said("title", language)
    return element("div", table, class_="scroll", tabindex="0", role="region", aria_label=title)


def _row(entry: Entry, names: list[str], language: Language) -> Element:
    record = entry.record
    name = element("a", entry.name, href=address(entry.page)) if entry.page else entry.name
    first = element("th", name, scope="row")
    if record is None:
        status = element("td", say(f"status.{_state(entry)}", language))
        return element(
            "tr", first, element("td", entry.reason, colspan="5"), status, class_="failed"
        )
    texts = (
        record.title or "",
        record.issuer.name if record.issuer else "",
        str(len(record.programs)),
        written(record.budget) if record.budget else "",
        str(_fails(record)),
    )
    state = _state(entry)
    texts_named = zip(texts, names[1:], _COLUMNS[1:], strict=False)
    # On a narrow screen each cell stands on a line of its own, under its column's name.
    cells = [
        element(
            "td",
            text,
            lang="ko",
            data_label=heading if column not in ("title", "issuer") else None,
            class_="n" if column in _NUMBERS else None,
        )
        for text, heading, column in texts_named
    ]
    status = element("td", say(f"status.{state}", language), data_label=names[-1])
    is_conflicting = "1" if _fails(record) else None
    return element("tr", first, *cells, status, class_=state, data_fails=is_conflicting)


def _state(entry: Entry) -> str:
    """Return the status of a notice; a correction can only have made it partial since."""
    if entry.record is None:
        return "failed" if entry.status == "ok" else entry.status
    return "partial" if entry.record.partial else entry.status


def _fails(record: Record) -> int:
    return sum(check.status == "fails" for check in record.checks)
