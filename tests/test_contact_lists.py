"""Tables of whom to call: what one may ask about is no program."""

from __future__ import annotations

import pytest

from announce_parser import parse
from announce_parser.record import Record

HEAD = """# 2026년 바다시 어업 기술개발사업 신규과제 공고

바다시(시장 한바다)는 어업 기술개발사업의 신규과제를 아래와 같이 공고하오니 관심 있는 기관의 많은 신청을 바랍니다.

"""


def _read(heading: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Record:
    lines = [heading, ("---",) * len(heading), *rows]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return parse(f"{HEAD}{table}\n".encode(), name="notice.md", tokenizer="plain")


@pytest.mark.parametrize("heading", ["문의 내용", "세부사업명"])
def test_matters_one_may_ask_about_are_no_programs(heading: str) -> None:
    rows = (
        ("신청 자격 관련", "사업기반실", "061-100-1001"),
        ("접수 시스템 문의", "정보보안팀", "061-100-1002"),
        ("제출 서류 안내", "사업관리실", "061-100-1003"),
    )
    record = _read((heading, "담당", "연락처"), rows)

    assert {each.name for each in record.programs}.isdisjoint({row[0] for row in rows})
