"""Whatever was raised while a document was read → an error of the closed list.

Libraries raise what they please on a damaged file: ``KeyError``, ``struct.error``, ``AssertionError``. The
innermost frame tells them from a bug of ours: what breaks inside a library that reads documents is a
damaged document.
"""

from __future__ import annotations

import traceback
from pathlib import PurePath
from typing import TYPE_CHECKING

from announce_parser.errors import (
    AnnounceError,
    MissingDependency,
    OutOfMemory,
    OverLimit,
    UnreadableDocument,
)

if TYPE_CHECKING:
    from types import TracebackType

# Packages that read bytes of documents; a folder, or a single module.
_LIBRARIES = frozenset(
    {
        "PIL", "bs4", "cffi", "charset_normalizer", "cryptography", "docx", "html5lib", "lxml",
        "odf", "olefile", "pdfminer", "pdfplumber", "pypdfium2", "pypdfium2_raw",
        "xml", "yaml", "zipfile", "zlib",
    }
)  # fmt: skip
_OURS = "announce_parser"


def known(error: BaseException) -> AnnounceError:
    """Return the error of ours that tells what was raised; one of class ``AnnounceError`` is a bug.

    The reason of a bug names its class and line and never its message, which may quote the document.
    """
    if isinstance(error, AnnounceError):
        return error
    if isinstance(error, MemoryError):
        return OutOfMemory("reading it takes more memory than a document may")
    if isinstance(error, RecursionError):
        return OverLimit("it is nested deeper than can be read")
    if isinstance(error, ModuleNotFoundError) and not (error.name or _OURS).startswith(_OURS):
        return MissingDependency(f"the Python package {error.name} is not installed")
    library = _find_library(error.__traceback__)
    if library is not None:
        return UnreadableDocument(f"the file is damaged: {type(error).__name__} in {library}")
    return AnnounceError(f"{type(error).__name__} at {_place(error.__traceback__)}")


def _find_library(trace: TracebackType | None) -> str | None:
    """Return the library that the innermost frame outside of Python's own modules is in."""
    for frame in reversed(traceback.extract_tb(trace)):
        parts = PurePath(frame.filename).with_suffix("").parts
        if _OURS in parts:
            return None
        found = next((part for part in reversed(parts) if part in _LIBRARIES), None)
        if found is not None:
            return found
    return None


def _place(trace: TracebackType | None) -> str:
    for frame in reversed(traceback.extract_tb(trace)):
        parts = PurePath(frame.filename).parts
        if _OURS in parts:
            below = parts[len(parts) - parts[::-1].index(_OURS) :]
            return f"{'/'.join(below)}:{frame.lineno}"
    return "an unknown place"
