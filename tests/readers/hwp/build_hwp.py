"""Builds the smallest HWP 5 files that show one thing; run as a script it writes one to look at in Hancom Office."""

from __future__ import annotations

import struct
import sys
import zlib
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PLAIN, WHITE = 0, 1
UNNUMBERED, NUMBERED, BULLETED = 0, 1, 2
COMPRESSED, PASSWORD, DISTRIBUTION = 1, 2, 4
_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SEED = 0x5EED0003


def record(tag: int, level: int, payload: bytes) -> bytes:
    size = len(payload)
    if size < 0xFFF:
        return struct.pack("<I", tag | level << 10 | size << 20) + payload
    return struct.pack("<II", tag | level << 10 | 0xFFF << 20, size) + payload


def wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def sized(text: str) -> bytes:
    return struct.pack("<H", len(wide(text)) // 2) + wide(text)


def mark(code: int, identifier: bytes) -> bytes:
    """Return the eight units in a paragraph's text that stand for a control."""
    return struct.pack("<H", code) + identifier[::-1] + bytes(8) + struct.pack("<H", code)


def paragraph(
    text: bytes | str,
    *controls: bytes,
    level: int = 0,
    shape: int = UNNUMBERED,
    looks: tuple[tuple[int, int], ...] = ((0, PLAIN),),
    deleted: tuple[int, int] | None = None,
) -> bytes:
    """Return a paragraph; `looks` are pairs of first unit and look, `deleted` a stretch of units."""
    letters = wide(text) if isinstance(text, str) else text
    header = struct.pack("<IIHBBHHHI", len(letters) // 2 + 1, 0, shape, 0, 0, len(looks), 0, 0, 0)
    parts = [record(66, level, header), record(67, level + 1, letters + b"\r\0")]
    parts.append(record(68, level + 1, b"".join(struct.pack("<II", *look) for look in looks)))
    if deleted:
        parts.append(record(70, level + 1, struct.pack("<III", *deleted, 0x11 << 24)))
    return b"".join((*parts, *controls))


def control(identifier: bytes, payload: bytes = b"", *inner: bytes, level: int = 1) -> bytes:
    return b"".join((record(71, level, identifier[::-1] + payload), *inner))


def listed(*paragraphs: bytes, level: int = 2, payload: bytes = b"") -> bytes:
    return record(72, level, struct.pack("<II", len(paragraphs), 0) + payload) + b"".join(
        paragraphs
    )


def table(
    n_rows: int, n_cols: int, *cells: tuple[tuple[int, int, int, int], bytes], level: int = 1
) -> bytes:
    """Return a table; a cell is its row, column and spans, and its paragraphs at two levels below."""
    grid = (
        struct.pack("<IHHH", 0, n_rows, n_cols, 0)
        + bytes(8 + 2 * n_rows)
        + struct.pack("<HH", 1, 0)
    )
    held = [
        listed(
            inner,
            level=level + 1,
            payload=struct.pack("<HHHHIIHHHHH", column, row, columns, rows, 0, 0, 0, 0, 0, 0, 1),
        )
        for (row, column, rows, columns), inner in cells
    ]
    return control(
        b"tbl ",
        struct.pack("<IiiII", 1, 0, 0, 0, 0),
        record(77, level + 1, grid),
        *held,
        level=level,
    )


def definitions(more_looks: tuple[bytes, ...] = ()) -> bytes:
    fill = bytes(32) + struct.pack("<I", 0)
    looks = [
        bytes(52) + struct.pack("<III", colour, 0, 0xFFFFFFFF) + bytes(8)
        for colour in (0, 0xFFFFFF)
    ]
    heads = [b"".join((bytes(12), sized(label))) for label in ("^1.", "^2)", "", "", "", "", "")]
    numbering = b"".join(heads) + struct.pack("<H", 1) + struct.pack("<7I", *[1] * 7)
    bullet = bytes(12) + wide("□") + bytes(10)
    shapes = [
        struct.pack("<I", kind << 23) + bytes(26) + struct.pack("<HH", reference, 1)
        for kind, reference in ((0, 0), (2, 1), (3, 1))
    ]
    return b"".join(
        record(tag, 0, payload)
        for tag, payload in (
            (20, fill),
            *((21, look) for look in (*looks, *more_looks)),
            (23, numbering),
            (24, bullet),
            *((25, shape) for shape in shapes),
        )
    )


def packed(stream: bytes) -> bytes:
    machine = zlib.compressobj(9, zlib.DEFLATED, -15)
    return machine.compress(stream) + machine.flush()


def sealed(stream: bytes, *, spread: bool = False) -> bytes:
    """Return a packed stream as Hangul writes it, CRC-32 and length behind it; `spread` as before encryption."""
    parts = (packed(stream), *(struct.pack("<I", n) for n in (zlib.crc32(stream), len(stream))))
    return b"".join(part + bytes(-len(part) % 16 if spread else 0) for part in parts)


def locked(stream: bytes) -> bytes:
    """Return a packed section as a distribution document stores it: the key under its mask, then AES."""
    noise, state = bytearray(), _SEED
    while len(noise) < 256:
        state = (state * 214013 + 2531011) & 0xFFFFFFFF
        byte = state >> 16 & 0xFF
        state = (state * 214013 + 2531011) & 0xFFFFFFFF
        noise += bytes([byte]) * ((state >> 16 & 0xF) + 1)
    key = b"0123456789abcdef"
    plain = bytearray(256)
    at = 4 + (_SEED & 0xF)
    plain[at : at + 16] = key
    masked = struct.pack("<I", _SEED) + bytes(
        a ^ b for a, b in zip(plain[4:], noise[4:256], strict=True)
    )
    machine = Cipher(algorithms.AES128(key), modes.ECB()).encryptor()  # noqa: S305 - the format prescribes it
    return record(28, 0, masked) + machine.update(stream + bytes(-len(stream) % 16))


def compound(streams: dict[str, bytes]) -> bytes:
    """Return a compound file; every stream is filled up to the size from which it has sectors of its own."""
    names = [
        "Root Entry",
        *dict.fromkeys(path.split("/")[0] for path in streams if "/" in path),
        *streams,
    ]
    body, chains, first = b"", [], {}
    for name, content in streams.items():
        filled = content + bytes(max(0, 4096 - len(content)) + -max(4096, len(content)) % _SECTOR)
        first[name] = (len(body) // _SECTOR, len(filled))
        start = len(body) // _SECTOR
        chains += [*range(start + 1, start + len(filled) // _SECTOR), _END]
        body += filled
    directory = _directory(names, first)
    at = len(chains)
    chains += [*range(at + 1, at + len(directory) // _SECTOR), _END, _FAT]
    fat = b"".join(struct.pack("<I", link) for link in chains)
    fat += struct.pack("<I", _FREE) * ((-len(fat) % _SECTOR) // 4)
    assert len(fat) == _SECTOR
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(10)
    )
    header += struct.pack("<IIIIIIIII", 1, at, 0, 4096, _END, 0, _END, 0, len(chains) - 1)
    header += struct.pack("<I", _FREE) * 108
    return header + body + directory + fat


def _directory(names: list[str], first: dict[str, tuple[int, int]]) -> bytes:
    """Return the entries: siblings hang to the right of each other, in the order of their names."""
    entries = []
    storages = [name for name in names if name not in first]
    for name in names:
        parent = "Root Entry" if "/" not in name else name.split("/")[0]
        kin = [
            other
            for other in names[1:]
            if ("Root Entry" if "/" not in other else other.split("/")[0]) == parent
        ]
        right = next(iter(kin[kin.index(name) + 1 :]), None) if name in kin else None
        inside = [
            other
            for other in names[1:]
            if (other.split("/")[0] if "/" in other else "Root Entry") == name
        ]
        kind = 5 if name == "Root Entry" else 1 if name in storages else 2
        start, size = first.get(name, (_END if kind == 5 else 0, 0))
        label = wide(name.rpartition("/")[2]) + b"\0\0"
        entries.append(
            label.ljust(64, b"\0")
            + struct.pack("<HBB", len(label), kind, 1)
            + struct.pack(
                "<III",
                _FREE,
                names.index(right) if right else _FREE,
                names.index(inside[0]) if inside else _FREE,
            )
            + bytes(36)
            + struct.pack("<IQ", start, size)
        )
    blank = bytes(68) + struct.pack("<III", _FREE, _FREE, _FREE) + bytes(48)
    return b"".join(entries) + blank * (-len(entries) % 4)


def file(
    *paragraphs: bytes,
    properties: int = COMPRESSED,
    version: int = 5,
    section: bytes | None = None,
    stated_sections: int | None = None,
    looks: tuple[bytes, ...] = (),
) -> bytes:
    """Return the bytes of a file with one section; `section` replaces its packed stream, `looks` come behind the two."""
    header = (
        b"HWP Document File".ljust(32, b"\0")
        + struct.pack("<BBBB", 0, 0, 1, version)
        + struct.pack("<I", properties)
    )
    stream = packed(b"".join(paragraphs)) if section is None else section
    count = b"" if stated_sections is None else record(16, 0, struct.pack("<H", stated_sections))
    storage = "BodyText"
    if properties & DISTRIBUTION:
        stream, storage = locked(stream), "ViewText"
    return compound(
        {
            "FileHeader": header.ljust(256, b"\0"),
            "DocInfo": packed(count + definitions(looks)),
            f"{storage}/Section0": stream,
        }
    )


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(file(paragraph("지원 대상", shape=NUMBERED)))
