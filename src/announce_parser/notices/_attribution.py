"""Attribute a phone number to a person, rank, division and office from the text next to it.

``시설과 홍길동 사무관(☎`` names a division, a person and a rank; ``(○○협회) 지원센터(`` an office and its
unit; ``… 자세한 문의는 관할 행정복지센터 또는 ○○ 콜센터(`` only the last of them. Offsets are those of the text
that the words are in, so that each part can be pointed at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from announce_parser.notices._words import (
    CENTRAL_OFFICES,
    DIVISION_ENDING,
    DIVISION_LABELS,
    ORGANIZATION_ENDING,
    PARTICLE_ENDING,
    POSITIONS,
    ROLES,
    STOP_WORDS,
    is_name,
    is_position,
)
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]

# What is between a name and its number: brackets, signs of a telephone, words for the kind of number.
_CLUTTER = lazy_regex(
    r"(?:[\s(\[（<{,:：/·∙|‣~–-]|[☎☏✆📞]|(?:유선|대표)?\s?(?:전화|연락처)(?:번호)?|대표번호|직통|국번\s?없이|(?<![가-힣])전국|(?:TEL|Tel|tel|FAX|Fax)\.?|팩스"
    r"|E-?[Mm]ail|e-?mail|이메일|전자우편|메일|휴대폰|내선|\((?:T|F|E|M)\)|(?<![A-Za-z가-힣])[TFEM]\.?)$"
)
_ADDRESS = lazy_regex(
    r"[(\s]*(?:https?://)?(?:[\w-]+\.){1,4}[a-z가-힣]{2,4}(?:/[\w./?=&%-]*)?\s*\)?$"
)
_REMARK = lazy_regex(r"\([^()]{0,20}\)$")
_WORD = lazy_regex(r"[^\s]+")
_CLAUSE = lazy_regex(r"[,;:：/|※▲▶*○□◇•]|\.\s|\)\s?(?=[와과및,]|또는)|[①-⑳]|ㅇ\s|\s-\s")
_BEFORE_OFFICE = lazy_regex(r"^\((?P<office>[^()\d][^()]{1,24})\)\s*")
# (사업문의) 기업지원팀: what the number is for, not whose
_MATTER = lazy_regex(r"(?:문의|상담|접수|안내|신청)$")
_GLUED = lazy_regex(
    rf"^(?P<name>[가-힣]{{2,4}}?)(?P<position>{'|'.join(sorted(POSITIONS, key=lambda word: (-len(word), word)))})$"
)
# 사무관 홍길동 · 교육운영팀장 홍길동 · 담당과장 홍길동; near miss: 기획예산담당관 홍길동, an office and who is of it
_RANK_BEFORE = lazy_regex(
    rf"(?:담당)?(?P<rank>(?:[가-힣]{{2,8}}(?=[팀과실국부]장))?(?:{'|'.join(sorted(POSITIONS - {'담당관', '담당'}, key=lambda word: (-len(word), word)))}))"
)
_ROLE = lazy_regex(
    rf"(?P<role>{'|'.join(sorted(ROLES, key=lambda word: (-len(word), word)))})\s*[:：]?\s*$"
)
# 담당 홍길동(; near miss: 담당 : 홍길동, the label of the whole line
_BARE_ROLE = lazy_regex(r"(?:^|[\s,(])(?P<role>담당)\s+$")
# 담당 : 홍길동 (; near miss: 담당 : 관광과 홍길동
_LABEL_ROLE = lazy_regex(r"(?:^|[\s,/(])(?P<role>담당)\s?[:：]\s*(?=[가-힣]{2,4}\s{0,3}[(☎☏\d])")
# 팀 장 : 홍길동
_RANK_LABEL = lazy_regex(r"(?:^|[\s,/(])(?P<rank>[가-힣](?:\ ?[가-힣]){1,9})\s?[:：]\s*$")
_LED_BY = lazy_regex(r"[가-힣]{2,8}(?:[과팀국실부단]장|센터장|담당관|소장)")
# 인사담당 홍길동; near miss: 담당 alone labels a line
_IN_CHARGE = lazy_regex(r"(?:인사|계약|회계|채용|홍보|입찰|사업|행사|교육|총무|업무)담당(?:자)?")
_SYLLABLES = lazy_regex(r"[가-힣]{2,4}")
_WIDEST_ROLE = 14
_MOST_WORDS = 6
_REACH = 120  # characters before a number in which its owner is named
# Branches are named after a province of two syllables or two of them: 서울지부, 대전충남지부.
_UNIT = lazy_regex(
    r"^(?:[가-힣]{2}|[가-힣]{4})지부$|(?:본부|사업부|관리부|지원부|기획부|총무부|운영부|홍보부)$"
)
# What a number may be for, rather than whose it is.
_NO_OFFICE = lazy_regex(
    r"(?:문의|접수|부문|분야|기간|방법|내용|사항|양식|서류|링크|함께|신청|제출|안내|상세|기타|아래|위|메일|주소|번호|내선|연락처|문의처|접수처|제출처|거래처|작성일|등록일|게시일|작성일자|등록일자|조회|조회수|제목|첨부|유료|무료|발신자부담|평일|주말|휴무|무휴|ARS|자동응답)$|^[^가-힣A-Za-z]*$"
)
# 성장도약형 : 043-… · 융자 지원 : 02-…: what a number is for, and whose the lines above say.
_SUBJECT = lazy_regex(r"(?:형|유형|분야|부문|트랙|과정|지원|사업|과제|자금|전형|관련)$")
_OPENING_MARK = lazy_regex(r"\s*[-–—‐▪∙•·*◦○●ㅇ□■▶▷◆◇]\s+")
# 한국○○산업 / 진흥원
_SECOND_HALF = lazy_regex(
    r"^(?:진흥원|진흥공단|추진단|연구원|평가원|기술원|정보원|관리원|지원단|공단|협회|재단|진흥회|사업단|중앙회)$"
)
# The levels of an office from above: 실·본부, then 국·관·처·단, then what takes the calls.
_LEVELS = (
    lazy_regex(r"(?:실|본부)$"),
    lazy_regex(r"(?:국|처|단|원|정책관|기획관|심의관|센터)$"),
    lazy_regex(r"(?:과|팀|부|담당관|그룹|파트|반|계)$"),
)
_NO_NAME_OF_OFFICE = lazy_regex(r"[:：/☎]|[다요까]\s?[.?!]|\d{3,}")
# What runs a web site is named before it: ○○재단 : ○○시스템(www…) / ☎
_SITE = lazy_regex(r"(?:시스템|사이트|누리집|홈페이지|포털|플랫폼)$")
# 1308(○○부) · 1357 ○○ 콜센터
_BEHIND = lazy_regex(r"\s*\(\s*(?P<office>[^()\d]{2,30})\)|\s{1,2}(?P<words>[가-힣 ]{2,20}?센터)")
# 055-123-4876(홍길동 과장); near miss: 1357(중소기업 콜센터)
_PERSON_BEHIND = lazy_regex(r"\s*\(\s*(?P<name>[가-힣]{2,4})\s*(?P<position>[가-힣]{2,6})\s*\)")
_LETTER = lazy_regex(r"[가-힣A-Za-z]")
# 044-000-4876(홍길동 과장), 4823(김영희 주무관)
_NUMBER_AND_PERSON = lazy_regex(r"\d{3,4}\s?\((?P<who>[가-힣]{2,4}\s[가-힣\s]{2,8}|[가-힣]{2,4})\)")


@dataclass(frozen=True, slots=True)
class Who:
    """Spans of the parts found, each None where the words do not name it."""

    organization: Span | None = None
    division: Span | None = None
    position: Span | None = None
    name: Span | None = None
    role: Span | None = None

    @property
    def is_nobody(self) -> bool:
        """True where the words name neither a person nor an office."""
        return not (self.organization or self.division or self.name)


NOBODY = Who()


def says_nothing(words: str) -> bool:
    """Return whether the words only join two numbers of one office: ``, (이메일)``."""
    return len(words) < _REACH and not _LETTER.search(words[: _trimmed(words)])


def read_before(text: str, span: Span, *, expects_person: bool = False) -> Who:
    """Return who the words right before a number name.

    Args:
        text: The line or cell.
        span: The words: from the end of the number before, or the line's start, to the number.
        expects_person: True where the lines above announce a person (담당자, 과장), so that a bare name counts.
    """
    end = span[1]
    start = max(span[0], end - _REACH)
    mark = _OPENING_MARK.match(text, start, end) if start == 0 else None
    start = mark.end() if mark is not None else start
    words = text[start:end]
    words = words[: _trimmed(words)]
    tail = _tail(words)
    inner = words.rfind("(")
    if inner > words.rfind(")") and inner >= tail:
        within = _read(text, (start + inner + 1, start + len(words)), expects_person=expects_person)
        outer = _read(text, (start + _tail(words[:inner]), start + inner), expects_person=False)
        return _joined(within, outer, text)
    who = _read(text, (start + tail, start + len(words)), expects_person=expects_person)
    if who.name and not (who.organization or who.division) and words[:tail].endswith("/"):
        # 나래시 청년정책과 / 과장 홍길동(
        office = words[: tail - 1]
        named = read_office(text, (start + _tail(office), start + len(office.rstrip())))
        who = replace(who, organization=named.organization, division=named.division)
    if who.organization and tail and _SITE.search(text[slice(*who.organization)]):
        runner = words[:tail].rstrip(" :/")
        named = _read(text, (start + _tail(runner), start + len(runner)), expects_person=False)
        return named if named.organization else who
    return who


def read_after(text: str, span: Span, *, is_last: bool) -> Who:
    """Return who the words after a number name: ``1308(○○부)``, ``1357 ○○ 콜센터``.

    Args:
        text: The line or cell.
        span: From the end of the number to the next one, or to the line's end.
        is_last: False where another number follows, to which words without brackets belong.
    """
    start, end = span
    match = _BEHIND.match(text[start:end])
    person = _PERSON_BEHIND.match(text[start:end])
    if person is not None and is_name(person["name"]) and is_position(person["position"]):
        return Who(
            position=(start + person.start("position"), start + person.end("position")),
            name=(start + person.start("name"), start + person.end("name")),
        )
    if match is None or (match["words"] and not is_last):
        return NOBODY
    group = "office" if match["office"] else "words"
    return _read(text, (start + match.start(group), start + match.end(group)), expects_person=False)


def beside(before: Who, behind: Who, *, joined: bool) -> Who:
    """Return who both sides of a number name: the office after it, the unit before it.

    Args:
        before: From the words before the number.
        behind: From those after it.
        joined: True where a particle (와, 과) ends the words before, so that they name somebody else.
    """
    office = behind.organization or behind.division
    if behind.name and not before.name:
        return replace(before, name=behind.name, position=behind.position)
    if office is None or before.name:
        return before
    if before.is_nobody or joined:
        return behind
    if before.organization is None:
        return replace(before, organization=office)
    return before


def read_office(text: str, span: Span) -> Who:
    """Return the office and division that a line or cell consists of."""
    start, end = span
    remark = _REMARK.search(text[start:end])
    if remark and remark.start() > 2:
        end = start + remark.start()
    words = _words(text, (start, end))
    if not words or len(words) > _MOST_WORDS or _NO_OFFICE.search(text[slice(*words[-1])]):
        return NOBODY
    if text[start] in "([<" or _NO_NAME_OF_OFFICE.search(text[start:end]):
        return NOBODY
    return _office(text, words, _BEFORE_OFFICE.match(text[start:end]), start)


def people_behind(text: str, start: int) -> list[Who]:
    """Return the people in brackets after numbers from an offset on; none where one of them is not a person."""
    people = [
        read_before(text, match.span("who"), expects_person=True)
        for match in _NUMBER_AND_PERSON.finditer(text, start)
    ]
    return people if all(who.name for who in people) else []


def person_on(line: str) -> Who | None:
    """Return the person that a line consists of, name and rank: 홍길동 사무관; None where it is something else."""
    who = read_before(line, (0, len(line)))
    is_office = who.organization is not None or who.division is not None
    return None if is_office or who.name is None or who.position is None else who


def labelled_office(labelled: re.Match[str]) -> str | None:
    """Return the office alone after a label: ``사업 안내 : ○○진흥원 ○○실``; None where none is."""
    value = labelled["value"]
    who = read_office(value, (0, len(value)))
    if who.organization is None or not is_organization(value[slice(*who.organization)]):
        return None
    return value


def is_organization(word: str) -> bool:
    """Return whether a word names an office of its own, not a branch (서울지부) or unit (관리부) of one."""
    return ORGANIZATION_ENDING.search(word) is not None and _UNIT.search(word) is None


def is_lowest_unit(division: str) -> bool:
    """Return whether a unit is always part of an office: 과, 팀, 담당관; a 센터 may be an office of its own."""
    return division.endswith(("과", "팀", "실", "담당관", "콜센터", "상담센터", "고객센터"))


def is_within(lower: str, upper: str) -> bool:
    """Return whether a unit may be below another: a 과 below a 국, never a 과 below a 과."""
    return _depth(lower) > _depth(upper)


def _depth(unit: str) -> int:
    return next((depth for depth, ending in enumerate(_LEVELS) if ending.search(unit)), 0)


def is_second_half(words: str) -> bool:
    """Return whether a line holds but the end of an office's name, as narrow cells break them."""
    return _SECOND_HALF.match(words) is not None


