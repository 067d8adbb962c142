"""What is worked out once for each frozen value."""

from __future__ import annotations

import gc
import weakref
from dataclasses import dataclass

from announce_parser.once import once


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Text:
    letters: str


def test_the_same_value_is_worked_on_once() -> None:
    asked: list[str] = []

    @once
    def length(text: Text) -> int:
        asked.append(text.letters)
        return len(text.letters)

    text = Text("공고")

    assert (length(text), length(text), asked) == (2, 2, ["공고"])


def test_equal_values_are_told_apart_and_each_gets_its_own_answer() -> None:
    asked: list[str] = []

    @once
    def noted(text: Text) -> int:
        asked.append(text.letters)
        return len(asked)

    first, second = Text("공고"), Text("공고")

    assert (noted(first), noted(second), noted(first)) == (1, 2, 1)


def test_what_is_kept_goes_with_the_value_so_that_memory_stays_flat() -> None:
    @once
    def answered(text: Text) -> Text:
        return Text(text.letters + "문")

    text = Text("공고")
    answer = weakref.ref(answered(text))
    del text
    gc.collect()

    assert answer() is None


def test_a_later_value_at_the_place_of_a_dead_one_is_worked_on_anew() -> None:
    @once
    def letters(text: Text) -> str:
        return text.letters

    assert [letters(Text(str(number))) for number in range(50)] == [str(n) for n in range(50)]
