"""Laws by the names releases call them: `the False Claims Act`, `the Stark Law`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement.claims import Citation, quoted

#: Canonical name, and the forms it is written in. Names that hold another come first.
_LAWS: tuple[tuple[str, str], ...] = (
    ("False Claims Act", r"False[ ]Claims[ ]Act"),
    ("Anti-Kickback Statute", r"Anti-?[ ]?Kick-?[Bb]ack[ ](?:Statute|Act|Law)"),
    ("Stark Law", r"(?:Physician[ ]Self-Referral|Stark)[ ](?:Law|Statute)"),
    ("Ryan Haight Act", r"Ryan[ ]Haight[ ](?:Online[ ]Pharmacy[ ]Consumer[ ]Protection[ ])?Act"),
    ("Controlled Substances Act", r"Controlled[ ]Substances?[ ]Act"),
    (
        "Federal Food, Drug, and Cosmetic Act",
        r"(?:Federal[ ])?Food,?[ ]Drug,?[ ](?:and|&)[ ]Cosmetic[ ]Act",
    ),
    ("Drug Supply Chain Security Act", r"Drug[ ]Supply[ ]Chain[ ]Security[ ]Act"),
    ("Civil Monetary Penalties Law", r"Civil[ ]Monetary[ ]Penalt(?:y|ies)[ ](?:Law|Act)"),
    ("Public Health Service Act", r"Public[ ]Health[ ]Service[ ]Act"),
    ("Bank Secrecy Act", r"Bank[ ]Secrecy[ ]Act"),
)
_FORMS = "|".join(f"(?P<law{number}>{form})" for number, (_, form) in enumerate(_LAWS))
#: Led by the first letters of the names, so that not every form is tried at every place.
_NAMED = re.compile(
    rf"(?<![A-Za-z])(?=[ABCDFPRS])(?:{_FORMS})".replace("[ ]", r"(?:[\s\u00a0]{1,4})")
)
_WORDS = ("Act", "Law", "Statute")


def named_laws(text: str) -> Iterator[Citation]:
    """The laws a text names, in its order."""
    if not any(word in text for word in _WORDS):
        return
    for law in _NAMED.finditer(text):
        canonical = _LAWS[int((law.lastgroup or "").removeprefix("law"))][0]
        yield Citation(**quoted(text, *law.span()), kind="law", canonical=canonical)
