"""The page a person checks a record on: the document on one side, the record on the other, each value tied to its places.

One HTML file a notice that needs nothing else: no network, no inline style, scripts and one style sheet named
by their hashes in the Content-Security-Policy. Everything that a document says goes in as a text node. Served
from a desk, a page also takes corrections.
"""

from __future__ import annotations

from announce_parser.review._desk import Desk, DeskNotice
from announce_parser.review._form import Served
from announce_parser.review._index import IndexEntry, index
from announce_parser.review._page import PageSetting, page
from announce_parser.review._proposing import Proposal
from announce_parser.review._serving import Server
from announce_parser.review._start import Start, start

__all__ = [
    "Desk",
    "DeskNotice",
    "IndexEntry",
    "PageSetting",
    "Proposal",
    "Served",
    "Server",
    "Start",
    "index",
    "page",
    "start",
]
