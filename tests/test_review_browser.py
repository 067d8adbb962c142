"""The page in a real browser: clicks land on the text they are about, nothing of a document runs, a desk takes corrections.

Chromium is driven by Playwright; where either is missing the tests are skipped, with the reason.
"""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from announce_parser import corrections, golden, pipeline
from announce_parser.record import Record
from announce_parser.review import Desk, DeskNotice, IndexEntry, PageSetting, Server, index, page
from announce_parser.review._doubts import count_of
from announce_parser.review._marks import marks_of
from test_review import PAYLOADS, hostile, many, words_at

sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright (extra [dev])")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium (apt install chromium)")

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
NAME = "2023-smart-manufacturing-notice"
WIDE = {"width": 1400, "height": 900}
PHONE = {"width": 360, "height": 740}
# Which of the values and checks has the focus.
OUTLINED = "[...document.querySelectorAll('.v, .message')].indexOf(document.activeElement)"
FOCUSED = ".v:focus, .message:focus"
# Every value button: its pointer, its own words, and the words of the pieces that it lights when it is clicked.
LANDINGS = """() => [...document.querySelectorAll("button.v[data-m]")].filter(b => b.dataset.m).map(b => {
  const details = b.closest("details"); if (details) details.open = true;
  b.click();
  const near = document.querySelector(".document .near");
  const box = near && near.getBoundingClientRect();
  const pane = document.querySelector(".document").getBoundingClientRect();
  const lit = {};
  for (const m of b.dataset.m.split(" "))
    lit[m] = [...document.querySelectorAll(".reading mark.on")]
      .filter(n => n.dataset.m.split(" ").includes(m)).map(n => n.textContent).join("");
  return {at: b.dataset.at, lit, shown: !!near && box.bottom > pane.top && box.top < pane.bottom};
})"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    """A tab that keeps what went wrong in it, and reaches nothing outside this machine."""
    context = browser.new_context(viewport=WIDE)
    opened = context.new_page()
    opened.faults = []
    opened.on("pageerror", lambda error: opened.faults.append(str(error)))
    opened.on(
        "console", lambda said: opened.faults.append(said.text) if said.type == "error" else None
    )
    opened.on("dialog", lambda dialog: (opened.faults.append(dialog.message), dialog.dismiss()))
    yield opened
    context.close()


@pytest.fixture(scope="module")
def sample() -> Record:
    return Record.from_json((ROOT / "tests" / "golden" / f"{NAME}.txt.json").read_bytes())


@pytest.fixture(scope="module")
def written(sample: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("review") / "sample.html"
    target.write_bytes(page(sample, None, PageSetting("en")))
    return target


@pytest.fixture(scope="module")
def listed(sample: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of a notice, one that contradicts itself, and one that could not be read."""
    text = (SAMPLES / f"{NAME}.txt").read_text("utf-8").replace("1,462억원", "1,482억원")
    wrong = pipeline.parse(text.encode(), name="wrong.txt")
    entries = [
        IndexEntry("a.txt", "sample.html", sample),
        IndexEntry("wrong.txt", "b.html", wrong),
        IndexEntry("c.hwp", None, None, "encrypted"),
    ]
    target = tmp_path_factory.mktemp("index") / "index.html"
    target.write_bytes(index(entries, "en"))
    return target


def test_the_index_is_narrowed_by_words_and_by_what_needs_a_look(tab: Any, listed: Path) -> None:
    tab.goto(listed.as_uri())

    def left() -> tuple[str, list[str]]:
        rows = tab.locator("tbody tr:visible th").all_text_contents()
        return tab.text_content("#left"), rows

    assert left() == ("", ["a.txt", "wrong.txt", "c.hwp"])
    tab.select_option("#only", "fails")
    assert left() == ("1 / ", ["wrong.txt"])
    tab.select_option("#only", "open")
    assert left() == ("1 / ", ["c.hwp"])
    tab.select_option("#only", "all")
    tab.fill("#search", "지능형 1,482억원")
    assert left() == ("1 / ", ["wrong.txt"])
    assert tab.faults == []


def test_every_value_that_is_clicked_lands_on_the_text_that_it_was_read_from(
    tab: Any, written: Path, sample: Record
) -> None:
    tab.goto(written.as_uri())
    landings = tab.evaluate(LANDINGS)
    marks = marks_of(sample)
    expected = {
        str(number): words_at(sample, place) for number, place in enumerate(marks.places, 1)
    }
    of_tables = {block.id for block in sample.blocks if block.table}
    whole = {
        str(number)
        for number, place in enumerate(marks.places, 1)
        if place.cell is None and place.block in of_tables
    }

    assert len(landings) > 200
    assert [one["at"] for one in landings if not one["shown"]] == []
    for one in landings:
        lit = {number: words for number, words in one["lit"].items() if number not in whole}
        assert lit == {number: expected[number] for number in lit}
    assert tab.faults == []


