"""What is sent along with a request."""

from __future__ import annotations

from crawler.look.asking.request_headers import accepting, conditions, validators_of
from store.log.events import Validators
from tests.store.examples import a_capture


def test_a_feed_is_asked_for_as_such_and_a_page_as_ever() -> None:
    assert accepting("feed")["Accept"].startswith("application/atom+xml")
    assert accepting("any") == {}


def test_a_condition_is_made_of_what_the_server_gave() -> None:
    capture = a_capture()
    known = validators_of(capture)
    assert (known.etag, known.last_modified) == (capture.etag, capture.last_modified)
    assert conditions(Validators(etag='"1"')) == {"If-None-Match": '"1"'}
    assert conditions(Validators(last_modified="Tue", sha256="0")) == {"If-Modified-Since": "Tue"}
    assert conditions(Validators()) == {}
