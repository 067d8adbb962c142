"""Terms by evidence: whose a figure is, values that differ by label, sums that each gets, windows in two halves."""

from __future__ import annotations

import pytest

from announce_parser import figures, notices, parse, readers, tokenizers
from announce_parser.notices._base import Material
from announce_parser.notices.outline import Outline, outlined
from announce_parser.notices.programs._candidates import Candidate, candidates, key_of
from announce_parser.notices.programs._figures import FigureDescriber, Spot, spots
from announce_parser.notices.programs._labelled import given, labelled
from announce_parser.notices.programs._series import series
from announce_parser.notices.programs._spoken import owners
from announce_parser.notices.programs._sums import sums_among
from announce_parser.notices.programs._terms import Links, terms
from announce_parser.values import Period

LEAST = dict.fromkeys(("budget", "awards", "cap", "duration", "application"), 0.25)
PADDING = "이 사업은 지역 산업의 뿌리를 튼튼히 하고 새로운 일자리를 만들기 위한 것이다. " * 4


class Read:
    """A text with its figures and candidates."""

    def __init__(self, text: str) -> None:
        document = readers.read(
            readers.load(f"# 가람부 소식\n\n{text}\n".encode(), name="release.md")
        )
        doc = tokenizers.tokenize(document.text, backend="mecab")
        found = figures.find(doc, document)
        masthead = notices.masthead(document, found, published="2026-05-04")
        resolved = figures.resolve(found, document, masthead.published_day, 2026)
        morphemes = notices.Morphemes.of(tokenizers.stored(doc))
        self.material = Material(document, resolved, masthead, morphemes)
        self.outline: Outline = outlined(document)
        self.held: tuple[Spot, ...] = spots(self.material, self.outline)
        self.found: dict[str, Candidate] = candidates(
            self.material, self.outline, {spot.unit.index for spot in self.held}
        )

    def roles(self, **of: str) -> list[dict[str, float]]:
        """Return roles by kind of figure, each nearly certain."""
        return [{of[spot.kind]: 0.9} if spot.kind in of else {} for spot in self.held]

    def owned(self, *names: str) -> dict[str, set[str]]:
        """Return by figure, as written, the names whose it is."""
        keys = [key_of(name) for name in names]
        whose = owners(keys, self.found, self.outline, self.held)
        return {
            self.held[at].figure.text: {names[each] for each in owner.programs}
            for at, owner in whose.items()
        }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "올해는 ‘가람 바우처’ 30개사, ‘나루 융자’ 20개사를 뽑는다.",
            {"30개사": {"가람 바우처"}, "20개사": {"나루 융자"}},
        ),
        (
            "올해는 30억원 규모의 ‘가람 바우처’, 20억원 규모의 ‘나루 융자’를 추진한다.",
            {"30억원": {"가람 바우처"}, "20억원": {"나루 융자"}},
        ),
        (
            "‘가람 바우처’와 ‘나루 융자’에 각각 30억원, 20억원을 투입한다.",
            {"30억원": {"가람 바우처"}, "20억원": {"나루 융자"}},
        ),
        (
            "‘가람 바우처’와 ‘나루 융자’에 50억원을 투입한다.",
            {"50억원": {"가람 바우처", "나루 융자"}},
        ),
        ("지난해에는 30개사를 뽑았다. ‘가람 바우처’는 인기가 높다.", {}),
        ("‘가람 바우처2’ 30개사를 뽑는다. ‘가람 바우처’도 있다.", {}),
    ],
)
def test_a_figure_is_whose_name_it_follows_in_its_sentence(
    sentence: str, expected: dict[str, set[str]]
) -> None:
    names = ("가람 바우처", "나루 융자") if "나루" in sentence else ("가람 바우처",)

    assert Read(f"‘가람 바우처’와 ‘나루 융자’ 이야기이다.\n\n{sentence}").owned(*names) == expected


