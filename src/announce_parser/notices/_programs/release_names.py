"""What a press release calls the thing one can apply to, by name.

``‘선도형 디지털 클러스터’ 지원사업을 공고하고``, ``제19회 논문 공모전 개최``, ``○○ 바우처는 … 지원하는 사업으로``: a name ends in
a word for something offered, or is in quotes before one. Each way of naming weighs what it is worth; a
name that several places use collects their weights, and the heaviest is what the release is about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind
from announce_parser.notices._base import place
from announce_parser.notices._lines import lines_of
from announce_parser.notices._programs.names import squash
from announce_parser.notices._programs.wording import (
    CALLED,
    LONGEST_NAME,
    OFFERED,
    OFFERED_AT_END,
    bare_name,
    core_of,
)
from announce_parser.record import Stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from announce_parser.document import Block
    from announce_parser.notices._base import Material
    from announce_parser.record import Place

RULE = "program.name_in_release"
_LEAD = 5  # paragraphs of the body that say what a release is about
_TITLE, _PART, _DECK, _QUOTED, _DEFINED, _OBJECT, _REPEATED = 4.0, 4.0, 3.0, 3.0, 2.5, 2.0, 0.3
_ECHOED = 2.0  # the headline says it too, in the midst of other words
_ENOUGH = 4.0
_LEAST_LETTERS = 4
_OWN_WORDS = re.compile(r"[가-힣A-Za-z]{2}")  # 사업 alone names nothing
# ‘○○ 지원사업’ 대상 시·군을 5월 21일부터 6월 19일까지 공모한다: called for with its window
_DATED = 1.0
_CALLED_ON = re.compile(
    r"[^.\n]{0,24}\d{1,2}(?:월|\.)\s?\d{1,2}[^.\n]{0,12}(?:까지|~)[^.\n]{0,24}(?:공모|모집|접수|신청을\s받)"
)
_NUMBERING = re.compile(r"^(?:\d{1,2}[.)]|[①-⑳ⅠⅡⅢⅣⅤ가-하][.)]?)\s+")

# ‘…’, 「…」, ｢…｣; quotation marks around speech are double and their content ends a sentence.
_QUOTE = re.compile(
    r"[‘'`’「『｢](?P<name>[^‘’'`「」『』｢｣\n]{3,60}?)[’'`‘」』｣]\s*\)?\s*(?P<kind>[^\s.,]{0,12})"
)
_DEFINITION = re.compile(
    r"^[\s□■○ㅇ◦·-]*(?:이번\s|올해\s|본\s|동\s)?(?P<name>[^.,()‘’\n]{2,30}?)(?:\([^()]{1,20}\))?\s?[은는]\s[^\n]{10,300}?"
    r"(?:제도|사업|프로그램|이용권|바우처|정책자금|공모전|대회)(?:이다|입니다|임|으로|로서|로,)"
)
_VERB = re.compile(
    r"(?P<name>[^\n.,‘’“”<>▲△]{3,60}?)\*{0,3}\s?[을를]\s?(?:\d{1,2}월\s?\d{1,2}일(?:부터|까지)?\s?)?(?:본격\s?|신규\s?|새로\s?|확대\s?)*"
    r"(?:추진|시행|실시|공고|공모|개최|모집|개편|공급|운영|선발|진행|지원)(?:한다|하고|하며|할|하기|해|합니다|함|될)"
)
_THIS = re.compile(
    r"(?:이번|올해|본|동)\s(?P<name>[^\n.,‘’“”]{3,40}?)\s?(?:지원대상|신청|접수|공모|모집|참여|의\s|은\s|는\s)"
)
_APPLIED = re.compile(
    r"(?P<name>[^\n.,‘’“”]{3,40}?)\s(?:\d{1,2}월\s?\d{1,2}일|\d{1,2}\.\s?\d{1,2}\.?)?\s?(?:\([월화수목금토일]\))?\s?(?:부터|까지)?\s?"
    r"(?:신청|접수|응모|모집)(?:하세요|하십시오|받습니다|받는다|\s?안내|\s?시작|하면|해야)"
)
PART_RULE = "program.title_of_part"
_PART_TITLE = re.compile(
    r"^\s*(?P<boxed>[<《〈【\[]\s?)?[「『｢‘']?(?P<name>[^<>《》【】\n:：]{4,60}?)[」』｣’']?\s*(?P<kind>(?:지원\s?)?사업)?\s*"
    r"(?P<outline>(?:공고|모집|공모|신청|선발|행사)?\s?개요(?:\s?(?:및|·)\s?[가-힣 ]{2,12})?)?\s*(?(boxed)[>》〉】\]])\s*$"
)
_LABELS = re.compile(r"(?:^|\s)[^\s가-힣]{0,3}\s?[가-힣]{1,2}\s?[가-힣 ]{1,6}\s?[:：]")
_LEAST_LABELS = 2
# 소상공인 특례보증 30억 원 추가 지원: a sum after the name, and what is done with it
_SUM_BEHIND = re.compile(
    r"\s(?:총\s?|최대\s?|약\s?)?\d[\d,.]*\s?(?:[조억만천백]\s?)+원(?:\s[^,]*)?$"
)
_PIECE = re.compile(r"[,·…!?]\s+|\s?…\s?|\.\.\s?")


@dataclass(frozen=True, slots=True)
class PlacedName:
    """A name with its place and what that place is worth; no place where a headline breaks it over two lines."""

    text: str
    where: Place | None
    weight: float


@dataclass(frozen=True, slots=True)
class ReleaseSubject:
    """What a release is about: its name, and the other names that are the same."""

    name: Stated[str]
    aliases: tuple[Stated[str], ...]
    weight: float


@dataclass(frozen=True, slots=True)
class ReleasePart:
    """A part of a release that is about one program.

    Attributes:
        name: From its title.
        first: Index of its first block after the title.
        last: One past its last.
    """

    name: Stated[str]
    first: int
    last: int


def find_parts(material: Material) -> tuple[ReleasePart, ...]:
    """Return the parts whose title names a program: ``○○ 지원사업 공고 개요``, ``< ○○ 융자 프로그램 >`` over labels."""
    blocks = material.document.blocks
    found: list[ReleasePart] = []
    for index in range(material.masthead.body, len(blocks)):
        name = _titled(material, blocks, index)
        if name is not None:
            found.append(ReleasePart(name, index + 1, len(blocks)))
    ends = [*(part.first - 1 for part in found[1:]), len(blocks)][: len(found)]
    return tuple(replace(part, last=end) for part, end in zip(found, ends, strict=True))


def _titled(material: Material, blocks: tuple[Block, ...], index: int) -> Stated[str] | None:
    block = blocks[index]
    if block.table is not None or block.hidden:
        return None
    for line in lines_of(block):
        match = _PART_TITLE.match(line.text)
        if match is None or not (match["boxed"] or match["outline"]):
            continue
        boxed = match["boxed"] is not None and match["outline"] is None
        below = " ".join(each.text[:40] for each in blocks[index + 1 : index + 4])
        whole = (
            line.text[match.start("name") : match.end("kind")] if match["kind"] else match["name"]
        )
        is_quoted = any(mark in whole for mark in "」』｣’'")
        name = _fitting(bare_name(match["name"] if is_quoted else whole), match["kind"] or "")
        if name is None or (boxed and len(_LABELS.findall(below)) < _LEAST_LABELS):
            continue
        at = line.start + line.text.find(name)
        return Stated(name, (place(material.document.source(at, at + len(name))),), PART_RULE)
    return None


def find_subject(material: Material) -> ReleaseSubject | None:
    """Return the one thing that a release calls for by name; None where no name weighs enough."""
    head = material.masthead
    said = " ".join(
        each.value for each in (*((head.title,) if head.title else ()), *head.subtitles)
    )
    clusters = _clusters(_named(material), squash(material.document.text), _key(said))
    best = max(clusters, key=lambda subject: subject.weight, default=None)
    if best is None or best.weight < _ENOUGH:
        return None
    if not best.name.places and head.title is not None:
        return replace(best, name=replace(best.name, places=head.title.places))
    return best


def _clusters(named: Iterable[PlacedName], text: str, headline: str) -> tuple[ReleaseSubject, ...]:
    """Return names that are the same, or one a part of the other, together."""
    groups: list[list[PlacedName]] = []
    for each in named:
        key = _key(each.text)
        group = next(
            (group for group in groups if any(_same(key, _key(other.text)) for other in group)),
            None,
        )
        if group is None:
            groups.append([each])
        else:
            group.append(each)
    return tuple(_subject(group, text, headline) for group in groups)


def _same(one: str, other: str) -> bool:
    return one == other or (
        min(len(one), len(other)) > _LEAST_LETTERS and (one in other or other in one)
    )


def _key(name: str) -> str:
    return squash(re.sub(r"[^0-9A-Za-z가-힣]", "", core_of(name)))


def _subject(group: list[PlacedName], text: str, headline: str) -> ReleaseSubject:
    """Return a group as one name: that of the heaviest place; how often the text repeats it counts too."""
    totals: dict[str, float] = {}
    for each in group:
        totals[each.text] = totals.get(each.text, 0.0) + each.weight
    ordered = sorted(totals, key=lambda name: (-totals[name], -len(name)))
    stated = {
        name: Stated(
            name, tuple(dict.fromkeys(e.where for e in group if e.text == name and e.where)), RULE
        )
        for name in ordered
    }
    repeated = min(10, text.count(squash(ordered[0])))
    weight = sum(each.weight for each in group) + _REPEATED * repeated
    if any(_key(name) in headline for name in ordered):
        weight += _ECHOED
    return ReleaseSubject(stated[ordered[0]], tuple(stated[name] for name in ordered[1:]), weight)


def _named(material: Material) -> Iterator[PlacedName]:
    """Yield the names that headline, deck, lead and definitions use."""
    head = material.masthead
    for weight, stated in (
        *(((_TITLE, head.title),) if head.title else ()),
        *((_DECK, each) for each in head.subtitles),
    ):
        yield from _of_headline(material, stated, weight)
    blocks = material.document.blocks[head.body :]
    paragraphs = 0
    for part in find_parts(material):
        yield PlacedName(part.name.value, part.name.places[0], _PART)
    for block in blocks:
        if block.table is not None or block.hidden or block.kind is BlockKind.HEADING:
            continue
        for line in lines_of(block):
            is_lead = paragraphs < _LEAD
            yield from _of_line(material, line.text, line.start, is_lead=is_lead)
        paragraphs += block.kind is not BlockKind.FOOTNOTE


def _of_headline(material: Material, stated: Stated[str], weight: float) -> Iterator[PlacedName]:
    """Yield what a headline names: in quotes, before 신청하세요, or all of it but what makes it a notice."""
    if not stated.places:
        return
    found = False
    for match in _QUOTE.finditer(stated.value):
        name = _fitting(match["name"], match["kind"])
        if name is not None:
            found = True
            yield PlacedName(name, _line_of(material, stated.places, name), weight)
    if found:
        return
    for whole in _PIECE.split(stated.value):
        piece = _SUM_BEHIND.sub("", whole)
        applied = _APPLIED.match(piece.strip())
        name = _fitting(_behind_purpose(bare_name(applied["name"] if applied else piece)), "")
        if name is not None:
            yield PlacedName(name, _line_of(material, stated.places, name), weight)


def _line_of(material: Material, places: tuple[Place, ...], name: str) -> Place | None:
    """Return which of a headline's lines holds the name; None where it is broken over two."""
    for where in places:
        block = material.document.block(where.block)
        if where.cell is None and squash(name) in squash(block.text[where.start : where.end]):
            return where
    return None


