"""Documents by what they go by besides their ids: addresses, published numbers, parts of ids."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Literal

from casebook.asking.casebook_at import CasebookAt, Condition, StandingDocument
from casebook.asking.conditions import any_of
from casebook.asking.like_patterns import literally
from casebook.keys import key_number
from store.views.peek import numbers


def documents_like(
    book: CasebookAt, column: Literal["id", "url"], *patterns: str
) -> list[tuple[StandingDocument, str]]:
    """The documents whose column is like one of these patterns, which escape by a backslash, and
    what stands in it; in the order in which they were first recorded."""
    of = any_of(
        *(
            Condition(sql=f"s.{column} LIKE :like_{at} ESCAPE '\\'", values={f"like_{at}": pattern})
            for at, pattern in enumerate(patterns)
        )
    )
    rows = book.rows(
        f"SELECT s.document, s.id, s.position, s.{column} FROM {book.table('states')} s"
        f" WHERE {book.stands('s')} AND NOT s.erased AND ({of.sql}) ORDER BY s.document",
        **of.values,
    )
    return [
        (StandingDocument(number=number, id=id, state=state), value)
        for number, id, state, value in rows
    ]


def documents_bearing_number(book: CasebookAt, forms: Iterable[str]) -> list[StandingDocument]:
    """The documents whose own number, or the page they are printed on, is one of these canonical
    forms; those that only cite it are none, though they bear the same key."""
    wanted = [*forms]
    keys = numbers(key_number(f"number {form}") for form in wanted)
    told = any_of(
        *(
            Condition(
                sql=f"d.linking_keys LIKE :{key}_{at} ESCAPE '\\'",
                values={f"{key}_{at}": f'%"{key}":{literally(json.dumps(form))}%'},
            )
            for at, form in enumerate(wanted)
            for key in ("number", "page")
        )
    )
    return book.documents(
        Condition(
            sql=f"s.document IN (SELECT b.document FROM {book.table('bearers')} b"
            f" WHERE b.key IN ({keys}))"
            f" AND EXISTS (SELECT 1 FROM {book.table('dossiers')} d"
            f" WHERE d.position = s.position AND ({told.sql}))",
            values=told.values,
        )
    )
