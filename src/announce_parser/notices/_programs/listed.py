"""Programs that a release lists with their sums: a name, and after it its share and number in brackets.

``① 의료기기 사업화 역량 강화 지원 (‘20년, 총 82개로 153억원 지원)``, ``① … ‘희망플러스 특례보증’(3.8조원)``: one such line is a
remark, several beside each other with sums of their own are programs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind
from announce_parser.notices._base import place, value_of
from announce_parser.notices._columns import Field
from announce_parser.notices._programs.cues import cue_of
from announce_parser.notices._programs.facts import Fact, Origin, ProgramDraft
from announce_parser.notices._programs.overview import Overview
from announce_parser.notices._programs.release_cues import release_cue
from announce_parser.notices._programs.wording import OFFERED_AT_END
from announce_parser.record import Stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.document import Block
    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material

RULE = "program.listed_line"
_LEAST = 2
_NUMBERED = re.compile(
    r"""
    ^\s*[①-⑳]\s*(?:[^‘’'「」:：]{2,20}[:：]\s*)?(?:[가-힣]{2,8}\s)?[‘'「｢]
    (?P<name>[^‘’'「」｢｣]{3,40})[’'」｣]\s*\((?P<inner>[^()]{2,30})\)\s*$
    """,
    re.VERBOSE,
)
_NAMED = re.compile(
    r"^\s*(?:[▲△▶①-⑳□ㅇ○-]\s*)?(?P<name>[가-힣0-9A-Za-z][^()\n.,:：*]{5,60}?)\s*\n?\s*\((?P<inner>[^()]{6,50})\)\s*$"
)
_NAME_ALONE = re.compile(
    r"^\s*(?:[▲△▶①-⑳□ㅇ○-]\s*)?(?P<name>[가-힣0-9A-Za-z][^()\n.,:：*]{5,60}?)\s*$"
)
_BRACKET_ALONE = re.compile(r"^\s*\((?P<inner>[^()]{6,50})\)\s*$")
_BEHIND = 6  # blocks under a numbered line that are about it


@dataclass(frozen=True, slots=True)
class _Item:
    """One listed program: its name's span and its bracket's, in the document's text, and the block it ends in."""

    name: tuple[int, int]
    inner: tuple[int, int]
    block: int
    is_numbered: bool


def listed(material: Material) -> Overview:
    """Return the programs listed with their sums; empty where fewer than two are."""
    items = tuple(_items(material))
    numbered = tuple(item for item in items if item.is_numbered)
    chosen = numbered if len(numbered) >= _LEAST else tuple(i for i in items if not i.is_numbered)
    if len(chosen) < _LEAST:
        return Overview()
    drafts: list[ProgramDraft] = []
    facts: list[Fact] = []
    for program, item in enumerate(chosen):
        source = material.document.source(*item.name)
        text = " ".join(material.document.text[slice(*item.name)].split())
        drafts.append(ProgramDraft(Stated(text, (place(source),), RULE)))
        facts += _sums(material, item, program)
        facts += _under(material, item, program, [each.block for each in chosen])
    return Overview(drafts=tuple(drafts), facts=tuple(facts))


def _items(material: Material) -> Iterator[_Item]:
    blocks = material.document.blocks
    for index in range(material.masthead.body, len(blocks)):
        block = blocks[index]
        if block.table is not None or block.hidden:
            continue
        numbered = _NUMBERED.match(block.text)
        match = numbered or _NAMED.match(block.text)
        if match is not None:
            name, inner = _span(block, match, "name"), _span(block, match, "inner")
            item = _Item(name, inner, index, numbered is not None)
        else:
            item_over = _over_two(blocks, index)
            if item_over is None:
                continue
            item = item_over
        if _has_terms(material, item):
            yield item


def _over_two(blocks: Sequence[Block], index: int) -> _Item | None:
    """Return the item whose name and bracket are in two blocks, one below the other."""
    if index + 1 >= len(blocks) or blocks[index].kind is BlockKind.FOOTNOTE:
        return None
    name, bracket = (
        _NAME_ALONE.match(blocks[index].text),
        _BRACKET_ALONE.match(blocks[index + 1].text),
    )
    if name is None or bracket is None:
        return None
    return _Item(
        _span(blocks[index], name, "name"), _span(blocks[index + 1], bracket, "inner"), index + 1, is_numbered=False
    )  # fmt: skip


def _span(block: Block, match: re.Match[str], group: str) -> tuple[int, int]:
    return block.start + match.start(group), block.start + match.end(group)


def _has_terms(material: Material, item: _Item) -> bool:
    """True where the bracket holds a sum: alone after a quoted offer, with a number after any name."""
    kinds = {figure.kind for figure in material.between(*item.inner)}
    if item.is_numbered:
        name = material.document.text[slice(*item.name)]
        return "money" in kinds and OFFERED_AT_END.search(name.strip()) is not None
    return {"money", "count"} <= kinds


def _sums(material: Material, item: _Item, program: int) -> Iterator[Fact]:
    targets = {"money": Field.BUDGET, "count": Field.AWARDS}
    taken: set[Field] = set()
    for index, figure in enumerate(material.figures):
        target = targets.get(figure.kind)
        inside = item.inner[0] <= figure.start and figure.end <= item.inner[1]
        if target is None or not inside or target in taken:
            continue
        taken.add(target)
        yield _fact(program, target, figure, index, RULE)


def _under(material: Material, item: _Item, program: int, starts: Sequence[int]) -> Iterator[Fact]:
    """Yield what the lines below a numbered item state of it."""
    if not item.is_numbered:
        return
    last = min([start for start in starts if start > item.block] + [item.block + _BEHIND])
    for block in material.document.blocks[item.block + 1 : last]:
        if block.table is not None or block.kind is BlockKind.FOOTNOTE:
            return
        for index, figure in material.in_cell(block.id, None):
            before, after = block.text[: figure.place.start], block.text[figure.place.end :]
            has_per = bool(getattr(figure.value, "per", None))
            cue = release_cue(figure.kind, before, after) or cue_of(
                figure.kind, before, after, has_per=has_per
            )
            if cue is not None:
                yield _fact(program, cue.field, figure, index, cue.name)


def _fact(program: int, target: Field, figure: Found, index: int, rule: str) -> Fact:
    where = (place(figure.place),)
    return Fact(program, target, value_of(figure), where, rule, Origin.LABEL, figure=index)
