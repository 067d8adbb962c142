"""Numbers of things: ``310개``, ``12,660개사``, ``100개 과제``, ``10인 이상``, ``3만개``, ``스물세 명``, ``0명``.

Folded text in, ``Count`` out, with the counter as written and the noun counted where it follows. Told from
ordinals (제3차, 1단계), articles (제3조), notice numbers (제12호) and rates (1인당).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from announce_parser.figures._base import Passage, Reading, Rule
from announce_parser.figures._bounds import TRIANGLE_LISTS, around, bound_after, is_minus
from announce_parser.figures._cells import (
    bare_numbers,
    count_unit,
    has_bracketed_shares,
    is_list_number,
)
from announce_parser.figures._nouns import find_noun, is_of_another
from announce_parser.figures._numerals import (
    NATIVE_NUMERAL,
    NATIVE_TAIL,
    NUMERAL,
    WORD_NUMERAL,
    Exact,
    parse,
    parse_native,
    read_number,
    spread,
)
from announce_parser.values import Bound, Count, canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

KIND = "count"

# Counters of firms, people, places, things and cases, as notices write them.
_COUNTERS: Final = (
    "개사", "개소", "개국", "개교", "개관", "개팀", "개반", "개동", "개실", "개", "명", "인", "건", "곳", "팀", "대",
    "호", "종류", "종", "세트", "회", "차례", "가지", "가구", "세대", "농가", "어가", "필지", "점", "편", "권", "매",
    "석", "실", "마리", "두", "그루", "과제", "기업", "업체", "학교", "학급", "학과", "대학", "기관", "단체", "부처",
    "사", "세", "살", "학점", "과목", "강좌", "척", "채", "켤레", "병", "상자", "박스", "포기", "포", "쌍",
    "기", "표", "품목", "작품", "문항", "계좌", "구좌", "사람", "군데", "부문", "분야", "면", "장", "쪽", "병상", "좌석",
)  # fmt: skip
_COUNTER: Final = "|".join(sorted(_COUNTERS, key=len, reverse=True))
_NATIVE_COUNTER: Final = "명|사람|개|곳|군데|건|팀|가지|마리|차례|그루|권|채|척|살|쌍|분야|나라|대(?=\\W)|편(?=\\W)|장(?=\\W)"
# Counters that no word of one more syllable begins with: 인 (백인), 대 (이십대) and 회 (만회) are not among them
_SPELLED_COUNTER: Final = (
    "개사|개소|개국|개교|개|명|건|곳|팀|가구|세대|농가|마리|그루|필지|종류|가지"
)
# What may follow a counter: the end of the word, a particle, a limit, or 당·씩.
_WORD_END: Final = (
    r"(?![가-힣A-Za-z])|(?=(?:이[가-힣]?|가|은|는|을|를|의|에|로|으로|와|과|도|만|까지|부터|씩|여|중|내외|미만|초과|한도"
    r"|인|입|였|정도|가량|안팎|규모|보다|마다|째|등|대상|모집|선발|선정|지원|늘|줄|증|감|더|뿐|밖|에서|에게|이며|이고|라|때|짜리))"
)
# 개 before a noun without a space counts it (17개시도); these make another word: 개월 months, 개정 revision
_NOT_COUNTER: Final = r"(?!(?<=개)(?:[사소팀교국]당|월|년|정|발|편|최|선|설|방|인(?!기)|별|념|시(?!도|·|군|장)|헌|장식|폐|화|표|통|찰|척))"
# 인당 per head, 인용, 인실, 회의, 회원, 대학; 사업 after 사; 장관
_NOT_AFTER: Final = (
    r"(?!(?<=인)(?:당|용|실|승|조|치|분|방|시위|칭|가구|\ 가구|\ ?1조|기)|(?<=회)(?:의|원|사|계|차|장|복|관|당|전|피|째)"
    r"|(?<=명)(?:당|의신|령|절|칭|목|시|확|예)|(?<=건)(?:당|강|설|물|축|립|전|의(?! ))|(?<=대)(?:당|학|상|비|응|책|형|회|표|기|규|중|로(?! )|부(?!터)|여)"
    r"|(?<=호)(?:당|선|기|실|차|텔|봉)|(?<=사)(?:업|람|회|용|례|단|무|항|고|이|당|태)|(?<=세)(?:대|기|부|계|금|트|미나|정|무|종|입|상)"
    r"|(?<=점)(?:검|포|수|당|진|자|차|심)|(?<=종)(?:합|료|목|자|사|교|전|로|당)|(?<=장)(?:관|애|기|려|학|비|당|소|치|이|차|의)"
    r"|(?<=면)(?:적|접|세|허|담|제|역|당|장)|(?<=포)(?:함|상|인|장|털|괄|르)|(?<=두)(?:고|번|기)|(?<=실)(?:시|적|증|무|제|태|행|업|내)"
    r"|(?<=석)(?:유|사|박|면|탄)|(?<=권)(?:역|고|한|리|장|익)|(?<=편)(?:성|의|리|입|집)|(?<=매)(?:출|년|월|일|주|입|각|장|칭)"
    r"|(?<=병)(?:원|역|행|상)|(?<=채)(?:용|권|널|무)|(?<=쪽)방|(?<=곳)간|(?<=팀)장|(?<=살)(?:균|포|림)|(?<=쌍)방|(?<=척)[도추]"
    r"|(?<=가지)(?:급|고|치)|(?<=기관)지|(?<=대학)(?:교|원)|(?<=기업)(?:인\b|은행))"
)
_UNIT: Final = rf"(?P<unit>(?:{_COUNTER}){_NOT_COUNTER}{_NOT_AFTER})"
# 제3호, 제2023-12호, No. 3, 3-2호, 2,023.1호: numbers that name rather than count
# not 과제 5개, 문제 3개, whose last syllable is not a prefix
_NAMED_BEFORE = re.compile(
    r"(?:(?<![가-힣])제\ |(?<![과문주숙난])제|No\.?\ ?|\d-|[A-Za-z]-?|'|별표\ ?|호\ )$",
    re.IGNORECASE,
)
# 사 three companies, 과제 …: with a space before them they begin a new word (2023 사업)
_GENERATION = re.compile(r"(?:[1-9]0)$")
_MACHINES = re.compile(
    r"(?:차|차량|버스|택시|트럭|장비|드론|로봇|기기|설비|단말기|컴퓨터|PC|충전기|카메라|[가-힣][기차봇론카]) $"
)
# 급속충전기 3만 기, 원전 2기: machines that are; 제3기, 12기 수료생 are terms and classes
_PLANT = re.compile(
    r"(?:충전(?:기|소|시설)|급속|완속|원전|원자로|발전기|풍력|터빈|위성|미사일|크레인|승강기|타워|고로|소각로)(?:[을를은는이가]|의)?\ (?:약\ |총\ |모두\ )?$"
)
_SCALED = re.compile(r"[백천만,]")
_SUMMED = re.compile(r"(?:총|각|등) $")
# 기 counts engines, chargers, reactors; without a word that says so it is a term or a class (3기 신도시, 5기 교육생)
_INSTALLED = re.compile(
    r"[를을의가]?\ (?:신규\ |추가\ |추가로\ |새로\ )?(?:구축|설치|건설|증설|도입|보급|철거|교체|가동)"
)
_SPACED_UNITS: Final = frozenset(
    [
        "개",
        "개사",
        "개소",
        "개국",
        "개교",
        "개팀",
        "명",
        "인",
        "건",
        "곳",
        "팀",
        "대",
        "마리",
        "기",
        "그루",
        "필지",
        "가구",
        "세대",
        "농가",
        "회",
        "종",
        "점",
        "편",
        "권",
        "가지",
    ]
)


def _is_counted(match: re.Match[str], passage: Passage) -> bool:
    """Return whether a number with its counter counts and does not name, rank or rate."""
    unit, text = match["unit"], passage.folded
    if _NAMED_BEFORE.search(text[max(0, match.start() - 5) : match.start()]):
        return False
    spaced = text[match.end("number")] in " \n"
    if spaced and unit not in _SPACED_UNITS:
        return False
    if _is_rank(match, text):
        return False
    if unit == "개":
        return not spaced or not _WORD.match(text, match.end()) or _ends_word(text, match.end())
    return _ends_word(text, match.end())


# 2세대 통신, 5세대 이동통신, 3세대 전투기: a generation of things; 3세대 이상, 2세대 모집 are households
_GENERATION_OF = re.compile(
    r"\ (?:이동|무선|초)?(?:통신|반도체|전투기|원전|원자로|배터리|컴퓨터|백신|치료제|항암|메모리|나노|가속기|모델|신약|[A-Z])"
)


def _is_plant(match: re.Match[str], text: str) -> bool:
    """Return whether 기 counts machines that are rather than naming a term of office or a class."""
    before = text[max(0, match.start("number") - 12) : match.start("number")]
    return _PLANT.search(before) is not None or _SCALED.search(match["number"]) is not None


def _is_generation(number: str, text: str, end: int) -> bool:
    """Return whether 세대 says which generation of a technology is meant rather than how many households."""
    return number.isdecimal() and int(number) < 10 and _GENERATION_OF.match(text, end) is not None


# 3층 301호, 가동 12호: the number of a room
_ROOM = re.compile(r"(?:\d층|[가-하\d]동|빌딩|타워|센터|회관|본관|별관)[ ,]{0,2}$")
_CHIEF_NOUN = re.compile(r"\ (?P<noun>[가-힣]{2,10})")
_LISTED_NUMBER = re.compile(r"호\ ?[~·,]\ ?$")  # 제12호~14호
_ODDS = re.compile(r"\ \d")  # 10.5 대 1
_MOST_CHIEF: Final = 150  # 120대 국정과제


def _is_chief(number: str, text: str, end: int) -> bool:
    """Return whether 대 says the chief ones of something: 3대 전략, 12대 국가전략기술; not 3대 지원."""
    match = _CHIEF_NOUN.match(text, end)
    if match is None or not number.isdecimal() or int(number) > _MOST_CHIEF:
        return False
    return not is_of_another(match["noun"])


def _is_rank(match: re.Match[str], text: str) -> bool:
    """Return whether the counter ranks: 20대 (in their twenties), 1호 기업 (the first), 5세대 통신."""
    unit, number = match["unit"], match["number"]
    before = text[max(0, match.start() - 8) : match.start()]
    if unit == "호":
        return number == "1" or bool(_LISTED_NUMBER.search(before) or _ROOM.search(before))
    if unit == "대" and number[-1] in "억조" and text[match.end("number")] == "대":
        return True  # 100억대 is a sum of that size
    if unit == "대":
        machines = _MACHINES.search(before) is not None
        if _ODDS.match(text, match.end()) or (
            not machines and _is_chief(number, text, match.end())
        ):
            return True
        return (
            not (machines or _SUMMED.search(before)) and _GENERATION.fullmatch(number) is not None
        )
    if unit == "기":
        return not (
            _SUMMED.search(before) or _INSTALLED.match(text, match.end()) or _is_plant(match, text)
        )
    return unit == "세대" and _is_generation(number, text, match.end())


_END = re.compile(_WORD_END)
_WORD = re.compile(r"[가-힣]{2}")


def _ends_word(text: str, end: int) -> bool:
    """Return whether a word may end at `end`: there is a border, a particle or a limit."""
    return _END.match(text, end) is not None


def _reading(passage: Passage, match: re.Match[str], number: Exact) -> Reading:
    """Return the reading of a plain number of things."""
    start, end, unit = match.start("number"), match.end("unit"), match["unit"]
    if _is_fall(match, passage):
        start, number = match.start("sign"), -number
    outside = around(passage.folded, start, end)
    bound = outside.bound
    if bound is None and (
        "여" in passage.folded[start:end] or passage.folded.startswith("여", end)
    ):
        bound = Bound.APPROX
    noun = find_noun(unit, passage.folded, end)
    if bound is None and noun is not None:  # 40개 서점 내외: the limit is after the noun
        bound = bound_after(passage.folded, passage.folded.index(noun, end) + len(noun))
    value = Count(value=number, unit=unit, of=noun, text=passage.text[start:end], bound=bound)
    return Reading(value, start, end)


# (△16만 9천명, ▲2개소): in brackets after what it is said of; elsewhere the mark begins a list item
_IN_BRACKETS = re.compile(r"\((?:[^()\n]{0,40},\ ?)?$")


def _is_fall(match: re.Match[str], passage: Passage) -> bool:
    """Return whether the triangle before a number says that there are fewer: 건설업(△16만 9천명)."""
    sign = match.groupdict().get("sign") or ""
    if sign.startswith("("):
        return True
    if not sign or TRIANGLE_LISTS.search(passage.folded):
        return False
    lead = passage.folded[: match.start("sign")]
    alone = not lead and passage.column is not None and match.end() == len(passage.folded)
    return alone or _IN_BRACKETS.search(lead) is not None


def _count(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``310개``, ``7.2만개``, ``1천여 명``."""
    number = parse(match["number"])
    if number is None or not _is_counted(match, passage):
        return None
    if number == 0 and (match["unit"] in ("명", "인") or len(match["number"]) > 1):
        return _undisclosed(match, passage)
    return _reading(passage, match, number)


