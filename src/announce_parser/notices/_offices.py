"""Where a document names its office apart from an introduction with the head in brackets.

A notice is signed (``○○부장관``), a cover has the office alone (``강 나 구 청``), a form has a field for it
(``발주기관 : ○○공사``, a column 소관), a city's headline begins with it (``○○시, … 개최``), a release is about it
in its first sentence. Each place is a rule of its own; the order of ``RULES`` is from the surest on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind
from announce_parser.notices._lines import Line, letters, lines
from announce_parser.notices._masthead_fields import is_dated_office, is_furniture_text
from announce_parser.notices._own import OFFICE_RULE, own_offices
from announce_parser.notices._words import (
    CENTRAL_OFFICES,
    DIVISION_LABELS,
    HEAD,
    OFFICE_LABELS,
    ORGANIZATION_ENDING,
    is_name,
)
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from announce_parser.document import Document, Table

# How far a cover or a masthead reaches, in lines; how far first sentences reach, in characters of the body.
_TOP, _FIRST_SENTENCES = 60, 900
_JOINT_TOP = 8
_LONGEST_SIGNATURE = 28
_MOST_ON_COVER = 3  # filled cells of a grid that is but a frame
# Offices by the look of their names, for places where nothing but an office is.
_OFFICE = r"(?:[가-힣]{2,14}(?:부|처|청|위원회|시|도|공사|공단|[가-힣]{2}원|재단|[가-힣]{2}회|센터|테크노파크|대학교|은행|조합)|[가-힣]{1,4}[군구]|국무조정실|감사원)"
# ○○공사 · ○○공사 인천지역본부
_WITH_BRANCH = lazy_regex(
    rf"(?P<name>{_OFFICE})(?:[ ][가-힣]{{2,10}}(?:본부|지사|지부|지원|지점|사무소))?"
)
_SPACED = lazy_regex(r"[가-힣](?:\s[가-힣]){2,9}")
_WORDS = lazy_regex(
    r"(?:\([재사주]\)\s?)?[가-힣]{2,14}(?:\s[가-힣]{2,14}){0,2}(?<!여부)(?<![시도군])"
)
# Offices that are known as such in running text, where 정부, 신청 and 거래처 are too.
_KNOWN = (
    rf"(?:(?:{'|'.join(sorted(CENTRAL_OFFICES, key=lambda name: (-len(name), name)))})(?![가-힣]{{2}})"
    r"|(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충청?[남북]|전라?[남북]|전북|경상?[남북]|제주)(?:특별시|광역시|특별자치시|특별자치도|시|도)"
    r"|[가-힣]{1,4}(?:시청|군청|구청)|[가-힣]{2,10}(?:공사|공단|진흥원|평가원|관리원|연구원|중앙회|진흥회|재단))"
)
# ○○부장관 · ○○시장 (직인) · ○○원장; near miss: 담당 과장
_SIGNATURE = lazy_regex(
    r"(?P<name>[가-힣]{2,24}?)(?P<position>장관|청장|처장|위원장|대표이사|이사장|원장|구청장|시장|군수|도지사|본부장|지사장|총장|회장|사장)"
    r"(?:\(?(?:직인|인|직인생략|관인생략)\)?)?$"
)
# The last syllables of the rank that belong to the office: ○○관리원장 signs for ○○관리원, ○○시장 for ○○시.
_KEPT_OF_RANK = {"청장": 1, "처장": 1, "원장": 1, "구청장": 2, "시장": 1, "도지사": 1, "본부장": 2}
# Heads of places, whose names are as short as a person's: ○○시장, ○○군수.
_OF_PLACES = frozenset({"시장", "군수", "구청장", "도지사"})
# 2024년 2월 1일 ○○부장관·○○청장: the day and who signs, on one line
_DAY_BEFORE = lazy_regex(r"^\W*\d{4}\s?[.년]\s?\d{1,2}\s?[.월]\s?\d{1,2}\s?[.일]?\s*")
_COVER = lazy_regex(rf"^\W*(?P<name>(?!보도|즉시|배포|참고|이상){_OFFICE}|관계부처합동)\W*$")
_LABELLED = lazy_regex(
    r"^(?:[가-하\d]{1,2}\s?[.)])?\W*+(?P<label>[가-힣\s]{2,12}?)\s*[:：]\s*(?P<name>(?:\([재사주]\))?[^\n:：(]{2,30})"
)
# ○○시, …: the office and a comma; ○○처 국민정책단 모집: the office as the first word
_LEADING = lazy_regex(rf"^[\W]*(?P<name>{_KNOWN})(?=\s?[,․·]|\s)")
# ○○부는 · ○○공사(K-○○)는 as the subject of a sentence
_SUBJECT = lazy_regex(
    rf"(?:^|[\s□○ㅇ◦])(?P<name>{_KNOWN})(?:\([^()\n]{{1,20}}\))?(?:은|는)\s", re.MULTILINE
)
_UNIT = lazy_regex(r"[가-힣A-Za-z]{2,}(?:[과팀실국부처단]|담당관|본부|센터)$")
# ○○시 교통국 버스정책과 · ○○부 하천안전과: the field for the division names its office first
_WITH_UNIT = lazy_regex(
    rf"^(?P<name>{_OFFICE})(?:\ [가-힣A-Za-z·]{{2,14}}(?:[과팀실국부]|담당관|정책관|본부|센터)){{1,3}}(?![가-힣])"
)
# ○○부·○○부 합동 보도자료: those who issue together
_JOINT = lazy_regex(
    r"""
    ^[#\s\[(【<*]*(?P<offices>[가-힣]{2,14}(?:\s?[·ㆍ・,/]\s?[가-힣]{2,14}){0,7})\s{1,3}(?:(?:합동
        |공동)\s?)?보\s?도\s?(?:참\s?고\s?|설\s?명\s?|해\s?명\s?)?자\s?료[\s\])】>*]*$
    """,
    re.VERBOSE,
)
_EACH_OFFICE = lazy_regex(r"[가-힣]{2,14}")
# 안녕하십니까? ○○공단입니다.
_GREETING = lazy_regex(rf"안녕하(?:십니까|세요)[?.!]?\s{{0,3}}(?P<name>{_OFFICE})입니다")
# ○○○ ○○공사(K-○○) 사장은
_HEAD_FIRST = lazy_regex(
    rf"(?:^|[\s□○“\"])(?P<head>[가-힣]{{2,4}})[ ](?P<name>{_KNOWN})(?:\([^()\n]{{1,20}}\))?[ ](?P<position>{HEAD})(?=[은이]\s)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a document names as its own.

    Attributes:
        name: As the contract writes it, spaces of a spaced-out line removed.
        span: Where it is within the document's text.
        rule: What shows it to be the issuer.
        head: Spans of rank and name of its head, where they are named in the same breath.
    """

    name: str
    span: tuple[int, int]
    rule: str
    head: tuple[tuple[int, int], tuple[int, int]] | None = None