def test_every_value_of_the_record_that_has_a_place_can_be_clicked(
    tab: Any, written: Path, sample: Record
) -> None:
    tab.goto(written.as_uri())
    shown = {one["at"] for one in tab.evaluate(LANDINGS)}
    placed = {at for at, places in sample.provenance.items() if places}

    assert placed - shown == set()


def test_the_keyboard_goes_through_values_and_failed_checks(tab: Any, tmp_path: Path) -> None:
    text = (SAMPLES / f"{NAME}.txt").read_text("utf-8").replace("1,462억원", "1,482억원")
    record = pipeline.parse(text.encode(), name="wrong.txt")
    target = tmp_path / "wrong.html"
    target.write_bytes(page(record, None, PageSetting("ko")))
    tab.goto(target.as_uri())
    tab.keyboard.press("n")
    first = tab.evaluate("document.activeElement.dataset.at")
    tab.keyboard.press("n")
    second = tab.evaluate("document.activeElement.dataset.at")
    tab.keyboard.press("p")
    back = tab.evaluate("document.activeElement.dataset.at")
    tab.keyboard.press("f")
    stated = tab.evaluate("[...document.querySelectorAll('mark.stated')].map(n => n.textContent)")
    addends = tab.evaluate(
        "[...document.querySelectorAll('mark.on:not(.stated)')].map(n => n.textContent)"
    )
    cards = tab.locator("li.fails details[open] .card")

    assert (first, back) == ("/title", "/title")
    assert second != first
    assert stated == ["1,482억원"] * 3
    assert addends == ["836억원", "317억원", "100억원", "80억원", "8.3억원", "120.3억원"]
    assert cards.count() == 7
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.id") == "search"
    tab.keyboard.press("Escape")
    assert tab.locator("mark.on").count() == 0


def test_figures_are_filtered_by_kind_role_place_confidence_and_failed_checks(
    tab: Any, tmp_path: Path
) -> None:
    text = (SAMPLES / f"{NAME}.txt").read_text("utf-8").replace("1,462억원", "1,482억원")
    record = pipeline.parse(text.encode(), name="wrong.txt")
    target = tmp_path / "wrong.html"
    target.write_bytes(page(record, None, PageSetting("en")))
    tab.goto(target.as_uri())

    def left() -> int:
        return int(tab.locator(".figures li:visible").count())

    figures = record.figures
    tab.wait_for_function(
        "count => document.querySelectorAll('.figures li').length === count", arg=len(figures)
    )
    tab.select_option("#filter-kind", "money")
    assert left() == sum(one.kind == "money" for one in figures)
    tab.select_option("#filter-role", "budget")
    assert left() == sum(one.kind == "money" and one.role == "budget" for one in figures)
    tab.select_option("#filter-kind", "")
    tab.select_option("#filter-role", "")
    tab.check("#filter-failed")
    shown = tab.locator(".figures li:visible .fig").all_text_contents()
    assert shown.count("1,482억원") == 3
    assert {"836억원", "317억원", "100억원", "80억원", "8.3억원", "120.3억원"} <= set(shown)
    tab.uncheck("#filter-failed")
    tab.check("#filter-unplaced")
    assert left() == len(record.unplaced)
    tab.uncheck("#filter-unplaced")
    tab.check("#filter-doubt")
    assert left() == sum(one.confidence < 0.8 for one in figures)


def test_words_are_searched_on_both_sides(tab: Any, written: Path) -> None:
    tab.goto(written.as_uri())
    tab.fill("#search", "로봇활용")
    found = tab.evaluate(
        "[...document.querySelectorAll('.found')].map(n => [Boolean(n.closest('.document')), n.textContent])"
    )
    tab.fill("#search", "")

    assert {side for side, _ in found} == {True, False}
    assert [text for _, text in found if "로봇활용" not in text] == []
    assert tab.locator(".found").count() == 0


def test_what_a_long_page_puts_off_comes_and_can_be_clicked_and_printed(
    tab: Any, tmp_path: Path
) -> None:
    import pypdfium2

    target = tmp_path / "long.html"
    target.write_bytes(page(many(350), None, PageSetting("en")))
    tab.goto(target.as_uri())
    tab.wait_for_function("() => document.querySelectorAll('.figures li').length === 350")
    names = tab.evaluate(
        "[...document.querySelectorAll('#s-programs td:first-child')].map(n => n.textContent)"
    )
    tab.click("button.v[data-at='/programs/340/budget']")
    near = tab.evaluate("document.querySelector('.document .near').parentElement.id")
    tab.click("#b300 mark")
    lit = tab.evaluate("[...document.querySelectorAll('button.v.on')].map(n => n.dataset.at)")
    tab.goto(target.as_uri())
    tab.wait_for_function("() => document.querySelectorAll('#s-programs tr').length > 102")
    printed = pypdfium2.PdfDocument(tab.pdf())
    text = "".join(sheet.get_textpage().get_text_range() for sheet in printed)
    printed.close()

    assert names == [f"사업 {n}" for n in range(1, 351)]
    assert near == "b341"
    assert lit == ["/programs/299/budget"]
    assert {f"사업 {n}" for n in range(1, 351)} <= set(re.findall(r"사업 \d+", text))
    assert tab.faults == []


