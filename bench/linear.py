"""Measures whether reading figures takes linear time: one character, a hundred thousand times, then twice that.

A page of digits, commas, dashes, spaces or ``~`` must cost at most 2.3 times when doubled; a pattern with nested
repeats over the same characters costs four times and more::

    python bench/linear.py [--length 100000]
"""

from __future__ import annotations

import argparse
import sys
import time

from spacy.tokens import Doc

from announce_parser import figures, tokenizers
from announce_parser.document import Block, BlockKind, Document

# What a broken text layer, a form or a drawn table is full of.
PIECES = (
    *("1", "12,", ",", ".", "-", "~", " ", "\t", "(", "0", "일", "천", "만 ", "억", "1만 ", "1천"),
    *("1-", "1~", "1 ", "1.", "1/", "a", "a.", "a@", "www.", "http://", "[", "](", "%", "1%", "원"),
    *(
        "△",
        "02-",
        "1588-",
        "월",
        "1월",
        "1일",
        "명",
        "1명",
        "가",
        "가 ",
        "가나다라 ",
        "한 ",
        "\n",
        "점",
        "이점",
    ),
)
MOST = 2.3


def seconds(text: str) -> float:
    """Return the shortest of three readings of the figures of a text, tokenizing left out."""
    document = Document("text", (Block("b1", BlockKind.PARAGRAPH, text),), text)
    doc = tokenizers.tokenize(text, backend="plain")
    return min(_once(document, doc) for _ in range(3))


def _once(document: Document, doc: Doc) -> float:
    start = time.perf_counter()
    figures.find(doc, document)
    return time.perf_counter() - start


def main() -> int:
    """Print the cost of each piece and of twice as much of it; 1 where one grows too fast."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--length", type=int, default=100_000)
    length = parser.parse_args().length
    steep = []
    for piece in PIECES:
        first = seconds((piece * length)[:length])
        second = seconds((piece * length * 2)[: length * 2])
        growth = second / first
        if growth > MOST:
            steep.append(piece)
        print(f"{piece!r:12} {first:8.3f} s {second:8.3f} s {growth:5.2f}")
    if steep:
        print(f"steeper than {MOST}: {', '.join(map(repr, steep))}")
    return 1 if steep else 0


if __name__ == "__main__":
    sys.exit(main())
