"""The desk: who is let in, what a correction is tried against, and that nothing is overwritten silently."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import html

from announce_parser import corrections, pipeline, validation
from announce_parser.errors import StaleCorrection, UsageFault
from announce_parser.record import Correction, Place
from announce_parser.review import Desk, DeskNotice, IndexEntry, PageSetting, Proposal, Server
from announce_parser.review._doubts import SURE, count_of
from announce_parser.review._editing import GivenPart, read, value_of
from announce_parser.review._serving import MOST_BYTES

SOURCE = Path(__file__).parents[1] / "samples" / "synthetic-support-notice-2024.txt"
PAGE = f"{SOURCE.name}.html"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    record = pipeline.parse(SOURCE)
    notice = DeskNotice(SOURCE.name, SOURCE.read_bytes, PAGE, record)
    file = tmp_path / "corrections.jsonl"
    return Desk({PAGE: notice}, [IndexEntry(SOURCE.name, PAGE, record)], file, PageSetting("en"))


@pytest.fixture
def server(desk: Desk) -> Iterator[Server]:
    with Server(desk) as started:
        thread = threading.Thread(target=started.serve_forever, daemon=True)
        thread.start()
        yield started
        started.shutdown()
        thread.join()


def proposed(desk: Desk, op: str, at: str, words: str = "", note: str = "확인") -> Proposal:
    return Proposal(op, at, words, note, desk.notices[PAGE].revision)


def asked(
    server: Server, path: str, body: bytes | None = None, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Send one request as our own page would, but for the headers given."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    own = {
        "Origin": f"http://127.0.0.1:{server.server_port}",
        "X-Review-Token": server.door.csrf,
        "Content-Type": "application/json",
    }
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    sent = {**(own if body is not None else {}), **given}
    method = "GET" if body is None else "POST"
    connection.request(method, path, body, {key: value for key, value in sent.items() if value})
    answer = connection.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read()
    connection.close()
    return found


def amendment(desk: Desk, **fields: str) -> bytes:
    asked_for = {"op": "accept", "at": "/title", "words": "", "note": "확인"}
    revision = {"revision": desk.notices[PAGE].revision}
    return json.dumps({**asked_for, **revision, **fields}).encode()


def test_an_accepted_value_keeps_its_places_and_has_a_persons_word(desk: Desk) -> None:
    before = desk.notices[PAGE].record
    desk.amend(PAGE, proposed(desk, "accept", "/title"))
    after = desk.notices[PAGE].record
    places = after.provenance["/title"]

    assert [one for one in places if isinstance(one, Place)] == list(before.provenance["/title"])
    assert places[-1] == Correction(by="person", note="확인", was=before.title)
    assert "/title" not in after.confidence


def test_a_correction_is_a_line_that_a_new_parse_applies(desk: Desk) -> None:
    desk.amend(PAGE, proposed(desk, "replace", "/title", "2024년 다른 공고"))
    again = pipeline.parse(SOURCE, corrections=corrections.load(desk.file))

    assert again.title == "2024년 다른 공고"
    assert again.to_json() == desk.notices[PAGE].record.to_json()


def test_lines_that_were_there_stay(desk: Desk) -> None:
    desk.file.write_text('{"sha256": "x", "op": "remove", "path": "/title", "note": "남의 것"}')
    desk.amend(PAGE, proposed(desk, "accept", "/title"))
    lines = desk.file.read_text("utf-8").splitlines()

    assert json.loads(lines[0])["note"] == "남의 것"
    assert [json.loads(line)["op"] for line in lines] == ["remove", "replace"]


def test_a_page_that_is_out_of_date_corrects_nothing(desk: Desk) -> None:
    late = proposed(desk, "accept", "/title")
    desk.amend(PAGE, proposed(desk, "replace", "/title", "다른 제목"))
    with pytest.raises(StaleCorrection):
        desk.amend(PAGE, late)

    assert desk.notices[PAGE].record.title == "다른 제목"


def test_what_another_wrote_since_is_not_overwritten(desk: Desk) -> None:
    record = desk.notices[PAGE].record
    other = corrections.Amendment(record.source.sha256, "replace", "/title", "남이 고친 제목", "")
    desk.file.write_bytes(corrections.line_of(other))
    with pytest.raises(StaleCorrection):
        desk.amend(PAGE, proposed(desk, "replace", "/title", "내가 고친 제목"))

    assert len(desk.file.read_text("utf-8").splitlines()) == 1


@pytest.mark.parametrize(
    ("op", "at", "words", "note"),
    [
        ("accept", "/title", "", " "),
        ("replace", "/fiscal_year", "내년", "확인"),
        ("replace", "/programs/0/budget", "많음", "확인"),
        ("add", "/title", "제목", "확인"),
        ("add", "/nothing", "1", "확인"),
        ("overwrite", "/title", "", "확인"),
    ],
)
def test_what_makes_no_correction_is_refused_and_nothing_is_written(
    desk: Desk, op: str, at: str, words: str, note: str
) -> None:
    with pytest.raises(UsageFault):
        desk.amend(PAGE, proposed(desk, op, at, words, note))

    assert not desk.file.exists()


def test_a_closed_part_of_the_record_is_no_persons_to_correct(desk: Desk) -> None:
    with pytest.raises(StaleCorrection):
        desk.amend(PAGE, proposed(desk, "remove", "/source/sha256"))

    assert not desk.file.exists()


@pytest.mark.parametrize(
    ("at", "words", "value"),
    [
        ("/programs/0/cap", "최대 3억원", {"amount": 300_000_000, "bound": "max"}),
        ("/programs/0/subsidy_ratio", "70% 이내", {"percent": 70, "bound": "max"}),
        ("/programs/0/duration", "9개월", {"duration": "P9M"}),
        ("/programs/0/awards", "30개사 내외", {"value": 30, "unit": "개사", "bound": "approx"}),
        ("/programs/0/application", "2024.2.1 ~ 2024.2.29", {"interval": "2024-02-01/2024-02-29"}),
        ("/budget", '{"amount": 1, "text": "1원"}', {"amount": 1, "text": "1원"}),
    ],
)
def test_words_of_a_notice_are_read_as_the_type_of_their_field(
    desk: Desk, at: str, words: str, value: dict[str, Any]
) -> None:
    found = value_of(words, at, desk.notices[PAGE].record)

    assert {key: found[key] for key in value} == value


def test_two_numbers_typed_for_one_value_are_not_guessed_at(desk: Desk) -> None:
    with pytest.raises(UsageFault):
        value_of("2억원 또는 3억원", "/programs/0/cap", desk.notices[PAGE].record)


def shown(desk: Desk, words: str) -> dict[str, Any]:
    """Return where words stand in the text, as the page says it."""
    blocks = desk.notices[PAGE].record.blocks
    block = next(one for one in blocks if words in one.text)
    start = block.text.index(words)
    return {"block": block.id, "start": start, "end": start + len(words)}


def added(desk: Desk, at: str, **parts: str | tuple[str, dict[str, Any]]) -> str:
    given = {
        name.rstrip("_"): GivenPart(one) if isinstance(one, str) else GivenPart(*one)
        for name, one in parts.items()
    }
    return desk.amend(PAGE, replace(proposed(desk, "add", at), parts=given))


def test_a_program_is_added_with_its_terms_and_their_places(desk: Desk) -> None:
    name = ("지역서점 디지털 전환", shown(desk, "지역서점 디지털 전환"))
    cap = ("최대 1,500만원", shown(desk, "최대 1,500만원"))
    landed = added(desk, "/programs/-", name=name, cap=cap, duration="7개월")
    record = pipeline.parse(SOURCE, corrections=corrections.load(desk.file))
    program = record.programs[-1]
    place = record.provenance[f"{landed}/cap"][0]

    assert landed == f"/programs/{len(record.programs) - 1}"
    assert (program.name, program.cap and program.cap.amount) == (name[0], 15_000_000)
    assert program.cap is not None
    assert program.cap.bound == "max"
    assert isinstance(place, Place)
    assert cap[1]["start"] <= place.start < place.end <= cap[1]["end"]
    assert program.id not in {one.id for one in record.programs[:-1]}
    assert validation.validate(record.to_dict()) == ()


def test_a_contact_is_added_with_all_its_numbers_and_programs(desk: Desk) -> None:
    program = desk.notices[PAGE].record.programs[0]
    added(
        desk,
        "/contacts/-",
        organization="누리진흥원",
        name="가온",
        phones="044-200-1111, 02-2000-2222",
        emails="a@example.go.kr, b@example.go.kr",
        programs=program.id,
    )
    contact = desk.notices[PAGE].record.contacts[-1]

    assert [one.national for one in contact.phones] == ["044-200-1111", "02-2000-2222"]
    assert contact.emails == ("a@example.go.kr", "b@example.go.kr")
    assert contact.programs == (program.id,)


def test_a_day_is_added_to_the_schedule_with_the_words_that_say_it(desk: Desk) -> None:
    added(desk, "/schedule/-", event="briefing", period="2024. 3. 20. 14:00", place="나루홀")
    event = desk.notices[PAGE].record.schedule[-1]

    assert (event.event, event.period.interval, event.place) == (
        "briefing",
        "2024-03-20T14:00+09:00",
        "나루홀",
    )


@pytest.mark.parametrize(
    ("at", "parts", "field", "value"),
    [
        ("caps/-", {"label": "성장형", "cap": "최대 3억원"}, "caps", "성장형"),
        ("rounds/-", {"label": "2차", "application": "2024.5.1 ~ 5.31"}, "rounds", "2차"),
        ("benefits/-", {"label": "정착금", "amount": "500만원"}, "benefits", "정착금"),
        ("topics/-", {"number": "1", "name": "가온 과제"}, "topics", "가온 과제"),
    ],
)
def test_an_item_of_a_programs_list_is_added(
    desk: Desk, at: str, parts: dict[str, str], field: str, value: str
) -> None:
    added(desk, f"/programs/0/{at}", **parts)
    item = getattr(desk.notices[PAGE].record.programs[0], field)[-1]

    assert value in (getattr(item, "label", None), getattr(item, "name", None))


def test_words_alone_are_an_item_of_a_list_of_words(desk: Desk) -> None:
    desk.amend(
        PAGE,
        replace(proposed(desk, "add", "/programs/0/regions/-"), parts={"": GivenPart("나루시")}),
    )

    assert desk.notices[PAGE].record.programs[0].regions[-1] == "나루시"


def test_an_item_of_nothing_is_refused(desk: Desk) -> None:
    with pytest.raises(UsageFault, match="nothing was written"):
        added(desk, "/programs/-", name=" ")
    with pytest.raises(UsageFault, match="Phone"):
        added(desk, "/contacts/-", phones="없음")

    assert not desk.file.exists()


def test_what_is_shown_is_the_figure_that_was_read_there_and_no_more_than_it(desk: Desk) -> None:
    place = shown(desk, "총 6억원")
    value, places = read(GivenPart("총 6억원", place), "/budget", desk.notices[PAGE].record)

    assert value["amount"] == 600_000_000
    assert places[""] == {**place, "start": place["start"] + 2}


def test_dots_of_what_a_page_leaves_out_are_no_value(desk: Desk) -> None:
    with pytest.raises(UsageFault, match="left out of the page"):
        read(GivenPart("●●●", shown(desk, "6억원")), "/title", desk.notices[PAGE].record)


TABLE = """# 2025년 나루 지원사업 통합공고

