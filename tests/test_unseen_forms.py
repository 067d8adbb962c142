"""Forms of real notices that no sample shows: typed tables, site titles, marks, tracks, steps; each with a near miss."""

from __future__ import annotations

import pytest

import announce_parser
from announce_parser.notices._columns import Field, field_of
from announce_parser.record import Program, Record

HEAD = """마루시 공고 제2026-31호

2026년 마루시 {title}

다음과 같이 공고합니다.

2026. 3. 2.

마루시장

"""
TITLE = "골목가게 새단장 지원사업 참여자 모집 공고"


def parsed(body: str, title: str = TITLE, name: str = "notice.txt") -> Record:
    return announce_parser.parse((HEAD.format(title=title) + body).encode(), name=name)


def program(body: str, title: str = TITLE) -> Program:
    (only,) = parsed(body, title).programs
    return only


def page(head: str, body: str) -> Record:
    terms = "<p>○ 접수기간 : 2026. 3. 9. ~ 3. 20.</p><p>○ 지원한도 : 업체당 2백만원</p>"
    html = f"<html><head><meta charset='utf-8'><title>{head}</title></head><body>{body}{terms}</body></html>"
    return announce_parser.parse(html.encode(), name="notice.html")


TYPED = """○ 접수기간 : 2026. 3. 9. ~ 3. 20.
○ 지원내용

 유형 | 지원한도 | 선정규모
 기본형 | 300만원 | 20개사
 심화형 | 700만원 | 5개사

○ 신청방법 : 방문
"""
DRAWN = """○ 접수기간 : 2026. 3. 9. ~ 3. 20.

┌────┬────────┬────────┐
│ 유형 │ 지원한도 │ 선정규모 │
├────┼────────┼────────┤
│ 기본형 │ 300만원 │ 20개사 │
│ 심화형 │ 700만원 │ 5개사 │
└────┴────────┴────────┘
"""


@pytest.mark.parametrize("body", [TYPED, DRAWN, TYPED.replace(" 유형 |", "| 유형 |")])
def test_a_table_typed_with_strokes_is_read_as_one(body: str) -> None:
    body = body if "| 유형" not in body else TYPED

    assert [(each.label, each.cap and each.cap.amount) for each in program(body).caps] == [
        ("기본형", 3_000_000),
        ("심화형", 7_000_000),
    ]


def test_one_line_with_a_stroke_is_no_table() -> None:
    record = parsed("홈 | 알림마당 | 고시공고\n\n○ 접수기간 : 2026. 3. 9. ~ 3. 20.\n")

    assert record.tables == ()


@pytest.mark.parametrize(
    "body",
    [
        "<h3>2026년 골목가게 새단장 지원사업 참여자 모집 공고</h3>",
        "<header><h1>마루산업진흥원</h1></header><div class='view_title'>2026년 골목가게 새단장 지원사업 참여자 모집 공고</div>",
        "<h1>마루산업진흥원</h1><dl><dt>제목</dt><dd>2026년 골목가게 새단장 지원사업 참여자 모집 공고</dd></dl>",
    ],
)
def test_the_heading_of_a_page_is_the_headline_where_its_title_names_the_site(body: str) -> None:
    record = page("사업공고 | 마루산업진흥원", body)

    assert record.title == "2026년 골목가게 새단장 지원사업 참여자 모집 공고"
    assert record.kind == "program_notice"


def test_the_title_that_the_page_shows_goes_before_a_heading_that_only_calls() -> None:
    head = "2026년 골목가게 새단장 지원사업 시행 공고 | 마루시청"
    body = "<p>2026년 골목가게 새단장 지원사업 시행 공고</p><h3>우리동네 나눔장터 참가자 모집 안내</h3>"

    assert page(head, body).title == "2026년 골목가게 새단장 지원사업 시행 공고"


