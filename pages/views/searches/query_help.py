"""The query language in short: tables of docs/reference/search.md whose examples are asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casebook.asking.fields import FIELDS, Field

#: More values of a field than that are not listed.
_LISTED = 45


@dataclass(frozen=True, kw_only=True, slots=True)
class HelpTable:
    """Examples of one kind, each with what it finds."""

    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldHelp:
    """A field, and the values that it has where they are few."""

    name: str
    about: str
    values: tuple[str, ...]


HELP = (
    HelpTable(
        title="Words",
        rows=(
            ("telehealth clinic", "what has both words, anywhere in title, number or text"),
            ("prescription", "the word and its family: prescriptions"),
            ('"prescriptions"', "this word alone, as it is written"),
            ('"outside the usual course"', "these words, one right after the other"),
            (
                "tele*",
                "every word that begins so; two letters or more stand before the *",
            ),
            (
                "ketmine~",
                "words that are one letter off: put in, left out, changed, or two "
                "neighbours swapped",
            ),
        ),
    ),
    HelpTable(
        title="Both, either, without, near",
        rows=(
            ("pharmacy OR clinic", "either"),
            (
                "infusion (pharmacy OR clinic)",
                "brackets say what belongs together; without them "
                "infusion pharmacy OR clinic finds clinic alone",
            ),
            ("infusion -clinic", "without a word; infusion NOT clinic is the same"),
            (
                "telehealth w/5 clinic",
                "at most five other words between the two, in either order; NEAR/5 is the same",
            ),
        ),
    ),
    HelpTable(
        title="Citations, dockets and numbers",
        rows=(
            ("21 USC 841", "the section and its parts; section 841 of title 21 is the same"),
            ("schedule III", "Schedule 3 and C-III too"),
            (
                "2:25-cr-183",
                "2:25-cr-00183, with or without its office and judge: what a form "
                "leaves out, any may have",
            ),
            ("91 FR 33418", "a page of the Federal Register, and the document that begins on it"),
            ("$2.35 million", "$2,350,000 too"),
        ),
    ),
    HelpTable(
        title="Fields",
        rows=(
            ("title:sentenced", "a word in the title"),
            (
                "source:us_fr_*,us_dea_* quota",
                "what any of several sources has; a * stands for the rest of a name",
            ),
            ("kind:sentence,plea state:WA", "a sentence or a plea, in Washington"),
            (
                "party:Voskamp kind:sentence",
                "a sentence of this party: fields side by side hold of one act done to one party",
            ),
            (
                "published:2025-03..2025-06",
                "days, months or years; published:2026.. is from then on",
            ),
            (
                "amount:100000.. settle*",
                "from a sum on; amount:>1.5m is more than it, amount:<=$20,000 at most",
            ),
            ("is:revised -is:withdrawn", "what its publisher changed, and did not take away"),
            ('cites:"21 USC 841"', "what cites the section as law, and not only by its words"),
        ),
    ),
)


def _fields() -> Iterator[FieldHelp]:
    for field in FIELDS:
        yield FieldHelp(name=field.name, about=field.help, values=_values(field))


def _values(field: Field) -> tuple[str, ...]:
    values = sorted({*field.values().values()}) if field.values else []
    return tuple(values) if len(values) <= _LISTED else ()


FIELDS_HELP = tuple(_fields())
