"""Keys as the tables have them: those of documents (`enforcement.matters.pairing`) as numbers, and
those of parties, which are compared by the same SQL in questions and in the indexes that answer
them, in either database."""

from __future__ import annotations

from hashlib import blake2b

IS_PERSON = "type = 'person'"
IS_THING = "type = 'property'"
HAS_ALIASES = "aliases <> '[]'"

#: The key of a party without the signs within names that one may leave out.
JOINED = "replace(replace(replace(party_key, '-', ''), '''', ''), '\u2019', '')"
#: Without blanks, too.
SOLID = f"replace({JOINED}, ' ', '')"
#: The last word of a key, without signs: what is left where all before the last blank goes.
LAST_WORD = f"replace({JOINED}, rtrim({JOINED}, {SOLID}), '')"
#: The plain words in the aliases of a party, where the database knows lists (PostgreSQL).
ALIAS_WORDS = "string_to_array(regexp_replace(lower(aliases), '[^a-z0-9]+', ' ', 'g'), ' ')"


def key_number(key: str) -> int:
    """The first eight bytes of a key's hash, signed."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), signed=True)
