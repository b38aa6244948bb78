"""When a page that is missing is held to be gone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from crawler.look.absence import failed_check, withdrawal
from store.log.events import Absence
from store.views.views import MissingPage

_NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
_PAGE = "https://www.agency.example/releases/1"
_LISTING = "https://www.agency.example/releases"


def _suspect(*, checks: int = 3, days: float = 14, status: int = 404) -> MissingPage:
    first = _NOON - timedelta(days=days)
    return MissingPage(
        document="us_agency_releases:1",
        url=_PAGE,
        checks=checks,
        first=first,
        last=_NOON,
        status=status,
    )


def test_three_failed_checks_over_14_days_beside_a_page_that_answers_are_an_absence() -> None:
    assert withdrawal(_suspect(status=410), _LISTING, _NOON) == Absence(
        checks=3, first=_NOON - timedelta(days=14), last=_NOON, status=410, control=_LISTING
    )


def test_two_checks_or_13_days_are_none() -> None:
    assert withdrawal(_suspect(checks=2, days=60), _LISTING, _NOON) is None
    assert withdrawal(_suspect(checks=30, days=13.9), _LISTING, _NOON) is None


def test_a_host_that_answers_nothing_proves_nothing() -> None:
    assert withdrawal(_suspect(), None, _NOON) is None
    assert withdrawal(_suspect(), "https://api.agency.example/releases", _NOON) is None


@given(st.lists(st.timedeltas(timedelta(0), timedelta(days=60)), min_size=1, max_size=8))
def test_failed_checks_are_counted_from_the_first_on(gaps: list[timedelta]) -> None:
    suspect: MissingPage | None = None
    at = _NOON
    for gap in gaps:
        at += gap
        suspect = failed_check(suspect, document="s:1", url=_PAGE, status=404, at=at)
    assert suspect is not None
    assert suspect.checks == len(gaps)
    assert suspect.first == _NOON + gaps[0]
    assert suspect.last == at
    ripe = len(gaps) >= 3 and suspect.last - suspect.first >= timedelta(days=14)
    assert (withdrawal(suspect, _LISTING, at) is not None) is ripe