def is_call_centre(division: str) -> bool:
    """Return whether a unit takes calls for whoever runs it, which the issuer need not be."""
    return division in {"콜센터", "상담센터", "고객센터", "상담실"}


def _trimmed(words: str) -> int:
    """Return the length of the words without the clutter between them and the number."""
    length = len(words)
    while length:
        piece = words[max(0, length - 60) : length]
        match = _CLUTTER.search(piece) or _ADDRESS.search(piece) or _REMARK.search(piece)
        if match is None or match.start() == len(piece):
            break
        length -= len(piece) - match.start()
    return length


def _tail(words: str) -> int:
    """Return where the last clause of the words begins."""
    last = 0
    for match in _CLAUSE.finditer(words):
        last = match.end()
    return last


def _read(text: str, span: Span, *, expects_person: bool) -> Who:
    start, end = span
    before = _BEFORE_OFFICE.match(text[start:end].lstrip())
    shift = len(text[start:end]) - len(text[start:end].lstrip())
    offset = start + shift
    every = _words(text, (offset + (before.end() if before else 0), end))
    tokens = _noun_phrase(text, every)
    is_cut = len(tokens) < len(every)
    first = tokens[0][0] if tokens else end
    said, rank = _role_before(text, start, first), _rank_before(text, start, first)
    certain = expects_person or said is not None or rank is not None
    person = _person(text, tokens, expects_person=certain)
    alone = rank is not None and not person.name and len(tokens) == 1
    if alone and _SYLLABLES.fullmatch(text[slice(*tokens[0])]):
        person = Who(name=tokens.pop())  # 팀장 : 단우혁: so labelled, a rare surname is a name too
    if person.name and person.position is None and rank is not None:
        person = replace(person, position=rank)
    role = said if person.name else None
    inner = next(
        (
            index
            for index in range(len(tokens) - 1, -1, -1)
            if text[slice(*tokens[index])] in ROLES
            or (person.name and _IN_CHARGE.fullmatch(text[slice(*tokens[index])]))
        ),
        None,
    )
    if inner is not None:
        # ○○과 책임자 과장 홍길동: the office is before the role
        role, tokens = tokens[inner], tokens[:inner]
    while tokens and _is_label(text[slice(*tokens[0])]):
        tokens.pop(0)
    office = _office(text, tokens, before, offset)
    if not (before or person.name or person.position) and not _is_credible(
        text, tokens, is_cut=is_cut
    ):
        return NOBODY
    return Who(office.organization, office.division, person.position, person.name, role)