def test_a_sum_told_for_two_names_together_is_no_budget_of_either() -> None:
    read = Read("‘가람 바우처’와 ‘나루 융자’에 50억원을 투입한다.")
    keys = [key_of("가람 바우처"), key_of("나루 융자")]
    whose = owners(keys, read.found, read.outline, read.held)
    reach = [dict.fromkeys(whose, 0.95) for _ in keys]

    apart = terms(Links(reach), read.held, read.roles(money="budget"), LEAST)
    together = terms(Links(reach, whose), read.held, read.roles(money="budget"), LEAST)

    assert {term.program for term in apart} == {0, 1}
    assert all(term.chance < 0.3 for term in together)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "품목별 지원한도 냉방기 160만원, 세탁기 80만원, 건조기 70만원이다.",
            [[("냉방기", "160만원"), ("세탁기", "80만원"), ("건조기", "70만원")]],
        ),
        (
            "일반형은 사업비의 50% 범위에서 최대 3억원까지, 도약형은 사업비의 70% 범위에서 최대 5억원까지 지원한다.",
            [[("일반형", "50%", "3억원"), ("도약형", "70%", "5억원")]],
        ),
        ("기업당 5억원 이내(운전자금 1억원 이내)를 빌려준다.", [[("운전자금", "1억원")]]),
        (
            "총 24명(의과대생 11명, 간호대생 13명)을 뽑는다.",
            [[("의과대생", "11명"), ("간호대생", "13명")]],
        ),
        ("지난해 30억원, 올해 40억원을 투입한다.", []),
        ("기업당 3억원을 지원하는 이 사업에 30억원을 쓴다.", []),
    ],
)
def test_labels_and_figures_side_by_side_are_a_series(
    sentence: str, expected: list[list[tuple[str, ...]]]
) -> None:
    read = Read(sentence)

    found = [
        [(item.label, *(read.held[at].figure.text for at in item.spots)) for item in each.items]
        for each in series(read.held)
    ]

    assert found == expected


def test_a_series_of_limits_takes_the_place_of_one_limit_and_a_larger_one_stays() -> None:
    read = Read("사업자당 최대 300만원을 준다. 한도는 냉방기 160만원, 세탁기 80만원이다.")
    roles = read.roles(money="cap")
    own = labelled(series(read.held), ["가람사업"], roles, read.held, [{}])
    (flat,) = terms(Links([{}], labelled=own), read.held, roles, LEAST)

    assert [(each.label, read.held[each.spot].figure.text) for each in own] == [
        ("냉방기", "160만원"),
        ("세탁기", "80만원"),
    ]
    assert read.held[flat.spots[0]].figure.text == "300만원"


def test_windows_with_a_label_each_are_rounds_of_every_program_and_steps_are_none() -> None:
    read = Read(
        "서울과 경기 소재 기업은 5월 11일부터 12일까지, 그 외 기업은 5월 13일부터 14일까지 신청한다."
    )
    steps = Read("접수는 5월 11일부터 12일까지, 평가는 5월 13일부터 14일까지 한다.")
    roles = read.roles(when="application")
    names = ["가람사업", "나루사업"]
    own = labelled(series(read.held), names, roles, read.held, [{}, {}])

    assert [(each.program, each.label) for each in own] == [
        (0, "서울과 경기 소재 기업"),
        (0, "그 외 기업"),
        (1, "서울과 경기 소재 기업"),
        (1, "그 외 기업"),
    ]
    assert terms(Links([{}, {}], labelled=own), read.held, roles, LEAST) == []
    assert labelled(series(steps.held), names, roles, steps.held, [{}, {}]) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "가람형 3억원, 나루형 5억원을 지원한다.",  # names of programs: each has its own
        "우수상 100만원, 입선 50만원을 준다.",  # prizes
    ],
)
def test_a_series_of_programs_or_prizes_holds_no_values_by_label(sentence: str) -> None:
    read = Read(sentence)
    roles = read.roles(money="cap")
    reach = [dict.fromkeys(range(len(read.held)), 0.9), {}]

    assert not labelled(series(read.held), ["가람형", "나루형"], roles, read.held, reach)


