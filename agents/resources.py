"""Documents and matters as resources: an address each, and what stands there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mcp.shared.uri_template import UriTemplate
from mcp_types import Resource, ResourceTemplate

from agents.answering import Answered, answered
from agents.tools.table import TOOLS
from agents.tools.tool import Tool
from store.config import Settings
from store.log.database import Engine
from store.plain_text import clip

MEDIA_TYPE = "application/json"
#: So many of each kind are listed, the newest first.
_LISTED = 20
_LONGEST_NAME = 120


class UnknownResourceError(ValueError):
    """An address is of no document and no matter."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """A kind of resource."""

    name: str
    about: str
    template: UriTemplate
    #: By which one is read, whole.
    tool: Tool

    def address(self, id: str) -> str:
        """The address of the newest state of one."""
        return self.template.expand({"id": id})


DOCUMENT = Kind(
    name="document",
    about="A document whole, with its text, what was read in it and its captures, as JSON; `id` as "
    "a search gives it, `as_of` a day, time or position of the log.",
    template=UriTemplate.parse("blotter://document/{id}{?as_of}"),
    tool=TOOLS["show"],
)
MATTER = Kind(
    name="case",
    about="A matter whole, as JSON; `id` as `cases` gives it, or that of a document.",
    template=UriTemplate.parse("blotter://case/{id}{?as_of}"),
    tool=TOOLS["case"],
)
KINDS = (DOCUMENT, MATTER)


def templates() -> list[ResourceTemplate]:
    """How every document and matter is addressed."""
    return [
        ResourceTemplate(
            name=kind.name,
            uri_template=str(kind.template),
            description=kind.about,
            mime_type=MEDIA_TYPE,
        )
        for kind in KINDS
    ]


def listed(settings: Settings, engine: Engine) -> list[Resource]:
    """The newest documents and matters."""
    newest = {"sort": "newest", "limit": _LISTED}
    documents = answered(settings, engine, TOOLS["search"], newest).json["hits"]
    matters = answered(settings, engine, TOOLS["cases"], newest).json["cases"]
    return [
        *(_resource(DOCUMENT, it, lambda it: str(it["title"])) for it in documents),
        *(_resource(MATTER, it, lambda it: str([*it["titles"], it["id"]][0])) for it in matters),
    ]


def read(settings: Settings, engine: Engine, address: str) -> Answered:
    """What stands at an address, with every key. Raises UnknownResourceError, and what `answered`
    raises."""
    for kind in KINDS:
        asked = kind.template.match(address)
        if asked and asked.get("id"):
            return answered(settings, engine, kind.tool, {**asked, "fields": ""})
    msg = (
        f"there is nothing at {clip(address, 80)}: {' and '.join(str(it.template) for it in KINDS)}"
    )
    raise UnknownResourceError(msg)


def _resource(
    kind: Kind, row: Mapping[str, Any], titled: Callable[[Mapping[str, Any]], str]
) -> Resource:
    return Resource(
        name=row["id"],
        title=clip(titled(row), _LONGEST_NAME),
        uri=kind.address(row["id"]),
        mime_type=MEDIA_TYPE,
    )
