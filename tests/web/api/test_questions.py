"""What the API answers: the contract's JSON, rows a line at a time, pages that do not shift."""

from __future__ import annotations

import csv
import io
import json
from urllib.parse import quote

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from answers.questions.question import answer
from answers.questions.table import QUESTIONS
from answers.to_json import to_json
from tests.answers.examples import CHARGE, PLEA
from tests.answers.questions.test_table import ASKED
from tests.search.examples import Blotter, document, published

Client = TestClient[Litestar]


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name != "diff"])
def test_an_answer_is_that_of_the_table(client: Client, blotter: Blotter, name: str) -> None:
    asked = {key: [*map(str, it)] for key, it in ASKED.get(name, {}).items() if key != "copies"}
    asked |= {"between": ["0", "7"]} if name == "changes-between" else {"as_of": ["7"]}
    found = client.get(f"/api/v1/{name}", params=asked)
    assert found.status_code == 200, found.text
    assert found.headers["content-type"] == "application/json"
    assert found.headers["blotter-position"] == "7"
    expected = answer(QUESTIONS[name], blotter.settings, blotter.engine, asked)
    assert found.json() == json.loads(json.dumps(to_json(expected)))


def test_only_the_fields_that_are_asked_for(client: Client) -> None:
    found = client.get("/api/v1/search", params={"query": "ketamine", "fields": "hits.id, total"})
    assert set(found.json()) == {"total", "hits"}
    assert all(set(hit) == {"id"} for hit in found.json()["hits"])


def test_pages_do_not_shift_while_the_record_grows(client: Client, blotter: Blotter) -> None:
    whole = [event["position"] for event in client.get("/api/v1/log-list").json()["events"]]
    seen, link = [], "/api/v1/log-list?sort=newest&limit=3"
    while link:
        found = client.get(link)
        seen += [event["position"] for event in found.json()["events"]]
        assert found.json()["total"] == 7
        assert found.headers["blotter-position"] == "7"
        blotter.append(published(document(f"us_example:later-{len(seen)}", "Later.")))
        link = found.headers.get("link", "").removeprefix("<").partition(">")[0]
    assert seen == whole[::-1]


def test_a_cursor_is_for_one_question(client: Client) -> None:
    link = client.get("/api/v1/log-list?limit=3").headers["link"]
    cursor = link.partition("cursor=")[2].partition(">")[0]
    for asked, parameter in (
        (f"cases?cursor={cursor}", "cursor"),
        (f"log-list?limit=2&cursor={cursor}", "cursor"),
        (f"log-list?limit=3&cursor={cursor[:-4]}", "cursor"),
        (f"log-list?limit=3&cursor={cursor}&as_of=2", "as_of"),
        ("log-list?cursor=%00", "cursor"),
        ("log-list?cursor=e30", "cursor"),
    ):
        refused = client.get(f"/api/v1/{asked}")
        assert (refused.status_code, refused.json()["parameter"]) == (400, parameter)


def test_a_list_is_streamed_a_line_at_a_time(client: Client) -> None:
    for asked in ({"format": "jsonl"}, {}):
        accept = {} if asked else {"Accept": "text/html;q=0.1, application/jsonl"}
        found = client.get(
            "/api/v1/log-list", params={"fields": "position", **asked}, headers=accept
        )
        assert found.headers["content-type"].startswith("application/jsonl")
        lines = [json.loads(line) for line in found.text.splitlines()]
        assert lines == [{"position": number} for number in range(1, 8)]


def test_a_list_as_csv(client: Client) -> None:
    found = client.get("/api/v1/cases", params={"format": "csv", "min": 1, "sort": "newest"})
    assert found.headers["content-type"].startswith("text/csv")
    rows = [*csv.DictReader(io.StringIO(found.text))]
    assert {row["id"] for row in rows} > {CHARGE}
    assert all(json.loads(row["parties"] or "[]") is not None for row in rows)


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("nothing", 404, {"type": "/api#not-found", "title": "Not Found"}),
        ("show?id=nobody", 404, {"type": "/api#not-found"}),
        ("show", 400, {"parameter": "id", "type": "/api#parameter"}),
        ("search?query=a&limit=0", 400, {"parameter": "limit"}),
        ("search?query=a&fields=hits.no", 400, {"parameter": "fields"}),
        ("search?query=a&format=xml", 400, {"parameter": "format"}),
        ("show?id=a&format=csv", 400, {"parameter": "format"}),
        ("search?query=" + quote("a (b"), 400, {"parameter": "query", "offset": 2}),
        ("cases?state=nowhere", 400, {"parameter": "state"}),
        ("cases?as_of=99", 400, {"parameter": "as_of"}),
        ("cases?as_of=", 400, {"parameter": "as_of"}),
        (f"diff?id={PLEA}", 404, {"type": "/api#not-found"}),
        ("log-list?format=jsonl&fields=no", 400, {"parameter": "fields"}),
        ("log-list?format=csv&fields=no", 400, {"parameter": "fields"}),
    ],
)
def test_a_problem_is_told(client: Client, path: str, status: int, told: dict[str, object]) -> None:
    found = client.get(f"/api/v1/{path}")
    assert found.headers["content-type"] == "application/problem+json"
    problem = found.json()
    assert (found.status_code, problem["status"]) == (status, status)
    assert problem["detail"]
    assert told.items() <= problem.items()


def test_what_cannot_be_given_is_not_acceptable(client: Client) -> None:
    found = client.get("/api/v1/sources", headers={"Accept": "image/png"})
    assert (found.status_code, found.json()["type"]) == (406, "/api#not-acceptable")
    assert "application/jsonl" in found.json()["detail"]


def test_nothing_is_changed_by_the_api(client: Client) -> None:
    refused = client.post("/api/v1/sources")
    assert refused.status_code == 405
    assert {*refused.headers["allow"].split(", ")} == {"GET", "HEAD", "OPTIONS"}
    assert refused.headers["content-type"] == "application/problem+json"
    assert client.head("/api/v1/sources").status_code == 200
