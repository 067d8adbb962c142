"""The morphemes of a document by place: nouns, verbs and tense of a stretch of text.

Taggers differ in their tags; what is asked for here is the role, which is the same for all of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from announce_parser.tokenizers import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from announce_parser.tokenizers import Store

NOUNS = frozenset({Role.NOUN, Role.NAME, Role.ROOT, Role.FOREIGN})
VERBS = frozenset({Role.VERB, Role.ADJECTIVE})
_PAST = frozenset("았었였했됐")
_AHEAD = frozenset({"예정", "계획", "겠", "ㄹ", "을"})


class Word(NamedTuple):
    """A morpheme with its place in the document."""

    form: str
    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Morphemes:
    """All morphemes of a document, in order; empty where the tagger gave none."""

    forms: Sequence[str] = ()
    roles: Sequence[Role] = ()
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()

    @classmethod
    def of(cls, store: Store | None) -> Morphemes:
        """Return the morphemes that a tokenizer keeps with its ``Doc``; none of another's."""
        if store is None:
            return cls()
        return cls(store["forms"], store["roles"], store["starts"], store["ends"])

    def between(self, start: int, end: int) -> list[Word]:
        """Return the morphemes that lie within a span of the document."""
        first = bisect_left(self.starts, start)
        last = bisect_right(self.starts, end - 1) if end > start else first
        return [
            Word(self.forms[at], self.roles[at], self.starts[at], self.ends[at])
            for at in range(first, last)
            if self.ends[at] <= end
        ]


def nouns(words: Iterable[Word]) -> list[str]:
    """Return the nouns among morphemes, units of counting left out."""
    return [word.form for word in words if word.role in NOUNS]


def verbs(words: Sequence[Word]) -> list[str]:
    """Return the verbs, those made of a noun with that noun: 지원하 of 지원하다."""
    found = []
    for at, word in enumerate(words):
        if word.role in VERBS:
            found.append(word.form)
        elif word.role is Role.SUFFIX and word.form[:1] in "하되시" and at:
            found.append(words[at - 1].form + word.form[:1])
    return found


def tense(words: Sequence[Word]) -> str:
    """Return ``past``, ``ahead`` or ``now`` by the endings of a stretch of text; the last one that tells decides."""
    told = "now"
    for word in words:
        if word.role is Role.ENDING and word.form[-1:] in _PAST:
            told = "past"
        elif word.form in _AHEAD:
            told = "ahead"
    return told
