"""Golden files: what agrees, what differs, what is missing, what is left over; nothing is written."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from announce_parser import golden
from announce_parser.errors import EmptyDocument, UsageFault
from announce_parser.golden import Difference, GoldenState, Leniency, Policy

ROOT = Path(__file__).parents[1]
ACCEPTED = sorted((ROOT / golden.GOLDENS).rglob("*.json"))


@pytest.mark.parametrize("accepted", ACCEPTED, ids=lambda path: path.name)
def test_a_sample_of_the_project_still_gives_its_golden(accepted: Path) -> None:
    name = accepted.relative_to(ROOT / golden.GOLDENS).as_posix().removesuffix(".json")
    finding = golden.compare(ROOT / golden.SAMPLES / name, accepted)

    assert [str(difference) for difference in finding.differences] == []
    assert finding.state is GoldenState.SAME


def render(sample: Path) -> bytes:
    """Return the sample's own bytes, so that a test says what the record is."""
    if not sample.read_bytes():
        raise EmptyDocument("the file is empty")
    return sample.read_bytes()


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    samples, goldens = tmp_path / "samples", tmp_path / "golden"
    for folder in (samples, goldens):
        folder.mkdir()
    return samples, goldens


def states(folders: tuple[Path, Path]) -> list[tuple[str, GoldenState]]:
    return [
        (finding.sample.name, finding.state) for finding in golden.check(*folders, render=render)
    ]


def test_a_sample_whose_golden_has_the_same_bytes_agrees(folders: tuple[Path, Path]) -> None:
    (folders[0] / "a.txt").write_text("{}")
    (folders[1] / "a.txt.json").write_text("{}")

    assert states(folders) == [("a.txt", GoldenState.SAME)]


def test_a_sample_without_its_golden_fails(folders: tuple[Path, Path]) -> None:
    (folders[0] / "a.txt").write_text("{}")

    assert states(folders) == [("a.txt", GoldenState.MISSING)]


def test_a_golden_without_its_sample_fails(folders: tuple[Path, Path]) -> None:
    (folders[1] / "a.txt.json").write_text("{}")

    assert states(folders) == [("a.txt", GoldenState.UNUSED)]


def test_a_sample_that_cannot_be_parsed_fails_with_its_reason(folders: tuple[Path, Path]) -> None:
    (folders[0] / "a.txt").write_text("")
    (folders[1] / "a.txt.json").write_text("{}")

    (finding,) = golden.check(*folders, render=render)
    assert (finding.state, finding.reason) == (GoldenState.FAILED, "the file is empty")


def test_readme_and_hidden_files_are_no_samples(folders: tuple[Path, Path]) -> None:
    (folders[0] / "README.md").write_text("{}")
    (folders[0] / ".hidden").write_text("{}")

    assert states(folders) == []


def test_a_sample_in_a_folder_has_its_golden_in_a_folder_of_that_name(
    folders: tuple[Path, Path],
) -> None:
    (folders[0] / "tender").mkdir()
    (folders[1] / "tender").mkdir()
    (folders[0] / "tender" / "a.txt").write_text("{}")
    (folders[1] / "tender" / "a.txt.json").write_text("{}")

    assert states(folders) == [("a.txt", GoldenState.SAME)]


def test_other_spacing_is_a_difference_without_a_field(folders: tuple[Path, Path]) -> None:
    (folders[0] / "a.txt").write_text('{"a": 1}')
    (folders[1] / "a.txt.json").write_text('{"a":1}')

    (finding,) = golden.check(*folders, render=render)
    assert (finding.state, finding.differences) == (GoldenState.DIFFERS, ())


