"""The schema file: in step with the models, and as the contract wants it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter

from announce_parser import Record, schema, validate

ROOT = Path(__file__).parents[1]
FILE = ROOT / "schemas" / schema.FILE_NAME
CONTRACT: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
MODELS = [("Record", CONTRACT), *CONTRACT["$defs"].items()]
OBJECTS = [(name, model) for name, model in MODELS if model.get("type") == "object"]


def nodes(node: Any) -> Iterator[Any]:
    """Yield every value within a schema."""
    yield node
    for child in (
        node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    ):
        yield from nodes(child)


def test_the_file_is_what_the_models_give() -> None:
    assert FILE.read_text("utf-8") == schema.build()


def test_the_text_shipped_is_the_file() -> None:
    assert schema.text() == FILE.read_text("utf-8")


def test_it_names_its_dialect_and_itself() -> None:
    assert (CONTRACT["$schema"], CONTRACT["$id"]) == (schema.DIALECT, schema.IDENTIFIER)


def test_it_is_a_sound_schema_for_both_engines() -> None:
    Draft202012Validator.check_schema(CONTRACT)

    assert jsonschema_rs.Draft202012Validator(CONTRACT).is_valid({}) is False


def test_it_allows_no_null() -> None:
    assert [node for node in nodes(CONTRACT) if node in ("null", None)] == []


@pytest.mark.parametrize(("name", "model"), OBJECTS, ids=[name for name, _ in OBJECTS])
def test_a_model_is_closed_called_by_its_name_and_titled_in_korean(
    name: str, model: dict[str, Any]
) -> None:
    parts = [model, *model["properties"].values()]

    assert model["additionalProperties"] is False, name
    assert model["title"] == name
    assert [part for part in parts[1:] if "title" in part] == []
    assert [part for part in parts if not re.search("[가-힣]", part["x-title-ko"])] == []


@pytest.mark.parametrize(
    ("kind", "value", "fault"),
    [
        ("money", {"amount": 1, "currency": "KRW", "text": "1원"}, []),
        ("money", {"percent": 1, "text": "1%"}, ["amount", "currency"]),
        ("ratio", {"text": "%"}, ["percent"]),
        ("date", {"interval": "2023", "text": "2023"}, []),
        ("change", {"interval": "2023", "text": "2023"}, ["after", "before"]),
    ],
)
def test_the_value_of_a_figure_is_of_its_kind_and_states_something(
    kind: str, value: dict[str, Any], fault: list[str]
) -> None:
    model = {"$ref": "#/$defs/Figure", "$defs": CONTRACT["$defs"]}
    place = {"block": "b1", "start": 0, "end": 1}
    figure = {"id": "f1", "kind": kind, "text": "x", "value": value, "source": place}
    errors = list(Draft202012Validator(model).iter_errors({**figure, "confidence": 1}))
    missing = [error.message.split("'")[1] for error in errors if error.validator == "required"]

    assert sorted(set(missing)) == fault


def test_what_pydantic_writes_is_the_contract() -> None:
    text = (ROOT / "tests/golden/2023-smart-manufacturing-notice.txt.json").read_bytes()
    record = Record.from_json(text)
    written = TypeAdapter(Record).dump_python(record, mode="json")  # as web frameworks do

    assert json.loads(record.model_dump_json()) == json.loads(text)
    assert written == json.loads(text)
    assert validate(written) == ()


# Clients that others generate from the file.


def test_a_client_in_python_reads_the_sample_and_writes_it_again(tmp_path: Path) -> None:
    generator = pytest.importorskip(
        "datamodel_code_generator", reason="no datamodel-code-generator"
    )
    assert generator is not None
    client = tmp_path / "client.py"
    command = [sys.executable, "-m", "datamodel_code_generator", "--input", str(FILE)]
    options = ["--input-file-type", "jsonschema", "--output", str(client)]
    pydantic = ["--output-model-type", "pydantic_v2.BaseModel"]
    subprocess.run([*command, *options, *pydantic], check=True, capture_output=True)
    golden = ROOT / "tests/golden/2023-smart-manufacturing-notice.txt.json"
    use = (
        "import json, sys, client\n"
        "text = open(sys.argv[1], encoding='utf-8').read()\n"
        "record = client.Record.model_validate_json(text)\n"
        "again = json.loads(record.model_dump_json(exclude_none=True))\n"
        "print(int(record.programs[0].cap.amount), again == json.loads(text))\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", use, str(golden)],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    ).stdout

    assert said.split() == ["200000000", "True"]


def test_a_client_in_typescript_has_an_interface_for_each_model(tmp_path: Path) -> None:
    generator = shutil.which("json2ts")
    if generator is None:
        pytest.skip("no json2ts: npm install -g json-schema-to-typescript")
    subprocess.run([generator, "-i", FILE, "-o", tmp_path / "record.d.ts"], check=True)
    text = (tmp_path / "record.d.ts").read_text("utf-8")
    named = re.findall(r"^export (?:interface|type) (\w+)", text, re.MULTILINE)

    assert sorted(named) == sorted(name for name, _ in MODELS)


@pytest.mark.parametrize(("name", "model"), OBJECTS, ids=[name for name, _ in OBJECTS])
def test_a_model_says_in_english_what_it_is(name: str, model: dict[str, Any]) -> None:
    assert model["description"].endswith("."), name


@pytest.mark.parametrize(("name", "model"), OBJECTS, ids=[name for name, _ in OBJECTS])
def test_lists_are_always_there_but_in_parts_of_a_mention(name: str, model: dict[str, Any]) -> None:
    lists = {
        field
        for field, stated in model["properties"].items()
        if stated.get("type") == "array" and "items" in stated and "prefixItems" not in stated
    }
    # A cell that holds no table says so by saying nothing: there are a thousand cells for one that does.
    optional = {"tables"} if name == "TableCell" else set()

    assert lists - set(model.get("required", ())) == optional


@pytest.mark.parametrize(
    ("name", "example"),
    [(name, example) for name, model in MODELS for example in model.get("examples", ())],
)
def test_every_example_follows_its_own_model(name: str, example: object) -> None:
    model = {"$ref": f"#/$defs/{name}", "$defs": CONTRACT["$defs"]}

    assert [error.message for error in Draft202012Validator(model).iter_errors(example)] == []


def test_no_title_is_left_of_a_field_that_is_gone() -> None:
    fields = {name for _, model in OBJECTS for name in model["properties"]}
    qualified = {f"{owner}.{name}" for owner, model in OBJECTS for name in model["properties"]}
    models = {name for name, _ in MODELS}

    assert set(schema.TITLES) - fields - qualified - models == set()
