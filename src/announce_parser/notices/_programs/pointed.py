"""Programs that a release distinguishes by the points it makes: ``ㅇ (청년창업지원) 만 39세 이하 200명에게 …``.

A bracket at the head of a point names many things: whom it is for, how to apply, what is expected. Points name
programs where the release says how many there are (``3개 사업``) or names each of them elsewhere too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from announce_parser.document import BlockKind
from announce_parser.notices._base import place
from announce_parser.notices._columns import field_of
from announce_parser.notices._programs.names import squash
from announce_parser.record import Stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.document import Block
    from announce_parser.notices._base import Material

RULE = "program.point_of_release"
# ㅇ (청년창업지원) 만 39세 …; near miss: ㅇ (지원대상) 만 39세 …
_POINT = re.compile(r"^[\s○ㅇ◦●□■·•▪*-]{0,6}\((?P<name>[^()\n:：]{4,24})\)\s?(?=\S)")
_NUMBERS: Final = {"두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6}
_HOW_MANY = re.compile(
    r"(?<![\d,.])(?P<number>\d{1,2}|두|세|네|다섯|여섯)\s?개\s?(?:지원\s?)?(?:세부\s?)?(?:사업|프로그램|자금)(?![자장])"
)
_LEAST = 2
_DEEPER = re.compile(r"^\s*[-·*※‣]")


def points(material: Material) -> Iterator[tuple[Stated[str], tuple[Block, ...]]]:
    """Yield each program that a point names, with the blocks that are about it; nothing where points name none."""
    blocks = material.document.blocks
    found = [
        (index, match)
        for index in range(material.masthead.body, len(blocks))
        if (match := _named(blocks[index])) is not None
    ]
    if len(found) < _LEAST or not _are_programs(material, [each["name"] for _, each in found]):
        return
    for index, match in found:
        start = blocks[index].start + match.start("name")
        source = material.document.source(start, start + len(match["name"]))
        name = " ".join(match["name"].split())
        yield Stated(name, (place(source),), RULE), _own(blocks, index)


def _named(block: Block) -> re.Match[str] | None:
    if block.table is not None or block.hidden or block.kind is BlockKind.FOOTNOTE:
        return None
    match = _POINT.match(block.text)
    return match if match is not None and field_of(match["name"]) is None else None


def _are_programs(material: Material, names: Sequence[str]) -> bool:
    """Return whether points name programs: as many as the release says, or each named elsewhere too."""
    text = material.document.text
    counts = {
        _NUMBERS.get(match["number"]) or int(match["number"]) for match in _HOW_MANY.finditer(text)
    }
    if not counts:
        return False
    whole = squash(text)
    return len(names) in counts or all(whole.count(squash(name)) > 1 for name in names)


def _own(blocks: Sequence[Block], index: int) -> tuple[Block, ...]:
    """Return the block of a point and those of the deeper points right below it."""
    last = index + 1
    while last < len(blocks) and blocks[last].table is None and _DEEPER.match(blocks[last].text):
        last += 1
    return tuple(blocks[index:last])
