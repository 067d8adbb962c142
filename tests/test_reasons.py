"""Why evidence took a program for one, and how sure it is of it."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from importlib import resources
from pathlib import Path

import pytest

from announce_parser import Record, parse, readers
from announce_parser.explain import reasons, why
from announce_parser.messages import say_reason
from announce_parser.messages._evidence import words_of
from announce_parser.notices import Why
from announce_parser.notices.programs import weights
from announce_parser.notices.programs._calibration import (
    name_features,
    sure_of_term,
    term_features,
)
from announce_parser.notices.programs._decide import Kinds

_PADDING = "이 사업은 지역 산업의 뿌리를 튼튼히 하고 새로운 일자리를 만들기 위한 것이다. " * 4
RELEASE = f"""# 나루부, 올해 청년 창업 지원 확대

나루부(장관 김가람)는 올해 청년 창업을 돕는 두 사업을 추진한다고 밝혔다.

‘가람 청년 창업 바우처’는 30억원의 예산으로 60개사에 기업당 최대 5천만원을 지원한다. {_PADDING}

‘다온 수출 도약 지원사업’은 20억원의 예산으로 40개사에 기업당 최대 3천만원을 지원한다. {_PADDING}

신청 기간은 5월 4일(월)부터 5월 22일(금)까지이며, 누리집(www.garam.example.kr)에서 신청하면 된다.
"""
FORM = f"""# 2026년 나루 지원사업 공고

{_PADDING}

