"""The wordings of a change: each way to say it is a rule with its example and near miss."""

from __future__ import annotations

import re
from dataclasses import dataclass

from announce_parser.figures._numerals import NUMERAL
from announce_parser.patterns import lazy_regex

_UNIT = (
    r"(?:%p?대?|조\ ?원|억\ ?원?|천만\ ?원|백만\ ?원|만\ ?원|천\ ?원|만\ ?(?=대|명|호)|원|달러|개사|개소|개월|개국|개교|개년|개|명|인|건|곳|팀|대|호|종|회|가구|세대"
    r"|년|월|일|주|시간|분|점|편|학급|과제|세|배|톤|㎡|TEU|석|실|면|위|등급|권|매|마리|품목)"
)
_NUMBER = r"(?<![\d,.])[-△▲]?\d[\d,]{0,14}(?:\.\d{1,4})?(?!\d)"
_LEAD = r"(?:(?:최대|최소|약|총|월|연|주|일|매월|매년|연간|호당|기업당|과제당|1인당|인당)\ ?)?"
_DATE = r"\d{1,2}월\ \d{1,2}일"
# 7억2천만 원: a sum of several scales, never its last part alone
_SUM = rf"[-△▲]?{NUMERAL}\ ?(?:원|달러)|\d{{1,2}}년\ ?\d{{1,2}}개월"
_SCALE = r"(?:[십백천만억](?=톤|명|개|대|호|건|가구|세대|인|마리|매|㎡))?"  # 8천톤
_QUANTITY = (
    rf"(?:{_DATE}|{_LEAD}(?<![조억])(?<![조억]\ )(?:{_NUMBER}(?:\ ?(?:만|억|{_UNIT})?\ ?~\ ?{_NUMBER})?\ ?{_SCALE}{_UNIT}{{1,2}}|{_SUM})"
    r"(?:[↓↑](?=→|\)|\s?→))?(?:/(?:[가-힣]{1,3}|kg|ha|㎡))?(?:\ ?(?:이내|이상|이하|미만|초과|내외))?)"
)
ARROW = r"\s?(?:→|⇒|->|=>|➔|➡|⟶|➜)\s?"
_LABEL = r"(?:\(?(?:기존|종전|당초|현행|현재|변경|개선|증편|확대|개정|조정|목표|'\d{2}년?)(?:\(안\))?\)?\ ?:?\ ?)"
_VERB = r"(?:확대|상향|하향|인상|인하|연장|단축|증가|감소|축소|증액|감액|증편|완화|강화|조정|변경|늘|줄|낮|높|했다|했고|하였)"
# <'21안>, '23년 국회 확정: which year's a side is, and in which draft
_YEAR_WORDS = r"(?:[<(]?'\d{2}년?도?\ ?(?:현액|예산|본예산|추경|안|예산안|정부안|국회\ 확정|확정|최종)?[>)]?\ ?:?\ ?)"
_LIMIT = r"(?:\ ?(?:이상|이하|이내|미만|초과))?"
BRACKETED = "change.words_in_brackets"
_STEP = r"(?:신청|접수|제출|검토|심사|평가|승인|선정|확정|통보|발표|협약|지급|정산)"  # steps of a flow, no states
_LAST_YEAR = r"(?:지난해|작년|전년|'\d{2}년|20\d\d년)"
ELLIPTIC, NEW = (
    "change.borrowed_unit",
    "change.new_or_ended",
)
_APART = r"\d,?\s?[가-힣%][가-힣%\s,]{0,12}\d"  # two numbers with a word between: 3년 거치 10년; near miss: 5,000
# What is in brackets behind it has its sides
_CHANGED = r"(?:확대|축소|변경|전환|개편|완화|강화|조정|인상|인하|상향|하향|연장|단축|도입)"
GREW = "change.grown_by"
IN_WORDS, SEVERAL = "change.words_and_arrow", "change.several_numbers"
LAST_STEP = "change.last_step_of_series"
_OF_YEAR = r"(?:지난해|작년|전년도?|금년|올해|'\d{2}년도?|20\d\d년도?)(?:\ (?:본|당초|추경)?\ ?(?:예산|실적))?(?:인|은|의)?\ ?"
_SINCE = r"(?:\ ?예산)?\s?(?:대비|보다|에\s비해|[와과]\s비교해)는?\s?"
_GROWN = r"(?:증가|증액|증량|확대|인상|늘어|감액|감소|축소|인하|줄어)"
_BY = r"(?:약\ )?(?:[-+△▲]?\d[^()\n]{0,18}?(?:\([^()\n]{0,14}\))?(?:이|가|을|를)?\s?)?"  # how much: 662억원(4.6%↑)
_ASIDE = r"(?:\([^()\n]{0,20}\))?"
_NAMED = r"(?:(?<=^)|(?<=\n)|(?<=[^가-힣A-Za-z0-9)'\"」’”]))(?P<subject>[가-힣A-Za-z0-9](?:[^:()→⇒,\n]|\([^()→⇒\n]{1,24}\)){1,60}?)"  # before a colon or bracket
_IN_YEAR = r"(?:\(?['‘’`]?\d{2,4}년?도?\ ?(?:안|예산안?|정부안|확정)?\)?\ ?)?"
# what is new has so much of: 월 20만원, 10억원, 400개소; near miss: '22.5월, 3년
_WORTH = rf"(?=[^()\n]{{0,20}}{_QUANTITY})(?!['\d.]*\d(?:년|월|[.)]))[^()\n]{{2,40}}"
YEAR_LABEL = r"\(?'\d{2}년?[가-힣]{0,3}\)?\ ?:?\ ?"


