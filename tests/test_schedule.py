"""The schedule: dated events of labels, flows, tables and sentences, and what is none."""

from __future__ import annotations

import pytest

from announce_parser import parse
from announce_parser.notices._schedule import WEIGHED_RULE
from announce_parser.notices._schedule.times import is_rounding
from announce_parser.notices._schedule.words import EVENTS, events_of_label
from conftest import CALL_HEAD, events_in


@pytest.mark.parametrize("words", EVENTS, ids=lambda words: words.event)
def test_each_event_is_told_from_its_near_miss(words: object) -> None:
    event, example, miss = (getattr(words, part) for part in ("event", "example", "near_miss"))

    assert events_of_label(example) == (event,)
    assert events_of_label(miss) != (event,)


def test_a_label_of_two_windows_names_both() -> None:
    assert events_of_label("공고 및 접수 기간") == ("announcement", "application")


def test_label_lines_give_one_event_each() -> None:
    text = """○ 접수기간 : 3. 6.(수) ~ 3. 20.(수) 18:00까지
○ 사업설명회 : 3. 8.(금) 14:00
○ 서류심사 : 3. 25.(월) ~ 3. 29.(금)
○ 최종 합격자 발표 및 채용시기 : 4월 중
○ 협약체결 : 2024. 5월"""

    assert events_in(text) == [
        ("application", "2024-03-06/2024-03-20T18:00+09:00"),
        ("briefing", "2024-03-08T14:00+09:00"),
        ("evaluation", "2024-03-25/2024-03-29"),
        ("selection", "2024-04"),
        ("agreement", "2024-05"),
    ]


def test_a_flow_with_its_dates_in_brackets_is_read_step_by_step() -> None:
    text = "접수(3~4월) → 서류평가(4월) → 발표평가(5월) → 선정(5월) → 협약(6월)"

    assert events_in(text) == [
        ("application", "2024-03/2024-04"),
        ("evaluation", "2024-04/2024-05"),
        ("selection", "2024-05"),
        ("agreement", "2024-06"),
    ]


def test_the_steps_of_a_flattened_flow_take_the_dates_below_in_order() -> None:
    text = "참가접수\n\n➡\n\n1차 서류심사\n\n➡\n\n시상식\n\n'24. 3. 6.(수)\n\n~'24. 3. 20.(수)\n\n'24. 4. 1.(월)\n\n9월 말"

    assert events_in(text) == [
        ("application", "2024-03-06/2024-03-20"),
        ("evaluation", "2024-04-01"),
        ("event_day", "2024-09"),
    ]


def test_a_row_of_dates_below_a_row_of_steps_is_read_by_column() -> None:
    text = "신청접수\t평가\t협약\n3.6.~3.20.\t4월\t5월"

    assert events_in(text) == [
        ("application", "2024-03-06/2024-03-20"),
        ("evaluation", "2024-04"),
        ("agreement", "2024-05"),
    ]


def test_a_label_that_only_says_when_takes_its_event_from_the_heading() -> None:
    text = "4. 접수\n  가. 기간 : 2024. 3. 6. ~ 3. 20.\n5. 발표평가\n  가. 일시 : 2024. 4. 9.(화) 10:00"

    assert events_in(text) == [
        ("application", "2024-03-06/2024-03-20"),
        ("evaluation", "2024-04-09T10:00+09:00"),
    ]


