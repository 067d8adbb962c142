"""The words around a number: what limits it, what it is for one of, what span it covers.

``기업당 최대 3억원 이내`` says of 3억원 that it is the most (`bound`) for one firm (`per`). What is
before a number is read backwards word by word, what is after it forwards; both stop at the first word
that is none of these.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from announce_parser.values import Bound

_NEARBY = 300  # characters to each side in which a mark may be seen to begin list items
_REACH = 48  # no lead-in of a number is longer; it keeps every look around it at constant cost

# Words before a number. 최대, 최고: at most · 최소, 최저, 적어도: at least · 약, 대략: about
_BOUND_BEFORE: Final = {
    "최대": Bound.MAX, "최고": Bound.MAX, "최장": Bound.MAX,
    "최소": Bound.MIN, "최저": Bound.MIN, "적어도": Bound.MIN,
    "약": Bound.APPROX, "대략": Bound.APPROX, "어림잡아": Bound.APPROX,
}  # fmt: skip
# Words after it. 이내, 이하, 까지, 한도: up to · 이상: from · 초과: over · 미만: under · 내외, 안팎, 가량: about
_BOUND_AFTER: Final = {
    "이내": Bound.MAX, "이하": Bound.MAX, "까지": Bound.MAX, "한도": Bound.MAX, "한": Bound.MAX, "限": Bound.MAX,
    "범위": Bound.MAX, "안에": Bound.MAX, "내에서": Bound.MAX, "내로": Bound.MAX,
    "이상": Bound.MIN, "+@": Bound.MIN, "+a": Bound.MIN, "+α": Bound.MIN, "+알파": Bound.MIN,
    "초과": Bound.OVER, "넘는": Bound.OVER, "넘게": Bound.OVER, "넘어": Bound.OVER, "웃도는": Bound.OVER,
    "넘": Bound.OVER, "웃돌": Bound.OVER, "상회": Bound.OVER,
    "미만": Bound.UNDER, "밑도는": Bound.UNDER, "밑돌": Bound.UNDER, "하회": Bound.UNDER,
    "상한": Bound.MAX, "하한": Bound.MIN,
    "내외": Bound.APPROX, "안팎": Bound.APPROX, "가량": Bound.APPROX, "정도": Bound.APPROX,
    "여": Bound.APPROX, "쯤": Bound.APPROX, "남짓": Bound.APPROX, "전후": Bound.APPROX,
}  # fmt: skip
# What a limit becomes where it is denied: 초과할 수 없다 is at most, 미만이어서는 안 된다 at least.
_DENIED: Final = {
    Bound.OVER: Bound.MAX, Bound.UNDER: Bound.MIN, Bound.MIN: Bound.UNDER, Bound.MAX: Bound.OVER,
}  # fmt: skip
# 초과할 수 없다, 초과하지 않는다, 초과해서는 안 된다, 초과 불가, 초과 지급 금지; 초과하여 사업비를 편성할 수 없다.
# Who has not paid for more than a month (1개월을 초과하여 내지 않은 자) is denied nothing, nor is what 기업은 keeps apart.
_NOT: Final = (
    r"(?:(?:[할될일을길돌]|이)?[ ]?수[는가은도]?[ ]?없|(?:하|되|이|기)?지[는도]?[ ]?(?:아니|않|못|말|마)"
    r"|(?:하여|해|되어|돼|이어|여|어)서[는도]?[ ]?(?:안|아니)"
    r"|(?:[ ](?:지급|지원|신청|사용|집행|계상|편성|청구))?[은는을를이]?[ ]?(?:금지|불가(?!피)|불허|불인정|할[ ]?수[ ]?없)"
    r"|(?:하여|해|어|겨)서?[ ](?:[가-힣]{1,8}(?<![는은한된던할])[ ])?[가-힣]{1,8}"
    r"(?:[ ]?수[는가은도]?[ ]?없|[ ]?(?:금지|불가(?!피)|불허)"
    r"|지[는도]?[ ]?(?:(?:아니|못)(?:한다|함|하[며고여도]|합니다)|않(?:는다|음|습|고|도록|아야|으며))))"
)
# A limit that is the whole of a bracket after the number, or begins it: 5천만원(최대), 5천만원(이내, 부가세 포함)
_BRACKETED: Final = (
    "이내|이하|까지|한도|상한|이상|하한|초과|미만|내외|최대|최고|최장|최소|최저|최단|약"
)
# 상한액 5천만원, 하한은 10%, 최대금액: 3억원; what names a limit before the number
_LABELLED = re.compile(
    r"(?:(?:(?<![가-힣])|(?<=지원|보조|지급|금액|대출|융자))(?P<end>[상하]한)|(?P<named>[상하]한)(?=[ ]?(?:액|금액|선|율)))"
    r"[ ]?(?:액|금액|선|율|비율|가|금리|치)?[은는이가]?[ ]?[:;]?[ ]?(?:약[ ]?|총[ ]?)?$"
    r"|(?<![가-힣])(?P<most>최[대고소저])(?:액|금액|한도|한도액|[ ]?지원(?:금|액|금액))[은는이가]?[ ]?[:;]?[ ]?(?:약[ ]?|총[ ]?)?$"
)
# 원한 (grudge), 명한: 한 limits only where it ends its word after a bracketed sum; 여 only right at the unit.
_TAIL = re.compile(
    rf"""(?:\*{{1,3}}|[¹²³⁴⁵]{{1,2}})?           # 20억원* 이내: the mark of a footnote
    (?:[ ]?\([ ]?(?P<inside>{_BRACKETED})액?[ ]?[),]
    |(?:\([^()\n]{{0,40}}\))?\)?              # 2억원(총 사업비의 50%) 이내; (총 사업비의 50%) 이내
    (?:을|를|이|가)?[ ]?                   # 3만개를 초과
    (?:보다[ ]?(?:(?P<never_less>적을|작을|낮을|짧을|적게|작게|낮게)|(?P<never_more>많을|클|높을|길|많게|크게|높게))(?=[ ]?(?:수[는가도]?[ ]?없|[가-힣]{1, 6}[ ]?수[는가도]?[ ]?없))
      |(?P<denied>초과|넘(?!는)|웃돌|상회|이상|이하|이내|미만|밑돌|하회)(?={_NOT})
      |(?P<word>이내|이하|까지|한도|限(?![一-龥가-힣])|범위|안에(?!도)|내에서|내로|이상|\+[@aα]|\+알파|초과|넘는|넘게|넘어|웃도는|상회|미만|밑도는|하회
      |내외|안팎|가량|정도|여(?![가-힣])|쯤|남짓|전후|[상하]한(?:액|선)?(?=으로|이[며고다]|임|[^가-힣]|$)(?![ ]?:?[ ]?(?:약[ ])?\d))
    (?!기간)))""",
    re.VERBOSE,
)
# What a sum is for one of: the noun before 당 (each). One-syllable nouns are listed, because 수당
# (allowance), 담당 (in charge), 해당 (said), 정당 (party) end alike.
_SINGLE_NOUNS: Final = "인명팀건회대호곳개일월년주두장매점편병포과사군리읍면동마권톤반평본"
_NOT_NOUNS: Final = re.compile(r"[수배식담할해정상마성감충합타](?:당)$")
_PER_BEFORE = re.compile(
    rf"(?:(?<=\d)|(?<![가-힣A-Za-z])|(?<=개))(?P<noun>[{_SINGLE_NOUNS}]|개소|개사|[가-힣]{{2,8}}|ha|kg|kW|kWh|MWh|MMBtu|TEU|km|㎡|㎥|[lLtMg])\ ?당[은 ]?$"
)
_ONE_OF = re.compile(r"^[일한](?=[인회일명건]$|가구$|개월$|개소$)")  # 일인당, 한가구당
_RECIPIENT_EACH = re.compile(
    r"(?:^|[^가-힣])(?P<noun>기업|업체|과제|팀|개소|가구|세대|농가|기관|대학|학교|지자체|시군|지역|개사|개인)별$"
)
_RATE_WORDS: Final = {
    "연": "년", "연간": "년", "매년": "년", "해마다": "년", "월": "월", "매월": "월", "매달": "월", "월평균": "월",
    "주": "주", "매주": "주", "1일": "일", "하루": "일", "일": "일", "매일": "일", "1회": "회", "회": "회",
    "1인": "인", "인": "인", "분기": "분기", "학기": "학기", "시간": "시간", "1시간": "시간", "매시간": "시간", "매회": "회",
}  # fmt: skip
_LEAD_WORD = re.compile(r"(?:^|(?<=[\s(\[,:·/~당]))(?P<word>[0-9]{0,2}[가-힣]{1,4})$")
# 원/월; what only follows a slash is not a unit of it: 10억원 / 부가세 포함, 50억원/국비 100%
_SLASH_PER = re.compile(
    r"""
    (?:[ ]?/[ ]?1?(?=[인명개건회일월년주](?![가-힣]))|/1?)(?!부가|세금|공급가|국비|시비|도비|군비
      |구비|지방|자부|자담|민간|현금|현물|기타)(?P<noun>[가-힣]{1,4}|ha|kg|kWh?|km|㎡|㎥|MWh|REC
      |[lLtm])(?![가-힣A-Za-z])
    """,
    re.VERBOSE,
)
_FAR_PER = re.compile(
    rf"(?:\d|\b|개)(?P<noun>[{_SINGLE_NOUNS}]|개소|개사|[가-힣]{{2,8}})당 (?:[가-힣]{{1,6}}\ ?){{1,3}}$"
)
_BRACKET_PER = re.compile(
    r"\((?:1)?(?P<noun>[가-힣]{1,6})당(?!\s?(?:최대\s?|약\s?)?\d)"
)  # not (종목당 200만원)

_YEAR_BEFORE = re.compile(
    r"(?:(?<!\d)(?P<full>20\d\d)년?도?|'(?P<short>\d\d)년?도?)\)?\s?(?:총\s?|예산\s?)?$"
)
_SPAN_BEFORE = re.compile(
    r"(?<![\d'])(?P<length>\d{1,2})\ ?(?P<unit>년|개월)(?:간|\ ?동안)\s?(?:총\s?|최대\s?)?$"
)
_TOTAL_BEFORE = re.compile(r"(?:^|[^가-힣])(?:총|총액|모두|합계|도합)\s?(?:약\s?|최대\s?)?$")
_YEARLY = frozenset({"연", "연간", "매년", "해마다"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the words around a number say of it.

    Attributes:
        bound: The limit it is; None if the number is stated plainly.
        per: What it is for one of: ``기업``, ``인``, ``년``.
        covers: ``total``, a year or an ISO 8601 duration a sum is for.
    """

    bound: Bound | None = None
    per: str | None = None
    covers: str | None = None


