"""Questions about documents, sources and the log."""

from __future__ import annotations

from answers.claims import ReadDocument, read_document
from answers.document_citation import DocumentCitation, document_citation
from answers.documents.document import ShownDocument, show
from answers.documents.sources import Sources, sources
from answers.log.log_events import LoggedEvents, LogPart, logged_events
from answers.log.sealed_log import SealedLog, sealed_log
from answers.log.source_looks import SourceLooks, source_looks
from answers.questions.narrowing import SORT
from answers.questions.parameters import Parameter, ParameterError, flag, limit
from answers.questions.question import AS_OF, Asked, Question

DOCUMENT = Parameter(
    name="id",
    about="Of the document, as a search gives it.",
    required=True,
    example="us_doj_press_releases:some-release",
)
_REVISION = Parameter(name="revision", about="As it was then; 0 is the first.", type="number")


def _shown(asked: Asked) -> ShownDocument:
    id, revision = asked.values["id"], asked.values["revision"]
    return show(asked.engine, id, revision=revision, position=asked.position)


def _show(asked: Asked) -> ReadDocument:
    return read_document(_shown(asked), asked.settings, position=asked.position)


def _cite(asked: Asked) -> DocumentCitation:
    return document_citation(_shown(asked), asked.settings)


def _sources(asked: Asked) -> Sources:
    return sources(
        asked.engine,
        asked.settings,
        now=asked.now,
        position=asked.position,
        page=asked.page,
        **asked.values,
    )


def _looks(asked: Asked) -> SourceLooks:
    settings, name = asked.settings, asked.values["name"]
    at, page = asked.position, asked.page
    return source_looks(asked.engine, settings, name, now=asked.now, position=at, page=page)


def _log_list(asked: Asked) -> LoggedEvents:
    part = LogPart(position=asked.position, **asked.values)
    return logged_events(asked.engine, part, asked.page)


def _log_seal(asked: Asked) -> SealedLog:
    try:
        return sealed_log(asked.engine, against=asked.values["against"], position=asked.position)
    except ValueError as error:
        msg = f"against: {error}"
        raise ParameterError(msg) from error


SHOW = Question(
    name="show",
    about="A document: where it was published, what was read in it, with the words that say so, "
    "its text, what people decided about it, and the captures that prove it.",
    parameters=(DOCUMENT, _REVISION, AS_OF),
    answer=ReadDocument,
    ask=_show,
)
CITE = Question(
    name="cite",
    about="What a citation of a document rests on: publisher, day, address, capture, position and "
    "hash in the log.",
    parameters=(DOCUMENT, _REVISION, AS_OF),
    answer=DocumentCitation,
    ask=_cite,
)
SOURCES = Question(
    name="sources",
    about="Every source: how it is and why, its last look and news (UTC), documents kept.",
    parameters=(
        flag("followed", "Only those that are followed."),
        flag("problems", "Only those that are followed and not ok, or from which less comes."),
        *limit(1000, 200),
        AS_OF,
    ),
    answer=Sources,
    ask=_sources,
    rows="sources",
)
LOOKS = Question(
    name="looks",
    about="A source and the looks at it, the newest first: when (UTC), what came of each, and why.",
    parameters=(
        Parameter(
            name="name",
            about="Of the source.",
            required=True,
            example="us_doj_press_releases",
        ),
        *limit(1000, 50),
        AS_OF,
    ),
    answer=SourceLooks,
    ask=_looks,
    rows="looks",
)
LOG_LIST = Question(
    name="log-list",
    about="The log itself, an event a row: position, time (UTC), type, stream.",
    parameters=(
        Parameter(name="after", about="From after this position.", type="number", default=0),
        Parameter(name="upto", about="To this position, included.", type="number", least=1),
        SORT,
        *limit(1000, 100),
        AS_OF,
    ),
    answer=LoggedEvents,
    ask=_log_list,
    rows="events",
)
LOG_SEAL = Question(
    name="log-seal",
    about="The seal of the log: position, hash and time of its newest event, to keep elsewhere; "
    "and whether the log agrees with one that was kept.",
    parameters=(
        Parameter(name="against", about="A seal that was kept elsewhere.", default=""),
        AS_OF,
    ),
    answer=SealedLog,
    ask=_log_seal,
)
