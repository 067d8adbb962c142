"""Two years of a notice: what goes on, what moved, what is new and what is gone."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from announce_parser import pipeline, spreadsheets
from announce_parser.compare import Move, as_html, compare, match, pairs, path_words, series
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


def test_of_two_former_notices_of_one_title_the_later_goes_on() -> None:
    old = [
        record(title="청년 창업 통합공고", published=day) for day in ("2022-01-04", "2023-01-02")
    ]
    new = [record(title="2024년 청년 창업 통합공고", published="2024-01-03")]
    pair, *_ = pairs(old, new)

    assert pair.old is old[1]


def test_lines_show_difference_and_percent() -> None:
    old = record({"name": "가온", "budget": money(62_000_000_000, "620억원")})
    new = record({"name": "가온", "budget": money(63_000_000_000, "630억원")})

    assert showing.text(compare(old, new), english).splitlines() == [
        "a.txt → a.txt",
        "programs: 1 → 1 (1 continued, 0 new, 0 gone)",
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
    items = as_html([found], korean, "ko").split("<li>")[1:]

    assert showing.text(found, english).splitlines()[3:] == [
        "    awards: 100개 → not found in the new record",
        "    cap: not found in the old record → 2천만원",
    ]
    assert showing.text(found, korean, "ko").splitlines()[3:] == [
        "    지원규모: 100개 → 새 기록에서 찾지 못함",
        "    지원한도: 이전 기록에서 찾지 못함 → 2천만원",
    ]
    assert [item.partition("</li>")[0] for item in items] == [
        "가온 · 지원규모 100개: 새 공고에서 찾지 못함",
        "가온 · 지원한도 2천만원: 이전 공고에서 찾지 못함",
    ]
    assert spreadsheets.as_csv(showing.as_table([found])).decode("utf-8-sig").splitlines()[1:] == [
        "a.txt,a.txt,program,가온,awards,100개,not_in_new,,,only_old,",
        "a.txt,a.txt,program,가온,cap,not_in_old,2천만원,,,only_new,",
    ]
    (pair,) = json.loads(json.dumps(showing.plain(found)))["programs"]
    assert pair["moves"] == [
        {"path": "awards", "before": "100개", "state": "only_old", "not_found": "not_in_new"},
        {"path": "cap", "after": "2천만원", "state": "only_new", "not_found": "not_in_old"},
    ]


def test_where_the_new_record_has_no_programs_one_line_says_so_and_none_is_gone() -> None:
    found = compare(record({"name": "가온"}, {"name": "나루"}, {"name": "다솜"}), record())
    page = as_html([found], english, "en")
    plain = showing.plain(found)

    assert (found.gone, found.is_same) == ((), False)
    assert showing.text(found, english).splitlines()[1:] == [
        "programs: 3 → not found in the new record"
    ]
    assert showing.text(found, korean).splitlines()[1:] == ["사업: 3 → 새 기록에서 찾지 못함"]
    assert page.count("<tr>") == 0
    assert "<p>programs: 3 → not found in the new record</p>" in page
    assert spreadsheets.as_csv(showing.as_table([found])).decode("utf-8-sig").splitlines()[1:] == [
        "a.txt,a.txt,programs,,,3,not_in_new,,,only_old,"
    ]
    assert (plain["gone"], plain["programs_not_found"]) == ([], "not_in_new")


def test_a_program_that_the_new_record_does_not_go_on_with_is_gone_where_it_has_others() -> None:
    found = compare(record({"name": "가온"}, {"name": "나루 등대"}), record({"name": "가온"}))

    assert [one.name for one in found.gone] == ["나루 등대"]
    assert "programs: 2 → 1 (1 continued, 0 new, 1 gone)" in showing.text(found, english)
    assert showing.plain(found)["programs_not_found"] is None


def test_two_records_without_programs_lack_none() -> None:
    found = compare(record(), record())

    assert found.is_same
    assert "programs: 0 → 0 (0 continued, 0 new, 0 gone)" in showing.text(found, english)


def test_a_page_escapes_what_documents_say_and_loads_nothing() -> None:
    found = compare(record({"name": "<script>가온"}, {"name": "나루"}), record({"name": "나루"}))
    page = as_html([found], english, "en")

    assert "&lt;script&gt;가온" in page
    assert "<script" not in page
    assert "default-src 'none'" in page


def test_csv_names_both_files_in_every_row() -> None:
    found = compare(record({"name": "=가온"}, {"name": "나루"}), record({"name": "나루"}))
    lines = spreadsheets.as_csv(showing.as_table([found])).decode("utf-8-sig").splitlines()

    assert lines == [
        "old,new,kind,subject,field,before,after,difference,percent,state,quote",
        "a.txt,a.txt,gone,'=가온,,'=가온,,,,gone,",
    ]


def test_json_holds_scores_and_reasons() -> None:
    found = json.loads(
        json.dumps(showing.plain(compare(record({"name": "가온"}), record({"name": "가온"}))))
    )

    assert found["programs"] == [
        {"old": "가온", "new": "가온", "score": 1.0, "reason": "name", "moves": []}
    ]


# What one record alone holds is looked for in the other document's text.

FORMER = """가온진흥원 공고 제2024-7호

