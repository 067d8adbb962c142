"""Words of calls: what is offered, what one does about it, and what makes a headline a notice."""

from __future__ import annotations

import re

LONGEST_NAME = 45
SENTENCE_END = re.compile(r"(?<=[다요음함])\.\s|\n")
# Words for something one can apply to; a name ends in one, or is in quotes before one.
_THINGS = (
    "지원사업|사업|공모전|경진대회|대회|콘테스트|챌린지|공모|장학금|융자|대출|특례보증|보증|바우처|이용권|서포터즈|응원단|기자단|정책단"
    "|참여단|자문단|평가단|멘토링|캠프|아카데미|교육과정|인턴십|프로그램|지원금|장려금|펀드"
    "|(?<=산업)대상|(?<=문화)대상|(?<=기술)대상|(?<=디자인)대상"
)
OFFERED = re.compile(rf"(?:{_THINGS})(?:\([^()]{{1,12}}\))?(?=$|[을를이가은는의과와에,]|\s)")
OFFERED_AT_END = re.compile(rf"(?:{_THINGS})(?:\([^()]{{1,12}}\))?$")
_OFFICIAL = re.compile(r"(?:지원\s?사업|지원|사업)$")
# What is done about a thing named right before: 을 공고, 를 개최, 참가자를 모집
CALLED = re.compile(
    r"\s*(?:\([^()]{1,20}\)\s?)?[가-힣 ]{0,14}?(?:[을를]\s)?(?:[^.\n]{0,30}?)(?:공고|공모|모집|개최|시행|추진|선발|접수|신청|운영)"
)
# Something that lies ahead of the reader to do: 신청하면 된다, 접수 기간은, 모집한다; 접수됐다 is past.
ACT = re.compile(
    r"""
    (?:신청|접수|응모|참가\s?신청|지원서)(?!기관|처)(?:[을를]|은|는)?\s?(?:[^.\n]{0,60}?)(?:받는다
      |받고|받을|받습니다|받으며|하면\s?(?:된다|되|참여)|할\s?수\s?있|가능|해야\s?한다|진행한
      |진행하|접수하[면고]|제출하면|참여\s?가능|하세요)
    |(?:모집|공모|선발)(?:한다|하며|합니다|하고|할\s?(?:계획|예정))
    |(?:접수|신청|모집|공모|응모)\s?(?:기간|기한|방법)
    |(?:신청|접수|응모|모집)[은는]?\s?(?:\d{1,2}월\s?\d|\d{1,2}\.\s?\d{1,2})
    |누구나\s?(?:참여|참가|신청)|(?:자금|지원금?|보조금|장학금)[을를]\s?(?:지급한다|지원한다
      |지원할\s?(?:계획|예정))
    """,
    re.VERBOSE,
)
_OF_YEAR = re.compile(
    r"^\s*[\"“‘'’]?(?:20\d\d|[’‘'`]\d\d)\s?(?:년(?:도)?|학년도)(?:\s?(?:[상하]반기|[1-4]분기|제?\s?\d{1,2}차(?=\s))(?:\s?\(\d차\))?)?\s*"
)
_NOTICE_WORDS = re.compile(
    r"""
    \s*(?:신규\s?지원\s?)?(?:\(?(?:신규|추가|재|정정|변경|수정|긴급|제?\d+차)\)?\s?)*(?:참여\s?
      (?:기업|기관|자)?\s?)?(?:(?:예비\s?)?입주(?:자|기업)\s?|보조\s?사업자\s?|교육생\s?
      |훈련생\s?|수강생\s?|연수생\s?|참가팀\s?|참여자\s?|수행\s?기관\s?|운영\s?기관\s?)?(?:(?:지원
        |수혜|대상|수요|공급|참가|도입|희망|입점|유망|신청|창업)?\s?(?:기업|대상\s?과제|과제|기관
        |대상자|참가자|대상)\s?)?(?:통합\s?|공개\s?)?(?:모집|공모|입찰|선정|시행\s?계획|계획|신청
      |접수|개최|추진|개막|실시|시행)?\s?(?:재|정정\s?|변경\s?|수정\s?)?(?:공고문?|안내문?|공모)?
    (?:\(안\))?\s*$
    """,
    re.VERBOSE,
)


# 심사위원 위촉을 위한 공개 모집: what it is for, said before what is done
_PURPOSE = re.compile(r"\s(?:위촉|선정|선발|구성|모집)을?\s위한$")


def bare_name(title: str) -> str:
    """Return a headline without its year and what makes it a notice: ``2025년도 ○○사업 참여기업 모집 공고``."""
    return _OF_YEAR.sub("", _PURPOSE.sub("", _NOTICE_WORDS.sub("", title))).strip()


def core_of(name: str) -> str:
    """Return what a name is called without 지원사업 or 사업 after it, which one place writes and the next leaves out."""
    return _OFFICIAL.sub("", name.strip()).strip()


def clause_around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what is before and after a span in its sentence."""
    breaks = [match.end() for match in SENTENCE_END.finditer(text, 0, start)]
    stop = SENTENCE_END.search(text, end)
    return text[breaks[-1] if breaks else 0 : start], text[
        end : stop.start() + 1 if stop else len(text)
    ]
