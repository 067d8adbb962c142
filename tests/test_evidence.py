"""Programs by evidence: outline, candidates, scopes, weights and the decision."""

from __future__ import annotations

import json
import math
from importlib import resources

import pytest

from announce_parser import parse, readers
from announce_parser.notices.outline import form_of, outlined, without_marks
from announce_parser.notices.programs._candidates import Candidate, core_name, key_of, trimmed
from announce_parser.notices.programs._decide import Kinds, chosen, distinct, is_same
from announce_parser.notices.programs._terms import Links, Term, terms
from announce_parser.notices.programs._weights import Linear, Roles, chance_of, using, weights
from announce_parser.notices.vocabulary import CLASSES, classes_in

_PADDING = "이 사업은 지역 산업의 뿌리를 튼튼히 하고 새로운 일자리를 만들기 위한 것이다. " * 4

ONE = f"""# 나루부, ‘가람 청년 창업 바우처’ 참여기업 모집

나루부(장관 김가람)는 5월 4일(월)부터 ‘가람 청년 창업 바우처’ 지원사업에 참여할 기업을 모집한다고 밝혔다.

‘가람 청년 창업 바우처’는 올해 30억원의 예산으로 60개사를 선정해 기업당 최대 5천만원을 지원하는 사업이다. {_PADDING}

신청 기간은 5월 4일(월)부터 5월 22일(금)까지이며, 참여를 희망하는 기업은 누리집(www.garam.example.kr)에서 신청하면 된다.
"""

