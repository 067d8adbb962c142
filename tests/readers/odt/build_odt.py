"""Builds the smallest ODT files that show one thing; run as a script it writes one to look at in LibreOffice."""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO
from pathlib import Path

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in (
        *(
            (name, f"{_OASIS}{name}:1.0")
            for name in ("office", "style", "text", "table", "form", "meta")
        ),
        ("draw", f"{_OASIS}drawing:1.0"),
        ("fo", f"{_OASIS}xsl-fo-compatible:1.0"),
        ("svg", f"{_OASIS}svg-compatible:1.0"),
        ("loext", "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"),
        ("xlink", "http://www.w3.org/1999/xlink"),
        ("dc", "http://purl.org/dc/elements/1.1/"),
        ("math", "http://www.w3.org/1998/Math/MathML"),
    )
)
MIMETYPE = "application/vnd.oasis.opendocument.text"
AUTOMATIC = """
<style:style style:name="unseen" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="white" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>
<style:style style:name="marked" style:family="text" style:parent-style-name="white"><style:text-properties fo:background-color="#1f4e79"/></style:style>
<style:style style:name="dark" style:family="table-cell"><style:table-cell-properties fo:background-color="#1f4e79"/></style:style>
<style:style style:name="next" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>
<style:style style:name="plain" style:family="paragraph" style:list-style-name=""/>
<style:style style:name="listed" style:family="paragraph" style:list-style-name="numbers"/>
<style:style style:name="big" style:family="paragraph" style:parent-style-name="Title"/>
<text:list-style style:name="numbers">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="가, 나, 다, ..." style:num-suffix="."/>
<text:list-level-style-number text:level="3" style:num-format="1" style:num-suffix=")" text:display-levels="3"/>
</text:list-style>
<text:list-style style:name="articles"><text:list-level-style-number text:level="1" style:num-format="1" loext:num-list-format="제%1%조"/></text:list-style>
<text:list-style style:name="bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="&#xF0A7;" style:num-suffix="&#xF0A7;"><style:text-properties style:font-name="Wingdings1"/></text:list-level-style-bullet></text:list-style>
"""
STYLES = """<office:styles><style:style style:name="Title" style:family="paragraph"/>{named}</office:styles>
<office:automatic-styles/><office:master-styles>
<style:master-page style:name="Standard"><style:header><text:p>중소벤처기업부</text:p></style:header><style:footer><text:p>- <text:page-number>3</text:page-number> -</text:p></style:footer></style:master-page>
<style:master-page style:name="Envelope"><style:header><text:p>쓰지 않는 쪽</text:p></style:header></style:master-page>
</office:master-styles>"""
NO_RUNNING = "<office:styles>{named}</office:styles><office:master-styles/>"


def paragraph(content: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def heading(words: str, level: int = 1, more: str = "") -> str:
    return f'<text:h text:outline-level="{level}" {more}>{words}</text:h>'


def span(words: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{words}</text:span>'


def item(*contents: str, more: str = "") -> str:
    """Return an item of a list; words are put into a paragraph."""
    held = (each if each.startswith("<text:") else paragraph(each) for each in contents)
    return f"<text:list-item {more}>{''.join(held)}</text:list-item>"


def listed(*items: str, style: str = "numbers", more: str = "") -> str:
    named = f'text:style-name="{style}"' if style else ""
    return f"<text:list {named} {more}>{''.join(items)}</text:list>"


def cell(content: str, more: str = "") -> str:
    inner = content if content.startswith("<") else paragraph(content)
    return f"<table:table-cell {more}>{inner}</table:table-cell>"


COVERED = "<table:covered-table-cell/>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def table(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


def frame(content: str, more: str = "") -> str:
    return f"<draw:frame {more}>{content}</draw:frame>"


def file(*blocks: str, named: str = "", styles: str = NO_RUNNING, **parts: str) -> bytes:
    """Return the bytes of a packed file.

    Args:
        blocks: The text.
        named: Added to the named styles.
        styles: What styles.xml holds, with a place for those.
        parts: Added or put in the place of parts, by their names.
    """
    contents = {
        "mimetype": MIMETYPE,
        "content.xml": _document("document-content", _content(blocks)),
        "styles.xml": _document("document-styles", styles.format(named=named)),
        **parts,
    }
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in contents.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def flat(*blocks: str) -> bytes:
    """Return the bytes of a document in one XML."""
    inner = NO_RUNNING.format(named="") + _content(blocks)
    opening = f'<office:document {NAMES} office:mimetype="{MIMETYPE}">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{opening}{inner}</office:document>'.encode()


def _content(blocks: tuple[str, ...]) -> str:
    body = f"<office:body><office:text>{''.join(blocks)}</office:text></office:body>"
    return f"<office:automatic-styles>{AUTOMATIC}</office:automatic-styles>{body}"


def _document(name: str, inner: str) -> str:
    return f"<office:{name} {NAMES}>{inner}</office:{name}>"


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(file(paragraph("지원 대상")))
