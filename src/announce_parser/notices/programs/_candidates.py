"""Candidates: every span that may name a program, recall first; nothing is decided here.

A notice introduces a program in few ways: in quotation marks, in a cell or a line of its own, after a label,
as an item of an enumeration, before a bracket with its sum, in the headline, or as a run of nouns that ends like
a scheme. Spans that read alike once years and words of the call are taken off are one candidate.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from announce_parser.notices.outline._marks import without_marks
from announce_parser.notices.outline._units import flat
from announce_parser.notices.vocabulary import squeezed
from announce_parser.patterns import lazy_regex
from announce_parser.tokenizers import Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from announce_parser.notices._base import Material
    from announce_parser.notices._morphemes import Morphemes, Word
    from announce_parser.notices.outline import Outline, Unit

_LONGEST_CELL, _LONGEST_LINE = 90, 70
_LONGEST_KEY, _SHORTEST_KEY = 60, 3
_LONGEST_TEXT = 4000  # characters of a unit in which runs of nouns are looked for

_QUOTED = lazy_regex(
    r"[「『｢‘\'“\"《〈<≪]\s{0,2}(?P<name>[^「」『』｢｣‘’“”\"《》〈〉<>≪≫\n]{2,70}?)\s{0,2}[」』｣’\'”\"》〉>≫]"
)
_LABELS = (
    r"(?:사업|과제|용역|과업|공고|입찰|공모|대회|행사|프로그램|상품|교육|과정|공모전|내역사업|세부사업)\s{0,2}(?:의\s?)?"
    r"(?:명칭|건명|제목|명)|건\s{0,2}명|공고건명|모집분야|채용분야|모집부문|공모주제|명\s{0,2}칭|공모명"
)
_LABELLED = lazy_regex(
    rf"(?:^|\n|[\s(○◦ㅇ□▪\-·※가나1.])\s{{0,3}}(?:{_LABELS})\s{{0,2}}[:：]\s{{0,2}}(?P<name>[^\n]{{3,90}})"
)
_LABEL_CELL = lazy_regex(rf"\s*(?:{_LABELS})\s*")
_NUMERIC = lazy_regex(r"[\d\s.,%~∼:()\-억만천백원개년월일]*")
_ITEM = lazy_regex(r"[▲△▶▷①-⑳❶-❿➊-➓⓵-⓾◈◇◆•·∙]\s{0,2}(?P<item>[^▲△▶▷①-⑳❶-❿➊-➓⓵-⓾◈◇◆•∙\n]{2,80})")
_ITEM_NAME = lazy_regex(r"[^(（:：,\n]{2,60}")
# 가람창업학교(30억원), …: a name right before a bracket that holds an amount or a number
_BEFORE_SUM = lazy_regex(
    r"(?:^|[,·、▲△:]|\s-\s|\s및\s)\s{0,2}(?P<name>[가-힣A-Za-z0-9·ㆍ\s&\-/’‘]{3,40})\s{0,2}[(（]\s{0,2}"
    r"(?=[^)]{0,20}\d[^)]{0,10}(?:억|만|천|조|명|개|백))"
)
_LINE = lazy_regex(r"[^:：]{3,60}?(?=\s{0,2}[:：(（]|\s+[-–]\s|$)")
_BRACKETED = lazy_regex(r"[(（\[【<〈]\s{0,2}(?P<name>[^)）\]】>〉]{3,40})\s{0,2}[)）\]】>〉]")
# (가람 창업 바우처, 30억원): in a bracket before its own sum
_IN_BRACKET_WITH_SUM = lazy_regex(
    r"[(（]\s{0,2}(?P<name>[가-힣A-Za-z][^,\n]{2,45}?),\s{0,2}(?=\d[\d,.]*\s?[조억만천백]|\d+\s?[개명팀])"
)
_BEHIND_COLON = lazy_regex(r"\s{0,2}(?P<name>[^(,\n]{3,60})")
_CELL_NAME = lazy_regex(r"\s{0,2}(?:[①-⑳]|\(?\d{1,2}[.)])?\s{0,2}(?P<name>[^(\n]{2,50})\(")
_TITLE_PIECE = lazy_regex(r",\s|…|\.\.|\s[-–]\s|[!?]\s")

_ENDINGS = (
    r"(?:지원\s?사업|사업화?|과제|지원금|보조금|자금|융자|대출|보증|장학금|바우처|공모전|경진대회|대회|대상|어워드|챌린지|해커톤|용역"
    r"|프로그램|프로젝트|서포터즈|응원단|기자단|자문단|참여단|아카데미|캠프|교육|과정|연수|인턴십|인턴|트랙|유형|공장|클러스터|센터|펀드"
    r"|계좌|적금|통장|카드|쿠폰|급여|수당|연금|주택|임대|공급|단지|구축|개발|실증|컨설팅|R&D|사업단|시상|제도|서비스|지원|패키지|콘테스트"
    r"|[가-힣]{1,6}형|구매|매입|수매|보험|특례|클리닉|멘토링|창업|육성|조성|활성화|촉진|정비|운영|장려금|직불금|직접지불금|상권|학교)"
)
_NOUN_END = lazy_regex(
    _ENDINGS
    + r"(?=(?:[^가-힣0-9A-Za-z]|$|을|를|은|는|이|가|의|에|과|와|로|으로|이다|및)(?:[^가-힣]|$|서|는)|$)"
)
# ‘한들’ 영상 공모전: the nouns right after a quotation
_NOUNS_BEHIND = lazy_regex(
    rf"\s?(?:[가-힣A-Za-z0-9]{{1,10}}\s){{0,2}}?[가-힣A-Za-z0-9]{{0,10}}?{_NOUN_END.pattern}"
)
_STOPS = lazy_regex(
    r"(?:은|는|을|를|에서|에게|에|으로|로|하는|한|된|되는|하여|하고|해|위해|위한|대한|관련|이번|동|본|해당|각|등|이|가|까지|부터|할|있는|따른"
    r"|통해|통한|따라|및)$|[,.:;)\]」』’”]$|^\d+[.)]$"
)
_GOES_ON = lazy_regex(r"(?:[·ㆍ,]|및)$")
_MOST_WORDS = 7
_OPENINGS = '「『｢‘“"《<'

# Words of the call after a name, set apart by a space, and particles; 공고 and its like also where they are joined to 사업.
_CALL = (
    r"추가|변경|정정|재공고|통합|시행\s?계획|시행|신규\s?과제|신규|선정|사업자|수행기관|참여기업|참여자|참가자|참가기업|보조사업자|기업|대상자|주관기관"
    r"|연구개발기관|입주기업|입주자|지원\s?계획|계획|공고문?|공개\s?모집|공모|모집|안내서?|개요|추진|실시|개최|접수|신청|시작|확대|제안\s?요청서|제안서"
    r"|요청서|과업\s?(?:지시|내용|설명)서|입찰|시방서|규격서|지침|매뉴얼|일정|현황|내용|방법|본격|돌입|착수|나선다|\(안\)|및|등|관련|\d{4}년도?"
)
_TAIL = lazy_regex(
    rf"(?:\s+(?:{_CALL})(?:[을를의은는이가에]|\s?\(안\))?|(?<=사업|과제|용역)(?:공고문?|공모|모집|시행계획|안내)|(?<=[가-힣]{{3}})[을를](?=$))+\s{{0,2}}$"
)
# 2026년 · 2026년 제1차 · 2026년 하반기 · 제7회: when it is called, not what it is called
_YEAR = lazy_regex(
    r"""
    ^(?:(?:[’'‘`]?\d{2,4}\s?년도?|\d{4}(?=\s))\s{0,2}(?:제?\s?\d차\s{0,2}|[상하]반기\s{1,2}|제?\s?\d{1,3}회\s{1,2})?
      |[상하]반기\s{1,2}|제\s?\d{1,3}회\s{1,2})
    """,
    re.VERBOSE,
)
_NAME_LABEL = lazy_regex(r"^(?:사업명|용역명|과제명|공고명|입찰건명|건명)\s?[:：]\s{0,2}")
_BRACKET_BEHIND = lazy_regex(r"\s{0,2}[\(（\[][^()（）\[\]]{0,60}[\)）\]]\s{0,2}$")
_NAMING = frozenset({Role.NOUN, Role.NAME, Role.ROOT, Role.FOREIGN, Role.SUFFIX})
_WITHIN = frozenset({Role.NUMBER, Role.PREFIX, Role.SYMBOL, Role.UNIT})
_BREAKS = frozenset({
    Role.VERB, Role.ADJECTIVE, Role.ENDING, Role.ADVERB, Role.AUXILIARY, Role.COPULA, Role.NEGATION, Role.BOUND_NOUN,
    Role.PRONOUN, Role.DETERMINER,
})  # fmt: skip
_NO_END = frozenset({"등", "및", "규모", "예산"})
_LONGEST_PHRASE, _LONGEST_RUN = 45, 40
_NOT_KEY = lazy_regex(r"[^0-9A-Za-z가-힣]")
_LETTER = lazy_regex(r"[가-힣a-z]")
_OF_NUMBERS = lazy_regex(r"[\d억만천백조원개년월일시분까지이내최대약총]*")
# A contest, festival or prize, whose own name may hold its year.
_CONTEST = lazy_regex(
    r"(?:공모전?|대회|대전|대상|콘테스트|챌린지|어워드|해커톤|페스티벌|축제|경연)$"
)
# (신규) 한들 기술개발 *(내역) …: a tag in front, a note after
_TAG = lazy_regex(r"^[(\[〔【（][^()\[\]〔〕【】（）]{1,6}[)\]〕】）]\s{0,2}(?=[^\s)])")
_NOTE = lazy_regex(r"\s[*※].*$", re.DOTALL)
_TRIM = " -–·ㆍ・･,.:：;~∼…*※"
_QUOTES = "「」『』｢｣‘’“”\"'`《》〈〉<>≪≫【】▲△▶"
_PAIRS = (("‘", "’"), ("“", "”"), ("「", "」"), ("『", "』"), ("《", "》"), ("〈", "〉"))
_YEAR_MARK = lazy_regex(r"[‘’'`]\s?\d{2}")
TITLE = -1


class CandidateMention(NamedTuple):
    """A place where a candidate is.

    Attributes:
        unit: Index of the unit; ``TITLE`` for the headline, -2 for a line of the deck.
        start: Offset within the unit's text (the headline's, the deck line's).
        end: One past the last character.
        maker: How it was found.
        text: The characters; of a name over lines of a table written one cell a line, all of them.
        more: How many units after the first it goes on in.
    """

    unit: int
    start: int
    end: int
    maker: str
    text: str
    more: int = 0


@dataclass(slots=True)
class Candidate:
    """A name that a program may have, with all places that read as it.

    Attributes:
        key: Letters and digits of its core, lower case: what makes two spellings one name.
        mentions: In the order found.
        makers: How often each way found it.
        cores: Spellings of the core by how often they are there.
        dated: The same with the year in front of it, where one is there.
    """

    key: str
    mentions: list[CandidateMention] = field(default_factory=list)
    makers: Counter[str] = field(default_factory=Counter)
    cores: Counter[str] = field(default_factory=Counter)
    dated: Counter[str] = field(default_factory=Counter)

    @property
    def name(self) -> str:
        """The spelling that is most often, the longer one of equals; a contest keeps its year (COUNTING 17)."""
        name = _commonest(self.cores)
        return _commonest(self.dated) if self.dated and _CONTEST.search(name) else name


def _commonest(spellings: Counter[str]) -> str:
    return max(spellings.items(), key=lambda each: (each[1], len(each[0])))[0]


@lru_cache(maxsize=4096)
def trimmed(text: str) -> str:
    """Return a name without marks and quotes around it, a bracket left open cut off."""
    name = flat(text)
    name = name[without_marks(name) :].strip(_TRIM).strip(_QUOTES).strip()
    for opening, closing in (("(", ")"), ("[", "]"), ("（", "）")):
        if name[:1] == opening and name.find(closing) == len(name) - 1:
            name = name[1:-1].strip()
        elif name.count(opening) < name.count(closing) and not name.endswith(closing):
            name = name[name.rindex(closing) + 1 :]
        elif name.count(opening) < name.count(closing):
            name = name[:-1]
        elif name.count(opening) > name.count(closing):
            name = name[: name.rindex(opening)]
    return _without_half_quotes(name.strip(_TRIM).strip(_QUOTES).strip())


def _without_half_quotes(name: str) -> str:
    """Return a name without quotation marks whose other half is not in it: 한들 영화’ 공모전."""
    for opening, closing in _PAIRS:
        if name.count(opening) != name.count(closing) and not _YEAR_MARK.search(name):
            name = name.replace(opening, " ").replace(closing, " ")
    for mark in "'\"":
        if name.count(mark) == 1 and not _YEAR_MARK.search(name):
            name = name.replace(mark, " ")
    return " ".join(name.split())


@lru_cache(maxsize=4096)
def core_name(text: str) -> str:
    """Return a name without the year in front and the words of the call behind: 공고, 모집, 신청 접수."""
    bare = _NAME_LABEL.sub("", _TAG.sub("", _NOTE.sub("", trimmed(text))))
    return _without_tail(trimmed(_YEAR.sub("", bare)))


def _without_tail(name: str) -> str:
    for _ in range(4):
        shorter = _TAIL.sub("", name)
        if len(shorter) > 6:
            shorter = _BRACKET_BEHIND.sub("", shorter)
        if shorter == name or len(squeezed(shorter)) < _SHORTEST_KEY:
            break
        name = trimmed(shorter)
    return name


def key_of(text: str) -> str:
    """Return what makes two spellings of a name one."""
    return _NOT_KEY.sub("", core_name(text)).lower()


@lru_cache(maxsize=4096)
def pairs(key: str) -> frozenset[str]:
    """Return the pairs of letters that are side by side in a key."""
    return frozenset(key[at : at + 2] for at in range(len(key) - 1))


@dataclass(slots=True)
class _Gatherer:
    """Candidates while they are gathered."""

    found: dict[str, Candidate] = field(default_factory=dict)

    def add(self, mention: CandidateMention) -> None:
        """Add a place to the candidate that it reads as, if it may be a name at all."""
        core = core_name(mention.text)
        key = _NOT_KEY.sub("", core).lower()
        if not _SHORTEST_KEY <= len(key) <= _LONGEST_KEY or not _LETTER.search(key):
            return
        if _OF_NUMBERS.fullmatch(key):
            return
        candidate = self.found.setdefault(key, Candidate(key))
        candidate.mentions.append(mention)
        candidate.makers[mention.maker] += 1
        candidate.cores[core] += 1
        whole = trimmed(mention.text)
        if _YEAR.match(whole):
            candidate.dated[_without_tail(whole)] += 1

    def add_top(self, unit: int, prefix: str, text: str) -> None:
        """Add what headline or a line of the deck may name."""
        self.add(CandidateMention(unit, 0, len(text), prefix, text))
        for start, end, maker in (*_quotations(text), *_noun_runs(text)):
            self.add(CandidateMention(unit, start, end, f"{prefix} {maker}", text[start:end]))
        for piece in _TITLE_PIECE.split(text)[:4]:
            at = text.find(piece)
            self.add(CandidateMention(unit, at, at + len(piece), f"{prefix} piece", piece))

    def add_unit(self, unit: Unit, spans: Iterable[tuple[int, int, str]]) -> None:
        """Add spans of a unit."""
        for start, end, maker in spans:
            self.add(CandidateMention(unit.index, start, end, maker, unit.text[start:end]))


def candidates(
    material: Material, outline: Outline, telling: Collection[int]
) -> dict[str, Candidate]:
    """Return the candidates of a document by key, in the order in which they are first found.

    Args:
        material: The document with its masthead.
        outline: Of the document.
        telling: Indices of the units that hold a figure: there every run of nouns counts.
    """
    gatherer = _Gatherer()
    for unit, prefix, text in _top(material):
        gatherer.add_top(unit, prefix, text)
    for each in outline.units:
        gatherer.add_unit(each, _spans(each))
        if len(each.text) <= _LONGEST_TEXT:
            gatherer.add_unit(each, _runs_of_nouns(each, material.morphemes))
        if each.index in telling:
            phrases = _phrases(each, material.morphemes)
            gatherer.add_unit(each, ((start, end, "phrase") for start, end in phrases))
    for first, more, text in _over_lines(outline):
        gatherer.add(
            CandidateMention(first, 0, len(outline.units[first].text), "over lines", text, more)
        )
    return gatherer.found


def _over_lines(outline: Outline) -> Iterator[tuple[int, int, str]]:
    """Yield two or three lines of a table written one cell a line as one name: 가람 / 폐업지원."""
    for unit in outline.units:
        if unit.kind != "run" or unit.form or not _is_words(unit.text):
            continue
        joined = unit.text
        for more in (1, 2):
            at = unit.index + more
            if at >= len(outline.units):
                break
            following = outline.units[at]
            if following.kind != "run" or following.form or not _is_words(following.text):
                break
            joined = f"{joined} {following.text}"
            if len(joined) <= _LONGEST_RUN:
                yield unit.index, more, joined


def _is_words(text: str) -> bool:
    return (
        len(text) <= 24
        and re.search(r"[가-힣]{2}", text) is not None
        and not re.search(r"\d{2}|[.:]", text)
    )


def _phrases(unit: Unit, morphemes: Morphemes) -> Iterator[tuple[int, int]]:
    """Yield the longest runs of nouns of a unit, spaces within them allowed."""
    run: list[Word] = []
    for word in (*morphemes.between(unit.start, unit.end), None):
        if word is not None and _continues(run, word, unit):
            run.append(word)
            continue
        while run and (run[-1].role not in _NAMING or run[-1].form in _NO_END):
            run.pop()
        if run:
            start, end = run[0].start - unit.start, run[-1].end - unit.start
            if 4 <= end - start <= _LONGEST_PHRASE:
                yield start, end
        run = [word] if word is not None and word.role in _NAMING else []


def _continues(run: list[Word], word: Word, unit: Unit) -> bool:
    if not run or (word.role not in _NAMING and word.role not in _WITHIN):
        return False
    if word.role is Role.SUFFIX and word.form[:1] in "하되":
        return False
    between = unit.text[run[-1].end - unit.start : word.start - unit.start]
    if between not in ("", " "):
        return False
    return word.role is not Role.SYMBOL or word.form in "·ㆍ-&/‧․"


def _top(material: Material) -> Iterator[tuple[int, str, str]]:
    """Yield headline and deck as text, each with the number that stands for it."""
    masthead = material.masthead
    if masthead.title is not None:
        yield TITLE, "title", masthead.title.value
    for line in masthead.subtitles:
        yield TITLE - 1, "deck", line.value


def _spans(unit: Unit) -> Iterator[tuple[int, int, str]]:
    """Yield the spans of a unit that may name a program, each with the way it was found."""
    text = unit.text
    yield from _quotations(text)
    for match in _LABELLED.finditer(text):
        yield *match.span("name"), "labelled"
    yield from _of_cell(unit) if unit.cell is not None else _of_line(unit)
    for match in _ITEM.finditer(text):
        name = _ITEM_NAME.match(match["item"])
        if name is not None:
            yield match.start("item"), match.start("item") + name.end(), "item"
    for match in _BEFORE_SUM.finditer(text):
        yield *match.span("name"), "before a sum"
    for match in _IN_BRACKET_WITH_SUM.finditer(text):
        yield *match.span("name"), "before a sum"


def _quotations(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _QUOTED.finditer(text):
        if re.search(r"[가-힣]", match["name"]):
            yield *match.span("name"), "quoted"
            behind = _NOUNS_BEHIND.match(text, match.end())
            if behind is not None:
                yield match.start("name"), behind.end(), "quoted with its noun"


def _of_cell(unit: Unit) -> Iterator[tuple[int, int, str]]:
    text, cell = unit.text, unit.cell
    if cell is None:
        return
    if unit.rows and _LABEL_CELL.fullmatch(unit.rows[-1]):
        yield 0, len(text), "cell behind a label"
    if (
        len(text) <= _LONGEST_CELL
        and not unit.is_head
        and cell.col <= 3
        and not _NUMERIC.fullmatch(text)
    ):
        yield 0, len(text), "cell"
        if "\n" in text:
            yield 0, text.index("\n"), "first line of a cell"
        match = _CELL_NAME.match(text)
        if match is not None:
            yield *match.span("name"), "cell before a bracket"
    if unit.is_head and cell.col and 3 <= len(squeezed(text)) <= _LONGEST_LINE:
        yield 0, len(text), "head of a column"


def _of_line(unit: Unit) -> Iterator[tuple[int, int, str]]:
    rest = unit.text[unit.body :]
    line = rest.partition("\n")[0]
    match = _LINE.match(line)
    if match is not None:
        yield unit.body, unit.body + match.end(), unit.kind
    match = _BRACKETED.match(line)
    if match is not None:
        yield unit.body + match.start("name"), unit.body + match.end("name"), "in brackets"
    if len(line) <= _LONGEST_LINE:
        yield unit.body, unit.body + len(line), "whole line"
    if unit.kind in ("item", "run") and ":" in line:
        at = line.index(":") + 1
        match = _BEHIND_COLON.match(line[at:])
        if match is not None:
            yield (
                unit.body + at + match.start("name"),
                unit.body + at + match.end("name"),
                "behind a colon",
            )


def _runs_of_nouns(unit: Unit, morphemes: Morphemes) -> Iterator[tuple[int, int, str]]:
    """Yield runs that end like a scheme, from after the last verb, adverb or pronoun on; as loose what begins before."""
    for start, end, _ in _noun_runs(unit.text, unit.body):
        first = start
        for word in morphemes.between(unit.start + start, unit.start + end):
            if word.role in _BREAKS:
                first = word.end - unit.start
        while first < end and not unit.text[first].isalnum():
            first += 1
        if first == start:
            yield start, end, "nouns"
            continue
        yield start, end, "nouns, loose"
        if end - first >= _SHORTEST_KEY + 1:
            yield first, end, "nouns"


def _noun_runs(text: str, body: int = 0) -> Iterator[tuple[int, int, str]]:
    """Yield runs of words that end like a scheme, back to the last word with a particle."""
    for match in _NOUN_END.finditer(text):
        end = match.end()
        line = text.rfind("\n", 0, match.start()) + 1
        head = re.search(r"\S*$", text[line : match.start()])
        start = line + (head.start() if head else 0)
        for _ in range(_MOST_WORDS):
            before = text[line:start].rstrip()
            word = re.search(r"\S+$", before)
            if word is None or (_STOPS.search(word[0]) and not _GOES_ON.search(word[0])):
                break
            if word[0][-1] in ",.:;":
                break
            start = line + word.start()
        start = max(start, body if line == 0 else line)
        opening = re.match(r"[^0-9A-Za-z가-힣(]*", text[start:end])
        start += opening.end() if opening else 0
        quote = max(text.rfind(mark, start, end) for mark in _OPENINGS)
        if quote >= 0:
            start = quote + 1
        if end - start >= _SHORTEST_KEY + 1:
            yield start, end, "nouns"
