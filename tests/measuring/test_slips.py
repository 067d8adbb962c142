"""How the checks learn: slips are put in by code, the same on every run, and the packaged weights are those of the measures."""

from __future__ import annotations

import random

import pytest

pytest.importorskip("sklearn")

from announce_parser.checks import _said_weights
from announce_parser.checks._mentions import mentions
from announce_parser.checks._said_again import CLASSES, SaidNumbers
from announce_parser.readers import load, read
from learning import checks, said
from learning.slips import Row, Taught, as_module, train
from quality import sets

TEXT = (
    "나루청은 어선 안전 장비 보급에 1,543억원을 쓴다.\n\n어선 안전 장비 보급 예산 1,543억원은 총 687척(연안 451척, 근해 236척)에 쓴다.\n\n"
    "보급은 2024년 5월 2일부터 한다. 접수는 5월 2일부터이다.\n"
)


def test_what_a_document_teaches_depends_on_its_seed_alone() -> None:
    document = read(load(TEXT.encode(), name="a.txt"))
    once, again = (said.taught(document, frozenset(), "나루청", 7) for _ in range(2))

    assert once == again
    assert once.slips
    assert {row.slip for row in once.rows} <= {-1, *range(len(once.slips))}


def test_a_slip_is_one_of_the_pen() -> None:
    document = read(load(TEXT.encode(), name="a.txt"))
    chance = random.Random(3)  # noqa: S311 - repeatable, not secret
    number = next(each for each in mentions(None, document, frozenset()) if each.unit == "원")
    wrong = [said.slipped(number, chance) for _ in range(20)]

    assert all(each is not None and each.value != number.value for each in wrong)
    assert all(each is not None and each.value % number.step == 0 for each in wrong)


def test_the_weights_are_those_of_the_measures() -> None:
    document = read(load(TEXT.replace("예산 1,543", "예산 1,534").encode(), name="a.txt"))
    found = SaidNumbers(mentions(None, document, frozenset()), document)
    pair = found.pairs()[0]

    assert (pair.one.words, pair.other.words, pair.kind) == ("1,543억원", "1,534억원", "swap")
    assert sorted(found.features(pair)) == sorted(_said_weights.WEIGHTS)
    assert {len(each) for each in _said_weights.WEIGHTS.values()} == {len(CLASSES)}


def test_training_is_the_same_every_time_and_tells_slips_from_chances() -> None:
    documents = [
        Taught(
            f"나루{number}청",
            (
                Row(0, {"near": 0.8 + number % 3 / 10, "far": 0.1}, 0),
                Row(0, {"near": 0.1, "far": 0.7 + number % 2 / 10}, -1),
            ),
            (0,),
        )
        for number in range(40)
    ]
    told = train(documents, [0.0])

    assert told[0].weights["near"] > 0 > told[0].weights["far"]
    assert (told[0].slips, told[0].chances, told[0].above, told[0].recall) == (40, 40, 0, 1.0)
    assert as_module(told, "Words") == as_module(train(documents[::-1], [0.0]), "Words")


def test_the_releases_teach_all_three_checks() -> None:
    archive = sets.ROOT.parent / "shared" / checks.RELEASES
    if not archive.is_file():
        pytest.skip("needs the shared folder: load/press3000.tar.xz")
    releases = checks.texts(archive)
    again, sums, percents = checks.taught(next(releases) for _ in range(3))

    assert (len(again), len(sums), len(percents)) == (3, 3, 3)
    assert all(each.family for each in again)
