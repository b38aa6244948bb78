"""The words and names of the real store, and how they grow."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from benchmarks.million.copied.growth import fitted
from benchmarks.million.copied.wordings import RealWords

#: Of what is written as JSON: fields whose values are ours, or are names of a closed list.
_OURS = frozenset(
    (
        *("agencies", "court", "dated_by", "district", "favorable_dispositions", "kind", "outcome"),
        *("media_type", "precision", "primary", "profession", "professions", "reason", "relation"),
        *("role", "source", "sources", "standing", "state", "status", "substance", "terms"),
        *("type", "unit", "what"),
    )
)
_WORD = re.compile(r"[A-Za-z]+|\d+")


def real_words(
    written: Sequence[Collection[str]],
    dossiers: Iterable[str],
    others: Iterable[str] = (),
    *,
    seed: int,
) -> RealWords:
    """The words of documents as they are written, a list each, and their dossiers, as JSON; and
    other JSON in whose texts words may vary, but not in its own."""
    documents = Counter(word for words in written for word in set(words))
    kept = {"null", "true", "false", *(it for text in others for it in _kept(json.loads(text)))}
    people: list[set[str]] = []
    for text in dossiers:
        of = json.loads(text)
        kept.update(_kept(of))
        people.append(set(of["linking_keys"]["persons"]))
    return RealWords(
        documents=documents,
        last_names=frozenset(name.rpartition(" ")[2] for names in people for name in names),
        words=fitted(written, seed=seed),
        people=fitted(people, seed=seed),
        count=len(written),
        kept=frozenset(kept),
    )


def _kept(value: Any, *, ours: bool = False) -> Iterator[str]:
    """The words of fields' names, and of values that are ours."""
    match value:
        case dict():
            for name, of in value.items():
                yield from _WORD.findall(name)
                yield from _kept(of, ours=ours or name in _OURS)
        case list():
            for of in value:
                yield from _kept(of, ours=ours)
        case str() if ours:
            yield from map(str.lower, _WORD.findall(value))
