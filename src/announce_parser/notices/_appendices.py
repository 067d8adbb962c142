"""Appendices and links.

``참고 1`` is over its title, in a box or on a line of its own, or lists it: ``붙임 1. 제출서류 목록. 2. 서식. 끝.``
Where a list at the end of the letter and a heading later on name the same appendix, it is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from announce_parser.document import BlockKind
from announce_parser.notices._base import place
from announce_parser.notices._lines import Line, letters, lines
from announce_parser.notices._words import PARTICLE_ENDING, STOP_WORDS
from announce_parser.patterns import lazy_regex
from announce_parser.record import Link, Stated
from announce_parser.values import Url

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.document import Document
    from announce_parser.notices._base import Material
    from announce_parser.record import Tree

_WORDS = r"참\s?고|붙\s?임|별\s?첨|첨\s?부|별\s?지|별\s?표"  # for reference, attached, attached apart, form, schedule
# 붙임 1 · [별첨 2-1] · 【별지 제4-1호 서식】 · < 참고 >
_LABEL = lazy_regex(
    rf"""
    ^[\s\[<【〈\[(「※□○ㅇ*\#-]*
    (?P<number>
      (?:{_WORDS})\s?(?:자료)?\s?
      (?:제?\s?\d{{1,2}}(?!\d|\s?년|\s?월|\s?일|\s?[개명건차])(?:-\d{{1,2}})?(?:호(?:\s?서식)?)?)?
    )
    [\s\]>】〉\])」:：.]*(?P<rest>.*)$
    """,
    re.VERBOSE,
)
_ITEM = lazy_regex(r"^(?P<number>\d{1,2})\s?[.)]\s*(?P<title>.+)$")
# 끝: end of the letter; 1부: how many copies; a board writes a file's size after its name, 공고문.hwp (34.5 KB)
_END = lazy_regex(
    r"(?:\s*[\[(]\s?\d[\d.,]{0,9}\s?(?:[KMG]?B|bytes?)\s?[\])])?(?:\s{1,3}(?:각\s?)?\d{1,2}\s?부)?[\s.]*(?:<?\s*끝\s*>?)?[\s.]*\*?$",
    re.IGNORECASE,
)
_FURTHER = lazy_regex(r"(?<=부)[.,]?\s{1,4}(?P<number>\d{1,2})[.)]\s{1,2}(?=\S)")
_JOINED = lazy_regex(r"(?<=[가-힣)])[.,]?\s{0,4}(?P<number>\d{1,2})[.)]\s{1,2}(?=\S)")
_OWN_NUMBER = lazy_regex(r"\d{1,2}")
_WIDEST_END = 40
# A board's own field of files: 첨부파일 · 붙임 문서
_FILES = lazy_regex(
    r"^[\s\[<【〈※□○ㅇ•·-]*(?P<number>(?:첨부|붙임)\s?(?:파일|문서))[\s\]>】〉:：]*(?P<rest>.*)$"
)
_FILE = lazy_regex(
    r"^.{1,180}\.(?:hwpx?|pdf|docx?|xlsx?|pptx?|odt|zip|jpe?g|png)\b.{0,40}$", re.IGNORECASE
)
# 공고문.hwpx 신청서.hwp · 공고문.hwpx (12 KB), 신청서.hwp
_NEXT_FILE = lazy_regex(
    r"""
    (?<=\.(?:hwp|pdf|doc|xls|ppt|odt|zip|jpg|png))[ ,/]{1,3}(?=[^\s\[(])
    |(?<=\.(?:hwpx|docx|xlsx|pptx|jpeg))[ ,/]{1,3}(?=[^\s\[(])
    """,
    re.VERBOSE,
)
_MOST_FILES = 40
# ※ (참고) 주요 실적: a remark, not a paper of its own
_ASIDE = lazy_regex(r"^[\s□○ㅇ*-]*※")
# A reference to an appendix within a sentence is not one: 참고하시기 바랍니다, 첨부된 서식, 붙임과 같이.
_REFERENCE = lazy_regex(
    r"^(?:[/·,~]|하|해|되|된|됨|바랍|와\s|과\s|로\s|를|을|의\s|에\s|은\s|는\s|이\s|가\s|및\s|문헌|사항|인|용)"
)
_SENTENCE = lazy_regex(
    r"(?:[니한된했였있없린난]다|세요|까요|[다요][.。]|바람|참조|참고|요망)\s*[.。]?$"
)
_LONGEST_TITLE = 100
# 붙임 신청서를 작성하여 제출, 첨부 서류, 참고 - 작성 예시: what is done with papers, or a word for them, is not a title.
_NO_TITLE = lazy_regex(
    rf"^(?:서류|서식|파일|자료|양식|사진)(?:\s?[:：].*)?$|^[-–~>]|^<?\s?(?:{_WORDS})\s?\d*\s?>?$|(?:제출|작성|활용|확인|기재)$"
)
_REMARK = lazy_regex(r"^\(?\s?[-–~>※]")
# 붙임 1. 결과서 ········ 62: a line of a table of contents ends with its page
_LEADER = lazy_regex(r"(?:\t|\s?[·.…‥⋯]{1,}|\s{2,})\s*\d{1,3}\s*$")
_PAGE = lazy_regex(r"\d{1,3}$")
_SPACED = lazy_regex(rf"^(?:{_WORDS})")
_FRAME = lazy_regex(
    r"\s?[>〉】\])」]\s*"
)  # <붙임> 1: the brackets frame the word and are not part of the number
# 신청서 1부, 현장 사진 2매(별첨): how many sheets are attached
_DIGITS = lazy_regex(r"제?\d.*$")
_COPIES = lazy_regex(r"\d{1,3}(?:부|매|장|건|종|식|쪽)(?:별첨|별도첨부|첨부|생략)?$")
_MOST_FRAMED = 3  # filled cells of a grid that is but a frame around number and title
_MARKDOWN_LINK = lazy_regex(
    r"\[(?P<label>[^\[\]\n]{1,300})\]\((?P<target>[^()\s]{1,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)\)"
)
_ADDRESS = lazy_regex(r"^(?:https?://|www\.)", re.IGNORECASE)
_BEFORE_LINK = lazy_regex(
    r"(?P<label>(?:[가-힣A-Za-z0-9 ·]|\([가-힣A-Za-z]{1,12}\)){2,40}?)\s*[:：(<\[]{1,2}\s*$"
)


@dataclass(frozen=True, slots=True)
class _Named:
    """One mention of an appendix: number and title as written and where they are in the document."""

    number: str
    numbered: tuple[int, int]
    title: str
    span: tuple[int, int]
    line: Line
    is_heading: bool


def attachments(document: Document, title: str | None) -> tuple[Tree, ...]:
    """Return the appendices in the order in which they are first named.

    Args:
        document: Read to its end.
        title: The headline, which is not one though it is tagged ``(참고)``; None where none is known.
    """
    kept: dict[str, list[_Named]] = {}
    for named in _mentions(document, lines(document)):
        if title is not None and letters(named.title) == letters(title):
            continue
        if _REMARK.match(named.title) or _NO_TITLE.search(named.title):
            continue
        bare = letters(named.title)
        if not bare:
            continue
        known = next(
            (key for key, held in kept.items() if _is_same(key, held[0], bare, named)), bare
        )
        kept.setdefault(known, []).append(named)
    return tuple(_attachment(document, mentions) for mentions in kept.values())


def _is_same(key: str, known: _Named, bare: str, named: _Named) -> bool:
    """Return whether two mentions are of one appendix: listed with its page or sheets, or shortened under its number."""
    if _COPIES.sub("", key) == _COPIES.sub("", bare):
        return True
    shorter, longer = sorted((key, bare), key=len)
    is_page = _PAGE.sub("", longer) == shorter
    same_number = letters(known.number) == letters(named.number) and _is_numbered(known.number)
    return longer.startswith(shorter) and (is_page or same_number)


def _is_numbered(label: str) -> bool:
    return _DIGITS.search(label) is not None


def _attachment(document: Document, mentions: Sequence[_Named]) -> Tree:
    """Return one appendix; its block is the one that opens it where it is in the document."""
    opening = next((each for each in mentions if each.is_heading), None)
    named = opening or mentions[0]
    rule, places = (
        "document.appendix_label",
        tuple(place(document.source(*each.span)) for each in mentions),
    )
    number = Stated(named.number, (place(document.source(*named.numbered)),), rule, 0.9)
    return {
        "number": number,
        "title": Stated(named.title, places, rule, 0.9),
        "block": opening.line.block.id if opening else None,
    }


def _mentions(document: Document, every: Sequence[Line]) -> Iterator[_Named]:
    for index, line in enumerate(every):
        if _FILES.match(line.text):
            yield from _files(document, every, index)
            continue
        match = _LABEL.match(line.text)
        if match is None or (_REFERENCE.match(match["rest"]) and not _is_numbered(match["number"])):
            continue
        below = every[index + 1 :]
        if not _is_numbered(match["number"]) and (_is_in_grid(line) or _ASIDE.match(line.text)):
            continue
        if letters(match["rest"]):
            yield from _on_line(document, line, match, below)
        elif below and _is_title(below[0]) and not _NO_TITLE.search(below[0].text):
            number = (line.start + match.start("number"), line.start + match.end("number"))
            yield _named(document, below[0], number, below[0].inner(), is_heading=True)


def _files(document: Document, every: Sequence[Line], index: int) -> Iterator[_Named]:
    """Yield the files that a board's field of attachments names, beside it or in the lines below it."""
    field = _FILES.match(every[index].text)
    if field is None:
        return
    number = tuple(every[index].start + at for at in field.span("number"))
    if _FILE.match(field["rest"]):
        start = every[index].start + field.start("rest")
        for first, last in _each_file(field["rest"]):
            span = (start + first, start + last)
            yield _named(document, every[index], (number[0], number[1]), span, is_heading=False)
    elif field["rest"]:
        return
    for below in every[index + 1 : index + 1 + _MOST_FILES]:
        if not _FILE.match(below.text):
            return
        if _LABEL.match(below.text) is None:
            start, end = below.inner()
            for first, last in _each_file(document.text[start:end]):
                span = (start + first, start + last)
                yield _named(document, below, (number[0], number[1]), span, is_heading=False)


def _each_file(names: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each file name: a board may write several on one line."""
    first = 0
    for match in _NEXT_FILE.finditer(names):
        yield first, match.start()
        first = match.end()
    yield first, len(names)


def _is_in_grid(line: Line) -> bool:
    """Return whether a line is in a grid of content, not in the frame that appendices are headed by."""
    table = line.block.table
    return table is not None and sum(bool(cell.text.strip()) for cell in table.cells) > _MOST_FRAMED


def _on_line(
    document: Document, line: Line, match: re.Match[str], below: Sequence[Line]
) -> Iterator[_Named]:
    """Yield the appendices that a label lists on its line and the numbered lines below it."""
    number = (line.start + match.start("number"), line.start + match.end("number"))
    item = _ITEM.match(match["rest"])
    start = line.start + match.start("rest")
    own = item["number"] if item is not None else (_OWN_NUMBER.findall(match["number"]) or ["0"])[0]
    run = tuple(_run_on(match["rest"], int(own) + 1, listed=item is not None))
    last = start + run[0].start() if run else line.end
    if item is None:
        heads = line.block.kind is BlockKind.HEADING
        named = _named(document, line, number, (start, last), is_heading=heads)
        if 2 <= len(named.title) <= _LONGEST_TITLE and not _SENTENCE.search(named.title):
            yield named
        if (heads or not _is_numbered(match["number"])) and not run:
            return
    else:
        first = (number[0], start + item.end("number"))
        yield _named(document, line, first, (start + item.start("title"), last), is_heading=False)
    for each, following in zip(run, (*run, None)[1:], strict=True):
        numbered = (start + each.start("number"), start + each.end("number"))
        end = start + following.start() if following is not None else line.end
        yield _named(document, line, numbered, (start + each.end(), end), is_heading=False)
    if not run:
        yield from _listed_below(document, below)


def _run_on(rest: str, expected: int, *, listed: bool) -> Iterator[re.Match[str]]:
    """Yield where further items begin on the line: ``1. 계획서 1부. 2. 서약서 1부``, ``1. 개요2. 사례``."""
    at = 0
    pattern = _JOINED if listed else _FURTHER
    while (match := pattern.search(rest, at)) is not None:
        if int(match["number"]) == expected:
            expected += 1
            yield match
        at = match.end()


def _listed_below(document: Document, below: Sequence[Line]) -> Iterator[_Named]:
    """Yield the appendices that go on below the first: ``2. 서식``, from 2 upwards without a gap."""
    for expected, under in enumerate(below, 2):
        item = _ITEM.match(under.text)
        if item is None or len(under.text) > _LONGEST_TITLE or int(item["number"]) != expected:
            return
        numbered = (under.start + item.start("number"), under.start + item.end("number"))
        span = (under.start + item.start("title"), under.end)
        yield _named(document, under, numbered, span, is_heading=False)


def _named(
    document: Document,
    line: Line,
    numbered: tuple[int, int],
    span: tuple[int, int],
    *,
    is_heading: bool,
) -> _Named:
    start, end = span
    for ending in (_END, _LEADER):
        closing = ending.search(document.text[max(start, end - _WIDEST_END) : end])
        end -= len(closing.group()) if closing else 0
    number = " ".join(document.text[slice(*numbered)].split())
    number = _SPACED.sub(lambda match: match.group().replace(" ", ""), _FRAME.sub(" ", number))
    title = " ".join(document.text[start:end].split())
    return _Named(number, numbered, title, (start, end), line, is_heading)


def _is_title(line: Line) -> bool:
    return (
        len(line.text) <= _LONGEST_TITLE
        and not _SENTENCE.search(line.text)
        and len(line.letters) >= 2
    )


def links(material: Material) -> tuple[Stated[Link], ...]:
    """Return the addresses named in the document, each once as written, targets of Markdown links too."""
    found: dict[str, Stated[Link]] = {}
    for url, label, start, end in sorted(_addresses(material), key=lambda each: (each[2], each[0])):
        source = place(material.document.source(start, end))
        known = found.get(url)
        link = (
            known.value
            if known
            else Link(url=url, text=material.document.text[start:end], label=label)
        )
        if label and link.label is None:
            link = link.model_copy(update={"label": label})
        places = (*known.places, source) if known else (source,)
        found[url] = Stated(link, tuple(dict.fromkeys(places)), "document.link", 0.95)
    return tuple(found.values())


def _addresses(material: Material) -> Iterator[tuple[str, str | None, int, int]]:
    """Yield each address with its label and span: figures, and targets that differ from their label."""
    text = material.document.text
    for figure in material.figures:
        if isinstance(figure.value, Url):
            yield figure.value.url, _label_before(text, figure.start), figure.start, figure.end
    for match in _MARKDOWN_LINK.finditer(text):
        if _ADDRESS.match(match["target"]) and not _same(match["label"], match["target"]):
            yield (
                match["target"],
                match["label"].strip(),
                match.start("target"),
                match.end("target"),
            )


def _label_before(text: str, start: int) -> str | None:
    """Return the words that an address is after, in brackets or after a colon."""
    line = text[max(text.rfind("\n", 0, start) + 1, start - 60) : start]
    match = _BEFORE_LINK.search(line)
    if match is None:
        return None
    kept: list[str] = []
    for word in reversed(match["label"].split()):
        if (
            word in STOP_WORDS - {"누리집", "홈페이지", "사이트"}
            or PARTICLE_ENDING.search(word)
            or len(kept) == 3
        ):
            break
        kept.insert(0, word)
    return " ".join(kept) or None


def _same(one: str, other: str) -> bool:
    """Return whether two addresses differ by their scheme and a closing slash only."""
    return _bare(one) == _bare(other)


def _bare(address: str) -> str:
    return re.sub(r"^https?://", "", address.strip().lower()).rstrip("/")
