"""Invented histories of any length that hold events of every type, drawn from a seed.

Sources are looked at day by day; their documents come, are changed, moved, missed, gone and back;
people judge them, hide names and erase content. The same seed gives the same log.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from store.log import log
from store.log.database import Engine, writing
from store.log.document import Capture, Document, Redirect
from store.log.events import (
    Absence,
    CaptureFailed,
    DocumentCompleted,
    DocumentMoved,
    DocumentPublished,
    DocumentReread,
    DocumentRestored,
    DocumentReviewed,
    DocumentRevised,
    DocumentSeenEmpty,
    DocumentSeenWhole,
    DocumentTagged,
    DocumentWithdrawn,
    Event,
    NoteAdded,
    Outcome,
    PersonMasked,
    PersonUnmasked,
    SearchDropped,
    SearchSaved,
    SourceBackfilled,
    SourceChecked,
    Unknown,
)
from store.log.letter_events import (
    ConfirmationSent,
    DigestPrepared,
    DigestRefused,
    DigestSent,
    LetterBounced,
    Subscription,
    SubscriptionCancelled,
    SubscriptionChanged,
    SubscriptionConfirmed,
    SubscriptionCreated,
    SubscriptionPaused,
    SubscriptionResumed,
    ToldFact,
)
from store.log.log import NewEvent
from store.privacy.erasing import erase

START = datetime(2025, 1, 6, 7, tzinfo=UTC)
PEOPLE = tuple(
    f"{first} {last}"
    for first in ("Ada", "Bo", "Cy", "Dee")
    for last in ("Quill", "Marsh", "Vane", "O'Tarn", "Roe-Finch")
)
_TEXT = """ketamine clinic owner physician charged with distributing controlled substances under a
registration that the administration had suspended patients received infusions by mail records
orders invoices schedule III hearing respondent settlement penalty guilty sentenced months
conspiracy pharmacy telehealth letter warning unapproved compounded esketamine"""
WORDS = _TEXT.split()
#: How often each kind of thing happens, of about a hundred.
CHANCES: dict[str, float] = {
    "looked": 34,
    "published": 26,
    "revised": 9,
    "reread": 4,
    "moved": 3,
    "completed": 2,
    "seen_empty": 2,
    "seen_whole": 1,
    "failed": 8,
    "withdrawn": 2,
    "restored": 2,
    "reviewed": 2,
    "tagged": 2,
    "noted": 1,
    "masked": 0.3,
    "unmasked": 0.2,
    "backfilled": 1,
    "saved": 0.5,
    "dropped": 0.3,
    "subscribed": 1,
    "cancelled": 1,
    "mailed": 1,
    "asked": 0.5,
    "confirmed": 0.5,
    "changed_subscription": 0.5,
    "paused": 0.5,
    "resumed": 0.5,
    "prepared": 1,
    "refused": 0.5,
    "bounced": 0.5,
    "unknown": 1,
}


@dataclass(kw_only=True, slots=True)
class Lives:
    """What has happened so far, as far as it bears on what may happen next."""

    chance: Random
    #: Words of a document's text, about.
    length: int = 40
    sources: int = 5
    hour: int = 0
    there: dict[str, Document] = field(default_factory=dict)
    gone: dict[str, Document] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    masked: list[str] = field(default_factory=list)
    subscriptions: int = 0

    def entries(self, count: int) -> list[NewEvent]:
        """What happens next."""
        kinds = self.chance.choices(list(CHANCES), list(CHANCES.values()), k=count)
        return [entry for kind in kinds if (entry := _HAPPENS[kind](self))]

    @property
    def now(self) -> datetime:
        return START + timedelta(hours=self.hour)

    def source(self) -> str:
        return f"us_source_{self.chance.randrange(self.sources)}"

    def one(self, documents: dict[str, Document]) -> Document | None:
        return documents[self.chance.choice(list(documents))] if documents else None

    def text(self) -> str:
        words = self.chance.choices(WORDS, k=self.chance.randint(self.length // 2, self.length))
        words.insert(self.chance.randint(0, len(words)), self.chance.choice(PEOPLE))
        return " ".join(words)

    def capture(self, url: str, **fields: object) -> Capture:
        digest = f"{self.chance.getrandbits(256):064x}"
        made = Capture(
            url=url, fetched_at=self.now, status=200, media_type="text/html", sha256=digest
        )
        return replace(made, **fields)  # type: ignore[arg-type]


def append(engine: Engine, entries: list[NewEvent], now: datetime) -> None:
    """Append events in one transaction."""
    with writing(engine) as connection:
        log.append(connection, entries, now=now)


def erase_one(engine: Engine, lives: Lives) -> None:
    """Lawfully erase an event of a document, if it is one that may be erased."""
    with writing(engine) as connection:
        end = log.head(connection).position
        position = lives.chance.randint(1, end)
        (chosen,) = log.read(connection, after=position - 1, upto=position)
    if not chosen.stream.startswith("document/"):
        return
    erase(engine, [position], by="clerk", reason="court order", now=lives.now)


def _looked(lives: Lives) -> NewEvent:
    lives.hour += lives.chance.randint(1, 6)
    name = lives.source()
    ends: tuple[Outcome, ...] = ("ok", "unchanged", "walled", "failed", "empty")
    (outcome,) = lives.chance.choices(ends, (6, 5, 1, 1, 1))
    well = outcome in ("ok", "unchanged")
    answering = [url for key, url in lives.missing.items() if key.startswith(f"{name}:")]
    recovered = answering[: lives.chance.randint(0, 2)] if well else []
    event = SourceChecked(
        checked_at=lives.now - timedelta(hours=lives.chance.choice((0, 0, 0, 0, 90))),
        outcome=outcome,
        listed=20,
        recorded=lives.chance.choice((0, 0, 0, 1, 18)) if outcome == "ok" else 0,
        newest=_day(lives) if well and lives.chance.random() < 0.5 else None,
        recovered=tuple(recovered),
        passed_over=("us_source_0:other",) if lives.chance.random() < 0.05 else (),
        reason="" if well else "no answer",
        requests={"agency.example": 3},
    )
    return NewEvent(stream=f"source/{name}", event=event)


def _published(lives: Lives) -> NewEvent:
    name = lives.source()
    key = f"{name}:{len(lives.there) + len(lives.gone)}"
    document = Document(
        id=key,
        source=name,
        url=f"https://agency.example/{key}",
        title=f"{lives.chance.choice(PEOPLE)} {' '.join(lives.chance.choices(WORDS, k=4))}",
        text=lives.text(),
        published_on=_day(lives) if lives.chance.random() < 0.9 else None,
        number=f"25-{lives.chance.randint(1, 400):05}",
        details={"office": lives.chance.choice(PEOPLE)},
    )
    lives.there[key] = document
    capture = lives.capture(document.url, etag=f'"{lives.chance.randint(1, 9)}"')
    past = lives.chance.random() < 0.1
    return _of(document, DocumentPublished(document=document, capture=capture, backfilled=past))


def _revised(lives: Lives) -> NewEvent | None:
    return _changed(
        lives,
        lambda document: DocumentRevised(document=document, capture=lives.capture(document.url)),
    )


def _reread(lives: Lives) -> NewEvent | None:
    return _changed(lives, lambda document: DocumentReread(document=document))


def _completed(lives: Lives) -> NewEvent | None:
    return _changed(
        lives,
        lambda document: DocumentCompleted(document=document, capture=lives.capture(document.url)),
    )


def _seen_empty(lives: Lives) -> NewEvent | None:
    if (document := lives.one(lives.there)) is None:
        return None
    empty = replace(document, text=lives.chance.choice(("", lives.chance.choice(PEOPLE))))
    return _of(document, DocumentSeenEmpty(document=empty, capture=lives.capture(document.url)))


def _seen_whole(lives: Lives) -> NewEvent | None:
    if (document := lives.one(lives.there)) is None:
        return None
    return _of(document, DocumentSeenWhole(capture=lives.capture(document.url)))


def _moved(lives: Lives) -> NewEvent | None:
    if (document := lives.one(lives.there)) is None:
        return None
    url = f"https://agency.example/archive/{document.id}"
    way = (Redirect(url=document.url, status=301),)
    return _of(
        document, DocumentMoved(document=document, capture=lives.capture(url, redirects=way))
    )


def _failed(lives: Lives) -> NewEvent | None:
    if (document := lives.one(lives.there)) is None:
        return None
    lives.missing[document.id] = document.url
    event = CaptureFailed(
        url=document.url,
        failed_at=lives.now + timedelta(hours=lives.chance.choice((0, 0, -30))),
        reason="not found",
        status=lives.chance.choice((404, 404, 410, 503)),
        wall=lives.chance.choice((None, None, None, "akamai-interstitial")),
        document=lives.chance.choice((document.id, document.id, document.id, None)),
    )
    return NewEvent(stream=f"source/{document.source}", event=event)


def _withdrawn(lives: Lives) -> NewEvent | None:
    if (document := lives.one(lives.there)) is None:
        return None
    lives.gone[document.id] = lives.there.pop(document.id)
    absence = Absence(
        checks=3, first=lives.now, last=lives.now, status=404, control="https://agency.example/"
    )
    return _of(document, DocumentWithdrawn(evidence=absence))


def _restored(lives: Lives) -> NewEvent | None:
    if (document := lives.one(lives.gone)) is None:
        return None
    lives.there[document.id] = lives.gone.pop(document.id)
    capture = lives.capture(document.url)
    return _of(document, DocumentRestored(document=document, capture=capture))


def _reviewed(lives: Lives) -> NewEvent | None:
    return _decided(
        lives,
        DocumentReviewed(by="ada", verdict=lives.chance.choice(("relevant", "irrelevant"))),
    )


def _tagged(lives: Lives) -> NewEvent | None:
    off = lives.chance.random() < 0.3
    return _decided(
        lives, DocumentTagged(by="ada", tag=lives.chance.choice(("mail", "clinic")), removed=off)
    )


def _noted(lives: Lives) -> NewEvent | None:
    return _decided(lives, NoteAdded(by="ada", text=lives.text()))


def _masked(lives: Lives) -> NewEvent | None:
    name = lives.chance.choice(PEOPLE)
    if name in lives.masked:
        return None
    lives.masked.append(name)
    return NewEvent(
        stream=f"person/{PEOPLE.index(name)}",
        event=PersonMasked(name=name, by="ada", reason="acquitted"),
    )


def _unmasked(lives: Lives) -> NewEvent | None:
    if not lives.masked:
        return None
    name = lives.masked.pop(0)
    return NewEvent(
        stream=f"person/{PEOPLE.index(name)}",
        event=PersonUnmasked(name=name, by="ada", reason="by mistake"),
    )


def _backfilled(lives: Lives) -> NewEvent:
    day = lives.now.date()
    event = SourceBackfilled(at=lives.now, origin="source", since=day, until=day, complete=True)
    return NewEvent(stream=f"source/{lives.source()}", event=event)


def _saved(lives: Lives) -> NewEvent:
    name = lives.chance.choice(("doctors", "clinics"))
    event = SearchSaved(name=name, query=lives.chance.choice(WORDS), by="ada")
    return NewEvent(stream=f"search/{name}", event=event)


def _dropped(lives: Lives) -> NewEvent:
    return NewEvent(stream="search/doctors", event=SearchDropped(by="ada"))


def _subscribed(lives: Lives) -> NewEvent:
    lives.subscriptions += 1
    made = Subscription(id=str(lives.subscriptions), email="ada@example.org", query="ketamine")
    return NewEvent(stream=f"subscription/{made.id}", event=SubscriptionCreated(subscription=made))


def _cancelled(lives: Lives) -> NewEvent:
    return _of_letters(lives, SubscriptionCancelled(reason="left"))


def _mailed(lives: Lives) -> NewEvent:
    letter = DigestSent(since=0, until=1, documents=(), message_id="<1@example.org>")
    return _of_letters(lives, letter)


def _asked(lives: Lives) -> NewEvent:
    return _of_letters(lives, ConfirmationSent(message_id="<0@example.org>", sent_at=lives.now))


def _confirmed(lives: Lives) -> NewEvent:
    return _of_letters(lives, SubscriptionConfirmed())


def _changed_subscription(lives: Lives) -> NewEvent:
    made = Subscription(id=str(lives.subscriptions), email="ada@example.org", query="clinic")
    return _of_letters(lives, SubscriptionChanged(subscription=made))


def _paused(lives: Lives) -> NewEvent:
    return _of_letters(lives, SubscriptionPaused(reason=lives.chance.choice(PEOPLE)))


def _resumed(lives: Lives) -> NewEvent:
    return _of_letters(lives, SubscriptionResumed())


def _prepared(lives: Lives) -> NewEvent:
    document = lives.one(lives.there)
    told = ToldFact(
        document=document.id if document else "",
        position=1,
        kind="plea",
        status="final",
        reader="r",
    )
    letter = DigestPrepared(since=0, until=1, message_id="<1@example.org>", facts=(told,))
    return _of_letters(lives, letter)


def _refused(lives: Lives) -> NewEvent:
    return _of_letters(lives, DigestRefused(message_id="<1@example.org>", refused_at=lives.now))


def _bounced(lives: Lives) -> NewEvent:
    bounced = LetterBounced(message_id="<1@example.org>", status="5.1.1", bounced_at=lives.now)
    return _of_letters(lives, bounced)


def _of_letters(lives: Lives, event: Event) -> NewEvent:
    return NewEvent(stream=f"subscription/{lives.subscriptions}", event=event)


def _unknown(lives: Lives) -> NewEvent:
    return NewEvent(stream="hearing/1", event=Unknown(type="HearingMoved", payload='{"by":"ada"}'))


def _changed(lives: Lives, event: Callable[[Document], Event]) -> NewEvent | None:
    if (document := lives.one(lives.there)) is None:
        return None
    changed = replace(document, text=lives.text())
    if lives.chance.random() < 0.3:
        changed = replace(changed, title=" ".join(lives.chance.choices(WORDS, k=5)))
    if lives.chance.random() < 0.1:
        changed = replace(changed, published_on=_day(lives))
    lives.there[document.id] = changed
    return _of(changed, event(changed))


def _decided(lives: Lives, event: Event) -> NewEvent | None:
    document = lives.one(lives.there)
    return _of(document, event) if document else None


def _of(document: Document, event: Event) -> NewEvent:
    return NewEvent(stream=f"document/{document.id}", event=event)


def _day(lives: Lives) -> date:
    return lives.now.date() - timedelta(days=lives.chance.choice((0, 0, 1, 2, 9, 40)))


_HAPPENS: dict[str, Callable[[Lives], NewEvent | None]] = {
    kind: globals()[f"_{kind}"] for kind in CHANCES
}
