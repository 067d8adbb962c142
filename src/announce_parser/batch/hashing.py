"""The digest of a source, in bounded memory, without waiting for what is not a regular file."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_CHUNK = 1 << 20


def digest(source: Path | bytes) -> tuple[str | None, int | None]:
    """Return SHA-256 and size of a file or of bytes; None and None for what cannot be opened."""
    if isinstance(source, bytes):
        return hashlib.sha256(source).hexdigest(), len(source)
    size = 0
    try:
        if not source.is_file():
            return None, None
        running = hashlib.sha256()
        with source.open("rb") as stream:
            while piece := stream.read(_CHUNK):
                running.update(piece)
                size += len(piece)
    except OSError:
        return None, None
    return running.hexdigest(), size