def _range(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``10~20명``, ``3개 이상 ~ 5개 이하``."""
    ends = spread(match["first"], match["number"])
    if ends is None or not _ends_word(passage.folded, match.end("unit")):
        return None
    if _NAMED_BEFORE.search(passage.folded[max(0, match.start() - 5) : match.start()]):
        return None
    start, end = match.start("first"), match.end("unit")
    noun = find_noun(match["unit"], passage.folded, end)
    value = Count(
        min_value=ends[0],
        max_value=ends[1],
        unit=match["unit"],
        of=noun,
        text=passage.text[start:end],
    )
    return Reading(value, start, end)


def _bracketed(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``( 20 )명``, the number that a form leaves room for; ``(1) 개`` begins an item of a list."""
    number = parse(match["number"])
    if number is None or not _ends_word(passage.folded, match.end("unit")):
        return None
    if is_list_number(passage, match.start(), match["number"]):
        return None
    start, end = match.start(), match.end("unit")
    bound = around(passage.folded, start, end).bound
    value = Count(value=number, unit=match["unit"], text=passage.text[start:end], bound=bound)
    return Reading(value, start, end)


def _native(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``스물세 명``, ``두 곳``; not 세대 or 한대, whose syllables are one word."""
    number = parse_native(match["number"])
    if number is None or not _ends_word(passage.folded, match.end("unit")):
        return None
    if match["unit"] in ("대", "편", "장", "건", "채", "살") and match.end("number") == match.start(
        "unit"
    ):
        return None
    return _reading(passage, match, number)


def _in_words(match: re.Match[str], passage: Passage) -> Reading | None:
    """Read ``이백삼십 명``, ``백서른일곱 개``; a lone scale only before a space: 천 명, but not 천명 (to declare)."""
    words, text = match["number"], passage.folded
    number = read_number(words)
    if number is None or not _ends_word(text, match.end("unit")):
        return None
    lone = len(words.strip()) == 1
    if lone and (words not in _LONE_SCALES or text[match.end("number")] not in " 여"):
        return None
    if re.search(r"[^만억조] ", words) or not set(words) & set("십백천만억조점쩜"):
        return None
    return _reading(passage, match, number)


_LONE_SCALES: Final = "백천만"


def _undisclosed(match: re.Match[str], passage: Passage) -> Reading:
    """Read ``0명`` and ``○○명`` of a recruitment: how many is not said."""
    start, end = match.start("number"), match.end("unit")
    value = Count(undisclosed=True, unit=match["unit"], text=passage.text[start:end])
    return Reading(value, start, end)


def _cells(_match: re.Match[str], passage: Passage) -> Iterator[Reading]:
    """Read the bare numbers of a cell in a column of counts."""
    counted = count_unit(passage.column)
    if counted is None:
        return
    factor, unit = counted
    for number in bare_numbers(passage):
        if number.in_brackets and has_bracketed_shares(passage.column):
            continue
        text = passage.text[number.start : number.end]
        minus = is_minus(number.sign.strip(), passage.folded, number.start, in_cell=True)
        first = canonical(Decimal(number.first) * factor * (-1 if minus else 1))
        if number.last is None:
            bound = around(passage.folded, number.start, number.end).bound
            value = Count(value=first, unit=unit, text=text, bound=bound)
        else:
            last = canonical(Decimal(number.last) * factor)
            ends = {"min_value": min(first, last), "max_value": max(first, last)}
            value = Count(unit=unit, text=text, **ends)
        yield Reading(value, number.start, number.end)


RULES: tuple[Rule, ...] = (
    Rule(
        name="range",
        cue=re.compile(r"[~-]"),
        example="10~20명",
        near_miss="제1~3호",
        pattern=re.compile(
            rf"(?P<first>{NUMERAL})(?:여?\ ?(?:{_COUNTER}))?(?:\ ?(?:이상|초과))?\s?[~-]\s?(?:최대\ ?)?(?P<number>{NUMERAL})여?\ ?{_UNIT}"
        ),
        read=_range,
        precedence=1,
    ),
    Rule(
        name="number",
        cue=re.compile(r"\d"),
        example="12,660개사",
        near_miss="제2023-12호",
        pattern=re.compile(rf"(?P<sign>\([△▲-]\)\ ?|[△▲]\ ?)?(?P<number>{NUMERAL})여?\s?{_UNIT}"),
        read=_count,
    ),
    Rule(
        name="number_in_brackets",
        cue=re.compile(r"\d[ ]{0,3}\)[ ]{0,2}[가-힣]"),
        example="모집인원 ( 20 )명",
        near_miss="(1) 개요",
        pattern=re.compile(rf"\([ ]{{0,3}}(?P<number>{NUMERAL})[ ]{{0,3}}\)[ ]{{0,2}}{_UNIT}"),
        read=_bracketed,
        precedence=1,
    ),
    Rule(
        name="native",
        example="스물세 명",
        near_miss="세대 교체",
        pattern=re.compile(rf"(?P<number>{NATIVE_NUMERAL})\ ?(?P<unit>{_NATIVE_COUNTER})"),
        read=_native,
    ),
    Rule(
        name="in_words",
        cue=re.compile(
            rf"[십백천만억조영공일이삼사오육칠팔구여한두세네섯곱덟홉나]\ ?(?:{_SPELLED_COUNTER})"
        ),
        example="이백삼십 명",
        near_miss="수백 명",
        pattern=re.compile(
            rf"(?<!몇\ )(?<!수\ )(?<!약간\ )(?P<number>{WORD_NUMERAL}(?:(?<=[십백천만억조])(?:{NATIVE_TAIL}))?)여?\ ?(?P<unit>{_SPELLED_COUNTER}){_NOT_COUNTER}{_NOT_AFTER}"
        ),
        read=_in_words,
    ),
    Rule(
        name="undisclosed",
        cue=re.compile(r"[○〇◯0][ ]?[명인]"),
        example="○○명 채용",
        near_miss="○○기관",
        pattern=re.compile(
            r"(?P<number>[○〇◯]{1,3}|(?<![\d,.])0{1,3})\ ?(?P<unit>명|인)(?=\W|$|을|내외)"
        ),
        read=_undisclosed,
        precedence=1,
    ),
    Rule(
        name="cell",
        example="310",
        near_miss="'23.1",
        pattern=re.compile(r"\A(?=\D*\d)"),
        cue=re.compile(r"\d"),
        read=_cells,
    ),
)
