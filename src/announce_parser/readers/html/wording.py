"""Small pieces that stand for words: a gloss over a letter, a raised mark, a picture's description."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.patterns import lazy_regex
from announce_parser.readers.html.tree import attribute, tag, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# What sites write into captions for screen readers: ``공고 상세: 제목, 등록일로 구성된 표``.
_DESCRIBES = lazy_regex(
    r"구성(?:된|되어|합니다|하며)|(?:으로|로)\s?이루어진|나타(?:낸|내는|냅니다)|제공하(?:는|고|며)|보여(?:주는|줍니다)|안내하는\s?표"
    r"|(?:상세|목록|보기|내용|정보|안내)\s?(?:표|테이블)(?:입니다)?\.?$|표입니다"
)
_LARGEST_SIGN = 32
_SIGN_FILE = lazy_regex(
    r"(?:icon|ico_|_ico|bullet|btn|button|blank|spacer|dot_|arrow|logo)", re.IGNORECASE
)


def glossed(ruby: Element) -> str:
    """Return a word with the gloss above it in brackets: ``<ruby>脫<rt>탈</rt></ruby>`` → ``脫(탈)``."""
    base, gloss = [ruby.text or ""], []
    for child in ruby:
        kind = tag(child)
        if kind == "rt":
            gloss.append(text_of(child))
        elif kind != "rp":
            base.append(text_of(child))
        base.append(child.tail or "")
    word = "".join(base).strip()
    return f"{word}({''.join(gloss)})" if any(gloss) else word


def describes_table(caption: Element) -> bool:
    """Return whether a caption tells screen readers what the columns are, which no caption of a notice does."""
    return _DESCRIBES.search(text_of(caption)) is not None


def is_sign(image: Element) -> bool:
    """Return whether an image is an ornament: its description is left empty on purpose, or it is tiny."""
    alt = image.get("alt")
    if alt is not None and not alt.strip():
        return True
    sizes = [attribute(image, side).removesuffix("px") for side in ("width", "height")]
    if any(size.isdecimal() and int(size[:6]) <= _LARGEST_SIGN for size in sizes):
        return True
    return alt is None and _SIGN_FILE.search(attribute(image, "src")) is not None
