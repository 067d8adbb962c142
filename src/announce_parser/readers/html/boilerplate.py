"""What is the site's and not the notice's: menus, paths, buttons to share, neighbours in the list, copyright.

Three kinds of signs: what tags and roles say (``nav``, ``role="banner"``), what class names say by custom
(``gnb``, ``lnb``, ``breadcrumb``), and what the words say (``이전글``, ``목록``, ``Copyright ⓒ``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.patterns import lazy_regex
from announce_parser.readers.html.tree import attribute, find_all, letters, remove, tag, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TAGS = frozenset({"nav", "header", "footer", "aside", "dialog", "menu"})
_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tablist"}
)  # fmt: skip
# Words of class names and ids; a name is taken apart at hyphens, underscores and capitals.
_NAMES = frozenset(
    {"gnb", "lnb", "snb", "tnb", "nav", "navi", "navigation", "breadcrumb", "breadcrumbs", "sns", "share", "sharing", "skip",
     "skipnav", "satisfaction", "satisfy", "paging", "pagination", "pager", "sitemap", "quickmenu", "footer", "copyright", "familysite",
     "prevnext", "nextprev", "topmenu", "sidebar", "sidemenu", "leftmenu", "popup", "cookie", "banner", "toolbar", "kogl", "ccl"}
)  # fmt: skip
_NAME_PARTS = lazy_regex(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
# The sentence under which portals reprint a release: what follows is the portal's own.
_REPRINTED = lazy_regex(
    r"이\s?(?:자료|기사|보도자료)는\s.{1,60}?(?:자료|기사)를?\s?전재하여\s?제공(?:함|합니다)"
)
_WHOSE = lazy_regex(r"이\s?자료는\s(?P<office>[가-힣]{2,14})의\s보도자료를\s전재하여\s제공")
# 공공누리: the licence mark of public works; pages end with it.
_LICENSED = lazy_regex(
    r"공공누리.{0,40}(?:출처\s?표시|유형).{0,60}(?:이용|개방|조건)|공공저작물.{0,40}이용\s?조건"
)
_STANDING = lazy_regex(
    r"[\[(]?\s?(?:목록(?:\s?(?:보기|으로|가기))?|이전|다음|이전\s?글|다음\s?글|인쇄(?:하기)?|출력|공유(?:하기)?|스크랩|닫기|"
    r"(?:페이스북|트위터|카카오(?:톡|스토리)?|네이버\s?(?:블로그|밴드)?|밴드|블로그|엑스|X)(?:\s?(?:공유|에\s?공유)(?:하기)?)?|"
    r"(?:주소|URL|링크)\s?복사(?:하기)?|맨\s?위로|위로|TOP|홈|HOME|글자\s?(?:크기|확대|축소).{0,12}|화면\s?(?:확대|축소)|"
    r"(?:본문|메뉴|주메뉴)\s?(?:바로\s?가기|건너뛰기)|바로\s?보기|미리\s?보기|다운로드|내려\s?받기|새\s?창(?:으로)?\s?열(?:림|기)|전체\s?다운로드|"
    r"이전\s?다음\s?(?:기사|글)|좋아요\s?\d{0,6}|추천\s?\d{0,6}|조회\s?수?\s?[:：]?\s?[\d,]{1,9})\s?[\])]?",
    re.IGNORECASE,
)
_STANDING_START = lazy_regex(
    r"(?:(?:이전|다음)\s?(?:글|기사|게시물)\s.{1,200}|(?:이전|다음)(?:글|기사)\S.{1,200}"
    r"|(?:이|현재)\s?(?:페이지|메뉴|자료|콘텐츠).{0,40}(?:만족|도움이\s?되).{0,200}|(?:(?:페이지|콘텐츠|메뉴|홈페이지|정보|누리집)\s?)?만족도\s?(?:조사|평가)?\s?[:：]?"
    r"|(?:copyright|ⓒ|©).{0,200}|.{0,30}all\s?rights?\s?reserved.{0,60})",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_LINE = 260
# The fields of a board: number, title, writer, division, in charge, telephone, days, attachments …
FIELDS = frozenset(
    {"제목", "공고명", "사업명", "공고번호", "고시번호", "등록일", "등록일자", "작성일", "작성일자", "게시일", "게시일자", "공고일", "공고일자",
     "배포일", "배포일시", "보도일", "보도시점", "담당부서", "담당자", "부서", "부서명", "작성자", "등록자", "게시자", "담당", "연락처", "전화",
     "전화번호", "문의처", "문의", "이메일", "공고기간", "접수기간", "신청기간", "게시기간", "게재기간", "첨부", "첨부파일", "붙임", "붙임파일", "파일", "분류",
     "기관명", "소관부처", "지자체", "수행기관", "지원분야", "분야", "구분", "마감일", "주관기관", "시행기관"}
)  # fmt: skip
_LABEL_TAGS = (
    "th",
    "dt",
    "strong",
    "b",
    "span",
    "em",
    "li",
    "td",
    "p",
    "label",
    "div",
    "h5",
    "h6",
    "dd",
)
_LABELLED = lazy_regex(r"(?P<label>[가-힣\s]{2,10})(?:\s?[:：]|\s(?=\d{4}[-./]))")
_FILE = lazy_regex(
    r"\.(?:hwpx?|pdf|docx?|xlsx?|pptx?|odt|zip|jpe?g|png)\b(?:\s?[\[(].{0,40})?", re.IGNORECASE
)
_ATTACHED = frozenset({"첨부", "첨부파일", "붙임", "붙임파일", "첨부문서"})
_TITLES = frozenset({"tit", "title", "subject", "sbj", "headline"})
_LEAST_TITLE, _LONGEST_TITLE = 8, 150
_LEAST_LINKS = 3
_MENU_SHARE = 0.8
_LONGEST_FIELDS = 1500


def is_furniture(element: Element) -> bool:
    """Return whether tag, role or class name make an element the site's own."""
    kind = tag(element)
    if kind in _TAGS:
        return kind not in ("header", "footer") or not _is_in_article(element)
    if attribute(element, "role").lower() in _ROLES:
        return True
    if kind not in ("div", "ul", "ol", "p", "section", "dl", "a", "span", "form"):
        return False
    names = f"{attribute(element, 'class')} {attribute(element, 'id')}"
    return any(part.lower() in _NAMES for part in _NAME_PARTS.findall(names)) or any(
        name.lower() in _NAMES for name in names.split()
    )


