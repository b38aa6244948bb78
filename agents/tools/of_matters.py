"""Tools that ask about matters: cases, names, and days ahead."""

from __future__ import annotations

from agents.tools.tool import CHARGED, SENTENCE, Tool, below
from answers.questions.of_matters import CASE, CASES, DUE, PERSON

_PARTY = ("name", "type", "roles", "status", "favorable_dispositions")
_ACT = ("kind", "status", "day", "in_part", "recalled", "document", "quote")


CASES_TOOL = Tool(
    question=CASES,
    title="List matters",
    use="For how many cases there are and how far each has come; `case` has one of them with "
    f"its quotes. {CHARGED}",
    fields=(
        *below("cases", "id", "first", "last", "documents", "dockets", "titles"),
        *below("cases.parties", "name", "type", "status", "favorable_dispositions"),
        *("too_small", "total", "basis"),
    ),
    limit=10,
)

CASE_TOOL = Tool(
    question=CASE,
    title="Show a matter",
    use="For what became of somebody: everything that was done in the case of a document, "
    f"where each party stands today, and the quotes. {CHARGED}",
    fields=(
        *("id", "first", "last", "documents", "dockets", "today", "basis"),
        *below("steps", "id", "title", "url", "day", "parties"),
        *below("steps.act", "kind", "status", "day", "quote"),
        *below("parties", *_PARTY, *below("history", *_ACT)),
        *below("amounts", "usd", "what", "quote"),
        *below("sentences", "name", *SENTENCE),
        *("upcoming", "parted"),
    ),
)

PERSON_TOOL = Tool(
    question=PERSON,
    title="Look up a name",
    use="For one person or organization. Entries are of one matter each: two of the same name "
    "may be two people, so never add them up or join them by the name alone (`same_as`, "
    f"`namesakes` and `known_by` say what speaks for it). {CHARGED}",
    fields=(
        *below("entries", *_PARTY, "professions", "aliases", "case", "numbers"),
        *below("entries", "same_as", "known_by", "namesakes"),
        *below("entries.history", *_ACT),
        *below("entries.sentences", *SENTENCE),
        *("total", "basis"),
    ),
    limit=10,
)

DUE_TOOL = Tool(
    question=DUE,
    title="List days ahead",
    use="For what is scheduled. A day may have been moved: `status` and `conflicts` say what "
    "speaks against it.",
    fields=(
        *below("days", "day", "in_days", "what", "status", "title", "id", "url"),
        *below("days", "published_on", "quote", "case", "conflicts"),
        *("first", "last", "total", "basis"),
    ),
    limit=20,
)
