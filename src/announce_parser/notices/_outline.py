"""The outline: headings with their numbers and what part of a notice each opens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from announce_parser.document import BlockKind
from announce_parser.notices._boxed import boxed_heading
from announce_parser.notices._lines import letters
from announce_parser.record import Section, SectionRole

if TYPE_CHECKING:
    from announce_parser.document import Block, Document

_NUMBER = re.compile(
    r"^(?P<number>(?:제\s?\d{1,3}\s?[장절조]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]{1,3}|\d{1,2}(?:-\d{1,2})?|[①-⑳]|[IVX]{1,4})\s?[.)]?"
    r"|[가나다라마바사아자차카타파하]\s?[.)])\s+"
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")  # 사업 성격 (작성 유의사항 참조): a remark on the heading
_BOX_LEVEL = 2  # of a box with its title on the rim: it is within a chapter
# 1. 추진 배경	3 · 나. 평가 ········ 12: a line of a table of contents
_PAGE_BEHIND = re.compile(r"(?:\t|[·.…‥⋯]{2,}|\s·)\s*\d{1,3}$")
_OPENING, _CLOSING = "#□■○●◦◇◆▶▷<〈【[《* ", ">〉】]》* "
# <붙임> 1. 신청 양식: the word in brackets, its number after them
_FRAMED = re.compile(
    r"^(?P<word>참고|붙임|별첨|첨부|별지|별표)(?P<number>\s?\d{1,2})?\s?[>〉】\]》)」]\s*(?=\S)"
)
# 참고 1 (for reference), 붙임 2 (attached), with or without a number, is a heading's number.
_APPENDIX = re.compile(
    r"^(?P<number>(?:참고|붙임|별첨|첨부|별지|별표)(?:\s?자료)?(?:\s?제?\d{1,2}(?!\d|년)(?:호)?)?)(?=[\s.:]|$)[\s.:]*"
)
# The first entry whose word is in a heading decides; words are letters only.
_ROLES: tuple[tuple[SectionRole, tuple[str, ...]], ...] = (
    (
        "other",
        ("보도주요내용", "보도내용", "기사내용"),
    ),  # what the press had said, over what the office says
    ("contact", ("문의처", "문의", "연락처", "상담창구", "담당자")),
    (
        "exclusion",
        (
            "제외대상",
            "대상에서제외",
            "지원제외",
            "신청제외",
            "참여제한",
            "신청제한",
            "제한사항",
            "결격사유",
            "배제",
        ),
    ),
    ("documents", ("제출서류", "구비서류", "신청서류", "제출자료")),
    ("evaluation", ("평가", "심사", "선정절차", "선정방법", "선정기준", "전형", "선발")),
    (
        "eligibility",
        (
            "지원대상",
            "신청자격",
            "신청대상",
            "참여대상",
            "응모자격",
            "참가자격",
            "자격요건",
            "모집대상",
            "응시자격",
            "지원자격",
            "자격",
        ),
    ),
    (
        "application",
        ("신청방법", "신청기간", "접수", "신청", "응모", "제출방법", "참여방법", "입찰"),
    ),
    ("schedule", ("일정", "추진절차", "기간", "스케줄")),
    ("budget", ("예산", "지원규모", "사업비", "소요", "재원", "지원금액")),
    ("changes", ("달라지는", "변경", "개선사항", "개편", "신구")),
    ("obligations", ("유의사항", "의무", "준수사항", "주의사항", "협약", "사후관리", "기타사항")),
    ("results", ("결과", "실적", "성과", "현황", "통계")),
    ("purpose", ("목적", "배경", "취지", "필요성")),
    (
        "support",
        (
            "지원내용",
            "지원사항",
            "지원조건",
            "지원",
            "혜택",
            "시상",
            "주요내용",
            "사업내용",
            "세부내용",
        ),
    ),
    ("overview", ("개요", "소개", "사업명", "요약", "총괄")),
    ("attachment", ("서식", "양식", "별지")),
)


def sections(document: Document, body: int) -> tuple[Section, ...]:
    """Return the parts that headings open, each with its own blocks up to the next heading.

    Args:
        document: The document.
        body: Index of the first block of the body; headline and deck open no part.
    """
    opened: list[tuple[_Heading, list[Block]]] = []
    for index, block in enumerate(document.blocks):
        if block.hidden:
            continue
        heading = _heading(block) if index >= body else None
        if heading is not None:
            opened.append((heading, []))
        if opened:
            opened[-1][1].append(block)
    told = [(heading, held) for heading, held in opened if not _lists_pages(held)]
    return tuple(
        _section(number, heading, tuple(block.id for block in held))
        for number, (heading, held) in enumerate(told, 1)
    )


class _Heading(NamedTuple):
    """What opens a part: its words and its rank."""

    text: str
    level: int


def _heading(block: Block) -> _Heading | None:
    """Return what a heading says, be it a line or a grid of its own."""
    if block.kind is BlockKind.HEADING:
        return _Heading(block.text, block.level or 1)
    boxed = boxed_heading(block)
    if boxed is None:
        return None
    if boxed.number is None:
        return _Heading(boxed.title.text, _BOX_LEVEL)
    return _Heading(f"{boxed.number.text} {boxed.title.text}", 1)


def _lists_pages(held: list[Block]) -> bool:
    """Return whether a part holds nothing but lines that end with their pages: a table of contents."""
    below = [block for block in held[1:] if block.text.strip()]
    return bool(below) and all(_PAGE_BEHIND.search(block.text.strip()) for block in below)


def _section(number: int, opened: _Heading, held: tuple[str, ...]) -> Section:
    heading = " ".join(opened.text.split()).lstrip(_OPENING).rstrip(_CLOSING)
    heading = _FRAMED.sub(lambda framed: f"{framed['word']}{framed['number'] or ''} ", heading)
    numbered = _APPENDIX.match(heading) or _NUMBER.match(heading)
    return Section(
        id=f"s{number}",
        level=opened.level,
        number=numbered["number"] if numbered else None,
        heading=(heading[numbered.end() :] if numbered else heading) or heading,
        role=_role(heading),
        blocks=held,
    )


def _role(heading: str) -> SectionRole:
    if _APPENDIX.match(heading):
        return "attachment"
    bare = letters(_IN_BRACKETS.sub("", heading)) or letters(heading)
    return next((role for role, words in _ROLES if any(word in bare for word in words)), "other")
