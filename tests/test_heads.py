"""Mastheads: heads in other orders, a portal's field against the lead, a short year in the deck."""

from __future__ import annotations

import pytest

from announce_parser import parse
from announce_parser.record import Record

META = """---
title: "지원사업 운영실태 점검결과"
ministry: "{ministry}"
approve_date: "03/04/2022 10:00:00"
---

# 지원사업 운영실태 점검결과

"""


def _read(body: str, ministry: str = "국무조정실") -> Record:
    text = META.format(ministry=ministry) + body
    return parse(text.encode(), name="release.md", tokenizer="plain")


@pytest.mark.parametrize("head", ["단장 홍길동 국무1차장", "단장:국무1차장 홍길동", "단장 홍길동"])
def test_line_that_introduces_an_office_with_its_head_opens_the_body(head: str) -> None:
    record = _read(
        f"- 부적정 사례 20건 적발 -\n\n▣ 국무조정실 점검추진단({head})은 지원사업을 점검하고 그 결과를 발표함\n"
    )

    assert record.subtitles == ("부적정 사례 20건 적발",)


def test_lead_of_a_joint_release_is_believed_before_the_portal_s_field() -> None:
    body = "고용노동부(장관 홍길동)는 문화체육관광부 등 11개 부처와 함께 참여 신청을 받는다고 밝혔다.\n"
    issuer = _read(body, ministry="문화체육관광부").issuer

    assert issuer is not None
    assert issuer.name == "고용노동부"


@pytest.mark.parametrize(
    ("deck", "year"), [("22년 신규 사업 대상지 공모", 2022), ("10년 이상 거주한 농가 모집", None)]
)
def test_year_of_two_digits_before_a_deck_is_that_of_issue(deck: str, year: int | None) -> None:
    record = _read(f"- {deck} -\n\n가람부(장관 홍길동)는 대상지를 찾는다고 밝혔다.\n")

    assert record.fiscal_year == year
