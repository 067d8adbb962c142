"""Builds the smallest HWPX files that show one thing; run as a script it writes one to look at in Hancom Office."""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO
from pathlib import Path

_NAMES = " ".join(
    f'xmlns:{prefix}="http://www.hancom.co.kr/hwpml/2011/{name}"'
    for prefix, name in (("hs", "section"), ("hp", "paragraph"), ("hh", "head"), ("hc", "core"))
)
WHITE, PLAIN = 1, 0
NUMBERED, LETTERED, BULLETED, UNNUMBERED = 1, 2, 3, 0
FILLED, CLEAR = 2, 1
HEAD = f"""<hh:head {_NAMES}>
<hh:borderFill id="1"/>
<hh:borderFill id="2"><hc:fillBrush><hc:winBrush faceColor="#1F4E79"/></hc:fillBrush></hh:borderFill>
<hh:charPr id="0" textColor="#000000" shadeColor="none" borderFillIDRef="1"/>
<hh:charPr id="1" textColor="#FFFFFF" shadeColor="none" borderFillIDRef="1"/>
<hh:numbering id="1" start="1">
<hh:paraHead start="1" level="1" numFormat="DIGIT">^1.</hh:paraHead>
<hh:paraHead start="1" level="2" numFormat="HANGUL_SYLLABLE">^2.</hh:paraHead>
</hh:numbering>
<hh:bullet id="1" char="□" useImage="0"/>
<hh:paraPr id="0"><hh:heading type="NONE" idRef="0" level="0"/></hh:paraPr>
<hh:paraPr id="1"><hh:heading type="NUMBER" idRef="1" level="0"/></hh:paraPr>
<hh:paraPr id="2"><hh:heading type="NUMBER" idRef="1" level="1"/></hh:paraPr>
<hh:paraPr id="3"><hh:heading type="BULLET" idRef="1" level="0"/></hh:paraPr>
</hh:head>"""


def run(content: str, look: int = PLAIN) -> str:
    return f'<hp:run charPrIDRef="{look}">{content}</hp:run>'


def text(words: str, look: int = PLAIN) -> str:
    return run(f"<hp:t>{words}</hp:t>", look)


def paragraph(*runs: str, shape: int = UNNUMBERED, top: int | None = None) -> str:
    lines = (
        "" if top is None else f'<hp:linesegarray><hp:lineseg vertpos="{top}"/></hp:linesegarray>'
    )
    return f'<hp:p paraPrIDRef="{shape}">{"".join(runs)}{lines}</hp:p>'


def cell(
    place: tuple[int, int], content: str, span: tuple[int, int] = (1, 1), fill: int = CLEAR
) -> str:
    inner = content if content.startswith("<hp:p") else paragraph(text(content))
    return (
        f'<hp:tc header="0" borderFillIDRef="{fill}"><hp:subList>{inner}</hp:subList>'
        f'<hp:cellAddr rowAddr="{place[0]}" colAddr="{place[1]}"/>'
        f'<hp:cellSpan rowSpan="{span[0]}" colSpan="{span[1]}"/></hp:tc>'
    )


def table(n_rows: int, n_cols: int, *cells: str) -> str:
    return f'<hp:tbl rowCnt="{n_rows}" colCnt="{n_cols}" borderFillIDRef="1"><hp:tr>{"".join(cells)}</hp:tr></hp:tbl>'


def box(*paragraphs: str) -> str:
    return f"<hp:rect><hp:drawText><hp:subList>{''.join(paragraphs)}</hp:subList></hp:drawText></hp:rect>"


def control(content: str) -> str:
    return f"<hp:ctrl>{content}</hp:ctrl>"


def held(name: str, words: str, attributes: str = "") -> str:
    return f"<hp:{name} {attributes}><hp:subList>{paragraph(text(words))}</hp:subList></hp:{name}>"


def file(*paragraphs: str, parts: dict[str, str] | None = None) -> bytes:
    """Return the bytes of a file with one section; `parts` adds or replaces parts of the container."""
    section = f"<hs:sec {_NAMES}>{''.join(paragraphs)}</hs:sec>"
    contents = {
        "mimetype": "application/hwp+zip",
        "Contents/header.xml": HEAD,
        "Contents/section0.xml": section,
    }
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in {**contents, **(parts or {})}.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(file(paragraph(text("지원 대상"), shape=NUMBERED)))
