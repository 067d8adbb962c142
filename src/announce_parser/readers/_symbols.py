"""Symbol fonts → Unicode: a bullet of Wingdings arrives as the Latin letter at its code.

Fonts of symbols have no Unicode of their own; writers of PDF pass their codes on as Latin-1 or CP1252
(``§`` for ▪, ``Ø`` for ➢), they and word processors also as U+F000 plus the code. Hancom gives every glyph of its private plane 15
as U+F000, so all that can be said of it is that a mark is there.
"""

from __future__ import annotations

import re

_SYMBOL_FONT = re.compile(r"wingdings|webdings|zapfdingbats|^symbol|hwpeq", re.IGNORECASE)
_FORMULA_FONT = "hwpeq"
# Hancom's font of formulas: figures in the order of the keyboard, the bar of a fraction, brackets in three pieces.
_FORMULA: dict[int, str] = {
    **dict(zip(range(0xE034, 0xE03E), "1234567890", strict=True)),
    0xE042: "%",
    **dict(zip(range(0xE044, 0xE049), "()-=+", strict=True)),
    0xE06D: "/",
    0xE101: "[",
    0xE105: "]",
    **dict.fromkeys((0xE100, 0xE102, 0xE103, 0xE104), " "),
}
# Codes of Wingdings by what a reader sees, as Unicode names them (L2/11-196).
WINGDINGS: dict[int, str] = {
    **{0x80 + number: sign for number, sign in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")},
    0x22: "✂",
    0x28: "☎",
    0x2A: "✉",
    0x45: "☜",
    0x46: "☞",
    0x47: "☝",
    0x48: "☟",
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
    0xA2: "○",
    0xA3: "○",
    0xA4: "◉",
    0xA5: "◎",
    0xA6: "❍",
    0xA7: "▪",
    0xA8: "◻",
    0xAA: "✦",
    0xAB: "★",
    0xAC: "✶",
    0xAD: "✴",
    0xAE: "✹",
    0xB7: "•",
    0xD8: "➢",
    0xDC: "➲",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xE8: "➔",
    0xEF: "⇦",
    0xF0: "⇨",
    0xF1: "⇧",
    0xF2: "⇩",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
# Codes of Wingdings 2, with which forms of Word are ticked.
_WINGDINGS_2: dict[int, str] = {
    **{0x69 + number: sign for number, sign in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩")},
    **{0x75 + number: sign for number, sign in enumerate("❶❷❸❹❺❻❼❽❾❿")},
    0x4F: "✗",
    0x50: "✓",
    0x51: "☒",
    0x52: "☑",
    0x53: "☒",
    0x54: "☒",
    0xA2: "■",
    0xA3: "☐",
}
# Codes of Symbol where they are not Greek letters of a formula: signs and bullets (Adobe's table of the font).
_SYMBOL: dict[int, str] = {
    0xA3: "≤",
    0xA5: "∞",
    0xA7: "♣",
    0xA8: "♦",
    0xAA: "♠",
    0xAB: "↔",
    0xAC: "←",
    0xAD: "↑",
    0xAE: "→",
    0xAF: "↓",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xBC: "…",
    0xD7: "⋅",
    0xDE: "⇒",
    0xE5: "∑",
}
_GREEK = dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
HANCOM_MARK = "\uf000"
_UNKNOWN_MARK = "•"


def is_symbol_font(font: str) -> bool:
    """Return whether a font's codes are pictures, by its name."""
    return _SYMBOL_FONT.search(font) is not None


def symbol(text: str, font: str) -> str:
    """Return what a reader of the page sees where a font has its own idea of a character."""
    if text == HANCOM_MARK:
        return _UNKNOWN_MARK
    code = ord(text)
    if font.lower() == "symbol":
        return _in_symbol(code - 0xF000) if 0xF000 < code <= 0xF0FF else text
    if _FORMULA_FONT in font.lower():
        return _FORMULA.get(code, text)
    if "wing" not in font.lower():
        return text
    if 0xF000 < code <= 0xF0FF:
        code -= 0xF000
    elif code > 0xFF:
        encoded = text.encode("cp1252", "ignore")
        code = encoded[0] if encoded else code
    if "2" in font:
        return _WINGDINGS_2.get(code, text)
    return WINGDINGS.get(code, text)


def _in_symbol(code: int) -> str:
    """Return the sign of the font Symbol; its digits and brackets are ASCII."""
    sign = _SYMBOL.get(code) or _GREEK.get(code)
    return sign or (chr(code) if 0x20 <= code < 0x61 else _UNKNOWN_MARK)
