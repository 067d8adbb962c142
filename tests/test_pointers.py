"""JSON Pointers as RFC 6901 has them."""

from __future__ import annotations

import pytest

from announce_parser.pointers import escape, follow, leads_somewhere, pointer, steps

# The document and the examples of RFC 6901, section 5.
DOCUMENT = {
    "foo": ["bar", "baz"],
    "": 0,
    "a/b": 1,
    "c%d": 2,
    "m~n": 8,
    " ": 7,
}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", DOCUMENT),
        ("/foo", ["bar", "baz"]),
        ("/foo/0", "bar"),
        ("/", 0),
        ("/a~1b", 1),
        ("/c%d", 2),
        ("/m~0n", 8),
        ("/ ", 7),
    ],
)
def test_a_pointer_leads_to_its_value(text: str, value: object) -> None:
    assert follow(DOCUMENT, text) == value


@pytest.mark.parametrize(
    "text",
    ["/foo/2", "/foo/-", "/foo/01", "/foo/-1", "/foo/+1", "/foo/٠", "/foo/0/x", "/bar", "foo"],
)
def test_a_pointer_into_nothing_is_none(text: str) -> None:
    assert not leads_somewhere(DOCUMENT, text)


@pytest.mark.parametrize("key", ["a/b", "m~n", "~1", "가나", ""])
def test_a_key_survives_the_way_into_a_pointer_and_back(key: str) -> None:
    assert steps(f"/{escape(key)}") == (key,)


def test_a_pointer_is_written_from_keys_and_positions() -> None:
    assert pointer(("provenance", "/programs/0", 1)) == "/provenance/~1programs~10/1"
