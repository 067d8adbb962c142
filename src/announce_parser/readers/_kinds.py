"""What kind of value a cell holds, what its heading promises, and how well a value is in a column.

``950`` is a number, ``‘22.12.29.`` says when, ``50%`` is a ratio, ``추진단`` are words: below each other,
values of one kind make a column, whatever its heading; a heading (``공고일``, ``지원 예산``) speaks for one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONG_WORDS = 40
# Tried in this order; each must be the whole cell. A dash is in a column of any kind.
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("dash", re.compile(r"[-–—〃]|해당\s?없음")),
    ("phone", re.compile(r"[^\d\n]{0,12}\(?(?:0\d{1,2}\)?[-.)]\d{3,4}-\d{4}|1\d{3}-\d{4}).{0,30}")),
    # 2.3 is the third of February, or two and three tenths: the column says.
    ("point", re.compile(r"(?:1[0-2]|[1-9])\.(?:[12]\d|3[01]|[1-9])")),
    ("ratio", re.compile(r"[(+\-△▲▼±약]{0,2}\s?\d[\d.,]*\s?(?:[~∼-]\s?\d[\d.,]*)?\s?%p?\)?.{0,8}")),
    (
        "when",
        re.compile(
            r"(?:기추진|기공고|수시|상시|미정)|[\[(~∼]?\s?(?:"
            r"[’‘'`´]\d\d\s?[.,년].{0,30}"
            r"|(?:19|20)\d\d\s?[.년](?:\s?\d{1,2}).{0,30}"
            r"|\d{1,2}\s?월(?:\s?\d{1,2}\s?일|\s?(?:초|중|말|상순|중순|하순)).{0,20}|\d{1,2}(?:\s?[~∼]\s?\d{1,2})?\s?월(?:중)?"
            r"|(?:1[0-2]|[1-9])\.\s?(?:[12]\d|3[01]|[1-9])\.?(?:\s?\(?[월화수목금토일]\)?)?(?:\s?주간|[~∼].{1,20})?"
            r")\)?"
        ),
    ),
    ("length", re.compile(r"(?:최대\s?)?\d+\s?(?:개월|년|주|일)(?:\s?(?:이내|간))?")),
    (
        "money",
        re.compile(
            r"[^가-힣A-Za-z\d]{0,3}(?:최대|약|총|월|연)?\s?\d[\d,.]*(?:\s?[천백십]?[만억조천백])+(?:\s?\d[\d,.]*\s?[천백십]?[만억천백]?)?\s?원?"
            r"(?:\s?(?:이내|내외|이상|이하|한도))?"
            r"|[^가-힣A-Za-z\d]{0,3}(?:최대|약|총|월|연)?\s?\d[\d,.]*\s?원"
        ),
    ),
    (
        "number",
        re.compile(
            r"[①-⑳]|[△▲▼+\-±(약]{0,2}\s?\d[\d,.]*\s?(?:명|개사?|건|개소|팀|대|호|회|과제|곳|점|종)?\)?\*?"
            r"(?:\s?\([△▲▼+\-]?\d[\d.,]*\s?%?p?\))?"
        ),
    ),
)
# Kinds that stand for each other in one column: 2.3 below 2월 상순, 3,000만원 below 500, 3.5% below 4.
_KIN = {
    frozenset(("number", "money")): 0.3,
    frozenset(("number", "ratio")): 0.2,
    frozenset(("number", "when")): -1.0,
    frozenset(("number", "point")): 0.9,
    frozenset(("ratio", "point")): 0.5,
    frozenset(("when", "point")): 0.8,
    frozenset(("words", "text")): 0.2,
    frozenset(("words", "term")): -0.2,
    frozenset(("when", "term")): 0.0,
    frozenset(("when", "words")): -0.3,
    frozenset(("person", "words")): -0.3,
    frozenset(("length", "when")): 0.0,
    frozenset(("length", "words")): -0.5,
    frozenset(("money", "words")): -0.6,
    frozenset(("when", "text")): -0.6,
}
_SAME_VALUE, _SAME_WORDS, _STRANGE, _DASH = 1.0, 0.35, -1.2, 0.3
TYPED = frozenset(
    ("phone", "person", "point", "ratio", "when", "length", "money", "number", "term")
)
WORDY = frozenset(("words", "text", "term"))
VALUES = TYPED - {"term"}

# What a heading says of the values below it.
_PROMISES: tuple[tuple[frozenset[str], re.Pattern[str]], ...] = (
    (frozenset(("words", "text", "term", "when", "length")), re.compile(r"구분")),
    (frozenset(("person", "words")), re.compile(r"담당자|담당과장|담당팀장|책임자")),
    (frozenset(("phone",)), re.compile(r"연락처|전화")),
    (frozenset(("ratio", "number", "point")), re.compile(r"비율|비중|[가-힣]율$|%")),
    (
        frozenset(("when", "point", "words", "text")),
        re.compile(r"공고(?:일|기간)?$|접수|선정|평가|[일시]$|시기|일정"),
    ),
    (frozenset(("when", "length", "words")), re.compile(r"기간")),
    (
        frozenset(("money", "number", "point")),
        re.compile(r"예산|금액|사업비|한도|[가-힣]액$|융자|차보전|원\)$"),
    ),
    (frozenset(("number", "money", "ratio", "point")), re.compile(r"합계|소계|^계$|총계")),
    (frozenset(("number", "money", "ratio", "point")), re.compile(r"[가-힣]수$|인원")),
    (frozenset(("number", "money", "ratio", "point", "words", "text")), re.compile(r"규모")),
    (
        frozenset(("words", "text")),
        re.compile(r"사업명|과제명|기관명?$|내용|대상|분야|방식|유형|부서|주소|역할"),
    ),
)


@lru_cache(maxsize=8192)  # a line is weighed for every column that may hold it
def kind_of(text: str) -> str:
    """Return the kind of value that a cell is, else ``words`` or, of some length, ``text``."""
    plain = "words" if len(text) <= _LONG_WORDS else "text"
    return next((name for name, pattern in _KINDS if pattern.fullmatch(text)), plain)


@lru_cache(maxsize=256)
def likeness(kind: str, other: str) -> float:
    """Return what a value of one kind says for a column of another: from -1.2 to 1."""
    if "dash" in (kind, other):
        return _DASH
    if kind == other:
        return _SAME_VALUE if kind in TYPED else _SAME_WORDS
    return _KIN.get(frozenset((kind, other)), _STRANGE)


def main_kind(shares: Mapping[str, float]) -> str:
    """Return the kind that most values of a column are; its dashes count for none."""
    return max(shares, key=lambda kind: (kind != "dash", shares[kind], kind))


@lru_cache(maxsize=4096)
def keeps_promise(heading: str, kind: str) -> bool | None:
    """Return whether a column of a kind is what its heading says; None where that says nothing."""
    bare = re.sub(r"\s", "", heading)
    promised = [kinds for kinds, pattern in _PROMISES if pattern.search(bare)]
    plain = "words" if kind == "term" else kind
    return any(plain in kinds for kinds in promised) if promised else None
