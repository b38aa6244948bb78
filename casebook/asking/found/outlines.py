"""What is known of documents at a glance: their matters, and what they are about."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from casebook.asking.casebook_at import CasebookAt, StandingDocument, day_from
from enforcement.claims import Kind


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """A document as it stands."""

    document: StandingDocument
    #: The number of its matter.
    matter: int
    #: What it is about.
    primary: Kind
    published_on: date | None


def states_of(book: CasebookAt, ids: Collection[str]) -> dict[int, str]:
    """The positions of all states that these documents were ever in, each with the id."""
    of_ids = book.of_ids("outlined", ids)
    rows = book.rows(
        f"SELECT s.position, s.id FROM {book.table('states')} s"
        f" WHERE {book.known('s')} AND NOT s.erased AND ({of_ids.sql})",
        **of_ids.values,
    )
    return dict(rows)


def ids_at(book: CasebookAt, positions: Collection[int]) -> set[str]:
    """The ids of the documents that are, or were, in the states at these positions."""
    at = book.among_positions(positions)
    rows = book.rows(f"SELECT s.id FROM {book.table('states')} s WHERE {at.sql}", **at.values)
    return {id for (id,) in rows}


def matter_numbers(book: CasebookAt) -> dict[int, int]:
    """The matter of every document, by number."""
    members = book.table("memberships")
    return dict(
        book.rows(f"SELECT mb.document, mb.matter FROM {members} mb WHERE {book.stands('mb')}")
    )


def outlines(book: CasebookAt, ids: Collection[str]) -> dict[str, Outline]:
    """The documents of these ids, those that are gone left out."""
    of_ids = book.of_ids("outlined", ids)
    rows = book.rows(
        "SELECT s.document, s.id, s.position, mb.matter, s.primary_kind, s.published_on"
        f" FROM {book.table('states')} s"
        f" JOIN {book.table('memberships')} mb ON mb.document = s.document"
        f" WHERE {book.stands('s')} AND {book.stands('mb')} AND NOT s.erased AND ({of_ids.sql})",
        **of_ids.values,
    )
    return {
        id: Outline(
            document=StandingDocument(number=number, id=id, state=state),
            matter=matter,
            primary=primary or "other",
            published_on=day_from(published_on),
        )
        for number, id, state, matter, primary, published_on in rows
    }
