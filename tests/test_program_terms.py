"""Terms beyond sums and windows: loans, who pays, who may apply, rounds and stages, types; with near misses."""

from __future__ import annotations

import pytest

import announce_parser
from announce_parser.record import Program, Record

HEAD = """다래시 공고 제2025-3호

# 2025년 다래시 {name} 공고

2025년 3월 4일

다래시장

- 신청기간 : 2025. 3. 10. ~ 3. 21.

"""


def record(body: str, name: str = "소상공인 자금 융자지원") -> Record:
    return announce_parser.parse((HEAD.format(name=name) + body).encode(), name="notice.md")


def program(body: str, name: str = "소상공인 자금 융자지원") -> Program:
    (only,) = record(body, name).programs
    return only


@pytest.mark.parametrize(
    ("line", "term", "grace"),
    [
        ("상환조건 : 2년 거치 3년 분할상환", "P5Y", "P2Y"),
        ("융자기간 : 5년(거치 2년 포함)", "P5Y", "P2Y"),
        ("대출기간 : 3년(1년 거치, 2년 균분상환)", "P3Y", "P1Y"),
        ("융자기간 : 1년 만기 일시상환", "P1Y", None),
        ("대출기간 : 운전 5년, 시설 8년", None, None),
    ],
)
def test_a_loan_runs_as_long_as_its_label_says(
    line: str, term: str | None, grace: str | None
) -> None:
    loan = program(f"- {line}\n- 융자한도 : 5천만원\n").loan

    assert loan is not None
    assert (loan.term.duration if loan.term else None) == term
    assert (loan.grace.duration if loan.grace else None) == grace


@pytest.mark.parametrize(
    ("line", "rates"),
    [
        ("대출금리 : 연 2.5%", [("대출금리", 2.5)]),
        ("대출금리 : 중소기업 2.0%, 소상공인 1.5%", [("중소기업", 2.0), ("소상공인", 1.5)]),
        ("대출금리 : 기준금리+0.6%p", [("대출금리", None)]),
        ("대출금리 : 은행별 상이", [("대출금리", None)]),
    ],
)
def test_a_rate_is_whose_the_words_before_it_say_and_what_is_added_is_none(
    line: str, rates: list[tuple[str, float | None]]
) -> None:
    loan = program(f"- {line}\n- 융자한도 : 5천만원\n").loan

    assert loan is not None
    told = [(rate.label, rate.rate.percent if rate.rate else None) for rate in loan.rates]
    assert told == rates


def test_what_is_lent_in_all_is_no_budget() -> None:
    told = record("- 융자규모 : 100억원\n- 융자한도 : 5천만원\n")

    assert told.budget is None
    assert told.programs[0].budget is None


def test_limits_by_kind_behind_one_label_are_caps() -> None:
    caps = program("- 융자한도 : 운전자금 1억원, 시설자금 5억원\n").caps

    assert [(term.label, term.cap.amount if term.cap else None) for term in caps] == [
        ("운전자금", 100_000_000),
        ("시설자금", 500_000_000),
    ]


def test_two_sums_without_kinds_are_no_caps() -> None:
    told = program("- 융자한도 : 1억원(담보 시 2억원)\n")

    assert told.caps == ()
    assert told.cap is not None
    assert told.cap.amount == 100_000_000


@pytest.mark.parametrize(
    ("line", "paid"),
    [
        (
            "총사업비 : 10억원(국비 6억원, 도비 4억원)",
            [("국비", 600_000_000), ("도비", 400_000_000)],
        ),
        ("총사업비 : 100백만원(국비 60, 시비 40)", [("국비", 60_000_000), ("시비", 40_000_000)]),
        ("총사업비 : 100백만원(국비 60, 시비 30)", []),
        ("총사업비 : 10억원(국비 60%, 시비 40%)", []),
    ],
)
def test_payers_in_a_bracket_pay_what_sums_to_the_total(
    line: str, paid: list[tuple[str, int]]
) -> None:
    told = program(f"- {line}\n", "상점가 정비사업 참여자 모집")

    assert [(each.party, each.amount.amount) for each in told.funding] == paid


def test_shares_that_sum_to_the_whole_are_cost_sharing_and_no_subsidy() -> None:
    told = program("- 지원조건 : 국비 50%, 시비 30%, 자부담 20%\n", "상점가 정비사업 참여자 모집")

    assert [(each.party, each.percent) for each in told.cost_sharing] == [
        ("국비", 50),
        ("시비", 30),
        ("자부담", 20),
    ]
    assert told.subsidy_ratio is None


@pytest.mark.parametrize(
    ("words", "applicants"),
    [
        ("중소·중견기업 및 소상공인", ["중소기업", "중견기업", "소상공인"]),
        ("「중소기업기본법」에 따른 벤처기업", ["벤처기업"]),
        ("중소기업(대기업은 제외)", ["중소기업"]),
        ("이공계 대학 졸업자", ["졸업자"]),
        ("해당 기업의 참여기업", []),
    ],
)
def test_applicants_are_kinds_that_the_eligibility_names(words: str, applicants: list[str]) -> None:
    assert list(program(f"- 신청자격 : {words}\n- 융자한도 : 1억원\n").applicants) == applicants


def test_places_size_and_age_are_read_from_the_eligibility() -> None:
    told = program(
        "- 신청자격 : 다래시에 공장을 둔 상시근로자 10인 이상, 업력 7년 이내 식품제조업을 영위하는 기업\n"
        "- 융자한도 : 1억원\n"
    )

    assert told.regions == ("다래시",)
    assert told.industries == ("식품제조업",)
    assert told.employees is not None
    assert (told.employees.value, told.employees.bound) == (10, "min")
    assert told.business_age is not None
    assert (told.business_age.duration, told.business_age.bound) == ("P7Y", "max")


