"""Values by label within one program: in long sentences, by round; windows that flows date."""

from __future__ import annotations

import pytest

from announce_parser import figures, notices, parse, readers, tokenizers
from announce_parser.notices._base import Material
from announce_parser.notices.outline import outlined
from announce_parser.notices.programs._figures import Spot, spots
from announce_parser.notices.programs._labelled import labelled
from announce_parser.notices.programs._rounds import rounds
from announce_parser.notices.programs._series import Series, series

PADDING = "이 사업은 지역 산업의 뿌리를 튼튼히 하고 새로운 일자리를 만들기 위한 것이다. " * 5


class Read:
    """A text with its figures and all series of labelled ones."""

    def __init__(self, text: str) -> None:
        document = readers.read(
            readers.load(f"# 가람부 소식\n\n{text}\n".encode(), name="release.md")
        )
        found = figures.find(tokenizers.tokenize(document.text, backend="mecab"), document)
        masthead = notices.masthead(document, found, published="2026-05-04")
        resolved = figures.resolve(found, document, masthead.published_day, 2026)
        outline = outlined(document)
        self.held: tuple[Spot, ...] = spots(Material(document, resolved, masthead), outline)
        self.series: tuple[Series, ...] = (*series(self.held), *rounds(self.held))

    def told(self, role: str, *kinds: str, chance: float = 0.9) -> dict[str, str]:
        """Return by label what one program has, where figures of some kinds have one role."""
        roles = [{role: chance} if spot.kind in kinds else {} for spot in self.held]
        own = labelled(self.series, ["가람사업"], roles, self.held, [{}])
        return {each.label: self.held[each.spot].figure.text for each in own}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "이 사업은 알릴 길이 없어 어려움을 겪는 기업에게 영상광고는 제작비의 50% 안에서 최대 4천만원까지, 음성광고는 제작비의 70% 안에서 최대 3백만원까지 준다.",
            {"영상광고": "4천만원", "음성광고": "3백만원"},
        ),
        (
            "* (월 상한액) 첫 3개월(1~3월): 250만원, 이후 3개월(4~6월): 200만원",
            {"첫 3개월(1~3월)": "250만원", "이후 3개월(4~6월)": "200만원"},
        ),
        (
            "빈 가게 1호당 도시 1천만원, 농촌 7백만원을 준다.",
            {"도시": "1천만원", "농촌": "7백만원"},
        ),
        (
            "과제별 연구비 : 1차년도 8억원 내외, 2차년도 이후 10억원 내외",
            {"1차년도": "8억원", "2차년도 이후": "10억원"},
        ),
        (
            "중소기업은 최대 3억원, 대기업은 최대 1억원까지 준다.",
            {"중소기업": "3억원", "대기업": "1억원"},
        ),
        ("과제별 20억원 이내(연간 5억원 이내)로 돕는다.", {"연간": "5억원"}),
        ("또한 과제당 5억원, 기업당 3억원을 준다.", {}),  # what a sum is for one of names no part
    ],
)
def test_a_label_is_what_is_right_before_its_figure(text: str, expected: dict[str, str]) -> None:
    assert Read(text).told("cap", "money") == expected


def test_a_total_after_the_last_label_is_of_all_labels() -> None:
    read = Read("올해 최고의 창업기업 23개사와 예비창업자 114개팀 등 총 137개를 뽑는다.")

    assert read.told("awards", "count") == {"창업기업": "23개사", "예비창업자": "114개팀"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1차 공모 신청은 5월 8일부터 6월 29일까지 진행된다. 설명회도 연다. 2차 공모는 9월 1일부터 9월 30일까지다.",
            {"1차": "5월 8일부터 6월 29일까지", "2차": "9월 1일부터 9월 30일까지"},
        ),
        (
            "신청 기간은 중소기업의 경우 5월 8일부터 5월 20일까지, 소상공인은 5월 8일부터 5월 27일까지이다.",
            {"중소기업": "5월 8일부터 5월 20일까지", "소상공인": "5월 8일부터 5월 27일까지"},
        ),
        ("1차 공모 신청은 5월 8일부터 6월 29일까지 진행된다.", {}),  # one round alone is none
    ],
)
def test_windows_told_apart_by_round_or_applicant_are_rounds(
    text: str, expected: dict[str, str]
) -> None:
    assert Read(text).told("application", "when") == expected


def test_the_more_items_are_alike_the_less_each_has_to_say() -> None:
    two = Read("가람형 3억원, 나루형 5억원을 준다.")
    four = Read("가람형 3억원, 나루형 5억원, 다온형 6억원, 라온형 8억원을 준다.")

    assert two.told("cap", "money", chance=0.5) == {}
    assert len(four.told("cap", "money", chance=0.5)) == 4


def notice(body: str) -> bytes:
    return (
        f"# 나루부, ‘가람 청년 창업 바우처’ 참여기업 모집\n\n나루부(장관 김가람)는 ‘가람 청년 창업 바우처’ 지원사업에 참여할 기업을 모집한다고 "
        f"밝혔다.\n\n‘가람 청년 창업 바우처’는 올해 30억원으로 60개사에 기업당 최대 5천만원을 준다. {PADDING}\n\n"
        f"신청 기간은 5월 4일(월)부터 5월 22일(금)까지이다.\n\n{body}\n"
    ).encode()


def test_a_flow_on_one_line_dates_its_steps_and_gives_the_program_its_windows() -> None:
    flow = "추진일정 : 서류 평가(6월) → 적격성 검토(진흥원, 7월) → 협약 체결(8월)"
    record = parse(notice(flow), name="r.md", published="2026-05-04")

    (program,) = record.programs
    assert program.evaluation is not None
    assert program.agreement is not None
    assert (program.evaluation.interval, program.agreement.interval) == (
        "2026-06/2026-07",
        "2026-08",
    )
    told = {(each.event, each.period.interval) for each in record.schedule}
    assert {("evaluation", "2026-06/2026-07"), ("agreement", "2026-08")} <= told


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("금융권의 신규 금융상품인 ‘가람 청년 창업 바우처’를 찾으면 된다.", "new"),
        ("새로운 지원제도(나루 융자, 가람 청년 창업 바우처)를 알린다.", "new"),
        ("‘가람 청년 창업 바우처’ 사업이 올해부터 시행된다.", "new"),
        ("신규 일자리를 위해 ‘가람 청년 창업 바우처’를 준다.", None),
    ],
)
def test_new_is_what_is_called_a_new_thing_of_its_kind(body: str, status: str | None) -> None:
    (program,) = parse(notice(body), name="r.md", published="2026-05-04").programs

    assert program.status == status


@pytest.mark.parametrize(
    ("body", "agency"),
    [
        (
            "나루부(장관 김가람)와 다온창업진흥원(원장 이다온)은 6월에 설명회를 연다.",
            "다온창업진흥원",
        ),
        ("다온창업진흥원(원장 이다온) 관계자도 자리를 함께했다.", None),
    ],
)
def test_the_office_that_announces_with_the_issuer_runs_the_program(
    body: str, agency: str | None
) -> None:
    (program,) = parse(notice(body), name="r.md", published="2026-05-04").programs

    assert program.agency == agency
