"""Two years of a notice: what goes on, what moved, what is new and what is gone."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from announce_parser.compare import Move, compare, match, pairs
from announce_parser.compare import _showing as showing
from announce_parser.messages import say
from announce_parser.record import Program, Record

GOLDENS = Path(__file__).parent / "golden"
WON = {"currency": "KRW"}


def money(amount: int, text: str, **more: object) -> dict[str, object]:
    return {"amount": amount, "text": text, **WON, **more}


def record(*programs: dict[str, Any], **fields: Any) -> Record:
    source = {"filename": "a.txt", "format": "text", "sha256": "a" * 64, "size_bytes": 1}
    numbered = [{"id": f"p{number}", **one} for number, one in enumerate(programs, 1)]
    return Record.model_validate(
        {"source": source, "kind": "integrated_notice", "programs": numbered, **fields}
    )


def programs(*names: str) -> tuple[Program, ...]:
    return record(*({"name": name} for name in names)).programs


def english(message: str, **values: object) -> str:
    return say(message, "en", **values)


def moves(old: dict[str, Any], new: dict[str, Any]) -> tuple[Move, ...]:
    (pair,) = compare(record({"name": "가온", **old}), record({"name": "가온", **new})).programs
    return pair.moves


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("청년 창업 바우처", "청년창업 바우처", "name"),
        ("2025년 청년 창업 바우처", "2026년 청년 창업 바우처", "name"),
        ("① 청년 창업 바우처(신규)", "② 청년 창업 바우처(계속)", "name"),
        ("지능형(스마트) 공장", "지능형 공장", "alias"),
        ("농산물 수출 물류비 지원", "농산물 수출 물류 지원", "similar"),
    ],
)
def test_a_renamed_program_is_found_again(old: str, new: str, reason: str) -> None:
    others = ("마을 도서관 짓기", "어선 안전 장비")
    found = match(programs(old, *others), programs(*others, new))

    assert [(one.old.name, one.new.name, one.reason) for one in found][-1] == (old, new, reason)


def test_what_all_programs_are_called_makes_no_two_of_them_alike() -> None:
    found = match(
        programs("일반형 스마트공장", "상생형 스마트공장"),
        programs("탄소중립형 스마트공장", "투자연계형 스마트공장"),
    )

    assert found == ()


def test_kindred_names_with_the_same_terms_are_one_program() -> None:
    terms = {
        "cap": money(50_000_000, "5천만원"),
        "duration": {"duration": "P9M", "text": "9개월"},
        "agency": "가온진흥원",
    }
    other = {"name": "마을 도서관 짓기"}
    old = record({"name": "로봇 도입 실증", **terms}, other).programs
    new = record({"name": "로봇 도입 확산 보급", **terms}, other).programs
    without = record({"name": "로봇 도입 확산 보급"}, other).programs

    assert [one.new.name for one in match(old, without)] == ["마을 도서관 짓기"]
    assert [(one.new.name, one.reason) for one in match(old, new)] == [
        ("로봇 도입 확산 보급", "terms"),
        ("마을 도서관 짓기", "name"),
    ]


def test_a_program_that_its_notice_calls_new_continues_none_of_another_name() -> None:
    terms = {"cap": money(50_000_000, "5천만원"), "duration": {"duration": "P9M", "text": "9개월"}}
    old = record({"name": "로봇 도입 실증", **terms}, {"name": "마을 도서관 짓기"}).programs
    new = record({"name": "로봇 도입 확산 보급", "status": "new", **terms}).programs

    assert match(old, new) == ()


def test_the_same_words_with_another_bound_show_the_bound() -> None:
    assert moves(
        {"cap": money(1_000_000, "1백만원")}, {"cap": money(1_000_000, "1백만원", bound="max")}
    ) == (Move("cap", "1백만원", "1백만원 (max)"),)


def test_each_program_stands_in_one_pair_at_most() -> None:
    found = match(programs("청년 바우처"), programs("청년 바우처", "청년 바우처 2"))

    assert [(one.old.name, one.new.name) for one in found] == [("청년 바우처", "청년 바우처")]


def test_a_sum_moves_by_won_and_percent() -> None:
    assert moves(
        {"budget": money(62_000_000_000, "620", unit="억원")},
        {"budget": money(63_000_000_000, "630억원")},
    ) == (Move("budget", "620억원", "630억원", 1_000_000_000, Decimal("1.6")),)


def test_the_same_value_in_other_words_is_no_difference() -> None:
    assert (
        moves(
            {"budget": money(62_000_000_000, "620", unit="억원")},
            {"budget": money(62_000_000_000, "62,000백만원")},
        )
        == ()
    )


def test_a_share_moves_by_points_and_a_window_by_the_days_of_its_end() -> None:
    window = {"interval": "2025-02-01/2025-02-10", "text": "2.1~2.10", "last_day": "2025-02-10"}
    later = {"interval": "2025-02-01/2025-02-17", "text": "2.1~2.17", "last_day": "2025-02-17"}
    found = moves(
        {"subsidy_ratio": {"percent": 50, "text": "50%"}, "application": window},
        {"subsidy_ratio": {"percent": 70, "text": "70%"}, "application": later},
    )

    assert found == (
        Move("subsidy_ratio", "50%", "70%", 20),
        Move("application", "2.1~2.10", "2.1~2.17", 7),
    )


def test_terms_of_levels_are_compared_by_label() -> None:
    found = moves(
        {"caps": [{"label": "기초", "cap": money(30_000_000, "3천만원")}]},
        {
            "caps": [
                {"label": "기초", "cap": money(40_000_000, "4천만원")},
                {"label": "고도화", "cap": money(90_000_000, "9천만원")},
            ]
        },
    )

    assert found == (
        Move("caps[기초].cap", "3천만원", "4천만원", 10_000_000, Decimal("33.3")),
        Move("caps[고도화].cap", None, "9천만원"),
    )


def test_new_gone_and_split_programs_are_named() -> None:
    found = compare(
        record({"name": "청년 바우처"}, {"name": "마을 도서관 짓기"}),
        record({"name": "청년 바우처"}, {"name": "청년 바우처 지역형"}),
    )

    assert [one.name for one in found.added] == ["청년 바우처 지역형"]
    assert [one.name for one in found.gone] == ["마을 도서관 짓기"]
    assert [(new.name, old.name) for new, old in found.split] == [
        ("청년 바우처 지역형", "청년 바우처")
    ]


@pytest.mark.parametrize(
    ("before", "outcome", "found"),
    [("1,827개", "confirmed", "1,827개"), ("1,800개", "contradicted", "1,827개")],
)
def test_what_is_said_of_last_year_is_held_against_last_years_record(
    before: str, outcome: str, found: str
) -> None:
    awards = {"value": 1827, "unit": "개", "text": "1,827개"}
    change = {
        "subject": "구축개수",
        "before": before,
        "after": "310개",
        "program": "p1",
        "text": f"{before} → 310개",
    }
    (claim,) = compare(
        record({"name": "가온", "awards": awards}), record({"name": "가온"}, changes=[change])
    ).claims

    assert (claim.outcome, claim.found) == (outcome, found)


def test_a_claim_that_the_old_record_is_silent_about_is_not_found() -> None:
    change = {
        "subject": "신청기간",
        "before": "30일간",
        "after": "45일간",
        "text": "30일간 → 45일간",
    }
    (claim,) = compare(record(), record(changes=[change])).claims

    assert claim.outcome == "not_found"


def test_an_office_with_other_spacing_is_the_same_and_differs_by_its_numbers() -> None:
    def office(name: str, number: str) -> dict[str, object]:
        phone = {"national": number, "text": number}
        return {"organization": name, "phones": [phone]}

    found = compare(
        record(contacts=[office("가온 통합 콜센터", "1357"), office("나온센터", "02-000-1111")]),
        record(contacts=[office("가온 통합콜센터", "1357"), office("나온센터", "02-000-2222")]),
    ).contacts

    assert found == (Move("contacts[나온센터]", "02-000-1111", "02-000-2222"),)


def test_a_record_compared_with_itself_is_the_same_in_every_sample() -> None:
    for path in sorted(GOLDENS.glob("*.json")):
        own = Record.from_json(path.read_bytes())
        found = compare(own, own)

        assert found.is_same, path.name
        assert len(found.programs) == len(own.programs)


def test_documents_of_two_folders_are_paired_by_title_without_years_and_sums() -> None:
    old = [
        record(title="2024년 1,462억원 규모 청년 창업 통합공고"),
        record(title="어선 안전 장비 공모"),
    ]
    new = [
        record(title="마을 도서관 모집"),
        record(title="2025년 2,180억원 규모 청년 창업 통합공고"),
    ]
    found = pairs(old, new)

    assert [
        (one.old.title if one.old else None, one.new.title if one.new else None) for one in found
    ] == [
        (None, "마을 도서관 모집"),
        (old[0].title, new[1].title),
        ("어선 안전 장비 공모", None),
    ]


def test_lines_show_difference_and_percent() -> None:
    old = record({"name": "가온", "budget": money(62_000_000_000, "620억원")})
    new = record({"name": "가온", "budget": money(63_000_000_000, "630억원")})

    assert showing.text(compare(old, new), english).splitlines() == [
        "a.txt → a.txt",
        "programs: 1 → 1 (1 go on, 0 new, 0 gone)",
        "~ 가온 [same name 1.00]",
        "    budget: 620억원 → 630억원 (+1,000,000,000, +1.6 %)",
    ]


ONE_SIDED = (
    record({"name": "가온", "awards": {"value": 100, "unit": "개", "text": "100개"}}),
    record({"name": "가온", "cap": money(20_000_000, "2천만원")}),
)


def korean(message: str, **values: object) -> str:
    return say(message, "ko", **values)


def test_a_value_that_one_record_alone_holds_is_not_found_in_the_other_and_not_gone() -> None:
    found = compare(*ONE_SIDED)
    rows = showing.as_html([found], korean, "ko").partition("<tbody>")[2].split("<tr>")[1:]

    assert showing.text(found, english).splitlines()[3:] == [
        "    awards: 100개 → not found in the new record",
        "    cap: not found in the old record → 2천만원",
    ]
    assert showing.text(found, korean).splitlines()[3:] == [
        "    awards: 100개 → 새 기록에서 찾지 못함",
        "    cap: 이전 기록에서 찾지 못함 → 2천만원",
    ]
    assert "<td>100개</td><td>새 기록에서 찾지 못함</td>" in rows[0]
    assert "<td>이전 기록에서 찾지 못함</td><td>2천만원</td>" in rows[1]
    assert showing.as_csv([found]).decode("utf-8-sig").splitlines()[1:] == [
        "a.txt,a.txt,program,가온,awards,100개,not_in_new,,",
        "a.txt,a.txt,program,가온,cap,not_in_old,2천만원,,",
    ]
    (pair,) = json.loads(json.dumps(showing.plain(found)))["programs"]
    assert pair["moves"] == [
        {"path": "awards", "before": "100개", "not_found": "not_in_new"},
        {"path": "cap", "after": "2천만원", "not_found": "not_in_old"},
    ]


def test_where_the_new_record_has_no_programs_one_line_says_so_and_none_is_gone() -> None:
    found = compare(record({"name": "가온"}, {"name": "나루"}, {"name": "다솜"}), record())
    page = showing.as_html([found], english, "en")
    plain = showing.plain(found)

    assert (found.gone, found.is_same) == ((), False)
    assert showing.text(found, english).splitlines()[1:] == [
        "programs: 3 → not found in the new record"
    ]
    assert showing.text(found, korean).splitlines()[1:] == ["사업: 3 → 새 기록에서 찾지 못함"]
    assert page.count("<tr>") == 2
    assert (
        "<td>programs</td><td></td><td></td><td>3</td><td>not found in the new record</td>" in page
    )
    assert showing.as_csv([found]).decode("utf-8-sig").splitlines()[1:] == [
        "a.txt,a.txt,programs,,,3,not_in_new,,"
    ]
    assert (plain["gone"], plain["programs_not_found"]) == ([], "not_in_new")


def test_a_program_that_the_new_record_does_not_go_on_with_is_gone_where_it_has_others() -> None:
    found = compare(record({"name": "가온"}, {"name": "나루 등대"}), record({"name": "가온"}))

    assert [one.name for one in found.gone] == ["나루 등대"]
    assert "programs: 2 → 1 (1 go on, 0 new, 1 gone)" in showing.text(found, english)
    assert showing.plain(found)["programs_not_found"] is None


def test_two_records_without_programs_lack_none() -> None:
    found = compare(record(), record())

    assert found.is_same
    assert "programs: 0 → 0 (0 go on, 0 new, 0 gone)" in showing.text(found, english)


def test_a_page_escapes_what_documents_say_and_loads_nothing() -> None:
    found = compare(record({"name": "<script>가온"}, {"name": "나루"}), record({"name": "나루"}))
    page = showing.as_html([found], english, "en")

    assert "&lt;script&gt;가온" in page
    assert "<script" not in page
    assert "default-src 'none'" in page


def test_csv_names_both_files_in_every_row() -> None:
    found = compare(record({"name": "=가온"}, {"name": "나루"}), record({"name": "나루"}))
    lines = showing.as_csv([found]).decode("utf-8-sig").splitlines()

    assert lines == [
        "old,new,kind,subject,field,before,after,difference,percent",
        "a.txt,a.txt,gone,'=가온,,'=가온,,,",
    ]


def test_json_holds_scores_and_reasons() -> None:
    found = json.loads(
        json.dumps(showing.plain(compare(record({"name": "가온"}), record({"name": "가온"}))))
    )

    assert found["programs"] == [
        {"old": "가온", "new": "가온", "score": 1.0, "reason": "name", "moves": []}
    ]
