"""Where people and organizations of a name are found."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from casebook.asking.casebook_at import CasebookAt, Condition
from casebook.keys import ALIAS_WORDS, HAS_ALIASES, IS_PERSON, LAST_WORD
from enforcement.parties.naming.person_name import (
    name_words,
    organization_key,
    person_key,
    without_generation,
)

_PLAIN_WORD = re.compile(r"[a-z0-9]+")
#: Words by which an alias is looked for, at most.
_WORDS = 4


def aliases_of(book: CasebookAt, name: str) -> frozenset[str]:
    """Other names that documents, as they stand, give a person of this first and last name; these
    are true names."""
    rows = book.rows(
        f"SELECT p.aliases FROM {book.table('parties')} p"
        f" JOIN {book.table('states')} s ON s.position = p.position"
        f" WHERE p.party_key = :person AND p.aliases <> '[]' AND {book.stands('s')}",
        person=person_key(" ".join(name_words(name))),
    )
    return frozenset(alias for (aliases,) in rows for alias in json.loads(aliases))


def naming_party(book: CasebookAt, name: str) -> Condition:
    """The states with a party that may bear a name: a person of this first and last name, or where
    it is a single word of this last name, an organization, or whoever has it among the aliases. An
    alias is only looked for by some of its words: who it is of is decided by what was read."""
    words = " ".join(name_words(name)).replace("\u2019", "'")
    person, alone = person_key(words), words.casefold()
    organization = organization_key(name)
    values = {
        "person": person or alone,
        "typeset": (person or alone).replace("'", "\u2019"),
        "organization": without_generation(organization),
        "last": None if person else alone.rpartition(" ")[2].replace("'", "").replace("-", ""),
    }
    alias = _words_of_either(person or alone, organization)
    # One question for each: of several at once SQLite would go through all parties.
    bearing = (
        "party_key IN (:person, :typeset, :organization)",
        f"{IS_PERSON} AND {LAST_WORD} = :last",
        " AND ".join((HAS_ALIASES, *_having(alias, arrays=book.has_arrays))),
    )
    found = " UNION ".join(
        f"SELECT position FROM {book.table('parties')} WHERE type <> 'property' AND {bears}"
        for bears in bearing
    )
    return Condition(sql=f"s.position IN ({found})", values=values | alias)


def _words_of_either(person: str, organization: str) -> dict[str, str]:
    """The longest words that a name has whether a person or an organization bears it, as values."""
    words = {*_PLAIN_WORD.findall(person)} & {*_PLAIN_WORD.findall(organization)}
    longest = sorted(words, key=lambda word: (-len(word), word))[:_WORDS]
    return {f"alias_{at}": word for at, word in enumerate(longest)}


def _having(words: Mapping[str, str], *, arrays: bool) -> list[str]:
    """SQL: whether these words are in the aliases, by the names of their values."""
    named = [f":{name}" for name in words]
    if arrays:
        return [f"{ALIAS_WORDS} @> CAST(ARRAY[{', '.join(named)}] AS text[])"]
    return [f"instr(lower(aliases), {it}) > 0" for it in named]
