"""Changes: what is different from before, in arrows, in words, against last year."""

from __future__ import annotations

import pytest

from announce_parser import parse
from announce_parser.figures._fold import fold
from announce_parser.notices._change_rules import GROWN, RULES, ChangeRule

HEAD = "설비개선 지원사업, 올해 더 넓힌다\n\n한빛부는 지원사업을 넓힌다고 밝혔다.\n\n"


def _changes(text: str) -> list[tuple[str, str | None, str | None]]:
    record = parse(f"{HEAD}{text}\n".encode(), name="release.txt")
    return [(each.subject, each.before, each.after) for each in record.changes]


@pytest.mark.parametrize("rule", [*RULES, GROWN], ids=lambda rule: rule.name)
def test_each_rule_reads_its_example_and_not_its_near_miss(rule: ChangeRule) -> None:
    assert rule.pattern.search(fold(rule.example))
    assert not rule.pattern.search(fold(rule.near_miss))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "* 지원대상 확대(중소기업→중소·중견기업)에 따른 증액",
            ("지원대상", "중소기업", "중소·중견기업"),
        ),
        (
            "신청 자격 완화(기존 소상공인·농업인 → 소상공인·농업인·어업인)",
            ("신청 자격", "소상공인·농업인", "소상공인·농업인·어업인"),
        ),
        (
            "지원 예산을 7억2천만 원에서 12억 원으로 늘린다.",
            ("지원 예산", "7억2천만 원", "12억 원"),
        ),
        (
            "예산은 지난해 1조 2,000억 원에서 올해 1조 5천억 원으로 확대했다.",
            ("예산", "1조 2,000억 원", "1조 5천억 원"),
        ),
        (
            "월 10만 원이던 교육 수당을 20만 원으로 인상한다.",
            ("교육 수당", "월 10만 원", "20만 원"),
        ),
        ("* (금리) 2~4%대 → 2~3%대 적용", ("금리", "2~4%대", "2~3%대")),
        ("감점을 대폭 확대(-0.2점/건 → -0.5점/건)해 적용한다.", ("감점", "-0.2점/건", "-0.5점/건")),
        (
            "외상방출 한도를 연간 20억원에서 50% 증가한 30억원으로 확대한다.",
            ("외상방출 한도", "연간 20억원", "30억원"),
        ),
        (
            "지원사업에 대해 전년(217억원) 보다 증액된 총 300억원을 지원한다.",
            ("지원사업", "217억원", "300억원"),
        ),
        ("육아휴직 급여를 확대(150→200만원)한다.", ("육아휴직 급여", "150만원", "200만원")),
        ("기업별 한도 3천→4천만원", ("기업별 한도", "3천만원", "4천만원")),
        ("한도를 60억→100억원으로 늘린다.", ("한도", "60억", "100억원")),
        (
            "예산 : ('21) 88억원 → ('22) 95억원 → ('23) 101억원",
            ("예산", "95억원", "101억원"),
        ),
        (
            "설비 예산은 '23년 300억 원에서 '24년 750억 원으로 편성했다.",
            ("설비 예산", "300억 원", "750억 원"),
        ),
        (
            "공급 비중을 현행 18%(연 3만 호)에서 23%(연 4만 호)로 상향한다.",
            ("공급 비중", "18%", "23%"),
        ),
        (
            "융자 한도를 2,000만원(당초 1,000만원)으로 확대한다.",
            ("융자 한도", "1,000만원", "2,000만원"),
        ),
        (
            "전년(1조 4,517억원) 대비 662억원(4.6%↑) 증가한 1조 5,179억원을 지원한다.",
            (
                "전년(1조 4,517억원) 대비 662억원(4.6%↑) 증가한 1조 5,179억원",
                "1조 4,517억원",
                "1조 5,179억원",
            ),
        ),
        ("매입 물량을 8천톤에서 1천톤을 증량한 9천톤으로 한다.", ("매입 물량", "8천톤", "9천톤")),
        ("긴급돌봄 수당을 신설한다.", ("긴급돌봄 수당", None, "신설")),
        ("필기시험 선택과목을 폐지하고 면접을 강화한다.", ("필기시험 선택과목", None, "폐지")),
        ("설비 점검 지원금(월 20만원)을 신설한다.", ("설비 점검 지원금", None, "신설(월 20만원)")),
        (
            "‘설비 상담’을 신설(10억원, 기초 250개소)한다.",
            ("설비 상담", None, "신설(10억원, 기초 250개소)"),
        ),
        ("제2설비국(’22.5월)을 신설한다.", ("제2설비국", None, "신설")),
        ("출장비 지원(월 20만원)을 폐지한다.", ("출장비 지원", None, "폐지")),
        ("* 설비 관제망 구축 : (’25안) 48억원(신규)", ("설비 관제망 구축", None, "48억원(신규)")),
        ("* 설비 실태조사(신규) : ('26) 2억원", ("설비 실태조사", None, "2억원")),
        ("설비 기반 지원(’23년 신규, 각각 500억원)", ("설비 기반 지원", None, "500억원")),
        (
            "대상 자녀를 확대(초2, 만8세→초6, 만12세)한다.",
            ("대상 자녀", "초2, 만8세", "초6, 만12세"),
        ),
        (
            "※ 설비 예산 : <'20현액>25억원 → <'21안>19억원",
            ("설비 예산", "25억원", "19억원"),
        ),
        (
            "2023년도 본예산 2,208억원 대비 218억원(9.9%)이 증가한 규모의 2024년도 예산 2,426억 원을 편성했다.",
            (
                "2023년도 본예산 2,208억원 대비 218억원(9.9%)이 증가한 규모의 2024년도 예산 2,426억 원",
                "2,208억원",
                "2,426억 원",
            ),
        ),
    ],
)
def test_a_change_has_subject_and_both_sides(
    text: str, expected: tuple[str, str | None, str]
) -> None:
    assert _changes(text) == [expected]


