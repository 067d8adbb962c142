"""Builds the smallest DOCX files that show one thing; run as a script it writes one to look at in Word."""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO
from pathlib import Path

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in (
        ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("r", f"{_OFFICE}/relationships"),
        ("m", f"{_OFFICE}/math"),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
        ("c", "http://schemas.openxmlformats.org/drawingml/2006/chart"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
        ("v", "urn:schemas-microsoft-com:vml"),
    )
)
_KINDS = (
    "styles",
    "numbering",
    "footnotes",
    "endnotes",
    "comments",
    "settings",
    "header",
    "footer",
)
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="own"><w:name w:val="큰 항목"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="listed"><w:name w:val="List Number"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="unseen"><w:name w:val="unseen"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="table" w:styleId="banded"><w:name w:val="banded"/><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="1F4E79"/></w:tcPr></w:tblStylePr></w:style>
"""


def run(content: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr>{content}</w:r>"


def text(words: str, look: str = "") -> str:
    return run(f'<w:t xml:space="preserve">{words}</w:t>', look)


def paragraph(*runs: str, shape: str = "") -> str:
    return f"<w:p><w:pPr>{shape}</w:pPr>{''.join(runs)}</w:p>"


def numbered(words: str, number: int = 1, level: int = 0) -> str:
    shape = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text(words), shape=shape)


def level(index: int, template: str, number_format: str = "decimal", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'{more}<w:lvlText w:val="{template}"/></w:lvl>'
    )


def numbering(*levels: str, override: str = "", extra: str = "") -> str:
    """Return the lists 1 and 2 on one definition; `override` is put into list 2."""
    return (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>{extra}'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{override}</w:num>'
    )


def cell(content: str, properties: str = "") -> str:
    inner = content if content.startswith("<w:") else paragraph(text(content))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, style: str = "") -> str:
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    return f"<w:tbl><w:tblPr>{named}</w:tblPr>{''.join(rows)}</w:tbl>"


def field(instruction: str, shown: str | None = None) -> str:
    """Return the runs of a field; one without a result where `shown` is None."""
    marks = [run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")]
    result = "" if shown is None else marks[1] + text(shown)
    return marks[0] + run(f"<w:instrText>{instruction}</w:instrText>") + result + marks[2]


def box(*paragraphs: str, fallback: str = "") -> str:
    held = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    drawn = f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{held}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wp:inline>{drawn}</wp:inline></w:drawing></mc:Choice>'
    older = f"<w:pict><v:shape><v:textbox>{fallback or held}</v:textbox></v:shape></w:pict>"
    return run(
        f"<mc:AlternateContent>{choice}<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent>"
    )


def file(*blocks: str, **parts: str) -> bytes:
    """Return the bytes of a file; `parts` adds parts by their kind (``footnotes``) or, with a dot, their name."""
    named = {"styles": STYLES, **{kind: inner for kind, inner in parts.items() if kind in _KINDS}}
    links = "".join(
        f'<Relationship Id="{kind}" Type="{_OFFICE}/relationships/{kind}" Target="{kind}.xml"/>'
        for kind in named
    ) + parts.get("links", "")
    contents = {
        "[Content_Types].xml": _types(tuple(named), parts.get("main", "document.main")),
        "_rels/.rels": _relations(
            f'<Relationship Id="m" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": f"<w:document {NAMES}><w:body>{''.join(blocks)}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(links),
        **{f"word/{kind}.xml": _part(kind, inner) for kind, inner in named.items()},
        **{name: inner for name, inner in parts.items() if "/" in name},
    }
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in contents.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def _part(kind: str, inner: str) -> str:
    root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
    return f"<w:{root} {NAMES}>{inner}</w:{root}>"


def _relations(links: str) -> str:
    name = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{name}">{links}</Relationships>'


def _types(kinds: tuple[str, ...], main: str) -> str:
    stated = main if "/" in main else f"{_WORDS}.{main}+xml"
    overrides = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{_WORDS}.{kind}+xml"/>'
        for kind in kinds
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{stated}"/>{overrides}</Types>'
    )


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(file(paragraph(text("지원 대상"))))