def test_highlights_lie_on_the_letters_of_the_pdf(tab: Any, tmp_path: Path) -> None:
    import pypdfium2

    source = (SAMPLES / f"{NAME}.pdf").read_bytes()
    record = pipeline.parse(source, name=f"{NAME}.pdf")
    target = tmp_path / "sample.html"
    target.write_bytes(page(record, source, PageSetting("en")))
    tab.goto(target.as_uri())
    widths = tab.evaluate(
        """() => Promise.all([...document.images].map(async image => {
          image.loading = "eager"; await image.decode(); return image.naturalWidth; }))"""
    )
    drawn = tab.evaluate(
        """() => [...document.querySelectorAll(".sheet")].map(s => {
          const sheet = s.querySelector("img").getBoundingClientRect();
          return [...s.querySelectorAll("rect[data-m]")].map(r => { const b = r.getBoundingClientRect();
            return [r.dataset.m, (b.left - sheet.left) / sheet.width, (b.top - sheet.top) / sheet.height,
                    (b.right - sheet.left) / sheet.width, (b.bottom - sheet.top) / sheet.height]; }); })"""
    )
    document = pypdfium2.PdfDocument(source)
    read: dict[int, str] = {}
    for number, boxes in enumerate(drawn):
        layer = document[number].get_textpage()
        width, height = document[number].get_size()
        for own, left, top, right, bottom in sorted(
            boxes, key=lambda box: (round(box[2], 3), box[1])
        ):
            edges = (left * width, height - bottom * height, right * width, height - top * height)
            inside = layer.get_text_bounded(edges[0] - 1, edges[1] - 1, edges[2] + 1, edges[3] + 1)
            for mark in map(int, own.split()):
                read[mark] = read.get(mark, "") + "".join(inside.split())
    document.close()
    marks = marks_of(record)
    wrong = [
        (words_at(record, marks.places[mark - 1]), found)
        for mark, found in read.items()
        if "".join(words_at(record, marks.places[mark - 1]).split()) not in found
    ]

    assert min(widths) >= 1200
    assert len(read) > 200
    assert wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_no_serious_fault(
    browser: Any, written: Path, listed: Path, size: dict[str, int], scheme: str
) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="needs axe (extra [dev])"
    )
    context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
    opened = context.new_page()
    found = []
    for target in (written, listed):
        opened.goto(target.as_uri())
        opened.keyboard.press("n")
        found += axe.Axe().run(opened).response["violations"]
    context.close()

    serious = [
        (one["id"], one["nodes"][0]["html"][:200], len(one["nodes"]))
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    assert serious == []


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_page_is_no_wider_than_the_screen(
    browser: Any, written: Path, size: dict[str, int]
) -> None:
    context = browser.new_context(viewport=size)
    opened = context.new_page()
    opened.goto(written.as_uri())
    width, height = opened.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    )
    context.close()

    assert width <= size["width"]
    assert size is PHONE or height <= size["height"]


def test_on_a_narrow_screen_the_document_stays_in_sight_above_the_value(
    browser: Any, written: Path
) -> None:
    context = browser.new_context(viewport=PHONE)
    opened = context.new_page()
    opened.goto(written.as_uri())
    opened.click("#s-programs button.v[data-at='/programs/9/budget']")
    near, value = (
        opened.evaluate(
            "s => { const b = document.querySelector(s).getBoundingClientRect(); return [b.top, b.bottom]; }",
            selector,
        )
        for selector in (".document .near", "button.v.on")
    )
    context.close()

    assert 0 <= near[0] < near[1] <= 0.45 * PHONE["height"] + 1
    assert near[1] <= value[0] < value[1] <= PHONE["height"]


def test_the_printed_record_begins_where_the_document_has_ended(tab: Any, written: Path) -> None:
    import pypdfium2

    tab.goto(written.as_uri())
    printed = pypdfium2.PdfDocument(tab.pdf())
    texts = [sheet.get_textpage().get_text_range() for sheet in printed]
    printed.close()
    begins = next(number for number, text in enumerate(texts) if "Masthead" in text)

    assert begins > 0
    assert texts[begins].strip().startswith("Masthead")
    assert "total_budget_is_sum_of_categories" in "".join(texts[begins:])


