"""The page of a notice: every value is tied to its text, and nothing a document says is markup."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from announce_parser import pipeline
from announce_parser.compare import compare
from announce_parser.messages import say_rule
from announce_parser.record import PROGRAMS_NOT_READ, Place, Record
from announce_parser.review import IndexEntry, PageSetting, index, page
from announce_parser.review._facts import words
from announce_parser.review._marks import MarkedSegment, marks_of, segments
from announce_parser.review._meaning import meaning
from announce_parser.review._page import digest
from announce_parser.review._words import WORDS
from announce_parser.values import written

ROOT = Path(__file__).parents[1]
GOLDENS = Path(__file__).parent / "golden"
SAMPLE = "2023-smart-manufacturing-notice.txt.json"
PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "</textarea><script>alert(1)</script>",
    "<!--<script>alert(1)</script>-->",
    "]]><script>alert(1)</script>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<style>*{background:url(javascript:alert(1))}</style>",
    "<math><mtext></mtext><script>alert(1)</script></math>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<base href=//x.example>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<a href=javascript:alert(1)>가</a>",
    "\u2028<script>alert(1)</script>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "\x00<script>alert(1)</script>\x1b",
)


@pytest.fixture(scope="module")
def sample() -> Record:
    return Record.from_json((GOLDENS / SAMPLE).read_bytes())


@pytest.fixture(scope="module")
def root(sample: Record) -> Any:
    return parsed(page(sample, None, PageSetting("en")))


def parsed(content: bytes) -> Any:
    return html.document_fromstring(content.decode())


def hostile(text: str) -> Record:
    place = {"block": "b1", "start": 0, "end": len(text)}
    cell = {"row": 0, "col": 0, "row_span": 1, "col_span": 1, "text": text, "header": False}
    return Record.model_validate(
        {
            "source": {"filename": text, "format": text, "sha256": "a" * 64, "size_bytes": 1},
            "kind": "program_notice",
            "title": text,
            "programs": [{"id": "p1", "name": text, "support": text}],
            "contacts": [{"name": text, "emails": [text]}],
            "blocks": [
                {"id": "b1", "kind": "paragraph", "text": text},
                {"id": "b2", "kind": "table", "text": text, "table": "t1"},
            ],
            "tables": [
                {
                    "id": "t1",
                    "caption": text,
                    "n_rows": 1,
                    "n_cols": 1,
                    "header_rows": 0,
                    "header_cols": 0,
                    "cells": [cell],
                }
            ],
            "checks": [
                {
                    "rule": text,
                    "severity": "error",
                    "status": "fails",
                    "message": text,
                    "at": [text],
                }
            ],
            "provenance": {"/title": [place], "/programs/0/name": [place]},
        }
    )


def words_at(record: Record, place: Place) -> str:
    block = next(one for one in record.blocks if one.id == place.block)
    if place.cell is None:
        return block.text[place.start : place.end]
    table = next(one for one in record.tables if one.id == block.table)
    cell = next(one for one in table.cells if (one.row, one.col) == place.cell)
    return cell.text[place.start : place.end]


def test_texts_are_cut_where_marks_begin_and_end() -> None:
    assert list(segments("총 1,462억원", [(2, 9, 1), (2, 7, 2)])) == [
        MarkedSegment("총 ", ()),
        MarkedSegment("1,462", (1, 2)),
        MarkedSegment("억원", (1,)),
    ]


def test_places_that_are_the_same_spot_have_one_number(sample: Record) -> None:
    marks = marks_of(sample)
    spots = {(place.block, place.cell, place.start, place.end) for place in marks.places}

    assert len(spots) == len(marks.places)


def test_every_value_with_a_place_is_a_button_whose_mark_reads_as_the_place(
    sample: Record, root: Any
) -> None:
    texts: dict[str, str] = {}
    for mark in root.iter("mark"):
        for number in mark.get("data-m").split():
            texts[number] = texts.get(number, "") + mark.text_content()
    blocks = {block.id: block.text for block in sample.blocks}
    buttons = {node.get("data-at"): node for node in root.iter("button") if node.get("data-at")}
    marks = marks_of(sample)
    for pointer in ("/title", "/budget", "/programs/0/budget", "/programs/12/cap"):
        numbers = buttons[pointer].get("data-m").split()

        assert numbers == [str(number) for number in marks.of_values[pointer]]
        for number in numbers:
            place = marks.places[int(number) - 1]
            if place.cell is None:
                assert texts[number] == blocks[place.block][place.start : place.end]
            else:
                assert texts[number] != ""


def test_every_figure_of_the_record_is_marked_in_the_document(sample: Record, root: Any) -> None:
    marked = {number for node in root.iter("mark") for number in node.get("data-m").split()}
    numbers = marks_of(sample).of_figures

    assert [one for one, number in numbers.items() if str(number) not in marked] == []


def test_tables_keep_their_spans(sample: Record, root: Any) -> None:
    (table,) = [one for one in sample.tables if one.n_rows > 10 and one.n_cols > 10][:1] or [
        sample.tables[-1]
    ]
    (shown,) = root.xpath(f"//table[@id='{table.id}']")
    cells = [
        (int(cell.get("rowspan", 1)), int(cell.get("colspan", 1)), cell.text_content())
        for cell in shown.iter("td", "th")
    ]

    assert cells == [(cell.row_span, cell.col_span, cell.text) for cell in table.cells]


def test_the_policy_names_the_script_and_the_style_that_stand_in_the_page(root: Any) -> None:
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (script,) = root.xpath("//script[not(@type)]")
    (style,) = root.xpath("//style")

    assert f"script-src '{digest(script.text)}'" in policy
    assert f"style-src '{digest(style.text)}'" in policy
    assert "unsafe" not in policy
    assert root.xpath("//@style | //@onclick | //link | //script[@src] | //img[@src]") == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_that_a_document_says_is_markup(payload: str) -> None:
    record = hostile(payload)
    found = parsed(page(record, None, PageSetting("ko")))
    listed = index(
        [IndexEntry(payload, "a.html", record), IndexEntry(payload, None, None, payload)], "ko"
    )
    tags = {node.tag for node in found.iter() if isinstance(node.tag, str)}

    assert len(found.xpath("//script")) == 2
    assert len(re.findall(r"<script", listed.decode())) == 1
    assert tags.isdisjoint({"iframe", "math", "base", "img"})
    assert [one for one in found.xpath("//a/@href") if not one.startswith("#s-")] == []
    assert found.xpath("//@*[starts-with(name(), 'on')]") == []
    assert json.loads(found.xpath("//script[@id='data']")[0].text)["places"] != []


def many(count: int, text: str = "1억원") -> Record:
    """A record of as many programs and figures as asked for, a paragraph each."""
    money = {"amount": 100_000_000, "currency": "KRW", "text": text}
    return Record.model_validate(
        {
            "source": {"filename": "a.txt", "format": "txt", "sha256": "a" * 64, "size_bytes": 1},
            "kind": "program_notice",
            "programs": [
                {"id": f"p{n}", "name": f"사업 {n}", "budget": money, "support": f"지원 {n}"}
                for n in range(1, count + 1)
            ],
            "blocks": [
                {"id": f"b{n}", "kind": "paragraph", "text": text} for n in range(1, count + 1)
            ],
            "figures": [
                {
                    "id": f"f{n}",
                    "kind": "money",
                    "text": text,
                    "value": money,
                    "source": {"block": f"b{n}", "start": 0, "end": len(text)},
                    "confidence": 0.9,
                }
                for n in range(1, count + 1)
            ],
            "provenance": {
                f"/programs/{n - 1}/budget": [{"block": f"b{n}", "start": 0, "end": len(text)}]
                for n in range(1, count + 1)
            },
        }
    )


def waiting(found: Any) -> list[list[Any]]:
    """What a page puts off, as the script unpacks it."""
    data = json.loads(found.xpath("//script[@id='data']")[0].text)
    groups: list[list[Any]] = json.loads(zlib.decompress(base64.b64decode(data["more"])))
    return groups


def texts_of(tree: list[Any]) -> Iterator[str]:
    for child in tree[2:]:
        yield from [child] if isinstance(child, str) else texts_of(child)


def test_a_long_page_puts_off_rows_past_the_first_hundred_and_loses_none() -> None:
    found = parsed(page(many(250), None, PageSetting("en")))
    groups = waiting(found)
    names = [
        words
        for group in groups
        for piece in group
        for words in texts_of(piece)
        if words.startswith("사업 ")
    ]
    (rows,) = found.xpath("//section[@id='s-programs']//table/tbody")
    targets = [node.get("data-more") for node in found.xpath("//*[@data-more]")]

    assert len(rows) == 100
    assert targets == [str(number) for number in range(len(groups))]
    assert [len(group) for group in groups] == [2] * 4
    # The table of programs, what it has no column for, and the bars of the budgets.
    assert names == [f"사업 {n}" for n in range(101, 251)] * 3
    assert len(found.xpath("//ol[@class='figures']/li")) == 100


def test_a_page_of_a_hundred_rows_puts_nothing_off() -> None:
    found = parsed(page(many(150), None, PageSetting("en")))

    assert found.xpath("//*[@data-more]") == []
    assert len(found.xpath("//ol[@class='figures']/li")) == 150


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_put_off_is_texts_and_never_markup(payload: str) -> None:
    found = parsed(page(many(160, payload), None, PageSetting("en")))
    tags = {tree[0] for group in waiting(found) for tree in group}
    texts = {words for group in waiting(found) for tree in group for words in texts_of(tree)}

    assert tags == {"div"}
    assert payload.replace("\x00", "\ufffd").replace("\x1b", "\ufffd") in texts


def test_people_can_be_left_out_of_both_sides(sample: Record) -> None:
    names = [contact.name for contact in sample.contacts if contact.name]
    numbers = [
        phone.national for contact in sample.contacts for phone in contact.phones if phone.e164
    ]
    shown = page(sample, None, PageSetting("ko")).decode()
    hidden = page(sample, None, PageSetting("ko", without_people=True)).decode()

    assert [name for name in names if name not in shown] == []
    assert [word for word in names + numbers if word in hidden] == []


def test_labels_follow_the_language_and_the_documents_words_do_not(sample: Record) -> None:
    english, korean = (
        page(sample, None, PageSetting(language)).decode() for language in ("en", "ko")
    )

    assert "Masthead" in english
    assert "Masthead" not in korean
    assert sample.title is not None
    assert sample.title in english
    assert sample.title in korean


def test_the_index_links_each_page_and_names_what_could_not_be_read(sample: Record) -> None:
    found = parsed(
        index(
            [
                IndexEntry("a.txt", "a.txt.html", sample),
                IndexEntry("b.hwp", None, None, "encrypted"),
            ],
            "en",
        )
    )
    rows = [
        [cell.text_content() for cell in row.iter("th", "td")] for row in found.xpath("//tbody/tr")
    ]

    assert found.xpath("//tbody//a/@href") == ["a.txt.html"]
    assert [row[:6] + row[7:] for row in rows] == [
        [
            "a.txt",
            sample.title,
            "중소벤처기업부",
            "13",
            "1,462억원",
            "8.3억원",
            "0",
            "values in doubt 18",
            "ok",
        ],
        ["b.hwp", "encrypted", "failed"],
    ]
    assert rows[0][6] == "2023-02-28 – 2023-05-31"


def test_the_index_says_what_of_a_notice_was_not_read(sample: Record) -> None:
    """A record without programs that says so, and one of which a part was not read."""
    lost = sample.checks[0].model_copy(
        update={
            "rule": PROGRAMS_NOT_READ,
            "status": "skipped",
            "severity": "warning",
            "message": "사업이 있어 보이나 읽지 못함",
            "params": {"found": 0},
            "at": (),
            "sources": (),
        }
    )
    unread = lost.model_copy(update={"rule": "unread", "message": "그림 1개를 읽지 못함"})
    record = sample.model_copy(update={"checks": (unread, lost), "programs": ()})
    found = parsed(index([IndexEntry("a.txt", "a.txt.html", record)], "ko"))
    (row,) = found.xpath("//tbody/tr")
    shown = [one.text_content() for one in row.xpath("td[@class='look']/div")]

    assert shown[:2] == ["그림 1개를 읽지 못함", "사업이 있어 보이나 읽지 못함"]
    assert (row.get("class"), row.get("data-look")) == ("partial", "1")
    assert [row.xpath(f"td[{number}]")[0].text_content() for number in (3, 5)] == ["0", ""]


def test_a_korean_page_says_nothing_in_english(sample: Record) -> None:
    """What is shown, and what the script shows, but for the notice's own words, addresses and keys."""
    found = parsed(page(sample, None, PageSetting("ko")))
    for gone in found.xpath("//style | //script[not(@id)] | //*[@class='reading']"):
        gone.getparent().remove(gone)
    (data,) = found.xpath("//script[@id='data']")
    told = json.loads(data.text)
    data.getparent().remove(data)
    shown = " ".join(found.xpath("//body//text()"))
    rules = [place[3] for place in told["places"] if len(place) > 3]
    meanings = [one["v"] for one in told["values"].values() if "v" in one]
    meanings += [figure[6] for figure in told["figures"] if figure[6]]
    texts = [shown, *told["terms"], *rules, *meanings, *told["words"].values()]
    own = " ".join(block.text for block in sample.blocks) + sample.source.filename
    bare = [re.sub(r"{\w+}", "", text) for text in texts]
    words = {word for text in bare for word in re.findall(r"[A-Za-z]{2,}", text)}

    assert {word for word in words if word not in own} <= {"Ctrl", "Esc"}