@pytest.mark.parametrize(
    ("before", "after", "path", "sides"),
    [
        ({"title": "가"}, {"title": "나"}, "title", ('"가"', '"나"')),
        ({"title": "가"}, {}, "title", ('"가"', None)),
        ({}, {"title": "가"}, "title", (None, '"가"')),
        ({"a": [{"b": 1}]}, {"a": [{"b": 2}]}, "a[0].b", ("1", "2")),
        ({"a": [1]}, {"a": [1, 2]}, "a[1]", (None, "2")),
        ({"a": 1}, {"a": True}, "a", ("1", "true")),
        ({"a": {"/b": 1}}, {"a": {"/b": 2}}, 'a["/b"]', ("1", "2")),
    ],
)
def test_a_difference_names_the_field_before_and_after(
    folders: tuple[Path, Path],
    before: object,
    after: object,
    path: str,
    sides: tuple[str | None, str | None],
) -> None:
    (folders[0] / "a.txt").write_text(json.dumps(after))
    (folders[1] / "a.txt.json").write_text(json.dumps(before))

    (finding,) = golden.check(*folders, render=render)
    assert finding.differences == (Difference(path, *sides),)


def test_a_difference_reads_from_golden_to_record() -> None:
    assert str(Difference("a", "1", None)) == "a: 1 → (absent)"


def found(before: object, after: object, policy: Policy = golden.EXACT) -> list[str]:
    folder = Path("samples")
    finding = golden.GoldenFinding(
        folder, folder, GoldenState.DIFFERS, tuple(golden.differences(before, after, policy.same))
    )
    return [str(difference) for difference in finding.differences]


def program(name: str, amount: int, text: str) -> dict[str, object]:
    return {"name": name, "budget": {"amount": amount, "text": text, "unit": "억원"}}


def test_a_sum_that_differs_is_named_by_its_program_and_its_words() -> None:
    before = {"programs": [program("정부일반형", 62_000_000_000, "620")]}
    after = {"programs": [program("정부일반형", 63_000_000_000, "630")]}

    assert found(before, after) == ["programs[정부일반형].budget: 620억원 → 630억원"]


def test_the_same_words_with_another_amount_show_the_amounts() -> None:
    before = {"budget": {"amount": 1, "text": "1억원"}}
    after = {"budget": {"amount": 100_000_000, "text": "1억원"}}

    assert found(before, after) == ['budget: {"amount": 1} → {"amount": 100000000}']


def test_an_item_put_into_a_list_is_one_gain() -> None:
    before = {"programs": [program("가", 1, "1"), program("다", 3, "3")]}
    after = {"programs": [program("가", 1, "1"), program("나", 2, "2"), program("다", 3, "3")]}

    assert found(before, after) == [
        'programs[나]: (absent) → {"name": "나", "budget": {"amount": 2, "text": "2", "unit": "억원"}}'
    ]


def test_another_order_of_the_same_items_is_a_difference() -> None:
    before = {"programs": [program("가", 1, "1"), program("나", 2, "2")]}
    after = {"programs": [program("나", 2, "2"), program("가", 1, "1")]}

    assert found(before, after) == ["programs (order): 가, 나 → 나, 가"]


@pytest.mark.parametrize(
    ("rule", "forgiven"),
    [
        (Leniency("programs[*].budget", within_percent=2), True),
        (Leniency("programs[*].budget", within_percent=1), False),
        (Leniency("programs[*].budget", within=1_000_000_000), True),
        (Leniency("programs[나].budget", ignore=True), False),
        (Leniency("programs*", ignore=True), True),
    ],
)
def test_a_policy_forgives_what_its_rule_says(rule: Leniency, *, forgiven: bool) -> None:
    before = {"programs": [program("가", 62_000_000_000, "620")]}
    after = {"programs": [program("가", 63_000_000_000, "630")]}

    assert (found(before, after, Policy((rule,))) == []) is forgiven


def test_a_list_may_stand_in_any_order_where_the_policy_says_so() -> None:
    policy = Policy((Leniency("applicants", any_order=True),))

    assert found({"applicants": ["가", "나"]}, {"applicants": ["나", "가"]}, policy) == []
    assert found({"applicants": ["가", "나"]}, {"applicants": ["나", "다"]}, policy) != []


def test_a_policy_with_an_unknown_word_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text('[[rule]]\npath = "a"\nignroe = true\n')

    with pytest.raises(UsageFault, match="ignroe"):
        golden.policy_of(tmp_path / "policy.toml")


