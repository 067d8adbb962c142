"""Events of running text: what will happen on a date, by the words that a sentence sets beside it.

Three ways to say it, tried in this order: ``시상(10월)``, the date in brackets after its event; ``접수 기간은 4. 22.부터``,
the event as subject; ``4월 6일부터 … 신청해야 한다``, the event as predicate. What is told as past is not one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind
from announce_parser.notices._schedule.words import ACTED, PREDICATES, event_of_words
from announce_parser.patterns import lazy_regex
from announce_parser.values import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Segment
    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material

_SENTENCE = lazy_regex(r"(?<=다)\.\s*|(?<=[가-힣)])[.?!]\s+|\n")
# Where one clause ends and the next says something else.
# A comma after a noun only lists: 전통시장, 상점가 등에서.
_CLAUSE = lazy_regex(
    r"(?<=[고며나만데면서여해니]),\s|[;→⇒▶➜▲▴△]"
    # 안전하고 책임 있는 이용: two qualities of one thing, no two acts
    r"|(?:(?<!안전|편리|편안|다양|유익|건강|쾌적|신속|공정|투명|풍성|정확)하고|하며|되며|이며|으며|거쳐|한 후|한 뒤)\s|\s및\s(?=\d)"
)
_BRACKETED = lazy_regex(
    r"(?P<words>(?:[가-힣A-Za-z·ㆍ]{1,30}\s){0,2}[가-힣A-Za-z·ㆍ]{1,30}\s?)\(\s*[’'‘`]?$"
)
# … 개정안 입법예고 : 11. 28. ~ 12. 12.: what the last words before a colon name
_HEADED = lazy_regex(
    r"(?P<words>(?:[가-힣A-Za-z·ㆍ]{1,30}\s){0,2}[가-힣A-Za-z·ㆍ]{1,30}\s?)\s?[:：]\s?[’'‘`]?$"
)
_LASTING = lazy_regex(r"\d\s?(?:일간|일|개월|개월간|주|주간)\s?\(\s?[’'‘`]?$")
_NEAR = 12  # characters after a date that show it to be but a reference
_TAIL = (
    60  # characters of a sentence in which it says what is done, for the date in brackets after it
)
_POSTED = lazy_regex(r"공고(?:문)?[을를]\s[^.,]{0,20}$")
_POSTS = lazy_regex(r"^[^.,]{0,40}게시")
_BRACKET_LABEL = lazy_regex(
    r"\((?P<words>(?:[가-힣·ㆍ]{1,30}\s){0,2}[가-힣·ㆍ]{1,30}\s?)[:：]\s?[’'‘`]?$"
)  # (신청 : 7.18~8.19)
_SUBJECT = lazy_regex(
    r"(?P<words>(?:[가-힣A-Za-z·ㆍ]{1,30}\s){0,2}?[가-힣A-Za-z·ㆍ]{1,30}\s?)(?:은|는|이|가)\s+(?:(?:오는|내년|올해|다음달|당초|매년)\s)?[’'‘`]?$"
)
_SUBJECT_OF_DATE = lazy_regex(
    r"(?:기간|기한|일정|일시|시기|마감|마감일|결과|식|회|예정일|신청|접수|모집|공고)$"
)
_AHEAD = lazy_regex(
    r"예정|계획|방침|[할될릴갈둘올을] (?:것|수|예정|계획)|[한된연]다|열린다|진행|가능|해야|바[란랍]|받는다|접수|신청|모집|실시한|개최한|하면"
)
_PAST = lazy_regex(
    r"[했였됐렸났갔왔섰졌랐겼었았혔켰쳤]다|[했였됐었았]으며|[했였됐었았]고|[했였됐]던|실시했|[해되어려] 왔"
)
_QUOTED = lazy_regex(r"(?:(?:한다|된다|이다|린다)(?:고|라고)|(?:예정|계획)이라(?:고|며))\s")
_BEFORE, _AFTER = 90, 220  # characters beside a date in which its sentence names the event
# 2월 1일부터 발급하는 …: the date belongs to the verb right after it, which describes a thing
_ADNOMINAL = lazy_regex(
    r"^\s*(?:까지|부터|에)?\s*[가-힣]{1,8}(?:하는|되는|된|될|열리는|했던|하던)\s(?!예정|계획|것|수\s)"
)
# 공모전은 7. 19.~10. 1. 진행된다: what runs for weeks is the window to take part
_CONTEST = lazy_regex(r"공모전|공모를|공모[·ㆍ]선정|응모|참가자를?\s?모집")
_COMPETITION = lazy_regex(r"경진대회|공모전|챌린지")
_LONG = 14  # days: a contest is not held, but open, for so long
_TODAY = lazy_regex(r"(?:오늘|금일|이날)부터\s?$")
# 오늘(7월 30일)부터: the day in brackets is that of the word before them
_THIS_DAY = lazy_regex(r"(?:오늘|금일|내일|이날|모레)\s?\(\s?[’'‘`]?$")
_AFTER_DAY = lazy_regex(r"^\s?(?:\([월화수목금토일]\)|[,\s]*[월화수목금토일])?\s?\)\s?")
_OPENED = lazy_regex(
    r"공고(?:를|문을)?\s?(?:하|했|한|실시|게시|개시|시행|내)"
)  # told as done on the day of issue
# (’21.1월 지원공고): the event is after the date in the same brackets
_WITHIN_BRACKETS = lazy_regex(r"\s*(?P<words>(?:[가-힣·ㆍ]{1,30}\s){0,2}[가-힣·ㆍ]{1,30}\s?)\)")
# 「2026년도 ○○사업 시행계획」을 공고: the year belongs to the name
_IN_NAME = lazy_regex(r"[「『｢][^「」『』｢｣\n]*$")
_CLOSING = lazy_regex(r"(?:접수|등록|신청)\s?마감|마감[한된]다")
_OPEN_QUOTE = lazy_regex(r"[‘「『“][^’」』”]*$")
_PLANNED = lazy_regex(r"예정|계획|진행")
_ANY_SUBJECT = lazy_regex(
    r"(?P<words>(?:[가-힣A-Za-z·ㆍ]{1,30}\s){0,2}?[가-힣A-Za-z·ㆍ]{1,30}\s?)(?:은|는)\s"
)
# 공고일(3. 4.) 기준, 마감일(3. 20.) 전날까지: a day that others are counted from
_REFERS = lazy_regex(
    r"\s?(?:\([월화수목금토일]\))?\s?\)?\s?(?:을|를)?\s?(?:기준|현재|전날|전일|이전)"
)
_PAID = lazy_regex(r"지급")
_TOLD_APART = frozenset({"objection", "comment", "briefing"})  # whatever is done with them
_HELD = frozenset({"event_day", "execution"})
_OBJECT = lazy_regex(
    r"(?P<words>(?:[가-힣A-Za-z·ㆍ]{1,30}\s){0,2}[가-힣A-Za-z·ㆍ]{1,30}\s?)[’'”\"」』]?(?:을|를)\s+(?:오는\s)?[’'‘`]?$"
)
_RESULT = lazy_regex(
    r"(?:결과|수상작|수상자|당선작|당첨자|합격자|대상자|선정작|선정자|선발자|선정\s?기업)[은는이가을를]\s"
)
_CALL = lazy_regex(r"공고|계획을|방안을")
_VERB_END = lazy_regex(r"(?:[될할한된진질린릴]|하고|하여|받|연다|열)$")
_BRACKET_END = lazy_regex(r"\s*(?:초|중순|중|말|경|예정|까지|부터|이후)?\s*(?:예정|잠정)?\s*[),]")
# What names the event before its date, by the form it has.
_BESIDE = {
    "bracketed": _BRACKETED,
    "headed": _HEADED,
    "bracket label": _BRACKET_LABEL,
    "subject": _SUBJECT,
    "object": _OBJECT,
}


@dataclass(frozen=True)
class _Sentence:
    text: str
    start: int

    def calls(self, figure: Found) -> bool:
        """Return whether a span is the window to take part: in a contest, or among those who are chosen by a call."""
        value = figure.value
        if not isinstance(value, Period) or "/" not in value.interval or value.first_day is None:
            return False
        if _days(value) >= _LONG and self.is_of_competition:
            return True
        return value.last_day is not None and self.is_of_contest

    def opens_with(self, figure: Found) -> bool:
        """Return whether a sentence is a bracket that begins with a date."""
        start = figure.start - self.start
        return start <= _BEFORE and self.text[:start].strip() == "("

    @cached_property
    def is_of_contest(self) -> bool:
        """Return whether it is about a contest or of those who take part."""
        return _CONTEST.search(self.text) is not None

    @cached_property
    def is_of_competition(self) -> bool:
        """Return whether it is about what may be held as well as be open."""
        return _COMPETITION.search(self.text) is not None

    @cached_property
    def looks_ahead(self) -> bool:
        """Return whether it tells what is to come."""
        return _looks_ahead(self.text)


def _looks_ahead(sentence: str) -> bool:
    """Return whether a sentence tells what is to come: not a report of what was done."""
    if _PAST.search(sentence) is None:
        return True
    return bool(_QUOTED.search(sentence)) or bool(
        _AHEAD.search(sentence[-25:]) and not _PAST.search(sentence[-8:])
    )


def of_sentences(material: Material) -> Iterator[tuple[str, Found, tuple[int, int]]]:
    """Yield each event that sentences announce, with its figure and the span of the sentence."""
    document = material.document
    for segment in document.segments():
        if segment.cell is not None or segment.block.kind is BlockKind.CAPTION:
            continue
        told = ""
        for sentence in _sentences(segment):
            said, told = told, sentence.text
            for figure in material.between(sentence.start, sentence.start + len(sentence.text)):
                if not isinstance(figure.value, Period):
                    continue
                if _REFERS.match(document.text[figure.end : figure.end + _NEAR]):
                    continue  # whatever is before it
                later = _next_date(material, sentence, figure)
                event = _event(sentence, figure, later, material.masthead.published_day)
                if event is None and sentence.opens_with(figure):
                    event = _last_act(said[-_TAIL:])  # 행정예고를 실시한다.(5. 6.~5. 26.)
                if event is not None:
                    span = (sentence.start, sentence.start + len(sentence.text))
                    yield event, _from_today(material, sentence, figure), span


def cues(before: str, after: str) -> Iterator[tuple[str, str | None]]:
    """Yield what of a sentence is beside a date, each with the event that it names, if any.

    Args:
        before: What its sentence says before the date.
        after: What it says after it.
    """
    clause = _clause(after)
    for name, said in (
        ("act", min(_acts_of(clause), default=None)),
        ("word", min(_words_of(clause), default=None)),
        ("word before", max(_words_of(before), default=None)),
    ):
        if said is not None:
            yield name, said[-1]
    for name, pattern in _BESIDE.items():
        if match := pattern.search(before):
            yield name, _words_event(match)
    if match := _WITHIN_BRACKETS.match(after):
        yield "within brackets", _words_event(match)
    if not _looks_ahead(before + after):
        yield "told as past", None


def denies(before: str, after: str) -> bool:
    """Return whether a sentence says that its date is none of an event: it describes a thing, is part of a name, a day to count from."""
    return (
        _ADNOMINAL.match(after) is not None
        or _IN_NAME.search(before) is not None
        or _REFERS.match(after) is not None
    )


def _next_date(material: Material, sentence: _Sentence, figure: Found) -> int:
    """Return where the next date of a sentence begins, counted from the end of this one; what is beyond is said of it."""
    stop = min(sentence.start + len(sentence.text), figure.end + _AFTER)
    others = material.between(figure.end, stop)
    return min((each.start for each in others if isinstance(each.value, Period)), default=stop) - (
        figure.end
    )


def _from_today(material: Material, sentence: _Sentence, figure: Found) -> Found:
    """Return a window that opens on the day of issue with its start: 오늘부터 4월 12일까지."""
    day, value = material.masthead.published_day, figure.value
    start = figure.start - sentence.start
    before = sentence.text[max(0, start - _NEAR) : start]
    if day is None or not isinstance(value, Period) or not _TODAY.search(before):
        return figure
    if not value.interval.startswith("../"):
        return figure
    update = {"interval": f"{day}/{value.interval[3:]}", "first_day": day}
    return replace(figure, value=value.model_copy(update=update))


def _sentences(segment: Segment) -> Iterator[_Sentence]:
    last = 0
    for match in _SENTENCE.finditer(segment.text):
        yield _Sentence(segment.text[last : match.start()], segment.start + last)
        last = match.end()
    yield _Sentence(segment.text[last:], segment.start + last)


def _event(sentence: _Sentence, figure: Found, later: int, issued: str | None) -> str | None:
    """Return the event of a date: by the label or bracket it is in, else by subject, object and predicate."""
    start, end = figure.start - sentence.start, figure.end - sentence.start
    before = sentence.text[max(0, start - _BEFORE) : start]
    after = sentence.text[end : end + _AFTER]
    if (headed := _words_event(_HEADED.search(before))) is not None:
        return headed
    if _LASTING.search(before):
        after = after.lstrip(") ")  # 20일간(4.23~5.12) 행정예고를 실시한다
    elif not _THIS_DAY.search(before) and (
        before.rstrip(" ’'‘`").endswith("(") or _BRACKET_LABEL.search(before)
    ):
        named = _in_brackets(before, after)
        is_call = named == "event_day" and _days(figure.value) >= _LONG and sentence.calls(figure)
        return "application" if is_call else named
    if denies(before, after):
        return None
    after = _AFTER_DAY.sub("", after) if _THIS_DAY.search(before) else after
    if not sentence.looks_ahead:
        return "announcement" if _is_published(figure, issued) and _OPENED.search(after) else None
    found = _told(before, after, later)
    if found in (None, "event_day", "selection") and sentence.calls(figure):
        return "application"
    is_span = isinstance(figure.value, Period) and ".." not in figure.value.interval
    return found if found != "execution" or is_span or _PAID.search(after) else None


def _told(before: str, after: str, later: int) -> str | None:
    """Return the event that subject, object and predicate around a date name."""
    subject = _SUBJECT.search(before)
    named = _words_event(subject)
    if named == "announcement" and _CLOSING.search(after):
        return "application"  # 제1차 공고는 6. 29. 18시에 전산등록 마감
    if subject and named and _SUBJECT_OF_DATE.search(subject["words"].strip()):
        return named
    if _POSTED.search(before) and _POSTS.search(after):
        return "announcement"  # 공고문을 8. 4. 누리집에 게시한다
    found = _predicate(after, later) or named
    if found in _HELD:
        return _words_event(_OBJECT.search(before)) or found  # 설명회를 11일 개최한다
    if found == "announcement" and _RESULT.search(before) and not _CALL.search(after):
        return "selection"  # 최종 결과는 6월 1일에 발표한다
    # ‘2026년 상반기 ○○ 융자’를 시행한다: the time is part of the name
    return None if found == "other" and in_quotes(before) else found


def in_quotes(before: str) -> bool:
    """Return whether a quotation that holds the date is open before it: its time may be part of a name."""
    return _OPEN_QUOTE.search(before) is not None


def _words_event(match: re.Match[str] | None) -> str | None:
    return event_of_words(match["words"]) if match is not None else None


def _days(value: object) -> int:
    if not isinstance(value, Period) or value.first_day is None or value.last_day is None:
        return 0
    first, last = (date.fromisoformat(str(day)) for day in (value.first_day, value.last_day))
    return (last - first).days


def _is_published(figure: Found, issued: str | None) -> bool:
    """Return whether a date is the day of issue or the day before it."""
    value = figure.value
    if issued is None or not isinstance(value, Period) or value.first_day is None:
        return False
    if "/" in value.interval or len(value.interval) < len(issued):
        return False
    return -1 <= (date.fromisoformat(issued) - date.fromisoformat(str(value.first_day))).days <= 1


def _in_brackets(before: str, after: str) -> str | None:
    """Return the event of a date in brackets: named before them, within them, or as subject of the clause."""
    within = _WITHIN_BRACKETS.match(after)
    if within is not None and (named := event_of_words(within["words"])) is not None:
        return named
    if (labelled := _words_event(_BRACKET_LABEL.search(before))) is not None:
        return labelled
    bracketed = _BRACKETED.search(before)
    if bracketed is None or not _BRACKET_END.match(after):
        return None
    named = event_of_words(bracketed["words"])
    if named is not None or not _PLANNED.search(before + after[:8]):
        return named
    clause = before[max((match.end() for match in _CLAUSE.finditer(before)), default=0) :]
    subjects = list(_ANY_SUBJECT.finditer(clause))
    return event_of_words(subjects[-1]["words"]) if subjects else None


def _predicate(after: str, later: int) -> str | None:
    """Return the event of the first predicate of a clause that says what happens on the date.

    What is before the next date is said of this one, where anything is.
    """
    clause = _clause(after)
    if not _AHEAD.search(after):
        return None
    near = _acts_of(clause[:later]) if later < len(clause) else []
    found = near or _acts_of(clause) or _words_of(clause)
    return min(found)[-1] if found else None


def _clause(after: str) -> str:
    """Return what the clause of a date says after it."""
    end = _CLAUSE.search(after)
    return after[: end.start()] if end else after


def _last_act(sentence: str) -> str | None:
    """Return the event of the last act of a sentence, for a date in brackets after it."""
    return max(_acts_of(sentence), default=(0, 0, None))[-1]


def _acts_of(clause: str) -> list[tuple[int, int, str]]:
    """Return the acts of a clause by place and length: what is done, or what is distinguished whatever is done with it."""
    return [
        (match.start(), -len(match.group()), event)
        for event, pattern in PREDICATES
        for match in pattern.finditer(clause)
        if event in _TOLD_APART or _acts(clause, match)
    ]


def _words_of(clause: str) -> list[tuple[int, int, str]]:
    return [
        (match.start(), -len(match.group()), event)
        for event, pattern in PREDICATES
        for match in pattern.finditer(clause)
    ]


def _acts(clause: str, match: re.Match[str]) -> bool:
    """Return whether the words are what is done, and no part of what it is done to: 선정 계획을 공고한다 announces."""
    return bool(ACTED.match(clause, match.end()) or _VERB_END.search(match.group()))