@pytest.mark.parametrize("mark", ["◈", "◉", "ㅁ", "★", "▲", "⬛", "☞", "1 "])
def test_a_label_behind_any_mark_is_a_label(mark: str) -> None:
    found = program(f"{mark} 접수기간 : 2026. 3. 9. ~ 3. 20.\n{mark} 지원한도 : 업체당 2백만원\n")

    assert found.application is not None
    assert found.application.interval == "2026-03-09/2026-03-20"


def test_a_number_before_a_noun_is_no_mark() -> None:
    assert program("○ 접수기간 : 2026. 3. 9.\n12 개월 지원한도 안내\n").cap is None


TRACKS = """□ 지원내용
 ㅇ (①새싹형) 창업 3년 미만 가게의 새 간판 제작
   - 지원규모 : 2억원, 40개 점포 내외
   - 지원한도 : 500만원 이내
 ㅇ (②도약형) 창업 3년 이상 가게의 설비 교체
   - 지원규모 : 3억원, 20개 점포 내외
   - 지원한도 : 1,500만원 이내
□ 접수기간 : 2026. 3. 9. ~ 3. 20.
"""


@pytest.mark.parametrize(
    "text",
    [
        TRACKS,
        TRACKS.replace("(①새싹형) ", "새싹형 : ").replace("(②도약형) ", "도약형 : "),
        TRACKS.replace("(①", "[").replace("(②", "[").replace("형) ", "형] "),
    ],
)
def test_tracks_with_what_they_are_behind_them_are_programs(text: str) -> None:
    assert [
        (each.name, each.cap and each.cap.amount, each.budget and each.budget.amount)
        for each in parsed(text).programs
    ] == [("새싹형", 5_000_000, 200_000_000), ("도약형", 15_000_000, 300_000_000)]


def test_one_such_line_is_no_track() -> None:
    found = program(
        "ㅇ (새싹형) 창업 3년 미만 가게\n   - 지원한도 : 500만원 이내\nㅇ 접수기간 : 2026. 3. 9.\n"
    )

    assert found.cap is not None
    assert found.cap.amount == 5_000_000


STEPS = "○ 접수기간 : 2026. 3. 9. ~ 3. 20.\n○ 추진절차\n{line}\n"


@pytest.mark.parametrize(
    "line",
    [
        "서류평가(~3. 27.) ⇒ 협약체결(4. 10.)",
        "① 서류평가(~3. 27.) → ② 결과발표(4. 3.) → ③ 협약체결(4. 10.)",
        "서류평가 : 3. 27. ▶ 협약체결 : 4. 10.",
    ],
)
def test_steps_with_arrows_give_their_windows(line: str) -> None:
    found = program(STEPS.format(line=line))

    assert found.evaluation is not None
    assert found.agreement is not None
    assert found.evaluation.interval.removeprefix("../") == "2026-03-27"
    assert found.agreement.interval == "2026-04-10"


def test_a_row_of_steps_over_a_row_of_times_gives_their_windows() -> None:
    table = "신청·접수 | 발표평가 | 협약체결\n3. 9.~3. 20. | 3. 25. | 4. 10.\n"
    found = program(f"○ 접수기간 : 2026. 3. 9. ~ 3. 20.\n\n{table}")

    assert found.agreement is not None
    assert found.agreement.interval == "2026-04-10"


def test_a_window_that_a_label_states_goes_before_the_step() -> None:
    found = program(
        "○ 평가 : 2026. 3. 23. ~ 3. 24.\n○ 접수기간 : 2026. 3. 9. ~ 3. 20.\n서류평가(3월) ⇒ 협약(4월)\n"
    )

    assert found.evaluation is not None
    assert found.evaluation.interval == "2026-03-23/2026-03-24"


@pytest.mark.parametrize("called", ["공모기간", "모집기간"])
def test_the_window_of_the_call_beside_one_of_application_is_the_announcement(called: str) -> None:
    found = program(
        f"○ {called} : 2026. 3. 2. ~ 3. 20.\n○ 접수기간 : 2026. 3. 16. ~ 3. 20. 18:00\n"
    )

    assert found.application is not None
    assert found.application.interval == "2026-03-16/2026-03-20T18:00+09:00"
    assert found.announcement is not None
    assert found.announcement.interval == "2026-03-02/2026-03-20"


