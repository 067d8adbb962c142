"""Patterns that are compiled when they are first used.

The rules of all rooms hold 1,600 patterns, of which one document needs half; to compile them all costs more time than to
read it. Whoever reads many documents, or forks workers that do, compiles them at once instead.
"""

from __future__ import annotations

import re
from typing import AnyStr, cast

_WAYS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")
_made: list[LazyPattern] = []


class LazyPattern:
    """What answers like the compiled pattern; after the first question it answers with that pattern's own methods."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        """Keep what ``re.compile`` is to be given."""
        self.pattern = source
        self._flags = flags
        _made.append(self)

    def compiled(self) -> re.Pattern[str] | re.Pattern[bytes]:
        """Return the pattern, compiled once; raises ``re.error`` where it is none."""
        kept = self.__dict__.get("_compiled")
        if kept is None:
            kept = re.compile(self.pattern, self._flags)
            self.__dict__.update({way: getattr(kept, way) for way in _WAYS}, _compiled=kept)
        return cast("re.Pattern[str] | re.Pattern[bytes]", kept)

    def __getattr__(self, name: str) -> object:
        """Return what the pattern has by this name; asked only for what is not kept here."""
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.compiled(), name)


def lazy_regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern that is compiled when it is first used.

    For the methods and attributes of a pattern alone: ``re.sub(pattern, …)`` and ``isinstance`` want the real one.

    Args:
        source: The regular expression; an error in it is raised at first use.
        flags: As for ``re.compile``.
    """
    return cast("re.Pattern[AnyStr]", LazyPattern(source, flags))


def compile_all() -> None:
    """Compile every pattern of the modules imported so far, so that processes forked afterwards have them."""
    for pattern in _made:
        pattern.compiled()
