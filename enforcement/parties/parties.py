"""Those an action is taken against: defendants, respondents, companies that settle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TypeAlias

from enforcement.claims import Action, Party, Role
from enforcement.kinds import KINDS, PERSONAL
from enforcement.parties.assets.estates import Estate, estates_in, of_the_dead, the_dead
from enforcement.parties.assets.sued_property import (
    property_mentions,
    property_parties,
    without_property,
)
from enforcement.parties.coreference import Entity, NameMention, entities
from enforcement.parties.evidence.described_defendants import (
    described_defendants,
    description_of,
)
from enforcement.parties.evidence.lone_person import lone_person, tells_of_a_pronoun
from enforcement.parties.evidence.proceedings import Proceedings
from enforcement.parties.evidence.sentence_evidence import involvements
from enforcement.parties.involvement import Involvement
from enforcement.parties.naming.aliases import aliases_after
from enforcement.parties.naming.name import Name
from enforcement.parties.naming.names import names_in
from enforcement.parties.professions import profession_in, profession_of
from enforcement.text.lower import lower
from enforcement.text.party_words import HEADS
from enforcement.text.passage import Passage, Sentence

#: A sentence, and the names in it.
_NamedIn: TypeAlias = tuple[Sentence, tuple[Name, ...]]
#: "BOSTON - ", "Topeka, Kan.-", "Brunswick, GA: "; a hyphen alone may be a surname's.
_DATELINE = re.compile(
    r"""\(?[A-Z][A-Za-z.\u2019']*(?:\s[A-Z][A-Za-z.\u2019']*){0,3}
    (?:,\s?[A-Z][A-Za-z.]{1,14}(?:\s[A-Z][A-Za-z.]{1,10})?\s?[-:\u2013\u2014]{1,2}
      |\)?\s[-:\u2013\u2014]{1,2}|--|[\u2013\u2014]|(?<=[A-Z]{3})-)\s{0,3}(?=[A-Z\d])""",
    re.VERBOSE,
)
#: A heading in capitals before its text: "SENATOR CHARGED WITH EXTORTION: A state senator".
_CAPITALS = re.compile(r"[^a-z:]{20,160}:\s")
#: Behind the one word of a title that names a firm.
_TO_PAY = re.compile(r"\s(?:to\spay|will\spay|pays|agrees?\sto|agreed\sto|settles)\b")
#: Mentions of estates that are read, at most.
_MOST_ESTATES = 60
#: Mentions of a party that are searched for its profession and aliases, at most.
_SEARCHED = 12
#: "No criminal charge has been filed", "was never charged", are said of nobody before a court.
_BEFORE_COURT = re.compile(
    r"\b(?:guilty\b|sentenced|plea(?:ds?|ded)\s(?:guilty|no)\b|pled\b|indict(?:ed|ment|s)\b|arrest(?:ed|s)?\b"
    r"|convict(?:ed|s|ion\sof)\b|criminal(?:ly)?\s(?:charge|complaint|case)"
    r"|charged\swith|(?:was|were|been|are|is)\scharged\b|(?:charges?|case|counts?|claims|verdict)\sagainst|sentence\b"
    r"|felony|law-?suit|suit\b|sued\b|complaint|defendant|prison\b|intervene[sd]?\b|(?:stand|stands|stood|on|new)\strial"
    r"|acquit(?:s|ted|tals?)\b|exonerat|pardon(?:s|ed)?\b|clemency|behind\sbars|convictions?\b"
    r"|(?:drop|dropp)(?:s|ed)\s(?:[a-z]+\s){0,4}(?:case|charges))"
)
_DENIED = re.compile(r"\b(?:no|neither|nor|(?:not|never)(?:\sbeen)?)\s\Z")
#: Things are sued: "In civil forfeiture the property is the defendant".
_IN_REM = re.compile(
    r"\bin\srem\b|\bcomplaint\s(?:to\sforfeit|(?:(?:filed|today|yesterday)\s){0,2}(?:seeking|for)\s"
    r"(?:the\s)?(?:civil\s)?forfeiture)\b|\b(?:civil\sforfeiture|forfeiture)\s(?:complaint|action|suit)\b"
)
#: A matter that ends without a court: settled, repaid, excluded, fined.
_OUT_OF_COURT = re.compile(
    r"\b(?:false\sclaims|self-disclos|potentially\sin\sviolation|allegation|alleged(?:ly)?\b|accused|fraud|kickback|overbill|medicaid"
    r"|settle(?:d|s|ment)?\s(?:agreements?\s)?(?:with|against|a|the|claims|charges|civil|over|of)\b|\bclass[\s-]action\sagainst\b"
    r"|penalt(?:y|ies)\s|\bcmps?\b|patient\sdumping|debar(?:red|ment)|restitution|exclu(?:ded|sion)\sfrom|fined\b|injunction|warning\sletter"
    r"|\border\s(?:barring|prohibiting|enjoining)"
    r"|(?:agree[sd]?|will|to)\s(?:re)?pay\b|order\sto\sshow\scause|(?:revok|suspend|surrender)\w*\s"
    r"(?:\S+\s){0,4}(?:licen[sc]e|registration))"
)


def parties(passage: Passage, actions: Sequence[Action]) -> tuple[Party, ...]:
    """The parties of the announcement, in the order in which they are first named in full."""
    low = lower(passage.whole)
    things = property_parties(passage)
    if not (actions or _is_before_court(low) or _OUT_OF_COURT.search(low)):
        return things  # a text that tells of no action has no other parties
    named = _named_parties(passage, low, actions, in_rem=bool(things))
    return tuple(sorted((*things, *named), key=lambda party: party.start))


def _named_parties(
    passage: Passage, low: str, actions: Sequence[Action], *, in_rem: bool
) -> tuple[Party, ...]:
    """The people and organizations among the parties; where things are sued, those alone of whom
    more is told than that they own them."""
    text = passage.whole
    named_in = list(_named(passage))
    estates = _estates(text, low, named_in)
    stated = any(action.kind in PERSONAL for action in actions)
    proceedings = Proceedings(low, stated=stated)
    mentions = list(_mentions(text, low, named_in, estates, proceedings))
    if all(it.involvement <= Involvement.UNKNOWN for it in mentions) and not (
        mentions and tells_of_a_pronoun(low)
    ):
        return ()
    role = _role(low, actions)
    known = entities(text, mentions)
    in_rem = in_rem or (("forfeit" in low or "in rem" in low) and _IN_REM.search(low) is not None)
    told = bool(text[passage.body :].strip())
    named = [
        entity
        for entity in known
        if (
            _is_party(low, entity, body=told)
            and (not in_rem or entity.undoubted or entity.type != "person")
        )
        and (entity.in_body or not _is_common_in(text, passage.body, entity))
    ]
    if not named and (lone := lone_person(known, low)):
        return (_party(text, low, lone, role, estates),)
    in_body = [
        entity
        for entity in named
        if entity.in_body or entity.is_title_firm or _is_only_in_title(text, passage.body, entity)
    ]
    acted_against = [it for it in in_body if it.involvement > Involvement.DOER]
    in_order = sorted(
        (_party(text, low, entity, role, estates) for entity in acted_against or in_body or named),
        key=lambda party: party.start,
    )
    return tuple(_with_profession_of_title(in_order, low[: passage.body]))


def _mentions(
    text: str,
    low: str,
    named_in: Sequence[_NamedIn],
    estates: Sequence[Estate],
    proceedings: Proceedings,
) -> Iterator[NameMention]:
    described = described_defendants(low)
    dead = the_dead(estates, [it for _, names in named_in for it in names]) if estates else {}
    for sentence, alive in named_in:
        names = _with_estates(alive, estates)
        given = involvements(text, low, names, sentence)
        apposed = 0  # where the last name that is described before it ends
        for name, involvement in zip(names, given, strict=True):
            if not (
                involvement in (Involvement.UNKNOWN, Involvement.UNDOUBTED)
                or proceedings.near(name.start, name.end)
            ):
                involvement = min(involvement, Involvement.UNKNOWN)
            if name.type == "organization" and (
                (apposed and low[apposed : name.lead] in (", ", " and ", ", and "))
                or description_of(low, name.lead, described)
            ):
                involvement, apposed = max(involvement, Involvement.PARTY), name.end
            if dead and (most := of_the_dead(name, dead)) is not None:
                involvement = min(involvement, most)
            yield NameMention(name, involvement, sentence.start, sentence.title)


def _named(passage: Passage) -> Iterator[_NamedIn]:
    """The sentences and the names in them, without datelines, headings and what is sued itself."""
    text, sued = passage.whole, property_mentions(passage)
    for sentence in passage.sentences:
        if sentence.start == passage.body and (dateline := _dateline_end(sentence.text)):
            start = sentence.start + dateline
            sentence = Sentence(text[start : sentence.end], start, sentence.end, False)
        names = names_in(text, sentence.start, sentence.end, title=sentence.title)
        names = without_property(text, names, sued) if sued else names
        if "#" in sentence.text:
            names = tuple(name for name in names if not _is_in_heading(text, name.start))
        if heading := _CAPITALS.match(sentence.text):
            end = sentence.start + heading.end()
            names = tuple(name for name in names if name.start >= end or _is_written(text, name))
        yield sentence, names


def _estates(text: str, low: str, named_in: Sequence[_NamedIn]) -> tuple[Estate, ...]:
    if "estate" not in low:
        return ()
    every = [name for _, names in named_in for name in names]
    found = (
        estate
        for sentence, names in named_in
        for estate in estates_in(text, sentence.start, names, every)
    )
    return tuple(islice(found, _MOST_ESTATES))


def _with_estates(names: tuple[Name, ...], estates: Sequence[Estate]) -> tuple[Name, ...]:
    """The names, those of the dead as their estates'."""
    if not estates:
        return names
    mentions = {it.mention for it in estates}
    acting = {it.by for it in estates}
    alive = (name for name in names if name not in acting)
    return tuple(
        next((it for it in mentions if it.start <= name.start < it.end), name) for name in alive
    )


