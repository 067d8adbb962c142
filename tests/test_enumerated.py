"""Numbers of things against the list of them: marks from ① on, names right before the number, the note behind it."""

from __future__ import annotations

import json

import pytest

from announce_parser import parse, validate

HEAD = "# 나루청, 어선 안전장비 보급\n\n나루청(청장 장길산)은 2024년 5월 2일 계획을 밝혔다.\n\n"


def statuses(text: str) -> list[str]:
    record = parse((HEAD + text + "\n").encode(), name="notice.md", tokenizer="plain")
    return [check.status for check in record.checks if check.rule == "counted_things_are_listed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("사업은 ①돛, ②닻, ③노 보급의 3가지 유형으로 나뉜다.", ["holds"]),
        ("사업은 ①돛, ②닻, ③노 보급의 4가지 유형으로 나뉜다.", ["fails"]),
        ("사업은 ①돛, ②닻, ③노 보급 등 4가지 유형으로 나뉜다.", []),
        ("사업은 ①돛, ②닻, ③노 보급의 9개 지역에서 펼친다.", []),
        ("(안전 4대 분야) ① 돛 ② 닻 ③ 노 ④ 키", ["holds"]),
        ("(안전 5대 분야) ① 돛 ② 닻 ③ 노 ④ 키", ["fails"]),
        ("(안전 5대 분야) ① 돛 ② 닻 ③ 노 ④ 키\n\n⑤ 삿대", []),
        ("4대 전략은 다음과 같다. ① 돛 ② 닻 ③ 노", []),
    ],
)
def test_marks_that_run_on_say_how_many_there_are(text: str, expected: list[str]) -> None:
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("공모는 돛배, 거룻배, 나룻배 등 3개 분야로 나뉜다.", ["holds"]),
        ("공모는 돛배, 거룻배, 나룻배 등 2개 분야로 나뉜다.", ["fails"]),
        ("공모는 돛배, 거룻배, 나룻배 등 4개 분야로 나뉜다.", []),
        ("공모는 돛배, 거룻배, 나룻배 4개 분야로 나뉜다.", ["fails"]),
        # a topic before the list is no name of it, whatever was listed before that
        (
            "지역은 남해, 서해 2개 권역이며, 새 배는 남해, 서해, 동해, 제주 4개 지역에 둔다.",
            ["holds"],
        ),
        (
            "지역은 남해, 서해 2개 권역이며, 새 배는 남해, 서해, 동해, 제주 5개 지역에 둔다.",
            ["fails"],
        ),
        ("행사는 돛배를 비롯하여 거룻배, 나룻배, 조각배 4개 품목을 판다.", []),
        ("심사는 기술력, 전년도 실적, 경력, 신인도 4개 항목을 본다.", []),
        ("새 배를 지으며, 거룻배, 나룻배 2개 분야에 쓴다.", []),
        ("공모는 돛배, 거룻배, 나룻배 제12개 분야로 나뉜다.", []),
    ],
)
def test_names_right_before_their_number(text: str, expected: list[str]) -> None:
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("배를 맡기는 4개 은행*에서 신청한다.\n\n* 돛·닻·노·키은행", ["holds"]),
        ("배를 맡기는 5개 은행*에서 신청한다.\n\n* 돛·닻·노·키은행", ["fails"]),
        ("배를 맡기는 5개 은행*에서 신청한다.\n\n** 돛·닻·노·키은행", []),
        ("키은행을 포함한 5개 은행*에서 신청한다.\n\n* 돛·닻·노·삿대은행", []),
        ("배를 맡기는 5개 은행*에서 신청한다.\n\n* 돛·닻·노·키은행 등은 3월에 연다", []),
    ],
)
def test_the_note_to_which_a_number_points_lists_its_names(text: str, expected: list[str]) -> None:
    assert statuses(text) == expected


def test_a_list_that_contradicts_its_number_is_a_warning() -> None:
    text = HEAD + "사업은 ①돛, ②닻, ③노 보급의 4가지 유형으로 나뉜다.\n"
    record = parse(text.encode(), name="notice.md", tokenizer="plain")
    (check,) = [each for each in record.checks if each.rule == "counted_things_are_listed"]

    assert (check.severity, check.expected, check.actual) == ("warning", 4, 3)


def test_marks_before_their_number_have_a_place() -> None:
    text = f"{HEAD}사업은 ①돛, ②닻, ③노 보급의 3가지 유형으로 나뉜다.\n"
    record = parse(text.encode(), name="notice.md", tokenizer="plain")
    (check,) = [each for each in record.checks if each.rule == "counted_things_are_listed"]

    assert [place.end - place.start for place in check.sources] == [6, 9]
    assert validate(json.loads(record.to_json())) == ()
