"""Windows that a notice names without days: ``접수기간 : 추후 공지``, ``공고일로부터 14일간``, ``매월 10일까지``.

A program whose window has no value says so in ``stated_absent``, with the words, so that nobody takes an answer
for silence (RECORD: stated absence is not silence).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from announce_parser.notices._lines import lines, rows_of
from announce_parser.notices._schedule.words import events_of_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Document
    from announce_parser.record import Tree

_LABELLED = re.compile(
    r"^(?:[^가-힣\w]*(?:(?:\d{1,2}[.)]|[가-하][.)]|\(\d{1,2}\)|[①-⑳])\s*)?)(?P<label>[가-힣][가-힣·ㆍ/ ]{1,16}?)\s*[:：]\s*(?P<words>\S.*)$"
)
# The words of a window that the document leaves open, by what it says instead of days.
_OPEN: dict[str, re.Pattern[str]] = {
    "to_be_announced": re.compile(
        r"(?:추후|별도|차후|개별)\s?(?:공지|안내|공고|통보|통지|확정|결정|협의|게시)|미정(?![가-힣])"
    ),
    "varies": re.compile(
        r"(?:채용|충원|선발|모집|마감|확보|적격자\s?채용)\s?(?:완료\s?)?(?:시|때)\s?까지"
        r"|(?:본\s?)?(?:공고|게시|통보|통지|접수|선정|고시)(?:일|한\s?날)(?:로)?부터\s?\d{1,3}\s?(?:영업|근무)?(?:일|주|개월)"
        r"|매\s?(?:월|달|주|년|분기|학기)(?![가-힣])|(?:분기|반기|월)별"
    ),
}


def unstated_windows(document: Document, programs: tuple[Tree, ...]) -> dict[str, Tree]:
    """Return what the document says instead of the days of a window, by the pointer to where they would stand."""
    said = next(_said(document), None)
    if said is None:
        return {}
    text, meaning = said
    return {
        f"/programs/{index}/application": {"text": text, "meaning": meaning}
        for index, program in enumerate(programs)
        if not program.get("application") and not program.get("rounds")
    }


def _said(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the words behind a label of a window that give no days, and what they mean."""
    for label, words in _terms(document):
        meaning = next((each for each, pattern in _OPEN.items() if pattern.search(words)), None)
        if meaning is not None and "application" in events_of_label(label):
            yield words, meaning


def _terms(document: Document) -> Iterator[tuple[str, str]]:
    """Yield labels with their words: on one line behind a colon, or in two cells of a row."""
    for line in lines(document):
        match = _LABELLED.match(line.text)
        if match is not None:
            yield match["label"], match["words"]
    for block in document.blocks:
        for _, cells in rows_of(block):
            yield from ((label.text, words.text) for label, words in pairwise(cells))
