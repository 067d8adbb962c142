"""Profiles: the words of an office's own, validated, layered over ours, carried to workers, shown by ``explain``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import announce_parser
from announce_parser import pipeline, profiles
from announce_parser.batch import ReadingOptions
from announce_parser.batch.attempt import Task
from announce_parser.batch.serving import Request, request_of
from announce_parser.cli import run
from announce_parser.errors import SourceNotFound, UsageFault
from announce_parser.explain import explain
from announce_parser.notices._headings import Field

if TYPE_CHECKING:
    from pathlib import Path

    from announce_parser.profiles import Profile
    from announce_parser.record import Record

NOTICE = """새싹나눔마당 2026년 새싹 모집 알림

우리 마당은 가온 새싹 바우처에 함께할 가게를 찾습니다.

1. 무엇을 : 가온 새싹 바우처
2. 도움의 크기 : 가게마다 최대 3백만원
3. 손드는 때 : 2026. 3. 2. ~ 3. 20.
4. 새싹 잔치 : 2026. 4. 10.
5. 몇 곳 : 20개소
"""
TABLE = """# 새싹나눔마당 2026년 새싹 모집 알림

| 무엇을 | 도움의 크기 | 몇 곳 |
|---|---|---|
| 가온 새싹 바우처 | 3백만원 | 20개소 |
| 나루 새싹 꾸러미 | 5백만원 | 10개소 |
"""
WORDS = """offices = ["새싹나눔마당"]
programs = ["가온 새싹 바우처"]

[headings]
"무엇을" = "name"
"도움의 크기" = "cap"
"손드는 때" = "application"
"몇 곳" = "awards"

[events]
"새싹 잔치" = "evaluation"

