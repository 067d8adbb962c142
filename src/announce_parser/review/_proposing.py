"""What a person wants a record to say → one line of a corrections file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from announce_parser import pointers
from announce_parser.corrections import Amendment, standing
from announce_parser.errors import StaleCorrection, UsageFault
from announce_parser.review._doubts import sure_of
from announce_parser.review._editing import GivenPart, item, new_id, read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from announce_parser.record import Record

_ON_A_VALUE: Final = ("accept", "replace", "remove")
OPERATIONS: Final = (*_ON_A_VALUE, "add", "accept_all", "merge", "split", "undo")
_WAYS: Final = ("move", "share")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a person wants a value to be.

    Attributes:
        op: One of ``OPERATIONS``.
        at: JSON Pointer of the value; of ``accept_all`` "".
        words: As a notice writes it, or JSON; of ``merge`` the pointer of the program that takes the one at ``at``, of
            ``split`` the name of the new one. Unused for ``accept``, ``accept_all``, ``remove`` and ``undo``.
        note: Why; never empty but for ``undo``.
        revision: Of the record that the person looked at.
        place: Where the words are, if they were shown in the document.
        parts: Of a new item of a list, by field.
        ways: Of ``split``: pointer within the program → ``move`` or ``share``.
    """

    op: str
    at: str
    words: str
    note: str
    revision: str
    place: Mapping[str, Any] | None = None
    parts: Mapping[str, GivenPart] = field(default_factory=dict)
    ways: Mapping[str, str] = field(default_factory=dict)


def amendment(record: Record, proposal: Proposal, known: Sequence[Amendment]) -> Amendment:
    """Return the line that does what a person wants.

    Args:
        record: As they see it.
        proposal: What they want.
        known: The lines that there are.

    Raises:
        UsageFault: A reason is missing, or what was given cannot be read as the field's type.
        StaleCorrection: Nothing is there.
    """
    if proposal.op not in OPERATIONS:
        raise UsageFault(f"op is one of {', '.join(OPERATIONS)}")
    if proposal.op == "undo":
        return _undoing(record, proposal, known)
    if not proposal.note.strip():
        raise UsageFault("a correction needs a reason")
    if proposal.op == "add":
        return _adding(record, proposal)
    if proposal.op == "accept_all":
        return _accepting(record, proposal)
    plain = record.to_dict()
    if not pointers.leads_somewhere(plain, proposal.at):
        raise StaleCorrection(f"{proposal.at}: there is no value there")
    was = pointers.follow(plain, proposal.at)
    if proposal.op in _ON_A_VALUE:
        return _changing(record, proposal, was)
    if pointers.steps(proposal.at)[:-1] != ("programs",):
        raise UsageFault(f"{proposal.at}: no program")
    value = proposal.words if proposal.op == "merge" else _split_off(record, proposal)
    places = _shown(record, proposal) if proposal.op == "split" else {}
    return _line(record, proposal, proposal.op, value, was=was["name"], places=places)


def landing(line: Amendment, record: Record) -> str:
    """Return the pointer at which the record shows what a line did."""
    *above, last = pointers.steps(line.path) or ("",)
    if line.op == "add" and last == "-":
        base = pointers.pointer(above)
        return f"{base}/{len(pointers.follow(record.to_dict(), base)) - 1}"
    if line.op == "merge":
        target = int(pointers.steps(line.value)[1])
        return f"/programs/{target - (int(last) < target)}/name"
    return f"/programs/{int(last) + 1}/name" if line.op == "split" else line.path


def _line(record: Record, proposal: Proposal, op: str, value: Any, **more: Any) -> Amendment:
    sha256, note = record.source.sha256, proposal.note.strip()
    return Amendment(sha256, op, proposal.at, value, note, **more)


def _undoing(record: Record, proposal: Proposal, known: Sequence[Amendment]) -> Amendment:
    held = standing(known, record.source.sha256)
    if not held or held[-1].path != proposal.at:
        raise StaleCorrection(f"{proposal.at}: not the last correction")
    return _line(record, proposal, "undo", None)


def _adding(record: Record, proposal: Proposal) -> Amendment:
    at = proposal.at
    if pointers.leads_somewhere(record.to_dict(), at):
        raise UsageFault(f"{at}: there is already a value; replace it")
    if proposal.parts:
        value, places = item(proposal.parts, at, record)
    else:
        value, places = read(GivenPart(proposal.words, proposal.place), at, record)
    return _line(record, proposal, "add", value, places=places)


def _accepting(record: Record, proposal: Proposal) -> Amendment:
    plain = record.to_dict()
    seen = {at: pointers.follow(plain, at) for at in sure_of(record)}
    if not seen:
        raise UsageFault("nothing is that sure")
    return _line(record, proposal, "accept", seen)


def _changing(record: Record, proposal: Proposal, was: Any) -> Amendment:
    if proposal.op == "accept":
        return _line(record, proposal, "replace", was, was=was)
    if proposal.op == "remove":
        return _line(record, proposal, "remove", None, was=was)
    value, places = read(GivenPart(proposal.words, proposal.place), proposal.at, record)
    return _line(record, proposal, "replace", value, was=was, places=places)


def _split_off(record: Record, proposal: Proposal) -> dict[str, Any]:
    if not proposal.words.strip():
        raise UsageFault(f"{proposal.at}: the new program needs a name")
    made: dict[str, Any] = {"id": new_id(record), "name": proposal.words.strip()}
    for way in _WAYS:
        made[way] = [at for at, chosen in proposal.ways.items() if chosen == way]
    return made


def _shown(record: Record, proposal: Proposal) -> dict[str, dict[str, Any]]:
    """Return where the name of a new program is."""
    if proposal.place is None:
        return {}
    return read(GivenPart(proposal.words, proposal.place), f"{proposal.at}/name", record)[1]
