"""The page of the saved searches."""

from __future__ import annotations

from pathlib import Path

from store.log.events import SearchDropped
from tests.web.routes.deciding.person import ada


def test_nothing_saved_says_how_to_save(tmp_path: Path) -> None:
    assert "Nothing is saved." in ada(tmp_path).see("/saved").text


def test_a_saved_search_is_shown_and_let_go(tmp_path: Path) -> None:
    person = ada(tmp_path)
    person.send("/save", query="ketamine <b>", name="mine")
    page = person.see("/saved").text
    assert ">@mine</a>" in page and "ketamine &lt;b&gt;" in page and "by Ada" in page
    assert 'href="/save?query=ketamine+%3Cb%3E&amp;name=mine"' in page
    dropped = person.send("/saved", decision="drop", name="mine")
    assert dropped.status_code == 200
    assert "@mine stands for no query any more" in dropped.text
    assert "Nothing is saved." in dropped.text
    *_, event = person.events("search/mine")
    assert event.event == SearchDropped(by="Ada")


def test_what_is_asked_for_elsewhere_stays(tmp_path: Path) -> None:
    person = ada(tmp_path)
    person.send("/save", query="ketamine", name="mine")
    person.send("/subscribe", query="@mine", email="grace@reader.example")
    refused = person.send("/saved", decision="drop", name="mine")
    assert refused.status_code == 400
    assert "@mine is asked for by" in refused.text and ">@mine</a>" in refused.text


def test_what_is_no_decision_is_refused(tmp_path: Path) -> None:
    person = ada(tmp_path)
    for fields, fault in (
        ({"name": "mine"}, "is not drop"),
        ({"decision": "drop"}, "name: it is missing"),
        ({"decision": "drop", "name": "two words"}, "is no name of a saved search"),
        ({"decision": "drop", "name": "none"}, "there is no saved search none"),
    ):
        answer = person.send("/saved", **fields)
        assert answer.status_code == 400
        assert fault in answer.text
