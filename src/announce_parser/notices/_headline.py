"""The headline, its deck, and where the body begins.

``중소기업 설비 지원에 500억원 - 통합공고 실시 -`` is a headline with its deck on one line. The deck is
what is between headline and first sentence: ``- 상반기 2천 개사 지원 -``. A headline that is repeated
below a Markdown heading is the same headline; a class tag, ``[보도참고]``, is not part of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind
from announce_parser.notices._covers import cover, joined_spans
from announce_parser.notices._lines import Line, letters, lines
from announce_parser.notices._masthead_fields import is_class, is_day, is_framed, is_furniture
from announce_parser.notices._words import CLASS_TAG, HEAD
from announce_parser.once import once
from announce_parser.patterns import lazy_regex
from announce_parser.record import Stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from announce_parser.document import Document

# How far down a headline or deck may be, in lines: mastheads of several offices are long.
_REACH = 60
_SHORTEST_TITLE, _LONGEST_TITLE, _LONGEST_DECK_LINE = 6, 300, 160
_MOST_TITLE_LINES = 4
# ○○부(장관 ○○○)는: the first sentence of nearly every release.
# (장관 홍길동), (단장 : 국무1차장 홍길동), (단장 홍길동 청장)
_INTRODUCTION = lazy_regex(
    rf"\(\s*{HEAD}\s*[:：\s]\s*(?:[가-힣0-9]{{2,8}}\s)?[가-힣]{{2,4}}(?:\s[가-힣0-9]{{2,8}})?\s*[,)·]"
)
_SENTENCE_END = lazy_regex(r"(?:[다요죠까]\s*[.。?!]|니다)[\s\"'”’」』)\]]*$|다[\"”’']?라?며,?$")
_NOMINAL_END = lazy_regex(
    r"(?:밝힘|하였음|했음|있음|없음|예정임|계획임)\s*\.?$|(?:하였다|했다|한다|된다)\s*\.$"
)
# ○ … 지원한다: a sentence without its full stop; near miss, a headline: ○○부, 어촌 정비에 100억원 투입한다
_PLAIN_END = lazy_regex(r"(?:하였다|했다|한다|된다)$")
_RUNNING_ON = lazy_regex(
    r"(?:하며|으며|이며|있으며|하고|되고|있고|했고|하여|하는 한편|[가-힣]는데|[가-힣]으로)\s*,?$|,$"
)
# … 열린다. 행사가 …: a sentence has ended and another begins; near miss: … 끝났다! 다음은 …
_SENTENCE_WITHIN = lazy_regex(r"[가-힣]{2}다\.\s+[가-힣‘“(]{2}")
# 2026년 ○○ 바우처 지원사업 / 수요기업 모집 공고: a break within the headline, for its looks
_CALLS = lazy_regex(r"(?:공고(?:문)?|모집|공모|안내|선발)(?:\s?\([^()]{1,12}\))?$")
_THING = lazy_regex(r"(?:사업|과제|프로그램|패키지|바우처|공모전|교육|장학금|자금|서비스|활동)$")
_LONGEST_CALL = 24
_LABELLED = lazy_regex(r"[(]?[가-힣 ]{2,10}[)]?\s?[:：]|\([가-힣 ]{2,10}\)")
_MOST_LONE_DECKS = 4  # lines; more are the body
_BODY_MARKS = frozenset("□■○●ㅇ◦")
# 1 · Ⅰ. · I. 과업 안내 · 가. 사업기간 · <주요 내용> · <참고> …: a part of the body begins
_SECTION_LINE = lazy_regex(
    r"^(?:\d{1,2}|[ⅠⅡⅢⅣⅤⅥ]\.?|[<〈【\[《].*[>〉】\]》]|제\d+[조장].*)$"
    r"|^(?:[ⅠⅡⅢⅣⅤⅥ]{1,2}|[IVX]{1,3}|\d{1,2}|[가-하])\s?[.)]\s?[가-힣]|^[<〈【\[(]\s?(?:참고|붙임|별첨|단위)(?![가-힣])"
)
# Words that want another after them: 및, 의, 위한 …
_BROKEN_OFF = lazy_regex(
    r"\s(?:및|또는|등의|위한|통한|대한|따른)$|[가-힣]{2}[의를을]$|[가-힣]{2},$"
)
# What a cover leaves out of the headline that the notice itself has: … 일부개정고시(안) / 행정예고
_NOTICE_WORDS = frozenset(
    {
        "행정예고",
        "입법예고",
        "재입법예고",
        "예고",
        "공고",
        "재공고",
        "모집공고",
        "입찰공고",
        "공고문",
    }
)
# The class of a document on a line of its own above its project: 제 안 요 청 서 / [사업명 : …]
_CLASS_LINE = lazy_regex(
    r"^(?:제안요청서|과업지시서|과업내용서|과업설명서|입찰공고|입찰공고문|공고문|모집공고문|사업설명서|규격서)$"
)
_CONTENTS = frozenset({"목차", "차례"})
_PROJECT = lazy_regex(
    r"^[\s\[(〈<【]*(?:사\s?업\s?명|용\s?역\s?명|과\s?업\s?명|공\s?사\s?명|입찰건명|건\s?명|계약명)\s*[:：]\s*(?P<name>[^\n]+?)[\s\])〉>】]*$"
)
# (26) … (1440-408): the number and the code of a line of the budget, no part of its name (COUNTING 12)
_BUDGET_LINE = lazy_regex(r"^\(\d{1,3}\)\s*(?P<name>.+?)\s*\(\d{4}-\d{3}\)$")
BUDGET_LINE_RULE = "masthead.budget_line"
# (균형인사과) before a headline, (5.15.금) (브리핑) after it: who tells it, and when
_DIVISION_TAG = lazy_regex(r"^\s*\([가-힣]{2,10}(?:과|담당관|담당관실|관실|팀)\)\s*(?=\S)")
_END_TAG = lazy_regex(
    r"(?:\s*\((?:\d{1,2}\.\s?\d{1,2}\s?\.?\s?\(?[월화수목금토일]\)?|브리핑)\)|,)\s*$"
)
_DECK_LABELS = frozenset({"주요내용", "핵심내용"})
_FIRST_MARKS, _LOWER_MARKS = frozenset("□■"), frozenset("○●ㅇ◦-·")
_POINT = lazy_regex(r"^[□■]\s?[가-힣 ]{2,8}\s?[:：]\s")
_CHAPTER = lazy_regex(r"\W*(?:[Ⅰ-Ⅻ]\s?[.)]?|\d{1,2}\s?[.)])\s")
_LONGEST_BOXED_DECK = 100
# … 총투자액 기준 150.9억 달러로 / 전년 대비 14.6% 하락하였다.: one sentence over two paragraphs
_PARTICLE_END = lazy_regex(r"[가-힣](?:으로|로|에서|에게|은|는|을|를)$")
_LONGEST_BROKEN = 25
# … 기여한 개인·단체에 시상하는 / ‘가람 문화상’ 후보 접수: what a particle or an adnominal ending parts from its noun
_WANTS_MORE = lazy_regex(r"[가-힣](?:으로|에서|에게|을|를|하는|되는|있는|없는|한|된|할|될)$")
_DASHES = "-–—‐"
# A headline and its deck on one line: … 지원 - 통합공고 실시 -
_TITLE_WITH_DECK = lazy_regex(r"^(?P<title>.{6,}?)\s+[-–—]\s*(?P<deck>\S.{3,}?)\s*[-–—]\s*$")


@dataclass(frozen=True, slots=True)
class Headline:
    """The top of a document.

    Attributes:
        title: None where no line stands out as one.
        subtitles: The deck, each line without its marks.
        masthead: The lines above and between, which are neither headline nor deck nor body.
        body: The first line of the body; None where the document ends before one.
    """

    title: Stated[str] | None
    subtitles: tuple[Stated[str], ...]
    masthead: tuple[Line, ...]
    body: Line | None


@once
def headline(document: Document) -> Headline:
    """Return headline, deck and masthead of a document, as far down as they reach."""
    top = lines(document)
    covered = cover(document, top)
    if covered is not None:
        title, last = covered
        below = top[last + 1 :]
        return Headline(title, (), top[: last + 1], below[0] if below else None)
    position = _find_title(document, top)
    if position is None:
        body = next((line for line in top if _opens_body(line)), None)
        above = tuple(line for line in top if body is None or line.start < body.start)
        return Headline(None, (), above, body)
    position, last = _restated(top, position, _end_of_title(top, position))
    title, decks = _read_title(document, top[position], top[position + 1 : last + 1])
    below = top[last + 1 :]
    skipped = _masthead_below(below, title.value)
    deck, body = _read_deck(below[skipped:], title.value)
    if _is_cover(below[:skipped], title.value):
        deck = []
    kicker = [each for each in _kicker(document, top[:position]) if not _ends_in(title, each)]
    subtitles = (
        *kicker,
        *decks,
        *(joined_spans(document, spans, "masthead.deck") for spans in deck),
    )
    return Headline(title, subtitles, (*top[:position], *below[:skipped]), body)


def _kicker(document: Document, above: Sequence[Line]) -> tuple[Stated[str], ...]:
    """Return the class of the document that a line of its own above the headline names."""
    named = [line for line in above if _CLASS_LINE.match(line.letters) and line.cell is None]
    return tuple(
        joined_spans(document, ((line.start, line.end),), "masthead.kicker") for line in named[-1:]
    )


def _ends_in(title: Stated[str], kicker: Stated[str]) -> bool:
    return letters(title.value).endswith(letters(kicker.value))


def _is_cover(skipped: Sequence[Line], title: str) -> bool:
    """Return whether the headline is on a cover, signed with a day: what follows is not a deck."""
    whole = letters(title)
    return any(is_day(line.text) and line.cell is None for line in skipped) and not any(
        _repeats(line, whole) for line in skipped
    )


def _restated(top: Sequence[Line], position: int, last: int) -> tuple[int, int]:
    """Return the lines of the headline; where the notice below says it again with 예고 or 공고, those."""
    whole = letters("".join(line.text for line in top[position : last + 1]))
    for start in range(last + 1, min(len(top), _REACH)):
        said = ""
        for end in range(start, min(len(top), start + _MOST_TITLE_LINES)):
            said += top[end].letters
            if said.startswith(whole) and said[len(whole) :] in _NOTICE_WORDS:
                return start, end
            if not (whole.startswith(said) and top[end].cell is None):
                break
    return position, last


def _find_title(document: Document, top: Sequence[Line]) -> int | None:
    """Return the index of the headline's line: a Markdown heading, the metadata's title, else by place."""
    known = letters(document.metadata.get("title", ""))
    reach = [line for line in top[:_REACH] if line.cell is None or is_framed(line)]
    for line in reach:
        if known and (line.letters == known or _has_deck_behind(line, known)):
            return top.index(line)
    # A board keeps the headline in a field of its own, beside the word 제목.
    for line in top[:_REACH]:
        if known and line.cell is not None and line.letters == known:
            return top.index(line)
    for line in reach:
        if (
            line.block.kind is BlockKind.HEADING
            and (line.block.marker == "#" or line.text.startswith("# "))
            and not _CLASS_LINE.match(line.letters)
            and not is_class(line.text)
        ):
            return top.index(line)
    candidates = [
        line
        for line in reach
        if not is_furniture(line)
        and len(line.letters) >= _SHORTEST_TITLE
        and not (line.cell is not None and _is_dashed(line))
        and not line.text.startswith(("※", "*"))
        and not _CLASS_LINE.match(line.letters)
    ]
    if not candidates:
        return None
    # ## … 지급되지 않았습니다.: a heading of Markdown may be a whole sentence
    is_heading = (candidates[0].block.marker or "").startswith("#")
    return top.index(candidates[0]) if is_heading or not _opens_body(candidates[0]) else None


def _has_deck_behind(line: Line, known: str) -> bool:
    """Return whether a line says the known headline, and a deck between dashes after it."""
    both = _TITLE_WITH_DECK.match(line.text)
    return both is not None and letters(both["title"]) == known


def _end_of_title(top: Sequence[Line], position: int) -> int:
    """Return the index of the headline's last line: in a frame its cell's, else where a word wants more."""
    line = top[position]
    last = position
    while last + 1 < len(top) and last - position < _MOST_TITLE_LINES:
        following = top[last + 1]
        if not _belongs_to_title(line, top[last], following):
            break
        last += 1
    return last


def _belongs_to_title(first: Line, last: Line, following: Line) -> bool:
    """Return whether the next line is still headline: in its frame, box or pair of headings, or wanted."""
    if following.opening or is_furniture(following) or _repeats(following, first.letters):
        return False
    if first.cell is not None:
        return (following.block, following.cell) == (first.block, first.cell)
    if following.cell is not None:
        return False
    if _CALLS.search(following.text) and not _CALLS.search(last.text):
        is_short = len(following.text) <= _LONGEST_CALL and "\n" not in following.block.text
        if following.block.id == last.block.id or (is_short and _THING.search(last.text)):
            return True
    boxed = first.is_boxed and following.block.id == first.block.id
    paired = last.block.marker == "#" and following.block.marker == "#"
    return boxed or paired or bool(_BROKEN_OFF.search(last.text))


def _read_title(
    document: Document, line: Line, more: Sequence[Line]
) -> tuple[Stated[str], tuple[Stated[str], ...]]:
    """Return the headline, whose further lines are ``more``, and the deck that is on its line."""
    start, end = line.start, line.end
    mark = re.match(r"#+\s*", line.text)
    start += mark.end() if mark else 0
    tag = CLASS_TAG.match(document.text[start:end])
    start += tag.end() if tag else 0
    division = _DIVISION_TAG.match(document.text[start:end])
    start += division.end() if division else 0
    behind = _END_TAG.search(document.text[start:end]) if not more else None
    end -= end - start - behind.start() if behind and behind.start() >= _SHORTEST_TITLE else 0
    for pattern, rule in ((_PROJECT, "masthead.project_name"), (_BUDGET_LINE, BUDGET_LINE_RULE)):
        named = pattern.match(document.text[start:end])
        if named is not None and not more:
            span = (start + named.start("name"), start + named.end("name"))
            return joined_spans(document, (span,), rule), ()
    both = (
        _TITLE_WITH_DECK.match(document.text[start:end]) if end - start < _LONGEST_TITLE else None
    )
    if both is None or more:
        spans = ((start, end), *((each.start, each.end) for each in more))
        return joined_spans(document, spans, "masthead.headline"), ()
    deck = (start + both.start("deck"), start + both.end("deck"))
    return (
        joined_spans(document, ((start, start + both.end("title")),), "masthead.headline"),
        (joined_spans(document, (deck,), "masthead.deck_beside_headline"),),
    )


def _masthead_below(below: Sequence[Line], title: str) -> int:
    """Return how many lines after the heading are masthead: those before the headline's repetition."""
    whole = letters(title)
    skipped, has_furniture, has_deck = 0, False, False
    for index, line in enumerate(below[:_REACH]):
        if is_furniture(line):
            has_furniture = True
            skipped = index + 1 if not has_deck else skipped
        elif _repeats(line, whole):
            skipped = index + 1 if has_furniture else skipped
        elif _opens_body(line):
            break
        else:
            has_deck = True
    return skipped