def named_offices(document: Document, title: str, body: int) -> Iterator[Office]:
    """Yield the offices that a document names as its own, the surest first.

    Args:
        document: The document.
        title: Its headline; empty where there is none.
        body: Offset at which its running text begins.
    """
    for rule in RULES:
        yield from rule(document, title, body)


def signatures(document: Document) -> tuple[Office, ...]:
    """Return the offices that sign, those of a joint signature side by side: ``○○부장관·○○청장``."""
    found = []
    for line in lines(document):
        if line.cell is not None or line.opening:
            continue
        day = _DAY_BEFORE.match(line.text)
        signed = line.text[day.end() :] if day else line.text
        signing = [_signing(part) for part in re.split(r"[·ㆍ･,]", signed)] if signed else []
        if signing and all(signing):
            start = line.end - len(signed)
            found += [
                Office(name, (start, line.end), "issuer.signature") for name in signing if name
            ]
    return tuple(found)


def _signing(text: str) -> str | None:
    """Return the office of a signature; None for a line that is not one: a rank alone, a sentence."""
    bare = re.sub(r"\s+", "", text)
    match = _SIGNATURE.fullmatch(bare)
    if match is None or len(bare) > _LONGEST_SIGNATURE:
        return None
    name, rank = match["name"], match["position"]
    if rank not in _OF_PLACES and _is_person(name):
        return None
    if rank == "원장" and name.endswith(("원", "위")):
        return name if name.endswith("원") else f"{name}원"  # ○○관리원 원장 names the office whole
    if rank == "위원장":
        return name if name.endswith("위원회") else None
    return name + rank[: _KEPT_OF_RANK.get(rank, 0)]


