"""Formats that are known by their first bytes: named in the message, so that a person knows what to convert."""

from __future__ import annotations

# In the order they are tried: a longer signature before a shorter one that begins alike.
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "PDF"),
    (0, b"HWP Document File V3", "HWP 3"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE compound file (HWP 5, DOC, XLS, PPT)"),
    (30, b"mimetypeapplication/hwp+zip", "HWPX"),
    (30, b"mimetypeapplication/vnd.oasis.opendocument.text", "ODT"),
    (0, b"PK\x03\x04", "ZIP container of another kind, or a damaged one"),
    (0, b"PK\x05\x06", "ZIP container, empty"),
    (0, b"\x1f\x8b", "gzip"),
    (0, b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (0, b"Rar!\x1a\x07", "RAR"),
    (0, b"\x89PNG\r\n\x1a\n", "PNG image"),
    (0, b"\xff\xd8\xff", "JPEG image"),
    (0, b"GIF8", "GIF image"),
    (0, b"II*\x00", "TIFF image"),
    (0, b"MM\x00*", "TIFF image"),
    (0, b"{\\rtf", "RTF"),
    (0, b"\x7fELF", "program"),
    (0, b"SQLite format 3\x00", "SQLite database"),
)

_MARKUP: tuple[tuple[bytes, str], ...] = (
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<?xml", "XML"),
)


def find_known_format(data: bytes) -> str | None:
    """Return the name of a format other than text that the bytes begin like, or None."""
    for offset, signature, name in _SIGNATURES:
        if data.startswith(signature, offset):
            return name
    opening = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((name for signature, name in _MARKUP if opening.startswith(signature)), None)
