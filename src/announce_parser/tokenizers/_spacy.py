"""Text → spaCy ``Doc`` without losing a character, by any tokenizer of this family.

A token is a piece of the text: one morpheme, or what several are contracted to (했 is 하 and 았). What lies
between tokens stays: a single space as spaCy's own flag, everything else as tokens of tag ``_SP``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.lang.ko import Korean
from spacy.tokens import Doc, Token
from spacy.util import registry
from spacy.vocab import Vocab, create_vocab

from announce_parser.tokenizers._base import Morpheme, Role, Tokenizer
from announce_parser.tokenizers._pieces import pieces, without_surrogates
from announce_parser.tokenizers._roles import roles
from announce_parser.tokenizers._store import KEY, Store, morphemes

if TYPE_CHECKING:
    from spacy.language import Language

FACTORY = "announce_parser.Tokenizer.v1"
SPACE_TAG = "_SP"
_MOST_WORDS = 500_000  # spaCy never forgets a word; a long run of documents gets a new vocabulary after so many
_SPACE_OR_NOT = re.compile(r"\s+|\S+")
# Universal part-of-speech tags (universaldependencies.org/u/pos), spaCy's ``token.pos_``.
_PARTS_OF_SPEECH: dict[Role, str] = {
    Role.NUMBER: "NUM",
    Role.UNIT: "NOUN",
    Role.NOUN: "NOUN",
    Role.NAME: "PROPN",
    Role.BOUND_NOUN: "NOUN",
    Role.PRONOUN: "PRON",
    Role.PARTICLE: "ADP",
    Role.VERB: "VERB",
    Role.ADJECTIVE: "ADJ",
    Role.AUXILIARY: "AUX",
    Role.COPULA: "AUX",
    Role.NEGATION: "AUX",
    Role.ENDING: "PART",
    Role.DETERMINER: "DET",
    Role.ADVERB: "ADV",
    Role.INTERJECTION: "INTJ",
    Role.PREFIX: "PART",
    Role.SUFFIX: "PART",
    Role.ROOT: "X",
    Role.FOREIGN: "X",
    Role.SYMBOL: "SYM",
    Role.UNKNOWN: "X",
}


class KonlpyTokenizer:
    """A spaCy tokenizer; its parts are pickled and saved by the tokenizer's name alone."""

    def __init__(self, vocab: Vocab, backend: str) -> None:
        """Keep the vocabulary; nothing is loaded before the first text."""
        self.vocab = vocab
        self.backend = backend

    def __call__(self, text: str) -> Doc:
        """Return the text as a ``Doc`` whose tokens carry their morphemes (``token._.morphemes``)."""
        return build(text, _member(self.backend), self.vocab)

    def to_bytes(self, **_options: Any) -> bytes:
        """Return the tokenizer's name as JSON, which is all there is to keep."""
        return json.dumps({"backend": self.backend}).encode()

    def from_bytes(self, serialised: bytes, **_options: Any) -> KonlpyTokenizer:
        """Take the tokenizer's name from what ``to_bytes`` gave; returns itself, as spaCy wants it."""
        self.backend = str(json.loads(serialised)["backend"])
        return self

    def to_disk(self, path: str | Path, **_options: Any) -> None:
        """Write what ``to_bytes`` gives to a file."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_options: Any) -> KonlpyTokenizer:
        """Take the tokenizer's name from a file that ``to_disk`` wrote."""
        return self.from_bytes(Path(path).read_bytes())
