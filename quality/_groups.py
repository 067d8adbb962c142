"""The groups of a record that are scored: for each, what the gold states and what the record has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from quality.normal import (
    Json,
    address,
    amount_or_text,
    deck_line,
    figure_family,
    figure_key,
    normal,
    phone_number,
    squashed,
)

SCALARS = ("kind", "title", "notice_number", "fiscal_year", "published")
PROGRAM_FIELDS = (
    "budget",
    "awards",
    "cap",
    "caps",
    "subsidy_ratio",
    "cost_sharing",
    "duration",
    "announcement",
    "application",
    "evaluation",
    "agreement",
    "term",
    "rounds",
    "benefits",
    "prizes",
    "division",
    "agency",
    "status",
)
# Fields that a wrong program is not blamed for, and those that a right one may state beyond the gold.
_FORGIVEN_OF_FALSE = frozenset({"status", "division", "agency"})
_FORGIVEN_OF_RIGHT = _FORGIVEN_OF_FALSE | {"caps", "cost_sharing", "rounds", "benefits", "prizes"}
_MARKS = ("bound", "per")
_SHORTEST_PART = 5
_LEAST_SHARE = 0.6


class Item(NamedTuple):
    """A value as it is compared, and where it is in its own record (a JSON Pointer)."""

    key: Hashable
    at: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Two sides of a group.

    Attributes:
        group: As the table names it.
        want: What the gold states.
        have: What the record has.
        complete: Whether what the record has beyond the gold counts against it.
        field: The field of a program, in groups that have fields.
    """

    group: str
    want: tuple[Item, ...]
    have: tuple[Item, ...]
    complete: bool
    field: str = ""


def _full(gold: Json, group: str) -> bool:
    return group in gold.get("exhaustive", [])


def _stated(value: Any) -> bool:
    return value not in (None, [], {})


# The head of a document.


def _header(gold: Json, record: Json) -> Iterator[Compared]:
    for name in SCALARS:
        if name in gold:
            have = record.get(name)
            yield _single((name, normal(gold[name])), have is not None, (name, normal(have)), name)
    if "subtitles" in gold:
        yield Compared("header", _lines(gold), _lines(record), complete=True)
    if "issuer" in gold:
        yield from _issuer(gold["issuer"], record.get("issuer") or {})
    if "release" in gold:
        for name in ("print", "online"):
            if name in gold["release"]:
                want, have = (
                    _day(gold["release"][name]),
                    _day((record.get("release") or {}).get(name)),
                )
                yield _single((name, want), bool(have), (name, have), f"release/{name}")


def _single(want: Hashable, present: bool, have: Hashable, at: str) -> Compared:  # noqa: FBT001 (whether it has it)
    got = (Item(have, f"/{at}"),) if present else ()
    return Compared("header", (Item(want, f"/{at}"),), got, complete=True)


def _lines(record: Json) -> tuple[Item, ...]:
    return tuple(
        Item(("subtitle", deck_line(line)), f"/subtitles/{index}")
        for index, line in enumerate(record.get("subtitles", []))
    )


def _issuer(want: Json, have: Json) -> Iterator[Compared]:
    name = have.get("name")
    yield _single(
        ("issuer", squashed(want["name"])), bool(name), ("issuer", squashed(name)), "issuer/name"
    )
    if "head" in want:
        head = have.get("head") or {}
        yield _single(
            ("head", squashed(want["head"]["name"])),
            bool(head),
            ("head", squashed(head.get("name", ""))),
            "issuer/head/name",
        )


def _day(moment: Any) -> Any:
    return moment.get("date") if isinstance(moment, dict) else moment


def _budget(gold: Json, record: Json) -> Iterator[Compared]:
    if "budget" in gold:
        have = record.get("budget")
        got = (Item(normal(have), "/budget"),) if have else ()
        yield Compared("budget", (Item(normal(gold["budget"]), "/budget"),), got, complete=True)


# Contacts.


def _contacts(gold: Json, record: Json) -> Iterator[Compared]:
    if "contacts" not in gold:
        return
    full = _full(gold, "contacts")
    yield Compared("contacts", _reached(gold), _reached(record), full)
    yield Compared("people", _people(gold), _people(record), full)
    if any(contact.get("programs") for contact in gold["contacts"]):
        yield Compared("contact programs", _served(gold), _served(record), full)


def _once(items: Iterator[Item]) -> tuple[Item, ...]:
    """Return the items, each key once: a number that is twice is one way to reach somebody."""
    first: dict[Hashable, Item] = {}
    for item in items:
        first.setdefault(item.key, item)
    return tuple(first.values())


def _reached(record: Json) -> tuple[Item, ...]:
    def rows() -> Iterator[Item]:
        for index, contact in enumerate(record.get("contacts", [])):
            who, at = squashed(contact.get("name", "")), f"/contacts/{index}"
            for number, phone in enumerate(contact.get("phones", [])):
                yield Item(("phone", who, phone_number(phone)), f"{at}/phones/{number}")
            for number, email in enumerate(contact.get("emails", [])):
                yield Item(("email", who, squashed(email)), f"{at}/emails/{number}")

    return _once(rows())


