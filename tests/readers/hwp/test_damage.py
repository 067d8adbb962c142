"""One bit of a file flipped: nothing of the text goes missing without a word."""

from __future__ import annotations

import random
import struct
import zlib
from pathlib import Path

import build_hwp as hwp_file
import pytest
from build_hwp import DISTRIBUTION, control, listed, mark, paragraph, record, sealed, table, wide

import announce_parser
from announce_parser import readers
from announce_parser.document import Document
from announce_parser.errors import AnnounceError
from announce_parser.readers import hwp
from announce_parser.readers.hwp.container import open_package

SAMPLE = Path(__file__).parents[3] / "samples" / "2023-smart-manufacturing-notice.hwp"
DAMAGED = "Section0 is damaged: its text is not that of its checksum"
CONTRADICTED = "Section0 is damaged: 1 of its records contradict those around them"
TEXT = b"".join(paragraph(f"{number}. 지원 대상은 중소기업이다.") for number in range(40))


def unsealed(*paragraphs: bytes) -> tuple[str, ...]:
    return hwp.read(hwp_file.file(*paragraphs)).losses


def shortened(whole: bytes) -> bytes:
    """A record without the last unit of its payload."""
    (head,) = struct.unpack("<I", whole[:4])
    return struct.pack("<I", head - (2 << 20)) + whole[4:-2]


def sealed_sample() -> bytes:
    """The sample with the checksums that Hangul would have written; its streams are filled up with zeros."""
    data = SAMPLE.read_bytes()
    package = open_package(data)
    for stream in (package.definitions(), *(stream for _, stream in package.sections())):
        packed = hwp_packed(data, stream.data)
        at = data.index(packed) + len(packed)
        assert not any(data[at : at + 8])
        seal = struct.pack("<II", zlib.crc32(stream.data), len(stream.data))
        data = data[:at] + seal + data[at + 8 :]
    return data


def hwp_packed(data: bytes, plain: bytes) -> bytes:
    """The packed bytes of the sample's stream, wherever they lie in the file."""
    for start in range(512, len(data), 512):
        machine = zlib.decompressobj(-15)
        try:
            found = machine.decompress(data[start:])
        except zlib.error:
            continue
        if machine.eof and found == plain:
            return data[start : len(data) - len(machine.unused_data)]
    raise AssertionError


def places(data: bytes) -> list[int]:
    """Where the packed sections of a file lie."""
    packed = [hwp_packed(data, stream.data) for _, stream in open_package(data).sections()]
    starts = [data.index(each) for each in packed]
    return [
        at
        for start, each in zip(starts, packed, strict=True)
        for at in range(start, start + len(each))
    ]


def flips(data: bytes, count: int) -> list[bytes]:
    """The file with one bit of a section flipped, at so many places; the same ones each time."""
    dice = random.Random(15)  # noqa: S311
    flipped = []
    for at in dice.sample(places(data), count):
        changed = bytearray(data)
        changed[at] ^= 1 << dice.randrange(8)
        flipped.append(bytes(changed))
    return flipped


def find_document(data: bytes) -> Document | None:
    """The document, None where the file is refused."""
    try:
        return readers.open_document(data, name="flipped.hwp")
    except AnnounceError:
        return None


def test_a_checksum_that_holds_says_nothing() -> None:
    document = hwp.read(hwp_file.file(section=sealed(TEXT)))

    assert len(document.blocks) == 40
    assert document.losses == ()


@pytest.mark.parametrize("behind", [b"", bytes(4096), b"\x01\x02\x03\x04"])
def test_a_stream_without_a_checksum_says_nothing(behind: bytes) -> None:
    document = hwp.read(hwp_file.file(section=hwp_file.packed(TEXT) + behind))

    assert document.losses == ()


@pytest.mark.parametrize(
    "seal",
    [
        struct.pack("<II", zlib.crc32(TEXT) ^ 1, len(TEXT)),
        struct.pack("<II", zlib.crc32(TEXT), len(TEXT) + 1),
        b"more bytes than a checksum has",
    ],
)
def test_a_checksum_of_other_text_is_a_loss(seal: bytes) -> None:
    document = hwp.read(hwp_file.file(section=hwp_file.packed(TEXT) + seal))

    assert document.blocks
    assert document.losses == (DAMAGED,)


