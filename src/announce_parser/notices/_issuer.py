"""Whose announcement it is: the issuer, its head, those who issue with it, the office that releases it.

``○○부(장관 ○○○)는 …`` names office and head at once. Where a portal's metadata names the ministry, that
is the issuer and the text only says where it is mentioned; an office introduced in its stead releases it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeGuard

from announce_parser.notices._base import place
from announce_parser.notices._offices import joint_issuers, named_offices, signatures
from announce_parser.notices._words import CENTRAL_OFFICES, HEAD, is_name
from announce_parser.patterns import lazy_regex
from announce_parser.record import Stated, Tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.document import Document
    from announce_parser.notices._offices import Office

# The author of a PDF is whoever's machine it was, so it says nothing here.
_METADATA_KEYS = (
    "ministry",
    "issuer",
    "organization",
    "agency",
    "부처",
    "기관",
    "기관명",
    "소관부처",
)
# ○○부(장관 홍길동, 이하 ‘○부’), ○○부(홍길동 장관)
_INTRODUCED = lazy_regex(
    rf"(?P<name>(?:\([재사주]\))?[가-힣A-Za-z0-9·]{{2,30}})[ ]?\([ ]?"
    rf"(?:(?P<position>{HEAD})(?:[ ]+|[ ]?[:：][ ]?)(?P<head>[가-힣]{{2,4}})|(?P<name_first>[가-힣]{{2,4}})[ ](?P<rank_behind>{HEAD}))"
    r"[ ]?(?:,[^()]{0,30})?\)"
)
# Offices of state; what follows them with a head in the same breath issues with them (A부(…)와 B부(…)는).
_OFFICE_OF_STATE = lazy_regex(r"[가-힣]{1,12}(?:부|처|청|위원회)$")
# ○○부 공고 제2023-12호
_NOTICE_NUMBER = lazy_regex(
    r"(?P<name>[가-힣]{2,20}(?:[ ][가-힣]{2,10})?)[ ]?(?:공고|고시)[ ]?제[ ]?(?:[가-힣]{1,4}[ ]?)?\d{2,4}[ ]?[-–—][ ]?\d{1,5}[ ]?호"
)
_JOINING = lazy_regex(r"^\s*(?:와|과|,|·|및)\s*$")
# ○○부·○○청, … 개최: offices that announce it together are at the head of the headline
_JOINT_HEADLINE = lazy_regex(r"(?P<offices>[가-힣]{2,12}(?:[·ㆍ･‧][가-힣]{2,12}){1,4})\s?,\s")
_PART_OF_CHAIN = lazy_regex(r"[가-힣]+")
_SHORTEST_FORM = 3  # 중기부, 금융위
# Countries that could be a person's name
_LANDS = frozenset(
    [
        "이란",
        "이라크",
        "인도",
        "태국",
        "오만",
        "가나",
        "차드",
        "남아공",
        "모로코",
        "예멘",
        "조지아",
        "우간다",
        "우크라",
        "홍콩",
        "마카오",
        "양국",
        "주한",
        "방한",
        "신임",
        "전임",
    ]
)
# Introductions of the issuer are at the top; whoever is introduced further down only takes part.
_REACH = 6000
# Characters of the body in which the office that releases it is introduced.
_STEAD = 800


@dataclass(frozen=True, slots=True)
class Introduction:
    """An office named with its head.

    Attributes:
        position: Group of the match that holds the rank.
        head: Group of the match that holds the name of the head.
        start: Offset of the office's name within the document's text.
        end: One past the closing bracket.
    """

    name: str
    position: str
    head: str
    start: int
    end: int
    match: re.Match[str]


@dataclass(frozen=True, slots=True)
class Issuing:
    """The trees of the contract's ``issuer``, ``co_issuers`` and ``releasing_body``."""

    name: Stated[str] | None = None
    head: Tree | None = None
    others: tuple[Tree, ...] = ()
    releasing: Tree | None = None

    @property
    def issuer(self) -> Tree | None:
        """Return the contract's ``issuer``; None where nobody is named."""
        return {"name": self.name, "head": self.head} if self.name else None


