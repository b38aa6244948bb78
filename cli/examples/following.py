"""Examples of commands that follow what is new: saved searches and letters."""

from __future__ import annotations

from cli.examples.example import SUBSCRIPTION, Example, Examples

_NO_SERVER = "needs a mail server"

EXAMPLES: Examples = {
    "save": (
        Example("blotter save clinics 'infusion clinic'", "Ask it as @clinics from now on."),
        Example("blotter save compounding --drop", "Let the name stand for nothing any more."),
    ),
    "saved": (
        Example("blotter saved", "The saved searches."),
        Example("blotter saved --format json", "The same for a program."),
    ),
    "try": (
        Example("blotter try clinic telehealth", "How much this would bring week by week."),
        Example("blotter try @compounding", "The same of a saved search."),
    ),
    "subscribe": (
        Example(
            "blotter subscribe editor@example.org clinic --weekly --day mon",
            "A letter each Monday, where there is news.",
        ),
        Example(
            "blotter subscribe editor@example.org @compounding --instant",
            "A letter after each crawl that brings news for a saved search.",
        ),
    ),
    "subscriptions": (
        Example("blotter subscriptions", "Who gets what, when."),
        Example("blotter subscriptions --format json", "The same for a program."),
    ),
    "subscription": (
        Example(f"blotter subscription {SUBSCRIPTION}", "How this one stands."),
        Example(
            f"blotter subscription {SUBSCRIPTION} --daily --at 08:30",
            "From now on each day there is news, at half past eight.",
        ),
    ),
    "pause": (
        Example(f"blotter pause {SUBSCRIPTION}", "No letters until it is resumed."),
        Example(f"blotter pause {SUBSCRIPTION} --reason 'away in May'", "The same, saying why."),
    ),
    "resume": (
        Example(f"blotter resume {SUBSCRIPTION}", "Letters come again."),
        Example(
            f"blotter resume {SUBSCRIPTION}",
            "What happened meanwhile is told in the next of them.",
        ),
    ),
    "confirm": (
        Example(f"blotter confirm {SUBSCRIPTION} --vouch", "You vouch for the addressee."),
        Example(
            f"blotter confirm {SUBSCRIPTION} --ask", "Ask the addressee once more.", _NO_SERVER
        ),
    ),
    "unsubscribe": (
        Example(f"blotter unsubscribe {SUBSCRIPTION}", "No more letters."),
        Example(
            "blotter unsubscribe TOKEN",
            "The same with what stands at the end of a letter.",
            "needs the token of a letter",
        ),
    ),
    "digest": (
        Example(
            "blotter digest --dry-run --query clinic --since 0",
            "The letter that a query would bring, to nobody.",
        ),
        Example("blotter digest --send", "Mail the letters that are due.", _NO_SERVER),
    ),
    "inbox": (
        Example("blotter inbox", "What came back, and who wants no more.", "needs a Maildir"),
        Example(
            "BLOTTER_HOME=/srv/blotter blotter inbox",
            "The same for the store in another folder.",
            "needs a Maildir",
        ),
    ),
}
