"""Cues: the words around a figure that say which field of a program it is.

``지원예산은 620억원`` states a budget, ``기업당 최대 2억원`` a cap. A cue is a pattern that ends right before
the figure, or begins right after it, within the same sentence. The first cue that fits decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from announce_parser.notices._columns import Field

WHEN = frozenset({"date", "datetime", "period"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One way a sentence says what a figure is.

    Attributes:
        name: In words; it is in provenance as the rule.
        example: A wording it fits; the figure is between ‹ and ›.
        field: What the figure is.
        kinds: Kinds of figures it may be about.
        before: Searched in the text before the figure, up to its end; None if only ``after`` counts.
        after: Matched right after the figure.
        per: True where the figure must say what it is for one of.
        certain: False where the fact may confirm what a table or label says, but not introduce it.
    """

    name: str
    example: str
    field: Field
    kinds: frozenset[str]
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    per: bool = False
    certain: bool = True


# 월 20만원, 12개월 지원(총 240만원): what one gets in all those months
_MONTHLY = (
    r"월\s?[\d,.]{1,7}\s?[십백천만]{0,2}\s?원[^()\n]{0,30}\d\s?개월[^()\n]{0,12}\([^()\n]{0,12}$"
)


def _before(words: str, gap: int = 14, unless: str = r"(?!)") -> re.Pattern[str]:
    """Match words that are within ``gap`` characters before the figure, in the same clause."""
    return re.compile(rf"(?s:\A(?!.*{unless}).*)(?:{words})[^.,;()\n]{{0,{gap}}}$")


MONEY, COUNT, RATIO, DURATION = (
    frozenset({"money"}),
    frozenset({"count"}),
    frozenset({"ratio"}),
    frozenset({"duration"}),
)

CUES: tuple[Cue, ...] = (
    Cue(
        "term.sum_per_recipient",
        "지원조건은 과제당 ‹2억원› 이내",
        Field.CAP,
        MONEY,
        before=re.compile(r"(?!.*(?:단가|수당|임금))"),
        per=True,
    ),
    Cue(
        "term.limit",
        "지원한도는 최대 ‹3억원›",
        Field.CAP,
        MONEY,
        before=_before(r"한도|지원\s?조건|최대\s?지원(?:금|액)?"),
    ),
    Cue(
        "term.limit_behind",
        "‹5천만원› 한도로 지원",
        Field.CAP,
        MONEY,
        after=re.compile(r"\s*(?:의\s*)?한도"),
    ),
    Cue(
        "term.budget",
        "지원예산은 ‹620억원›",
        Field.BUDGET,
        MONEY,
        before=_before(
            r"예산|사업비|총(?!\s?상금)|전체|(?<!융자)(?<!대출)(?<!보증)규모|투입", unless=_MONTHLY
        ),
    ),
    Cue(
        "term.sum_given_out",
        "구축에 ‹30억원›을 지원한다",
        Field.BUDGET,
        MONEY,
        after=re.compile(
            r"(?:\s*\([^()]{0,40}\))?\s*(?:[을를의]|규모[로의]?)?\s*(?:지원|투입|투자|배정|편성|출연)"
        ),
    ),
    Cue(
        "term.sum_and_number_in_bracket",
        "구축사업(‹36억원›, 18개)",
        Field.BUDGET,
        MONEY,
        before=re.compile(r"\(\s*$"),
        after=re.compile(r"\s*,\s*\d[\d,]*\s*[가-힣]{1,3}\s*\)"),
    ),
    Cue(
        "term.number_in_sums_bracket",
        "620억원(‹310개›)",
        Field.AWARDS,
        COUNT,
        before=re.compile(r"원\s*(?:\(|,)\s*$"),
        after=re.compile(r"\s*(?:내외)?\s*\)"),
    ),
    Cue(
        "term.firms_with_shared_sum",
        "‹60개› 내외 기업에 총 181억원을 지원",
        Field.AWARDS,
        COUNT,
        after=re.compile(
            r"\s*(?:내외|안팎|이내)?\s*(?:기업|업체|과제|팀|기관|개사)?(?:에게?|을|를)?\s*총?\s*\d[\d,.]*\s*[조억만천백]*\s*원"
        ),
    ),
    Cue(
        "term.scale",
        "전체 지원 규모는 ‹100명›",
        Field.AWARDS,
        COUNT,
        before=_before(r"(?:지원|선발|모집|선정|채용)\s?(?:규모|인원|대상|예정)"),
    ),
    Cue(
        "term.number_to_be_chosen",
        "올해는 ‹1개소›를 선정할 계획",
        Field.AWARDS,
        COUNT,
        after=re.compile(
            r"""
            \s*(?:내외|안팎|이내)?\s*(?:기업|업체|과제|팀|기관)?[을를]?\s*(?:신규\s?|새로\s?
              |추가\s?(?:로\s?)?)?(?:지정|선정|선발|모집|조성)(?:할\s?(?:계획|예정)|한다|합니다
              |할\s?방침)
            """,
            re.VERBOSE,
        ),
    ),
    Cue(
        "term.number_chosen",
        "‹35개사›를 선정해 지원",
        Field.AWARDS,
        COUNT,
        after=re.compile(
            r"(?:\s*(?:내외|안팎|이내))?\s*(?:기업|업체|과제|팀)?\s*[을를]\s*(?:신규\s?)?(?:선정|선발|모집|지원)"
        ),
        certain=False,
    ),
    Cue(
        "term.number_in_own_bracket",
        "기초 단계(‹200개›)를 지원",
        Field.AWARDS,
        COUNT,
        before=re.compile(r"(?:단계|수준|유형|트랙|부문|분야)\s*\(\s*$"),
        after=re.compile(r"\s*\)"),
        certain=False,
    ),
    Cue(
        "term.share_of_cost",
        "총 사업비의 ‹50%› 이내",
        Field.SUBSIDY_RATIO,
        RATIO,
        before=_before(r"사업비(?:의|용의)?|보조율|지원\s?비율|지원율|국비|정부\s?출연|비용의", 10),
        certain=False,
    ),
    Cue(
        "term.support_length",
        "최대 ‹6개월› 동안",
        Field.DURATION,
        DURATION,
        before=_before(r"지원\s?기간|개발\s?기간|수행\s?기간|협약\s?기간|최대"),
        certain=False,
    ),
    Cue(
        "term.window_of_application",
        "접수 기간은 ‹2.28.~3.12.›",
        Field.APPLICATION,
        WHEN,
        before=_before(r"(?:신청|접수|모집|공모)(?:\s?(?:기간|기한|접수|서류|원서))?"),
        certain=False,
    ),
)


