"""The truth of the sample's texts, as the `truth` beside each text in `sample/texts` writes it.

`sample/README.md` says what its words mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from sample.answer import texts
from sample.make import SERVERS
from store.log.document import Document

#: What a text says, part by part.
Truth: TypeAlias = Mapping[str, Any]
#: One thing that is said, by its fields.
Said: TypeAlias = Mapping[str, Any]


def truths() -> dict[str, Truth]:
    """Each truth by the source of its text, a colon and the text's name in its file."""
    return {
        f"{source}:{_name(entry)}": entry["truth"]
        for source in SERVERS
        for entry in texts(source)
        if "truth" in entry
    }


def text_of(document: Document) -> str:
    """The name of a document's text, as in `truths`."""
    names = {_name(entry) for entry in texts(document.source)}
    own = {document.id.partition(":")[2], document.url.rstrip("/").rpartition("/")[2]}
    (name,) = (own | {document.number}) & names
    return f"{document.source}:{name}"


def _name(entry: Truth) -> str:
    names = (entry.get(label) for label in ("slug", "marcs", "id", "number"))
    return str(next(name for name in names if name))


def truly_together(every: Mapping[str, Truth]) -> dict[str, frozenset[str]]:
    """The texts of each text's matter."""
    named: dict[str, set[str]] = defaultdict(set)
    for text, truth in every.items():
        named[truth.get("matter", text)].add(text)
    return {text: frozenset(named[truth.get("matter", text)]) for text, truth in every.items()}


def perhaps_together(every: Mapping[str, Truth]) -> dict[str, frozenset[str]]:
    """The texts of which it is in doubt whether they are of each text's matter."""
    doubts = {
        (text, other)
        for text, truth in every.items()
        for other, of_other in every.items()
        if of_other.get("matter") in truth.get("matter_ok", ())
    }
    return {
        text: frozenset(other for pair in doubts if text in pair for other in pair) - {text}
        for text in every
    }


def agrees(truth: Said, said: Said) -> bool:
    """Whether something is said as it is in truth; what the truth leaves open may be anything."""
    return all(said[field] == value for field, value in truth.items())


def differences(
    said: Iterable[Said], wanted: Iterable[Said], allowed: Iterable[Said] = ()
) -> dict[str, list[Said]]:
    """What is not said although it is true, and what is said that is not; empty where all is right.

    What is allowed may be said or not. Nothing true may be said twice.
    """
    invented, missing = list(said), []
    for true in wanted:
        found = next((one for one in invented if agrees(true, one)), None)
        if found is None:
            missing.append(true)
        else:
            invented.remove(found)
    invented = [one for one in invented if not any(agrees(true, one) for true in allowed)]
    lists = {"missing": missing, "invented": invented}
    return {name: those for name, those in lists.items() if those}
