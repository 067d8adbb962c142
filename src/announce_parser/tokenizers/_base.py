"""What a tokenizer is: a module that cuts one short line into morphemes with their places.

Rules ask a morpheme for its ``role``, which is the same word whichever tagger found it: 개월 in ``5개월``
is a ``unit`` whether Mecab says NNBC, Komoran NNB or Okt Noun.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Role(StrEnum):
    """What a morpheme does in its sentence, in words that all taggers share."""

    NUMBER = "number"  # 3, 억, 천만, 두
    UNIT = "unit"  # 원, 개월, 명: a noun that counts or measures
    NOUN = "noun"  # 과제
    NAME = "name"  # 서울
    BOUND_NOUN = "bound_noun"  # 것, 등, 경우: cannot be alone and measures nothing
    PRONOUN = "pronoun"  # 이것
    PARTICLE = "particle"  # 부터, 까지, 을
    VERB = "verb"  # 지원하-
    ADJECTIVE = "adjective"  # 높-
    AUXILIARY = "auxiliary"  # (하고) 있-
    COPULA = "copula"  # 이다
    NEGATION = "negation"  # 않-, 없-, 아니-, 못, 안
    ENDING = "ending"  # -며, -았-, -는
    DETERMINER = "determiner"  # 각, 총
    ADVERB = "adverb"  # 약, 및
    INTERJECTION = "interjection"  # 네
    PREFIX = "prefix"  # 제- in 제3조
    SUFFIX = "suffix"  # -당 in 기업당, -하- in 지원하다
    ROOT = "root"  # 깨끗-
    FOREIGN = "foreign"  # AI, 中
    SYMBOL = "symbol"  # %, (, ①
    UNKNOWN = "unknown"  # what the tagger did not decide


@dataclass(frozen=True, slots=True)
class Morpheme:
    """A morpheme and the characters of the document it was found in.

    Attributes:
        form: As the tagger writes it; 했 holds two, 하 and 았, that share one place.
        tag: The tagger's own tag.
        role: The same for every tagger.
        start: First character, within the document's text.
        end: One past the last character.
    """

    form: str
    tag: str
    role: Role
    start: int
    end: int


# Form, tag, first character, one past the last; plain, because a long document has 100,000 of them.
Tagged = tuple[str, str, int, int]


class Tokenizer(Protocol):
    """A module of this family.

    Attributes:
        NAME: As the command line and ``tokenize(backend=…)`` call it.
        TAGS: What each of the tagger's tags comes to; a tag that is not listed is ``unknown``.
        LONGEST: Characters of the longest line the tagger is given; what it takes for more grows faster
            than the text, or it breaks down.
        LONGEST_RUN: Likewise, of characters without a space between.
    """

    NAME: str
    TAGS: Mapping[str, Role]
    LONGEST: int
    LONGEST_RUN: int

    def missing(self) -> str | None:
        """Return what is not installed and the line that installs it; None where nothing is missing."""

    def morphemes(self, line: str) -> Sequence[Tagged]:
        """Return the morphemes of one line in order, each with its place within the line.

        No place is empty; places never go backwards; morphemes that are written in one syllable share
        theirs. The line is in NFC, not blank and holds no break or lone surrogate.

        Raises:
            MissingDependency: Something is not installed.
        """