def test_choosing_over_months_is_evaluation_not_its_result() -> None:
    assert events_in("신청접수\t선정\t협약\n3.6.~3.20.\t4월~7월\t8월") == [
        ("application", "2024-03-06/2024-03-20"),
        ("evaluation", "2024-04/2024-07"),
        ("agreement", "2024-08"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "접수 기간은 3월 6일부터 3월 20일까지이다.",
            [("application", "2024-03-06/2024-03-20")],
        ),
        (
            "선정결과는 4월 초에 발표되며, 시상식은 5월중 개최된다.",
            [("selection", "2024-04"), ("event_day", "2024-05")],
        ),
        ("세부 계획은 2월 5일에 이어 4월 중 공고할 예정이다.", [("announcement", "2024-04")]),
        ("우수작을 뽑은 뒤 시상(10월)한다.", [("event_day", "2024-10")]),
        (
            "한빛부는 3월 6일부터 6월 28일까지 ‘제5회 판례 논문 공모전’을 개최한다.",
            [("application", "2024-03-06/2024-06-28")],
        ),
        (
            "의견이 있는 단체는 2024년 4월 12일까지 의견서를 제출하여 주시기 바랍니다.",
            [("comment", "../2024-04-12")],
        ),
        ("바우처 사용기한은 2024년 12월 31일까지다.", [("use_by", "../2024-12-31")]),
        (
            "가람부는 4월 6일부터 12일까지 안전하고 즐거운 나들이를 위해 ‘봄꽃 주간’을 운영한다고 밝혔다.",
            [("event_day", "2024-04-06/2024-04-12")],
        ),
        ("산림박람회를 4월 20일 연다.", [("event_day", "2024-04-20")]),
        ("사업설명회를 3월 12일 개최한다.", [("briefing", "2024-03-12")]),
        ("최종 결과는 6월 3일에 발표할 예정이다.", [("selection", "2024-06-03")]),
        ("8월 중 2차 선발 모집공고 예정이다.", [("announcement", "2024-08")]),
        ("가람부는 4월 2일 기본계획을 통합공고한다.", [("announcement", "2024-04-02")]),
        ("고시안은 20일간(3.5~3.24) 행정예고를 실시한다.", [("comment", "2024-03-05/2024-03-24")]),
        ("고시안의 행정예고를 실시한다.(3.5~3.24)", [("comment", "2024-03-05/2024-03-24")]),
        (
            "「주택법」 시행령 개정안 입법예고 : 3. 5. ~ 3. 24.",
            [("comment", "2024-03-05/2024-03-24")],
        ),
        (
            "가람부는 오늘부터 4월 12일까지 참가자를 모집한다.",
            [("application", "2024-03-04/2024-04-12")],
        ),
        ("지원금은 5월 7일부터 지급할 예정이다.", [("execution", "2024-05-07/..")]),
        (
            "4월 8일부터 5월 31일까지 ‘청년 창업 경진대회’를 개최한다.",
            [("application", "2024-04-08/2024-05-31")],
        ),
        (
            "4월 8일부터 4월 9일까지 ‘청년 창업 경진대회’를 개최한다.",
            [("event_day", "2024-04-08/2024-04-09")],
        ),
        ("공고문을 3월 8일 누리집에 게시하고 신청을 받는다.", [("announcement", "2024-03-08")]),
        ("참여기업을 모집한다(신청 : 3. 6. ~ 3. 20.).", [("application", "2024-03-06/2024-03-20")]),
        ("토론회는 4월 1일 오후 2시부터 개최된다.", [("event_day", "2024-04-01T14:00+09:00")]),
        ("개정된 고시는 5월 1일부터 시행된다.", [("other", "2024-05-01/..")]),
        (
            "신청은 3월 18일부터 3월 29일까지 받는다.\n\n안내서는 4월 2일부터 보건소에 먼저 배포할 계획이라고 밝혔다.",
            [("application", "2024-03-18/2024-03-29"), ("other", "2024-04-02/..")],
        ),
    ],
)
def test_a_sentence_announces_its_event(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert events_in(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "5월에 개최되는 박람회에서 성과를 소개한다.",
        "공고일(2024. 3. 8.) 기준으로 1년이 지난 기업이어야 신청한다.",
        "2024년 설비 교체 사업을 추진한다.",
        "지난해에는 3월 6일부터 3월 20일까지 신청을 받았다.",
        "2023년 5월 협약을 체결하였다.",
        "3월 20일부터 시행된 고시에 따른다.",
        "가람부는 4일 설비 교체 지원을 처음 시행한다고 밝혔다.",
        "안내서는 3월 20일부터 보건소에 배포하였다.",
        "4월 5일부터 발급하는 확인서로 신청할 수 있다.",
        "‘19.9.27일 이후 모집 공고 신청 시 중복선정이 되지 않는다.",
    ],
)
def test_what_is_past_or_describes_a_thing_is_no_event(sentence: str) -> None:
    assert events_in(sentence) == []


def test_a_window_told_again_by_its_end_alone_stands_once() -> None:
    text = "○ 접수기간 : 2024. 3. 6.(수) ~ 3. 20.(수)\n\n신청은 오는 3월 20일까지 전자우편으로 접수하면 된다."

    assert events_in(text) == [("application", "2024-03-06/2024-03-20")]