def test_a_sum_that_each_gets_is_called_by_the_word_beside_it_and_is_no_limit() -> None:
    read = Read("뽑힌 청년에게는 매월 50만원의 활동수당을 준다.")
    roles = [{"benefit": 0.7, "cap": 0.4}]
    (sum_,) = given(series(read.held), roles, read.held, [{}])

    assert sum_.label is not None
    assert read.held[0].unit.text[slice(*sum_.label)] == "활동수당"
    assert terms(Links([{}], given=(sum_,)), read.held, roles, LEAST) == []
    assert given(series(read.held), [{"benefit": 0.3}], read.held, [{}]) == ()


@pytest.mark.parametrize(
    ("text", "spots_of", "closing"),
    [
        (
            "5월 6일부터 신청을 받는다. 접수는 5월 6일부터 5월 20일까지다.",
            "5월 6일부터 5월 20일까지",
            None,
        ),
        ("5월 6일부터 신청을 받는다. 접수는 5월 20일까지 한다.", "5월 6일부터", "5월 20일까지"),
        ("5월 26일부터 신청을 받는다. 접수는 5월 20일까지 한다.", "5월 26일부터", None),
    ],
)
def test_a_window_that_says_more_wins_and_two_halves_are_one(
    text: str, spots_of: str, closing: str | None
) -> None:
    read = Read(text)
    (term,) = terms(Links([{}]), read.held, read.roles(when="application"), LEAST)

    assert read.held[term.spots[0]].figure.text == spots_of
    assert (read.held[term.closing].figure.text if term.closing is not None else None) == closing


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("지난해 44개사를 뽑았고 올해 47개사를 뽑는다.", "time:this"),
        ("올해는 다르다. 2021년에는 47개사를 뽑았다.", "time:past"),
        ("내년에는 47개사를 뽑는다.", "time:next"),
        ("이들 47개사를 뽑는다.", "time:none"),
    ],
)
def test_the_nearest_word_of_time_before_a_figure_is_a_feature(text: str, time: str) -> None:
    read = Read(text)
    described = FigureDescriber(read.material, read.outline, read.held).all()
    (features,) = [
        found
        for spot, found in zip(read.held, described, strict=True)
        if spot.figure.text.startswith("47")
    ]

    assert time in features


def release(body: str) -> str:
    return (
        f"# 나루부, ‘가람 청년 창업 바우처’ 참여기업 모집\n\n나루부(장관 김가람)는 5월 4일(월)부터 ‘가람 청년 창업 바우처’ 지원사업에 참여할 기업을 "
        f"모집한다고 밝혔다.\n\n‘가람 청년 창업 바우처’는 올해 30억원의 예산으로 60개사를 선정해 기업당 최대 5천만원을 지원하는 사업이다. {PADDING}\n\n"
        f"신청 기간은 5월 4일(월)부터 5월 22일(금)까지이다.\n\n{body}\n"
    )


@pytest.mark.parametrize(
    ("body", "agency"),
    [
        ("참여를 바라는 기업은 다온창업진흥원 누리집에서 신청하면 된다.", "다온창업진흥원"),
        (
            "다온창업진흥원과 함께 추진하며, 다온창업진흥원에 신청하면 된다. 나루재단 누리집도 있다.",
            "다온창업진흥원",
        ),
        ("다온창업진흥원 누리집과 나루산업재단 누리집에서 신청하면 된다.", None),
        ("선정평가위원회와 함께 심사한다.", None),
    ],
)
def test_the_office_that_does_most_for_a_program_runs_it(body: str, agency: str | None) -> None:
    (program,) = parse(release(body).encode(), name="r.md", published="2026-05-04").programs

    assert program.agency == agency


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("정부는 올해 ‘가람 청년 창업 바우처’를 신설했다.", "new"),
        ("올해 처음 시행하는 ‘가람 청년 창업 바우처’에 관심이 높다.", "new"),
        ("‘가람 청년 창업 바우처’로 신설 법인을 돕는다.", None),
    ],
)
def test_a_word_for_what_is_new_counts_beside_the_name(body: str, status: str | None) -> None:
    (program,) = parse(release(body).encode(), name="r.md", published="2026-05-04").programs

    assert program.status == status


