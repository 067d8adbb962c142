"""Lines of a corrections file: read, written, and which of them still hold."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from announce_parser import pointers
from announce_parser.errors import StaleCorrection, UsageFault

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

OPERATIONS: Final = ("add", "replace", "remove", "accept", "merge", "split", "undo")
_WITHOUT_VALUE: Final = ("remove", "undo")
_ABSENT: Final = object()


@dataclass(frozen=True, slots=True)
class Amendment:
    """One line of a corrections file.

    Attributes:
        sha256: The document it is about.
        op: One of ``OPERATIONS``.
        path: JSON Pointer into the record; ``-`` as its last step is the end of a list.
        value: What is there from now on; of ``accept``, ``merge`` and ``split`` see the package. Unused for the rest.
        note: Why, in the person's words.
        was: What was there when the person looked, of ``merge`` and ``split`` the program's name; checked where it
            is given.
        line: Its number in the file, from 1.
        places: Pointer within the value ("" for all of it) → block, start, end and cell of the words that say so.
    """

    sha256: str
    op: str
    path: str
    value: Any
    note: str
    was: Any = _ABSENT
    line: int = 0
    places: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def saw(self) -> bool:
        """Whether the line says what the person saw."""
        return self.was is not _ABSENT

    def to_dict(self) -> dict[str, Any]:
        """Return the line as it is in a file, its number left out."""
        fields: dict[str, Any] = {"sha256": self.sha256, "op": self.op, "path": self.path}
        fields |= {} if self.op in _WITHOUT_VALUE else {"value": self.value}
        fields |= {"places": self.places} if self.places else {}
        return fields | {"note": self.note} | ({"was": self.was} if self.saw else {})


def load(file: Path) -> tuple[Amendment, ...]:
    """Return the lines of a corrections file.

    Raises:
        UsageFault: It cannot be read, or a line of it is not a correction.
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
        ValueError: It is not a correction.
        KeyError: A field is missing.
    """
    op, places = fields.get("op"), fields.get("places", {})
    if op not in OPERATIONS:
        raise ValueError(f"op is one of {', '.join(OPERATIONS)}")
    if op not in _WITHOUT_VALUE and "value" not in fields:
        raise ValueError("value is missing")
    if op in ("accept", "split") and not isinstance(fields["value"], dict):
        raise ValueError(f"the value of {op} is an object")
    if not isinstance(places, dict):
        raise TypeError("places is an object")
    for path in (fields["path"], *places, *([fields["value"]] if op == "merge" else ())):
        pointers.steps(path)
    note, was = fields.get("note") or "", fields.get("was", _ABSENT)
    sha256, path, value = fields["sha256"], fields["path"], fields.get("value")
    return Amendment(sha256, op, path, value, note, was, line, places)


def line_of(one: Amendment) -> bytes:
    """Return an amendment as a line of a corrections file."""
    return (json.dumps(one.to_dict(), ensure_ascii=False) + "\n").encode()


def standing(amendments: Iterable[Amendment], sha256: str) -> tuple[Amendment, ...]:
    """Return the lines of a document that hold, in their order: each ``undo`` takes back the last before it.

    Raises:
        StaleCorrection: An ``undo`` is about another path than that of the last line that holds.
    """
    kept: list[Amendment] = []
    for one in amendments:
        if one.sha256 != sha256:
            continue
        if one.op != "undo":
            kept.append(one)
        elif kept and kept[-1].path == one.path:
            kept.pop()
        else:
            raise stale(one, "it is not the last line that holds")
    return tuple(kept)


def stale(one: Amendment, reason: str) -> StaleCorrection:
    """Return the error that a line no longer fits, for a reason."""
    return StaleCorrection(f"correction {one.line} ({one.op} {one.path}): {reason}")


def _amendment(line: str, number: int, file: str) -> Amendment:
    try:
        return amendment_of(dict(json.loads(line)), number)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageFault(f"line {number} is no correction: {error}", file=file) from error