def test_words_change_where_both_sides_are_labelled() -> None:
    text = "* (종전) 종합건설사업자만 참여 → (현행) 모두 참여 가능"

    assert [each[1:] for each in _changes(text)] == [("종합건설사업자만 참여", "모두 참여 가능")]


@pytest.mark.parametrize(
    "text",
    [
        "공고 → 접수 → 평가",
        "공급량은 10만호 → 12만호 → 15만호로 늘어난다.",
        "매출이 10억원에서 20억원으로 늘어난 사례가 있다.",
        "20년 → 21년",
        "2종 → 10개 이상",
        "찾아가는 서비스 확대(민원 처리 → 생활 중심 전환)",
        "절차 변경(신청→심사)",
        "신설 법인을 지원한다.",
        "예산은 ('22) 88억원 → ('23) 88억원이다.",
        "2,000만원(자부담 1,000만원)을 지원한다.",
        "신규 채용 : 2명",
        "설비 관제망 구축 : (’25안) 48억원",
        "대상 확대(1단계 접수→2단계 심사→3단계 확정)",
        "내년 예산은 2,208억원이다. 이는 지난해 예산 2,011억원 대비 97억원 증가한 금액이다.",
    ],
)
def test_flows_rows_of_years_and_results_of_firms_are_no_changes(text: str) -> None:
    assert _changes(text) == []


def test_marks_and_numbers_of_a_line_are_no_part_of_what_changes() -> None:
    text = "① 기반 조성 : 12억원 → 15억원\n(2) 인력 양성 : 3억원 → 5억원"

    assert [each[0] for each in _changes(text)] == ["기반 조성", "인력 양성"]


def test_a_note_without_a_subject_explains_the_item_above_it() -> None:
    record = parse(
        "설비개선 추진계획\n\n2024. 3. 4.\n\n○ (자격 확인) 서류 없이 자격을 확인한다.\n"
        "* (현행) 증명서 제출 ⇒ (향후) 공동이용 동의\n\n○ 평가 결과를 알린다.\n* (현행) 우편 통지 ⇒ (개선) 문자 통지\n".encode(),
        name="plan.txt",
    )

    assert [(each.subject, each.before, each.after) for each in record.changes] == [
        ("자격 확인", "증명서 제출", "공동이용 동의"),
        ("(현행) 우편 통지 ⇒ (개선) 문자 통지", "우편 통지", "문자 통지"),
    ]


HISTORY = """설비개선 지원

2024. 3. 4.

□ 사업 개요

○ 낡은 설비의 교체를 돕는다.

□ {heading}

○ 지원비율을 40% → 50%로 확대('19.1.1 시행)

□ 올해 계획

○ 지원비율을 50% → 60%로 확대
"""


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("추진경위", ["50%"]), ("주요 연혁", ["50%"]), ("추진 방향", ["40%", "50%"])],
)
def test_the_history_of_a_plan_announces_nothing(heading: str, expected: list[str]) -> None:
    record = parse(HISTORY.format(heading=heading).encode(), name="plan.txt")

    assert record.kind == "other"
    assert [each.before for each in record.changes] == expected