def _repeats(line: Line, whole: str) -> bool:
    """Return whether a line says the headline again, or a piece of it that was broken off."""
    own = line.letters
    if _CHAPTER.match(line.text):
        return False  # Ⅱ. ○○ 추진계획: a chapter called like the whole
    return len(own) >= 6 and (own in whole or (whole in own and len(own) < len(whole) * 1.3))


def _read_deck(
    below: Sequence[Line], title: str
) -> tuple[list[tuple[tuple[int, int], ...]], Line | None]:
    """Return the spans of each line of the deck and the first line of the body."""
    whole = letters(title)
    introduced = any(_INTRODUCTION.search(line.text) for line in below[:_REACH])
    decks: list[list[tuple[int, int]]] = []
    previous: Line | None = None
    for line, following in zip(below[:_REACH], (*below[1:], None), strict=False):
        if _repeats(line, whole) or line.letters in _DECK_LABELS:
            previous = None
            continue
        goes_on = previous is not None and _continues(previous, line)
        if not (goes_on and _is_open(previous, line)) and (
            _ends_deck(line, previous)
            or _runs_into_body(line, following)
            or (not introduced and _opens_outline(line, following))
        ):
            return _spans(decks), line
        if goes_on and decks:
            decks[-1].append(line.inner())
        elif len(line.letters) >= 2:
            decks.append([line.inner()])
        previous = line
    if len(below) <= _MOST_LONE_DECKS and all(map(_is_lone_deck, below)):
        return _spans(decks), below[0] if below else None  # the rest came as a file beside it
    return [], below[0] if below else None


