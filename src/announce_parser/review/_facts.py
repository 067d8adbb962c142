"""The record side: masthead, programs, contacts, schedule, changes, checks and figures, each value a button."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from announce_parser.messages import label, term
from announce_parser.pointers import pointer
from announce_parser.pointers import steps as steps_of
from announce_parser.record import Correction
from announce_parser.review._charts import budgets, moves_table, side_by_side, time_line
from announce_parser.review._doubts import DOUBT
from announce_parser.review._markup import Element, element
from announce_parser.review._proofs import Proofs
from announce_parser.review._words import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.compare import Comparison
    from announce_parser.messages import Language
    from announce_parser.record import Record
    from announce_parser.review._marks import Marks

_MASTHEAD: Final = (
    "title",
    "subtitles",
    "kind",
    "notice_number",
    "other_notice_numbers",
    "revision",
    "fiscal_year",
    "issuer",
    "co_issuers",
    "releasing_body",
    "published",
    "release",
    "budget",
    "funding",
    "categories",
    "organizations",
    "goals",
)
PROGRAM_COLUMNS: Final = (
    "name",
    "budget",
    "awards",
    "cap",
    "subsidy_ratio",
    "duration",
    "announcement",
    "application",
    "evaluation",
)
# What a type of a program states itself is in the column of the program's own value; column → its name in ``Terms``.
_BY_TYPE: Final = {
    "budget": "budget",
    "awards": "awards",
    "cap": "cap",
    "subsidy_ratio": "ratio",
    "duration": "duration",
}
_CONTACT_COLUMNS: Final = (
    "organization",
    "division",
    "region",
    "role",
    "position",
    "name",
    "phones",
    "emails",
    "programs",
)
_SCHEDULE_COLUMNS: Final = ("event", "program", "period", "place", "text")
_CHANGE_COLUMNS: Final = ("subject", "before", "after", "percent", "text")
_LISTS: Final = ("footnotes", "links", "attachments", "related")
_TERMS: Final = (
    "kind",
    "status",
    "event",
    "type",
    "vat",
)  # values that are words of the contract, not of the notice
_INNER: Final = ("id", "block")  # how parts of a record name each other


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """The record as the page shows it; ``against`` an older one where two are compared."""

    record: Record
    plain: dict[str, Any]
    marks: Marks
    language: Language
    against: Comparison | None = None

    def view(self) -> Element:
        """Return the record side."""
        parts: tuple[Element | None, ...] = (
            self._masthead(),
            self._programs(),
            budgets(self.record, self.language),
            time_line(self.record, self.language),
            side_by_side(self.against, self.language) if self.against else None,
            moves_table(self.against, self.language) if self.against else None,
            self._table("contacts", _CONTACT_COLUMNS),
            self._table("schedule", _SCHEDULE_COLUMNS),
            self._table("changes", _CHANGE_COLUMNS),
            *(self._list(field) for field in _LISTS),
            self._checks(),
            self._figures(),
        )
        return element("section", self._contents(parts), *parts, class_="record", lang="ko")

    def _contents(self, parts: tuple[Element | None, ...]) -> Element:
        """Return links to the parts of the record, each by its heading and its count."""
        links = []
        for part in parts:
            if part is None:
                continue
            heading = part.find("h2")
            title = part.find(".//caption") if heading is None else heading
            failing = part.get("id") == "s-checks" and self.marks.failing
            words_shown = " ".join("".join(title.itertext()).split())
            links.append(
                element(
                    "a",
                    f"{words_shown} ✗" if failing else words_shown,
                    href=f"#{part.get('id')}",
                    class_="failing" if failing else None,
                )
            )
        return element("nav", *links, class_="contents", aria_label=self.say("contents"))

    def say(self, message: str, **values: object) -> str:
        """Return a message in the page's language."""
        return said(message, self.language, **values)

    def value(self, node: Any, steps: tuple[str | int, ...]) -> Element:
        """Return a value: a button where the record knows its place, else its parts, else its words."""
        if steps[-1] == "programs" and isinstance(node, list):
            return element("span", self._program_names(node))
        if steps[-1] == "category":
            names = {one.id: one.name for one in self.record.categories}
            return element("span", names.get(node, node))
        at = pointer(steps)
        if (node is True) or (steps[-1] in _TERMS and isinstance(node, str)):
            shown = self.say("yes") if node is True else term(node, self.language)
            return self._button(shown, at, self.marks.of_values.get(at, ()))
        numbers = self.marks.of_values.get(at)
        is_plain = not isinstance(node, (dict, list)) or (
            "text" in node and at not in self.marks.above
        )
        if numbers is not None or is_plain:
            return self._button(words(node), at, numbers or ())
        if isinstance(node, list):
            items = [element("li", self.value(one, (*steps, i))) for i, one in enumerate(node)]
            return element("ul", *items)
        rows = []
        for key, child in node.items():
            if key not in _INNER and child != []:
                rows.append(element("dt", label(key, self.language)))
                rows.append(element("dd", self.value(child, (*steps, key))))
        return element("dl", *rows)

    def _button(self, shown: str, at: str, numbers: tuple[int, ...]) -> Element:
        confidence = self.record.confidence.get(at)
        is_hidden = not self.marks.hidden.isdisjoint(numbers)
        return element(
            "button",
            "●●●" if is_hidden else shown,
            type="button",
            class_="v",
            data_at=at,
            data_m=" ".join(map(str, numbers)) or None,
            data_doubt="1" if confidence is not None and confidence < DOUBT else None,
            data_failed="1" if at in self.marks.failing else None,
            data_person="1" if self._is_by_person(at) else None,
        )

    def _is_by_person(self, at: str) -> bool:
        """Return whether a person put the value there or looked at it, or at the item that it is part of."""
        steps = steps_of(at)
        wholes = (pointer(steps[:length]) for length in range(2, len(steps)))
        known = self.record.provenance
        return any(
            isinstance(one, Correction) for way in (at, *wholes) for one in known.get(way, ())
        )

    def _section(self, field: str, *children: object, count: int | None = None) -> Element:
        number = element("span", str(count), class_="count") if count is not None else None
        heading = element("h2", label(field, self.language), " ", number)
        return element("section", heading, *children, id=f"s-{field}")

    def _masthead(self) -> Element:
        rows = []
        for field in _MASTHEAD:
            if self.plain.get(field) not in (None, []):
                rows.append(element("dt", label(field, self.language)))
                rows.append(element("dd", self.value(self.plain[field], (field,))))
        heading = element("h2", self.say("masthead"))
        return element("section", heading, element("dl", *rows), id="s-masthead")

    def _programs(self) -> Element | None:
        if not self.plain["programs"]:
            return None
        table = self._grid("programs", PROGRAM_COLUMNS)
        rest = element("div", *self._further(), class_="rest")
        count = len(self.plain["programs"])
        return self._section("programs", table, rest, count=count)

    def _further(self) -> Iterator[Element]:
        """Yield, folded away, what the table of programs has no column for."""
        for number, program in enumerate(self.plain["programs"]):
            others = {
                name: node
                for name, node in program.items()
                if name not in (*PROGRAM_COLUMNS, "id") and node != []
            }
            if not any(one["cost_sharing"] for one in others.get("caps", ())):
                others.pop("caps", None)  # they are in the table
            if others:
                summary = element("summary", program["name"])
                yield element("details", summary, self.value(others, ("programs", number)))

    def _table(self, field: str, columns: tuple[str, ...]) -> Element | None:
        if not self.plain[field]:
            return None
        return self._section(field, self._grid(field, columns), count=len(self.plain[field]))

    def _list(self, field: str) -> Element | None:
        rows = self.plain[field]
        return self._section(field, self.value(rows, (field,)), count=len(rows)) if rows else None

    def _grid(self, field: str, columns: tuple[str, ...]) -> Element:
        rows = self.plain[field]
        used = [
            name
            for name in columns
            if any(self._is_stated(row, name) for row in rows) and not self._is_plain(name)
        ]
        head = element(
            "tr", *(element("th", label(name, self.language), scope="col") for name in used)
        )
        body = [
            element("tr", *(self._cell(row, name, (field, number)) for name in used))
            for number, row in enumerate(rows)
        ]
        table = element("table", element("thead", head), element("tbody", *body))
        return element(
            "div",
            table,
            class_="scroll",
            tabindex="0",
            role="region",
            aria_label=label(field, self.language),
        )

    def _is_stated(self, row: dict[str, Any], name: str) -> bool:
        """Return whether a row, or a type of its program, states a column."""
        by_type = any(_BY_TYPE.get(name) in terms for terms in row.get("caps", ()))
        return row.get(name) not in (None, []) or by_type

    def _is_plain(self, column: str) -> bool:
        """Return whether a column would say the same in every row: which programs, where there is one."""
        return column == "programs" and len(self.record.programs) == 1

    def _cell(self, row: dict[str, Any], name: str, steps: tuple[str | int, ...]) -> Element:
        node = row.get(name)
        if name in _BY_TYPE and self._is_stated(row, name) and row.get("caps"):
            return element("td", *self._by_type(row, name, steps))
        if node in (None, []):
            absent = self.record.stated_absent.get(pointer((*steps, name)))
            return element("td", absent.text if absent else "")
        if name in {"programs", "program"}:
            return element("td", self._program_names(node if isinstance(node, list) else [node]))
        return element("td", self.value(node, (*steps, name)))

    def _by_type(
        self, row: dict[str, Any], name: str, steps: tuple[str | int, ...]
    ) -> Iterator[Element]:
        """Yield a program's own value, and under it that of each of its types: ``기초 0.3억원``."""
        if name in row:
            yield self.value(row[name], (*steps, name))
        own = _BY_TYPE[name]
        types = [
            element(
                "li",
                self.value(terms["label"], (*steps, "caps", number, "label")),
                " ",
                self.value(terms[own], (*steps, "caps", number, own)),
            )
            for number, terms in enumerate(row["caps"])
            if own in terms
        ]
        if types:
            yield element("ul", *types)

    def _program_names(self, ids: list[str]) -> str:
        names = {program.id: program.name for program in self.record.programs}
        return ", ".join(names.get(one, one) for one in ids)

    def _checks(self) -> Element:
        items = Proofs(self.record, self.plain, self.marks, self.language).items()
        failing = sum(check.status == "fails" for check in self.record.checks)
        summary = self.say("checks", fails=failing, total=len(items))
        listed = element("ol", *items, class_="checks")
        return self._section("checks", element("p", summary), listed, count=failing)

    def _figures(self) -> Element:
        unplaced = set(self.record.unplaced)
        items = [
            element(
                "li",
                element(
                    "button",
                    self._shown(figure.id, figure.text),
                    type="button",
                    class_="fig",
                    data_m=self.marks.of_figures[figure.id],
                ),
                element("small", f" {self._sort(figure.kind, figure.role)}"),
                data_kind=figure.kind,
                data_role=figure.role,
                data_unplaced="1" if figure.id in unplaced else None,
                data_doubt="1" if figure.confidence < DOUBT else None,
                data_failed="1" if self._is_contradicted(figure.id) else None,
            )
            for figure in self.record.figures
        ]
        filters = element("div", *self._filters(), class_="filters")
        listed = element("ol", *items, class_="figures")
        return self._section("figures", filters, listed, count=len(items))

    def _sort(self, kind: str, role: str | None) -> str:
        return " · ".join(term(one, self.language) for one in (kind, role) if one)

    def _shown(self, figure: str, text: str) -> str:
        return "●●●" if self.marks.of_figures[figure] in self.marks.hidden else text

    def _is_contradicted(self, figure: str) -> bool:
        return self.marks.of_figures[figure] in self.marks.contradicted

    def _filters(self) -> Iterator[Element]:
        kinds: list[str] = sorted({figure.kind for figure in self.record.figures})
        roles: list[str] = sorted({one.role for one in self.record.figures if one.role})
        for name, choices in {"kind": kinds, "role": roles}.items():
            options = [element("option", self.say(f"all_{name}s"), value="")]
            options += [element("option", term(one, self.language), value=one) for one in choices]
            yield element(
                "select", *options, id=f"filter-{name}", aria_label=self.say(f"all_{name}s")
            )
        for name in ("unplaced", "doubt", "failed"):
            box = element("input", type="checkbox", id=f"filter-{name}")
            yield element("label", box, " ", self.say(name))


def words(node: Any) -> str:
    """Return a value as a person reads it: its text, with the unit where that was outside."""
    if isinstance(node, dict):
        if "national" in node and _digits(node["national"]) != _digits(node["text"]):
            return str(node["national"])  # one of several that 053-210-9552~6 stands for
        if "text" in node:
            unit = node.get("unit") or ""
            text = str(node["text"])
            is_count = "value" in node or "undisclosed" in node or "min_value" in node
            bare = unit and unit not in text and not is_count
            return f"{text}{unit}" if bare else text
        known = [node[key] for key in ("name", "title", "label", "party", "marker") if key in node]
        if not known:
            return ", ".join(words(one) for one in node.values())
        return " ".join([str(known[0]), *_amounts(node)])
    if isinstance(node, list):
        return ", ".join(words(one) for one in node)
    return str(node)


def _amounts(node: dict[str, Any]) -> Iterator[str]:
    """Yield what a named part comes to: 국비 ``100억원``, 정부 ``30%``, 기초 ``200``."""
    for key, part in node.items():
        if isinstance(part, dict) and "text" in part:
            yield words(part)
        elif key in ("percent", "value") and isinstance(part, (int, float)):
            yield f"{part:,}{'%' if key == 'percent' else ''}"


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