@pytest.mark.parametrize(
    ("interval", "of", "expected"),
    [
        ("../2025-08-08", "2025-06-23/2025-08-08", True),
        ("2025-06/2025-08", "2025-06-23/2025-08-08", True),
        ("2025-07", "2025-07-01/2025-08-08", False),
        ("2025-07-01", "2025-07-01T17:00+09:00/..", True),
        ("../..", "2025-07-01/2025-08-08", False),
    ],
)
def test_a_time_is_a_rounding_of_a_finer_one(interval: str, of: str, expected: bool) -> None:  # noqa: FBT001
    assert is_rounding(interval, of=of) is expected


def test_the_day_of_a_notice_is_its_announcement_where_no_period_is_stated() -> None:
    record = parse(f"{CALL_HEAD}○ 접수기간 : 3. 6. ~ 3. 20.\n".encode(), name="notice.txt")

    assert (record.schedule[0].event, record.schedule[0].period.interval) == (
        "announcement",
        "2024-03-04",
    )


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("□ 추진 경위", []),
        ("□ 사업 연혁", []),
        ("□ 추진 일정", [("execution", "2024-06")]),
        ("□ 추진 경과 및 향후 계획", [("execution", "2024-06")]),
    ],
)
def test_what_stands_below_a_heading_of_the_past_is_no_event(
    heading: str, expected: list[tuple[str, str]]
) -> None:
    text = f"{heading}\n\n  - 2024년 6월 설비 교체 사업 시행(1월 접수)\n"

    assert events_in(text) == expected


def test_below_a_heading_of_the_past_a_plan_still_lies_ahead() -> None:
    text = "□ 추진 경위\n\n  - 2024년 6월 사업 시행 예정\n"

    assert events_in(text) == [("execution", "2024-06")]


def _of_html(body: str) -> list[tuple[str, str]]:
    page = f"<html><body><h1>2024년 설비개선 지원사업 모집 공고</h1><p>2024년 3월 4일</p>{body}</body></html>"
    record = parse(page.encode(), name="notice.html")
    return [
        (each.event, each.period.interval)
        for each in record.schedule
        if each.period.interval != "2024-03-04"
    ]


def _row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


STEPS = _row("신청 접수", "", "발표평가", "", "협약 체결")
DATES = _row("3월", "", "4월", "", "5월")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            f"<table>{STEPS}</table><table>{DATES}</table>",
            [("application", "2024-03"), ("evaluation", "2024-04"), ("agreement", "2024-05")],
        ),
        # an empty row for the arrows between the steps and their dates
        (
            f"<table>{STEPS}{_row('', '', '', '', '')}{DATES}</table>",
            [("application", "2024-03"), ("evaluation", "2024-04"), ("agreement", "2024-05")],
        ),
        # text between the two grids: what stands above is another matter
        (f"<table>{STEPS}</table><p>예산 집행 월은 다음과 같다.</p><table>{DATES}</table>", []),
        # dates at other places than the steps
        (f"<table>{STEPS}</table><table>{_row('3월', '4월', '5월', '', '')}</table>", []),
    ],
)
def test_a_flow_drawn_as_two_grids_or_with_blank_rows_is_one_flow(
    body: str, expected: list[tuple[str, str]]
) -> None:
    assert _of_html(body) == expected


def test_a_table_that_says_but_when_takes_its_event_from_the_heading_above() -> None:
    when = f"<table>{_row('일 시<br>장 소', '2024. 3. 12.(화) 10:00 / 대강당')}{_row('내용', '안내')}</table>"

    assert _of_html(f"<h2>사업설명회 개최 안내</h2>{when}") == [
        ("briefing", "2024-03-12T10:00+09:00")
    ]
    assert _of_html(f"<h2>기타 사항</h2>{when}") == []


def test_a_year_within_a_name_dates_nothing() -> None:
    assert events_in("「2024년도 설비개선 시행계획」을 공고합니다.") == []
    assert (
        _of_html(f"<table>{_row('설비개선 사업 추진', '25년예산 반영')}{_row('a', 'b')}</table>")
        == []
    )
    terms = _row("사업기간", "’25년 출연금") + _row("1년", "2억원")
    assert _of_html(f"<table>{terms}</table>") == []


