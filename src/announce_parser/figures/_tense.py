"""Whether a sentence looks ahead or back: ``1월 중 공고할 예정이다`` against ``1월에 공고했다``.

Characters are enough here: the past tense of Korean ends a syllable in ㅆ before 다, 던, 고 …
"""

from __future__ import annotations

import re
from itertools import pairwise

_SENTENCE = 120  # characters in which the predicate of a date is looked for
_SENTENCE_END = re.compile(r"[.!?]\s|\n|[다음함됨][.]")
# What lies ahead: to be, planned, from … on, until, receipt, recruitment, will.
_AHEAD = re.compile(
    r"예정|계획|방침|앞두|접수|신청|모집|하겠|[할될릴갈둘올을] (?:것|수|예정|계획)|[한된]다(?!고 밝)|이면|기대|전망|바라"
)
# From, until: of what lies ahead, unless the sentence goes on in the past (3월 15일부터 열렸다).
_SPAN = re.compile(r"부터|까지")
# 시행된다고 밝혔다: the office said so on its day; what it said is not over for that.
_SAID = re.compile(
    r"고\s(?:밝혔|전했|말했|설명했|강조했|덧붙였|발표했|당부했|소개했|예고했|공고했)"
)
# A final -ㅆ다, -ㅆ던, -ㅆ고: what is over. 있다 and 겠다 have the same final and are not past.
_PAST_ENDINGS = ("다", "던", "으", "고", "지", "는", "음", "습", "을")
_SSANG_SIOT = 20  # final consonant ㅆ among the 28 of a composed syllable


def tense_after(text: str, start: int, end: int) -> int:
    """Return 1 where the sentence of the date at `start:end` looks ahead, -1 where it looks back, else 0."""
    tail = text[start : end + _SENTENCE]
    stop = _SENTENCE_END.search(tail, end - start)
    tail = _SAID.sub(_masked, tail[: stop.end()] if stop else tail)
    ahead = _AHEAD.search(tail)
    back = _past_ending(tail)
    if ahead and (back is None or ahead.start() < back):
        return 1
    if back is None:
        return 1 if _SPAN.search(tail) else 0
    return -1


def _masked(match: re.Match[str]) -> str:
    return "·" * len(match[0])


def _past_ending(text: str) -> int | None:
    """Return where the first past tense is, None if there is none."""
    for index, (syllable, following) in enumerate(pairwise(text)):
        code = ord(syllable) - 0xAC00
        if not 0 <= code < 11172 or code % 28 != _SSANG_SIOT or syllable in "있겠":
            continue
        if following in _PAST_ENDINGS and not text.startswith("고 밝", index + 1):
            return index
    return None
