import pkgutil
import random
import re
from importlib import import_module

import pytest

import announce_parser
from announce_parser import patterns as announce_patterns
from announce_parser.patterns import compile_all, lazy_regex
from conftest import bench


@pytest.fixture(autouse=True)
def _leave_no_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget the patterns that a test makes; workers forked later compile every pattern there is."""
    monkeypatch.setattr(announce_patterns, "_made", [*announce_patterns._made])


def test_a_pattern_is_compiled_at_its_first_question_and_no_sooner() -> None:
    pattern = lazy_regex(r"\d+")
    untouched = "_compiled" in vars(pattern)
    found = pattern.search("제3조")

    assert (untouched, found and found.group(), "_compiled" in vars(pattern)) == (False, "3", True)


@pytest.mark.parametrize("way", ["search", "match", "fullmatch", "findall", "split"])
def test_it_answers_as_the_compiled_pattern_does(way: str) -> None:
    source, text = r"(?P<number>\d+)억", "30억"

    answer, expected = (
        getattr(each, way)(text) for each in (lazy_regex(source), re.compile(source))
    )

    assert str(answer) == str(expected)


def test_it_has_the_source_flags_and_groups_of_the_pattern() -> None:
    pattern = lazy_regex(r"(?P<number>\d+)억", re.MULTILINE)

    assert (pattern.pattern, pattern.flags, dict(pattern.groupindex), pattern.groups) == (
        r"(?P<number>\d+)억",
        re.MULTILINE | re.UNICODE,
        {"number": 1},
        1,
    )


def test_an_error_in_a_pattern_is_told_at_first_use() -> None:
    pattern = lazy_regex("(")

    with pytest.raises(re.error, match="missing"):
        pattern.search("")


def test_every_pattern_of_the_package_compiles() -> None:
    for found in pkgutil.walk_packages(announce_parser.__path__, "announce_parser."):
        if not found.name.endswith("__main__"):
            import_module(found.name)

    compile_all()

    assert len(announce_patterns._made) > 1_000
    assert all("_compiled" in vars(each) for each in announce_patterns._made)


def test_a_set_of_characters_is_worked_out_once_for_all_patterns() -> None:
    first, second = (lazy_regex(rf"{mark}[가-힣·]+") for mark in ("a", "b"))
    first.search("")
    known = len(announce_patterns._worked_out)
    second.search("")

    assert known > 0
    assert len(announce_patterns._worked_out) == known


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.ASCII, re.IGNORECASE | re.ASCII])
def test_sets_that_were_worked_out_before_match_as_pythons_own(flags: int) -> None:
    source = r"[가-힣a-fÀ-ÿ·\d]+|[^가-힣a-fÀ-ÿ·\d]+|[①-⑳㈜]"
    text = "가힣aF·7 Àÿ ㈜①⑳ zZ ſK\U0001f600 ΑΒ"
    for _ in range(2):
        answered = lazy_regex(source, flags).findall(text)

    assert answered == re.compile(source, flags).findall(text)


def test_pythons_own_compiler_is_left_as_it_was() -> None:
    before = vars(re)["_compiler"]._optimize_charset
    lazy_regex(r"[가-힣]").search("")
    with pytest.raises(re.error):
        lazy_regex(r"[가-힣](").search("")

    assert vars(re)["_compiler"]._optimize_charset is before


@pytest.mark.parametrize(("source", "is_found"), [(r"(?:가+\s?)+나", True), (r"가+\s?나", False)])
def test_the_bench_finds_a_pattern_with_many_ways_to_part_a_text(
    source: str, *, is_found: bool
) -> None:
    again = bench("backtracking").slow_text(re.compile(source), 5, random.Random(1))  # noqa: S311

    assert (again is not None) == is_found


def test_a_list_of_many_numbers_is_read_however_its_blanks_may_be_parted() -> None:
    names = "가나다라마바사아자차카타파하"
    items = " / ".join(f"{name} {at + 1}0명" for at, name in enumerate(names))
    text = f"# 참가자 현황 공고\n\n{items}이다. 이들은 총 5개 팀이다.\n"
    record = announce_parser.parse(text.encode(), name="a.md")

    assert len([each for each in record.figures if each.kind == "count"]) == 15
