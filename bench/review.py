"""How fast a review page opens and scrolls: a PDF of 70 pages with 100 tables, in Chromium.

``python bench/review.py`` writes the PDF, makes its page and prints seconds until the page is loaded, the
longest task while it is scrolled from end to end (at once, and again when all that it puts off is there), that
of the keys, and its size against that of its pictures. It needs the extra [dev] and Chromium. The limits of
issue 10: 3 s, 200 ms, 1.5 times the pictures plus 1 MB.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas
from reportlab.platypus import Table

from announce_parser import pipeline
from announce_parser.review import PageSetting, page

PAGES, TABLES = 70, 100
MOST_SECONDS, MOST_MILLISECONDS = 3.0, 200.0
# Tasks that hold the page for longer than 50 ms, from here on.
WATCHED = """() => {
  window.tasks = [];
  new PerformanceObserver(list => window.tasks.push(...list.getEntries().map(one => one.duration)))
    .observe({entryTypes: ["longtask"]});
}"""
# Scrolled by screens from top to bottom; returns how many screens that were.
SCROLLED = """async () => {
  let screens = 0;
  for (const pane of [document.querySelector(".document"), document.querySelector(".side")]) {
    for (let at = 0; at < pane.scrollHeight; at += pane.clientHeight) {
      pane.scrollTop = at;
      screens += 1;
      await new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
    }
  }
  return screens;
}"""
LONGEST = """async () => {
  await new Promise(done => setTimeout(done, 300));
  return Math.max(0, ...window.tasks.splice(0));
}"""
IS_WHOLE = "count => document.querySelectorAll('.figures li').length === count"


@dataclass(frozen=True)
class Measures:
    """Seconds until the page is loaded and painted; the longest task (ms) while scrolled and while keys are used."""

    opens: float
    scrolls: float
    keys: float
    screens: int


def written(target: Path) -> None:
    """Write the PDF: lines of amounts and days on every page, tables of programs spread over them."""
    pdfmetrics.registerFont(UnicodeCIDFont("HYSMyeongJo-Medium"))
    sheet = canvas.Canvas(str(target), pagesize=A4)
    drawn = 0
    for number in range(PAGES):
        sheet.setFont("HYSMyeongJo-Medium", 10)
        for line in range(12):
            text = f"□ 사업 {number}-{line}은 지역의 중소기업이 스스로 과제를 정하여 기업당 {line + 1}억원까지 받는다"
            sheet.drawString(50, 790 - 16 * line, text)
        for _ in range((number + 1) * TABLES // PAGES - drawn):
            _draw(sheet, number, 560 - 230 * (drawn % 2))
            drawn += 1
        sheet.showPage()
    sheet.save()


def _draw(sheet: canvas.Canvas, number: int, top: int) -> None:
    rows = [["사업명", "예산", "지원규모", "지원한도", "접수"]]
    rows += [
        [
            f"사업 {number}-{row}",
            f"{row + 3}억원",
            f"{row + 5}개사",
            f"{row + 1}억원",
            f"'24.{row + 1}월",
        ]
        for row in range(9)
    ]
    style = [
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
        ("FONT", (0, 0), (-1, -1), "HYSMyeongJo-Medium", 9),
    ]
    table = Table(rows, style=style)
    table.wrapOn(sheet, 500, 300)
    table.drawOn(sheet, 50, top - 190)


def measured(target: Path, figures: int) -> Measures:
    """Open a page, scroll it, wait until its figures are all there, scroll it again, and use its keys."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        tab = browser.new_page(viewport={"width": 1400, "height": 900})
        started = time.perf_counter()
        tab.goto(target.as_uri())
        tab.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)))")
        seconds = time.perf_counter() - started
        tab.evaluate(WATCHED)
        tab.evaluate(SCROLLED)
        first = float(tab.evaluate(LONGEST))
        tab.wait_for_function(IS_WHOLE, arg=figures)
        screens = int(tab.evaluate(SCROLLED))
        second = float(tab.evaluate(LONGEST))
        for key in "nnnpdf":
            tab.keyboard.press(key)
        tab.fill("#search", "60-5")
        keys = float(tab.evaluate(LONGEST))
        browser.close()
    return Measures(seconds, max(first, second), keys, screens)


def main() -> int:
    """Print the measures; 1 where one of them is over its limit."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "long.pdf", Path(folder) / "long.html"
        written(source)
        record = pipeline.parse(source)
        started = time.perf_counter()
        content = page(record, source.read_bytes(), PageSetting("ko"))
        made = time.perf_counter() - started
        target.write_bytes(content)
        pictures = sum(
            len(one) * 3 // 4 for one in re.findall(rb"base64,([A-Za-z0-9+/=]+)", content)
        )
        found = measured(target, len(record.figures))
    most = pictures * 1.5 + 1_000_000
    print(f"{PAGES} pages, {len(record.tables)} tables, {len(record.figures)} figures")
    print(f"made in {made:.1f} s after parsing")
    print(f"opens in {found.opens:.2f} s (at most {MOST_SECONDS})")
    longest = f"{found.scrolls:.0f} ms (at most {MOST_MILLISECONDS:.0f})"
    print(f"longest task while scrolling {found.screens} screens {longest}")
    print(f"longest task of keys and search {found.keys:.0f} ms")
    print(f"{len(content):,} bytes, pictures {pictures:,} (at most {most:,.0f})")
    is_fast = found.opens <= MOST_SECONDS and found.scrolls <= MOST_MILLISECONDS
    return 0 if is_fast and len(content) <= most else 1


if __name__ == "__main__":
    sys.exit(main())
