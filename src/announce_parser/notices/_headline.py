"""The headline, its deck, and where the body begins.

``중소기업 설비 지원에 500억원 - 통합공고 실시 -`` is a headline with its deck on one line. The deck is
what stands between headline and first sentence: ``- 상반기 2천 개사 지원 -``. A headline that is repeated
below a Markdown heading is the same headline; a class tag, ``[보도참고]``, is none of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind
from announce_parser.notices._base import place
from announce_parser.notices._lines import Line, letters, lines
from announce_parser.notices._words import (
    CLASS_TAG,
    DIVISION_LABELS,
    FURNITURE_LABELS,
    HEAD,
    ISSUED_LABELS,
    RELEASE_LABELS,
    ROLES,
    is_name,
    is_position,
)
from announce_parser.once import once
from announce_parser.record import Stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from announce_parser.document import Block, Document, Table

# How far down a headline or deck may stand, in lines: mastheads of several offices are long.
_REACH = 60
_LONGEST_TITLE, _LONGEST_DECK_LINE = 300, 160
# A frame around a headline: at most so many filled cells, at least so many letters.
_MOST_BOXED, _LEAST_BOXED, _MOST_TITLE_LINES = 3, 8, 4
_LABELS = RELEASE_LABELS | ISSUED_LABELS | DIVISION_LABELS | FURNITURE_LABELS | ROLES
_LABELLED = re.compile(r"^[\s\-•□○ㅇ※*]*(?P<label>[가-힣A-Za-z ]{2,14}?)\s*(?:[:：]|\s{2,}|$)")
_PHONE = re.compile(r"\d{2,4}\s*[-)~.]\s*\d{3,4}\s*-\s*\d{4}|[☎☏]|\d{4}-\d{4}")
_DAY = re.compile(
    r"^[\s('‘’]*\d{2,4}\s*[.년/-]\s*\d{1,2}\s*[.월/-]\s*\d{1,2}\s*[.일]?\s*(?:\(?[월화수목금토일]\)?)?[^가-힣]*$"
)
_PAGES = re.compile(r"^총?\s*\d+\s*(?:쪽|매|페이지)$")
# ○○부 공고 제2023-12호: a notice's number stands above its headline.
_NUMBER = re.compile(
    r"^[^가-힣]{0,6}[가-힣 ]{2,30}(?:공고|고시)\s?제?\s?(?:[가-힣]{1,6}\s?)?\d{4}\s?-\s?\d{1,5}\s?호[\s\])>】]*(?:\([^()]*\))?\s*$"
)
_RELEASE_WISH = re.compile(r"(?:배포\s*즉시|즉시\s*보도|보도\s*하여|보도해\s*주|이후\s*보도)")
# ○○부(장관 ○○○)는: the first sentence of nearly every release.
_INTRODUCTION = re.compile(rf"\(\s*{HEAD}\s+[가-힣]{{2,4}}\s*[,)·]")
_SENTENCE_END = re.compile(r"(?:[다요죠까]\s*[.。?!]|니다)[\s\"'”’」』)\]]*$|다[\"”’']?라?며,?$")
_NOMINAL_END = re.compile(
    r"(?:밝힘|하였음|했음|있음|없음|예정임|계획임|하였다|했다|한다|된다)\s*\.?$"
)
_RUNNING_ON = re.compile(
    r"(?:하며|으며|이며|있으며|하고|되고|있고|했고|하여|하는 한편|[가-힣]는데|[가-힣]으로)\s*,?$|,$"
)
_BODY_MARKS = frozenset("□■○●ㅇ◦")
_SECTION_LINE = re.compile(r"^(?:\d{1,2}|[ⅠⅡⅢⅣⅤⅥ]\.?|[<〈【\[《].*[>〉】\]》]|제\d+[조장].*)$")
# Words that want another behind them: 및, 의, 위한 …
_BROKEN_OFF = re.compile(r"\s(?:및|또는|등의|위한|통한|대한|따른)$|[가-힣]{2}[의를을]$")
# A headline and its deck on one line: … 지원 - 통합공고 실시 -
_TITLE_WITH_DECK = re.compile(r"^(?P<title>.{6,}?)\s+[-–—]\s*(?P<deck>\S.{3,}?)\s*[-–—]\s*$")


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
    position = _find_title(document, top)
    if position is None:
        body = next((line for line in top if _opens_body(line)), None)
        above = tuple(line for line in top if body is None or line.start < body.start)
        return Headline(None, (), above, body)
    last = _end_of_title(top, position)
    title, decks = _read_title(document, top[position], top[position + 1 : last + 1])
    below = top[last + 1 :]
    skipped = _masthead_below(below, title.value)
    deck, body = _read_deck(below[skipped:], title.value)
    subtitles = (*decks, *(_stated(document, spans, "deck") for spans in deck))
    return Headline(title, subtitles, (*top[:position], *below[:skipped]), body)


def is_furniture(line: Line) -> bool:
    """Return whether a line belongs to a masthead: a label, its value, a number to call, a day."""
    if line.block.kind is BlockKind.TABLE and not is_headline_box(line.block):
        return True
    return _is_furniture_text(line.text)


def _is_furniture_text(text: str) -> bool:
    if _RELEASE_WISH.search(text) or _PHONE.search(text) or _DAY.match(text) or _PAGES.match(text):
        return True
    if _NUMBER.match(text):
        return True
    match = _LABELLED.match(text)
    if match and letters(match["label"]) in _LABELS:
        return True
    return letters(text) in _LABELS or is_position(letters(text))


def _find_title(document: Document, top: Sequence[Line]) -> int | None:
    """Return the index of the headline's line: a Markdown heading, the metadata's title, else by place."""
    known = letters(document.metadata.get("title", ""))
    reach = [line for line in top[:_REACH] if line.cell is None or is_headline_box(line.block)]
    for line in reach:
        if known and (line.letters == known or _has_deck_behind(line, known)):
            return top.index(line)
    # A board keeps the headline in a field of its own, beside the word 제목.
    for line in top[:_REACH]:
        if known and line.cell is not None and line.letters == known:
            return top.index(line)
    for line in reach:
        if line.block.kind is BlockKind.HEADING and (
            line.block.marker == "#" or line.text.startswith("# ")
        ):
            return top.index(line)
    candidates = [
        line
        for line in reach
        if not is_furniture(line)
        and len(line.letters) >= 6
        and not (line.cell is not None and _is_dashed(line))
    ]
    return top.index(candidates[0]) if candidates and not _opens_body(candidates[0]) else None


def _has_deck_behind(line: Line, known: str) -> bool:
    """Return whether a line says the known headline, and a deck between dashes behind it."""
    both = _TITLE_WITH_DECK.match(line.text)
    return both is not None and letters(both["title"]) == known


def is_headline_box(block: Block) -> bool:
    """Return whether a block is but a frame around headline and deck: few cells in one column, no label."""
    return block.table is not None and _is_frame(block.table)


@once
def _is_frame(table: Table) -> bool:
    filled = [cell for cell in table.cells if cell.text.strip()]
    if not 1 <= len(filled) <= _MOST_BOXED or len({cell.col for cell in filled}) > 1:
        return False
    texts = [line for cell in filled for line in cell.text.split("\n") if line.strip()]
    written = sum(len(letters(text)) for text in texts)
    return _LEAST_BOXED <= written <= _LONGEST_TITLE and not any(
        _is_furniture_text(text.strip()) or text.lstrip()[:1] in _BODY_MARKS for text in texts
    )


def _end_of_title(top: Sequence[Line], position: int) -> int:
    """Return the index of the headline's last line: in a frame its cell's, else where a word wants more."""
    line = top[position]
    last = position
    while last + 1 < len(top) and last - position < _MOST_TITLE_LINES:
        following = top[last + 1]
        framed = line.cell is not None and (following.block, following.cell) == (
            line.block,
            line.cell,
        )
        broken = line.cell is None and bool(_BROKEN_OFF.search(top[last].text))
        if not (framed or broken) or following.opening or is_furniture(following):
            break
        last += 1
    return last


def _read_title(
    document: Document, line: Line, more: Sequence[Line]
) -> tuple[Stated[str], tuple[Stated[str], ...]]:
    """Return the headline, whose further lines are ``more``, and the deck that stands on its line."""
    start, end = line.start, line.end
    mark = re.match(r"#+\s*", line.text)
    start += mark.end() if mark else 0
    tag = CLASS_TAG.match(document.text[start:end])
    start += tag.end() if tag else 0
    both = (
        _TITLE_WITH_DECK.match(document.text[start:end]) if end - start < _LONGEST_TITLE else None
    )
    if both is None or more:
        spans = ((start, end), *((each.start, each.end) for each in more))
        return _stated(document, spans, "headline"), ()
    deck = (start + both.start("deck"), start + both.end("deck"))
    return (
        _stated(document, ((start, start + both.end("title")),), "headline"),
        (_stated(document, (deck,), "deck on the headline's line"),),
    )


def _masthead_below(below: Sequence[Line], title: str) -> int:
    """Return how many lines after the heading are masthead: those before the headline's repetition."""
    whole = letters(title)
    skipped, has_furniture = 0, False
    for index, line in enumerate(below[:_REACH]):
        if is_furniture(line):
            has_furniture = True
            skipped = index + 1 if not _collects(below[:index], whole) else skipped
        elif _repeats(line, whole):
            skipped = index + 1 if has_furniture else skipped
        elif _opens_body(line):
            break
    return skipped


