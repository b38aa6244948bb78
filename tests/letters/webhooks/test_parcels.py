"""What is posted: our own JSON, signed, and what chats take, in which nothing is markup."""

from __future__ import annotations

import hmac
import json
from base64 import b64decode
from collections.abc import Sequence
from typing import Any

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters.delivery.submission import DeliveryError
from letters.webhooks.chat_lines import ChatLine, fitting
from letters.webhooks.chats import chat_body
from letters.webhooks.parcels import ROOM, own_json, parcel
from letters.webhooks.signature import receivers_secret
from store.log.letter_events import WebhookBody
from tests.letters.webhooks.examples import ID, OLD_SECRET, SECRET, prepared, some_settings
from tests.letters.writing.examples import NOW, a_full_letter, document, fact, letter, news, story

HOSTILE = "<!channel> <script>alert(1)</script> [x](javascript:1) {{DATE(1)}} *b* _i_ | & \u202e"
CHATS: tuple[WebhookBody, ...] = ("slack", "teams", "matrix")


def a_letter(words: str, stories: int = 1, url: str = "https://a.example/?a=1&b=2") -> Any:
    told = [
        story(document(f"us_fr:{n}", title=words, url=url), facts=(fact(words),))
        for n in range(stories)
    ]
    return letter(news(*told))


def posted(body: WebhookBody, words: str, stories: int = 1) -> Any:
    return json.loads(chat_body(a_letter(words, stories), body))


def test_our_own_json_tells_all_that_a_mail_does() -> None:
    full = a_full_letter()
    post = parcel(some_settings(SECRET), full, prepared(), now=NOW)
    assert post.url == "https://chat.example/hooks/1?key=abc"
    assert post.headers["Content-Type"] == "application/json"
    told = json.loads(post.body)
    assert (told["type"], told["data"]["since"], told["data"]["until"]) == ("letter", 3, 9)
    assert told["data"]["subject"] == full.subject
    assert full.page is not None
    shown = list(full.page.stories)
    assert len(told["data"]["stories"]) == len(shown)
    for one, other in zip(told["data"]["stories"], shown, strict=True):
        assert [it["words"] for it in one["facts"]] == [it.words for it in other.facts]
        assert [it["title"] for it in one["documents"]] == [it.title for it in other.documents]
    assert told["data"]["coverage"] in " ".join(full.text.split())


def test_it_is_signed_with_each_secret_that_is_accepted() -> None:
    state = prepared()
    post = parcel(some_settings(SECRET, OLD_SECRET), a_full_letter(), state, now=NOW)
    assert post.headers["webhook-id"] == ID
    moment = post.headers["webhook-timestamp"]
    assert moment == str(int(NOW.timestamp()))
    signatures = post.headers["webhook-signature"].split()
    for secret, signature in zip((SECRET, OLD_SECRET), signatures, strict=True):
        key = b64decode(receivers_secret(secret, state).removeprefix("whsec_"))
        signed = f"{ID}.{moment}.".encode() + post.body
        expected = hmac.digest(key, signed, "sha256")
        assert signature.partition(",")[0] == "v1"
        assert b64decode(signature.partition(",")[2]) == expected


def test_the_key_of_one_webhook_is_none_of_another() -> None:
    keys = {
        receivers_secret(secret, prepared(url=url))
        for secret in (SECRET, OLD_SECRET)
        for url in ("https://a.example/1", "https://a.example/2")
    }
    assert len(keys) == 4
    assert not any(SECRET in key for key in keys)


def test_our_own_json_is_not_posted_unsigned_and_a_chat_needs_no_signature() -> None:
    with pytest.raises(DeliveryError, match="BLOTTER_SECRET is not set") as caught:
        parcel(some_settings(), a_full_letter(), prepared(), now=NOW)
    assert (caught.value.temporary, caught.value.refused) == (False, False)
    chat = parcel(some_settings(), a_full_letter(), prepared("slack"), now=NOW)
    assert "webhook-signature" not in chat.headers


@settings(max_examples=20)
@given(st.text(max_size=300))
def test_our_own_json_has_room_for_any_letter(words: str) -> None:
    large = a_letter(f"{words} {'long ' * 200}", stories=60)
    state = prepared()
    assert state.prepared is not None
    body = own_json(large, state.prepared)
    assert len(body) <= ROOM
    assert json.loads(body)["data"]["subject"] == large.subject


@pytest.mark.parametrize("chat", CHATS)
def test_a_chat_is_told_a_line_a_story(chat: WebhookBody) -> None:
    body = json.dumps(posted(chat, "Revoked: Ida Holt", stories=3))
    assert body.count("Revoked: Ida Holt") == 3 * (2 if chat == "matrix" else 1)


@pytest.mark.parametrize(
    ("chat", "room"), [("slack", 30_000), ("teams", 24_000), ("matrix", 40_000)]
)
def test_a_chat_is_told_no_more_than_it_takes(chat: WebhookBody, room: int) -> None:
    assert len(chat_body(a_letter("Révoqué " * 60, stories=60), chat)) <= room


@given(st.lists(st.text(max_size=20), min_size=1, max_size=12), st.integers(30, 300))
def test_lines_without_room_are_counted(texts: list[str], room: int) -> None:
    def render(lines: Sequence[ChatLine]) -> bytes:
        return "\n".join(repr(line.text) for line in lines).encode()

    lines = [ChatLine(text=text) for text in texts]
    body = fitting(lines, render, room)
    shown = body.decode().split("\n")
    if body != render(lines):
        assert len(render(lines)) > room
        assert shown[-1] == f"'Lines without room here: {len(lines) - len(shown) + 1}'"
        assert len(body) <= room or len(shown) == 2


def test_slack_reads_nothing_as_a_mention_or_a_link_of_others() -> None:
    text = posted("slack", HOSTILE)["text"]
    assert "<!channel>" not in text
    assert "&lt;!channel&gt;" in text
    assert "<https://a.example/?a=1&amp;b=2|" in text
    line = next(it for it in text.splitlines() if it.startswith("<https"))
    assert (line.count("<"), line.count(">"), line.count("|")) == (1, 1, 1)


def test_teams_reads_nothing_as_markdown() -> None:
    (attachment,) = posted("teams", HOSTILE)["attachments"]
    card = attachment["content"]
    assert (card["type"], card["version"]) == ("AdaptiveCard", "1.4")
    assert {block["type"] for block in card["body"]} == {"RichTextBlock"}
    runs = [run for block in card["body"] for run in block["inlines"]]
    assert {run["type"] for run in runs} == {"TextRun"}
    links = [run["selectAction"]["url"] for run in runs if "selectAction" in run]
    assert "https://a.example/?a=1&b=2" in links
    assert all(link.startswith("https://") for link in links)


def test_matrix_shows_nothing_of_others_as_html() -> None:
    told = posted("matrix", HOSTILE)
    assert set(told) == {"text", "html"}
    tree = html5lib.parseFragment(told["html"], namespaceHTMLElements=False)
    assert {element.tag for element in tree.iter()} - {"DOCUMENT_FRAGMENT"} == {"a", "br"}
    assert all(it.get("href", "").startswith("https://") for it in tree.iter("a"))


@pytest.mark.parametrize("chat", CHATS)
def test_an_address_that_nobody_may_be_led_to_is_no_link(chat: WebhookBody) -> None:
    hostile = a_letter("Revoked: Ida Holt", url="javascript:alert(1)")
    assert b"javascript:" not in chat_body(hostile, chat)
