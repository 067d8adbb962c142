"""The readers as a family: loading, choosing, decoding, and the document that comes out."""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata
import zipfile
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from announce_parser import readers
from announce_parser.document import Document, whole_block, whole_cell
from announce_parser.errors import (
    AnnounceError,
    EmptyDocument,
    OverLimit,
    SourceNotFound,
    UnknownEncoding,
    UnreadableDocument,
    UnsupportedFormat,
)
from announce_parser.readers._decode import decode
from announce_parser.readers._normalise import normalise

NOTICE = """보도 일시\t(지 면) 3.4.(월) 조간

중소기업 설비 교체에 120억원 지원

- 올해 60개사 안팎, 기업당 최대 2억원 -

정부는 올해 설비 교체* 지원사업을 공고**했다.

* 10년 이상 쓴 설비를 고효율 설비로 바꾸는 사업(기본형 40개,
심화형 20개)
** 누리집(www.example.go.kr)에 게시

참고 1

설비 교체 지원사업 개요

(단위 : 억원)

구분\t세부사업명\t예산\t지원 한도
①기본\t소형 설비 교체\t50\t1
\t중형 설비 교체\t40\t2
②심화\t공정 전환\t30\t-

□ 신청 방법

ㅇ 전자우편으로 신청
"""
SAMPLE = Path(__file__).parents[2] / "shared" / "samples" / "2023-smart-manufacturing-notice.txt"
TEXTS = Path(__file__).parents[2] / "shared" / "corpus" / "texts"


SAMPLES = Path(__file__).parent.parent / "samples"


def read(text: str | bytes, name: str = "notice.txt") -> Document:
    return readers.open_document(text.encode() if isinstance(text, str) else text, name=name)


def without_source(document: Document) -> Document:
    """Return what must not depend on how the same notice was saved."""
    return replace(document, format="", encoding=None, origins=(), metadata={})


def with_pipes(text: str) -> str:
    """Return the text with its tables set between pipes, and its angle brackets escaped, as Markdown wants them."""
    text = text.replace("<http", "\\<http")
    lines: list[str] = []
    rows: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        rows = [row for row in rows if not re.fullmatch("-{3,}", row[0])]
        width = max(map(len, rows), default=0)
        for index, row in enumerate(rows):
            lines.append("| " + " | ".join([*row, *[""] * (width - len(row))]) + " |")
            lines += ["|" + "---|" * width] if index == 0 else []
        lines, rows = [*lines, line], []
    return "\n".join(lines)


def saved(text: str) -> dict[str, bytes]:
    return {
        "CP949": text.encode("cp949", errors="replace"),
        "UTF-8 with a mark": b"\xef\xbb\xbf" + text.encode(),
        "UTF-16 LE": text.encode("utf-16-le"),
        "UTF-16 BE": text.encode("utf-16-be"),
        "UTF-16 LE with a mark": b"\xff\xfe" + text.encode("utf-16-le"),
        "UTF-16 BE with a mark": b"\xfe\xff" + text.encode("utf-16-be"),
        "NFD": unicodedata.normalize("NFD", text).encode(),
        "CRLF": text.replace("\n", "\r\n").encode(),
        "CR": text.replace("\n", "\r").encode(),
        "no-break spaces": text.replace(" ", "\u00a0").encode(),
        "ideographic spaces": text.replace(" ", "\u3000").encode(),
        "full-width digits": text.translate(
            {ord(c): ord(c) + 0xFEE0 for c in "0123456789()%,"}
        ).encode(),
        "soft hyphens": text.replace("원", "\u00ad원").encode(),
        "Markdown with pipe tables": with_pipes(text).encode(),
    }


@pytest.mark.parametrize("way", saved(NOTICE))
def test_the_document_is_the_same_however_the_notice_was_saved(way: str) -> None:
    assert without_source(read(saved(NOTICE)[way])) == without_source(read(NOTICE))


