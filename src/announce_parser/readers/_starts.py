"""Where tables were looked for in vain: from the lines just below, few searches more are worth their work."""

from __future__ import annotations

from dataclasses import dataclass, field

_MOST_IN_VAIN = 2


@dataclass(slots=True)
class Starts:
    """The stretches of one document's lines that hold no table by far, in order."""

    _ends: list[int] = field(default_factory=list)

    def add(self, end: int) -> None:
        """Note that the lines up to one, looked at from some line on, are by far no table."""
        self._ends.append(end)

    def is_spent(self, first: int) -> bool:
        """Return whether a line stands in stretches enough that were looked at from lines above it."""
        return sum(first <= end for end in self._ends[-_MOST_IN_VAIN:]) == _MOST_IN_VAIN