def around(text: str, start: int, end: int) -> Surroundings:
    """Return what is around ``text[start:end]``, a number with its unit.

    A limit after the number is finer than one before it (최대 3억원 미만 is `under`).
    """
    lead = text[max(0, start - _REACH) : start]
    before = _read_back(lead)
    after = bound_after(text, end) or _COMPARISONS.get(lead.rstrip()[-1:])
    bound = after or before.bound or _labelled(lead)
    return replace(before, bound=bound, per=_per_after(text, end) or before.per)


def bound_after(text: str, end: int) -> Bound | None:
    """Return the limit that the words right after ``text[:end]`` make of the number before them."""
    match = _TAIL.match(text, end, end + _REACH)
    if match is None:
        return None
    if match["never_less"] or match["never_more"]:
        return Bound.MIN if match["never_less"] else Bound.MAX
    if match["denied"]:
        return _DENIED[_BOUND_AFTER[match["denied"]]]
    word = match["word"] or match["inside"]
    return _BOUND_AFTER.get(word) or _BOUND_BEFORE.get(word) or _BOUND_AFTER[word[:2]]


def _labelled(lead: str) -> Bound | None:
    """Return the limit that the words before a number call it: 상한액 5천만원, 최소금액: 10만원."""
    match = _LABELLED.search(lead)
    if match is None:
        return None
    return (
        Bound.MAX
        if "상한" in (match["end"], match["named"]) or match["most"] in ("최대", "최고")
        else Bound.MIN
    )