def test_the_window_of_the_call_alone_is_that_of_application() -> None:
    found = program("○ 공모기간 : 2026. 3. 2. ~ 3. 20.\n")

    assert found.application is not None
    assert found.application.interval == "2026-03-02/2026-03-20"


@pytest.mark.parametrize(
    "lines",
    [
        "○ 접수기간\n - 당초 : 2026. 3. 2. ~ 3. 6.\n - 연장 : 2026. 3. 2. ~ 3. 20.\n",
        "○ 접수기간 : (당초) 2026. 3. 2. ~ 3. 6. → (연장) 2026. 3. 2. ~ 3. 20.\n",
        "○ 접수기간 : 당초 2026. 3. 2. ~ 3. 6. ⇒ 변경 2026. 3. 2. ~ 3. 20.\n",
    ],
)
def test_a_window_that_was_put_off_is_what_it_is_now(lines: str) -> None:
    found = program(lines, title="골목가게 새단장 지원사업 접수기간 연장 공고")

    assert found.application is not None
    assert found.application.interval == "2026-03-02/2026-03-20"


def test_an_extension_is_an_amendment() -> None:
    record = parsed(
        "○ 접수기간 : 2026. 3. 9.\n", title="골목가게 새단장 지원사업 접수기간 연장 공고"
    )

    assert record.revision is not None
    assert record.revision.type == "amendment"


def test_papers_end_where_the_next_number_begins() -> None:
    found = program(
        "1. 접수기간 : 2026. 3. 9. ~ 3. 20.\n2. 제출서류\n   가. 신청서\n   나. 통장 사본\n3. 선정발표 : 2026. 4. 1.\n"
    )

    assert found.documents == ("신청서", "통장 사본")


def test_papers_numbered_below_a_bullet_are_its_list() -> None:
    found = program(
        "□ 접수기간 : 2026. 3. 9. ~ 3. 20.\n□ 제출서류\n  1. 신청서\n  2. 통장 사본\n□ 문의 : 02-345-6789\n"
    )

    assert found.documents == ("신청서", "통장 사본")


def test_the_next_part_below_an_empty_bullet_is_no_list_of_it() -> None:
    found = program("□ 제출서류\n2. 접수기간 : 2026. 3. 9. ~ 3. 20.\n3. 지원한도 : 2백만원\n")

    assert found.documents == ()


FORM = """○ 접수기간 : 2026. 3. 9. ~ 3. 20.
○ 지원한도 : 업체당 2백만원
○ 신청방법 : 방문 접수
○ 제출서류 : 신청서 1부
○ 지원대상 : 관내 소상공인
○ 지원내용 : 간판 제작
○ 선정발표 : 2026. 4. 1.
○ 문의 : 마루시 경제과 031-234-5678

{title}
골목가게 새단장 지원사업 신청서
 사업기간 : 2027. 1. 1. ~ 2027. 12. 31.
 연락처 : 010-0000-0000
"""


@pytest.mark.parametrize("title", ["[붙임 1]", "【별지 제1호 서식】", "<서식 1>"])
def test_what_a_form_asks_for_is_no_term(title: str) -> None:
    record = parsed(FORM.format(title=title))

    assert record.programs[0].term is None
    assert [phone.national for each in record.contacts for phone in each.phones] == ["031-234-5678"]


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("신청 제외자", Field.EXCLUSIONS),
        ("지급제외 대상", Field.EXCLUSIONS),
        ("지급대상", Field.ELIGIBILITY),
        ("참여자격 요건", Field.ELIGIBILITY),
        ("청구서류", Field.DOCUMENTS),
        ("신청 시 제출서류", Field.DOCUMENTS),
        ("자격심사", Field.EVALUATION),
        ("조정위원회 심의", Field.EVALUATION),
        ("결과심사", None),
        ("자동차 제한속도", None),
        ("지원대상 과제 목록", None),
    ],
)
def test_headings_built_of_known_parts_are_known(words: str, field: Field | None) -> None:
    assert field_of(words) is field


