"""One child process looks at many small sources on a loopback server; what it left in the log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256

import pytest
from pytest_httpserver import HTTPServer

from store.log import log
from store.log.database import open_store, reading
from store.log.events import DocumentPublished, DocumentRevised
from tests.crawler.fakes import look_at
from tests.crawler.world import HTML, LOOKS, Site, World, seed, stage

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Everything after the child has looked at everything."""
    home = tmp_path_factory.mktemp("home")
    (home / "blotter.toml").write_text("allow_private = true\n")
    with HTTPServer(host="127.0.0.1") as server:
        base = server.url_for("").rstrip("/")
        stage(Site(server), base)
        seed(home, base)
        printed = look_at(home, base, LOOKS)
        requests = [request for request, _ in server.log]
    assert len(printed.splitlines()) == len(LOOKS) + 1
    assert printed.splitlines()[-1] == "stumbled"  # releases_bug has one
    store = open_store(f"sqlite:///{home / 'blotter.db'}")
    with reading(store) as connection:
        log.verify_chain(connection)
        events = list(log.read(connection))
    store.dispose()
    yield World(events, requests, base)


def test_a_first_look_records_what_touches_the_topic_and_follows_the_list(world: World) -> None:
    checked = world.checked("releases_plain")[0]
    assert (checked.outcome, checked.listed, checked.recorded) == ("ok", 3, 2)
    assert checked.passed_over == ("releases_plain:2",)
    first, more = (checked.validators[f"{world.base}/releases_plain/{key}"] for key in ("", "more"))
    assert (first.etag, more.etag) == ('"a"', '"more"')
    assert first.sha256 != more.sha256
    assert first.reader == more.reader


def test_an_unmodified_listing_costs_one_request_and_one_event(world: World) -> None:
    second = world.checked("releases_plain")[1]
    assert (second.outcome, second.recorded, second.failed) == ("unchanged", 0, 0)
    listing = f"{world.base}/releases_plain/"
    assert second.validators == {listing: world.checked("releases_plain")[0].validators[listing]}
    asked = world.asked("/releases_plain/")
    assert [request.headers.get("If-None-Match") for request in asked] == [None, '"a"', '"a"']


def test_the_pulse_is_asked_once_a_look_and_a_false_answer_is_a_failure(world: World) -> None:
    looks = world.checked("pulsed_api")
    assert [look.pulse for look in looks] == [date(2026, 3, 4), None, date(2026, 3, 5)]
    assert len(world.asked("/pulsed_api/all")) == 3
    assert looks[1].outcome == "failed"
    assert looks[1].reason.endswith("/pulsed_api/all")


def test_a_pulse_on_another_host_than_the_listings_is_not_asked(world: World) -> None:
    (look,) = world.checked("elsewhere_api")
    assert (look.pulse, world.failures("elsewhere_api")) == (None, [])


def test_a_later_look_asks_only_for_what_is_new(world: World) -> None:
    third = world.checked("releases_plain")[2]
    assert (third.outcome, third.listed, third.recorded) == ("ok", 3, 1)
    for page in ("1", "2", "3", "4"):
        assert len(world.asked(f"/releases_plain/{page}")) == 1
    assert world.documents("releases_plain") == [
        ("1", "DocumentPublished"),
        ("3", "DocumentPublished"),
        ("4", "DocumentPublished"),
    ]


def test_the_bytes_and_the_answer_are_the_proof(world: World) -> None:
    published = world.event("releases_plain:1")
    assert isinstance(published, DocumentPublished)
    capture = published.capture
    body = b"<html><h1>One</h1><article>About ketamine.</article></html>"
    assert capture.url == f"{world.base}/releases_plain/1"
    assert (capture.status, capture.media_type, capture.etag) == (200, HTML, '"one"')
    assert capture.sha256 == sha256(body).hexdigest()
    assert capture.fetched_at.utcoffset() == timedelta(0)


