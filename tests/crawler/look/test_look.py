"""What the findings of a look amount to."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from crawler.archives.archive import ArchiveDay
from crawler.look.conclusion import conclusion
from crawler.look.look import Findings, Look, resting
from crawler.look.past import Past, source_past
from store.log import log
from store.log.database import open_store, reading, writing
from store.log.events import (
    CaptureFailed,
    DocumentWithdrawn,
    Event,
    Outcome,
    SourceChecked,
    Validators,
)
from store.log.projections import catch_up
from store.views.views import KnownDocument, MissingPage, Views
from tests.crawler.fakes import Releases

_NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)
_LISTING = "https://www.agency.example/releases"
_PAGE = "https://www.agency.example/releases/1"
_ETAG = {_LISTING: Validators(etag='"1"')}

_KNOWN = KnownDocument(
    id="releases:1",
    url=_PAGE,
    title="One",
    published_on=None,
    capture_url=_PAGE,
    record=None,
    etag=None,
    last_modified=None,
    first_seen=_NOON - timedelta(days=30),
    revisions=0,
    withdrawn=False,
)
_MISSING = MissingPage(
    document="releases:1",
    url=_PAGE,
    checks=3,
    first=_NOON - timedelta(days=15),
    last=_NOON,
    status=404,
)
_PAST = Past(
    documents={"releases:1": _KNOWN},
    suspects={},
    validators={},
    passed_over={},
    failing=frozenset(),
)


def _look(before: Past = _PAST, day: ArchiveDay | None = None) -> Look:
    source = Releases("releases", _LISTING)
    return Look(source=source, keep="topic", at=_NOON, past=before, day=day)


def _failure(
    url: str = _PAGE, *, wall: str | None = None, document: str | None = None, status: int = 404
) -> CaptureFailed:
    return CaptureFailed(
        url=url,
        failed_at=_NOON,
        reason=wall or f"HTTP {status}",
        status=status,
        wall=wall,
        document=document,
    )


def _found(**given: object) -> Findings:
    """A look that read a listing with one document, to its end."""
    found = Findings(listed={"releases:1"}, modified=True, complete=True, validators=dict(_ETAG))
    for name, value in given.items():
        setattr(found, name, value)
    return found


def _checked(found: Findings, look: Look | None = None) -> SourceChecked:
    last = conclusion(look or _look(), found, _NOON)[-1]
    assert last.stream == "source/releases"
    assert isinstance(last.event, SourceChecked)
    return last.event


def test_what_we_read_better_or_saw_but_once_is_recorded_and_is_no_news() -> None:
    told = Counter(DocumentPublished=1, DocumentRevised=1, DocumentReread=3, DocumentSeenEmpty=1)
    told += Counter(DocumentSeenWhole=1, DocumentCompleted=1)
    checked = _checked(_found(events=told))
    assert (checked.recorded, checked.news) == (8, 2)


_WALL = _failure(wall="akamai-interstitial", status=200)
_LOST = _failure(status=500)
_GONE = _failure(document="releases:1")


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        ({}, "ok"),
        ({"listed": set()}, "empty"),
        ({"modified": False, "listed": set()}, "unchanged"),
        ({"failures": [_LOST]}, "failed"),
        ({"failures": [_LOST], "modified": False, "listed": set()}, "failed"),
        ({"failures": [_LOST, _WALL]}, "walled"),
        ({"failures": [_WALL], "crash": "KeyError: 'x'"}, "walled"),
        ({"crash": "KeyError: 'x'"}, "failed"),
        ({"complete": False}, "failed"),
        ({"failures": [_GONE], "missing": [_MISSING]}, "ok"),
        ({"failures": [_GONE, _LOST], "missing": [_MISSING]}, "failed"),
    ],
)
def test_walled_beats_failed_beats_the_rest(given: dict[str, object], outcome: Outcome) -> None:
    checked = _checked(_found(**given))
    assert checked.outcome == outcome
    assert bool(checked.reason) is (outcome in ("walled", "failed", "empty"))


def test_validators_are_kept_only_by_a_look_that_lost_nothing() -> None:
    assert _checked(_found()).validators == _ETAG
    assert _checked(_found(failures=[_GONE], missing=[_MISSING])).validators == _ETAG
    assert _checked(_found(failures=[_LOST])).validators == {}
    assert _checked(_found(crash="KeyError: 'x'")).validators == {}


def test_a_replay_leaves_the_publishers_validators_as_they_were() -> None:
    theirs = {_LISTING: Validators(etag='"theirs"')}
    look = _look(replace(_PAST, validators=theirs), ArchiveDay(date=date(2026, 3, 20)))
    assert _checked(_found(), look).validators == theirs


def test_failures_come_first_and_the_summary_last() -> None:
    found = _found(
        failures=[_GONE],
        missing=[_MISSING],
        controls={"www.agency.example": _LISTING},
        events=Counter(DocumentPublished=2),
        newest=date(2026, 3, 19),
    )
    failure, withdrawn, checked = conclusion(_look(), found, _NOON)
    assert failure == log.NewEvent(stream="source/releases", event=_GONE)
    assert withdrawn.stream == "document/releases:1"
    assert isinstance(withdrawn.event, DocumentWithdrawn)
    assert withdrawn.event.evidence.control == _LISTING
    assert isinstance(checked.event, SourceChecked)
    assert (checked.event.recorded, checked.event.failed) == (3, 1)
    assert checked.event.newest == date(2026, 3, 19)


def test_what_is_withdrawn_is_not_withdrawn_again() -> None:
    found = _found(failures=[_GONE], missing=[_MISSING], controls={"www.agency.example": _LISTING})
    withdrawn = replace(_PAST, documents={"releases:1": replace(_KNOWN, withdrawn=True)})
    assert len(conclusion(_look(withdrawn), found, _NOON)) == 2


def test_without_a_page_of_the_same_host_nothing_is_withdrawn() -> None:
    found = _found(
        failures=[_GONE],
        missing=[_MISSING],
        controls={"api.agency.example": "https://api.agency.example/"},
    )
    assert len(conclusion(_look(), found, _NOON)) == 2


def test_only_what_failed_before_recovers_and_only_where_it_did_not_fail_again() -> None:
    look = _look(replace(_PAST, failing=frozenset({_PAGE, _LISTING})))
    found = _found(answered={_PAGE, _LISTING, "https://other.example/"}, failures=[_LOST])
    assert _checked(found, look).recovered == (_LISTING,)


def test_a_source_is_left_alone_as_long_as_was_asked_and_six_hours_after_a_wall() -> None:
    six = _NOON + timedelta(hours=6)
    assert _checked(_found()).not_before is None
    assert _checked(_found(failures=[_WALL])).not_before == six
    assert _checked(_found(failures=[_WALL], not_before=_NOON)).not_before == six
    later = _NOON + timedelta(days=1)
    assert _checked(_found(failures=[_WALL], not_before=later)).not_before == later
    assert _checked(_found(failures=[_LOST], not_before=later)).not_before == later


@pytest.mark.parametrize(
    ("minutes", "day", "rests"),
    [
        (1, None, True),
        (0, None, False),
        (-1, None, False),
        (1, ArchiveDay(date=_NOON.date()), False),
    ],
)
def test_a_rest_ends_and_an_archive_needs_none(
    minutes: int, day: ArchiveDay | None, rests: bool
) -> None:
    until = _NOON + timedelta(minutes=minutes)
    last = SourceChecked(checked_at=_NOON - timedelta(hours=1), outcome="walled", not_before=until)
    assert (resting(_look(replace(_PAST, last=last), day)) == last) is rests
    assert resting(_look()) is None


def test_a_listing_that_may_show_nothing_is_no_failure() -> None:
    assert _checked(_found(listed=set(), nothing=True)).outcome == "ok"


def test_requests_are_counted_in_the_log() -> None:
    checked = _checked(_found(requests=Counter({"www.agency.example": 3})))
    assert checked.requests == {"www.agency.example": 3}


def test_the_past_is_read_from_the_log(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    other = "https://www.agency.example/releases/2"
    looks: list[list[Event]] = [
        [
            _failure(_PAGE),
            _failure(other),
            SourceChecked(checked_at=_NOON, outcome="ok", validators=_ETAG, passed_over=("a", "b")),
        ],
        [
            _failure(_LISTING, wall="refused-403", status=403),
            SourceChecked(
                checked_at=_NOON, outcome="walled", recovered=(_PAGE,), passed_over=("c",)
            ),
        ],
    ]
    for events in looks:
        with writing(store) as connection:
            entries = [log.NewEvent(stream="source/releases", event=event) for event in events]
            log.append(connection, entries, now=_NOON)
    catch_up(store, Views(store))
    with reading(store) as connection:
        found = source_past(connection, "releases")
    store.dispose()
    assert found.validators == _ETAG
    assert found.failing == {other, _LISTING}
    assert found.passed_over == {"a": "", "b": "", "c": ""}
    assert (found.documents, found.suspects) == ({}, {})