| 사업명 | 예산(억원) | 지원한도(억원) |
|---|---|---|
| 가람 바우처 | 30 | 2 |
| 다온 융자 | 20 | 1 |
"""


@cache
def record() -> Record:
    return parse(RELEASE.encode(), name="release.md")


@cache
def known() -> tuple[Why, ...]:
    return reasons(readers.load(RELEASE.encode(), name="release.md"))


def told(pointer: str) -> Why:
    found = why(record(), pointer, known())
    assert found is not None
    return found


def run(*arguments: str, lang: str = "en") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "announce_parser", "explain", *arguments, "--lang", lang]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_name_has_five_reasons_the_strongest_first() -> None:
    parts = [abs(reason.worth) for reason in told("/programs/0/name").reasons]

    assert len(parts) == 5
    assert parts == sorted(parts, reverse=True)


def test_what_holds_of_every_candidate_alike_is_no_reason_for_one() -> None:
    names = (one for one in known() if one.field == "name")
    features = {reason.feature for one in names for reason in one.reasons}

    assert features
    assert not features & {"bias", "score", "notice:press_release", "called"}


def test_the_runner_up_of_a_name_is_another_name_and_less_likely() -> None:
    found = told("/programs/0/name")

    assert found.runner_up not in {None, *(program.name for program in record().programs)}
    assert found.chance is not None
    assert 0 < found.chance < 0.5


def test_a_term_is_there_for_its_role_and_for_where_it_stands() -> None:
    features = {reason.feature for reason in told("/programs/0/budget").reasons}

    assert "tie:sentence" in features


def test_a_term_whose_reasons_nobody_weighed_has_none() -> None:
    assert why(record(), "/programs/0/aliases", known()) is None
    assert why(record(), "/programs/9/name", known()) is None
    assert why(record(), "/title", known()) is None


def test_programs_that_a_table_names_have_no_weighed_reasons() -> None:
    loaded = readers.load(FORM.encode(), name="notice.md")

    assert [program.name for program in parse(FORM.encode(), name="notice.md").programs] == [
        "가람 바우처",
        "다온 융자",
    ]
    assert reasons(loaded) == ()


def test_every_feature_that_counts_has_words_in_both_languages() -> None:
    held = weights()
    features = {*held.name.weights, *held.best.weights}
    for roles in held.roles.values():
        features |= set(roles.weights)

    assert [name for name in features if not words_of(name, "ko") or not words_of(name, "en")] == []


@pytest.mark.parametrize(
    ("feature", "en", "ko"),
    [
        ("in the title", "it is in the headline", "문서 제목에 있음"),
        ("ends:사업", "it ends in ‘사업’", "‘사업’(으)로 끝남"),
        (
            "row>budget",
            "in its row: a figure that reads as budget",
            "같은 행에 예산 수치",
        ),
        ("label:cap", "in its label: words of a limit", "항목 이름에 ‘한도’ 관련 말"),
        ("tie:bracket", "it is in the bracket after the name", "이름 뒤 괄호에 있음"),
        (
            "made:title quoted",
            "in the headline: it is quoted",
            "문서 제목: 따옴표나 낫표 안에 있음",
        ),
    ],
)
def test_a_feature_is_told_in_words(feature: str, en: str, ko: str) -> None:
    assert (say_reason(feature, "en"), say_reason(feature, "ko")) == (en, ko)


def test_a_feature_without_words_is_shown_as_the_weights_name_it() -> None:
    assert say_reason("nobody>knows", "en") == "nobody>knows"


def test_the_command_shows_reasons_and_runner_up_of_a_document(tmp_path: Path) -> None:
    path = tmp_path / "release.md"
    path.write_text(RELEASE, "utf-8")
    name, term = run(str(path), "/programs/0/name"), run(str(path), "/programs/0/budget", lang="ko")

    assert name.returncode == term.returncode == 0
    _, _, behind = name.stdout.partition("because, strongest first:\n")
    lines = behind.splitlines()
    assert [line[:6].strip()[:1] in "+-" for line in lines[:5]] == [True] * 5
    assert lines[5].startswith("  runner-up, with its probability: ")
    assert "이름과 같은 문장에 있음" in term.stdout


def test_the_command_tells_reasons_as_data(tmp_path: Path) -> None:
    path = tmp_path / "release.md"
    path.write_text(RELEASE, "utf-8")
    explanation = json.loads(run(str(path), "/programs/0/name", "--json").stdout)["explanation"]

    assert len(explanation["why"]["reasons"]) == 5
    assert explanation["confidence"] == float(record().confidence["/programs/0/name"])


def test_of_a_record_the_command_says_that_reasons_need_the_document(tmp_path: Path) -> None:
    path = tmp_path / "release.json"
    path.write_bytes(record().to_json())
    name, title = run(str(path), "/programs/0/name"), run(str(path), "/title")

    assert "the reasons need the document" in name.stdout
    assert "because" not in name.stdout
    assert "why it was taken" not in title.stdout


def test_a_program_by_evidence_has_a_confidence_and_no_term_is_surer() -> None:
    stated = record().confidence
    name = stated["/programs/0/name"]
    terms = [value for at, value in stated.items() if at.startswith("/programs/0/")]

    assert 0 < name < 1
    assert len(terms) > 3
    assert max(terms) == name


def test_a_name_is_surer_the_farther_the_others_are_behind() -> None:
    kinds, calibrated = Kinds(0.1, 0.8, 0.1), weights().calibration["name"]

    def chance(runner_up: float) -> float:
        return calibrated.chance(name_features("a", {"a": 2.0, "b": runner_up}, kinds, ["a"]))

    assert chance(-4.0) > chance(1.5)


def test_a_term_is_surer_the_likelier_its_figure_and_never_surer_than_its_name() -> None:
    held = weights()

    assert sure_of_term(0.9, held) > sure_of_term(0.3, held)
    assert sure_of_term(0.9, held, name=0.4) < 0.4
    assert term_features(1.0) == term_features(0.995)


def test_the_file_of_weights_holds_few_numbers_for_confidence_and_stays_small() -> None:
    text = (resources.files("announce_parser.notices.programs") / "weights.json").read_text("utf-8")
    held = json.loads(text)["calibration"]

    assert sum(len(model["weights"]) for model in held.values()) < 10
    assert len(text.encode()) <= 300_000