def _opens_outline(line: Line, following: Line | None) -> bool:
    """Return whether a plain □ line is the first point of an outline: ``□ 보도매체 : …``, or points below it."""
    if line.opening[:1] not in _FIRST_MARKS or line.opening == "" or line.is_boxed:
        return False
    if _POINT.match(line.text):
        return True
    lower = following.opening[:1] if following is not None else ""
    return lower != "" and lower in _LOWER_MARKS


def _is_lone_deck(line: Line) -> bool:
    """Return whether a line after a dash says something of its own: no ``- 일시 : 7. 1.`` of a list."""
    said = line.text[line.inner()[0] - line.start :]
    return line.opening[:1] in set("-–—") and _LABELLED.match(said) is None


def _runs_into_body(line: Line, following: Line | None) -> bool:
    """Return whether a plain line breaks off at a particle and the next ends its sentence."""
    return (
        following is not None
        and line.block.kind is BlockKind.PARAGRAPH
        and following.block.kind is BlockKind.PARAGRAPH
        and not (line.opening or following.opening)
        and len(line.text) > _LONGEST_BROKEN
        and _PARTICLE_END.search(line.text) is not None
        and _SENTENCE_END.search(following.text) is not None
    )


def _spans(decks: Iterable[Iterable[tuple[int, int]]]) -> list[tuple[tuple[int, int], ...]]:
    return [tuple(spans) for spans in decks]