def test_what_a_document_says_runs_no_script(tab: Any, tmp_path: Path) -> None:
    for number, payload in enumerate(PAYLOADS):
        record = hostile(payload)
        entries = [IndexEntry(payload, "x.html", record), IndexEntry(payload, None, None, payload)]
        desk = Desk({}, entries, tmp_path / "c.jsonl", PageSetting("en"))
        for name, content in (
            ("page", page(record, None, PageSetting("en"))),
            ("index", desk.index()),
        ):
            target = tmp_path / f"{number}-{name}.html"
            target.write_bytes(content)
            tab.goto(target.as_uri())
            if name == "page":
                tab.keyboard.press("n")
                tab.keyboard.press("f")

    assert tab.faults == []


def test_what_a_document_says_runs_no_script_on_the_desk(tab: Any, tmp_path: Path) -> None:
    notices = {
        f"{number}.html": DeskNotice(payload, payload.encode, f"{number}.html", hostile(payload))
        for number, payload in enumerate(PAYLOADS)
    }
    entries = [IndexEntry(one.name, one.page, one.record) for one in notices.values()]
    desk = Desk(notices, entries, tmp_path / "c.jsonl", PageSetting("en"))
    with Server(desk) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        for name in notices:
            tab.goto(server.url + name)
            tab.keyboard.press("n")
            tab.click("#adding-contacts")
            tab.locator(".reading .b").first.click()
            tab.locator("#parts small").first.wait_for(state="attached")
        server.shutdown()
        thread.join()

    assert tab.faults == []


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Server]:
    """The sample on a desk of its own, with folders of samples and goldens beside it."""
    folder = tmp_path / "samples"
    folder.mkdir()
    (tmp_path / "goldens").mkdir()
    source = folder / f"{NAME}.txt"
    shutil.copy(SAMPLES / source.name, source)
    record = pipeline.parse(source)
    name = f"{source.name}.html"
    notice = DeskNotice(source.name, source.read_bytes, name, record)
    entries = [IndexEntry(source.name, name, record)]
    file = tmp_path / "corrections.jsonl"
    desk = Desk({name: notice}, entries, file, PageSetting("en"), tmp_path / "goldens")
    with Server(desk) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_a_correction_made_in_the_browser_survives_a_new_parse_and_shows_in_golden_check(
    tab: Any, served: Server, tmp_path: Path
) -> None:
    tab.goto(served.url)
    tab.click("tbody a")
    tab.click("button.v[data-at='/programs/0/cap']")
    tab.fill("#words", "최대 3억원")
    tab.fill("#note", "본문과 대조")
    with tab.expect_event("load"):
        tab.click("[data-op=replace]")
    shown = tab.locator("button.v[data-at='/programs/0/cap']").first
    assert shown.get_attribute("data-person") == "1"
    assert shown.text_content() == "3억원"
    assert "본문과 대조" in tab.locator("#shown").text_content()
    tab.fill("#golden-note", "검토함")
    tab.click("#golden button")
    tab.locator("#golden-said:not(:empty)").wait_for()

    source = tmp_path / "samples" / f"{NAME}.txt"
    again = pipeline.parse(source, corrections=corrections.load(tmp_path / "corrections.jsonl"))
    assert again.programs[0].cap is not None
    assert again.programs[0].cap.amount == 300_000_000
    (finding,) = golden.check(tmp_path / "samples", tmp_path / "goldens")
    assert finding.state is golden.GoldenState.DIFFERS
    assert any(
        one.path.startswith("/programs/0/cap") or "cap" in str(one) for one in finding.differences
    )
    (same,) = golden.check(
        tmp_path / "samples", tmp_path / "goldens", render=lambda _: again.to_json()
    )
    assert same.state is golden.GoldenState.SAME
    assert tab.faults == []


def test_a_value_can_be_accepted_added_and_removed(
    tab: Any, served: Server, tmp_path: Path
) -> None:
    tab.goto(served.url)
    tab.click("tbody a")

    def done(op: str, note: str) -> None:
        tab.fill("#note", note)
        with tab.expect_event("load"):
            tab.click(f"[data-op={op}]")

    tab.click("button.v[data-at='/budget']")
    done("accept", "표와 같음")
    assert tab.locator("button.v[data-at='/budget'][data-m][data-person]").count() == 1
    tab.click("#adding")
    tab.select_option("#add-part", "/programs/1")
    tab.select_option("#add-field", "agreement")
    tab.fill("#words", "'23.5~6")
    done("add", "누리집 공지")
    tab.click("button.v[data-at='/programs/1/agreement']")
    done("remove", "다른 사업의 것")

    lines = [
        json.loads(line)
        for line in (tmp_path / "corrections.jsonl").read_text("utf-8").splitlines()
    ]
    assert [(one["op"], one["path"]) for one in lines] == [
        ("replace", "/budget"),
        ("add", "/programs/1/agreement"),
        ("remove", "/programs/1/agreement"),
    ]
    assert lines[0]["value"] == lines[0]["was"]
    assert lines[1]["value"]["interval"] == "2023-05/2023-06"


