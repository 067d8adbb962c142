"""Terms that a notice of one program states on the line of its procedure or in what it gives."""

from __future__ import annotations

import pytest

from announce_parser import parse
from announce_parser.record import Program, Record

HEAD = """나래원 공고 제2026-45호

2026년 설비 전환 지원사업 참여기업 모집 공고

다음과 같이 모집합니다.

2026년 4월 27일
나래원장

1. 신청기간 : 2026. 4. 27.(월) ~ 5. 15.(금) 17:00까지
"""


def _record(text: str) -> Record:
    return parse(f"{HEAD}{text}\n".encode(), name="notice.txt")


def _program(text: str) -> Program:
    (program,) = _record(text).programs
    return program


@pytest.mark.parametrize("arrow", ["→", "⇒", "▶"])
def test_steps_with_days_in_brackets_date_the_review_and_the_agreement(arrow: str) -> None:
    text = f"2. 평가절차 : 서류검토(5.18~5.20) {arrow} 발표평가(6.4) {arrow} 협약(6월 중)"

    program = _program(text)
    assert program.evaluation is not None
    assert program.evaluation.interval == "2026-05-18/2026-06-04"
    assert program.agreement is not None
    assert program.agreement.interval == "2026-06"


def test_steps_that_are_neither_review_nor_agreement_date_none() -> None:
    program = _program("2. 참고 : 사전회의(5.18) → 중간점검(6월)")

    assert (program.evaluation, program.agreement) == (None, None)


POSTS = """나래원 공고 제2026-33호

2026년 하반기 기간제 근로자 채용 공고

다음과 같이 채용합니다.

| 직위 | 인원 | 담당업무 | 근무기간 |
| 연구보조원 | 3명 | 자료 교정 | 2026. 9. 1. ~ 2027. 2. 28. |
| 행정보조원 | 1명 | 계약 지원 | 2026. 9. 1. ~ 2026. 12. 31. |

원서접수 : 2026. 8. 3.(월) ~ 8. 12.(수) 18:00까지

2026년 7월 27일
나래원장
"""


def test_ranks_beside_what_they_will_do_are_posts() -> None:
    programs = parse(POSTS.encode(), name="notice.txt").programs

    assert [
        (each.name, each.awards and each.awards.value, each.term and each.term.interval)
        for each in programs
    ] == [
        ("연구보조원", 3, "2026-09-01/2027-02-28"),
        ("행정보조원", 1, "2026-09-01/2026-12-31"),
    ]


def test_ranks_of_people_are_no_posts() -> None:
    text = POSTS.replace("담당업무", "성명").replace("근무기간", "연락처")

    assert {each.name for each in parse(text.encode(), name="notice.txt").programs} & {
        "연구보조원",
        "행정보조원",
    } == set()


def test_the_two_ends_of_a_window_may_have_columns_of_their_own() -> None:
    text = """나래공사 공고 제2026-114호

2026년 설비 유지관리 용역 입찰공고

다음과 같이 공고합니다.

| 입찰서 제출 개시 | 입찰서 제출 마감 | 개찰일시 |
| 2026. 3. 9.(월) 10:00 | 2026. 3. 16.(월) 10:00 | 2026. 3. 16.(월) 11:00 |

추정가격 : 금 387,272,727원

2026년 3월 4일
나래공사 사장
"""
    record = parse(text.encode(), name="notice.txt")

    window = "2026-03-09T10:00+09:00/2026-03-16T10:00+09:00"
    (program,) = record.programs
    assert program.application is not None
    assert program.application.interval == window
    assert [each.period.interval for each in record.schedule if each.event == "application"] == [
        window
    ]


@pytest.mark.parametrize(
    "headline",
    [
        "2026년 창작지원 심사위원 위촉을 위한 공개 모집",
        "2026년 창작지원 심사위원 후보자 공개모집 공고",
    ],
)
def test_experts_sought_for_a_panel_are_posts_by_field(headline: str) -> None:
    text = (
        f"나래재단 공고 제2026-8호\n\n{headline}\n\n다음과 같이 모집합니다.\n\n"
        "1. 모집분야 및 인원\n   - 문학 4명, 시각예술 5명 (총 9명)\n"
        "2. 접수기간 : 2026. 1. 19.(월) ~ 2. 6.(금) 17:00\n\n2026. 1. 14.\n나래재단 이사장\n"
    )

    record = parse(text.encode(), name="notice.txt")

    assert record.kind == "recruitment_notice"
    assert [(each.name, each.awards and each.awards.value) for each in record.programs] == [
        ("문학", 4),
        ("시각예술", 5),
    ]
