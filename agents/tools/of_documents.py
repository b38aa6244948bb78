"""Tools that ask about documents, sources and the log."""

from __future__ import annotations

from agents.tools.tool import CHARGED, SENTENCE, Tool, below
from answers.questions.of_documents import CITE, LOG_LIST, LOG_SEAL, LOOKS, SHOW, SOURCES

_READING = (
    *below("actions", "kind", "status", "day", "period", "in_part", "quote"),
    *below("party_actions", "name", "kind", "status", "recalled", "quote"),
    *below("parties", "name", "type", "role", "profession", "standing"),
    *below("amounts", "usd", "what", "quote"),
    *below("sentences", "name", *SENTENCE),
    *below("future_dates", "date", "what", "status", "quote"),
    *("statutes", "state", "district"),
)


SHOW_TOOL = Tool(
    question=SHOW,
    title="Show a document",
    use="What a document says was done: acts, parties, sums, terms, each with its quote. Ask "
    f"it before saying what it says. {CHARGED} fields=text is the whole text, fields=events "
    "the captures.",
    fields=(
        *("id", "source", "url", "title", "number", "published_on", "precision"),
        *("revision", "newest_revision", "withdrawn", "seen_empty", "annotations"),
        *("case", "case_documents", *below("reading", *_READING)),
    ),
)

CITE_TOOL = Tool(
    question=CITE,
    title="Cite a document",
    use="The reference of a statement: publisher, day, address, capture (SHA-256), place "
    "in the log.",
)

SOURCES_TOOL = Tool(
    question=SOURCES,
    title="List sources",
    use="What is followed, and how each source is. Ask it before concluding from silence.",
    fields=(
        *below("sources", "name", "state", "why", "checked_at", "last_news", "documents"),
        "total",
    ),
    limit=50,
)

LOOKS_TOOL = Tool(
    question=LOOKS,
    title="List looks at a source",
    use="When one source was asked, and what came of it.",
    fields=(
        *below("source", "name", "state", "why", "checked_at", "last_news", "documents"),
        *below("looks", "checked_at", "outcome", "listed", "recorded", "failed", "reason"),
        "total",
    ),
    limit=20,
)
LOG_LIST_TOOL = Tool(
    question=LOG_LIST,
    title="List events of the log",
    use="The log itself, an event a row; `changes` says it in words.",
    limit=30,
)
LOG_SEAL_TOOL = Tool(
    question=LOG_SEAL,
    title="Seal of the log",
    use="A line that proves later that nothing before it was altered; or whether a kept one holds.",
)