def _of_line(material: Material, text: str, start: int, *, is_lead: bool) -> Iterator[PlacedName]:
    ways = ((_QUOTE, _QUOTED), (_VERB, _OBJECT)) if is_lead else ((_QUOTE, _QUOTED / 4),)
    for pattern, worth in (*ways, (_DEFINITION, _DEFINED), (_THIS, _DEFINED)):
        for match in pattern.finditer(text):
            weight, raw = worth, match["name"]
            kind = match["kind"] if pattern is _QUOTE else ""
            name = _fitting(_behind_purpose(bare_name(raw)), kind)
            if name is None:
                continue
            at = raw.rfind(name)
            offset = start + match.start("name") + max(0, at)
            source = material.document.source(offset, offset + (len(name) if at >= 0 else len(raw)))
            if pattern is _QUOTE and not CALLED.match(text, match.start("kind")):
                weight /= 2  # quoted, but nothing is done about it here
            elif pattern is _QUOTE and is_lead and _CALLED_ON.match(text, match.start("kind")):
                weight += _DATED
            yield PlacedName(name, place(source), weight)


def _behind_purpose(name: str) -> str:
    """Return a noun phrase without the clause before it: ``취약계층을 위한 ○○ 장학금`` is an ○○ 장학금."""
    words = name.split()
    start = 0
    for index, word in enumerate(words[:-1]):
        if _CLAUSE_WORD.search(word):
            start = index + 1
    return " ".join(words[start:])