def _is_label(word: str) -> bool:
    """Return whether a first word is the mark of an item or the label of an office, no part of its name."""
    return word in DIVISION_LABELS or not _LETTER.search(word)


def _person(text: str, tokens: list[Span], *, expects_person: bool) -> Who:
    """Take name and rank off the end of the tokens, in whichever order they are, glued or apart."""
    position = tokens.pop() if tokens and is_position(text[slice(*tokens[-1])]) else None
    if not tokens:
        return Who(position=position)
    glued = _GLUED.match(text[slice(*tokens[-1])])
    if glued and len(glued["name"]) > 2 and is_name(glued["name"]) and not position:
        at = tokens.pop()[0]
        return Who(
            name=(at, at + glued.end("name")), position=(at + glued.end("name"), at + glued.end())
        )
    if position is None and len(tokens) > 1 and is_name(text[slice(*tokens[-1])]):
        if " " in text[slice(*tokens[-2])]:  # 과 장: only a rank is one word with a space in it
            name, spread = tokens.pop(), tokens.pop()
            return Who(name=name, position=spread)
        rank = _RANK_BEFORE.fullmatch(text[slice(*tokens[-2])])
        if rank is not None:
            name, before = tokens.pop(), tokens.pop()
            return Who(name=name, position=(before[0] + rank.start("rank"), before[1]))
    said = text[slice(*tokens[-2])] if len(tokens) > 1 else ""
    has_role = said in ROLES or _IN_CHARGE.fullmatch(said) is not None
    certain = position is not None or expects_person or has_role
    if _is_person(text, tokens, certain=certain):
        return Who(name=tokens.pop(), position=position)
    return Who(position=position)


