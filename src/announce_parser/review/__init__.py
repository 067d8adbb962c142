"""The page a person checks a record on: the document on one side, the record on the other, each value tied to its places.

One HTML file a notice that needs nothing else: no network, no inline style, one script and one style sheet named
by their hashes in the Content-Security-Policy. Everything that a document says goes in as a text node.
"""

from __future__ import annotations

from announce_parser.review._index import Entry, index
from announce_parser.review._page import page

__all__ = ["Entry", "index", "page"]
