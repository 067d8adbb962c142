"""The form of a served page: a person accepts, corrects, adds, removes, joins or parts what a record says, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from announce_parser.messages import label, term
from announce_parser.record import Program, Record
from announce_parser.review._doubts import sure_of
from announce_parser.review._editing import OF_PROGRAM, OF_RECORD, choices_at, typed_fields
from announce_parser.review._markup import Element, address, element
from announce_parser.review._words import said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from announce_parser.corrections import Amendment
    from announce_parser.messages import Language

_ACTIONS: Final = ("accept", "replace", "add", "remove", "merge", "split", "accept_all")
_ASIDE: Final = ("to_merge", "to_split")  # open the form for what one program has to do with others
_CLOSED: Final = {
    "kind": "/kind",
    "status": "/programs/-/status",
    "vat": "/programs/-/vat",
    "event": "/schedule/-/event",
}
_QUICK: Final = ("programs", "contacts", "schedule")  # what has a button of its own


@dataclass(frozen=True, slots=True)
class Served:
    """How a page reaches the desk that it lies on.

    Attributes:
        base: Path of the index, token and all.
        page: The page's own name beneath it.
        csrf: Sent back with what writes.
        revision: Digest of the record that is shown.
        can_be_golden: Whether the desk takes goldens.
        last: The last correction of the notice that holds.
    """

    base: str
    page: str
    csrf: str
    revision: str
    can_be_golden: bool
    last: Amendment | None

    def plain(self, record: Record, language: Language) -> dict[str, Any]:
        """Return what the page's script asks for."""
        programs = [[one.id, one.name] for one in record.programs]
        parts: list[Record | Program] = [record, *record.programs]
        return {
            "base": self.base,
            "address": address(self.page),
            "csrf": self.csrf,
            "revision": self.revision,
            "fields": {
                "record": _named(typed_fields(Record), language),
                "program": _named(typed_fields(Program), language),
            },
            "names": dict(_named(Program.model_fields, language)),
            "items": {
                "record": _items(OF_RECORD, language),
                "program": _items(OF_PROGRAM, language),
            },
            "present": [
                [name for name in typed_fields(type(part)) if getattr(part, name) is not None]
                for part in parts
            ],
            "choices": {
                **{
                    name: [[one, term(one, language)] for one in choices_at(at)]
                    for name, at in _CLOSED.items()
                },
                "program": programs,
                "programs": programs,
            },
            "last": None if self.last is None else [self.last.path, self.last.note],
        }


def form(record: Record, language: Language) -> Element:
    """Return the form; the script fills in what it is about, and hides what does not apply."""
    parts = [element("option", said("masthead", language), value="")]
    parts += [
        element("option", program.name, value=f"/programs/{number}")
        for number, program in enumerate(record.programs)
    ]
    where = element(
        "div",
        element("select", *parts, id="add-part", aria_label=label("program", language)),
        " ",
        element("select", id="add-field", aria_label=said("field", language)),
        " ",
        _button("row", language, hidden="hidden"),
        id="add-where",
        hidden="hidden",
    )
    return element(
        "form",
        where,
        element(
            "label",
            element("span", said("new_value", language), id="words-name"),
            " ",
            element("input", id="words", autocomplete="off"),
            element("select", id="choice", hidden="hidden"),
        ),
        element("div", id="parts", hidden="hidden"),
        element("p", id="shown-at", class_="reads"),
        element("p", id="reads", class_="reads", aria_live="polite"),
        element(
            "label",
            said("note", language),
            " ",
            element("input", id="note", autocomplete="off"),
        ),
        element(
            "p",
            *(_button(one, language, data_op=one) for one in _ACTIONS),
            *(_button(one, language, data_aside=one) for one in _ASIDE),
            class_="actions",
        ),
        element("p", id="fault", role="alert"),
        id="amend",
        aria_label=said("correction", language),
    )


def tools(record: Record, served: Served, language: Language) -> Element:
    """Return the desk's buttons: what is added, taken back, taken at once, looked at next."""
    sure = len(sure_of(record))
    adding = [
        _button(f"add_{name}", language, id_=f"adding-{name}", data_add=name) for name in _QUICK
    ]
    return element(
        "div",
        _button("add_value", language, id_="adding", data_add=""),
        *adding,
        _button("undo", language, id_="undo", disabled=None if served.last else "disabled"),
        _button("sure", language, id_="sure", count=sure, disabled=None if sure else "disabled"),
        _button("queue", language, count="…"),
        element("a", said("to_index", language), href=served.base),
        golden_form(language) if served.can_be_golden else None,
        class_="tools desk",
    )


def golden_form(language: Language) -> Element:
    """Return the form that accepts the record as a golden."""
    why = said("note", language)
    return element(
        "form",
        element("input", id="golden-note", aria_label=why, placeholder=why, autocomplete="off"),
        " ",
        element("button", said("make_golden", language), class_="act"),
        " ",
        element("span", id="golden-said", role="status"),
        id="golden",
    )


def _button(
    name: str, language: Language, *, id_: str = "", count: int | str = 0, **more: str | None
) -> Element:
    words = said(name, language, count=count)
    return element("button", words, type="button", class_="act", id=id_ or name, **more)


def _named(names: Iterable[str], language: Language) -> list[list[str]]:
    return [[name, label(name, language)] for name in names]


def _items(lists: dict[str, tuple[str, ...]], language: Language) -> dict[str, list[Any]]:
    """Return for each list what it is called, and the fields of an item of it."""
    return {
        name: [label(name, language), [[one, label(one or name, language)] for one in fields]]
        for name, fields in lists.items()
    }
