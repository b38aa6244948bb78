"""What answers are narrowed by: fields as they are asked for, made into a condition on documents.

A name that is masked is found by nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from casebook.asking.casebook_at import Condition
from casebook.asking.conditions import all_of, fields_condition
from casebook.asking.fields import FieldError, Fields, Range, parse
from casebook.asking.names import names_of_parties
from store.closing import closing_stores
from store.privacy.masking import masked

if TYPE_CHECKING:
    from answers.record import Record
    from store.log.events import Verdict

#: Kinds of citations that are the number of a docket.
_DOCKETS = ("court-docket", "docket")


def narrowed(record: Record, fields: Fields) -> Condition:
    """The documents in which each of these fields has one of its values. Raises
    `casebook.asking.fields.FieldError`."""
    asked: dict[str, list[str | Range]] = {
        name: [parse(name, text) for text in texts] for name, texts in fields.items() if texts
    }
    for name in ("docket", "cites"):
        if name in asked:
            asked[name] = [it for text in fields[name] for it in _canonical(name, text)]
    for name, known in (("party", _parties), ("agency", _shown_alone)):
        if name in asked:
            asked[name] = [it for text in fields[name] for it in known(record, text)]
    decided = [
        _decided(record, asked.pop(name), name) for name in ("review", "tag") if name in asked
    ]
    return all_of(fields_condition(record.book, asked), *decided)


def _parties(record: Record, text: str) -> list[str]:
    names = names_of_parties(record.book, text)
    return [name for name in names if masked(name, record.masks) == name]


def _shown_alone(record: Record, text: str) -> list[str]:
    """An agency's name, unless it holds one that is masked."""
    return [text] if masked(text, record.masks) == text else []


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
def _decided(record: Record, values: Sequence[str | Range], name: str) -> Condition:
    """What people decided is in the log; these imports take longer than most answers."""
    from store.documents.annotations import annotated_ids
    from store.log.database import open_store, reading

    with reading(open_store(record.settings.database_url)) as connection:
        ids = {
            id
            for value in map(str, values)
            for id in annotated_ids(
                connection,
                record.position,
                review=cast("Verdict", value) if name == "review" else None,
                tag=value if name == "tag" else None,
            )
        }
    return record.book.of_ids(name, sorted(ids))
