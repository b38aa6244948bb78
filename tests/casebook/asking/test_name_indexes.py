"""Names are looked up: whoever asks for one does not go through all parties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from casebook.asking.casebook_at import Basis, CasebookAt
from casebook.asking.names import names_of_parties
from casebook.asking.people import aliases_of, naming_party
from casebook.keys import JOINED, LAST_WORD, SOLID
from casebook.tables import tables
from store.views.peek import StoreLook

#: A key, as it stands without signs, without blanks too, and its last word.
KEYS = {
    "orla o'brien": ("orla obrien", "orlaobrien", "obrien"),
    "ana smith-jones": ("ana smithjones", "anasmithjones", "smithjones"),
    "ana ana": ("ana ana", "anaana", "ana"),
    "shaw\u2019s clinic of shaw": ("shaws clinic of shaw", "shawsclinicofshaw", "shaw"),
    "tannen": ("tannen", "tannen", "tannen"),
}


class _Explained(CasebookAt):
    """A casebook that says how each question would be answered."""

    def __init__(self, connection: sa.Connection) -> None:
        super().__init__(StoreLook(_nothing, ""), "a", Basis(position=0, reader=""), None)
        self._connection = connection
        self.plans: list[str] = []

    def rows(self, query: str, **values: Any) -> Iterable[tuple[Any, ...]]:
        rows = self._connection.execute(sa.text(f"EXPLAIN QUERY PLAN {query}"), values)
        self.plans += [row.detail for row in rows]
        return ()


def _nothing(query: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    return []


def test_keys_are_compared_as_they_are_said() -> None:
    engine = sa.create_engine("sqlite://")
    with engine.connect() as connection:
        for key, forms in KEYS.items():
            of = sa.text(f"SELECT {JOINED}, {SOLID}, {LAST_WORD} FROM (SELECT :key AS party_key)")
            assert connection.execute(of, {"key": key}).one() == forms
    engine.dispose()


def test_no_question_goes_through_all_parties() -> None:
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        tables("a").metadata.create_all(connection)
        for name in ("Orla Tannen", "Tannen", "Halden Health LLC", "One 2019 Ford"):
            book = _Explained(connection)
            names_of_parties(book, name)
            aliases_of(book, name)
            book.documents(naming_party(book, name))
            through = [it for it in book.plans if it == "SCAN view_parties_a"]
            assert book.plans
            assert not through, book.plans
    engine.dispose()