@pytest.mark.parametrize(
    ("line", "shares"),
    [
        (
            "재원비율 : 국비 30%, 시비 30%, 자부담 40%",
            [("국비", 30), ("시비", 30), ("자부담", 40)],
        ),
        (
            "지원비율 : 보조 50%(국비 30%, 시비 20%), 융자 30%, 자부담 20%",
            [("보조", 50), ("융자", 30), ("자부담", 20)],
        ),
        (
            "총사업비 = 정부지원금(70% 이하) + 자기부담금(30% 이상, 현금 10% 이상)",
            [("정부지원금", 70), ("자기부담금", 30)],
        ),
        ("자부담 : 총사업비의 30% 이상 (현금 20%, 현물 10%)", [("자부담", 30)]),
        ("자부담 : 보조금의 5% 이상", []),
    ],
)
def test_a_line_states_who_pays_what_share(line: str, shares: list[tuple[str, int]]) -> None:
    found = program(f"○ 접수기간 : 2026. 3. 9. ~ 3. 20.\n○ {line}\n")

    assert [(each.party, each.percent) for each in found.cost_sharing] == shares


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("마루산업진흥원 공고 제2026-140호 | 2026.08.18.", "마루산업진흥원 공고 제2026-140호"),
        ("공고번호 : 마루산업진흥원 공고 제2026-140호", "마루산업진흥원 공고 제2026-140호"),
        ("공고 제2026-140호 (마루산업진흥원)", "공고 제2026-140호"),
        (
            "마루재단(Maru Foundation) 공고 제2026-140호",
            "마루재단(Maru Foundation) 공고 제2026-140호",
        ),
        ("마루산업진흥원 공고 제2026-140호(2026. 2. 3.)로 공고한 사업을 바꿉니다.", None),
    ],
)
def test_numbers_with_words_around_them(line: str, number: str | None) -> None:
    text = f"2026년 골목가게 새단장 지원사업 모집 공고\n\n{line}\n\n○ 접수기간 : 2026. 9. 1. ~ 9. 11.\n"
    record = announce_parser.parse(text.encode(), name="notice.txt")

    assert record.notice_number == number


def test_the_day_beside_the_number_is_that_of_the_notice() -> None:
    text = (
        "2026년 골목가게 새단장 지원사업 모집 공고\n\n마루산업진흥원 공고 제2026-140호 | 2026.08.18.\n\n"
        "○ 접수기간 : 9. 1. ~ 9. 11.\n"
    )

    assert announce_parser.parse(text.encode(), name="notice.txt").published == "2026-08-18"


@pytest.mark.parametrize("weekday", ["(Mon)", "(Mon.)", " (Monday)"])
def test_weekdays_of_bilingual_notices_do_not_end_a_period(weekday: str) -> None:
    found = program(f"○ 접수기간(Application Period) : 2026. 4. 6.{weekday} ~ 5. 8.(Fri) 18:00\n")

    assert found.application is not None
    assert found.application.interval == "2026-04-06/2026-05-08T18:00+09:00"


def test_what_a_number_is_for_is_no_office() -> None:
    record = parsed(
        "○ 접수기간 : 2026. 3. 9.\n○ 문의처\n ㅇ 사업 안내 : 마루산업진흥원 가게지원실\n"
        "   - 새싹형 : 043-710-1201\n   - 도약형 : 043-710-1221\n"
    )

    assert [(each.organization, each.division) for each in record.contacts] == [
        ("마루산업진흥원", "가게지원실")
    ]


