"""Amounts of money: ``기업당 최대 3억원 이내``, ``200~1,250만원``, ``일금 사억원정(₩400,000,000)``, ``5억 달러``.

Folded text in, ``Money`` with bound, per and covers out, after COUNTING 2. Bare numbers are read in the
cells of an amount column only; a bare 64억 only in a passage about money.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from announce_parser.figures._amount_words import is_amount_word, is_declared_unit
from announce_parser.figures._base import Passage, Reading, Rule
from announce_parser.figures._bounds import around, is_minus
from announce_parser.figures._cells import (
    amount_unit,
    bare_numbers,
    has_bracketed_shares,
    is_list_number,
)
from announce_parser.figures._currencies import (
    CURRENCY,
    ENGLISH_SCALES,
    SIGNS,
    SYMBOLS,
    WORDS,
    any_of,
)
from announce_parser.figures._numerals import (
    CHINESE,
    CHINESE_NUMERAL,
    DIGITS,
    LARGE_SCALES,
    NOT_WITHIN_NUMBER,
    NUMERAL,
    SCALED,
    WORD_NUMERAL,
    Exact,
    parse,
    parse_digits,
    parse_words,
    spread,
)
from announce_parser.tables import Column
from announce_parser.values import Bound, Money, canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

KIND = "money"

# 3 달러 50 센트: the hundredth after the dollar or euro
_MINOR: Final = rf"(?:\ ?(?P<minor>{DIGITS}|[이삼사오육칠팔구]?십?[일이삼사오육칠팔구]?)\ ?센트)?"
_SIGN: Final = r"(?P<sign>\([△▲-]\)\ ?|[△▲]\ ?|(?<![\w).~-])-|마이너스\ ?)?"
_TO: Final = r"(?:\s?[~-]\s?|에서\ |부터\ )"
# 50만 원 초과 ~ 230만 원 이하: the limits of both ends stand inside the range
_LIMIT: Final = r"(?:\ ?(?:이상|초과|부터|이하|미만))?"
_APPROX_YEO: Final = r"(?:여)?"

# Says that a passage is about money, so that its 64억 is an amount.
_ABOUT_MONEY = re.compile(
    r"원(?![가-힣])|억원|만원|연봉|소득|자산|급여|임금|분양가|전세|월세|시가|예산|지원|투자|사업비|매출|자금|융자|출연|펀드|기금|국비|지방비|[도시군구]비|보조|금액|수출|규모|증액|감액"
    r"|공사|건설|계약|보증|대출|한도|비용|상금|재정|세수|채권|재산|수입|손실|시장"
)
_SHORT_THOUSANDS = re.compile(r"(?P<scale>[억조])\ ?(?P<digit>[1-9])천$")
_NEARBY: Final = 300  # characters; about a paragraph to each side
_WITHIN = re.compile(r"\ ?(?:까지|사이)")  # 100만원에서 300만원까지; with 으로 it is a change
# What follows a count of that size instead: 64억 명, 14억 인구
_COUNTED_AFTER = re.compile(
    r"\ ?(?:명|개|건|톤|(?<=\ )대|그루|마리|인구|인(?!\s)|년|번|회|배|주(?![식가-힣])|장|권|병|통|표|좌|점|㎡|㎥|km|kW|k|m|t|W|B|달러|유로|엔|위안|불|여?\ ?(?:명|개|건|톤|주))"
)
# 000원, ○○원: a blank to be filled in
_BLANK = re.compile(r"(?:0{2,20}|0{1,3}(?:,0{3}){1,5})[십백천만억조]{0,3}")
_VAGUE: Final = ("몇 ", "수 ", "몇", "여러 ")
# the numbers of a law's articles are near: 「…법」 제52조, 53조
_CITED_BEFORE = re.compile(r"제\ ?\d{1,4}조|[법령칙]」|(?:법|규칙|시행령|규정|조례)\ ?$")
_LAW_ARTICLE = re.compile(r"제\ ?$")


def _money(
    passage: Passage, start: int, end: int, numbers: tuple[Exact, Exact | None], *, currency: str
) -> Reading:
    """Return the reading of one amount or range with what is around it."""
    written = passage.text[start:end]
    low, high = numbers
    outside = around(passage.folded, start, end)
    if outside.per is None and high is None:
        outside = replace(outside, per=_per_of_sum(passage.folded, start, low))
    bound = Bound.APPROX if "여" in written and outside.bound is None else outside.bound
    if high is not None:
        value = Money(
            min_amount=low, max_amount=high, currency=currency, text=written,
            per=outside.per, covers=outside.covers,
        )  # fmt: skip
    else:
        value = Money(
            amount=low, currency=currency, text=written, bound=bound,
            per=outside.per, covers=outside.covers,
        )  # fmt: skip
    return Reading(value, start, end)


# 1인당 월 30만원 × 6개월(총 180만원): so much for one, so many times, and what that comes to
_MULTIPLIED = re.compile(
    rf"(?<![가-힣])[1일한]?(?P<noun>[가-힣]{{1,6}})\ ?당\ (?:[가-힣]{{1,3}}\ ){{0,2}}(?:매?[월년회주]|연|매달)?\ ?(?:최대\ )?(?P<amount>{NUMERAL})\s?원"
    rf"[^\d\n]{{0,12}}(?P<times>\d{{1,3}})\ ?(?:개월|회|차례|년|주|일|학기|분기|번)[^\d\n]{{0,12}}$"
)
_SUM_REACH: Final = 80  # characters before a sum in which it is worked out


def _per_of_sum(text: str, start: int, amount: Exact) -> str | None:
    """Return whom a sum is for where the text before works it out for one: a person's six months, no budget."""
    worked = _MULTIPLIED.search(text[max(0, start - _SUM_REACH) : start])
    each = parse(worked["amount"]) if worked else None
    if worked is None or each is None or each * int(worked["times"]) != amount:
        return None
    return worked["noun"]


