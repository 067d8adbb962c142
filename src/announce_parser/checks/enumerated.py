"""Numbers of things that the text lists itself: ``①꿈, ②재능, ③SOS 장학금의 3가지 유형``, ``물안전, 물공급, 물특화 등 3개 분야``.

Marks that run on from ① say how many there are; a list of single names does where it is right before its number, or is
all of the note that a mark after the number points to. What goes on in the next paragraph, or is open by 등, is not a count.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from announce_parser.checks._base import Compared, Grade
from announce_parser.checks._texts import Text, texts
from announce_parser.patterns import lazy_regex
from announce_parser.record import Check

if TYPE_CHECKING:
    from announce_parser.document import Document
    from announce_parser.record import Record

_RULE = "counted_things_are_listed"
_MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"
_MARK = lazy_regex(f"[{_MARKS}]")
_NOUN = r"(?P<noun>유형|분야|부문|영역|전략|종류|품목|품종|지역|시[·ㆍ]?도|권역|은행|기관|부처|대학|노선|거점|트랙|방향|항목|요건|조건)"
_COUNT = lazy_regex(rf"(?<![\d.,제~∼-])(?P<count>\d{{1,2}})\s?(?:개|가지|대|종|곳)\s?{_NOUN}")
_NEAR = 24  # characters between a number and the first of its marks
_FAR = 60  # and between the last mark and the number after it
_LONGEST = 600  # characters of the last of a list
_REACH = 2  # paragraphs in which marks may go on
_FEWEST, _MOST = 2, 15
_LEAST_NAMES = 3
_MOST_APART = 2  # a number farther off counts something else
_OPEN = lazy_regex(r"등(?:의|을|이|에)?\s?$|등\s")
_LEAD_OF_MARKS = lazy_regex(r"[^①-⑮\d]{0,24}")
_WORD = r"[가-힣A-Za-z][가-힣A-Za-z·.()]{0,11}"
_LISTED = lazy_regex(
    rf"(?<![가-힣A-Za-z·.()])(?P<list>{_WORD}(?:,\s?{_WORD}){{2,13}})(?P<open>\s등)?\s(?:총\s|전국\s)?$"
)
_CLAUSE = lazy_regex(
    r"(?:하며|으며|이며|하고|되고|[해여]서|지만|는데|으로|에서|에게|통해|위해|따라|또한|아울러|특히|한편|[은는])$"
)
# 전복, 바다장어를 비롯하여 우럭, 가리비, 멍게 5개 품목: the list began before
_BEFORE = lazy_regex(r"(?:[,·]|및|(?:비롯|포함|더|이어|제외)[가-힣]{0,3}|외에도?|함께|[와과])\s*$")
_TOPIC = lazy_regex(r"[가-힣][은는]\s$")
_INCLUDED = lazy_regex(r"(?:포함|비롯)\S{0,3}\s?(?:총\s|전국\s)?$")
_POINTER = lazy_regex(r"(?P<stars>\*{1,3})")
_NOTE = lazy_regex(r"\s*(?P<stars>\*{1,3})\s?(?:[가-힣]{2,8}\s?[:：]\s?)?(?P<rest>[^*:：\n]+)$")
_NAME = lazy_regex(r"[가-힣A-Za-z]{1,12}")
_SEPARATORS = (r",\s?", r"[·ㆍ‧․∙]")


def marks_are_as_many_as_counted(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each number of things that marks from ① on list before or after it."""
    passages = list(texts(record, document))
    for index, text in enumerate(passages):
        if text.cell is not None or not _MARK.search(text.text):
            continue
        runs = _runs(text.text)
        following = "\n".join(
            each.text[:_LONGEST] for each in passages[index + 1 : index + 1 + _REACH]
        )
        for match in _COUNT.finditer(text.text):
            run = _run_of(text.text, match, runs)
            if run is not None and not _goes_on(run, text.text, following):
                yield from _compared(text, match, len(run), run[-1] + 1, start=run[0])


def _runs(text: str) -> list[list[int]]:
    """Return the places of marks that run on from ①."""
    runs: list[list[int]] = []
    for match in _MARK.finditer(text):
        number = _MARKS.index(match.group())
        if number == 0:
            runs.append([match.start()])
        elif runs and number == len(runs[-1]):
            runs[-1].append(match.start())
    return [run for run in runs if _FEWEST <= len(run) <= _MOST]