_COMPARISONS: Final = {
    "≥": Bound.MIN, "≧": Bound.MIN, "≤": Bound.MAX, "≦": Bound.MAX,
}  # fmt: skip


def _per_after(text: str, end: int) -> str | None:
    """Return the noun of ``원/인`` or ``원(인당``."""
    match = _SLASH_PER.match(text, end) or _BRACKET_PER.match(text, end)
    if match is None or _NOT_NOUNS.search(match["noun"] + "당"):
        return None
    return match["noun"]


def _read_back(lead: str) -> Surroundings:
    """Return what a lead-in says, reading it backwards word by word."""
    found = Surroundings(covers=_covers(lead))
    for _ in range(5):
        lead = lead.rstrip()
        word = _LEAD_WORD.search(lead)
        noun = _find_noun_each(lead)
        if noun is not None:
            return replace(found, per=found.per or noun)
        step = _step(word["word"], found) if word else None
        if word is None or step is None:
            return _with_far_noun(found, lead)
        found, lead = step, lead[: word.start("word")]
    return found


def _step(word: str, found: Surroundings) -> Surroundings | None:
    """Return the reading with one more word, None where the word does not belong to the lead-in."""
    if word in _BOUND_BEFORE:
        return replace(found, bound=found.bound or _BOUND_BEFORE[word])
    if word in _RATE_WORDS:
        covers = "P1Y" if word in _YEARLY else found.covers
        return replace(found, per=found.per or _RATE_WORDS[word], covers=covers)
    return found if word in ("총", "각", "각각", "평균") else None


