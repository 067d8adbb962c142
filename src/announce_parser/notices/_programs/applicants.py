"""Who may apply, in the words of the notice: kinds of applicants, places of business, size, age, industries.

``경북에 사업장을 둔 상시근로자 10인 이상 제조업을 영위하는 업력 7년 이내 중소·중견기업``. What is read here is in the eligibility of a
program; a word that the same sentence excludes (``대기업은 제외``) is not an applicant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.notices._base import place
from announce_parser.notices._programs.settle import with_bound
from announce_parser.patterns import lazy_regex
from announce_parser.record import Stated
from announce_parser.values import Bound, Count, Duration

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material
    from announce_parser.record import Place, Tree

RULE = "program.applicant"
# Kinds of applicants, longest first by construction.
_KINDS = sorted(
    [
        "중소기업",
        "중견기업",
        "대기업",
        "소기업",
        "중기업",
        "소상공인",
        "소공인",
        "전통시장상인",
        "벤처기업",
        "스타트업",
        "창업기업",
        "예비창업자",
        "예비창업팀",
        "초기창업자",
        "초기창업기업",
        "재창업자",
        "사회적기업",
        "예비사회적기업",
        "마을기업",
        "자활기업",
        "협동조합",
        "사회적협동조합",
        "농업법인",
        "농업회사법인",
        "영농조합법인",
        "어업법인",
        "영어조합법인",
        "농업인",
        "청년농업인",
        "후계농업경영인",
        "농업경영체",
        "어업인",
        "임업인",
        "귀농인",
        "귀촌인",
        "농가",
        "축산농가",
        "대학",
        "대학교",
        "전문대학",
        "대학생",
        "대학원생",
        "고등학생",
        "중학생",
        "초등학생",
        "학생",
        "청소년",
        "청년",
        "신혼부부",
        "고령자",
        "노인",
        "장애인",
        "임산부",
        "한부모가족",
        "다문화가족",
        "북한이탈주민",
        "국가유공자",
        "저소득층",
        "기초생활수급자",
        "차상위계층",
        "무주택세대구성원",
        "재직자",
        "구직자",
        "미취업자",
        "경력단절여성",
        "중장년",
        "퇴직자",
        "외국인",
        "연구기관",
        "연구소",
        "기업부설연구소",
        "정부출연연구기관",
        "출연연구기관",
        "공공기관",
        "공공연구기관",
        "비영리법인",
        "비영리단체",
        "비영리민간단체",
        "민간단체",
        "지방자치단체",
        "지자체",
        "지방공기업",
        "공기업",
        "의료기관",
        "병원",
        "학교",
        "유치원",
        "어린이집",
        "공급기업",
        "도입기업",
        "수요기업",
        "수출기업",
        "제조기업",
        "외국인투자기업",
        "국내복귀기업",
        "졸업자",
        "졸업예정자",
        "재학생",
        "휴학생",
        "무주택자",
        "무주택세대주",
        "세대주",
        "뿌리기업",
        "물류기업",
        "관광사업체",
        "여행업체",
        "개인사업자",
        "법인사업자",
        "사업자",
        "공동주택",
        "전문기업",
        "연구개발기관",
        "산학협력단",
        "테크노파크",
    ],
    key=len,
    reverse=True,
)
# 백년소공인, 여성기업: a kind that a word before it narrows; 참여기업 and 해당기업 are whoever applies.
_NARROWED = (
    r"(?!(?:대표|참여|참가|신청|해당|동일|선정|지원|대상|모|관계|계열|체납|우수|일반|각|타|본|동|이|그|기존|개별|협약|수혜|주관|위탁|공동|보조|낙찰|계약|입주|협력|피해|사업자등록)기업|법인)"
    r"[가-힣]{1,4}(?:기업|법인|농가|소상공인|소공인|창업자|농업인)"
)
_END = r"(?=$|[^가-힣]|(?:은|는|이|가|을|를|의|과|와|등|이나|이거나|인|이며|이고|로서|으로서|으로|에게|도)(?:[^가-힣]|$))"
_KIND = lazy_regex(rf"(?<![가-힣])(?P<kind>{'|'.join(_KINDS)}|{_NARROWED}){_END}")
# 대학 졸업자, 지방자치단체를 당사자로 하는 계약: the noun belongs to another.
_ANOTHERS = lazy_regex(
    r"[을를]?\s?(?:둔|두고|보유[한하]|유지|설치한|부모|자녀와|졸업|재학\s?중|재직|당사자|소속|등록|확인서|인증|제품|제조물품|육성|지정)"
    # 외국인과 공동으로: with whom, not who · 연구소 또는 전담부서를 보유하고: what the applicant has
    r"|[과와]\s?[^.,\n]{0,12}(?:공동|협력|협업)|의\s(?!경우)|인\s(?:경우|미성년)"
    r"|\s?(?:또는|및|[·,/]|이?나)\s?[가-힣]{2,8}\d?\)?[을를]?\s?(?:보유|유지|설치|갖춘|두고|둔)"
)
_CITED = lazy_regex(r"[「『｢][^」』｣]*[」』｣]")
# 중소·중견기업: two kinds with one noun.
_PAIR = lazy_regex(
    r"(?<![가-힣])(?P<first>중소|중견|대|소)\s?[·ㆍ,/]\s?(?P<second>중견|중소|대)\s?기업"
)
_EXCLUDED = lazy_regex(
    r"[^.,(\n]{0,36}?(?:제외|불가|제한(?!\s?없)|참여할\s?수\s?없)|\s?(?:미만|아닌)"
)
_SITE = r"(?:사업장|본사|본점|지사|공장|사무소|주사무소|연구소|점포|매장|사업자등록|소재지)"
# The 17 provinces and cities by the names of the record, each with the longer ones that notices write.
_PROVINCES = {
    "서울": ("서울특별시", "서울시"), "부산": ("부산광역시", "부산시"), "대구": ("대구광역시", "대구시"),
    "인천": ("인천광역시", "인천시"), "광주": ("광주광역시", "광주시"), "대전": ("대전광역시", "대전시"),
    "울산": ("울산광역시", "울산시"), "세종": ("세종특별자치시", "세종시"), "경기": ("경기도",),
    "강원": ("강원특별자치도", "강원도"), "충북": ("충청북도",), "충남": ("충청남도",),
    "전북": ("전북특별자치도", "전라북도"), "전남": ("전라남도",), "경북": ("경상북도",),
    "경남": ("경상남도",), "제주": ("제주특별자치도", "제주도"), "전국": (),
}  # fmt: skip
_NAMES = {name: short for short, longer in _PROVINCES.items() for name in (short, *longer)}
# 수도권 외, 수도권을 제외한: what lies outside it has one form, 비수도권.
_OUTSIDE = r"수도권(?:\s?이?외(?=[^가-힣]|$|의|지역)|을\s?제외한(?!\S))"
_PARTS = r"(?:비?수도권|(?:동남|호남|영남|충청|대경|중부|남부|강원|제주|대구경북|부울경)권)"
_WIDE = rf"(?:{'|'.join(sorted(_NAMES, key=len, reverse=True))}|{_OUTSIDE}|{_PARTS})"
_SMALL = rf"(?!{_WIDE}(?![가-힣]))[가-힣]{{1,5}}(?:시|군|구)"
# 부산(해운대·기장), 동남권(부산, 울산, 경남): places that a bracket lists, the smaller ones by their bare names
_JOINT = r"(?:\s?[·ㆍ․・,/、]\s?|\s?(?:및|또는)\s|[와과]\s|이?나\s|\s)"
_LISTED = r"(?:\s?\([가-힣]{2,7}(?:\s?[·ㆍ․・,/、]\s?[가-힣]{2,7}){0,30}(?:\s?등)?\))"
_COUNTED = r"(?:\s?(?:\d{1,2}개\s?)?시\s?[·ㆍ․・,/]?\s?도(?![가-힣]))"
_LEFT_OUT = r"(?:\s?\([^()\n]{0,20}제외[^()\n]{0,12}\))"
_PLACE = rf"(?:{_WIDE}(?:{_COUNTED}|\s{_SMALL})?{_LISTED}?|{_SMALL}{_LISTED}?)"
_PLACES = lazy_regex(
    rf"(?<![가-힣])(?P<places>{_PLACE}(?:{_JOINT}{_PLACE}){{0,17}})(?P<left_out>{_LEFT_OUT})?"
    r"(?=[^가-힣]|$|에|의|지역|소재|관내|내|[와과]\s)"
)
_EACH_PLACE = lazy_regex(
    rf"(?<![가-힣])(?P<place>{_WIDE}(?:\s{_SMALL})?|{_SMALL})(?P<listed>{_LISTED})?"
)
# What makes a place one of business: 부산에 본사를 둔, 부산 소재
_OF_BUSINESS = lazy_regex(
    rf"(?:\s?(?:관내|지역|내))?(?:에|에서|\s?소재의?|\s?내에?)?\s?(?:[가-힣()·/ ]{{0,12}}?{_SITE}|소재(?=한|하|\s|의)|에서\s영업)|\s?(?:관내\s?)?소재"
)
# 부산 지역 중소기업, 전국 소상공인: whose place it is, where no other word of the notice ends in 시 or 구
_OF_WHOM = lazy_regex(
    rf"\s?(?:(?:지역|권역|관내|도내|시내|전역)(?:의|에)?)?\s?(?:(?:기업|업체|단위)|(?:[가-힣]{{1,6}}\s?[·,]?\s?)?(?:{'|'.join(_KINDS)}))"
    r"|\s?(?:지역|전역)?\s?$"
)
_NO_SCOPE = lazy_regex(r"\s?(?:규모|대회|체전|경진|기능|공모|네트워크|협회|연합|평균)")
_NO_REGION = frozenset(
    {
        "동시",
        "즉시",
        "개시",
        "게시",
        "제시",
        "실시",
        "공시",
        "고시",
        "표시",
        "수시",
        "상시",
        "일시",
        "별도",
        "연구",
        "가구",
        "제도",
        "정도",
        "용도",
        "현재",
        "도시",
        "소재",
    }
)
# What a bracket after a place says of it or of whom it means, instead of naming places in it.
_NO_PLACE = lazy_regex(
    rf"(?:등|소재|포함|제외|지역|전역|관내|도내|시내|기준|본사|여성|남성|{_SITE}|{'|'.join(_KINDS)})[가-힣]{{0,2}}"
)
_OUTSIDE_CAPITAL = lazy_regex(rf"{_OUTSIDE}|수도권\s?제외")
_STAFF = lazy_regex(r"(?:근로자|종업원|고용인원|고용인력|직원|피보험자)\s?(?:수)?[^\d\n.]{0,10}$")
_GROWN = lazy_regex(r"\s?(?:이상|명|인)?\s?(?:이상\s?)?(?:증가|신규|추가|고용\s?증)")
_AGE = lazy_regex(r"(?:업력|창업|개업|설립|사업\s?개시(?:일)?|사업자\s?등록(?:일)?)[^\d\n.]{0,14}$")
_PASSED = lazy_regex(r"(?:이|을)?\s?(?:지난|경과|넘)")
_INDUSTRY = lazy_regex(
    r"(?P<all>[가-힣]{1,10}업(?:\s?[·ㆍ,/]\s?[가-힣]{1,10}업)*)(?:\([^()]{1,30}\))?\s?(?:등)?[을를]?\s?(?:영위|운영|경영)하"
)
_PIECE = lazy_regex(r"[가-힣]+")
_NO_INDUSTRY = frozenset(
    {
        "기업",
        "창업",
        "사업",
        "작업",
        "취업",
        "휴업",
        "폐업",
        "영업",
        "개업",
        "해당업",
        "동종업",
        "동일업",
    }
)

# A word with where its letters are: 중소·중견기업 holds 중소 and 기업 apart.
_Word = tuple[str, tuple[tuple[int, int], ...]]


def applying(material: Material, eligibility: Stated[str] | None) -> Tree:
    """Return the fields that the words of an eligibility state, each with its own place."""
    if eligibility is None:
        return {}
    fields: Tree = {"applicants": (), "regions": (), "industries": ()}
    for where in eligibility.places:
        text = _text_at(material, where)
        for name, found in (
            ("applicants", _kinds(text)),
            ("regions", _regions(text)),
            ("industries", _industries(text)),
        ):
            fields[name] = _joined(fields[name], _stated(where, found))
        fields = {**_limits(material, where, text), **fields}
    return fields


def _limits(material: Material, where: Place, text: str) -> Tree:
    """Return the limits of size and age: the first number of staff, the first length in business."""
    limits: Tree = {}
    for figure in _figures_at(material, where):
        before = text[: figure.place.start - where.start]
        after = text[figure.place.end - where.start :]
        spot = (place(figure.place),)
        if isinstance(figure.value, Count) and _STAFF.search(before) and not _GROWN.match(after):
            limits.setdefault("employees", Stated(figure.value, spot, RULE))
        if isinstance(figure.value, Duration) and _AGE.search(before):
            age = with_bound(figure.value, Bound.MIN) if _PASSED.match(after) else figure.value
            limits.setdefault("business_age", Stated(age, spot, RULE))
    return limits


def _text_at(material: Material, where: Place) -> str:
    block = material.document.block(where.block)
    if where.cell is None:
        return block.text[where.start : where.end]
    cells = block.table.cells if block.table is not None else ()
    text = next((cell.text for cell in cells if (cell.row, cell.col) == where.cell), "")
    return text[where.start : where.end]


def _figures_at(material: Material, where: Place) -> tuple[Found, ...]:
    held = material.in_cell(where.block, where.cell)
    return tuple(
        figure
        for _, figure in held
        if where.start <= figure.place.start and figure.place.end <= where.end
    )


def _stated(where: Place, found: Iterable[_Word]) -> Iterator[Stated[str]]:
    for word, spans in found:
        places = tuple(
            where.model_copy(
                update={"start": where.start + start, "end": where.start + end, "rule": None}
            )
            for start, end in spans
        )
        yield Stated(word, places, RULE)


def _joined(known: tuple[Stated[str], ...], more: Iterable[Stated[str]]) -> tuple[Stated[str], ...]:
    named = {stated.value: stated for stated in reversed((*known, *more))}
    return tuple(reversed(named.values()))


def _kinds(text: str) -> Iterator[_Word]:
    taken = [match.span() for match in _CITED.finditer(text)]
    found: list[_Word] = []
    for match in _PAIR.finditer(text):
        if not _EXCLUDED.match(text, match.end()):
            taken.append(match.span())
            noun = (match.end() - len("기업"), match.end())
            found += [
                (f"{match[part]}기업", (match.span(part), noun)) for part in ("first", "second")
            ]
    for match in _KIND.finditer(text):
        inside = any(start <= match.start() < end for start, end in taken)
        if (
            not inside
            and not _EXCLUDED.match(text, match.end())
            and not _ANOTHERS.match(text, match.end())
        ):
            found.append((match["kind"], (match.span("kind"),)))
    yield from sorted(found, key=lambda each: each[1][0])


def _regions(text: str) -> Iterator[_Word]:
    """Yield every place of a list, the provinces by their short names."""
    for match in _PLACES.finditer(text):
        end = match.end()
        of_business = _OF_BUSINESS.match(text, end) is not None
        of_whom = _OF_WHOM.match(text, end) is not None and not _NO_SCOPE.match(text, end)
        if _EXCLUDED.match(text, end) or not (of_business or of_whom):
            continue
        for place_of in _EACH_PLACE.finditer(text, match.start("places"), match.end("places")):
            if place_of["place"] == "전국" and match["left_out"]:
                yield from _named(match["left_out"], match.start("left_out"), of_business=True)
            else:
                yield from _listed(place_of, of_business=of_business)


def _listed(match: re.Match[str], *, of_business: bool) -> Iterator[_Word]:
    """Yield a place and those of its bracket: 부산(해운대·기장); what 동남권(부산, 울산, 경남) lists stands for it."""
    within = [
        (piece[0], match.start("listed") + piece.start())
        for piece in _PIECE.finditer(match["listed"] or "")
    ]
    is_of_provinces = any(written in _NAMES for written, _ in within)
    if not (is_of_provinces and match["place"].endswith("권")):
        yield from _named(match["place"], match.start("place"), of_business=of_business)
    for written, start in within:
        if written in _NAMES or (of_business and not _NO_PLACE.fullmatch(written)):
            yield from _named(written, start, of_business=of_business)


def _named(written: str, start: int, *, of_business: bool) -> Iterator[_Word]:
    """Yield a place by its one form, with where its letters are: 서울 강남구 for 서울특별시 강남구."""
    province, _, smaller = written.partition(" ")
    short = "수도권 외" if _OUTSIDE_CAPITAL.search(written) else _NAMES.get(written)
    if short is not None:
        yield short, _letters_of(short, written, start)
    elif smaller and province in _NAMES:
        end = start + len(written)
        spans = _letters_of(_NAMES[province], province, start)
        yield f"{_NAMES[province]} {smaller}", (*spans, (end - len(smaller), end))
    elif (
        written not in _NO_REGION
        and "제외" not in written
        and (of_business or not written.endswith(("시", "군", "구")))
    ):
        yield written, ((start, start + len(written)),)


def _letters_of(short: str, written: str, start: int) -> tuple[tuple[int, int], ...]:
    """Return where the letters of a short name are in the long one: 경남 in 경상남도."""
    if written.startswith(short):
        return ((start, start + len(short)),)
    letters = short.replace(" ", "")
    return tuple((start + at, start + at + 1) for at in map(written.rindex, letters))


def _industries(text: str) -> Iterator[_Word]:
    for match in _INDUSTRY.finditer(text):
        for piece in _PIECE.finditer(match["all"]):
            if piece.group() not in _NO_INDUSTRY:
                start = match.start("all")
                yield piece.group(), ((start + piece.start(), start + piece.end()),)
