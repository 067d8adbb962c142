"""The words beside a number: who is called there.

``시설총괄과 홍길동 사무관(☎`` names a division, a person and a rank; ``(○○협회) 지원센터(`` an office and its
unit; ``… 자세한 문의는 관할 행정복지센터 또는 ○○ 콜센터(`` only the last of them. Offsets are those of the text
that the words stand in, so that each part can be pointed at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from announce_parser.notices._words import (
    DIVISION_ENDING,
    ORGANIZATION_ENDING,
    PARTICLE_ENDING,
    POSITIONS,
    ROLES,
    STOP_WORDS,
    is_name,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]

# What stands between a name and its number: brackets, signs of a telephone, words for the kind of number.
_CLUTTER = re.compile(
    r"(?:[\s(\[（<{,:：/·∙|‣~–-]|[☎☏✆📞]|(?:유선|대표)?\s?(?:전화|연락처)(?:번호)?|대표번호|직통|국번\s?없이|TEL|Tel|tel|FAX|Fax|팩스"
    r"|E-?[Mm]ail|e-?mail|이메일|전자우편|메일|휴대폰|내선|\((?:T|F|E|M)\)|(?<![A-Za-z가-힣])[TFEM]\.?)$"
)
_ADDRESS = re.compile(r"[(\s]*(?:https?://)?(?:[\w-]+\.){1,4}[a-z가-힣]{2,4}(?:/[\w./?=&%-]*)?\s*\)?$")
_REMARK = re.compile(r"\([^()]{0,20}\)$")
_WORD = re.compile(r"[^\s]+")
_CLAUSE = re.compile(r"[,;:：/※▲▶*○□◇•]|\.\s|\)\s?(?=[와과및,]|또는)|[①-⑳]|ㅇ\s|\s-\s")
_BEFORE_OFFICE = re.compile(r"^\((?P<office>[^()]{2,25})\)\s*")
_GLUED = re.compile(rf"^(?P<name>[가-힣]{{2,4}}?)(?P<position>{'|'.join(sorted(POSITIONS, key=lambda word: (-len(word), word)))})$")
_MOST_WORDS = 6
# 1308(○○부) · 1357 ○○ 콜센터
_BEHIND = re.compile(r"\s*\(\s*(?P<office>[^()\d]{2,30})\)|\s{1,2}(?P<words>[가-힣 ]{2,20}?센터)")
_LETTER = re.compile(r"[가-힣A-Za-z]")


@dataclass(frozen=True, slots=True)
class Who:
    """Spans of the parts found, each None where the words do not name it."""

    organization: Span | None = None
    division: Span | None = None
    position: Span | None = None
    name: Span | None = None
    role: Span | None = None

    @property
    def is_nobody(self) -> bool:
        """True where the words name neither a person nor an office."""
        return not (self.organization or self.division or self.name)


NOBODY = Who()


def says_nothing(words: str) -> bool:
    """Return whether the words only join two numbers of one office: ``, (이메일)``."""
    return not _LETTER.search(words[: _trimmed(words)])


def read_before(text: str, span: Span, *, expects_person: bool = False) -> Who:
    """Return who the words right before a number name.

    Args:
        text: The line or cell.
        span: The words: from the end of the number before, or the line's start, to the number.
        expects_person: True where the lines above announce a person (담당자, 과장), so that a bare name counts.
    """
    start, end = span
    words = text[start:end]
    words = words[: _trimmed(words)]
    tail = _tail(words)
    inner = words.rfind("(")
    if inner > words.rfind(")") and inner >= tail:
        within = _read(text, (start + inner + 1, start + len(words)), expects_person=expects_person)
        outer = _read(text, (start + _tail(words[:inner]), start + inner), expects_person=False)
        return _joined(within, outer, text)
    return _read(text, (start + tail, start + len(words)), expects_person=expects_person)


def read_after(text: str, span: Span, *, is_last: bool) -> Who:
    """Return who the words behind a number name: ``1308(○○부)``, ``1357 ○○ 콜센터``.

    Args:
        text: The line or cell.
        span: From the end of the number to the next one, or to the line's end.
        is_last: False where another number follows, to which words without brackets belong.
    """
    start, end = span
    match = _BEHIND.match(text[start:end])
    if match is None or (match["words"] and not is_last):
        return NOBODY
    group = "office" if match["office"] else "words"
    return _read(text, (start + match.start(group), start + match.end(group)), expects_person=False)


def beside(before: Who, behind: Who, *, joined: bool) -> Who:
    """Return who both sides of a number name: the office behind it, the unit before it.

    Args:
        before: From the words before the number.
        behind: From those behind it.
        joined: True where a particle (와, 과) ends the words before, so that they name somebody else.
    """
    office = behind.organization or behind.division
    if office is None or before.name:
        return before
    if before.is_nobody or joined:
        return behind
    if before.organization is None:
        return replace(before, organization=office)
    return before


def read_office(text: str, span: Span) -> Who:
    """Return the office and division that a line or cell consists of."""
    start, end = span
    remark = _REMARK.search(text[start:end])
    if remark and remark.start() > 2:
        end = start + remark.start()
    return _office(text, _words(text, (start, end)), _BEFORE_OFFICE.match(text[start:end]), start)


def _trimmed(words: str) -> int:
    """Return the length of the words without the clutter between them and the number."""
    length = len(words)
    while length:
        piece = words[max(0, length - 60) : length]
        match = _CLUTTER.search(piece) or _ADDRESS.search(piece) or _REMARK.search(piece)
        if match is None or match.start() == len(piece):
            break
        length -= len(piece) - match.start()
    return length


def _tail(words: str) -> int:
    """Return where the last clause of the words begins."""
    last = 0
    for match in _CLAUSE.finditer(words):
        last = match.end()
    return last


def _read(text: str, span: Span, *, expects_person: bool) -> Who:
    start, end = span
    before = _BEFORE_OFFICE.match(text[start:end].lstrip())
    shift = len(text[start:end]) - len(text[start:end].lstrip())
    offset = start + shift
    tokens = _words(text, (offset + (before.end() if before else 0), end))
    tokens = _noun_phrase(text, tokens)
    position = name = role = None
    if tokens and text[slice(*tokens[-1])] in POSITIONS:
        position = tokens.pop()
    if tokens and (glued := _GLUED.match(text[slice(*tokens[-1])])) and is_name(glued["name"]) and not position:
        at = tokens.pop()[0]
        name, position = (at, at + glued.end("name")), (at + glued.end("name"), at + glued.end())
    elif tokens and _is_person(text, tokens, certain=position is not None or expects_person):
        name = tokens.pop()
    if tokens and text[slice(*tokens[0])] in ROLES:
        role = tokens.pop(0)
    office = _office(text, tokens, before, offset)
    return Who(office.organization, office.division, position, name, role)


def _is_person(text: str, tokens: Sequence[Span], *, certain: bool) -> bool:
    """Return whether the last word is a name: announced as one, or right behind a division or office."""
    word = text[slice(*tokens[-1])]
    if not is_name(word):
        return False
    if certain:
        return True
    if len(tokens) < 2 or len(word) != 3:
        return False
    previous = text[slice(*tokens[-2])]
    return bool(DIVISION_ENDING.search(previous)) and not DIVISION_ENDING.search(word)


def _noun_phrase(text: str, tokens: Sequence[Span]) -> list[Span]:
    """Return the last words up to one that ends a phrase: a particle, a verb, 또는, 관할."""
    kept: list[Span] = []
    for span in reversed(tokens):
        word = text[slice(*span)]
        if len(kept) == _MOST_WORDS or word in STOP_WORDS or word.startswith((")", "]")):
            break
        if kept and _ends_phrase(word):
            break
        kept.append(span)
    return kept[::-1]


def _ends_phrase(word: str) -> bool:
    if is_name(word) or word in POSITIONS or DIVISION_ENDING.search(word) or ORGANIZATION_ENDING.search(word):
        return False
    return bool(PARTICLE_ENDING.search(word)) or word.endswith((")", ".", "다", "”", '"', "」"))


def _office(
    text: str, tokens: Sequence[Span], before: re.Match[str] | None, offset: int
) -> Who:
    """Split the words of an office into the organization and its division."""
    if before is not None:
        office = (offset + before.start("office"), offset + before.end("office"))
        return Who(office, (tokens[0][0], tokens[-1][1]) if tokens else None)
    if not tokens:
        return NOBODY
    last = max(
        (index for index, span in enumerate(tokens) if _is_organization(text[slice(*span)])),
        default=-1,
    )
    units = [index for index, span in enumerate(tokens) if DIVISION_ENDING.search(text[slice(*span)])]
    if last < 0 and units and len(tokens) == 1:
        return Who(None, tokens[0])
    if last < 0 and units and units[0] > 0:
        last = units[0] - 1
    if last < 0 and units:
        return Who(None, (tokens[0][0], tokens[-1][1]))
    if last < 0 or last == len(tokens) - 1:
        return Who((tokens[0][0], tokens[-1][1]), None)
    return Who((tokens[0][0], tokens[last][1]), (tokens[last + 1][0], tokens[-1][1]))


def _is_organization(word: str) -> bool:
    return bool(ORGANIZATION_ENDING.search(word)) and not word.endswith(("지부", "본부", "사업부", "관리부", "지원부", "기획부"))


def _joined(within: Who, outer: Who, text: str) -> Who:
    """Return who ``○○원(○○단, `` names: the unit in the bracket belongs to the office before it."""
    if within.name or within.position or (within.organization and within.division):
        return within
    inner = within.organization or within.division
    office = outer.organization or outer.division
    if inner is None or (office and not _is_organization(text[slice(*office)].split()[-1])):
        return within if inner else outer
    return Who(office, inner) if office else within


def _words(text: str, span: Span) -> list[Span]:
    return [match.span() for match in _WORD.finditer(text, *span)]
