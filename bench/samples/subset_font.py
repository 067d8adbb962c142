"""Cuts the font that the PDF sample embeds: Noto Sans KR with the notice's letters and no others.

    python bench/samples/subset_font.py NotoSansKR-Regular.otf

The font is under the SIL Open Font License 1.1 (``fonts/OFL.txt``), without a reserved name. Its outlines are
turned from cubic to quadratic, for ReportLab embeds TrueType only.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from sheet import NOTICE

FONT = Path(__file__).parent / "fonts" / "NoticeSansKR.ttf"
_MOST_ERROR = 1.0


def subset(source: Path, letters: str) -> TTFont:
    """Return a TrueType font that has these letters."""
    font = TTFont(source)
    known = font.getBestCmap()
    names = {
        ord(letter): known[ord(letter)] for letter in sorted(set(letters)) if ord(letter) in known
    }
    order = [".notdef", *dict.fromkeys(names.values())]
    drawn = font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        drawn[name].draw(Cu2QuPen(pen, _MOST_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    builder = FontBuilder(font["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: font["hmtx"][name] for name in order})
    ascent, descent = font["hhea"].ascent, font["hhea"].descent
    builder.setupHorizontalHeader(ascent=ascent, descent=descent)
    copyright_note = font["name"].getDebugName(0) or ""
    builder.setupNameTable(
        {"copyright": copyright_note, "familyName": "Notice Sans KR", "styleName": "Regular"}
    )
    builder.setupOS2(sTypoAscender=ascent, sTypoDescender=descent)
    builder.setupPost()
    builder.updateHead(created=0, modified=0)
    return builder.font


def main() -> None:
    """Write the font beside this script."""
    letters = NOTICE.read_text("utf-8") + "".join(map(chr, range(0x20, 0x7F)))
    FONT.parent.mkdir(exist_ok=True)
    font = subset(Path(sys.argv[1]), letters)
    font.recalcTimestamp = False
    font.save(FONT)
    missing = sorted(
        {each for each in letters if ord(each) not in font.getBestCmap()} - {"\n", "\t"}
    )
    sys.stdout.write(f"{FONT.name}: {FONT.stat().st_size} bytes, without {missing}\n")


if __name__ == "__main__":
    main()