def test_rules_of_every_value_of_the_goldens_are_called_something_in_korean() -> None:
    rules = set()
    for golden_file in (ROOT / "tests" / "golden").glob("*.json"):
        plain = json.loads(golden_file.read_bytes())
        rules |= {one["rule"] for one in plain["figures"] if "rule" in one}
        rules |= {
            one["rule"] for own in plain["provenance"].values() for one in own if "rule" in one
        }

    assert len(rules) > 50
    assert {one for one in rules if not re.search("[가-힣]", say_rule(one, "ko"))} == set()


def test_what_a_type_states_stands_in_the_programs_row(sample: Record) -> None:
    found = parsed(page(sample, None, PageSetting("ko")))
    at = next(number for number, one in enumerate(sample.programs) if one.caps)
    row = found.xpath(f"//section[@id='s-programs']//tbody/tr[{at + 1}]")[0]
    heads = [one.text_content() for one in found.xpath("//section[@id='s-programs']//thead//th")]
    cell = row[heads.index("지원한도")]
    own = [" ".join(one.text_content().split()) for one in cell.iter("li")]

    assert own == [
        f"{terms.label} {written(terms.cap)}" for terms in sample.programs[at].caps if terms.cap
    ]
    assert len(own) > 1


def test_every_word_of_the_page_is_there_in_both_languages_with_the_same_values() -> None:
    uneven = [
        name
        for name, wording in WORDS.items()
        if not wording.ko
        or set(re.findall(r"{\w+}", wording.en)) != set(re.findall(r"{\w+}", wording.ko))
    ]

    assert uneven == []


