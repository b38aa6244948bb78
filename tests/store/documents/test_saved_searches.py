from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.documents.saved_searches import (
    SavedSearchError,
    SearchNameError,
    drop_search,
    kept_searches,
    read_searches,
    save_search,
    search_name,
)
from store.log import log
from store.log.database import Engine, reading
from store.log.events import Erased, Event, Recorded, SearchDropped, SearchSaved, Unknown
from store.privacy.erasing import erase
from store.views import peek
from tests.scheduler.examples import NOW


def save(engine: Engine, name: str, query: str, now: datetime = NOW) -> Recorded | None:
    return save_search(engine, name=name, query=query, by="ada", now=now)


def saved(engine: Engine, position: int | None = None) -> dict[str, str]:
    with reading(engine) as connection:
        found = {name: it.query for name, it in read_searches(connection, position).items()}
    assert peek.saved_searches(engine.url.render_as_string(hide_password=False), position) == found
    return found


def test_a_name_stands_for_the_query_saved_last(engine: Engine) -> None:
    save(engine, "doctors", "physician")
    save(engine, "clinics", "clinic")
    save(engine, "doctors", "physician OR dentist", NOW + timedelta(days=1))
    assert saved(engine) == {"clinics": "clinic", "doctors": "physician OR dentist"}
    assert list(saved(engine)) == ["clinics", "doctors"]


def test_the_same_again_changes_nothing(engine: Engine) -> None:
    assert save(engine, "doctors", "physician") is not None
    assert save(engine, "doctors", "physician") is None
    with reading(engine) as connection:
        assert log.head(connection).position == 1


def test_what_was_saved_is_known_as_of_then(engine: Engine) -> None:
    save(engine, "doctors", "physician")
    save(engine, "doctors", "dentist")
    drop_search(engine, "doctors", by="ada", now=NOW)
    assert [saved(engine, at) for at in range(4)] == [
        {},
        {"doctors": "physician"},
        {"doctors": "dentist"},
        {},
    ]
    assert saved(engine) == {}


def test_what_was_dropped_may_be_saved_again(engine: Engine) -> None:
    save(engine, "doctors", "physician")
    drop_search(engine, "doctors", by="ada", now=NOW)
    with pytest.raises(SavedSearchError, match="there is no saved search doctors"):
        drop_search(engine, "doctors", by="ada", now=NOW)
    assert save(engine, "doctors", "physician") is not None
    assert saved(engine) == {"doctors": "physician"}


def test_what_was_erased_stands_for_nothing(engine: Engine) -> None:
    save(engine, "doctors", "physician")
    save(engine, "doctors", "dentist")
    erase(engine, [2], by="clerk", reason="court order", now=NOW)
    assert saved(engine) == {}
    save(engine, "doctors", "physician")
    assert saved(engine) == {"doctors": "physician"}


def test_nothing_is_saved_where_there_is_no_store() -> None:
    assert peek.saved_searches("sqlite:////nowhere/blotter.db") == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [("Doctors", "doctors"), ("@a-1_b", "a-1_b"), ("9", "9"), ("x" * 40, "x" * 40)],
)
def test_a_name_is_one_whatever_its_case(text: str, name: str) -> None:
    assert search_name(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "@",
        "@@a",
        "a b",
        "a/b",
        "-a",
        "_a",
        "a\n",
        "a.b",
        "żółw",
        "\u212a",
        "a:b",
        "x" * 41,
        "*",
    ],
)
def test_what_is_no_name_is_refused(text: str) -> None:
    with pytest.raises(SearchNameError, match="is no name of a saved search"):
        search_name(text)


_EVENTS = st.one_of(
    st.builds(SearchSaved, name=st.just("a"), query=st.sampled_from(["x", "y"])),
    st.just(SearchDropped()),
    st.sampled_from(["SearchSaved", "SearchDropped"]).map(lambda type: Erased(type=type)),
    st.just(Unknown(type="SearchShared", payload="{}")),
)


@given(st.lists(st.tuples(st.sampled_from(["a", "b"]), _EVENTS)))
def test_the_last_event_of_a_known_type_decides(events: list[tuple[str, Event]]) -> None:
    kept = kept_searches(
        Recorded(
            position=position,
            stream=f"search/{name}",
            version=1,
            type="",
            recorded_at=NOW,
            event=event,
            hash="",
        )
        for position, (name, event) in enumerate(events, 1)
    )
    for name in "ab":
        known = [
            (position, event)
            for position, (stream, event) in enumerate(events, 1)
            if stream == name and not isinstance(event, Unknown)
        ]
        if known and isinstance(known[-1][1], SearchSaved):
            assert (kept[name].position, kept[name].query) == (known[-1][0], known[-1][1].query)
        else:
            assert name not in kept