def cue_of(kind: str, before: str, after: str, *, has_per: bool) -> Cue | None:
    """Return the first cue that fits a figure of a kind between two stretches of its sentence."""
    for cue in CUES:
        if kind not in cue.kinds or (cue.per and not has_per):
            continue
        if cue.before is not None and not cue.before.search(before):
            continue
        if cue.after is not None and not cue.after.match(after):
            continue
        return cue
    return None


@dataclass(frozen=True, slots=True)
class StatusCue:
    """One way a sentence says that a program is new, changed or ended."""

    name: str
    example: str
    status: str
    pattern: re.Pattern[str]


STATUS_CUES: tuple[StatusCue, ...] = (
    StatusCue(
        "status.called_new",
        "신규사업으로 협업형을 지원한다",
        "new",
        re.compile(r"신규\s?(?:사업|과제|지원사업)(?:으로|인|로)|신규로\s"),
    ),
    StatusCue(
        "status.set_up",
        "투자연계형 구축사업을 신설한다",
        "new",
        re.compile(
            r"신설(?:한다|했다|하고|하여|해|된|될|,|[·ㆍ]\s?(?:운영|추진|지원|시행))|새롭게\s(?:도입|추진|시작|마련)|새로\s(?:도입|추진|시작|마련)"
        ),
    ),
    StatusCue(
        "status.first_time",
        "올해 처음 도입하는 사업",
        "new",
        re.compile(r"(?:처음|최초로|첫)\s?(?:도입|시행|추진|실시|선보)"),
    ),
    StatusCue(
        "status.changed",
        "개별 방식에서 통합 방식으로 변경된다",
        "changed",
        re.compile(r"에서\s[^.]{1,40}(?:으로|로)\s(?:변경|개편|전환|통합)(?:된|한|했|하여|해)"),
    ),
    StatusCue(
        "status.reshaped",
        "조기폐차 지원사업을 확대 개편한다",
        "changed",
        re.compile(r"(?:확대\s?)?개편(?:한다|하여|해\s|하고|된다)"),
    ),
    StatusCue(
        "status.called_continued",
        "계속사업으로 추진",
        "continued",
        re.compile(r"계속\s?사업(?:으로|인|만)"),
    ),
    StatusCue(
        "status.abolished",
        "업종별 특화사업을 폐지하고",
        "discontinued",
        re.compile(r"폐지(?:한다|했다|하고|하며|된|될)"),
    ),
)
