"""What answers are narrowed by: fields as they are asked for, made into a condition on documents.

A name that is masked is found by nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from answers.asking.cited_parts import with_parts
from answers.asking.known_values import (
    known_agency,
    known_district,
    known_document,
    known_profession,
    known_source,
    known_tag,
    known_term,
)
from answers.asking.matter_of import matters_of
from answers.meant.canonical_numbers import canonical_dockets, canonical_numbers
from answers.meant.documents_meant import parties_called
from casebook.asking.casebook_at import CasebookAt, Condition
from casebook.asking.conditions import Values, all_of, any_of, fields_condition
from casebook.asking.fates import DECIDED, fate_condition
from casebook.asking.fields import FieldError, Range, parse
from store.calendar.written_days import today_in
from store.closing import closing_stores
from store.config import Settings
from store.privacy.masking import Masks, masked

if TYPE_CHECKING:
    from store.documents.annotations import Annotations


def meanings(
    settings: Settings, name: str, text: str | Range, position: int | None = None
) -> list[str | Range]:
    """What a text means in a field: mostly one value; a law or number in each of its canonical
    forms. Raises `casebook.asking.fields.FieldError` where it is not understood, or where nobody
    knows such a source, tag, agency or document."""
    if isinstance(text, Range):
        return [text]
    if name == "district":
        return [known_district(text)]
    value = parse(name, text, partial(today_in, settings.timezone))
    match name:
        case "docket" | "cites":
            return list(_numbers(name, text))
        case "source":
            return [known_source(settings, text)]
        case "tag":
            return [known_tag(settings, text, position)]
        case "profession":
            return [known_profession(text)]
        case "drug":
            return [known_term(settings, text)]
        case "agency":
            return [known_agency(settings, text, position)]
        case "case":
            return [known_document(settings, text.strip())]
        case _:
            return [value]


def narrowed(
    fields: Values, *, book: CasebookAt, masks: Masks, settings: Settings, position: int | None
) -> Condition:
    """The documents in which each of these fields has one of its values, at the position that the
    book is of (None for now). Raises `casebook.asking.fields.FieldError`."""
    asked = {
        name: [value for text in texts for value in meanings(settings, name, text, position)]
        for name, texts in fields.items()
        if texts
    }
    if "party" in asked:
        called = (parties_called(book, masks, str(text)) for text in asked["party"])
        asked["party"] = [*chain.from_iterable(called)]
    if "cites" in asked:
        asked["cites"] = [it for one in asked["cites"] for it in with_parts(book, str(one))]
    conditions = []
    if "case" in asked:
        conditions.append(_of_cases(book, map(str, asked.pop("case"))))
    for name in ("review", "tag", "is"):
        if name in asked:
            seen = [str(it) for it in asked[name] if name == "is" and it not in DECIDED]
            fates = [fate_condition(book, fate) for fate in seen]
            if decided := {*map(str, asked.pop(name))} - {*seen}:
                ids = _decided(settings, masks, position, name, decided)
                fates.append(book.of_ids(name, ids))
            conditions.append(any_of(*fates))
    return all_of(fields_condition(book, asked), *conditions)


def _numbers(name: str, text: str) -> list[str]:
    is_docket = name == "docket"
    forms = canonical_dockets(text) if is_docket else canonical_numbers(text)
    if not forms:
        what = "number of a docket" if is_docket else "law or number"
        msg = f"{name}: {text!r} is no {what} that is understood"
        raise FieldError(msg)
    return forms


def _of_cases(book: CasebookAt, ids: Iterable[str]) -> Condition:
    """The documents of the matters of these documents."""
    numbers = filter(None, map(book.number_of, ids))
    return book.of_matters(matter for number in numbers for matter in matters_of(book, number))


@closing_stores()
def _decided(
    settings: Settings, masks: Masks, position: int | None, name: str, values: Set[str]
) -> list[str]:
    """The documents of which people decided so, by their ids. It is in the log, and these imports
    take longer than most answers."""
    from store.documents.annotations import annotations_at
    from store.log.database import open_store, reading

    with reading(open_store(settings.database_url)) as connection:
        standing = annotations_at(connection, position)
    told = _TOLD[name]
    return sorted(id for id, it in standing.items() if values & {*told(it, masks)})


def _told_by_decisions(of: Annotations, masks: Masks) -> Iterable[str]:
    notes = {"reviewed": of.review, "tagged": of.tags, "noted": of.notes}
    return [fate for fate, decided in notes.items() if decided]


#: What the decisions about a document say in a field, by its name.
_TOLD: Mapping[str, Callable[[Annotations, Masks], Iterable[str]]] = {
    "review": lambda of, masks: [of.review.value] if of.review else [],
    "tag": lambda of, masks: [masked(tag.value, masks) for tag in of.tags],
    "is": _told_by_decisions,
}