def test_the_checksum_of_a_distribution_document_stands_in_blocks_of_its_own() -> None:
    whole = sealed(TEXT, spread=True)
    damaged = whole[:-16] + struct.pack("<I", len(TEXT) + 1) + bytes(12)

    read = [
        hwp.read(hwp_file.file(properties=1 | DISTRIBUTION, section=section))
        for section in (whole, damaged)
    ]

    assert read[0].text == read[1].text
    assert [document.losses for document in read] == [(), (DAMAGED,)]


def test_a_record_of_a_damaged_section_is_partial_and_says_why() -> None:
    data = hwp_file.file(section=hwp_file.packed(TEXT) + struct.pack("<II", 1, len(TEXT)))

    record_of = announce_parser.parse(data, name="notice.hwp")

    assert record_of.partial
    assert [check.params for check in record_of.checks if check.rule == "unread"] == [
        {"reason": DAMAGED}
    ]


def test_a_paragraph_that_is_shorter_than_its_header_says_is_a_loss() -> None:
    whole = paragraph("지원 대상")
    head, rest = whole[:26], whole[26:]
    size = 4 + 2 * len("지원 대상 ")

    assert unsealed(whole) == ()
    assert unsealed(head + shortened(rest[:size]) + rest[size:]) == (CONTRADICTED,)
    assert unsealed(head + rest[size:], paragraph("둘째")) == (CONTRADICTED,)


def test_a_place_for_an_object_that_is_missing_is_a_loss() -> None:
    anchor = mark(11, b"tbl ")
    grid = table(1, 1, ((0, 0, 1, 1), paragraph("칸", level=2)))

    assert unsealed(paragraph(wide("표") + anchor, grid)) == ()
    assert unsealed(paragraph("표", grid)) == ()
    assert unsealed(paragraph(wide("표") + anchor)) == (CONTRADICTED,)


def test_a_list_that_states_more_paragraphs_than_it_has_is_a_loss() -> None:
    note = listed(paragraph("주석", level=2))
    longer = note.replace(struct.pack("<II", 1, 0), struct.pack("<II", 2, 0), 1)

    losses = [
        unsealed(paragraph("본문", control(b"fn  ", bytes(8), held))) for held in (note, longer)
    ]

    assert losses == [(), (CONTRADICTED,)]


def test_rows_that_state_more_cells_than_the_table_has_are_a_loss() -> None:
    cells = (((0, 0, 1, 1), paragraph("가", level=2)), ((0, 1, 1, 1), paragraph("나", level=2)))
    whole = table(1, 2, *cells)
    unsized = struct.pack("<IHHH", 0, 1, 2, 0) + bytes(8) + bytes(2)
    sized = [unsized[:-2] + struct.pack("<H", count) for count in (1, 2, 3)]

    losses = [unsealed(paragraph("표", whole.replace(unsized, each, 1))) for each in sized]

    assert losses == [(), (), (CONTRADICTED,)]


def test_text_whose_paragraph_is_lost_is_a_loss() -> None:
    stray = record(67, 2, wide("어디에도 없는 글") + b"\r\0")

    assert unsealed(paragraph("본문"), stray) == (CONTRADICTED,)
    assert unsealed(paragraph("본문"), paragraph("둘째", level=5)) == (CONTRADICTED,)


@pytest.mark.parametrize(
    ("stated", "losses"), [(None, ()), (1, ()), (3, ("2 of 3 sections are missing",))]
)
def test_a_section_that_the_document_counts_and_does_not_have_is_a_loss(
    stated: int | None, losses: tuple[str, ...]
) -> None:
    document = hwp.read(hwp_file.file(paragraph("본문"), stated_sections=stated))

    assert document.losses == losses


def test_one_bit_of_a_sealed_section_is_refused_or_said() -> None:
    data = sealed_sample()
    whole = readers.open_document(data, name="whole.hwp")

    read = [find_document(flipped) for flipped in flips(data, 60)]

    assert whole.losses == ()
    assert [document for document in read if document and not document.losses] == []
    assert sum(document is not None for document in read) > 30


def test_one_bit_of_a_section_without_a_checksum_loses_no_text_in_silence() -> None:
    data = SAMPLE.read_bytes()
    length = len(readers.open_document(data, name="whole.hwp").text)

    read = [find_document(flipped) for flipped in flips(data, 60)]

    silent = [len(document.text) for document in read if document and not document.losses]
    assert [lost for lost in silent if lost < 0.99 * length] == []