@pytest.mark.shared
@pytest.mark.parametrize("way", saved(""))
def test_the_sample_is_the_same_document_however_it_was_saved(way: str) -> None:
    if not SAMPLE.exists():
        pytest.skip(f"{SAMPLE} is not here")
    text = SAMPLE.read_text("utf-8")

    assert without_source(read(saved(text)[way])) == without_source(read(text))


@pytest.mark.shared
def test_the_tables_of_the_sample_have_the_shapes_a_person_counted() -> None:
    if not SAMPLE.exists():
        pytest.skip(f"{SAMPLE} is not here")
    tables = readers.open_document(SAMPLE).tables

    shapes = [(t.n_rows - t.header_rows, t.n_cols, t.header_cols, t.unit) for t in tables]
    assert shapes == [
        (1, 2, 1, None),
        (3, 5, 1, None),
        (2, 4, 2, None),
        (13, 9, 2, "억원"),
        (13, 5, 2, None),
    ]


@pytest.mark.shared
@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.md")), ids=lambda path: path.stem)
def test_no_character_of_a_real_release_is_lost_but_markup(path: Path) -> None:
    _, _, body = path.read_text("utf-8").partition("\n---\n")
    source = Counter(normalise(body).text.replace("\n", ""))
    lost = source - Counter(readers.open_document(path).text)

    assert {char for char in lost if not char.isspace()} <= set("#>")


def test_the_text_is_the_text_of_the_blocks_joined_by_a_newline() -> None:
    document = read(NOTICE)

    assert document.text == "\n".join(block.text for block in document.blocks)


def test_every_block_and_cell_reads_back_at_its_own_place() -> None:
    document = read(NOTICE)
    blocks = [document.read_back(whole_block(block)) for block in document.blocks]
    cells = [
        (cell.text, document.read_back(whole_cell(block, cell)))
        for block in document.blocks
        if block.table is not None
        for cell in block.table.cells
    ]

    assert blocks == [block.text for block in document.blocks]
    assert [read_back for _, read_back in cells] == [text for text, _ in cells]


def test_every_character_leads_back_to_the_decoded_source() -> None:
    data = unicodedata.normalize("NFD", NOTICE.replace("\n", "\r\n")).encode("utf-16")
    source = decode(data).text
    document = read(data)
    origins = [document.origin(index) for index in range(len(document.text))]

    pairs = [
        (char, unicodedata.normalize("NFC", source[origin : origin + 3])[:1])
        for char, origin in zip(document.text, origins, strict=True)
        if origin is not None and not char.isspace()
    ]
    assert [char for char, _ in pairs] == [found for _, found in pairs]


_LINES = st.lists(
    st.one_of(
        st.text(alphabet="가나다라 \t*-□ㅇ※()[]<>|#0123456789.,'~억원%①\u00ad\u3000", max_size=40),
        st.sampled_from(
            [
                "",
                "구분\t금액\t비고",
                "\t12\t",
                "- 항목",
                "| 가 | 나 |",
                "|---|---|",
                "> □ 덱",
                "---",
                "참고 1",
                "(단위: 억원)",
            ]
        ),
    ),
    min_size=1,
    max_size=14,
)


@given(_LINES)
def test_whatever_the_lines_are_the_document_keeps_its_invariants(lines: list[str]) -> None:
    document = read("\n".join(["첫 줄", *lines]))

    assert document.text == "\n".join(block.text for block in document.blocks)
    for segment in document.segments():
        end = segment.start + len(segment.text)
        assert document.text[segment.start : end] == segment.text
        assert document.read_back(document.source(segment.start, end)) == segment.text


@given(_LINES)
def test_cells_of_a_grid_cover_every_field_exactly_once(lines: list[str]) -> None:
    for table in read("\n".join(["첫 줄", *lines])).tables:
        covered = Counter(
            (row, col)
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for col in range(cell.col, cell.col + cell.col_span)
        )
        assert covered == Counter(
            (row, col) for row in range(table.n_rows) for col in range(table.n_cols)
        )


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused_by_an_error_of_ours(data: bytes) -> None:
    with suppress(AnnounceError):
        assert read(data).blocks


