"""The marks that open a line of a notice: bullets, numbers and the stars of footnotes.

Officials write 개조식: each thought a line, its depth told by its mark, not by indentation. The order of
the marks is custom, but which of them a document uses is its own choice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class MarkerKind(StrEnum):
    """What a mark makes of its line."""

    NUMBER = "number"
    BULLET = "bullet"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class MarkerClass:
    """Marks of one depth.

    Attributes:
        name: In words, unique.
        rank: Custom's order, lower is nearer to the top; equal ranks are never nested by rank alone.
        example: A line it opens.
        near_miss: A line that looks alike and is not opened by it.
        pattern: Matched at the start of the trimmed line; group ``mark`` is the mark.
    """

    name: str
    kind: MarkerKind
    rank: int
    example: str
    near_miss: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Marked:
    """A line's mark.

    Attributes:
        text: As written, without space: ``□``, ``1.``, ``**``.
        end: Offset of the first character after the mark and its space.
        marker: The class it is of.
    """

    text: str
    end: int
    marker: MarkerClass


def _marks(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<mark>{pattern})\s*")


def _signs(signs: str) -> re.Pattern[str]:
    """Return the pattern of signs that no figure begins with."""
    return _marks(rf"[{re.escape(signs)}](?!\s*$)")


_GREAT_RANK = 2
_NOTE, _NUMBER, _BULLET = MarkerKind.NOTE, MarkerKind.NUMBER, MarkerKind.BULLET

# In the order they are tried; the first that matches decides.
CLASSES: tuple[MarkerClass, ...] = (
    MarkerClass(
        "star note after a dash",
        _NOTE,
        90,
        "- * 지원금은 최대 금액임",
        "- 지원금*은 별도 공고",
        re.compile(r"[-–]\s{1,3}(?P<mark>\*{1,4}|※)\s*(?=\S)"),
    ),
    MarkerClass(
        "star note",
        _NOTE,
        90,
        "** (고도화) 실시간 제어",
        "*",
        re.compile(r"(?P<mark>\*{1,4})(?!\*)\s*(?=\S)"),
    ),
    MarkerClass("reference mark", _NOTE, 90, "※ 예산 소진 시 마감", "※", _signs("※")),
    MarkerClass(
        "annotation",
        _NOTE,
        90,
        "주1) 2022년 말 기준",
        "(주)가나테크",
        _marks(r"주\s?\d{0,2}\s?[):](?=\s|\S)"),
    ),
    MarkerClass(
        "roman number",
        _NUMBER,
        0,
        "Ⅱ. 지원 내용",
        "IT 기업",
        _marks(r"[Ⅰ-Ⅻ]\s?[.)]?(?=\s|[가-힣])|(?:I{1,3}|IV|VI{0,3}|IX|X)\.(?=\s)"),
    ),
    MarkerClass(
        "arabic number with a dot",
        _NUMBER,
        1,
        "1. 사업 개요",
        "1.9.(월) 공고",
        _marks(r"\d{1,2}\.(?!\s?\d)(?=\s|[가-힣])|\d{1,2}-\d{1,2}\.(?=\s)"),
    ),
    MarkerClass(
        "syllable with a dot",
        _NUMBER,
        2,
        "가. 지원 대상",
        "가.나.다 순으로 적는다.",
        _marks(r"[가나다라마바사아자차카타파하]\.(?=\s)"),
    ),
    MarkerClass(
        "square",
        _BULLET,
        2,
        "□ 신청 기간",
        "□",
        _signs("□■▣◇◆❑❏◈❖◎▢⬜⬛◻"),
    ),
    MarkerClass(
        "arabic number with a bracket",
        _NUMBER,
        3,
        "1) 신청서 1부",
        "1)",
        _marks(r"\d{1,2}\)(?=\s|[가-힣])"),
    ),
    MarkerClass(
        "syllable with a bracket",
        _NUMBER,
        4,
        "가) 제조업",
        "가격)",
        _marks(r"[가나다라마바사아자차카타파하]\)(?=\s|[가-힣])"),
    ),
    MarkerClass(
        "circle",
        _BULLET,
        4,
        "ㅇ 창업 7년 이내",
        "o2o 사업",
        re.compile(r"(?P<mark>[○●◦❍⚪⚫]|ㅇ|[oO](?=\s))\s*(?=[^\s○●ㅇ])"),
    ),
    MarkerClass(
        "number in brackets",
        _NUMBER,
        5,
        "(1) 서류 평가",
        "(1단계) 기획",
        _marks(r"\(\d{1,2}\)(?=\s|[가-힣])"),
    ),
    MarkerClass(
        "syllable in brackets",
        _NUMBER,
        6,
        "(가) 국내 기업",
        "(가칭) 지원단",
        _marks(r"\([가나다라마바사아자차카타파하]\)(?=\s|[가-힣])"),
    ),
    MarkerClass(
        "circled number", _NUMBER, 7, "① 기획 지원 (30억원)", "⑴", _marks(r"[①-⑳❶-❿⓫-⓴➀-➓]")
    ),
    MarkerClass("circled syllable", _NUMBER, 8, "㉮ 신규", "가", _marks(r"[㉮-㉻]")),
    MarkerClass(
        "number in angle brackets",
        _NUMBER,
        3,
        "<1> 신규 지원",
        "<1회차 일정>",
        _marks(r"[<〈]\s?\d{1,2}\s?[>〉]"),
    ),
    MarkerClass(
        "dash",
        _BULLET,
        9,
        "- 국비 50%",
        "-7.2%",
        re.compile(r"(?P<mark>[-–—−‐‑―])(?:\s+(?=\S)|(?=[^\s\d\-–—−‐‑―]))"),
    ),
    MarkerClass(
        "arrow",
        _BULLET,
        10,
        "▶ 상담 지원",
        "▶",
        re.compile(r"(?P<mark>[▶▷►▸▹‣➢➔➡⇨☞☎✓✔☑◁◀⊙])\s*(?=\S)"),
    ),
    MarkerClass(
        "triangle",
        _BULLET,
        10,
        "▲ 일반형 공장",
        "△3.2% 감소",
        re.compile(r"(?P<mark>[▲△▴▵])\s*(?=[^\s\d])"),
    ),
    MarkerClass(
        "dot",
        _BULLET,
        11,
        "· 누리집 공지",
        "··· 중략",
        re.compile(r"(?P<mark>[·•∙▪▫‧ㆍ⋅・])(?![·•∙▪▫‧ㆍ⋅・])\s*(?=\S)"),
    ),
    MarkerClass(
        "plus", _BULLET, 11, "+ 가점 2점", "+5.2천명", re.compile(r"(?P<mark>[+✚])\s+(?=[^\s\d])")
    ),
    MarkerClass(
        "lost bullet",
        _BULLET,
        12,
        "? 융자 금리",
        "?",
        re.compile(r"(?P<mark>\?)\s{1,3}(?=[^\s?])"),
    ),
)


def find_marked(line: str) -> Marked | None:
    """Return the mark that opens a trimmed line, or None for running text."""
    for marker in CLASSES:
        match = marker.pattern.match(line)
        if match is not None:
            return Marked(match["mark"], match.end(), marker)
    return None


class Nesting:
    """The marks above the present line, from the top down: how deep a mark is in this document."""

    def __init__(self) -> None:
        """Begin at the top."""
        self._above: list[MarkerClass] = []

    def level(self, marker: MarkerClass) -> int:
        """Return the depth of a line with that mark, from 1, and remember it for the lines below."""
        if marker in self._above:
            del self._above[self._above.index(marker) + 1 :]
        else:
            while self._above and _closes(marker, self._above[-1]):
                self._above.pop()
            self._above.append(marker)
        return len(self._above)

    def reset(self) -> None:
        """Begin at the top again: a heading closes the lists above it."""
        self._above.clear()


def _closes(marker: MarkerClass, above: MarkerClass) -> bool:
    """Return whether a mark ends the lists of another: custom puts it higher.

    A bullet never ends a numbered list, ``①`` over ``ㅇ`` is as common as ``ㅇ`` over ``①``; the great
    numbers, ``Ⅰ.``, ``1.`` and ``가.``, end any list of bullets.
    """
    if above.rank <= marker.rank:
        return False
    return above.kind is marker.kind or (
        marker.kind is MarkerKind.NUMBER and marker.rank <= _GREAT_RANK
    )
