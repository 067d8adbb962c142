"""Settling: one value by rule, and every place that agrees."""

from __future__ import annotations

import pytest

from announce_parser.notices._columns import Field
from announce_parser.notices._programs.facts import Fact, Origin, Said
from announce_parser.notices._programs.settle import (
    CONFIDENCE_AGREED,
    CONFIDENCE_ALONE,
    CONFIDENCE_CONFLICT,
    CONFIDENCE_PROSE,
    settle,
)
from announce_parser.notices.programs import is_finer
from announce_parser.record import Place
from announce_parser.values import Count, Money, Period, Ratio

TABLE = Money(amount=15_000_000, text="0.15", unit="억원")
FINE = Money(amount=15_120_000, text="1,512만원", bound="max", per="기업")
OTHER = Money(amount=20_000_000, text="2천만원")


def fact(value: Said, origin: Origin, field: Field = Field.CAP, *, certain: bool = True) -> Fact:
    where = Place(block=f"b{origin.value + 1}", start=0, end=3)
    return Fact(0, field, value, (where,), f"rule {origin.value}", origin, certain=certain)


def test_nothing_said_settles_nothing() -> None:
    assert settle([]) is None


def test_the_program_s_own_place_gives_the_value() -> None:
    settled = settle([fact(OTHER, Origin.PROSE), fact(TABLE, Origin.TABLE)])

    assert settled is not None
    assert settled.value == TABLE
    assert [place.block for place in settled.places] == ["b1"]
    assert settled.confidence == CONFIDENCE_CONFLICT


def test_a_finer_value_that_rounds_to_the_coarser_replaces_it() -> None:
    settled = settle([fact(TABLE, Origin.TABLE), fact(FINE, Origin.PROSE)])

    assert settled is not None
    assert settled.value == FINE
    assert [place.block for place in settled.places] == ["b3"]
    assert settled.confidence != CONFIDENCE_CONFLICT


def test_an_agreeing_place_adds_itself_and_what_it_knows_besides() -> None:
    said = Money(amount=15_000_000, text="1,500만원", bound="max", per="기업")

    settled = settle([fact(TABLE, Origin.TABLE), fact(said, Origin.PROSE)])

    assert settled is not None
    assert settled.value == TABLE.model_copy(update={"bound": "max", "per": "기업"})
    assert [(place.block, place.rule) for place in settled.places] == [
        ("b1", "rule 0"),
        ("b3", "rule 2"),
    ]


def test_equal_values_in_one_wording_keep_the_table_s_and_list_both_places() -> None:
    said = Money(amount=20_000_000, text="2천만원", bound="max", per="기업")

    settled = settle([fact(said, Origin.PROSE), fact(OTHER, Origin.TABLE)])

    assert settled is not None
    assert settled.value == OTHER.model_copy(update={"bound": "max", "per": "기업"})
    assert [place.block for place in settled.places] == ["b1", "b3"]
    assert settled.confidence == CONFIDENCE_AGREED


def test_prose_does_not_make_a_budget_of_the_table_a_limit() -> None:
    said = OTHER.model_copy(update={"bound": "max"})

    settled = settle(
        [fact(OTHER, Origin.TABLE, Field.BUDGET), fact(said, Origin.PROSE, Field.BUDGET)]
    )

    assert settled is not None
    assert settled.value == OTHER


def test_what_is_not_certain_confirms_but_introduces_nothing() -> None:
    count = Count(value=30, unit="개사", text="30개사")
    told = fact(count, Origin.PROSE, Field.AWARDS, certain=False)

    settled = settle([told, fact(count, Origin.TABLE, Field.AWARDS)])

    assert settle([told]) is None
    assert settled is not None
    assert len(settled.places) == 2


def test_what_is_not_certain_disputes_nothing() -> None:
    stated = fact(Ratio(percent=50, text="50%"), Origin.TABLE, Field.SUBSIDY_RATIO)
    other = fact(Ratio(percent=70, text="70%"), Origin.PROSE, Field.SUBSIDY_RATIO, certain=False)

    settled = settle([stated, other])

    assert settled is not None
    assert settled.confidence == CONFIDENCE_ALONE


@pytest.mark.parametrize(
    ("origin", "confidence"),
    [(Origin.TABLE, CONFIDENCE_ALONE), (Origin.LABEL, CONFIDENCE_ALONE), (Origin.PROSE, CONFIDENCE_PROSE)],
)  # fmt: skip
def test_confidence_says_what_kind_of_place_stands_alone(origin: Origin, confidence: float) -> None:
    settled = settle([fact(OTHER, origin)])

    assert settled is not None
    assert settled.confidence == confidence


def test_windows_agree_by_their_interval_whatever_their_wording() -> None:
    one = Period(interval="2026-02/2026-03", text="'26.2~3")
    other = Period(interval="2026-02/2026-03", text="2026년 2월부터 3월까지")

    settled = settle(
        [fact(one, Origin.TABLE, Field.APPLICATION), fact(other, Origin.PROSE, Field.APPLICATION)]
    )

    assert settled is not None
    assert (settled.value, len(settled.places)) == (one, 2)


@pytest.mark.parametrize(
    ("fine", "coarse", "expected"),
    [
        (FINE, TABLE, True),
        (TABLE, FINE, False),
        (Money(amount=15_900_000, text="1,590만원"), TABLE, True),  # cut off, as budgets often are
        (TABLE, OTHER, False),  # 1,500만원 rounds to 2천만원, but nobody says so
        (Money(amount=16_100_000, text="1,610만원"), TABLE, False),
        (TABLE, TABLE, False),
        (Money(amount=15_120_000, text="1,512만", currency="USD"), TABLE, False),
        (Money(min_amount=1, max_amount=2, text="1~2원"), TABLE, False),
        (Count(value=3, unit="개", text="3개"), TABLE, False),
    ],
)
def test_finer_is_what_rounds_to_the_other_in_smaller_steps(
    fine: Said,
    coarse: Said,
    expected: bool,  # noqa: FBT001
) -> None:
    assert is_finer(fine, coarse) is expected
