"""How names of parties are compared in SQL: the same words in either database, in questions and in
the indexes that answer them."""

from __future__ import annotations

IS_PERSON = "type = 'person'"
IS_THING = "type = 'property'"
HAS_ALIASES = "aliases <> '[]'"

#: The key of a party without the signs within names that one may leave out.
JOINED = "replace(replace(replace(party_key, '-', ''), '''', ''), '\u2019', '')"
#: Without blanks, too.
SOLID = f"replace({JOINED}, ' ', '')"
#: The last word of a key, without signs: what is left where all before the last blank goes.
LAST_WORD = f"replace({JOINED}, rtrim({JOINED}, {SOLID}), '')"
