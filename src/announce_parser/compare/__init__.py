"""Two years or two revisions of a notice: programs matched, every field before → after.

Nothing is compared by id or position alone: programs are matched by name, alias and terms (``_matching``),
contacts by office and person. What the new notice says of the old one is checked against the old record.
"""

from __future__ import annotations

from announce_parser.compare._claims import Claim, claims
from announce_parser.compare._fields import Move
from announce_parser.compare._folders import Pair, pairs
from announce_parser.compare._matching import Match, match
from announce_parser.compare._page import as_html
from announce_parser.compare._record import Comparison, ProgramPair, compare
from announce_parser.compare._series import (
    FieldTrack,
    NoticeSeries,
    series,
    series_html,
    series_plain,
    series_rows,
    series_text,
)
from announce_parser.compare._showing import path_words

__all__ = [
    "Claim",
    "Comparison",
    "FieldTrack",
    "Match",
    "Move",
    "NoticeSeries",
    "Pair",
    "ProgramPair",
    "as_html",
    "claims",
    "compare",
    "match",
    "pairs",
    "path_words",
    "series",
    "series_html",
    "series_plain",
    "series_rows",
    "series_text",
]