@pytest.mark.parametrize(
    ("body", "address"),
    [
        (
            "참여하려는 기업은 누리집(www.garam.example.kr)에서 신청하면 된다.",
            "www.garam.example.kr",
        ),
        ("신청에 관한 자세한 내용은 누리집(www.garam.example.kr)에서 확인할 수 있다.", None),
        ("신청은 www.garam.example.kr 또는 www.naru.example.kr에서 접수한다.", None),
    ],
)
def test_the_one_address_in_a_sentence_on_how_to_apply_is_where_one_applies(
    body: str, address: str | None
) -> None:
    (program,) = parse(release(body).encode(), name="r.md", published="2026-05-04").programs

    assert [at.url for at in program.apply_at] == ([address] if address else [])


@pytest.mark.parametrize(
    ("contact", "division"),
    [
        ("문의 : 창업지원과 홍길동 사무관(044-123-4567)", "창업지원과"),
        ("문의 : 상담센터(1588-1234)", None),
    ],
)
def test_the_one_division_to_ask_is_in_charge(contact: str, division: str | None) -> None:
    (program,) = parse(release(contact).encode(), name="r.md", published="2026-05-04").programs

    assert program.division == division


def _sums(text: str) -> dict[str, set[str]]:
    """Return by figure, as written, what sums say of it."""
    held = Read(text).held
    found = sums_among([(spot.figure.value, spot.unit) for spot in held])
    return {spot.figure.text: set(each) for spot, each in zip(held, found, strict=True) if each}


def test_a_figure_is_known_as_the_whole_of_those_beside_it_in_its_row() -> None:
    table = "| 사업 | 계(억원) | 계속(억원) | 신규(억원) |\n|---|---|---|---|\n| 가람 | 70 | 52 | 18 |\n| 나루 | 55 | 30 | 20 |"

    assert _sums(table) == {"70": {"whole:row"}, "52": {"part:row"}, "18": {"part:row"}}


def test_a_figure_is_known_as_the_whole_of_those_in_its_bracket() -> None:
    assert _sums("올해 120억원(가람 80억원, 나루 40억원)을 쓰고 15억원을 남긴다.") == {
        "120억원": {"whole:unit"},
        "80억원": {"part:unit"},
        "40억원": {"part:unit"},
    }


def test_small_counts_that_make_a_sum_by_chance_are_not_a_whole() -> None:
    assert _sums("5명, 3명, 2명이 모여 회의를 연다.") == {}


@pytest.mark.parametrize(
    ("sentences", "taken"),
    [
        ("지원 규모는 59억원이다. 올해 예산은 58억 8천만원이다.", "58억 8천만원"),
        ("지원 규모는 58억 8천만원이다. 올해 예산은 59억원이다.", "58억 8천만원"),
        ("지원 규모는 59억원이다. 올해 예산은 52억 8천만원이다.", "59억원"),
    ],
)
def test_of_a_sum_and_what_it_was_rounded_from_the_latter_is_the_budget(
    sentences: str, taken: str
) -> None:
    read = Read(f"‘가람 바우처’를 모집한다. {sentences}")
    reach = [dict.fromkeys(range(len(read.held)), 1.0)]
    roles = [{"budget": 0.9 - 0.1 * at} for at in range(len(read.held))]

    found = terms(Links(reach), read.held, roles, LEAST)

    assert [read.held[term.spots[0]].figure.text for term in found] == [taken]


@pytest.mark.parametrize(
    ("second", "chance", "taken"),
    [
        ("5월 12일부터 5월 30일까지", 0.8, "2026-05-12/2026-05-30"),
        ("5월 12일", 0.8, "2026-05-12"),
        ("5월 12일", 0.4, "2026-05"),
        ("6월 12일", 0.8, "2026-05"),
    ],
)
def test_a_month_gives_way_to_a_day_of_it_that_is_as_likely(
    second: str, chance: float, taken: str
) -> None:
    read = Read(f"‘가람 바우처’ 접수는 5월이다. 접수는 {second} 한다.")
    reach = [dict.fromkeys(range(len(read.held)), 1.0)]
    roles = [{"application": 0.9}, {"application": chance}]

    found = terms(Links(reach), read.held, roles, LEAST)

    values = [read.held[term.spots[0]].figure.value for term in found]
    assert [value.interval for value in values if isinstance(value, Period)] == [taken]
