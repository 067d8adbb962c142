"""Cues of releases: sentences that announce say in full what a table says in a cell.

``접수기간은 3. 4.(월)~5. 10.(금)까지이며``, ``총 120점의 우수 작품을 선정해``, ``업체별로 2천만원 한도로``. What a sentence
reports as past, or of another year, is not a term.
"""

from __future__ import annotations

import re

from announce_parser.notices._columns import Field
from announce_parser.notices._programs.cues import COUNT, DURATION, MONEY, RATIO, WHEN, Cue

_APPLY = r"(?:신청|접수|응모|모집|공모|참가|참여)"

RELEASE_CUES: tuple[Cue, ...] = (
    Cue(
        "term.application_window",
        "접수 기간은 ‹2.28.~3.12.›",
        Field.APPLICATION,
        WHEN,
        before=re.compile(
            rf"{_APPLY}(?:[·ㆍ\s]?(?:신청|접수|서류|원서|작품))?(?:\s?(?:기간|기한|일정|마감))?\s?[은는이]?\s?[)\]）】]?\s?[:：]?\s*[(（]?\s*(?:오는\s)?$"
        ),
    ),
    Cue(
        "term.review_window",
        "평가 및 심의(‹10~11월›)를 거쳐",
        Field.EVALUATION,
        WHEN,
        before=re.compile(r"(?:심사|평가|심의)(?:\s?(?:기간|일정))?\s?[은는]?\s?[:：(]\s*$"),
    ),
    Cue(
        "term.support_window",
        "수수료 지원기간은 ‹8월 22일부터 9월 8일까지›",
        Field.TERM,
        WHEN,
        before=re.compile(r"(?:지원|사업|활동|운영|행사)\s?기간[은는]?\s?[:：]?\s*$"),
    ),
    Cue(
        "term.calls_published_from",
        "지자체는 ‹2월 5일부터› 계획을 공고할 예정",
        Field.ANNOUNCEMENT,
        WHEN,
        after=re.compile(r"(?:부터)?[^.\n\d]{0,40}?공고(?:한다|할\s?(?:예정|계획)|하고|합니다)"),
    ),
    Cue(
        "term.window_before_deed",
        "‹4월 6일부터 4월 30일까지› 누리집에서 신청해야 한다",
        Field.APPLICATION,
        WHEN,
        after=re.compile(
            rf"\s?(?:까지|부터|동안|간)?(?:(?!\d{{1,2}}월|\d{{1,2}}\.\s?\d)[^\n]){{0,100}}?{_APPLY}(?:[·ㆍ\s]?접수)?[을를]?\s?(?:받|하면|할\s?수|해야|해\s?주|진행|가능|하고|한다)"
        ),
    ),
    Cue(
        "term.contest_window",
        "공모전은 ‹7월 19일~10월 1일›까지 진행되며",
        Field.APPLICATION,
        WHEN,
        before=re.compile(r"(?:공모|대회|콘테스트)"),
        after=re.compile(r"\s?(?:까지)?\s?(?:진행|실시)(?:되|하|한)"),
    ),
    Cue(
        "term.number_chosen_in_all",
        "총 ‹120점›의 우수 작품을 선정해",
        Field.AWARDS,
        COUNT,
        before=re.compile(r"총\s*$"),
        after=re.compile(
            r"\s*(?:의\s?)?[가-힣]{0,6}\s?[가-힣]{0,6}\s?(?:[을를]\s*(?:신규\s?|최종\s?)?(?:선정|선발|모집|시상|뽑|지원)|의\s?상장|에게?\s?(?:시상|상금))"
        ),
    ),
    Cue(
        "term.number_chosen_now",
        "장학생 ‹3,000명›을 신규 선발한다",
        Field.AWARDS,
        COUNT,
        after=re.compile(
            r"""
            \s*(?:내외|안팎|이내)?\s*(?:컨소시엄|기업|업체|과제|팀|기관)?[을를]\s*(?:
              (?:오는\s)?\d{1,2}월\s?\d{1,2}일[^.\n]{0,24}까지\s)?(?:신규\s?|최종\s?|추가\s?
              |새로\s?)?(?:선정|선발|모집|지정)(?:한다|합니다|해|하여|하고|할\s?(?:계획|예정))
            """,
            re.VERBOSE,
        ),
    ),
    Cue(
        "term.number_in_headline",
        "노후차 조기폐차 ‹34만대› 지원",
        Field.AWARDS,
        COUNT,
        after=re.compile(r"\s?(?:신규\s?)?(?:지원|선발|모집|선정)(?=\s*(?:[,…]|$))"),
    ),
    Cue(
        "term.number_sharing_prize",
        "‹19개팀› 총상금 2,080만원 시상",
        Field.AWARDS,
        COUNT,
        after=re.compile(r"(?:에게?|,)?\s?(?:총\s?상금|시상금|상금)"),
    ),
    Cue(
        "term.number_beside_budget",
        "총예산은 87억 원, ‹87만마리› 규모",
        Field.AWARDS,
        COUNT,
        before=re.compile(r"(?:예산|사업비)[^.\n]{0,24}원\s?,\s?$"),
    ),
    Cue(
        "term.number_supported_now",
        "물량은 지난해 30만대에서 ‹34만대›로 늘어",
        Field.AWARDS,
        COUNT,
        before=re.compile(
            r"(?:지원\s?대상|물량|대상)[을은이]\s(?:지난해|작년|기존|당초)?[^.,+]{0,16}$"
        ),
        after=re.compile(r"(?:\([+△▲][^()]{1,16}\))?[^.]{0,12}?로\s?(?:늘|확대|증가)"),
    ),
    Cue(
        "term.number_given_something",
        "청년 ‹200명›에게 창업공간을 제공한다",
        Field.AWARDS,
        COUNT,
        after=re.compile(
            r"에게\s[^.\n]{2,60}?(?:지급|지원|제공|융자|대출|빌려)(?:한다|하며|하고|합니다|할\s?(?:계획|예정)|준다|주고)"
        ),
    ),
    Cue(
        "term.number_of_monthly_sums",
        "한부모 ‹300여명›에게 월 50만원을",
        Field.AWARDS,
        COUNT,
        after=re.compile(r"(?:을|를)?\s?(?:대상으로|에게)\s?(?:매월|월|연|1인당|총)"),
    ),
    Cue(
        "term.limit_now",
        "상한액이 300만 원에서 ‹600만 원›으로 상향",
        Field.CAP,
        MONEY,
        before=re.compile(r"(?:상한|한도)(?:액)?[이은을]\s[^.,]{0,24}에서\s*$"),
    ),
    Cue(
        "term.most_for_one",
        "기업당 ‹3천만 원› 한도 내 지원",
        Field.CAP,
        MONEY,
        after=re.compile(r"(?:까지)?\s*(?:의\s?)?한도"),
    ),
    Cue(
        "term.most_one_gets",
        "1인당 최대 ‹2,000만원›까지 빌려주는",
        Field.CAP,
        MONEY,
        before=re.compile(r"(?:[가-힣]당|별로?|각각)\s?(?:[가-힣0-9 ]{0,6}\s)?최대\s*$"),
    ),
    Cue(
        "term.most_given",
        "최대 ‹1,000만원›까지 대출",
        Field.CAP,
        MONEY,
        before=re.compile(r"최대\s*$"),
        after=re.compile(
            r"(?:까지)?\s?(?:[을를]\s?|의\s[가-힣 ]{2,12}[을를]\s?)?(?:각각\s?)?(?:지원|지급|대출|융자|투입|제공)"
        ),
    ),
    Cue(
        "term.budget",
        "총예산은 ‹87억 원›",
        Field.BUDGET,
        MONEY,
        before=re.compile(r"(?:총\s?)?(?:사업\s?)?(?:예산|사업비)[은는이]?\s?[:：]?\s?(?:총\s?)?$"),
    ),
    Cue(
        "term.budget_now",
        "예산을 12억 원에서 ‹20억 원›으로 증액",
        Field.BUDGET,
        MONEY,
        before=re.compile(r"예산[을를이]\s[^.,]{0,20}에서\s*$"),
    ),
    Cue(
        "term.share_borne",
        "총 사업비의 최대 ‹50%›를 지원한다",
        Field.SUBSIDY_RATIO,
        RATIO,
        before=re.compile(r"(?:[가-힣]{1,4}[비료]|비용|대금)의\s?(?:최대\s?)?$"),
        after=re.compile(
            r"\s?(?:까지|이내|를)?\s?(?:[을를]\s?)?(?:(?:월|연|최대)\s)?(?:[\d,만천억]+\s?원\s(?:한도로|한도에서|이내에서)\s)?(?:지원|보조|부담)"
        ),
    ),
    Cue(
        "term.activity_length",
        "6월 1일부터 9월 30일까지 ‹4개월›간 활동",
        Field.DURATION,
        DURATION,
        after=re.compile(r"\s?간?\s?[가-힣 ]{0,16}(?:활동|근무)"),
    ),
    Cue(
        "term.length_of_sum",
        "‹3년›간 마을당 최대 21억 원을 지원한다",
        Field.DURATION,
        DURATION,
        after=re.compile(
            r"\s?간?\s(?:[가-힣·]{1,6}당\s)?(?:최대|총|매년|연간?)\s?[\d,.]+\s?[조억천백만]*\s?원[을를]?\s?(?:지원|지급|투입)"
        ),
    ),
    Cue(
        "term.named_support_length",
        "지원기간은 ‹2년›이다",
        Field.DURATION,
        DURATION,
        before=re.compile(r"(?:지원|사업|교육|활동)\s?기간은\s(?:총\s|최대\s|최장\s)?$"),
    ),
    Cue(
        "term.longest_support",
        "최장 ‹10년›간 이자를 부담",
        Field.DURATION,
        DURATION,
        before=re.compile(r"(?:최장|총|최대)\s*$"),
        after=re.compile(
            r"\s?(?:간|동안)?\s?(?:(?:매?월|연)\s)?(?:[가-힣 ]{0,12}(?:지원|이자|부담|제공|활동)|최대\s?\d|동안|까지)"
        ),
    ),
)

