"""The schema file: in step with the models, and as the contract wants it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator

from announce_parser import schema

FILE = Path(__file__).parents[1] / "schemas" / schema.FILE_NAME
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
def test_a_model_is_closed_and_titled_in_korean(name: str, model: dict[str, Any]) -> None:
    titles = [model["title"], *(field["title"] for field in model["properties"].values())]

    assert model["additionalProperties"] is False, name
    assert [title for title in titles if not any("가" <= char <= "힣" for char in title)] == []


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
