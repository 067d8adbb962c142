"""Growth in every wording: what before, after and change say of each other."""

from __future__ import annotations

import pytest

from announce_parser import parse

HEAD = "# 나루청, 어선 안전장비 보급\n\n나루청(청장 장길산)은 2024년 5월 2일 통계를 밝혔다.\n\n"


def growth(text: str) -> list[tuple[str, str | None]]:
    record = parse((HEAD + text + "\n").encode(), name="notice.md", tokenizer="plain")
    rule = "growth_in_sentence_matches"
    return [(c.status, c.grade) for c in record.checks if c.rule == rule]


EQUAL, HOLDS, FAILS = ("holds", "equal"), ("holds", "rounding"), ("fails", "conflict")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("민원은 1,247,052건으로 전월(1,378,194건) 대비 9.5% 감소했다.", [HOLDS]),
        ("민원은 1,247,052건으로 전월(1,378,194건) 대비 5.9% 감소했다.", [FAILS]),
        ("민원은 1,247,052건으로 전월(1,378,194건) 대비 9.5% 증가했다.", [FAILS]),
        ("민원은 1,247건으로 전월(1,378건) 대비 9.5% 감소, 전년 동월(945건) 대비 31.9% 증가했다.", [HOLDS, HOLDS]),
        ("거래(2,006건)는 전년동기(1,787건) 대비 12.2%, 5년평균(1,609건) 대비 24.7% 증가했다.", [HOLDS, HOLDS]),
        ("어선은 2014년 15,017척에서 2019년 20,956척으로 약 39.6% 늘었다.", [HOLDS]),
        ("어선은 2014년 15,017척에서 2019년 20,956척으로 약 93.6% 늘었다.", [FAILS]),
        ("* ('17) 12,463명 → ('18) 13,670명(9.7%↑)", [HOLDS]),
        ("* ('17) 12,463명 → ('18) 13,670명(9.7%↓)", [FAILS]),
        ("이용이 14% 증가(27.5회 → 31.4회)했다.", [HOLDS]),
        ("이용이 41% 증가(27.5회 → 31.4회)했다.", [FAILS]),
        ("입직자는 965천명으로 전년동월대비 30천명(+3.2%) 증가했다.", [HOLDS]),
        ("입직자는 965천명으로 전년동월대비 30천명(+8.2%) 증가했다.", [FAILS]),
        ("투자는 3,339억원(+2,001억원, 149.6%↑)이다.", [HOLDS]),
        ("돼지는 1천 107만 8천 마리로 전년동기대비 20만 2천 마리(-1.8%) 감소했다.", [HOLDS]),
        ("사망자는 101명이 감소(768→667명, -13.2%)했다.", [("holds", "equal"), HOLDS]),
        ("사망자는 110명이 감소(768→667명, -13.2%)했다.", [FAILS, HOLDS]),
        ("예산은 300→450만원(+50%)이다.", [("holds", "equal")]),
        ("예산은 300→450만원(+80%)이다.", [FAILS]),
        ("전년(1,184만 톤) 대비 10.8% 감소한 1,056만 톤을 실었다.", [HOLDS]),
        ("전년(1,184만 톤) 대비 18.0% 감소한 1,056만 톤을 실었다.", [FAILS]),
        ("2023년 본예산 2천11억원과 비교해 예산은 197억원(9.8%) 증가했다.", []),
        ("예산은 2023년 본예산 2천11억원과 비교해 197억원(9.8%) 증가했다.", [HOLDS]),
        ("예산은 2023년 본예산 2천11억원과 비교해 197억원(8.9%) 증가했다.", [FAILS]),
        ("예산은 2023년도 본예산 3,088억원 보다 316억원(10.2%) 증가했다.", [HOLDS]),
        ("예산은 2023년도 본예산 3,088억원 보다 361억원(10.2%) 증가했다.", [FAILS]),
        ("2023년 본예산 2,208억원 대비 218억원(9.9%)이 증가한 규모의 2024년도 예산 2,426억원이다.", [EQUAL, HOLDS, HOLDS]),
        ("전년 대비 54억원(2.2%) 증액된 총 2,526억원을 편성했다.", [HOLDS]),
        ("전년 대비 54억원(4.2%) 증액된 총 2,526억원을 편성했다.", [FAILS]),
        ("융자는 1조 3,955억원(+10,793, +341.3%)이다.", [HOLDS]),
        ("융자는 1조 3,955억원(+10,793, +314.3%)이다.", [FAILS]),
    ],
)  # fmt: skip
def test_a_rate_of_growth_agrees_with_its_two_numbers_in_every_wording(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert growth(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("월세는 40.5%로 전월(40.3%) 대비 0.2%p 증가했다.", ("holds", "equal")),
        ("월세는 40.5%로 전월(40.3%) 대비 0.8%p 증가했다.", FAILS),
        ("학습자는 4,878명에서 17,209명으로 3.5배 늘었다.", HOLDS),
        ("학습자는 4,878명에서 17,209명으로 5.3배 늘었다.", FAILS),
        ("어장은 100㏊에서 300㏊로 2배 늘었다.", ("holds", "equal")),  # twice as much more
        ("융자는 138조원에서 12조원 증가한 150조원이다.", EQUAL),
        ("융자는 138조원에서 21조원 증가한 150조원이다.", FAILS),
        ("값은 4,700원/kg(특등)에서 100원/kg 인상한 4,800원/kg이다.", ("holds", "equal")),
        ("값은 4,700원/kg(특등)에서 100원/kg 인상한 4,900원/kg이다.", FAILS),
        ("금년 1조 6,305억원 대비 3,574억원 증액된 1조 9,879억원이다.", EQUAL),
        ("금년 1조 6,305억원 대비 3,754억원 증액된 1조 9,879억원이다.", FAILS),
        ("차량을 2배 이상 확대(1,091억원→2,246억원, +1,155억원)했다.", EQUAL),
        ("차량을 2배 이상 확대(1,091억원→2,246억원, +1,515억원)했다.", FAILS),
        ("사고는 723건으로 2018년 759건 대비 36건 감소했다.", ("holds", "equal")),
        ("사고는 723건으로 2018년 759건 대비 35건 감소했다.", FAILS),
        ("어민은 50만명에서 64만명으로 확대(+14만명)한다.", EQUAL),
        ("어민은 50만명에서 64만명으로 확대(+24만명)한다.", FAILS),
    ],
)
def test_points_times_and_differences_agree_with_their_two_numbers(
    text: str, expected: tuple[str, str | None]
) -> None:
    assert growth(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "민원은 1,247건으로 전월 대비 9.5% 감소했다.",
        "어선은 2014년 100척에서 2019년 200척으로 연평균 14.9% 늘었다.",
        "어선은 100척에서 230척으로 2배 이상 늘었다.",
        "물량은 지난해 1,583톤(해상 1,431톤, 육상 152톤) 대비 502톤(32%) 증가했다.",
        "어선 100척에서 30명이 5% 적은 임금을 받는다.",
    ],
)
def test_what_states_no_change_between_two_numbers_is_not_checked(text: str) -> None:
    assert growth(text) == []
