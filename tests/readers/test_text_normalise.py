"""Normalised text and where each of its characters stood."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from announce_parser.readers._normalise import normalise
from announce_parser.readers._traced import Traced, joined


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("１，４６２억원（５０％）", "1,462억원(50%)"),
        ("가\u00a0나\u3000다\u2007라\u202f마", "가 나 다 라 마"),
        ("지\u00ad원\u200b금\ufeff", "지원금"),
        ("가\r\n나\r다\u2028라\u0085마\x0c바", "가\n나\n다\n라\n마\n바"),
        ("가\x00나\ud800다", "가\ufffd나\ufffd다"),
        ("가\x1f나\x07다", "가 나 다"),
        ("\U000f02b1 \U000f02c4 \U000f02ce \U000f02d8 \U000f03c5", "① ⑳ ❶ ⓫ □"),
        ("\uf06e 항목 \uf0e0", "■ 항목 →"),
        ("\uf081\uf08c\uf0e1\uf0a5", "①❶↑◎"),
        ("\U000f031c\U000f02fb\U000f00e1\U000f0806\U000f0832\U000f0999", "■▸㊞┌═\U000f0999"),
        (unicodedata.normalize("NFD", "각 긱 설비 교체"), "각 긱 설비 교체"),
        ("ㆍ㎡①½ℓ", "ㆍ㎡①½ℓ"),  # NFKC would break these
        ("‘’“”–—·‧－～", "‘’“”–—·‧－～"),  # rules fold their own copy
    ],
)
def test_characters_are_made_uniform_and_nothing_else(written: str, read: str) -> None:
    assert normalise(written).text == read


@given(
    st.text(
        alphabet=st.sampled_from("가각ㄱ\u1100\u1161\u11a8e\u0301\u0323 \n\r\u00ad\u3000１A①"),
        max_size=40,
    )
)
def test_every_character_comes_from_where_its_run_says(text: str) -> None:
    traced = normalise(text)
    runs = dict(traced.runs)
    origins: list[int] = []
    for index in range(len(traced)):
        origins.append(runs[index] if index in runs else origins[-1] + 1)

    assert traced.text == normalise(unicodedata.normalize("NFC", text)).text
    assert origins == sorted(origins)
    assert all(0 <= origin < len(text) for origin in origins)


@given(st.text(max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_a_cut_of_a_text_leads_to_the_same_places_as_the_text(
    text: str, start: int, end: int
) -> None:
    whole = normalise(text)
    piece = whole.cut(start, end)

    assert piece.text == whole.text[start:end]
    assert joined([whole.cut(0, start), whole.cut(start)]) == whole


def test_text_without_a_source_has_no_origins() -> None:
    assert Traced("가나").cut(1).runs == ()
