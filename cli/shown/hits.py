"""What a search found, as text for a terminal, CSV and Markdown."""

from __future__ import annotations

import click

from answers.documents.search import Answer, Hit
from cli.shown.output import clean, echo_rows, escape, linked

COLUMNS = (
    *("id", "title", "url", "source", "published_on", "precision", "number", "snippet", "score"),
    *("revision", "superseded", "withdrawn", "position", "copies"),
)

#: Copies of a text that are named.
_COPIES = 3


def echo_hits(answer: Answer, form: str) -> None:
    """Print an answer in one of `cli.shown.output.FORMATS` but the table."""
    echo_rows(answer, answer.hits, form, columns=COLUMNS, markdown=as_markdown)


def as_markdown(hit: Hit) -> str:
    """A list item: the linked title, then date, source, id and the passage."""
    facts = " · ".join(escape(fact) for fact in (day(hit), hit.source, hit.id, *marks(hit)))
    passage = f"  \n  {escape(hit.snippet)}" if hit.snippet else ""
    copies = f"  \n  {escape(also(hit))}" if hit.copies else ""
    return f"- {linked(hit.title, hit.url)}  \n  {facts}{passage}{copies}"


def day(hit: Hit) -> str:
    """The publisher's date, as exact as it is."""
    if hit.published_on is None:
        return "undated"
    length = {"month": 7, "year": 4}.get(hit.precision, 10)
    return hit.published_on.isoformat()[:length]


def marks(hit: Hit) -> list[str]:
    """What became of a document since it was first published."""
    return [
        *([f"revision {hit.revision}"] if hit.revision else []),
        *(["superseded"] if hit.superseded else []),
        *(["withdrawn"] if hit.withdrawn else []),
    ]


def also(hit: Hit) -> str:
    """Where else the text of a hit was found."""
    named = ", ".join(hit.copies[:_COPIES])
    more = len(hit.copies) - _COPIES
    return f"the same text: {named}" + (f" and {more} more" if more > 0 else "")


def highlighted(hit: Hit) -> str:
    """The passage with what was looked for made bold; offsets are those of the passage."""
    parts, at = [], 0
    for start, end in hit.highlights:
        parts.append(clean(hit.snippet[at:start]))
        parts.append(click.style(clean(hit.snippet[start:end]), bold=True))
        at = end
    return "".join([*parts, clean(hit.snippet[at:])])