def issuing(document: Document, body: int, title: str = "") -> Issuing:
    """Return who issues the document.

    Args:
        document: The document.
        body: Offset at which its running text begins.
        title: Its headline, which may begin with the office.
    """
    introduced = introductions(document)
    key = next((key for key in _METADATA_KEYS if document.metadata.get(key)), "")
    known = document.metadata.get(key, "").strip()
    office = None
    if known:
        name: Stated[str] | None = _stated_name(document, key, introduced)
    else:
        name = _find_name(document, introduced, body)
        if name is None:
            office = next(named_offices(document, title, body), None)
            name = _of_office(document, office) if office else None
    if name is None:
        return Issuing()
    own = next((each for each in introduced if _is_same(each.name, name.value)), None)
    first = introduced[0] if introduced else None
    if own is None and known and _speaks_itself(first, body):
        # the portal's own field is believed last: of a joint release it has one of several
        own = first
        name = _stated(document, first.match.span("name"), "issuer.introduced_with_head")
    releasing = None
    if own is None and first is not None and first.start - body < _STEAD:
        releasing = {
            "name": _stated(document, first.match.span("name"), "issuer.introduced_instead")
        }
    beside = _beside(document, own, introduced) if own else []
    others = (
        beside
        or _signing_too(document, name.value, body)
        or _in_headline(document, name.value, title)
    )
    return Issuing(name, _find_head(document, name, own, office), tuple(others), releasing)


def _speaks_itself(first: Introduction | None, body: int) -> TypeGuard[Introduction]:
    """Return whether the first office that the lead introduces with its head is one of the central government."""
    return first is not None and first.start - body < _STEAD and first.name in CENTRAL_OFFICES


def _of_office(document: Document, office: Office) -> Stated[str]:
    return _stated(document, office.span, office.rule, value=office.name)


def _find_head(
    document: Document, name: Stated[str], own: Introduction | None, office: Office | None
) -> Tree | None:
    """Return the head of the issuer, from wherever the text names it."""
    if own is not None:
        return _head(document, own)
    if office is not None and office.head is not None:
        position, head = office.head
        return {
            "position": _stated(document, position, office.rule),
            "name": _stated(document, head, office.rule),
        }
    return _head_by_title(document, name.value)


def _signing_too(document: Document, issuer: str, body: int) -> list[Tree]:
    """Return the other offices whose numbers a joint notice has, or that sign it beside the issuer."""
    others: dict[str, Stated[str]] = {}
    for number in _NOTICE_NUMBER.finditer(document.text, 0, _end_of_numbers(document, body)):
        rule = "issuer.further_number"
        others.setdefault(number["name"], _stated(document, number.span("name"), rule))
    signing = signatures(document)
    joint = joint_issuers(document)
    if any(_is_same(office.name, issuer) for office in joint):
        for office in joint:
            others.setdefault(office.name, _of_office(document, office))
    if any(_is_same(office.name, issuer) for office in signing):
        for office in signing:
            others.setdefault(office.name, _of_office(document, office))
    return [{"name": name} for name in others.values() if not _is_same(name.value, issuer)]


def _in_headline(document: Document, issuer: str, title: str) -> list[Tree]:
    """Return the offices that a headline begins with beside the issuer, those written in full."""
    match = _JOINT_HEADLINE.match(title)
    at = document.text.find(title) if match else -1
    if match is None or at < 0:
        return []
    parts = list(_PART_OF_CHAIN.finditer(title, *match.span("offices")))
    named = [part for part in parts if not _is_short_for(part.group(), issuer)]
    if len(named) == len(parts) or not all(_is_known(part.group()) for part in named):
        return []
    rule = "issuer.beside_in_headline"
    return [
        {"name": _stated(document, (at + part.start(), at + part.end()), rule)}
        for part in named
        if part.group() in CENTRAL_OFFICES
    ]


def _is_known(name: str) -> bool:
    return any(_is_short_for(name, office) for office in CENTRAL_OFFICES)


def _is_short_for(short: str, office: str) -> bool:
    """Return whether a name is an office's or its usual short form, first and last syllable alike."""
    whole = office.removesuffix("원회") if short.endswith("위") else office
    if len(short) < _SHORTEST_FORM or (short[0], short[-1]) != (whole[0], whole[-1]):
        return False
    rest = iter(whole)
    return all(syllable in rest for syllable in short)


def _end_of_numbers(document: Document, body: int) -> int:
    """Return where the head of a notice ends: the numbers of joint notices are above the running text."""
    return min(max(body, 1), len(document.text))


def introductions(document: Document) -> tuple[Introduction, ...]:
    """Return the offices that the upper part of the document names with their heads."""
    found = []
    for match in _INTRODUCED.finditer(document.text, 0, _REACH):
        turned = match["head"] is None
        if turned and not is_name(match["name_first"]):
            continue
        parts = ("rank_behind", "name_first") if turned else ("position", "head")
        found.append(Introduction(match["name"], *parts, match.start(), match.end(), match))
    return tuple(found)


def _is_same(one: str, other: str) -> bool:
    return re.sub(r"\W", "", one) == re.sub(r"\W", "", other)


