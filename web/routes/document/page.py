"""The pages of a document."""

from __future__ import annotations

from typing import Any

from litestar import MediaType, Request, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from answers.document_citation import document_citation
from answers.questions.of_documents import SHOW
from answers.questions.parameters import Parameter, read_values
from pages.rendering import render
from pages.views.document.page import document_page, part_with
from store.readers.places import Blotter
from web.asking import answered, given, site_of

#: What only the page is asked with.
_PART = Parameter(name="part", about="This part of a long text.", type="number", least=1)
_AT = Parameter(
    name="at", about="The part with this character of title, line feed and text.", type="number"
)


@get("/{id:str}", media_type=MediaType.HTML, sync_to_thread=True)
def document(
    request: Request[Any, Any, Any], blotter: NamedDependency[Blotter], id: FromPath[str]
) -> str:
    """What a document says, and what proves it."""
    asked = dict(given(request, id=id))
    own = {name: asked.pop(name, ()) for name in (_PART.name, _AT.name)}
    values = read_values((_PART, _AT), own)
    shown = answered(blotter, SHOW, asked)
    part = values["part"] or part_with(shown, values["at"] or 0)
    citation = document_citation(shown, blotter.settings)
    return render(document_page(shown, citation, part=part), site_of(request))
