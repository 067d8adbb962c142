"""What a masthead is made of: labels and their values, numbers to call, days, wishes for the release.

A headline is what is left at the top when the furniture is set aside. It may be in a frame of its own or be
one wide row of the same grid that holds date, division and telephone, as cities print their releases.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind
from announce_parser.notices._lines import letters
from announce_parser.notices._words import (
    CENTRAL_OFFICES,
    DIVISION_LABELS,
    FURNITURE_LABELS,
    ISSUED_LABELS,
    RELEASE_LABELS,
    ROLES,
    is_position,
)
from announce_parser.once import once
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from announce_parser.document import Block, Cell, Table
    from announce_parser.notices._lines import Line

_LABELS = RELEASE_LABELS | ISSUED_LABELS | DIVISION_LABELS | FURNITURE_LABELS | ROLES
# 보도시점 2024. 6. 21. · 배포일 : 6. 21. · a label alone; near miss: 보도 이후 달라진 점
_LABELLED = lazy_regex(
    r"^[\s\-•□○ㅇ※*(\[]*(?P<label>[가-힣A-Za-z ]{2,14}?)\s*(?:[:：)\]]|\s{2,}|\s(?=[\d'‘’(])|$)"
)
_PHONE = lazy_regex(r"\d{2,4}\s*[-)~.]\s*\d{3,4}\s*-\s*\d{4}|[☎☏]|\d{4}-\d{4}")
_DAY = lazy_regex(
    r"^[\s('‘’]*\d{2,4}\s*[.년/-]\s*\d{1,2}\s*(?:[.월/-]\s*\d{1,2}\s*[.일]?|[.월])\s*(?:\(?[월화수목금토일]\)?)?[^가-힣]*+"
    r"(?:[조석]간(?:용|부터)?[^가-힣]*+)?$"
)
# (온라인) 12. 2.(화) 16:00 · 지면 : 3. 6. 조간: the channels of an embargo; near miss: 온라인 플랫폼 2곳 구축
_CHANNEL = lazy_regex(
    r"^[\s([<]*(?:온\s*라\s*인|인\s*터\s*넷|지\s*면|방\s?송|통\s?신|신\s?문|뉴\s?미\s?디\s?어)(?:\s?[·,/]\s?(?:온라인|인터넷|지면|방송|통신|신문))*[\s)\]>:：]*\d"
)
# ○○시 보도자료: the class of the paper after whose it is; near miss: 보도자료 전달 체계 개편
_CLASS = lazy_regex(
    r"""
    ^[#\s\[(【<]*(?:[가-힣·ㆍ,]{2,15}\s){0,5}(?:(?:공동|합동)\s?)?(?:보\s?도\s?(?:참\s?고\s?
        |설\s?명\s?|해\s?명\s?)?자\s?료|(?:참\s?고|설\s?명|해\s?명)\s?자\s?료|보도\s?참고
      |뉴스)[\s\])】>]*$
    """,
    re.VERBOSE,
)
# 보도시점 배포 즉시 / 배포 2. 5.: labels of the release and their words; near miss: 보도시점에 따라
_RELEASE_LINE = lazy_regex(
    r"^\W*(?:보\s?도\s?(?:시\s?점|일\s?시)|엠\s?바\s?고)\s?[:：]?\s{0,4}(?:즉시|배포|별도|제한\s?없음)"
)
# HOME > 알림마당 > 고시/공고: the path of a site; near miss: 홈 > 이라는 기호
_PATH = lazy_regex(r"^\W*(?:HOME|Home|홈|처음|메인)(?:\s?[>›»〉]\s?[^>›»〉\n]{1,20}){1,6}$")
# 심사위원 모집 공고문.hwpx: a file that a board lists
_FILE_NAME = lazy_regex(
    r"^.{1,120}\.(?:hwpx?|pdf|docx?|xlsx?|pptx?|odt|zip)(?:\s?[\[(].{0,24})?$", re.IGNORECASE
)
# 담당부서 교통정책과: a board's field without a colon; near miss: 담당자 교육 실시
_FIELD = lazy_regex(
    r"""
    ^(?:등록일|등록자|작성일|작성자|게시일|담당\s?부서|부서명?|담당자|연락처|전화(?:번호)?
      |조회수?)\s{1,3}(?:[\d,.\-]{1,14}|[가-힣]{2,4}|[가-힣A-Za-z0-9]{2,14}(?:[과팀실국]|담당관
        |센터))$
    """,
    re.VERBOSE,
)
_BOARD = (_FILE_NAME, _RELEASE_LINE, _PATH, _FIELD)
_PAGES = lazy_regex(
    r"^(?:총|쪽수|매수)?\s*[:：]?\s*\d+\s*(?:쪽|매|페이지)$|^사진\s?(?:있음|없음|유|무)"
)
# ○○부 공고 제2023-12호: a notice's number is above its headline.
NUMBER_LINE = lazy_regex(
    r"^[^가-힣]{0,6}(?:[가-힣 ]{2,30})?(?:공고|고시)\s?제?\s?(?:[가-힣]{1,6}\s?)?\d{4}\s?[-–—]\s?\d{1,5}\s?호[\s\])>】]*(?:\([^()]*\))?\s*$"
)
RELEASE_WISH = lazy_regex(
    r"배포\s*즉시|즉시\s*보도|바로\s*보도|보도\s*하여|보도해\s*주|이후\s*보도|보도할\s*수\s*있|^주시기\s*바랍니다"
)
# 입주자모집공고일 : 2022. 7. 27
_DAY_LABEL = lazy_regex(r"(?:공고일|배포일|게시일|공고기간)$")
_YEAR = lazy_regex(r"\d{4}")
_MOST_BOXED, _LEAST_BOXED, _LONGEST_TITLE = 3, 8, 300
_BODY_MARKS = frozenset("□■○●ㅇ◦")


def is_furniture(line: Line) -> bool:
    """Return whether a line belongs to a masthead: a label, its value, a number to call, a day."""
    if line.block.kind is BlockKind.TABLE and not is_framed(line):
        return True
    return is_furniture_text(line.text)


def is_framed(line: Line) -> bool:
    """Return whether a line of a table may be headline or deck: in a frame, or in a masthead's wide row."""
    return is_headline_box(line.block) or is_headline_row(line.block, line.cell)


