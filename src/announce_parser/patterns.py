"""Patterns that are compiled when they are first used.

The rules of all rooms hold 1,600 patterns, of which one document needs half; to compile them all costs more time than to
read it. Whoever reads many documents, or forks workers that do, compiles them at once instead.

Half of what compiling costs is the same few sets of characters: for each ``[가-힣]`` Python 3.11 walks all 11,172 syllables,
and one notice calls for 8,600 sets, of which 1,000 differ. So each is worked out once.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, AnyStr, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

_WAYS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")
_made: list[LazyPattern] = []
_COMPILER: Any = getattr(re, "_compiler", None)
_STEP = (
    "_optimize_charset"  # of Python's compiler: a set of characters → the same set as it is matched
)
_work_out: Any = getattr(_COMPILER, _STEP, None)
_worked_out: dict[tuple[object, ...], Any] = {}


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
            with _each_set_once():
                kept = re.compile(self.pattern, self._flags)
            self.__dict__.update({way: getattr(kept, way) for way in _WAYS}, _compiled=kept)
        return cast("re.Pattern[str] | re.Pattern[bytes]", kept)

    def __getattr__(self, name: str) -> object:
        """Return what the pattern has by this name; asked only for what is not kept here."""
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.compiled(), name)


@contextmanager
def _each_set_once() -> Iterator[None]:
    """Let Python's compiler remember the sets it has worked out; where it has no such step, do nothing.

    The answer depends on the set alone, so it does not matter whether another thread compiles meanwhile.
    """
    if _work_out is None:
        yield
        return
    setattr(_COMPILER, _STEP, _remembered)
    try:
        yield
    finally:
        setattr(_COMPILER, _STEP, _work_out)


def _remembered(charset: list[Any], *how: Any) -> Any:
    """Return a set of characters as it is matched; `how` says what upper and lower case are, if that matters."""
    if len(how) > 2 and how[2]:  # letters that are equal when case is ignored: few patterns
        return _work_out(charset, *how)
    key = (*charset, *how)
    if key not in _worked_out:
        _worked_out[key] = _work_out(charset, *how)
    return _worked_out[key]


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
    _worked_out.clear()
