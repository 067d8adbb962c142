"""The look at the bytes before any parser: excess is refused, what is cut off is a loss, a sound file is neither."""

from __future__ import annotations

import base64
import io
import re
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "pdf"))
sys.path.insert(0, str(Path(__file__).parent / "hwp"))
sys.path.insert(0, str(Path(__file__).parent / "hwpx"))
import build_hwp
import build_hwpx
from build_pdf import Page, build

import announce_parser
from announce_parser.errors import EmptyDocument, OverLimit, UnreadableDocument
from announce_parser.readers import open_document
from announce_parser.readers._limits import MOST_BYTES_OF_CONTENT
from announce_parser.readers._precheck import examine
from announce_parser.readers._zip import open_archive

LINES = [(72, 760 - 14 * number, f"Line {number} of 2,000 firms") for number in range(40)]


def page(lines: list[tuple[int, int, str]]) -> bytes:
    """The content of a page with these lines."""
    drawn = Page()
    for x, base, text in lines:
        drawn.text(x, base, text)
    return "\n".join(drawn.painted).encode("latin-1")


def pdf(content: bytes) -> bytes:
    """A PDF of one page with this content."""
    return build(Page(painted=[content.decode("latin-1")]))


def packed_pdf(content: bytes, *, filters: int = 1, words: bytes = b"") -> bytes:
    """A PDF of one page whose content is packed as often as it has filters."""
    for _ in range(filters):
        content = zlib.compress(content, 9)
    names = b" ".join([b"/FlateDecode"] * filters)
    stream = (
        b"<< /Length %d /Filter [%b] %b >>\nstream\n" % (len(content), names, words)
        + content
        + b"\nendstream"
    )
    whole = pdf(page(LINES))
    *_, plain = re.findall(rb"<< /Length \d+ >>\s*stream.*?endstream", whole, re.DOTALL)
    return indexed(whole.replace(plain, stream))


def indexed(pdf: bytes) -> bytes:
    """A PDF whose last list of objects says where they stand."""
    table = pdf.rindex(b"xref\n", 0, pdf.rindex(b"startxref"))
    places = {
        int(number[1]): number.start() for number in re.finditer(rb"(\d+) 0 obj", pdf[:table])
    }
    rows = b"".join(b"%010d 00000 n \n" % places[number] for number in sorted(places))
    body, trailer = pdf[:table], pdf[pdf.index(b"trailer", table) : pdf.rindex(b"startxref")]
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    return body + head + rows + trailer + b"startxref\n%d\n%%%%EOF\n" % table


def test_a_sound_file_of_every_format_passes() -> None:
    assert examine(pdf(page(LINES))) == ()
    assert examine(packed_pdf(page(LINES))) == ()
    assert examine(build_hwp.file(build_hwp.paragraph("공고"))) == ()
    assert examine(build_hwpx.file(build_hwpx.paragraph(build_hwpx.text("공고")))) == ()
    assert examine("공고\n".encode()) == ()


@pytest.mark.parametrize("share", [0.5, 0.9, 0.97])
def test_a_pdf_that_was_cut_says_so(share: float) -> None:
    whole = packed_pdf(page(LINES))

    assert "the end of the PDF is missing: pages may be lost" in examine(
        whole[: int(len(whole) * share)]
    )


def test_a_pdf_whose_list_of_objects_is_wrong_says_so() -> None:
    whole = packed_pdf(page(LINES))
    lost = ("the list of objects of the PDF is damaged: pages may be lost",)
    (place,) = re.findall(rb"startxref\n(\d+)", whole)
    misplaced = re.sub(rb"\n(\d{8})\d\d 00000 n", rb"\n\g<1>99 00000 n", whole, count=1)

    assert examine(whole.replace(b"startxref\n" + place, b"startxref\n77")) == lost
    assert examine(misplaced) == lost


def test_an_object_that_lost_its_first_bytes_is_a_loss() -> None:
    whole = indexed(packed_pdf(b"BT ET"))
    lost = ("an object of the PDF is damaged: letters may be lost",)

    assert examine(whole) == ()
    assert lost[0] in examine(whole.replace(b"obj", b"obj\x95", 1))
    assert lost[0] in examine(whole.replace(b"stream\n", b"\0" * 7, 1))


def test_an_object_without_a_place_is_none() -> None:
    whole = packed_pdf(page(LINES))

    assert examine(re.sub(rb"\n\d{10} 00000 n", b"\n0000000000 00000 n", whole, count=1)) == ()


def test_what_follows_the_end_of_a_pdf_is_no_loss() -> None:
    assert examine(packed_pdf(page(LINES)) + b"\r\n" + bytes(range(256)) * 20) == ()