def _collects(before: Iterable[Line], whole: str) -> bool:
    """Return whether a line of the deck has been met before this one."""
    return any(not is_furniture(line) and not _repeats(line, whole) for line in before)


def _repeats(line: Line, whole: str) -> bool:
    """Return whether a line says the headline again, or a piece of it that was broken off."""
    own = line.letters
    return len(own) >= 6 and (own in whole or (whole in own and len(own) < len(whole) * 1.3))


def _read_deck(
    below: Sequence[Line], title: str
) -> tuple[list[tuple[tuple[int, int], ...]], Line | None]:
    """Return the spans of each line of the deck and the first line of the body."""
    whole = letters(title)
    decks: list[list[tuple[int, int]]] = []
    previous: Line | None = None
    for line in below[:_REACH]:
        if _repeats(line, whole):
            previous = None
            continue
        if _ends_deck(line, previous):
            return _spans(decks), line
        if previous is not None and _continues(previous, line):
            decks[-1].append(line.inner())
        elif len(line.letters) >= 2:
            decks.append([line.inner()])
        previous = line
    return [], below[0] if below else None


def _spans(decks: Iterable[Iterable[tuple[int, int]]]) -> list[tuple[tuple[int, int], ...]]:
    return [tuple(spans) for spans in decks]


def _ends_deck(line: Line, previous: Line | None) -> bool:
    """Return whether the body begins here; a deck in a box ends with its box."""
    if previous is not None and previous.is_boxed and not line.is_boxed:
        return True
    is_grid = line.block.kind is BlockKind.TABLE and not is_headline_box(line.block)
    if is_grid or _SECTION_LINE.match(line.text):
        return True
    if previous is not None and line.block.kind is BlockKind.HEADING:
        return True
    return not line.is_boxed and _opens_body(line)


