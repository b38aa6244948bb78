"""Deciding about a document: review, tags, notes, and which matter it is of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeAlias, get_args

from litestar import Request, Response, route
from litestar.di import NamedDependency
from litestar.params import FromPath

from answers.document_history import UnknownDocumentError, id_of
from answers.documents.document import show
from answers.matters.case_decisions import (
    CaseDecisionError,
    SameDocumentError,
    link_documents,
    unlink_documents,
)
from answers.questions.parameters import ParameterError
from pages.views.deciding.decisions import decisions_page
from store.documents.annotations import AnnotationError, TagError, annotate, tag_of
from store.log.events import Annotation, DocumentReviewed, DocumentTagged, NoteAdded, Verdict
from store.plain_text import one_line
from store.readers.places import Blotter
from web.routes.deciding.forms import (
    METHODS,
    decider_of,
    fields_of,
    line_of,
    outcome_of,
    page_answer,
)

#: What can be wrong with what somebody decides.
_FAULTS = (
    *(AnnotationError, CaseDecisionError, ParameterError),
    *(SameDocumentError, TagError, UnknownDocumentError),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Decision:
    """What is to be recorded, and of what."""

    blotter: Blotter
    document: str
    fields: Mapping[str, str]
    by: str
    now: datetime


@route("/decisions/{document:path}", http_method=METHODS, sync_to_thread=True)
def decisions(
    request: Request[Any, Any, Any], blotter: NamedDependency[Blotter], document: FromPath[str]
) -> Response[str]:
    """What people decided, the forms, and what became of them."""
    id = document.removeprefix("/")
    shown = show(blotter.engine, id)
    outcome = outcome_of(request, partial(_recorded, blotter, id), _FAULTS)
    if outcome.done:
        shown = show(blotter.engine, id)
    page = decisions_page(shown, decider_of(request), fields_of(request), outcome)
    return page_answer(request, page, outcome)


def _recorded(blotter: Blotter, document: str, fields: Mapping[str, str], by: str) -> str:
    """What was recorded, in words."""
    kind = fields.get("decision", "")
    if kind not in _KINDS:
        msg = f"decision: {kind!r} is none of {', '.join(_KINDS)}"
        raise ParameterError(msg)
    now = datetime.now(UTC)
    decision = _Decision(blotter=blotter, document=document, fields=fields, by=by, now=now)
    return _KINDS[kind](decision)


def _review(it: _Decision) -> str:
    verdict: Verdict | None = next(
        (one for one in get_args(Verdict) if one == it.fields.get("verdict")), None
    )
    if verdict is None:
        msg = f"verdict: it is one of {', '.join(get_args(Verdict))}"
        raise ParameterError(msg)
    reason = one_line(it.fields.get("reason", ""))
    return _annotated(it, DocumentReviewed(by=it.by, verdict=verdict, reason=reason), verdict)


def _tag(it: _Decision) -> str:
    tag = tag_of(line_of(it.fields, "tag"))
    return _annotated(it, DocumentTagged(by=it.by, tag=tag), f"tagged {tag}")


def _untag(it: _Decision) -> str:
    tag = tag_of(line_of(it.fields, "tag"))
    decision = DocumentTagged(by=it.by, tag=tag, removed=True)
    return _annotated(it, decision, f"no longer tagged {tag}")


def _note(it: _Decision) -> str:
    return _annotated(it, NoteAdded(by=it.by, text=line_of(it.fields, "text")), "noted")


def _annotated(it: _Decision, decision: Annotation, outcome: str) -> str:
    engine = it.blotter.engine
    recorded = annotate(engine, id_of(engine, it.document), decision, now=it.now)
    return f"Recorded at position {recorded.position}: {outcome}."


def _link(it: _Decision) -> str:
    other, reason = line_of(it.fields, "other"), line_of(it.fields, "reason")
    position = link_documents(
        *(it.blotter.settings, it.blotter.engine, it.document, other),
        by=it.by,
        reason=reason,
        now=it.now,
    )
    return f"Recorded at position {position}: {other} linked to the matter of {it.document}."


def _unlink(it: _Decision) -> str:
    other, reason = line_of(it.fields, "other"), line_of(it.fields, "reason")
    parted = unlink_documents(
        *(it.blotter.settings, it.blotter.engine, it.document, other),
        by=it.by,
        reason=reason,
        now=it.now,
    )
    along = f", and with it {', '.join(parted.along)}" if parted.along else ""
    return f"Recorded at position {parted.position}: {other} taken out of its matter{along}."


_Record: TypeAlias = Callable[[_Decision], str]
#: What `decision` may be in a form.
_KINDS: Mapping[str, _Record] = {
    "review": _review,
    "tag": _tag,
    "untag": _untag,
    "note": _note,
    "link": _link,
    "unlink": _unlink,
}