# Loading


@pytest.mark.parametrize("as_given", ["text", "path", "bytes", "stream"])
def test_a_source_may_be_a_path_bytes_or_an_open_file(tmp_path: Path, as_given: str) -> None:
    path = tmp_path / "공고.txt"
    path.write_bytes(NOTICE.encode())
    given_as: dict[str, readers.Given] = {
        "text": str(path),
        "path": path,
        "bytes": NOTICE.encode(),
        "stream": io.BytesIO(NOTICE.encode()),
    }

    loaded = readers.load(
        given_as[as_given], name=None if as_given in ("text", "path") else "공고.txt"
    )
    assert (loaded.name, loaded.data) == ("공고.txt", NOTICE.encode())


def test_facts_about_the_source_hold_no_folder(tmp_path: Path) -> None:
    path = tmp_path / "공고.txt"
    path.write_bytes(NOTICE.encode("cp949"))
    loaded = readers.load(path)
    info = loaded.info(readers.read(loaded))

    assert info.filename == "공고.txt"
    assert info.sha256 == hashlib.sha256(NOTICE.encode("cp949")).hexdigest()
    assert (info.format, info.encoding, info.size_bytes) == ("text", "cp949", len(loaded.data))


def test_front_matter_is_metadata_and_gives_the_address() -> None:
    text = '---\ntitle: "설비 교체: 공고"\nid: 0042\ndate: 2024-03-04\nurl: https://example.go.kr/1\n---\n\n본문이다.\n'
    loaded = readers.load(text.encode(), name="a.md")
    document = readers.read(loaded)

    assert [block.text for block in document.blocks] == ["본문이다."]
    assert dict(document.metadata) == {
        "title": "설비 교체: 공고",
        "id": "0042",
        "date": "2024-03-04",
        "url": "https://example.go.kr/1",
    }
    assert loaded.info(document).url == "https://example.go.kr/1"


