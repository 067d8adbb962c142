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
    r"예정|계획|방침|앞두|부터|까지|접수|신청|모집|하겠|[할될릴갈둘올을] (?:것|수|예정|계획)|[한된]다(?!고 밝)|이면|기대|전망|바라"
)
# A final -ㅆ다, -ㅆ던, -ㅆ고: what is over. 있다 and 겠다 have the same final and are not past.
_PAST_ENDINGS = ("다", "던", "으", "고", "지", "는", "음", "습", "을")
_SSANG_SIOT = 20  # final consonant ㅆ among the 28 of a composed syllable


def tense_after(text: str, start: int, end: int) -> int:
    """Return 1 where the sentence of the date at `start:end` looks ahead, -1 where it looks back, else 0."""
    tail = text[start : end + _SENTENCE]
    stop = _SENTENCE_END.search(tail, end - start)
    tail = tail[: stop.end()] if stop else tail
    ahead = _AHEAD.search(tail)
    back = _past_ending(tail)
    if ahead and (back is None or ahead.start() < back):
        return 1
    return 0 if back is None else -1


def _past_ending(text: str) -> int | None:
    """Return where the first past tense stands, None if there is none."""
    for index, (syllable, following) in enumerate(pairwise(text)):
        code = ord(syllable) - 0xAC00
        if not 0 <= code < 11172 or code % 28 != _SSANG_SIOT or syllable in "있겠":
            continue
        if following in _PAST_ENDINGS and not text.startswith("고 밝", index + 1):
            return index
    return None
