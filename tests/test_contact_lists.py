"""Tables of whom to call as lists of programs, and who answers for which."""

from __future__ import annotations

import pytest

from announce_parser import parse
from announce_parser.record import Record

HEAD = """# 2026년 바다시 어업 기술개발사업 신규과제 공고

바다시(시장 한바다)는 어업 기술개발사업의 신규과제를 아래와 같이 공고하오니 관심 있는 기관의 많은 신청을 바랍니다.

"""
ROWS = (
    ("양식", "스마트양식", "양식수조 자동화", "061-100-1001", "061-100-1002"),
    ("양식", "스마트양식", "사료 정밀급이", "061-100-1003", "061-100-1002"),
    ("어선", "친환경어선", "어선 전기추진", "061-100-1004", "061-100-1005"),
)


def _read(heading: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Record:
    lines = [heading, ("---",) * len(heading), *rows]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return parse(f"{HEAD}{table}\n".encode(), name="notice.md", tokenizer="plain")


def test_rows_of_whom_to_call_are_programs_below_what_is_left_of_their_names() -> None:
    record = _read(
        ("부문", "세부사업명", "내역사업명", "과제 기획/관련 문의", "과제 평가/관련 문의"), ROWS
    )

    assert [each.name for each in record.programs] == [
        "양식수조 자동화",
        "사료 정밀급이",
        "어선 전기추진",
    ]
    assert [each.name for each in record.categories] == ["양식", "어선"]


def test_each_number_answers_for_the_programs_of_its_rows() -> None:
    record = _read(
        ("부문", "세부사업명", "내역사업명", "과제 기획/관련 문의", "과제 평가/관련 문의"), ROWS
    )
    served = {phone.national: each.programs for each in record.contacts for phone in each.phones}

    assert served["061-100-1001"] == ("p1",)
    assert served["061-100-1004"] == ("p3",)


@pytest.mark.parametrize("heading", ["문의 내용", "세부사업명"])
def test_matters_one_may_ask_about_are_no_programs(heading: str) -> None:
    rows = (
        ("신청 자격 관련", "사업기반실", "061-100-1001"),
        ("접수 시스템 문의", "정보보안팀", "061-100-1002"),
        ("제출 서류 안내", "사업관리실", "061-100-1003"),
    )
    record = _read((heading, "담당", "연락처"), rows)

    assert {each.name for each in record.programs}.isdisjoint({row[0] for row in rows})
