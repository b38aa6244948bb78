"""The tables of the casebook. Dropped and filled again from the log when a reader or `VERSION`
changes.

There are two sets of them: one is answered from while the other is filled by another reader. In
each a row holds from its `position` in the log until the position `until`, None where it holds
still; a document is known by the position of its first event, and a matter by its first document.
They hold true names: what is said of them is masked in `answers`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeAlias

import sqlalchemy as sa

from casebook.keys import ALIAS_WORDS, HAS_ALIASES, IS_PERSON, IS_THING, LAST_WORD, SOLID
from store.log.database import POSITION

#: Bump it when a table or its filling changes; no migration is written for a read model, but for an
#: index more: what is in the tables stays as it is, and need not be read again.
VERSION = 2

SetName: TypeAlias = Literal["a", "b"]
SET_NAMES: tuple[SetName, ...] = ("a", "b")

progress_metadata = sa.MetaData()
#: How far each set has come.
progress = sa.Table(
    "view_casebook",
    progress_metadata,
    sa.Column("name", sa.Text, primary_key=True),
    #: Who read (`enforcement.reading.document_reading.reader_version`, and `VERSION`).
    sa.Column("reader", sa.Text, nullable=False),
    sa.Column("position", sa.BigInteger, nullable=False),
    #: The end of the log when the first event was taken in.
    sa.Column("begun", sa.BigInteger, nullable=False),
    #: Whether it is answered from.
    sa.Column("live", sa.Boolean, nullable=False),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Tables:
    """One of the two sets."""

    metadata: sa.MetaData
    #: Every state of every document; what was erased has neither words nor claims.
    states: sa.Table
    #: Of a state: its `Dossier` without its linking keys' words, and its `LinkingKeys`, as JSON.
    dossiers: sa.Table
    actions: sa.Table
    parties: sa.Table
    party_actions: sa.Table
    amounts: sa.Table
    sentences: sa.Table
    days: sa.Table
    citations: sa.Table
    relations: sa.Table
    dockets: sa.Table
    agencies: sa.Table
    quantities: sa.Table
    terms: sa.Table
    #: What people decided of matters; it lasts.
    decisions: sa.Table
    #: Which documents bear which pairing keys, and the keys that too many bear.
    bearers: sa.Table
    common_keys: sa.Table
    links: sa.Table
    memberships: sa.Table
    matters: sa.Table
    acts: sa.Table
    #: The documents about an act.
    act_documents: sa.Table


#: What is read of a state, a row each; they last as long as the state.
CLAIMS = (
    *("actions", "parties", "party_actions", "amounts", "sentences", "days", "citations"),
    *("relations", "dockets", "agencies", "quantities", "terms"),
)
#: What follows from all that was read and decided; each row has a `position` and an `until`.
LINKED = ("bearers", "common_keys", "links", "memberships", "matters", "acts", "act_documents")


def tables(name: SetName) -> Tables:
    """The tables of a set."""
    return _TABLES[name]


def _claim(*columns: sa.Column[Any], quoted: bool = True) -> list[sa.Column[Any]]:
    """The columns of a claim: the state it was read in, its place among those of its sort, and
    mostly the words it rests on with their offsets."""
    return [
        sa.Column("position", POSITION, primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        *columns,
        *((_text("quote"), _integer("start"), _integer("end")) if quoted else ()),
    ]


def _span(*columns: sa.Column[Any]) -> list[sa.Column[Any]]:
    """The columns of what holds from a position until another one."""
    return [
        *columns,
        sa.Column("position", POSITION, primary_key=True, autoincrement=False),
        sa.Column("until", sa.BigInteger),
    ]


def _text(name: str, *, null: bool = False, index: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=null, index=index)


def _integer(name: str, *, null: bool = False, index: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=null, index=index)


def _day(name: str, *, index: bool = False) -> sa.Column[date]:
    return sa.Column(name, sa.Date, index=index)


def _key(name: str, kind: type[sa.types.TypeEngine[Any]] = sa.BigInteger) -> sa.Column[Any]:
    return sa.Column(name, kind, primary_key=True, autoincrement=False)


def _columns() -> dict[str, list[sa.Column[Any]]]:
    """The columns of each table, made anew at each call."""
    return {
        "states": [
            sa.Column("position", POSITION, primary_key=True, autoincrement=False),
            sa.Column("until", sa.BigInteger),
            #: The position of the document's first event.
            _integer("document", index=True),
            _text("id", index=True),
            _text("source"),
            _text("tier"),
            _text("url"),
            _text("title"),
            _day("published_on", index=True),
            #: When the log learned of this state: ISO 8601, UTC.
            _text("recorded_at"),
            _text("primary_kind", null=True),
            _day("happened_on"),
            _text("district", null=True),
            _text("state", null=True),
            _text("court", null=True),
            sa.Column("erased", sa.Boolean, nullable=False),
        ],
        "dossiers": [
            sa.Column("position", POSITION, primary_key=True, autoincrement=False),
            _text("dossier"),
            _text("linking_keys"),
        ],
        "actions": _claim(
            _text("kind"),
            _text("status"),
            sa.Column("is_primary", sa.Boolean, nullable=False),
            _day("day"),
        ),
        "parties": _claim(
            _text("name"),
            #: As matters know it, and its last word for people.
            _text("party_key", index=True),
            _text("type"),
            _text("role"),
            _text("profession"),
            #: JSON lists.
            _text("aliases"),
            _text("standing"),
        ),
        "party_actions": _claim(_text("name"), _text("kind", index=True), _text("status")),
        "amounts": _claim(sa.Column("usd", sa.Float, nullable=False), _text("what")),
        "sentences": _claim(
            _text("name", null=True),
            _integer("prison_months", null=True),
            _integer("probation_months", null=True),
            _integer("supervised_release_months", null=True),
            _integer("home_detention_months", null=True),
        ),
        "days": _claim(_day("day", index=True), _text("what"), _text("status")),
        "citations": _claim(_text("kind"), _text("canonical", index=True)),
        "relations": _claim(
            _text("relation"),
            _text("earlier_number", null=True, index=True),
            _text("citation", null=True, index=True),
            _day("published"),
        ),
        "dockets": _claim(_text("docket", index=True), quoted=False),
        "agencies": _claim(_text("name", index=True)),
        "quantities": _claim(
            sa.Column("amount", sa.Float, nullable=False), _text("unit"), _text("substance")
        ),
        "terms": _claim(_text("term"), quoted=False),
        "decisions": [
            sa.Column("position", POSITION, primary_key=True, autoincrement=False),
            #: Ids, since a document may be decided about that is gone.
            _text("document", index=True),
            _text("other_document", index=True),
            sa.Column("linked", sa.Boolean, nullable=False),
            _text("by"),
            _text("reason"),
        ],
        "bearers": _span(
            #: The first eight bytes of the key's hash.
            _key("key"),
            _key("document"),
            sa.Column("own", sa.Boolean, nullable=False),
        ),
        "common_keys": _span(_key("key")),
        "links": _span(
            #: The one with the lower id first.
            _key("one"),
            sa.Column("other", sa.BigInteger, primary_key=True, autoincrement=False, index=True),
            _text("reason"),
            _text("shared"),
        ),
        "memberships": _span(_key("document"), _integer("matter", index=True)),
        "matters": _span(
            _key("matter"),
            _day("first_day"),
            _day("last_day"),
            _integer("documents"),
            #: `MatterSummary`, as JSON.
            _text("summary"),
        ),
        "acts": _span(
            _key("matter"),
            #: Its place among the acts of the matter.
            _key("number"),
            _text("kind", index=True),
            #: When the first document about it was published.
            _day("day", index=True),
            _text("source"),
            _text("district", null=True),
            _text("state", null=True),
        ),
        "act_documents": _span(
            _key("matter"),
            _key("number"),
            #: The position of the document's state.
            sa.Column(
                "document_state", sa.BigInteger, primary_key=True, autoincrement=False, index=True
            ),
        ),
    }


def _made(name: SetName) -> Tables:
    metadata = sa.MetaData()
    made = {
        table: sa.Table(
            f"view_{table}_{name}", metadata, *columns, sqlite_with_rowid=table not in LINKED
        )
        for table, columns in _columns().items()
    }
    _index_ended(made["memberships"])
    _index_names(made["parties"])
    _index_fields(made)
    return Tables(metadata=metadata, **made)


def _index_ended(table: sa.Table) -> None:
    """Those that hold no longer are few, and asked for by the position at which they ended."""
    ended = sa.text("until IS NOT NULL")
    sa.Index(f"ix_{table.name}_until", table.c.until, sqlite_where=ended, postgresql_where=ended)


#: Indexes that one database alone has, or needs.
_ONLY_ON = {"aliases": "sqlite", "alias_words": "postgresql"}


def _index_names(table: sa.Table) -> None:
    """Names are looked for without signs, by the last word alone, among the few that are things,
    and by the words of their aliases, for which SQLite has no index: there the few that have any
    are gone through."""
    indexed = {
        "solid": (SOLID, None),
        "last_word": (LAST_WORD, IS_PERSON),
        "things": ("party_key", IS_THING),
        "aliases": ("position", HAS_ALIASES),
        "alias_words": (ALIAS_WORDS, HAS_ALIASES),
    }
    for name, (what, condition) in indexed.items():
        where = sa.text(condition) if condition else None
        index = sa.Index(
            f"ix_{table.name}_{name}",
            sa.text(what),
            sqlite_where=where,
            postgresql_where=where,
            postgresql_using="gin" if name == "alias_words" else "btree",
        )
        if name in _ONLY_ON:
            index.ddl_if(dialect=_ONLY_ON[name])
        table.append_constraint(index)


def _index_fields(made: Mapping[str, sa.Table]) -> None:
    """Where a field has a value is told by its index alone, without a look at the rows, which may
    be a hundred thousand."""
    claims = {
        "actions": "kind, position",
        "agencies": "lower(name), name, position",
        "terms": "lower(term), term, position",
    }
    for name, what in claims.items():
        table = made[name]
        table.append_constraint(sa.Index(f"ix_{table.name}_value", sa.text(what)))
    states, standing = made["states"], sa.text("until IS NULL AND NOT erased")
    for column in ("state", "district", "happened_on"):
        sa.Index(
            f"ix_{states.name}_{column}",
            *(states.c[column], states.c.position),
            sqlite_where=standing,
            postgresql_where=standing,
        )


_TABLES = {name: _made(name) for name in SET_NAMES}
