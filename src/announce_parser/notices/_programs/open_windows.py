"""What a notice says of a window instead of days: open until something ends it, at any time, or later.

``예산 소진 시까지`` and ``연중 수시`` are windows without days; ``추후 공지``, ``공고일로부터 14일간`` and ``매월 10일까지``
say that there is none yet, or that it differs: ``stated_absent`` of the record.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.figures.period import EARLY
from announce_parser.notices._base import place
from announce_parser.notices._lines import lines
from announce_parser.patterns import lazy_regex
from announce_parser.values import Period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from announce_parser.notices._base import Material
    from announce_parser.notices._programs.facts import Said
    from announce_parser.record import Stated

_LONGEST = 60
# 예산 소진 시까지, 사업비의 소진시, 공고일 ~ 예산소진시, (예산 소진 시 조기 마감); near miss: 재고 소진
_EXHAUSTED = lazy_regex(
    r"(?:예산|사업비|자금|재원|기금|지원금|보조금|물량|한도)\s?(?:의|이|가)?\s?(?:전액\s?|모두\s?|조기\s?)?(?:소진|마감)"
    r"\s?(?:시|때|되면|될\s?때)|^소진\s?시"
)
# 연중 수시, 상시 접수; near miss: 상시근로자, 수시 점검
_ROLLING = lazy_regex(
    r"(?<![가-힣])(?:연중|상시|수시)(?![가-힣]*(?:근로|근무|고용|종업|점검|변경|공지|안내))"
    r"(?!\s(?:근로|근무|고용|종업|점검|변경|공지|안내))"
)
_NONE = lazy_regex(r"[-–—]|해당\s?(?:사항\s?)?없음|없음")
_LATER = lazy_regex(
    r"(?:추후|별도|차후|개별|향후)(?:로|에)?\s?(?:[가-힣]{1,6}(?:에|로|을|를)?\s){0,2}"
    r"(?:공지|안내|공고|통보|통지|확정|결정|협의|게시|지정)|미정(?![가-힣])|협의\s?(?:후|하여|에\s?따라|결정)"
)
_VARIES = lazy_regex(
    # 채용 시까지, 모집 완료 시까지, 선착순 마감
    r"(?:채용|충원|선발|선정|모집|마감|확보|완료|종료|달성|적격자\s?채용)\s?(?:완료\s?)?(?:시|때)\s?까지|선착순"
    # 공고일로부터 14일간, 공고 후 20일 이내
    r"|(?:공고|게시|통보|통지|접수|선정|고시|신청)(?:일|한\s?날)?(?:으?로)?\s?(?:부터|이후|후)\s?\d{1,3}\s?(?:영업|근무)?(?:일|주|개월)"
    # 매월 10일까지, 분기별
    r"|매\s?(?:월|달|주|년|분기|반기|학기|회)(?![가-힣])|매(?:월|주|년)\s|(?:분기|반기|월|회차|과제|사업|기관)별|상이(?:함)?$"
)

# 신청이 조기 마감될 수 있음, ※ 예산 소진 시 조기 마감; near miss: 본 용역은 조기 종료, 행사는 예산 소진 시 조기 마감
_CLOSES_EARLY = lazy_regex(
    rf"(?:(?:신청|접수|모집|공모|선착순)|^\s*[※*][^.\n]{{0,12}}(?:예산|사업비|자금))[^.\n]{{0,24}}?{EARLY.pattern}"
)


def standing_window(text: str) -> Period | None:
    """Return the window that a text without days calls open; None for any other text."""
    if len(text) > _LONGEST:
        return None
    exhausted = _EXHAUSTED.search(text) is not None
    rolling = _ROLLING.search(text) is not None
    if not exhausted and not rolling:
        return None
    return Period(
        interval="..",
        text=" ".join(text.split()),
        until_exhausted=True if exhausted else None,
        rolling=True if rolling else None,
    )


def absence(text: str) -> str | None:
    """Return what a text says instead of a window: ``none``, ``to_be_announced``, ``varies``; None where it says neither."""
    bare = text.strip()
    if _NONE.fullmatch(bare):
        return "none"
    if len(bare) > _LONGEST:
        return None
    if _LATER.search(bare):
        return "to_be_announced"
    return "varies" if _VARIES.search(bare) else None


def has_days(values: Iterable[object]) -> bool:
    """Return whether one of the values is a day or a span of the calendar."""
    return any(isinstance(value, Period) for value in values)


def that_may_close_early(material: Material, window: Stated[Said] | None) -> Stated[Said] | None:
    """Return the window of the one program of a notice, with its note that it may close before its last day."""
    if window is None or not isinstance(window.value, Period) or window.value.may_close_early:
        return window
    for line in lines(material.document):
        match = _CLOSES_EARLY.search(line.text)
        if match is not None:
            span = (line.start + match.start(), line.start + match.end())
            value = window.value.model_copy(update={"may_close_early": True})
            where = place(material.document.source(*span))
            return replace(window, value=value, places=(*window.places, where))
    return window
