"""False alarms by kind: what looks like a contradiction and is none is told with its reason, the true one fails."""

from __future__ import annotations

from decimal import Decimal

import pytest

import announce_parser
from announce_parser import find_figures, parse, validate
from announce_parser.checks._slots import slot_at, why_apart
from announce_parser.checks.agreement import _in_other_column
from announce_parser.checks.sums import (
    _is_slip_nearby,
    category_budgets_sum_to_total,
    program_budgets_sum_to_category,
)
from announce_parser.checks.terms import budget_over_awards_is_cap, growth_matches_before_and_after
from announce_parser.record import Place, Record
from test_sums import read as notice

HEAD = "# 나루청, 어선 안전장비 보급\n\n나루청(청장 장길산)은 2026년 3월 4일 사업을 시작한다고 밝혔다.\n\n"


def read(text: str) -> Record:
    data = (HEAD + text + "\n").encode()
    return parse(data, name="notice.md", tokenizer="plain", published="2026-03-04")


def statuses(text: str, rule: str) -> list[str]:
    return [check.status for check in read(text).checks if check.rule == rule]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("* 수출(억불, %) : ('25.10) 89.7(△4.7) → ('25.11) 95.6(10.7↑)", ["skipped"]),
        ("* 수출(억불, %) : ('25.10) 89.7(3.1↑) → ('25.11) 95.6(5.9↑)", ["holds"]),
        ("수출은 100억원(10척)에서 150억원으로 40% 증가했다.", ["fails"]),
        ("* 이용자 : 12,463명 → 13,670명(19.7%↑)", ["fails"]),
    ],
)
def test_each_number_of_a_series_has_its_own_change_in_brackets(
    text: str, expected: list[str]
) -> None:
    assert statuses(text, "growth_in_sentence_matches") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(가시) 63건(42%) 중 58건, (나시) 26건(17%)이 남았다.", ["skipped"]),
        ("(가시) 63건 중 26건(17%)이 남았다.", ["fails"]),
        ("(가시) 63건(42%) 중 26건(41%)이 남았다.", ["holds"]),
    ],
)
def test_a_number_with_a_share_of_its_own_need_not_be_the_whole(
    text: str, expected: list[str]
) -> None:
    assert statuses(text, "share_of_numbers_matches") == expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("1월 2주~3주(1.8~1.19)에 검사했다.", ["period", "period"]),
        ("1월 2주차~3주차에 검사했다.", ["period"]),
        ("교육은 2주~3주 걸린다.", ["duration"]),
    ],
)
def test_numbered_weeks_of_a_month_are_no_lengths(text: str, kinds: list[str]) -> None:
    found = find_figures(text, published="2024-01-20", tokenizer="plain")

    assert [figure.kind for figure in found] == kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("명령은 1월 16일(금) 24시부터 1월 17일(토) 24시까지다.", ["holds", "holds"]),
        ("명령은 1월 16일(토) 24시부터 1월 17일(토) 24시까지다.", ["fails", "holds"]),
        ("명령은 1월 17일(토) 0시부터 1월 17일(토) 24시까지다.", ["holds", "holds"]),
    ],
)
def test_a_span_may_begin_with_the_last_minute_of_a_day(text: str, expected: list[str]) -> None:
    assert statuses(text, "weekday_agrees_with_date") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("참여 3개 기관(나루청, 등대공사, 바다원, 가나다순)이 함께한다.", ["holds"]),
        ("참여 4개 기관(나루청, 등대공사, 바다원, 가나다순)이 함께한다.", ["fails"]),
        ("참여 4개 시군(나주, 담양, 장흥, 화순)이 함께한다.", ["holds"]),
    ],
)
def test_the_order_of_a_list_is_none_of_its_things(text: str, expected: list[str]) -> None:
    assert statuses(text, "counted_things_are_listed") in (expected, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("문의 : 나루 무역관(+34-916-859-289)", []),
        ("문의 : 나루청 안전과(+82-2-2110-1234)", ["holds"]),
        ("문의 : 나루청 안전과(013-1234-5678)", ["fails"]),
    ],
)
def test_a_phone_of_another_country_is_none_of_our_numbering_plan(
    text: str, expected: list[str]
) -> None:
    assert statuses(text, "phone_can_be_dialled") == expected