def test_records_of_a_feed_are_news_once_and_again_when_they_change(world: World) -> None:
    assert world.documents("feed_entries") == [("a", "DocumentPublished"), ("a", "DocumentRevised")]
    looks = world.checked("feed_entries")
    assert [look.recorded for look in looks] == [1, 0, 1]
    assert [look.outcome for look in looks] == ["ok", "unchanged", "ok"]
    assert looks[0].newest is not None
    assert looks[0].newest.isoformat() == "2026-03-02"
    revised = world.event("feed_entries:a")
    assert isinstance(revised, DocumentRevised)
    assert (revised.capture.record, revised.document.text) == ("a", "closed")


def test_parts_are_fetched_once_and_read_again_from_the_store(world: World) -> None:
    assert world.documents("api_records") == [("7", "DocumentPublished"), ("7", "DocumentRevised")]
    assert len(world.asked("/api_records/7")) == 1
    revised = world.event("api_records:7")
    assert isinstance(revised, DocumentRevised)
    assert (revised.document.title, revised.document.text) == ("T, corrected", "full text")
    assert [part.url for part in revised.capture.parts] == [f"{world.base}/api_records/7"]


def test_a_lost_page_is_asked_for_again_and_its_recovery_noted(world: World) -> None:
    first, second = world.checked("releases_flaky")
    lost = f"{world.base}/releases_flaky/1"
    assert (first.outcome, first.failed, first.validators) == ("failed", 1, {})
    assert first.reason == f"HTTP 404 at {lost}"
    assert (second.outcome, second.recorded, second.recovered) == ("ok", 1, (lost,))
    assert [failure.status for failure in world.failures("releases_flaky")] == [404]
    assert world.documents("releases_flaky") == [
        ("2", "DocumentPublished"),  # a server error is asked again at once
        ("1", "DocumentPublished"),
    ]


def test_a_second_visit_is_conditional_and_tells_what_changed(world: World) -> None:
    (checked,) = world.checked("releases_visits")
    assert world.documents("releases_visits")[4:] == [
        ("changed", "DocumentRevised"),
        ("unlisted", "DocumentRevised"),
    ]
    (asked,) = world.asked("/releases_visits/same")
    assert asked.headers["If-None-Match"] == '"same"'
    assert (checked.outcome, checked.recorded, checked.failed) == ("failed", 2, 2)


def test_a_known_page_that_is_missing_is_a_suspicion(world: World) -> None:
    other, missing = world.failures("releases_visits")  # what is known can wait
    assert (missing.document, missing.status, missing.wall) == ("releases_visits:gone", 410, None)
    assert (other.document, other.status) == (None, 500)  # `later` was never there


def test_a_disallowed_address_is_not_asked(world: World) -> None:
    (checked,) = world.checked("releases_closed")
    assert checked.outcome == "failed"
    assert "robots.txt" in checked.reason
    assert world.asked("/releases_closed/") == []


@pytest.mark.parametrize(
    ("source", "wall"),
    [
        ("releases_refused2", "refused-403"),
        ("releases_busy", "refused-503"),
        ("releases_interstitial", "akamai-interstitial"),
        ("api_html", "html-for-json"),
    ],
)
def test_a_wall_is_no_document_and_asked_once(world: World, source: str, wall: str) -> None:
    (checked,) = world.checked(source)
    (failure,) = world.failures(source)
    assert (checked.outcome, checked.failed, checked.recorded) == ("walled", 1, 0)
    assert (failure.wall, failure.document) == (wall, None)
    assert world.documents(source) == []
    path = failure.url.removeprefix(world.base)
    assert len(world.asked(path)) == 1


def test_a_host_that_refuses_is_not_asked_again(world: World) -> None:
    assert world.asked("/releases_refused2/b") == []
    assert world.asked("/releases_walled/3") == []
    assert world.documents("releases_walled") == [("1", "DocumentPublished")]
    (checked,) = world.checked("releases_walled")
    assert (checked.outcome, checked.validators) == ("walled", {})
    assert checked.reason == f"akamai-access-denied at {world.base}/releases_walled/2"


def test_what_a_server_asks_for_is_in_the_reason(world: World) -> None:
    (failure,) = world.failures("releases_busy")
    assert failure.reason == "refused-503 (Retry-After: 3600)"


def test_a_missing_listing_is_a_failure(world: World) -> None:
    (checked,) = world.checked("releases_lost")
    assert (checked.outcome, checked.reason) == (
        "failed",
        f"HTTP 404 at {world.base}/releases_lost/",
    )


