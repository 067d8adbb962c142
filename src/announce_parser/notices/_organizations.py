"""Offices with a part in a program or event: who holds it, leads it, runs it, backs it.

``○ 전담기관 : 가람진흥원 설비지원팀``, ``(주최) 가람부 (주관) 나루진흥원``, a row ``주관 | 나루진흥원``, ``가람부가 주최하고 나루진흥원이 주관하는``.
Only names that are an office's own count: ``주관기관 : 중소기업 또는 대학`` says what kind of applicant leads.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from announce_parser.notices import _attribution
from announce_parser.notices._base import place
from announce_parser.notices._lines import Line, letters, lines, rows_of
from announce_parser.notices._words import CENTRAL_OFFICES, REGIONS
from announce_parser.patterns import lazy_regex
from announce_parser.record import Stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Document
    from announce_parser.record import Tree

RULE = "organization.label"
PROSE_RULE = "organization.subject"
_CERTAIN, _LIKELY = 0.9, 0.8
# Holds, leads, backs, sponsors, is charged with, oversees: labels as they are.
_PLAIN = "공동주최|공동주관|주최|주관|후원|협찬|전담|총괄"
# Runs, carries out, manages …: labels with a word for office after them only.
_OF_OFFICES = "운영|수행|시행|전문|관리|협력|위탁|수탁|집행|협업"
_OFFICE_WORD = r"(?:기관|주체|부처|기구)"
_PART = rf"(?:사업\s?)?(?:(?:{_PLAIN})(?:\s?{_OFFICE_WORD})?|(?:{_OF_OFFICES})\s?{_OFFICE_WORD})"
_PARTS = rf"{_PART}(?:\s?[·ㆍ/,]\s?{_PART}){{0,2}}"
_LABELLED = lazy_regex(
    rf"^[^가-힣A-Za-z0-9(]{{0,6}}\(?\s?(?P<parts>{_PARTS})\s?\)?\s*[:：]\s*(?P<names>\S.{{1,100}})$"
)
_BRACKETED = lazy_regex(rf"\((?P<parts>{_PARTS})\)\s*:?\s*(?P<names>[^()\n:：]{{2,60}})")
_LABEL_CELL = lazy_regex(rf"(?:{_PARTS})")
_WHOLE_BRACKET = lazy_regex(r"[(\[](?P<names>[^()\[\]]{3,40})[)\]]")
_ROLE = lazy_regex(rf"{_PLAIN}|{_OF_OFFICES}")
_TOLD = lazy_regex(
    r"(?:^|[\s,])(?P<names>[가-힣A-Za-z·]{2,30})(?:\([^()\n]{1,20}\))?[이가]\s(?P<parts>주최|주관|후원)(?=하[고며는여]|[한해](?:\s|다))"
)
_BETWEEN = lazy_regex(r"\s?[,/、]\s?|\s(?:및|와|과)\s|(?<=[가-힣])(?:와|과)\s")
_SLASH = lazy_regex(r"\s?/\s?")
_DOT = lazy_regex(r"\s?[·ㆍ･]\s?")
# … 등, … 등 12개 기관: others who are not named
_ENDING = lazy_regex(r"(?:\s?등(?:\s\d{1,3}개?\s?[가-힣]{1,6})?)?(?:\s?\([^()]*\))?[\s.]*$")
# Kinds of offices, none in particular.
_KINDS = frozenset(
    [
        "연구원",
        "연구기관",
        "공공기관",
        "지방자치단체",
        "지자체",
        "대학교",
        "협회",
        "조합",
        "재단",
        "공단",
        "공사",
        "진흥원",
        "테크노파크",
        "중앙회",
        "학회",
        "협의회",
        "위원회",
        "정부",
        "은행",
        "기금",
    ]
)
_SHORTEST = 3
# Where to call, who buys; a part, inside: words that end like an office
_NO_OFFICE = lazy_regex(
    r"(?:연락|문의|접수|거래|출|사용|제출|부|수요|발주|판매|구매|신청)처$|^[합소총]계$|^(?:일|전|내|외|여|간|본|세)부$"
)
_OF_NO_ONE = lazy_regex(r"^(?:해당|각|관할|소관|관련|지역|소재|참여|선정|민간|전국)")
_MOST_LINES = 4  # of one cell


def organizations(document: Document) -> tuple[Tree, ...]:
    """Return the offices with their parts in the order in which they are first named."""
    found: dict[tuple[str, str], Tree] = {}
    for tree in (*_of_lines(document), *_of_boxes(document), *_of_grids(document)):
        role, name = tree["role"], tree["name"]
        if isinstance(role, Stated) and isinstance(name, Stated):
            found.setdefault((str(role.value), str(name.value)), tree)
    return tuple(found.values())


def _of_lines(document: Document) -> Iterator[Tree]:
    for line in lines(document):
        labelled = _LABELLED.match(line.text)
        if labelled is not None:
            yield from _parts(document, line, labelled, RULE)
            continue
        for match in _BRACKETED.finditer(line.text):
            yield from _parts(document, line, match, RULE)
        if line.cell is None:
            for match in _TOLD.finditer(line.text):
                yield from _parts(document, line, match, PROSE_RULE)


def _of_boxes(document: Document) -> Iterator[Tree]:
    """Yield the offices of boxes: ``전문기관`` on one line, ``(나루산업진흥원)`` on the next."""
    for line, below in pairwise(lines(document)):
        name = _WHOLE_BRACKET.fullmatch(below.text)
        if name is None or line.cell is not below.cell or not _is_label(line):
            continue
        for role in _roles(document, line, (0, len(line.text))):
            yield from _named(document, below, name.span("names"), role)


def _of_grids(document: Document) -> Iterator[Tree]:
    """Yield the offices of rows whose label is a part: ``주관`` in one cell, the name in the next."""
    for block in document.blocks:
        headings = block.table.header_rows if block.table is not None else 0
        for number, row in rows_of(block) if not block.hidden else ():
            if number < headings:
                continue  # a column 운영기관 names the agency of each row, which is the program's
            for index, label in enumerate(row):
                if not _is_label(label):
                    continue
                beside = [line for line in row[index + 1 :] if line.cell is not label.cell]
                named = [line for line in beside if line.cell is beside[0].cell][:_MOST_LINES]
                for role in _roles(document, label, (0, len(label.text))):
                    for line in named:
                        yield from _named(document, line, (0, len(line.text)), role)


def _is_label(line: Line) -> bool:
    return _LABEL_CELL.fullmatch(re.sub(r"\s", "", line.text)) is not None


def _roles(
    document: Document, line: Line, span: tuple[int, int], rule: str = RULE
) -> list[Stated[str]]:
    """Return the parts that a label names: two for 주최/주관; one, too, where its syllables are spread."""
    found = [(match.group(), match.span()) for match in _ROLE.finditer(line.text, *span)]
    if not found:
        spread = _ROLE.search(re.sub(r"\s", "", line.text[slice(*span)]))
        found = [(spread.group(), span)] if spread else []
    return [
        Stated(
            role,
            (place(document.source(line.start + start, line.start + end)),),
            rule,
            _CERTAIN if rule == RULE else _LIKELY,
        )
        for role, (start, end) in found
    ]


def _parts(document: Document, line: Line, match: re.Match[str], rule: str) -> Iterator[Tree]:
    """Yield each name with each part that its label gives it."""
    roles = _roles(document, line, match.span("parts"), rule)
    names = list(_split(line.text, match.span("names"), _SLASH))
    if len(names) != len(roles):  # 주최/주관 : 가람부 / 나루진흥원 names one for each
        names = [match.span("names")] * len(roles)
    for role, span in zip(roles, names, strict=True):
        yield from _named(document, line, span, role)


def _named(
    document: Document, line: Line, names: tuple[int, int], role: Stated[str]
) -> Iterator[Tree]:
    """Yield the offices among the names of a line, each with its unit where one is after it."""

    def stated(span: tuple[int, int]) -> Stated[str]:
        text = " ".join(line.text[slice(*span)].split())
        source = document.source(line.start + span[0], line.start + span[1])
        return Stated(text, (place(source),), role.rule, role.confidence)

    for start, end in _pieces(line.text, names):
        who = _attribution.read_office(line.text, (start, end))
        if who.organization is None or not _is_proper(line.text[slice(*who.organization)]):
            continue
        division = stated(who.division) if who.division else None
        yield {"role": role, "name": stated(who.organization), "division": division}


def _pieces(text: str, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the spans of the names that are beside each other; a dot parts names, and is within some."""
    for start, end in _split(text, span, _BETWEEN):
        dotted = list(_split(text, (start, end), _DOT))
        if len(dotted) > 1 and all(_is_proper(text[slice(*piece)]) for piece in dotted):
            yield from dotted
        else:
            yield start, end


def _split(text: str, span: tuple[int, int], between: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the spans between what parts them, without remarks in brackets and 등 at their ends."""
    edges = [
        span[0],
        *(at for match in between.finditer(text, *span) for at in match.span()),
        span[1],
    ]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        first = start + len(text[start:end]) - len(text[start:end].lstrip())
        closing = _ENDING.search(text[first:end])
        last = first + closing.start() if closing else end
        if last > first:
            yield first, last


def _is_proper(name: str) -> bool:
    """Return whether a name is one office's own, not a kind of office."""
    bare = letters(name)
    if bare in CENTRAL_OFFICES or bare in REGIONS:
        return True
    if len(bare) < _SHORTEST or bare in _KINDS or _OF_NO_ONE.match(bare) or _NO_OFFICE.search(bare):
        return False
    return _attribution.is_organization(name)
