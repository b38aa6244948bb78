"""Confirming and ending subscriptions by the link in a mail."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from litestar.types import ASGIApp

from letters.subscribing.links import confirmation_links, links
from store.config import Settings, load
from store.log.database import open_store, reading
from store.subscriptions.addresses import by_mail
from store.subscriptions.decisions import (
    cancel_subscription,
    create_subscription,
    read_subscription,
)
from store.subscriptions.state import SubscriptionState
from tests.web.access.asked import THERE, ask, server

NOW = datetime.now(UTC)
HOST = "https://blotter.example"
SECRET = "drawn by chance: 7f3a91c2"
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@dataclass(frozen=True)
class Addressee:
    """Somebody who was mailed, and the server that the mail leads to."""

    app: ASGIApp
    settings: Settings
    id: str

    @property
    def state(self) -> SubscriptionState:
        with reading(open_store(self.settings.database_url)) as connection:
            return read_subscription(connection, self.id)

    @property
    def confirm(self) -> str:
        until = NOW + timedelta(days=14)
        return _path(confirmation_links(self.settings, self.state, until=until).confirm_url)

    @property
    def unsubscribe(self) -> str:
        return _path(links(self.settings, self.state).unsubscribe_url)

    def ask(self, path: str, method: str = "GET", **request: object) -> tuple[int, str]:
        answer = ask(self.app, path, method=method, client=THERE, at=HOST, **request)  # type: ignore[arg-type]
        assert answer.headers["cache-control"] == "no-store"
        return answer.status_code, answer.text


def _path(url: str | None) -> str:
    assert url
    return urlsplit(url).path


@pytest.fixture(params=[{"public": "true"}, {"token": "a-token-drawn-by-chance"}])
def addressee(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Addressee:
    """Of a server that is open or closed to others."""
    app = server(tmp_path, "0.0.0.0", secret=SECRET, url=HOST, **request.param)
    environ = {"BLOTTER_HOME": str(tmp_path), "BLOTTER_WEB_URL": HOST, "BLOTTER_SECRET": SECRET}
    settings = load(environ)
    wanted = by_mail("ada@reader.example", "<b>ketamine</b>")
    made = create_subscription(open_store(settings.database_url), wanted, unconfirmed=True, now=NOW)
    return Addressee(app, settings, made.id)


def test_to_look_at_the_page_changes_nothing(addressee: Addressee) -> None:
    for path in (addressee.confirm, addressee.unsubscribe):
        status, page = addressee.ask(path)
        assert status == 200
        assert f'method="post" action="{path}"' in page
        assert "&lt;b&gt;ketamine" in page
        assert "ada@reader.example" not in page
    assert addressee.state.standing == "unconfirmed"


def test_one_click_confirms_and_a_second_one_too(addressee: Addressee) -> None:
    path = addressee.confirm
    for _ in range(2):
        status, page = addressee.ask(path, "POST")
        assert status == 200
        assert "is confirmed" in page
        assert addressee.state.standing == "active"
    status, page = addressee.ask(path)
    assert "is confirmed" in page and "<button class" not in page


@pytest.mark.parametrize("sent", ["data", "files"])
def test_a_mail_program_ends_it_without_cookie_or_form(addressee: Addressee, sent: str) -> None:
    body = ONE_CLICK if sent == "data" else {name: (None, it) for name, it in ONE_CLICK.items()}
    path = addressee.unsubscribe
    for _ in range(2):
        assert addressee.ask(path, "POST", **{sent: body})[0] == 200
        assert addressee.state.standing == "cancelled"
    assert "no more letters" in addressee.ask(path)[1]


def test_the_button_of_a_page_in_a_mail_program_works_wherever_it_came_from(
    addressee: Addressee,
) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Origin": "null"}
    assert addressee.ask(addressee.unsubscribe, "POST", headers=headers)[0] == 200
    assert addressee.state.standing == "cancelled"


def test_what_was_ended_cannot_be_confirmed(addressee: Addressee) -> None:
    path = addressee.confirm
    cancel_subscription(open_store(addressee.settings.database_url), addressee.id, now=NOW)
    assert "is ended" in addressee.ask(path)[1]
    status, page = addressee.ask(path, "POST")
    assert status == 410
    assert "was cancelled before" in page


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_other_token_does_anything(addressee: Addressee, method: str) -> None:
    good = addressee.unsubscribe
    wrong = [good[:-1], f"{good}x", good.replace("unsubscribe", "confirm", 1), "/unsubscribe/a.b"]
    for path in (*wrong, "/confirm/" + "a." * 300):
        status, page = addressee.ask(path, method)
        assert status == 404
        assert re.search("this is no token to (confirm|unsubscribe) by", page)
    assert addressee.state.standing == "unconfirmed"


def test_without_a_secret_no_token_is_believed(tmp_path: Path) -> None:
    answer = ask(server(tmp_path), "/unsubscribe/ada-123456.0123456789ab.signed", method="POST")
    assert answer.status_code == 404
    assert "BLOTTER_SECRET is not set" in answer.text
