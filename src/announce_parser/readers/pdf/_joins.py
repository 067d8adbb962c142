"""Lines → paragraphs: which line goes on with the one above, and whether a space was where it broke.

A line was broken by the margin if the first word of the next one would not have fitted after it.
Hancom breaks inside words (``현장의 안 / 전 사각지대``) and writes the blank where it broke between two;
where a writer of PDF keeps no such blanks, the morphemes on both sides decide.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from announce_parser.patterns import lazy_regex
from announce_parser.readers._markers import find_marked
from announce_parser.tokenizers import Role, find_tokenizer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.readers.pdf._lines import TextLine
    from announce_parser.readers.pdf._shapes import Box
    from announce_parser.tokenizers._base import Tokenizer

_PADDING = 5.7  # Hancom's usual margin within a cell is 1.8 mm, 5.1 pt; and half a point of borders
_SYMMETRIC = 3.0
_SLACK = 0.35  # of a character's width, by which a full line may miss the margin
_CONTEXT = 12
_GROUP = 3  # digits between two commas
# In shares of the size: by which sizes in a paragraph differ, white between its lines, beginnings of lines that are apart.
_SAME_SIZE, _NEAR, _APART = 0.25, 1.3, 2.5
# Marks of lists that run on within a sentence.
_TRIANGLES = frozenset("▲△▴▵")
_CIRCLED = frozenset(map(chr, (*range(0x2461, 0x2474), *range(0x2777, 0x2780))))
# A new thought whatever was above: 참고, 붙임 (attached), (단위: …), brackets that open a title.
_OPENS_ANEW = lazy_regex(r"[<〈《【▣#|]|(?:참고|붙임|별첨|첨부)\s*(?:\d|$|:)|\(단위")
# A particle, an ending or a suffix never begins a word.
# Last syllables of most particles and endings, so that the tagger is asked where it may matter only.
_MAY_END = frozenset("을를이가은는에의로와과도만고며서면여해한할된될인던나지게록")
_ALWAYS_LAST = frozenset({Role.PARTICLE, Role.ENDING})
_BEGINS = frozenset({Role.NOUN, Role.NAME, Role.VERB, Role.ADJECTIVE, Role.ADVERB, Role.DETERMINER})
_NEVER_FIRST = frozenset({Role.PARTICLE, Role.ENDING, Role.SUFFIX, Role.COPULA})
# Nor does what counts, after a number: ``5 / 대 수칙``.
_TIED_TO_NUMBERS = _NEVER_FIRST | {Role.UNIT, Role.BOUND_NOUN, Role.NUMBER}
_HANGUL, _WORD = lazy_regex(r"[가-힣]"), lazy_regex(r"[가-힣A-Za-z0-9]")
_ORDINAL = lazy_regex(r"(?:^|[^가-힣])제$")  # 제 / 3조
_ALONE = lazy_regex(r"[△▲+-]?\s?\d[\d,.]*%?")
_UNIT_OF_MONEY = lazy_regex(r"(?:[십백천]?만|[십백천]?억|[십백천])?원|[만억]\s?(?:달러|원)")
_CLAUSE_END = lazy_regex(r"[가-힣][,;]$")
# 12,03 / 6: a group of three that the line did not hold.
_CUT_NUMBER = lazy_regex(r"(?<![\d,.])\d{1,3}(?:,\d{3})*,(?P<cut>\d{0,2})$")
# 2025. 3. 24. ~ 3. / 28.(금)
_CUT_DATE = lazy_regex(r"(?:(?<!\d)(?:19|20)\d\d\.|[’'‘]\d\d\.|[~∼～])\s?\d{1,2}\.$")
_REST_OF_DATE = lazy_regex(r"\d{1,2}\.\s?(?:$|[(~∼～까])")
_REST_OF_NUMBER = lazy_regex(r"\d+(?![\d.])")
# English words parted at the end of a line: coope- / ration; numbers and addresses: 제2026- / 123호, www.example.go.kr/ / apply.
_PARTED, _REST_OF_WORD = lazy_regex(r"(?<![A-Za-z])[A-Za-z]?[a-z]+-$"), lazy_regex(r"[a-z]{2}")
_JOINT = lazy_regex(r"\d-$|(?:https?://|www\.)\S*[/?=&._-]$", re.IGNORECASE)


class Area(NamedTuple):
    """Where lines may reach: the inside of a cell, or a column of the page."""

    left: float
    right: float


class JoinedLines(NamedTuple):
    """Lines that are one thought.

    Attributes:
        text: On one line, words that were broken over lines whole again.
    """

    text: str
    lines: tuple[TextLine, ...]


class Joiner:
    """Joins lines as one document writes them; asks the tokenizer once for each doubtful break."""

    def __init__(self, *, writes_blanks: bool) -> None:
        """Remember whether the document's writer keeps the blank at the end of a broken line."""
        self._writes_blanks = writes_blanks
        self._tokenizer: Tokenizer | None = None

    def paragraphs(self, lines: Sequence[TextLine], area: Area) -> list[JoinedLines]:
        """Return the lines of one area joined where the margin broke them."""
        groups: list[list[TextLine]] = []
        for line in lines:
            before = groups[-1][-1] if groups else None
            if before is not None and (
                _is_cut(before, line)
                or (_is_near(before, line) and self.goes_on(groups[-1], line, area))
            ):
                groups[-1].append(line)
            else:
                groups.append([line])
        return [JoinedLines(self.text(group), tuple(group)) for group in groups]

    def goes_on(self, group: Sequence[TextLine], line: TextLine, area: Area) -> bool:
        """Return whether a line goes on with those above: it was broken there, and is set as they are."""
        before = group[-1]
        if _is_cut(before, line):
            return True
        if abs(line.size - before.size) > _SAME_SIZE * max(line.size, before.size):
            return False
        if not _would_not_fit(before, line, area):
            return False
        if _ALONE.fullmatch(before.text) and _ALONE.fullmatch(line.text):
            return False
        return not _opens(line) or _is_listed(line, " ".join(each.text for each in group))

    def text(self, group: Sequence[TextLine]) -> str:
        """Return the text of lines that are one thought."""
        text = group[0].text
        for before, line in pairwise(group):
            if _parts_word(before, line):
                text = text.removesuffix("-") + line.text
            else:
                text += self._glue(before, line) + line.text
        return text

    def _glue(self, before: TextLine, after: TextLine) -> str:
        """Return the space that was between two lines, or nothing where a word was broken."""
        is_ordinal = _ORDINAL.search(before.text) and after.text[:1].isdigit()
        if is_ordinal or _breaks_number(before, after) or _breaks_address(before, after):
            return ""
        if before.open_end or _CLAUSE_END.search(before.text):
            return " "
        written = bool(before.blanks) and self._writes_blanks
        return " " if self._are_two_words(before.text, after.text, written=written) else ""

    def _are_two_words(self, before: str, after: str, *, written: bool) -> bool:
        """Return whether the morphemes say that a word ends with the one line and begins with the other.

        Where a blank between would have been `written`, only what never is within a word says so.
        """
        if not _HANGUL.match(after[:1]) or not _WORD.match(before[-1:]):
            return (
                not written and before[-1:] not in "(「『‘“[~" and after[:1] not in ",.)」』’”]%~"
            )
        if written and before[-1] not in _MAY_END:
            return False
        head, tail = before[-_CONTEXT:], after[:_CONTEXT]
        at = len(head)
        last = Role.UNKNOWN
        for _, tag, start, end in self._tagger().morphemes(head + tail):
            role = self._tagger().TAGS.get(tag, Role.UNKNOWN)
            if start < at < end:
                return False
            if start == at:
                if written:
                    return last in _ALWAYS_LAST and role in _BEGINS
                return role not in (_NEVER_FIRST if _HANGUL.match(head[-1]) else _TIED_TO_NUMBERS)
            last = role
        return not written

    def _tagger(self) -> Tokenizer:
        if self._tokenizer is None:
            mecab = find_tokenizer("mecab")
            self._tokenizer = mecab if mecab.missing() is None else find_tokenizer("plain")
        return self._tokenizer