def lines_in(folder: Path) -> list[dict[str, Any]]:
    text = (folder / "corrections.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def parsed_anew(folder: Path) -> Record:
    given = corrections.load(folder / "corrections.jsonl")
    return pipeline.parse(folder / "samples" / f"{NAME}.txt", corrections=given)


def opened(tab: Any, served: Server) -> None:
    tab.goto(served.url)
    tab.click("tbody a")
    tab.wait_for_load_state()


def done(tab: Any, op: str, note: str = "확인") -> None:
    tab.fill("#note", note)
    with tab.expect_event("load"):
        tab.click(f"[data-op={op}]")


def select(tab: Any, words: str) -> None:
    """Select words in the document with the mouse, from their first letter to their last."""
    ends = tab.evaluate(
        """words => {
          const walker = document.createTreeWalker(document.querySelector(".reading"), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(walker.currentNode, at);
            range.setEnd(walker.currentNode, at + words.length);
            range.startContainer.parentElement.scrollIntoView({block: "center"});
            const boxes = [...range.getClientRects()];
            const first = boxes[0], last = boxes[boxes.length - 1];
            return [first.left + 0.5, first.top + first.height / 2, last.right - 0.5, last.top + last.height / 2];
          }
        }""",
        words,
    )
    tab.mouse.move(ends[0], ends[1])
    tab.mouse.down()
    tab.mouse.move(ends[2], ends[3], steps=4)
    tab.mouse.up()


def test_a_program_and_its_contact_that_were_not_read_are_added_and_survive_a_new_parse(
    tab: Any, served: Server, tmp_path: Path, sample: Record
) -> None:
    opened(tab, served)
    count = tab.locator("#s-programs tbody tr").count()
    tab.click("#adding-programs")
    tab.fill("[data-part=name]", "나루 꾸러미")
    tab.fill("[data-part=cap]", "최대 3억원")
    tab.press("[data-part=cap]", "Tab")
    tab.locator("#parts small:not(:empty)").wait_for()
    meant = tab.text_content("#parts label:has([data-part=cap]) small")
    done(tab, "add")
    landed = tab.evaluate("document.activeElement.dataset.at")
    tab.click("#adding-contacts")
    tab.fill("[data-part=organization]", "가온진흥원")
    tab.fill("[data-part=phones]", "044-200-1111")
    tab.select_option("[data-part=programs]", label="나루 꾸러미")
    done(tab, "add")
    (tmp_path / "goldens" / f"{NAME}.txt.json").write_bytes(sample.to_json())
    again = parsed_anew(tmp_path)
    (finding,) = golden.check(
        tmp_path / "samples", tmp_path / "goldens", render=lambda _: again.to_json()
    )

    assert meant == "300,000,000원 · at most"
    assert landed == f"/programs/{count}/name"
    program, contact = again.programs[-1], again.contacts[-1]
    assert (program.name, program.cap and program.cap.amount) == ("나루 꾸러미", 300_000_000)
    assert (contact.organization, contact.programs) == ("가온진흥원", (program.id,))
    changed = {str(one.path).split("[", maxsplit=1)[0] for one in finding.differences}
    assert {"programs", "contacts"} <= changed
    assert tab.faults == []


def test_a_day_is_added_to_the_schedule(tab: Any, served: Server, tmp_path: Path) -> None:
    opened(tab, served)
    tab.click("#adding-schedule")
    tab.select_option("[data-part=event]", "briefing")
    tab.fill("[data-part=period]", "2023. 2. 1. 14:00")
    tab.fill("[data-part=place]", "나루홀")
    done(tab, "add")
    event = parsed_anew(tmp_path).schedule[-1]

    assert (event.event, event.place) == ("briefing", "나루홀")
    assert event.period.interval == "2023-02-01T14:00+09:00"


def test_selected_words_are_a_value_with_their_place(
    tab: Any, served: Server, tmp_path: Path, sample: Record
) -> None:
    opened(tab, served)
    select(tab, "문의사항이 있을 경우")
    words = tab.input_value("#words")
    tab.select_option("#add-part", "/programs/0")
    tab.select_option("#add-field", "support")
    done(tab, "add")
    (line,) = lines_in(tmp_path)
    place = line["places"][""]
    block = next(one for one in sample.blocks if one.id == place["block"])

    assert words == "문의사항이 있을 경우"
    assert (line["op"], line["path"], line["value"]) == ("add", "/programs/0/support", words)
    assert block.text[place["start"] : place["end"]] == words
    tab.click("button.v[data-at='/programs/0/support']")
    lit = tab.evaluate("[...document.querySelectorAll('.reading mark.on')].map(n => n.textContent)")
    assert lit == [words]
    assert tab.faults == []


def test_words_that_are_selected_while_a_value_is_open_replace_it(
    tab: Any, served: Server, tmp_path: Path
) -> None:
    opened(tab, served)
    tab.click("button.v[data-at='/title']")
    select(tab, "문의사항이 있을 경우")
    chosen = tab.evaluate(
        "[document.getElementById('add-part').value, document.getElementById('add-field').value]"
    )
    done(tab, "replace")

    assert chosen == ["", "title"]
    assert parsed_anew(tmp_path).title == "문의사항이 있을 경우"


def test_a_cell_that_is_clicked_is_a_value_and_its_row_a_program(
    tab: Any, served: Server, tmp_path: Path, sample: Record
) -> None:
    table = next(one for one in sample.tables if one.role == "programs")
    name = next(one for one in table.cells if one.text.split() == ["로봇활용", "제조혁신지원"])
    opened(tab, served)
    tab.locator(f"#{table.id}").locator("td, th").filter(has_text="로봇활용").first.click(
        position={"x": 2, "y": 2}
    )
    tab.click("#row")
    tab.locator("label:has([data-part=cap]) small:not(:empty)").wait_for()
    values = {
        one: tab.input_value(f"[data-part={one}]") for one in ("name", "budget", "cap", "duration")
    }
    done(tab, "add")
    (line,) = lines_in(tmp_path)
    program = parsed_anew(tmp_path).programs[-1]

    assert values["name"] == "로봇활용 제조혁신지원"
    assert line["places"]["/name"]["cell"] == [name.row, name.col]
    assert (program.budget and program.budget.amount, program.cap and program.cap.amount) == (
        18_100_000_000,
        300_000_000,
    )
    assert tab.faults == []


def test_the_last_correction_is_undone_by_its_button_and_by_its_keys(
    tab: Any, served: Server, tmp_path: Path, sample: Record
) -> None:
    opened(tab, served)
    assert tab.is_disabled("#undo")
    tab.click("button.v[data-at='/budget']")
    done(tab, "remove")
    gone = tab.locator("button.v[data-at='/budget']").count()
    with tab.expect_event("load"):
        tab.keyboard.press("Control+z")
    back = tab.locator("button.v[data-at='/budget']").count()
    tab.click("button.v[data-at='/budget']")
    done(tab, "remove")
    with tab.expect_event("load"):
        tab.click("#undo")

    assert (gone, back > 0) == (0, True)
    assert [one["op"] for one in lines_in(tmp_path)] == ["remove", "undo", "remove", "undo"]
    assert parsed_anew(tmp_path).to_json() == sample.to_json()


def test_all_that_is_sure_is_accepted_at_once(tab: Any, served: Server, tmp_path: Path) -> None:
    opened(tab, served)
    tab.click("#sure")
    done(tab, "accept_all", "표와 대조")
    (line,) = lines_in(tmp_path)
    again = parsed_anew(tmp_path)

    assert tab.is_disabled("#sure")
    assert len(line["value"]) > 10
    assert not set(line["value"]) & set(again.confidence)
    assert all(again.provenance[at][-1].note == "표와 대조" for at in line["value"])  # type: ignore[union-attr]


def test_a_program_is_split_in_two_and_made_one_again(
    tab: Any, served: Server, tmp_path: Path, sample: Record
) -> None:
    opened(tab, served)
    tab.click("#s-programs tbody button.v[data-at='/programs/0/name']")
    tab.click("[data-aside=to_split]")
    tab.fill("#words", "나루 꾸러미")
    tab.select_option("[data-way='/cap']", "move")
    tab.select_option("[data-way='/application']", "share")
    done(tab, "split")
    parted = parsed_anew(tmp_path).programs
    at = tab.evaluate("document.activeElement.dataset.at")
    tab.click("[data-aside=to_merge]")
    tab.select_option("#other", "/programs/0")
    done(tab, "merge")
    first = sample.programs[0]

    assert at == "/programs/1/name"
    assert [(one.name, one.cap, one.application) for one in parted[:2]] == [
        (first.name, None, first.application),
        ("나루 꾸러미", first.cap, first.application),
    ]
    program = parsed_anew(tmp_path).programs[0]
    assert (program.name, program.cap, program.aliases[-1]) == (
        first.name,
        first.cap,
        "나루 꾸러미",
    )
    assert len(parsed_anew(tmp_path).programs) == len(sample.programs)
    assert tab.faults == []


@pytest.fixture
def queued(tmp_path: Path) -> Iterator[Server]:
    """Three notices: one with things to look at, one without any, one with a contradiction."""
    texts = {
        "a.txt": (SAMPLES / "synthetic-support-notice-2024.txt").read_text("utf-8"),
        "b.txt": "가온 안내\n\n잘 지내시기 바랍니다.\n",
        "c.txt": (SAMPLES / f"{NAME}.txt").read_text("utf-8").replace("1,462억원", "1,482억원"),
    }
    notices, entries = {}, []
    for name, text in texts.items():
        record = pipeline.parse(text.encode(), name=name)
        page_name = f"{name}.html"
        notices[page_name] = DeskNotice(name, text.encode, page_name, record)
        entries.append(IndexEntry(name, page_name, record))
    desk = Desk(notices, entries, tmp_path / "corrections.jsonl", PageSetting("en"))
    with Server(desk) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def paged(tmp_path: Path) -> Iterator[Server]:
    """The sample as a PDF on a desk."""
    source = SAMPLES / f"{NAME}.pdf"
    record = pipeline.parse(source)
    notice = DeskNotice(source.name, source.read_bytes, f"{source.name}.html", record)
    entries = [IndexEntry(source.name, notice.page, record)]
    desk = Desk({notice.page: notice}, entries, tmp_path / "corrections.jsonl", PageSetting("ko"))
    with Server(desk) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_a_cell_of_a_pdf_page_is_a_value_and_the_page_is_zoomed(
    tab: Any, paged: Server, tmp_path: Path
) -> None:
    opened(tab, paged)
    (notice,) = paged.desk.notices.values()
    width = tab.evaluate("document.querySelector('.sheet').getBoundingClientRect().width")
    tab.click("[data-zoom='1']")
    tab.click("[data-zoom='1']")
    zoomed = tab.evaluate("document.querySelector('.sheet').getBoundingClientRect().width")
    inside = tab.evaluate("document.documentElement.scrollWidth")
    tab.click("[data-zoom='-1']")
    tab.click("[data-zoom='-1']")
    rectangle = tab.locator("rect[data-cell]").first
    block, row, column = str(rectangle.get_attribute("data-cell")).split()
    rectangle.dispatch_event("click")
    words = tab.input_value("#words")
    tab.select_option("#add-part", "")
    tab.select_option("#add-field", "subtitles")
    done(tab, "add")
    (line,) = lines_in(tmp_path)

    assert round(zoomed / width, 2) == 2
    assert inside <= WIDE["width"]
    assert line["places"][""]["cell"] == [int(row), int(column)]
    assert (line["places"][""]["block"], line["value"]) == (block, words)
    assert next(iter(paged.desk.notices.values())).record.subtitles[-1] == words
    assert notice.record.subtitles[-1:] != (words,)
    assert tab.faults == []


@pytest.mark.parametrize("size", [WIDE, {"width": 1000, "height": 700}], ids=["wide", "small"])
def test_the_form_lies_beside_the_page_and_the_record_not_over_them(
    browser: Any, served: Server, size: dict[str, int]
) -> None:
    context = browser.new_context(viewport=size)
    beside = context.new_page()
    opened(beside, served)
    beside.click("button.v[data-at='/budget']")
    panel, document, side = (
        beside.evaluate(
            "s => { const b = document.querySelector(s).getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; }",
            name,
        )
        for name in ("#panel", ".document", ".side")
    )
    value = beside.evaluate("document.querySelector('button.v.on').getBoundingClientRect().bottom")
    context.close()

    assert document[2] <= panel[0] + 1
    assert side[3] <= panel[1] + 1
    assert value <= panel[1]
    assert panel[3] <= size["height"] + 1


def test_the_index_is_sorted_by_deadline_cap_and_what_needs_a_look(
    tab: Any, queued: Server
) -> None:
    tab.goto(queued.url)

    def names() -> list[str]:
        return [str(one) for one in tab.locator("tbody tr th").all_text_contents()]

    assert names() == ["a.txt", "b.txt", "c.txt"]
    tab.click("[data-column=closes] button")
    assert names() == ["c.txt", "a.txt", "b.txt"]
    tab.click("[data-column=closes] button")
    assert names() == ["a.txt", "c.txt", "b.txt"]
    tab.click("[data-column=cap] button")
    assert names() == ["c.txt", "a.txt", "b.txt"]
    tab.select_option("#order", "look")
    assert names() == ["c.txt", "a.txt", "b.txt"]
    tab.select_option("#only", "look")
    assert tab.locator("tbody tr:visible th").all_text_contents() == ["c.txt", "a.txt"]
    assert tab.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, {"width": 390, "height": 844}], ids=["wide", "phone"])
