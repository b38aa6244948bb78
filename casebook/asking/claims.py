"""What is stated in the documents of the record, a claim at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from casebook.asking.casebook_at import CasebookAt, StandingDocument, day_from

_OF_DOCUMENT = (
    *("document", "id", "position", "source", "url", "published_on", "happened_on"),
    *("primary_kind", "district", "state"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class StandingClaim:
    """A claim, and what is known of the document that states it."""

    document: StandingDocument
    source: str
    url: str
    published_on: date | None
    happened_on: date | None
    primary_kind: str
    district: str | None
    state: str | None
    #: The number of the document's matter.
    matter: int
    #: Its place among those of its sort in the document.
    number: int
    #: By column of its table.
    values: Mapping[str, Any]


def standing_claims(
    book: CasebookAt, table: str, columns: Sequence[str], *, source: str = ""
) -> Iterator[StandingClaim]:
    """The claims in one of `casebook.tables.CLAIMS`, with these columns of theirs, of one source or
    of all; in the order in which their documents were first recorded."""
    listed = [f"s.{name}" for name in _OF_DOCUMENT] + [f'c."{name}"' for name in columns]
    rows = book.rows(
        f"SELECT mb.matter, c.number, {', '.join(listed)} FROM {book.table(table)} c"
        f" JOIN {book.table('states')} s ON s.position = c.position AND {book.stands('s')}"
        f" JOIN {book.table('memberships')} mb"
        f" ON mb.document = s.document AND {book.stands('mb')}"
        " WHERE (:source = '' OR s.source = :source) ORDER BY s.document, c.number",
        source=source,
    )
    for matter, number, document, id, position, *rest in rows:
        of = dict(zip(_OF_DOCUMENT[3:], rest, strict=False))
        yield StandingClaim(
            document=StandingDocument(number=document, id=id, state=position),
            **{**of, **{name: day_from(of[name]) for name in ("published_on", "happened_on")}},
            matter=matter,
            number=number,
            values=dict(zip(columns, rest[len(of) :], strict=True)),
        )
