"""Formats that are known by their first bytes: named in the message, so that a person knows what to convert."""

from __future__ import annotations

import codecs
import re

XLSX, XLS, ODS = "a workbook of Excel (XLSX)", "a workbook of Excel (XLS)", "a spreadsheet (ODS)"
PPTX, PPT, ZIP = "slides (PPTX)", "slides (PPT)", "a ZIP archive"
HWP_3, HWPML = "HWP 3", "HWPML (the XML of Hangul)"
# What a person does with a file of a format that is not read.
WAYS_OUT = {
    HWP_3: "open it in Hangul or LibreOffice and save it as HWPX or PDF",
    HWPML: "open it in Hangul and save it as HWPX",
    "RTF": "open it in Word or LibreOffice and save it as DOCX",
    **dict.fromkeys((XLSX, XLS, ODS), "open it in Excel or LibreOffice and save it as CSV or PDF"),
    **dict.fromkeys((PPTX, PPT), "open it in PowerPoint or LibreOffice and save it as PDF"),
    ZIP: "unpack it and read the documents in it",
}
# What parts and streams tell two files of one container apart.
_PARTS: tuple[tuple[bytes, bytes, str], ...] = (
    (b"PK\x03\x04", b"xl/workbook.xml", XLSX),
    (b"PK\x03\x04", b"ppt/presentation.xml", PPTX),
    (b"PK\x03\x04", b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", ODS),
    (b"\xd0\xcf\x11\xe0", "Workbook".encode("utf-16-le"), XLS),
    (b"\xd0\xcf\x11\xe0", "PowerPoint Document".encode("utf-16-le"), PPT),
)
# In the order they are tried: a longer signature before a shorter one that begins alike.
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "PDF"),
    (0, b"HWP Document File V3", HWP_3),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE compound file (HWP 5, DOC, XLS, PPT)"),
    (30, b"mimetypeapplication/hwp+zip", "HWPX"),
    (30, b"mimetypeapplication/vnd.oasis.opendocument.text", "ODT"),
    (0, b"PK\x03\x04", ZIP),
    (0, b"PK\x05\x06", "an empty ZIP archive"),
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

_XML = b"<?xml"
_HWPML = re.compile(rb"<HWPML[\s>]")
_BOM = b"\xef\xbb\xbf"
_HEAD, _HEAD_OF_XML = 4096, 1 << 16
# What may be before the first element of a page.
_PROLOGUE = re.compile(r"(?:\s|<!--.*?-->|<\?[^>]*\?>)*", re.DOTALL)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|frameset)\b", re.IGNORECASE)
_INNER_PAGE = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
# A piece of a page, as an editor on a board holds it: it opens with an element and closes several.
_PIECE = re.compile(
    r"<(?:meta|title|link|style|script|table|div|p|article|section|main|h[1-6]|ul|ol|dl|span|font|center|b|strong|a|img|pre)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    rb"</(?:p|div|table|td|li|ul|ol|h[1-6]|span|section|article)\s*>|<br\s*/?>", re.IGNORECASE
)
_LEAST_CLOSED = 3
_SAVED = re.compile(
    rb"\A(?:[A-Za-z-]{2,40}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)*?Content-Type:\s*multipart/related",
    re.IGNORECASE,
)


def find_known_format(data: bytes) -> str | None:
    """Return the name of a format other than text that the bytes begin like, or None."""
    for signature, part, name in _PARTS:
        if data.startswith(signature) and part in data:
            return name
    for offset, signature, name in _SIGNATURES:
        if data.startswith(signature, offset):
            return name
    if opens_like_html(data) or opens_like_web_archive(data):
        return "HTML"
    if _HWPML.search(data[:_HEAD_OF_XML].replace(b"\x00", b"")):
        return HWPML
    return "XML" if data[:64].removeprefix(_BOM).lstrip().lower().startswith(_XML) else None


def opens_like_html(data: bytes) -> bool:
    """Return whether bytes begin like a web page, or like a piece of one."""
    head = _head(data)
    opening = head[_PROLOGUE.match(head).end() :]  # type: ignore[union-attr]  # it matches nothing as well
    if _PAGE.match(opening) or len(_INNER_PAGE.findall(head)) > 1:
        return True
    if not _PIECE.match(opening):
        return False
    return len(_CLOSED.findall(data.replace(b"\x00", b""))) >= _LEAST_CLOSED


def opens_like_web_archive(data: bytes) -> bool:
    """Return whether bytes begin like a page saved with its images: a mail of parts that belong together."""
    return _SAVED.match(data[:_HEAD]) is not None and b"text/html" in data[:65536].lower()


def _head(data: bytes) -> str:
    """Return the first characters of bytes, whatever their width; those beyond ASCII are not looked at."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return data[2:_HEAD].decode(encoding, errors="replace")
    return data[:_HEAD].removeprefix(_BOM).replace(b"\x00", b"").decode("latin-1")
