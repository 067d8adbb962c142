"""Events of running text: what will happen on a date, by the words that a sentence sets beside it.

Three ways to say it, tried in this order: ``시상(10월)``, the date in brackets behind its event; ``접수 기간은 4. 22.부터``,
the event as subject; ``4월 6일부터 … 신청해야 한다``, the event as predicate. What is told as past is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind
from announce_parser.notices._schedule.words import PREDICATES, event_of_words
from announce_parser.values import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Segment
    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material

_SENTENCE = re.compile(r"(?<=다)\.\s*|(?<=[가-힣)])[.?!]\s+|\n")
# Where one clause ends and the next says something else.
# A comma behind a noun only lists: 전통시장, 상점가 등에서.
_CLAUSE = re.compile(
    r"(?<=[고며나만데면서여해니]),\s|[;→⇒▶➜▲▴△]"
    # 안전하고 책임 있는 이용: two qualities of one thing, no two acts
    r"|(?:(?<!안전|편리|편안|다양|유익|건강|쾌적|신속|공정|투명|풍성|정확)하고|하며|되며|이며|으며|거쳐|한 후|한 뒤)\s|\s및\s(?=\d)"
)
_BRACKETED = re.compile(r"(?P<words>(?:[가-힣A-Za-z·ㆍ]+\s?){1,3})\(\s*[’'‘`]?$")
_SUBJECT = re.compile(
    r"(?P<words>(?:[가-힣A-Za-z·ㆍ]+\s?){1,3}?)(?:은|는|이|가)\s+(?:(?:오는|내년|올해|다음달|당초|매년)\s)?[’'‘`]?$"
)
_SUBJECT_OF_DATE = re.compile(
    r"(?:기간|기한|일정|일시|시기|마감|마감일|결과|식|회|예정일|신청|접수|모집|공고)$"
)
_AHEAD = re.compile(
    r"예정|계획|방침|[할될릴갈둘올을] (?:것|수|예정|계획)|[한된]다|진행|가능|해야|바[란랍]|받는다|접수|신청|모집|실시한|개최한|하면"
)
_PAST = re.compile(
    r"[했였됐렸났갔왔섰졌랐겼었았혔켰쳤]다|[했였됐었았]으며|[했였됐었았]고|[했였됐]던|실시했|[해되어려] 왔"
)
_QUOTED = re.compile(r"(?:(?:한다|된다|이다|린다)(?:고|라고)|(?:예정|계획)이라(?:고|며))\s")
_BEFORE, _AFTER = 90, 220  # characters beside a date in which its sentence names the event
# 2월 1일부터 발급하는 …: the date belongs to the verb right behind it, which describes a thing
_ADNOMINAL = re.compile(r"^\s*(?:까지|부터)?\s*[가-힣]{1,8}(?:하는|되는|했던|하던)\s")
# 공모전은 7. 19.~10. 1. 진행된다: what runs for weeks is the window to take part
_CONTEST = re.compile(r"공모전|공모를|응모|참가자를?\s?모집")
# (’21.1월 지원공고): the event stands behind the date in the same brackets
_WITHIN_BRACKETS = re.compile(r"\s*(?P<words>(?:[가-힣·ㆍ]+\s?){1,3})\)")
# 「2026년도 ○○사업 시행계획」을 공고: the year belongs to the name
_IN_NAME = re.compile(r"[「『｢][^「」『』｢｣\n]*$")
_CLOSING = re.compile(r"(?:접수|등록|신청)\s?마감|마감[한된]다")
_PLANNED = re.compile(r"예정|계획|진행")
_ANY_SUBJECT = re.compile(r"(?P<words>(?:[가-힣A-Za-z·ㆍ]+\s?){1,3}?)(?:은|는)\s")
_BRACKET_END = re.compile(r"\s*(?:초|중순|중|말|경|예정|까지|부터|이후)?\s*(?:예정|잠정)?\s*[),]")


@dataclass(frozen=True)
class _Sentence:
    text: str
    start: int

    @cached_property
    def is_of_contest(self) -> bool:
        """Return whether it speaks of a contest or of those who take part."""
        return _CONTEST.search(self.text) is not None

    @cached_property
    def looks_ahead(self) -> bool:
        """Return whether it tells what is to come: not a report of what was done."""
        ends = _PAST.search(self.text)
        if ends is None:
            return True
        return bool(_QUOTED.search(self.text)) or bool(
            _AHEAD.search(self.text[-25:]) and not _PAST.search(self.text[-8:])
        )


def of_sentences(material: Material) -> Iterator[tuple[str, Found, tuple[int, int]]]:
    """Yield each event that sentences announce, with its figure and the span of the sentence."""
    for segment in material.document.segments():
        if segment.cell is not None or segment.block.kind is BlockKind.CAPTION:
            continue
        for sentence in _sentences(segment):
            for figure in material.between(sentence.start, sentence.start + len(sentence.text)):
                event = _event(sentence, figure) if isinstance(figure.value, Period) else None
                if event is not None:
                    span = (sentence.start, sentence.start + len(sentence.text))
                    yield event, figure, span


def _sentences(segment: Segment) -> Iterator[_Sentence]:
    last = 0
    for match in _SENTENCE.finditer(segment.text):
        yield _Sentence(segment.text[last : match.start()], segment.start + last)
        last = match.end()
    yield _Sentence(segment.text[last:], segment.start + last)


def _event(sentence: _Sentence, figure: Found) -> str | None:
    start, end = figure.start - sentence.start, figure.end - sentence.start
    before = sentence.text[max(0, start - _BEFORE) : start]
    after = sentence.text[end : end + _AFTER]
    if before.rstrip(" ’'‘`").endswith("("):
        return _in_brackets(before, after)
    if not sentence.looks_ahead or _ADNOMINAL.match(after) or _IN_NAME.search(before):
        return None
    subject = _SUBJECT.search(before)
    named = event_of_words(subject["words"]) if subject else None
    if named == "announcement" and _CLOSING.search(after):
        return "application"  # 제1차 공고는 6. 29. 18시에 전산등록 마감
    if subject and named and _SUBJECT_OF_DATE.search(subject["words"].strip()):
        return named
    found = _predicate(after) or named
    is_span = isinstance(figure.value, Period) and ".." not in figure.value.interval
    if is_span and found in (None, "event_day") and sentence.is_of_contest:
        return "application"
    return found if found != "execution" or is_span else None


def _in_brackets(before: str, after: str) -> str | None:
    """Return the event of a date in brackets: named before them, within them, or as subject of the clause."""
    within = _WITHIN_BRACKETS.match(after)
    if within is not None and (named := event_of_words(within["words"])) is not None:
        return named
    bracketed = _BRACKETED.search(before)
    if bracketed is None or not _BRACKET_END.match(after):
        return None
    named = event_of_words(bracketed["words"])
    if named is not None or not _PLANNED.search(before + after[:8]):
        return named
    clause = before[max((match.end() for match in _CLAUSE.finditer(before)), default=0) :]
    subjects = list(_ANY_SUBJECT.finditer(clause))
    return event_of_words(subjects[-1]["words"]) if subjects else None


def _predicate(after: str) -> str | None:
    """Return the event of the first predicate of a clause that says what happens on the date."""
    end = _CLAUSE.search(after)
    clause = after[: end.start()] if end else after
    if not _AHEAD.search(after):
        return None
    found = [
        (match.start(), -len(match.group()), event)
        for event, pattern in PREDICATES
        for match in pattern.finditer(clause)
    ]
    return min(found)[2] if found else None
