"""Plain text → document: what an office pasted or saved as .txt, tables as cells between tabs.

There is no markup; what a line is, its mark and its neighbours say (``_outline``).
"""

from __future__ import annotations

from announce_parser.document import Document
from announce_parser.errors import EmptyDocument
from announce_parser.readers._compose import compose
from announce_parser.readers._decode import decode, find_text
from announce_parser.readers._markup import has_markup
from announce_parser.readers._normalise import normalise
from announce_parser.readers._plain import drafts_of, plain_line

FORMAT = "text"
SUFFIXES: tuple[str, ...] = (".txt",)


def matches(data: bytes) -> bool:
    """Return whether the bytes are text in a known encoding, without the markup of Markdown."""
    decoded = find_text(data)
    return decoded is not None and not has_markup(decoded.text)


def read(data: bytes) -> Document:
    """Return the document; raises ``UnknownEncoding``, or ``EmptyDocument`` where there is no text."""
    decoded = decode(data)
    drafts = drafts_of(tuple(normalise(decoded.text).split("\n")), plain_line)
    if not drafts:
        raise EmptyDocument("there is no text in the file")
    return compose(FORMAT, drafts, encoding=decoded.encoding, losses=decoded.losses)
