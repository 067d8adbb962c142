"""A page saved with its images (MHT, RFC 2557) → the bytes of the page itself."""

from __future__ import annotations

from email import policy
from email.parser import BytesParser

from announce_parser.errors import UnreadableDocument


def page_of(data: bytes) -> bytes:
    """Return the first HTML part; raises ``UnreadableDocument`` where there is none."""
    message = BytesParser(policy=policy.compat32).parsebytes(data)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return payload
    raise UnreadableDocument("the saved page holds no HTML")
