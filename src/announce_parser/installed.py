"""Whether modules can be imported, asked without importing them, and the line that brings those that cannot."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec


def absent(modules: Iterable[str], install: str) -> str | None:
    """Return the reason and the remedy where a module is not installed, else None.

    Args:
        modules: Names of top-level modules.
        install: The line that installs them.
    """
    lacking = [module for module in modules if find_spec(module) is None]
    return f"{', '.join(lacking)} not installed; run: {install}" if lacking else None


def line_of(extra: str) -> str:
    """Return the line that installs an extra, run in the checkout: no registry has this package."""
    return f".venv/bin/pip install -c constraints.txt '.[{extra}]'"
