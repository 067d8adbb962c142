"""Prizes: what the chosen get by name of the prize, ``최우수상 3명(○○청장상, 상금 각 50만 원)``; and loans told in sentences."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from announce_parser import tables
from announce_parser.notices._base import place
from announce_parser.notices._columns import Field
from announce_parser.notices._programs.blank_forms import end_of_body
from announce_parser.notices._programs.facts import Fact, Origin
from announce_parser.notices._programs.loans import LENT, spoken_rates, spoken_shares
from announce_parser.patterns import lazy_regex
from announce_parser.record import Prize
from announce_parser.values import Count, Money

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.document import Block, Cell, Table
    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material
    from announce_parser.record import Place

PRIZE_RULE = "term.prize"
_LEAST_PRIZES = 2
# 대상 before a number is the grand prize; 지원대상, 이상, 통상 are not.
_PRIZE = lazy_regex(
    r"(?<![가-힣])(?P<label>대상|최우수상?|우수상?|장려상?|입선|가작|대통령상|국무총리상"
    r"|[가-힣]{2,14}(?:장관|청장|위원장|처장|원장|회장|이사장|시장|도지사|총장|센터장|기관장)상"
    r"|[가-힣]{0,5}(?:특별|인기|아이디어|스토리|단체|개인|공로|참가|참여|금|은|동|혁신|창의|공감|감동|노력|으뜸|버금)상)"
    r"[)’”」』\]]?\s?[:：]?\s?(?=\(?\s?(?:각\s?)?\d|\((?:상금|상장))"
)
# 총 상금 4,700만 원: told where no prize has a sum of its own
_WHOLE = lazy_regex(r"총\s?(?:시상금|상금)(?:은|이|액은)?\s?(?:약\s?)?$")
_NAMED_PRIZE = lazy_regex(
    r"대상|최우수상?|우수상?|장려상?|특별상|인기상|아이디어상|금상|은상|동상|입선|가작|대통령상|국무총리상|[가-힣]{2,14}(?:장|지사)상|[1-5]등"
)
# 대상(장관상) · 1st Place(대상)
_IN_BRACKETS = lazy_regex(r"\((?P<inner>[^()]{1,20})\)")
_HANGUL = lazy_regex(r"[가-힣]")
_COUNTED = lazy_regex(r"(?P<what>팀|인원|명|편|점|작품)수?$")
_UNITS = {"팀": "팀", "인원": "명", "명": "명", "편": "편", "점": "점", "작품": "편"}


def won_or_lent(material: Material, name: str) -> Iterator[Fact]:
    """Yield the prizes of the one program of a notice, and the terms of its loan that sentences state."""
    blocks = material.document.blocks[material.masthead.body : end_of_body(material)]
    yield from tuple(prizes(material, blocks, 0)) or whole_prize(material, blocks, 0)
    if LENT.search(name):
        yield from spoken_rates(material, blocks, 0)
        yield from spoken_shares(material, blocks, 0)


def prizes(material: Material, blocks: Sequence[Block], program: int) -> Iterator[Fact]:
    """Yield the prizes that lines or cells of some blocks list; one alone is not a list.

    A list is in one block, or has an item a block; the first list counts.
    """
    run: list[tuple[Block, Prize, int, int]] = []
    for block in blocks:
        held = material.between(block.start, block.end)
        found = tuple(_of_rows(material, block)) or tuple(_prizes_of(material, block, held))
        if len({prize.label for prize, _, _ in found}) >= _LEAST_PRIZES:
            yield from _told(material, blocks, [(block, *each) for each in found], program)
            return
        if found:
            run += [(block, *each) for each in found]
        elif run:
            if len({prize.label for _, prize, _, _ in run}) >= _LEAST_PRIZES:
                break
            run = []
    if len({prize.label for _, prize, _, _ in run}) >= _LEAST_PRIZES:
        yield from _told(material, blocks, run, program)


def whole_prize(material: Material, blocks: Sequence[Block], program: int) -> Iterator[Fact]:
    """Yield the sum of all prizes where one is stated: ``총 상금 4,700만 원``."""
    text = material.document.text
    found: dict[str, Fact] = {}
    for block in blocks:
        for figure in material.between(block.start, block.end):
            value = figure.value
            match = _WHOLE.search(text, max(block.start, figure.start - 12), figure.start)
            if match is None or not isinstance(value, Money) or value.amount is None:
                continue
            prize = Prize(label=" ".join(match[0].split()[:2]), amount=value)
            where = place(material.document.source(match.start(), figure.end))
            fact = Fact(program, Field.PRIZE, prize, (where,), PRIZE_RULE, Origin.PROSE)
            found.setdefault(str(value.amount), fact)
    if len(found) == 1:
        yield from found.values()


def _told(
    material: Material,
    blocks: Sequence[Block],
    run: list[tuple[Block, Prize, int, int]],
    program: int,
) -> Iterator[Fact]:
    """Yield a fact a prize, each with the sum that another block says it is worth."""
    sums = _sums_elsewhere(material, blocks, {block.id for block, *_ in run})
    for _, prize, start, end in run:
        places = (place(material.document.source(start, end)),)
        if prize.amount is None and prize.label in sums:
            amount, where = sums[prize.label]
            whole = prize.model_copy(update={"amount": amount})
            yield Fact(program, Field.PRIZE, whole, (*places, where), PRIZE_RULE, Origin.PROSE)
            continue
        yield Fact(program, Field.PRIZE, prize, places, PRIZE_RULE, Origin.PROSE)


def _of_rows(material: Material, block: Block) -> Iterator[tuple[Prize, int, int]]:
    """Yield the prize of each row of a table that names one: ``최우수상 | 1팀 | 300만원``."""
    if block.table is None:
        return
    for cells in tables.body_rows(block.table):
        named = next(
            (cell for cell in cells if cell and _NAMED_PRIZE.fullmatch(_plain(cell))), None
        )
        if named is None:
            continue
        held = [
            figure
            for cell in dict.fromkeys(each for each in cells if each is not None)
            if cell.row == named.row
            for _, figure in material.in_cell(block.id, (cell.row, cell.col))
        ]
        counts = [each.value for each in held if isinstance(each.value, Count)]
        # 학생 5점, 일반 4점: no one number; a bare 2 below 팀 수 is one
        count = counts[0] if len(counts) == 1 else None
        if not counts:
            count = _bare_count(block.table, cells)
        amount = next((each.value for each in held if isinstance(each.value, Money)), None)
        if count is not None or amount is not None:
            start = block.start + named.start
            end = max(start + len(named.text), *(each.end for each in held))
            yield Prize(label=" ".join(named.text.split()), count=count, amount=amount), start, end


def _bare_count(table: Table, cells: tuple[Cell | None, ...]) -> Count | None:
    """Return the number that is alone in a column which counts: ``팀 수 | 2``."""
    for column, cell in zip(tables.columns(table), cells, strict=True):
        counted = _COUNTED.search("".join("".join(column.path).split()))
        if counted is None or cell is None or not cell.text.strip().isdecimal():
            continue
        written = cell.text.strip()
        return Count(value=int(written), unit=_UNITS[counted["what"]], text=written)
    return None


def _plain(cell: Cell) -> str:
    """Return a cell's words without spaces; whose prize it is, ``대상(위원장상)``, and another tongue's word for it apart."""
    bare = "".join(cell.text.split())
    outer = _IN_BRACKETS.sub("", bare)
    inner = _IN_BRACKETS.search(bare)
    return outer if inner is None or _HANGUL.search(outer) else inner["inner"]


def _sums_elsewhere(
    material: Material, blocks: Sequence[Block], listing: set[str]
) -> dict[str, tuple[Money, Place]]:
    """Return what other blocks, a footnote to the list, say that a prize is worth."""
    found: dict[str, tuple[Money, Place]] = {}
    for block in blocks:
        if block.id in listing:
            continue
        for prize, start, end in _prizes_of(
            material, block, material.between(block.start, block.end)
        ):
            if prize.amount is not None and prize.count is not None:
                where = place(material.document.source(start, end))
                found.setdefault(prize.label, (prize.amount, where))
    return found


def _prizes_of(
    material: Material, block: Block, held: tuple[Found, ...]
) -> Iterator[tuple[Prize, int, int]]:
    """Yield each prize with the span from its label to its last figure."""
    text = material.document.text[block.start : block.end]
    matches = list(_PRIZE.finditer(text))
    for match, following in zip_longest(matches, matches[1:]):
        start = block.start + match.start()
        stop = block.start + (following.start() if following else len(text))
        # 등 총 25점의 상장과 총 6천만원: what sums up the list is not a prize's own
        ends = [
            at
            for at in (
                material.document.text.find(mark, start, stop) for mark in ("\n", " 총", " 등")
            )
            if at > 0
        ]
        line_end = min(ends, default=0)
        own = [
            figure
            for figure in held
            if start <= figure.start and figure.end <= (line_end if line_end > 0 else stop)
        ]
        counts = [figure for figure in own if isinstance(figure.value, Count)]
        sums = [figure for figure in own if isinstance(figure.value, Money)]
        if not counts and not sums:
            continue
        count = counts[0].value if counts else None
        amount = sums[0].value if sums else None
        last = max(figure.end for figure in (*counts[:1], *sums[:1]))
        prize = Prize(
            label=match["label"],
            count=count if isinstance(count, Count) else None,
            amount=amount if isinstance(amount, Money) else None,
        )
        yield prize, start, last
