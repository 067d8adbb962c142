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
