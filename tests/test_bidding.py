"""What a tender says of bidding: the way of it, the tax, and 추정가격 beside the budget."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from announce_parser import pipeline
from announce_parser.exporters import g2b
from announce_parser.exporters._layout import Setting
from announce_parser.validation import validate

if TYPE_CHECKING:
    from pathlib import Path

    from announce_parser.record import Program, Record

HEAD = "# 가온 민원시스템 구축 용역 제안요청서\n\n## Ⅰ. 사업 개요\n\n□ 사업명 : 가온 민원시스템 구축\n\n"


def tender(*lines: str, head: str = HEAD) -> Record:
    record = pipeline.parse((head + "\n\n".join(lines) + "\n").encode(), name="a.md")
    assert validate(json.loads(record.to_json())) == ()
    return record


def only(*lines: str) -> Program:
    (program,) = tender(*lines).programs
    return program


@pytest.mark.parametrize(
    ("lines", "way"),
    [
        (["□ 계약방법 : 제한경쟁입찰(협상에 의한 계약)"], "제한경쟁입찰(협상에 의한 계약)"),
        (["ㅇ (계약방식) 협상에 의한 계약(제한경쟁입찰)"], "협상에 의한 계약(제한경쟁입찰)"),
        (
            ["가. 입찰방식: 일반경쟁입찰", "나. 낙찰자 결정 방식 : 협상에 의한 계약체결 적용"],
            "일반경쟁입찰, 협상에 의한 계약체결",
        ),
        (["○ 낙찰자(사업수행자)선정방식: 협상에 의한 계약"], "협상에 의한 계약"),
        (["□ 입찰방법 : 수의계약"], "수의계약"),
        (
            ["| 입찰방식 | 제한경쟁입찰 |\n|---|---|\n| 사업자선정방식 | 협상에 의한 계약 |"],
            "제한경쟁입찰, 협상에 의한 계약",
        ),
        (["□ 입찰방식 : 지방자치단체 입찰시 낙찰자 결정기준에 따른 제한경쟁입찰"], None),
        (["□ 협상에 의한 계약체결기준에 따라 평가함", "□ 대금지급방식 : 협상에 의한 계약"], None),
    ],
)
def test_how_bidders_are_chosen_is_what_the_label_says(lines: list[str], way: str | None) -> None:
    assert only("□ 사업예산 : 98,000,000원", *lines).bid_method == way


@pytest.mark.parametrize(
    ("sum_", "vat"),
    [
        ("98,000,000원(부가세 포함)", "included"),
        ("금98,000,000원 이내 (부가가치세 및 이용수수료 포함)", "included"),
        ("98,000,000원    ※ V.A.T 포함", "included"),
        ("98,000,000원(부가세 별도)", "excluded"),
        ("98,000,000원(VAT 미포함)", "excluded"),
        ("98,000,000원", None),
        ("98,000,000원\n\n□ 실적 : 2억원 이상(부가세 포함)", None),
    ],
)
def test_whether_the_sum_includes_tax_stands_behind_it(sum_: str, vat: str | None) -> None:
    assert only(f"□ 사업예산 : {sum_}").vat == vat


def test_the_estimated_price_stands_beside_the_budget() -> None:
    program = only(
        "□ 추정가격 : 90,000,000원(부가세 별도)", "□ 배정예산 : 99,000,000원(부가세 포함)"
    )

    assert program.estimated_price is not None
    assert program.budget is not None
    assert (program.estimated_price.amount, program.budget.amount) == (90_000_000, 99_000_000)
    assert program.vat == "included"


def test_an_estimated_price_alone_is_the_budget_too() -> None:
    program = only("□ (추정가격) 140,000,000원(부가세 포함) 이내")

    assert program.estimated_price == program.budget
    assert program.estimated_price is not None
    assert program.estimated_price.amount == 140_000_000


def test_a_column_of_estimated_prices_is_read_by_its_head() -> None:
    table = "| 용역명 | 배정예산 | 추정가격 |\n|---|---|---|\n| 가온 민원시스템 구축 | 99,000,000원 | 90,000,000원 |"
    program = only(table)

    assert program.estimated_price is not None
    assert program.budget is not None
    assert (program.estimated_price.amount, program.budget.amount) == (90_000_000, 99_000_000)


def test_a_rule_about_estimated_prices_states_none() -> None:
    lines = ["□ 사업예산 : 98,000,000원", "□ 추정가격 20억원 미만 사업은 중소기업자만 참가 가능"]

    assert only(*lines).estimated_price is None


def test_the_opening_of_bids_is_an_event_of_its_own() -> None:
    record = tender(
        "□ 사업예산 : 98,000,000원",
        "□ 개찰일시 : 2026. 3. 18. 11:00",
        "□ 개찰일 전일(2026. 3. 17.)까지 등록",
    )

    assert [one.period.interval for one in record.schedule if one.event == "bid_opening"] == [
        "2026-03-18T11:00+09:00"
    ]


def test_a_notice_of_support_has_no_way_of_bidding() -> None:
    record = tender(
        "□ 지원규모 : 10개사", "□ 계약방법 : 제한경쟁입찰",
        head="# 2026년 가온 바우처 지원사업 공고\n\n□ 사업명 : 가온 바우처\n\n",
    )  # fmt: skip

    assert [program.bid_method for program in record.programs] == [None]


def test_the_form_of_the_procurement_service_has_them(tmp_path: Path) -> None:
    record = tender(
        "□ 추정가격 : 90,000,000원",
        "□ 배정예산 : 99,000,000원(부가세 포함)",
        "□ 입찰방법 : 제한경쟁입찰",
        "□ 개찰일시 : 2026. 3. 18. 11:00",
    )
    out = tmp_path / "g2b.json"
    list(g2b.write([record], out, Setting()))
    (item,) = json.loads(out.read_text())["response"]["body"]["items"]

    assert {key: item[key] for key in ("asignBdgtAmt", "presmptPrce", "VAT", "opengDt")} == {
        "asignBdgtAmt": "99000000",
        "presmptPrce": "90000000",
        "VAT": "부가세 포함",
        "opengDt": "2026-03-18 11:00:00",
    }
    assert item["cntrctCnclsMthdNm"] == "제한경쟁입찰"
