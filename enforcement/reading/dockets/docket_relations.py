"""What a docket of a court of appeals goes on with: the agency's order that is to be reviewed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from enforcement.claims import Citation, Relation
from enforcement.reading.dockets.docket_sheet import DocketSheet

_REVIEW = re.compile(r"\bpetition\sfor\sreview\b", re.IGNORECASE)
#: Kinds of citations of what the Federal Register prints.
_PRINTED = ("fr", "fr-document")
_DOCUMENT = "FR Doc. "


def docket_relations(sheet: DocketSheet, citations: Sequence[Citation]) -> Iterator[Relation]:
    """The published orders that an entry asks to review; `citations` are those of the docket."""
    for entry in sheet.entries:
        if not _REVIEW.search(sheet.whole, *entry.words):
            continue
        for cited in citations:
            if entry.words.start <= cited.start < entry.words.end and cited.kind in _PRINTED:
                yield _followed(cited)


def _followed(cited: Citation) -> Relation:
    number = cited.canonical.removeprefix(_DOCUMENT) if cited.kind == "fr-document" else None
    return Relation(
        relation="follows",
        number=number,
        citation=cited.canonical if cited.kind == "fr" else None,
        quote=cited.quote,
        start=cited.start,
        end=cited.end,
    )
