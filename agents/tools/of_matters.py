"""Tools that ask about matters: cases, names, and days ahead."""

from __future__ import annotations

from agents.tools.tool import CHARGED, SENTENCE, Tool, below
from answers.questions.of_matters import CASE, CASES, DUE, PERSON

_PARTY = ("name", "type", "roles", "status", "favorable_dispositions")
_ACT = ("kind", "status", "day", "period", "in_part", "recalled", "document", "quote")


CASES_TOOL = Tool(
    question=CASES,
    title="List matters",
    use="Matters (the documents of all sources about one case) and how far each has come; "
    f"`case` has the quotes. {CHARGED}",
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
    use="What became of somebody: all that was done in the matter of a document, with quotes, "
    f"and where each party stands today. {CHARGED}",
    fields=(
        *("id", "first", "last", "documents", "dockets", "today", "basis"),
        *below("steps", "id", "title", "url", "day", "period", "parties"),
        *below("steps.act", "kind", "status", "day", "period", "quote"),
        *below("parties", *_PARTY, *below("history", *_ACT)),
        *below("amounts", "usd", "what", "quote"),
        *below("sentences", "name", *SENTENCE),
        *("upcoming", "parted"),
    ),
)

PERSON_TOOL = Tool(
    question=PERSON,
    title="Look up a name",
    use="A name, an entry for each matter. Two of one name may be two people: never add "
    f"entries up; `same_as`, `namesakes` and `known_by` say what speaks for it. {CHARGED}",
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
    use="Days ahead (sentencings, hearings, deadlines, effective dates), each with its words. "
    "`status` and `conflicts` say what speaks against one.",
    fields=(
        *below("days", "day", "in_days", "what", "status", "title", "id", "url"),
        *below("days", "published_on", "quote", "case", "conflicts"),
        *("first", "last", "total", "basis"),
    ),
    limit=20,
)
