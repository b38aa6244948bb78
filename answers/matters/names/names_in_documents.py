"""The names of parties in documents as they stand: each may be asked for, and which of those that
bear one may have come to it, is told by keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from answers.record import Record
from casebook.asking.found.named_parties import NamedParty, named_parties, names_ever_read
from enforcement.parties.naming.person_name import name_words, organization_key, person_key
from store.privacy.masking import HIDDEN, Masks, masked


@dataclass(frozen=True, kw_only=True, slots=True)
class NamesInDocument:
    """The people and organizations that a document names as parties."""

    #: As they may be shown; those in which something is hidden are left out.
    names: frozenset[str]
    #: What these and their aliases may be asked for by (`name_keys`).
    keys: frozenset[str]


def names_in_documents(record: Record) -> Mapping[int, NamesInDocument]:
    """Those of each document, by its number."""
    parties: dict[int, list[NamedParty]] = defaultdict(list)
    for party in named_parties(record.book):
        parties[party.document].append(party)
    return {number: _names(some, record.masks) for number, some in parties.items()}


def names_once_read(record: Record) -> frozenset[str]:
    """The names that any state of a document had, as they may be shown; what was erased is left
    out, and what is hidden."""
    return frozenset(_shown(names_ever_read(record.book), record.masks))


def name_keys(name: str) -> frozenset[str]:
    """What a name is compared by: names without one in common are not borne by the same party."""
    words = " ".join(name_words(name)).replace("\u2019", "'")
    keys = {person_key(words), organization_key(name), words.casefold()}
    return frozenset(keys - {""})


def _names(parties: Iterable[NamedParty], masks: Masks) -> NamesInDocument:
    some = [*parties]
    written = (name for party in some for name in (party.name, *party.aliases))
    return NamesInDocument(
        names=frozenset(_shown((party.name for party in some), masks)),
        keys=frozenset(key for name in _shown(written, masks) for key in _borne_keys(name)),
    )


def _shown(names: Iterable[str], masks: Masks) -> Iterator[str]:
    return (name for name in names if HIDDEN not in masked(name, masks))


def _borne_keys(name: str) -> Iterator[str]:
    """The keys of a name, and of its last word, which a person is found by as well."""
    yield from name_keys(name)
    yield from name_keys(name_words(name)[-1] if name.strip() else "")
