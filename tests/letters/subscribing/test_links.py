from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

from letters.subscribing.links import confirmation_links, links
from letters.subscribing.tokens import read_token
from store.settings.mail_tables import MailSettings, SmtpSettings
from tests.letters.subscribing.examples import SECRET, STATE, settings
from tests.scheduler.examples import NOW

NAME = STATE.subscription.id
UNTIL = NOW + timedelta(days=14)


def test_a_letter_leads_to_our_pages_by_mail_and_by_command() -> None:
    made = links(settings(), STATE)
    assert made.unsubscribe_url
    place, _, token = made.unsubscribe_url.rpartition("/")
    assert place == "https://blotter.example/unsubscribe"
    assert read_token([SECRET], "unsubscribe", token, now=NOW).is_of(STATE)
    assert made.unsubscribe_mailto == (
        f"mailto:blotter@agency.example?subject=unsubscribe%20{token}"
    )
    assert made.unsubscribe_command == f"blotter unsubscribe {NAME}"


def test_without_a_public_address_there_is_the_mail() -> None:
    made = links(settings(url=""), STATE)
    assert made.unsubscribe_url is None
    assert made.unsubscribe_mailto
    assert "unsubscribe%20" in made.unsubscribe_mailto


def test_without_a_secret_a_mail_names_the_subscription_for_a_person_to_end() -> None:
    made = links(settings(secrets=()), STATE)
    assert made.unsubscribe_url is None
    assert made.unsubscribe_mailto == f"mailto:blotter@agency.example?subject=unsubscribe%20{NAME}"


def test_without_a_mail_server_there_is_no_mail() -> None:
    assert links(settings(smtp=None), STATE).unsubscribe_mailto is None


def test_what_means_something_in_an_address_is_escaped() -> None:
    smtp = SmtpSettings(host="h", sender="B <a+b&cc=x@agency.example>")
    made = links(settings(smtp=smtp), STATE).unsubscribe_mailto
    assert made
    assert urlsplit(made).path == "a+b%26cc%3Dx@agency.example"
    assert parse_qs(urlsplit(made).query).keys() == {"subject"}


def test_one_confirms_on_our_pages_by_mail_or_by_command() -> None:
    made = confirmation_links(settings(), STATE, until=UNTIL)
    assert made.confirm_url
    token = made.confirm_url.rpartition("/")[2]
    assert read_token([SECRET], "confirm", token, now=NOW).is_of(STATE)
    assert made.confirm_mailto == f"mailto:blotter@agency.example?subject=confirm%20{token}"
    assert made.confirm_command == f"blotter confirm {token}"


def test_a_mail_confirms_only_where_somebody_reads_it() -> None:
    unread = settings(url="", mail=MailSettings())
    made = confirmation_links(unread, STATE, until=UNTIL)
    assert (made.confirm_url, made.confirm_mailto) == (None, None)
