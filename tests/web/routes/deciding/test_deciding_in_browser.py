"""What people do on a page, in a real browser and by the keyboard alone: sign in, decide, save,
subscribe, confirm and end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from letters.subscribing.links import confirmation_links, links
from store.config import load
from store.log.database import Engine, reading
from store.subscriptions.active import active_subscriptions
from store.subscriptions.addresses import by_mail
from store.subscriptions.decisions import create_subscription
from store.subscriptions.state import SubscriptionState
from tests.answers.examples import CHARGE, SETTLEMENT
from tests.letters.browser import SCHEMES
from tests.web.for_everybody import WIDTHS, check, tab_to
from tests.web.record import a_record
from tests.web.test_serving import TOKEN, served

#: A real browser (`make test-servers`).
pytestmark = pytest.mark.servers

SECRET = "drawn by chance: 7f3a91c2"
ELSEWHERE = "http://elsewhere.example/"
DECISIONS = f"/decisions/{CHARGE}"


@dataclass(frozen=True)
class Served:
    """A server at which people write, and its record."""

    address: str
    home: Path
    engine: Engine


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    home = tmp_path_factory.mktemp("home")
    record = a_record(home)
    with served(home, BLOTTER_WEB_TOKEN=TOKEN, BLOTTER_SECRET=SECRET) as (_, port):
        yield Served(f"http://127.0.0.1:{port}", home, record.engine)


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def page(browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A page of somebody who is not signed in."""
    context = browser.new_context(java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def send(page: Any, by: str = "Enter") -> None:
    """Press the button that has the focus, or that of the field which has it."""
    with page.expect_navigation():
        page.keyboard.press(by)


def sign_in(page: Any, token: str = TOKEN) -> None:
    """Fill in the form that is shown."""
    tab_to(page, page.get_by_label("Your name"))
    page.keyboard.type("Ada")
    tab_to(page, page.get_by_label("The token of this server"))
    page.keyboard.type(token)
    send(page)


def test_who_is_not_known_signs_in_and_is_led_on(page: Any, site: Served) -> None:
    page.goto(site.address + DECISIONS)
    assert page.get_by_role("heading", level=1).inner_text() == "Sign in"
    sign_in(page, "no token")
    assert page.get_by_text("That is not the token of this server.").is_visible()
    assert page.get_by_label("Your name").input_value() == "Ada"
    page.get_by_label("Your name").fill("")
    sign_in(page)
    assert page.url.endswith(DECISIONS)
    assert page.get_by_text("as decided by Ada").is_visible()
    tab_to(page, page.get_by_role("button", name="Sign out"))
    send(page)
    page.goto(site.address + DECISIONS)
    assert page.get_by_role("heading", level=1).inner_text() == "Sign in"


def test_a_document_is_reviewed_tagged_noted_and_linked(page: Any, site: Served) -> None:
    page.goto(site.address + DECISIONS)
    sign_in(page)
    done = page.locator(".done")
    tab_to(page, page.get_by_label("Relevant", exact=True))
    page.keyboard.press("ArrowDown")
    tab_to(page, page.locator("#review-reason"))
    page.keyboard.type("of the desk")
    send(page)
    assert done.inner_text().endswith(": irrelevant.")
    tab_to(page, page.get_by_label("One word"))
    page.keyboard.type("raid")
    send(page)
    assert done.inner_text().endswith(": tagged raid.")
    tab_to(page, page.get_by_role("button", name="Take raid off"))
    send(page, by="Space")
    assert done.inner_text().endswith(": no longer tagged raid.")
    tab_to(page, page.get_by_label("What is to be known of it"))
    page.keyboard.type("Call back.")
    tab_to(page, page.get_by_role("button", name="Add the note"))
    send(page)
    assert done.inner_text().endswith(": noted.")
    tab_to(page, page.get_by_label("Id of the other document"))
    page.keyboard.type("us_example:none")
    tab_to(page, page.locator("#matter-reason"))
    page.keyboard.type("the same clinic")
    send(page)
    assert page.get_by_role("alert").is_visible()
    other = page.get_by_label("Id of the other document")
    assert other.input_value() == "us_example:none"
    other.fill(SETTLEMENT)
    tab_to(page, page.get_by_role("button", name="Link them"))
    send(page)
    assert "linked to the matter" in done.inner_text()
    tab_to(page, page.get_by_label("Id of the other document"))
    page.keyboard.type(SETTLEMENT)
    tab_to(page, page.locator("#matter-reason"))
    page.keyboard.type("another clinic")
    tab_to(page, page.get_by_role("button", name="Take the other out"))
    send(page)
    assert "taken out of its matter" in done.inner_text()


def test_a_search_is_saved_and_subscribed_to(page: Any, site: Served) -> None:
    page.goto(f"{site.address}/search?query=ketamine+kind%3Aplea")
    tab_to(page, page.get_by_role("link", name="Save", exact=True))
    send(page)
    sign_in(page)
    tab_to(page, page.get_by_label("Name", exact=True))
    page.keyboard.type("two words")
    send(page)
    assert "is no name of a saved search" in page.get_by_role("alert").inner_text()
    name = page.get_by_label("Name", exact=True)
    name.fill("pleas")
    tab_to(page, page.get_by_role("button", name="Save"))
    send(page)
    assert page.locator(".done").inner_text() == "@pleas stands for ketamine kind:plea"
    tab_to(page, page.get_by_role("link", name="subscribe to it"))
    send(page)
    tab_to(page, page.get_by_label("Mail address"))
    page.keyboard.type(f"{datetime.now(UTC):%H%M%S%f}@reader.example")
    tab_to(page, page.get_by_label("Each week"))
    page.keyboard.press("ArrowDown")
    tab_to(page, page.get_by_role("button", name="Subscribe"))
    send(page)
    assert "about @pleas, each day" in page.locator(".done").inner_text()
    tab_to(page, page.get_by_role("link", name="All subscriptions"))
    send(page)
    ours = page.locator(".rows > li").filter(has_text="@pleas").first
    tab_to(page, ours.get_by_label("Reason to pause letters about @pleas"))
    page.keyboard.type("away")
    send(page)
    assert ours.get_by_text("paused: away").is_visible()
    tab_to(page, ours.get_by_role("button", name="Resume"))
    send(page)
    tab_to(page, ours.get_by_role("button", name="End"))
    send(page)
    assert "no more letters" in page.locator(".done").inner_text()
    tab_to(page, page.locator("footer").get_by_role("link", name="Saved searches"))
    send(page)
    tab_to(page, page.get_by_role("button", name="Drop @pleas"))
    send(page)
    assert "@pleas stands for no query any more" in page.locator(".done").inner_text()


def asked_by_mail(site: Served) -> tuple[SubscriptionState, str, str]:
    """A subscription that is to be confirmed, and the addresses in its mails."""
    environ = {"BLOTTER_HOME": str(site.home), "BLOTTER_SECRET": SECRET}
    settings = load(environ | {"BLOTTER_WEB_URL": site.address})
    now = datetime.now(UTC)
    wanted = by_mail(f"{now:%H%M%S%f}@reader.example", "ketamine")
    made = create_subscription(site.engine, wanted, unconfirmed=True, now=now)
    state = standing(site, made.id)
    confirming = confirmation_links(settings, state, until=now + timedelta(days=1)).confirm_url
    ending = links(settings, state).unsubscribe_url
    assert confirming and ending
    return state, urlsplit(confirming).path, urlsplit(ending).path


def standing(site: Served, id: str) -> SubscriptionState:
    with reading(site.engine) as connection:
        return next(
            state for state in active_subscriptions(connection) if state.subscription.id == id
        )


def test_the_links_of_a_mail_confirm_and_end(page: Any, site: Served) -> None:
    state, confirming, ending = asked_by_mail(site)
    page.goto(site.address + confirming)
    assert standing(site, state.subscription.id).standing == "unconfirmed"
    tab_to(page, page.get_by_role("button", name="Yes, send me these letters"))
    send(page)
    assert "is confirmed" in page.locator(".done").inner_text()
    assert standing(site, state.subscription.id).standing == "active"
    page.goto(site.address + ending)
    tab_to(page, page.get_by_role("button", name="No more letters, please"))
    send(page)
    assert "is ended" in page.locator(".done").inner_text()


def test_a_form_of_another_site_or_another_person_changes_nothing(page: Any, site: Served) -> None:
    page.goto(f"{site.address}/sign-in")
    sign_in(page)
    forged = (
        f'<form method="post" action="{site.address}/save"><input name="query" value="ketamine">'
        '<input name="name" value="forged"><button>Win</button></form>'
    )
    page.route(ELSEWHERE, lambda route: route.fulfill(body=forged, content_type="text/html"))
    page.goto(ELSEWHERE)
    with page.expect_response("**/save") as answered:
        page.get_by_role("button", name="Win").click()
    assert answered.value.status == 403
    assert page.get_by_text("sent by a page of another site").is_visible()
    page.goto(f"{site.address}/save?query=ketamine")
    page.locator("form.stacked [name=form_token]").evaluate("it => it.value += 'x'")
    page.get_by_label("Name", exact=True).fill("forged")
    with page.expect_response("**/save") as answered:
        page.get_by_role("button", name="Save").click()
    assert answered.value.status == 403
    assert page.get_by_text("nothing was changed").is_visible()
    page.goto(f"{site.address}/search?query=%40forged")
    assert page.get_by_text("forged").count()
    assert page.locator(".hits").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [*zip(WIDTHS, SCHEMES, strict=True)])
