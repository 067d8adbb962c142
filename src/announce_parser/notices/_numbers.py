"""Notice numbers and revisions: ``○○부 공고 제2023-12호``, ``(정정)``, ``재공고``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from announce_parser.notices._base import place
from announce_parser.notices._lines import lines
from announce_parser.record import Revision, Stated

if TYPE_CHECKING:
    from announce_parser.document import Document

RevisionType = Literal["correction", "amendment", "renotice", "additional"]
_TOP = 25  # lines in which a notice's own number stands; further down others are quoted
_NUMBER = re.compile(
    r"^[^가-힣]{0,6}(?P<number>(?:재단법인\s|\(재\)\s?)?[가-힣]{2,20}(?:\s[가-힣]{2,12})?\s*(?:재?공고|고시|훈령|예규)\s*"
    r"제?\s?(?:[가-힣]{1,6}\s?)?\d{4}\s?-\s?\d{1,5}\s?호)"
)
_REVISIONS: tuple[tuple[RevisionType, re.Pattern[str]], ...] = (
    ("renotice", re.compile(r"재\s?공고|재\s?공모|재\s?입찰|재\s?모집")),
    ("correction", re.compile(r"정정\s?공고|[(\[<]\s?정\s?정\s?[)\]>]|정정\s?보도")),
    ("additional", re.compile(r"추가\s?(?:모집\s?)?공고|추가\s?모집|추가\s?공모")),
    ("amendment", re.compile(r"(?:변경|수정)\s?공고|[(\[<]\s?(?:변\s?경|수\s?정)\s?[)\]>]")),
)


def notice_numbers(document: Document) -> tuple[Stated[str], ...]:
    """Return the numbers that the notice bears at its top; several where it is a joint one."""
    found: dict[str, Stated[str]] = {}
    for line in lines(document)[:_TOP]:
        match = _NUMBER.match(line.text)
        if match:
            number = " ".join(match["number"].split())
            start, end = match.span("number")
            source = document.source(line.start + start, line.start + end)
            found.setdefault(
                number, Stated(number, (place(source),), "number at the top of a notice", 0.95)
            )
    return tuple(found.values())


def find_revision(title: Stated[str] | None) -> Stated[Revision] | None:
    """Return how a notice changes an earlier one, where its headline says so."""
    if title is None:
        return None
    for kind, pattern in _REVISIONS:
        match = pattern.search(title.value)
        if match:
            revision = Revision(type=kind, text=match.group())
            return Stated(revision, title.places, "revision named in the headline", 0.9)
    return None
