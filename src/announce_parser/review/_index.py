"""The index of many pages: status, totals, failed checks, and a search over all of them."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from announce_parser.messages import Language, say
from announce_parser.review._markup import as_html, element, head
from announce_parser.review._page import digest
from announce_parser.review._words import said
from announce_parser.values import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.record import Record
    from announce_parser.review._markup import Element


@dataclass(frozen=True, slots=True)
class Entry:
    """One notice of the index.

    Attributes:
        name: The source as given.
        page: Where its page stands, relative to the index; None where it could not be read.
        record: Its record; None likewise.
        reason: Why it could not be read.
    """

    name: str
    page: str | None
    record: Record | None
    reason: str = ""


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
    columns = ("file", "title", "issuer", "programs", "budget", "fails", "status")
    headings = [element("th", said(f"col_{name}", language), scope="col") for name in columns]
    title = said("title", language)
    search = said("search", language)
    root = element(
        "html",
        head(title, style, policy),
        element(
            "body",
            element(
                "header",
                element("h1", title),
                element("p", said("total", language, count=len(entries))),
                element("input", type="search", id="search", placeholder=search, aria_label=search),
            ),
            element("main", _listed(entries, headings, language), class_="index"),
        ),
        element("script", script),
        lang=language,
    )
    return b"<!doctype html>\n" + as_html(root) + b"\n"


def _listed(entries: Sequence[Entry], head: list[Element], language: Language) -> Element:
    table = element(
        "table",
        element("thead", element("tr", *head)),
        element("tbody", *(_row(entry, language) for entry in entries)),
    )
    title = said("title", language)
    return element("div", table, class_="scroll", tabindex="0", role="region", aria_label=title)


def _row(entry: Entry, language: Language) -> Element:
    record = entry.record
    name = element("a", entry.name, href=entry.page) if entry.page else entry.name
    if record is None:
        cells = [element("td", name), element("td", entry.reason, colspan="5")]
        state = "failed"
    else:
        fails = sum(check.status == "fails" for check in record.checks)
        budget = written(record.budget) if record.budget else ""
        texts = (
            record.title or "",
            record.issuer.name if record.issuer else "",
            str(len(record.programs)),
            budget,
            str(fails),
        )
        cells = [element("td", name), *(element("td", text, lang="ko") for text in texts)]
        state = "partial" if record.partial else "ok"
    return element("tr", *cells, element("td", say(f"status.{state}", language)), class_=state)
