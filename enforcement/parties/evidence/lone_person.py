"""The one person a text is about, where only a pronoun says what was done.

"Ida Holt felt … Prosecutors later dropped the case against her": no sentence names her beside the
act, and no other person is named whom the pronoun could mean.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from enforcement.parties.coreference import Entity
from enforcement.parties.involvement import Involvement

_ACTED_ON = re.compile(
    r"""\b(?:charges?|case|indictment|complaint|counts?|convictions?|verdicts?)\s(?:\w+\s){0,2}against\s(?:him|her)\b
    |\b(?:his|her)\s(?:[a-z0-9-]+\s){0,3}(?:convictions?|acquittal|indictment|guilty\splea|exoneration
      |prison\s(?:sentence|term)|sentencing|arrest)\b
    |\b(?:he|she)\s(?:was|had\sbeen|has\sbeen)\s(?:[a-z]+\s)?(?:convicted|acquitted|sentenced|indicted
      |arrested|exonerated|charged\swith)\b
    |\b(?:he|she)\s(?:later\s)?(?:pleaded|pled)\s(?:not\s)?(?:guilty|no\scontest)\b""",
    re.VERBOSE,
)

_PRONOUNS = (" him", " her", " his ", " he ", " she ")


def tells_of_a_pronoun(low: str) -> bool:
    """Whether a pronoun is told to have been acted on anywhere; `low` is the text in lower case."""
    return any(word in low for word in _PRONOUNS) and (_ACTED_ON.search(low) is not None)


def lone_person(entities: Sequence[Entity], low: str) -> Entity | None:
    """The only person named in full in the body, an authority left out, if a pronoun behind the
    name tells of a step of a case; `low` is the text in lower case."""
    people = [
        entity
        for entity in entities
        if entity.type == "person" and len(entity.words) > 1 and not _is_authority(entity)
    ]
    if len(people) != 1 or people[0].involvement is Involvement.STRANGER:
        return None
    first = people[0].first_full_mention()
    told = _ACTED_ON.search(low, first.name.end)
    return people[0] if told and not first.title else None


def _is_authority(entity: Entity) -> bool:
    return any(mention.name.official for mention in entity.mentions)