def test_axe_finds_no_serious_fault_on_the_desk(
    browser: Any, queued: Server, size: dict[str, int], scheme: str
) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="needs axe (extra [dev])"
    )
    context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
    beside = context.new_page()
    found = []

    def look() -> None:
        assert beside.evaluate("document.documentElement.scrollWidth") <= size["width"]
        found.extend(axe.Axe().run(beside).response["violations"])

    beside.goto(queued.url)
    look()
    beside.click("tbody tr:nth-child(3) a")
    beside.wait_for_load_state()
    beside.locator("#s-programs tbody button.v").first.click()
    look()
    for button in ("[data-aside=to_split]", "#adding-programs", "#adding-contacts", "#sure"):
        beside.locator(button).click()
        look()
    context.close()

    serious = [
        (one["id"], one["nodes"][0]["html"][:200], len(one["nodes"]))
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_the_queue_goes_through_what_all_notices_leave_to_look_at(tab: Any, queued: Server) -> None:
    counts = {name: count_of(one.record) for name, one in queued.desk.notices.items()}
    tab.goto(queued.url)
    tab.click("header a")
    tab.locator(FOCUSED).wait_for()
    stops = ["a"] * counts["a.txt.html"] + ["c"] * counts["c.txt.html"] + ["a"]
    seen = [(tab.url.rpartition("/")[2][0], tab.evaluate(OUTLINED))]
    for here, following in pairwise(stops):
        tab.keyboard.press("n")
        if here != following:
            tab.wait_for_url(f"**/{following}.txt.html#doubt")
            tab.locator(FOCUSED).wait_for()
        seen.append((tab.url.rpartition("/")[2][0], tab.evaluate(OUTLINED)))

    assert counts["b.txt.html"] == 0
    assert counts["a.txt.html"] > 0
    assert [name for name, _ in seen] == stops
    assert len(set(seen)) == len(stops) - 1
    assert seen[-1] == seen[0]
    assert tab.faults == []


def test_the_key_a_accepts_and_the_queue_goes_on_behind_it(
    tab: Any, served: Server, tmp_path: Path
) -> None:
    opened(tab, served)
    tab.keyboard.press("n")
    first = tab.evaluate("document.activeElement.dataset.at")
    tab.fill("#note", "표와 같음")
    tab.focus(f"button.v[data-at='{first}']")
    with tab.expect_event("load"):
        tab.keyboard.press("a")
    tab.locator(FOCUSED).wait_for()
    tab.keyboard.press("n")
    second = tab.evaluate("document.activeElement.dataset.at")
    tab.focus(f"button.v[data-at='{second}']")
    with tab.expect_event("load"):
        tab.keyboard.press("a")

    assert first != second
    assert [(one["path"], one["note"]) for one in lines_in(tmp_path)] == [
        (first, "표와 같음"),
        (second, "표와 같음"),
    ]


def test_what_does_not_read_is_refused_in_words_and_nothing_is_written(
    tab: Any, served: Server, tmp_path: Path
) -> None:
    tab.goto(served.url)
    tab.click("tbody a")
    tab.click("button.v[data-at='/programs/0/cap']")
    tab.fill("#words", "넉넉히")
    tab.fill("#note", "확인")
    tab.click("[data-op=replace]")
    tab.locator("#fault:not(:empty)").wait_for()

    assert "cannot be read as Money" in tab.text_content("#fault")
    assert not (tmp_path / "corrections.jsonl").exists()


def test_of_two_tabs_the_second_is_told_that_the_record_has_changed(
    tab: Any, served: Server, tmp_path: Path
) -> None:
    other = tab.context.new_page()
    for one in (tab, other):
        one.goto(served.url)
        one.click("tbody a")
    tab.click("button.v[data-at='/budget']")
    tab.click("[data-op=accept]")
    without_reason = tab.text_content("#fault")
    tab.fill("#note", "표와 같음")
    with tab.expect_event("load"):
        tab.click("[data-op=accept]")
    other.click("button.v[data-at='/programs/0/cap']")
    other.fill("#note", "확인")
    other.click("[data-op=remove]")
    other.locator("#fault:not(:empty)").wait_for()
    refused = other.text_content("#fault")
    other.reload()
    other.click("button.v[data-at='/programs/0/cap']")
    other.fill("#note", "확인")
    with other.expect_event("load"):
        other.click("[data-op=remove]")
    lines = (tmp_path / "corrections.jsonl").read_text("utf-8").splitlines()

    assert without_reason == "Write a reason first."
    assert "The record has changed" in refused
    assert [(json.loads(one)["op"], json.loads(one)["path"]) for one in lines] == [
        ("replace", "/budget"),
        ("remove", "/programs/0/cap"),
    ]


def test_words_are_shown_as_they_would_be_read(tab: Any, served: Server) -> None:
    tab.goto(served.url)
    tab.click("tbody a")
    tab.click("button.v[data-at='/programs/0/application']")
    tab.fill("#words", "'23.5.2 ~ 5.31 18:00")
    tab.press("#words", "Tab")
    tab.locator("#reads:not(:empty)").wait_for()

    assert tab.text_content("#reads") == "reads as: 2023-05-02 – 2023-05-31 18:00"
