"""Answers that a client has are not made again, and those it has not are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from litestar.testing import TestClient

from answers.questions.standing import Standing, standing
from store.config import load
from store.views.following import followed_views
from tests.search.examples import document, published
from tests.web.record import a_record
from web.app import application
from web.conditional import Validators, is_known, validators

NOW = datetime(2026, 3, 4, 15, 30, tzinfo=UTC)
STANDS = Standing(position=7, recorded_at=NOW, views=(1, 7), casebook=("a", "r", 7), index=(7, 1))


def known(
    standing: Standing = STANDS,
    address: str = "/a?",
    now: datetime = NOW,
    varying: tuple[str, ...] = (),
    stood: datetime = NOW,
) -> Validators:
    return validators(standing, address=address, varying=varying, now=now, since=NOW, stood=stood)


@pytest.mark.parametrize("path", ["/api/v1/cases", "/sources", "/api/v1/log-list?format=jsonl"])
def test_an_answer_is_given_once_until_the_record_grows(tmp_path: Path, path: str) -> None:
    blotter = a_record(tmp_path)
    with TestClient(application(blotter.settings)) as client:
        for bringing_up in ("/api/v1/cases", "/sources"):  # casebook and read models
            client.get(bringing_up)
        first = client.get(path)
        have = {"If-None-Match": first.headers["etag"]}
        again = client.get(path, headers=have)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        assert again.headers["blotter-position"] == "7"
        assert client.get(path, headers={**have, "Accept": "text/csv"}).status_code != 304
        blotter.append(published(document("us_example:later", "Later.")))
        later = client.get(path, headers=have)
        assert (later.status_code, later.headers["blotter-position"]) == (200, "8")


def test_a_list_of_tags_may_come_in_several_lines(tmp_path: Path) -> None:
    with TestClient(application(a_record(tmp_path).settings)) as client:
        client.get("/api/v1/cases")  # which brings the casebook up
        etag = client.get("/api/v1/cases").headers["etag"]
        for lines in ((etag, '"other"'), ('"other"', etag)):
            have = [("If-None-Match", it) for it in lines]
            assert client.get("/api/v1/cases", headers=have).status_code == 304


@pytest.mark.parametrize("path", ["/api/v1/cases", "/sources", "/feeds/due.ics"])
def test_whoever_wants_nothing_that_is_there_is_told_that_it_is(tmp_path: Path, path: str) -> None:
    with TestClient(application(a_record(tmp_path).settings)) as client:
        answer = client.get(path, headers={"If-None-Match": "*"})
        assert (answer.status_code, answer.content) == (304, b"")
        assert answer.headers["etag"]
        gone = client.get("/api/v1/show?id=nobody", headers={"If-None-Match": "*"})
        assert gone.status_code == 404


def test_a_problem_is_never_known(tmp_path: Path) -> None:
    with TestClient(application(a_record(tmp_path).settings)) as client:
        assert "etag" not in client.get("/api/v1/show?id=nobody").headers


def test_an_empty_record_stands_at_nothing(tmp_path: Path) -> None:
    settings = load({"BLOTTER_HOME": str(tmp_path)})
    stands = standing(settings)
    assert (stands.position, stands.casebook, stands.index[0]) == (0, None, 0)


def test_what_an_answer_depends_on_is_in_its_etag() -> None:
    others = [
        known(replace(STANDS, position=8)),
        known(replace(STANDS, views=(1, 6))),
        known(replace(STANDS, casebook=("b", "s", 7))),
        known(replace(STANDS, index=(6, 1))),
        known(address="/a?b"),
        known(varying=("text/csv",)),
        known(now=NOW + timedelta(hours=1)),
    ]
    etags = {one.etag for one in (known(), *others)}
    assert len(etags) == len(others) + 1
    assert known().etag == known(now=NOW + timedelta(minutes=5)).etag


def test_a_change_of_this_minute_has_no_date() -> None:
    assert known().last_modified is None
    settled = known(now=NOW + timedelta(minutes=2))
    assert settled.last_modified == NOW
    asked = {"none_match": ""}
    assert is_known(settled, **asked, modified_since="Wed, 04 Mar 2026 15:30:00 GMT")
    assert not is_known(settled, **asked, modified_since="Wed, 04 Mar 2026 15:29:59 GMT")
    assert not is_known(settled, none_match='"x"', modified_since="Thu, 05 Mar 2026 15:30:00 GMT")


def test_what_caught_up_long_after_the_log_was_written_is_new(tmp_path: Path) -> None:
    """The answer of before then was of the same log."""
    hour = NOW.replace(minute=0) + timedelta(hours=1)
    late = known(stood=hour + timedelta(minutes=10), now=hour + timedelta(minutes=20))
    assert not is_known(late, none_match="", modified_since="Wed, 04 Mar 2026 16:05:00 GMT")
    assert is_known(late, none_match="", modified_since="Wed, 04 Mar 2026 16:10:00 GMT")

    blotter = a_record(tmp_path)
    before = standing(blotter.settings)
    with followed_views(blotter.engine):
        after = standing(blotter.settings)
    assert (before.views, after.position, after.views and after.views[1]) == (None, 7, 7)
    assert known(before).etag != known(after).etag


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_header_is_too_odd(none_match: str, modified_since: str) -> None:
    settled = known(now=NOW + timedelta(minutes=2))
    assert not is_known(settled, none_match=none_match, modified_since=modified_since)


@given(st.lists(st.sampled_from(['"a"', 'W/"b"', "c", ""]), max_size=4))
def test_an_etag_is_found_in_a_list(others: list[str]) -> None:
    it = known()
    assert is_known(it, none_match=", ".join([*others, it.etag]), modified_since="")
