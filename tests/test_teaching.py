"""What corrections teach: lines proposed, proved over goldens, written only when asked to."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from announce_parser import corrections, pipeline, profiles, teaching

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Call

NOTICE = """2026년 새싹 지원사업 공고

새싹나눔마당은 함께할 가게를 찾습니다.

1. 사업명 : 가온 새싹 바우처
2. 도움의 크기 : 가게마다 최대 3백만원
3. 손드는 때 : 2026. 3. 2. ~ 3. 20.
4. 새싹 잔치 : 2026. 4. 10.
5. 지원대상 : 소상공인
6. 지원규모 : 20개사
"""
CAP = {"amount": 3_000_000, "currency": "KRW", "text": "3백만원", "bound": "max"}
WINDOW = {
    "interval": "2026-03-02/2026-03-20",
    "text": "2026. 3. 2. ~ 3. 20.",
    "first_day": "2026-03-02",
    "last_day": "2026-03-20",
}
PARTY = {
    "event": "evaluation",
    "text": "2026. 4. 10.",
    "period": {"interval": "2026-04-10", "text": "2026. 4. 10."},
}


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    folder = tmp_path / "notices"
    folder.mkdir()
    path = folder / "a.txt"
    path.write_text(NOTICE, "utf-8")
    return path


def lines_of(notice: Path, *changes: tuple[str, str, Any]) -> tuple[teaching.Lesson, ...]:
    sha256 = hashlib.sha256(notice.read_bytes()).hexdigest()
    return tuple(
        (corrections.Amendment(sha256, op, path, value, "seen"), notice)
        for op, path, value in changes
    )


def proposed(notice: Path, *changes: tuple[str, str, Any]) -> list[tuple[str, str, str | None]]:
    found = teaching.propose(lines_of(notice, *changes), profiles.NONE)
    return [(one.line.table, one.line.word, one.line.meaning) for one in found]


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (("add", "/programs/0/cap", CAP), ("headings", "도움의 크기", "cap")),
        (("add", "/programs/0/application", WINDOW), ("headings", "손드는 때", "application")),
        (("add", "/schedule/-", PARTY), ("events", "새싹 잔치", "evaluation")),
        (("add", "/issuer", {"name": "새싹나눔마당"}), ("offices", "새싹나눔마당", None)),
        (("replace", "/kind", "tender_notice"), ("kinds", "지원사업 공고", "tender_notice")),
        (("add", "/programs/-", {"name": "함께할 가게"}), ("programs", "함께할 가게", None)),
    ],
)
def test_a_correction_proposes_the_word_that_was_not_known(
    notice: Path, change: tuple[str, str, Any], line: tuple[str, str, str | None]
) -> None:
    assert proposed(notice, change) == [line]


def test_what_a_known_label_says_or_running_text_proposes_nothing(notice: Path) -> None:
    eligible = ("replace", "/programs/0/eligibility", "소상공인")
    in_prose = ("add", "/programs/0/support", "가게를 찾습니다")

    assert proposed(notice, eligible, in_prose, ("remove", "/contacts/0", None)) == []


def test_the_head_of_a_column_is_proposed(tmp_path: Path) -> None:
    path = tmp_path / "b.md"
    table = "| 사업명 | 도움의 크기 |\n|---|---|\n| 가온 바우처 | 3백만원 |\n| 나루 꾸러미 | 5백만원 |\n"
    path.write_text(f"# 2026년 새싹 지원사업 공고\n\n{table}", "utf-8")

    assert proposed(path, ("add", "/programs/0/cap", CAP)) == [("headings", "도움의 크기", "cap")]


def test_a_place_that_a_person_showed_says_which_of_two_labels_is_meant(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    twice = NOTICE.replace("6. 지원규모", "5. 지난 도움 : 최대 3백만원\n6. 지원규모")
    twice = twice.replace("3. 손드는 때", "2. 새 도움 : 가게마다 최대 3백만원\n3. 손드는 때")
    path.write_text(twice, "utf-8")
    record = pipeline.parse(path)
    block = next(one for one in record.blocks if "새 도움" in one.text)
    start = block.text.index("3백만원")
    shown = {"": {"block": block.id, "start": start, "end": start + 4}}
    sha256 = record.source.sha256
    one = corrections.Amendment(sha256, "add", "/programs/0/cap", CAP, "seen", places=shown)
    (found,) = teaching.propose(((one, path),), profiles.NONE)

    assert (found.line.word, found.line.meaning) == ("새 도움", "cap")


def test_a_program_that_is_split_off_proposes_its_name(notice: Path) -> None:
    made = {"id": "p9", "name": "함께할 가게", "move": [], "share": []}

    assert proposed(notice, ("split", "/programs/0", made)) == [("programs", "함께할 가게", None)]


def test_what_was_undone_or_made_one_teaches_nothing(notice: Path) -> None:
    path = "/programs/0/cap"
    given = [one for one, _ in lines_of(notice, ("add", path, CAP), ("undo", path, None))]
    merged = ("merge", "/programs/1", "/programs/0")

    assert teaching.lessons(given, [notice]) == ()
    assert proposed(notice, merged, ("accept", "", {path: CAP})) == []


def test_lines_are_proved_by_the_corrections_they_make_needless(notice: Path) -> None:
    given = lines_of(
        notice, ("add", "/programs/0/cap", CAP), ("add", "/programs/0/application", WINDOW)
    )
    lines = tuple(one.line for one in teaching.propose(given, profiles.NONE))

    assert teaching.prove(given, profiles.NONE, (), None).learned == 0
    assert teaching.prove(given, profiles.NONE, lines, None).learned == 2


@pytest.fixture
def goldens(notice: Path, tmp_path: Path) -> teaching.Goldens:
    """The corrected notice, and another whose label of the same word means something else."""
    other = notice.parent / "b.txt"
    reworded = NOTICE.replace("도움의 크기 : 가게마다 최대", "총 도움 :")
    other.write_text(reworded.replace("4. 새싹 잔치 : 2026. 4. 10.\n", ""), "utf-8")
    folder = tmp_path / "goldens"
    folder.mkdir()
    changes = (("add", "/programs/0/cap", CAP), ("add", "/schedule/-", PARTY))
    given = [one for one, _ in lines_of(notice, *changes)]
    for path in (notice, other):
        record = pipeline.parse(path, corrections=given)
        (folder / f"{path.name}.json").write_bytes(record.to_json())
    return teaching.Goldens(notice.parent, folder)


def test_gains_over_goldens_are_counted(notice: Path, goldens: teaching.Goldens) -> None:
    given = lines_of(notice, ("add", "/programs/0/cap", CAP))
    lines = (profiles.ProfileLine("headings", "도움의 크기", "cap"),)
    proof = teaching.prove(given, profiles.NONE, lines, goldens)

    assert [one.partition(": ")[2].partition(":")[0] for one in proof.gained] == [
        "programs[가온 새싹 바우처].cap"
    ]
    assert proof.lost == ()


def test_losses_over_goldens_are_counted(notice: Path, goldens: teaching.Goldens) -> None:
    given = lines_of(notice, ("add", "/programs/0/cap", CAP))
    lines = (profiles.ProfileLine("headings", "지원대상", "agency"),)
    proof = teaching.prove(given, profiles.NONE, lines, goldens)

    assert proof.gained == ()
    assert "programs[가온 새싹 바우처].eligibility" in " ".join(proof.lost)


@pytest.fixture
def corrected(notice: Path, tmp_path: Path) -> Path:
    """A corrections file of the notice."""
    file = tmp_path / "corrections.jsonl"
    given = lines_of(notice, ("add", "/programs/0/cap", CAP), ("add", "/schedule/-", PARTY))
    file.write_bytes(b"".join(corrections.line_of(one) for one, _ in given))
    return file


def test_the_command_prints_lines_that_are_a_profile_and_writes_nothing(
    call: Call, notice: Path, corrected: Path
) -> None:
    before = sorted(corrected.parent.rglob("*"))
    code, out, err = call("teach", str(corrected), str(notice.parent), "--lang", "en")

    assert code == 0
    assert [str(one) for one in profiles.read(out, "printed").lines] == [
        '"도움의 크기" = "cap"',
        '"새싹 잔치" = "evaluation"',
    ]
    assert "# a.txt /programs/0/cap" in out
    assert "2 of 2" in err
    assert "nothing was written" in err
    assert sorted(corrected.parent.rglob("*")) == before


def test_lines_are_written_where_asked_and_comments_stay(
    call: Call, notice: Path, goldens: teaching.Goldens, tmp_path: Path
) -> None:
    own, file = tmp_path / "own.toml", tmp_path / "cap.jsonl"
    own.write_text('# ours\n\n[headings]  # words\n"하는 때" = "term"\n', "utf-8")
    cap = lines_of(notice, ("add", "/programs/0/cap", CAP))
    file.write_bytes(b"".join(corrections.line_of(one) for one, _ in cap))
    folders = ("--samples", str(goldens.samples), "--goldens", str(goldens.goldens))
    code, _, err = call(
        "teach", str(file), str(notice), *folders, "--profile", str(own), "--write", str(own), "--lang", "en",
    )  # fmt: skip

    assert code == 0
    assert "1 gained, 0 lost" in err
    assert own.read_text("utf-8") == (
        '# ours\n\n[headings]  # words\n"도움의 크기" = "cap"\n"하는 때" = "term"\n'
    )


def test_a_line_that_loses_is_left_out_and_said(
    call: Call, notice: Path, goldens: teaching.Goldens, tmp_path: Path
) -> None:
    """A value put into the wrong field would have a known label mean another."""
    wrong = lines_of(notice, ("add", "/programs/0/agency", "20개사"))
    own, file = tmp_path / "own.toml", tmp_path / "wrong.jsonl"
    file.write_bytes(b"".join(corrections.line_of(one) for one, _ in wrong))
    folders = ("--samples", str(goldens.samples), "--goldens", str(goldens.goldens))
    code, out, err = call(
        "teach", str(file), str(notice), *folders, "--write", str(own), "--lang", "en"
    )

    assert (code, out) == (1, "")
    assert "left out, it loses" in err
    assert '"지원규모" = "agency"' in err
    assert not own.exists()


def test_corrections_of_other_documents_are_no_lessons(
    call: Call, notice: Path, corrected: Path
) -> None:
    notice.write_text(f"{NOTICE}\n끝.\n", "utf-8")

    assert call("teach", str(corrected), str(notice))[0] == 2


def test_training_examples_hold_what_a_person_left(
    call: Call, notice: Path, corrected: Path, tmp_path: Path
) -> None:
    call("teach", str(corrected), str(notice), "--examples", str(tmp_path / "gold"))
    gold = json.loads((tmp_path / "gold" / "a.gold.json").read_text("utf-8"))

    assert gold["programs"][0]["cap"]["amount"] == 3_000_000
    assert gold["exhaustive"] == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        'offices = ["가온"]\n',
        'offices = [\n  "가온",\n]\n[headings]\n"하나" = "cap"\n',
        "[kinds]\n",
    ],
)
def test_lines_added_to_any_profile_make_a_profile(text: str) -> None:
    new = (
        profiles.ProfileLine("offices", "나루마당"),
        profiles.ProfileLine("headings", "도움의 크기", "cap"),
        profiles.ProfileLine("events", "새싹 잔치", "evaluation"),
    )
    before = profiles.read(text, "own.toml").lines
    after = profiles.read(teaching.added(text, new), "own.toml").lines

    assert {str(one) for one in after} == {str(one) for one in (*before, *new)}
