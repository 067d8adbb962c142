"""The noun that a count counts: ``100개 과제``, ``60개 내외 기업``, ``400명의 전문가``; not what happens to the things (310개 구축)."""

from __future__ import annotations

import re
from typing import Final

# The noun of 100개 과제, 60개 내외 기업, 19개 혁신센터(거점): one word, brackets inside it included
_OF = re.compile(
    r"(?:여)?(?:\ (?:내외|안팎|이내)|의)?\ ?(?P<noun>(?:[가-힣A-Za-z·]{1,14}(?:\([가-힣A-Za-z·]{1,10}\))?){1,2})"
)
_PARTICLE = re.compile(
    r"(?:에서는|에서|에게|으로|까지|부터|이며|이다|에는|에도|마다|보다|[을를이가은는에의로와과만])$"
)
# What happens to the things rather than what they are: 310개 구축, 100명 선발
_NO_NOUN: Final = frozenset(
    [
        "구축",
        "지원",
        "선정",
        "선발",
        "모집",
        "보급",
        "증가",
        "감소",
        "확대",
        "축소",
        "추가",
        "운영",
        "설치",
        "조성",
        "개발",
        "발굴",
        "육성",
        "등",
        "내외",
        "대상",
        "중",
        "가운데",
        "모두",
        "전부",
        "규모",
        "수준",
        "정도",
        "달성",
        "확보",
        "배포",
        "제공",
        "신설",
        "개최",
        "이상",
        "이하",
        "미만",
        "초과",
        "이내",
        "총",
        "및",
        "또는",
        "대비",
        "늘어난",
        "줄어든",
        "접수",
        "완료",
        "참여",
        "참석",
        "예정",
        "채용",
        "고용",
        "배치",
        "양성",
        "교육",
        "공급",
        "매입",
        "계획",
        "목표",
        "투입",
        "제출",
        "발급",
        "이수",
        "인증",
        "등록",
        "처리",
        "해결",
        "진행",
        "한도",
        "범위",
        "이용",
        "방문",
        "시행",
        "추진",
    ]
)
_SHORT_NOUNS: Final = frozenset("팀시군구읍면섬반과")
# 400명의 의견: what people have or do; near miss: 400명의 전문가, who they are
_OF_PEOPLE = re.compile(
    r"(?:선호도|의견|설문|동의|참여|응모|추천|서명|지지|목숨|생명|개인정보|투표|응답|제안|신청(?!자|인))"
)


def find_noun(unit: str, text: str, end: int) -> str | None:
    """Return the noun counted where it follows the counter, None where something else does."""
    if unit != "개" and not (
        unit in ("명", "건", "곳", "대", "종") and text.startswith("의 ", end)
    ):
        return None
    match = _OF.match(text, end)
    if match is None:
        return None
    noun = match["noun"]
    if unit == "명" and _OF_PEOPLE.match(noun):
        return None
    joined = text[end : end + 1] not in " 여의"
    if joined and unit != "개":
        return None
    stem = _PARTICLE.sub("", noun) if len(noun) > 1 else ""
    if text.startswith(" 경우", match.end()):
        stem = stem.removesuffix("일").removesuffix("인")  # 1개 기관일 경우
    if (
        (len(stem) < 2 and stem not in _SHORT_NOUNS)
        or stem in _NO_NOUN
        or noun in _NO_NOUN
        or (joined and _PARTICLE.fullmatch(noun[:1]))
    ):
        return None
    return None if re.search(r"(?:한다|했다|하는|하고|하여|한|된|되는|할|해)$", noun) else stem


def is_of_another(noun: str) -> bool:
    """Return whether a word after a count says what happens to the things rather than what they are."""
    return _PARTICLE.sub("", noun) in _NO_NOUN or noun in _NO_NOUN
