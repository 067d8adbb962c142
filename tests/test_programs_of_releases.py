"""Press releases composed here: what they call for by name, what their sentences state, and what calls for nothing."""

from __future__ import annotations

import pytest

import announce_parser
from announce_parser.notices._programs.call_words import bare_name
from announce_parser.record import Program, Record

SAID = "\n\n나래부 한솔 정책관은 “많은 참여를 바란다”라고 밝혔다.\n"


def parsed(title: str, body: str, day: str = "2025-03-04") -> Record:
    text = f"# {title}\n\n{body}{SAID}"
    return announce_parser.parse(text.encode(), name="release.md", published=day)


def only(title: str, body: str) -> Program:
    (program,) = parsed(title, body).programs
    return program


CONTEST = """나래부(장관 한솔)는 ‘제7회 마을길 사진 공모전’을 개최한다고 밝혔다.

접수기간은 4. 7.(월)~5. 30.(금)까지이며, 누구나 참여할 수 있다.

나래부는 심사(6~7월)를 거쳐 대상 1점(장관상, 상금 300만원), 우수상 2점(협회장상, 상금 100만원) 등 총 25점의 우수 작품을 선정해 시상한다.
"""


def test_a_contest_has_its_window_its_prizes_and_how_many_are_chosen() -> None:
    program = only("제7회 마을길 사진 공모전 개최", CONTEST)

    assert program.name == "제7회 마을길 사진 공모전"
    assert program.application is not None
    assert program.application.interval == "2025-04-07/2025-05-30"
    assert program.evaluation is not None
    assert program.evaluation.interval == "2025-06/2025-07"
    assert program.awards is not None
    assert program.awards.value == 25
    assert [
        (prize.label, prize.count and prize.count.value, prize.amount and prize.amount.amount)
        for prize in program.prizes
    ] == [
        ("대상", 1, 3_000_000),
        ("우수상", 2, 1_000_000),
    ]


def test_a_voucher_applied_for_from_one_day_to_another_has_that_window() -> None:
    body = "나래부는 5월 7일(수)부터 12월 31일(수)까지 주민센터와 누리집(www.narae.go.kr)에서 올해 사업의 신청·접수를 진행한다고 밝혔다.\n\n문화바우처는 취약계층에게 이용권을 지원하는 사업으로, 카드로 쓸 수 있다.\n"
    program = only("마음 편한 봄, 2025년도 문화바우처 5월 7일부터 신청하세요", body)

    assert program.name == "문화바우처"
    assert program.application is not None
    assert program.application.interval == "2025-05-07/2025-12-31"


def test_a_loan_in_a_box_of_labels_has_its_terms() -> None:
    body = "나래부는 추가 대책을 마련했다.\n\n< 수출 운임 특별융자 프로그램 >\n\n○ 융자규모 : 총 200억 원(기업당 3천만 원 한도)\n\n○ 융자기간 : 3년\n\n○ 신청기간 : 2025. 6. 16.(월) ~ 2025. 6. 27.(금)\n"
    program = only("수출 대책반, 추가 대책 마련", body)

    assert program.name == "수출 운임 특별융자 프로그램"
    assert program.cap is not None
    assert (program.cap.amount, program.cap.bound, program.cap.per) == (30_000_000, "max", "기업")
    assert program.application is not None
    assert program.application.interval == "2025-06-16/2025-06-27"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "건설현장 2,070건 불법행위 접수",
            "나래부는 신고를 13일까지 접수했다고 밝혔다. 피해액은 453억 원이다.\n",
        ),
        (
            "부총리, 시장 현장 점검",
            "부총리는 ‘할인 지원사업’ 현장을 찾아 상인 30명과 이야기했다.\n",
        ),
        (
            "2025년 300억원 규모 상점 지원사업 통합공고",
            "나래부는 300억원 규모의 상점 지원사업을 공고하고 3월 10일부터 신청을 받는다.\n",
        ),
        ("바우처 성과 발표", "지난해 문화바우처는 3월 2일부터 신청을 받았고 30만 명을 지원했다.\n"),
    ],
    ids=["reports filed", "a visit", "a joint call", "last year"],
)
def test_a_release_that_reports_calls_for_nothing(title: str, body: str) -> None:
    assert parsed(title, body).programs == ()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("2025년도 골목상점 지원사업 참여기업 모집 공고", "골목상점 지원사업"),
        ("새싹 기술개발사업 시행계획 공고", "새싹 기술개발사업"),
        ("2025학년도 꿈나무 장학금 신청 안내", "꿈나무 장학금"),
        ("공고문 작성법 해설", "공고문 작성법 해설"),
    ],
)
def test_a_headline_without_what_makes_it_a_notice_is_a_name(title: str, name: str) -> None:
    assert bare_name(title) == name


