"""Where tables were looked for in vain: from the lines just below, few searches more are worth their work."""

from __future__ import annotations

from dataclasses import dataclass, field

_HOPELESS, _DOUBTFUL = 2, 1
_SPENT = 4


@dataclass(slots=True)
class Starts:
    """The stretches of one document's lines in which no table was found, in order."""

    _failed: list[tuple[int, int]] = field(default_factory=list)

    def add(self, end: int, *, hopeless: bool) -> None:
        """Note that the lines up to one, looked at from some line on, are not a table, or not by far."""
        self._failed.append((end, _HOPELESS if hopeless else _DOUBTFUL))

    def is_spent(self, first: int) -> bool:
        """Return whether a line is in stretches enough that were looked at from lines above it."""
        against = sum(weight for end, weight in self._failed[-_SPENT:] if first <= end)
        return against >= _SPENT
