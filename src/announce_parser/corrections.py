"""What a person corrected: operations after RFC 6902, applied to a record before it is checked.

A corrections file is JSON Lines of ``{"sha256", "op", "path", "value", "note"}`` (contract ``RECORD.md``), ``op``
one of add, replace and remove; ``was`` may hold the value that the person saw. A line that no longer fits
the record is refused, never skipped: the document or the program has changed, and the person has to look.
A replacement by the same value accepts it: its places stay, the person's note stands behind them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from announce_parser import pointers
from announce_parser.errors import StaleCorrection, UsageFault
from announce_parser.record import Correction, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_OPERATIONS: Final = ("add", "replace", "remove")
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
_ABSENT: Final = object()


@dataclass(frozen=True, slots=True)
class Amendment:
    """One line of a corrections file.

    Attributes:
        sha256: The document it speaks of.
        op: ``add``, ``replace`` or ``remove``.
        path: JSON Pointer into the record; ``-`` as its last step is the end of a list.
        value: What stands there from now on; unused for ``remove``.
        note: Why, in the person's words.
        was: What stood there when the person looked; checked where it is given.
        line: Its number in the file, from 1.
    """

    sha256: str
    op: str
    path: str
    value: Any
    note: str
    was: Any = _ABSENT
    line: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Return the line as it stands in a file, its number left out."""
        fields = {"sha256": self.sha256, "op": self.op, "path": self.path, "note": self.note}
        value = {} if self.op == "remove" else {"value": self.value}
        return {**fields, **value, **({} if self.was is _ABSENT else {"was": self.was})}


def load(file: Path) -> tuple[Amendment, ...]:
    """Return the lines of a corrections file.

    Raises:
        UsageFault: It cannot be read, or a line of it is no correction.
    """
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageFault(f"no corrections: {error}", file=str(file)) from error
    return tuple(
        _amendment(line, number, str(file))
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip()
    )


def amendment_of(fields: Mapping[str, Any], line: int) -> Amendment:
    """Return the amendment that ``Amendment.to_dict`` or a line of a file holds.

    Raises:
        ValueError: It is no correction.
        KeyError: A field is missing.
    """
    if fields.get("op") not in _OPERATIONS:
        raise ValueError(f"op is one of {', '.join(_OPERATIONS)}")
    if fields["op"] != "remove" and "value" not in fields:
        raise ValueError("value is missing")
    pointers.steps(fields["path"])
    note, was = fields.get("note") or "", fields.get("was", _ABSENT)
    sha256, path, value = fields["sha256"], fields["path"], fields.get("value")
    return Amendment(sha256, fields["op"], path, value, note, was, line)


def line_of(one: Amendment) -> bytes:
    """Return an amendment as a line of a corrections file."""
    fields = {"sha256": one.sha256, "op": one.op, "path": one.path}
    if one.op != "remove":
        fields["value"] = one.value
    fields["note"] = one.note
    if one.was is not _ABSENT:
        fields["was"] = one.was
    return (json.dumps(fields, ensure_ascii=False) + "\n").encode()


def apply(record: Record, amendments: Iterable[Amendment]) -> Record:
    """Return the record as corrected by the lines that speak of its document, in their order.

    The provenance of a corrected value is the person's note and what stood there before.

    Raises:
        StaleCorrection: A path leads nowhere, ``was`` is another value than the record's, or the corrected
            record does not follow the contract.
    """
    own = [one for one in amendments if one.sha256 == record.source.sha256]
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


def _amendment(line: str, number: int, file: str) -> Amendment:
    try:
        return amendment_of(dict(json.loads(line)), number)
    except (ValueError, KeyError, TypeError) as error:
        raise UsageFault(f"line {number} is no correction: {error}", file=file) from error


