"""The figures as a component of other people's pipelines: spans, values, offsets, bytes."""

from __future__ import annotations

import pickle
import tomllib
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from announce_parser import tokenizers
from announce_parser.figures import _component

TEXT = "2. 8.(수) 18:00까지 접수, 기업당 최대 2억원(총 사업비의 50%) 이내, 문의 053-210-9552~4"


def with_any_words() -> Language:
    return spacy.blank("xx")


def with_our_tokenizer() -> Language:
    tokenizers.register()
    return spacy.blank(
        "ko",
        config={"nlp": {"tokenizer": {"@tokenizers": tokenizers.FACTORY, "backend": "mecab"}}},
    )


@pytest.fixture(params=[with_any_words, with_our_tokenizer], ids=["blank xx", "our tokenizer"])
def nlp(request: pytest.FixtureRequest) -> Language:
    pipeline: Language = request.param()
    pipeline.add_pipe(_component.NAME, config={"published": "2023-01-08"})
    return pipeline


def test_each_figure_is_a_span_labelled_with_its_kind(nlp: Language) -> None:
    doc = nlp(TEXT)

    kinds = [span.label_ for span in doc.spans["figures"]]

    assert kinds == ["period", "money", "ratio", "phone", "phone", "phone"]


def test_a_span_holds_the_typed_value_of_its_own_figure(nlp: Language) -> None:
    doc = nlp(TEXT)

    period, money, ratio, *phones = (span._.figure.value for span in doc.spans["figures"])

    assert period.interval == "../2023-02-08T18:00+09:00"
    assert (money.amount, money.bound, money.per) == (200_000_000, "max", "기업")
    assert ratio.percent == 50
    assert [phone.national for phone in phones] == [
        "053-210-9552",
        "053-210-9553",
        "053-210-9554",
    ]


def test_offsets_of_a_figure_are_its_characters_where_a_token_is_wider(nlp: Language) -> None:
    doc = nlp(TEXT)

    for span in doc.spans["figures"]:
        figure = span._.figure
        assert TEXT[figure.start : figure.end] == figure.text
        assert span.start_char <= figure.start < figure.end <= span.end_char


def test_the_publication_of_one_text_goes_before_that_of_the_pipeline(nlp: Language) -> None:
    doc = nlp.make_doc("2월 8일까지")
    doc._.published = "2025-01-10"

    (span,) = nlp(doc).spans["figures"]  # doc outlives the call, as spaCy asks

    assert span._.figure.value.interval == "../2025-02-08"


def test_figures_outlive_bytes_and_pickle(nlp: Language) -> None:
    doc = nlp(TEXT)
    expected = [span._.figure for span in doc.spans["figures"]]
    from_bytes = Doc(doc.vocab).from_bytes(doc.to_bytes())
    pickled = pickle.loads(pickle.dumps(doc))  # noqa: S301  # our own bytes

    assert [span._.figure for span in from_bytes.spans["figures"]] == expected
    assert [span._.figure for span in pickled.spans["figures"]] == expected


def test_a_span_that_the_component_did_not_make_has_no_figure(nlp: Language) -> None:
    doc = nlp(TEXT)

    assert doc[0:1]._.figure is None


def test_a_text_without_figures_has_no_spans(nlp: Language) -> None:
    assert list(nlp("올해 하반기에 공고한다").spans["figures"]) == []


def test_spacy_finds_the_component_by_its_entry_point() -> None:
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))
    entry_points = project["project"]["entry-points"]["spacy_factories"]

    assert entry_points == {_component.NAME: f"{_component.__name__}:{_component.make.__name__}"}