def _stated_name(document: Document, key: str, introduced: Sequence[Introduction]) -> Stated[str]:
    """Return the metadata's ministry with the places that name it, its key where the text never does."""
    known = document.metadata[key].strip()
    own = next((each for each in introduced if _is_same(each.name, known)), None)
    at = document.text.find(known)
    start, end = own.match.span("name") if own else (at, at + len(known))
    if at < 0 and own is None:
        return Stated(known, (), "issuer.metadata", 0.9, given=key)
    while start < end and not document.text[start].isalnum():
        start += 1  # the mark of a list: ·나루청(청장 장길산)
    return _stated(document, (start, end), "issuer.metadata_in_text", value=known)


def _find_name(
    document: Document, introduced: Sequence[Introduction], body: int
) -> Stated[str] | None:
    """Return the issuer that a number or an introduction shows, in this order."""
    number = _NOTICE_NUMBER.search(document.text, 0, max(body, 400) + 400)
    if number:
        return _stated(document, number.span("name"), "issuer.notice_number")
    if introduced:
        return _stated(document, introduced[0].match.span("name"), "issuer.introduced_with_head")
    return None


def _head(document: Document, own: Introduction) -> Tree:
    return {
        "position": _stated(document, own.match.span(own.position), "issuer.head_in_brackets"),
        "name": _stated(document, own.match.span(own.head), "issuer.head_in_brackets"),
    }


def _head_by_title(document: Document, name: str) -> Tree | None:
    """Return the head from ``○○○ (부총리 겸) ○○부(○○) 장관은``; the rank must name the issuer."""
    if name.endswith("위원회"):
        stem = re.escape(name[:-1]) + "장"
    elif name[-1] in "청처원실":
        stem = re.escape(name) + "장"
    else:
        stem = re.escape(name) + r"[ ]?(?:장관|위원장)"
    ranks = "청장|처장|원장|위원장|장관|실장"
    orders = (
        rf"(?:^|[\s“\"(])(?P<head>[가-힣]{{2,4}})[ ](?P<position>(?:부총리[ ]?겸[ ]?)?{stem})(?=[은이과와의]|\s|$)",
        # ○○부 홍길동 장관은; 추진단(단장 홍길동 청장): the rank alone, where it is one of the issuer's
        rf"{re.escape(name)}[ ](?P<head>[가-힣]{{2,4}})[ ](?P<position>{ranks})(?=[은이과와의]|\s)",
        rf"\((?:단장|본부장)[ ]?[:：]?[ ]?(?P<head>[가-힣]{{2,4}})[ ](?P<position>{re.escape(_rank_of(name))})[,)]",
    )
    match = next(
        (
            found
            for order in orders
            for found in re.finditer(order, document.text, re.MULTILINE)
            if is_name(found["head"]) and found["head"] not in _LANDS
        ),
        None,
    ) or _minister(document, name)
    if match is None:
        return None
    return {
        "position": _stated(document, match.span("position"), "issuer.rank_after_name"),
        "name": _stated(document, match.span("head"), "issuer.rank_after_name"),
    }


def _rank_of(name: str) -> str:
    """Return the rank of who heads an office: of a ministry 장관, of a 청 청장, of 국무조정실 국무조정실장."""
    if name.endswith("부"):
        return "장관"
    return (
        "위원장"
        if name.endswith("위원회")
        else f"{name[-1]}장"
        if name[-1] in "청처"
        else f"{name}장"
    )


def _minister(document: Document, name: str) -> re.Match[str] | None:
    """Return the subject ``홍길동 국방장관은`` that opens a paragraph; not another country's minister."""
    if not name.endswith("부"):
        return None
    for match in re.finditer(
        rf"^[\s□○ㅇ]*(?P<head>[가-힣]{{2,4}})[ ](?P<position>{re.escape(name[:-1])}장관)(?=[은이]\s)",
        document.text,
        re.MULTILINE,
    ):
        if is_name(match["head"]) and match["head"] not in _LANDS:
            return match
    return None


def _beside(
    document: Document, own: Introduction, introduced: Sequence[Introduction]
) -> list[Tree]:
    """Return the offices of state joined to the issuer in its own introduction."""
    chain = [own]
    for each in introduced:
        if each is own or not _OFFICE_OF_STATE.search(each.name):
            continue
        if any(
            _JOINING.match(document.text[one.end : other.start])
            for one, other in ((chain[-1], each), (each, chain[0]))
        ):
            chain.append(each)
    return [
        {"name": _stated(document, each.match.span("name"), "issuer.introduced_beside")}
        for each in chain[1:]
    ]


def _stated(
    document: Document, span: tuple[int, int], rule: str, *, value: str | None = None
) -> Stated[str]:
    start, end = span
    text = re.sub(r"\s+", " ", document.text[start:end]).strip()
    return Stated(value or text, (place(document.source(start, end)),), rule, 0.95)
