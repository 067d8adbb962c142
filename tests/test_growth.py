"""Twice the document costs twice the work: counted in calls of functions, so the same on every machine."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from announce_parser import pipeline
from conftest import calls

HEAD = "2024년 수출 지원사업 공고\n\n시험진흥원(원장 홍길동)은 3월 4일부터 참여기업을 모집한다고 밝혔다.\n\n"
COLUMNS = 25


def table(rows: int, field: Callable[[int, int], str]) -> str:
    """Return a web page with one table."""
    lines = (
        "".join(f"<td>{field(row, column)}</td>" for column in range(COLUMNS))
        for row in range(rows)
    )
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<html><body><h1>2024년 수출 지원사업 공고</h1><table>{body}</table></body></html>"


DOCUMENTS: dict[str, Callable[[int], str]] = {
    "a table of numbers": lambda n: table(n, lambda row, column: f"{row}-{column}"),
    "a table of blanks": lambda n: table(n, lambda row, column: "가" if row + column == 0 else ""),
    "a table of sums": lambda n: table(
        n, lambda row, column: f"{row + column}억원" if column else f"바우처 {row}호"
    ),
    "columns set by tabs": lambda n: (
        HEAD
        + "\n".join("\t".join(f"{row}-{column}" for column in range(9)) for row in range(3 * n))
    ),
    "many tables": lambda n: (
        "<html><body><h1>2024년 수출 지원사업 공고</h1>"
        + "<table><tr><td>구분<td>예산<tr><td>가<td>3억원</table><p>사이</p>" * n
    ),
    "label lines": lambda n: (
        HEAD + "".join(f"□ 지원규모 : 총 {row}억원, 기업당 최대 {row}백만원\n" for row in range(n))
    ),
    "contacts": lambda n: (
        HEAD + "".join(f"○ 문의 : 수출{row}과 (02-123-{1000 + row})\n" for row in range(n))
    ),
    "programs": lambda n: (
        HEAD
        + "".join(
            f"□ 바우처{row}호 지원사업\n ○ 지원규모 : 총 {row}억원\n ○ 신청기간 : 3.4.~3.29.\n"
            for row in range(n)
        )
    ),
    "sentences with dates": lambda n: (
        HEAD + "".join(f"3월 {row % 28 + 1}일부터 신청을 받는다.\n\n" for row in range(n))
    ),
    "one notice many times": lambda n: (
        "한들시 공고 제2025-7호\n\n정보시스템 구축 용역 입찰공고\n\n"
        + "1. 입찰에 부치는 사항\n 가. 용역명 : 정보시스템 구축 용역\n 나. 사업예산 : 금385,000,000원\n\n"
        * n
    ),
    "dates without a sentence": lambda n: HEAD + "2024년 " * 8 * n,
}


def parsing(text: str) -> Callable[[], object]:
    """Return what is to be done: the whole line, over a text."""
    return partial(pipeline.parse, text.encode(), name="n", tokenizer="plain")


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_twice_the_document_takes_at_most_twice_the_calls(kind: str) -> None:
    parsing(DOCUMENTS[kind](5))()  # what is loaded once is not counted
    few, many = (calls(parsing(DOCUMENTS[kind](count))) for count in (30, 60))

    assert many / few < 2.2
