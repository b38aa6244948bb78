"""What was read out of the record, as tables beside the documents: a row an action, a sentence, a
party or an amount."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from itertools import groupby
from typing import Any, Literal, TypeAlias, get_args

from answers.masked.masked_text import MaskedText
from answers.record import Record
from casebook.asking.casebook_at import EVERYTHING, day_from
from casebook.asking.claims import StandingClaim, standing_claims
from enforcement.claims import TextReading, quoted
from store.transfer.dataset import ColumnType, TableRow

ClaimTable: TypeAlias = Literal["actions", "sentences", "parties", "amounts"]
CLAIM_TABLES: tuple[ClaimTable, ...] = get_args(ClaimTable)

_DOCUMENT: dict[str, ColumnType] = {
    "key": "text",
    "document": "text",
    "source": "text",
    "url": "text",
    "published_on": "date",
}
_QUOTE: dict[str, ColumnType] = {"quote": "text", "start": "integer", "end": "integer"}
_PLACE: dict[str, ColumnType] = {"district": "text", "state": "text", "case": "text"}
_MONTHS: dict[str, ColumnType] = {
    f"{term}_months": "integer"
    for term in ("prison", "probation", "supervised_release", "home_detention")
}
#: The columns of each table; more are added at the end, and none is renamed.
COLUMNS: Mapping[ClaimTable, dict[str, ColumnType]] = {
    "actions": {
        **_DOCUMENT,
        "kind": "text",
        "status": "text",
        "primary": "boolean",
        "happened_on": "date",
        **_QUOTE,
        "parties": "json",
        **_PLACE,
    },
    "sentences": {
        **_DOCUMENT,
        "name": "text",
        "profession": "text",
        "day": "date",
        **_MONTHS,
        **_QUOTE,
        **_PLACE,
        "prison_exactly": "text",
    },
    "parties": {
        **_DOCUMENT,
        "name": "text",
        "type": "text",
        "role": "text",
        "profession": "text",
        "aliases": "json",
        "actions": "json",
        **_QUOTE,
        **_PLACE,
        "standing": "json",
    },
    "amounts": {**_DOCUMENT, "usd": "number", "what": "text", **_QUOTE, **_PLACE},
}
#: What is asked for of each claim, beside its quote.
_VALUES: Mapping[ClaimTable, tuple[str, ...]] = {
    "actions": ("kind", "status", "is_primary", "day"),
    "sentences": ("name", *_MONTHS),
    "parties": ("name", "type", "role", "profession", "aliases", "standing"),
    "amounts": ("usd", "what"),
}
#: Of each state where acts of sentencing stand, and on which days.
_ImposedDays: TypeAlias = dict[int, list[tuple[int, date]]]
#: Columns that may hold a name.
_MASKED = ("url", "name", "aliases", "parties")


def claim_rows(record: Record, table: ClaimTable, *, source: str = "") -> Iterator[TableRow]:
    """One row a claim in the last state of a document, of one source or of all; without masked
    names, and quoting the text that is shown without them.

    A row's key is the position of the document's first event and, of an action, its kind and from
    the second of its kind on its place among these; else the sort of claim and its place among
    those of the document. It is no part of a release, since another reader may give other rows of
    the same documents.
    """
    ids = {it.number: it for it in record.book.documents(EVERYTHING)}
    shown_id = cache(lambda number: record.shown_id(ids[number]))
    # The claims of a document come together.
    shown_text = lru_cache(maxsize=1)(record.shown_text)
    parties = _by_party(record, source)
    done: dict[tuple[int, str], list[str]] = defaultdict(list)
    if table == "parties":
        for act in standing_claims(record.book, "party_actions", ("name", "kind"), source=source):
            done[act.document.state, act.values["name"]].append(act.values["kind"])
    claims = standing_claims(record.book, table, (*_VALUES[table], *_QUOTE), source=source)
    imposed = _imposed(record, source) if table == "sentences" else {}
    read = lru_cache(maxsize=1)(lambda state: record.book.dossiers_at([state])[state].reading)
    for claim, place in _with_places(claims):
        named = parties.get(claim.document.state, {})
        name = claim.values.get("name")
        row = {
            **_of_document(claim),
            "profession": named.get(name or "") or None,
            "parties": [*named],
            "actions": done.get((claim.document.state, name or ""), []),
            **claim.values,
            **_own_values(claim, table, place),
            **(_of_sentence(claim, imposed, read) if table == "sentences" else {}),
            **(_shown_quote(claim, shown_text(claim.document.state)) if record.masks else {}),
            "document": shown_id(claim.document.number),
            "case": shown_id(claim.matter),
        }
        masked = {column: record.shown(row[column]) for column in _MASKED if column in row}
        yield {column: (row | masked)[column] for column in COLUMNS[table]}


def _shown_quote(claim: StandingClaim, text: MaskedText) -> TableRow:
    start, end = claim.values["start"], claim.values["end"]
    return {**quoted(text.whole, *text.shown(start, end))} if start < end else {}


def _by_party(record: Record, source: str) -> dict[int, dict[str, str]]:
    """The names in each state, with what each is by profession."""
    named: dict[int, dict[str, str]] = defaultdict(dict)
    for party in standing_claims(record.book, "parties", ("name", "profession"), source=source):
        named[party.document.state][party.values["name"]] = party.values["profession"]
    return named


def _imposed(record: Record, source: str) -> _ImposedDays:
    """The days that the documents of a source, or of all, state for acts of sentencing."""
    days: _ImposedDays = defaultdict(list)
    for act in standing_claims(record.book, "actions", ("kind", "day", "start"), source=source):
        if act.values["kind"] == "sentence" and (day := day_from(act.values["day"])):
            days[act.document.state].append((act.values["start"], day))
    return days


def _of_sentence(
    claim: StandingClaim, imposed: _ImposedDays, read: Callable[[int], TextReading]
) -> TableRow:
    """When a sentence was imposed, and its prison term where months only come near it."""
    term = read(claim.document.state).sentences[claim.number]
    return {
        "day": _text(_day_imposed(claim, imposed)),
        "prison_exactly": term.prison_exactly or None,
    }


def _day_imposed(claim: StandingClaim, imposed: _ImposedDays) -> date | None:
    """The day of the nearest act of sentencing: a docket tells of several days. Else that of the
    document's main act, where this is the sentence, or of its publication."""
    if days := imposed.get(claim.document.state):
        return min(days, key=lambda it: abs(it[0] - claim.values["start"]))[1]
    stated = claim.happened_on if claim.primary_kind == "sentence" else None
    return stated or claim.published_on


