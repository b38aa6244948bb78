"""An alias is found by some of its words: never is one left out that is the name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.matters.names.person import names_borne
from casebook.asking.casebook_at import Basis, CasebookAt
from casebook.asking.people import naming_party
from casebook.tables import tables
from enforcement.claims import PartyType
from enforcement.matters.party_history import MatterParty
from store.log.database import Engine, open_store, writing
from store.views.peek import StoreLook, looking
from tests.postgresql import Server

WORDS = (
    *(
        "Orla",
        "Tannen",
        "O'Brien",
        "O\u2019Brien",
        "Smith-Jones",
        "J.",
        "Jr.",
        "M.D.",
        "the",
        "Ana",
    ),
    *("the", "Ana", "Halden", "Health", "LLC", "Inc.", "P.C.", "&", "José", "24", "Ana,", "St."),
)
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
#: The names and aliases that documents give, each of one party.
NUMBERED = st.lists(st.lists(NAMES, min_size=1, max_size=2), min_size=1, max_size=6)


#: A party without aliases.
NOBODY = {
    "number": 0,
    "name": "Nobody Known",
    "party_key": "nobody known",
    "type": "person",
    "role": "",
    "profession": "",
    "standing": "[]",
    "quote": "",
    "start": 0,
    "end": 0,
}


def test_whoever_bears_a_name_as_an_alias_is_found(url: str) -> None:
    with a_store(url) as engine:

        @settings(deadline=None)
        @given(aliases=NUMBERED, asked=NAMES, type=st.sampled_from(("person", "organization")))
        def is_found(aliases: list[list[str]], asked: str, type: PartyType) -> None:
            write(engine, aliases)
            with looking(url) as look:
                for name in {asked, *(alias for names in aliases for alias in names)}:
                    borne = (names_borne(name, of(type, names)) for names in aliases)
                    assert {at for at, it in enumerate(borne) if it} <= {*positions(look, name)}

        is_found()


def test_aliases_are_looked_up(postgresql: Server) -> None:
    with postgresql.database() as url, a_store(url), looking(url) as look:
        look.rows("SELECT set_config('enable_seqscan', 'off', true)")
        plan = " ".join(positions(look, "Halden Health", before="EXPLAIN"))
        assert "Index Scan on ix_view_parties_a_alias_words" in plan
        assert "Seq Scan" not in plan


@contextmanager
def a_store(url: str) -> Iterator[Engine]:
    """A store with a casebook's tables, empty."""
    engine = open_store(url)
    with writing(engine) as connection:
        tables("a").metadata.create_all(connection)
    try:
        yield engine
    finally:
        engine.dispose()


def write(engine: Engine, aliases: list[list[str]]) -> None:
    """Have so many parties, each with some of these aliases and in a state of its own."""
    parties = tables("a").parties
    with writing(engine) as connection:
        connection.execute(sa.delete(parties))
        written = (json.dumps(names, ensure_ascii=False) for names in aliases)
        rows = [{**NOBODY, "position": at, "aliases": it} for at, it in enumerate(written)]
        connection.execute(sa.insert(parties), rows)


def positions(look: StoreLook, asked: str, *, before: str = "") -> Iterator[Any]:
    """Where a party may bear a name."""
    book = CasebookAt(look, "a", Basis(position=0, reader=""), None)
    named = naming_party(book, asked)
    query = f"{before} SELECT s.position FROM {book.table('parties')} s WHERE {named.sql}"
    return (found for (found,) in book.rows(query, **named.values))


def of(type: PartyType, aliases: list[str]) -> MatterParty:
    """A party with these aliases."""
    none: dict[str, Any] = dict.fromkeys(
        ("roles", "professions", "history", "status", "favorable_dispositions"), ()
    )
    name = "Nobody Known"
    return MatterParty(
        name=name, names_as_written=(name,), type=type, aliases=tuple(aliases), **none
    )
