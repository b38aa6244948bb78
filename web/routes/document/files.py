"""Files about a document: how to cite it, and what proves it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Stream

from answers.documents.evidence import write_evidence
from answers.questions.of_documents import CITE, DOCUMENT
from answers.questions.parameters import Parameter, read_values
from crawler.evidence import verify
from formats.citations import CITATION_FORMS, format_citations
from store.readers.places import Blotter
from web.asking import answered, given

#: Media type and ending of each form of a citation.
_FILES = {
    "text": ("text/plain", "txt"),
    "bibtex": ("application/x-bibtex; charset=utf-8", "bib"),
    "ris": ("application/x-research-info-systems; charset=utf-8", "ris"),
    "csl-json": ("application/vnd.citationstyles.csl+json", "json"),
}
_FORM = Parameter(
    name="form",
    about="In which form.",
    type="choice",
    choices=CITATION_FORMS,
    default=CITATION_FORMS[0],
)
_PIECE = 1 << 16


@get("/{id:str}/citation", sync_to_thread=True)
def document_citation_file(
    request: Request[Any, Any, Any], blotter: NamedDependency[Blotter], id: FromPath[str]
) -> Response[bytes]:
    """How to cite a document, in one of the forms that programs read."""
    asked = dict(given(request, id=id))
    form = read_values((_FORM,), {_FORM.name: asked.pop(_FORM.name, ())})[_FORM.name]
    citation = answered(blotter, CITE, asked)
    media_type, ending = _FILES[form]
    return Response(
        format_citations([citation], form),
        media_type=media_type,
        headers=_as_file(f"{citation.id}.{ending}"),
    )


@get("/{id:str}/evidence", sync_to_thread=True)
def evidence(blotter: NamedDependency[Blotter], id: FromPath[str]) -> Stream:
    """The bundle that proves a document; written aside first, since it may fail till its end."""
    read_values((DOCUMENT,), {DOCUMENT.name: [id]})
    with ExitStack() as unless_sent:
        file = unless_sent.enter_context(TemporaryFile())
        write_evidence(blotter.engine, file, id, to_anybody=blotter.settings.web.public)
        unless_sent.pop_all()
    headers = {**_as_file(f"{id}.zip"), "Content-Length": str(file.tell())}
    return Stream(_pieces(file), media_type="application/zip", headers=headers)


@get("/verify.py", sync_to_thread=True)
def verifier() -> Response[bytes]:
    """What verifies bundles, and documents of a published folder, where there is no Blotter."""
    return Response(Path(verify.__file__).read_bytes(), media_type="text/x-python")


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


def _as_file(name: str) -> dict[str, str]:
    """The header under which a browser saves what it gets; nothing in the name needs quoting."""
    safe = re.sub(r"[^A-Za-z0-9._-]+", "-", name).lstrip("-.")
    return {"Content-Disposition": f'attachment; filename="{safe}"'}
