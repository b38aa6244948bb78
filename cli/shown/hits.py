"""What a search found, as text for a terminal, CSV and Markdown."""

from __future__ import annotations

import click

from answers.documents.search import Answer, Hit
from cli.shown.output import clean, echo_rows, escape, linked
from cli.shown.passages import marked_title, passage_lines

COLUMNS = (
    *("id", "title", "url", "source", "published_on", "precision", "number", "snippet", "score"),
    *("revision", "superseded", "withdrawn", "position"),
)

#: Columns of text in which passages are shown even where a terminal has fewer.
_NARROWEST = 20


def echo_hits(answer: Answer, form: str) -> None:
    """Print an answer in one of `cli.shown.output.FORMATS` but the table."""
    echo_rows(answer, answer.hits, form, columns=COLUMNS, markdown=as_markdown)


def as_text(hit: Hit, width: int) -> str:
    """For a terminal of so many columns: the title, then date, source and id, then the passages,
    in which what was looked for is marked."""
    noted = click.style("".join(f"  [{mark}]" for mark in marks(hit)), fg="yellow")
    facts = click.style(f"{day(hit)}  {clean(hit.source)}  {clean(hit.id)}", dim=True)
    return "\n".join(
        [
            marked_title(hit.title, hit.title_highlights) + noted,
            f"  {facts}",
            *(
                f"    {line}"
                for passage in hit.passages
                for line in passage_lines(passage, max(width - 4, _NARROWEST))
            ),
            "",
        ]
    )


def as_markdown(hit: Hit) -> str:
    """A list item: the linked title, then date, source, id and the passages."""
    facts = " · ".join(escape(fact) for fact in (day(hit), hit.source, hit.id, *marks(hit)))
    passages = "".join(f"  \n  {escape(passage.text)}" for passage in hit.passages)
    return f"- {linked(hit.title, hit.url)}  \n  {facts}{passages}"


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
