"""A query's tree in terms of the fields and words of the index."""

from __future__ import annotations

from search.index.plan import (
    AllOf,
    AnyOf,
    AtPositions,
    BestOf,
    Everything,
    Field,
    Like,
    Misspelt,
    NoneOf,
    OfSource,
    Plan,
    Run,
    Term,
    Within,
)
from search.language.lanes import Lanes, lanes
from search.language.stems import stem
from search.language.tree import (
    Among,
    And,
    Claim,
    FromSource,
    Fuzzy,
    Near,
    Not,
    Or,
    Pattern,
    SavedSearch,
    Text,
    TextField,
    Tree,
)

#: The written lane of the whole document, of its title and of its number, by the field asked for.
_WRITTEN: dict[TextField, Field] = {
    None: "written",
    "title": "title_written",
    "number": "number_written",
}


def planned(tree: Tree) -> Plan:
    """The plan of a tree in which claims and saved searches are resolved."""
    match tree:
        case And(parts=parts):
            return AllOf(parts=tuple(map(planned, parts)))
        case Or(parts=parts):
            return AnyOf(parts=tuple(map(planned, parts)))
        case Not(part=part):
            return NoneOf(part=planned(part))
        case Among(positions=positions):
            return AtPositions(positions=positions)
        case FromSource(name=name):
            return OfSource(name=name.rstrip("*"), prefix=name.endswith("*"))
        case Pattern(text=text, field=field):
            return Like(field=_WRITTEN[field], pattern=text)
        case Fuzzy(text=text, edits=edits, field=field):
            return Misspelt(field=_WRITTEN[field], word=text, edits=edits)
        case Near():
            return _near(tree)
        case Text():
            return _text(tree)
        case Claim() | SavedSearch():
            msg = f"{tree} was not resolved"
            raise TypeError(msg)


def _text(text: Text) -> Plan:
    """One word stands for its family; several, or one in quotes, for themselves in any lane."""
    words = lanes(text.text)
    if text.field is None and (whole := _cited(words)):
        return Term(field="cited", word=whole)
    if len(words.written) == 1 and not text.quoted and text.field != "number":
        return Term(field="title_stem" if text.field else "stem", word=stem(words.written[0]))
    return _exact(words, text.field)


def _cited(words: Lanes) -> str | None:
    """The word of the index for a text that is one citation as a whole."""
    whole = "_".join(words.canonical)
    return whole if whole in words.cited else None


def _exact(words: Lanes, field: TextField) -> Plan:
    ways = [_run(_WRITTEN[field], words.written)]
    if field != "number":
        canonical: Field = "title_canonical" if field else "canonical"
        ways.append(_run(canonical, words.canonical or words.written))
    return BestOf(parts=tuple(ways)) if len(ways) > 1 else ways[0]


def _run(field: Field, words: list[str]) -> Plan:
    if not words:
        return NoneOf(part=Everything())
    return (
        Term(field=field, word=words[0])
        if len(words) == 1
        else Run(field=field, words=tuple(words))
    )


def _near(near: Near) -> Plan:
    runs = tuple(tuple(lanes(part.text).written) for part in near.parts)
    return Within(field=_WRITTEN[near.field], runs=runs, words=near.words)