def _ends_deck(line: Line, previous: Line | None) -> bool:
    """Return whether the body begins here; a deck in a box ends with its box."""
    if previous is not None and previous.is_boxed and not line.is_boxed:
        return True
    is_grid = line.block.kind is BlockKind.TABLE and not is_framed(line)
    if (
        is_grid
        or line.letters in _CONTENTS
        or line.block.kind is BlockKind.CAPTION
        or _SECTION_LINE.match(line.text)
    ):
        return True
    is_heading = line.block.kind is BlockKind.HEADING
    if is_heading and (previous is not None or (line.block.marker or "#")[0] != "#"):
        return True
    if line.is_boxed:
        return len(line.text) > _LONGEST_BOXED_DECK and bool(_SENTENCE_END.search(line.text))
    return _opens_body(line)


def _opens_body(line: Line) -> bool:
    """Return whether a line is running text: a sentence, or a clause that runs on below a list mark."""
    text = line.text
    if _is_dashed(line):
        return False
    if _INTRODUCTION.search(text) or len(text) > _LONGEST_DECK_LINE:
        return True
    if _SENTENCE_END.search(text) and (text.rstrip()[-1] in ".。" or len(text) > 60):
        return True
    if _SENTENCE_WITHIN.search(text) or _NOMINAL_END.search(text) or _is_broken_sentence(line):
        return True
    runs_on = _RUNNING_ON.search(text) or _PLAIN_END.search(text)
    return line.opening[:1] in _BODY_MARKS and line.opening != "" and bool(runs_on)


