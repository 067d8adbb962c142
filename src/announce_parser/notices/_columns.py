"""What a heading means: column headings of program tables and labels of 개조식 lines, in one place.

``지원 한도``, ``한도액(백만원)`` and ``○ 지원한도 :`` name the same field. A heading is compared by its
letters alone, without spaces, brackets, units and leading numbers; the longest entry that it ends
with, or that it is, decides. The words are in ``_headings``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from announce_parser import profiles
from announce_parser.notices._headings import HEADINGS, Field
from announce_parser.patterns import lazy_regex

__all__ = [
    "HEADINGS",
    "Field",
    "field_of",
    "field_of_path",
    "is_dated",
    "is_upper_bound",
    "letters",
    "per_of",
]

_BRACKETED = lazy_regex(r"[(\[（][^)\]）]*[)\]）]")
_LEADING = lazy_regex(r"^(?:[0-9]{1,2}[.)]|[가-힣][.)]|[①-⑳□○ㅇ◦❍●■▪·\-*※])+")
_NOT_LETTERS = lazy_regex(r"[^0-9A-Za-z가-힣]")
# `정부지원금 비중` and `총 지원한도` end with a heading; `공고문` and `선정기업` do not mean 공고 or 선정.
_PREFIXES = (
    "총",
    "당해",
    "정부",
    "사업",
    "과제",
    "최대",
    "연간",
    "올해",
    "국비",
    "온라인",
    "세부",
    "과제별",
    "사업별",
    "기업당",
    "과제당",
    "담당자",
    "전산",
)


# 1인당 지원금, 팀당 최대 한도액: a heading after whom it is for; 담당 (in charge) is no such word.
_EACH = lazy_regex(r"^(?!담당|해당|수당|배당|정당)(?:1?인|[가-힣]{1,4})당(?:최대)?(?=[가-힣]{2})")
# 2026년 예산, '26년도 지원한도: this year's, where no other year is beside it.
_YEAR = lazy_regex(r"^(?:20)?[0-9]{2}년도?")

# What an amount under a heading is for one of: 기업당 한도액, 1인당 지원금, 과제별 지원한도.
_PER = lazy_regex(
    r"(?<![가-힣])(?!담당|해당|수당|배당|정당)(?P<per>[가-힣]{1,5})\s?(?:당|별)\s?(?:최대\s?)?(?=[가-힣)])"
)
_PERSON = frozenset({"1인", "인", "일인"})
# What bounds every plain amount below a heading: 지원규모 (이내), 최대 지원금, 지원한도.
_AT_MOST = lazy_regex(r"\(\s*(?:이내|최대|한도|상한)\s*\)|(?<![가-힣])최대|한도|상한")
# Fields whose heading may be after words that say of what: 보조금 보조율, 컨소시엄 지원 한도.
_QUANTITIES = frozenset(
    {
        Field.BUDGET,
        Field.SCALE,
        Field.AWARDS,
        Field.CAP,
        Field.SUBSIDY_RATIO,
        Field.DURATION,
        Field.TERM,
    }
)
# 제안서 및 가격입찰서 제출기간: what is handed in, and when
_HANDED_IN = lazy_regex(
    r"[가-힣]{0,12}(?:제안서|입찰서|신청서|견적서|계획서|작품|서류|원서)(?:등)?(?:전자)?(?:제출|접수)(?:기간|기한|일시|마감|마감일시|마감일|일정)"
)
_LEAST_TELLING = 3  # letters of such a heading: 규모 or 인원 after a word may be anything's
# What headings of these terms are built of: 신청 + 제외 + 대상자, 지급 + 대상, 신청 + 시 + 서류.
_WHAT_FOR = (
    "지원|신청|참여|참가|융자|대출|보증|모집|선발|지급|선정|접수|응모|공모|교육|입주|이용|사업"
)
_FORMED: tuple[tuple[Field, re.Pattern[str]], ...] = (
    # 지급제외 대상자, 신청불가 업종
    (
        Field.EXCLUSIONS,
        lazy_regex(
            rf"(?:{_WHAT_FOR}|자격)*(?:제외|제한|불가|배제)"
            r"(?:대상|기업|업체|업종|단체|사업|사항|기준|조건|요건|자)*"
        ),
    ),
    # 지급대상, 신청자격 및 요건; near miss: 지원대상 과제 수
    (
        Field.ELIGIBILITY,
        lazy_regex(rf"(?:{_WHAT_FOR}){{1,2}}(?:대상|자격)(?:및?(?:자격|요건|조건)|자|기업)*"),
    ),
    # 자격심사, 조정위원회 심의, 면접평가; near miss: 결과평가, which looks back
    (
        Field.EVALUATION,
        lazy_regex(
            r"(?!성과|결과|중간|최종|만족|연차|단계|사후|이행|수시|자체)[가-힣]{2,8}(?:심사|심의)(?:위원회)?"
            r"|(?:서류|서면|발표|면접|대면|현장|실기|정량|정성|기술|종합|예비|선정|심층|온라인|적격|제?[1-3]차)+"
            r"(?:평가|면접|검토|전형)(?:위원회)?"
        ),
    ),
    # 공모 신청서 접수
    (
        Field.APPLICATION,
        lazy_regex(
            r"(?:공모|참가|참여|입주|사업|지원)(?:신청서|지원서|신청)(?:접수|제출)(?:기간|기한)?"
        ),
    ),
    # 실습기간, 입주기간: the span of what one takes part in
    (
        Field.TERM,
        lazy_regex(
            r"(?:실습|교육|훈련|연수|활동|근무|보육|입주|캠프|멘토링|참여|인턴|파견|제작|창작|전시|공연|임대)+기간"
        ),
    ),
    # 신청 시 제출서류, 청구서류
    (
        Field.DOCUMENTS,
        lazy_regex(
            r"(?:지원|신청|참여|참가|제출|구비|접수|응모|청구|첨부|필수)+(?:시|시제출)?(?:제출|구비)?서류(?:목록|안내|일체)?"
        ),
    ),
)
# 전환가능 보증금 한도액: what a tenant may pay at most, no limit of support
_OF_RENT = lazy_regex(r"임대|보증금|전환|전세")
# 제안서 평가위원회 개최: that it takes place adds nothing.
_TAKES_PLACE = lazy_regex(r"(?:개최|실시|진행|안내)$")


def per_of(heading: str) -> str | None:
    """Return what a heading says an amount is for one of: ``기업`` for 기업당 한도액; None if it does not say."""
    match = _PER.search(heading)
    if match is None:
        return "인" if "1인당" in heading.replace(" ", "") else None
    return "인" if match["per"] in _PERSON else match["per"]


def is_upper_bound(path: tuple[str, ...]) -> bool:
    """True where headings say that what is below them is the most: ``지원규모 (이내)``, ``지원한도``."""
    return any(_AT_MOST.search(heading) for heading in path)


@lru_cache(maxsize=4096)
def letters(heading: str) -> str:
    """Return a heading's letters alone: ``1. 지원 한도(백만원)`` is ``지원한도``."""
    bare = _LEADING.sub("", re.sub(r"\s+", "", heading))
    return _NOT_LETTERS.sub("", _BRACKETED.sub("", bare))


