"""The form of a served page: a person accepts, corrects, adds or removes a value, and says why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from announce_parser.messages import label
from announce_parser.review._editing import absent_fields
from announce_parser.review._markup import Element, address, element
from announce_parser.review._words import said

if TYPE_CHECKING:
    from announce_parser.messages import Language
    from announce_parser.record import Record

_ACTIONS: Final = ("accept", "replace", "add", "remove")


@dataclass(frozen=True, slots=True)
class Served:
    """How a page reaches the desk that it lies on.

    Attributes:
        base: Path of the index, token and all.
        page: The page's own name beneath it.
        csrf: Sent back with what writes.
        revision: Digest of the record that is shown.
        can_be_golden: Whether the desk takes goldens.
    """

    base: str
    page: str
    csrf: str
    revision: str
    can_be_golden: bool

    def plain(self, record: Record, language: Language) -> dict[str, Any]:
        """Return what the page's script asks for."""
        return {
            "base": self.base,
            "address": address(self.page),
            "csrf": self.csrf,
            "revision": self.revision,
            "absent": {
                at: [[name, label(name, language)] for name in names]
                for at, names in absent_fields(record).items()
            },
        }


def form(record: Record, language: Language) -> Element:
    """Return the form; the script fills in which value it is about, and hides what does not apply."""
    parts = [element("option", said("masthead", language), value="")]
    parts += [
        element("option", program.name, value=f"/programs/{number}")
        for number, program in enumerate(record.programs)
    ]
    where = element(
        "div",
        element("select", *parts, id="add-part", aria_label=label("program", language)),
        element("select", id="add-field", aria_label=said("field", language)),
        id="add-where",
        hidden="hidden",
    )
    return element(
        "form",
        where,
        element(
            "label",
            said("new_value", language),
            " ",
            element("input", id="words", autocomplete="off"),
        ),
        element("p", id="reads", class_="reads", aria_live="polite"),
        element(
            "label", said("note", language), " ", element("input", id="note", autocomplete="off")
        ),
        element("p", *(_action(one, language) for one in _ACTIONS), class_="actions"),
        element("p", id="fault", role="alert"),
        id="amend",
        aria_label=said("correction", language),
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


def _action(name: str, language: Language) -> Element:
    return element("button", said(name, language), type="button", class_="act", data_op=name)
