"""Documents by what else they go by than their ids. What holds a masked name leads to none."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from answers.meant.canonical_numbers import canonical_dockets, canonical_numbers
from casebook.asking.casebook_at import CasebookAt, StandingDocument
from casebook.asking.conditions import fields_condition
from casebook.asking.found.other_names import documents_bearing_number, documents_like
from casebook.asking.like_patterns import literally
from casebook.asking.names import names_of_parties
from crawler.source.feeds.addresses import canonical, is_web_address
from store.privacy.masking import Masks, masked

#: Fewer characters, which are as many as git asks for, begin too much.
_FEWEST = 4


def documents_meant(book: CasebookAt, masks: Masks, text: str) -> list[StandingDocument]:
    """The documents that are published at an address, are about a docket, bear a published number,
    have an id that begins so (with or without its source), or tell of a party of that name; by the
    first of these that leads to any, in the order in which they were first recorded."""
    for way in _WAYS:
        if found := way(book, masks, text.strip()):
            return found
    return []


def parties_called(book: CasebookAt, masks: Masks, text: str) -> list[str]:
    """The names, as documents write them, of the parties that are called so."""
    return [name for name in names_of_parties(book, text) if masked(name, masks) == name]


def _published_at(book: CasebookAt, masks: Masks, text: str) -> list[StandingDocument]:
    address = text if "://" in text else f"https://{text}"
    path = urlsplit(address).path.rstrip("/") if is_web_address(address) else ""
    if not path:
        return []
    wanted = _comparable(address)
    near = documents_like(book, "url", f"%{literally(path)}%")
    return [it for it, url in near if _comparable(url) == wanted and masked(url, masks) == url]


def _comparable(address: str) -> str:
    return canonical(address).replace("://www.", "://", 1)


def _of_docket(book: CasebookAt, masks: Masks, text: str) -> list[StandingDocument]:
    forms = [*canonical_dockets(text), *canonical_numbers(text)]  # of rulemakings, too
    return book.documents(fields_condition(book, {"docket": forms})) if forms else []


def _numbered(book: CasebookAt, masks: Masks, text: str) -> list[StandingDocument]:
    forms = canonical_numbers(text)
    return documents_bearing_number(book, forms) if forms else []


def _beginning(book: CasebookAt, masks: Masks, text: str) -> list[StandingDocument]:
    if len(text) < _FEWEST:
        return []
    near = documents_like(book, "id", f"{literally(text)}%", f"%:{literally(text)}%")
    return [it for it, id in near if _begins(id, text.casefold()) and masked(id, masks) == id]


def _begins(id: str, beginning: str) -> bool:
    _, _, key = id.casefold().partition(":")
    return id.casefold().startswith(beginning) or key.startswith(beginning)


def _of_party(book: CasebookAt, masks: Masks, text: str) -> list[StandingDocument]:
    names = parties_called(book, masks, text)
    return book.documents(fields_condition(book, {"party": names})) if names else []


_WAYS: tuple[Callable[[CasebookAt, Masks, str], list[StandingDocument]], ...] = (
    _published_at,
    _of_docket,
    _numbered,
    _beginning,
    _of_party,
)
