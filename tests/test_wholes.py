"""A whole and its parts near by, wherever they stand: one slip is found, numbers of two times or sentences are left alone."""

from __future__ import annotations

import pytest

from announce_parser import parse
from announce_parser.checks import _whole_weights
from announce_parser.checks._wholes import CLASSES, contradicted, features, wholes
from announce_parser.readers import load, read

RULE = "parts_said_near_by_sum_to_whole"
TOP = "# 나루청, 어선 안전 장비 보급\n\n나루청(청장 장길산)은 2024년 5월 2일 계획을 밝혔다.\n\n"


def failing(body: str) -> list[str]:
    record = parse((TOP + body + "\n").encode(), name="notice.md", tokenizer="plain")
    return [check.message for check in record.checks if check.rule == RULE]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "나루청은 연안 어선 451척, 근해 어선 236척 등 총 687척에 장비를 단다.",
            "나루청은 연안 어선 451척, 근해 어선 263척 등 총 687척에 장비를 단다.",
        ),
        (
            "나루청은 총 1,687척(연안 어선 1,451척, 근해 어선 236척)에 장비를 단다.",
            "나루청은 총 1,867척(연안 어선 1,451척, 근해 어선 236척)에 장비를 단다.",
        ),
        (
            "보급 예산은 올해 1,543억원 대비 212억원 증액된 1,755억원이 확정되었다.",
            "보급 예산은 올해 1,543억원 대비 212억원 증액된 1,575억원이 확정되었다.",
        ),
        (
            (
                "② 어선 안전 지원(1조 9,100억원)\n\n낡은 어선의 장비를 바꾸는 어민을 위해 1조 1,700억원을 지원하고 새 어선을 짓는 어민에게 6,000억원을 지원한다. "
                "또한 어선 보험을 위해 1,400억원을 지원한다.\n\n③ 어항 지원(5,000억원)"
            ),
            (
                "② 어선 안전 지원(1조 1,900억원)\n\n낡은 어선의 장비를 바꾸는 어민을 위해 1조 1,700억원을 지원하고 새 어선을 짓는 어민에게 6,000억원을 지원한다. "
                "또한 어선 보험을 위해 1,400억원을 지원한다.\n\n③ 어항 지원(5,000억원)"
            ),
        ),
    ],
)
def test_a_slip_in_a_whole_or_in_a_part_is_found(right: str, wrong: str) -> None:
    assert failing(right) == []
    assert len(failing(wrong)) == 1


@pytest.mark.parametrize(
    "body",
    [
        "어선 사고는 451척(2021년) → 236척(2022년) → 867척(2023년)으로 바뀌었다.",
        "어선은 영남 687척, 호남 451척, 강원 263척, 제주 187척이다.",
        "출항은 한국 687건 > 미국 451건 > 영국 263건 순이었다.",
        "어선 687척을 조사했다.\n\n어선 451척 중 263척이 낡았다.",
        "지원한도는 687만원(1회 451만원, 연간 263만원) 이내이다.",
        "어선은 687척(89.8%)이다.\n\n근해 어선은 451척(80.1%), 연안 어선은 263척(92.0%)이다.",
        "올해 어선 867척에 장비를 단다.\n\n전년(451척) 대비 늘었고 근해 어선은 236척이다.",
        "올해 어선 867척에 장비를 단다.\n\n연안 어선 451척을 고쳤다. 근해 어선 236척은 새로 지었다.",
    ],
)
def test_numbers_of_two_times_or_two_sentences_are_no_parts(body: str) -> None:
    assert failing(body) == []


def test_a_number_that_adds_up_with_others_has_no_slip() -> None:
    text = "총 687척(연안 451척, 근해 236척)이다.\n\n연안 451척은 동해 127척, 서해 342척이다.\n"
    found = wholes(None, read(load(text.encode(), name="a.txt")), frozenset())

    assert [int(each.whole.value) for each in found if not each.slip] == [687]
    assert [
        [part.value for part in each.parts]
        for each in contradicted(found)
        if each.whole.value == 451
    ] == [[127, 342]]
    assert all(each.slip in CLASSES for each in contradicted(found))


def test_the_weights_are_those_of_the_measures() -> None:
    document = read(load("총 687척(연안 451척, 근해 236척)이다.\n".encode(), name="a.txt"))
    found = wholes(None, document, frozenset())

    assert sorted(features(document, found[0], {})) == sorted(_whole_weights.WEIGHTS)
    assert {len(each) for each in _whole_weights.WEIGHTS.values()} == {len(CLASSES)}