def _of_document(claim: StandingClaim) -> TableRow:
    return {
        "source": claim.source,
        "url": claim.url,
        "published_on": _text(claim.published_on),
        "district": claim.district,
        "state": claim.state,
    }


def _with_places(claims: Iterable[StandingClaim]) -> Iterator[tuple[StandingClaim, int]]:
    """Each claim with its place among those of its kind in the document, from 1."""
    for _, of_document in groupby(claims, key=lambda claim: claim.document.number):
        places: Counter[str] = Counter()
        for claim in of_document:
            kind = claim.values.get("kind", "")
            places[kind] += 1
            yield claim, places[kind]


def _own_values(claim: StandingClaim, table: ClaimTable, place: int) -> dict[str, Any]:
    """What is not kept as it is written in the row; `place` is that among claims of its kind."""
    number = claim.document.number
    key = f"{number}:{table}:{claim.number}"
    match table:
        case "actions":
            primary = bool(claim.values["is_primary"])
            happened = day_from(claim.values["day"]) or (claim.happened_on if primary else None)
            key = f"{number}:{claim.values['kind']}{f':{place}' if place > 1 else ''}"
            return {"key": key, "primary": primary, "happened_on": _text(happened)}
        case "parties":
            lists = {name: json.loads(claim.values[name]) for name in ("aliases", "standing")}
            return {"key": key, **lists}
        case _:
            return {"key": key}


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
