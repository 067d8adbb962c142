"""Windows without days leave a trace: what the notice says instead stands in ``stated_absent``."""

from __future__ import annotations

import pytest

import announce_parser
from announce_parser import Record

_NOTICE = """2026년 판로 지원사업 참여기업 모집 공고

1. 사업명 : 판로 지원사업
2. 지원대상 : 중소기업
3. 신청기간 : {words}
4. 지원한도 : 기업당 300만원

2026. 1. 5.
해오름진흥원장
"""


def _record(words: str) -> Record:
    return announce_parser.parse(_NOTICE.format(words=words).encode(), name="notice.txt")


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("추후 공지", "to_be_announced"),
        ("별도 안내", "to_be_announced"),
        ("미정", "to_be_announced"),
        ("채용 시까지", "varies"),
        ("공고일로부터 14일간", "varies"),
        ("공고일부터 10일 이내", "varies"),
        ("매월 10일까지", "varies"),
        ("분기별 접수", "varies"),
        ("공고 후 20일 이내", "varies"),
        ("선착순 마감", "varies"),
        ("선정 완료 시까지", "varies"),
        ("매주 금요일까지", "varies"),
        ("추후 누리집에 공고", "to_be_announced"),
        ("협의 후 결정", "to_be_announced"),
        ("해당없음", "none"),
    ],
)
def test_a_window_without_days_is_said_to_be_absent(words: str, meaning: str) -> None:
    record = _record(words)

    absent = {at: (said.text, said.meaning) for at, said in record.stated_absent.items()}
    assert absent == {"/programs/0/application": (words, meaning)}
    assert announce_parser.validate(record.to_dict()) == ()


@pytest.mark.parametrize(
    "words",
    [
        "2026. 2. 2. ~ 3. 5.",
        "상시",
        "예산 소진 시까지",
        "2026. 3월 중",
        "2026년 하반기(추후 공고)",
        "2026. 2. 2.부터 선착순",
    ],
)
def test_a_window_with_a_value_is_not_absent(words: str) -> None:
    record = _record(words)

    assert record.programs[0].application is not None
    assert record.stated_absent == {}


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("공고일 ~ 예산 소진 시", {"until_exhausted"}),
        ("사업비의 소진 시까지 선착순", {"until_exhausted"}),
        ("선착순 접수(예산 소진 시 조기 마감)", {"until_exhausted", "may_close_early"}),
        ("예산 소진 시(10억원)까지", {"until_exhausted"}),
        ("예산 소진 시까지 연중 수시 접수", {"until_exhausted", "rolling"}),
        ("연중", {"rolling"}),
        ("수시 신청 가능", {"rolling"}),
    ],
)
def test_a_window_that_something_else_ends_than_a_day_is_open(words: str, marks: set[str]) -> None:
    record = _record(words)

    window = record.programs[0].application
    assert window is not None
    assert window.interval == ".."
    assert set(window.to_dict()) - {"interval", "text"} == marks
    assert record.stated_absent == {}


@pytest.mark.parametrize("words", ["상시근로자 5명 이상 기업에 안내", "수시 점검", "재고 소진 시"])
def test_other_words_are_no_open_window(words: str) -> None:
    assert _record(words).programs[0].application is None


@pytest.mark.parametrize(
    "line",
    ["2. 신청기간\n  ○ 추후 공지", "ㅇ (신청기간) 추후 공지", "[신청기간] 추후 공지"],
)
def test_the_words_may_stand_behind_a_label_of_any_form(line: str) -> None:
    text = f"2026년 판로 지원사업 참여기업 모집 공고\n\n1. 지원대상 : 중소기업\n{line}\n3. 지원한도 : 기업당 300만원\n"

    record = announce_parser.parse(text.encode(), name="notice.txt")

    assert {at: said.text for at, said in record.stated_absent.items()} == {
        "/programs/0/application": "추후 공지"
    }


def test_each_row_of_a_table_of_programs_says_what_it_lacks() -> None:
    text = """# 2026년 중소기업 지원사업 통합 공고

| 사업명 | 지원한도 | 신청기간 |
|---|---|---|
| 판로 지원사업 | 300만원 | 추후 공고 |
| 수출 지원사업 | 500만원 | 공고일로부터 14일간 |
| 기술 지원사업 | 700만원 | 예산 소진 시까지 |
"""

    record = announce_parser.parse(text.encode(), name="notice.md")

    assert {at: said.meaning for at, said in record.stated_absent.items()} == {
        "/programs/0/application": "to_be_announced",
        "/programs/1/application": "varies",
    }


