"""The files of one name: its page, and the same as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from answers.documents.published_paths import published_path
from answers.matters.names.person import person
from pages.views.name import name_page
from publishing.manifest import Piece
from publishing.publication import Files, Publication


def name_paths(name: str) -> tuple[str, ...]:
    """The paths that a name takes."""
    return tuple(published_path("name", name, file) for file in ("index.html", "index.json"))


def name_files(
    publication: Publication, name: str, titles: Mapping[str, str]
) -> tuple[Piece, Files]:
    """What is published of those who bear a name: their entries in the matters of these titles."""
    found = person(publication.settings, name)
    entries = tuple(it for it in found.entries if it.case in publication.selection.cases)
    answer = replace(found, entries=entries, total=len(entries))
    # Only a server has feeds of whatever is asked.
    page = replace(name_page(name, answer, titles), alternates=())
    files = publication.page(published_path("name", name), page, answer=answer, lasting=True)
    cases = tuple(dict.fromkeys(entry.case for entry in entries))
    return Piece(kind="name", id=name, files=tuple(files), cases=cases), files