def _is_person(name: str) -> bool:
    """Return whether a name before a rank is a person's; 국방부 looks like one and is an office."""
    return is_name(name) and name[-1] not in "부처청원회사단시군구도"


def _signed(document: Document, title: str, body: int) -> Iterator[Office]:
    del title, body
    yield from signatures(document)


def _headed(document: Document, title: str, body: int) -> Iterator[Office]:
    """Yield the office whose head the first sentences name before it: ``○○○ ○○공사 사장은``."""
    del title
    for match in _HEAD_FIRST.finditer(document.text, body, body + _FIRST_SENTENCES):
        if is_name(match["head"]):
            head = (match.span("position"), match.span("head"))
            yield Office(match["name"], match.span("name"), "issuer.head_before_office", head)


def _on_cover(document: Document, title: str, body: int) -> Iterator[Office]:
    """Yield an office that has a line of the cover or masthead to itself, spaced out or not."""
    del title
    for line in lines(document)[:_TOP]:
        if line.start > max(body, document.blocks[min(12, len(document.blocks) - 1)].start):
            return
        if line.block.table is not None and _filled(line.block.table) > _MOST_ON_COVER:
            continue
        text = re.sub(r"\s+", "", line.text)
        match = _COVER.match(text)
        is_plain = not line.opening and line.block.kind is not BlockKind.LIST_ITEM
        if match and is_plain and not is_furniture_text(line.text):
            yield Office(match["name"], (line.start, line.end), "issuer.alone_on_line")


def _filled(table: Table) -> int:
    return sum(bool(cell.text.strip()) for cell in table.cells)


def _labelled(document: Document, title: str, body: int) -> Iterator[Office]:
    """Yield the value of a field for the office: after a colon, or below or beside a cell."""
    del title, body
    every = lines(document)
    for line in every:
        match = _LABELLED.match(line.text)
        if match and letters(match["label"]) in OFFICE_LABELS:
            name = _without_unit(match["name"].strip(" ,.)]"))
            start = line.start + match.start("name")
            yield Office(name, (start, start + len(name)), "issuer.field")
        elif line.cell is not None and letters(line.text) in OFFICE_LABELS:
            yield from _beside_or_below(line, every)


def _without_unit(name: str) -> str:
    """Return the office of ``○○공사 디지털사업처``, where the unit in charge is after it."""
    first, _, rest = name.partition(" ")
    is_unit = rest and all(_UNIT.search(word) for word in rest.split())
    return first if is_unit and _WITH_BRANCH.fullmatch(first) else name


def _beside_or_below(label: Line, every: tuple[Line, ...]) -> Iterator[Office]:
    """Yield the office in the cell right of a label, else in the column below it."""
    cell = label.cell
    if cell is None:
        return
    for line in every:
        if line.block is not label.block or line.cell is None:
            continue
        beside = line.cell.row == cell.row and line.cell.col == cell.col + cell.col_span
        below = line.cell.col == cell.col and line.cell.row > cell.row
        match = _WITH_BRANCH.fullmatch(line.text) if beside or below else None
        if match is None and beside and _is_office(line.text):
            name = line.letters if _SPACED.fullmatch(line.text) else line.text
            yield Office(name, (line.start, line.end), "issuer.field")
        elif match is not None and not match["name"].endswith("여부"):
            # 23 / ○○부: what else is in the cell is its code or a branch
            span = (line.start, line.start + match.end("name"))
            yield Office(match["name"], span, "issuer.field")