def _signed(match: re.Match[str], passage: Passage, number: Exact) -> tuple[int, Exact]:
    """Return where the amount begins and its value, the sign taken in where it is one."""
    sign = match["sign"] or ""
    in_cell = passage.segment.cell is not None
    if is_minus(sign, passage.folded, match.start("sign"), in_cell=in_cell):
        return match.start("sign"), -number
    return match.start("amount"), number


def _amount(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``1,462억원``, ``3억 5천만 원``, ``5억 달러``."""
    number = parse(match["amount"])
    if number is None or _BLANK.fullmatch(match["amount"]) or _is_spaced_out(match, passage):
        return None
    number, end = _with_minor(match, number)
    start, number = _signed(match, passage, number)
    return _money(passage, start, end, (number, None), currency=WORDS[match["currency"]])


def _before_arrow(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read the 12 of ``12→15만원``, which leaves its unit to the amount after the arrow."""
    unit = amount_unit(Column(0, (), match["unit"].replace(" ", "")))
    if unit is None:
        return None
    start, number = _signed(match, passage, parse_digits(match["amount"]))
    amount, text = (
        canonical(Decimal(number) * unit.factor),
        passage.text[start : match.end("amount")],
    )
    value = Money(amount=amount, currency=unit.currency, text=text, unit=unit.written)
    return Reading(value, start, match.end("amount"))


def _unit_behind(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``350,000(천원)``."""
    unit = amount_unit(Column(0, (), match["unit"]))
    if unit is None:
        return None
    start, number = _signed(match, passage, parse_digits(match["amount"]))
    amount = canonical(Decimal(number) * unit.factor)
    return _money(passage, start, match.end(), (amount, None), currency=unit.currency)


def _number_in_brackets(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``( 250 )백만원``, the number that a form leaves room for."""
    unit = amount_unit(Column(0, (), match["unit"].replace(" ", "")))
    if unit is None or is_list_number(passage, match.start(), match["amount"]):
        return None
    amount = canonical(Decimal(parse_digits(match["amount"])) * unit.factor)
    return _money(passage, match.start(), match.end(), (amount, None), currency=unit.currency)


def _is_spaced_out(match: re.Match[str], passage: Passage) -> bool:
    """Return whether a lone 0 ends a blank that a page spreads: ``0 0 0 원``."""
    start = match.start("amount")
    return match["amount"] == "0" and passage.folded[max(0, start - 2) : start] == "0 "


def _with_minor(match: re.Match[str], number: Exact) -> tuple[Exact, int]:
    """Return the amount with its cents and where it ends: ``3 달러 50 센트`` is 3.5."""
    cents = parse(match["minor"]) if match["minor"] else None
    if cents is None or not 0 < cents < 100:
        return number, match.end("currency")
    return canonical(number + Decimal(cents) / 100), match.end()


def _cents(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``34 센트`` as 0.34 of the dollar."""
    number = parse(match["amount"])
    if number is None:
        return None
    number = canonical(Decimal(number) / 100)
    return _money(passage, match.start("amount"), match.end(), (number, None), currency="USD")


def _range_in_words(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``이만오천원 - 삼만원``, ``오천만원에서 일억원까지``."""
    low, high = parse_words(match["first"]), parse_words(match["last"])
    spoken = match["to"].strip() in ("에서", "부터")
    if low is None or high is None or not 0 < low < high:
        return None
    if match["first"] in "일이삼사오육칠팔구조" and match["currency"] in ("원", "圓"):
        return None  # 사원 - 조원: staff and team members
    if spoken and not _WITHIN.match(passage.folded, match.end("currency")):
        return None
    currency = WORDS[match["currency"]]
    return _money(
        passage, match.start("first"), match.end("currency"), (low, high), currency=currency
    )


def _range(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``200~1,250만원``, ``50만 원 초과 ~ 230만 원 이하``, ``100만원에서 300만원까지``."""
    ends = spread(match["first"], match["last"])
    if match["own"]:
        low, high = parse(match["first"]), parse(match["last"])  # 500원~1만원: nothing is left out
        ends = (low, high) if low is not None and high is not None and low < high else None
    if ends is None:
        return None
    by_words = "에서" in match["to"] or "부터" in match["to"]
    if by_words and not _WITHIN.match(passage.folded, match.end("currency")):
        return None  # 3억원에서 5억원으로: a change, whose sums are alone
    currency = WORDS[match["currency"]]
    return _money(passage, match.start("first"), match.end("currency"), ends, currency=currency)


def _in_words(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``일금 사억원정``, ``백만원``, ``五千萬원``; not 사원 (staff), 만원 (full), a stated unit."""
    words = match["amount"]
    before = passage.folded[max(0, match.start() - _NEARBY) : match.start()]
    is_named = before.rstrip().endswith("금")  # 일금 이천 이백만원, but 이 백만원 is this million
    if (re.search(r"[^만억조萬億] ", words) and not is_named) or before.endswith(_VAGUE):
        return None
    number = parse_words(words)
    if number is None or number == 0 or is_declared_unit(match, passage):
        return None
    number, end = _with_minor(match, number)
    start, number = _signed(match, passage, number)
    reading = _money(passage, start, end, (number, None), currency=WORDS[match["currency"]])
    return reading if is_amount_word(match, passage, reading) else None


def _symbol(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``₩400,000,000``, ``$300``, ``US$ 3.5 million``."""
    number = parse(match["amount"])
    if number is None:
        return None
    if match["scale"]:
        number = canonical(Decimal(number) * ENGLISH_SCALES[match["scale"]])
    currency = SYMBOLS[match["symbol"]]
    if match["symbol"] == "\\" and len(match["amount"]) < 4:
        return None
    if match["word"]:
        currency = WORDS.get(match["word"], currency)
    return _money(passage, match.start("symbol"), match.end(), (number, None), currency=currency)


def _symbol_range(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``$10-$20``, ``₩3만 ~ 5만``."""
    ends = spread(match["first"], match["last"])
    again = match["again"]
    if ends is None or (again is not None and again != match["symbol"]):
        return None
    currency = SYMBOLS[match["symbol"]]
    return _money(passage, match.start("symbol"), match.end("last"), ends, currency=currency)


def _bare(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``64억``, ``1억~50억`` in a passage about money."""
    text, end = passage.folded, match.end("last")
    if _COUNTED_AFTER.match(text, end) or _LAW_ARTICLE.search(
        text[max(0, match.start() - 3) : match.start()]
    ):
        return None
    scales = set(match["last"]) & set("억조")
    nearby = text[max(0, match.start() - _NEARBY) : end + _NEARBY]
    if not scales or not _ABOUT_MONEY.search(nearby):
        return None
    if scales == {"조"} and not _is_sum_of_jo(match, text):
        return None  # 2조: a team, or an article of law
    if match["first"] is not None:
        ends = spread(match["first"], match["last"])
        return (
            None
            if ends is None
            else _money(passage, match.start("first"), end, ends, currency="KRW")
        )
    number = parse(match["last"])
    if number is None:
        return None
    number += _left_out(match["last"])
    return _money(passage, match.start("last"), end, (number, None), currency="KRW")


def _accounted(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``700백만``, ``1,200천`` in a passage about money."""
    start, end = match.span("amount")
    number = parse(match["amount"])
    if _COUNTED_AFTER.match(passage.folded, end):
        return None
    nearby = passage.folded[max(0, start - _NEARBY) : end + _NEARBY]
    if number is None or not _ABOUT_MONEY.search(nearby):
        return None
    return _money(passage, start, end, (number, None), currency="KRW")


def _is_sum_of_jo(match: re.Match[str], text: str) -> bool:
    """Return whether 조 is 10^12 and not a team (2조) or one of the articles of a law (제52조, 53조)."""
    start, end = match.start(), match.end("last")
    if re.search(r"\.\d|조\s?원|조\ ?[1-9]천", match["last"] + text[end : end + 2]):
        return True
    cited = _CITED_BEFORE.search(text, max(0, start - 40), start)
    return cited is None and re.search(r"\d{2}조", match["last"]) is not None


def _left_out(amount: str) -> int:
    """Return what ``1억5천`` adds to its literal value: said without 원, its thousands are of 만, in 조 of 억."""
    short = _SHORT_THOUSANDS.search(amount)
    if short is None:
        return 0
    scale = LARGE_SCALES["만"] if short["scale"] == "억" else LARGE_SCALES["억"]
    return int(short["digit"]) * 1000 * (scale - 1)


def _cells(_match: re.Match[str], passage: Passage) -> Iterator[Reading]:
    """Read the bare numbers of a cell in an amount column; the unit is in heading or caption."""
    unit = amount_unit(passage.column)
    if unit is None:
        return
    for number in bare_numbers(passage):
        if number.in_brackets and has_bracketed_shares(passage.column):
            continue
        minus = is_minus(number.sign.strip(), passage.folded, number.start, in_cell=True)
        first = canonical(Decimal(number.first) * unit.factor * (-1 if minus else 1))
        text = passage.text[number.start : number.end]
        outside = around(passage.folded, number.start, number.end)
        per = unit.per or outside.per
        common = {"currency": unit.currency, "text": text, "unit": unit.written, "per": per}
        if number.last is None:
            value = Money(amount=first, bound=outside.bound, covers=outside.covers, **common)
        else:
            last = canonical(Decimal(number.last) * unit.factor)
            value = Money(min_amount=min(first, last), max_amount=max(first, last), **common)
        yield Reading(value, number.start, number.end)


_NAMES: Final = any_of(WORDS)
# The end of a number right before a currency. The whole list of currencies is tried by the rules only.
_INITIALS: Final = re.escape("".join(sorted({word[0] for word in WORDS})))
_NUMBER_BEFORE_CURRENCY: Final = re.compile(rf"[\d십백천만억조경]여?\s?[{_INITIALS}]")
_WORD_BEFORE_CURRENCY: Final = re.compile(
    rf"[영공일이삼사오육륙칠팔구십백천만억조경{''.join(CHINESE)}]\ ?(?:{_NAMES})"
)

RULES: tuple[Rule, ...] = (
    Rule(
        name="range",
        cue=re.compile(rf"{_TO}(?:최대\ ?|약\ ?)?(?:[천백]\ ?)?\d"),
        example="매출액 200~1,250만원",
        near_miss="3억원에서 5억원으로",
        pattern=re.compile(
            rf"(?P<first>{NUMERAL})(?P<own>여?\ ?(?:{_NAMES}))?{_LIMIT}(?P<to>{_TO})(?:최대\ ?|약\ ?)?"
            rf"(?P<last>{NUMERAL})\s?{CURRENCY}"
        ),
        read=_range,
        precedence=2,
    ),
    Rule(
        name="with_currency",
        cue=_NUMBER_BEFORE_CURRENCY,
        example="총 1,462억원",
        near_miss="3원칙",
        pattern=re.compile(
            rf"{_SIGN}(?P<amount>{NUMERAL}){_APPROX_YEO}\s?{CURRENCY}(?:정|{_MINOR})"
        ),
        read=_amount,
        precedence=1,
    ),
    Rule(
        name="unit_in_brackets",
        cue=re.compile(r"원[)\]]"),
        example="사업비 350,000(천원)",
        near_miss="합계 (천원)",
        pattern=re.compile(
            rf"{_SIGN}(?P<amount>{NOT_WITHIN_NUMBER}{DIGITS})\ ?[(\[](?P<unit>[십백천만억조]{{0,2}}원)[)\]]"
        ),
        read=_unit_behind,
        precedence=1,
    ),
    Rule(
        name="number_in_brackets",
        cue=re.compile(r"\d[ ]{0,3}[)\]][ ]{0,2}[십백천만억조원]"),
        example="지원 한도 ( 250 )백만원",
        near_miss="(1) 백만원 미만",
        pattern=re.compile(
            rf"(?:\([ ]{{0,3}}|\[[ ]{{1,3}})(?P<amount>{NOT_WITHIN_NUMBER}{DIGITS})[ ]{{0,3}}[)\]][ ]{{0,2}}(?P<unit>[십백천만억조]{{0,2}}[ ]?원)(?![가-힣])"
        ),
        read=_number_in_brackets,
        precedence=2,
    ),
    Rule(
        name="before_arrow",
        cue=re.compile(r"[→⇒➔➡]|->"),
        example="단가 12→15만원",
        near_miss="3단계→15만원",
        pattern=re.compile(
            rf"{_SIGN}(?P<amount>{NOT_WITHIN_NUMBER}(?!(?:19|20)\d\d(?!\d)){DIGITS})(?=\ ?(?:→|⇒|->|➔|➡)\ ?(?:\('?\d{{2,4}}년?\)\ ?)?[△▲-]?(?:{DIGITS})\ ?(?P<unit>[십백천만억조]{{0,2}}\ ?(?:원|달러)))"
        ),
        read=_before_arrow,
        precedence=1,
    ),
    Rule(
        name="in_words",
        cue=_WORD_BEFORE_CURRENCY,
        example="일금 사억원정",
        near_miss="사원 모집",
        pattern=re.compile(
            rf"{_SIGN}(?P<amount>{WORD_NUMERAL}|{CHINESE_NUMERAL})\ ?{CURRENCY}{_MINOR}"
        ),
        read=_in_words,
        precedence=1,
    ),
    Rule(
        name="range_in_words",
        cue=re.compile(r"[~-]|에서|부터|내지"),
        example="이만오천원 - 삼만원",
        near_miss="사원 - 조원",
        pattern=re.compile(
            rf"(?P<first>{WORD_NUMERAL})\ ?(?:{_NAMES}){_LIMIT}(?P<to>{_TO})"
            rf"(?P<last>(?:{WORD_NUMERAL}))\ ?{CURRENCY}"
        ),
        read=_range_in_words,
        precedence=2,
    ),
    Rule(
        name="cents",
        cue=re.compile(r"센트"),
        example="배럴당 34 센트 하락",
        near_miss="34 퍼센트",
        pattern=re.compile(rf"(?P<amount>{NUMERAL})\ ?센트(?!럴|리|로)"),
        read=_cents,
        precedence=1,
    ),
    Rule(
        name="after_sign",
        cue=SIGNS,
        example="(₩400,000,000)",
        near_miss="₩ 표시",
        pattern=re.compile(
            rf"(?<![A-Za-z\d])(?P<symbol>{any_of(SYMBOLS)})\ ?(?P<amount>(?:{DIGITS})(?:\ ?[백천]?[만억조])?)"
            rf"(?:\ ?(?P<scale>{any_of(ENGLISH_SCALES)})(?![A-Za-z]))?(?:\ ?(?P<word>달러|불|유로|엔|위안|원)(?![가-힣]))?(?![\d])"
        ),
        read=_symbol,
        precedence=1,
    ),
    Rule(
        name="range_after_sign",
        example="$10-$20",
        near_miss="$10, $20",
        pattern=re.compile(
            rf"(?<![A-Za-z\d])(?P<symbol>{any_of(SYMBOLS)})\ ?(?P<first>(?:{DIGITS})(?:\ ?[백천]?[만억조])?)\ ?[~-]\ ?"
            rf"(?P<again>{any_of(SYMBOLS)})?\ ?(?P<last>(?:{DIGITS})(?:\ ?[백천]?[만억조])?)(?![\d-]|\ ?[A-Za-z]|\ ?\d)"
        ),
        read=_symbol_range,
        precedence=2,
        cue=SIGNS,
    ),
    Rule(
        name="without_won",
        cue=re.compile(r"\d\ ?여?\ ?[십백천만억조경]"),
        example="사업비 64억 투입",
        near_miss="64억 명",
        pattern=re.compile(
            rf"(?:(?P<first>{NUMERAL}){_LIMIT}(?:\ ?~\ ?))?(?P<last>{SCALED})(?=\W|$|이[상하내 ]|미만|초과|까지|규모|내외|[을의으은에여대씩])"
        ),
        read=_bare,
    ),
    Rule(
        name="of_account",
        cue=re.compile(r"\d(?:백만|천)"),
        example="국비 500백만",
        near_miss="인구 5백만",
        pattern=re.compile(
            rf"(?P<amount>{NOT_WITHIN_NUMBER}(?:(?:\d{{2,4}}|\d{{1,3}}(?:,\d{{3}}){{1,3}})(?:\.\d{{1,3}})?백만|\d{{1,3}}(?:,\d{{3}}){{1,3}}천))"
            r"(?=\W|$|[을의으은에씩])"
        ),
        read=_accounted,
    ),
    Rule(
        name="cell",
        example="0.3 (기초) 1.2 (고도화)",
        near_miss="'23.1~3",
        pattern=re.compile(r"\A(?=\D*\d)"),
        cue=re.compile(r"\d"),
        read=_cells,
        precedence=1,
    ),
)
