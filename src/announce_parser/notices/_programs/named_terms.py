"""Terms in a word or a name: the office that runs the programs, where one applies, and that one of them is new.

``전담기관 : 가람진흥원``, ``문의처(가람평가원)``, ``가람재단 누리집에서 신청`` name the office for all programs. An address in a sentence that says
how to apply, ``누리집(www.garam.example.kr)에서 신청``, is where one applies. ``‘나루 바우처’를 신설``, ``(신규)`` before or after a name, a cell
``신규`` in its row say that the program is new.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from announce_parser.document import whole_cell
from announce_parser.notices._base import place
from announce_parser.notices._columns import Field
from announce_parser.notices._organizations import organizations
from announce_parser.notices._programs.facts import Fact, Origin
from announce_parser.notices._programs.names import squash
from announce_parser.patterns import lazy_regex
from announce_parser.values import Url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.notices._base import Material
    from announce_parser.notices._programs.overview import Overview
    from announce_parser.record import Place

AGENCY_RULE = "program.agency"
STATUS_RULE = "status.beside_name"
APPLY_RULE = "program.apply_address_in_sentence"
_WAYS = frozenset({Field.APPLY_AT, Field.HOW_TO_APPLY})
_APPLIES = lazy_regex(r"신청|접수|응모|제출|예약|등록하|참여(?:하|를)|지원하(?:면|려|고자)")
_READS = lazy_regex(
    r"자세한|상세|확인|참고|참조|문의|안내|공고문|게시|내려\s?받|다운로드|양식|서식"
)
_ENDS = lazy_regex(r"[가-힣]\.\s|\n")
_WIDE = 160  # characters of a sentence before and after an address
_RUNNING = lazy_regex(r"전담|전문|관리|운영|시행|위탁")
_NAME = (
    r"(?P<office>(?<![가-힣])[가-힣A-Za-z]{1,20}(?:진흥원|진흥공단|평가원|공단|재단|개발원|공사|연구원|협회|기술원|관리원|정보원|공제회"
    r"|공제조합|인증원|보증기금|금융원|중앙회|연구소|종합지원센터|산업은행|벤처투자|위원회|융합원|교육원|문화원|서비스원|복지원|검정원))"
)
_HEAD = r"(?:원장|이사장|사장|대표|회장|위원장|소장|총장)"
_OFFICE = rf"{_NAME}(?:\([^()\n]{{1,25}}\))?"
# What an office does for what is announced, each with its weight.
_PARTS: tuple[tuple[int, re.Pattern[str]], ...] = (
    # 전담기관인 가람진흥원, 운영기관(가람재단)
    (
        3,
        lazy_regex(rf"(?:전담|전문|운영|시행|수행|관리|위탁|집행)\s?기관인?\s?[:：(]?\s?{_OFFICE}"),
    ),
    (3, lazy_regex(rf"문\s?의\s?처?\s?[(:：]\s?{_OFFICE}(?![가-힣])")),
    # 가람공단 누리집: the office through which one applies to what a ministry reports
    (
        2,
        lazy_regex(
            rf"{_OFFICE}\s?(?:의\s)?(?:대표\s)?(?:누리집|홈페이지|누리방|포털|사이트|시스템)"
        ),
    ),
    (2, lazy_regex(rf"{_OFFICE}(?:과|와|을|를)\s?(?:함께|공동|협력|협업|통해|통하여)")),
    (
        2,
        lazy_regex(
            rf"{_OFFICE}(?:에|으?로|에서)\s?(?:[가-힣]+\s){{0,2}}?(?:제출|신청|접수|문의|방문|공고|선발|시행|운영|모집)"
        ),
    ),
    # 나루부(장관 …)와 가람재단(이사장 …)은 · 가람재단(이사장 …)과: announces it together with the issuer
    (2, lazy_regex(rf"\)(?:와|과)\s{_NAME}\s?\({_HEAD}\s?[^()]{{1,30}}\)(?:는|은|가|이)\s")),
    (2, lazy_regex(rf"{_NAME}\s?\({_HEAD}\s?[^()]{{1,30}}\)(?:와|과)\s")),
    # 가람재단(이사장 홍길동): named with its head, which alone tells nothing
    (
        1,
        lazy_regex(rf"{_NAME}\s?\({_HEAD}\s?[^)]{{1,30}}\)"),
    ),
)
_LEAST_PART, _LEAST_LABEL = (
    2,
    3,
)  # of a release by a ministry; of a notice, whose site may be that of who issues it
# Offices of some kind, and those that choose: none in particular.
_NO_ONE = lazy_regex(
    r"(?:해당|각|지역|관할|관련|소관|전국|지방|시중|일반|민간|선정|선발|심사|평가|심의)"
    r"|(?:위원회|중앙회|연구소|협회|재단|공단|공사|진흥원|평가원|연구원|기술원|정보원|교육원|문화원)$"
)
_WORDS_BEHIND = r"[」』’”\"']?\s?(?:(?:지원|시범)\s?사업|사업|제도|프로그램|유형|부문|상품|펀드|트랙)?(?:\([^()\n]{0,40}\))?"
_NEW_BEHIND = lazy_regex(
    rf"[」』’”\"']?\s?(?:사업|지원)?\s?[(（][^)）\n]{{0,14}}(?:신규|신설)"
    rf"|{_WORDS_BEHIND}\s?(?:등)?(?:을|를|이|가|은|는)?\s?"
    r"(?:(?:올해|금년|[’'‘]?\d{2,4}년(?:도|부터)?|새로|새롭게|처음|신규로?|최초로|[가-힣]{2,6}사업으로)\s){0,3}"
    r"(?:신설(?!\s?(?:학교|법인|기업|투자))|신규\s?(?:로\s|도입|추진|편성|조성|반영|출시)|(?:새로|새롭게|처음|최초로|(?:올해|금년|내년)부터)\s?(?:도입|추진|시행|마련|시작|선보|운영|실시))"
)
_NEW_BEFORE = lazy_regex(
    r"(?:신설(?:한|된|하는|되는)?|새로\s?(?:추진|도입|신설)\S{0,3}|신규(?:\s?(?:사업|과제)(?:으로|인))?"
    r"|(?:새롭게|처음|최초로|처음으로)\s(?:추진|도입|시행|신설|실시|선보이)\S{0,3}|[(（\[]\s?신\s?[규설]\s?[)）\]])\s?[「『‘“\"']?$"
    # 신규 정책금융상품인 햇살론뱅크 · 새로운 정책금융상품(안전망 대출, 햇살론 …): what kind of thing is new
    r"|(?<![가-힣])(?:신규|새로운)\s[가-힣]{0,8}(?:상품|사업|제도|과제|프로그램)(?:인\s|\s?[(（][^()（）\n]{0,48})[「『‘“\"']?$"
)
_NEW_CELL = lazy_regex(r"\(?신\s?[규설]\)?")
_AHEAD, _BACK = 64, 72  # characters after and before a name in which the word is
_MOST_PLACES = 40  # of one name
_ASIDE = lazy_regex(r"\([^()]*\)")
_SHORTEST = 4  # letters of a name that is looked for wherever it is


def worded_facts(material: Material, overview: Overview, issuer: str | None) -> Iterator[Fact]:
    """Yield which office runs the programs, where one alone beside the issuer is said to, and which of them are new."""
    if not overview.drafts:
        return
    told = {fact.program for fact in overview.facts if fact.field is Field.AGENCY}
    office = _running(material, issuer or "")
    if office is not None:
        name, places = office
        for program in range(len(overview.drafts)):
            if program not in told:
                yield Fact(program, Field.AGENCY, name, places, AGENCY_RULE, Origin.APPENDIX)
    yield from _applied_at(material, overview)
    for program, draft in enumerate(overview.drafts):
        where = next(filter(None, (_newly(material, spot) for spot in draft.name.places)), None)
        where = where or _newly_told(material, draft.name.value)
        if where is not None:
            yield Fact(program, Field.STATUS, "new", (where,), STATUS_RULE, Origin.PROSE)


def _running(material: Material, issuer: str) -> tuple[str, tuple[Place, ...]] | None:
    """Return the one office that runs what is announced: by its part, as whom to ask, as where to apply."""
    named = {
        tree["name"].value: tree["name"].places
        for tree in organizations(material.document)
        if _RUNNING.search(str(getattr(tree["role"], "value", tree["role"])))
        and squash(tree["name"].value) != squash(issuer)
    }
    if len(named) == 1:
        return next(iter(named.items()))
    if material.masthead.kind == "tender_notice":
        return None  # a tender names the offices of laws and rules
    weights: dict[str, int] = defaultdict(int)
    places: dict[str, tuple[Place, ...]] = {}
    for weight, pattern in _PARTS:
        seen = set()
        for match in pattern.finditer(material.document.text):
            name = match["office"]
            if name in seen or _NO_ONE.match(name) or squash(name) == squash(issuer):
                continue
            seen.add(name)
            weights[name] += weight
            where = place(material.document.source(*match.span("office")))
            places.setdefault(name, (where,))
    ranked = sorted(weights, key=lambda name: -weights[name])
    of_release = material.masthead.kind == "press_release"
    if not ranked or weights[ranked[0]] < (_LEAST_PART if of_release else _LEAST_LABEL):
        return None
    if len(ranked) > 1 and weights[ranked[1]] == weights[ranked[0]]:
        return None
    return ranked[0], places[ranked[0]]


def _applied_at(material: Material, overview: Overview) -> Iterator[Fact]:
    """Yield the one address of a release through which one applies to what it announces."""
    if material.masthead.kind != "press_release":
        return
    found: dict[str, tuple[str, Place]] = {}
    for figure in material.figures:
        if isinstance(figure.value, Url) and _is_to_apply(material, figure.start, figure.end):
            address = figure.value.url.rstrip("/").lower()
            found.setdefault(address, (figure.text, place(figure.place)))
    told = {fact.program for fact in overview.facts if fact.field in _WAYS}
    for written, where in found.values() if len(found) == 1 else ():
        for program in range(len(overview.drafts)):
            if program not in told:
                yield Fact(program, Field.APPLY_AT, written, (where,), APPLY_RULE, Origin.PROSE)


def _is_to_apply(material: Material, start: int, end: int) -> bool:
    """Return whether the sentence around an address says how to apply, and not where to read more."""
    text = material.document.text
    begin = max(
        (match.end() for match in _ENDS.finditer(text, max(0, start - _WIDE), start)),
        default=max(0, start - _WIDE),
    )
    stop = _ENDS.search(text, end, end + _WIDE)
    behind = text[end : stop.start() if stop is not None else end + _WIDE]
    return _APPLIES.search(text[begin:start] + behind) is not None and not _READS.search(behind)


def _newly(material: Material, spot: Place) -> Place | None:
    """Return where a word for what is new is beside a place of a name."""
    block = material.document.block(spot.block)
    if spot.cell is None or block.table is None:
        return _beside(material, block.start + spot.start, block.start + spot.end)
    row = spot.cell[0]
    for cell in block.table.cells:
        if cell.row <= row < cell.row + cell.row_span and _NEW_CELL.fullmatch(cell.text.strip()):
            return place(whole_cell(block, cell))
    return None


def _newly_told(material: Material, name: str) -> Place | None:
    """Return where a word for what is new is beside a name, wherever the text holds it."""
    letters = squash(name)
    if len(letters) < _SHORTEST:
        return None
    bare = squash(_ASIDE.sub("", name))  # 해외진출(K-DOCS) 제작지원: also without the bracket
    spellings = {letters, bare} if len(bare) >= _SHORTEST else {letters}
    pattern = re.compile(
        "|".join(r"\s?".join(map(re.escape, each)) for each in sorted(spellings, key=len)[::-1])
    )
    for at, match in enumerate(pattern.finditer(material.document.text)):
        if at >= _MOST_PLACES:
            break
        where = _beside(material, *match.span())
        if where is not None:
            return where
    return None


def _beside(material: Material, start: int, end: int) -> Place | None:
    """Return where a word for what is new is right before or after a span of the text."""
    text = material.document.text
    behind = _NEW_BEHIND.match(text[end : end + _AHEAD].partition("\n")[0])
    if behind is not None:
        return place(material.document.source(end, end + behind.end()))
    first = max(text.rfind("\n", 0, start) + 1, start - _BACK)
    before = _NEW_BEFORE.search(text[first:start])
    if before is not None:
        return place(material.document.source(first + before.start(), first + before.end()))
    return None