def test_the_one_program_takes_review_and_agreement_from_the_flow() -> None:
    body = (
        "<p>○ 접수기간 : 2024. 3. 6.(수) ~ 3. 20.(수)</p><p>○ 지원한도 : 기업당 3천만원</p>"
        f"<table>{STEPS}</table><table>{DATES}</table>"
    )
    page = f"<html><body><h1>2024년 설비개선 지원사업 모집 공고</h1><p>2024년 3월 4일</p>{body}</body></html>"
    (program,) = parse(page.encode(), name="notice.html").programs

    assert program.evaluation is not None
    assert program.evaluation.interval == "2024-04"
    assert program.agreement is not None
    assert program.agreement.interval == "2024-05"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("□ 시상식 개요", [("event_day", "2024-03-20T14:00+09:00")]),
        ("□ 사업 설명회 개요", [("briefing", "2024-03-20T14:00+09:00")]),
        ("□ 설비 개요", []),
    ],
)
def test_the_outline_of_an_event_names_it(heading: str, expected: list[tuple[str, str]]) -> None:
    text = f"{heading}\n\n○ 일시 : 2024. 3. 20.(수) 14:00\n\n○ 장소 : 한빛홀"

    assert events_in(text) == expected


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        ("개정안은 5월 3일 국회에 제출할 예정이다.", [("other", "2024-05-03")]),
        ("지침은 11월 중 개정할 계획이다.", [("other", "2024-11")]),
        ("이 고시는 2025년 1월 1일부터 시행한다.", [("other", "2025-01-01/..")]),
        (
            "5월 18일 오전 10시부터 누리집에서 예약을 받는다.",
            [("application", "2024-05-18T10:00+09:00/..")],
        ),
        ("의견서는 2월 3일 제출되었다.", []),
        ("‘2024년 상반기 특별융자’를 시행한다.", []),
    ],
)
def test_filings_and_entries_into_force_areevents_in(
    sentence: str, events: list[tuple[str, str]]
) -> None:
    assert events_in(sentence) == events


@pytest.mark.parametrize(
    ("label", "event"),
    [
        ("신고기한", "other"),
        ("적용기간", "execution"),
        ("사업의 착수 및 준공예정일", "execution"),
        ("개찰일시", "bid_opening"),
    ],
)
def test_labels_of_public_works_and_filings_name_theirevents_in(label: str, event: str) -> None:
    assert events_of_label(label) == (event,)


def test_the_stages_of_a_review_are_one_from_the_first_to_the_last() -> None:
    stages = "전형\t일정\n필기시험\t2024. 4. 6.\n면접시험\t2024. 4. 20. ~ 4. 21.\n접수\t2024. 3. 5. ~ 3. 15."

    reviews = [interval for event, interval in events_in(stages) if event == "evaluation"]
    assert reviews == ["2024-04-06/2024-04-21"]


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("7월 중 최종 대상지를 발표할 예정이다.", "selection"),
        ("7월 중 시행 방안을 발표할 예정이다.", "announcement"),
    ],
)
def test_what_is_told_of_those_chosen_is_the_selection(sentence: str, event: str) -> None:
    assert events_in(sentence) == [(event, "2024-07")]


def test_the_steps_of_a_flow_may_stand_without_arrows_above_their_dates() -> None:
    text = "신청·접수\n\n평가·선정\n\n협약체결\n\n가람진흥원\n\n4월\n\n4월 중순 ~ 6월\n\n6월 말"

    assert events_in(text) == [
        ("application", "2024-04"),
        ("evaluation", "2024-04/2024-06"),
        ("agreement", "2024-06"),
    ]


def test_dates_below_lines_that_are_no_steps_are_no_flow() -> None:
    assert events_in("가람진흥원\n\n나래재단\n\n다솜센터\n\n4월\n\n5월\n\n6월") == []


def test_the_label_of_a_close_gives_a_time_that_only_ends() -> None:
    text = "○ 제안서 제출기한 : 2024. 3. 20.(수) 16:00\n○ 결과 발표 : 2024. 4. 1."

    assert events_in(text) == [
        ("application", "../2024-03-20T16:00+09:00"),
        ("selection", "2024-04-01"),
    ]