def _apply(plain: dict[str, Any], one: Amendment) -> None:
    *above, last = pointers.steps(one.path) or ("",)
    if not last or (above[:1] == [] and last in _CLOSED) or (above and above[0] in _CLOSED):
        raise _stale(one, "it is not for a person to correct")
    try:
        parent = pointers.follow(plain, pointers.pointer(above))
    except KeyError as error:
        raise _stale(one, "the path leads nowhere") from error
    before = _before(parent, last, one)
    if one.was is not _ABSENT and before != one.was:
        raise _stale(one, f"the record says {json.dumps(before, ensure_ascii=False)}")
    if isinstance(parent, list):
        _into_list(plain, parent, above, last, one)
    elif one.op == "remove":
        del parent[last]
        _forget(plain, one.path)
    elif one.op == "replace" and before == one.value:
        _accept(plain, one.path, one)
    else:
        parent[last] = one.value
        _forget(plain, one.path)
        _note(plain, one.path, before, one)


def _before(parent: Any, last: str, one: Amendment) -> Any:
    """Return what stands at the path, None for nothing; raises ``StaleCorrection`` where something has to."""
    if isinstance(parent, dict):
        if one.op != "add" and last not in parent:
            raise _stale(one, "nothing stands there")
        return parent.get(last)
    if not isinstance(parent, list):
        raise _stale(one, "the path leads into a plain value")
    if last == "-" and one.op == "add":
        return None
    limit = len(parent) + (one.op == "add")
    if not last.isdigit() or int(last) >= limit:
        raise _stale(one, "nothing stands there")
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
        _accept(plain, path, one)
        return
    if one.op != "add":
        _forget(plain, path)
    if one.op == "remove":
        _unrefer(plain, above, parent.pop(index))
        _shift(plain, base, index + 1, -1)
        return
    if one.op == "add":
        _shift(plain, base, index, 1)
        parent.insert(index, one.value)
    else:
        parent[index] = one.value
    _note(plain, path, before, one)


def _accept(plain: dict[str, Any], path: str, one: Amendment) -> None:
    """Let a value stand with its places, a person's word behind them instead of a confidence."""
    places = plain["provenance"].get(path, [])
    _note(plain, path, one.value, one)
    plain["provenance"][path] = [*places, *plain["provenance"][path]]
    plain["confidence"].pop(path, None)


def _note(plain: dict[str, Any], path: str, before: Any, one: Amendment) -> None:
    was = {} if before is None else {"was": before}
    entry = Correction.model_validate({"by": "person", "note": one.note, **was})
    plain["provenance"][path] = [entry.to_dict()]


def _forget(plain: dict[str, Any], path: str) -> None:
    """Drop what is said about a value and its parts: it is no longer what the document said."""
    for field in ("provenance", "confidence", "stated_absent"):
        entries = plain.get(field, {})
        for key in [key for key in entries if key == path or key.startswith(f"{path}/")]:
            del entries[key]
    for check in plain.get("checks", ()):
        check["at"] = [at for at in check["at"] if at != path and not at.startswith(f"{path}/")]


def _unrefer(plain: dict[str, Any], above: list[str], removed: Any) -> None:
    """Drop what refers to a removed program or category by its id."""
    if above not in (["programs"], ["categories"]):
        return
    one, many = ("program", "programs") if above == ["programs"] else ("category", "categories")
    for field in ("contacts", "categories", "schedule", "changes", "figures", "programs"):
        for item in plain[field]:
            if item.get(one) == removed["id"]:
                del item[one]
            if removed["id"] in item.get(many, ()):
                item[many].remove(removed["id"])


def _shift(plain: dict[str, Any], base: str, index: int, by: int) -> None:
    """Let the pointers into a list follow its items."""
    for field in ("provenance", "confidence", "stated_absent"):
        entries = plain.get(field, {})
        plain[field] = {_moved(key, base, index, by): value for key, value in entries.items()}
    for check in plain.get("checks", ()):
        check["at"] = [_moved(at, base, index, by) for at in check["at"]]


def _moved(path: str, base: str, index: int, by: int) -> str:
    if not path.startswith(f"{base}/"):
        return path
    step, slash, rest = path[len(base) + 1 :].partition("/")
    if not step.isdigit() or int(step) < index:
        return path
    return f"{base}/{int(step) + by}{slash}{rest}"


def _stale(one: Amendment, reason: str) -> StaleCorrection:
    return StaleCorrection(f"correction {one.line} ({one.op} {one.path}): {reason}")
