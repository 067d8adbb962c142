"""Lines applied to a record, one after the other; what no longer fits is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from announce_parser import pointers
from announce_parser.corrections._lines import stale, standing
from announce_parser.corrections._programs import merge, split
from announce_parser.corrections._said import accept, forget, note, shift, unrefer
from announce_parser.errors import StaleCorrection
from announce_parser.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from announce_parser.corrections._lines import Amendment

# What the program keeps about a record, no one's to correct.
_CLOSED: Final = (
    "source",
    "schema_version",
    "blocks",
    "figures",
    "checks",
    "provenance",
    "confidence",
)
_OF_PROGRAMS: Final = {"merge": merge, "split": split}


def apply(record: Record, amendments: Iterable[Amendment]) -> Record:
    """Return the record as corrected by the lines that are about its document and hold, in their order.

    The provenance of a corrected value is the place that the person showed, the person's note, and what
    was there before.

    Raises:
        StaleCorrection: A path leads nowhere, ``was`` is another value than the record's, or the corrected
            record does not follow the contract.
    """
    own = standing(amendments, record.source.sha256)
    if not own:
        return record
    plain = record.to_dict()
    for one in own:
        _apply(plain, one)
    try:
        return Record.from_json(json.dumps(plain, ensure_ascii=False))
    except ValueError as error:
        reason = str(error).replace("\n", " ")
        raise StaleCorrection(f"the corrected record breaks the contract: {reason}") from error


def _apply(plain: dict[str, Any], one: Amendment) -> None:
    if one.op == "accept":
        _accept_all(plain, one)
        return
    *above, last = _steps(one)
    try:
        parent = pointers.follow(plain, pointers.pointer(above))
    except KeyError as error:
        raise stale(one, "the path leads nowhere") from error
    before = _before(parent, last, one)
    seen = before.get("name") if one.op in _OF_PROGRAMS and isinstance(before, dict) else before
    if one.saw and seen != one.was:
        raise stale(one, f"the record says {json.dumps(seen, ensure_ascii=False)}")
    if one.op in _OF_PROGRAMS:
        _OF_PROGRAMS[one.op](plain, one)
    elif isinstance(parent, list):
        _into_list(plain, parent, above, last, one)
    elif one.op == "remove":
        del parent[last]
        forget(plain, one.path)
    elif one.op == "replace" and before == one.value:
        accept(plain, one.path, one)
    else:
        parent[last] = one.value
        forget(plain, one.path)
        note(plain, one.path, before, one)


def _steps(one: Amendment, path: str | None = None) -> tuple[str, ...]:
    """Return the steps of a path that a person may correct; raises ``StaleCorrection`` for another."""
    steps = pointers.steps(one.path if path is None else path)
    if not steps or steps[0] in _CLOSED:
        raise stale(one, "it is not for a person to correct")
    return steps


def _accept_all(plain: dict[str, Any], one: Amendment) -> None:
    for below, value in one.value.items():
        path = f"{one.path}{below}"
        _steps(one, path)
        if not pointers.leads_somewhere(plain, path):
            raise stale(one, f"there is no value at {path}")
        found = pointers.follow(plain, path)
        if found != value:
            raise stale(one, f"{path} says {json.dumps(found, ensure_ascii=False)}")
        accept(plain, path, one)


def _before(parent: Any, last: str, one: Amendment) -> Any:
    """Return what is at the path, None for nothing; raises ``StaleCorrection`` where something has to."""
    if isinstance(parent, dict):
        if one.op != "add" and last not in parent:
            raise stale(one, "there is no value there")
        return parent.get(last)
    if not isinstance(parent, list):
        raise stale(one, "the path leads into a plain value")
    if last == "-" and one.op == "add":
        return None
    limit = len(parent) + (one.op == "add")
    if not last.isdigit() or int(last) >= limit:
        raise stale(one, "there is no value there")
    return None if one.op == "add" else parent[int(last)]


def _into_list(
    plain: dict[str, Any], parent: list[Any], above: list[str], last: str, one: Amendment
) -> None:
    """Add, replace or remove an item of a list; what is said about later items moves with them."""
    base = pointers.pointer(above)
    index = len(parent) if last == "-" else int(last)
    path = f"{base}/{index}"
    before = parent[index] if one.op != "add" else None
    if one.op == "replace" and before == one.value:
        accept(plain, path, one)
        return
    if one.op != "add":
        forget(plain, path)
    if one.op == "remove":
        unrefer(plain, above, parent.pop(index))
        shift(plain, base, index + 1, -1)
        return
    if one.op == "add":
        shift(plain, base, index, 1)
        parent.insert(index, one.value)
    else:
        parent[index] = one.value
    note(plain, path, before, one)