def _run_of(text: str, match: re.Match[str], runs: Sequence[list[int]]) -> list[int] | None:
    """Return the marks that a number counts: right after it, or right before it in its sentence."""
    following = bisect_left(runs, match.end(), key=lambda run: run[0])
    if following < len(runs) and runs[following][0] - match.end() <= _NEAR:
        run = runs[following]
        behind = text[match.end() : run[0]]
        if _LEAD_OF_MARKS.fullmatch(behind):
            return None if "다." in behind else run
    preceding = bisect_left(runs, match.start(), key=lambda run: run[-1]) - 1
    if preceding >= 0 and match.start() - runs[preceding][-1] <= _FAR:
        run = runs[preceding]
        lead = text[run[-1] : match.start()]
        return run if "다." not in lead and not _OPEN.search(lead) else None
    return None


def _goes_on(run: Sequence[int], text: str, following: str) -> bool:
    """True where the next mark is farther on, beyond a break of the row or of the paragraph."""
    mark = _MARKS[len(run)] if len(run) < len(_MARKS) else ""
    return mark in text[run[-1] : run[-1] + _LONGEST] or mark in following


def names_are_as_many_as_counted(record: Record, document: Document) -> Iterator[Check]:
    """Yield one check for each number of things whose names are right before it, or make up its note."""
    passages = [text for text in texts(record, document) if text.cell is None]
    for index, text in enumerate(passages):
        for match in _COUNT.finditer(text.text):
            listed = _names_before(text.text, match)
            if listed is not None:
                yield from _compared(text, match, listed[1], match.start(), start=listed[0])
                continue
            note = _note_of(text.text, match, passages[index + 1 : index + 1 + _REACH])
            if note is not None:
                yield from _compared(text, match, note, match.end())


def _names_before(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    """Return where the names begin that are right before a number, and how many they are."""
    start = max(0, match.start() - 160)
    listed = _LISTED.search(text, start, match.start())
    if listed is None:
        return None
    names = [name.strip() for name in listed["list"].split(",")]
    if any(_CLAUSE.search(name) for name in names) or (listed["open"] and _is_fewer(names, match)):
        return None
    before = text[start : listed.start("list")]
    if _TOPIC.search(before):  # 간호대학생은 부산, 경기, 강원 3개 지역: what is before is no name
        return listed.start("list"), len(names)
    is_longer = _BEFORE.search(before) or "," in before[-_NEAR:]  # 전년도 점검실적, … is a name too
    return None if is_longer else (listed.start("list"), len(names))


def _is_fewer(names: Sequence[str], match: re.Match[str]) -> bool:
    return len(names) < int(match["count"])


def _note_of(text: str, match: re.Match[str], following: Sequence[Text]) -> int | None:
    """Return how many names the note lists to which a mark after a number points."""
    pointer = _POINTER.match(text, match.end())
    if pointer is None or _INCLUDED.search(text[max(0, match.start() - _NEAR) : match.start()]):
        return None
    for each in following:
        note = _NOTE.match(each.text)
        if note is None or note["stars"] != pointer["stars"]:
            continue
        for separator in _SEPARATORS:
            names = [name.strip() for name in re.split(separator, note["rest"].strip())]
            if len(names) >= _LEAST_NAMES and all(_NAME.fullmatch(name) for name in names):
                return len(names)
    return None


def _compared(
    text: Text, match: re.Match[str], found: int, end: int, *, start: int | None = None
) -> Iterator[Check]:
    stated = int(match["count"])
    if abs(stated - found) > _MOST_APART or stated < _FEWEST:
        return
    grade: Grade = "equal" if stated == found else "conflict"
    words = f"{match.group()} = 열거된 {found}개"
    spots = [match.span()]
    if end != match.end() or start is not None:
        spots.append((start if start is not None else match.start(), end))
    check = text.finding(_RULE, Compared(stated, found, grade), words, sorted(spots, reverse=True))
    yield check.model_copy(update={"severity": "warning"}) if grade == "conflict" else check


CHECKS = (marks_are_as_many_as_counted, names_are_as_many_as_counted)