def test_briefings_of_one_time_at_two_places_are_two() -> None:
    rows = (
        ("주관기관", "개최일시", "장소"),
        ("가람대학교", "2024. 3. 12.(화),<br>14:00", "학생회관"),
        ("나래대학교", "2024. 3. 12.(화),<br>14:00", "도서관"),
        ("나래대학교", "2024. 3. 13.(수),<br>14:00", "도서관"),
    )
    table = "<table>" + "".join(_row(*row) for row in rows) + "</table>"

    assert _of_html(f"<h2>주관기관별 사업설명회 일정</h2>{table}") == [
        ("briefing", "2024-03-12T14:00+09:00"),
        ("briefing", "2024-03-12T14:00+09:00"),
        ("briefing", "2024-03-13T14:00+09:00"),
    ]


def test_a_briefing_has_the_place_of_its_row() -> None:
    rows = (
        _row("주관기관", "개최일시", "장소"),
        _row("가람대학교", "2024. 3. 12. 14:00", "학생회관"),
        _row("나래대학교", "2024. 3. 13. 14:00", "도서관"),
    )
    body = f"<h1>설비개선 지원사업 공고</h1><h2>사업설명회 일정</h2><table>{''.join(rows)}</table>"
    record = parse(f"<html><body>{body}</body></html>".encode(), name="notice.html")

    places = [each.place for each in record.schedule if each.event == "briefing"]
    assert places == ["학생회관", "도서관"]


@pytest.mark.parametrize(
    ("label", "events"),
    [
        ("협약체결 및 사업수행", ("agreement",)),
        ("선정 및 협약체결", ("selection", "agreement")),
        ("평가결과 통보 및 이의신청", ("selection", "objection")),
        ("지원대상 선정 공지", ("selection",)),
        ("모집 공지", ("announcement",)),
        ("요건검토 및 선정평가", ("evaluation",)),
    ],
)
def test_two_steps_of_one_date_are_bothevents_in(label: str, events: tuple[str, ...]) -> None:
    assert events_of_label(label) == events


RELEASE = """가람부, 설비 안전 대책 발표

2024년 3월 4일

가람부는 설비 안전 대책을 다음과 같이 추진한다고 밝혔다.

"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("교재도 4월에 제작될 예정이다.", ("other", "2024-04")),
        ("현장 점검반은 3월 18일부터 사업장을 점검해 나갈 예정이다.", ("other", "2024-03-18/..")),
        ("새 기준은 6월 25일부터 적용된다.", ("other", "2024-06-25/..")),
        (
            "가람부 장관은 3월 7일(목) 나루시 사업장을 방문하여 의견을 듣는다.",
            ("event_day", "2024-03-07"),
        ),
    ],
)
def test_a_date_of_which_no_rule_tells_is_weighed_by_what_stands_around_it(
    sentence: str, expected: tuple[str, str]
) -> None:
    record = parse(f"{RELEASE}{sentence}\n".encode(), name="release.txt")

    (event,) = record.schedule
    assert (event.event, event.period.interval) == expected
    assert event.text == sentence.rstrip(".")
    (place,) = record.to_dict()["provenance"]["/schedule/0/period"]
    assert place["rule"] == WEIGHED_RULE


@pytest.mark.parametrize(
    "sentence",
    [
        "현장별 안전관리 실태를 점검했다(2월 5일).",
        "가람부는 지난 1월 15일 대책을 마련한 바 있다.",
        "3월 4일 현재 사업장은 350곳이다.",
        "4월 5일부터 적용되는 기준과 같다.",
        "‘2024년 상반기 안전 점검’에는 나루시도 참여한다.",
        "2026년까지 사고를 줄일 계획이다.",
        "구분\t점검\n나루시\t4월 5일",
    ],
)
def test_what_is_over_counted_from_a_name_or_in_a_table_is_not_weighed(sentence: str) -> None:
    record = parse(f"{RELEASE}{sentence}\n".encode(), name="release.txt")

    assert record.schedule == ()


def test_a_time_that_is_part_of_a_known_event_is_not_weighed_again() -> None:
    text = "교육은 3월 18일 시작한다. 접수 기간은 3월 6일부터 3월 20일까지이다. 3월 20일까지 서류를 갖출 것으로 보인다."
    record = parse(f"{RELEASE}{text}\n".encode(), name="release.txt")

    assert [each.period.interval for each in record.schedule].count("../2024-03-20") == 0
    assert ("application", "2024-03-06/2024-03-20") in [
        (each.event, each.period.interval) for each in record.schedule
    ]
