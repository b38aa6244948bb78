"""Whose a sentence is: by the name before it, the sentence it goes on from, or the one party."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from enforcement.parties.evidence.other_people import tells_of_another
from enforcement.parties.party_mentions import PartyMention, PartyMentions
from enforcement.sums.sentencing.sentence_terms import Punishment
from enforcement.text.passage import Sentence

#: In the place of a name: somebody who is no party of the text, a husband or a co-defendant.
ANOTHER = ""
#: How a sentence begins that is still about the defendant of the one before.
_GOES_ON = re.compile(
    r"\s*(?:(?:in[ ]addition|additionally|also|furthermore|upon|after|following|as[ ]part|once|when"
    r"|under|the[ ](?:court|judge|sentence)|judge|chief|u\.?s\.?|united|senior)\b.{0,60}?)?"
    r"\b(?:he|she|his|her|him|they|their|the[ ](?:defendants?|couple|court|judge|sentence)|judge"
    r"|both|upon|each|in[ ]addition)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b(?:were|both|each|all|respectively|they|are)\b", re.IGNORECASE)
_SEVERAL_SENTENCED = re.compile(r"\bsentenc(?:ed|ing)\b[^.;]{0,40}\Z", re.IGNORECASE)
_BOTH = re.compile(
    r"\b(?:both|each|they|all[ ]of[ ](?:the|them)|the[ ](?:couple|defendants|pair|two))\b",
    re.IGNORECASE,
)
_VERB = r"\b(?:was|were|sentenced|received?|pleaded|pled|who|ordered|convicted|must|will|serve)\b"
_TERM = r"\b(?:(?:years?|months?)\b(?![ -]old)|probation\b)"
#: What stands between the names of several: ages, towns and trades, but no verb and no term.
LISTED = re.compile(
    rf"(?:(?!{_VERB}|{_TERM})[^;:]){{0,120}}?(?:,|\band\b|&)(?:(?!{_VERB}|{_TERM})[^;:]){{0,60}}"
    r"|,[ ](?:aged?[ ])?\d\d;[ ](?:and[ ])?",
    re.IGNORECASE,
)
#: What may stand before the name that a sentence begins with.
BEGINS = re.compile(r"\W*(?:(?:Dr|Mr|Ms|Mrs)\.?\s|(?:The\s)?[Dd]efendant,?\s|[Dd]octor\s)?")
_ONE = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
#: Between a name and one that only tells more of it, which a comma and a verb follow.
_ASIDE = re.compile(
    r"(?:,[ ](?:(?:aged?[ ])?\d\d|of[ ][^,;]{2,40}|[A-Z][^,;]{1,30})){0,4}"
    r",[ ][a-z][^,;]{0,100}(?<! and)[ ]"
)
_ASIDE_ENDS = re.compile(
    r"(?:,[ ][^,;]{1,40}){0,2},[ ](?:also[ ]|then[ ]|today[ ])?"
    r"(?:was|is|has|had|receive[sd]|got|gets|must|will)\b"
)
#: A new person, if the one party has been named before: "An office clerk was sentenced to …".
_NEW_PERSON = re.compile(r"(?:A|An|One|Another|Two|Three|Four|Five|Six|Several)\s")
#: In a sentence of more punishments they are not told apart.
_MANY = 50
#: Between a term and the name of the one on whom it is imposed.
_IMPOSED_ON = re.compile(
    r"(?:['\u2019])?"
    r"(?:[ ](?:in[ ])?(?:federal[ ]|state[ ])?(?:prison|jail|imprisonment|probation))?"
    r"[ ](?:to|(?:up)?on|for)[ ](?:(?:Dr|Mr|Ms|Mrs)\.?[ ])?"
)
#: How long that may be.
_NEAR = 60
#: How far from a length its owner is looked for.
_REACH = 600


@dataclass(slots=True)
class Told:
    """What the sentences before have told."""

    #: Whom the last of them was about.
    subject: list[str] = field(default_factory=list)
    #: The people the last of them named, if several.
    together: list[str] = field(default_factory=list)
    #: All that they named.
    named: set[str] = field(default_factory=set)


class Owners(NamedTuple):
    """Whose a punishment is: names of parties, `ANOTHER`, or nobody who is named."""

    names: list[str]
    #: Whether the text itself ties it to them.
    sure: bool
    #: Where the last name before it ends, in its sentence.
    since: int = 0


def owners_of(
    sentence: Sentence, punishment: Punishment, names: PartyMentions, told: Told
) -> Owners:
    """Whose a punishment of the sentence is, after all that was told before it."""
    at = sentence.start + punishment.start
    before = _able(names, punishment, names.within(max(sentence.start, at - _REACH), at))
    while len(before) > 1 and _is_aside(sentence, before[-2], before[-1]):
        before.pop()
    since = before[-1].end - sentence.start if before else 0
    lead = sentence.text[max(since, punishment.start - _REACH) : punishment.start]
    if tells_of_another(lead):
        return Owners([ANOTHER], True)
    behind = _named_behind(sentence, punishment, names)
    if behind:
        return Owners([behind], True, since)
    if before:
        return Owners(_group(sentence, punishment, before), True, since)
    subject = told.subject
    if _GOES_ON.match(sentence.text) and subject:
        if len(subject) > 1 and _ONE.search(lead):
            return Owners([], False)
        if len(subject) == 1 and _BOTH.search(lead):
            several = names.people if len(names.people) == 2 else told.together
            return Owners(list(several) or subject, True)
        return Owners(subject, True)
    return _by_the_only_name(sentence, punishment, names, told)


def _named_behind(sentence: Sentence, punishment: Punishment, names: PartyMentions) -> str | None:
    """The one on whom a term is imposed by name: "13 months' imprisonment on Ada Example"."""
    at = sentence.start + punishment.end
    following = _able(names, punishment, names.within(at, at + _NEAR))
    between = (
        sentence.text[punishment.end : following[0].start - sentence.start] if following else ""
    )
    return following[0].name if following and _IMPOSED_ON.fullmatch(between) else None


def _by_the_only_name(
    sentence: Sentence, punishment: Punishment, names: PartyMentions, told: Told
) -> Owners:
    """The one name after the length, else the one party there is."""
    at = sentence.start + punishment.start
    here = _able(names, punishment, names.within(at, min(sentence.end, at + _REACH)))
    only = names.only() if names.people or punishment.part == "probation" else None
    if len({name for _, _, name in here}) == 1 and only is None:
        return Owners([here[0].name], True)
    if only is None:
        return Owners([], False)
    if only in told.named and _NEW_PERSON.match(sentence.text):
        return Owners([ANOTHER], True)
    return Owners([only], False)


def subject_of(sentence: Sentence, names: PartyMentions) -> list[str]:
    """Whom a sentence is about: those it begins with, else all whom it names."""
    places = names.within(sentence.start, sentence.end)
    about: list[str] = []
    end = sentence.start
    for place in places:
        between = sentence.text[end - sentence.start : place.start - sentence.start]
        if not (LISTED.fullmatch(between) if about else BEGINS.fullmatch(between)):
            break
        about.append(place.name)
        end = place.end
    return list(dict.fromkeys(about or (place.name for place in places)))


def _is_aside(sentence: Sentence, first: PartyMention, second: PartyMention) -> bool:
    """Whether the second name only tells more of the first: "Ada, the wife of Bo, was fined"."""
    between = sentence.text[first.end - sentence.start : second.start - sentence.start]
    opened = first.name != second.name and _ASIDE.fullmatch(between)
    return bool(opened and _ASIDE_ENDS.match(sentence.text, second.end - sentence.start))


def _able(
    names: PartyMentions, punishment: Punishment, places: list[PartyMention]
) -> list[PartyMention]:
    """Those who can be punished so: an organization goes to no prison."""
    if punishment.part == "probation":
        return places
    return [place for place in places if place.name in names.people]


def _group(sentence: Sentence, punishment: Punishment, before: list[PartyMention]) -> list[str]:
    """The last name before the length, with those it is listed with if several are meant."""
    text, offset = sentence.text, sentence.start
    start, end, name = before[-1]
    group = [name]
    between = text[end - offset : punishment.start]
    if not (_SEVERAL.search(between) or len(before) == 1):
        lead = text[max(0, before[0][0] - offset - 60) : before[0][0] - offset]
        if not _SEVERAL_SENTENCED.search(lead):
            return group
    for earlier_start, earlier_end, earlier in reversed(before[:-1]):
        if not LISTED.fullmatch(text[earlier_end - offset : start - offset]):
            break
        if earlier not in group:
            group.insert(0, earlier)
        start = earlier_start
    return group


def respective(
    sentence: Sentence, owners: Owners, punishment: Punishment, imposed: Sequence[Punishment]
) -> list[str]:
    """Whose it is in "sentenced to 5 and 7 years, respectively": nobody's who is named where there
    are not as many names as terms."""
    if len(imposed) > _MANY or "respectively" not in sentence.text.lower():
        return owners.names
    same = [it for it in imposed if it.part == punishment.part and it.start >= owners.since]
    if len(same) == len(owners.names):
        return [owners.names[same.index(punishment)]]
    return owners.names if len(same) < 2 else []