def _find_noun_each(lead: str) -> str | None:
    """Return the noun of ``과제당`` or ``팀별`` at the end of a lead-in."""
    match = _PER_BEFORE.search(lead) or _RECIPIENT_EACH.search(lead)
    if match is None or _NOT_NOUNS.search(match.group().rstrip(" 은")):
        return None
    return _ONE_OF.sub("", match["noun"])


def _with_far_noun(found: Surroundings, lead: str) -> Surroundings:
    """Add the noun of ``기업당 지원한도는 최대``, where plain words are between it and the number."""
    far = _FAR_PER.search(lead + " ")
    if found.per is not None or far is None or _NOT_NOUNS.search(far["noun"] + "당"):
        return found
    return replace(found, per=far["noun"])


def _covers(lead: str) -> str | None:
    """Return the span that a sum is said to be for right before it."""
    span = _SPAN_BEFORE.search(lead)
    if span is not None:
        return f"P{span['length']}{'Y' if span['unit'] == '년' else 'M'}"
    year = _YEAR_BEFORE.search(lead)
    if year is not None:
        return year["full"] or f"20{year['short']}"
    return "total" if _TOTAL_BEFORE.search(lead) else None


def is_minus(sign: str, text: str, position: int, *, in_cell: bool) -> bool:
    """Return whether a mark before a number makes it negative rather than beginning a list item.

    ``△3.2%`` is minus 3.2 unless the same passage lists words with △; ▲ lists more often than it
    subtracts, so it counts only in a cell or right after a bracket; a hyphen only attached and not
    at the start of a line.
    """
    if not sign:
        return False
    if sign.startswith(("마이너스", "(")):
        return True  # (-)1,200: the bracket makes a sign of it
    before = text[max(0, position - 1) : position]
    mark = sign[0]
    nearby = text[max(0, position - _NEARBY) : position + _NEARBY]
    if mark == "△":
        return _LISTING_TRIANGLE.search(nearby) is None
    if mark == "▲":
        if in_cell or (before == "(" and nearby.count("▲") == 1):
            return True
        lead = text[max(0, position - _REACH) : position]
        return TRIANGLE_LISTS.search(nearby) is None and _IN_BRACKETS.search(lead) is not None
    alone = not position and _LETTER.search(nearby) is None  # -3.2% and nothing else lists nothing
    return sign == "-" and (in_cell or alone or before in (" ", "(", "/"))


_LETTER = re.compile(r"[가-힣]{2}")
TRIANGLE_LISTS = re.compile(r"[△▲]\s?(?:[가-힣A-Za-z'\"「]|\d[^()\n△▲]{0,40}(?<!,)\s[△▲])")
# (▲16만 9천명, ▲8.7%): only numbers with their marks between the bracket and this one
_IN_BRACKETS = re.compile(r"\((?:[△▲]\s?[\d.,만천억백%p가-힣 ]{1,16},\ ?){0,2}$")
_LISTING_TRIANGLE = re.compile(r"△\s?[가-힣A-Za-z'\"「]")
