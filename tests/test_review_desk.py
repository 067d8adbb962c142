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

from announce_parser import corrections, pipeline
from announce_parser.errors import StaleCorrection, UsageFault
from announce_parser.record import Correction, Place
from announce_parser.review import Desk, Entry, Notice, Proposal, Server, Setting
from announce_parser.review._editing import value_of
from announce_parser.review._serving import MOST_BYTES

SOURCE = Path(__file__).parents[1] / "samples" / "synthetic-support-notice-2024.txt"
PAGE = f"{SOURCE.name}.html"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    record = pipeline.parse(SOURCE)
    notice = Notice(SOURCE.name, SOURCE.read_bytes, PAGE, record)
    file = tmp_path / "corrections.jsonl"
    return Desk({PAGE: notice}, [Entry(SOURCE.name, PAGE, record)], file, Setting("en"))


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
    desk.entries.append(Entry(name, page, desk.notices[PAGE].record))
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


def test_a_record_that_has_changed_is_a_conflict(server: Server) -> None:
    body = amendment(server.desk, revision="0" * 64)

    assert asked(server, f"{server.door.base}amend/{PAGE}", body)[0] == 409


def test_a_correction_over_the_wire_stands_in_the_file(server: Server) -> None:
    status, _, content = asked(
        server, f"{server.door.base}amend/{PAGE}", amendment(server.desk, note="표와 같음")
    )
    line = json.loads(server.desk.file.read_text("utf-8"))

    assert (status, json.loads(content)) == (200, {"ok": True})
    assert (line["path"], line["note"]) == ("/title", "표와 같음")
