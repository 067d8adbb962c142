"""Rules are counted by the documents they occur in; those that live on one do not become more."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from quality import economy, sets

WORDS = """
import re
from dataclasses import dataclass

from typing import NamedTuple
from words_of_a_test.other import FOREIGN

@dataclass
class Told:
    pattern: re.Pattern
    example: str

TITLE = "홀로"
LIST = frozenset({"새싹", "나무 풀"})
MEANING = {"자금": 1, "plain": "뿌리 줄기"}
RULES = (Told(re.compile("^숲[0-9]+$"), "숲12"),)
PIECES = ("가지|잎", "꽃(")
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    folder = tmp_path / "words_of_a_test"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "other.py").write_text('FOREIGN = ("외래",)\n', "utf-8")
    (folder / "words.py").write_text(WORDS, "utf-8")
    (folder / "more.json").write_text('{"marks": ["열매"]}', "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    module = __import__("words_of_a_test")
    yield module
    for name in [each for each in sys.modules if each.startswith("words_of_a_test")]:
        del sys.modules[name]


def text(family: str, issuer: str, words: str) -> economy.Text:
    sample = sets.Sample(family, Path(), Path(), "pool", family, issuer)
    return economy.Text.of(sample, words)


def test_words_and_patterns_of_modules_and_data_files_are_found_each_where_it_is_assigned(
    package: ModuleType,
) -> None:
    found = economy.rules(package)

    assert {rule.word for rule in found if rule.word} == {
        *("외래", "새싹", "나무", "풀", "자금", "뿌리", "줄기", "열매")
    }
    assert {rule.pattern.pattern for rule in found if rule.pattern} == {"숲[0-9]+", "가지|잎"}
    assert {rule.where for rule in found if rule.word == "외래"} == {"other:FOREIGN"}


def test_relatives_count_once_and_issuers_once() -> None:
    among = [
        text("a", "A", "새 싹이 돋는다"),
        text("a", "A", "새싹"),
        text("b", "A", "새싹"),
        text("c", "C", "나무"),
    ]
    word, pattern = economy.Rule("m:W", word="새싹"), economy.Rule("m:P", re.compile("나무|풀"))

    living = list(economy.lives([word, pattern], among))

    assert [(each.families, each.issuers) for each in living] == [(2, 1), (1, 1)]
    assert economy.counts(living) == {"rules": 2, "red": 1, "never": 0}
    assert economy.counts(economy.lives([word], among, enough=1)) == {
        "rules": 1, "red": 1, "never": 0
    }  # fmt: skip


def test_the_report_lists_what_lives_on_one_document() -> None:
    living = economy.lives([economy.Rule("m:W", word="새싹")], [text("a", "A", "새싹")])

    said = list(economy.report(list(living)))

    assert said[said.index("\n== red: on one document") + 1] == "m:W: 새싹"


@pytest.mark.shared
@pytest.mark.slow
def test_rules_that_live_on_one_document_do_not_become_more() -> None:
    """What is red was written for one document. ``python -m quality economy`` lists it."""
    try:
        known = economy.texts(sets.open_set())
    except sets.NoDocuments as nothing:
        pytest.skip(str(nothing))
    accepted = json.loads(economy.BASELINE.read_text("utf-8"))

    found = economy.counts(economy.lives(economy.rules(), known, enough=2))

    assert found["red"] <= accepted["red"]
