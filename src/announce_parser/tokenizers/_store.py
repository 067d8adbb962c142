"""Where a ``Doc`` keeps its morphemes, and how they are asked for by place.

They lie as parallel lists in ``doc.user_data``, because a long document has 100,000 of them and rules ask
for few; as lists of text and integers they also outlive ``Doc.to_bytes``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, TypedDict, cast

from announce_parser.tokenizers._base import Morpheme, Role

if TYPE_CHECKING:
    from spacy.tokens import Doc

KEY = "announce_parser.morphemes"


class Store(TypedDict):
    """The morphemes of a document, one field a list; starts and ends never go backwards."""

    forms: list[str]
    tags: list[str]
    roles: list[Role]  # their text only, after ``Doc.from_bytes``
    starts: list[int]
    ends: list[int]


def stored(doc: Doc) -> Store | None:
    """Return all morphemes of a ``Doc``; None of one that was tokenized elsewhere."""
    return cast("Store | None", doc.user_data.get(KEY))


def morphemes(doc: Doc, start: int, end: int) -> tuple[Morpheme, ...]:
    """Return the morphemes that overlap a span, in order; none of a ``Doc`` that was tokenized elsewhere.

    Args:
        doc: What ``tokenize`` made.
        start: First character, within the document's text.
        end: One past the last character; an empty span overlaps nothing.
    """
    store = cast("Store | None", doc.user_data.get(KEY))
    if store is None or start >= end:
        return ()
    first = bisect_right(store["ends"], start)
    last = bisect_left(store["starts"], end)
    return tuple(_morpheme(store, index) for index in range(first, last))


def morpheme_at(doc: Doc, offset: int) -> Morpheme | None:
    """Return the morpheme that a character belongs to, the first where several share it; None for a space."""
    store = cast("Store | None", doc.user_data.get(KEY))
    if store is None:
        return None
    index = bisect_right(store["ends"], offset)
    if index < len(store["starts"]) and store["starts"][index] <= offset:
        return _morpheme(store, index)
    return None


def _morpheme(store: Store, index: int) -> Morpheme:
    return Morpheme(
        store["forms"][index],
        store["tags"][index],
        Role(store["roles"][index]),
        store["starts"][index],
        store["ends"][index],
    )
