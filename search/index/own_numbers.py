"""The numbers a document bears itself, as words of the lane `cited`."""

from __future__ import annotations

import re

from search.language.citing.named_numbers import release_word
from search.language.lanes import lanes
from store.log.document import Document

#: What a register labels as a document's own page, rule and dockets.
_LABELS = ("citation", "rin", "docket_ids", "docket_numbers")
_YEAR_AND_NUMBER = re.compile(r"\d{2,4}-\d{1,5}[a-z]?")


def own_numbers(document: Document) -> list[str]:
    """The words by which a document is found under its own number and citation."""
    number = document.number or ""
    forms = [number, *(document.details.get(label, "") for label in _LABELS)]
    if " FR " in document.details.get("citation", ""):
        forms.append(f"FR Doc. {number}")
    found = [word for form in forms if form for word in lanes(form).cited]
    if _YEAR_AND_NUMBER.fullmatch(number):
        # Whether of a release or of a hearing, only its publisher knows.
        found += (release_word(number), f"docket_no._{number}")
    return list(dict.fromkeys(found))