def test_budgets_are_bars_as_long_as_their_share_and_the_gap_closes_the_sum(root: Any) -> None:
    rows = root.xpath("//section[@id='s-budgets']//tr")
    shown = [(row.find("th").text_content(), row.findall("td")[1].text_content()) for row in rows]
    widths = [row.xpath(".//rect/@width")[0] for row in rows]

    assert shown[0] == ("Total", "1,462억원")
    assert shown[-1] == ("Total less its parts (won)", "+40,000,000")
    assert widths[:2] == ["100.00%", "57.18%"]
    assert len(rows) == 1 + 6 + 13 + 1


def test_windows_lie_on_one_axis_of_months(root: Any) -> None:
    (section,) = root.xpath("//section[@id='s-windows']")
    first = section.xpath(".//tr[th]")[0]
    bars = [(bar.get("class"), bar.get("x")) for bar in first.iter("rect")]

    assert section.xpath(".//text/text()") == ["'23.1", "3", "5", "7"]
    assert first.xpath(".//small/text()") == [
        "Announced 2023-01 · Application 2023-01 – 2023-03 · Evaluation 2023-03 – 2023-06"
    ]
    assert [bar[0] for bar in bars] == ["announcement", "application", "evaluation"]
    assert bars[0][1] == "0.00%"


