"""What is kept of a matter: its place in a list, and the acts that count. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import msgspec

from enforcement.claims import Tier
from enforcement.matters.counts import distinct_acts
from enforcement.matters.matter import assemble_matter
from enforcement.matters.summary import CaseSummary, summary_of
from enforcement.reading.dossier import Dossier
from store.decoding.json_decoders import decoder_of

#: The values of a row but for its span.
Content: TypeAlias = tuple[Any, ...]

_encode = msgspec.json.encode


@dataclass(frozen=True, kw_only=True, slots=True)
class MatterRows:
    """The rows of a matter in each table, without their span."""

    matters: tuple[Content, ...] = ()
    acts: tuple[Content, ...] = ()
    act_documents: tuple[Content, ...] = ()


def matter_rows(
    matter: int,
    id: str,
    dossiers: Sequence[Dossier],
    *,
    tiers: Mapping[str, Tier],
    states: Mapping[str, int],
) -> MatterRows:
    """The rows of the matter with this number and id; `tiers` are those of the sources, `states`
    the positions of the documents' states, by id."""
    in_order = sorted(dossiers, key=lambda dossier: dossier.publication_order)
    assembled = assemble_matter(id, in_order, tiers)
    acts = distinct_acts(in_order, dict.fromkeys(states, id))
    summary = _encode(summary_of(assembled)).decode()
    return MatterRows(
        matters=((matter, assembled.first, assembled.last, len(in_order), summary),),
        acts=tuple(
            (matter, number, act.kind, act.day, act.source, act.district, act.state)
            for number, act in enumerate(acts)
        ),
        act_documents=tuple(
            (matter, number, states[document.id])
            for number, act in enumerate(acts)
            for document in act.documents
        ),
    )


def summary_from(text: str) -> CaseSummary:
    """The summary in a row of `matters`."""
    return decoder_of(CaseSummary).decode(text)