# What was, not what is announced: years gone by, what has been done. 밝혔다, 말했다 only quote.
PAST = re.compile(
    r"지난해|작년|전년|그동안|그간|지금까지|누적|해\s?왔|지원받은|(?<![말전조명부혔])(?:했|됐|되었|하였)(?:다|으며|고|습니다)"
)


def release_cue(kind: str, before: str, after: str) -> Cue | None:
    """Return the first cue of a release that fits a figure of a kind between two stretches of its sentence."""
    for cue in RELEASE_CUES:
        if kind not in cue.kinds:
            continue
        if cue.before is not None and not cue.before.search(before):
            continue
        if cue.after is not None and not cue.after.match(after):
            continue
        return cue
    return None


# What a sum is for one of, said some words before it: 1대당 보조금 상한액이 … 600만 원으로; yearly: 연간 예산을.
_PER = re.compile(r"(?:^|\s)1?(?P<per>[가-힣]{1,5})(?:당|별)(?:로)?\s[^.,]{0,30}$")
_YEARLY = re.compile(r"(?:연간|매년)\s[^.,]{0,24}$")
_NO_PER = frozenset(
    {"담", "해", "수", "배", "정", "단계", "수준", "유형", "분야", "지역", "지자체", "사업", "연령"}
)


def find_per(before: str) -> str | None:
    """Return what a sum is for one of by the words before it, None where they do not say."""
    match = _PER.search(before)
    if match is not None and match["per"] not in _NO_PER:
        return match["per"]
    return "년" if _YEARLY.search(before) else None


# Counts of something else than those supported: years of age, times, ranks.
NOT_AWARDS = frozenset(
    {"세", "살", "회", "차", "배", "급", "학년", "년", "시간", "일", "종", "품종", "호선"}
)
