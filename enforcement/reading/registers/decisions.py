"""What a decision of drug control orders, and against whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from enforcement.claims import Action, Kind, Party, quoted
from enforcement.parties.naming.names import names_in
from enforcement.reading.register_documents import RegisterDocument

#: What a decision and order did with the registration or the application for one.
_DECIDED: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("revocation", re.compile(r"\b(?:hereby )?revokes?\b|\brevocation of\b", re.IGNORECASE)),
    ("denial", re.compile(r"\b(?:hereby )?den(?:y|ies)\b|\bdenial of\b", re.IGNORECASE)),
    ("suspension", re.compile(r"\bsuspends?\b|\bsuspension of\b", re.IGNORECASE)),
    ("dismissal", re.compile(r"\bdismiss(?:es|ed|al)?\b|\bterminat", re.IGNORECASE)),
)
#: What only a decision does; a suspension may be the one that the order to show cause began with.
_ENDED: tuple[Kind, ...] = ("revocation", "denial")
#: The heading under which a decision's last part orders what was decided.
_ORDER = re.compile(r"^[ \t]*Order[ \t]*$", re.MULTILINE)
#: What stands behind the name of a person ("Ida Holt, D.O."), and of a firm ("Tarn Vets, P.C.").
_DEGREE = re.compile(r",\s(?:[A-Z]\.?){2,}")
_FIRM = re.compile(r",?\s(?:P\.?C|P?\.?L\.?L\.?[CP]|S\.?C|Inc|Corp|Ltd|Co)\b")


def decided(whole: str, stated: Iterable[Action]) -> Action | None:
    """What was decided, in the words of the order at the end of the text; without one, what the
    text states to have been decided."""
    order = max((heading.end() for heading in _ORDER.finditer(whole)), default=None)
    if order is None:
        ended = [act for act in stated if act.kind in _ENDED and act.status == "ordered"]
        return min(ended, key=lambda act: _ENDED.index(act.kind), default=None)
    for kind, words in _DECIDED:
        if found := words.search(whole, order):
            return Action(**quoted(whole, *found.span()), kind=kind, status="ordered")
    return None


def respondent(register: RegisterDocument, title: str) -> Iterator[Party]:
    """The applicant, or who answers to the order, where the title names one."""
    name = register.respondent
    if name is None or (start := title.find(name)) < 0:
        return
    applies = register.kind.startswith("application")
    yield Party(
        **quoted(title, start, start + len(name)),
        name=name,
        type="organization" if applies or not _is_person(title, name, start) else "person",
        role="respondent",
    )


def _is_person(title: str, name: str, start: int) -> bool:
    """Whether the name at `start` of a title is a person's: by a degree behind it, or its form."""
    if _FIRM.search(title) or any(len(word) > 2 and word.isupper() for word in name.split()):
        return False
    if _DEGREE.search(title):
        return True
    end = start + len(name)
    named = names_in(title, start, end, title=True)
    return any((it.type, it.start, it.end) == ("person", start, end) for it in named)
