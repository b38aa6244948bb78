"""The page of a name."""

from __future__ import annotations

from typing import Any

from litestar import MediaType, Request, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from answers.asking.page import Page
from answers.questions.of_matters import CASES, PERSON
from answers.questions.parameters import Given
from pages.rendering import render
from pages.views.cases import summary_title
from pages.views.name import name_form_page, name_page
from store.readers.places import Blotter
from web.asking import answered, given, site_of, values_of


@get("/name/{name:path}", media_type=MediaType.HTML, sync_to_thread=True)
def name(
    request: Request[Any, Any, Any], name: FromPath[str], blotter: NamedDependency[Blotter]
) -> str:
    """Those who bear a name."""
    return _page(request, blotter, {**given(request), "name": [name.removeprefix("/")]})


@get("/name", media_type=MediaType.HTML, sync_to_thread=True)
def asked_name(request: Request[Any, Any, Any], blotter: NamedDependency[Blotter]) -> str:
    """The same, by a form; without a name the form alone."""
    return _page(request, blotter, given(request))


def _page(request: Request[Any, Any, Any], blotter: Blotter, asked: Given) -> str:
    if not any(str(name).strip() for name in asked.get("name", ())):
        return render(name_form_page(), site_of(request))
    entries, values = answered(blotter, PERSON, asked), values_of(blotter, PERSON, asked)
    party = {"party": [values["name"]], "min": ["1"], "as_of": asked.get("as_of", ())}
    found = answered(blotter, CASES, party)
    titles = {case.id: summary_title(case) for case in found.cases}
    part = Page(offset=values["offset"], limit=values["limit"])
    return render(name_page(values["name"], entries, titles, part), site_of(request))
