"""A letter that was prepared, as what is posted: our own JSON, or what a chat takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from letters.delivery.submission import DeliveryError
from letters.webhooks.chats import JsonObject, as_bytes, chat_body
from letters.webhooks.posting import Post
from letters.webhooks.signature import signed_headers
from letters.writing.days_ahead import ShownDay
from letters.writing.documents import ShownDocument
from letters.writing.letter import Letter
from letters.writing.page import Page
from store.config import Settings
from store.subscriptions.state import PreparedLetter, SubscriptionState

#: Bytes of our own JSON.
ROOM = 200_000


def parcel(settings: Settings, letter: Letter, state: SubscriptionState, *, now: datetime) -> Post:
    """The letter of a subscription to a webhook, signed now. Its id is the Message-ID, so that who
    gets it twice knows. Raises DeliveryError where it cannot be signed, and has to be."""
    prepared = state.prepared
    assert prepared is not None
    subscription = prepared.subscription
    if subscription.body == "json" and not settings.secrets:
        msg = "BLOTTER_SECRET is not set, which what is posted to a webhook is signed with"
        raise DeliveryError(msg)
    is_ours = subscription.body == "json"
    body = own_json(letter, prepared) if is_ours else chat_body(letter, subscription.body)
    id = prepared.digest.message_id
    signed = signed_headers(settings.secrets, state, id=id, body=body, now=now)
    headers = {"Content-Type": "application/json", "User-Agent": "Blotter", **signed}
    return Post(url=subscription.webhook, headers=headers, body=body)


def own_json(letter: Letter, prepared: PreparedLetter) -> bytes:
    """Our own JSON: all that a mail says, without what quotes and changes say where that is too
    long."""
    assert letter.page is not None
    bodies = (as_bytes(_letter(letter, letter.page, prepared, details=it)) for it in (True, False))
    whole = next(bodies)
    return whole if len(whole) <= ROOM else next(bodies)


def _letter(letter: Letter, page: Page, prepared: PreparedLetter, *, details: bool) -> JsonObject:
    digest, foot = prepared.digest, page.foot
    return {
        "type": "letter",
        "timestamp": prepared.prepared_at.astimezone(UTC).isoformat(),
        "data": {
            "subscription": prepared.subscription.id,
            "name": page.name,
            "since": digest.since,
            "until": digest.until,
            "subject": letter.subject,
            "summary": page.summary,
            "corrections": [
                {"words": it.words, "documents": _documents([it.document], details=details)}
                for it in page.corrections
            ],
            "stories": list(_stories(page, details=details)),
            "more": page.more,
            "due": [_day(day) for day in page.due],
            "coverage": foot.coverage,
            "seal": foot.seal,
            "unsubscribe": foot.click or foot.mail or foot.command,
        },
    }


def _stories(page: Page, *, details: bool) -> Iterator[JsonObject]:
    for section in page.sections:
        for story in section.stories:
            yield {
                "section": section.title.lower(),
                "facts": [
                    {"words": it.words, "quote": it.quote, "caution": it.caution}
                    for it in story.facts
                ],
                "documents": _documents(story.documents, details=details),
                "standing": story.standing,
                "ahead": [_day(day) for day in story.ahead],
                "more": story.more,
                "why": story.why,
                "address": story.place.address,
                "command": story.place.command,
            }


def _documents(documents: Iterable[ShownDocument | None], *, details: bool) -> list[JsonObject]:
    return [
        {
            "title": it.title,
            "url": it.url,
            "about": it.about,
            "changes": [
                {"what": one.what, "was": one.was, "now": one.now}
                for one in (it.changes if details else ())
            ],
            "passages": [
                "".join(part.text for part in passage)
                for passage in (it.passages if details else ())
            ],
        }
        for it in documents
        if it
    ]


def _day(day: ShownDay) -> Mapping[str, str]:
    return {"words": day.words, "title": day.title, "url": day.url, "quote": day.quote}