def test_the_dash_before_an_office_is_no_part_of_it() -> None:
    record = parsed("○ 접수기간 : 2026. 3. 9.\n- 마루재단 운영팀 02-345-6789\n")

    assert [(each.organization, each.division) for each in record.contacts] == [
        ("마루재단", "운영팀")
    ]


def test_kinds_below_a_merged_kind_are_told_apart() -> None:
    table = (
        "<h2>2026년 친환경 선박 구매 보조금 지급 공고</h2><p>○ 접수기간 : 2026. 3. 9. ~ 3. 20.</p><table>"
        "<tr><th>차종</th><th>구분</th><th>최대 지원금액</th></tr>"
        "<tr><td rowspan='2'>어선</td><td>소형</td><td>800만원</td></tr><tr><td>중형</td><td>900만원</td></tr>"
        "<tr><td>여객선</td><td>중형</td><td>2,000만원</td></tr></table>"
    )
    record = announce_parser.parse(f"<html><body>{table}</body></html>".encode(), name="n.html")

    assert [(each.label, each.cap and each.cap.amount) for each in record.programs[0].caps] == [
        ("어선 소형", 8_000_000),
        ("어선 중형", 9_000_000),
        ("여객선 중형", 20_000_000),
    ]


def test_the_limit_of_all_years_goes_before_that_of_one() -> None:
    table = (
        "내역사업 | 과제수 | 1차년도 지원금 | 총액 지원금 | 개발기간\n"
        "기반형 소재 개발 | 12개 | 6억원 이내 | 24억원 이내 | 4년 이내\n"
        "응용형 부품 개발 | 8개 | 9억원 이내 | 27억원 이내 | 3년 이내\n"
    )
    record = parsed(f"○ 접수기간 : 2026. 3. 9. ~ 3. 20.\n\n{table}")

    assert [each.cap and each.cap.amount for each in record.programs] == [
        2_400_000_000,
        2_700_000_000,
    ]


def test_limits_and_shares_within_a_column_of_what_is_given() -> None:
    table = (
        "사업명 | 지원내용 | 예산(억원)\n"
        "공정개선 컨설팅 | 업체당 최대 2천만원 | 45\n"
        "노후설비 교체 | 설비 교체비의 50% 이내 | 420\n"
        "온실 에너지 절감 | 보조 60%, 자부담 40% | 20\n"
        "수소버스 보급 | 대당 3억원과 충전비 5백만원 | 650\n"
    )
    first, second, third, fourth = parsed(table, title="탄소중립 지원사업 통합 공고").programs

    assert first.cap is not None
    assert first.cap.amount == 20_000_000
    assert second.subsidy_ratio is not None
    assert second.subsidy_ratio.percent == 50
    assert [each.percent for each in third.cost_sharing] == [60, 40]
    assert fourth.cap is None


@pytest.mark.parametrize(
    "line",
    ["융자조건 : 연 2.0%, 5년 거치 10년 균등상환", "융자조건 : 연리 2.0%, 5년 거치 10년 균등상환"],
)
def test_the_rate_among_the_terms_of_a_loan(line: str) -> None:
    loan = program(f"○ 접수기간 : 2026. 3. 9.\n○ {line}\n").loan

    assert loan is not None
    assert [each.rate and each.rate.percent for each in loan.rates] == [2.0]
    assert loan.grace is not None
    assert loan.grace.duration == "P5Y"


def test_the_sum_of_every_month_is_a_benefit_and_a_limit_is_none() -> None:
    fixed = program("○ 접수기간 : 2026. 3. 9.\n○ 지원내용 : 월 50만원씩 6개월\n")
    most = program("○ 접수기간 : 2026. 3. 9.\n○ 지원내용 : 월 최대 50만원씩 6개월\n")

    assert [(each.amount.amount, each.amount.per) for each in fixed.benefits] == [(500_000, "월")]
    assert most.benefits == ()


