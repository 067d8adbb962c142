"""Tokenizers: text in, spaCy ``Doc`` out, ``doc.text == text``, with KoNLPy's morphemes at their places.

    >>> doc = tokenize("기업당 최대 2억원을 지원")
    >>> [morpheme.form for morpheme in morphemes(doc, 7, 11)]
    ['2', '억', '원', '을']

Nothing heavy is imported before the first call; spaCy comes with ``tokenize``, a tagger with its first text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from announce_parser.errors import UsageFault
from announce_parser.tokenizers import hannanum, kkma, komoran, mecab, okt, plain
from announce_parser.tokenizers._base import Morpheme, Role, Tokenizer
from announce_parser.tokenizers._store import Store, morpheme_at, morphemes, stored

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from announce_parser.tokenizers._spacy import KonlpyTokenizer

__all__ = [
    "FACTORY",
    "MEMBERS",
    "Morpheme",
    "Role",
    "Store",
    "find_tokenizer",
    "make_tokenizer",
    "morpheme_at",
    "morphemes",
    "register",
    "stored",
    "tokenize",
]

MEMBERS: tuple[Tokenizer, ...] = (mecab, okt, komoran, hannanum, kkma, plain)
# What a pipeline's config calls it: {"nlp": {"tokenizer": {"@tokenizers": FACTORY, "backend": "mecab"}}}
FACTORY = "announce_parser.Tokenizer.v1"


def tokenize(text: str, *, backend: str = "mecab") -> Doc:
    """Return the text as a ``Doc`` whose tokens are pieces of it and carry their morphemes.

    ``doc.text == text``, but for lone surrogates: spaCy keeps UTF-8, so they are as U+FFFD there, one
    for one, and every offset holds.

    Args:
        text: Any text, also an empty one.
        backend: Name of a member.

    Raises:
        UsageFault: There is no member of that name.
        MissingDependency: Something is not installed; the message names the line that installs it.
    """
    from announce_parser.tokenizers._spacy import KonlpyTokenizer, shared_vocabulary

    return KonlpyTokenizer(shared_vocabulary(), backend, find_tokenizer)(text)


def find_tokenizer(name: str) -> Tokenizer:
    """Return the member of that name; raises ``UsageFault`` if there is none."""
    for member in MEMBERS:
        if name == member.NAME:
            return member
    names = ", ".join(member.NAME for member in MEMBERS)
    raise UsageFault(f"no tokenizer is called {name!r}; there are {names}")


def make_tokenizer(backend: str = "mecab") -> Callable[[Language], KonlpyTokenizer]:
    """Return what makes the tokenizer of a spaCy pipeline, as spaCy's registry wants it."""
    from announce_parser.tokenizers._spacy import KonlpyTokenizer

    def make(nlp: Language) -> KonlpyTokenizer:
        return KonlpyTokenizer(nlp.vocab, find_tokenizer(backend).NAME, find_tokenizer)

    return make


def register() -> None:
    """Make ``FACTORY`` known to spaCy, so that a config can name it; may be called again."""
    import announce_parser.tokenizers._quiet_spacy  # noqa: F401 (first: it imports spaCy)

    # isort: split
    from spacy.util import registry

    registry.tokenizers.register(FACTORY, func=make_tokenizer)
