"""Documents, matters and tools as resources: an address each, and what stands there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mcp.shared.uri_template import UriTemplate
from mcp_types import Resource, ResourceTemplate

from agents.answering import answered
from agents.described import at_length
from agents.tools.table import TOOLS
from agents.tools.tool import Tool
from agents.wording import meta_of
from store.config import Settings
from store.log.database import Engine
from store.plain_text import clip

MEDIA_TYPE = "application/json"
#: So many of each kind are listed, the newest first.
_LISTED = 20
_LONGEST_NAME = 120


class UnknownResourceError(ValueError):
    """An address is of no document, no matter and no tool."""


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
#: What the list of tools has no room for.
_TOOL = UriTemplate.parse("blotter://tool/{name}")
_TEMPLATES = (*(kind.template for kind in KINDS), _TOOL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What stands at an address."""

    json: Any
    #: What it rests on, for programs.
    meta: Mapping[str, Any]


def templates() -> list[ResourceTemplate]:
    """How every document, matter and tool is addressed."""
    about = [(kind.name, kind.about) for kind in KINDS]
    about.append(("tool", "All of a tool: its parameters, and the schema of its answer."))
    return [
        ResourceTemplate(
            name=name, uri_template=str(template), description=said, mime_type=MEDIA_TYPE
        )
        for template, (name, said) in zip(_TEMPLATES, about, strict=True)
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


def read(settings: Settings, engine: Engine, address: str) -> Found:
    """What stands at an address, with every key. Raises UnknownResourceError, and what `answered`
    raises."""
    for kind in KINDS:
        asked = kind.template.match(address)
        if asked and asked.get("id"):
            found = answered(settings, engine, kind.tool, {**asked, "fields": ""})
            return Found(json=found.json, meta=meta_of(found))
    named = _TOOL.match(address)
    if named and (tool := TOOLS.get(str(named["name"]))):
        return Found(json=at_length(tool), meta={})
    msg = f"there is nothing at {clip(address, 80)}: {', '.join(map(str, _TEMPLATES))}"
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