def _is_broken_sentence(line: Line) -> bool:
    """Return whether a line is the first of several that make one paragraph of running text."""
    block = line.block
    return (
        block.kind is BlockKind.PARAGRAPH
        and "\n" in block.text.strip()
        and not line.opening
        and bool(_SENTENCE_END.search(block.text.strip()))
    )


def _is_dashed(line: Line) -> bool:
    """Return whether dashes enclose the line, as only decks are written."""
    return line.text[0] in _DASHES and line.text[-1] in _DASHES


def _continues(previous: Line, line: Line) -> bool:
    """Return whether a line goes on where the one before broke off."""
    if line.opening or _is_dashed(previous):
        return False
    if previous.text[-1] in ",·ㆍ･‧(" or _BROKEN_OFF.search(previous.text):
        return True
    if _closes_dashes(previous, line) or _WANTS_MORE.search(previous.text):
        return True
    return line.block.id == previous.block.id and bool(
        previous.opening or line.text.endswith(("-", "–"))
    )


def _is_open(previous: Line | None, line: Line) -> bool:
    """Return whether a line after a mark is surely not done: a closing dash or a noun is still to come."""
    if previous is None or _SENTENCE_END.search(line.text):
        return False
    wants = bool(previous.opening) and _WANTS_MORE.search(previous.text) is not None
    return wants or _closes_dashes(previous, line)


def _closes_dashes(previous: Line | None, line: Line) -> bool:
    """Return whether dashes enclose both lines: ``- 전국`` and ``12개 단체 선정 -``."""
    opened = previous is not None and previous.opening and previous.text[0] in _DASHES
    return bool(opened) and line.text[-1] in _DASHES