def test_two_notices_stand_side_by_side(sample: Record) -> None:
    text = (GOLDENS.parents[1] / "samples" / "2023-smart-manufacturing-notice.txt").read_text(
        "utf-8"
    )
    older = pipeline.parse(text.replace("1,462억원", "1,362억원").encode(), name="older.txt")
    found = parsed(page(sample, None, PageSetting("en", against=compare(older, sample))))
    total = found.xpath("//section[@id='s-compared']//tr[th[text()='Total']]/td")
    moves = [row.text_content() for row in found.xpath("//section[@id='s-moves']//tbody/tr")]

    assert [cell.text_content() for cell in total[1:]] == [
        "1,362억원",
        "1,462억원",
        "+10,000,000,000",
    ]
    assert any("1,362억원" in row and "1,462억원" in row for row in moves)


def test_programs_that_the_newer_record_lacks_are_said_once_in_words(sample: Record) -> None:
    newer = sample.model_copy(
        update={"programs": (), "budget": None, "provenance": {}, "checks": ()}
    )
    found = parsed(page(newer, None, PageSetting("ko", against=compare(sample, newer))))
    cells = [
        [cell.text_content() for cell in row]
        for row in found.xpath("//section[@id='s-moves']//tbody/tr")
    ]

    count = str(len(sample.programs))
    assert [row for row in cells if row[0] == "사업"] == [
        ["사업", "", "", count, "새 기록에서 찾지 못함", "", "", "새 공고에서 찾지 못함", ""]
    ]
    assert [(row[4], row[7]) for row in cells if row[3] == "1,462억원"] == [
        ("1,462억원", "새 공고 본문에 있음(항목으로 읽지 못함)")
    ]


