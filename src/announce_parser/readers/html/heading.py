"""The headline among the titles of a page: ``2024년 수출 지원사업 공고 | 공고 | 산업진흥원``.

The part that the page itself shows as a line is the headline. Where it shows none, as a body that was cut
out of its page does, the longest part is, unless it is but the name of the site.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from announce_parser.readers.html.meta import titles
from announce_parser.readers.html.tree import attribute, find_all, letters, tag, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element as Element

# What is between the parts of a title; a dash or bar within a headline has no space beside it.
_BETWEEN = re.compile(r"\s+[|｜<>＜＞«»–—-]\s+|\s*(?:::|\|\||≫|≪|》|《)\s*|\s+\|\s*|\s*\|\s+")
_LEAST = 8
_LEAST_BEFORE_DECK = 15
_LINES = ("h1", "h2", "h3", "h4", "h5", "p", "td", "th", "dt", "dd", "strong", "div", "span", "li")
_LONGEST = 300
# … 참여기업 모집 공고, … 선발 안내(2차): a heading that ends so is a notice's; near miss: 공지사항, 사업안내
_CALLS = re.compile(
    r"(?:공\s?고(?:문)?|모\s?집|공\s?모(?:전)?|선\s?발|안\s?내|시행\s?계획)\s*(?:[(\[][^()\[\]]{1,20}[)\]])?\s*$"
)
# ○○기술평가원, ○○재단: a name that ends so and says nothing else is the site's.
_OFFICE = re.compile(
    r"^[가-힣A-Za-z0-9]{2,20}(?:원|재단|공단|공사|센터|협회|진흥회|시청|군청|구청|도청|파크|청|부|처|위원회|대학교|포털|누리집)$"
)
_LEAST_CALLING = 12
_TITLE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:subject|sbj|tit|title|subj|bbs_?tit|view_?tit(?:le)?)(?:$|[\s_-])"
)
_FIELDS = frozenset({"제목", "공고명", "글제목", "공고제목"})  # title, name of the notice
# Words of the site, not of a notice: 공지사항, 보도자료, 알림마당, 상세보기 …
_SITE_WORDS = re.compile(
    r"(?:공지\s?사항|보도\s?자료|알림\s?(?:마당|소식)|고시\s?[·/]?\s?공고|게시판|누리집|홈페이지|상세\s?(?:보기|화면|조회)?|(?:글|내용)\s?보기|새\s?소식|대표\s?포털|view|home|main)$",
    re.IGNORECASE,
)


# An office alone is the name of the site: 한국○○공단; near miss: 한국○○공단 채용 공고
_OFFICE = re.compile(
    r"^[가-힣]{2,14}(?:공단|공사|재단|진흥원|연구원|평가원|기술원|관리원|정보원|교육원|개발원|센터|협회|위원회|시청|군청|구청|도청|교육청|대학교|테크노파크)$"
)


@dataclass(frozen=True, slots=True)
class PageHeadline:
    """What the head says the page is about.

    Attributes:
        text: None where the head names but the site, or nothing.
        is_shown: Whether the body shows it as a line of its own.
    """

    text: str | None = None
    is_shown: bool = False

    @property
    def letters(self) -> str:
        """Its letters and digits."""
        return letters(self.text or "")


def find_headline(root: Element, stated: Mapping[str, str]) -> PageHeadline:
    """Return the headline of a page; `stated` is its metadata, for the office's name that is not one."""
    wholes = titles(root)
    parts = [part.strip() for whole in wholes for part in (whole, *_BETWEEN.split(whole))]
    shown = _shown_lines(root)
    known = [part for part in parts if _is_shown(letters(part), shown) and not _OFFICE.match(part)]
    field = _find_field(root) or _find_heading(root)
    offices = {letters(value) for value in stated.values()}
    best = max(known, key=len, default="")
    if known and (field is None or not _is_site(best, offices)):
        return PageHeadline(best, is_shown=True)
    if field is not None:
        return PageHeadline(field, is_shown=True)
    own = [part for part in _without_site(wholes) if letters(part) not in offices]
    return PageHeadline(max(own, key=len)) if own else PageHeadline()


def _is_shown(part: str, shown: frozenset[str]) -> bool:
    """Return whether a line says a part of the title, or a long one and the deck after it."""
    if len(part) < _LEAST:
        return False
    return part in shown or (
        len(part) >= _LEAST_BEFORE_DECK and any(line.startswith(part) for line in shown)
    )


def _shown_lines(root: Element) -> frozenset[str]:
    """Return the letters of all short lines of the body."""
    texts = (
        text_of(element)
        for element in find_all(root, *_LINES)
        if not any(tag(inner) in ("p", "div", "table") for inner in element)
    )
    pieces = (str(text) for text in root.itertext() if _LEAST <= len(text) <= _LONGEST)
    lines = frozenset(letters(text) for text in texts if len(text) <= _LONGEST)
    head = {letters(text) for whole in titles(root) for text in (whole,)}
    return lines | (frozenset(map(letters, pieces)) - head)


def _find_field(root: Element) -> str | None:
    """Return what a board's own field of the headline says, ``<th>제목</th><td>…</td>``."""
    for label in find_all(root, "th", "td", "dt", "strong", "span"):
        if letters(label.text or "") not in _FIELDS:
            continue
        value = label.getnext()
        text = text_of(value) if value is not None else ""
        if _LEAST <= len(letters(text)) <= _LONGEST:
            return text
    return None


def _find_heading(root: Element) -> str | None:
    """Return the first heading that calls for something, ``<h3 class="subject">…모집 공고</h3>``: titles name the site."""
    for element in find_all(root, "h1", "h2", "h3", "h4", "th", "p", "div", "strong"):
        named = f"{attribute(element, 'class')} {attribute(element, 'id')}".lower()
        is_heading = tag(element) in ("h1", "h2", "h3", "h4") or _is_wide(element)
        if not is_heading and not _TITLE_CLASS.search(named):
            continue
        text = text_of(element)
        if _LEAST_CALLING <= len(letters(text)) <= _LONGEST and _CALLS.search(text):
            return None if _SITE_WORDS.search(text) else text
    return None


def _is_site(part: str, offices: set[str]) -> bool:
    """Return whether what title and page both say is but whose page it is: the name in the site's banner."""
    bare = letters(part)
    return bare in offices or _SITE_WORDS.search(part) is not None or bool(_OFFICE.search(bare))


def _is_wide(cell: Element) -> bool:
    """Return whether a heading cell has its row of the board to itself."""
    row = cell.getparent()
    return tag(cell) == "th" and row is not None and len(row) == 1 and row.getprevious() is None


def _without_site(wholes: Sequence[str]) -> list[str]:
    """Return the parts that may be headlines: of the first title that has one."""
    for whole in wholes:
        parts = [part.strip() for part in _BETWEEN.split(whole)]
        kept = [
            part
            for part in parts
            if len(letters(part)) >= _LEAST
            and not (_SITE_WORDS.search(part) or _OFFICE.match(part))
        ]
        if kept:
            return kept
    return []
