"""The noun a figure belongs to, in the roles of the contract."""

from __future__ import annotations

import pytest

import announce_parser


@pytest.fixture(params=["mecab", "plain"])
def backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("총사업비는 10억원이다", ["budget"]),
        ("국비 50%, 자부담 50%", ["subsidy_ratio", "own_share"]),
        ("기업당 지원 한도는 2억원", ["cap"]),
        ("1인당 최대 500만원까지 지원", ["cap"]),
        ("참가비 3만원", ["unit_cost"]),
        ("목표액 100억원 달성", ["target"]),
        ("30명을 선발한다", ["awards"]),
        ("모집인원 5명", ["awards"]),
        ("수출이 12% 증가했다", ["growth"]),
        ("수출 비중이 35%를 차지", ["share"]),
        ("사업기간 9개월", ["duration"]),
        ("신청기간: 2023. 1. 9.~2. 8.", ["application"]),
        ("2023. 3. 2. 공고", ["announcement"]),
        ("문의 044-204-7260", ["contact"]),
        ("지원단가를 3만원 인상", ["growth"]),
        ("단가를 3만원으로 인상", ["unit_cost"]),
        ("신청(2023.5월)‧지급(2023.6월)", ["application", None]),
        ("평균 지원금액 30만원", [None]),
        ("위급 시 119에 신고", [None]),
        ("소방청(☎119)", ["contact"]),
    ],
)
def test_the_noun_beside_a_figure_gives_its_role(backend: str, text: str, roles: list[str]) -> None:
    found = announce_parser.find_figures(text, tokenizer=backend)

    assert [figure.role for figure in found] == roles


@pytest.mark.parametrize(
    "text", ["매출액 100억원 이상인 기업", "상시근로자 50명 미만인 업체", "지분율 30% 이상인 법인"]
)
def test_a_figure_in_a_condition_is_a_reference(backend: str, text: str) -> None:
    (figure,) = announce_parser.find_figures(text, tokenizer=backend)

    assert figure.role == "reference"


@pytest.mark.parametrize("text", ["예산 10억원을 제외한 나머지", "예산은 10억원이 아니다"])
def test_a_figure_that_the_text_denies_has_no_role(backend: str, text: str) -> None:
    (figure,) = announce_parser.find_figures(text, tokenizer=backend)

    assert figure.role is None


def test_a_noun_of_another_clause_gives_no_role() -> None:
    found = announce_parser.find_figures("예산을 확정했다. 10억원은 내년 몫이다")

    assert [figure.role for figure in found if figure.kind == "money"] == [None]


def test_a_word_that_only_ends_like_a_noun_of_the_list_counts_as_its_compound() -> None:
    (figure,) = announce_parser.find_figures("연구개발사업비 3억원")

    assert figure.role == "budget"


def _roles(html: str) -> list[str | None]:
    """Return the roles of the figures of a page's record."""
    return [figure.role for figure in announce_parser.parse(html.encode()).figures]


def test_the_record_gives_a_figure_the_role_of_the_words_around_it() -> None:
    roles = _roles("<h1>안내</h1><p>민간부담금은 35% 이상이다.</p><p>수수료 3만원</p>")

    assert roles == ["own_share", "unit_cost"]


def test_words_around_a_number_make_it_none_of_the_whole_notice() -> None:
    assert _roles("<h1>안내</h1><p>작년에는 다른 곳에서 30명을 선발했다.</p>") == [None]


def test_no_role_crosses_the_border_of_a_cell() -> None:
    roles = _roles(
        "<table><tr><td>민간부담금</td><td>35%</td></tr><tr><td>가</td><td>나</td></tr></table>"
    )

    assert roles == [None]


@pytest.mark.parametrize(
    "text",
    [
        "접수 마감일까지 '25년도 결산을 제출",
        "공고일 기준 39세 이하(1984. 1. 1. 이후 출생)",
        "혼인기간 7년 이내",
        "공고 기간을 45일간으로",
        "시가총액 2,000조원",
    ],
)
def test_the_word_for_something_else_gives_no_role(backend: str, text: str) -> None:
    found = announce_parser.find_figures(text, tokenizer=backend)

    assert [figure.role for figure in found if figure.kind != "count"] == [None]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("국가채무는 GDP 대비 51.6%", [None]),
        ("매출액 대비 4.1%를 투자", [None]),
        ("본예산(673조원) 대비 8.1%", ["budget", "growth"]),
        ("882명 대비 54명이 감소(-6.1%)", [None, None, "growth"]),
        ("과태료 상한을 300만원에서", [None]),
        ("지원금이 300억 원 부족해", [None]),
        ("지원금 300억 원 가운데", ["cap"]),
        ("접종률 75% 달성을", ["target"]),
        ("접종률이 75%에 달했다", [None]),
        ("인구 5만 명을 목표로", ["target"]),
    ],
)
def test_a_noun_may_speak_of_a_part_a_fine_or_a_want(
    backend: str, text: str, roles: list[str | None]
) -> None:
    found = announce_parser.find_figures(text, tokenizer=backend)

    assert [figure.role for figure in found] == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("창업 3년 이내 기업만 낼 수 있다", ["reference"]),
        ("매출 5억 원을 넘지 않는 사업자이면 된다", ["reference"]),
        ("5개 이내 기업을 뽑는다", [None]),
        ("생산은 한 해 전보다 3.4% 뛰었다", ["growth"]),
        ("생산은 지난달보다 약 2% 줄었다", ["growth"]),
        ("이자는 연 3.4%로 보다 낮다", [None]),
    ],
)
def test_who_may_take_part_and_what_is_compared_are_told_by_their_form(
    backend: str, text: str, roles: list[str | None]
) -> None:
    found = announce_parser.find_figures(text, tokenizer=backend)

    assert [figure.role for figure in found if figure.kind != "date"] == roles


def test_weights_tell_a_role_where_rules_know_no_word() -> None:
    (share,) = announce_parser.find_figures("참여하는 곳은 현금 10% 이상을 스스로 부담해야 한다.")
    (sum_,) = announce_parser.find_figures("과제별 지원액은 3억원을 넘을 수 없다.")
    (price,) = announce_parser.find_figures("시장에서 사과 한 상자에 3만 원을 냈다.")

    assert (share.role, sum_.role, price.role) == ("own_share", "cap", None)
