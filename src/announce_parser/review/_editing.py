"""What a person types or shows for a value → the value: words as a notice writes them, or JSON.

``2억원`` typed for a cap is the Money that the figures read in a notice; which type a field takes
is asked of the record's models. Words shown in the document are the figure that was read there, if one was: ``2`` in a
column of 억원 is two hundred million.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Final, Union, get_args, get_origin

from pydantic import BaseModel

from announce_parser import pipeline, pointers
from announce_parser.errors import UsageFault
from announce_parser.record import Place, Program, Record
from announce_parser.review._facts import PROGRAM_COLUMNS
from announce_parser.review._marks import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from announce_parser.record import Figure, Mention, RecordBlock

_TYPED: Final = ("Money", "Ratio", "Count", "Period", "Duration", "Phone")
_NOT_TYPED_IN: Final = ("id", "category")
_BETWEEN: Final = re.compile(r"\s*[,\n]\s*")
# What a person fills in for a new item of a list; "" where an item is words alone.
OF_RECORD: Final = {
    "programs": (*PROGRAM_COLUMNS, "agency", "division"),
    "contacts": ("organization", "division", "position", "name", "phones", "emails", "programs"),
    "schedule": ("event", "period", "program", "place"),
    "organizations": ("role", "name", "division"),
    "co_issuers": ("name",),
    "subtitles": ("",),
}
OF_PROGRAM: Final = {
    "aliases": ("",),
    "caps": ("label", "cap", "ratio", "duration", "budget", "awards"),
    "rounds": ("label", "announcement", "application", "evaluation"),
    "benefits": ("label", "amount"),
    "prizes": ("label", "count", "amount"),
    "topics": ("number", "name", "amount", "duration"),
    "applicants": ("",),
    "regions": ("",),
    "industries": ("",),
    "documents": ("",),
}
_Places = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class GivenPart:
    """What a person gave for a value.

    Attributes:
        words: As a notice writes them, or JSON.
        place: Block, start, end and cell of the words that they showed; a table's id does for its block. None where
            they only typed.
    """

    words: str
    place: Mapping[str, Any] | None = None


def value_of(words: str, at: str, record: Record) -> Any:
    """Return what a person's words mean at a place of the record, as JSON data.

    Raises:
        UsageFault: The field is not of the contract, or the words do not read as its type.
    """
    return read(GivenPart(words), at, record)[0]


def read(part: GivenPart, at: str, record: Record) -> tuple[Any, _Places]:
    """Return what a person gave for a value of the record as JSON data, and by pointer within it where it is.

    Raises:
        UsageFault: The field is not of the contract, the words do not read as its type, or nothing is there.
    """
    text, kind = part.words.strip(), type_at(at)
    place = None if part.place is None else _placed(record, part.place)
    if place is not None and set(text) == {HIDDEN}:
        raise UsageFault("what was shown is left out of the page")
    shown = {} if place is None else {"": place.to_dict()}
    if text[:1] in ("{", "["):
        return _json(text, at), shown
    if kind.__name__ in _TYPED:
        return _typed(text, at, record, place)
    if kind is int:
        return _json(text, at), shown
    if kind is tuple:
        return _listed(text, at, record), shown
    if not text:
        raise UsageFault(f"{at}: nothing was written")
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        if "name" not in kind.model_fields:
            raise UsageFault(f"{at}: write it as JSON")
        return {"name": text}, {f"/name{within}": one for within, one in shown.items()}
    return text, shown


def item(parts: Mapping[str, GivenPart], at: str, record: Record) -> tuple[Any, _Places]:
    """Return a new item of a list from its parts, as ``read`` does.

    Args:
        parts: By field; "" for an item that is words alone. Parts without words are left out.
        at: Of the item: ``/programs/-``.
        record: Which it will be in.
    """
    given = {name: part for name, part in parts.items() if part.words.strip()}
    if not given:
        raise UsageFault(f"{at}: nothing was written")
    if "" in given:
        return read(given[""], at, record)
    made: dict[str, Any] = {}
    places: _Places = {}
    for name, part in given.items():
        made[name], shown = read(part, f"{at}/{name}", record)
        places |= {f"/{name}{within}": one for within, one in shown.items()}
    fields = type_at(at).model_fields
    if "id" in fields:
        made["id"] = new_id(record)
    if "text" in fields and "text" not in made:
        made["text"] = " ".join(part.words.strip() for part in given.values())
    return made, places


def new_id(record: Record) -> str:
    """Return an id that no program of the record has."""
    numbers = (one.id.removeprefix("p") for one in record.programs)
    return f"p{max((int(one) for one in numbers if one.isdecimal()), default=0) + 1}"


def type_at(at: str) -> Any:
    """Return the type that is at a place: a model, ``str``, ``int`` or ``tuple``.

    Raises:
        UsageFault: The contract has no such field.
    """
    here = _annotation(at)
    return tuple if get_origin(here) is tuple else here if isinstance(here, type) else str


def choices_at(at: str) -> tuple[str, ...]:
    """Return the words of the contract that a field takes; none for one that takes any."""
    here = _annotation(at)
    return tuple(one for one in get_args(here) if isinstance(one, str))


def absent_fields(record: Record) -> dict[str, tuple[str, ...]]:
    """Return the values that a person may add by typing them: "" and each program → fields not there."""
    found = {"": tuple(_absent(record))}
    for number, program in enumerate(record.programs):
        found[f"/programs/{number}"] = tuple(_absent(program))
    return found


def typed_fields(part: type[Record | Program]) -> tuple[str, ...]:
    """Return the values of a record or a program that a person may type."""
    return tuple(_typed_in(part))


def _absent(part: Record | Program) -> Iterator[str]:
    return (name for name in _typed_in(type(part)) if getattr(part, name) is None)


def _typed_in(part: type[Record | Program]) -> Iterator[str]:
    for name, field in part.model_fields.items():
        kind = _plain(field.annotation)
        is_named = isinstance(kind, type) and issubclass(kind, BaseModel) and _is_named(kind)
        is_typed = kind in (str, int) or getattr(kind, "__name__", "") in _TYPED
        if (is_typed or is_named) and name not in _NOT_TYPED_IN and name not in _FIXED:
            yield name


_FIXED: Final = ("schema_version", "language", "kind", "source")


def _is_named(kind: type[BaseModel]) -> bool:
    """Return whether an object is no more than its name may be: the issuer, the releasing body."""
    needed = [name for name, field in kind.model_fields.items() if field.is_required()]
    return needed == ["name"]


def _annotation(at: str) -> Any:
    here: Any = Record
    try:
        for step in pointers.steps(at):
            if get_origin(here) is tuple:
                here = _plain(get_args(here)[0])
            else:
                here = _plain(here.model_fields[step].annotation)
    except (KeyError, AttributeError) as error:
        raise UsageFault(f"{at}: no field of a record") from error
    return here


def _plain(annotation: Any) -> Any:
    """Return a type without its None; a Literal or Annotated string is a string."""
    if get_origin(annotation) in (Union, UnionType):
        (annotation, *_) = [one for one in get_args(annotation) if one is not NoneType]
    return annotation


def _typed(text: str, at: str, record: Record, place: Place | None) -> tuple[Any, _Places]:
    """Return a typed value and its place: the figure that was read where it was shown, else what the words read as."""
    kind = type_at(at).__name__
    if place is None:
        return _figure(text, kind, record, at).value.to_dict(), {}
    stated = _words(record, place)
    own = [one for one in record.figures if _lies_in(one, place) and _is_of(one.value, kind)]
    if len(own) == 1 and stated.split() == text.split():
        return own[0].value.to_dict(), {"": _bare(own[0].source)}
    unit = _unit(record, place)
    if kind == "Money" and unit and text.replace(",", "").replace(".", "").isdecimal():
        value = _figure(f"{text}{unit}", kind, record, at).value.to_dict()
        return {**value, "text": text, "unit": unit}, {"": place.to_dict()}
    found = _figure(text, kind, record, at)
    start = stated.find(found.text)
    if start < 0:
        return found.value.to_dict(), {"": place.to_dict()}
    start += place.start
    narrowed = place.model_copy(update={"start": start, "end": start + len(found.text)})
    return found.value.to_dict(), {"": narrowed.to_dict()}


def _figure(text: str, kind: str, record: Record, at: str) -> Mention:
    published = record.published or (f"{record.fiscal_year}-01-01" if record.fiscal_year else None)
    found = pipeline.find_figures(text, published=published)
    if len(found) == 1 and _is_of(found[0].value, kind):
        # 최대, 약 and the like may be around it; a number that was not read may not.
        around = text[: found[0].start] + text[found[0].end :]
        if not any(character.isdigit() for character in around):
            return found[0]
    raise UsageFault(
        f"{at}: {text} cannot be read as {kind}; write it as a notice does, or as JSON"
    )


def _is_of(value: Any, kind: str) -> bool:
    return type(value).__name__ == kind


def _listed(text: str, at: str, record: Record) -> list[Any]:
    """Return the items of a list that is typed in one line: all its phone numbers, or what commas part."""
    inner = _plain(get_args(_annotation(at))[0])
    if getattr(inner, "__name__", "") in _TYPED:
        found = pipeline.find_figures(text, published=record.published)
        own = [one.value.to_dict() for one in found if _is_of(one.value, inner.__name__)]
        if not own:
            raise UsageFault(f"{at}: {text} cannot be read as {inner.__name__}")
        return own
    return [one for one in _BETWEEN.split(text) if one]


def _json(text: str, at: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise UsageFault(f"{at}: no JSON: {error}") from error


def _placed(record: Record, given: Mapping[str, Any]) -> Place:
    """Return a place as it was shown, without the blanks around its words; raises ``UsageFault`` for none."""
    try:
        place = Place.model_validate({**given, "block": _block(record, str(given.get("block"))).id})
    except ValueError as error:
        raise UsageFault("the selected place is not in the document") from error
    words = _words(record, place)
    if not words.strip():
        raise UsageFault("there is no text at the selected place")
    start = place.start + len(words) - len(words.lstrip())
    end = place.start + len(words.rstrip())
    return Place(block=place.block, start=start, end=end, cell=place.cell)


def _block(record: Record, name: str) -> RecordBlock:
    for block in record.blocks:
        if name in (block.id, block.table):
            return block
    raise UsageFault("the selected place is not in the document")


def _words(record: Record, place: Place) -> str:
    block = _block(record, place.block)
    if place.cell is None:
        return block.text[place.start : place.end]
    cells = (cell for one in record.tables if one.id == block.table for cell in one.cells)
    found = (cell.text for cell in cells if (cell.row, cell.col) == place.cell)
    return next(found, "")[place.start : place.end]


def _unit(record: Record, place: Place) -> str | None:
    """Return the unit that a table states for its numbers; None outside tables."""
    if place.cell is None:
        return None
    name = _block(record, place.block).table
    return next((one.unit for one in record.tables if one.id == name), None)


def _lies_in(figure: Figure, place: Place) -> bool:
    own = figure.source
    is_there = own.block == place.block and own.cell == place.cell
    return is_there and place.start <= own.start and own.end <= place.end


def _bare(place: Place) -> dict[str, Any]:
    keys = ("block", "start", "end", "cell")
    return {key: value for key, value in place.to_dict().items() if key in keys}
