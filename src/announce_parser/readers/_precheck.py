"""A look at the bytes before any parser sees them: is there more in them than a document needs, is something cut off?

What a parser would choke on is refused here, with counters and without building anything. What is merely
cut off or broken is not a reason to refuse: it is noted as a loss, because the libraries mend such files in
silence (pdfium rebuilds the table of a PDF that was cut in two and draws the pages that are left).
"""

from __future__ import annotations

import base64
import struct
import zlib
from typing import TYPE_CHECKING

from announce_parser.errors import OverLimit, UnreadableDocument
from announce_parser.patterns import lazy_regex
from announce_parser.readers import _ole, _xml, _zip
from announce_parser.readers._limits import (
    MOST_BYTES_IN_ALL,
    MOST_BYTES_OF_CONTENT,
    MOST_BYTES_OF_FILE,
    MOST_BYTES_OF_TEXT,
    MOST_COLUMNS,
    MOST_FILTERS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_PDF_BLANKS = b"\x00\t\n\x0b\x0c\r "
_PDF = b"%PDF-"
_PDF_WITHIN = 1024
# How much the predictor of a filter holds of the line before (ISO 32000-1, 7.4.4.4).
_COLUMNS = lazy_regex(rb"/(?:Columns|Colors|BitsPerComponent)[\s\x00]*\+?(\d+)")
_INDEX_AT = lazy_regex(rb"startxref\s*(\d+)")
_INDEX = lazy_regex(rb"\s*xref\s+\d+\s+(?P<count>\d{1,9})\s+")
_ENTRY = lazy_regex(rb"(\d{10}) \d{5} n")  # one without a place has none: Quartz writes it so
_OBJECT = lazy_regex(rb"\s*\d+\s+\d+\s+obj")
_MOST_DIGITS, _LOOKED_AT = 10, 1000
# After "7 0 obj" comes a blank or what opens a value: << [ ( / a number, true, false, null.
_BROKEN_OBJECT = lazy_regex(rb"\d\s+\d{1,5}\s+obj(?![\s\x00<\[(/%\d+.\-tfn])")
_BEGUN = lazy_regex(rb"(?<!end)stream\s")
_STREAM = lazy_regex(rb"stream\r?\n")
_FIRST_FILTER = lazy_regex(rb"/Filter\s*\[?\s*/(\w+)")
_LONGEST_DICTIONARY = 4096
_TAIL = 2048
_STEP = 1 << 20
_ZLIB_HEADERS = (b"x\x01", b"x\x5e", b"x\x9c", b"x\xda")
_DEEPEST_PACKING = 3
_HEADER, _SECTOR_SHIFTS, _TABLES_IN_HEADER, _FREE = 512, (9, 12), 109, 0xFFFFFFFF
_XML_PARTS = (".xml", ".rels", ".hpf", ".opf")


def examine(data: bytes) -> tuple[str, ...]:
    """Return what is visibly missing, one short reason each.

    Raises:
        OverLimit: There is more in the file than a document needs (``_limits``).
    """
    if len(data) > MOST_BYTES_OF_FILE:
        raise OverLimit(f"the file is larger than {MOST_BYTES_OF_FILE >> 20} MB")
    if _PDF in data[:_PDF_WITHIN]:
        return tuple(_examined_pdf(data))
    if data.startswith(_ole.SIGNATURE):
        return tuple(_examined_compound_file(data))
    if _zip.has_signature(data):
        _examined_archive(data)
    elif len(data) > MOST_BYTES_OF_TEXT:
        raise OverLimit(f"the text is larger than {MOST_BYTES_OF_TEXT >> 20} MB")
    return ()


def _examined_pdf(data: bytes) -> Iterator[str]:
    """Inflate what a page may draw, counting; say what is cut off or does not inflate."""
    _refuse_wide_lines(data)
    total = broken = 0
    encrypted = b"/Encrypt" in data
    for match in _STREAM.finditer(data):
        if data[max(0, match.start() - 3) : match.start()] == b"end":
            continue
        words = _dictionary(data, match.start())
        if words.count(b"Decode") > MOST_FILTERS:
            raise OverLimit(f"a stream of the PDF has more than {MOST_FILTERS} filters")
        if encrypted or b"/Image" in words or b"/FlateDecode" not in words:
            continue
        end = data.find(b"endstream", match.end())
        packed = _unwrapped(data[match.end() : end if end >= 0 else len(data)], words)
        if packed is None:
            continue
        size, whole = _inflated_size(packed, _most_of(words))
        total += size
        broken += not whole
        if total > MOST_BYTES_IN_ALL:
            raise OverLimit(f"the PDF unpacks to more than {MOST_BYTES_IN_ALL >> 20} MB")
    if broken:
        yield f"{broken} streams of the PDF are damaged"
    yield from _lost_objects(data)
    if b"%%EOF" not in data[-_TAIL:] and not _ends_late(data):
        yield "the end of the PDF is missing: pages may be lost"
    elif not _is_indexed(data):
        yield "the list of objects of the PDF is damaged: pages may be lost"


def _lost_objects(data: bytes) -> Iterator[str]:
    """Say that an object does not begin as one does: what it held (letters of a font) is nowhere."""
    if _BROKEN_OBJECT.search(data) or data.count(b"endstream") > len(_BEGUN.findall(data)):
        yield "an object of the PDF is damaged: letters may be lost"


def _refuse_wide_lines(data: bytes) -> None:
    """Raise for a filter that would hold a line of any width before it has read a byte of it."""
    if any(len(wide) > _MOST_DIGITS or int(wide) > MOST_COLUMNS for wide in _COLUMNS.findall(data)):
        raise OverLimit(f"a filter of the PDF asks for lines of more than {MOST_COLUMNS:,} columns")


def _is_indexed(data: bytes) -> bool:
    """Return whether the file's last word of where its objects stand is true (ISO 32000-1, 7.5.4 and 7.5.8).

    Where it is not, programs search the file for what looks like an object, and find what they find.
    """
    places = _INDEX_AT.findall(data[-_TAIL:]) or _INDEX_AT.findall(data)
    if not places or len(places[-1]) > _MOST_DIGITS:
        return False
    start = max(0, data.find(_PDF))  # places count from the header, or from the first byte
    return any(_opens_index(data, int(places[-1]) + shift, shift) for shift in {0, start})


def _opens_index(data: bytes, at: int, shift: int) -> bool:
    if _OBJECT.match(data, at):
        return True
    table = _INDEX.match(data, at)
    if table is None:
        return False
    entries = _ENTRY.findall(
        data, table.end(), table.end() + 20 * min(int(table["count"]), _LOOKED_AT)
    )
    return all(_OBJECT.match(data, int(place) + shift) for place in entries if int(place))


def _unwrapped(stream: bytes, words: bytes) -> bytes | None:
    """Return what is left to inflate once the letters around it are read (ISO 32000-1, 7.4.2 and 7.4.3).

    None where another filter is before, which the reader's own library undoes; nothing where the letters are damaged.
    """
    first = _FIRST_FILTER.search(words)
    name = first[1] if first is not None else b"FlateDecode"
    try:
        if name in (b"ASCII85Decode", b"A85"):
            letters = stream.translate(None, _PDF_BLANKS).removesuffix(b"~>")
            return base64.a85decode(letters)
        if name in (b"ASCIIHexDecode", b"AHx"):
            digits = stream.partition(b">")[0].translate(None, _PDF_BLANKS).decode("ascii")
            return bytes.fromhex(digits + "0" * (len(digits) % 2))
    except ValueError:
        return b""
    return stream if name in (b"FlateDecode", b"Fl") else None


def _dictionary(data: bytes, end: int) -> bytes:
    """Return the words between an object's number and its stream."""
    start = max(0, end - _LONGEST_DICTIONARY)
    before = data[start:end]
    opening = before.rfind(b" obj")
    return before[opening:] if opening >= 0 else before


def _most_of(words: bytes) -> int:
    """Return the limit for a stream: fonts and objects may be larger than what draws a page."""
    is_content = b"/Type" not in words and b"/Length1" not in words and b"/Subtype" not in words
    return MOST_BYTES_OF_CONTENT if is_content else MOST_BYTES_IN_ALL


def _inflated_size(packed: bytes, most: int, depth: int = 0) -> tuple[int, bool]:
    """Return how many bytes a zlib stream holds and whether it is whole; packed twice, those of the inner one.

    Raises:
        OverLimit: There are more than `most`.
    """
    machine = zlib.decompressobj()
    size, rest, head = 0, packed, b""
    inner: list[bytes] = []
    try:
        while rest and not machine.eof:
            piece = machine.decompress(rest, _STEP)
            head = head or piece[:2]
            if head in _ZLIB_HEADERS and depth < _DEEPEST_PACKING:
                inner.append(piece)
            size += len(piece)
            if size > most:
                raise OverLimit(f"a stream of the PDF unpacks to more than {most >> 20} MB")
            rest = machine.unconsumed_tail
    except zlib.error:
        return size, False
    if inner:
        within, _ = _inflated_size(b"".join(inner), most, depth + 1)
        size = max(size, within)
    return size, machine.eof


def _ends_late(data: bytes) -> bool:
    """Return whether the end of the file is before something that was appended to it."""
    end = data.rfind(b"%%EOF")
    return end >= 0 and b"endobj" not in data[end:] and b"startxref" in data[max(0, end - 64) : end]


def _examined_compound_file(data: bytes) -> Iterator[str]:
    """Compare the file's size with the sectors that its own table says are taken (MS-CFB 2.3)."""
    if len(data) < _HEADER:
        return
    (shift,) = struct.unpack_from("<H", data, 30)
    (count,) = struct.unpack_from("<I", data, 44)
    if shift not in _SECTOR_SHIFTS or not 0 < count <= len(data) >> shift:
        return  # no table to compare with; the reader says what it makes of it
    last = _last_sector(data, shift, count)
    if last is not None and len(data) <= (last + 1) << shift:
        yield "the end of the file is missing"


def _last_sector(data: bytes, shift: int, count: int) -> int | None:
    """Return the highest sector in use by the tables that the header names; None if they name none.

    A table that lies behind the end of the file counts as in use itself.
    """
    size = 1 << shift
    for index in range(min(count, _TABLES_IN_HEADER) - 1, -1, -1):
        sector: int = struct.unpack_from("<I", data, 76 + 4 * index)[0]
        table = data[(sector + 1) * size : (sector + 2) * size]
        if len(table) < size:
            return sector
        entries = struct.unpack(f"<{size // 4}I", table)
        used = [at for at, following in enumerate(entries) if following != _FREE]
        if used:
            return index * len(entries) + used[-1]
    return None


def _examined_archive(data: bytes) -> None:
    """Unpack the parts that are XML, one by one, and count; what is damaged is for the reader to report."""
    try:
        archive = _zip.open_archive(data)
    except UnreadableDocument:
        return
    for name in archive.names():
        if not name.lower().endswith(_XML_PARTS):
            continue
        try:
            part = archive.find(name)
        except UnreadableDocument:
            continue
        if part is not None:
            _xml.refuse_excess(part, name)
