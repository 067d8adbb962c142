"""What speaks for a candidate: named features of its form, its places, its siblings and the figures it reaches."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from announce_parser.notices.programs._agreement import Agreement
from announce_parser.notices.programs._candidates import pairs
from announce_parser.notices.programs._figures import TERMS
from announce_parser.notices.vocabulary import classes_in, squeezed
from announce_parser.once import once
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from announce_parser.document import Table
    from announce_parser.notices._base import Material
    from announce_parser.notices.outline import Outline
    from announce_parser.notices.programs._candidates import Candidate
    from announce_parser.notices.programs._figures import Features, Spot
    from announce_parser.notices.programs._scopes import Scope

_LEAD, _LONGEST_LEAD = 6, 1500  # the first units, and characters of them

Roles = dict[str, float]
"""Probability of each role of one figure."""

TELLING = ("budget", "awards", "cap", "application", "duration", "announcement", "subsidy_ratio", "benefit", "prize", "loan",
           "total", "change", "term", "evaluation", "agreement", "event_day", "selection", "execution", "share", "other")  # fmt: skip
_OWN = ("row", "bracket", "sentence", "section", "following", "column")
_CALLED = lazy_regex(
    r"""
    ^[」』｣’\'”\"》〉>≫)\s]{0,4}(?:(?:지원)?사업\s?)?(?:을|를|에|이|가|은|는)?\s?
    (?:\d\S{0,12}\s)?(?:공고|모집|공모|신청|접수|시행|추진|실시|개최|참여|선정|지원|마련|신설
      |시작|착수|도입|운영)
    """,
    re.VERBOSE,
)
_INTRODUCED = lazy_regex(
    r"(?:이번|올해|새로|신규|신설한?|하는|위한|추진하는|운영하는)\s?[‘“\"'「『<]?$"
)
# 수출 활성화를 위한 공모: what it is for, not what it is
_PURPOSE = lazy_regex(r"[」』’”'\"\s]{0,2}(?:을|를)?\s?(?:위한|위해|위하여|통한|통해|도모|목적)")
_AS_ONE = lazy_regex(r"^[」』｣’\'”\"》〉>≫)\s]{0,4}(?:\([^)]{0,30}\))?(?:은|는|이란|란)\s")
# 가람연구원(원장 홍길동): an office with its head
_HEADED = lazy_regex(
    r"\s?\((?:장관|청장|원장|소장|이사장|사장|대표|회장|위원장|총장|시장|도지사|지사|구청장|처장|본부장|관장|센터장|학장|이하)"
)
_NAMES_COLUMN = lazy_regex(
    r"사업|과제|유형|분야|트랙|프로그램|상품|부문|구분|직무|채용|모집|명칭|내역|자금|제도|지구|단지"
)
_NAMES_PROGRAMS = lazy_regex(
    r"사업명|과제명|내역사업|세부사업|사업유형|지원유형|상품명|공모분야|지원분야|모집분야|채용분야|공고명|품목|자금명|단위사업|지구|^사업$|^과제$"
)
_MONEY_COLUMN = lazy_regex(r"예산|금액|한도|사업비|규모|지원금|연구비|출연금|국비|상금")
_TERM_COLUMN = lazy_regex(
    r"예산|금액|한도|사업비|규모|기간|대상|비율|인원|과제수|접수|공고|일정|내용|호수"
)
# What is left of 이번 사업, 총 7개 사업, 신규 과제 is not a name.
_GENERIC = lazy_regex(
    r"이번|올해|내년|해당|신규|기존|주요|전체|추가|일반|각종|다양한|총|약|\d[\d,.]*(?:개|건|명|억|조|만)?원?|정부|국가|부처|누구나|등|및|위한|사업화?|과제|지원|연구개발|기술개발|개발"
    r"|지정공모|자유공모|공모방식|공모|합계|소계|제도|프로그램|프로젝트|서비스|시스템|운영|추진|확대|강화|활성화|육성|조성|교육|컨설팅|자금|대출|융자|보증|참여|기업|기관|센터|대상|내용|분야|유형|단계"
)
# 46개 사업, 3건의 과제: things that are counted, not named
_COUNTED = lazy_regex(
    r"\d[\d,]*\s?여?\s?(?:개|건|종|곳)(?:의)?\s?(?:[가-힣]{0,6}\s?)?(?:사업|과제|분야|유형|부문|기관|기업|팀|공고|상품|제도|대학|지역)"
)
_PERSON = lazy_regex(
    r"(?:부?총리|장관|차관|청장|실장|국장|과장|팀장|부장|사무관|주무관|서기관|연구[관사]|대표|위원장|원장|이사장|교수|담당)\s?[가-힣]{2,4}$"
)
_NUMBER_CELL = lazy_regex(r"\W{0,3}[\d,.]+\s?[가-힣%]{0,3}\W{0,3}")
_TOTAL_CELL = lazy_regex(r"\s*(?:합\s*계|총\s*계|소\s*계|계)\s*")


@dataclass(slots=True)
class Describer:
    """The features of a document's candidates, with what is worked out once for all of them."""

    material: Material
    outline: Outline
    held: Sequence[Spot]
    roles: Sequence[Roles]
    found: Mapping[str, Candidate]
    scopes: Mapping[str, Scope]
    title: str = ""
    deck: str = ""
    lead: str = ""
    title_pairs: frozenset[str] = frozenset()
    deck_pairs: frozenset[str] = frozenset()
    members: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    own: dict[str, dict[tuple[str, str], float]] = field(default_factory=dict)
    kinds: dict[str, dict[tuple[str, str], None]] = field(default_factory=dict)
    shares: dict[tuple[str, ...], Features] = field(default_factory=dict)
    agreed: dict[tuple[str, ...], Features] = field(default_factory=dict)
    stated: int = 0

    def __post_init__(self) -> None:
        """Gather headline, sibling sets and what roles each candidate reaches."""
        masthead = self.material.masthead
        self.title = _bare(masthead.title.value if masthead.title else "")
        self.deck = _bare(" ".join(line.value for line in masthead.subtitles))
        self.lead = _bare("".join(unit.text for unit in self.outline.units[:_LEAD])[:_LONGEST_LEAD])
        self.title_pairs, self.deck_pairs = pairs(self.title), pairs(self.deck)
        members: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for key, candidate in self.found.items():
            for place in self.sets_of(candidate):
                members[place].add(key)
        self.members = {place: keys for place, keys in members.items() if len(keys) > 1}
        agreement = Agreement(self.outline, self.held, self.found, self.scopes, self.members)
        self.agreed = {place: agreement.of(place) for place in self.members}
        self.stated = agreement.most_stated
        for key, scope in self.scopes.items():
            own: dict[tuple[str, str], float] = defaultdict(float)
            for zone, spots in scope.items():
                for at in spots:
                    for role, chance in self.roles[at].items():
                        own[zone, role] = max(own[zone, role], chance)
            self.own[key] = own
            self.kinds[key] = dict.fromkeys(
                (zone, self.held[at].kind) for zone, spots in scope.items() for at in spots
            )

    def sets_of(self, candidate: Candidate) -> list[tuple[str, ...]]:
        """Return the sibling sets that a candidate's places belong to, in an order of their own: of equals the last counts."""
        found: set[tuple[str, ...]] = set()
        for mention in candidate.mentions:
            if mention.unit < 0:
                continue
            unit = self.outline.units[mention.unit]
            if mention.maker in ("item", "before a sum"):
                found.add(("within", str(mention.unit)))
            elif mention.maker.startswith("quoted"):
                found.add(("quoted", str(unit.path[-1:]), unit.kind))
                if unit.siblings is not None and mention.start <= unit.body + 12:
                    found.add(("opened by a quote", *unit.siblings))
            elif unit.kind == "run" and mention.maker not in ("nouns", "phrase", "labelled"):
                found.add(
                    (
                        "run",
                        *unit.path[-1:].__repr__().split(),
                        *self._pattern(unit.index, mention.more),
                    )
                )
            elif unit.siblings is not None and mention.maker not in ("nouns", "phrase", "labelled"):
                found.add(unit.siblings)
        bare = squeezed(candidate.name)
        if len(bare) > 4:
            found.add(("ending", bare[-3:]))
        return sorted(found)

    def _pattern(self, index: int, more: int) -> tuple[str, str]:
        """Return what is before and after a cell of a table written one cell a line: a number or words."""
        units = self.outline.units

        def sort(at: int) -> str:
            if not 0 <= at < len(units) or units[at].kind not in ("run", "note", "item"):
                return "edge"
            return "number" if _NUMBER_CELL.fullmatch(units[at].text) else "words"

        return sort(index - 1), sort(index + 1 + more)

    def all(self) -> dict[str, Features]:
        """Return the features of each candidate by its key."""
        quoted = sum(1 for each in self.found.values() if each.makers["quoted"])
        most = max((len(each.mentions) for each in self.found.values()), default=1)
        ahead = max((roles.get("application", 0.0) for roles in self.roles), default=0.0)
        called = float("call" in classes_in(self.title))
        found = {}
        for key, candidate in self.found.items():
            features: Features = {"bias": 1.0}
            features |= self._of_name(key, candidate)
            features |= self._of_mentions(candidate, most)
            features |= self._of_reach(key)
            features |= self._of_sets(candidate)
            features[f"notice:{self.material.masthead.kind}"] = 1.0
            features["quoted names"] = min(quoted, 20) / 10
            features["ahead"] = ahead
            features["called"] = called
            title, own = features.get("in the title", 0.0), features.get("own terms", 0.0)
            features["called, in the title"] = called * title
            features["ahead, in the title"] = ahead * title
            features["ahead, own terms"] = ahead * own
            kind = self.material.masthead.kind
            features["release, in the title"] = title * (kind == "press_release")
            features["tender, in the title"] = title * (kind == "tender_notice")
            found[key] = {name: value for name, value in features.items() if value}
        return found

    def _of_name(self, key: str, candidate: Candidate) -> Features:
        name = candidate.name
        features: Features = {f"name:{each}": 1.0 for each in classes_in(name)}
        features["generic"] = float(len(_GENERIC.sub("", squeezed(name))) <= 2)
        features["counted"] = float(bool(_COUNTED.search(name)))
        features["of a person"] = float(bool(_PERSON.match(name)))
        last = squeezed(name)[-2:]
        features[f"ends:{last}"] = 1.0
        features["letters"] = len(key) / 10
        features["short"] = float(len(key) < 5)
        features["long"] = float(len(key) > 25)
        features["very long"] = float(len(key) > 35)
        features["words"] = len(name.split()) / 5
        features["digits"] = float(any(char.isdigit() for char in name))
        features["comma"] = float("," in name)
        features["particle"] = float(
            bool(re.search(r"(?:을|를|은|는|에서|에게|으로|하는|위한|대한|의)\s", name))
        )
        features["in the title"] = float(len(key) > 3 and key in self.title)
        features["of the title"] = len(key) / max(1, len(self.title)) if key in self.title else 0.0
        features["in the deck"] = float(len(key) > 3 and key in self.deck)
        features["in the lead"] = float(key in self.lead)
        own = pairs(key)
        in_title = len(own & self.title_pairs)
        features["pairs in the title"] = in_title / len(own)
        features["pairs of the title"] = in_title / max(1, len(self.title_pairs))
        features["pairs in the deck"] = len(own & self.deck_pairs) / len(own)
        return features

    def _of_mentions(self, candidate: Candidate, most: int) -> Features:
        features: Features = {f"made:{maker}": 1.0 for maker in candidate.makers}
        places = {(mention.unit, mention.start) for mention in candidate.mentions}
        features["places"] = math.log1p(len(places))
        features["places, relative"] = len(candidate.mentions) / most
        units = self.outline.units
        texts = [
            (units[each.unit].text if each.unit >= 0 else each.text, each)
            for each in candidate.mentions
        ]
        called = sum(bool(_CALLED.match(text[each.end : each.end + 26])) for text, each in texts)
        features["called for"] = float(called > 0)
        features["called for, often"] = math.log1p(called)
        features["introduced"] = float(
            any(
                _INTRODUCED.search(text[max(0, each.start - 12) : each.start])
                for text, each in texts
            )
        )
        features["headed"] = float(
            any(_HEADED.match(text[each.end : each.end + 30]) for text, each in texts)
        )
        features["for a purpose"] = sum(
            bool(_PURPOSE.match(text[each.end : each.end + 12])) for text, each in texts
        ) / len(texts)
        features["spoken of"] = float(
            any(_AS_ONE.match(text[each.end : each.end + 40]) for text, each in texts)
        )
        first = min((each.unit for each in candidate.mentions), default=0)
        features["first place"] = max(0, first) / max(1, len(units))
        kinds = Counter(units[each.unit].kind for each in candidate.mentions if each.unit >= 0)
        for kind in kinds:
            features[f"in:{kind}"] = 1.0
        starts = [
            each
            for each in candidate.mentions
            if each.unit >= 0 and each.start <= units[each.unit].body + 3
        ]
        features["opens a unit"] = float(bool(starts))
        for each in starts:
            unit = units[each.unit]
            if unit.form:
                features[f"mark:{unit.form[:2]}"] = 1.0
        for mention in candidate.mentions:
            if mention.unit < 0:
                continue
            for name in classes_in(self.outline.heading_of(units[mention.unit])):
                features[f"under:{name}"] = 0.5
        return features

    def _of_reach(self, key: str) -> Features:
        own, features = self.own[key], {}
        told: set[str] = set()
        for (zone, role), chance in own.items():
            if chance > 0.05 and role in TELLING:
                features[f"{zone}>{role}"] = chance
                if zone in _OWN:
                    features[f"own>{role}"] = max(features.get(f"own>{role}", 0.0), chance)
                    if chance > 0.4:
                        told.add(role)
        for zone, kind in self.kinds[key]:
            if kind in TERMS:
                features[f"{zone}#{kind}"] = 1.0
        features["terms"] = len(told & _CORE) / 3
        features["own terms"] = float(
            bool(told & {"budget", "awards", "cap", "loan", "benefit", "prize"})
        )
        features["own window"] = float("application" in told)
        return features

    def _of_sets(self, candidate: Candidate) -> Features:
        """Return what the candidate's best sibling set is like."""
        features: Features = {}
        for place in self.sets_of(candidate):
            keys = self.members.get(place)
            if keys is None:
                continue
            kind = place[0]
            for name, value in self.agreed[place].items():
                features[f"set {name}"] = max(features.get(f"set {name}", 0.0), value)
            share = self.share(place)
            if share["terms"] >= features.get(f"set {kind}: terms", -1.0):
                features[f"set {kind}: size"] = min(len(keys), 20) / 10
                for name, value in share.items():
                    features[f"set {kind}: {name}"] = value
        if "set column: size" in features:
            features |= self._of_column(candidate)
        return features

    def share(self, place: tuple[str, ...]) -> Features:
        """Return which shares of a set have figures, terms, scheme-like names, words of fields."""
        if place not in self.shares:
            self.shares[place] = self._share(self.members[place])
        return self.shares[place]

    def _share(self, keys: set[str]) -> Features:
        count = len(keys)
        figures = sum(
            any(zone in _OWN and kind in ("money", "count") for zone, kind in self.kinds[key])
            for key in keys
        )
        terms = sum(
            max(
                (
                    self.own[key].get((zone, role), 0.0)
                    for zone in _OWN
                    for role in ("budget", "cap", "awards")
                ),
                default=0.0,
            )
            for key in keys
        )
        schemes = fields = 0
        for key in keys:
            classes = classes_in(self.found[key].name)
            schemes += "scheme" in classes or "kind_of" in classes
            fields += "field_word" in classes
        return {
            "figures": figures / count,
            "terms": terms / count,
            "schemes": schemes / count,
            "fields": fields / count,
        }

    def _of_column(self, candidate: Candidate) -> Features:
        features: Features = {}
        for mention in candidate.mentions:
            unit = self.outline.units[mention.unit] if mention.unit >= 0 else None
            if (
                unit is None
                or unit.cell is None
                or unit.block.table is None
                or mention.maker in ("nouns", "phrase")
            ):
                continue
            head = squeezed(" ".join(unit.columns))
            habits = _habits(unit.block.table)
            features["column names"] = max(
                features.get("column names", 0.0), float(bool(_NAMES_COLUMN.search(head)))
            )
            features["column names programs"] = max(
                features.get("column names programs", 0.0),
                float(bool(_NAMES_PROGRAMS.search(head))),
            )
            features["table of money"] = habits.money
            features["table of terms"] = habits.terms
            features["column at"] = unit.cell.col / 3
            features["table with total"] = habits.total
        return features


class _Habits(NamedTuple):
    """Whether a table has columns of money, columns of terms, a row of totals."""

    money: float
    terms: float
    total: float


@once
def _habits(table: Table) -> _Habits:
    heads = squeezed(
        " ".join(
            cell.text
            for cell in table.cells
            if cell.header and cell.row < max(1, table.header_rows)
        )
    )
    return _Habits(
        money=float(bool(_MONEY_COLUMN.search(heads))),
        terms=float(len(set(_TERM_COLUMN.findall(heads))) >= 2),
        total=float(any(_TOTAL_CELL.fullmatch(cell.text) for cell in table.cells)),
    )


_CORE = frozenset(
    {
        "budget",
        "awards",
        "cap",
        "application",
        "duration",
        "announcement",
        "subsidy_ratio",
        "benefit",
        "prize",
        "loan",
    }
)


def _bare(text: str) -> str:
    return re.sub(r"[^0-9A-Za-z가-힣]", "", text).lower()
