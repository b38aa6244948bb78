"""What a run is to write: all of it, or what is told otherwise since the run before."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from answers.matters.names.names_in_documents import name_keys
from publishing.manifest import Manifest, Piece
from publishing.pieces.notices import keeps_its_address
from publishing.publication import Publication
from publishing.selection import Selection, forgot, touched

#: What must be the same for what was published before to hold still.
_SAME = ("log", "reader", "code", "query", "url")

#: What was published, by its kind and id.
_Pieces: TypeAlias = Mapping[tuple[str, str], Piece]


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What is written, by ids, and what stays as it is."""

    documents: frozenset[str]
    cases: frozenset[str]
    names: frozenset[str]
    kept: tuple[Piece, ...]
    #: What was there, is no more, and keeps its address.
    notices: tuple[Piece, ...]


def plan_of(publication: Publication, before: Manifest | None, head: Manifest) -> Plan:
    """What is to be written after what was published before; `head` says of the run what a manifest
    says."""
    chosen = publication.selection
    known = {(it.kind, it.id): it for it in before.pieces} if before else {}
    documents, cases, names = map(frozenset, (chosen.documents, chosen.cases, chosen.names))
    if before and _goes_on(publication, before, head):
        there = {key: piece for key, piece in known.items() if not piece.is_notice}
        anew = touched(publication.settings, publication.engine, before.position)
        documents = _documents(chosen, there, anew)
        cases = _cases(chosen, there, anew)
        names = _names(chosen, there, documents=documents, cases=cases)
        others = chosen.cases.keys() - cases
        cases |= {id for id in others if _is_of_another_day(known["case", id], before, head)}
    gone = (piece for (kind, id), piece in known.items() if id not in _of_kind(chosen, kind))
    kept = [known["document", id] for id in chosen.documents.keys() - documents]
    kept += [known["case", id] for id in chosen.cases.keys() - cases]
    kept += [known["name", name] for name in chosen.names - names]
    return Plan(
        documents=documents,
        cases=cases,
        names=names,
        kept=tuple(kept),
        notices=tuple(piece for piece in gone if keeps_its_address(publication, piece)),
    )


def _documents(chosen: Selection, there: _Pieces, anew: Collection[str]) -> frozenset[str]:
    """The documents that were not there, or are told otherwise now that those of these true ids
    were touched."""
    every = chosen.documents.items()
    return frozenset(id for id, it in every if it.id in anew or ("document", id) not in there)


def _cases(chosen: Selection, there: _Pieces, anew: Collection[str]) -> frozenset[str]:
    """The same for matters."""
    return frozenset(
        id
        for id, some in chosen.cases.items()
        if ("case", id) not in there or any(it.id in anew for it in some)
    )


def _names(
    chosen: Selection, there: _Pieces, *, documents: Collection[str], cases: Collection[str]
) -> frozenset[str]:
    """The names that were not there, that were borne in one of these matters, or in one that is no
    more, or that a party of one of these documents may bear now."""
    numbers = {chosen.documents[id].number for id in documents} & chosen.named_in.keys()
    keys = {key for number in numbers for key in chosen.named_in[number].keys}
    others = chosen.cases.keys() - cases
    return frozenset(
        name
        for name in chosen.names
        if ("name", name) not in there
        or not others >= {*there["name", name].cases}
        or not keys.isdisjoint(name_keys(name))
    )


def _of_kind(chosen: Selection, kind: str) -> Collection[str]:
    """The ids of what there is of a kind."""
    found: Mapping[str, Collection[str]] = {
        "document": chosen.documents,
        "case": chosen.cases,
        "name": chosen.names,
    }
    return found.get(kind, ())


def _goes_on(publication: Publication, before: Manifest, head: Manifest) -> bool:
    """Whether all that was published before still holds, but for what was touched since."""
    same = all(getattr(before, name) == getattr(head, name) for name in _SAME)
    return before.is_whole and same and not forgot(publication.engine, before.position)


def _is_of_another_day(piece: Piece, before: Manifest, head: Manifest) -> bool:
    """Whether days that lay ahead in a matter are nearer now, or past."""
    return piece.ahead is not None and piece.ahead >= before.day != head.day
