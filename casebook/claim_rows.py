"""What was read of one state of a document, as rows of the tables. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeAlias

import msgspec

from casebook.kept_dossiers import from_json, to_json
from enforcement.claims import Claim, Party
from enforcement.kinds import SUPERSEDED
from enforcement.matters.party_history import party_key
from enforcement.parties.naming.person_name import without_generation
from enforcement.reading.dossier import Dossier
from enforcement.reading.linking_keys import LinkingKeys
from store.decoding.json_decoders import decoder_of

RowValues: TypeAlias = dict[str, Any]

_encode = msgspec.json.encode


def state_row(
    dossier: Dossier, *, document: int, position: int, recorded_at: datetime, tier: str, court: str
) -> RowValues:
    """The row of a state; `document` is the position of the document's first event."""
    reading = dossier.reading
    return {
        "position": position,
        "until": None,
        "document": document,
        "id": dossier.id,
        "source": dossier.source,
        "tier": tier,
        "url": dossier.url,
        "title": dossier.title,
        "published_on": dossier.published_on,
        "recorded_at": recorded_at.isoformat(timespec="microseconds"),
        "primary_kind": reading.primary,
        "happened_on": reading.happened_on,
        "district": reading.district,
        "state": reading.state,
        "court": court or None,
        "erased": False,
    }


def erased_state_row(*, id: str, document: int, position: int, recorded_at: datetime) -> RowValues:
    """The row of a state whose words are gone."""
    return {
        **dict.fromkeys(("source", "tier", "url", "title"), ""),
        **dict.fromkeys(("until", "published_on", "primary_kind", "happened_on")),
        **dict.fromkeys(("district", "state", "court")),
        "position": position,
        "document": document,
        "id": id,
        "recorded_at": recorded_at.isoformat(timespec="microseconds"),
        "erased": True,
    }


def dossier_row(dossier: Dossier, position: int) -> RowValues:
    """What is decoded whole: the linking keys apart, since most uses do without their words."""
    keys = dossier.linking_keys
    slim = replace(dossier, linking_keys=replace(keys, words=frozenset(), opening=()))
    return {
        "position": position,
        "dossier": to_json(slim),
        "linking_keys": _encode(keys).decode(),
    }


def claim_rows(dossier: Dossier, position: int) -> Iterator[tuple[str, list[RowValues]]]:
    """The rows of each table of claims (`casebook.tables.CLAIMS`) that has any."""
    reading = dossier.reading
    primary = reading.primary
    of_kind: Mapping[str, Iterable[RowValues]] = {
        "actions": (
            _quoted(
                act,
                kind=act.kind,
                status=act.status,
                is_primary=act.kind == primary and act.status != SUPERSEDED,
                day=act.day,
            )
            for act in reading.actions
        ),
        "parties": map(_party, reading.parties),
        "party_actions": (
            _quoted(act, name=act.name, kind=act.kind, status=act.status)
            for act in dossier.outcomes
        ),
        "amounts": (_quoted(it, usd=it.usd, what=it.what) for it in reading.amounts),
        "sentences": (
            _quoted(
                it,
                name=it.name,
                prison_months=it.prison_months,
                probation_months=it.probation_months,
                supervised_release_months=it.supervised_release_months,
                home_detention_months=it.home_detention_months,
            )
            for it in reading.sentences
        ),
        "days": (_quoted(it, day=it.day, what=it.what, status=it.status) for it in reading.coming),
        "citations": (
            _quoted(it, kind=it.kind, canonical=it.canonical) for it in reading.citations
        ),
        "relations": (
            _quoted(
                it,
                relation=it.relation,
                earlier_number=it.number,
                citation=it.citation,
                published=it.published,
            )
            for it in reading.relations
        ),
        "dockets": ({"docket": docket} for docket in sorted(dossier.linking_keys.dockets)),
        "agencies": (_quoted(it, name=it.name) for it in reading.agencies),
        "quantities": (
            _quoted(it, amount=it.amount, unit=it.unit, substance=it.substance)
            for it in reading.quantities
        ),
        "terms": ({"term": term} for term in dossier.terms),
    }
    for table, rows in of_kind.items():
        numbered = [{"position": position, "number": at, **row} for at, row in enumerate(rows)]
        if numbered:
            yield table, numbered


def linking_keys_from(text: str) -> LinkingKeys:
    """The linking keys in a row of `dossiers`."""
    return decoder_of(LinkingKeys).decode(text)


def read_again(dossier: str, linking_keys: str) -> Dossier:
    """The whole dossier in a row of `dossiers`."""
    return replace(from_json(dossier), linking_keys=linking_keys_from(linking_keys))


def _party(party: Party) -> RowValues:
    return _quoted(
        party,
        name=party.name,
        party_key=without_generation(party_key(party)),
        type=party.type,
        role=party.role or "",
        profession=party.profession,
        aliases=json.dumps(party.aliases, ensure_ascii=False),
        standing=json.dumps(party.standing, ensure_ascii=False),
    )


def _quoted(claim: Claim, **values: Any) -> RowValues:
    return {**values, "quote": claim.quote, "start": claim.start, "end": claim.end}
