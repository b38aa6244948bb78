"""The acts of the casebook, as they are counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from casebook.asking.casebook_at import EVERYTHING, CasebookAt, Condition, day_from
from enforcement.claims import Kind
from enforcement.matters.counts import TIMES, By, CountedAct

#: Of what documents say, an act may have several: the table and the column.
SEVERAL: Mapping[By, tuple[str, str]] = {
    "profession": ("parties", "profession"),
    "agency": ("agencies", "name"),
}
#: All else is the act's own, as SQL; of a time its month.
_OWN: Mapping[By, str] = {
    **{trait: f"NULLIF(a.{trait}, '')" for trait in ("kind", "source", "district", "state")},
    **dict.fromkeys(TIMES, "substr(CAST(a.day AS TEXT), 1, 7)"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class StandingAct:
    """An act, and the positions of the states of the documents about it, in their order."""

    counted: CountedAct
    states: tuple[int, ...]


def acts_of(
    book: CasebookAt,
    of: Condition = EVERYTHING,
    *,
    kinds: Sequence[Kind] = (),
    since: date | None = None,
    until: date | None = None,
    by: Sequence[By] = (),
) -> list[StandingAct]:
    """The acts that a document is about of which this holds, by the day of the first document, the
    undated first; where a bound is given, undated ones are left out. Professions and agencies are
    given where they are counted `by`."""
    where, values = _where(book, of, kinds, since, until)
    where = f"{where} AND {book.stands('ad')}"
    professions, agencies = (
        _stated(book, table, column, where, values) if trait in by else {}
        for trait, (table, column) in SEVERAL.items()
    )
    acts: dict[tuple[int, int], list[tuple[Any, ...]]] = {}
    for row in book.rows(
        "SELECT a.matter, a.number, a.kind, a.day, a.source, a.district, a.state, m.id, s.id,"
        f" s.position FROM {_acts_with_documents(book)}"
        f" JOIN {book.table('states')} m ON m.document = a.matter AND {book.stands('m')}"
        f" WHERE {where} ORDER BY a.day IS NOT NULL, a.day, s.published_on, s.id",
        **values,
    ):
        acts.setdefault((row[0], row[1]), []).append(row)
    return [
        StandingAct(
            counted=CountedAct(
                kind=rows[0][2],
                case=rows[0][7],
                day=day_from(rows[0][3]),
                source=rows[0][4],
                district=rows[0][5],
                state=rows[0][6],
                professions=tuple(professions.get(act, ())),
                agencies=tuple(agencies.get(act, ())),
                documents=tuple(row[8] for row in rows),
            ),
            states=tuple(row[9] for row in rows),
        )
        for act, rows in acts.items()
    ]


def act_numbers(
    book: CasebookAt,
    by: Sequence[By],
    of: Condition = EVERYTHING,
    *,
    kinds: Sequence[Kind] = (),
    since: date | None = None,
    until: date | None = None,
) -> dict[tuple[str | None, ...], int]:
    """How many of the acts that `acts_of` gives have each value of these traits, or values of
    several at once: None where none is told, and of a time its month (2026-03)."""
    where, values = _where(book, of, kinds, since, until)
    traits = [_OWN.get(trait, f"{trait}.value") for trait in by]
    several = "".join(_several(book, trait) for trait in by if trait in SEVERAL)
    grouped = f" GROUP BY {', '.join(traits)}" if traits else ""
    rows = book.rows(
        f"SELECT {', '.join((*traits, 'count(*)'))} FROM {book.table('acts')} a{several}"
        f" WHERE {where}{grouped}",
        **values,
    )
    return {row[:-1]: row[-1] for row in rows}


def _several(book: CasebookAt, trait: By) -> str:
    """SQL: with each value of a trait that the documents about an act say, each once."""
    table, column = SEVERAL[trait]
    return (
        f" LEFT JOIN (SELECT DISTINCT ad.matter, ad.number, c.{column} AS value"
        f" FROM {book.table('act_documents')} ad"
        f" JOIN {book.table(table)} c ON c.position = ad.document_state"
        f" WHERE {book.stands('ad')} AND c.{column} <> '') {trait}"
        f" ON {trait}.matter = a.matter AND {trait}.number = a.number"
    )


def _where(
    book: CasebookAt, of: Condition, kinds: Sequence[Kind], since: date | None, until: date | None
) -> tuple[str, dict[str, Any]]:
    parts, values = [book.stands("a")], dict(of.values)
    if of is not EVERYTHING:
        about = f"SELECT ad.matter, ad.number FROM {book.table('act_documents')} ad"
        about += f" JOIN {book.table('states')} s ON s.position = ad.document_state"
        parts.append(f"(a.matter, a.number) IN ({about} WHERE {book.stands('ad')} AND ({of.sql}))")
    if kinds:
        named = {f"act_kind_{at}": kind for at, kind in enumerate(kinds)}
        parts.append(f"a.kind IN ({', '.join(f':{name}' for name in named)})")
        values |= named
    if since:
        parts.append("a.day >= :act_since")
        values["act_since"] = since.isoformat()
    if until:
        parts.append("a.day <= :act_until")
        values["act_until"] = until.isoformat()
    return " AND ".join(parts), values


def _acts_with_documents(book: CasebookAt) -> str:
    return (
        f"{book.table('acts')} a JOIN {book.table('act_documents')} ad"
        " ON ad.matter = a.matter AND ad.number = a.number"
        f" JOIN {book.table('states')} s ON s.position = ad.document_state"
    )


def _stated(
    book: CasebookAt, table: str, column: str, where: str, values: dict[str, Any]
) -> dict[tuple[int, int], dict[str, None]]:
    """What the documents about each act state of a sort, each once."""
    stated: dict[tuple[int, int], dict[str, None]] = {}
    rows = book.rows(
        f"SELECT a.matter, a.number, c.{column} FROM {_acts_with_documents(book)}"
        f" JOIN {book.table(table)} c ON c.position = s.position"
        f" WHERE {where} AND c.{column} <> '' ORDER BY s.published_on, s.id, c.number",
        **values,
    )
    for matter, number, value in rows:
        stated.setdefault((matter, number), {})[value] = None
    return stated