def _dateline_end(sentence: str) -> int:
    """Where the dateline ends with which the text begins, 0 where there is none: "Tarn Hospitals -
    Alba, Ohio, agreed" begins with a name."""
    dateline = _DATELINE.match(sentence)
    if dateline is None or not HEADS.isdisjoint(dateline.group().lower().split()):
        return 0
    return dateline.end()


def _is_common_in(text: str, body: int, entity: Entity) -> bool:
    """Whether the body has the last word of a name of the title in small letters, as of "Peanut
    Farmer", so that it names nobody."""
    if entity.form or entity.first_full_mention().name.sure:
        return False
    if any(len(mention.name.words) > 1 and not mention.title for mention in entity.mentions):
        return False
    return re.search(rf"\b{re.escape(entity.words[-1])}s?\b", text[body:]) is not None


def _is_written(text: str, name: Name) -> bool:
    """Whether a text has the last word of a name with one capital, as it has of a name alone."""
    return name.type == "organization" or name.words[-1].capitalize() in text


def _is_in_heading(text: str, at: int) -> bool:
    """Whether the line is a heading: "## Findings of Fact"."""
    return text.startswith("#", text.rfind("\n", 0, at) + 1)


def _is_only_in_title(text: str, body: int, entity: Entity) -> bool:
    """Whether it is a person with a title whom the body does not name: "Suit against Dr. Ida Holt"
    over a text about her company."""
    sure = any(mention.title and mention.name.sure for mention in entity.mentions)
    full = entity.type == "person" and len(entity.words) > 1
    return sure and full and entity.words[-1] not in text[body:].lower()