2024년 가온 바우처 지원사업 공고

□ 지원규모 : 총 30억원, 기업당 최대 5천만원
□ 신청기간 : 2024. 3. 4.(월) ~ 3. 29.(금) 18:00
□ 문의처 : 수출지원팀 (02-123-4567, 02-123-4568)

올해는 청년 창업자 120명에게 월 201만원을 지급한다.
"""
LATTER = (
    FORMER.replace("2024", "2025")
    .replace("120명", "150명")
    .replace("201만원", "206만원")
    .replace("3. 4.(월) ~ 3. 29.(금)", "3. 3.(월) ~ 3. 28.(금)")
)


@pytest.fixture(scope="module")
def years() -> tuple[Record, Record]:
    """Two years of one notice, as they are read."""
    return tuple(  # type: ignore[return-value]
        pipeline.parse(text.encode(), name=name)
        for name, text in (("2024.txt", FORMER), ("2025.txt", LATTER))
    )


def without(record: Record, *fields: str) -> Record:
    """The record with fields of its first program not read."""
    program = record.programs[0].model_copy(update=dict.fromkeys(fields))
    return record.model_copy(update={"programs": (program, *record.programs[1:])})


def state_of(found: tuple[Move, ...], path: str) -> tuple[str, str | None, str | None]:
    (move,) = [one for one in found if one.path == path]
    return move.state, move.before, move.after


def test_a_value_that_was_not_read_but_stands_in_the_other_text_has_not_changed(
    years: tuple[Record, Record],
) -> None:
    old, new = years
    found = compare(old, without(new, "cap"))
    (pair,) = found.programs

    assert state_of(pair.moves, "cap")[0] == "unplaced_new"
    (move,) = [one for one in pair.moves if one.path == "cap"]
    assert move.quote is not None
    assert "기업당 최대 5천만원" in move.quote
    assert "cap" not in [one.path for one in found.moves if one.state == "changed"]
    assert "5천만원 (in the new text, not read into a field: 지원규모" in showing.text(
        found, english
    )


def test_a_value_that_was_not_read_but_changed_in_its_place_is_a_change(
    years: tuple[Record, Record],
) -> None:
    old, new = years
    (pair,) = compare(old, without(new, "application")).programs
    (move,) = [one for one in pair.moves if one.path == "application"]

    assert (move.state, move.unplaced, move.difference) == ("changed", "new", -1)


def test_numbers_that_no_field_holds_are_compared_where_they_stand(
    years: tuple[Record, Record],
) -> None:
    found = compare(*years).figures

    assert [(one.before, one.after, one.difference) for one in found] == [
        ("120명", "150명", 30),
        ("201만원", "206만원", 50_000),
    ]


def test_the_same_numbers_in_another_order_of_sentences_are_no_change() -> None:
    first, second = "서울 센터는 강사 12명을 뽑는다.", "부산 센터는 직원 30명을 뽑는다."
    old, new = (
        pipeline.parse(f"가온시 공고\n\n{text}\n".encode(), name="a.txt")
        for text in (f"{first}\n{second}", f"{second}\n{first}")
    )

    assert compare(old, new).figures == ()


def test_a_program_that_the_new_text_names_is_not_read_and_not_gone() -> None:
    blocks = [{"id": "b1", "kind": "paragraph", "text": "올해도 나루 등대 지원을 이어 간다."}]
    old = record({"name": "가온 바우처"}, {"name": "나루 등대"}, {"name": "다솜 학교"})
    new = record({"name": "가온 바우처"}, blocks=blocks)
    found = compare(old, new)

    assert [one.name for one in found.gone] == ["다솜 학교"]
    assert [(one.name, quote) for one, quote in found.unread_new] == [
        ("나루 등대", "올해도 나루 등대 지원을 이어 간다.")
    ]
    assert "? 나루 등대 [named in the new text, not read as a program" in showing.text(
        found, english
    )


def test_a_program_that_the_old_text_names_is_not_new() -> None:
    blocks = [{"id": "b1", "kind": "paragraph", "text": "나루등대 사업도 있었다."}]
    found = compare(
        record({"name": "가온"}, blocks=blocks), record({"name": "가온"}, {"name": "나루 등대"})
    )

    assert found.added == ()
    assert [one.name for one, _ in found.unread_old] == ["나루 등대"]


def test_what_one_year_states_flat_and_the_next_by_type_is_compared_through_each_other() -> None:
    found = moves(
        {"cap": money(30_000_000, "3천만원")},
        {
            "caps": [
                {"label": "기초", "cap": money(30_000_000, "3천만원")},
                {"label": "고도화", "cap": money(90_000_000, "9천만원")},
            ]
        },
    )

    assert found == (Move("caps[고도화].cap", "3천만원", "9천만원", 60_000_000, Decimal(200)),)


def test_a_type_of_a_series_is_not_the_type_of_another() -> None:
    found = match(
        programs("정부일반형 가온공장"), programs("클러스터형 가온공장", "정부일반형 가온 공장")
    )

    assert [(one.old.name, one.new.name) for one in found] == [
        ("정부일반형 가온공장", "정부일반형 가온 공장")
    ]
    assert match(programs("가온 공장 정부일반형"), programs("가온 공장 협업형")) == ()


def test_numbers_of_an_office_are_a_set_and_a_shared_one_is_the_same_office() -> None:
    def office(name: str, *numbers: str) -> dict[str, object]:
        return {"organization": name, "phones": [{"national": n, "text": n} for n in numbers]}

    same = compare(
        record(contacts=[office("가온센터", "02-1", "02-2")]),
        record(contacts=[office("가온 센터", "02-2"), office("가온센터", "02-1")]),
    )
    renamed = compare(
        record(contacts=[office("수출지원팀", "02-1")]),
        record(
            contacts=[office("가온진흥원 수출지원팀", "02-1", "02-3"), office("나루센터", "02-9")]
        ),
    )

    assert same.contacts == ()
    assert renamed.contacts == (
        Move("contacts[가온진흥원 수출지원팀]", "02-1", "02-1, 02-3"),
        Move("contacts[나루센터]", None, "나루센터 02-9"),
    )


def test_days_of_two_years_are_apart_by_the_days_within_the_year() -> None:
    def window(first: str, last: str) -> dict[str, object]:
        return {"interval": f"{first}/{last}", "text": last, "first_day": first, "last_day": last}

    (move,) = moves(
        {"application": window("2024-02-01", "2024-02-29")},
        {"application": window("2025-02-01", "2025-03-07")},
    )

    assert move.difference == 7


def test_three_years_are_a_table_with_a_column_a_year() -> None:
    def year(budget: int, cap: int | None) -> Record:
        fields = {"budget": money(budget * 10**8, f"{budget}억원")}
        fields |= {"cap": money(cap * 10**4, f"{cap}만원")} if cap else {}
        return record({"name": "가온", **fields})

    (found,) = series([[year(10, 500)], [year(12, None)], [year(12, 700)]])

    assert [(one.subject, one.path, one.values) for one in found.tracks] == [
        ("가온", "budget", ("10억원", "12억원", "12억원")),
        ("가온", "cap", ("500만원", None, "700만원")),
    ]


def test_numbers_of_tables_are_compared_by_the_heads_of_row_and_column() -> None:
    def release(first: int, second: int, *, turned: bool = False) -> Record:
        rows = [f"| 가온 | {first}억원 | 3개 |", f"| 나루 | {second}억원 | 5개 |"]
        body = "\n".join(reversed(rows) if turned else rows)
        text = f"# 가온시 예산\n\n| 지역 | 예산 | 개소 |\n|---|---|---|\n{body}\n"
        return pipeline.parse(text.encode(), name="a.md")

    found = compare(release(10, 20), release(10, 25, turned=True)).figures

    assert [(one.path, one.before, one.after) for one in found] == [
        ("figures[나루 · 예산]", "20억원", "25억원")
    ]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("budget", "예산"),
        ("categories[로봇 [신규]].budget", "분야 · 로봇 [신규] · 예산"),
        ("caps[기초 1.5배].cap", "유형별 조건 · 기초 1.5배 · 지원한도"),
        ("figures[상승 4.14점, 매출 ▢]", "상승 4.14점, 매출 ▢"),
        ("schedule[application]", "일정 · 접수"),
    ],
)
def test_where_a_difference_lies_is_told_in_words(path: str, words: str) -> None:
    assert path_words(path, "ko") == words


def test_the_page_has_the_counts_on_top_and_fields_in_korean(years: tuple[Record, Record]) -> None:
    page = as_html([compare(*years)], korean, "ko")

    assert page.index("변경") < page.index("<table>")
    assert '<th scope="row">접수</th>' in page
    assert '<td data-label="이후">206만원' in page
    assert "+5만원 (+2.5%)" in page
    assert "application" not in page


def releases(*texts: str) -> tuple[Record, ...]:
    return tuple(pipeline.parse(text.encode(), name="a.md") for text in texts)


BUDGET_OF_2024 = """# 가온시 2024년 예산 확정

