"""Weights of the schedule: labels of dates, and what dates teach."""

from __future__ import annotations

import pytest

pytest.importorskip("sklearn")

from announce_parser import pipeline, readers
from announce_parser.notices import Material
from announce_parser.notices.programs import held_in
from learning.dates import Dated, Taught, taught, train
from learning.labels import Labels, labelled

TEXT = """가람부, 설비 안전 대책 발표

2024년 3월 4일

교재도 4월에 제작될 예정이다. 교육은 4월 8일 시작한다.

신청은 5월 7일까지 접수한다. 사고는 2월에 줄었다.
"""
GOLD = {
    "exhaustive": ["schedule"],
    "schedule": [
        {"event": "execution", "period": {"interval": "2024-04-08"}},
        {"event": "application", "period": {"interval": "../2024-05-07"}},
    ],
    "evidence": {"/schedule/0": ["교육은 4월 8일 시작한다"], "/schedule/1": ["5월 7일까지"]},
}


def _labels(gold: dict[str, object]) -> tuple[Material, Labels]:
    material = pipeline.material(readers.load(TEXT.encode(), name="release.txt"), "mecab", None)
    return material, labelled("a", material.document, held_in(material).spots, gold)


def test_a_date_is_the_event_whose_evidence_it_stands_in_or_part_of_one_or_none() -> None:
    material, labels = _labels(GOLD)
    events = {
        spot.figure.text: labels.event_of(spot)
        for spot in held_in(material).spots
        if spot.kind == "when"
    }

    assert events["4월 8일"] == "execution"
    assert events["5월 7일까지"] == "application"
    assert events["4월"] is None  # part of the event on the 8th: not told
    assert events["2월"] == "none"
    assert Labels.of(labels.to_dict()) == labels


def test_a_document_whose_schedule_is_not_told_teaches_nothing_of_dates() -> None:
    material, labels = _labels({"programs": []})

    assert labels.events is None
    assert taught(material, labels, "가람부").dates == ()


def _document(number: int) -> Taught:
    event = "briefing" if number % 2 else "other"
    planned = Dated({"planned": 1.0, event: 1.0}, event)
    return Taught(f"d{number:02}", str(number % 3), (planned, Dated({"past": 1.0}, "none")))


def test_what_dates_teach_tells_events_from_none_and_one_from_another() -> None:
    events = train([_document(number) for number in range(30)])

    assert events.chances({"past": 1.0}) == {} or max(events.chances({"past": 1.0}).values()) < 0.2
    chances = events.chances({"briefing": 1.0, "planned": 1.0})
    assert chances["briefing"] > 0.5
    assert chances["briefing"] > chances["other"]


def test_without_events_nothing_is_one() -> None:
    events = train([])

    assert events.chances({"planned": 1.0}) == {}
    assert events.names == ()
