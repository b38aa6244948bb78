"""Whatever a webhook answers: `blotter serve` loses no letter, and ends when it is told to."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from store.log.letter_events import Subscription
from store.subscriptions.addresses import by_webhook
from tests.scheduler.serving.serving import Home, a_home, serving

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

#: What each webhook answers, by the last part of its address, and what is said of that.
ANSWERS: dict[str, tuple[Response, str]] = {
    "redirect": (Response(status=307, headers={"Location": "/hooks/good"}), "307, which is not"),
    "gone": (Response(status=410), "410 GONE"),
    "busy": (Response(status=429, headers={"Retry-After": "86400"}), "429 TOO MANY REQUESTS"),
    "wrong": (Response("no", status=404), "404 NOT FOUND no"),
    "failing": (Response("never " * 2_000_000, status=500), "500 INTERNAL SERVER ERROR never"),
    "good": (Response(), ""),
    "wordy": (Response("thanks " * 2_000_000), ""),
}


class Hooks:
    """Webhooks on loopback: what they answer, what they were posted, and one that hangs."""

    def __init__(self, server: HTTPServer) -> None:
        self._server = server
        self.mended = False
        self.posted: defaultdict[str, list[str]] = defaultdict(list)
        self.reached, self.over = threading.Event(), threading.Event()
        server.expect_request("/hooks/hanging").respond_with_handler(self._hang)
        for name in ANSWERS:
            server.expect_request(f"/hooks/{name}").respond_with_handler(self._answer)

    def subscription(self, name: str) -> Subscription:
        return by_webhook(self._server.url_for(f"/hooks/{name}"), "ketamine")

    def _answer(self, request: Request) -> Response:
        name = request.path.rpartition("/")[2]
        self.posted[name].append(request.headers["webhook-id"])
        return Response() if self.mended else ANSWERS[name][0]

    def _hang(self, request: Request) -> Response:
        if not self.mended:
            self.reached.set()
            self.over.wait()
        self.posted["hanging"].append(request.headers["webhook-id"])
        return Response()


@pytest.fixture
def hooks() -> Iterator[Hooks]:
    with HTTPServer(threaded=True) as server:
        hooks = Hooks(server)
        yield hooks
        hooks.over.set()


def ids_of(home: Home, name: str, hooks: Hooks) -> list[str]:
    return home.sent(hooks.subscription(name))


def test_each_letter_meets_with_another_answer_and_none_is_lost(
    hooks: Hooks, tmp_path: Path
) -> None:
    due = [hooks.subscription(name) for name in ANSWERS]
    home = a_home(tmp_path / "home", "allow_private = true", *due)
    with serving(home) as running:
        assert running.letters() == "2 sent, 2 refused, 3 to be tried again"
        running.stop()
    *errors, _ = running.errors
    whys = [why for _, why in ANSWERS.values() if why]
    assert len(errors) == len(whys)
    assert all(any(why in line for line in errors) for why in whys), errors
    assert not any("/hooks/" in line or len(line) > 400 for line in errors)
    assert {name: len(ids) for name, ids in hooks.posted.items()} == dict.fromkeys(ANSWERS, 1)

    hooks.mended = True
    by_hand = home.run("digest", "--send")
    gone = hooks.subscription("gone")
    assert by_hand.exit_code == 0
    assert f"{gone.id}: paused\n" in by_hand.stdout
    home.run("resume", gone.id)
    assert f"{gone.id}: sent\n" in home.run("digest", "--send").stdout
    assert home.run("digest", "--send").stdout.count(": nothing new\n") == len(due)
    for name in ANSWERS:
        (sent,) = ids_of(home, name, hooks)
        assert hooks.posted[name][-1] == sent
        # What was refused for good is told by another letter; all else comes again as it was.
        refused = name in ("gone", "wrong")
        assert len({*hooks.posted[name]}) == (2 if refused else 1)


def test_one_that_hangs_holds_up_neither_another_nor_the_end(hooks: Hooks, tmp_path: Path) -> None:
    due = [hooks.subscription(name) for name in ("hanging", "good")]
    home = a_home(tmp_path / "home", "allow_private = true", *due)
    with serving(home) as running:
        assert hooks.reached.wait(60)
        running.stop()
    assert ids_of(home, "hanging", hooks) == []
    assert not any("by force" in line for line in running.said)
    hooks.mended = True
    hooks.over.set()
    assert home.run("digest", "--send").exit_code == 0
    for name in ("hanging", "good"):
        (sent,) = ids_of(home, name, hooks)
        assert {*hooks.posted[name]} == {sent}


def test_a_name_that_now_stands_for_a_private_address_is_not_asked(
    hooks: Hooks, tmp_path: Path
) -> None:
    due = hooks.subscription("good")
    home = a_home(tmp_path / "home", "", due)
    with serving(home) as running:
        assert running.letters() == "1 to be tried again"
        running.stop()
    assert "is a private address" in running.errors[0]
    assert home.run("digest", "--send").exit_code == 1
    assert hooks.posted == {}
    (home.path / "blotter.toml").write_text("allow_private = true\n")
    assert home.run("digest", "--send").exit_code == 0
    assert hooks.posted["good"] == home.sent(due) == home.prepared(due)


def test_by_hand_too_no_letter_waits_for_another(tmp_path: Path) -> None:
    together = threading.Barrier(3)

    def answer(_: Request) -> Response:
        together.wait(60)  # for the other two
        return Response()

    with HTTPServer(threaded=True) as server:
        server.expect_request("/").respond_with_handler(answer)
        due = [by_webhook(server.url_for(f"/?{it}"), "ketamine") for it in range(3)]
        sent = a_home(tmp_path / "home", "allow_private = true", *due).run("digest", "--send")
    assert (sent.exit_code, sent.stdout.count(": sent\n")) == (0, 3)