def is_dated(heading: str) -> bool:
    """True where a heading begins with a year: ``2026년 예산``."""
    return _YEAR.match(letters(heading)) is not None


def field_of(heading: str) -> Field | None:
    """Return what a single heading is about; None where it is not a known heading. A profile's word goes before ours."""
    own = profiles.active().meaning("headings", letters(heading) or heading)
    return _field(heading) if own is None else Field(own)


@lru_cache(maxsize=4096)  # the same labels and headings are asked about by tables, lines and dates
def _field(heading: str) -> Field | None:
    name = letters(heading)
    if not name:
        # `(단위: 억원)` alone, or `(관리)기관` whose bracket is part of the word
        name = _NOT_LETTERS.sub("", heading)
    for candidate in (
        name,
        name.removesuffix("명"),
        _EACH.sub("", name),
        _YEAR.sub("", name),
        _TAKES_PLACE.sub("", name),
        _NOT_LETTERS.sub("", re.sub(r"\s+", "", heading)),
    ):
        if candidate in HEADINGS:
            return HEADINGS[candidate]
        if candidate.startswith(_PREFIXES):
            for prefix in _PREFIXES:
                if candidate.startswith(prefix) and candidate[len(prefix) :] in HEADINGS:
                    return HEADINGS[candidate[len(prefix) :]]
    if _HANDED_IN.fullmatch(name):
        return Field.APPLICATION
    return next((field for field, pattern in _FORMED if pattern.fullmatch(name)), None) or (
        _quantity_behind(heading)
    )


def _quantity_behind(heading: str) -> Field | None:
    """Return the quantity that the last words of a heading name: ``보조금 보조율`` is a 보조율."""
    words = heading.split()
    for start in range(1, len(words)):
        name = letters("".join(words[start:]))
        if _OF_RENT.search("".join(words[:start])):
            return None
        if (len(name) >= _LEAST_TELLING or name == "한도") and HEADINGS.get(name) in _QUANTITIES:
            return HEADINGS[name]
    return None


def field_of_path(path: tuple[str, ...]) -> Field | None:
    """Return what a heading of several rows is about: the lowest row that says something, joined or alone."""
    if not path:
        return None
    named = [found for heading in reversed(path) if (found := field_of(heading)) is not None]
    if len(named) > 1 and named[0] is Field.CAP and named[1] in (Field.SCALE, Field.BUDGET):
        # 지원규모 over 정부출연금: what all get; 지원규모 over 과제당 한도: what one gets
        return Field.CAP if is_upper_bound(path[-1:]) or per_of(path[-1]) else Field.BUDGET
    return field_of("".join(path)) or (named[0] if named else None)
