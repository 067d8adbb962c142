"""Windows without days leave a trace: what the notice says instead stands in ``stated_absent``."""

from __future__ import annotations

import pytest

import announce_parser
from announce_parser import Record

_NOTICE = """2026년 판로 지원사업 참여기업 모집 공고

1. 사업명 : 판로 지원사업
2. 지원대상 : 중소기업
3. 신청기간 : {words}
4. 지원한도 : 기업당 300만원

2026. 1. 5.
해오름진흥원장
"""


def _record(words: str) -> Record:
    return announce_parser.parse(_NOTICE.format(words=words).encode(), name="notice.txt")


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("추후 공지", "to_be_announced"),
        ("별도 안내", "to_be_announced"),
        ("미정", "to_be_announced"),
        ("채용 시까지", "varies"),
        ("공고일로부터 14일간", "varies"),
        ("공고일부터 10일 이내", "varies"),
        ("매월 10일까지", "varies"),
        ("분기별 접수", "varies"),
    ],
)
def test_a_window_without_days_is_said_to_be_absent(words: str, meaning: str) -> None:
    record = _record(words)

    absent = {at: (said.text, said.meaning) for at, said in record.stated_absent.items()}
    assert absent == {"/programs/0/application": (words, meaning)}
    assert announce_parser.validate(record.to_dict()) == ()


@pytest.mark.parametrize(
    "words", ["2026. 2. 2. ~ 3. 5.", "상시", "예산 소진 시까지", "2026. 3월 중"]
)
def test_a_window_with_a_value_is_not_absent(words: str) -> None:
    record = _record(words)

    assert record.programs[0].application is not None
    assert record.stated_absent == {}