@dataclass(frozen=True, slots=True)
class ChangeRule:
    """A way to say that something changes.

    Attributes:
        name: In words.
        pattern: Over folded text; the groups ``before`` and ``after`` are the two sides.
        example: From how notices are written.
        near_miss: What looks like it and is not one.
    """

    name: str
    pattern: re.Pattern[str]
    example: str
    near_miss: str


RULES: tuple[ChangeRule, ...] = (
    ChangeRule(
        IN_WORDS,
        lazy_regex(
            rf"""
            (?:\((?:기존|종전|당초|현행|현재)\)|(?<![가-힣])(?:기존|종전|당초|현행)(?=\s))\s?(?P<before>(?!{_QUANTITY}{ARROW})[^→⇒\n]{{2,60}}?)\s?(?:[→⇒]|>>)\s?
            (?:\((?:변경|개선|개정|현행|확대|조정|연장|수정|정정|향후)\)|(?:변경|개선|개정|현행|조정|수정|향후)(?=\s))\s?(?P<after>[^→⇒\n]{{2,60}}?)
            (?=[;]|\.(?!\s?\d)|$|\n)
            """,
            re.VERBOSE,
        ),
        "(종전) 시내 업체만 신청 → (현행) 누구나 신청 가능",
        "공고 → 접수 → 평가",
    ),
    ChangeRule(
        SEVERAL,
        lazy_regex(
            rf"{_CHANGED}\s?\(\s?(?:(?:기존|종전|당초|현행|현재|現|현)\s)?(?P<before>(?!\(?'?\d{{2}}(?:년|\)|\.)|'|20\d\d|\()(?=[^→⇒()\n]{{0,40}}{_APART})[^→⇒():;\n]{{4,40}}?)"
            rf"{ARROW}(?P<after>(?=[^→⇒()\n]{{0,40}}{_APART})[^→⇒():;\n]{{4,40}}?)\s?\)"
        ),
        "융자기간 연장(3년 거치 10년 상환 → 5년 거치 13년 상환)",
        "절차 변경(1차 접수 2주 → 2차 심사 3주 → 3차 확정)",
    ),
    ChangeRule(
        "change.arrow",
        lazy_regex(
            rf"(?:{_YEAR_WORDS}|{_LABEL})?(?P<before>{_QUANTITY})(?:대|\ [가-힣]{{1,8}})?{ARROW}(?:{_YEAR_WORDS}|{_LABEL})?(?P<after>{_QUANTITY})"
        ),
        "(금리) 2~4%대 → 2~3%대",
        "1단계 → 2단계",
    ),
    ChangeRule(
        "change.from_to_in_words",
        lazy_regex(
            rf"(?P<before>{_QUANTITY})(?:\ [가-힣]{{1,8}})?에서\s(?:[^.\n\d]{{0,30}}|\d+%\ ?[가-힣]{{2,6}}\ )"
            rf"(?P<after>{_QUANTITY})(?:\([^()\n]{{0,20}}\))?(?:\ [가-힣]{{1,8}})?(?:으로|로)(?=[^.\n]{{0,30}}{_VERB})"
        ),
        "연간 20억원에서 50% 증가한 30억원으로 확대",
        "3월에서 5월로 예상",
    ),
    ChangeRule(
        "change.from_to_of_one_unit",
        lazy_regex(
            rf"(?P<before>{_NUMBER}\s?(?P<unit>[가-힣]{{2,3}}){_LIMIT})에서\s(?:최대\s)?(?P<after>{_NUMBER}\s?(?P=unit){_LIMIT})(?:으로|로|까지)(?=[^.\n]{{0,30}}{_VERB})"
        ),
        "장학금을 소득 8구간에서 9구간으로 확대",
        "3구간에서 5시간 대기",
    ),
    ChangeRule(
        ELLIPTIC,
        lazy_regex(
            rf"(?<![\d,.'~])(?P<before>\d[\d,]{{0,10}}(?:\.\d{{1,3}})?(?:\ ?~\ ?\d[\d.,]{{0,8}})?[천만억]?){ARROW}{_LABEL}?(?P<after>{_QUANTITY})"
        ),
        "육아휴직 급여를 확대(150→200만원)",
        "1단계→2단계",
    ),
    ChangeRule(
        LAST_STEP,
        lazy_regex(
            rf"{YEAR_LABEL}(?P<before>{_QUANTITY}){_ASIDE}{ARROW}{YEAR_LABEL}(?P<after>{_QUANTITY})(?!\ ?원?{_ASIDE}{ARROW})"
        ),
        "('21) 88억원 → ('22) 95억원 → ('23) 101억원",
        "('21) 접수 → ('22) 선정",
    ),
    ChangeRule(
        "change.year_to_year_in_words",
        lazy_regex(
            rf"(?:지난해|작년|전년도?|'\d{{2}}년도?|20\d\d년도?)\s(?:[가-힣]{{1,8}}\s)?(?P<before>{_QUANTITY}){_ASIDE}에서\s(?:올해|내년|금년|'\d{{2}}년도?|20\d\d년도?)(?:까지|에는|는|에)?\s"
            rf"(?:[가-힣]{{1,8}}\s)?(?P<after>{_QUANTITY}){_ASIDE}(?:으로|로|까지)"
        ),
        "예산은 '23년 300억 원에서 '24년 750억 원으로",
        "'23년 300억 원을 '24년에 지급",
    ),
    ChangeRule(
        "change.with_remark_between",
        lazy_regex(
            rf"(?P<before>{_QUANTITY}){_ASIDE}에서\s[^.\n\d]{{0,10}}(?:'\d{{2}}년도?(?:까지|부터)?\s[^.\n\d]{{0,6}})?"
            rf"(?P<after>{_QUANTITY}){_ASIDE}(?:으로|로|까지)(?=[^.\n]{{0,30}}{_VERB})"
        ),
        "비중을 현행 18%(연 3만 호)에서 23%(연 4만 호)로 상향",
        "3월에서 5월까지 예상",
    ),
    ChangeRule(
        "change.was_in_brackets",
        lazy_regex(
            rf"(?P<after>{_QUANTITY}){_ASIDE}(?:\s?(?:규모|수준))?(?:을|를|으로|로|까지|의)?\s?[^().;:\n\d]{{0,16}}"
            rf"\((?:당초|기존|종전|현행|현재|현|現|작년|지난해|전년|'\d{{2}}년|20\d\d년)\ ?(?:[^():\n]{{1,12}}:)?:?\ ?(?P<before>{_QUANTITY})\)"
        ),
        "지원한도를 2,000만원(당초 1,000만원)으로 확대",
        "2,000만원(자부담 1,000만원)",
    ),
    ChangeRule(
        "change.grown_to",
        lazy_regex(
            rf"(?:{_OF_YEAR}\(?\ ?(?P<before>{_QUANTITY})[^()\n\d]{{0,10}}\)?{_ASIDE}{_SINCE}|(?P<before2>{_QUANTITY}){_ASIDE}에서\s)"
            rf"{_BY}{_GROWN}(?:한|된|하여|난|든)\s?[^.\n\d]{{0,12}}(?:{_OF_YEAR})?(?P<after>{_QUANTITY})"
        ),
        "전년(1조 4,517억원) 대비 662억원(4.6%↑) 증가한 1조 5,179억원",
        "전년(1조 4,517억원) 대비 662억원 증가",
    ),
    ChangeRule(
        "change.more_than_last_year",
        lazy_regex(
            rf"(?P<after>(?!(?:20)?\d{{2}}년){_QUANTITY})[^.\n]{{0,40}}?{_OF_YEAR}(?:[^.()\n\d]{{0,20}}\ )?\(?\ ?(?P<before>{_QUANTITY})[^()\n\d]{{0,10}}\)?{_ASIDE}{_SINCE}{_BY}[^.\n\d]{{0,6}}{_GROWN}"
        ),
        "총 713억원을 확보했으며, 이는 지난해 예산 407억원 대비 306억원 증가한 것",
        "총 713억원은 지난해 예산 407억원 수준",
    ),
    ChangeRule(
        NEW,
        lazy_regex(
            r"(?P<subject>(?:[가-힣A-Za-z0-9·+]{1,20}(?:\([^()\s]{1,12}\)[가-힣]{0,8})?,?(?<![을를은는며고])(?<!올해|부터|에서|로,)\ ){0,7}[가-힣A-Za-z0-9·+]{2,20}?)"
            rf"(?:\((?!{_WORTH}\))[^()\n]{{0,30}}\))?['\"」]?(?:\((?P<worth>{_WORTH})\))?(?:을|를|이|가|은|는|도|\ )\s?(?P<after>신설(?:\ ?\({_WORTH}\))?|폐지)"
            r"(?=(?:하[고여며기되겠]|한다|합니다|했|할|된다|됩니다|됐|되[어며고었]|될|함|됨)|\s?[,;)·]|\s?$)"
        ),
        "긴급돌봄 수당을 신설한다",
        "신설 법인을 지원한다",
    ),
    ChangeRule(
        "change.named_new",
        lazy_regex(
            rf"{_NAMED}\s?(?:\(신규\)\s?:\s?{_IN_YEAR}|\({_IN_YEAR}신규,\s?(?:각각?\s)?)(?P<after>{_QUANTITY})"
        ),
        "가람 관제시스템 구축(신규) : ('26) 2억원",
        "신규 채용 : 2명",
    ),
    ChangeRule(
        "change.told_new_behind",
        lazy_regex(
            rf"{_NAMED}\s?(?::\s?{_IN_YEAR}|\()(?P<after>{_QUANTITY}(?:\s?\(신규\)|,\s?신규(?=\))))"
        ),
        "가람 관제시스템 구축 : ('25안) 48억원(신규)",
        "가람 관제시스템 구축 : ('25안) 48억원",
    ),
    ChangeRule(
        "change.what_was",
        lazy_regex(
            rf"(?P<before>{_QUANTITY})(?:이던|였던|이었던)\s(?P<subject>[가-힣A-Za-z]+(?:\s[가-힣A-Za-z]+){{0,2}}?)[을를은는이가]\s"
            rf"(?:올해|내년|최대)?\s?(?P<after>{_QUANTITY})(?:으로|로)(?=[^.\n]{{0,30}}{_VERB})"
        ),
        "월 10만원이던 수당을 20만원으로 인상",
        "10명이던 모임이 20회를 맞아",
    ),
    ChangeRule(
        GREW,
        lazy_regex(
            rf"{_OF_YEAR}{_SINCE}[^\n→]{{0,40}}?(?:증가|증액|확대|감액|인상|감소|늘어|상향)(?:한|된|난)\s?(?:[가-힣]{{1,6}}\s)?(?P<after>(?=[총약\s\d,.]{{1,14}}[조억]){_QUANTITY})"
        ),
        "전년 대비 43억원 증액된 총 2,439억원을 편성",
        "전년 대비 43억원 증액",
    ),
    ChangeRule(
        "change.against_last_year_in_brackets",
        lazy_regex(
            rf"{_LAST_YEAR}\s?\(\s?(?P<before>{_QUANTITY})[^()\n]{{0,12}}\)\s?(?:대비|보다|에\s비해)[^.\n\d]{{0,15}}"
            rf"(?:\d[\d.]*%\s?)?(?:증가|증액|확대|늘어|감액|감소|축소|줄어)[^.\n\d]{{0,10}}(?P<after>{_QUANTITY})"
        ),
        "전년(217억원) 보다 증액된 총 300억원",
        "전년(217억원) 대비 5개사 참여",
    ),
    ChangeRule(
        "change.last_year_in_brackets",
        lazy_regex(
            rf"(?P<after>{_QUANTITY})[^.\n]{{0,40}}?{_LAST_YEAR}\s?\(\s?(?P<before>{_QUANTITY})[^()\n]{{0,12}}\)\s?(?:대비|보다|에\s비해)\s?(?:\d[\d.]*%\s?)?(?:증가|증액|확대|늘|감액|감소|축소|줄)"
        ),
        "총 7,130억 원을 지원하는 것으로 작년(1,843억 원) 대비 286% 확대된 규모",
        "총 7,130억 원을 지원하며 작년 수준이다",
    ),
    ChangeRule(
        "change.last_year_and_this",
        lazy_regex(
            rf"(?:지난해|작년|전년)[^.\n\d]{{0,20}}(?P<before>{_QUANTITY})(?:\([^()\n]{{0,40}}\))?[^.\n\d]{{0,30}}올해[^.\n\d]{{0,10}}(?P<after>{_QUANTITY})"
            rf"(?:\([^()\n]{{0,40}}\))?(?=[^.\n]{{0,20}}{_VERB})"
        ),
        "지난해 세대 평균 34만원이었던 단가를 올해 36만원으로 인상",
        "지난해 5명, 올해 6명이 참여",
    ),
    ChangeRule(
        BRACKETED,
        lazy_regex(
            rf"(?:확대|축소|변경|전환|개편|완화|강화|조정)\s?\(\s?(?:(?:기존|종전|당초|현행)\s)?(?P<before>(?!{_STEP})[^→⇒()\d\n]{{2,30}}?)\s?[→⇒]\s?"
            rf"(?P<after>(?!{_STEP})[^→⇒()\d\n]{{2,30}}?)\s?\)"
        ),
        "지원대상 확대(중소기업→중소·중견기업)",
        "절차 변경(신청→심사)",
    ),
    ChangeRule(
        "change.numbers_among_words",
        lazy_regex(
            rf"{_CHANGED}\s?\(\s?(?:(?:기존|종전|당초|현행)\s)?(?P<before>(?=[^→⇒()\n]{{0,30}}\d)[^→⇒():;\n]{{2,40}}?)"
            rf"{ARROW}(?P<after>(?=[^→⇒()\n]{{0,30}}\d)[^→⇒():;\n]{{2,40}}?)\s?\)"
        ),
        "대상 자녀 확대(초2, 만8세→초6, 만12세)",
        "대상 확대(1단계 접수→2단계 심사→3단계 확정)",
    ),
    ChangeRule(
        "change.quotes_and_arrow",
        lazy_regex(
            r"['\"](?P<before>[^→⇒'\"\n]{2,30}?)\s?[→⇒]\s?(?P<after>[^→⇒'\"\n]{2,30}?)['\"]\s?(?:방식)?(?:으로|로)\s(?:전환|변경|개편)"
        ),
        "지원을 '개별기업 → 기업군 일괄지원' 방식으로 전환",
        "'신청 → 심사' 순서로 진행",
    ),
)

# The sum it has grown to is before it, in another sentence maybe: what was and what is more add up to it.
GROWN = ChangeRule(
    "change.grown_to_sum",
    lazy_regex(
        rf"{_OF_YEAR}\(?\ ?(?P<before>{_QUANTITY})[^()\n\d]{{0,10}}\)?{_ASIDE}(?:{_SINCE}|에서\s)(?:약\ )?(?P<by>{_QUANTITY}){_ASIDE}(?:이|가|을|를)?\s?(?P<word>{_GROWN})"
    ),
    "이는 지난해 예산 2,011억원 대비 197억원(9.8%) 증가한 금액",
    "이는 지난해 예산 2,011억원 수준",
)