def cell_area(box: Box) -> Area:
    """Return where the lines of a cell may reach."""
    return Area(box.x0 + _PADDING, box.x1 - _PADDING)


def goes_on(before: TextLine, line: TextLine, area: Area) -> bool:
    """Return whether a line goes on with the one above: it is not a new thought, and would not have fitted there."""
    return not _opens(line) and _would_not_fit(before, line, area)


def _breaks_number(before: TextLine, line: TextLine) -> bool:
    """Return whether a number was broken within a group of three digits, which the next line completes."""
    cut, rest = _CUT_NUMBER.search(before.text), _REST_OF_NUMBER.match(line.text)
    return cut is not None and rest is not None and len(cut["cut"]) + rest.end() == _GROUP


def _parts_word(before: TextLine, line: TextLine) -> bool:
    """Return whether a word of another script was parted with a hyphen."""
    parted = _PARTED.search(before.text) and _REST_OF_WORD.match(line.text)
    return bool(parted) and not before.open_end


def _breaks_address(before: TextLine, line: TextLine) -> bool:
    """Return whether an address, or a number with hyphens, was broken after one of its joints."""
    joint = _JOINT.search(before.text)
    return (
        joint is not None
        and not before.open_end
        and line.text[:1].isascii()
        and line.text[:1].isalnum()
    )