def _people(record: Json) -> tuple[Item, ...]:
    return _once(
        Item(
            (squashed(contact["name"]), squashed(contact.get("position", ""))),
            f"/contacts/{index}/name",
        )
        for index, contact in enumerate(record.get("contacts", []))
        if contact.get("name")
    )


def _served(record: Json) -> tuple[Item, ...]:
    names = {each["id"]: squashed(each["name"]) for each in record.get("programs", [])}
    return _once(
        Item((phone_number(phone), names.get(served, served)), f"/contacts/{index}/programs")
        for index, contact in enumerate(record.get("contacts", []))
        for phone in contact.get("phones", [])
        for served in contact.get("programs", [])
    )


# Programs.


def names_of(program: Json) -> set[str]:
    """Return the name and the aliases of a program, squashed."""
    return {squashed(program["name"])} | {squashed(alias) for alias in program.get("aliases", [])}


def _holds(one: str, other: str) -> bool:
    """True where one name lies within the other, which is not much longer."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST_PART and short in long and len(short) >= _LEAST_SHARE * len(long)


class Pair(NamedTuple):
    """A program of the gold with its place there, and the record's where it has one."""

    gold: Json
    at: int
    got: Json | None
    got_at: int


def aligned(gold: Json, record: Json) -> tuple[tuple[Pair, ...], tuple[int, ...]]:
    """Return each gold program with the record's, and the places of the record's that are left over.

    The name of the record's program equals the gold's name or one of its aliases, else one lies within the
    other; aliases of the record win nothing.
    """
    programs = record.get("programs", [])
    names = [squashed(program["name"]) for program in programs]
    left = list(range(len(programs)))
    pairs = []
    for index, program in enumerate(gold["programs"]):
        known = names_of(program)
        best = next((each for each in left if names[each] in known), None)
        if best is None:
            best = next(
                (each for each in left if any(_holds(name, names[each]) for name in known)), None
            )
        if best is not None:
            left.remove(best)
        got = programs[best] if best is not None else None
        pairs.append(Pair(program, index, got, -1 if best is None else best))
    return tuple(pairs), tuple(left)


def _programs(gold: Json, record: Json) -> Iterator[Compared]:
    if "programs" not in gold:
        return
    full = _full(gold, "programs")
    pairs, extra = aligned(gold, record)
    yield from _names(pairs, extra, record, complete=full)
    if full:
        yield from _claims(record, extra)
    for pair in pairs:
        yield from _terms(pair, complete=full)


def _names(
    pairs: tuple[Pair, ...], extra: tuple[int, ...], record: Json, *, complete: bool
) -> Iterator[Compared]:
    want = tuple(Item(squashed(pair.gold["name"]), f"/programs/{pair.at}/name") for pair in pairs)
    false = tuple(
        Item(squashed(record["programs"][index]["name"]), f"/programs/{index}/name")
        for index in extra
    )
    found = [pair for pair in pairs if pair.got is not None]
    near = tuple(
        Item(squashed(pair.gold["name"]), f"/programs/{pair.got_at}/name") for pair in found
    )
    exact = tuple(Item(_exactly(pair), f"/programs/{pair.got_at}/name") for pair in found)
    yield Compared("program names", want, (*near, *false), complete)
    yield Compared("names, exact", want, (*exact, *false), complete)


def _exactly(pair: Pair) -> str:
    got = squashed((pair.got or {})["name"])
    return squashed(pair.gold["name"]) if got in names_of(pair.gold) else got


def _claims(record: Json, extra: tuple[int, ...]) -> Iterator[Compared]:
    """Yield the terms of programs that are not."""
    for index in extra:
        program = record["programs"][index]
        for field in PROGRAM_FIELDS:
            if _stated(program.get(field)) and field not in _FORGIVEN_OF_FALSE:
                yield _field(field, (), (_term(program["name"], field, program, index),))


def _field(field: str, want: tuple[Item, ...], have: tuple[Item, ...]) -> Compared:
    return Compared("program fields", want, have, complete=True, field=field)


def _term(name: str, field: str, program: Json, index: int) -> Item:
    return Item((name, field, normal(program[field])), f"/programs/{index}/{field}")


def _terms(pair: Pair, *, complete: bool) -> Iterator[Compared]:
    """Yield the terms of a gold program with what the record says of it."""
    gold, got, name = pair.gold, pair.got or {}, pair.gold["name"]
    for field in PROGRAM_FIELDS:
        stated = _stated(got.get(field))
        have = (_term(name, field, got, pair.got_at),) if stated else ()
        if field in gold:
            yield _field(field, (_term(name, field, gold, pair.at),), have)
            if isinstance(gold[field], dict):
                yield Compared(
                    "bounds",
                    _bounds(name, field, gold, pair.at),
                    _bounds(name, field, got, pair.got_at),
                    complete=False,
                    field=field,
                )
        elif complete and have and field not in _FORGIVEN_OF_RIGHT:
            yield _field(field, (), have)