def _is_party(low: str, entity: Entity, *, body: bool) -> bool:
    """Whether an action is taken against it; of a person in the body a deed may be enough. A word
    of the title alone names somebody only where there is no `body`: "Orlo to Pay $9 Million"."""
    alone = len(entity.words) == 1 and not entity.form
    if (
        alone
        and not entity.in_body
        and (body or not _TO_PAY.match(low, entity.mentions[0].name.end))
    ):
        return False
    if entity.type == "person" and entity.in_body and len(entity.words) > 1 and not entity.sues:
        return entity.involvement >= Involvement.DOER
    return entity.involvement is Involvement.PARTY


def _is_before_court(low: str) -> bool:
    """Whether the text tells of somebody before a court, and does not only deny it."""
    return any(
        match.group() == "guilty"
        or not _DENIED.search(low, max(0, match.start() - 12), match.start())
        for match in _BEFORE_COURT.finditer(low)
    )


def _role(low: str, actions: Sequence[Action]) -> Role:
    if any(KINDS[action.kind].prosecuted for action in actions) or _is_before_court(low):
        return "defendant"
    return "respondent"


def _party(text: str, low: str, entity: Entity, role: Role, estates: Sequence[Estate]) -> Party:
    full = entity.first_full_mention().name
    estate = next((it for it in estates if it.mention == full), None)
    profession = ""
    aliases: dict[str, None] = {}
    for mention in entity.mentions[:_SEARCHED]:
        name = mention.name
        profession = profession or profession_of(low, name, entity.type, mention.sentence_start)
        aliases |= dict.fromkeys(aliases_after(text, name.end))
    if not profession and entity.type == "organization" and not estate:
        profession = profession_in(low[full.start : full.end], "organization")
    end = text.index(full.surname, full.end) + len(full.surname) if full.surname else full.end
    quote = text[full.start : end]
    return Party(
        quote=quote,
        start=full.start,
        end=end,
        name=estate.written if estate else _written(text, full),
        type=entity.type,
        role=role,
        aliases=tuple(aliases),
        profession=profession,
    )


def _written(text: str, name: Name) -> str:
    return " ".join([*text[name.start : name.end].split(), name.surname]).strip()


def _with_profession_of_title(parties: Sequence[Party], title: str) -> Iterator[Party]:
    """The parties; a title that names one profession speaks of the one person there is."""
    people = [party for party in parties if party.type == "person"]
    for party in parties:
        if party.type == "person" and len(people) == 1 and not party.profession:
            yield replace(party, profession=profession_in(title, "person"))
        else:
            yield party