def _opens_body(line: Line) -> bool:
    """Return whether a line is running text: a sentence, or a clause that runs on below a list mark."""
    text = line.text
    if _is_dashed(line):
        return False
    if _INTRODUCTION.search(text) or len(text) > _LONGEST_DECK_LINE:
        return True
    if _SENTENCE_END.search(text) and (text.rstrip()[-1] in ".。" or len(text) > 60):
        return True
    if _NOMINAL_END.search(text):
        return True
    return line.opening[:1] in _BODY_MARKS and line.opening != "" and bool(_RUNNING_ON.search(text))


def _is_dashed(line: Line) -> bool:
    """Return whether dashes enclose the line, as only decks are written."""
    return line.text[0] in "-–—‐" and line.text[-1] in "-–—‐"


def _continues(previous: Line, line: Line) -> bool:
    """Return whether a line goes on where the one before broke off."""
    if line.opening or _is_dashed(previous):
        return False
    if previous.text[-1] in ",·ㆍ･‧(" or _BROKEN_OFF.search(previous.text):
        return True
    return line.block.id == previous.block.id and bool(
        previous.opening or line.text.endswith(("-", "–"))
    )


def _stated(document: Document, spans: Sequence[tuple[int, int]], rule: str) -> Stated[str]:
    """Return the text of spans, joined by a space unless a word was broken after a middle dot."""
    joined = ""
    for start, end in spans:
        piece = re.sub(r"\s+", " ", document.text[start:end]).strip()
        joined += piece if not joined or joined[-1] in "·ㆍ･‧(" else f" {piece}"
    places = tuple(place(document.source(start, end)) for start, end in spans)
    return Stated(joined, places, rule, 0.95)


def names_person(line: Line) -> bool:
    """Return whether a line is nothing but a person's name."""
    return is_name(line.text)