(단위 : 억원)

| 사업명 | 예산 | 지원 한도 | 지원기간 |
|---|---|---|---|
| 도약 꾸러미 | 30 | 2 | 9개월 |
| 성장 꾸러미 | 20 | 1.5 | 8개월 |
"""


@pytest.fixture
def tabled(tmp_path: Path) -> Desk:
    source = tmp_path / "table.md"
    source.write_text(TABLE, "utf-8")
    record = pipeline.parse(source)
    notice = DeskNotice(source.name, source.read_bytes, PAGE, record)
    entries = [IndexEntry(source.name, PAGE, record)]
    return Desk({PAGE: notice}, entries, tmp_path / "c.jsonl", PageSetting("ko"))


def cell(desk: Desk, row: int, column: int) -> dict[str, Any]:
    record = desk.notices[PAGE].record
    (table,) = record.tables
    text = next(one.text for one in table.cells if (one.row, one.col) == (row, column))
    return {"block": table.id, "start": 0, "end": len(text), "cell": [row, column]}


def test_a_bare_number_of_a_table_has_the_tables_unit(tabled: Desk) -> None:
    place = cell(tabled, 2, 2)
    value, places = read(GivenPart("1.5", place), "/programs/0/cap", tabled.notices[PAGE].record)

    assert value["amount"] == 150_000_000
    assert places[""]["cell"] == [2, 2] or places[""]["cell"] == (2, 2)


def test_a_row_is_a_program_by_the_heads_of_its_columns(tabled: Desk) -> None:
    parts = tabled.row(PAGE, cell(tabled, 2, 1))

    assert {name: part.words for name, part in parts.items()} == {
        "name": "성장 꾸러미",
        "budget": "20",
        "cap": "1.5",
        "duration": "8개월",
    }
    tabled.amend(PAGE, replace(proposed(tabled, "add", "/programs/-"), parts=parts))
    program = tabled.notices[PAGE].record.programs[-1]
    assert (program.budget and program.budget.amount, program.cap and program.cap.amount) == (
        2_000_000_000,
        150_000_000,
    )


def test_no_row_is_shown_outside_a_table(tabled: Desk) -> None:
    with pytest.raises(UsageFault, match="no row"):
        tabled.row(PAGE, {"block": tabled.notices[PAGE].record.blocks[0].id, "start": 0, "end": 1})


@pytest.mark.parametrize(
    "place",
    [
        {"block": "none", "start": 0, "end": 1},
        {"block": "b1", "start": 0, "end": 0},
        {"block": "b1", "start": "x", "end": 1},
        {},
    ],
)
def test_what_is_no_place_of_the_document_is_refused(desk: Desk, place: dict[str, Any]) -> None:
    with pytest.raises(UsageFault, match="selected place"):
        read(GivenPart("6억원", place), "/budget", desk.notices[PAGE].record)


def test_what_is_sure_is_accepted_in_one_line(desk: Desk) -> None:
    before = desk.notices[PAGE].record
    sure = {at for at, one in before.confidence.items() if one >= SURE}
    desk.amend(PAGE, proposed(desk, "accept_all", ""))
    after = desk.notices[PAGE].record
    (line,) = corrections.load(desk.file)

    assert sure
    assert set(line.value) == sure
    assert set(before.confidence) - set(after.confidence) == sure
    assert {at for at, one in after.confidence.items() if one >= SURE} == set()
    with pytest.raises(UsageFault, match="nothing is that sure"):
        desk.amend(PAGE, proposed(desk, "accept_all", ""))


def test_the_last_correction_is_undone_by_a_line_of_its_own(desk: Desk) -> None:
    before = desk.notices[PAGE].record.to_json()
    desk.amend(PAGE, proposed(desk, "remove", "/programs/0"))
    desk.amend(PAGE, proposed(desk, "undo", "/programs/0", note=""))

    assert desk.notices[PAGE].record.to_json() == before
    assert pipeline.parse(SOURCE, corrections=corrections.load(desk.file)).to_json() == before
    assert [one.op for one in corrections.load(desk.file)] == ["remove", "undo"]
    with pytest.raises(StaleCorrection, match="not the last"):
        desk.amend(PAGE, proposed(desk, "undo", "/programs/0", note=""))


def test_a_program_is_split_and_made_one_again(desk: Desk) -> None:
    before = desk.notices[PAGE].record
    ways = {"/cap": "move", "/application": "share", "/budget": "keep"}
    split = replace(proposed(desk, "split", "/programs/0", "나루 꾸러미"), ways=ways)
    landed = desk.amend(PAGE, split)
    first, second = desk.notices[PAGE].record.programs

    assert landed == "/programs/1/name"
    assert (first.cap, second.cap) == (None, before.programs[0].cap)
    assert first.application == second.application == before.programs[0].application
    assert (first.budget, second.budget) == (before.programs[0].budget, None)
    assert desk.amend(PAGE, proposed(desk, "merge", "/programs/1", "/programs/0")) == (
        "/programs/0/name"
    )
    (program,) = desk.notices[PAGE].record.programs
    assert (program.cap, program.aliases[-1]) == (before.programs[0].cap, "나루 꾸러미")
    assert validation.validate(desk.notices[PAGE].record.to_dict()) == ()


def test_only_programs_are_split(desk: Desk) -> None:
    with pytest.raises(UsageFault, match="no program"):
        desk.amend(PAGE, proposed(desk, "split", "/contacts/0", "나루"))
    with pytest.raises(UsageFault, match="needs a name"):
        desk.amend(PAGE, proposed(desk, "split", "/programs/0", " "))


@pytest.mark.parametrize(
    "more",
    [
        "[]",
        "no json",
        '{"place": 1}',
        '{"parts": {"name": "가온"}}',
        '{"parts": {"name": ["가온", 1]}}',
        '{"ways": {"/cap": 1}}',
    ],
)
def test_what_is_no_place_part_or_way_is_a_bad_request(server: Server, more: str) -> None:
    found = asked(server, f"{server.door.base}amend/{PAGE}", amendment(server.desk, more=more))

    assert found[0] == 400
    assert not server.desk.file.exists()


def test_parts_and_places_come_over_the_wire(server: Server) -> None:
    place = shown(server.desk, "1,500만원")
    parts = {"label": ["서점형", None], "cap": ["1,500만원", place]}
    more = json.dumps({"parts": parts})
    body = amendment(server.desk, op="add", at="/programs/0/caps/-", more=more)
    status, _, content = asked(server, f"{server.door.base}amend/{PAGE}", body)
    (line,) = corrections.load(server.desk.file)

    assert (status, json.loads(content)["at"]) == (200, "/programs/0/caps/0")
    assert {key: line.places["/cap"][key] for key in place} == place


def test_the_next_notice_with_something_to_look_at_is_known(desk: Desk) -> None:
    notice = desk.notices[PAGE]
    sure = notice.record.model_copy(update={"confidence": {}})
    desk.notices["sure.html"] = replace(notice, page="sure.html", record=sure)
    desk.notices["last.html"] = replace(notice, page="last.html")
    left = 2 * count_of(notice.record)

    assert {name: desk.queue(name) for name in desk.notices} == {
        PAGE: (left, "last.html"),
        "sure.html": (left, "last.html"),
        "last.html": (left, PAGE),
    }


def test_the_queue_is_told_by_address(server: Server) -> None:
    notice = server.desk.notices[PAGE]
    server.desk.notices["나 1.html"] = replace(notice, page="나 1.html")
    status, _, content = asked(server, f"{server.door.base}queue/{PAGE}", b"{}")

    assert (status, json.loads(content)["next"]) == (200, "%EB%82%98%201.html")


def test_a_document_that_has_changed_is_corrected_no_more(tmp_path: Path, desk: Desk) -> None:
    source = tmp_path / SOURCE.name
    source.write_bytes(SOURCE.read_bytes())
    desk.notices[PAGE] = replace(desk.notices[PAGE], read=source.read_bytes)
    desk.amend(PAGE, proposed(desk, "accept", "/title"))
    source.write_bytes(b"changed")
    with pytest.raises(StaleCorrection, match="document has changed"):
        desk.amend(PAGE, proposed(desk, "remove", "/title"))

    assert len(corrections.load(desk.file)) == 1


def test_a_golden_is_written_with_its_reason(desk: Desk, tmp_path: Path) -> None:
    desk.goldens = tmp_path / "goldens"
    target = desk.accept_golden(PAGE, "검토함", "2024-01-02")
    log = (desk.goldens / "ACCEPTED.jsonl").read_text("utf-8")

    assert target.read_bytes() == desk.notices[PAGE].record.to_json()
    assert json.loads(log)["reason"] == "검토함"
    with pytest.raises(UsageFault):
        desk.accept_golden(PAGE, "", "2024-01-02")


def test_the_address_that_is_printed_shows_the_index_and_the_page(server: Server) -> None:
    status, headers, content = asked(server, server.door.base)
    shown = asked(server, f"{server.door.base}{PAGE}")

    assert server.server_address[0] == "127.0.0.1"
    assert (status, shown[0]) == (200, 200)
    assert PAGE.encode() in content
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Frame-Options"] == "DENY"
    assert b"connect-src 'self'" in shown[2]


@pytest.mark.parametrize("path", ["/", "/wrong/", f"/{PAGE}", "/../", "//", "/%2e%2e/"])
def test_nobody_comes_in_without_the_token(server: Server, path: str) -> None:
    assert asked(server, path)[0] == 404


@pytest.mark.parametrize("name", ["../corrections.jsonl", "/etc/passwd", "no.html", "..%2f..%2fx"])
def test_only_pages_of_the_desk_are_served(server: Server, name: str) -> None:
    assert asked(server, f"{server.door.base}{name}")[0] == 404


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "evil.example:80"])
def test_another_hosts_name_is_refused_even_with_the_token(server: Server, host: str) -> None:
    assert asked(server, server.door.base, Host=host)[0] == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"X_Review_Token": "guess"}, 403),
        ({"X_Review_Token": ""}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content_Length": str(MOST_BYTES + 1)}, 413),
        ({"Content_Length": "-1"}, 411),
    ],
)
def test_what_writes_must_come_from_our_own_page(
    server: Server, headers: dict[str, str], status: int
) -> None:
    body = amendment(server.desk)
    found = asked(server, f"{server.door.base}amend/{PAGE}", body, **headers)

    assert found[0] == status
    assert not server.desk.file.exists()


@pytest.mark.parametrize("body", [b"", b"[]", b'{"op": 1}', b'{"op": "accept"}', b"[" * 60_000])
def test_a_body_that_is_no_correction_is_a_bad_request(server: Server, body: bytes) -> None:
    assert asked(server, f"{server.door.base}amend/{PAGE}", body)[0] == 400


def test_half_a_character_is_no_correction_and_nothing_is_written(server: Server) -> None:
    found = asked(
        server, f"{server.door.base}amend/{PAGE}", amendment(server.desk, note="\ud800 확인")
    )

    assert found[0] == 400
    assert not server.desk.file.exists()


@pytest.mark.parametrize("where", ["", PAGE])
def test_the_policy_of_a_page_stands_in_the_header_too(server: Server, where: str) -> None:
    _, headers, content = asked(server, f"{server.door.base}{where}")
    policy, _, frames = headers["Content-Security-Policy"].rpartition("; ")

    assert frames == "frame-ancestors 'none'"
    assert "script-src 'sha256-" in policy
    assert policy.encode() in content


def test_an_answer_that_is_no_page_allows_nothing(server: Server) -> None:
    _, headers, _ = asked(server, f"{server.door.base}none.html")

    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"


@pytest.mark.parametrize(
    "name",
    ["javascript:alert(1).txt", "a#b.txt", "a?b.txt", "%2e%2e.txt", "공고 1.txt", "b\udce9.txt"],
)
def test_a_page_is_found_by_its_link_whatever_its_file_is_called(server: Server, name: str) -> None:
    desk = server.desk
    page = f"{name}.html"
    desk.notices[page] = replace(desk.notices[PAGE], page=page)
    desk.entries.append(IndexEntry(name, page, desk.notices[PAGE].record))
    links = [str(link.get("href")) for link in html.fromstring(desk.index()).iter("a")]
    base = f"http://127.0.0.1:{server.server_port}{server.door.base}"
    address = urljoin(base, links[-1])

    assert address.startswith(base)
    assert asked(server, address.removeprefix(base.removesuffix(server.door.base)))[0] == 200
    assert asked(server, f"{server.door.base}amend/{links[-1]}", amendment(desk))[0] == 200


def test_a_refused_correction_says_why(server: Server) -> None:
    body = amendment(server.desk, op="replace", at="/fiscal_year", words="내년")
    status, _, content = asked(server, f"{server.door.base}amend/{PAGE}", body)

    assert status == 422
    assert "/fiscal_year" in json.loads(content)["message"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"op": "replace", "at": "/budget", "words": "넉넉히"},
            "'넉넉히'은(는) 이 항목의 값으로 인식되지 않습니다. 공고문에 적는 형식대로 입력해 주십시오",
        ),
        ({"op": "remove", "at": "/loan"}, "그 자리에 값이 없습니다"),
        ({"op": "remove", "at": "/source/sha256"}, "직접 교정할 수 없는 항목입니다"),
        (
            {"op": "replace", "at": "/published", "words": "내일"},
            "고친 값이 이 항목에 맞지 않습니다",
        ),
        ({"op": "add", "at": "/programs/-/x", "words": "1"}, "기록에 없는 항목입니다"),
    ],
)
def test_a_korean_desk_refuses_in_korean(
    server: Server, fields: dict[str, str], message: str
) -> None:
    server.desk.setting = PageSetting("ko")
    body = amendment(server.desk, **fields)
    status, _, content = asked(server, f"{server.door.base}amend/{PAGE}", body)

    assert (status, json.loads(content)["message"]) == (422, message)


def test_a_record_that_has_changed_is_a_conflict(server: Server) -> None:
    body = amendment(server.desk, revision="0" * 64)

    assert asked(server, f"{server.door.base}amend/{PAGE}", body)[0] == 409


def test_a_correction_over_the_wire_stands_in_the_file(server: Server) -> None:
    status, _, content = asked(
        server, f"{server.door.base}amend/{PAGE}", amendment(server.desk, note="표와 같음")
    )
    line = json.loads(server.desk.file.read_text("utf-8"))

    assert (status, json.loads(content)) == (200, {"ok": True, "at": "/title"})
    assert (line["path"], line["note"]) == ("/title", "표와 같음")