def test_a_check_quotes_its_places_under_the_values_that_they_state(root: Any) -> None:
    item = root.xpath("//li[small[contains(., 'total_budget_is_sum_of_categories')]]")[0]
    cards = item.xpath(".//div[@class='card']")

    assert [card.xpath(".//b/text()")[0] for card in cards] == [
        "1,462억원",
        "836억원",
        "317억원",
        "100억원",
        "80억원",
        "8.3억원",
        "120.3억원",
    ]
    assert cards[1].xpath(".//button[@data-ref]/@data-ref") == ["/categories/0/budget"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (
            {"amount": 200_000_000, "currency": "KRW", "text": "2", "bound": "max", "per": "과제"},
            "200,000,000원 · 이내 · 과제당",
        ),
        (
            {"min_amount": 1000, "max_amount": 2500, "currency": "USD", "text": "1천~2천5백 달러"},
            "1,000 – 2,500 USD",
        ),
        (
            {
                "interval": "2025-08-01/2025-08-14T17:00+09:00",
                "first_day": "2025-08-01",
                "text": "8.1~14 17시",
                "tentative": True,
            },
            "2025-08-01 – 2025-08-14 17:00 · 예정",
        ),
        ({"interval": "2024-03/..", "text": "'24.3~"}, "2024-03 –"),
        ({"value": 30, "unit": "개사", "bound": "approx", "text": "30개사 내외"}, "30 개사 · 약"),
        ({"undisclosed": True, "unit": "명", "text": "0명"}, "비공개"),
        ({"min_percent": 80, "max_percent": 90, "text": "80~90%"}, "80 – 90 %"),
        ({"e164": "+8227001234", "national": "02-700-1234", "text": "02-700-1234"}, "+8227001234"),
        ({"duration": "P9M", "text": "9개월"}, "P9M"),
        ({"text": "수억원"}, ""),
    ],
)
def test_a_value_is_said_as_it_was_read(value: dict[str, Any], shown: str) -> None:
    assert meaning(value, "ko") == shown


