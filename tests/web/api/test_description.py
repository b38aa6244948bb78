"""The description of the API holds what the API does."""

from __future__ import annotations

import json

import msgspec
import pytest
from litestar import Litestar
from litestar.testing import TestClient

from answers.questions.table import QUESTIONS
from web.api.description import description
from web.api.examples import example_of

Client = TestClient[Litestar]


def test_every_question_is_described_with_its_parameters(client: Client) -> None:
    served = client.get("/api/v1/openapi.json").json()
    assert served == json.loads(json.dumps(description()))
    assert [*served["paths"]] == [f"/api/v1/{name}" for name in QUESTIONS]
    for name, question in QUESTIONS.items():
        described = served["paths"][f"/api/v1/{name}"]["get"]["parameters"]
        names = [parameter["name"] for parameter in described]
        assert names[: len(question.parameters)] == [it.name for it in question.parameters]
        assert names[len(question.parameters) :][:2] == ["fields", "format"]


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_example_is_what_the_contract_allows(name: str) -> None:
    answer = QUESTIONS[name].answer
    assert msgspec.convert(example_of(answer), answer)


def test_people_see_every_question_too(client: Client) -> None:
    page = client.get("/api")
    assert page.status_code == 200
    assert all(f'<section id="{name}">' in page.text for name in QUESTIONS)
    assert len(page.content) < 100_000
