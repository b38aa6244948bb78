"""What was read out of the record, as tables beside the documents: a row an action, a sentence, a
party or an amount."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby, islice
from typing import Any, Literal, TypeAlias, get_args

from answers.masked.masked_text import MaskedText
from answers.record import Record
from casebook.asking.casebook_at import EVERYTHING, day_from
from casebook.asking.claims import StandingClaim, standing_claims
from enforcement.claims import Action, CourtSentence, PartyAction, quoted
from enforcement.kinds import SENTENCE
from enforcement.reading.dossier import Dossier
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
        "period": "text",
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
        "period": "text",
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
#: Claims whose documents are read together.
_TOGETHER = 500
#: Columns that may hold a name.
_MASKED = ("url", "name", "aliases", "parties")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Documents:
    """What was read in many documents, and their words without masked names, by position."""

    dossiers: Mapping[int, Dossier]
    texts: Mapping[int, MaskedText]

    def dossier(self, claim: StandingClaim) -> Dossier:
        return self.dossiers[claim.document.state]

    def text(self, claim: StandingClaim) -> MaskedText:
        return self.texts[claim.document.state]


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
    parties = _by_party(record, source)
    done: dict[tuple[int, str], list[str]] = defaultdict(list)
    if table == "parties":
        for act in standing_claims(record.book, "party_actions", ("name", "kind"), source=source):
            done[act.document.state, act.values["name"]].append(act.values["kind"])
    claims = standing_claims(record.book, table, (*_VALUES[table], *_QUOTE), source=source)
    for claim, place, read in _with_documents(record, _with_places(claims), table):
        named = parties.get(claim.document.state, {})
        name = claim.values.get("name")
        row = {
            **_of_document(claim),
            "profession": named.get(name or "") or None,
            "parties": [*named],
            "actions": done.get((claim.document.state, name or ""), []),
            **claim.values,
            **_own_values(claim, table, place),
            **(_of_sentence(claim, read.dossier(claim)) if table == "sentences" else {}),
            **(_of_action(claim, read.dossier(claim)) if table == "actions" else {}),
            **(_shown_quote(claim, read.text(claim)) if record.masks else {}),
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


def _of_action(claim: StandingClaim, dossier: Dossier) -> TableRow:
    """The period in which an act was done, where its day is not told."""
    return {"period": dossier.reading.actions[claim.number].period or None}


def _of_sentence(claim: StandingClaim, dossier: Dossier) -> TableRow:
    """When a sentence was imposed, and its prison term where months only come near it."""
    term = dossier.reading.sentences[claim.number]
    act = _imposed(term, dossier)
    period = act.period if act and not act.day else ""
    return {
        "day": None if period else _text((act and act.day) or _main_day(claim)),
        "prison_exactly": term.prison_exactly or None,
        "period": period or None,
    }


def _imposed(term: CourtSentence, dossier: Dossier) -> Action | PartyAction | None:
    """The act of sentencing of which the text tells when it was done: the party's own, else the
    nearest, since a docket tells of several."""
    acts: list[Action | PartyAction] = [*dossier.outcomes, *dossier.reading.actions]
    dated = [it for it in acts if it.kind == SENTENCE and (it.day or it.period)]
    own = [it for it in dated if isinstance(it, PartyAction) and it.name == term.name]
    return min(own or dated, key=lambda it: abs(it.start - term.start), default=None)


def _main_day(claim: StandingClaim) -> date | None:
    """The day of the document's main act, where this is the sentence, else of its publication."""
    stated = claim.happened_on if claim.primary_kind == SENTENCE else None
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


def _with_documents(
    record: Record, claims: Iterable[tuple[StandingClaim, int]], table: ClaimTable
) -> Iterator[tuple[StandingClaim, int, _Documents]]:
    """Each claim with what is asked of its document, which depends on the table and on whether
    names are masked: of many documents at once, since each question costs as much as many
    answers."""
    rest = iter(claims)
    while part := list(islice(rest, _TOGETHER)):
        states = {claim.document.state for claim, _ in part}
        read = _Documents(
            dossiers=record.book.dossiers_at(states if table in ("actions", "sentences") else ()),
            texts=record.shown_texts(states if record.masks else ()),
        )
        yield from ((claim, place, read) for claim, place in part)


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