@pytest.mark.parametrize(
    ("text", "numbers", "reason"),
    [
        ("총지출은 125억 원으로 금년 예산 117억 원(융자 제외) 대비 늘었다.", ("125억 원", "117억 원"), "비교의 기준이 되는 수"),
        ("총지출은 125억 원으로 금년 예산 117억 원을 넘는다.", ("125억 원", "117억 원"), None),
        ("101개 기업이 공개모집에 신청했으며 23개 기업을 선정했다.", ("101개", "23개"), "단계가 다름: 신청, 선정"),
        ("나시에서 101개 기업을 선정했으며 23개 기업을 선정했다.", ("101개", "23개"), None),
    ],
)  # fmt: skip
def test_numbers_of_two_stages_or_two_sides_fill_two_slots(
    text: str, numbers: tuple[str, str], reason: str | None
) -> None:
    record = read(text)
    document = announce_parser.read((HEAD + text + "\n").encode(), name="notice.md")
    slots = [
        slot_at(record, document, figure.source)
        for number in numbers
        for figure in record.figures
        if figure.text == number
    ]

    assert why_apart(*slots) == reason


def in_prose(record: Record, *pointers: str) -> Record:
    """Return a record some of whose values stand in one paragraph instead of in their table."""
    place = record.provenance["/title"]
    return record.model_copy(
        update={"provenance": {**record.provenance, **dict.fromkeys(pointers, place)}}
    )


@pytest.mark.parametrize(
    ("pointers", "expected"), [((), "fails"), (("/programs/0/awards",), "skipped")]
)
def test_budget_number_and_cap_are_held_together_where_one_row_does(
    pointers: tuple[str, ...], expected: str
) -> None:
    document = announce_parser.read(b"text", name="notice.txt")
    checks = list(budget_over_awards_is_cap(in_prose(notice(cap="20"), *pointers), document))

    assert [check.status for check in checks if check.at[0] == "/programs/0/cap"] == [expected]


@pytest.mark.parametrize(
    ("category", "pointers", "expected"),
    [
        ("19억원", (), "fails"),
        ("19억원", ("/programs/0/budget", "/programs/1/budget"), "skipped"),
        ("20.9억원", ("/programs/0/budget", "/programs/1/budget"), "fails"),  # one digit
        ("20.5억원", ("/programs/0/budget", "/programs/1/budget"), "holds"),
        ("190억원", (), "fails"),
    ],
)
def test_programs_of_prose_are_parts_of_a_category_but_for_a_slip(
    category: str, pointers: tuple[str, ...], expected: str
) -> None:
    document = announce_parser.read(b"text", name="notice.txt")
    record = in_prose(notice(category=category), *pointers)
    first = next(iter(program_budgets_sum_to_category(record, document)))

    assert first.status == expected


def test_a_program_with_the_whole_sum_is_no_part_of_it() -> None:
    record = notice()
    whole = record.programs[0].model_copy(update={"budget": record.budget})
    doubled = record.model_copy(
        update={"programs": (whole, *record.programs[1:]), "categories": ()}
    )
    document = announce_parser.read(b"text", name="notice.txt")

    (before,) = category_budgets_sum_to_total(record, document)
    (after,) = category_budgets_sum_to_total(doubled, document)

    assert (before.status, after.status) == ("holds", "skipped")


@pytest.mark.parametrize(
    ("announced", "applied", "expected"),
    [
        ("2026년 4월", "2026년 상반기", "skipped"),
        ("2026년 4월 3일", "2026. 3. 2. ~ 3. 20.", "fails"),
        ("2026년 3월 4일", "2026. 2. 2. ~ 2. 20.", "skipped"),  # the day of the news
        ("2026년 3월 4일", "2026. 3. 9. ~ 3. 20.", "holds"),
    ],
)
def test_windows_of_a_release_are_out_of_order_where_both_are_days_of_the_call(
    announced: str, applied: str, expected: str
) -> None:
    head = (
        "# 나루청, 어선 안전장비 지원사업 참여기업 모집\n\n나루청(청장 장길산)은 어선 안전장비 지원사업에 참여할 "
        "기업을 모집한다고 밝혔다.\n\n## 모집 개요\n\n"
    )
    text = f"{head}- 지원대상 : 어선 기업\n- 공고 : {announced}\n- 신청기간 : {applied}\n- 지원한도 : 기업당 2억원\n"
    record = parse(text.encode(), name="notice.md", tokenizer="plain", published="2026-03-04")

    found = [check.status for check in record.checks if check.rule == "windows_are_in_order"]
    assert found == [expected]