def is_furniture_text(text: str) -> bool:
    """Return whether words are a masthead's, wherever they are."""
    if RELEASE_WISH.search(text) or _PHONE.search(text) or _DAY.match(text) or _PAGES.match(text):
        return True
    if any(each.match(text) for each in _BOARD) or is_dated_office(text):
        return True
    if _CLASS.match(text) or NUMBER_LINE.match(text) or _CHANNEL.match(text):
        return True
    match = _LABELLED.match(text)
    label = match["label"] if match else ""
    is_valued = match is not None and match.end() < len(text)
    if letters(label) in _LABELS or (is_valued and _begins_with_label(label)):
        return True
    if _DAY_LABEL.search(letters(label)) and _YEAR.search(text):
        return True
    return letters(text) in _LABELS or is_position(letters(text))


def _begins_with_label(words: str) -> bool:
    """Return whether words are a label, or begin with one whose value is missing: 보도시점 배포 1. 30."""
    every = words.split()
    return any(letters("".join(every[:last])) in _LABELS for last in range(1, len(every) + 1))


def is_class(text: str) -> bool:
    """Return whether a line names the class of a release and nothing but whose it is."""
    return _CLASS.match(text) is not None


def is_channel(text: str) -> bool:
    """Return whether a line gives the hour or day for one channel of an embargo."""
    return _CHANNEL.match(text) is not None


def is_day(text: str) -> bool:
    """Return whether a line is nothing but a day or a month, as covers are dated."""
    return _DAY.match(text) is not None


# 2026.02.11 ○○부: how portals head a release
_DATED_OFFICE = lazy_regex(
    r"""
    (?P<before>[가-힣]{3,14}[\s|·,]{1,5})?(?P<day>(?:19
        |20)\d{2}\s?[.-]\s?\d{1,2}\s?[.-]\s?\d{1,2}\.?)(?P<behind>[\s|·,]{1,5}[가-힣]{3,14})?
    """,
    re.VERBOSE,
)


def is_dated_office(text: str) -> bool:
    """Return whether a line is a day and the office that issued something on it: ``2026.02.11 관세청``."""
    match = _DATED_OFFICE.fullmatch(text.strip())
    if match is None:
        return False
    named = [letters(part) for part in (match["before"], match["behind"]) if part]
    return len(named) == 1 and named[0] in CENTRAL_OFFICES


def is_headline_box(block: Block) -> bool:
    """Return whether a block is but a frame around headline and deck: few cells in one column, no label."""
    return block.table is not None and _is_frame(block.table)


@once
def _is_frame(table: Table) -> bool:
    filled = list(islice((cell for cell in table.cells if cell.text.strip()), _MOST_BOXED + 1))
    if not 1 <= len(filled) <= _MOST_BOXED or len({cell.col for cell in filled}) > 1:
        return False
    texts = [line for cell in filled for line in cell.text.split("\n") if line.strip()]
    written = sum(len(letters(text)) for text in texts)
    return _LEAST_BOXED <= written <= _LONGEST_TITLE and not any(
        is_furniture_text(text.strip()) or text.lstrip()[:1] in _BODY_MARKS for text in texts
    )


def is_headline_row(block: Block, cell: Cell | None) -> bool:
    """Return whether a cell spans most of a masthead's grid below its labels, and is none of them."""
    table = block.table
    if table is None or cell is None or cell.row == 0 or 2 * cell.col_span <= table.n_cols:
        return False
    return _first_label(table) < cell.row and _reads_as_headline(cell)


@once
def _first_label(table: Table) -> int:
    """Return the first row with a label that does not span it, or how many rows there are."""
    return min(
        (
            cell.row
            for cell in table.cells
            if cell.text and cell.col_span < table.n_cols and letters(cell.text) in _LABELS
        ),
        default=table.n_rows,
    )


def _reads_as_headline(cell: Cell) -> bool:
    first = next((line.strip() for line in cell.text.split("\n") if line.strip()), "")
    return len(letters(first)) >= _LEAST_BOXED and not is_furniture_text(first)