def test_a_bold_label_needs_no_colon() -> None:
    text = HEAD.format(title=TITLE) + "**접수기간** 2026. 3. 9. ~ 3. 20.\n\n**지원예산** 총 6억원\n"
    record = announce_parser.parse(text.encode(), name="notice.md")

    assert record.programs[0].application is not None
    assert record.programs[0].application.interval == "2026-03-09/2026-03-20"


def test_a_sentence_that_begins_with_a_term_is_no_label() -> None:
    found = program("○ 지원한도 : 2백만원\n접수기간 2026. 3. 9.에 관한 규정은 따로 정한다.\n")

    assert found.application is None


def test_a_headline_broken_for_its_looks_is_one() -> None:
    text = "2026년 골목가게 새단장 지원사업\n참여자 모집 공고\n\n2026. 3. 2.\n\n마루시장\n\n○ 접수기간 : 2026. 3. 9.\n"
    record = announce_parser.parse(text.encode(), name="notice.txt")

    assert record.kind == "program_notice"


def test_the_name_beside_its_label_is_the_programs() -> None:
    table = "| 사 업 명 | 2026년 골목가게 빛내기 사업 |\n|---|---|\n| 지원규모 | 총 2억원 |\n| 접수기간 | 2026. 3. 9. ~ 3. 20. |\n"
    record = parsed(table, name="notice.md")

    assert [each.name for each in record.programs] == ["2026년 골목가게 빛내기 사업"]


@pytest.mark.parametrize("heading", ["○ (지원내용)", "○ [지원내용]", "○ 지원내용 :"])
def test_a_heading_in_brackets_stands_over_its_items(heading: str) -> None:
    found = program(
        f"○ 접수기간 : 2026. 3. 9.\n{heading}\n   - 보안진단 : 현장 진단 3회\n"
        "   - 설비 구축 : 기업당 최대 4천만원(정부지원 80%, 기업부담 20%)\n○ 문의 : 02-345-6789\n"
    )

    assert found.cap is not None
    assert found.cap.amount == 40_000_000
    assert [(each.party, each.percent) for each in found.cost_sharing] == [
        ("정부지원", 80),
        ("기업부담", 20),
    ]


def test_limits_of_types_that_begin_with_a_number() -> None:
    found = program(
        "○ 접수기간 : 2026. 3. 9.\n○ 장학금액 : 1유형: 1인당 월 80만원 / 2유형: 1인당 월 120만원\n"
    )

    assert [(each.label, each.cap and each.cap.amount) for each in found.caps] == [
        ("1유형", 800_000),
        ("2유형", 1_200_000),
    ]


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("면접평가", Field.EVALUATION),
        ("1차 서류검토", Field.EVALUATION),
        ("중간평가", None),
        ("실습기간", Field.TERM),
        ("인턴 근무기간", Field.TERM),
        ("협약기간", Field.DURATION),
        ("유예기간", None),
        ("신청자격 제한", Field.EXCLUSIONS),
    ],
)
def test_more_headings_built_of_known_parts(words: str, field: Field | None) -> None:
    assert field_of(words) is field


def test_a_row_of_steps_needs_but_one_that_is_known() -> None:
    table = "서류심사 | 최종발표 | 오리엔테이션\n3. 25.~3. 27. | 3. 31. | 4. 7.\n"
    found = program(f"○ 접수기간 : 2026. 3. 9. ~ 3. 20.\n\n{table}")

    assert found.evaluation is not None
    assert found.evaluation.interval == "2026-03-25/2026-03-27"


def test_a_year_before_the_headline_is_the_fiscal_year() -> None:
    bare = (
        "[공모] 2026 생활음악 동아리 지원사업 참여단체 공모\n\n○ 접수기간 : 2026. 3. 9. ~ 3. 20.\n"
    )
    other = "2002 월드컵의 추억 나누기\n\n○ 접수기간 : 2026. 3. 9. ~ 3. 20.\n"

    assert announce_parser.parse(bare.encode(), name="n.txt").fiscal_year == 2026
    assert announce_parser.parse(other.encode(), name="n.txt").fiscal_year is None