def _is_cut(before: TextLine, line: TextLine) -> bool:
    """Return whether a number was broken, a date before its day or a sum before its unit, which the next line says."""
    is_date = _CUT_DATE.search(before.text) and _REST_OF_DATE.match(line.text)
    is_amount = _ALONE.fullmatch(before.text) and _UNIT_OF_MONEY.fullmatch(line.text)
    return _breaks_number(before, line) or bool(is_date) or bool(is_amount)


def _opens(line: TextLine) -> bool:
    return find_marked(line.text) is not None or _OPENS_ANEW.match(line.text) is not None


def _is_listed(line: TextLine, above: str) -> bool:
    """Return whether the mark of a line is one that the thought above it uses within: ``… ▲ 기술 개발 / ▲ 판로 …``."""
    marked = find_marked(line.text)
    if marked is None:
        return False
    mark = marked.text
    opening = find_marked(above)
    inner = above[opening.end :] if opening is not None else above
    if mark[-1] == ")" and mark[0] != "(":
        return above.count("(") > above.count(")")
    if mark in _TRIANGLES:
        return re.search(rf"(?:^|[\s,]){mark}\s?[^\s\d]", inner) is not None
    return mark in _CIRCLED and chr(ord(mark) - 1) in inner


def _would_not_fit(before: TextLine, line: TextLine, area: Area) -> bool:
    if _is_set_right(before, line, area):
        return False
    left, right = before.box.x0 - area.left, area.right - before.box.x1
    room = 2 * right if abs(left - right) < _SYMMETRIC and left > _SYMMETRIC else right
    inked = [glyph for glyph in line.glyphs if not glyph.text.isspace()]
    if before.open_end:
        word = line.text.split(" ", 1)[0]
        needed = inked[min(len(word), len(inked)) - 1].x1 - inked[0].x0 + 0.25 * line.size
    else:
        needed = inked[0].x1 - inked[0].x0
    return room < needed + _SLACK * line.size


def _is_near(before: TextLine, line: TextLine) -> bool:
    """Return whether a line is no further below than the lines of a paragraph do."""
    return line.box.top - before.box.bottom <= _NEAR * max(line.size, before.size)


def _is_set_right(before: TextLine, line: TextLine, area: Area) -> bool:
    """Return whether two lines end alike and begin apart, far from the margin: a date and who signs, to the right."""
    least = min(before.box.x0, line.box.x0) - area.left
    begins_apart = abs(before.box.x0 - line.box.x0) > _APART * line.size
    ends_alike = abs(before.box.x1 - line.box.x1) < line.size
    is_far = least > (area.right - area.left) / 2
    return ends_alike and (is_far or (begins_apart and least > _APART * line.size))
