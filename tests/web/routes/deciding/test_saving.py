"""Saving a search on a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.log.events import SearchSaved
from tests.web.access.asked import TOKEN, ask, server
from tests.web.routes.deciding.person import ada

BEARER = {"Authorization": f"Bearer {TOKEN}"}


def test_a_search_is_saved_in_the_name_of_who_signed_in(tmp_path: Path) -> None:
    person = ada(tmp_path)
    assert 'value="ketamine &lt;b&gt;"' in person.see("/save?query=ketamine+<b>").text
    saved = person.send("/save", query="ketamine", name="@Mine")
    assert saved.status_code == 200
    assert "<strong>@mine</strong> stands for" in saved.text
    assert 'href="/search?query=%40mine"' in saved.text
    (event,) = person.events("search/mine")
    assert event.event == SearchSaved(name="mine", query="ketamine", by="Ada")


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"query": "ketamine", "name": "two words"}, "is no name of a saved search"),
        ({"query": "(ketamine", "name": "mine"}, "("),
        ({"query": "kind:nonesuch", "name": "mine"}, "nonesuch"),
        ({"query": "@mine", "name": "mine"}, "@mine"),
        ({"query": " ", "name": "mine"}, "query: it is missing"),
        ({"query": "ketamine"}, "name: it is missing"),
        ({"query": "a" * 4001, "name": "mine"}, "query: it has 4,000 characters at most"),
    ],
)
def test_what_is_not_understood_comes_back_with_what_is_wrong(
    tmp_path: Path, fields: dict[str, str], fault: str
) -> None:
    person = ada(tmp_path)
    answer = person.send("/save", **fields)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text and fault in answer.text
    assert person.events("search/mine") == []


def test_a_program_says_for_whom_it_decides(tmp_path: Path) -> None:
    app = server(tmp_path, token=TOKEN)
    form = {"query": "ketamine", "name": "mine"}
    anonymous = ask(app, "/save", method="POST", headers=BEARER, data=form)
    assert anonymous.status_code == 400
    assert "by: it is missing" in anonymous.text
    named = ask(app, "/save", method="POST", headers=BEARER, data={**form, "by": "desk bot"})
    assert named.status_code == 200


def test_nobody_decides_for_another(tmp_path: Path) -> None:
    person = ada(tmp_path)
    person.send("/save", query="ketamine", name="mine", by="Eve")
    (event,) = person.events("search/mine")
    assert isinstance(event.event, SearchSaved) and event.event.by == "Ada"


@pytest.mark.parametrize(
    "path", ["/save", "/saved", "/subscribe", "/subscriptions", "/decisions/a:b"]
)
def test_who_is_not_known_decides_nothing(tmp_path: Path, path: str) -> None:
    app = server(tmp_path, token=TOKEN)
    for method in ("GET", "POST"):
        answer = ask(app, path, method=method, headers={"X-Forwarded-User": "eve"})
        assert answer.status_code == 401


def test_whom_a_proxy_names_decides(tmp_path: Path) -> None:
    app = server(tmp_path, trusted_proxy="10.0.0.1")
    named = {"X-Forwarded-User": "grace"}
    page = ask(app, "/save", client="10.0.0.1", headers=named).text
    assert "as decided by <strong>grace</strong>" in page
    assert "Sign out" not in page


def test_a_form_with_a_token_is_kept_by_no_cache(tmp_path: Path) -> None:
    assert ada(tmp_path).see("/save").headers["cache-control"] == "no-store"


def test_who_signed_in_signs_out(tmp_path: Path) -> None:
    done = ada(tmp_path).send("/sign-out", from_page="/save")
    assert done.status_code == 303
    assert "Max-Age=0" in done.headers["set-cookie"]
