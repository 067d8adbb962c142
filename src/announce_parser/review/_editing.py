"""What a person types for a value → the value: words as a notice writes them, or JSON.

``2억원`` typed for a cap is the Money that the figures read in a notice; which type a field takes
is asked of the record's models.
"""

from __future__ import annotations

import json
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from pydantic import BaseModel

from announce_parser import pipeline, pointers
from announce_parser.errors import UsageFault
from announce_parser.record import Program, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

_TYPED = ("Money", "Ratio", "Count", "Period", "Duration", "Phone")
_NOT_TYPED_IN = ("id", "category")


def value_of(words: str, at: str, record: Record) -> Any:
    """Return what a person's words mean at a place of the record, as JSON data.

    Raises:
        UsageFault: The field is not of the contract, or the words do not read as its type.
    """
    text = words.strip()
    kind = type_at(at)
    if text[:1] in ("{", "["):
        return _json(text, at)
    if kind.__name__ in _TYPED:
        return _figure(text, kind.__name__, record, at)
    if kind is int:
        return _json(text, at)
    if isinstance(kind, type) and (issubclass(kind, BaseModel) or kind is tuple):
        raise UsageFault(f"{at}: write it as JSON")
    if not text:
        raise UsageFault(f"{at}: nothing was written")
    return text


def type_at(at: str) -> Any:
    """Return the type that stands at a place: a model, ``str``, ``int`` or ``tuple``.

    Raises:
        UsageFault: The contract has no such field.
    """
    here: Any = Record
    try:
        for step in pointers.steps(at):
            if get_origin(here) is tuple:
                here = _plain(get_args(here)[0])
            else:
                here = _plain(here.model_fields[step].annotation)
    except (KeyError, AttributeError) as error:
        raise UsageFault(f"{at}: no field of a record") from error
    origin = get_origin(here)
    return tuple if origin is tuple else here if isinstance(here, type) else str


def absent_fields(record: Record) -> dict[str, tuple[str, ...]]:
    """Return the values that a person may add by typing them: "" and each program → fields not there."""
    found = {"": tuple(_absent(record))}
    for number, program in enumerate(record.programs):
        found[f"/programs/{number}"] = tuple(_absent(program))
    return found


def _absent(part: Record | Program) -> Iterator[str]:
    for name, field in type(part).model_fields.items():
        kind = _plain(field.annotation)
        is_typed = kind in (str, int) or getattr(kind, "__name__", "") in _TYPED
        if getattr(part, name) is None and is_typed and name not in _NOT_TYPED_IN:
            yield name


def _plain(annotation: Any) -> Any:
    """Return a type without its None; a Literal or Annotated string is a string."""
    if get_origin(annotation) in (Union, UnionType):
        (annotation, *_) = [one for one in get_args(annotation) if one is not NoneType]
    return annotation


def _figure(text: str, kind: str, record: Record, at: str) -> Any:
    published = record.published or (f"{record.fiscal_year}-01-01" if record.fiscal_year else None)
    found = pipeline.find_figures(text, published=published)
    if len(found) == 1 and type(found[0].value).__name__ == kind:
        # 최대, 약 and the like may stand around it; a number that was not read may not.
        around = text[: found[0].start] + text[found[0].end :]
        if not any(character.isdigit() for character in around):
            return found[0].value.to_dict()
    raise UsageFault(f"{at}: {text} does not read as {kind}; write it as a notice does, or as JSON")


def _json(text: str, at: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise UsageFault(f"{at}: no JSON: {error}") from error
