"""Which file a published page is, whatever its id is made of. Pure.

The names are safe on every file system: lower case alone, no signs but `_`, `-` and the `~`
before a hash, none that Windows keeps for devices, none longer than 100 characters. The same id
always gives the same name, and two ids never give one.
"""

from __future__ import annotations

import re
from hashlib import sha256

#: Stands in the names of those that are no names as they stand.
SHORTENED = "~"
#: Ids that are.
_PLAIN = re.compile(r"[a-z0-9_][a-z0-9_-]{0,99}")
_DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_OTHERS = re.compile(r"[^a-z0-9_]+")
#: Characters of an id that a person may know it by, and of its hash.
_KNOWN, _HASH = 60, 16


def published_path(kind: str, id: str = "", file: str = "index.html") -> str:
    """The path of a file, from the root of the site on: `document/us_dea/some-release/index.html`.
    What is before the first colon of an id, its source, is a folder."""
    folders = [] if kind == "search" else [kind]
    if id:
        source, colon, key = id.partition(":")
        folders += [file_name(source), file_name(key)] if colon else [file_name(id)]
    return "/".join([*folders, file])


def file_name(text: str) -> str:
    """The name of a folder for a text."""
    if _PLAIN.fullmatch(text) and not _DEVICES.fullmatch(text):
        return text
    known = _OTHERS.sub("-", text.casefold()[:_KNOWN]).strip("-")
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]
    return f"{known}{SHORTENED}{digest}"