def test_a_policy_forgives_other_spacing(folders: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text('[[rule]]\npath = "b"\nignore = true\n')
    policy = golden.policy_of(tmp_path / "policy.toml")
    (folders[0] / "a.txt").write_text('{"a": 1, "b": 2}')
    (folders[1] / "a.txt.json").write_text('{"a":1,"b":3}')

    (finding,) = golden.check(*folders, render=render, policy=policy)
    assert finding.state is GoldenState.SAME


def test_findings_become_junit_cases_and_a_page(folders: tuple[Path, Path]) -> None:
    (folders[0] / "a.txt").write_text('{"title": "<나>"}')
    (folders[1] / "a.txt.json").write_text('{"title": "<가>"}')
    (folders[0] / "b.txt").write_text("{}")
    (folders[1] / "b.txt.json").write_text("{}")
    findings = golden.check(*folders, render=render)
    suite = etree.fromstring(golden.junit(findings))
    failures = [(failure.get("type"), failure.text) for failure in suite.iter("failure")]
    page = golden.html(findings).decode()

    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
    assert failures == [("differs", 'title: "<가>" → "<나>"')]
    assert "1 of 2 agree." in page
    assert "&lt;가&gt;" in page


# Policies are checked, and speak of places as every other command does.


def policy(tmp_path: Path, text: str) -> golden.Policy:
    file = tmp_path / "policy.toml"
    file.write_text(text, "utf-8")
    return golden.policy_of(file)


def test_a_policy_may_name_a_place_by_its_json_pointer(tmp_path: Path) -> None:
    before = {"programs": [program("가", 1, "1"), program("나", 2, "2")]}
    after = {"programs": [program("가", 5, "5"), program("나", 6, "6")]}
    first = policy(tmp_path, '[[rule]]\npath = "/programs/0/budget"\nignore = true\n')
    every = policy(tmp_path, '[[rule]]\npath = "/programs/*/budget"\nignore = true\n')

    assert [one.path for one in golden.differences(before, after, first.same)] == [
        "programs[나].budget"
    ]
    assert list(golden.differences(before, after, every.same)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[[rule]]\npath = "/budget"\nignroe = true\n', "did you mean 'ignore'?"),
        ('[rule]\npath = "/budget"\nignore = true\n', "two brackets"),
        ('[[rules]]\npath = "/budget"\n', "'rules' is not part of a policy"),
        ('[[rule]]\npath = "/budget"\nwithin = "1"\n', "within cannot be '1'"),
        ('[[rule]]\npath = "/budget"\n', "allows nothing"),
        ("[[rule]]\nignore = true\n", "has no path"),
    ],
)
def test_a_policy_that_says_nothing_that_is_understood_is_refused(
    tmp_path: Path, text: str, expected: str
) -> None:
    with pytest.raises(UsageFault, match=re.escape(expected)):
        policy(tmp_path, text)


def test_a_rule_that_fits_no_place_of_a_golden_is_named(tmp_path: Path) -> None:
    found = policy(
        tmp_path,
        '[[rule]]\npath = "/programs/*/budget"\nignore = true\n'
        '[[rule]]\npath = "/bugdet"\nignore = true\n',
    )

    assert [one.path for one in found.idle([{"programs": [program("가", 1, "1")]}])] == ["/bugdet"]


def test_an_item_under_another_name_is_compared_field_by_field() -> None:
    def named(name: str, cap: str) -> dict[str, Any]:
        return {**program(name, 2, "2"), "agency": "가온원", "division": "나루과", "summary": cap}

    before = {"programs": [named("가온 바우처", "작년")]}
    after = {"programs": [named("가온 이용권", "올해")]}

    assert found(before, after) == [
        'programs[가온 바우처 → 가온 이용권].name: "가온 바우처" → "가온 이용권"',
        'programs[가온 바우처 → 가온 이용권].summary: "작년" → "올해"',
    ]


def test_an_item_that_shares_little_with_another_is_one_lost_and_one_gained() -> None:
    before = {"programs": [{**program("가", 1, "1"), "agency": "가온원"}]}
    after = {"programs": [{**program("나", 2, "2"), "agency": "나루원"}]}

    assert [one.partition(":")[0] for one in found(before, after)] == [
        "programs[가]",
        "programs[나]",
    ]