def _is_in_article(element: Element) -> bool:
    """Return whether a header or footer is of an article, not of the page."""
    return any(tag(holder) in ("article", "main") for holder in element.iterancestors())


def is_standing_line(element: Element) -> bool:
    """Return whether all that an element says is one of the lines that are under every notice."""
    if tag(element) in ("table", "tbody", "th", "td") or len(element) > 12:
        return False
    text = text_of(element)
    if not text or len(text) > _LONGEST_LINE:
        return False
    if _STANDING_START.fullmatch(text):
        return True
    is_own = tag(element) in ("a", "li", "p", "div", "span", "dt", "h2", "h3", "h4", "b", "strong")
    return is_own and _STANDING.fullmatch(text) is not None and _stands_alone(element)


def _stands_alone(element: Element) -> bool:
    """Return whether a short word is a line or a button, and not part of a sentence or of a table's row."""
    if any(tag(holder) in ("th", "td") for holder in element.iterancestors()):
        return tag(element) == "a"
    if tag(element) in ("a", "li", "p", "div", "h2", "h3", "h4"):
        return True
    holder = element.getparent()
    return holder is not None and text_of(holder) == text_of(element)


def is_titled(element: Element) -> bool:
    """Return whether an element's class calls it the title of what is shown, and it is as long as one."""
    names = f"{attribute(element, 'class')} {attribute(element, 'id')}"
    parts = {part.lower() for part in _NAME_PARTS.findall(names)}
    whole = letters(text_of(element))
    return bool(parts & _TITLES) and _LEAST_TITLE <= len(whole) <= _LONGEST_TITLE


def is_menu(element: Element) -> bool:
    """Return whether an element is a list of links to other pages; links to files are attachments."""
    links = [link for link in find_all(element, "a") if link is not element]
    if len(links) < _LEAST_LINKS or has_attachment(element):
        return False
    linked = sum(len(letters(text_of(link))) for link in links)
    return linked >= _MENU_SHARE * max(len(letters(text_of(element))), 1)


def has_field(element: Element) -> bool:
    """Return whether an element shows a field of the board, and little else."""
    if len(text_of(element)) > _LONGEST_FIELDS:
        return False
    return _has_label(element, FIELDS)


def has_attachment(element: Element) -> bool:
    """Return whether an element shows the field of attachments, or links to files."""
    if len(text_of(element)) > _LONGEST_FIELDS:
        return False
    if any(_FILE.search(text_of(link)) for link in find_all(element, "a")):
        return True
    return _has_label(element, _ATTACHED)


def _has_label(element: Element, labels: frozenset[str]) -> bool:
    for each in find_all(element, *_LABEL_TAGS):
        text = text_of(each)
        if len(text) <= 12 and letters(text) in labels:
            return True
        match = _LABELLED.match(text)
        if match is not None and letters(match["label"]) in labels:
            return True
    return False


def reprinted_from(root: Element) -> str | None:
    """Return whose release a portal says that it reprints: ``이 자료는 ○○부의 보도자료를 전재하여 제공함``."""
    match = _WHOSE.search(text_of(root))
    return match["office"] if match is not None else None


def cut_standing_footer(root: Element) -> None:
    """Take out the sentence under which a portal reprints, or the licence mark, and all that follows it."""
    for element in root.iter():
        if not tag(element) or tag(element) in ("html", "body"):
            continue
        own = f"{element.text or ''} " + " ".join(child.tail or "" for child in element)
        if _REPRINTED.search(own) or (_LICENSED.search(own) and _ends_page(element)):
            _remove_from(element)
            return


def _ends_page(element: Element) -> bool:
    """Return whether a mark is behind the text: most of the page's letters lie before it."""
    before = after = 0
    passed = False
    for each in element.getroottree().getroot().iter():
        passed = passed or each is element
        count = len((each.text or "").strip()) if tag(each) not in ("a", "script", "style") else 0
        before, after = (before, after + count) if passed else (before + count, after)
    return before >= after


def _remove_from(element: Element) -> None:
    """Take out an element and everything after it in the page."""
    holder: Element | None = element
    while holder is not None:
        for behind in list(holder.itersiblings()):
            parent = behind.getparent()
            if parent is not None:
                parent.remove(behind)
        if holder is not element:
            holder.tail = None
        holder = holder.getparent()
    element.tail = None
    remove(element)