def _rank_before(text: str, start: int, end: int) -> Span | None:
    """Return the rank that labels the words on their line: ``과 장 : 홍길동``."""
    match = _RANK_LABEL.search(text, max(0, start - _WIDEST_ROLE), end)
    if match is None or match["rank"] == "담당":
        return None
    is_rank = is_position(match["rank"]) or _LED_BY.fullmatch(match["rank"]) is not None
    return match.span("rank") if is_rank else None


def _role_before(text: str, start: int, end: int) -> Span | None:
    """Return the role that is right before the words on their line: ``총괄 : 홍길동 팀장``."""
    first = max(0, start - _WIDEST_ROLE)
    match = _ROLE.search(text, first, end) or _BARE_ROLE.search(text, first, end)
    match = match or _LABEL_ROLE.search(text, first, end + _WIDEST_ROLE)
    return match.span("role") if match else None


def _is_credible(text: str, tokens: Sequence[Span], *, is_cut: bool) -> bool:
    """Return whether words are an office: one ends like an office, or they are all that the clause says."""
    words = [text[slice(*span)] for span in tokens]
    if not words or _NO_OFFICE.search(words[-1]):
        return False
    if any(DIVISION_ENDING.search(word) or ORGANIZATION_ENDING.search(word) for word in words):
        return True
    return not is_cut and not _ends_phrase(words[-1]) and len(words) <= _MOST_WORDS - 2


