"""Those an action is taken against: defendants, respondents, companies that settle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from enforcement.claims import Action, Party, Role
from enforcement.kinds import KINDS
from enforcement.parties.aliases import aliases
from enforcement.parties.coreference import Bearer, Sighting, bearers
from enforcement.parties.names import names
from enforcement.parties.party_evidence import standings
from enforcement.parties.party_standing import Standing
from enforcement.parties.professions import in_words, profession
from enforcement.text.lower import lower
from enforcement.text.passage import Passage, Sentence

#: "BOSTON - ", "Topeka, Kan.-", "Brunswick, GA: "; a hyphen alone may be a surname's.
_DATELINE = re.compile(
    r"""\(?[A-Z][A-Za-z.\u2019']*(?:\s[A-Z][A-Za-z.\u2019']*){0,3}
    (?:,\s?[A-Z][A-Za-z.]{1,14}(?:\s[A-Z][A-Za-z.]{1,10})?\s?[-:\u2013\u2014]{1,2}
      |\)?\s[-:\u2013\u2014]{1,2}|--|[\u2013\u2014]|(?<=[A-Z]{3})-)\s{0,3}(?=[A-Z\d])""",
    re.VERBOSE,
)
#: Places of one name that are looked at for what it is and is also called.
_READ = 12
_BEFORE_COURT = re.compile(
    r"\b(?:sentenced|plea(?:ds?|ded)\s(?:guilty|no)\b|pled\b|guilty|indict(?:ed|ment|s)\b|arrest(?:ed|s)?\b"
    r"|convict(?:ed|s|ion\sof)\b|criminal(?:ly)?\s(?:charge|complaint|case)"
    r"|charged\swith|(?:was|were|been|are|is)\scharged\b|charges\sagainst"
    r"|felony|law-?suit|suit\b|sued\b|complaint|defendant|prison\b|intervene[sd]?\b|stand\strial)"
)
#: A matter that ends without a court: settled, repaid, excluded, fined.
_OUT_OF_COURT = re.compile(
    r"\b(?:false\sclaims|allegation|alleged(?:ly)?\b|accused|fraud|kickback|overbill|medicaid"
    r"|settle(?:d|s|ment)?\s(?:agreements?\s)?(?:with|a|the|claims|charges|civil|over|of)\b"
    r"|penalt(?:y|ies)\s|restitution|exclu(?:ded|sion)\sfrom|fined\b|injunction|warning\sletter"
    r"|(?:agree[sd]?|will|to)\s(?:re)?pay\b|order\sto\sshow\scause|(?:revok|suspend|surrender)\w*\s"
    r"(?:\S+\s){0,4}(?:licen[sc]e|registration))"
)


def parties(passage: Passage, actions: Sequence[Action]) -> tuple[Party, ...]:
    """The parties of the announcement, in the order in which they are first named in full."""
    text = passage.whole
    low = lower(text)
    if not (actions or _BEFORE_COURT.search(low) or _OUT_OF_COURT.search(low)):
        return ()  # a text that tells of no action has no parties
    sightings = list(_sightings(passage, low))
    if all(sighting.standing <= Standing.UNKNOWN for sighting in sightings):
        return ()
    role = _role(low, actions)
    named = [bearer for bearer in bearers(text, sightings) if _party_to(bearer)]
    in_body = [bearer for bearer in named if bearer.in_body]
    found = sorted(
        (_party(text, low, bearer, role) for bearer in in_body or named),
        key=lambda party: party.start,
    )
    return tuple(_professed(found, low[: passage.body]))


def _sightings(passage: Passage, low: str) -> Iterator[Sighting]:
    text = passage.whole
    for sentence in passage.sentences:
        if sentence.start == passage.body and (dateline := _DATELINE.match(sentence.text)):
            start = sentence.start + dateline.end()
            sentence = Sentence(text[start : sentence.end], start, sentence.end, False)
        named = names(text, sentence.start, sentence.end, title=sentence.title)
        given = standings(text, low, named, sentence)
        for name, standing in zip(named, given, strict=True):
            yield Sighting(name, standing, sentence.start, sentence.title)


def _party_to(bearer: Bearer) -> bool:
    """Whether it is a party: of an organization, and in a title, more must be said than a deed."""
    if not bearer.in_body and len(bearer.words) == 1:
        return False
    if bearer.kind == "person" and bearer.in_body:
        return bearer.standing >= Standing.DOER
    return bearer.standing is Standing.PARTY


def _role(low: str, actions: Sequence[Action]) -> Role:
    if any(KINDS[action.kind].prosecuted for action in actions) or _BEFORE_COURT.search(low):
        return "defendant"
    return "respondent"


def _party(text: str, low: str, bearer: Bearer, role: Role) -> Party:
    name = bearer.first_in_full().name
    said = ""
    also: list[str] = []
    for sighting in bearer.sightings[:_READ]:
        at = sighting.name
        said = said or profession(low, at.lead, at.start, at.end, bearer.kind, sighting.opening)
        also += (other for other in aliases(text, at.end) if other not in also)
    if not said and bearer.kind == "organization":
        said = in_words(low[name.start : name.end], "organization")
    quote = text[name.start : name.end]
    return Party(
        quote=quote,
        start=name.start,
        end=name.end,
        name=" ".join(quote.split()),
        type=bearer.kind,
        role=role,
        aliases=tuple(also),
        profession=said,
    )


def _professed(found: Sequence[Party], title: str) -> Iterator[Party]:
    """The parties; a title that names one profession speaks of the one person there is."""
    people = [party for party in found if party.type == "person"]
    for party in found:
        if party.type == "person" and len(people) == 1 and not party.profession:
            yield replace(party, profession=in_words(title, "person"))
        else:
            yield party