# ○○융자 등 3개 사업: several, of which the name is but one
_SEVERAL = re.compile(
    r"\s등\s?(?:의\s)?(?:\d{1,3}|[두세네]|여러)\s?(?:개\s?)?(?:[가-힣]{1,4}\s?)?(?:사업|프로그램|과제|분야)"
)
_CLAUSE_WORD = re.compile(
    r"""
    (?:(?<![마가고노])을|를|[은는]|에서|에게|으로|까지|부터|위한|위해|위하여|통해|대한|하는|하고
      |하여|되는|있는|인한|따라|올해|이번|내년|규모|[가-힣]{2,}의|원의|\))$
    |^(?:총|약|각|이|그|매년|연간)$|\d(?:억|만|천)?\s?원
    """,
    re.VERBOSE,
)


def _fitting(name: str, kind: str) -> str | None:
    """Return a name that ends in something offered, or is before it; None for all other phrases."""
    name = _NUMBERING.sub("", " ".join(name.strip(" -·,<>[]").split()))
    if _SEVERAL.search(name):
        return None
    if not _LEAST_LETTERS <= len(name) <= LONGEST_NAME or not _OWN_WORDS.search(core_of(name)):
        return None
    if OFFERED_AT_END.search(name):
        return name
    return name if OFFERED.match(kind) else None
