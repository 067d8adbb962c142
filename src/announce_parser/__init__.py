"""Korean government announcements as typed, linked, proved records.

Importing this module loads nothing heavy: a name is fetched when it is first used (PEP 562).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from announce_parser.batch.many import parse_isolated, parse_many, parse_text
    from announce_parser.document import Document
    from announce_parser.errors import (
        AnnounceError,
        CannotWrite,
        EmptyDocument,
        EncryptedDocument,
        ExitCode,
        InvalidRecord,
        MissingDependency,
        OutOfMemory,
        OverLimit,
        ReaderCrashed,
        RefusedDocument,
        ScannedDocument,
        SourceNotFound,
        TimedOut,
        UnknownEncoding,
        UnreadableDocument,
        UnsupportedFormat,
        UsageFault,
    )
    from announce_parser.pipeline import find_figures, parse
    from announce_parser.readers import open_document as read
    from announce_parser.record import Record
    from announce_parser.validation import Violation, validate

__version__ = "0.2.0"
__all__ = [
    "AnnounceError",
    "CannotWrite",
    "Document",
    "EmptyDocument",
    "EncryptedDocument",
    "ExitCode",
    "InvalidRecord",
    "MissingDependency",
    "OutOfMemory",
    "OverLimit",
    "ReaderCrashed",
    "Record",
    "RefusedDocument",
    "ScannedDocument",
    "SourceNotFound",
    "TimedOut",
    "UnknownEncoding",
    "UnreadableDocument",
    "UnsupportedFormat",
    "UsageFault",
    "Violation",
    "find_figures",
    "parse",
    "parse_isolated",
    "parse_many",
    "parse_text",
    "read",
    "validate",
]

# Where a name that is not an error lives, and what it is called there.
_HOMES = {
    "Document": ("document", "Document"),
    "Record": ("record", "Record"),
    "Violation": ("validation", "Violation"),
    "find_figures": ("pipeline", "find_figures"),
    "parse": ("pipeline", "parse"),
    "parse_isolated": ("batch.many", "parse_isolated"),
    "parse_many": ("batch.many", "parse_many"),
    "parse_text": ("batch.many", "parse_text"),
    "read": ("readers", "open_document"),
    "validate": ("validation", "validate"),
}


def __getattr__(name: str) -> object:
    """Return a public name from its home; raises ``AttributeError`` for all others."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _HOMES.get(name, ("errors", name))
    found: object = getattr(import_module(f"{__name__}.{module}"), attribute)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
