"""What a figure is for its text: the noun it belongs to, in the roles of the contract.

``총사업비는 10억원`` is a budget, ``자부담 20%`` the applicant's own share, ``30명을 선발`` awards. The noun is
before the figure in its clause or right after it; morphemes tell nouns from what only ends like them, and
where a text has none (another's tokenizer) its words do, without their particles. A figure that a condition
names (``매출액 100억원 이상인 기업``) is a reference, and one that is denied or left out has no role.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from announce_parser.figures._calendar import OpenWhen
from announce_parser.figures.phone import EMERGENCY
from announce_parser.tokenizers import Role, morphemes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.figures._base import Found, Passage
    from announce_parser.record import FigureRole

_REACH: Final = 60  # characters to each side; a noun further off belongs to another figure
# The end of a clause; the comma of 1,000 is not one, nor is 고 of 공고, 신고, 보고.
_BORDER = re.compile(
    r"[\n.;!?※■□○◦▲△•](?!\d)|(?<!\d),|,(?!\d{3})|(?<=[고며])(?<![공광신보참국재최사권선경]고),?\ "
)
_MONEY_NOUNS: Final[dict[str, FigureRole]] = {
    "예산": "budget", "사업비": "budget", "재원": "budget", "소요액": "budget", "총액": "budget",
    "출연금": "budget", "사업규모": "budget", "예산액": "budget", "사업예산": "budget",
    "한도": "cap", "한도액": "cap", "상한": "cap", "상한액": "cap", "지원금액": "cap", "지원금": "cap",
    "단가": "unit_cost", "수당": "unit_cost", "임금": "unit_cost", "연봉": "unit_cost", "회비": "unit_cost",
    "수수료": "unit_cost", "이용료": "unit_cost", "참가비": "unit_cost", "보수": "unit_cost",
    "목표": "target", "목표액": "target",
}  # fmt: skip
_RATIO_NOUNS: Final[dict[str, FigureRole]] = {
    "보조율": "subsidy_ratio", "지원율": "subsidy_ratio", "보조비율": "subsidy_ratio", "국비": "subsidy_ratio",
    "지원비율": "subsidy_ratio", "국고": "subsidy_ratio", "출연금": "subsidy_ratio", "보조": "subsidy_ratio",
    "자부담": "own_share", "자기부담": "own_share", "자기부담금": "own_share", "기업부담금": "own_share",
    "민간부담금": "own_share", "자부담률": "own_share", "본인부담": "own_share", "자부담금": "own_share",
    "증가율": "growth", "감소율": "growth", "성장률": "growth", "증감률": "growth", "상승률": "growth",
    "대비": "growth", "비중": "share", "점유율": "share", "비율": "share", "목표": "target",
}  # fmt: skip
_COUNT_NOUNS: Final[dict[str, FigureRole]] = {
    "모집인원": "awards", "선발인원": "awards", "채용인원": "awards", "지원대상": "awards", "선정규모": "awards",
    "지원규모": "awards", "모집규모": "awards", "정원": "awards", "인원": "awards", "모집": "awards",
    "선정": "awards", "선발": "awards", "채용": "awards", "목표": "target",
}  # fmt: skip
_WHEN_NOUNS: Final[dict[str, FigureRole]] = {
    "공고": "announcement", "공고일": "announcement", "공고기간": "announcement", "접수": "application",
    "신청": "application", "접수기간": "application", "신청기간": "application", "모집기간": "application",
    "평가": "evaluation", "심사": "evaluation", "평가기간": "evaluation", "배포": "published",
    "배포일": "published", "보도일": "embargo", "보도시점": "embargo",
}  # fmt: skip
_LENGTH_NOUNS: Final[dict[str, FigureRole]] = {
    "기간": "duration", "사업기간": "duration", "지원기간": "duration", "연구기간": "duration",
    "수행기간": "duration", "협약기간": "duration", "과업기간": "duration", "용역기간": "duration",
    "계약기간": "duration", "이행기간": "duration", "교육기간": "duration", "개발기간": "duration",
}  # fmt: skip
# As the end of another word they say something else: 혼인기간 how long a couple is married, 시가총액 a market's worth
_WHOLE_WORDS: Final = frozenset({"기간", "총액"})
_NOUNS: Final[dict[str, dict[str, FigureRole]]] = {
    "money": _MONEY_NOUNS, "ratio": _RATIO_NOUNS, "count": _COUNT_NOUNS, "date": _WHEN_NOUNS,
    "datetime": _WHEN_NOUNS, "period": _WHEN_NOUNS, "duration": _LENGTH_NOUNS,
}  # fmt: skip
# The same nouns with no more than a particle after them: 선발 is not one in 선발규모
_KNOWN = {
    kind: re.compile(f"(?:{'|'.join(nouns)})(?![가-힣]{{2}})") for kind, nouns in _NOUNS.items()
}
_DAY_BEHIND: Final[tuple[tuple[re.Pattern[str], FigureRole], ...]] = (
    (re.compile(r"(?:에|부터|까지)?\ ?공고"), "announcement"),
    (re.compile(r"(?:에|부터|까지)?\ ?(?:신청|접수|모집)"), "application"),
    (re.compile(r"(?:에|부터|까지)?\ ?(?:평가|심사)"), "evaluation"),
)
# What a text says right after a figure: 30명을 선발, 50% 증가, 2억원 한도, 10억원의 예산
_BEHIND: Final[dict[str, tuple[tuple[re.Pattern[str], FigureRole], ...]]] = {
    "money": (
        (re.compile(r"\ ?(?:한도|(?:이내|까지|이하)(?:로|에서|를)?\ 지원)"), "cap"),
        (re.compile(r"(?:의|을|를|이)?\ (?:예산|재원|사업비)"), "budget"),
        (re.compile(r"[을를]?\ (?:투입|편성|배정)"), "budget"),
        # 단가를 3만원 인상: by how much, where 3만원으로 인상 is the new price
        (re.compile(r"\ ?(?:[↑↓]|인상|인하|증액|감액|상향|하향)"), "growth"),
    ),
    "ratio": (
        (re.compile(r"p?\ ?(?:[을를]\ ?목표로|달성(?:을|하겠|할|한다))"), "target"),
        (re.compile(r"p?[이가]?\ ?(?:증가|감소|상승|하락|늘|줄|성장|급증|급감|높아|낮아|오[르른]|올[라랐]|떨어|내[려렸리]|[↑↓])"), "growth"),
        (re.compile(r"[을를]\ (?:차지|점유)"), "share"),
        (re.compile(r"(?:까지|를|을|이내)?\ ?(?:지원|보조)"), "subsidy_ratio"),
    ),
    "count": (
        (re.compile(r"\ ?(?:[을를]\ ?목표로|[가-힣 ]{0,6}[을를]?\ ?(?:달성|육성|양성)(?:하겠|할\ 계획))"), "target"),
        (re.compile(r"(?:\ (?:내외|이내|안팎))?[을를의]?\ ?(?:[가-힣]{2,8}[을를]\ )?(?:선발|선정|모집|채용|지원)"), "awards"),
    ),
    "date": _DAY_BEHIND, "datetime": _DAY_BEHIND, "period": _DAY_BEHIND,
}  # fmt: skip
# 공고 기간, 보유 기간: lengths of something else than support
_OTHER_LENGTH = re.compile(
    r"(?:공고|접수|신청|모집|혼인|보유|이용|협상|상환|거치|인정|유예|입주|유효|처리|대여)\ ?기간"
)
# 전년 대비, '25년 예산 대비, 기존 대비: another time, of which the figure tells the change
_COMPARED = re.compile(
    r"""
    (?:[년월일주]|분기|반기|동기|동월|작년|지난\ ?[해달]|전[년월일주기]도?|기존|종전|당초|본예산
      |예산|평년|평균|이전|실적|계획)\)?\ ?(?:[가-힣]{1,8}\ ?)?(?:\([^()\n]{0,20}\)\ ?)?대비
    |\d[\d,.]*[만억조]?\s?[가-힣%]{1,4}\)?\ ?대비
    """,
    re.VERBOSE,
)
# 300억 원이 부족, 10억 원을 삭감: what is wanting or cut is not a limit
_WANTING = re.compile(r"[이가을를]?\ ?(?:부족|모자라|삭감|체납|미달|과태료|과징금)")
_FINE = re.compile(r"과태료|과징금|벌금|이행강제금|보험료|소득월액|보수월액")
_DENIED = re.compile(r"[을를은는이가]?\ ?(?:제외|빼고|뺀|불포함|미포함)|[이가]\ 아니|\ ?이?\ ?아닌")
_WHOEVER = "경우|때|자[는가만]|기업|업체|사람|법인|기관|단체|가구|세대|소상공인|사업자"
_CONDITION = re.compile(
    rf"\ ?(?:이상|이하|초과|미만|이내)?(?:[인일]|이고|이거나|이면|이며)\ ?(?:[가-힣]{{2,6}}\ )?(?:{_WHOEVER})"
    # 업력 7년 이내 기업만, 3억 원을 넘지 않는 소상공인이면; near miss: 10개 이내 기업을 선정, whom it reaches
    rf"|\ (?:이상|이하|초과|미만|이내)(?:의)?\ (?:[가-힣]{{2,6}}\ )?(?:{_WHOEVER})(?![가-힣]{{0,2}}[을를])"
    rf"|[을를이가에]\ (?:넘지\ 않는|넘는|초과하는|안\ 되는|못\ 미치는|미달하는)\ (?:[가-힣]{{2,6}}\ )?(?:{_WHOEVER})"
)
# 한 해 전보다 12%, 지난달보다 3%p: what another time is compared with
_THAN = re.compile(
    r"(?:년|해|월|달|분기|반기|동기|때|전|기간|평년|예년)(?:\ ?[가-힣]{1,4})?보다\ (?:[가-힣]{1,6}\ )?(?:약\ )?$"
)
# 신청(5월)‧지급(6월): each day belongs to the noun whose bracket it is in
_BRACKETED_NOUN = re.compile(r"(?<=\))[ ·ㆍ‧,/]{0,2}[가-힣]{2,10}\ ?\($")
_REPORTED = re.compile(r"(?:에|로|으로)?\ ?(?:신고|구조|구급|출동|호출)")
_AVERAGE = re.compile(r"평균")  # an average of what is paid is not a limit of it
_PARTICLE = re.compile(
    r"(?:으로|에서|까지|부터|에는|에게|이며|이고|[은는이가을를의에로와과도만])?:?$"
)
_NOUN_ROLES = frozenset({Role.NOUN, Role.NAME, Role.ROOT, Role.SUFFIX, Role.PREFIX, Role.FOREIGN})


def role_of(figure: Found, passage: Passage) -> FigureRole | None:
    """Return the role of a figure in its passage, None where no noun tells or the text denies it."""
    end = figure.end - passage.start
    behind = passage.text[end : end + _REACH]
    if figure.kind in ("phone", "email"):
        return None if figure.text in EMERGENCY and _REPORTED.match(behind) else "contact"
    if _DENIED.match(behind) or _WANTING.match(behind):
        return None
    if figure.kind in ("money", "ratio", "count", "duration") and _CONDITION.match(behind):
        return "reference"
    for pattern, role in _BEHIND.get(figure.kind, ()):
        if pattern.match(behind):
            return role
    start = figure.start - passage.start
    if figure.kind == "ratio" and _THAN.search(passage.text, max(0, start - _REACH), start):
        return "growth"
    return _role_before(figure, passage)


def is_decided(figure: Found, text: str) -> bool:
    """Return whether rules know a word beside a figure of a text, be it that they give it no role.

    Args:
        figure: With offsets in the text.
        text: The whole text.
    """
    before, behind = text[max(0, figure.start - _REACH) : figure.start], text[figure.end :][:_REACH]
    return (
        figure.role is not None
        or (figure.kind in _KNOWN and _KNOWN[figure.kind].search(before) is not None)
        or any(pattern.match(behind) for pattern in (_DENIED, _WANTING, _CONDITION))
    )


def _role_before(figure: Found, passage: Passage) -> FigureRole | None:
    """Return what the nearest noun before the figure in its clause makes of it."""
    lexicon = _NOUNS.get(figure.kind)
    if lexicon is None or _is_year(figure):
        return None
    text, end = passage.text, figure.start - passage.start
    start = max(0, end - _REACH)
    if lexicon is _WHEN_NOUNS and (bracketed := _BRACKETED_NOUN.search(text, start, end)):
        start = bracketed.start()
    borders = list(_BORDER.finditer(text, start, end))
    start = borders[-1].end() if borders else start
    for noun in _nouns_back(passage, start, end):
        if noun == "기준" and lexicon is _WHEN_NOUNS:
            return None  # 공고일 기준 만 39세 이하(1984. 1. 1. 이후 출생자)
        role = _in_lexicon(noun, lexicon)
        if role is not None:
            return None if _says_otherwise(role, noun, text[start:end]) else role
    return None


def _says_otherwise(role: FigureRole, noun: str, clause: str) -> bool:
    """Return whether words of the clause make of a figure something else than its noun would.

    ``GDP 대비 51.6%`` is a part and no change, ``과태료 상한`` what is to be paid, and in ``전년 대비 40% 증가한 7천만원을 1.8%``
    what grew is told before.
    """
    if role == "growth":
        is_part = noun.endswith("대비") and _COMPARED.search(clause) is None
        return is_part or "%" in clause
    if role == "cap" and _FINE.search(clause) is not None:
        return True
    other = {"cap": _AVERAGE, "duration": _OTHER_LENGTH}.get(role)
    return other is not None and other.search(clause) is not None


def _is_year(figure: Found) -> bool:
    """True for a year alone, which is not a window: the accounts of '25년도 before 접수."""
    value = figure.value
    start = value.start if isinstance(value, OpenWhen) and value.single else None
    return start is not None and start.month is None and start.day is None