[kinds]
"새싹 모집 알림" = "tender_notice"
"""


@pytest.fixture
def own() -> Profile:
    return profiles.read(WORDS, "own.toml")


def read(text: str, profile: Profile | None, name: str = "a.txt") -> Record:
    return pipeline.parse(text.encode(), name=name, profile=profile)


def test_reworded_labels_mean_what_the_profile_says(own: Profile) -> None:
    (program,) = read(NOTICE, own).programs

    assert program.name == "가온 새싹 바우처"
    assert program.cap is not None
    assert program.application is not None
    assert program.awards is not None
    assert (program.cap.amount, program.awards.value) == (3_000_000, 20)
    assert program.application.interval == "2026-03-02/2026-03-20"


def test_without_the_profile_the_same_labels_say_nothing() -> None:
    record = read(NOTICE, None)

    assert [program.cap for program in record.programs] in ([], [None])
    assert record.issuer is None
    assert record.kind == "program_notice"


def test_reworded_columns_name_programs(own: Profile) -> None:
    with_own, without = (read(TABLE, one, "a.md").programs for one in (own, None))

    assert [(one.name, one.cap.amount) for one in with_own if one.cap] == [
        ("가온 새싹 바우처", 3_000_000),
        ("나루 새싹 꾸러미", 5_000_000),
    ]
    assert without == ()


def test_the_office_the_event_and_the_kind_are_the_profiles(own: Profile) -> None:
    record = read(NOTICE, own)

    assert record.issuer is not None
    assert record.issuer.name == "새싹나눔마당"
    assert record.kind == "tender_notice"
    assert [(one.event, one.period.interval) for one in record.schedule][-1] == (
        "evaluation",
        "2026-04-10",
    )
    assert announce_parser.validate(record.to_dict()) == ()


def test_a_program_of_the_profile_is_one_where_the_headline_names_it() -> None:
    own = profiles.read('programs = ["가온 새싹 바우처"]', "own.toml")
    release = "가온시, 가온 새싹 바우처 시작\n\n시는 12일 이렇게 밝혔다.\n"
    mention = "가온시, 봄 소식\n\n작년의 가온 새싹 바우처처럼 올해도 힘쓰겠다고 밝혔다.\n"

    assert [one.name for one in read(release, own).programs] == ["가온 새싹 바우처"]
    assert read(mention, own).programs == ()


def test_our_own_words_are_read_as_ever(own: Profile) -> None:
    text = NOTICE.replace("도움의 크기", "지원한도")
    (program,) = read(text, own).programs

    assert program.cap is not None
    assert program.cap.amount == 3_000_000


def test_a_profile_holds_in_its_block_only(own: Profile) -> None:
    with profiles.using(own):
        assert profiles.active() is own
    assert profiles.active() is profiles.NONE


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('[headings]\n\n"도움" = "capp"\n', "'capp', which is not one of name, "),
        ('[headings]\n\n"가" = "cap"\n', "'가' is too short"),
        ('[events]\n"가나" = "party"\n', "'party', which is not one of announcement"),
        ('[kinds]\n"가나" = 3\n', "3, which is not one of press_release"),
        ('[heading]\n"가나" = "cap"\n', "'heading' is none of headings"),
        ('offices = "가나"\n', "'offices' is a list of names"),
        ("offices = [3]\n", "3 is no name"),
        ('[headings]\n"가 나" = "cap"\n"가나" = "budget"\n', "means budget, and cap in line 2"),
        ('[headings]\n"가나" = \n', "at line 2"),
    ],
)
def test_a_faulty_profile_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(UsageFault, match="no profile") as caught:
        profiles.read(text, "own.toml")

    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('# words\n[headings]\n"지원" = "cap"\n\n"도움" = "capp"\n', 5),
        ("[headings]\n'도움' = 'capp'\n", 2),
        ('offices = [\n  "가온",\n  "나",\n]\n', 3),
        ('[headings]\n"가나" = "cap"\n[heading]\n"가나" = "cap"\n', 3),
    ],
)
def test_the_line_of_the_fault_is_named(text: str, line: int) -> None:
    with pytest.raises(UsageFault) as caught:
        profiles.read(text, "own.toml")

    assert f"(line {line})" in str(caught.value)


def test_a_missing_profile_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFound):
        pipeline.parse(NOTICE.encode(), name="a.txt", profile=tmp_path / "own.toml")


def test_what_is_written_is_read_again(own: Profile) -> None:
    again = profiles.read(profiles.written(own), "again.toml")

    assert [(one.table, one.word, one.meaning) for one in again.lines] == [
        (one.table, one.word, one.meaning) for one in own.lines
    ]


def test_every_field_of_a_profile_is_one_of_the_headings() -> None:
    assert set(profiles.FIELDS) <= {field.value for field in Field}


def test_the_nearest_file_above_is_found(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / profiles.FILE_NAME).write_text("", "utf-8")
    assert profiles.find(below) == tmp_path / profiles.FILE_NAME

    (below.parent / profiles.FILE_NAME).write_text("", "utf-8")
    assert profiles.find(below) == below.parent / profiles.FILE_NAME


def test_a_worker_gets_the_profile(own: Profile) -> None:
    request = Request("parse", Task(NOTICE.encode(), "a.txt"), ReadingOptions(profile=own))

    assert request_of(request.to_bytes()) == request


def test_explain_shows_the_lines_behind_a_value(own: Profile) -> None:
    record = read(NOTICE, own)
    with profiles.using(own):
        found = {
            at: [(one.number, one.word) for one in explain(record, at).profile]
            for at in ("/programs/0/cap", "/issuer/name", "/kind", "/title")
        }

    assert found == {
        "/programs/0/cap": [(6, "도움의 크기")],
        "/issuer/name": [(1, "새싹나눔마당")],
        "/kind": [(14, "새싹 모집 알림")],
        "/title": [],
    }


def test_the_command_finds_the_file_upward_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / profiles.FILE_NAME).write_text(WORDS, "utf-8")
    (tmp_path / "notices").mkdir()
    (tmp_path / "notices" / "a.txt").write_text(NOTICE, "utf-8")
    monkeypatch.chdir(tmp_path / "notices")

    assert run(["parse", "a.txt", "--lang", "en"]) == 0
    out, err = capfdbinary.readouterr()
    assert json.loads(out)["programs"][0]["cap"]["amount"] == 3_000_000
    assert f"{profiles.FILE_NAME} (8 words)" in err.decode()

    assert run(["parse", "a.txt", "--profile", "/dev/null", "--in-process"]) == 0
    out, _ = capfdbinary.readouterr()
    assert "cap" not in json.dumps(json.loads(out)["programs"])


def test_a_changed_profile_has_documents_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notices").mkdir()
    (tmp_path / "notices" / "a.txt").write_text(NOTICE, "utf-8")
    (tmp_path / "own.toml").write_text(WORDS, "utf-8")
    call = ["parse", "notices", "-o", "records", "--resume"]

    assert run([*call, "--profile", "own.toml"]) == 0
    assert run(call) == 0
    capfdbinary.readouterr()
    record = json.loads((tmp_path / "records" / "a.txt.json").read_text("utf-8"))
    assert "cap" not in json.dumps(record["programs"])
