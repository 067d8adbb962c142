"""What an invariant is: a function of a record, as plain JSON data, that yields violations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Violation:
    """One way in which a record breaks the contract.

    Attributes:
        pointer: JSON Pointer to where it does; "" for the record as a whole.
        message: What is wrong there, in English, one line.
        rule: Name of the rule broken: ``schema.<keyword>``, or that of an invariant.
    """

    pointer: str
    message: str
    rule: str


Invariant = Callable[[Json], Iterator[Violation]]