def _is_person(text: str, tokens: Sequence[Span], *, certain: bool) -> bool:
    """Return whether the last word is a name: announced as one, or right after a division or office."""
    word = text[slice(*tokens[-1])]
    if not is_name(word):
        return False
    if certain:
        return True
    if len(tokens) < 2 or len(word) != 3:
        return False
    previous = text[slice(*tokens[-2])]
    return bool(DIVISION_ENDING.search(previous)) and not DIVISION_ENDING.search(word)


def _noun_phrase(text: str, tokens: Sequence[Span]) -> list[Span]:
    """Return the last words up to one that ends a phrase: a particle, a verb, 또는, 관할."""
    kept: list[Span] = []
    for span in reversed(tokens):
        word = text[slice(*span)]
        if word == "담당자" and kept and is_name(text[slice(*kept[0])]):
            kept.append(span)  # ○○과 담당자 사무관 홍길동: the office is before the role
            continue
        if len(kept) == _MOST_WORDS or word in STOP_WORDS or word.startswith((")", "]")):
            break
        named = len(kept) == 1 and text[slice(*kept[0])] in POSITIONS and is_name(word)
        if kept and not named and _ends_phrase(word):
            break
        units = [text[slice(*each)] for each in kept if DIVISION_ENDING.search(text[slice(*each)])]
        if word.endswith("과") and any(not unit.endswith(("팀", "계")) for unit in units):
            break  # the particle (A과 B센터): only a team is below a 과
        kept.append(span)
    return kept[::-1]