def test_what_is_new_stands_once_however_its_name_is_written() -> None:
    assert _changes("긴급돌봄 수당을 신설한다.\n올해 「긴급돌봄 수당」을 신설하고 지급한다.") == [
        ("긴급돌봄 수당", None, "신설")
    ]


def test_a_sum_grows_to_the_one_before_it_where_both_parts_make_it() -> None:
    text = "내년 설비 예산은 2,208억원이다. 이는 지난해 예산 2,011억원 대비 197억원(9.8%) 증가한 금액이다."

    assert [each[1:] for each in _changes(text)] == [("2,011억원", "2,208억원")]


def test_a_sum_shrinks_to_the_one_before_it_and_rounded_sums_add_up() -> None:
    text = "설비 예산은 36조 5,720억원이다. 이는 올해 본예산 36조 7,041억원보다 1,320억원 감액된 규모이다."

    assert [each[1:] for each in _changes(text)] == [("36조 7,041억원", "36조 5,720억원")]


def test_equal_numbers_of_two_units_are_two_changes() -> None:
    text = (
        "- 지원기간을 5시간에서 10시간으로 확대합니다.\n\n- 간주기간을 5년에서 10년으로 확대합니다."
    )

    assert [(before, after) for _, before, after in _changes(text)] == [
        ("5시간", "10시간"),
        ("5년", "10년"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("최대 3회 검사를 지원(現 1회)합니다.", ("1회", "최대 3회")),
        ("본인부담률을 30%로 인하(現 45세 이상: 50%)합니다.", ("50%", "30%")),
        ("장학금을 소득 8구간에서 9구간으로 확대합니다.", ("8구간", "9구간")),
        (
            "* (현행) 임신 12주 이내 36주 이후 → (개선) 12주 이내 32주 이후",
            ("임신 12주 이내 36주 이후", "12주 이내 32주 이후"),
        ),
    ],
)
def test_what_was_may_be_told_behind_the_verb_or_among_words(
    text: str, expected: tuple[str, str]
) -> None:
    assert [(before, after) for _, before, after in _changes(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (
            "△ 융자기간 연장(3년 거치 10년 이내 상환 → 5년 거치 13년 이내 상환) 등을 추진한다.",
            "3년 거치 10년 이내 상환",
            "5년 거치 13년 이내 상환",
        ),
        (
            "* (현행) 입사 12주 이내 36주 이후 → (개선) 12주 이내 32주 이후 전 기간",
            "입사 12주 이내 36주 이후",
            "12주 이내 32주 이후 전 기간",
        ),
        ("대상을 기존 3자녀 이상에서 2자녀 이상으로 확대한다.", "3자녀 이상", "2자녀 이상"),
        ("* 현행 유효기간 있음 → 개선 평생 인정", "유효기간 있음", "평생 인정"),
    ],
)
def test_sides_of_several_numbers_or_words_stay_whole(text: str, before: str, after: str) -> None:
    assert [each[1:] for each in _changes(text)] == [(before, after)]


def test_sum_after_what_it_has_grown_by_is_the_new_value_unless_both_sides_are_told() -> None:
    grown = "지원 예산은 전년 대비 43억원(2.1%) 증액된 총 2,439억원이다."

    assert [each[1:] for each in _changes(grown)] == [(None, "2,439억원")]
    assert [each[1:] for each in _changes(f"예산 : 2,396억원 → 2,439억원\n\n{grown}")] == [
        ("2,396억원", "2,439억원")
    ]
    assert _changes("응답자는 전년 대비 2.3% 감소한 1,909명이다.") == []


@pytest.mark.parametrize(
    ("before", "after"), [("현행", "개선"), ("기존 제도", "개선 방안"), ("조정 전", "조정 후")]
)
def test_columns_of_what_was_and_what_is_are_changes(before: str, after: str) -> None:
    table = f"| 구분 | {before} | {after} |\n|---|---|---|\n| 한도 | 2억원 | 4억원 |\n"
    record = parse(f"# 지원 제도 개선\n\n{table}".encode(), name="notice.md", tokenizer="plain")

    assert [(each.before, each.after) for each in record.changes] == [("2억원", "4억원")]
