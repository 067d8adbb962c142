"""Words of calls: where a sentence ends, and what makes a headline a notice."""

from __future__ import annotations

import re

from announce_parser.patterns import lazy_regex

SENTENCE_END = lazy_regex(r"(?<=[다요음함])\.\s|\n")
_OF_YEAR = lazy_regex(
    r"^\s*[\"“‘'’]?(?:20\d\d|[’‘'`]\d\d)\s?(?:년(?:도)?|학년도)(?:\s?(?:[상하]반기|[1-4]분기|제?\s?\d{1,2}차(?=\s))(?:\s?\(\d차\))?)?\s*"
)
_NOTICE_WORDS = lazy_regex(
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
_PURPOSE = lazy_regex(r"\s(?:위촉|선정|선발|구성|모집)을?\s위한$")


def bare_name(title: str) -> str:
    """Return a headline without its year and what makes it a notice: ``2025년도 ○○사업 참여기업 모집 공고``."""
    return _OF_YEAR.sub("", _PURPOSE.sub("", _NOTICE_WORDS.sub("", title))).strip()


def clause_around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what is before and after a span in its sentence."""
    breaks = [match.end() for match in SENTENCE_END.finditer(text, 0, start)]
    stop = SENTENCE_END.search(text, end)
    return text[breaks[-1] if breaks else 0 : start], text[
        end : stop.start() + 1 if stop else len(text)
    ]
