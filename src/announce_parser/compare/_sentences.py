"""The sentences of two documents side by side: which of one says what of the other, and which are in one alone.

Sentences are known by the pieces of their words, each weighed by how rare it is in both documents: what every sentence
of a notice says (``지원``) makes no two of them alike. Numbers do not count.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from announce_parser.record import Record

LIKE: Final = (
    0.2  # share of telling pieces of two sentences that are each other's likest, to be one
)
UNLIKE: Final = 0.16  # at most, of a sentence and any of the other document, to be in one alone
UNSAID: Final = 0.55  # share of its pieces that the other document may have anywhere
_SAME: Final = 0.999
_SHORTEST: Final = 10  # letters of a sentence that can be known again
_SHORTEST_ALONE: Final = 14
_MOST: Final = 200
_MOST_ALONE: Final = 40
_RUNNING: Final = ("paragraph", "list_item", "heading", "box", "footnote")
_END = re.compile(
    r"(?<=[가-힣])\.(?:\([^()\n]{1,30}\))?\s+|\n|[▲△▴▶▷□■○●◦◇◆]|\s[ㅇ*※-]\s"  # a sum in brackets belongs to what it ends
)
_WORD = re.compile(r"[가-힣]+|[A-Za-z]+")
_OTHER = re.compile(r"[^가-힣]")


@dataclass(frozen=True)
class Sentence:
    """A sentence of running text, on one line."""

    text: str

    @cached_property
    def pieces(self) -> Counter[str]:
        """Pairs of letters within its words."""
        return word_pieces(self.text)

    @cached_property
    def letters(self) -> str:
        """Its Korean letters alone."""
        return _OTHER.sub("", self.text)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a text begin and end, in order; together they leave out only what parts them."""
    first = 0
    for found in _END.finditer(text):
        last = found.end() if found.group().startswith(".") else found.start()
        if last > first:
            yield first, last
        first = found.end()
    if first < len(text):
        yield first, len(text)


def sentences(record: Record) -> tuple[Sentence, ...]:
    """Return the sentences of a record's running text that are long enough to be known again, each once."""
    texts = (block.text for block in record.blocks if block.kind in _RUNNING)
    lines = (" ".join(text[first:last].split()) for text in texts for first, last in spans(text))
    found = (Sentence(line) for line in dict.fromkeys(lines))
    return tuple(one for one in found if len(one.letters) >= _SHORTEST)[:_MOST]


def word_pieces(text: str) -> Counter[str]:
    """Return the pieces of two letters within the words of a text."""
    return Counter(a + b for word in _WORD.findall(text) for a, b in pairwise(word))


def rarity(bags: Iterable[Counter[str]]) -> dict[str, float]:
    """Return what each piece weighs: the more, the fewer bags hold it."""
    counted = [set(bag) for bag in bags]
    holders = Counter(piece for bag in counted for piece in bag)
    return {piece: log((len(counted) + 1) / count) for piece, count in holders.items()}


def likeness(one: Counter[str], other: Counter[str], weights: Mapping[str, float]) -> float:
    """Return the weighed share of pieces that two bags have in common, 0 to 1 (Dice)."""
    total = weight(one, weights) + weight(other, weights)
    return 2 * weight(one & other, weights) / total if total else 0.0


def weight(bag: Counter[str], weights: Mapping[str, float]) -> float:
    """Return what the pieces of a bag weigh together."""
    return sum(weights.get(piece, 0.0) * count for piece, count in bag.items())


class Wordings:
    """The sentences of two documents and how like each is to each."""

    def __init__(self, old: Record, new: Record) -> None:
        """Weigh every sentence of one against every of the other."""
        self._old, self._new = sentences(old), sentences(new)
        self._weights = rarity(one.pieces for one in (*self._old, *self._new))
        self._scores = [
            [likeness(a.pieces, b.pieces, self._weights) for b in self._new] for a in self._old
        ]

    def reworded(self) -> Iterator[tuple[str, str]]:
        """Yield sentences that are each other's likest and say something else, numbers aside."""
        columns = list(zip(*self._scores, strict=True))
        for i, row in enumerate(self._scores):
            if not row:
                return
            j = max(range(len(row)), key=row.__getitem__)
            column = columns[j]
            is_mutual = max(range(len(column)), key=column.__getitem__) == i
            old, new = self._old[i], self._new[j]
            if is_mutual and row[j] >= LIKE and old.letters != new.letters:
                yield old.text, new.text

    def only_old(self) -> tuple[str, ...]:
        """Return the sentences of the old document that nothing in the new one is like."""
        return self._alone(self._old, self._new, self._scores)

    def only_new(self) -> tuple[str, ...]:
        """Return the sentences of the new document that nothing in the old one is like."""
        return self._alone(self._new, self._old, list(zip(*self._scores, strict=True)))

    def _alone(
        self,
        own: tuple[Sentence, ...],
        others: tuple[Sentence, ...],
        scores: Iterable[Iterable[float]],
    ) -> tuple[str, ...]:
        if not own or not others:
            return ()
        held = {piece for one in others for piece in one.pieces}
        letters = "".join(one.letters for one in others)
        found = (
            one.text
            for one, row in zip(own, scores, strict=True)
            if max(row) < UNLIKE
            and len(one.letters) >= _SHORTEST_ALONE
            and self._share_held(one, held) < UNSAID
            and one.letters not in letters
        )
        return tuple(found)[:_MOST_ALONE]

    def _share_held(self, one: Sentence, held: set[str]) -> float:
        total = weight(one.pieces, self._weights)
        shared = Counter({piece: count for piece, count in one.pieces.items() if piece in held})
        return weight(shared, self._weights) / total if total else 1.0
