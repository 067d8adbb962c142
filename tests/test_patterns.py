import pkgutil
import re
from importlib import import_module

import pytest

import announce_parser
from announce_parser import patterns as lazy_patterns
from announce_parser.patterns import compile_all, lazy_regex


def test_a_pattern_is_compiled_at_its_first_question_and_no_sooner() -> None:
    pattern = lazy_regex(r"\d+")
    untouched = "_compiled" in vars(pattern)
    found = pattern.findall("제3조")

    assert (untouched, found, "_compiled" in vars(pattern)) == (False, ["3"], True)


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
    lazy_patterns._made.pop()


def test_every_pattern_of_the_package_compiles() -> None:
    for found in pkgutil.walk_packages(announce_parser.__path__, "announce_parser."):
        if not found.name.endswith("__main__"):
            import_module(found.name)

    compile_all()

    assert all("_compiled" in vars(each) for each in lazy_patterns._made)