def _in_lexicon(noun: str, lexicon: dict[str, FigureRole]) -> FigureRole | None:
    """Return the role of a compound by the longest of its endings that is listed: 총사업비 by 사업비."""
    for cut in range(len(noun) - 1):
        ending = noun[cut:]
        if cut and ending in _WHOLE_WORDS:
            return None
        if ending in lexicon:
            return lexicon[ending]
    return None


def _nouns_back(passage: Passage, start: int, end: int) -> Iterator[str]:
    """Yield the compound nouns of a clause from the figure backwards; 지원 한도 also as one word."""
    found = list(_compounds(passage, start, end)) or [
        _PARTICLE.sub("", match[0])
        for match in re.finditer(r"[가-힣A-Za-z]{2,20}", passage.text[start:end])
    ]
    following = ""
    for noun in reversed(found):
        if following:
            yield noun + following
        yield noun
        following = noun


def _compounds(passage: Passage, start: int, end: int) -> Iterator[str]:
    """Yield runs of noun morphemes that are without a space between them."""
    run: list[str] = []
    last = -1
    base = passage.start
    for morpheme in morphemes(passage.doc, base + start, base + end):
        joins = morpheme.role in _NOUN_ROLES
        if run and (not joins or morpheme.start != last):
            yield "".join(run)
            run = []
        if joins:
            run.append(passage.text[max(0, morpheme.start - base) : morpheme.end - base])
            last = morpheme.end
    if run:
        yield "".join(run)
