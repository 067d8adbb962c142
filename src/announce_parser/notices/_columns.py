"""What a heading means: column headings of program tables and labels of 개조식 lines, in one place.

``지원 한도``, ``한도액(백만원)`` and ``○ 지원한도 :`` name the same field. A heading is compared by its
letters alone, without spaces, brackets, units and leading numbers; the longest entry that it ends
with, or that it is, decides. A new heading is one line here.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Field(StrEnum):
    """What a heading may speak of; most are fields of a program by the same name."""

    GROUP = "group"
    NAME = "name"
    POST = (
        "post"  # a post of a recruitment: named like a program, told by its number of people alone
    )
    BUDGET = "budget"
    SCALE = "scale"  # 지원규모: money is a budget, a number of firms is awards
    AWARDS = "awards"
    CAP = "cap"
    SUBSIDY_RATIO = "subsidy_ratio"
    OWN_SHARE = "own_share"
    COST_SHARING = "cost_sharing"
    DURATION = "duration"
    TERM = "term"
    ANNOUNCEMENT = "announcement"
    APPLICATION = "application"
    EVALUATION = "evaluation"
    AGREEMENT = "agreement"
    SELECTION = "selection"
    DIVISION = "division"
    AGENCY = "agency"
    CONTACT = "contact"
    EMAIL = "email"
    PERSON = "person"
    POSITION = "position"
    LEVEL = "level"
    ELIGIBILITY = "eligibility"
    EXCLUSIONS = "exclusions"
    SUPPORT = "support"
    DOCUMENTS = "documents"
    HOW_TO_APPLY = "how_to_apply"
    APPLY_AT = "apply_at"
    PREFERENCE = "preference"
    CALL_TYPE = "call_type"
    REGION = "region"
    UNIT_COST = "unit_cost"
    STATUS = "status"
    PRIZE = "prize"
    BENEFIT = "benefit"
    REMARK = "remark"


HEADINGS: dict[str, Field] = {
    # Who is grouped under what
    "구분": Field.GROUP,
    "분야": Field.GROUP,
    "사업분야": Field.GROUP,
    "지원분야": Field.GROUP,
    "대분류": Field.GROUP,
    "사업군": Field.GROUP,
    # What it is called
    "사업명": Field.NAME,
    "사업명칭": Field.NAME,
    "지원사업": Field.NAME,
    "단위사업": Field.NAME,
    "내역사업": Field.NAME,
    "세부사업": Field.NAME,
    "과제명": Field.NAME,
    "용역명": Field.NAME,
    "공고명": Field.NAME,
    "프로그램명": Field.NAME,
    "프로그램": Field.NAME,
    "입찰건명": Field.NAME,
    "건명": Field.NAME,
    "대상사업": Field.NAME,
    "과업명": Field.NAME,
    "공모명": Field.NAME,
    "대회명": Field.NAME,
    "과정명": Field.NAME,
    "상품명": Field.NAME,
    "모집분야": Field.POST,
    "모집직종": Field.POST,
    "채용직종": Field.POST,
    "선발분야": Field.POST,
    "채용분야": Field.POST,
    "응시분야": Field.POST,
    "채용직위": Field.POST,
    "채용직무": Field.POST,
    "임용예정직위": Field.POST,
    # How much money there is, and for how many
    "예산": Field.BUDGET,
    "사업비": Field.BUDGET,
    "사업예산": Field.BUDGET,
    "지원예산": Field.BUDGET,
    "총예산": Field.BUDGET,
    "예산액": Field.BUDGET,
    "예산규모": Field.BUDGET,
    "소요예산": Field.BUDGET,
    "추정가격": Field.BUDGET,
    "사업금액": Field.BUDGET,
    "용역비": Field.BUDGET,
    "배정예산": Field.BUDGET,
    "기초금액": Field.BUDGET,
    "사업총액": Field.BUDGET,
    "총사업비": Field.BUDGET,
    "배정액": Field.BUDGET,
    "총공사비": Field.BUDGET,
    "지원규모": Field.SCALE,
    "사업규모": Field.SCALE,
    "모집규모": Field.SCALE,
    "선정규모": Field.SCALE,
    "선발규모": Field.SCALE,
    "공모규모": Field.SCALE,
    "규모": Field.SCALE,
    "지원대상수": Field.AWARDS,
    "지원기업수": Field.AWARDS,
    "선정기업수": Field.AWARDS,
    "선정과제수": Field.AWARDS,
    "지원과제수": Field.AWARDS,
    "과제수": Field.AWARDS,
    "기업수": Field.AWARDS,
    "업체수": Field.AWARDS,
    "지원개수": Field.AWARDS,
    "선정수": Field.AWARDS,
    "모집인원": Field.AWARDS,
    "선발인원": Field.AWARDS,
    "채용인원": Field.AWARDS,
    "채용분야및인원": Field.AWARDS,
    "모집분야및인원": Field.AWARDS,
    "선발분야및인원": Field.AWARDS,
    "선발예정인원": Field.AWARDS,
    "채용예정인원": Field.AWARDS,
    "채용인원및분야": Field.AWARDS,
    "지원인원": Field.AWARDS,
    "인원": Field.AWARDS,
    "모집정원": Field.AWARDS,
    "선발규모및인원": Field.AWARDS,
    "선정개수": Field.AWARDS,
    "모집팀수": Field.AWARDS,
    "지원팀수": Field.AWARDS,
    "선정팀수": Field.AWARDS,
    "지원물량": Field.AWARDS,
    "보급물량": Field.AWARDS,
    "모집예정인원": Field.AWARDS,
    # What one of them gets
    "지원한도": Field.CAP,
    "한도": Field.CAP,
    "한도액": Field.CAP,
    "지원금액": Field.CAP,
    "지원금": Field.CAP,
    "최대지원금": Field.CAP,
    "정부지원금": Field.CAP,
    "정부출연금": Field.CAP,
    "보조금": Field.CAP,
    "정부지원금액": Field.CAP,
    "대출한도": Field.CAP,
    "융자한도": Field.CAP,
    "보증한도": Field.CAP,
    "지원조건": Field.CAP,
    "최대지원금액": Field.CAP,
    "지원한도액": Field.CAP,
    "지원단가": Field.UNIT_COST,
    "단가": Field.UNIT_COST,
    "지원금비중": Field.SUBSIDY_RATIO,
    "지원비중": Field.SUBSIDY_RATIO,
    "지원비율": Field.SUBSIDY_RATIO,
    "지원율": Field.SUBSIDY_RATIO,
    "보조율": Field.SUBSIDY_RATIO,
    "보조비율": Field.SUBSIDY_RATIO,
    "국고보조율": Field.SUBSIDY_RATIO,
    "국비비율": Field.SUBSIDY_RATIO,
    "출연비율": Field.SUBSIDY_RATIO,
    "정부출연비율": Field.SUBSIDY_RATIO,
    "정부지원비율": Field.SUBSIDY_RATIO,
    "정부지원금비중": Field.SUBSIDY_RATIO,
    "연구개발비비율": Field.SUBSIDY_RATIO,
    "사업비지원비율": Field.SUBSIDY_RATIO,
    "출연금비율": Field.SUBSIDY_RATIO,
    "자부담": Field.OWN_SHARE,
    "자부담률": Field.OWN_SHARE,
    "자부담비율": Field.OWN_SHARE,
    "기업부담금": Field.OWN_SHARE,
    "민간부담금": Field.OWN_SHARE,
    "민간부담비율": Field.OWN_SHARE,
    # How long, and when
    "지원기간": Field.DURATION,
    "개발기간": Field.DURATION,
    "수행기간": Field.DURATION,
    "구축기간": Field.DURATION,
    "협약기간": Field.DURATION,
    "연구기간": Field.DURATION,
    "대출기간": Field.DURATION,
    "융자기간": Field.DURATION,
    "보증기간": Field.DURATION,
    "사업기간": Field.TERM,
    "과업기간": Field.TERM,
    "용역기간": Field.TERM,
    "계약기간": Field.TERM,
    "추진기간": Field.TERM,
    "활동기간": Field.TERM,
    "운영기간": Field.TERM,
    "교육기간": Field.TERM,
    "위촉기간": Field.TERM,
    "공고": Field.ANNOUNCEMENT,
    "공고일": Field.ANNOUNCEMENT,
    "공고기간": Field.ANNOUNCEMENT,
    "공고시기": Field.ANNOUNCEMENT,
    "사업공고": Field.ANNOUNCEMENT,
    "신청": Field.APPLICATION,
    "접수": Field.APPLICATION,
    "모집": Field.APPLICATION,
    "신청접수": Field.APPLICATION,
    "접수신청": Field.APPLICATION,
    "신청기간": Field.APPLICATION,
    "신청기한": Field.APPLICATION,
    "접수기간": Field.APPLICATION,
    "접수기한": Field.APPLICATION,
    "신청시기": Field.APPLICATION,
    "접수시기": Field.APPLICATION,
    "모집기간": Field.APPLICATION,
    "모집시기": Field.APPLICATION,
    "공모기간": Field.APPLICATION,
    "신청접수기간": Field.APPLICATION,
    "신청및접수": Field.APPLICATION,
    "신청및접수기간": Field.APPLICATION,
    "응모기간": Field.APPLICATION,
    "응모접수": Field.APPLICATION,
    "참가접수": Field.APPLICATION,
    "참가신청": Field.APPLICATION,
    "참가신청기간": Field.APPLICATION,
    "지원서접수": Field.APPLICATION,
    "신청서접수": Field.APPLICATION,
    "서류접수": Field.APPLICATION,
    "접수마감": Field.APPLICATION,
    "접수일시": Field.APPLICATION,
    "제출일시": Field.APPLICATION,
    "제출기간": Field.APPLICATION,
    "제출기한": Field.APPLICATION,
    "제안서제출일시": Field.APPLICATION,
    "신청일정": Field.APPLICATION,
    "접수일정": Field.APPLICATION,
    "원서접수": Field.APPLICATION,
    "원서접수기간": Field.APPLICATION,
    "제안서제출": Field.APPLICATION,
    "제안서제출기한": Field.APPLICATION,
    "제안서접수": Field.APPLICATION,
    "입찰서제출": Field.APPLICATION,
    "평가": Field.EVALUATION,
    "평가선정": Field.EVALUATION,
    "선정평가": Field.EVALUATION,
    "평가기간": Field.EVALUATION,
    "심사": Field.EVALUATION,
    "심사기간": Field.EVALUATION,
    "평가일정": Field.EVALUATION,
    "심사일정": Field.EVALUATION,
    "평가위원회": Field.EVALUATION,
    "제안서평가위원회": Field.EVALUATION,
    "제안발표회": Field.EVALUATION,
    "서류심사": Field.EVALUATION,
    "심사선정": Field.EVALUATION,
    "선정심사": Field.EVALUATION,
    "서류발표평가": Field.EVALUATION,
    "서류평가": Field.EVALUATION,
    "발표평가": Field.EVALUATION,
    "대면평가": Field.EVALUATION,
    "제안서평가": Field.EVALUATION,
    "서류전형": Field.EVALUATION,
    "면접전형": Field.EVALUATION,
    "필기전형": Field.EVALUATION,
    "면접시험": Field.EVALUATION,
    "필기시험": Field.EVALUATION,
    "선정": Field.SELECTION,
    "선정시기": Field.SELECTION,
    "결과발표": Field.SELECTION,
    "협약": Field.AGREEMENT,
    "협약체결": Field.AGREEMENT,
    "협약시기": Field.AGREEMENT,
    "협약일정": Field.AGREEMENT,
    # Who answers for it
    "담당부서": Field.DIVISION,
    "소관부서": Field.DIVISION,
    "소관과": Field.DIVISION,
    "부서": Field.DIVISION,
    "담당과": Field.DIVISION,
    "전문기관": Field.AGENCY,
    "관리기관": Field.AGENCY,
    "전담기관": Field.AGENCY,
    "주관기관": Field.AGENCY,
    "수행기관": Field.AGENCY,
    "운영기관": Field.AGENCY,
    "시행기관": Field.AGENCY,
    "사업시행기관": Field.AGENCY,
    "집행기관": Field.AGENCY,
    "연락처": Field.CONTACT,
    "문의처": Field.CONTACT,
    "문의": Field.CONTACT,
    "문의전화": Field.CONTACT,
    "전화": Field.CONTACT,
    "전화번호": Field.CONTACT,
    "대표번호": Field.CONTACT,
    "사업문의": Field.CONTACT,
    "이메일": Field.EMAIL,
    "전자우편": Field.EMAIL,
    "담당자": Field.PERSON,
    "성명": Field.PERSON,
    "직위": Field.POSITION,
    "직급": Field.POSITION,
    # Levels and types within one program
    "수준": Field.LEVEL,
    "유형": Field.LEVEL,
    "지원유형": Field.LEVEL,
    "단계": Field.LEVEL,
    # Terms in words
    "지원대상": Field.ELIGIBILITY,
    "신청자격": Field.ELIGIBILITY,
    "신청대상": Field.ELIGIBILITY,
    "참여대상": Field.ELIGIBILITY,
    "모집대상": Field.ELIGIBILITY,
    "지원자격": Field.ELIGIBILITY,
    "응시자격": Field.ELIGIBILITY,
    "참가자격": Field.ELIGIBILITY,
    "입찰참가자격": Field.ELIGIBILITY,
    "자격요건": Field.ELIGIBILITY,
    "지원제외대상": Field.EXCLUSIONS,
    "지원제외": Field.EXCLUSIONS,
    "지원제외사항": Field.EXCLUSIONS,
    "제외대상": Field.EXCLUSIONS,
    "신청제외대상": Field.EXCLUSIONS,
    "지원내용": Field.SUPPORT,
    "주요내용": Field.SUPPORT,
    "사업내용": Field.SUPPORT,
    "지원사항": Field.SUPPORT,
    "제출서류": Field.DOCUMENTS,
    "구비서류": Field.DOCUMENTS,
    "신청서류": Field.DOCUMENTS,
    "신청방법": Field.HOW_TO_APPLY,
    "접수방법": Field.HOW_TO_APPLY,
    "신청접수방법": Field.HOW_TO_APPLY,
    "제출방법": Field.HOW_TO_APPLY,
    "응모방법": Field.HOW_TO_APPLY,
    "접수처": Field.APPLY_AT,
    "신청처": Field.APPLY_AT,
    "제출처": Field.APPLY_AT,
    "접수누리집": Field.APPLY_AT,
    "우대사항": Field.PREFERENCE,
    "가점사항": Field.PREFERENCE,
    "우대조건": Field.PREFERENCE,
    "공모유형": Field.CALL_TYPE,
    "공모방식": Field.CALL_TYPE,
    "지역": Field.REGION,
    "비고": Field.REMARK,
}

_BRACKETED = re.compile(r"[(\[（][^)\]）]*[)\]）]")
_LEADING = re.compile(r"^(?:[0-9]{1,2}[.)]|[가-힣][.)]|[①-⑳□○ㅇ◦❍●■▪·\-*※])+")
_NOT_LETTERS = re.compile(r"[^0-9A-Za-z가-힣]")
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


# 1인당 지원금, 팀당 최대 한도액: a heading behind whom it is for; 담당 (in charge) is no such word.
_EACH = re.compile(r"^(?!담당|해당|수당|배당|정당)(?:1?인|[가-힣]{1,4})당(?:최대)?(?=[가-힣]{2})")
# 2026년 예산, '26년도 지원한도: this year's, where no other year stands beside it.
_YEAR = re.compile(r"^(?:20)?[0-9]{2}년도?")

# What an amount under a heading is for one of: 기업당 한도액, 1인당 지원금, 과제별 지원한도.
_PER = re.compile(
    r"(?<![가-힣])(?!담당|해당|수당|배당|정당)(?P<per>[가-힣]{1,5})\s?(?:당|별)\s?(?:최대\s?)?(?=[가-힣])"
)
_PERSON = frozenset({"1인", "인", "일인"})
# What bounds every plain amount below a heading: 지원규모 (이내), 최대 지원금, 지원한도.
_AT_MOST = re.compile(r"\(\s*(?:이내|최대|한도|상한)\s*\)|(?<![가-힣])최대|한도|상한")
# Fields whose heading may stand behind words that say of what: 보조금 보조율, 컨소시엄 지원 한도.
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
_LEAST_TELLING = 3  # letters of such a heading: 규모 or 인원 behind a word may be anything's
# 제안서 평가위원회 개최: that it takes place adds nothing.
_TAKES_PLACE = re.compile(r"(?:개최|실시|진행|안내)$")


def per_of(heading: str) -> str | None:
    """Return what a heading says an amount is for one of: ``기업`` for 기업당 한도액; None if it does not say."""
    match = _PER.search(heading)
    if match is None:
        return "인" if "1인당" in heading.replace(" ", "") else None
    return "인" if match["per"] in _PERSON else match["per"]


def is_upper_bound(path: tuple[str, ...]) -> bool:
    """True where headings say that what stands below them is the most: ``지원규모 (이내)``, ``지원한도``."""
    return any(_AT_MOST.search(heading) for heading in path)


def letters(heading: str) -> str:
    """Return a heading's letters alone: ``1. 지원 한도(백만원)`` is ``지원한도``."""
    bare = _LEADING.sub("", re.sub(r"\s+", "", heading))
    return _NOT_LETTERS.sub("", _BRACKETED.sub("", bare))


def is_dated(heading: str) -> bool:
    """True where a heading begins with a year: ``2026년 예산``."""
    return _YEAR.match(letters(heading)) is not None


def field_of(heading: str) -> Field | None:
    """Return what a single heading speaks of; None where it is no known heading."""
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
    return _quantity_behind(heading)


def _quantity_behind(heading: str) -> Field | None:
    """Return the quantity that the last words of a heading name: ``보조금 보조율`` is a 보조율."""
    words = heading.split()
    for start in range(1, len(words)):
        name = letters("".join(words[start:]))
        if len(name) >= _LEAST_TELLING and HEADINGS.get(name) in _QUANTITIES:
            return HEADINGS[name]
    return None


def field_of_path(path: tuple[str, ...]) -> Field | None:
    """Return what a heading of several rows speaks of: the lowest row that says something, joined or alone."""
    if not path:
        return None
    joined = field_of("".join(path))
    if joined is not None:
        return joined
    for heading in reversed(path):
        found = field_of(heading)
        if found is not None:
            return found
    return None