NONE = f"""# 4월 수출 500억 달러, 전년 동월 대비 3.2% 증가

나루부(장관 김가람)는 4월 수출이 500억 달러로 집계되었다고 밝혔다. {_PADDING}

반도체 수출은 120억 달러로 지난해 같은 달보다 7.1% 늘었고, 자동차 수출은 60억 달러로 2.0% 줄었다. {_PADDING}
"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("□ 지원규모", "지원규모"),
        ("① 일반형", "일반형"),
        ("[2] 결제대금 유예", "결제대금 유예"),
        ("가. 신청", "신청"),
        ("2026년 계획", "2026년 계획"),
    ],
)
def test_the_words_of_a_line_begin_behind_its_marks(text: str, words: str) -> None:
    assert text[without_marks(text) :] == words


def test_marks_of_one_list_have_one_form() -> None:
    assert form_of("8. 가람") == form_of("9. 나루") == "0."
    assert form_of("③ 가람") == "①"
    assert form_of("가람") == ""


def test_a_numbered_line_governs_what_stands_below_it_up_to_the_next() -> None:
    text = (
        "# 가람 지원계획\n\n1. 나루 바우처\n\n올해는 30억원을 들여 중소기업 60개사를 지원한다.\n\n"
        "2. 다온 장학금\n\n올해는 20억원을 들여 대학생 200명에게 지급한다.\n"
    )
    document = readers.read(readers.load(text.encode(), name="x.md"))
    outline = outlined(document)
    above = {
        unit.text: [outline.units[index].text for index in unit.path] for unit in outline.units
    }

    assert above["올해는 30억원을 들여 중소기업 60개사를 지원한다."][-1] == "1. 나루 바우처"
    assert above["올해는 20억원을 들여 대학생 200명에게 지급한다."][-1] == "2. 다온 장학금"


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("2026년 가람 지원사업 참여기업 모집", "가람 지원사업"),
        ("가람 지원사업공고", "가람 지원사업"),
        ("나루친화기업 공모", "나루친화기업"),
        ("「가람 바우처」", "가람 바우처"),
        ("가람 수수료 지원 사업 개요 및 신청 방법", "가람 수수료 지원 사업"),
        ("2026년 하반기 가람 장학제도", "가람 장학제도"),
        ("제7회 나루 창업 챌린지", "나루 창업 챌린지"),
        ("용역명 : 가람 정보시스템 구축 용역", "가람 정보시스템 구축 용역"),
    ],
)
def test_a_name_is_what_is_left_without_year_and_words_of_the_call(text: str, core: str) -> None:
    assert core_name(text) == core


def test_a_contest_keeps_the_number_of_its_round_and_a_scheme_does_not() -> None:
    contest, scheme = Candidate("나루챌린지"), Candidate("나루바우처")
    for candidate, round_ in ((contest, "제7회 나루 챌린지"), (scheme, "제7회 나루 바우처")):
        candidate.cores[core_name(round_)] += 1
        candidate.dated[round_] += 1

    assert (contest.name, scheme.name) == ("제7회 나루 챌린지", "나루 바우처")


def test_spellings_that_differ_in_signs_are_one_name() -> None:
    assert key_of("가람·나루 공모전") == key_of("가람 나루 공모전") != key_of("가람 공모전")


def test_a_bracket_left_open_is_no_part_of_a_name() -> None:
    assert trimmed("가람 바우처(30억원") == "가람 바우처"
    assert trimmed("205억원)과 융자사업") == "과 융자사업"
    assert trimmed("가람(나루) 사업") == "가람(나루) 사업"


def test_half_a_quotation_within_a_name_parts_its_words() -> None:
    assert trimmed("가람 영화’ 공모전") == "가람 영화 공모전"
    assert trimmed("가람'나루 공모전") == "가람 나루 공모전"


def test_the_mark_of_a_note_and_a_bracket_around_all_are_no_part_of_a_name() -> None:
    assert trimmed("가람 대출*") == "가람 대출"
    assert trimmed("[ 나루론 15 ]") == "나루론 15"
    assert trimmed("[가람] 나루론 [다온]") == "[가람] 나루론 [다온]"


def test_names_within_each_other_are_one_program() -> None:
    assert is_same("가람바우처", "가람바우처지원사업")
    assert not is_same("가람창업지원", "나루수출보증")
    assert not is_same("가람형", "나루형스마트공장")


def test_of_names_that_say_the_same_the_surest_is_kept() -> None:
    scores = {"가람바우처": 2.0, "가람바우처지원사업": 1.0, "나루수출보증": 0.5, "다온장학금": -3.0}

    assert distinct(scores, -1.0) == ["가람바우처", "나루수출보증"]


SETTINGS = {
    "none above": 0.5,
    "one above": 0.6,
    "least": -1.0,
    "below best": 3.0,
    "several shifts": 0.0,
}


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (Kinds(0.8, 0.1, 0.1), []),
        (Kinds(0.1, 0.8, 0.1), ["나루수출보증"]),
        (Kinds(0.1, 0.2, 0.7), ["가람바우처", "나루수출보증"]),
    ],
)
def test_none_one_and_several_are_compared_before_names_are_taken(
    kinds: Kinds, expected: list[str]
) -> None:
    scores = {"가람바우처": 1.0, "나루수출보증": 0.5, "다온장학금": -2.5}

    best = {"가람바우처": 0.0, "나루수출보증": 2.0, "다온장학금": 1.0}

    assert chosen(scores, best, kinds, SETTINGS) == expected


def test_chances_of_roles_leave_out_what_is_unlikely() -> None:
    roles = Roles(("budget", "none"), {"column:budget": [3.0, -3.0]}, [0.0, 0.0])

    chances = roles.chances({"column:budget": 1.0})

    assert math.isclose(chances["budget"], chance_of(3.0), abs_tol=0.01)
    assert set(chances) == {"budget"}


def test_the_reasons_of_a_score_are_its_strongest_parts() -> None:
    model = Linear({"a": 1.0, "b": -2.0, "c": 0.1}, 0.5)

    assert model.reasons({"a": 1.0, "b": 1.0, "c": 1.0, "d": 9.0}, 2) == [("b", -2.0), ("a", 1.0)]
    assert math.isclose(model.score({"a": 1.0, "b": 1.0, "d": 9.0}), -0.5)


def test_no_figures_give_no_terms() -> None:
    found: list[Term] = terms(Links([{}]), [], [], {})

    assert found == []


def test_a_record_of_one_call_holds_its_name_its_sums_and_its_window() -> None:
    record = parse(ONE.encode(), name="call.md", published="2026-05-04")
    (program,) = record.programs

    assert program.name.startswith("가람 청년 창업 바우처")
    assert program.cap is not None
    assert program.cap.amount == 50_000_000
    assert program.application is not None
    assert program.application.interval == "2026-05-04/2026-05-22"
    assert record.provenance["/programs/0/name"]


def test_a_release_of_figures_has_no_program() -> None:
    assert parse(NONE.encode(), name="trade.md", published="2026-05-01").programs == ()


def test_other_weights_are_in_use_only_while_they_are_asked_for() -> None:
    shipped = weights()
    with using(shipped):
        assert weights() is shipped

    assert weights() is shipped


def test_the_weights_stay_small_and_hold_whole_hundredths() -> None:
    file = resources.files("announce_parser.notices.programs").joinpath("weights.json")
    plain = json.loads(file.read_text("utf-8"))
    numbers = [
        *plain["name"]["weights"].values(),
        *(
            weight
            for role in plain["roles"].values()
            for row in role["weights"].values()
            for weight in row
        ),
    ]

    assert len(file.read_bytes()) <= 300_000
    assert all(isinstance(number, int) for number in numbers)


def test_the_weights_of_the_schedule_are_few() -> None:
    file = resources.files("announce_parser.notices.programs").joinpath("schedule.json")
    plain = json.loads(file.read_text("utf-8"))

    assert len(file.read_bytes()) <= 80_000
    assert {"application", "event_day", "other"} <= set(plain["events"]["names"])
    assert all(isinstance(each, int) for row in plain["events"]["weights"].values() for each in row)


def test_words_are_found_whatever_space_stands_within_them() -> None:
    assert "budget" in classes_in("지원 규모")
    assert "budget" not in classes_in("지원 대상")
    assert all(words for words in CLASSES.values())
