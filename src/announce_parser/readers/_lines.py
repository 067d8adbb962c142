"""Normalised text → lines, and lines → pieces: a thought that was wrapped over lines becomes one again.

In a notice a line without a mark, below a long line that does not end, goes on with it:
``** 목표 : 정부형 20개, 민간형 30개 등`` / ``(기초 10개, 고도화 40개)``. Short lines below each other are
cells of a table that somebody flattened, and stay apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from announce_parser.readers._markers import Marked, MarkerKind, find_marked
from announce_parser.readers._traced import Traced, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Characters from which on a line may have been broken by the width of a page.
_WRAP_WIDTH = 28
_ENDS_OPEN = re.compile(r"(?:[,·ㆍ‧&/(\[]|\s및|\s또는|\s등의|\s위한)$")
_ENDS_SENTENCE = re.compile(
    r"(?:[.!?。]|니다|[가-힣]다|[었있없했겠]음|[^포]함|됨|[것정획중침]임|밝힘|끝)[\s\"'”’」』)\]]*$"
)
_OPENS_ANEW = re.compile(
    r"[<〈《【\[〔「『▣#|]|(?:참고|붙임|별첨|첨부|문\s?의)\s*(?:\d|$|:)|\(단위|제\s?\d+\s?[장절조]"
)
# A number that a margin cut in two, with what is before it: 총 3 / 억원, 비율 12 / .5%, 2억 / 5,000만원,
# 2026년 3월 / 9일, 044-300- / 0951; a line of its own does not begin so.
_CUT_IN_TWO = re.compile(
    r"[가-힣][ :]{1,2}\d[\d,]{0,12}(?:\.\d{1,2})?\n(?:[십백천만억조]{1,3} ?원|%|,\d{3}(?!\d)|\.\d{1,2} ?[%억만])"
    r"|[가-힣][ :]{1,2}\d{1,3}\.\n\d{1,2}(?:%|[억만] ?원)"
    r"|\d[억만]\n\d[\d,]{0,6}[백천]?만 ?원"
    r"|(?:19|20)\d{2}년(?: ?\d{1,2}월\n\d{1,2}일| ?\d{1,2}\n월 ?\d|\n\d{1,2}월 ?\d)"
    r"|(?:19|20)\d{2}\. ?\d{1,2}\.\n ?\d{1,2}\. ?(?:까지|부터|[(~∼])"
    r"|(?<!\d)0\d{1,2}-(?:\n\d{3,4}-|\d{3,4}-\n)\d{4}(?!\d)"
)
_WIDEST_NUMBER = 24
_OPENING, _CLOSING = re.compile(r"[(「『｢〔]"), re.compile(r"[)」』｣〕]")
_MOST_OPEN_LINES = 12


@dataclass(frozen=True, slots=True)
class JoinedLine:
    """One line, or several that were one before a page's edge broke them.

    Attributes:
        text: Trimmed; the breaks within it are newlines.
        after_gap: True where a blank line, a table or the document's start is above.
        quoted: True within a block quotation.
        heading: Level of a heading that markup states; None for the others.
        marked: The mark that opens it.
    """

    text: Traced
    after_gap: bool = False
    quoted: bool = False
    heading: int | None = None
    marked: Marked | None = None

    @property
    def content(self) -> str:
        """The characters after the mark."""
        return self.text.text[self.marked.end if self.marked else 0 :]

    @property
    def is_note(self) -> bool:
        """True for footnotes by their mark."""
        return self.marked is not None and self.marked.marker.kind is MarkerKind.NOTE


def line_of(
    text: Traced, *, after_gap: bool, quoted: bool = False, heading: int | None = None
) -> JoinedLine:
    """Return a line with its mark; a heading by markup keeps a number in its text but has no list mark."""
    trimmed = text.strip()
    marked = None if heading else find_marked(trimmed.text)
    return JoinedLine(trimmed, after_gap, quoted, heading, marked)


def unwrapped(lines: Iterable[JoinedLine]) -> Iterator[JoinedLine]:
    """Yield the lines, those that go on with the one above joined to it by a newline."""
    held: list[JoinedLine] = []
    depth = 0
    for line in lines:
        if held and _goes_on(held, line, depth):
            held.append(line)
        else:
            yield from _flush(held)
            held, depth = [line], 0
        depth = max(0, depth + _depth(line.text.text))
    yield from _flush(held)


def _flush(held: list[JoinedLine]) -> Iterator[JoinedLine]:
    if len(held) == 1:
        yield held[0]
    elif held:
        yield replace(held[0], text=joined((line.text for line in held), "\n"))


def _depth(text: str) -> int:
    return len(_OPENING.findall(text)) - len(_CLOSING.findall(text))


def _goes_on(held: list[JoinedLine], line: JoinedLine, depth: int) -> bool:
    """Return whether a line goes on with the lines held, of which `depth` brackets are still open."""
    before, text = held[-1], line.text.text
    if line.after_gap or line.heading or before.heading or line.quoted != before.quoted:
        return False
    if _CUT_IN_TWO.search(f"{before.text.text[-_WIDEST_NUMBER:]}\n{text[:_WIDEST_NUMBER]}"):
        return True
    if line.marked is not None or _OPENS_ANEW.match(text):
        return False
    if depth > 0 and len(held) < _MOST_OPEN_LINES:
        return True
    if _ENDS_OPEN.search(before.text.text[-8:]):
        return True
    return len(before.text.text) >= _WRAP_WIDTH and not _ENDS_SENTENCE.search(
        before.text.text[-24:]
    )