def test_reviews_one_after_the_other_are_one_evaluation() -> None:
    told = program("- 서류평가 : 4. 1. ~ 4. 3.\n- 발표평가 : 4. 15.\n- 융자한도 : 1억원\n")

    assert told.evaluation is not None
    assert told.evaluation.interval == "2025-04-01/2025-04-15"


def test_windows_numbered_by_round_are_rounds() -> None:
    body = HEAD.format(name="상점 단장 지원사업").replace(
        "- 신청기간 : 2025. 3. 10. ~ 3. 21.",
        "- 1차 접수기간 : 2025. 3. 10. ~ 3. 21.\n- 2차 접수기간 : 2025. 6. 2. ~ 6. 13.",
    )
    (told,) = announce_parser.parse(
        (body + "- 지원한도 : 1천만원\n").encode(), name="notice.md"
    ).programs

    assert told.application is None
    assert [
        (each.label, each.application and each.application.interval) for each in told.rounds
    ] == [
        ("1차", "2025-03-10/2025-03-21"),
        ("2차", "2025-06-02/2025-06-13"),
    ]


def test_the_hour_of_closing_completes_a_window_of_days() -> None:
    told = program("- 접수마감 : 2025. 3. 21. 18:00\n- 융자한도 : 1억원\n")

    assert told.application is not None
    assert told.application.interval == "2025-03-10/2025-03-21T18:00+09:00"


def test_prizes_with_an_item_each_are_one_list() -> None:
    told = program("- 대상(1팀) : 상금 500만원\n- 우수상(2팀) : 상금 각 100만원\n", "창업경진대회")

    assert [
        (each.label, each.count and each.count.value, each.amount and each.amount.amount)
        for each in told.prizes
    ] == [("대상", 1, 5_000_000), ("우수상", 2, 1_000_000)]


def test_a_form_to_fill_in_lists_no_topics() -> None:
    form = "| 과제명 | 연구기간 | 연구비 |\n|---|---|---|\n| | | |\n"

    assert program(f"- 지원한도 : 1억원\n\n{form}", "소재 기술개발사업 신규과제 공모").topics == ()


@pytest.mark.parametrize(
    ("said", "division"),
    [
        ("경제과 과장 홍길동(031-123-4567), 주무관 성춘향(031-123-4568)", "경제과"),
        ("기업지원팀(☎ 02-123-4567)", "기업지원팀"),
        ("(재)나루재단 창업팀 02)123-4567", "(재)나루재단 창업팀"),
        ("경제과 / 농정과", "경제과 / 농정과"),
        ("기획과(2~3층)", "기획과(2~3층)"),
    ],
)
def test_the_division_in_charge_is_told_without_its_people_and_numbers(
    said: str, division: str
) -> None:
    assert program(f"- 담당부서 : {said}\n").division == division


@pytest.mark.parametrize(
    ("items", "eligibility"),
    [
        ("- 총 19개 과제(지정공모 15, 자유응모 4)\n- 지정공모 : 15개 과제\n", None),
        ("- 과제를 수행할 중소기업\n- 3개 과제 이하를 수행 중인 기업\n", "과제를 수행할 중소기업\n3개 과제 이하를 수행 중인 기업"),
    ],
)  # fmt: skip
def test_projects_that_are_supported_are_not_those_who_may_apply(
    items: str, eligibility: str | None
) -> None:
    assert (
        program(f"## 지원 대상\n\n{items}\n## 신청 방법\n\n- 누리집\n").eligibility == eligibility
    )


def test_the_label_of_a_type_stands_above_its_column() -> None:
    """A table with a column for each type names it at the top, not in the row of the value."""
    table = (
        "| 유형 | ① 나루형 | ② 가온형 |\n|---|---|---|\n| 지원대상 | 창업기업 | 소상공인 |\n"
        "| 지원규모 | 400개사 | 100개사 |\n| 지원금 | 사업화자금 최대 1억원 | 사업화자금 최대 1.5억원 |\n"
    )
    text = f"# 2026년 새싹 창업꾸러미 모집공고\n\n□ 사업명 : 새싹 창업꾸러미\n\n{table}"
    found = announce_parser.parse(text.encode(), name="a.md")
    labels = [one.label for one in found.programs[0].caps]

    assert labels == ["① 나루형", "② 가온형"]
    assert announce_parser.validate(found.to_dict()) == ()


@pytest.mark.parametrize(
    ("support", "budget"),
    [
        ("1인당 월 30만원 × 6개월(총 180만원)", None),
        ("월 20만원, 12개월 지원(총 240만원)", None),
        ("기업당 월 100만원 × 10개월(합계 1,000만원)", None),
        ("1인당 200만원, 100명(총 2억원)", 200_000_000),
        ("1인당 200만원(총사업비 2억원)", 200_000_000),
    ],
)
def test_what_one_gets_in_all_months_is_no_budget(support: str, budget: int | None) -> None:
    text = f"""2026년 일경험 지원사업 참여자 모집 공고

1. 사업명 : 일경험 지원사업
2. 지원대상 : 청년
3. 신청기간 : 2026. 3. 2. ~ 3. 31.
4. 지원내용 : {support}

2026. 1. 5.
해오름진흥원장
"""

    (program,) = announce_parser.parse(text.encode(), name="notice.txt").programs

    assert (program.budget and program.budget.amount) == budget
