"""What stands in place of a page that cannot be shown: what happened, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from pages.web_page import WebPage

#: By HTTP status: the title, and what whoever reads it can do.
_FAILURES: Mapping[int, tuple[str, str]] = {
    400: (
        "This cannot be answered as it is asked",
        "Go back, change what is named above, and ask again.",
    ),
    401: ("Who are you?", "This page is for those who sign in: sign in, then open it again."),
    403: ("You may not do this", "Open the page again and send its form from there."),
    404: (
        "There is no such page",
        "The address may be mistyped, or mean something that was not known at the moment you look "
        "at. Search for it, or look at what is known now.",
    ),
    405: ("This address does not take that", "Open the page that led here, and use its form."),
    410: (
        "What stood here was erased",
        "The record keeps that it was there, when and by whom it was erased, and why: the log has "
        "the event.",
    ),
    413: ("This is too long", "Ask for less at once."),
    429: ("Too many requests", "Wait a minute, then open the page again."),
    500: (
        "Something went wrong here",
        "This is a fault of ours, not of what you asked. The server's own messages say more; what "
        "is recorded is not harmed by it.",
    ),
    503: (
        "The record cannot be read right now",
        "Open the page again in a minute. If that does not help, whoever runs this server finds "
        "the reason in its messages.",
    ),
}


def failure_page(status: int, said: str = "") -> WebPage:
    """The page for an HTTP status, with one line that says what was wrong, where that is known."""
    kind = status if status in _FAILURES else 400 if status < 500 else 500
    title, to_do = _FAILURES[kind]
    content = {"status": status, "said": said, "to_do": to_do}
    return WebPage(title=title, template="failure.html", content=content)
