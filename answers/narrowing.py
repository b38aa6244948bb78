"""What answers are narrowed by: fields as they are asked for, made into a condition on documents.

A name that is masked is found by nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from casebook.asking.casebook_at import CasebookAt, Condition
from casebook.asking.conditions import all_of, fields_condition
from casebook.asking.fields import FieldError, Fields, Range, parse
from casebook.asking.names import names_of_parties
from store.closing import closing_stores
from store.config import Settings
from store.privacy.masking import Masks, masked

if TYPE_CHECKING:
    from store.log.events import Verdict

#: Kinds of citations that are the number of a docket.
_DOCKETS = ("court-docket", "docket")


def narrowed(
    fields: Fields, *, book: CasebookAt, masks: Masks, settings: Settings, position: int | None
) -> Condition:
    """The documents in which each of these fields has one of its values, at the position that the
    book is of (None for now). Raises `casebook.asking.fields.FieldError`."""
    asked: dict[str, list[str | Range]] = {
        name: [parse(name, text) for text in texts] for name, texts in fields.items() if texts
    }
    for name in ("docket", "cites"):
        if name in asked:
            asked[name] = [it for text in fields[name] for it in _canonical(name, text)]
    if "party" in asked:
        asked["party"] = [it for text in fields["party"] for it in _parties(book, masks, text)]
    if "agency" in asked:  # none where its name holds one that is masked
        asked["agency"] = [it for it in fields["agency"] if masked(it, masks) == it]
    decided = [
        book.of_ids(name, _decided(settings, position, asked.pop(name), name))
        for name in ("review", "tag")
        if name in asked
    ]
    return all_of(fields_condition(book, asked), *decided)


def _parties(book: CasebookAt, masks: Masks, text: str) -> list[str]:
    return [name for name in names_of_parties(book, text) if masked(name, masks) == name]


def _canonical(name: str, text: str) -> list[str]:
    """The canonical forms of a law or number, as reading and search have them."""
    from enforcement.citations.citations import citations_in  # its patterns take long to build

    cited = citations_in(text)
    forms = [it.canonical for it in cited if name == "cites" or it.kind in _DOCKETS]
    if not forms:
        what = "number of a docket" if name == "docket" else "law or number"
        msg = f"{name}: {text!r} is no {what} that is understood"
        raise FieldError(msg)
    return forms


@closing_stores()
def _decided(
    settings: Settings, position: int | None, values: Sequence[str | Range], name: str
) -> list[str]:
    """The documents of which people decided so, by their ids. It is in the log, and these imports
    take longer than most answers."""
    from store.documents.annotations import annotated_ids
    from store.log.database import open_store, reading

    with reading(open_store(settings.database_url)) as connection:
        ids = {
            id
            for value in map(str, values)
            for id in annotated_ids(
                connection,
                position,
                review=cast("Verdict", value) if name == "review" else None,
                tag=value if name == "tag" else None,
            )
        }
    return sorted(ids)
