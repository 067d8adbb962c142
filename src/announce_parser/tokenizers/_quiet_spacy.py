"""spaCy as a library: imported without its command line, which brings typer, requests and more, and which nobody calls.

Importing this module imports spaCy; every module that needs spaCy at run time imports it first.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

_COMMAND_LINE = "spacy.cli.info"


def _info(*args: Any, **options: Any) -> Any:
    """Do what ``spacy.info`` does; its command line is imported when it is called."""
    from spacy.cli.info import info

    return info(*args, **options)


def _import_spacy() -> None:
    """Import spaCy with a stand-in for the one name that its package takes from its command line."""
    if "spacy" in sys.modules or _COMMAND_LINE in sys.modules:
        return
    stand_in = ModuleType(_COMMAND_LINE)
    stand_in.info = _info  # type: ignore[attr-defined]
    sys.modules[_COMMAND_LINE] = stand_in
    try:
        import spacy  # noqa: F401
    finally:
        del sys.modules[_COMMAND_LINE]


_import_spacy()