def test_pages_are_for_everybody(browser: Any, site: Served, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    _, confirming, ending = asked_by_mail(site)
    for path in (confirming, ending, "/confirm/a.b", DECISIONS):
        page.goto(site.address + path)
        check(page)
    sign_in(page, "no token")
    check(page, "a wrong token")
    page.get_by_label("Your name").fill("")
    sign_in(page)
    for path in (
        *(DECISIONS, "/save?query=ketamine", "/subscribe?query=ketamine", "/subscribe?at=07:00"),
        *("/saved", "/subscriptions"),
    ):
        page.goto(site.address + path)
        check(page)
    for path, filled in (
        ("/save?query=(ketamine", {"#save-name": "mine"}),
        ("/save?query=ketamine", {"#save-name": "mine"}),
        ("/subscribe?query=(ketamine", {"#subscribe-email": "ada@reader.example"}),
        (DECISIONS, {"#tag-word": "two words " + "x" * 40}),
        (DECISIONS, {"#matter-other": "x" * 3000, "#matter-reason": "x" * 3000}),
    ):
        page.goto(site.address + path)
        for field, value in filled.items():
            page.locator(field).fill(value)
        send(page)
        assert page.locator(".done, [role=alert]").count(), path
        check(page, f"{path} sent")
    context.close()
