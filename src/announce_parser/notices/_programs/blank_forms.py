"""Where a notice ends and the forms to be filled in begin: what an application form asks for is not a term of the notice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from announce_parser.document import Block
    from announce_parser.notices._base import Material

# 【별지 제1호 서식】, 참가신청서: the title of a form; 참가신청서 1부 in a list is not one.
_FORM = lazy_regex(
    r"""
    \s*[\[<(【〔]?\s*(?:(?:별지|서식|양식)\s?(?:제\s?)?\d|(?:붙임|별첨
        |첨부)\s?\d{0,2}\s*[\])】.:]?\s*[가-힣 ]{0,24}(?:신청서|서약서|동의서|확약서|서식
        |양식)\s*$)
    """,
    re.VERBOSE,
)
# [붙임1] over 2026년 … 공모사업 제안서; near miss: 붙임  신청서 서식 1부.  끝., which only lists it
_APPENDIX_ALONE = lazy_regex(
    r"\s*[\[<(【〔]\s*(?:붙임|별첨|첨부|서식|양식|별지)\s?(?:제?\s?\d{0,2}\s?(?:호)?\s?(?:서식)?)\s*[\])】〕>]\s*$"
)
_FORM_TITLE = lazy_regex(
    r"(?:신\s?청\s?서|제\s?안\s?서|계\s?획\s?서|동\s?의\s?서|서\s?약\s?서|확\s?약\s?서|추\s?천\s?서|서\s?식|양\s?식)\s*$"
)
_LEAST_BODY = 12
_LEAST_BEFORE_FORM = 4
_LONGEST_TITLE = 60


def end_of_body(material: Material) -> int:
    """Return the index of the first block of the forms to be filled in, or how many blocks there are.

    What an application form asks for, ``사업기간 : 20  .  .  ~``, is not a term of the notice.
    """
    blocks = material.document.blocks
    start = min(len(blocks), material.masthead.body + _LEAST_BODY)
    early = min(len(blocks), material.masthead.body + _LEAST_BEFORE_FORM)
    return next(
        (
            index
            for index in range(early, len(blocks))
            if len(blocks[index].text) <= _LONGEST_TITLE
            and ((index >= start and _FORM.match(blocks[index].text)) or _opens_form(blocks, index))
        ),
        len(blocks),
    )


def _opens_form(blocks: tuple[Block, ...], index: int) -> bool:
    """Return whether a line that says no more than ``[붙임 1]`` is above the title of a form."""
    if not _APPENDIX_ALONE.match(blocks[index].text):
        own = blocks[index].text.split("\n")
        return len(own) > 1 and bool(_APPENDIX_ALONE.match(own[0]) and _FORM_TITLE.search(own[1]))
    below = blocks[index + 1 : index + 3]
    return any(each.table is None and _FORM_TITLE.search(each.text) for each in below[:1]) or any(
        each.table is not None and _FORM_TITLE.search(each.table.cells[0].text)
        for each in below[:1]
    )
