"""Tools that ask about documents, sources and the log."""

from __future__ import annotations

from agents.tools.tool import CHARGED, SENTENCE, Tool, below
from answers.questions.of_documents import CITE, LOG_LIST, LOG_SEAL, LOOKS, SHOW, SOURCES

_READING = (
    *below("actions", "kind", "status", "day", "in_part", "quote"),
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
    use=f"Ask it before saying what a document says: the acts, parties, sums and terms that "
    f"were read in it, each with its quote. {CHARGED} The whole text is at fields=text, the "
    "captures that prove it at fields=events.",
    fields=(
        *("id", "source", "url", "title", "number", "published_on", "precision"),
        *("revision", "newest_revision", "withdrawn", "seen_empty", "annotations"),
        *("case", "case_documents", *below("reading", *_READING)),
    ),
)

CITE_TOOL = Tool(
    question=CITE,
    title="Cite a document",
    use="For the reference of a statement: publisher, day, address, the capture (SHA-256) and "
    "the position and hash in the log that prove it.",
)

SOURCES_TOOL = Tool(
    question=SOURCES,
    title="List sources",
    use="Ask it before concluding from silence: what is not in the record may be in no source "
    "that is followed, or in one that could not be read.",
    fields=(
        *below("sources", "name", "state", "why", "checked_at", "last_news", "documents"),
        "total",
    ),
    limit=50,
)

LOOKS_TOOL = Tool(
    question=LOOKS,
    title="List looks at a source",
    use="For when one source was asked and what came of it: whether silence on a day was theirs or "
    "ours.",
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
    use="For what was recorded at which position; `changes` says it in words, so it is seldom "
    "needed.",
    limit=30,
)
LOG_SEAL_TOOL = Tool(
    question=LOG_SEAL,
    title="Seal of the log",
    use="For one line that proves later that nothing before it was altered, and for whether a line "
    "that was kept still holds.",
)
