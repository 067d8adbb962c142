"""What is worked out of a frozen value once and kept as long as the value lives.

A dozen stages ask for the lines of a document and the columns of a table. Both are frozen, so the answer cannot
change; they are distinguished by identity, because to compare two documents costs more than to split one into lines.
"""

from __future__ import annotations

import weakref
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Of = TypeVar("Of")
Answer = TypeVar("Answer")


def once(work: Callable[[Of], Answer]) -> Callable[[Of], Answer]:
    """Return a function that works once for each value it is given.

    What it returns must be frozen too, and must not hold the value, which would then never die.

    Args:
        work: A function of one frozen value that weak references can point to (``weakref_slot=True``).
    """
    kept: dict[int, tuple[weakref.ref[Of], Answer]] = {}

    @wraps(work)
    def answer(of: Of) -> Answer:
        key = id(of)
        held = kept.get(key)
        if held is None:
            found = work(of)
            kept[key] = (weakref.ref(of, lambda _: kept.pop(key, None)), found)
            return found
        return held[1]

    return answer
