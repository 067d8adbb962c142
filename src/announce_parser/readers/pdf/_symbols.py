"""Symbol fonts → Unicode: a bullet of Wingdings arrives as the Latin letter at its code.

Fonts of symbols have no Unicode of their own; writers of PDF pass their codes on as Latin-1 or CP1252
(``§`` for ▪, ``Ø`` for ➢), or as U+F000 plus the code. Hancom gives every glyph of its private plane 15
as U+F000, so all that can be said of it is that a mark stands there.
"""

from __future__ import annotations

import re

_SYMBOL_FONT = re.compile(r"wingdings|webdings|zapfdingbats|^symbol", re.IGNORECASE)
# Codes of Wingdings by what a reader sees, as Unicode names them (L2/11-196).
_WINGDINGS: dict[int, str] = {
    0x28: "☎",
    0x2A: "✉",
    0x46: "☞",
    0x4A: "☺",
    0x6C: "●",
    0x6D: "❍",
    0x6E: "■",
    0x6F: "□",
    0x70: "❐",
    0x71: "❑",
    0x72: "❒",
    0x73: "⬧",
    0x74: "⧫",
    0x75: "◆",
    0x76: "❖",
    0x77: "⬥",
    0x9E: "·",
    0x9F: "•",
    0xA0: "•",
    0xA1: "○",
    0xA4: "◉",
    0xA6: "❍",
    0xA7: "▪",
    0xA8: "◻",
    0xAB: "★",
    0xB7: "•",
    0xD8: "➢",
    0xDC: "➲",
    0xDF: "←",
    0xE0: "→",
    0xE8: "➔",
    0xEF: "⇦",
    0xF0: "⇨",
    0xF2: "⇩",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
HANCOM_MARK = "\uf000"
_UNKNOWN_MARK = "•"


def is_symbol_font(font: str) -> bool:
    """Return whether a font's codes are pictures, by its name."""
    return _SYMBOL_FONT.search(font) is not None


def symbol(text: str, font: str) -> str:
    """Return what a reader of the page sees where a font has its own idea of a character."""
    if text == HANCOM_MARK:
        return _UNKNOWN_MARK
    if "wing" not in font.lower():
        return text
    code = ord(text)
    if 0xF000 < code <= 0xF0FF:
        code -= 0xF000
    elif code > 0xFF:
        encoded = text.encode("cp1252", "ignore")
        code = encoded[0] if encoded else code
    return _WINGDINGS.get(code, text)
