"""News as feeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from answers.questions.of_changes import NEWS
from casebook.asking.fields import BY_NAME
from formats.feeds.feed import Feed
from formats.feeds.forms import FORMS
from pages.site import FeedOf, Site
from store.plain_text import clip
from store.readers.places import Blotter
from web.asking import answered, bare_site, given

Asking = Request[Any, Any, Any]
#: Characters of a query in a title.
_TITLE = 200


@get("/feeds/{form:str}", sync_to_thread=True)
def search_feed(
    request: Asking, form: FromPath[str], blotter: NamedDependency[Blotter]
) -> Response[bytes]:
    """The news of what a query finds, or of all: `search.atom`, `search.json`."""
    name, ending = _parted(form)
    if name != "search":
        msg = f"there is no feed {form}"
        raise NotFoundException(msg)
    asked = given(request)
    fields = [f"{name}:{it}" for name in BY_NAME for it in asked.get(name, ())]
    query = " ".join([*map(str, asked.get("query", ())), *fields])
    return _feed(request, blotter, "search", ending, asked, title=query or "All that is new")


@get("/feeds/saved/{form:str}", sync_to_thread=True)
def saved_feed(
    request: Asking, form: FromPath[str], blotter: NamedDependency[Blotter]
) -> Response[bytes]:
    """The news of what a saved search finds."""
    name, ending = _parted(form)
    asked = given(request, query=f"@{name}")
    return _feed(request, blotter, "saved", ending, asked, id=name, title=f"@{name}")


@get("/feeds/sources/{form:str}", sync_to_thread=True)
def source_feed(
    request: Asking, form: FromPath[str], blotter: NamedDependency[Blotter]
) -> Response[bytes]:
    """The news of a source."""
    name, ending = _parted(form)
    asked = given(request, source=name)
    return _feed(request, blotter, "sources", ending, asked, id=name, title=name)


@get("/feeds/case/{form:path}", sync_to_thread=True)
def case_feed(
    request: Asking, form: FromPath[str], blotter: NamedDependency[Blotter]
) -> Response[bytes]:
    """The news of a matter, named by the id of any of its documents."""
    id, ending = _parted(form.removeprefix("/"))
    asked = given(request, case=id)
    return _feed(request, blotter, "case", ending, asked, id=id, title=f"The matter {id}")


def _parted(form: str) -> tuple[str, str]:
    """What a feed is of, and the form that is asked for."""
    of, _, ending = form.rpartition(".")
    if not of or ending not in FORMS:
        known = " and ".join(f".{one}" for one in FORMS)
        msg = f"a feed ends in {known}, not in {ending!r}"
        raise NotFoundException(msg)
    return of, ending


def _feed(
    request: Asking,
    blotter: Blotter,
    of: FeedOf,
    ending: str,
    asked: Mapping[str, Sequence[object]],
    *,
    id: str = "",
    title: str,
) -> Response[bytes]:
    news = answered(blotter, NEWS, asked)
    site = replace(bare_site(request), root=str(request.base_url).rstrip("/"))
    extra = {name: values for name, values in given(request).items() if name != "as_of"}
    narrowed = {name: values for name, values in extra.items() if name != "limit"}
    feed = Feed(
        title=f"Blotter: {clip(title, _TITLE)}",
        news=news,
        asked=urlencode(sorted((name, str(it)) for name, some in asked.items() for it in some)),
        address=site.feed(of, ending, id, **extra),
        home=_home(site, of, id, narrowed),
        page_of=lambda document: site.address("document", document),
    )
    form = FORMS[ending]
    return Response(form.write(feed), media_type=form.media_type)


def _home(site: Site, of: FeedOf, id: str, asked: Mapping[str, object]) -> str:
    """The page that a feed goes with."""
    match of:
        case "case":
            return site.address("case", id)
        case "sources":
            return site.address("sources", id)
        case "saved":
            return site.address("search", query=f"@{id}")
        case _:
            return site.address("search", "", **asked)


FEEDS = (search_feed, saved_feed, source_feed, case_feed)