def _ends_phrase(word: str) -> bool:
    if word in POSITIONS or DIVISION_ENDING.search(word) or ORGANIZATION_ENDING.search(word):
        return False
    return bool(PARTICLE_ENDING.search(word)) or word.endswith((")", ".", "다", "”", '"', "」"))


def _office(text: str, tokens: Sequence[Span], before: re.Match[str] | None, offset: int) -> Who:
    """Split the words of an office into the organization and its division."""
    if before is not None and not _MATTER.search(before["office"]):
        office = (offset + before.start("office"), offset + before.end("office"))
        return Who(office, (tokens[0][0], tokens[-1][1]) if tokens else None)
    if not tokens or _SUBJECT.search(text[slice(*tokens[-1])]):
        return NOBODY
    if len(tokens) > 1 and all(_may_be_unit(text[slice(*span)]) for span in tokens):
        return Who(None, (tokens[0][0], tokens[-1][1]))  # 재무처 계약부
    return _split(text, tokens)


def _split(text: str, tokens: Sequence[Span]) -> Who:
    """Return the organization and its division, distinguished by how their words end."""
    named = [index for index, span in enumerate(tokens) if is_organization(text[slice(*span)])]
    while len(named) > 1 and _may_be_unit(text[slice(*tokens[named[-1]])]):
        named.pop()  # ○○공단 복원사업처: a unit of the office before it
    last = named[-1] if named else -1
    units = [
        index for index, span in enumerate(tokens) if DIVISION_ENDING.search(text[slice(*span)])
    ]
    if last < 0 and units and len(tokens) == 1:
        return Who(None, tokens[0])
    if last < 0 and units and units[0] > 0:
        last = units[0] - 1
    if last < 0 and units:
        return Who(None, (tokens[0][0], tokens[-1][1]))
    if last < 0 or last == len(tokens) - 1:
        return Who((tokens[0][0], tokens[-1][1]), None)
    return Who((tokens[0][0], tokens[last][1]), (tokens[last + 1][0], tokens[-1][1]))


def _may_be_unit(word: str) -> bool:
    """Return whether a word that ends like a ministry is none of them: 복원사업처, 경영지원부."""
    return word.endswith(("부", "처")) and word not in CENTRAL_OFFICES


def _joined(within: Who, outer: Who, text: str) -> Who:
    """Return who ``○○원(○○단, `` names: the unit in the bracket belongs to the office before it."""
    if (
        within.name
        and not (within.organization or within.division)
        and (outer.organization or outer.division)
    ):
        # ○○군 기획실 (실장 홍길동 ☎: the office is before the bracket
        return replace(within, organization=outer.organization, division=outer.division)
    if within.name or within.position or (within.organization and within.division):
        return within
    inner = within.organization or within.division
    office = outer.organization or outer.division
    if inner is None or (
        office and not is_organization(text[slice(*office)].rsplit(maxsplit=1)[-1])
    ):
        return within if inner else outer
    return Who(office, inner) if office else within


def _words(text: str, span: Span) -> list[Span]:
    """Return the words between spaces; a rank that is spaced out, 과 장, is one."""
    found: list[Span] = []
    for match in _WORD.finditer(text, *span):
        last = found[-1] if found else None
        if last is not None and match.end() - match.start() == last[1] - last[0] == 1:
            whole = text[last[0] : match.end()]
            if is_position(whole):
                found[-1] = (last[0], match.end())
                continue
        found.append(match.span())
    return found
