"""Letters to a webhook, from the log to its server and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from letters.delivery.submission import DeliveryError
from letters.sending import SendingOutcome, send
from store.config import Settings
from store.log import log
from store.log.database import Engine, reading, writing
from store.log.letter_events import DigestRefused, DigestSent, WebhookBody
from store.subscriptions.addresses import by_webhook
from store.subscriptions.decisions import create_subscription, read_subscription
from store.subscriptions.state import SubscriptionState, subscription_stream
from tests.letters.webhooks.examples import SECRET
from tests.scheduler.examples import NOW, published

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers


class Hook:
    """A subscription to a webhook, without any mail server, and what it was posted."""

    def __init__(self, settings: Settings, engine: Engine, server: HTTPServer) -> None:
        self.settings = msgspec.structs.replace(settings, allow_private=True, secrets=(SECRET,))
        self.engine, self.server = engine, server
        self.documents = 0
        self.publish()

    def subscribe(self, body: WebhookBody = "json") -> None:
        to = by_webhook(self.server.url_for("/hooks/HIDDEN"), "ketamine", body=body)
        self.name = create_subscription(self.engine, to, now=NOW).id

    def publish(self) -> None:
        self.documents += 1
        stream = f"document/us_example:{self.documents}"
        event = published(key=str(self.documents))
        with writing(self.engine) as connection:
            log.append(connection, [log.NewEvent(stream=stream, event=event)], now=NOW)

    def send(self, **changed: Any) -> SendingOutcome:
        settings = msgspec.structs.replace(self.settings, **changed)
        return send(settings, None, self.engine, self.name, now=NOW)

    def answers(self, *statuses: int) -> None:
        left = list(statuses)

        def answer(_: Request) -> Response:
            return Response(self.server.url_for("/hooks/HIDDEN"), status=left.pop(0))

        self.server.expect_request("/hooks/HIDDEN").respond_with_handler(answer)

    def events(self, kind: type) -> list[Any]:
        with reading(self.engine) as connection:
            stream = subscription_stream(self.name)
            events = [it.event for it in log.read(connection, stream=stream)]
        return [event for event in events if isinstance(event, kind)]

    @property
    def state(self) -> SubscriptionState:
        with reading(self.engine) as connection:
            return read_subscription(connection, self.name)

    @property
    def posts(self) -> list[tuple[str, Any]]:
        """The id and the body of each."""
        requests = [request for request, _ in self.server.log]
        return [(it.headers["webhook-id"], json.loads(it.get_data())) for it in requests]


@pytest.fixture
def hook(settings: Settings, engine: Engine, httpserver: HTTPServer) -> Hook:
    return Hook(settings, engine, httpserver)


def failure(send: Callable[[], object]) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        send()
    return caught.value


def test_what_is_new_is_posted_once_and_recorded(hook: Hook) -> None:
    hook.subscribe()
    hook.answers(204)
    hook.publish()
    assert (hook.send(), hook.send()) == ("sent", "nothing new")
    ((id, told),) = hook.posts
    (event,) = hook.events(DigestSent)
    assert (event.message_id, event.documents) == (id, ("us_example:2",))
    assert told["data"]["subscription"] == hook.name
    assert [len(story["documents"]) for story in told["data"]["stories"]] == [1]


@pytest.mark.parametrize("body", ["slack", "teams", "matrix"])
def test_a_chat_is_posted_to_without_a_secret(hook: Hook, body: WebhookBody) -> None:
    hook.subscribe(body)
    hook.answers(200)
    hook.publish()
    assert hook.send(secrets=()) == "sent"
    ((_, told),) = hook.posts
    assert "ketamine" in json.dumps(told)


def test_what_was_not_taken_is_posted_again_the_same(hook: Hook) -> None:
    hook.subscribe()
    hook.answers(503, 200, 200)
    hook.publish()
    assert failure(hook.send).temporary
    hook.publish()
    assert (hook.send(), hook.send()) == ("sent", "sent")
    (first, one), (again, two), (third, three) = hook.posts
    assert (first, one["data"]["stories"]) == (again, two["data"]["stories"])
    assert third != first
    assert [len(it["data"]["stories"]) for it in (one, three)] == [1, 1]


def test_what_is_refused_for_good_is_told_by_the_next_letter(hook: Hook) -> None:
    hook.subscribe()
    hook.answers(404, 200)
    hook.publish()
    assert failure(hook.send).refused
    (refused,) = hook.events(DigestRefused)
    assert "HIDDEN" not in refused.reason
    hook.publish()
    assert hook.send() == "sent"
    (sent,) = hook.events(DigestSent)
    assert sorted(sent.documents) == ["us_example:2", "us_example:3"]


def test_one_that_is_gone_is_paused(hook: Hook) -> None:
    hook.subscribe()
    hook.answers(410)
    hook.publish()
    assert failure(hook.send).of_address
    assert (hook.state.paused, hook.state.prepared) == ("its webhook is gone", None)
    assert (hook.send(), len(hook.posts)) == ("paused", 1)


def test_a_private_address_is_not_posted_to_until_that_is_allowed(hook: Hook) -> None:
    hook.subscribe()
    hook.answers(200)
    hook.publish()
    error = failure(lambda: hook.send(allow_private=False))
    assert (error.temporary, error.refused, hook.posts) == (False, False, [])
    assert hook.send() == "sent"


def test_our_own_json_waits_for_a_secret(hook: Hook) -> None:
    hook.subscribe()
    hook.answers(200)
    hook.publish()
    assert "BLOTTER_SECRET is not set" in str(failure(lambda: hook.send(secrets=())))
    assert hook.send() == "sent"


def test_without_a_mail_server_a_letter_has_the_name_of_our_pages(hook: Hook) -> None:
    hook.subscribe()
    hook.answers(200)
    hook.publish()
    hook.send()
    ((id, _),) = hook.posts
    assert id.endswith("@blotter.invalid>")