SPACED = """○ 접수기간 : 2026. 3. 9. ~ 3. 20.

   유형          지원 한도        선정 규모
   기본형        300만원          20개사
   심화형        1,700만원        5개사

○ 신청방법 : 방문
"""


def test_a_table_set_with_blanks_is_read_as_one() -> None:
    assert [(each.label, each.cap and each.cap.amount) for each in program(SPACED).caps] == [
        ("기본형", 3_000_000),
        ("심화형", 17_000_000),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "   성   명          생년월일          연락처\n   주   소          전자우편          서명\n   직   업          소   속          직   위\n",
        "   공   고   문\n   마   루   시\n   시   장   인\n",
        "   신청인 :        생년월일 :       서명 :\n   주소 :          연락처 :         인 :\n   1 :           2 :           3 :\n",
    ],
)
def test_words_spread_wide_are_no_table(lines: str) -> None:
    assert parsed(f"○ 접수기간 : 2026. 3. 9. ~ 3. 20.\n\n{lines}").tables == ()


def test_rounds_on_one_line_are_rounds_and_events() -> None:
    record = parsed("○ 신청기간 : 1차 2026. 4. 1. ~ 4. 30. / 2차 2026. 9. 1. ~ 9. 30.\n")
    (found,) = record.programs

    assert [
        (each.label, each.application and each.application.interval) for each in found.rounds
    ] == [
        ("1차", "2026-04-01/2026-04-30"),
        ("2차", "2026-09-01/2026-09-30"),
    ]
    assert found.application is None
    assert [each.period.interval for each in record.schedule if each.event == "application"] == [
        "2026-04-01/2026-04-30",
        "2026-09-01/2026-09-30",
    ]


def test_two_windows_without_rounds_are_none() -> None:
    assert program("○ 신청기간 : 2026. 4. 1. ~ 4. 30. (서류 5. 1. ~ 5. 8.)\n").rounds == ()


@pytest.mark.parametrize(
    "title",
    ["출산 지원금 지급 안내 (2026년)", "재생에너지 인증 취득 지원 계획", "대학생 멘토 선발 안내"],
)
def test_an_offer_with_a_number_that_says_how_to_apply_is_a_notice(title: str) -> None:
    body = "○ 지원대상 : 관내 가정\n○ 신청방법 : 방문 신청\n○ 구비서류 : 신청서, 신분증\n"
    record = parsed(body, title=title)

    assert record.kind == "program_notice"
    assert [each.documents for each in record.programs] == [("신청서", "신분증")]


def test_a_plan_without_a_way_to_apply_is_none() -> None:
    assert (
        parsed("○ 추진방향 : 청사 에너지 절감\n", title="2026년 청사 에너지 절감 추진 계획").kind
        == "other"
    )


def test_number_and_day_are_read_from_a_line_that_has_the_signer_too() -> None:
    text = "2026년 출산 지원금 지급 안내\n\n마루군 공고 제2026-3호 / 2026. 1. 2. / 마루군수\n\n○ 신청방법 : 방문\n"
    record = announce_parser.parse(text.encode(), name="notice.txt")

    assert (record.notice_number, record.published) == ("마루군 공고 제2026-3호", "2026-01-02")


def test_how_topics_are_set_is_no_time_to_apply() -> None:
    table = "분야 | 공모방식 | 비고\n전동화 | 지정공모 | 2026. 4. 1. 이후\n안전 | 자유공모 | 2026. 5. 1. 이후\n"
    record = parsed(f"○ 접수기간 : 2026. 3. 9. ~ 3. 20.\n\n{table}")

    assert [each.period.interval for each in record.schedule if each.event == "application"] == [
        "2026-03-09/2026-03-20"
    ]