def test_redirects_lead_to_the_address_that_answered(world: World) -> None:
    published = world.event("releases_moved:1")
    assert isinstance(published, DocumentPublished)
    assert published.capture.url == f"{world.base}/releases_moved/there/1"


def test_a_redirect_loop_is_a_failure_and_an_apology_a_wall(world: World) -> None:
    loop, apology = world.failures("releases_moved")
    assert (loop.url, loop.reason) == (
        f"{world.base}/releases_moved/2",
        "max redirections reached",
    )
    assert (apology.url, apology.wall) == (f"{world.base}/releases_moved/3", "fda-apology")
    assert apology.status == 404


def test_a_false_answer_about_one_page_costs_only_that_page(world: World) -> None:
    (failure,) = world.failures("releases_pdf")
    assert failure.wall == "html-for-pdf"
    assert world.documents("releases_pdf") == [("2", "DocumentPublished")]


def test_a_listing_without_documents_is_empty(world: World) -> None:
    (checked,) = world.checked("releases_empty")
    assert (checked.outcome, checked.listed) == ("empty", 0)
    assert checked.reason


def test_a_page_in_another_shape_is_a_failure_and_no_document(world: World) -> None:
    layout, empty = world.failures("releases_broken")
    assert (layout.url, layout.reason) == (f"{world.base}/releases_broken/1", "no h1")
    assert empty.wall == "empty-answer"
    assert world.documents("releases_broken") == [("2", "DocumentPublished")]


def test_a_bug_on_one_page_costs_only_that_page(world: World) -> None:
    (checked,) = world.checked("releases_bug")
    assert checked.outcome == "failed"
    assert checked.reason == f"KeyError: 'crash' in reading {world.base}/releases_bug/1"
    assert world.documents("releases_bug") == [("2", "DocumentPublished")]


def test_a_crash_is_told_and_costs_no_other_source(world: World) -> None:
    (checked,) = world.checked("faulty_releases")
    assert (checked.outcome, checked.reason) == ("failed", "RuntimeError: 1")
    assert checked.validators == {}
    assert world.checked("releases_deep")


def test_listing_pages_are_followed_as_far_as_the_source_says(world: World) -> None:
    assert [checked.recorded for checked in world.checked("releases_deep")] == [4, 0]
    assert world.asked("/releases_deep/4") == []


def test_older_pages_are_left_alone_behind_two_without_anything_new(world: World) -> None:
    assert [checked.listed for checked in world.checked("releases_deep")] == [4, 2]
    asked = [len(world.asked(f"/releases_deep/{page}")) for page in ("", "1", "2", "3")]
    assert asked == [2, 2, 1, 1]


def test_a_part_that_is_due_is_asked_for_again(world: World) -> None:
    (checked,) = world.checked("api_again")
    assert (checked.outcome, checked.recorded) == ("ok", 1)
    assert world.documents("api_again") == [
        ("8", "DocumentPublished"),
        ("9", "DocumentPublished"),
        ("8", "DocumentRevised"),
    ]
    revised = world.event("api_again:8")
    assert isinstance(revised, DocumentRevised)
    assert revised.document.text == "a text that was edited"
    for part in ("8", "9"):
        (asked,) = world.asked(f"/api_again/{part}")
        assert asked.headers["If-None-Match"] == f'"{part}"'


def test_addresses_that_are_none_cost_only_themselves(world: World) -> None:
    reasons = [failure.reason for failure in world.failures("releases_odd")]
    assert len(reasons) == 3
    assert all("Unsupported URL scheme" in reason for reason in reasons[:2])
    assert world.documents("releases_odd") == [("1", "DocumentPublished")]


def test_every_look_ends_with_one_event_and_asks_under_our_name(world: World) -> None:
    for source in set(LOOKS):
        assert len(world.checked(source)) == LOOKS.count(source)
    agents = {request.headers["User-Agent"] for request in world.requests}
    assert len(agents) == 1
    assert "Blotter/" in agents.pop()
    assert not any("Cookie" in request.headers for request in world.requests)
