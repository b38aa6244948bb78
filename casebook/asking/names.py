"""Under which names the record has a party that is asked for."""

from __future__ import annotations

import re

from casebook.asking.casebook_at import CasebookAt
from casebook.asking.like_patterns import literally
from enforcement.parties.assets.property_names import OWN_NUMBER, property_key
from enforcement.parties.naming.person_name import organization_key, person_key, without_generation

#: Signs within a name that one may leave out: `OShaughnessy`.
_SIGN = re.compile("['\u2019\u2010-\u2015-]")
_DASH = re.compile("[\u2010-\u2015]")
_WORD = re.compile(r"[^\W_]+")
#: The key of a party without them, in SQL.
_JOINED = "REPLACE(REPLACE(REPLACE(party_key, '-', ''), '''', ''), '\u2019', '')"


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
    joined = {f"joined_{at}": key for at, key in enumerate(_joined_keys(words))}
    rows = book.rows(
        f"SELECT DISTINCT name FROM {book.table('parties')}"
        " WHERE party_key IN (:person, :organization)"
        " OR (type = 'property' AND (party_key = :thing OR party_key LIKE :numbered ESCAPE '\\'))"
        f" OR (type = 'organization' AND REPLACE({_JOINED}, ' ', '') = :solid)"
        f" OR (type = 'person' AND ({_JOINED} LIKE :last ESCAPE '\\'"
        f" OR {_JOINED} IN ({', '.join(f':{name}' for name in joined) or 'NULL'}))) ORDER BY name",
        **keys,
        **joined,
        solid="".join(_WORD.findall(_SIGN.sub("", keys["organization"]))) or None,
        last=f"% {literally(''.join(words))}" if words else "",
        numbered=f"{literally(keys['thing'])}{OWN_NUMBER}%",
    )
    return [name for (name,) in rows]


def _joined_keys(words: list[str]) -> list[str]:
    """A first name and each last name that the words after it may make: `teodoro vancewhitlock` and
    `teodoro whitlock` of Teodoro Vance Whitlock."""
    return [f"{words[0]} {''.join(words[at:])}" for at in range(1, len(words))]