def _bounds(name: str, field: str, program: Json, index: int) -> tuple[Item, ...]:
    value = program.get(field)
    if not isinstance(value, dict):
        return ()
    return tuple(
        Item((name, field, mark, value[mark]), f"/programs/{index}/{field}")
        for mark in _MARKS
        if value.get(mark)
    )


# Lists of the document.

Key = Callable[[Any], Hashable]


def _change_key(change: Json) -> Hashable:
    return tuple(amount_or_text(change.get(side, "")) for side in ("before", "after"))


def _goal_key(goal: Json) -> Hashable:
    parts = (
        tuple(sorted(repr(normal(part["value"])) for part in breakdown))
        for breakdown in goal.get("breakdowns", [])
    )
    return (normal(goal["value"]), tuple(sorted(parts)))


_LISTS: dict[str, Key] = {
    "categories": lambda each: normal(each.get("budget")),
    "schedule": lambda each: (each["event"], squashed(each["period"]["interval"])),
    "changes": _change_key,
    "goals": _goal_key,
    "attachments": lambda each: squashed(each["title"]),
}


def _lists(gold: Json, record: Json) -> Iterator[Compared]:
    for group, key in _LISTS.items():
        if group in gold:
            yield Compared(
                group,
                _listed(gold, group, key),
                _listed(record, group, key),
                _full(gold, group),
            )


def _listed(record: Json, group: str, key: Key) -> tuple[Item, ...]:
    return tuple(
        Item(key(each), f"/{group}/{index}") for index, each in enumerate(record.get(group, []))
    )


def _links(gold: Json, record: Json) -> Iterator[Compared]:
    def targets(of: Json) -> tuple[Item, ...]:
        return _once(iter(_listed(of, "links", lambda each: address(each["url"]).lower())))

    if "links" in gold:
        yield Compared("links", targets(gold), targets(record), _full(gold, "links"))


def _absent(gold: Json, record: Json) -> Iterator[Compared]:
    def said(of: Json) -> tuple[Item, ...]:
        return tuple(
            Item((at.rsplit("/", 1)[-1], absence["meaning"]), at)
            for at, absence in of.get("stated_absent", {}).items()
        )

    if "stated_absent" in gold:
        yield Compared("stated absent", said(gold), said(record), _full(gold, "stated_absent"))


# Tables and figures.


def _tables(gold: Json, record: Json) -> Iterator[Compared]:
    if "tables" not in gold:
        return
    full = _full(gold, "tables")
    yield Compared("tables", *_grids(gold["tables"], record.get("tables", [])), full)
    want = _cells(gold)
    if want:
        yield Compared("cells", want, _cells(record), full)


def _grids(gold: list[Json], record: list[Json]) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Return the tables of both sides: one is found where a table has its body rows and, if stated, its columns.

    A table of the gold takes what it matches out of the record's, those without columns by their rows alone.
    """
    shapes = Counter(_shape(each) for each in record)
    rows = Counter(_shape(each)[0] for each in record)
    found = []
    for index, table in enumerate(gold):
        body, columns = _shape(table)
        if (rows[body] if columns is None else shapes[body, columns]) > 0:
            found.append(index)
            if columns is None:
                rows[body] -= 1
            else:
                shapes[body, columns] -= 1
    want = tuple(Item(index, f"/tables/{index}") for index in range(len(gold)))
    have = tuple(Item(index, "") for index in found)
    others = tuple(Item(-1 - index, "") for index in range(len(record) - len(found)))
    return want, (*have, *others)


def _shape(table: Json) -> tuple[int, int | None]:
    body = table.get("body_rows", table.get("n_rows", 0) - table.get("header_rows", 0))
    return body, table.get("n_cols")


def _cells(record: Json) -> tuple[Item, ...]:
    return tuple(
        Item(squashed(cell["text"]), f"/tables/{index}/cells/{number}")
        for index, table in enumerate(record.get("tables", []))
        for number, cell in enumerate(table.get("cells", []))
        if squashed(cell["text"])
    )


def _figures(gold: Json, record: Json) -> Iterator[Compared]:
    if "figures" not in gold:
        return
    families = {figure_family(figure["kind"]) for figure in gold["figures"]}
    families |= {
        group.split(":")[1] for group in gold.get("exhaustive", []) if group.startswith("figures:")
    }
    for family in sorted(families):
        full = _full(gold, f"figures:{family}") or _full(gold, "figures")
        yield Compared(
            f"figures:{family}", _of_family(gold, family), _of_family(record, family), full
        )


def _of_family(record: Json, family: str) -> tuple[Item, ...]:
    return tuple(
        Item(figure_key(figure), f"/figures/{index}")
        for index, figure in enumerate(record.get("figures", []))
        if figure_family(figure["kind"]) == family
    )


GROUPS: tuple[Callable[[Json, Json], Iterator[Compared]], ...] = (
    _header,
    _budget,
    _contacts,
    _programs,
    _lists,
    _links,
    _absent,
    _tables,
    _figures,
)
