"""The page of one notice, whole: markup, style, script, data; nothing is loaded from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Final

from announce_parser.review._backlog import Backlog
from announce_parser.review._data import Data
from announce_parser.review._facts import RecordFacts
from announce_parser.review._form import form, tools
from announce_parser.review._marks import Marks, marks_of
from announce_parser.review._markup import Element, as_html, element, head
from announce_parser.review._reading import reading_view
from announce_parser.review._sheets import sheets
from announce_parser.review._words import said

if TYPE_CHECKING:
    from announce_parser.compare import Comparison
    from announce_parser.messages import Language
    from announce_parser.record import Record
    from announce_parser.review._form import Served
    from announce_parser.review._sheets import PageKey, PagePicture

_PERSONAL: Final = ("name", "phones", "emails")


@dataclass(frozen=True, slots=True)
class PageSetting:
    """How a page is shown.

    Attributes:
        language: Of labels; the document's own words stay as they are.
        without_people: Whether officials' names, numbers and addresses are left out, on both sides and
            in the pictures.
        served: How its form reaches the desk; None for a page that only shows.
        pictures: Pages that were drawn already, kept between two pages of one notice; None keeps none.
        against: What changed since an older notice, shown beside the record.
    """

    language: Language
    without_people: bool = False
    served: Served | None = None
    pictures: dict[PageKey, PagePicture] | None = None
    against: Comparison | None = None


def page(record: Record, source: bytes | None, setting: PageSetting) -> bytes:
    """Return the page of a record as HTML in UTF-8.

    Args:
        record: What is reviewed.
        source: The bytes of a PDF, whose pages are shown as pictures; None for other formats.
        setting: How it is shown.
    """
    marks = marks_of(record)
    if setting.without_people:
        marks.hidden.update(_people(record, marks))
    facts = RecordFacts(record, record.to_dict(), marks, setting.language, setting.against)
    record_side = facts.view()
    reading = reading_view(record, marks)
    drawn = (
        () if source is None else sheets(source, record, marks, setting.language, setting.pictures)
    )
    pictures = list(drawn)
    backlog = Backlog()
    backlog.shorten(record_side)
    backlog.lift(pictures)
    names = ("page.js",) if setting.served is None else ("page.js", "desk.js")
    style, *scripts = (_asset(name) for name in ("page.css", *names))
    served = setting.served.plain(record, setting.language) if setting.served else None
    data = Data(facts, backlog.packed(), served).as_json()
    root = element(
        "html",
        _head(record, setting, style, scripts),
        _body(facts, setting, (reading, pictures, record_side)),
        element("script", data, type="application/json", id="data"),
        *(element("script", script) for script in scripts),
        lang=setting.language,
    )
    return b"<!doctype html>\n" + as_html(root) + b"\n"


def _head(record: Record, setting: PageSetting, style: str, scripts: list[str]) -> Element:
    hashes = " ".join(f"'{digest(script)}'" for script in scripts)
    reach = "" if setting.served is None else " connect-src 'self';"
    policy = (
        f"default-src 'none'; img-src data:; style-src '{digest(style)}'; script-src {hashes};{reach}"
        " base-uri 'none'; form-action 'none'"
    )
    title = f"{record.title or record.source.filename} – {said('title', setting.language)}"
    return head(title, style, policy)


def _body(
    facts: RecordFacts, setting: PageSetting, sides: tuple[Element, list[Element], Element]
) -> Element:
    reading, pictures, record_side = sides
    tabs = None
    if pictures:
        tabs = element(
            "div",
            _tab("pages", facts.say("pages"), is_chosen=True),
            _tab("text", facts.say("text"), is_chosen=False),
            role="tablist",
            aria_label=facts.say("document"),
        )
        larger = [_zoom(by, facts.say(name)) for by, name in ((-1, "smaller"), (1, "larger"))]
        tabs = element("div", tabs, element("div", *larger, class_="zooms"), class_="views")
        reading.set("hidden", "hidden")
    reading.set("id", "text")
    shown = element("div", *pictures, id="pages", class_="pages") if pictures else None
    document = facts.say("document")
    parts = {"class_": "document", "aria_label": document, "tabindex": "0"}
    return element(
        "body",
        _header(facts, setting),
        element(
            "main",
            element("section", tabs, shown, reading, **parts),
            element(
                "section", record_side, class_="side", aria_label=facts.say("record"), tabindex="0"
            ),
            element(
                "aside",
                element("button", "×", type="button", id="close", aria_label=facts.say("close")),
                element("div", id="shown", aria_live="polite"),
                form(facts.record, setting.language) if setting.served else None,
                id="panel",
                aria_label=facts.say("places"),
                hidden="hidden",
            ),
        ),
        class_="review served" if setting.served else "review",
    )


def _header(facts: RecordFacts, setting: PageSetting) -> Element:
    counts = facts.say(
        "counts",
        programs=len(facts.record.programs),
        figures=len(facts.record.figures),
        unplaced=len(facts.record.unplaced),
        fails=sum(check.status == "fails" for check in facts.record.checks),
    )
    words = facts.say("search")
    served = setting.served
    return element(
        "header",
        element(
            "div",
            element("h1", facts.record.title or facts.record.source.filename, lang="ko"),
            element("p", f"{facts.record.source.filename} · {counts}"),
            element("p", facts.say("desk_keys" if served else "keys"), class_="keys"),
        ),
        element(
            "div",
            element("input", type="search", id="search", placeholder=words, aria_label=words),
            class_="tools",
        ),
        tools(facts.record, served, setting.language) if served else None,
    )


def _tab(target: str, words: str, *, is_chosen: bool) -> Element:
    return element(
        "button",
        words,
        type="button",
        role="tab",
        aria_selected="true" if is_chosen else "false",
        aria_controls=target,
        data_tab=target,
    )


def _zoom(by: int, words: str) -> Element:
    sign = "＋" if by > 0 else "－"
    return element("button", sign, type="button", class_="act", aria_label=words, data_zoom=by)


def _people(record: Record, marks: Marks) -> set[int]:
    """Return the marks of officials' names, numbers and addresses."""
    pointers = {
        f"/contacts/{number}/{field}"
        for number in range(len(record.contacts))
        for field in _PERSONAL
    }
    found = {
        number
        for at, numbers in marks.of_values.items()
        if any(at == one or at.startswith(f"{one}/") for one in pointers)
        for number in numbers
    }
    return found | {
        marks.of_figures[figure.id]
        for figure in record.figures
        if figure.kind in ("phone", "email")
    }


def digest(text: str) -> str:
    """Return a text's hash as a Content-Security-Policy names it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _asset(name: str) -> str:
    return resources.files("announce_parser.review").joinpath(name).read_text("utf-8")
