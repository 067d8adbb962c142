"""Text that knows where each of its characters was in the source.

Reading drops soft hyphens, composes letters and strips markup; what is left must still be found again in
the file. ``Traced`` keeps runs, not one number a character: a page without changes is one run.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator

    from announce_parser.document import Runs

_FIRST = itemgetter(0)


@dataclass(frozen=True, slots=True)
class Traced:
    """A text and its origins.

    Attributes:
        text: The characters.
        runs: ``(offset, origin)`` ascending: from `offset` on, characters come one by one from the source's
            `origin` on. Empty for text without a source to point to.
    """

    text: str
    runs: Runs = ()

    @classmethod
    def whole(cls, text: str) -> Traced:
        """Return the text as its own source."""
        return cls(text, ((0, 0),) if text else ())

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def cut(self, start: int, end: int | None = None) -> Traced:
        """Return the characters from `start` to before `end`, both counted from the front."""
        text = self.text[start:end]
        if not text or not self.runs:
            return Traced(text)
        if len(self.runs) == 1:
            return Traced(text, ((0, self.runs[0][1] + start),))
        first = bisect_right(self.runs, start, key=_FIRST) - 1
        last = bisect_right(self.runs, start + len(text) - 1, key=_FIRST)
        offset, origin = self.runs[first]
        head = (0, origin + start - offset)
        return Traced(text, (head, *((at - start, to) for at, to in self.runs[first + 1 : last])))

    def strip(self) -> Traced:
        """Return the text without white space around it."""
        trimmed = self.text.strip()
        if len(trimmed) == len(self.text):
            return self
        left = len(self.text) - len(self.text.lstrip())
        return self.cut(left, left + len(trimmed))

    def split(self, separator: str) -> Iterator[Traced]:
        """Yield the pieces between separators, empty ones too."""
        start = 0
        for piece in self.text.split(separator):
            yield self.cut(start, start + len(piece))
            start += len(piece) + len(separator)

    def translate(self, table: dict[int, str]) -> Traced:
        """Return the text with single characters exchanged for single characters."""
        return Traced(self.text.translate(table), self.runs)

    def replace(self, pattern: re.Pattern[str], read: Callable[[re.Match[str]], str]) -> Traced:
        """Return the text with every match replaced; what is put in begins where the match began."""
        pieces: list[Traced] = []
        done = 0
        for match in pattern.finditer(self.text):
            pieces += (self.cut(done, match.start()), self._put_in(match, read(match)))
            done = match.end()
        return joined((*pieces, self.cut(done))) if pieces else self

    def _put_in(self, match: re.Match[str], text: str) -> Traced:
        """Return the replacement: its characters stand for the match's, as far as that reaches."""
        return Traced(text, self.cut(match.start(), match.end()).runs[:1] if text else ())


def joined(pieces: Iterable[Traced], glue: str = "") -> Traced:
    """Return the pieces as one text; the glue is said to be right after the piece before it."""
    texts: list[str] = []
    runs: list[tuple[int, int]] = []
    length = 0
    for index, piece in enumerate(pieces):
        lead = glue if index else ""
        texts += (lead, piece.text)
        length += len(lead)
        runs += ((at + length, to) for at, to in piece.runs)
        length += len(piece.text)
    return Traced("".join(texts), merged(runs))


def merged(runs: Iterable[tuple[int, int]]) -> Runs:
    """Return the runs without those that only go on where the one before leads."""
    known = list(runs)
    return tuple(
        run
        for before, run in pairwise([None, *known])
        if run is not None and (before is None or run[0] - before[0] != run[1] - before[1])
    )


# The cells of one row of a table, from left to right.
Row = tuple[Traced, ...]