def test_kinds_beside_each_other_have_their_limits() -> None:
    table = "구분 | 소액형 | 고액형\n지원한도 | 1천만원 | 1억원\n지원대상 | 소상공인 | 중소기업\n"

    assert [
        (each.label, each.cap and each.cap.amount)
        for each in program(f"○ 접수기간 : 2026. 3. 9. ~ 3. 20.\n\n{table}").caps
    ] == [("소액형", 10_000_000), ("고액형", 100_000_000)]


def test_years_beside_each_other_are_no_kinds() -> None:
    table = "연도 | 2024년 | 2025년\n지원금액 | 1천만원 | 1억원\n"

    assert program(f"○ 접수기간 : 2026. 3. 9. ~ 3. 20.\n\n{table}").caps == ()


def test_days_may_stand_before_what_happens_on_them() -> None:
    table = "| 일정 | 내용 |\n|---|---|\n| 2026. 3. 9. ~ 3. 20. | 지원신청서 접수 |\n| 2026. 3. 25. | 발표평가 |\n| 2026. 4. 1. | 대상자 확정 |\n"
    record = parsed(f"# 알림\n\n- 지원한도 : 2백만원\n\n{table}", name="notice.md")

    assert [(each.event, each.period.interval) for each in record.schedule][-3:] == [
        ("application", "2026-03-09/2026-03-20"),
        ("evaluation", "2026-03-25"),
        ("selection", "2026-04-01"),
    ]


def test_papers_apart_by_strokes_are_each_one() -> None:
    found = program(
        "○ 접수기간 : 2026. 3. 9.\n○ 제출서류 : 신청서 / 국세·지방세 납세증명서 / 견적서\n"
    )

    assert found.documents == ("신청서", "국세·지방세 납세증명서", "견적서")


def test_stars_of_markdown_below_a_heading_are_its_items() -> None:
    text = "**2. 지원대상**\n\n* 관내 영농조합법인\n* 관내 농업회사법인\n\n**3. 접수기간** : 2026. 3. 9. ~ 3. 20.\n"
    found = parsed(text, name="notice.md").programs[0]

    assert found.eligibility is not None
    assert "영농조합법인" in found.eligibility


def test_short_labels_below_the_heading_of_applying_say_how() -> None:
    found = program(
        "2. 신청접수\n ㅁ 기    간: 2026. 3. 23. ~ 4. 17.\n ㅁ 방    법: 온라인 접수\n ㅁ 서    류: 신청서, 통장 사본\n"
    )

    assert found.documents == ("신청서", "통장 사본")
    assert found.how_to_apply == "온라인 접수"


def test_bare_numbers_below_a_heading_that_counts_are_how_many_prizes() -> None:
    table = "구분 | 팀 수 | 상금 | 비고\n최우수상 | 1 | 300만원 | 원장상\n우수상 | 2 | 200만원 | 총장상\n"
    found = program(
        f"○ 접수기간 : 2026. 3. 9. ~ 3. 20.\n\n{table}", title="발명 캠프 참가팀 모집 공고"
    )

    assert [
        (each.count and each.count.value, each.amount and each.amount.amount)
        for each in found.prizes
    ] == [
        (1, 3_000_000),
        (2, 2_000_000),
    ]


@pytest.mark.parametrize(("upper", "lower"), [("▸", "-"), ("▶", "·"), ("○", "-")])
def test_bullets_of_another_form_below_a_bullet_are_its_list(upper: str, lower: str) -> None:
    found = program(
        f"{upper} 접수기간 : 2026. 3. 9. ~ 3. 20.\n{upper} 신청서류\n  {lower} 신청서\n  {lower} 통장 사본\n"
        f"{upper} 문의 : 02-345-6789\n"
    )

    assert found.documents == ("신청서", "통장 사본")


def test_bullets_of_the_same_form_are_no_list_of_the_one_above() -> None:
    assert (
        program("- 제출서류\n- 접수기간 : 2026. 3. 9. ~ 3. 20.\n- 우편 접수 가능\n").documents == ()
    )
