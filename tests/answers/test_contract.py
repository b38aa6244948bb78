"""`docs/contract/`: the JSON Schema of every answer, made from the types and never poorer."""

from __future__ import annotations

import json
from typing import Any

import pytest

from answers.contract import FOLDER, as_text, lost_keys, schemas

SCHEMAS = schemas()


@pytest.mark.parametrize("name", SCHEMAS)
def test_no_key_is_renamed_or_removed(name: str) -> None:
    lost = lost_keys(json.loads((FOLDER / f"{name}.json").read_text("utf-8")), SCHEMAS[name])
    assert not lost, f"keys of {name} are added, never renamed or removed: {', '.join(lost)}"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_that_of_the_types(name: str) -> None:
    committed = (FOLDER / f"{name}.json").read_text("utf-8")
    assert committed == as_text(SCHEMAS[name]), "run `make contract`"


def test_there_is_a_file_for_each_answer_and_no_other() -> None:
    assert {file.stem for file in FOLDER.glob("*.json")} == SCHEMAS.keys()


def test_a_lost_key_is_named_by_its_path() -> None:
    poorer: dict[str, Any] = json.loads(as_text(SCHEMAS["search"]))
    hit = poorer["$defs"]["Hit"]["properties"]
    hit["heading"] = hit.pop("title")
    assert lost_keys(SCHEMAS["search"], poorer) == ["hits[].title"]
    assert lost_keys(poorer, SCHEMAS["search"]) == ["hits[].heading"]
    assert lost_keys(SCHEMAS["search"], SCHEMAS["search"]) == []
