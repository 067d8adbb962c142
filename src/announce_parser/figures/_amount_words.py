"""Whether numeral words before a currency are an amount: ``1인당 만원`` and ``일금 사억원``, but not ``사원``, ``이억원 위원장`` or ``(단위: 백만원)``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from announce_parser.values import Money

if TYPE_CHECKING:
    from announce_parser.figures._base import Passage, Reading

_LEAD: Final = 20  # characters before a number in which 일금 or a word of price may be
_FORMAL = re.compile(r"[일壹]?금\s?$")
# Words of price before 천원, 만원: fee, price, fare, only, worth, each, a piece
_PRICE_BEFORE = re.compile(
    r"(?:수수료|가격|단가|요금|입장료|참가비|이용료|사용료|회비|단돈|상당의?|균일가?|각|매월|매회|하루|월)[은는이가:]?\ ?$"
)
# Currencies that no word of one more syllable ends in: 이유로 and 사유로 are reasons, 사프랑 is saffron.
_PLAIN_NAMES: Final = frozenset({"달러", "파운드", "루피아", "즈워티"})
_UNIT_DECLARED = re.compile(r"단위[^()\n]{0,14}$")
_BRACKET_OPEN = re.compile(r"[(\[](?:[^()\[\]\d]{0,16}[,/·:]\ ?)?$")  # (공급가액 기준, 천원)
_BRACKET_CLOSE = re.compile(r"\ ?(?:이내|이하|이상|한도|내외)?\ ?[)\],/]")  # 출연금 (억원 이내)
# 이억원, 조만원, 백만원: syllables of numbers of which the first is a surname; offices people hold
_NAME_LENGTH: Final = 3
_SURNAMES: Final = frozenset("이조백천구육사")
_OFFICE: Final = r"(?:위원장|장관|차관|처장|청장|원장|국장|실장|과장|팀장|단장|본부장|대표|이사장|의원|회장|사장|총장|시장|군수|도지사|교수|주무관|사무관|연구원|후보자?)"
_OFFICE_AFTER = re.compile(rf"\ (?:신임\ |전\ |현\ )?[가-힣]{{0,10}}{_OFFICE}")
_OFFICE_BEFORE = re.compile(rf"{_OFFICE}(?:인|은|\(|\ :)?\ ?$")
_ROUNDED = re.compile(r"\ ?(?:이하|미만)(?:[는은])?\ ?(?:단수\ ?)?(?:절사|버림|생략|반올림)")


def is_amount_word(match: re.Match[str], passage: Passage, reading: Reading) -> bool:
    """Return whether numeral words before a currency are a number and not a part of another word.

    One syllable counts where it is a scale with something that limits or divides it (``1인당 만원``), where a
    price is spoken of, or where nothing else is there; ``사원`` and ``이 유로`` count nowhere.
    """
    words, text = match["amount"], passage.folded
    before = text[max(0, match.start("amount") - _LEAD) : match.start("amount")]
    if _FORMAL.search(before):
        return True
    won = match["currency"] in ("원", "圓")
    if won and _is_name(match, text):
        return False
    if len(words) > 1:
        return not (won and words[0] in "조억")  # 조사원, 조이원: 조 begins a word here
    if text.strip() == match.group().strip():
        return passage.segment.cell is None
    if words not in "십백천만억":
        return match.end("amount") == match.start("currency") and match["currency"] in _PLAIN_NAMES
    value = reading.value
    limited = isinstance(value, Money) and (value.bound is not None or value.per is not None)
    return limited or not won or _PRICE_BEFORE.search(before) is not None


def _is_name(match: re.Match[str], text: str) -> bool:
    """Return whether the syllables are a person's name beside an office: ``이억원 금융위원장``."""
    written = text[match.start("amount") : match.end("currency")]
    if len(written) != _NAME_LENGTH or written[0] not in _SURNAMES:
        return False
    before = text[max(0, match.start("amount") - _LEAD) : match.start("amount")]
    return bool(_OFFICE_AFTER.match(text, match.end("currency")) or _OFFICE_BEFORE.search(before))


def is_declared_unit(match: re.Match[str], passage: Passage) -> bool:
    """Return whether the words name a unit rather than a sum: ``(단위: 백만원)``, ``금액(천원)``."""
    start, end = match.start("amount"), match.end("currency")
    before, after = passage.folded[max(0, start - 20) : start], passage.folded[end : end + 8]
    if _UNIT_DECLARED.search(before) or after.lstrip().startswith("단위"):
        return True
    if _ROUNDED.match(passage.folded, end):
        return True  # 천원 이하는 절사
    if not set(match["amount"]) <= set("십백천만억조 "):
        return False
    bracketed = bool(_BRACKET_OPEN.search(before)) and bool(_BRACKET_CLOSE.match(after))
    whole_cell = passage.segment.cell is not None and passage.folded.strip(" ()") == match.group()
    return bracketed or whole_cell