def test_one_of_several_is_no_name_of_them_all() -> None:
    body = "나래부(장관 한솔)는 청년농지임대 등 3개 사업을 추진한다고 밝혔다.\n\n신청은 3월 16일부터 4월 10일까지 하면 된다.\n"

    assert parsed("귀촌 청년 지원", body, "2026-03-12").programs == ()


@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        ("나래군은 청년 정착 지원에 총 73억 원을 지원한다.", 7_300_000_000),
        ("지난해에는 청년 정착 지원에 총 73억 원을 지원한다.", None),
        ("나래군은 청년 정착 지원에 총 73억 원을 지급했다.", None),
        ("나래군은 청년 정착 지원 예산으로 총 73억 원을 편성했다.", 7_300_000_000),
    ],
)
def test_what_was_paid_is_no_budget(sentence: str, amount: int | None) -> None:
    budget = parsed("나래군, 청년 정착 지원 성과 발표", f"{sentence}\n").budget

    assert (budget.amount if budget else None) == amount


def test_a_quoted_name_that_is_called_for_with_its_window_is_the_program() -> None:
    body = (
        "나래부(장관 한솔)는 빈집을 바꾸는 '마을 빈집재생 지원사업' 대상 마을을 5월 21일부터 6월 19일까지"
        " 공모한다고 밝혔다.\n\n마을 15곳을 선정해 3년간 마을당 최대 21억 원을 지원한다. 총사업비는 315억 원이다.\n"
    )

    program = only("마을에서 살아보기", body)
    assert program.name == "마을 빈집재생 지원사업"
    assert (program.application and program.application.interval) == "2025-05-21/2025-06-19"
    assert (program.awards and program.awards.value) == 15
    assert (program.cap and program.cap.amount) == 2_100_000_000
    assert (program.budget and program.budget.amount) == 31_500_000_000


def test_a_quoted_name_that_is_only_reported_is_no_program() -> None:
    body = "나래부(장관 한솔)는 '마을 빈집재생 지원사업'으로 마을 8곳에 빈집 62채를 정비했다고 밝혔다.\n"

    assert parsed("마을에서 살아보기", body).programs == ()


def test_a_limit_for_one_is_the_cap_of_the_quoted_program() -> None:
    body = (
        "나래시는 ‘다회용기 전환 지원사업’에 참여할 음식점 80곳을 4월 13일부터 30일까지 모집한다고 밝혔다.\n\n"
        "업소당 최대 150만 원까지 지원한다.\n"
    )

    program = only("다회용기 음식점 지원", body)
    assert program.name == "다회용기 전환 지원사업"
    assert (program.cap and program.cap.amount) == 1_500_000
    assert (program.application and program.application.interval) == "2025-04-13/2025-04-30"


def test_a_division_without_a_name_answers_for_the_one_program_and_an_official_does_not() -> None:
    calls = "\n- 문의 : 한솔진흥원 사진문화팀(02-123-4567)\n\n| 담당 부서 | 나래부 지역과 | 담당자 | 사무관 | 홍길동 | (044-200-1234) |\n|---|---|---|---|---|---|\n"
    record = parsed("제7회 마을길 사진 공모전 개최", CONTEST + calls)

    assert {contact.phones[0].national: contact.programs for contact in record.contacts} == {
        "02-123-4567": ("p1",),
        "044-200-1234": (),
    }


OFFERS = """나래부는 올해 두 사업을 지원한다고 밝혔다.

| 사업명 | 지원규모 | 지원한도 |
|---|---|---|
| 새싹기업 바우처 지원사업 | 20억원 | 1천만원 |
| 고효율기기 교체 지원사업 | 30억원 | 2천만원 |

{calls}
"""


@pytest.mark.parametrize(
    ("calls", "programs"),
    [
        ("자세한 사항은 고효율기기 콜센터(1588-0000)로 문의하면 된다.", ("p2",)),
        ("새싹기업 바우처는 한솔진흥원(02-123-4567)으로 문의하면 된다.", ("p1",)),
        ("자세한 사항은 통합콜센터(1588-0000)로 문의하면 된다.", ("p1", "p2")),
    ],
)
def test_a_call_centre_answers_for_what_its_name_or_the_words_before_it_tell(
    calls: str, programs: tuple[str, ...]
) -> None:
    record = parsed("나래부, 두 사업 지원", OFFERS.format(calls=calls))

    assert [contact.programs for contact in record.contacts] == [programs]