def packed(name: str) -> bytes:
    """Return the bytes of a ZIP file with one part."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        (b"", EmptyDocument, "empty"),
        (b" \n\t\r\n", EmptyDocument, "white space"),
        (b"\xff\xfe", EmptyDocument, "no text"),
        (b"---\na: 1\n---\n", EmptyDocument, "no text"),
        (b"%PDF-1.7\n1 0 obj", UnreadableDocument, "PDF"),
        (b"PK\x03\x04" + bytes(40), UnreadableDocument, "of the ZIP file is lost"),
        (
            b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/hwp+zip",
            UnreadableDocument,
            "directory",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
            UnreadableDocument,
            "of the OLE compound file",
        ),
        (b"{\\rtf1 abc}", UnsupportedFormat, "RTF"),
        (b"HWP Document File V3.00 \x1a" + bytes(99), UnsupportedFormat, "save it as HWPX or PDF"),
        (
            b"<?xml version='1.0'?><!--" + b"x" * 5000 + b"--><HWPML Version='2.8'/>",
            UnsupportedFormat,
            "HWPML .*save it as HWPX",
        ),
        (packed("xl/workbook.xml"), UnsupportedFormat, "XLSX.*save it as CSV or PDF"),
        (packed("ppt/presentation.xml"), UnsupportedFormat, "PPTX.*save it as PDF"),
        (packed("공고.txt"), UnsupportedFormat, "a ZIP archive.*unpack it"),
        (b"\n<!DOCTYPE html><p>", EmptyDocument, "no text"),
        (b"<?xml version='1.0'?><doc/>", UnsupportedFormat, "XML"),
        (bytes(range(256)) * 4, UnsupportedFormat, "tried docx, html, hwp"),
        ("공고".encode("johab") + b"\x80\x80 \xff\xff", UnknownEncoding, "UTF-8, CP949 or UTF-16"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason_and_the_file(
    data: bytes, error: type[AnnounceError], said: str
) -> None:
    with pytest.raises(error, match=said) as caught:
        readers.open_document(data, name="folder/x.bin")

    assert caught.value.file == "folder/x.bin"


@pytest.mark.parametrize("kind", ["missing", "folder", "no path at all"])
def test_a_path_without_a_file_is_said_to_be_not_found(tmp_path: Path, kind: str) -> None:
    path = {"missing": tmp_path / "없음.txt", "folder": tmp_path, "no path at all": Path("a\0b")}[
        kind
    ]

    with pytest.raises(SourceNotFound) as caught:
        readers.load(path)
    assert caught.value.file == str(path)


# Decoding


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("공고".encode(), "utf-8"),
        ("똠방각하 펲시 콘서트 공고".encode("cp949"), "cp949"),  # syllables that EUC-KR lacks
        ("공고문 1호\n".encode("utf-16-le"), "utf-16-le"),
        ("공고문 1호\n".encode("utf-16-be"), "utf-16-be"),
        ("공고".encode("utf-32"), "utf-32-le"),
    ],
)
def test_the_encoding_is_told_by_the_bytes(data: bytes, encoding: str) -> None:
    assert decode(data).encoding == encoding


def test_a_file_cut_off_within_a_character_is_read_and_said_to_be_damaged() -> None:
    document = read("정부는 올해 설비 교체 지원사업을 실시한다고 밝혔다".encode()[:-1])

    assert document.encoding == "utf-8"
    assert document.losses == ("no valid UTF-8 at 1 places",)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_wide_text_that_was_cut_within_a_character_is_read_and_said_to_be_damaged(
    encoding: str,
) -> None:
    document = read(("\ufeff" + "설비 교체 지원사업을 실시한다고 밝혔다" * 2).encode(encoding)[:-1])

    assert document.encoding == encoding
    assert document.text.startswith("설비 교체 지원사업을 실시한다고 밝혔다설비")
    assert document.losses == (f"no valid {encoding.upper()} at 1 places",)


def test_the_encoding_of_old_korean_mail_is_read() -> None:
    document = read("공고 2024-1호\n설비 교체 지원사업".encode("iso2022_kr"))

    assert (document.encoding, document.text) == ("iso2022_kr", "공고 2024-1호\n설비 교체 지원사업")


def test_a_block_of_zeros_is_said_to_stand_in_the_place_of_text() -> None:
    sentence = "지원규모는 30억원이다.\n".encode() * 4
    document = read(sentence + bytes(4096) + "신청은 3월까지".encode())

    assert document.losses == ("there are zeros instead of text at 1 places",)
    assert "30억원" in document.text
    assert "신청은 3월까지" in document.text


@pytest.mark.parametrize("fill", [b"\xff", b"\x01"])
def test_bytes_that_are_mostly_no_text_are_not_read_for_a_mark(fill: bytes) -> None:
    with pytest.raises(AnnounceError):
        read(b"\xff\xfe" + b"\x00\xd8" * 40 + fill)


@pytest.mark.parametrize("suffix", [".hwp", ".docx", ".odt", ".hwpx"])
@pytest.mark.parametrize("share", [0.02, 0.3])
def test_a_container_that_was_cut_off_is_damaged_and_not_of_an_unknown_format(
    suffix: str, share: float
) -> None:
    data = next(SAMPLES.glob(f"*{suffix}")).read_bytes()
    with pytest.raises(UnreadableDocument):
        read(data[: int(len(data) * share)])


def test_a_stray_zero_byte_does_no_harm() -> None:
    document = read(
        b"\xea\xb3\xb5\xea\xb3\xa0 2024\x00 "
        + "설비 교체 지원사업을 실시한다고 밝혔다".encode() * 3
    )

    assert document.text.startswith("공고 2024\ufffd ")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a device of POSIX")
def test_a_device_that_never_ends_is_read_to_the_limit_of_a_file() -> None:
    with pytest.raises(OverLimit, match="larger than 256 MB"):
        readers.open_document(Path("/dev/zero"))
