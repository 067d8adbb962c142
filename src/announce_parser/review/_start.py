"""The start page of a year: what there is, which notices need a look, what closes next."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from announce_parser.messages import say
from announce_parser.review._markup import address, as_html, element, head
from announce_parser.review._page import digest

if TYPE_CHECKING:
    from announce_parser.messages import Language
    from announce_parser.review._markup import Element


@dataclass(frozen=True, slots=True)
class Start:
    """What the page shows, in words already.

    Attributes:
        links: Words and where they lead.
        totals: Words and counts.
        doubts: Name of a notice, its page, why it needs a look.
        windows: Days left, last day, program, most a recipient gets, name of the notice, its page; soonest first.
        open: How many windows there are in all.
    """

    links: tuple[tuple[str, str], ...]
    totals: tuple[tuple[str, int], ...]
    doubts: tuple[tuple[str, str | None, tuple[str, ...]], ...]
    windows: tuple[tuple[int | None, str, str, str, str, str], ...]
    open: int


def start(shown: Start, language: Language) -> bytes:
    """Return the page as HTML in UTF-8; it runs and loads nothing."""
    style = resources.files("announce_parser.review").joinpath("page.css").read_text("utf-8")
    policy = f"default-src 'none'; style-src '{digest(style)}'; base-uri 'none'"
    title = say("year.title", language)
    links = [element("li", element("a", words, href=href)) for words, href in shown.links]
    totals = [
        part
        for words, count in shown.totals
        for part in (element("dt", words), element("dd", f"{count:,}"))
    ]
    root = element(
        "html",
        head(title, style, policy),
        element(
            "body",
            element("header", element("h1", title)),
            element(
                "main",
                element("ul", *links),
                element("dl", *totals),
                _doubts(shown, language),
                _windows(shown, language),
                class_="start",
            ),
        ),
        lang=language,
    )
    return b"<!doctype html>\n" + as_html(root) + b"\n"


def _doubts(shown: Start, language: Language) -> Element:
    items = []
    for name, page, reasons in shown.doubts:
        linked = element("a", name, href=address(page)) if page else name
        why = element("ul", *(element("li", reason) for reason in reasons), lang="ko")
        items.append(element("li", linked, why))
    none = None if items else element("p", say("year.none_to_look_at", language))
    heading = element("h2", say("year.to_look_at", language))
    return element("section", heading, element("ol", *items) if items else none)


def _windows(shown: Start, language: Language) -> Element:
    columns = ("left", "last", "program", "most", "notice")
    names = [say(f"year.col_{name}", language) for name in columns]
    rows = []
    for left, *cells, notice, page in shown.windows:
        days = "" if left is None else f"D-{left}"
        texts = (days, *cells)
        rows.append(
            element(
                "tr",
                *(
                    element("td", text, data_label=name)
                    for text, name in zip(texts, names, strict=False)
                ),
                element("td", element("a", notice, href=address(page)), data_label=names[-1]),
                lang="ko",
            )
        )
    head_row = element("tr", *(element("th", name, scope="col") for name in names))
    table = element("table", element("thead", head_row), element("tbody", *rows))
    heading = say("year.closing", language, count=shown.open)
    return element("section", element("h2", heading), table if rows else None)