def _is_office(text: str) -> bool:
    """Return whether a field beside a label of offices holds one, spaced out or in several words: 중 소 기 업 청."""
    return _SPACED.fullmatch(text) is not None or (
        _WORDS.fullmatch(text) is not None and ORGANIZATION_ENDING.search(text) is not None
    )


def _leading(document: Document, title: str, body: int) -> Iterator[Office]:
    """Yield the office that a headline begins with."""
    match = _LEADING.match(title)
    if match is None:
        return
    start = document.text.find(match["name"], 0, max(body, 1) + _FIRST_SENTENCES)
    if start >= 0:
        span = (start, start + len(match["name"]))
        yield Office(match["name"], span, "issuer.first_word_of_headline")


def _subject(document: Document, title: str, body: int) -> Iterator[Office]:
    """Yield the offices of which first sentences speak, those of state before those it works with."""
    del title
    found = list(_SUBJECT.finditer(document.text, body, body + _FIRST_SENTENCES))
    for match in sorted(found, key=lambda each: each["name"] not in CENTRAL_OFFICES):
        yield Office(match["name"], match.span("name"), "issuer.subject_of_first_sentence")


def joint_issuers(document: Document) -> tuple[Office, ...]:
    """Return the offices that the class line of a release names: ``○○부·○○청 합동 보도자료``."""
    for line in lines(document)[:_JOINT_TOP]:
        match = _JOINT.match(line.text)
        if match is None:
            continue
        named = list(_EACH_OFFICE.finditer(line.text, match.start("offices"), match.end("offices")))
        if named and all(re.fullmatch(_OFFICE, each[0]) for each in named):
            return tuple(
                Office(
                    each[0],
                    (line.start + each.start(), line.start + each.end()),
                    "issuer.class_line",
                )
                for each in named
            )
    return ()


def _jointly(document: Document, title: str, body: int) -> Iterator[Office]:
    """Yield the offices that the class line of a release names."""
    del title, body
    yield from joint_issuers(document)


def _in_charge(document: Document, title: str, body: int) -> Iterator[Office]:
    """Yield the office that the masthead's field for the division names before the division."""
    del title
    above = [line for line in lines(document)[:_TOP] if line.start <= max(body, 1)]
    for line, following in zip(above, (*above, None)[1:], strict=True):
        label, _, value = line.text.partition(":")
        start = line.end - len(value.lstrip())
        if letters(line.text) in DIVISION_LABELS and following is not None:
            value, start = following.text, following.start
        elif letters(label) not in DIVISION_LABELS:
            continue
        match = _WITH_UNIT.match(value.strip())
        if match is not None:
            span = (start, start + match.end("name"))
            yield Office(match["name"], span, "issuer.before_division")


def _dated(document: Document, title: str, body: int) -> Iterator[Office]:
    """Yield the office beside the day under a portal's headline: ``2026.02.11 ○○부``."""
    del title, body
    for line in lines(document)[:_JOINT_TOP]:
        if is_dated_office(line.text):
            named = _EACH_OFFICE.findall(line.text)[0]
            start = line.start + line.text.index(named)
            yield Office(named, (start, start + len(named)), "issuer.beside_day")


def _greeting(document: Document, title: str, body: int) -> Iterator[Office]:
    """Yield the office that greets its readers: ``안녕하십니까? ○○공단입니다``."""
    del title, body
    for match in _GREETING.finditer(document.text, 0, _FIRST_SENTENCES):
        yield Office(match["name"], match.span("name"), "issuer.greeting")


def _of_profile(document: Document, title: str, body: int) -> Iterator[Office]:
    """Yield the offices of the user's profile that the top or the end names."""
    del title, body
    for name, span in own_offices(document):
        yield Office(name, span, OFFICE_RULE)


RULES: tuple[Callable[[Document, str, int], Iterator[Office]], ...] = (
    _jointly,
    _dated,
    _headed,
    _signed,
    _of_profile,
    _on_cover,
    _labelled,
    _leading,
    _in_charge,
    _subject,
    _greeting,
)
