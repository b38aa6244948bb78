"""The form to sign in by."""

from __future__ import annotations

from pages.web_page import WebPage


def sign_in_page(*, why: str, to: str = "", name: str = "") -> WebPage:
    """The form, with why it is shown, and the address here that it leads on to."""
    return WebPage(
        title="Sign in",
        template="sign_in.html",
        content={"why": why, "to": to, "name": name},
        styles=("forms.css",),
    )
