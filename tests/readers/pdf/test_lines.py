"""How lines of a page become thoughts: what goes on, what begins anew, and what stood between two words."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from announce_parser.document import Document
from announce_parser.readers import pdf
from announce_parser.readers.pdf._lines import make_line
from announce_parser.readers.pdf._shapes import Glyph
from conftest import visible as texts

sys.path.insert(0, str(Path(__file__).parent))
from build_pdf import Page, build

sys.path.pop(0)

# As wide as a page of these tests is set: 47 letters of ten points.
_WIDE = "가나다라 마바사아 자차카타 파하가나 다라마바 사아자차 카타파하 가나다라 마바사아 자"


def read(*pages: Page) -> Document:
    return pdf.read(build(*pages))


def justified(page: Page, *lines: str, top: float = 100, size: float = 10) -> Page:
    """Write lines that all but the last end at the margin, their blanks stretched as Hancom does."""
    for at, line in enumerate(lines):
        base = top + 1.6 * size * at
        inked = [letter for letter in line.strip() if letter != " "]
        widths = [size if ord(letter) > 127 else size / 2 for letter in inked]
        blanks = line.strip().count(" ")
        room = 478 - sum(widths)
        blank = size / 2 if at == len(lines) - 1 else room / max(blanks, 1)
        x = 60.0
        for letter in line.strip() + (" " if line.endswith(" ") else ""):
            page.text(x, base, letter, size)
            x += blank if letter == " " else size if ord(letter) > 127 else size / 2
    return page


def test_a_paragraph_goes_on_over_the_end_of_the_page() -> None:
    first = justified(
        Page(),
        "정부는 올해부터 중소기업의 설비 도입을 돕기 위하여 모두 세 차례에 걸쳐 지원 ",
        "대상을 모집하며, 도입 비용은 과제마다 최대 1억원까지 지원하고 나머지는 신청 기업이 현 ",
        "장에서 부담하도록 하여 책임 있는 투자가 이루어지게 할 예정이고 이와 함께 현 ",
        "장에서 부담하도록 하여 책임 있는 투자가 이루어지게 할 예정이고 이와 함께 ",
        top=700,
    )
    # The last line of the first page is full too.
    first.text(60, 780, "정" * 47 + "현")
    second = justified(Page(), "장 점검을 벌인다. ", "□ 다음 ", top=80)

    found = texts(read(first, second))

    assert any("정정현장 점검을 벌인다." in text for text in found)


def test_a_sentence_that_ends_the_page_is_not_joined_to_the_next_page() -> None:
    first = Page().text(60, 780, "가" * 46 + "다.")
    second = Page().text(60, 80, "다음 문단은 새로 시작한다.")

    assert "다음 문단은 새로 시작한다." in texts(read(first, second))


def test_triangles_within_a_sentence_open_no_item() -> None:
    page = justified(
        Page(),
        "□ 지원 내용은 ▲시설 개선 ▲판로 개척 ▲온라인 광고비 가운데 하나이며, ▲교육 ",
        "▲상담을 함께 제공한다. ",
    )

    assert texts(read(page)) == [
        "□ 지원 내용은 ▲시설 개선 ▲판로 개척 ▲온라인 광고비 가운데 하나이며, ▲교육 ▲상담을 함께 제공한다."
    ]


def test_triangles_that_each_open_a_line_are_items() -> None:
    page = justified(
        Page(),
        "▲ 시설 개선에 드는 비용을 점포마다 나누어 지원하고 그 결과를 널리 알려 확산함",
        "▲ 판로 개척을 위하여 박람회 참가비를 지원함",
    )

    assert len(texts(read(page))) == 2


def test_a_bracket_broken_by_the_margin_is_no_number() -> None:
    page = justified(
        Page(),
        "신청 기업은 사업자등록증과 함께 지난해 말을 기준으로 발급한 확인서(서식 제",
        "3) 및 신청서를 제출한다.",
    )

    assert texts(read(page))[0].endswith("(서식 제3) 및 신청서를 제출한다.")


def test_lines_set_to_the_right_stand_apart() -> None:
    page = justified(Page(), *[_WIDE] * 3)
    for at, line in enumerate(["2024년 3월 4일", "가나다라부 장관", "가나다라마바사진흥원장"]):
        width = sum(10 if ord(letter) > 127 else 5 for letter in line)
        page.text(538 - width, 300 + 16 * at, line)

    assert texts(read(page))[-3:] == ["2024년 3월 4일", "가나다라부 장관", "가나다라마바사진흥원장"]


def test_a_raised_star_stays_with_its_word() -> None:
    page = justified(Page(), _WIDE, top=60)
    page.text(60, 300, "우선협상대상자", 15).text(165, 293, "*", 9).text(176, 300, "선정 결과", 15)

    assert texts(read(page))[-1] == "우선협상대상자* 선정 결과"


def test_a_number_that_a_cell_breaks_is_whole() -> None:
    page = Page().grid([60, 160, 202], [100, 130, 160])
    page.text(66, 120, "구분").text(166, 120, "예산")
    page.text(66, 150, "합계").text(166, 142, "△12,03").text(166, 156, "6")

    (table,) = read(page).tables

    assert [cell.text for cell in table.cells] == ["구분", "예산", "합계", "△12,036"]


def test_two_numbers_of_a_cell_stay_two() -> None:
    page = Page().grid([60, 160, 202], [100, 130, 160])
    page.text(66, 120, "구분").text(166, 120, "예산")
    page.text(66, 150, "합계").text(166, 142, "12,036").text(166, 156, "6")

    (table,) = read(page).tables

    assert table.cells[-1].text == "12,036\n6"


@pytest.mark.parametrize(
    ("line", "following", "whole"),
    [
        ("현장을 지키기 위하여 안전 5", "대 수칙을 점검한다.", "안전 5대 수칙을"),
        ("모두가 참여하게 되고,", "국민과 기업이 함께한다.", "되고, 국민과"),
        ("관련 정책에 필요한 자료를", "제출하여야 한다.", "자료를 제출하여야"),
        ("국민이 주도하는 국민주권정", "부 혁신을 알린다.", "국민주권정부 혁신"),
    ],
    ids=["what counts", "behind a comma", "behind a particle", "within a word"],
)
def test_words_are_joined_as_they_stood_where_a_line_broke(
    line: str, following: str, whole: str
) -> None:
    page = justified(Page(), *[_WIDE] * 2, "한편 " + line, following, top=100)

    assert whole in " ".join(texts(read(page)))


def test_digits_of_a_font_that_is_not_there_stay_in_their_cell() -> None:
    page = Page().grid([60, 100, 140, 180], [100, 120, 140])
    for at, (x, number) in enumerate([(80, "500"), (120, "140"), (160, "360")]):
        page.text(64 + 40 * at, 114, "금액")
        for place, digit in enumerate(number):
            page.text(x + 5 * place + 5, 134, digit)

    wide = build(page).replace(b"/W [0 127 500]", b"/W [0 127 999]")
    (table,) = pdf.read(wide).tables

    assert [cell.text for cell in table.cells][3:] == ["500", "140", "360"]


def _outlines(page: Page, x: float, base: float, heights: list[float]) -> Page:
    """Fill small areas side by side, each of eight corners, as outlines of letters are."""
    for at, height in enumerate(heights):
        left, low = x + 5.5 * at, page.height - base
        page.painted.append(
            f"0 g {left} {low} m {left + 4} {low} l {left + 4} {low + height} l {left + 3} {low + height} l "
            f"{left + 3} {low + 2} l {left + 1} {low + 2} l {left + 1} {low + height} l {left} {low + height} l h f"
        )
    return page


def test_letters_drawn_as_shapes_are_a_loss() -> None:
    page = Page().text(60, 100, "접수").text(112, 100, "까지 신청한다.")

    document = read(_outlines(page, 82, 100, [7, 5, 8, 6, 7]))

    assert document.losses == ("page 1 draws letters or figures as shapes: they need OCR",)


def test_drawn_bullets_are_no_loss() -> None:
    page = Page()
    for at in range(8):
        page.text(70, 100 + 16 * at, "지원 대상과 신청 방법을 알린다.")
        _outlines(page, 62, 100 + 16 * at, [6])

    assert read(page).losses == ()


def _browsed(number: int) -> Page:
    """A page with what a browser prints above and below it."""
    page = Page().text(24, 24, "2025. 1. 13. 오후 2:05 지원사업 공고", 8)
    page.text(24, 830, f"https://www.example.go.kr/notice?id=7 {number}/2", 8)
    return justified(page, _WIDE, _WIDE, "본문을 끝맺는다.")


def test_what_a_browser_prints_around_the_pages_goes() -> None:
    document = read(_browsed(1), _browsed(2))

    assert not [text for text in texts(document) if "오후" in text or "example" in text]
    assert "".join(texts(document)).count("본문을 끝맺는다.") == 2


def test_a_time_at_the_top_of_a_page_stays_where_no_browser_printed() -> None:
    page = Page().text(60, 40, "2025. 1. 13. 오후 2:05 배포", 10)

    assert texts(read(justified(page, _WIDE, top=300)))[0] == "2025. 1. 13. 오후 2:05 배포"


def test_a_row_that_ends_with_an_empty_cell_is_a_row_of_its_own() -> None:
    xs = [60.0, 200.0, 340.0, 500.0]
    first = Page().grid(xs, [700, 730, 760, 790])
    for top, row in [
        (720, "구분 일정 비고"),
        (750, "서류평가 3월 없음"),
        (780, "결과발표 4월 통보"),
    ]:
        for x, text in zip(xs, row.split(), strict=False):
            first.text(x + 6, top, text)
    second = Page().grid(xs, [60, 90]).text(66, 80, "협약").text(206, 80, "5월")

    (table,) = read(first, second).tables

    assert [cell.text for cell in table.cells][-3:] == ["협약", "5월", ""]
    assert table.n_rows == 4


def test_a_gap_that_a_word_processor_sets_between_hangul_and_figures_is_no_space() -> None:
    page, x = Page(), 60.0
    before = ""
    for letter in "국비 640억원, 지방비 860억원을 들여 25곳을 고른다.":
        is_digit, was_digit = letter.isdigit(), before.isdigit()
        between = before not in ("", " ") and letter not in " ,."
        x += 2.4 if between and is_digit != was_digit else 0
        page.text(x, 100, letter)
        x += 10 if ord(letter) > 127 else 5
        before = letter

    assert texts(read(page)) == ["국비 640억원, 지방비 860억원을 들여 25곳을 고른다."]


def test_a_sum_and_its_unit_on_two_lines_of_a_cell_are_one() -> None:
    page = Page().grid([60, 160, 200], [100, 130, 180])
    page.text(66, 120, "구분").text(166, 120, "한도")
    page.text(66, 150, "가형").text(166, 142, "4,000").text(166, 168, "만원")

    (table,) = read(page).tables

    assert table.cells[-1].text == "4,000만원"


def test_a_period_broken_before_its_last_day_is_whole() -> None:
    page = Page().grid([60, 160, 256], [100, 130, 180])
    page.text(66, 120, "구분").text(166, 120, "일정")
    page.text(66, 150, "평가").text(166, 142, "2025. 3. 24. ~ 3.").text(166, 168, "28.(금)")

    (table,) = read(page).tables

    assert table.cells[-1].text == "2025. 3. 24. ~ 3. 28.(금)"


def _advancing(text: str, *steps: float, claimed: float = 12) -> list[Glyph]:
    """Return characters of twelve points that stand so far apart and all claim one width."""
    x, glyphs = 100.0, []
    for letter, step in zip(text, steps, strict=True):
        glyphs.append(Glyph(letter, x, 100, x + claimed, 112, 110, 12, "굴림"))
        x += step
    return glyphs


@pytest.mark.parametrize(
    ("glyphs", "text"),
    [
        (_advancing("’22", 3.3, 6, 6), "’22"),  # the quote claims the width of a syllable
        (_advancing("’22", 12, 6, 6), "’22"),  # a font in which it has that width
        (_advancing("‘24년", 3.3, 6, 6, 12), "‘24년"),
    ],
)
def test_a_quotation_mark_that_claims_too_much_parts_no_year(
    glyphs: list[Glyph], text: str
) -> None:
    line = make_line(glyphs)

    assert line is not None
    assert line.text == text