def test_a_stream_in_letters_is_unwrapped_before_it_is_inflated() -> None:
    packed = zlib.compress(page(LINES), 9)
    letters = base64.a85encode(packed) + b"~>"
    words = b"<< /Filter [/ASCII85Decode /FlateDecode] /Length %d >>\nstream\n" % len(letters)
    whole = pdf(page(LINES)) + b"9 0 obj\n" + words

    assert examine(whole + letters + b"\nendstream\nendobj\n%%EOF") == ()


@pytest.mark.parametrize(
    ("name", "before", "after", "is_lost"),
    [
        ("ASCII85Decode", b"\x00\x0c ", b"~>\r\n", False),
        ("ASCII85Decode", b"J", b"~>", True),
        ("ASCII85Decode", b"\x7f", b"~>", True),
        ("ASCIIHexDecode", b"\n", b"0>", False),
        ("ASCIIHexDecode", b"zz", b">", True),
    ],
)
def test_damaged_letters_around_a_stream_are_a_loss(
    name: str, before: bytes, after: bytes, *, is_lost: bool
) -> None:
    packed = zlib.compress(page(LINES))
    letters = base64.a85encode(packed) if name == "ASCII85Decode" else packed.hex().encode()
    words = b"<< /Filter [/%s /FlateDecode] >>\nstream\n" % name.encode()
    whole = pdf(page(LINES)) + b"9 0 obj\n" + words + before + letters + after

    damage = ("1 streams of the PDF are damaged",) if is_lost else ()

    assert examine(whole + b"\nendstream\nendobj\n%%EOF") == damage


def test_a_stream_that_does_not_inflate_is_a_loss() -> None:
    whole = bytearray(packed_pdf(page(LINES)))
    start = whole.index(b"stream\n", whole.index(b"/FlateDecode")) + 30
    whole[start : start + 8] = bytes(8)

    assert examine(bytes(whole)) == ("1 streams of the PDF are damaged",)


def test_a_picture_that_does_not_inflate_is_none() -> None:
    whole = packed_pdf(page(LINES), words=b"/Subtype /Image")
    start = whole.index(b"stream\n", whole.index(b"/FlateDecode")) + 30

    assert examine(whole[:start] + bytes(8) + whole[start + 8 :]) == ()


@pytest.mark.parametrize("filters", [1, 2, 3])
def test_a_page_that_unpacks_to_too_much_is_refused_however_often_it_is_packed(
    filters: int,
) -> None:
    bomb = packed_pdf(b" " * (MOST_BYTES_OF_CONTENT + 1), filters=filters)

    assert len(bomb) < 100_000
    with pytest.raises(OverLimit, match="unpacks to more than 24 MB"):
        examine(bomb)


def test_a_stream_with_a_chain_of_filters_is_refused() -> None:
    with pytest.raises(OverLimit, match="more than 16 filters"):
        examine(packed_pdf(b"q Q", words=b"/ASCIIHexDecode " * 40))


def test_a_compound_file_that_was_cut_says_so() -> None:
    whole = build_hwp.file(build_hwp.paragraph("지원사업 공고 " * 900))

    assert examine(whole[:-600]) == ("the end of the file is missing",)


@pytest.mark.parametrize(
    "part", ['<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "<a/>" * 3_100_000], ids=["DTD", "many"]
)
def test_an_archive_with_a_hostile_part_is_refused_whatever_reads_it(part: str) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as stream:
        stream.writestr("word/any.xml", part)

    with pytest.raises(OverLimit):
        examine(content.getvalue())


def test_a_text_of_more_characters_than_any_notice_is_refused() -> None:
    with pytest.raises(OverLimit, match="more than 3,000,000 characters"):
        open_document("가나다 라마\n".encode() * 500_000, name="n.txt")


def with_two_parts_of_one_name(first: bytes, second: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as stream:
        stream.writestr("word/document.xml", first)
        stream.writestr("word/document.xml", second)
    return content.getvalue()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused_where_they_differ() -> None:
    with pytest.raises(UnreadableDocument, match="have one name and differ"):
        open_archive(with_two_parts_of_one_name(b"<a/>", b"<b/>"))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_there_twice_is_no_loss() -> None:
    archive = open_archive(with_two_parts_of_one_name(b"<a/>", b"<a/>"))

    assert archive.find("word/document.xml") == b"<a/>"


def test_a_text_of_a_whole_library_is_refused() -> None:
    with pytest.raises(OverLimit, match="larger than 32 MB"):
        examine(b"a" * (33 << 20))


def test_what_is_missing_makes_a_record_partial() -> None:
    whole = packed_pdf(page(LINES))
    cut = whole.replace(b"%%EOF", b"")
    record = announce_parser.parse(cut, name="n.pdf", tokenizer="plain")

    assert [check.params for check in record.checks if check.rule == "unread"] == [
        {"reason": "the end of the PDF is missing: pages may be lost"}
    ]


def test_a_file_without_any_text_is_never_a_success() -> None:
    with pytest.raises(EmptyDocument, match="no text in the file"):
        open_document(pdf(page([])))
