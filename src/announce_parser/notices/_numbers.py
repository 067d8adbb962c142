"""Notice numbers and revisions: ``○○부 공고 제2023-12호``, ``(정정)``, ``재공고``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from announce_parser.notices._base import place
from announce_parser.notices._lines import lines
from announce_parser.notices._programs.names import squash
from announce_parser.record import Revision, Stated

if TYPE_CHECKING:
    from announce_parser.document import Document
    from announce_parser.record import Tree

RevisionType = Literal["correction", "amendment", "renotice", "additional"]
_TOP = 25  # lines in which a notice's own number is; further down others are quoted
_NUMBER = re.compile(
    r"^[^가-힣A-Za-z]{0,6}(?:(?:공고|문서|고시)\s?번호\s*[:：]?\s*)?"
    r"(?P<number>(?:재단법인\s|\(재\)\s?)?(?:(?:[가-힣]{2,20}|[A-Z]{2,10})(?:\s[가-힣]{2,12})?)?"
    r"\s?(?:\([A-Za-z][A-Za-z .,&-]{1,60}\))?\s*(?:재?공고|고시|훈령|예규)\s*"
    r"제?\s?(?:[가-힣]{1,6}\s?)?\d{4}\s?[-–—]\s?\d{1,5}\s?호)"
)
_OF_A_NUMBER = re.compile(r"\(\s?(?:재|변경|정정|수정|긴급|추가)\s?(?:입찰\s?)?공고\s?\)")
# 공고 제2026-17호 (○○진흥원): whose number it is is after it
_OFFICE_BEHIND = re.compile(r"^\s*\([가-힣 ]{2,20}\)\s*$")
# ○○군 공고 제2026-3호 / 2026. 1. 2. / ○○군수: day and signer on the number's line
_SIGNED_BEHIND = re.compile(
    r"[|/,]\s*[가-힣 ]{2,20}(?:시장|군수|구청장|지사|장관|청장|원장|이사장|사장|위원장)\s*$"
)
_REFERENCE = re.compile(
    r"(?<![가-힣])[가-힣]{2,20}\s?(?:재?공고)\s?제\s?(?:[가-힣]{1,6}\s?)?\d{4}\s?[-–—]\s?\d{1,5}\s?호"
)
_REVISIONS: tuple[tuple[RevisionType, re.Pattern[str]], ...] = (
    ("renotice", re.compile(r"재\s?공고|재\s?공모|재\s?입찰|재\s?모집")),
    ("correction", re.compile(r"정정\s?공고|[(\[<]\s?정\s?정\s?[)\]>]|정정\s?보도")),
    ("additional", re.compile(r"추가\s?(?:모집\s?)?공고|추가\s?모집|추가\s?공모")),
    (
        "amendment",
        re.compile(r"(?:변경|수정|연장)\s?(?:모집\s?)?공고|[(\[<]\s?(?:변\s?경|수\s?정)\s?[)\]>]"),
    ),
)


def notice_numbers(document: Document) -> tuple[Stated[str], ...]:
    """Return the numbers that the notice has at its top; several where it is a joint one."""
    found: dict[str, Stated[str]] = {}
    for line in lines(document)[:_TOP]:
        match = _NUMBER.match(line.text)
        if match:
            number = " ".join(match["number"].split())
            start, end = match.span("number")
            behind = _SIGNED_BEHIND.sub("", _OFFICE_BEHIND.sub("", line.text[end:]))
            if _OF_A_NUMBER.sub("", behind).strip(" ()[]<>【】|/,0123456789.년월일"):
                continue  # a sentence that begins with the number of an earlier notice
            source = document.source(line.start + start, line.start + end)
            found.setdefault(
                number, Stated(number, (place(source),), "masthead.notice_number", 0.95)
            )
    return tuple(found.values())


def find_revision(document: Document, title: Stated[str] | None) -> Stated[Revision] | None:
    """Return how a notice changes an earlier one, where its headline or the tag before it says so."""
    if title is None:
        return None
    block = document.block(title.places[0].block)
    for kind, pattern in _REVISIONS:
        match = pattern.search(block.text)
        if match:
            revision = Revision(type=kind, text=match.group())
            where = place(document.source(block.start + match.start(), block.start + match.end()))
            return Stated(revision, (where,), "masthead.revision", 0.9)
    return None


def related(document: Document, own: tuple[Stated[str], ...]) -> tuple[Tree, ...]:
    """Return the notices that the text refers to by number, each once, at its first place."""
    bears = {squash(number.value) for number in own}
    found: Tree = {}
    for line in lines(document):
        for match in _REFERENCE.finditer(line.text):
            number = " ".join(match.group().split())
            if squash(number) in bears or squash(number) in found:
                continue
            source = document.source(line.start + match.start(), line.start + match.end())
            stated = Stated(number, (place(source),), "document.other_notice_number")
            found[squash(number)] = {"notice_number": stated, "text": stated}
    return tuple(found.values())
