"""What a run is to write: all of it, or what is told otherwise since the run before."""

from __future__ import annotations

from dataclasses import dataclass

from publishing.manifest import Manifest, Piece
from publishing.notices import keeps_its_address
from publishing.publication import Publication
from publishing.selection import forgot, touched

#: What must be the same for what was published before to hold still.
_SAME = ("log", "reader", "code", "query", "url")


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What is written, by ids, and what stays as it is."""

    documents: frozenset[str]
    cases: frozenset[str]
    kept: tuple[Piece, ...]
    #: What was there, is no more, and keeps its address.
    notices: tuple[Piece, ...]


def plan_of(publication: Publication, before: Manifest | None, head: Manifest) -> Plan:
    """What is to be written after what was published before; `head` says of the run what a manifest
    says."""
    chosen = publication.selection
    known = {(it.kind, it.id): it for it in before.pieces} if before else {}
    there = {key for key, piece in known.items() if not piece.is_notice}
    documents, cases = frozenset(chosen.documents), frozenset(chosen.cases)
    if before and _goes_on(publication, before, head):
        anew = touched(publication.settings, publication.engine, before.position)
        documents = frozenset(
            id
            for id, it in chosen.documents.items()
            if it.id in anew or ("document", id) not in there
        )
        cases = frozenset(
            id
            for id, some in chosen.cases.items()
            if ("case", id) not in there
            or any(it.id in anew for it in some)
            or _is_of_another_day(known["case", id], before, head)
        )
    gone = (
        piece
        for (kind, id), piece in known.items()
        if id not in (chosen.documents if kind == "document" else chosen.cases)
    )
    notices = tuple(piece for piece in gone if keeps_its_address(publication, piece))
    kept = [known["document", id] for id in chosen.documents.keys() - documents]
    kept += [known["case", id] for id in chosen.cases.keys() - cases]
    return Plan(documents=documents, cases=cases, kept=tuple(kept), notices=notices)


def _goes_on(publication: Publication, before: Manifest, head: Manifest) -> bool:
    """Whether all that was published before still holds, but for what was touched since."""
    same = all(getattr(before, name) == getattr(head, name) for name in _SAME)
    return before.is_whole and same and not forgot(publication.engine, before.position)


def _is_of_another_day(piece: Piece, before: Manifest, head: Manifest) -> bool:
    """Whether days that lay ahead in a matter are nearer now, or past."""
    return piece.ahead is not None and piece.ahead >= before.day != head.day
