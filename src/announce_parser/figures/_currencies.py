"""Currencies: the words, signs and ISO 4217 codes that are before or after an amount, and what begins like one."""

from __future__ import annotations

import re
from typing import Final

# Written after the number. 불 is the old word for dollar; 원 is guarded below. 동, 랜드 and 페소 are other
# words or other countries' money without the country before them.
_DOLLARS: Final = {
    "미국": "USD", "미": "USD", "캐나다": "CAD", "호주": "AUD", "홍콩": "HKD", "싱가포르": "SGD",
    "대만": "TWD", "뉴질랜드": "NZD",
}  # fmt: skip
_FOREIGN: Final = {
    "유로": "EUR", "엔": "JPY", "일본 엔": "JPY", "위안": "CNY", "중국 위안": "CNY", "元": "CNY",
    "파운드": "GBP", "영국 파운드": "GBP", "프랑": "CHF", "스위스 프랑": "CHF", "스위스프랑": "CHF",
    "바트": "THB", "태국 바트": "THB", "링깃": "MYR", "루블": "RUB", "루피아": "IDR", "헤알": "BRL",
    "루피": "INR", "인도 루피": "INR", "필리핀 페소": "PHP", "멕시코 페소": "MXN", "베트남 동": "VND",
    "디르함": "AED", "리얄": "SAR", "텡게": "KZT", "즈워티": "PLN", "포린트": "HUF", "크로나": "SEK",
    "노르웨이 크로네": "NOK", "덴마크 크로네": "DKK", "리라": "TRY", "셰켈": "ILS", "라리": "GEL",
    "투그릭": "MNT", "콜론": "CRC", "페세타": "ESP", "길더": "NLG", "네덜란드 길더": "NLG",
    "네덜란드 휠던": "NLG",
}  # fmt: skip
# ISO 4217 codes that are before or after an amount; PHP and TRY are also names and words.
_CODES: Final = (
    "KRW", "USD", "EUR", "JPY", "GBP", "CNY", "RMB", "AED", "AUD", "BRL", "CAD", "CHF", "HKD", "IDR", "INR",
    "KZT", "MXN", "MYR", "NZD", "PLN", "RUB", "SAR", "SEK", "SGD", "THB", "TWD", "VND", "ZAR",
)  # fmt: skip
_BY_CODE: Final = {code: "CNY" if code == "RMB" else code for code in _CODES}
WORDS: Final = {
    "원": "KRW", "圓": "KRW", "달러": "USD", "불": "USD",
    **{f"{country}{space}{word}": code for country, code in _DOLLARS.items() for space in ("", " ")
       for word in ("달러", "불")},
    **_FOREIGN, **_BY_CODE, "krw": "KRW", "usd": "USD", "$": "USD", "€": "EUR", "£": "GBP", "₩": "KRW",
}  # fmt: skip
SYMBOLS: Final = {
    "₩": "KRW", "\\": "KRW", "US$": "USD", "HK$": "HKD", "A$": "AUD", "C$": "CAD", "S$": "SGD", "NT$": "TWD",
    "$": "USD", "€": "EUR", "¥": "JPY", "£": "GBP", "₫": "VND", "₹": "INR", "฿": "THB",
    **_BY_CODE, "krw": "KRW", "usd": "USD",
}  # fmt: skip
SIGNS: Final = re.compile(r"[₩\\$€¥£₫₹฿]|[A-Z]{3}|krw|usd")
ENGLISH_SCALES: Final = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "mn": 10**6, "bn": 10**9,
    "MM": 10**6, "M": 10**6, "B": 10**9, "K": 10**3, "k": 10**3, "m": 10**6, "mil": 10**6, "bil": 10**9,
}  # fmt: skip


def any_of(words: dict[str, str] | dict[str, int]) -> str:
    """Return an alternation, longest word first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# 원칙 principle, 원색 colour, 원자력 nuclear, 원금 principal; 엔진 engine, 엔드 end; 불가 impossible; 유로파
_NOT_CURRENCY: Final = (
    r"(?!(?<=원)(?:칙|색|자력|전|격|룸|심|탁|숭이|생동물|소\b|형\b|천기술|인\ ?분석)"
    r"|(?<=엔)(?:진|드|터|지니)|(?<=불)(?:가|법|량|편|능|만|이익|합격|포함|참)|(?<=유로)(?:파|폴|존|스타)"
    r"|(?<=프랑)스|(?<=라리)가|(?<=[A-Za-z])[A-Za-z]|(?<=[$€£₩])\d)"
)
CURRENCY: Final = rf"(?P<currency>{any_of(WORDS)}){_NOT_CURRENCY}"
