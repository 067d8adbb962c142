"""What a check is: a function of record and document that returns findings and repairs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from announce_parser.document import Document
    from announce_parser.record import Check, Record

CheckFunction = Callable[["Record", "Document"], "Iterable[Check]"]


class Subject(Protocol):
    """A module of this family: the checks of one subject."""

    CHECKS: tuple[CheckFunction, ...]
