"""Who decides on a page, and what the forms on it hold so that they are known for ours."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Decider:
    """A person at a page with forms."""

    #: Empty for a program that has the token, which says in each form for whom it decides.
    name: str
    #: What every form holds.
    form_token: str
    #: Whether they signed in here, and may sign out.
    signed_in: bool
