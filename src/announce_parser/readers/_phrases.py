"""What a heading sounds like: a short phrase that ends in a noun, where running text ends in a verb."""

from __future__ import annotations

from announce_parser.patterns import lazy_regex

_LONGEST_PHRASE = 60
_VERB_END = lazy_regex(
    r"(?:[.!?,;:·]|다|니까|세요|하며|으며|있고|하고|되고|[었있없했겠]음|[^포]함|됨|[것정획중침]임|밝힘|하여|으로써|지만|위해|많아|따라|통해|[를을는])"
    r"[\s\"'”’」』)\]]*$"
)
# In the middle of a text: a clause that runs on (and, while), or a step from before to after.
_RUNNING = lazy_regex(r"[고며],|시면\s|→")
_LETTERS = lazy_regex(r"[가-힣A-Za-z]")
_ADDRESS = lazy_regex(r"https?://|www\.|@|\d{2,4}-\d{3,4}-\d{4}|[☎☏]")
# 참고 (for reference), 붙임 / 첨부 / 별첨 (attached), 별지 (form), 별표 (schedule), with a number or alone.
APPENDIX = lazy_regex(
    r"(?P<open>[<\[【〈(]\s?)?(?P<word>참\s?고\s?자료|참\s?고|붙\s?임|별\s?첨|첨\s?부|별\s?지|별\s?표)"
    r"(?P<number>\s{0,3}\d{1,2}(?!\d|년|월|일|\.\d|개|명|차|단계|[가-힣])(?:-\d{1,2})?|\s{0,2}[①-⑳Ⅰ-Ⅹ])?"
    r"(?P<close>\s?[>\]】〉)])?(?P<dot>\s?[.:])?(?=\s|$)\s*"
)


def is_phrase(text: str, longest: int = _LONGEST_PHRASE) -> bool:
    """Return whether a text could be a heading: short, with letters, no sentence and no address."""
    if not text or len(text) > longest or len(_LETTERS.findall(text)) < 2:
        return False
    if _RUNNING.search(text) or _ADDRESS.search(text):
        return False
    return _VERB_END.search(text[-24:]) is None
