"""Under which names the record has a party that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from casebook.asking.casebook_at import CasebookAt
from casebook.asking.like_patterns import literally
from casebook.keys import IS_PERSON, IS_THING, JOINED, LAST_WORD, SOLID
from enforcement.parties.assets.property_names import OWN_NUMBER, property_key
from enforcement.parties.naming.person_name import organization_key, person_key, without_generation

#: Signs within a name that one may leave out: `OShaughnessy`.
_SIGN = re.compile("['\u2019\u2010-\u2015-]")
_DASH = re.compile("[\u2010-\u2015]")
_WORD = re.compile(r"[^\W_]+")


def names_of_parties(book: CasebookAt, asked: str) -> list[str]:
    """Every name, as documents write it, of the parties that are called so: of people the first and
    last name count, one word is a last name; of organizations the name without its form of company,
    or an alias; of things the sum, the street, or the words without a number of their own. A name
    with a hyphen or an apostrophe is called so without it, too. These are true names."""
    person = person_key(_DASH.sub("-", without_generation(asked)))
    keys = {
        "person": person or asked.casefold(),
        "organization": organization_key(asked),
        "thing": property_key(asked),
    }
    words = _WORD.findall(_SIGN.sub("", without_generation(asked).casefold()))
    joined = dict(_named("joined", _joined_keys(words)))
    solid = dict(_named("solid", [key.replace(" ", "") for key in joined.values()]))
    called = (
        "party_key IN (:person, :organization)",
        f"{IS_THING} AND (party_key = :thing OR party_key LIKE :numbered ESCAPE '\\')",
        f"type = 'organization' AND {SOLID} = :solid",
        f"{IS_PERSON} AND {LAST_WORD} = :last",
        f"{IS_PERSON} AND {SOLID} IN ({_listed(solid)}) AND {JOINED} IN ({_listed(joined)})",
    )
    # One question for each: of several at once SQLite would go through all parties.
    parties = book.table("parties")
    rows = book.rows(
        " UNION ".join(f"SELECT name FROM {parties} WHERE {is_called}" for is_called in called)
        + " ORDER BY name",
        **keys,
        **joined,
        **solid,
        solid="".join(_WORD.findall(_SIGN.sub("", keys["organization"]))) or None,
        last="".join(words) or None,
        numbered=f"{literally(keys['thing'])}{OWN_NUMBER}%",
    )
    return [name for (name,) in rows]


def _named(name: str, values: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Values under names of their own."""
    return ((f"{name}_{at}", value) for at, value in enumerate(values))


def _listed(values: Iterable[str]) -> str:
    """Values as SQL lists them, by their names."""
    return ", ".join(f":{name}" for name in values) or "NULL"


def _joined_keys(words: list[str]) -> list[str]:
    """A first name and each last name that the words after it may make: `teodoro vancewhitlock` and
    `teodoro whitlock` of Teodoro Vance Whitlock."""
    return [f"{words[0]} {''.join(words[at:])}" for at in range(1, len(words))]
