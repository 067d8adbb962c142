"""When a document says it was issued, and which year it is about.

Both are read before any day has its year, so only days written with their year count here:
``배포일시 2023. 1. 9.(월)``, ``2023년 1월 9일`` on a line of its own above a signature, a portal's
``approve_date``. What the document says goes before what was noted beside it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from announce_parser.notices._base import place
from announce_parser.notices._lines import Line, letters, lines
from announce_parser.notices._masthead_fields import is_dated_office
from announce_parser.notices._words import ISSUED_LABELS
from announce_parser.patterns import lazy_regex
from announce_parser.record import Stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from announce_parser.document import Block, Document

# 2023. 1. 9. · 2023년 1월 9일 · 2023-01-09 · 2023/1/9
_DAY = lazy_regex(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})\s?[.년/-]\s{0,2}(?P<month>\d{1,2})\s?[.월/-]\s{0,2}(?P<day>\d{1,2})(?!\d)"
    r"\s?[.일]?"
)
_ALONE = lazy_regex(
    r"^\(?[^0-9가-힣]{0,3}(?:\(?[월화수목금토일]\)?)?[\s.)]*(?:\([A-Z][a-z]{2,8}\.?\s[0-9, ]{1,9}\)\s*)?$"
)
# What is before a labelled day on its line: 배포일시 : …, (배포일) …
_LABEL = lazy_regex(r"(?P<label>[가-힣 ]{2,12})[\s:：)\]>-]*$")
# 2024년 2월 1일 ○○부장관·○○청장: who signs is beside the day
_SIGNED = lazy_regex(
    r"^[\s.]*(?>[가-힣 ]{2,24}?(?:장관|청장|처장|원장|이사장|위원장|시장|군수|도지사|사장)(?=직인|[^가-힣]|$)[\s·ㆍ･,]*)+(?:\(?직인\)?)?$"
)
# ○○진흥원 공고 제2025-140호 | 2025.08.18.; near miss: 공고 제2025-430호(2025. 3. 24.)로 공고한 …
_NUMBERED = lazy_regex(
    r"^[^가-힣]{0,6}[가-힣 ]{2,30}(?:공고|고시)\s?제?\s?\d{4}\s?[-–—]\s?\d{1,5}\s?호\s*[|/(,]?\s*(?=(?:19|20)\d{2})"
)
_YEAR_BEFORE = lazy_regex(
    r"(?<!\d)(?P<year>(?:(?P<long>20\d{2})|[’'‘`](?P<short>\d{2}))\s?년?도?)\s?[「『‘'“\"<]?\s?$"
)
_WIDEST_YEAR = 12  # characters before a name in which its year is
_METADATA_KEYS = (
    "published",
    "approve_date",
    "date",
    "pub_date",
    "pubdate",
    "issued",
    "배포일",
    "공고일",
    "등록일",
)
_MONTH_FIRST = lazy_regex(r"^(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})\b")
# 2025. 8. · 2025년 8월: near miss: 2025. 8. 1., a day
_MONTH = lazy_regex(r"\(?\s?(?P<year>20\d{2})\s?[.년]\s{0,2}(?P<month>\d{1,2})\s?[.월]?\s?\)?")
_COVER = 12  # lines of a cover
_WIDEST_LABEL = 30  # characters before a day in which its label is
_TOP = 60  # lines in which a masthead may be
# 2023년도 … · '23년 … 지원사업 통합공고: the year that a program, call or plan belongs to.
_FISCAL = lazy_regex(
    r"(?:(?<!\d)(?P<long>20\d{2})|['‘’`´](?P<short>\d{2}))\s?(?:학년|년)(?P<marker>도?)\s*(?P<rest>[^\n]{0,60})"
)
# 2026 ○○재단 예술창작 지원사업 공모; near miss: 2026 월드컵 응원 안내
# 2024 농식품 콘테스트, 2026년 정책자금, ’25년 정책금융; near miss: 2024.12.3., 2,024명
_HEADLINE_YEAR = lazy_regex(
    r"(?:(?<!\d)(?P<long>20\d{2})(?:학년|회계연)?년?도?(?![\d.,억만천개명])(?=[\s「『'가-힣]|$)|['‘’`´](?P<short>\d{2})년?도?(?=[\s-]))"
    r"(?P<rest>[^\n]{0,60})"
)
# What looks back, or says only until when: 2021년 기준, 2021년 … 실태조사 결과 발표, 2030년까지
_LOOKS_BACK = lazy_regex(
    r"\s*(?:까지|부터|에\s|에$|에는|말|초(?![.·ㆍ])|이후|이전|대비|보다|실시한|상반기\s?중|\d{1,2}\s?월|기준|현재|[~∼-]\s?\d"
    r"|[^,…]{0,24}(?:실태\s?조사|통계|성과|실적|조사\s?결과|[가-힣]보다\s|대비\s|%\s?(?:감소|증가|하락|상승|늘|줄)))"
)
_LEAD_WORD = lazy_regex(
    r"사업|공모|모집|(?:시행|지원)\s?계획|장학|예산|콘테스트|경진대회|선발|공고|정책자금"
)
# ‘2024년 ○○ 인턴 지원 사업’, 「2021 ○○ 기반구축」: the year of a name in quotation marks; near miss: ‘2030년까지 …’
_NAMED_YEAR = lazy_regex(
    r"""
    [‘'「『｢\"“]\s?(?:(?P<long>20\d{2})|['’](?P<short>\d{2}))(?:학년|년)?도?\s?
    (?P<rest>[가-힣A-Za-z「][^‘’'「」『』\"“”\n]{3,60})[’'」』｣\"”]
    """,
    re.VERBOSE,
)
# 22년 신규 사업 공모; near miss: 10년 이상 거주, 22년 상반기 실적
_SHORT_YEAR = lazy_regex(
    r"^\W{0,3}(?P<short>\d{2})년도?\s(?!이상|이내|이하|미만|이후|상반기|하반기)(?P<rest>[^\n]{4,60})"
)
_APPENDED = lazy_regex(r"^\W*(?:붙\s?임|별\s?첨|첨\s?부)")
_APPENDED_LINES = 5  # that a list of what is appended has
_PARAGRAPH, _LEAD, _NEAR = (
    60,
    2,
    40,
)  # characters of a paragraph, paragraphs of a lead, characters after a year
_LEADING_YEAR = lazy_regex(
    r"^[\s(「『<]*(?:\[[^\[\]]{1,10}\]\s*)?(?P<year>20\d{2})\s+(?=[가-힣A-Za-z「])"
)
_PROGRAM_WORD = lazy_regex(
    r"지원\s?계획|지원\s?안내|지급\s?안내|사업|공고|공모|과제|대회|경진|모집|채용|시행\s?계획|바우처|종합\s?계획"
)
# What a headline names by the year, and a deck only mentions: 2026년 예산안, 2026년 정보시스템 유지관리 용역
_TITLE_WORD = lazy_regex(r"예산안|용역|구매|임차|공사(?=$|\s)")
# 2024년 예산안 · 2024: the columns of a sheet of the budget; near miss: 2024년도 신규
_BUDGET_COLUMN = lazy_regex(
    r"^[’'‘]?(?P<year>20\d{2})\s?년?\s?(?:(?:본\s?)?(?:예산|정부안|계획|결산|확정).*)?$"
)
_BUDGET_WORD = lazy_regex(r"예산|정부안|계획|결산|확정")
# A year that a day, a span or a comparison belongs to is none that the program belongs to.
_NO_FISCAL = lazy_regex(
    r"^(?:까지|부터|에\s|에$|에는|말|초|이후|이전|대비|보다|\s?\d{1,2}\s?월|기준|\s?[~∼-])"
)


def published(document: Document, given: str | None) -> Stated[str] | None:
    """Return the day of issue: labelled, else standing alone above a signature, else from beside the text.

    Args:
        document: With the metadata that came with it.
        given: ISO 8601, from the caller; used where neither text nor metadata say it.
    """
    every = lines(document)
    found = _find_labelled(document, every) or _find_alone(document, every)
    if found is not None:
        return found
    for key in _METADATA_KEYS:
        day = _day_of(document.metadata.get(key, ""))
        if day is not None:
            return Stated(day, (), f"metadata {key}", given=key)
    return Stated(given, (), "masthead.given", given="published") if given else None


def cover_month(document: Document) -> Stated[str] | None:
    """Return the month that a cover has on a line of its own, ``2025. 8.``; None where it has none.

    It is asked for where no day of issue is stated; what is relative to a day is not counted from it.
    """
    for line in lines(document)[:_COVER]:
        match = _MONTH.fullmatch(line.text)
        if match is not None and line.cell is None and 1 <= int(match["month"]) <= 12:
            source = document.source(line.start, line.end)
            month = f"{match['year']}-{int(match['month']):02d}"
            return Stated(month, (place(source),), "masthead.cover_month", 0.8)
    return None


def fiscal_year(headline: Iterable[Stated[str]]) -> Stated[int] | None:
    """Return the year that headline and deck give the program; None where they only mention years."""
    for index, stated in enumerate(headline):
        leading = _LEADING_YEAR.match(stated.value) if index == 0 else None
        if leading is not None and _PROGRAM_WORD.search(stated.value):
            return Stated(int(leading["year"]), stated.places, "masthead.year_before_headline", 0.9)
        for match in _FISCAL.finditer(stated.value):
            year = int(match["long"] or f"20{match['short']}")
            if _NO_FISCAL.match(match["rest"]) or not _names_program(match, in_title=index == 0):
                continue
            return Stated(year, stated.places, "masthead.year_of_program", 0.9)
    return None


_NEAR_YEARS = 3


def named_year(
    document: Document,
    title: Stated[str] | None,
    names: Sequence[Stated[str]],
    body: int,
    issued: int | None,
) -> Stated[int] | None:
    """Return the year that headline, project name or lead give, where ``fiscal_year`` finds none by its own words.

    It is stated, and no date without a year is read by it: ``2024년산 콩 비축 계획`` may be issued in any year.

    Args:
        document: As the reader made it.
        title: The headline.
        names: Of the programs.
        body: Index of the first block of the body.
        issued: The year in which it was issued, or of its first window; one far from it is another's (2002 월드컵).
    """
    for stated in (*((title,) if title else ()), *names):
        match = _HEADLINE_YEAR.search(stated.value)
        if match is None or _LOOKS_BACK.match(match["rest"]):
            continue
        if issued is None or abs(_year_of(match) - issued) <= _NEAR_YEARS:
            return Stated(_year_of(match), stated.places, "masthead.year_in_headline", 0.8)
    for name in names:
        before = _year_before(document, name.value)
        if before is not None and (issued is None or abs(before.value - issued) <= _NEAR_YEARS):
            return before
    paragraphs = [block for block in document.blocks[body:] if len(block.text) >= _PARAGRAPH]
    for block in paragraphs[:_LEAD]:
        for match in _FISCAL.finditer(block.text):
            rest = match["rest"]
            if _LOOKS_BACK.match(rest) or not _LEAD_WORD.search(rest[:_NEAR]):
                continue
            start = block.start + match.start()
            where = place(document.source(start, start + match.start("rest") - match.start()))
            return Stated(_year_of(match), (where,), "masthead.year_in_lead", 0.8)
    return _year_of_a_name(document, (*paragraphs[:_LEAD], *_appended(document, body)), issued)


def deck_year(deck: Sequence[Stated[str]], issued: int | None) -> Stated[int] | None:
    """Return the year with two digits that a line of the deck begins with: ``22년 신규 사업 공모``.

    Args:
        deck: The lines below the headline.
        issued: The year in which it was issued; the year is that or the next, other numbers before 년 are durations.
    """
    for stated in deck:
        match = _SHORT_YEAR.match(stated.value)
        if match is None or issued is None or _LOOKS_BACK.match(match["rest"]):
            continue
        year = int(f"20{match['short']}")
        if issued in (year, year - 1) and _LEAD_WORD.search(match["rest"][:_NEAR]):
            return Stated(year, stated.places, "masthead.year_before_deck", 0.8)
    return None


def _year_before(document: Document, name: str) -> Stated[int] | None:
    """Return the year right before the first place of a name that has one: ``2025년 가람 바우처``, ``’25년도 「가람 바우처」``."""
    at = document.text.find(name)
    while at >= 0:
        match = _YEAR_BEFORE.search(document.text, max(0, at - _WIDEST_YEAR), at)
        if match is not None:
            where = place(document.source(match.start(), match.end("year")))
            return Stated(_year_of(match), (where,), "masthead.year_before_program", 0.8)
        at = document.text.find(name, at + 1)
    return None


def _appended(document: Document, body: int) -> tuple[Block, ...]:
    """Return the lines that list what is appended."""
    blocks = document.blocks[body:]
    first = next((at for at, each in enumerate(blocks) if _APPENDED.match(each.text)), len(blocks))
    return tuple(each for each in blocks[first : first + _APPENDED_LINES] if each.table is None)


def _year_of_a_name(
    document: Document, blocks: Iterable[Block], issued: int | None
) -> Stated[int] | None:
    """Return the year of a name in quotation marks, where it is that of issue or the next."""
    for block in blocks:
        for match in _NAMED_YEAR.finditer(block.text):
            year = _year_of(match)
            if _LOOKS_BACK.match(match["rest"]) or issued not in (None, year, year - 1):
                continue
            where = place(
                document.source(block.start + match.start(), block.start + match.start("rest"))
            )
            return Stated(year, (where,), "masthead.year_of_quoted_name", 0.8)
    return None


def _year_of(match: re.Match[str]) -> int:
    return int(match["long"] or f"20{match['short']}")


def budget_year(document: Document) -> Stated[int] | None:
    """Return the latest year that the first table of a budget's sheet compares: ``2023년 계획 | 2024년 정부안``."""
    by_table: dict[str, list[tuple[int, Line]]] = {}
    for line in lines(document):
        match = _BUDGET_COLUMN.match(line.text) if line.cell and line.cell.header else None
        if match:
            by_table.setdefault(line.block.id, []).append((int(match["year"]), line))
    for found in by_table.values():
        if len({year for year, _ in found}) > 1 and any(
            _BUDGET_WORD.search(line.text) for _, line in found
        ):
            year, line = max(found, key=lambda each: (each[0], -each[1].start))
            where = place(document.source(line.start, line.end))
            return Stated(year, (where,), "masthead.latest_budget_column", 0.8)
    return None


def _names_program(match: re.Match[str], *, in_title: bool) -> bool:
    """In a headline 년도 alone says so; a deck also is about budgets of other years."""
    called = in_title and (match["marker"] == "도" or bool(_TITLE_WORD.search(match["rest"])))
    return called or _PROGRAM_WORD.search(match["rest"]) is not None


def _find_labelled(document: Document, every: Sequence[Line]) -> Stated[str] | None:
    """Return the day after a label of the masthead, on its line or in the next."""
    for index, line in enumerate(every[:_TOP]):
        for match in _DAY.finditer(line.text):
            label = _LABEL.search(line.text[max(match.start() - _WIDEST_LABEL, 0) : match.start()])
            before = (
                every[index - 1].text if index and not line.text[: match.start()].strip() else ""
            )
            if _is_issued(label["label"] if label else before):
                return _stated(document, line, match, "masthead.labelled_day")
    return None


def _is_issued(label: str) -> bool:
    """Return whether words before a day, or the last of them, are a label of the day of issue."""
    words = label.split()
    return any(letters("".join(words[first:])) in ISSUED_LABELS for first in range(len(words)))


def _find_alone(document: Document, every: Sequence[Line]) -> Stated[str] | None:
    """Return the first day that has a line to itself, as notices are signed."""
    for line in every:
        is_dated = line.cell is None and is_dated_office(line.text)
        match = _DAY.search(line.text) if is_dated else _DAY.match(line.text)
        numbered = _NUMBERED.match(line.text) if match is None and line.cell is None else None
        if numbered is not None:
            match = _DAY.match(line.text, numbered.end())
            rest = line.text[match.end() :] if match is not None else ""
            if match is not None and (_ALONE.match(rest) or _SIGNED.match(rest.lstrip(" .)|/,"))):
                return _stated(document, line, match, "masthead.day_beside_number")
            continue
        if match is None or line.cell is not None:
            continue
        rest = line.text[match.end() :]
        if is_dated or _ALONE.match(rest) or _SIGNED.match(rest):
            return _stated(document, line, match, "masthead.day_line")
    return None


def _stated(document: Document, line: Line, match: re.Match[str], rule: str) -> Stated[str] | None:
    day = _iso(match)
    if day is None:
        return None
    source = document.source(line.start + match.start(), line.start + match.end())
    return Stated(day, (place(source),), rule, 0.95)


def _day_of(written: str) -> str | None:
    """Return the day of a metadata value in any of the orders that portals write; None if it is not one."""
    match = _MONTH_FIRST.match(written.strip()) or _DAY.search(written)
    return _iso(match) if match else None


def _iso(match: re.Match[str]) -> str | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return None
