"""A query's tree in terms of the fields and words of the index."""

from __future__ import annotations

from collections.abc import Iterable

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
from search.language.citing.stretches import asked_citations
from search.language.citing.whole_citations import bare_number, whole_citations
from search.language.lanes import lanes
from search.language.printing import print_query
from search.language.query_error import QueryError
from search.language.synonyms import Synonyms, shipped_synonyms, with_synonyms
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
from search.language.words.stems import stem
from search.language.words.written import joined_words, words

#: The lanes of the whole document, of its title and of its number, by the field asked for.
_WRITTEN: dict[TextField, Field] = {
    None: "written",
    "title": "title_written",
    "number": "number_written",
}
_CANONICAL: dict[TextField, Field] = {None: "canonical", "title": "title_canonical"}
_STEM: dict[TextField, Field] = {None: "stem", "title": "title_stem"}
_CITED: dict[TextField, Field] = {
    None: "cited",
    "title": "title_cited",
    "number": "number_cited",
}
#: Words that stand in the lane `canonical` for what is written in other ways.
_CODES = frozenset(("usc", "cfr", "fr"))
_NOTHING = NoneOf(part=Everything())


def planned(tree: Tree, synonyms: Synonyms | None = None) -> Plan:
    """The plan of a tree in which claims and saved searches are resolved. Its words find what else
    says the same: by the synonyms that ship, where no others are given."""
    known = shipped_synonyms() if synonyms is None else synonyms
    return _planned(with_synonyms(tree, known))


def _planned(tree: Tree) -> Plan:
    match tree:
        case And(parts=parts):
            return _all_of(map(_planned, parts))
        case Or(parts=parts, alike=True):
            return BestOf(parts=tuple(map(_planned, parts)))
        case Or(parts=parts):
            return AnyOf(parts=tuple(map(_planned, parts)))
        case Not(part=part):
            return NoneOf(part=_planned(part))
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
            msg = f"{print_query(tree)} is not asked of an index: it is to be resolved before"
            raise QueryError(msg)


def _text(text: Text) -> Plan:
    """A citation in any form; else the family of a word, or in quotes the words themselves."""
    if text.field in _CITED and (cited := whole_citations(text.text)):
        return _all_of(_cited(text.field, ways) for ways in cited)
    if text.quoted or text.field not in _STEM:
        return _exact(bare_number(text.text) or text.text, text.field)
    return _family(bare_number(text.text) or text.text, _STEM[text.field])


def _cited(field: TextField, ways: Iterable[str]) -> Plan:
    return _best_of(Term(field=_CITED[field], word=word) for word in ways)


def _family(text: str, field: Field) -> Plan:
    """The families of words one right after the other, or of the word they are joined to."""
    written = _run(field, map(stem, words(text)))
    joined = joined_words(text)
    if len(joined) != 1:
        return written
    return _best_of((written, Term(field=field, word=stem(joined[0]))))


def _exact(text: str, field: TextField) -> Plan:
    """Words as they are written, or as they stand where citations are laid by canonical words."""
    laid = lanes(text, asked_citations)
    written, canonical = laid.written.split(), laid.canonical.split()
    ways = [_run(_WRITTEN[field], written)]
    if field in _CANONICAL and (canonical or not _CODES.isdisjoint(written)):
        ways.append(_run(_CANONICAL[field], canonical or written))
    return _best_of(ways)


def _near(near: Near) -> Plan:
    """Families near each other. Where some are in quotes the families of all are, and besides
    these words stand as they are: somewhere, since an index has no place for both at once."""
    if near.field not in _STEM or all(part.quoted for part in near.parts):
        runs = tuple(tuple(words(part.text)) for part in near.parts)
        return Within(field=_WRITTEN[near.field], runs=runs, words=near.words)
    families = tuple(tuple(map(stem, words(part.text))) for part in near.parts)
    exact = (_exact(part.text, near.field) for part in near.parts if part.quoted)
    return _all_of((Within(field=_STEM[near.field], runs=families, words=near.words), *exact))


def _run(field: Field, run: Iterable[str]) -> Plan:
    match tuple(run):
        case ():
            return _NOTHING
        case (word,):
            return Term(field=field, word=word)
        case several:
            return Run(field=field, words=several)


def _all_of(plans: Iterable[Plan]) -> Plan:
    parts = tuple(plans)
    return parts[0] if len(parts) == 1 else AllOf(parts=parts)


def _best_of(plans: Iterable[Plan]) -> Plan:
    parts = tuple(plans)
    return parts[0] if len(parts) == 1 else BestOf(parts=parts)
