"""Which file a published page is, whatever its id is made of. Pure.

The names are safe on every file system: lower case alone, no signs but `_`, `-` and the `~`
before a hash, none that Windows keeps for devices, none longer than 100 characters. The same id
always gives the same name, and two ids never give one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

#: Stands in the names of those that are no names as they stand.
SHORTENED = "~"
#: Ids that are.
_PLAIN = re.compile(r"[a-z0-9_][a-z0-9_-]{0,99}")
_DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_OTHERS = re.compile(r"[^a-z0-9_]+")
#: Characters of an id that a person may know it by, and of its hash.
_KNOWN, _HASH = 60, 16
#: Every name that `file_name` gives.
_FOLDER = re.compile(r"[a-z0-9_][a-z0-9_-]{0,99}|[a-z0-9_-]{0,60}~[0-9a-f]{16}")
#: How many folders may stand between a kind and its files: an id has one, or two where a colon is
#: in it; a list has its parts below it.
_DEPTHS = {
    **dict.fromkeys(("search", "due", "counts", "elsewhere"), (0, 0)),
    **dict.fromkeys(("cases", "changes", "log"), (0, 1)),
    **dict.fromkeys(("document", "case"), (1, 2)),
    "name": (1, 1),
    "sources": (0, 2),
    "year": (1, 2),
}
_ANY = ("index.html", "index.json")
_FEEDS = ("feed.atom", "feed.json")
#: The files that stand there.
_FILES = {
    **dict.fromkeys(("cases", "changes", "log", "counts", "name"), _ANY),
    **dict.fromkeys(("year", "elsewhere"), ("index.html",)),
    "search": ("index.html", *_FEEDS),
    "document": (*_ANY, "captures.warc.gz", "evidence.jsonl"),
    "case": (*_ANY, *_FEEDS),
    "sources": (*_ANY, *_FEEDS),
    "due": (*_ANY, "feed.ics"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class PublishedPlace:
    """What a path of a published folder stands for."""

    kind: str
    #: The names of the folders that an id gives.
    folders: tuple[str, ...]
    #: Empty for the folder, which stands for the page in it.
    file: str


def published_path(kind: str, id: str = "", file: str = "index.html") -> str:
    """The path of a file, from the root of the site on: `document/us_dea/some-release/index.html`.
    What is before the first colon of an id, its source, is a folder."""
    folders = [] if kind == "search" else [kind]
    if id:
        source, colon, key = id.partition(":")
        folders += [file_name(source), file_name(key)] if colon else [file_name(id)]
    return "/".join([*folders, file])


def published_place(path: str) -> PublishedPlace | None:
    """What stands at a path, from the root of a published folder on; None where no path is like
    that."""
    kind, *folders = path.removesuffix("/").split("/")
    if kind not in _DEPTHS or kind == "search":
        kind, folders = "search", [kind, *folders]
    file = folders.pop() if folders and folders[-1] in _FILES[kind] else ""
    least, most = _DEPTHS[kind]
    if not least <= len(folders) <= most or not all(map(_FOLDER.fullmatch, folders)):
        return None
    return PublishedPlace(kind=kind, folders=tuple(folders), file=file)


def file_name(text: str) -> str:
    """The name of a folder for a text."""
    if _PLAIN.fullmatch(text) and not _DEVICES.fullmatch(text):
        return text
    known = _OTHERS.sub("-", text.casefold()[:_KNOWN]).strip("-")
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]
    return f"{known}{SHORTENED}{digest}"
