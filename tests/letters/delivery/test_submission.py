from __future__ import annotations

import threading
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import msgspec
import pytest

from letters.delivery.submission import DeliveryError, deliver
from letters.message import message, message_id
from letters.subscribing.links import Links
from letters.window import Window
from letters.writing.letter import Letter
from store.log.letter_events import Subscription
from store.log.seals import Seal
from tests.letters.conftest import Postbox
from tests.scheduler.examples import NOW

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

SUBSCRIPTION = Subscription(id="ada-c0ffee", email="ada@reader.example", query="ketamine")
SEAL = Seal(position=9, hash="ab" * 32, recorded_at=NOW)
WINDOW = Window(since=3, end=SEAL)
DIGEST = Letter(
    subject="Blotter: ketamine: 1 new",
    text="Zażółć — a line\n" + "long " * 300,
    html="<p>Zażółć</p>",
    documents=("us_example:1",),
)


LINKS = Links(
    unsubscribe_url=None,
    unsubscribe_mailto="mailto:blotter@agency.example?subject=unsubscribe%20ada-c0ffee",
    unsubscribe_command="blotter unsubscribe ada-c0ffee",
)


def a_mail(sender: str = "Blotter <blotter@agency.example>") -> EmailMessage:
    id = message_id(SUBSCRIPTION, WINDOW, sender=sender)
    return message(DIGEST, SUBSCRIPTION, message_id=id, sender=sender, links=LINKS, now=NOW)


def failure(postbox: Postbox, **changed: object) -> DeliveryError:
    smtp = msgspec.structs.replace(postbox.smtp, **changed)
    with pytest.raises(DeliveryError) as caught:
        deliver(smtp, a_mail())
    assert postbox.letters == []
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_letter_arrives_whole(postbox: Postbox) -> None:
    deliver(postbox.smtp, a_mail())
    (letter,) = postbox.letters
    assert letter["Subject"] == DIGEST.subject
    assert letter["To"] == "ada@reader.example"
    assert letter["From"] == "Blotter <blotter@agency.example>"
    assert letter["Date"].datetime == NOW
    assert letter["Message-ID"] == "<ada-c0ffee.3-9.abababab@agency.example>"
    wish = "<mailto:blotter@agency.example?subject=unsubscribe%20ada-c0ffee>"
    assert letter["List-Unsubscribe"] == wish
    assert letter["Auto-Submitted"] == "auto-generated"
    text, html = letter.get_body(("plain",)), letter.get_body(("html",))
    assert text is not None
    assert html is not None
    assert text.get_content().split() == DIGEST.text.split()
    assert html.get_content().strip() == DIGEST.html


def test_each_window_has_a_message_id_of_its_own() -> None:
    sender = "Blotter <blotter@agency.example>"
    ids = {
        message_id(
            SUBSCRIPTION, Window(since=since, end=replace(SEAL, position=until)), sender=sender
        )
        for since, until in ((3, 9), (3, 10), (9, 10), (3, 9))
    }
    assert len(ids) == 3


def test_lines_are_short_and_ascii() -> None:
    lines = a_mail().as_bytes().splitlines()
    assert max(map(len, lines)) <= 998  # RFC 5322 section 2.1.1
    assert all(line.isascii() for line in lines)


def test_a_recipient_refused_for_good(postbox: Postbox) -> None:
    postbox.recipient_reply = "550 5.1.1 No such user"
    error = failure(postbox)
    assert "refused ada@reader.example: 550 5.1.1 No such user" in str(error)
    assert error.of_address
    assert not error.temporary


def test_a_recipient_refused_for_now(postbox: Postbox) -> None:
    postbox.recipient_reply = "451 4.7.1 Greylisted, try again later"
    assert failure(postbox).temporary


def test_a_letter_refused(postbox: Postbox) -> None:
    postbox.data_reply = "554 5.7.1 Looks like \x1b[2J spam"
    error = failure(postbox)
    assert "did not take the letter: 554" in str(error)
    assert not error.of_address
    assert "\x1b" not in str(error)
    assert not error.temporary


def test_a_server_that_is_busy(postbox: Postbox) -> None:
    postbox.data_reply = "452 4.3.1 Insufficient system storage"
    assert failure(postbox).temporary


def test_a_connection_dropped_after_the_letter(postbox: Postbox) -> None:
    postbox.hangs_up = True
    error = failure(postbox)
    assert "hung up before it had taken the letter" in str(error)
    assert error.temporary


def test_a_wrong_password(postbox: Postbox) -> None:
    error = failure(postbox, password="wrong")
    assert "refused the user or password: 535" in str(error)
    assert not error.temporary


def test_what_cannot_be_sent_is_not_quoted(postbox: Postbox) -> None:
    for changed in ({"password": "pässword"}, {"host": f"{'a' * 70}.example"}):
        error = failure(postbox, **changed)
        assert "holds what cannot be sent" in str(error)
        assert "ä" not in str(error)
        assert (error.temporary, error.refused) == (False, False)


def test_a_certificate_nobody_vouches_for(postbox: Postbox) -> None:
    error = failure(postbox, ca_file=None)
    assert "CERTIFICATE_VERIFY_FAILED" in str(error)
    assert "(ca_file under [smtp] names authorities to trust)" in str(error)


def test_a_ca_file_that_is_missing(postbox: Postbox) -> None:
    error = failure(postbox, ca_file=Path("/nowhere/ca.pem"))
    assert str(error) == "smtp.ca_file /nowhere/ca.pem: No such file or directory"


def test_a_server_that_is_not_there(postbox: Postbox) -> None:
    error = failure(postbox, port=1)
    cause = "127.0.0.1:1 cannot be reached: Connection refused (see host and port under [smtp])"
    assert cause in str(error)
    assert error.temporary


def test_nothing_is_sent_in_the_clear(postbox: Postbox) -> None:
    failure(postbox, starttls=False)
    assert postbox.letters == []


def test_letters_from_several_threads_all_arrive(postbox: Postbox) -> None:
    threads = [threading.Thread(target=deliver, args=(postbox.smtp, a_mail())) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(postbox.letters) == 3
