"""``parse --ocr``: pages without text are drawn and given to Tesseract, which here is a small program of the test."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest
from build_pdf import Page, build
from PIL import Image, ImageDraw, ImageFont

from announce_parser import parse, readers
from announce_parser.cli import run
from announce_parser.document import Document
from announce_parser.errors import MissingDependency, ScannedDocument

WHOLE = (0.0, 0.0, 595.0, 842.0)
HEADER = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)
# Words by their line, with the left edge and the width of each, in pixels at 300 to the inch.
LINES = (
    (400, (("2026년", 300, 300), ("공고", 640, 160))),
    (560, (("지원규모", 300, 320), (":", 640, 30), ("100개사를", 700, 360), ("뽑는다", 1100, 300))),
)
REAL = shutil.which("tesseract")


def table() -> str:
    rows = [HEADER, "1\t1\t0\t0\t0\t0\t0\t0\t2479\t3508\t-1\t"]
    for number, (top, words) in enumerate(LINES, 1):
        rows.append(f"4\t1\t1\t1\t{number}\t0\t300\t{top}\t900\t80\t-1\t")
        rows += (
            f"5\t1\t1\t1\t{number}\t{at}\t{left}\t{top}\t{width}\t80\t91.5\t{word}"
            for at, (word, left, width) in enumerate(words, 1)
        )
    return "\n".join(rows)


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of that name that notes what it was asked and answers the table above."""
    asked = tmp_path / "asked.json"
    program = tmp_path / "bin" / "tesseract"
    program.parent.mkdir()
    program.write_text(
        f"#!{sys.executable}\n"
        "import json, sys\n"
        "picture = sys.stdin.buffer.read()\n"
        f"open({str(asked)!r}, 'w').write(json.dumps([sys.argv[1:], picture[1:4].decode()]))\n"
        f"sys.stdout.buffer.write({table()!r}.encode())\n",
        "utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    return asked


def recognised(*pages: Page) -> Document:
    with readers.recognising(on=True):
        return readers.open_document(build(*pages))


def test_a_scan_is_read_by_tesseract_with_the_places_of_its_words(tesseract: Path) -> None:
    document = recognised(Page().picture(WHOLE))

    assert [block.text for block in document.blocks] == [
        "2026년 공고",
        "지원규모 : 100개사를 뽑는다",
    ]
    assert [block.bbox for block in document.blocks] == [
        (72.0, 96.0, 192.0, 115.2),
        (72.0, 134.4, 336.0, 153.6),
    ]
    assert (document.text_layer, document.losses) == ("ocr", ())
    assert json.loads(tesseract.read_text("utf-8")) == [
        ["stdin", "stdout", "-l", "kor+eng", "--dpi", "300", "tsv"],
        "PNG",
    ]


@pytest.mark.usefixtures("tesseract")
def test_values_of_recognised_text_are_no_surer_than_the_machine() -> None:
    record = parse(build(Page().picture(WHOLE)), tokenizer="plain", ocr=True)

    assert record.source.text_layer == "ocr"
    assert max(record.confidence.values()) <= 0.8


@pytest.mark.usefixtures("tesseract")
def test_what_is_recognised_in_a_picture_stands_beside_the_text_of_the_page() -> None:
    page = Page().text(70, 60, "<붙임 4>").picture((60, 90, 530, 500), "\xff\x00\xff\xff\xff\xff")
    document = recognised(page.text(70, 820, "끝."))

    lines = "\n".join(block.text for block in document.blocks).split("\n")
    assert lines == ["<붙임 4>", "2026년 공고", "지원규모 : 100개사를 뽑는다", "끝."]
    assert document.losses == ()


def test_a_page_with_text_is_not_given_to_tesseract(tesseract: Path) -> None:
    recognised(Page().text(70, 100, "지원한도 3억원"))

    assert not tesseract.exists()


@pytest.mark.usefixtures("tesseract")
def test_without_the_option_a_scan_is_refused() -> None:
    with pytest.raises(ScannedDocument):
        readers.open_document(build(Page().picture(WHOLE)))


def test_without_tesseract_what_to_install_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(MissingDependency, match="apt-get install tesseract-ocr tesseract-ocr-kor"):
        recognised(Page().picture(WHOLE))


@pytest.mark.usefixtures("tesseract")
def test_the_command_hands_the_option_to_its_worker(tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(build(Page().picture(WHOLE)))
    out = tmp_path / "scan.json"
    run(["parse", str(scan), "--ocr", "--tokenizer", "plain", "-o", str(out)])
    record = json.loads(out.read_text("utf-8"))

    assert record["source"]["text_layer"] == "ocr"
    assert record["blocks"][0]["text"] == "2026년 공고"


@pytest.mark.skipif(
    REAL is None, reason="tesseract is not installed: apt-get install tesseract-ocr-kor"
)
def test_tesseract_itself_reads_a_page_that_was_drawn() -> None:
    picture = Image.new("L", (1200, 1600), 255)
    ImageDraw.Draw(picture).text((100, 200), "NOTICE 2026", font=ImageFont.load_default(120))
    page = Page()
    page.painted.append(
        "q 595 0 0 842 0 0 cm BI /W 1200 /H 1600 /BPC 8 /CS /G /F /AHx ID "
        f"{picture.tobytes().hex()}> EI Q"
    )

    assert "2026" in recognised(page).text
