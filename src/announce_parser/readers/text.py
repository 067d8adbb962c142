"""Plain text → document: what an office pasted or saved as .txt, tables as cells between tabs.

There is no markup; what a line is, its mark and its neighbours say (``_outline``).
"""

from __future__ import annotations

from announce_parser.document import BlockKind, Document
from announce_parser.errors import EmptyDocument
from announce_parser.readers._compose import compose
from announce_parser.readers._csv import find_records
from announce_parser.readers._decode import decode, find_text
from announce_parser.readers._drafts import Draft
from announce_parser.readers._grids import grid_of
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
    text = normalise(decoded.text)
    records = find_records(text)
    if records is not None:
        drafts: tuple[Draft, ...] = (Draft(BlockKind.TABLE, table=grid_of(records, 1)),)
    else:
        drafts = drafts_of(tuple(text.split("\n")), plain_line)
    if not drafts:
        raise EmptyDocument("there is no text in the file")
    return compose(FORMAT, drafts, encoding=decoded.encoding, losses=decoded.losses)
