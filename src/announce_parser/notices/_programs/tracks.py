"""Tracks: parts of one notice with a heading and terms of their own.

``트랙 1 신축형`` over 지원규모 and 지원한도, ``트랙 2 개보수형`` over others. Where sums, limits or windows differ, each track is a program
(RECORD.md); where only shares or lengths do, they are terms of the one program by label.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind
from announce_parser.notices._base import place
from announce_parser.notices._columns import Field
from announce_parser.notices._programs.facts import Fact, Origin, ProgramDraft
from announce_parser.notices._programs.settle import core
from announce_parser.record import Stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Block
    from announce_parser.notices._base import Material

RULE = "program.track_heading"
_MARK = r"^[\s□■▣▢⬜⬛ㅁ○●◦◎◉❍ㅇ◇◆◈❖▶▷►▲△▼▽★☆·ㆍ•▪※*#–-]*(?:(?:\d{1,2}|[가-하])[.)]|\(\d{1,2}\)|\([가-하]\)|[①-⑳])?\s*"
_CLASS = r"(?:트랙|유형|분야|부문|타입|모집단위|세부과제|과정|Track|TRACK|Type|TYPE)"
_ORDINAL = r"(?:\d{1,2}|[A-Z]|[ⅠⅡⅢⅣⅤ]|[가-하]|[①-⑩])"
_NUMBERED = re.compile(
    rf"{_MARK}[(\[<【〈]?\s*(?P<whole>{_CLASS}\s?-?\s?{_ORDINAL}\s?[)\]>】〉]?\s?[.:：)\-–]?\s*(?P<name>[^\n:：]{{2,40}}?))\s*[)\]>】〉]?\s*$"
)
_NAMED = re.compile(
    rf"{_MARK}[(\[<【〈「『]?\s*(?P<whole>(?P<name>[가-힣A-Za-z0-9·()/ ]{{1,24}}?(?:형|트랙|유형|부문|분야|과정)))\s*[)\]>】〉」』]?\s*$"
)
# (①기술도약형) 업력 7년 미만 창업기업 … · ② 성장선도형 : 매출 20억원 이상 …: the name, and what it is after it
_BRACKETED = re.compile(
    rf"{_MARK}[(\[<【〈]\s*(?P<whole>(?:[①-⑩]\s*|\d\s?[.)]\s*)?(?P<name>[가-힣A-Za-z][가-힣A-Za-z0-9·/& ]{{1,22}}?(?:형|트랙|유형|부문|분야|과정|단계)))\s*[)\]>】〉]\s*(?!\s*[:：]?\s*\d)\S"
)
_DESCRIBED = re.compile(
    rf"{_MARK}(?P<whole>(?P<name>[가-힣A-Za-z][가-힣A-Za-z0-9·/& ]{{1,22}}?(?:형|트랙)))\s*(?:\([^()\n]{{2,40}}\)\s*)?[:：]\s*(?!\d|최대|최소|총|약|각|[가-힣]{{1,4}}당\s)(?=[^\n]{{8,}})"
)
_OWN = frozenset({Field.CAP, Field.BUDGET, Field.APPLICATION})
_BY_LABEL = frozenset({Field.CAP, Field.SUBSIDY_RATIO, Field.DURATION, Field.BUDGET, Field.AWARDS})
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Track:
    """One track: its name, the heading as a whole, and the blocks that are about it."""

    name: Stated[str]
    whole: Stated[str]
    blocks: frozenset[str]


def tracks(material: Material, facts: tuple[Fact, ...]) -> tuple[Track, ...]:
    """Return the tracks of a notice that state terms of their own; none where fewer than two do."""
    for pattern in (_NUMBERED, _NAMED, _BRACKETED, _DESCRIBED):
        found = tuple(_read(material, pattern))
        stating = tuple(
            track
            for track in found
            if any(fact.field in _BY_LABEL and _stands_in(fact, track) for fact in facts)
        )
        if len({track.name.value for track in stating}) >= _LEAST:
            return stating
    return ()


def _read(material: Material, pattern: re.Pattern[str]) -> Iterator[Track]:
    blocks = material.document.blocks
    for index in range(material.masthead.body, len(blocks)):
        block = blocks[index]
        match = pattern.match(block.text) if block.table is None and not block.hidden else None
        if match is None:
            continue
        held = frozenset(_under(blocks, index, pattern))
        if held:
            yield Track(
                _stated(material, block, match, "name"),
                _stated(material, block, match, "whole"),
                held,
            )


def _under(blocks: tuple[Block, ...], index: int, pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield the ids of the blocks below a heading, up to the next of its rank."""
    heading = blocks[index]
    for block in blocks[index + 1 :]:
        level = block.level or 0
        if block.table is None and pattern.match(block.text):
            return
        if block.kind is BlockKind.HEADING and (
            heading.kind is not BlockKind.HEADING or level <= (heading.level or 0)
        ):
            return
        if block.kind is heading.kind and block.table is None and level <= (heading.level or 0):
            return
        yield block.id


def _stated(material: Material, block: Block, match: re.Match[str], part: str) -> Stated[str]:
    start, end = match.span(part)
    source = material.document.source(block.start + start, block.start + end)
    return Stated(" ".join(match[part].split()), (place(source),), RULE)


def _stands_in(fact: Fact, track: Track) -> bool:
    return fact.places[0].block in track.blocks


def differ(found: tuple[Track, ...], facts: tuple[Fact, ...]) -> bool:
    """True where sums, limits or windows of two tracks differ, so that each is a program."""
    for target in _OWN:
        said = [
            {core(fact.value) for fact in facts if fact.field is target and _stands_in(fact, track)}
            for track in found
        ]
        if all(said) and any(each != said[0] for each in said):
            return True
    return False


def split(
    found: tuple[Track, ...], facts: tuple[Fact, ...]
) -> tuple[tuple[ProgramDraft, ...], tuple[Fact, ...]]:
    """Return a program a track, each with its own facts and with those that no track states."""
    own = {id(fact) for fact in facts for track in found if _stands_in(fact, track)}
    common = [
        fact
        for fact in facts
        if id(fact) not in own and fact.field not in (Field.BUDGET, Field.NAME)
    ]
    told: list[Fact] = []
    for program, track in enumerate(found):
        stated = [fact for fact in facts if _stands_in(fact, track)]
        fields = {fact.field for fact in stated}
        kept = [
            fact
            for fact in common
            if fact.field not in fields and fact.field not in (Field.AWARDS, Field.FUNDING)
        ]
        told += [replace(fact, program=program) for fact in (*stated, *kept)]
        if track.whole.value != track.name.value:
            told.append(
                Fact(program, Field.NAME, track.whole.value, track.whole.places, RULE, Origin.LABEL)
            )
    return tuple(ProgramDraft(track.name) for track in found), tuple(told)


def labelled(found: tuple[Track, ...], facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return the facts of one program, those of a track with its name as their label."""
    return tuple(
        replace(fact, label=next(track.name.value for track in found if _stands_in(fact, track)))
        if fact.label is None
        and fact.field in _BY_LABEL
        and any(_stands_in(fact, track) for track in found)
        else fact
        for fact in facts
    )
