"""A letter as chats take it, each by its own rules of what is markup. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import TypeAlias

from letters.webhooks.chat_lines import ChatLine, chat_lines, fitting
from letters.writing.letter import Letter
from store.log.letter_events import WebhookBody

JsonObject: TypeAlias = Mapping[str, object]


def chat_body(letter: Letter, chat: WebhookBody) -> bytes:
    """The JSON that a chat takes, as long as it takes one."""
    render, room = _CHATS[chat]
    return fitting(chat_lines(letter), lambda lines: as_bytes(render(lines)), room)


def as_bytes(value: object) -> bytes:
    """JSON in UTF-8, as short as can be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _slack(lines: Sequence[ChatLine]) -> JsonObject:
    """An incoming webhook's message. Three characters are escaped, which begin links, mentions and
    escapes (https://docs.slack.dev/messaging/formatting-message-text)."""
    return {"text": "\n".join(map(_slack_line, lines)), "unfurl_links": False}


def _slack_line(line: ChatLine) -> str:
    text = escape(line.text, quote=False)
    return f"<{escape(line.url, quote=False)}|{text.replace('|', '/')}>" if line.url else text


def _teams(lines: Sequence[ChatLine]) -> JsonObject:
    """A message with an adaptive card, as a workflow takes it. Runs of text are shown as they are:
    only blocks of text are read as Markdown."""
    card = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": [_teams_line(line, first=not place) for place, line in enumerate(lines)],
    }
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "content": card}
    return {"type": "message", "attachments": [attachment]}


def _teams_line(line: ChatLine, *, first: bool) -> JsonObject:
    run: dict[str, object] = {"type": "TextRun", "text": line.text}
    if first:
        run["weight"] = "Bolder"
    if line.url:
        run["selectAction"] = {"type": "Action.OpenUrl", "url": line.url}
    return {"type": "RichTextBlock", "inlines": [run]}


def _matrix(lines: Sequence[ChatLine]) -> JsonObject:
    """What a generic webhook of the Hookshot bridge takes: it makes an `m.room.message` of it, with
    `text` as its body and `html` as its formatted one."""
    return {
        "text": "\n".join(f"{line.text} {line.url}".rstrip() for line in lines),
        "html": "<br>".join(map(_html_line, lines)),
    }


def _html_line(line: ChatLine) -> str:
    text = escape(line.text)
    return f'<a href="{escape(line.url)}">{text}</a>' if line.url else text


#: How a letter is written for each chat, and how many bytes it takes: Slack cuts at 40,000
#: characters, Teams refuses more than 28 kB, an event of Matrix has 64 kB with all that is around.
_CHATS: Mapping[WebhookBody, tuple[Callable[[Sequence[ChatLine]], JsonObject], int]] = {
    "slack": (_slack, 30_000),
    "teams": (_teams, 24_000),
    "matrix": (_matrix, 40_000),
}
