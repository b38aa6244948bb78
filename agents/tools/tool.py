"""A question, as an assistant asks it.

An answer of the usual `limit` and `fields` is a few thousand tokens at most, and has what a
statement about the record rests on: the ids, the days, and the words that say so.
"""

from __future__ import annotations

from dataclasses import dataclass

from answers.questions.question import Question


@dataclass(frozen=True, kw_only=True, slots=True)
class Tool:
    """A question, as an assistant asks it."""

    question: Question
    title: str
    #: What it answers, when to ask it rather than another, and how its answer is to be read: short,
    #: since every conversation begins with that of all tools.
    use: str
    #: Keys of the answer where none are asked for; empty for all.
    fields: tuple[str, ...] = ()
    #: Rows where no limit is given; None for as many as the question usually has.
    limit: int | None = None

    @property
    def name(self) -> str:
        """Of the question, and of the tool."""
        return self.question.name


def below(key: str, *names: str) -> tuple[str, ...]:
    """The paths of keys within another."""
    return tuple(f"{key}.{name}" for name in names)


#: What is said where charges are told; at greater length at the beginning of a conversation.
CHARGED = "A charge is no finding of guilt."
#: Of what was found.
HIT = ("id", "title", "url", "source", "published_on", "withdrawn", "passages.text")
COVERAGE = below(
    "coverage", *("position", "head", "sources", "fresh", "quiet", "stale", "walled", "failed")
)
#: Of a sentence.
SENTENCE = (
    *("prison_months", "prison_exactly", "probation_months", "supervised_release_months"),
    *("home_detention_months", "quote"),
)
