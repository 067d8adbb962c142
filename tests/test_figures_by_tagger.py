"""The figures of a document do not depend on the tagger that is installed, but for exceptions named here."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from announce_parser import figures, readers, tokenizers
from announce_parser.document import Document

ROOT = Path(__file__).parents[1]
SAMPLES = sorted(path for path in (ROOT / "samples").iterdir() if path.name != "README.md")
pytestmark = pytest.mark.usefixtures("unseen")
TEXTS = sorted((ROOT.parent / "shared" / "corpus" / "texts").glob("*.md"))
BACKENDS = ("plain", pytest.param("komoran", marks=pytest.mark.jvm))

# Figures, as kind and text, that one tagger sees and another does not, each with the sentence that shows it.
EXCEPTIONS: frozenset[tuple[str, str]] = frozenset()

Reading = tuple[int, int, str, str, str]


def readings(document: Document, backend: str) -> set[Reading]:
    """The figures with one tagger, years still open."""
    doc = tokenizers.tokenize(document.text, backend=backend)
    return {
        (figure.start, figure.end, figure.kind, figure.text, repr(figure.value))
        for figure in figures.find(doc, document)
        if (figure.kind, figure.text) not in EXCEPTIONS
    }


@cache
def document_of(path: Path) -> Document:
    return readers.read(readers.load(path))


@cache
def expected(path: Path) -> set[Reading]:
    """The figures with the tagger that is installed everywhere."""
    return readings(document_of(path), "mecab")


def skip_if_missing(backend: str) -> None:
    reason = tokenizers.find_tokenizer(backend).missing()
    if reason is not None:
        pytest.skip(reason)


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_has_the_same_figures_with_every_tagger(path: Path, backend: str) -> None:
    skip_if_missing(backend)

    assert readings(document_of(path), backend) == expected(path)


@pytest.mark.shared
@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_release_of_the_corpus_has_the_same_figures_with_every_tagger(
    path: Path, backend: str
) -> None:
    skip_if_missing(backend)

    assert readings(document_of(path), backend) == expected(path)


@pytest.mark.jvm
def test_a_form_of_to_be_after_a_number_is_no_day_with_either_tagger() -> None:
    skip_if_missing("komoran")
    text = "비율이 80일 경우와 80일 이내인 경우"

    found = {
        backend: [
            mention.text
            for mention in figures.mentions(tokenizers.tokenize(text, backend=backend))
            if mention.kind == "duration"
        ]
        for backend in ("mecab", "komoran")
    }

    assert found == {"mecab": ["80일"], "komoran": ["80일"]}
