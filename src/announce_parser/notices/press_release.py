"""Press releases: an office reports to the papers, under an embargo, and quotes itself.

``보도시점 1.9.(월) 조간``, ``… 라고 밝혔다``; many are published with a class tag, ``[보도참고]``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.document import whole_block
from announce_parser.notices._evidence import anywhere, at_the_top
from announce_parser.notices._lines import lines
from announce_parser.notices._masthead_fields import is_class
from announce_parser.notices._numbers import notice_numbers
from announce_parser.notices._release import find_release
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from announce_parser.document import Document, Source
    from announce_parser.notices._base import Material
    from announce_parser.record import Kind, Tree

KIND: Kind = "press_release"

_MASTHEAD = lazy_regex(
    r"""
    ^\W*(?:보\s?도\s?(?:자\s?료|시\s?점|일\s?시|참\s?고|설\s?명|해\s?명)|(?:설\s?명
        |해\s?명)\s?자\s?료|배\s?포\s?(?:일|즉\s?시)|엠\s?바\s?고|즉\s?시\s?보\s?도)
    |보도해\s?주시기|보도하여\s?주시기
    """,
    re.VERBOSE,
)
# How releases quote: …고 밝혔다, …라고 말했다; in 개조식 …고 밝힘
_SPEECH = lazy_regex(
    r"(?:고|라며|다며|면서)[\s,\"”’]{0,3}(?:\d{1,2}일\s)?(?:밝혔|말했|전했|강조했|설명했|당부했|밝힘|말함|강조함|당부함)|취재를 원하시면|보도자료와 관련하여"
)
_FIRST = 6  # lines in which the class of a release is
_PORTAL = lazy_regex(r"pressrelease|보도자료|press_release", re.IGNORECASE)


def recognize(document: Document) -> tuple[Source, ...]:
    """Return the masthead's words or the quotations that make it a release."""
    found = at_the_top(document, _MASTHEAD) or tuple(
        document.source(line.start, line.end)
        for line in lines(document)[:_FIRST]
        if is_class(line.text)
    )
    if not found and notice_numbers(document):
        return ()  # a notice may quote; what has a number is none the less a notice
    found = found or anywhere(document, _SPEECH)
    if found or not any(_PORTAL.search(value) for value in document.metadata.values()):
        return found
    # A portal of press releases published it, which no place of the text says.
    return (whole_block(document.blocks[0]),)


def extract(material: Material) -> Tree:
    """Return the embargo."""
    return {"release": find_release(material)}