def test_what_is_announced_of_those_who_were_chosen_is_no_call() -> None:
    text = (
        "# 나루청, 어선 사진 공모전 개최\n\n나루청(청장 장길산)은 2025년 7월 21일(월)부터 9월 19일(금)까지 ‘제1회 어선 사진 공모전’을 공모한다.\n\n"
        "심사를 거쳐 15점을 선정하여 11월 3일(월)에 발표할 예정이다.\n"
    )
    record = parse(text.encode(), name="notice.md", tokenizer="plain", published="2025-07-18")

    assert [
        check.message
        for check in record.checks
        if (check.rule, check.status) == ("windows_are_in_order", "fails")
    ] == []


@pytest.mark.parametrize(
    ("rate", "expected"), [("약 39.6%", "holds"), ("39.6%", "fails"), ("약 49.6%", "fails")]
)
def test_about_gives_a_rate_one_more_step(rate: str, expected: str) -> None:
    text = f"어선 출원이 2024년 15,017건에서 2025년 20,956건으로 {rate} 증가했다."

    assert statuses(text, "growth_rate_matches") == [expected]


@pytest.mark.parametrize(
    ("total", "parts", "expected"),
    [
        ("289", ["100", "120", "69"], False),
        ("829", ["100", "120", "69"], True),  # 289 with two digits changed about
        ("139", ["23", "23", "23"], False),  # another number, though 23 and 93 differ in one digit
        ("299", ["100", "120", "69"], True),
    ],
)
def test_a_total_of_awards_is_wrong_where_a_slip_explains_it(
    total: str, parts: list[str], *, expected: bool
) -> None:
    assert _is_slip_nearby(Decimal(total), [Decimal(part) for part in parts]) is expected


def test_a_unit_that_a_side_borrows_from_the_other_has_its_place_too() -> None:
    record = read("올해 이용자를 850→900명으로 늘린다.")
    (change,) = record.changes

    assert change.before == "850명"
    assert validate(record.to_dict()) == ()


@pytest.mark.parametrize(
    ("evaluation", "expected"),
    [("11월", "skipped"), ("3월", "holds"), ("2023.3.", "fails"), ("2024.3.", "holds")],
)
def test_a_month_without_its_year_is_not_held_against_an_earlier_step(
    evaluation: str, expected: str
) -> None:
    table = (
        "| 사업명 | 예산(백만원) | 공고 | 평가 |\n|---|---|---|---|\n"
        f"| 구명조끼 보급 사업 | 8,060 | 2023.12.30. | {evaluation} |\n"
        f"| 항로등대 정비 사업 | 3,477 | 2023.12.30. | {evaluation} |"
    )

    assert statuses(table, "windows_are_in_order") == [expected] * 2


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [((3, 3), (3, 4), True), ((3, 3), (4, 3), False), ((3, 3), (3, 3), False), ((3, 3), None, False)],
)  # fmt: skip
def test_two_columns_of_one_row_are_two_values(
    one: tuple[int, int], other: tuple[int, int] | None, *, expected: bool
) -> None:
    places = [Place(block="b1", start=0, end=1, cell=cell) for cell in (one, other)]

    assert _in_other_column(*places) is expected


@pytest.mark.parametrize(("percent", "expected"), [("54.8", "holds"), ("45.8", "fails")])
def test_a_number_before_an_arrow_has_the_unit_of_the_one_behind_it(
    percent: str, expected: str
) -> None:
    text = "어선 출원이 2024년 15,017건에서 2025년 20,956건으로 39.6% 증가했다.\n".encode()
    record = parse(text, name="notice.md", tokenizer="plain")
    change = record.changes[0].model_copy(
        update={"before": "500", "after": "774만 원", "percent": Decimal(percent)}
    )
    (check,) = growth_matches_before_and_after(
        record.model_copy(update={"changes": (change,)}),
        announce_parser.read(text, name="notice.md"),
    )

    assert check.status == expected
