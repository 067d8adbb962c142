"""A tag's role, mended by form and neighbour where taggers draw their lines in different places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from announce_parser.tokenizers._base import Role, Tagged


def _words(spaced: str) -> frozenset[str]:
    return frozenset(spaced.split())


# Nouns that count or measure where a number is before them: 310개, 5개월. A near miss is 조사 in
# 2023 조사, a noun after a number that measures nothing.
UNIT_NOUNS = _words(
    """
    원 천원 만원 백만원 억원 조원 달러 유로 엔 위안
    년 개년 연도 년도 월 개월 일 주 분기 반기 시 시간 분 초 주일 주간 일간 년간 월간 개월간 세 살 학년 학기
    개 개사 개소 개국 개교 개반 개팀 개기관 개과제 개기업 여개 명 명분 인 인분 사 건 회 차 차례 번 호 팀 과제
    가지 대 편 권 부 장 매 점 쪽 면 곳 동 층 실 석 척 마리 그루 병 포 세트 종 가구 세대 필지 단계
    배 퍼센트 프로 포인트 톤 킬로 미터 평 리터 그램
    """
)
# 억 in 2억: a number word, though Okt and Hannanum call it a noun where it is apart.
SCALES = _words("십 백 천 만 억 조 십만 백만 천만 십억 백억 천억 십조 백조 천조")
# 두 in 두 명: determiners that are numbers.
NUMERALS = _words("한 두 세 네 석 넉 서 너 다섯 여섯 일곱 여덟 아홉 열 열한 열두 스무 스물")

_PREDICATES = frozenset({Role.VERB, Role.ADJECTIVE, Role.AUXILIARY, Role.SUFFIX, Role.UNKNOWN})
# Stems that deny, with the roles in which they do. Okt gives whole words (않는, 없다), so a stem is
# looked for at their beginning; 없애 (to abolish) is a verb and denies nothing.
_DENYING_STEMS: tuple[tuple[str, frozenset[Role]], ...] = (
    ("않", _PREDICATES),  # 지원하지 않는다
    ("없", frozenset({Role.ADJECTIVE})),  # 해당 없음
    ("아니", _PREDICATES),  # 대상이 아니다
    ("아닌", _PREDICATES),  # 대상이 아닌
    ("못하", _PREDICATES),  # 제출하지 못한
)
_DENYING_ADVERBS = frozenset({"안", "못"})  # 안 된다, 못 한다
_BEFORE_VERBS = frozenset({Role.ADVERB, Role.PREFIX})  # Okt calls 못 a prefix
_NOUNS = frozenset({Role.NOUN, Role.BOUND_NOUN, Role.NAME, Role.UNKNOWN})
_COUNTABLE = _NOUNS | {Role.NUMBER}  # Okt calls 원 in 5천만원 a number, as it calls all of it
_PARTICLES_ONLY = frozenset({"부터", "까지", "를", "을"})  # no noun is; Okt takes 부터 for one
_NUMERIC = re.compile(r"[\d.,\-]*\d[\d.,\-]*")
# Roles that a form can overrule; the others are left alone, for time.
_MENDED = _PREDICATES | _NOUNS | _BEFORE_VERBS | {Role.DETERMINER, Role.FOREIGN}


def roles(tagged: Sequence[Tagged], tags: Mapping[str, Role]) -> list[Role]:
    """Return the role of each morpheme of a line, in order."""
    found: list[Role] = []
    before, until = Role.UNKNOWN, -2
    for form, tag, start, end in tagged:
        role = tags.get(tag, Role.UNKNOWN)
        if role in _MENDED:
            role = _by_form(form, role)
        if before is Role.NUMBER and role in _COUNTABLE and start - until <= 1:
            role = _after_number(form, role)
        found.append(role)
        before, until = role, end
    return found


@lru_cache(maxsize=32768)
def _by_form(form: str, role: Role) -> Role:
    """Mend what the form alone decides: digits, numerals, denials, symbols."""
    if role in _PREDICATES or role in _BEFORE_VERBS:
        if _denies(form, role):
            return Role.NEGATION
    elif role is Role.DETERMINER:
        return Role.NUMBER if form in NUMERALS else role
    if role is Role.FOREIGN and not any(char.isalnum() for char in form):
        return Role.SYMBOL
    if role in _NOUNS and form in _PARTICLES_ONLY:
        return Role.PARTICLE
    if (role in _NOUNS or role is Role.FOREIGN) and _NUMERIC.fullmatch(form):
        return Role.NUMBER
    return role


def _denies(form: str, role: Role) -> bool:
    if role in _BEFORE_VERBS and form in _DENYING_ADVERBS:
        return True
    return any(form.startswith(stem) and role in held for stem, held in _DENYING_STEMS)


def _after_number(form: str, role: Role) -> Role:
    """Return the role of a noun that a number precedes, with a space between or none."""
    if form in SCALES:
        return Role.NUMBER
    if form in UNIT_NOUNS:
        return Role.UNIT
    if role is Role.NUMBER and not any(char.isalnum() for char in form):  # % in Okt's 50%
        return Role.SYMBOL
    return role
