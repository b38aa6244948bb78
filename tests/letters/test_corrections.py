"""What a letter told and does not hold any more is corrected by the next one, from texts that are
really read, linked and found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from email.message import EmailMessage

import pytest
from msgspec import structs

from answers import catch_up
from answers.reader import reader
from casebook.readings import Reader
from enforcement.reading.dossier import Dossier
from letters import channels
from letters.delivery.submission import DeliveryError
from letters.sending import SendingOutcome, send
from store.config import Settings
from store.log import log
from store.log.database import Engine, reading, writing
from store.log.document import Document
from store.log.events import CaseLinked, CaseUnlinked, Event, PersonMasked
from store.log.letter_events import DigestPrepared, ToldCorrection
from store.privacy.erasing import erase
from store.settings.mail_tables import SmtpSettings
from store.subscriptions.addresses import by_mail
from store.subscriptions.decisions import (
    create_subscription,
    pause_subscription,
    resume_subscription,
)
from store.subscriptions.state import subscription_stream
from tests.answers.examples import CASES
from tests.search.examples import NOW, document, published, reread, revised, withdrawn

SMTP = SmtpSettings(host="127.0.0.1", sender="Blotter <blotter@agency.example>")
CHARGE, ACQUITTAL, PLEA, SETTLEMENT = CASES
#: Finds the charge, and nothing that comes of it.
QUENNELL = "Orla Quennell"
QUERY = '"Two Doctors Charged"'
WROTE = "On 2 Mar 2026 we wrote “Charged: Orla Quennell”"


@dataclass(kw_only=True)
class Post:
    """A subscription, and the mails that a server took of it."""

    settings: Settings
    engine: Engine
    name: str
    taken: list[EmailMessage] = field(default_factory=list)
    #: Whether the server's next yes is lost.
    loses: bool = False
    days: int = 0

    def deliver(self, smtp: SmtpSettings, mail: EmailMessage, **more: object) -> None:
        self.taken.append(mail)
        if self.loses:
            self.loses = False
            raise DeliveryError("hung up", temporary=True)

    def happen(self, *events: tuple[str, Event]) -> int:
        entries = [log.NewEvent(stream=_stream(id, event), event=event) for id, event in events]
        with writing(self.engine) as connection:
            log.append(connection, entries, now=NOW)
            return log.head(connection).position

    def send(self) -> SendingOutcome:
        self.days += 1
        now = NOW + timedelta(days=self.days - 1)
        return send(self.settings, SMTP, self.engine, self.name, now=now)

    def text(self, place: int = -1) -> str:
        body = self.taken[place].get_body(("plain",))
        assert body is not None
        return " ".join(str(body.get_content()).split())

    def prepared(self) -> list[DigestPrepared]:
        with reading(self.engine) as connection:
            events = log.read(connection, stream=subscription_stream(self.name))
            return [it.event for it in events if isinstance(it.event, DigestPrepared)]

    def corrections(self) -> tuple[ToldCorrection, ...]:
        return self.prepared()[-1].corrections


def _stream(id: str, event: Event) -> str:
    if isinstance(event, CaseLinked | CaseUnlinked):
        return f"case/{id}"
    return f"person/{id}" if isinstance(event, PersonMasked) else f"document/{id}"


@pytest.fixture
def post(settings: Settings, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Post:
    """To whom it was told that two doctors were charged."""
    settings = structs.replace(settings, smtp=SMTP)
    name = create_subscription(engine, by_mail("ada@reader.example", QUERY), now=NOW).id
    made = Post(settings=settings, engine=engine, name=name)
    monkeypatch.setattr(channels, "deliver", made.deliver)
    made.happen(published(CHARGE))
    assert made.send() == "sent"
    return made


def unsaid(of: Document) -> Document:
    """A document that does not say so any more."""
    return replace(of, text="Two Doctors Charged: the office has no comment on ketamine clinics.")


def test_what_a_court_undid_is_corrected_whatever_the_query(post: Post) -> None:
    (letter,) = post.prepared()
    assert {it.kind for it in letter.facts} == {"charge"}
    post.happen(published(ACQUITTAL))
    assert post.send() == "sent"
    assert f"{WROTE}; they were acquitted. Jury Acquits Doctor" in post.text()
    assert "1 correction" in post.taken[-1]["Subject"]
    assert "Tolliver" not in post.text()
    (told,) = post.corrections()
    assert (told.cause, told.undone_by, told.message_id) == (
        "they",
        ACQUITTAL.id,
        letter.message_id,
    )
    assert post.send() == "nothing new"


def test_a_progress_is_no_correction(post: Post) -> None:
    post.happen(published(PLEA))
    assert post.send() == "nothing new"


@pytest.mark.parametrize(
    ("change", "became"),
    [(reread, "that was our misreading"), (revised, "the page no longer says so")],
)
def test_whose_doing_it_is_is_said(
    post: Post, change: Callable[[Document], tuple[str, Event]], became: str
) -> None:
    post.happen(change(unsaid(CHARGE)))
    assert post.send() == "sent"
    assert f"{WROTE}; {became}." in post.text()
    assert len(post.corrections()) == 2  # of either doctor
    assert post.send() == "nothing new"


def test_what_a_better_reader_does_not_find_was_misread(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    def better(settings: Settings) -> Reader:
        return replace(worse, version="better", read=lambda it: without(QUENNELL, worse.read(it)))

    worse = reader(post.settings)
    monkeypatch.setattr(catch_up, "reader", better)
    assert post.send() == "nothing new"  # history is still as it was read before
    catch_up.catch_up(post.settings)
    assert post.send() == "sent"
    assert f"{WROTE}; that was our misreading." in post.text()
    assert "Tolliver" not in post.text().partition("misreading")[0]
    assert post.prepared()[-1].reader != post.prepared()[0].reader
    assert post.send() == "nothing new"


def without(name: str, read: Dossier) -> Dossier:
    """What is read of a document by who does not take somebody for a party."""
    parties = tuple(it for it in read.reading.parties if it.name != name)
    keys = replace(read.linking_keys, named_persons=frozenset((name.casefold(),)))
    return replace(
        read,
        reading=replace(read.reading, parties=parties),
        outcomes=tuple(it for it in read.outcomes if it.name != name),
        linking_keys=keys,
    )


def test_a_name_that_the_page_has_no_more_is_told_as_it_was(post: Post) -> None:
    other = replace(CHARGE, text=CHARGE.text.replace(QUENNELL, "Olga Quaid"))
    post.happen(revised(other))
    assert post.send() == "sent"
    assert f"{WROTE}; the page no longer says so." in post.text()
    assert "Charged: Olga Quaid" in post.text()


def test_a_removal_is_no_correction(post: Post) -> None:
    post.happen(withdrawn(CHARGE.id))
    assert post.send() == "sent"
    assert post.corrections() == ()


def test_what_was_told_beside_another_case_is_corrected(post: Post) -> None:
    post.happen(published(SETTLEMENT), (CHARGE.id, _linked(SETTLEMENT.id)))
    other = replace(SETTLEMENT, title="Two Doctors Charged, and a Clinic Settles")
    post.happen(revised(other))
    assert post.send() == "sent"
    told = [it for it in post.prepared()[-1].facts if it.beside == SETTLEMENT.id]
    assert {it.document for it in told} == {CHARGE.id}
    parted = CaseUnlinked(document=SETTLEMENT.id, by="ada", reason="another clinic")
    post.happen((CHARGE.id, parted))
    assert post.send() == "sent"
    assert "that was our misreading: it belongs to another case." in post.text()
    assert {it.fact.beside for it in post.corrections()} == {SETTLEMENT.id}
    assert post.send() == "nothing new"


def _linked(other: str) -> CaseLinked:
    return CaseLinked(document=other, by="ada", reason="one clinic")


def test_a_masked_name_is_hidden_in_a_correction(post: Post) -> None:
    hidden = PersonMasked(name="Orla Quennell", by="ada", reason="asked")
    post.happen(("orla", hidden), published(ACQUITTAL))
    assert post.send() == "sent"
    assert "“Charged: [masked]”; they were acquitted." in post.text()
    assert "Quennell" not in post.text()


def test_of_what_was_erased_nothing_is_told(post: Post) -> None:
    with reading(post.engine) as connection:
        (place,) = [it.position for it in log.read(connection, stream=f"document/{CHARGE.id}")]
    erase(post.engine, [place], by="clerk", reason="order of a court", now=NOW)
    post.happen(published(ACQUITTAL))
    assert post.send() == "nothing new"


def test_a_letter_that_is_sent_again_corrects_the_same(post: Post) -> None:
    post.happen(published(ACQUITTAL))
    post.loses = True
    with pytest.raises(DeliveryError):
        post.send()
    post.happen(revised(replace(ACQUITTAL, text=f"{ACQUITTAL.text} It was a Monday.")))
    assert post.send() == "sent"
    first, second = post.taken[-2:]
    assert first["Message-ID"] == second["Message-ID"]
    assert post.text() == post.text(-2)
    assert post.send() == "nothing new"


def test_who_was_away_is_told_later(post: Post) -> None:
    pause_subscription(post.engine, post.name, now=NOW)
    post.happen(published(ACQUITTAL))
    assert post.send() == "paused"
    resume_subscription(post.engine, post.name, now=NOW)
    assert post.send() == "sent"
    assert f"{WROTE}; they were acquitted." in post.text()


def test_an_acquittal_that_is_undone_is_no_correction(post: Post) -> None:
    post.happen(published(ACQUITTAL))
    post.send()
    again = document(
        "us_example:9",
        f"An appeals court vacated the acquittal of Orla Quennell. {CHARGE.text}",
        title="Acquittal Vacated",
        published_on=date(2026, 5, 1),
        source="us_example",
    )
    post.happen(published(again))
    assert post.send() == "nothing new"
