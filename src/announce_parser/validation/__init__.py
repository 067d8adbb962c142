"""A record in, every way in which it breaks the contract out.

Two stages: the schema, whose fast gate is jsonschema-rs and whose explanations come from ``jsonschema``;
then the record's own invariants, which a schema cannot say: ids are unique, references and JSON Pointers
lead somewhere, and what a value was read from is where its provenance says.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from announce_parser import schema
from announce_parser.pointers import pointer
from announce_parser.validation._base import Invariant, Violation
from announce_parser.validation._days import days_are_of_the_calendar, days_run_forward
from announce_parser.validation._places import places_lie_within
from announce_parser.validation._read_back import (
    figures_read_back,
    values_have_sources,
    values_read_back,
)
from announce_parser.validation._references import (
    absent_fields_are_absent,
    grids_are_whole,
    ids_are_unique,
    pointers_resolve,
    references_resolve,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import jsonschema_rs
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

__all__ = ["INVARIANTS", "Violation", "fits_schema", "validate"]

INVARIANTS: tuple[Invariant, ...] = (
    ids_are_unique,
    references_resolve,
    pointers_resolve,
    absent_fields_are_absent,
    grids_are_whole,
    places_lie_within,
    values_have_sources,
    values_read_back,
    figures_read_back,
    days_are_of_the_calendar,
    days_run_forward,
)


def validate(record: Mapping[str, Any]) -> tuple[Violation, ...]:
    """Return every violation of a record as plain JSON data, in the record's order; none if it is sound.

    The invariants presuppose the shapes of the schema, so a record that breaks the schema is told that
    alone.
    """
    try:
        if not fits_schema(record):
            return tuple(_explained(record))
    except ValueError as error:
        # A lone surrogate, or an object that JSON has no word for: the gate cannot take it in.
        return (Violation("", f"this is not plain JSON data: {error}", "schema.json"),)
    return tuple(violation for invariant in INVARIANTS for violation in invariant(record))


def fits_schema(record: Mapping[str, Any]) -> bool:
    """Return whether the record follows the schema; milliseconds for a whole record."""
    return _gate().is_valid(record)


@cache
def _gate() -> jsonschema_rs.Draft202012Validator:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(json.loads(schema.text()))


@cache
def _reference() -> Draft202012Validator:
    """Return the slow validator that explains: 79 ms a record, so it runs on broken ones only."""
    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads(schema.text()))


def _explained(record: Mapping[str, Any]) -> Iterator[Violation]:
    """Yield what is wrong by the schema, as deep as the fault lies."""
    seen = set()
    for error in _reference().iter_errors(record):
        for fault in _deepest(error):
            violation = Violation(
                pointer(fault.absolute_path), _shortened(fault.message), f"schema.{fault.validator}"
            )
            if violation not in seen:
                seen.add(violation)
                yield violation
    if not seen:
        # The engines differ on rare input, such as a newline after the last character of a pattern.
        yield from _gate_findings(record)


def _gate_findings(record: Mapping[str, Any]) -> Iterator[Violation]:
    for error in _gate().iter_errors(record):
        yield Violation(
            pointer(error.instance_path), _shortened(error.message), f"schema.{error.kind.name}"
        )


def _deepest(error: ValidationError) -> Iterator[ValidationError]:
    """Yield the faults of the alternative that came nearest, where none of several fits."""
    if not error.context:
        yield error
        return
    branches: dict[object, list[ValidationError]] = {}
    for fault in error.context:
        branches.setdefault(fault.schema_path[0], []).append(fault)
    nearest = min(branches.values(), key=len)
    for fault in nearest:
        yield from _deepest(fault)


def _shortened(message: str, limit: int = 300) -> str:
    """Return the message without the whole of a large instance that an engine quotes."""
    return (
        message if len(message) <= limit else f"{message[: limit // 2]} … {message[-limit // 2 :]}"
    )
