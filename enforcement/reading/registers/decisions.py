"""What a decision of drug control orders, and against whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement.claims import Action, Kind, Party, quoted
from enforcement.reading.register_documents import RegisterDocument

#: What a decision and order did with the registration or the application for one.
_DECIDED: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("revocation", re.compile(r"\b(?:hereby )?revokes?\b|\brevocation of\b", re.IGNORECASE)),
    ("denial", re.compile(r"\b(?:hereby )?den(?:y|ies)\b|\bdenial of\b", re.IGNORECASE)),
    ("suspension", re.compile(r"\bsuspends?\b|\bsuspension of\b", re.IGNORECASE)),
    ("dismissal", re.compile(r"\bdismiss(?:es|ed|al)?\b|\bterminat", re.IGNORECASE)),
)
#: The heading under which a decision's last part orders what was decided.
_ORDER = re.compile(r"^[ \t]*Order[ \t]*$", re.MULTILINE)


def decided(whole: str) -> Action | None:
    """What was decided, in the words of the order at the end of the text."""
    order = max((heading.end() for heading in _ORDER.finditer(whole)), default=None)
    for kind, words in _DECIDED:
        if order is not None and (found := words.search(whole, order)):
            return Action(**quoted(whole, *found.span()), kind=kind, status="ordered")
    return None


def respondent(register: RegisterDocument, title: str) -> Iterator[Party]:
    """The applicant, or who answers to the order, where the title names one."""
    name = register.respondent
    if name is None or (start := title.find(name)) < 0:
        return
    has_degree = re.search(r",\s(?:[A-Z]\.?){2,}", title)
    person = has_degree and not register.kind.startswith("application")
    yield Party(
        **quoted(title, start, start + len(name)),
        name=name,
        type="person" if person else "organization",
        role="respondent",
    )