def test_a_review_and_an_agreement_to_be_announced_are_said_too() -> None:
    record = announce_parser.parse(
        _NOTICE.format(
            words="2026. 2. 2. ~ 3. 5.\n4. 평가일정 : 추후 공지\n5. 협약체결 : 별도 안내"
        ).encode(),
        name="notice.txt",
    )

    assert {at: said.text for at, said in record.stated_absent.items()} == {
        "/programs/0/evaluation": "추후 공지",
        "/programs/0/agreement": "별도 안내",
    }


def test_a_recruitment_until_the_post_is_filled_is_a_program() -> None:
    text = "2026년 기간제 근로자 채용 공고\n\n1. 채용분야 : 사무보조 1명\n2. 접수기간 : 채용 시까지\n3. 보수 : 월 220만원\n"

    record = announce_parser.parse(text.encode(), name="notice.txt")

    assert len(record.programs) == 1
    assert record.stated_absent["/programs/0/application"].text == "채용 시까지"


def test_a_document_without_a_program_says_it_of_its_schedule() -> None:
    text = "해오름진흥원, 새 사업 준비\n\n해오름진흥원은 새 사업을 준비한다고 밝혔다.\n\n□ 향후 일정\n ○ 접수기간 : 별도 공지\n"

    record = announce_parser.parse(text.encode(), name="notice.txt")

    assert (record.programs, record.schedule) == ((), ())
    assert {at: said.text for at, said in record.stated_absent.items()} == {
        "/schedule/0": "접수기간 : 별도 공지"
    }
    assert announce_parser.validate(record.to_dict()) == ()


def test_the_year_of_a_program_is_no_window() -> None:
    text = """해오름진흥원, 판로 지원사업 참여기업 모집

해오름진흥원은 2026년 판로 지원사업 참여기업을 모집한다고 5일 밝혔다.

지원대상은 중소기업이며 기업당 최대 300만원을 지원한다. 신청은 누리집에서 받는다.
"""

    record = announce_parser.parse(text.encode(), name="release.txt", published="2026-01-05")

    assert [program.application for program in record.programs] == [None]


@pytest.mark.parametrize(
    ("note", "may_close_early"),
    [
        ("※ 선착순 접수로 조기 마감될 수 있음", True),
        ("* 예산 소진 시 신청이 조기에 마감될 수 있습니다", True),
        ("※ 예산 소진 시 조기 마감", True),
        ("※ 신청은 조기 마감하지 않음", None),
        ("행사는 연말까지이나 예산 소진 시 조기 마감", None),
        ("※ 본 용역은 조기 종료될 수 있음", None),
    ],
)
def test_a_note_says_that_the_window_may_close_early(note: str, may_close_early: object) -> None:
    record = _record(f"2026. 2. 2. ~ 3. 5.\n   {note}")

    window = record.programs[0].application
    assert window is not None
    assert (window.interval, window.may_close_early) == ("2026-02-02/2026-03-05", may_close_early)
    assert announce_parser.validate(record.to_dict()) == ()


def test_a_value_of_another_row_wins_over_a_dash() -> None:
    rows = (
        "<tr><th>사업명</th><th>구분</th><th>예산</th><th>지원한도</th><th>협약기간</th></tr>"
        "<tr><td>가람 바우처 지원사업</td><td>-</td><td>2억원</td><td>1억원</td><td>6개월</td></tr>"
        "<tr><td rowspan='2'>나루 컨설팅 지원사업</td><td>현장</td><td>1억원</td><td>-</td><td>-</td></tr>"
        "<tr><td>원격</td><td>1억원</td><td>2천만원</td><td>-</td></tr>"
    )
    notice = f"<h1>2025년 시험 지원사업 공고</h1><p>신청기간 : 2025. 3. 4. ~ 3. 29.</p><table>{rows}</table>"

    record = announce_parser.parse(notice.encode(), name="notice.html")

    assert record.programs[1].cap is not None
    assert record.programs[1].cap.amount == 20_000_000
    assert set(record.stated_absent) == {"/programs/1/duration"}
