"""Korean government announcements as typed, linked, proved records.

Importing this module loads nothing heavy: names are fetched when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from announce_parser.api import find_figures, parse, read, validate
    from announce_parser.document import Document
    from announce_parser.errors import AnnounceError
    from announce_parser.record import Record

__version__ = "0.1.0"
__all__ = ["AnnounceError", "Document", "Record", "find_figures", "parse", "read", "validate"]