@pytest.mark.parametrize(
    ("node", "shown"),
    [
        ({"name": "기초", "value": 200}, "기초 200"),
        ({"party": "정부", "percent": 30}, "정부 30%"),
        (
            {"party": "국비", "amount": {"amount": 1, "currency": "KRW", "text": "3억원"}},
            "국비 3억원",
        ),
        ({"text": "053-210-9552~4", "national": "053-210-9553"}, "053-210-9553"),
        ({"text": "044-300-0951", "national": "044-300-0951"}, "044-300-0951"),
        ({"text": "620", "unit": "억원", "amount": 62_000_000_000}, "620억원"),
        ({"marker": "※", "text": "바뀔 수 있음"}, "바뀔 수 있음"),
    ],
)
def test_a_value_is_shown_with_what_it_comes_to(node: dict[str, Any], shown: str) -> None:
    assert words(node) == shown


def test_what_a_program_has_beyond_its_row_names_its_category(root: Any) -> None:
    (first, *_) = root.xpath("//div[@class='rest']/details")
    terms = [term.text for term in first.iter("dt")]
    values = [one.text_content() for one in first.iter("dd")]

    assert (
        dict(zip(terms, values, strict=True))["Category"] == "고도화 수준의 지능형(스마트)공장 구축"
    )
    assert "Budget" not in terms


def test_every_part_of_the_record_has_a_link_at_its_top(root: Any) -> None:
    parts = root.xpath("//section[@class='record']/section/@id")
    links = {link.get("href"): link.text for link in root.xpath("//nav[@class='contents']/a")}

    assert list(links) == [f"#{part}" for part in parts]
    assert (links["#s-programs"], links["#s-budgets"]) == ("Programs 13", "Budgets")


def test_a_caption_that_stands_above_its_table_is_only_spoken(root: Any, sample: Record) -> None:
    captions = {
        node.getparent().get("id"): node.get("class")
        for node in root.iter("caption")
        if node.getparent().get("id")
    }
    blocks = [block for block in sample.blocks if block.table or block.kind != "table"]
    above = {
        block.table: " ".join(one.text for one in blocks[max(number - 3, 0) : number])
        for number, block in enumerate(blocks)
        if block.table
    }
    tables = {table.id: table for table in sample.tables}
    spoken = [name for name, kind in captions.items() if kind == "spoken"]

    assert spoken
    assert [name for name in spoken if (tables[name].caption or "") not in above[name]] == []


def test_a_page_in_korean_and_in_english_say_the_numbers_of_a_failed_sum_once() -> None:
    text = (GOLDENS.parents[1] / "samples" / "2023-smart-manufacturing-notice.txt").read_text(
        "utf-8"
    )
    record = pipeline.parse(text.replace("1,462억원", "1,482억원").encode(), name="wrong.txt")
    found = parsed(page(record, None, PageSetting("ko")))
    (message,) = found.xpath("//li[@data-check='fails']/button/text()")

    assert message.count("148,200,000,000") == 1
    assert message.count("146,160,000,000") == 1
    assert message.endswith("[모순]")