시는 등대 보수와 선착장 정비 사업에 12억원을 늘렸다.(35억원 편성)
어린이 도서관의 낡은 서가를 바꾸는 데 4억원을 쓴다.
강변 산책로의 벚나무 심기는 3억원으로 새로 시작한다.
시장 김하나는 예산이 시민의 삶에 힘이 되도록 꼼꼼히 챙기겠다고 말했다.
"""
BUDGET_OF_2025 = """# 가온시 2025년 예산 확정

시는 등대 보수와 선착장 정비 사업에 9억원을 늘렸다.(44억원 편성)
낡은 서가를 바꾸는 어린이 도서관 사업은 6억원을 들여 이어 간다.
청년 농부에게 빌려주는 온실을 짓는 데 7억원을 신규 편성했다.
시장 박두리는 예산이 시민의 삶에 힘이 되도록 꼼꼼히 챙기겠다고 말했다.
"""


def test_a_sum_behind_a_sentence_belongs_to_that_sentence() -> None:
    found = compare(*releases(BUDGET_OF_2024, BUDGET_OF_2025))
    moved = {(one.before, one.after) for one in found.moves}

    assert {("12억원", "9억원"), ("35억원", "44억원")} <= moved


def test_figures_of_sentences_written_anew_are_known_by_the_rare_words_before_them() -> None:
    found = compare(*releases(BUDGET_OF_2024, BUDGET_OF_2025)).figures

    assert ("4억원", "6억원") in {(one.before, one.after) for one in found}
    assert ("3억원", "7억원") not in {(one.before, one.after) for one in found}


def test_sentences_of_one_year_alone_are_listed_and_reworded_ones_are_not() -> None:
    found = compare(*releases(BUDGET_OF_2024, BUDGET_OF_2025))

    assert [(one.state, one.before or one.after) for one in found.sentences] == [
        ("only_old", "강변 산책로의 벚나무 심기는 3억원으로 새로 시작한다."),
        ("only_new", "청년 농부에게 빌려주는 온실을 짓는 데 7억원을 신규 편성했다."),
    ]
    assert "박두리" in "".join(one.after or "" for one in found.wordings)
    assert "    + 청년 농부에게" in showing.text(found, korean)
    assert "새 공고에만 있음" in as_html([found], korean, "ko")


def test_a_document_compared_with_itself_has_no_sentence_alone() -> None:
    old, new = releases(BUDGET_OF_2024, BUDGET_OF_2024)

    assert compare(old, new).sentences == ()


def statistics(head: str, *rows: str) -> str:
    body = "\n".join(f"| {row} |" for row in rows)
    columns = head.count("|") + 1
    return f"# 가온시 수출 동향\n\n| {head} |\n{'|---' * columns}|\n{body}\n"


def test_a_revised_value_of_a_quarter_is_held_against_that_quarter() -> None:
    """The first quarter's new value is the old second one's: heads go before equal numbers."""
    first = statistics("구분 | 2024년 1분기 | 2024년 2분기", "수출액 | 150억원 | 161억원")
    second = statistics(
        "구분 | 2024년 1분기 | 2024년 2분기 | 2024년 3분기", "수출액 | 161억원 | 163억원 | 170억원"
    )
    found = compare(*releases(first, second)).figures

    assert [(one.path, one.before, one.after) for one in found] == [
        ("figures[수출액 · 2024년 1분기]", "150억원", "161억원"),
        ("figures[수출액 · 2024년 2분기]", "161억원", "163억원"),
    ]


def test_a_row_is_not_held_against_a_row_of_another_name_in_the_same_column() -> None:
    first = statistics("사업 | 지원 예산 합계", "가온 | 10억원", "나루 등대 | 20억원")
    second = statistics("사업 | 지원 예산 합계", "가온 | 11억원", "다솜 학교 | 25억원")
    found = compare(*releases(first, second)).figures

    assert [(one.before, one.after) for one in found] == [("10억원", "11억원")]


def test_another_person_of_the_same_office_is_a_change_and_not_gone() -> None:
    def contact(name: str, number: str) -> dict[str, object]:
        phones = [{"national": number, "text": number}]
        return {"division": "나루과", "name": name, "phones": phones}

    def told(*people: tuple[str, str]) -> Record:
        return record(contacts=[contact(*one) for one in people])

    old, new = told(("김하나", "02-123-0001")), told(("박두리", "02-123-0002"))
    found = compare(old, new).contacts

    assert [(one.path, one.before, one.after) for one in found] == [
        ("contacts[나루과 박두리].name", "나루과 김하나", "나루과 박두리"),
        ("contacts[나루과 박두리]", "02-123-0001", "02-123-0002"),
    ]
    two = compare(old, told(("박두리", "02-123-0002"), ("이세찬", "02-123-0003"))).contacts
    assert [one.state for one in two] == ["only_new", "only_new", "only_old"]


def test_documents_are_paired_by_the_rare_words_of_their_titles() -> None:
    def notice(title: str) -> Record:
        return record(title=title, issuer={"name": "가온시"})

    old = [notice("소상공인 온실 최대 480만원 지원"), notice("청년 기업 수출 지원사업 공고")]
    new = [
        notice("2025년도 소상공인 온실 지원사업 2월 17일부터 신청하세요"),
        notice("2025년 마을 도서관 지원사업 공고"),
    ]

    assert [(one.old, one.new) for one in pairs(old, new)][:2] == [
        (old[0], new[0]),
        (None, new[1]),
    ]


def test_like_titles_over_other_programs_are_no_pair() -> None:
    def notice(name: str) -> Record:
        return record({"name": name}, title=f"{name} 기업 모집 공고")

    (found, *_) = pairs([notice("새싹 도약꾸러미")], [notice("초기 창업꾸러미")])
    (same, *_) = pairs([notice("새싹 도약꾸러미")], [notice("새싹 도약꾸러미")])

    assert (found.old, same.score) == (None, 1.0)


def test_numbers_worlds_apart_and_the_same_number_with_a_bound_are_no_change() -> None:
    old, new = releases(
        "# 가온시 온실 지원\n\n시는 소상공인 온실 지원사업을 480만원 규모로 시작한다.\n온실 하나에 80만원을 준다.\n",
        "# 가온시 온실 지원\n\n시는 소상공인 온실 지원사업을 379억원 규모로 시작한다.\n온실 하나에 80만원 이내를 준다.\n",
    )

    assert compare(old, new).figures == ()


def test_counts_of_different_things_have_no_difference() -> None:
    def awards(value: int, unit: str) -> dict[str, Any]:
        return {"awards": {"value": value, "unit": unit, "text": f"{value}{unit}"}}

    (other,) = moves(awards(1, "곳"), awards(13, "명"))
    (same,) = moves(awards(20, "명"), awards(13, "명"))

    assert (other.before, other.after, other.difference) == ("1곳", "13명", None)
    assert (same.difference, same.percent) == (-7, Decimal("-35.0"))
