"""Under which names the record has a party that is asked for."""

from __future__ import annotations

from casebook.asking.casebook_at import CasebookAt
from casebook.asking.like_patterns import literally
from enforcement.parties.assets.property_names import OWN_NUMBER, property_key
from enforcement.parties.naming.person_name import organization_key, person_key, without_generation


def names_of_parties(book: CasebookAt, asked: str) -> list[str]:
    """Every name, as documents write it, of the parties that are called so: of people the first and
    last name count, one word is a last name; of organizations the name without its form of company,
    or an alias; of things the sum, the street, or the words without a number of their own. These
    are true names."""
    person = person_key(without_generation(asked))
    keys = {
        "person": person or asked.casefold(),
        "organization": organization_key(asked),
        "thing": property_key(asked),
    }
    last = "" if person else f"% {literally(asked.casefold())}"
    rows = book.rows(
        f"SELECT DISTINCT name FROM {book.table('parties')}"
        " WHERE party_key IN (:person, :organization)"
        " OR (type = 'property' AND (party_key = :thing OR party_key LIKE :numbered ESCAPE '\\'))"
        " OR (type = 'person' AND party_key LIKE :last ESCAPE '\\') ORDER BY name",
        **keys,
        last=last,
        numbered=f"{literally(keys['thing'])}{OWN_NUMBER}%",
    )
    return [name for (name,) in rows]
