"""What a tender says beyond its terms: how bidders are chosen, whether sums include tax, and 추정가격 beside the budget.

``입찰방법 : 제한경쟁입찰(협상에 의한 계약)``, ``98,000,000원(부가세 포함)``, a row or a column 추정가격.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from announce_parser.notices._base import held_by, place, value_of
from announce_parser.notices._lines import letters, lines, rows_of
from announce_parser.record import Stated
from announce_parser.values import Money

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.document import Cell, Document
    from announce_parser.notices._base import Material
    from announce_parser.notices._lines import Line
    from announce_parser.record import Place, Tree

WAY_RULE = "tender.way_of_bidding"
VAT_RULE = "tender.vat"
PRICE_RULE = "tender.estimated_price"
_TENDERS: Final = frozenset(
    {"tender_notice", "other"}
)  # 과업 papers without a headline are `other`
_NUMBER = r"^[\Wㅇo]*?(?:(?:[가-하]|\d{1,2}|[①-⑳])[.)]\s*)?"
_OPENING = re.compile(rf"{_NUMBER}[\W]*")
_LABEL = re.compile(
    rf"{_NUMBER}"
    r"(?:\((?P<boxed>[가-힣 ·]{2,20})\)\s*[:：]?|(?P<label>[가-힣][가-힣 ()·]{1,22}?)\s*[:：])\s*(?=\S)"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_OF_WAY = re.compile(
    r"(?:입찰(?:및(?:계약|낙찰(?:자결정|자)?))?|계약(?:체결)?|낙찰자?(?:결정|선정)?|사업자(?:결정|선정)|사업추진|경쟁)"
    r"(?:방법|방식)|낙찰자(?:결정|선정)"
)
_COMPETING = re.compile(
    r"(?:일반|제한|지명|공개|단계)\s?경쟁(?:\s?\((?:총액|단가)\))?(?:\s?입찰)?(?:\s?\((?:제한|일반|총액)[^()]{0,8}\))?|수의\s?(?:계약|시담)"
)
_AWARDING = re.compile(
    r"협상에\s?의한\s?계약(?:\s?(?:체결|방법|방식))?|적격\s?심사(?:\s?낙찰제)?|최저가\s?(?:낙찰제?|입찰)?|(?:규격|기술)\s?[·ㆍ및]?\s?가격\s?(?:동시|분리)\s?입찰"
)
_LAW = re.compile(r"법률|시행령|예규|기준|지침|규정")
_LONGEST_WAY = 60
_VAT = re.compile(
    r"(?:부가(?:가치)?\s?세|V\.?A\.?T\.?)[^\n.]{0,24}?(?P<how>미\s?포함|불\s?포함|별도|제외|포함)",
    re.IGNORECASE,
)
_VAT_BEHIND = 60  # characters after a sum
_PRICE = "추정가격"
_BUDGET = re.compile(
    r"(?:배정|사업|소요|용역|총)?(?:예산|사업비|사업예산)액?|사업금액|용역비|기초금액|설계금액"
)


class _Way(NamedTuple):
    """How bidders are chosen, as one statement says it."""

    text: str
    place: Place
    competes: bool
    awards: bool


def with_bids(material: Material, programs: Sequence[Tree]) -> tuple[Tree, ...]:
    """Return the programs, the one contract of a tender with what is said of bidding; others as they are."""
    if len(programs) != 1 or material.masthead.kind not in _TENDERS:
        return tuple(programs)
    program = dict(programs[0])
    way = _way(material.document)
    if way is None and material.masthead.kind != "tender_notice":
        return tuple(programs)
    price, budget = _price(material)
    if price is not None:
        program["estimated_price"] = price
        if budget is not None and _is_at(program.get("budget"), price):
            program["budget"] = budget
    program["vat"] = _vat(material.document, program.get("budget") or price)
    program["bid_method"] = way
    return (program,)


def _way(document: Document) -> Stated[str] | None:
    """Return competition and award in one statement where one has both, else the first of each."""
    ways = tuple(_ways(document))
    both = next((one for one in ways if one.competes and one.awards), None)
    if both is not None:
        return Stated(both.text, (both.place,), WAY_RULE)
    competing = next((one for one in ways if one.competes), None)
    awarding = next((one for one in ways if one.awards), None)
    chosen = [one for one in (competing, awarding) if one is not None]
    if not chosen:
        return None
    text = ", ".join(dict.fromkeys(one.text for one in chosen))
    return Stated(text, tuple(one.place for one in chosen), WAY_RULE)


def _ways(document: Document) -> Iterator[_Way]:
    for label, line, start in _labelled(document):
        if _OF_WAY.fullmatch(label) is None:
            continue
        said = line.text[start:]
        found = [*_COMPETING.finditer(said), *_AWARDING.finditer(said)]
        if not found or len(said) > _LONGEST_WAY or _LAW.search(said):
            continue
        text = _closed(said[: max(one.end() for one in found)], said)
        text = text.lstrip("“‘\"'「 ")
        begin = line.start + start + said.index(text)
        source = document.source(begin, begin + len(text))
        yield _Way(text, place(source), bool(_COMPETING.search(text)), bool(_AWARDING.search(text)))


def _closed(part: str, whole: str) -> str:
    """Return the beginning of a text with the bracket closed that it opens."""
    if part.count("(") > part.count(")"):
        return whole[: whole.find(")", len(part)) + 1] or part
    return part


def _labelled(document: Document) -> Iterator[tuple[str, Line, int]]:
    """Yield what a label says: its letters, the line, and where its content begins; in a row the next cell, of a heading the next line."""
    heading = ""
    for line in lines(document):
        begun = _OPENING.match(line.text)
        start = begun.end() if begun is not None else 0
        match = _LABEL.match(line.text)
        if heading and match is None:
            yield heading, line, start
        named = letters(_BRACKETS.sub("", line.text[start:]))
        heading = named if line.cell is None and _OF_WAY.fullmatch(named) else ""
        if match is not None:
            yield letters(_BRACKETS.sub("", match["boxed"] or match["label"])), line, match.end()
    for block in document.blocks:
        for _, row in rows_of(block) if block.table is not None and not block.hidden else ():
            for label, line in pairwise(row):
                if label.cell is not line.cell:
                    yield letters(_BRACKETS.sub("", label.text)), line, 0


def _price(material: Material) -> tuple[Stated[Money] | None, Stated[Money] | None]:
    """Return 추정가격, and the sum that the notice calls its budget beside it."""
    price = budget = None
    for label, line, start in (*_labelled(material.document), *_below_heads(material.document)):
        is_price = label.startswith(_PRICE)
        if not is_price and _BUDGET.fullmatch(label) is None:
            continue
        found = next(_sums(material, line, start), None)
        if is_price:
            price = price or found
        else:
            budget = budget or found
    return price, budget


def _below_heads(document: Document) -> Iterator[tuple[str, Line, int]]:
    """Yield the lines of cells right below a heading of money in a table with heads."""
    for block in document.blocks:
        table = block.table
        if table is None or block.hidden or not table.header_rows:
            continue
        heads = {
            cell.col: letters(_BRACKETS.sub("", cell.text))
            for cell in table.cells
            if cell.row < table.header_rows
        }
        for row, found in rows_of(block):
            if row == table.header_rows:
                for line in found:
                    if line.cell is not None and line.cell.col in heads:
                        yield heads[line.cell.col], line, 0


def _sums(material: Material, line: Line, start: int) -> Iterator[Stated[Money]]:
    for _, figure in material.in_cell(line.block.id, _at(line.cell)):
        value = value_of(figure)
        is_here = line.start + start <= figure.start and figure.end <= line.end
        if is_here and isinstance(value, Money) and value.currency == "KRW":
            yield Stated(value, (place(figure.place),), PRICE_RULE)


def _at(cell: Cell | None) -> tuple[int, int] | None:
    return (cell.row, cell.col) if cell is not None else None


def _is_at(budget: object, price: Stated[Money]) -> bool:
    """Return whether the budget that was read is 추정가격 itself."""
    if not isinstance(budget, Stated):
        return False
    spots = {(one.block, one.cell, one.start) for one in price.places}
    return any((one.block, one.cell, one.start) in spots for one in budget.places)


def _vat(document: Document, money: object) -> Stated[str] | None:
    """Return whether a sum includes value added tax, as the words after it on its line say."""
    for where in money.places if isinstance(money, Stated) else ():
        text, offset = held_by(document, where)
        behind = text[where.end : where.end + _VAT_BEHIND].partition("\n")[0]
        match = _VAT.search(behind)
        if match is not None:
            begin = offset + where.end + match.start()
            source = document.source(begin, begin + len(match.group()))
            how = "included" if match["how"] == "포함" else "excluded"
            return Stated(how, (place(source),), VAT_RULE)
    return None
