"""Sources, tags, agencies and documents that somebody may mean. What nobody knows is refused with
the nearest."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from casebook.asking.fields import FieldError, known_value, parse
from store.closing import closing_stores
from store.config import Settings
from store.privacy.masking import NO_MASKS, masked
from store.views import peek


def known_source(settings: Settings, text: str) -> str:
    """The name of the source that is written so, case aside: one that ships, a feed that is set, or
    one that is in the log. Raises FieldError."""
    name = text.strip().casefold()
    if name in _light_names(settings):
        return name
    known = (*_light_names(settings), *_names_in_log(settings))
    listed_by = "; `blotter sources` lists them"
    return known_value("source", text, {one.casefold(): one for one in known}, listed_by)


def check_sources(settings: Settings, pattern: str) -> None:
    """Raises FieldError where nothing is known that is written so; a * at the end stands for the
    rest of a name."""
    beginning = pattern.strip().casefold()
    if not beginning.endswith("*"):
        known_source(settings, pattern)
        return
    known = {*_light_names(settings)}
    if not _any_begins(known, beginning) and not _any_begins(_names_in_log(settings), beginning):
        msg = f"source: no source's name begins with {beginning[:-1]!r}"
        raise FieldError(msg)


def known_tag(settings: Settings, text: str, position: int | None = None) -> str:
    """The tag that is written so, case aside: one that was ever put on a document. One with a
    masked name in it is known as it is shown, now or at a position. Raises FieldError."""
    tags = _tags(settings, position)
    if not tags:
        msg = f"tag: there is no {text!r}: no document bears a tag"
        raise FieldError(msg)
    return known_value("tag", text, {tag.casefold(): tag for tag in tags})


def known_profession(text: str) -> str:
    """The profession that goes by a text. Raises FieldError."""
    from enforcement.parties.professions import profession_called, profession_names

    called = profession_called(text)
    return called or known_value("profession", text, {name: name for name in profession_names()})


def known_agency(settings: Settings, text: str, position: int | None = None) -> str:
    """The name that an agency is read under: a well-known one, or one that was ever read in a
    document and is not masked, now or at a position; any while not all is read. Raises
    FieldError."""
    from enforcement.places.agencies import AGENCY_NAMES, agency_called, is_well_known

    called = agency_called(text)
    if is_well_known(called):
        return called
    from casebook.asking.casebook_at import casebook_at
    from casebook.asking.found.values_read import names_of_agencies

    masks = peek.masks(settings.database_url, position) or NO_MASKS
    with casebook_at(settings.database_url) as book:
        if book.basis.behind:
            return called
        names = [name for name in names_of_agencies(book) if masked(name, masks) == name]
    return known_value("agency", called, AGENCY_NAMES | {name.casefold(): name for name in names})


def known_district(text: str) -> str:
    """The federal district that goes by a text. Raises FieldError."""
    from enforcement.places.districts import district_called

    return district_called(text) or str(parse("district", text))


def known_term(settings: Settings, text: str) -> str:
    """The term of the vocabulary that is written so, case aside. Raises FieldError."""
    from crawler.followed_sources import topic_of

    terms = topic_of(settings).terms
    return known_value("drug", text, {term.word.casefold(): term.word for term in terms})


@closing_stores()
def known_document(settings: Settings, text: str) -> str:
    """The id of the document that is named by it, or by what a mask leaves of it; or of one of the
    only matter that anything else leads to. Raises FieldError."""
    with peek.looking(settings.database_url) as look, suppress(peek.MissingTableError):
        if look.rows("SELECT 1 FROM events WHERE stream = :s LIMIT 1", s=f"document/{text}"):
            return text
    from answers.document_history import UnknownDocumentError, id_named
    from answers.meant.one_meant import SeveralMeantError, id_in_matter_meant
    from store.log.database import open_store

    try:
        meant = id_in_matter_meant(settings.database_url, text)
        return meant or id_named(open_store(settings.database_url), text)
    except (SeveralMeantError, UnknownDocumentError) as error:
        msg = f"case: {error}"
        raise FieldError(msg) from error


def _any_begins(names: Iterable[str], pattern: str) -> bool:
    return any(name.casefold().startswith(pattern[:-1]) for name in names)


def _light_names(settings: Settings) -> set[str]:
    """The names that are known without a look into the log."""
    from crawler import sources

    return {*sources.names(), *settings.feeds}


@closing_stores()
def _names_in_log(settings: Settings) -> frozenset[str]:
    """The sources of the log. These imports cost more than a search."""
    from store.log.database import open_store
    from store.views.following import followed_views
    from store.views.views import source_names

    with followed_views(open_store(settings.database_url)) as connection:
        return source_names(connection)


@closing_stores()
def _tags(settings: Settings, position: int | None) -> frozenset[str]:
    from store.documents.annotations import known_tags
    from store.log.database import open_store, reading

    with reading(open_store(settings.database_url)) as connection:
        return known_tags(connection, position)
