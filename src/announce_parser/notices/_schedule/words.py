"""What words of a date say: which event of the contract a label, a step of a flow, or a predicate names.

``신청·접수 기간``, ``2차 발표평가`` and ``선정결과 발표`` are told by how they end, since what ends a Korean noun phrase is
what it is. Each event has its nouns; a new one is one word here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from announce_parser import profiles
from announce_parser.notices._columns import field_of
from announce_parser.patterns import lazy_regex

# A program's field and the event it is.
WINDOWS = {
    "announcement": "announcement",
    "application": "application",
    "evaluation": "evaluation",
    "agreement": "agreement",
    "term": "execution",
}
# 협약기간, 개발기간: how long the work runs, whatever its first word.
_FIELDS = {**WINDOWS, "selection": "selection", "duration": "execution"}


@dataclass(frozen=True, slots=True)
class EventWords:
    """The nouns of one event.

    Attributes:
        event: A word of the contract.
        nouns: How its name ends, the longest first where one ends another.
        example: A label or step that is this event.
        near_miss: One that looks like it and is not one, or another.
    """

    event: str
    nouns: str
    example: str
    near_miss: str


EVENTS: tuple[EventWords, ...] = (
    EventWords(
        "objection",
        "이의신청접수|이의신청서?제출|이의신청|이의제기|이의접수|소명",
        "이의신청 기간",
        "신청 기간",
    ),
    EventWords(
        "comment",
        "의견제출|의견수렴|의견접수|열람|공람|입법예고|행정예고",
        "의견제출 기한",
        "제안서 제출",
    ),
    EventWords("briefing", "설명회|간담회|설명회개최", "사업 설명회", "발표회"),
    EventWords("settlement", "정산|정산보고|사업비정산", "사업비 정산", "결산"),
    EventWords("agreement", "협약|협약체결|약정|약정체결", "협약 체결", "업무협약식 장소"),
    EventWords(
        "evaluation",
        "평가|심사|심의|평가위원회|심사위원회|선정위원회|심의위원회|평가회|면접|면접시험|현지조사|현지심사|서류전형|필기전형|면접전형|필기시험|실기시험|적격검토|적격성검토|적격성검증|타당성검토|자격검토|사전검토|요건검토|서류검토|서면검토|서류심의",
        "2차 발표평가",
        "평가 결과",
    ),
    EventWords(
        "selection",
        "발표|선정결과|심사결과|평가결과|전형결과|최종결과|결과통보|결과통지|결과안내|결과공고|선정통보|선정공고|선정공지|결과공지|최종선정|수상작선정|대상자선정|대상자확정|대상자확정통보|확정통보|기업선정|과제선정|선정|선발|당첨자|합격자",
        "최종 합격자 발표",
        "발표평가",
    ),
    EventWords("use_by", "사용기한|사용기간|사용마감|유효기한", "바우처 사용기한", "기한 내 사용"),
    EventWords(
        "execution",
        "사업추진|사업수행|사업시행|사업착수|과제착수|연구착수|과업착수|사업개시|사업기간|공사기간|시공기간|착수및준공|적용기간|지원기간|운영기간|활동기간|활동|수행기간|과업기간|용역기간|계약기간|행사기간|교육기간|융자실행|대출실행|과제수행",
        "1차 활동",
        "활동 실적",
    ),
    EventWords(
        "event_day",
        "시상식|시상|수여식|수료식|데모데이|개최|행사일|행사|대회|본선|결선|개막식|개회식|기념식|발대식|축제|공연일|행사일시|개최일시",
        "시상식",
        "행사 예산",
    ),
    EventWords(
        "bid_opening", "개찰|입찰개찰|가격개찰|입찰서개찰", "개찰 일시", "개찰 전일까지 제출"
    ),
    EventWords(
        "other",
        "임용|신고|착수|시행|입주|멘토링|중간점검|최종점검|현장점검|현장실사|현장확인|결과보고|질의|질의응답|출품작제출|작품제출|결과물제출|보고서제출|계약체결|계약|오리엔테이션|워크숍|출시|발효",
        "출품작 제출",
        "서류 제출",
    ),
    EventWords(
        "application",
        "신청|접수|모집|응모|공모|청약|참가등록|원서접수|투찰|제안서제출|입찰서제출|신청서제출|서류제출|계획서제출|추천",
        "참가 신청",
        "신청 자격",
    ),
    EventWords("announcement", "공고|공지|모집공고|사업공고|공고게시", "통합공고", "공고문"),
)
# What may be after the noun: of a date, when it begins or ends, that it is planned.
_OF_A_DATE = r"(?:개최|및안내|기간|기한|일정|일시|일자|시기|시점|마감|개시|시작|종료|진행|실시|예정|안내|단계|일)*"
_ENDINGS = tuple((each.event, lazy_regex(rf"(?:{each.nouns}){_OF_A_DATE}$")) for each in EVENTS)
_STARTS = lazy_regex(
    r"^(?:[(\[<【]?(?:제?\d{1,2}(?:차|단계|회|기)|최종|예비|[①-⑳]|\d{1,2}[.)])[)\]>】]?\s*)+"
)
_AND = lazy_regex(r"\s및\s")
_LASTING = frozenset({"execution", "other"})  # what begins, and goes on
_JOINED = lazy_regex(r"\s?(?:및|[·ㆍ･/,])\s?")
# 지정공모, 자유공모: how topics are set, no time to apply
_CALL_TYPE = lazy_regex(r"(?:지정|자유|품목|일반|정책|혼합|분야|과제)(?:공모|응모)(?:형|과제)?")
_NOT_LETTERS = lazy_regex(r"[^0-9A-Za-z가-힣]")
_BRACKETS = lazy_regex(r"\([^()]*\)")
_LONGEST = 22
# 공고 및 접수 기간 is two events (COUNTING 14); 신청·접수 is one.
_TWO = frozenset({"announcement", "application"})


def events_of_label(label: str) -> tuple[str, ...]:
    """Return the events that a label, heading or step names; none where it names no event.

    ``공고 및 접수기간`` names two.
    """
    own = profiles.active().meaning("events", label)
    if own is not None:
        return (own,)
    bare = _bare(label)
    if not 2 <= len(bare) <= _LONGEST:
        return ()
    parts = [_event(part, _bare(part)) for part in _JOINED.split(label)]
    if set(parts) >= _TWO:
        return ("announcement", "application")
    # 선정 및 협약체결 is two steps of one date; 협약체결 및 사업수행, 합격자 발표 및 채용 시기 are the first alone
    steps = dict.fromkeys(_event(part, _bare(part)) for part in _AND.split(label))
    named = tuple(step for step in steps if step and step not in _LASTING)
    if len(steps) > 1 and named:
        return named
    found = _event(label, bare) or next((part for part in parts if part), None)
    return (found,) if found else ()


def event_of_words(words: str) -> str | None:
    """Return the event that the last one to three words name, the longest wording first."""
    every = words.split()
    for count in (3, 2, 1):
        if count <= len(every):
            found = _ending(_bare(" ".join(every[-count:])))
            if found is not None:
                return found
    return None


@lru_cache(maxsize=4096)
def _bare(label: str) -> str:
    return _NOT_LETTERS.sub("", _BRACKETS.sub("", _STARTS.sub("", label.strip())))


def _event(label: str, bare: str) -> str | None:
    field = field_of(label)
    if field is not None and field.value in _FIELDS:
        return _FIELDS[field.value]
    return _ending(bare)


@lru_cache(maxsize=4096)
def _ending(bare: str) -> str | None:
    if _CALL_TYPE.fullmatch(bare):
        return None
    return next((event for event, pattern in _ENDINGS if pattern.search(bare)), None)


# In a sentence the noun is followed by its particle, its verb, a closing quote or nothing: 신청해야, 신청을 받는다,
# ‘통합공고’를; near miss: 신청 첫 주, 평가 대상, 모집된
_FOLLOWED = r"(?=[’'”\"」』]?(?:(?:을|를|이|가|은|는|도|만)?\s(?!첫|전|후|시\s|시에|당시|대상|자격|방법|서류|절차|건수|현황|기준|결과를|기업|업체|농가)|하|할|한|해|될|된다|되|받|[,.)]|예정|계획|실시|진행|개최|가능|기간|회를|식을|$))"
# What makes a noun the act of its clause, and no part of a name: 공고한다, 공모를 실시, 모집 예정; near miss: 선정 계획을
ACTED = lazy_regex(
    r"[’'”\"」』]?(?:을|를|이|가|은|는|도)?\s?(?:하[는고며여기였]|하[고]?자|한[다]|할|해|[된될]|되[어는고며]|받[는을아고]|받$"
    r"|실시|진행|개최|접수|제출|시작|개시|추진|마감|예정|가능|이뤄|이루어|거쳐|완료|마무리|돌입|나[서선설]|들어[가간갈]|내고|낸다|연다|열)"
    r"|계획(?:이|임|$)|$|\s?[,()]"
)
PREDICATES: tuple[tuple[str, re.Pattern[str]], ...] = (
    *(
        (event, lazy_regex(rf"(?:{nouns}){_FOLLOWED}"))
        for event, nouns in (
            ("objection", "이의\\s?신청|이의\\s?제기"),
            ("briefing", "설명회|간담회"),
            ("agreement", "(?<!업무)협약(?:을|\\s)?\\s?체결|(?<!업무)협약"),
            (
                "selection",
                "선정|선발|최종\\s?확정|(?:대상지|대상기업|참여기업|수행기관|합격자|당첨자|수상자|수상작|대상자|참여자|선정자|결과)(?:를|을)?\\s?(?:최종\\s?)?(?:발표|통보|통지)|게시",
            ),
            ("evaluation", "심사|평가|면접"),
            (
                "event_day",
                "시상식|시상|수여식?|개막|개최|공청회|토론회|포럼|세미나|심포지엄|콘퍼런스|컨퍼런스|워크숍|박람회|기념식",
            ),
            ("announcement", "공고|확정\\s?발표|발표"),
            ("application", "신청|접수|모집|응모|공모"),
        )
    ),
    ("application", lazy_regex(r"예약(?:을|은)?\s?(?:받|접수|가능|할\s수)|사전\s?예약")),
    ("event_day", lazy_regex(r"(?:이어|펼쳐)[진질지]")),
    (
        "other",
        lazy_regex(
            r"(?:제출|반영|개정|마련|출시|개통|개장|착공|준공|완공|시행)(?:[될할한된]|하고|하여|을\s?(?:추진|완료)|\s?$)|통제(?:[된될]|하|$)|발효"
        ),
    ),
    ("event_day", lazy_regex(r"열[린릴리고어]|연다|업무협약")),
    # ‘나눔주간’을 운영한다: a week or fair that is held
    (
        "event_day",
        lazy_regex(
            r"(?:주간|축제|박람회|전시회|체험전|기획전|페스티벌|대축전|문화제)[’'”\"」』]?(?:을|를|이|가)?\s?(?:운영|진행|실시|연다|열)"
        ),
    ),
    # 다음 달부터 시행한다, 보건소에 배포할 계획: what enters into force or comes out
    (
        "other",
        lazy_regex(
            r"(?:시행|발효|배포|출시|개통|개장|개관)(?:을|를)?\s?(?=한다|된다|할|될|하기로|하고자|예정|계획)"
        ),
    ),
    ("comment", lazy_regex(r"의견서?(?:을|를)\s|의견\s?(?:제출|수렴)|공람|(?:입법|행정)\s?예고")),
    (
        "execution",
        lazy_regex(
            r"""
            (?:활동|운영|사업|행사|서비스)(?:을|를)?\s?(?:수행|추진|진행|실시|시행|운영)(?=\s?(?:하
                |한|할|해|된|될|되|예정|중|[(]|$))|활동[할한]
            |지급(?=(?:을|를|이)?\s?(?:하|한다|할|해|된다|될|되|시작|개시|예정|완료|$))
            """,
            re.VERBOSE,
        ),
    ),
)
