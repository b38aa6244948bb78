"""Who was sentenced to how long: prison, probation, supervised release, home detention."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from enforcement.claims import CourtSentence, Party, quoted
from enforcement.parties.party_mentions import PartyMention, PartyMentions, party_mentions
from enforcement.sums.punishments import Punishment, Sanction, all_suspended, punishments
from enforcement.text.passage import Passage, Sentence

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
#: How far from a length its owner is looked for.
_REACH = 600
#: Only so many of the sentences of one text are remembered, the last ones.
_MANY = 50
_BOTH = re.compile(r"\b(?:both|each|they|the[ ](?:couple|defendants|pair|two))\b", re.IGNORECASE)
_VERB = r"\b(?:was|were|sentenced|received?|pleaded|pled|who|ordered|convicted|must|will|serve)\b"
#: What stands between the names of several: ages, towns and trades, but no verb.
_LISTED = re.compile(
    rf"(?:(?!{_VERB})[^;:]){{0,120}}?(?:,|\band\b|&)(?:(?!{_VERB})[^;:]){{0,60}}", re.IGNORECASE
)


@dataclass(slots=True)
class _Draft:
    """One defendant's sentence while it is gathered."""

    name: str | None
    #: Whether the text itself ties the prison term to the name.
    sure: bool = False
    #: At their places in the whole passage.
    parts: dict[Sanction, Punishment] = field(default_factory=dict)


def court_sentences(passage: Passage, parties: Sequence[Party]) -> tuple[CourtSentence, ...]:
    """The sentences imposed, one entry a defendant, named where the text says whose it is.

    What could be imposed is left out; a range and suspended prison give no months. The title
    counts only where the text gives no prison term of its own.
    """
    names = party_mentions(passage.whole, parties)
    body = _gather(passage.sentences[1:], names)
    title = _gather(passage.sentences[:1], names)
    if not any("prison" in draft.parts for draft in body):
        body = _with_title(body, title)
    return tuple(_court_sentence(passage.whole, draft) for draft in _merged(body) if draft.parts)


def _gather(sentences: Sequence[Sentence], names: PartyMentions) -> list[_Draft]:
    drafts: list[_Draft] = []
    subject: list[str] = []
    continued = False
    for sentence in sentences:
        imposed = punishments(sentence.text, continued=continued)
        if all_suspended(sentence.text):
            _suspend(drafts[-_MANY:], subject)
        owners: list[str] = []
        for place, punishment in enumerate(imposed):
            owners, sure = _owners(sentence, punishment, names, subject)
            if len(owners) > 1 and "respectively" in sentence.text.lower() and len(imposed) < _MANY:
                owners = _respective(owners, punishment, imposed)
            start, end = sentence.start + punishment.start, sentence.start + punishment.end
            placed = replace(punishment, start=start, end=end)
            _add(drafts, placed, owners, sure, fresh=place == 0)
        named = names.within(sentence.start, sentence.end)
        subject = owners or ([named[-1][2]] if named else subject)
        continued = continued or bool(imposed)
    return drafts


def _suspend(drafts: list[_Draft], subject: list[str]) -> None:
    """Take the months off the prison terms of those the text speaks of."""
    for draft in drafts:
        prison = draft.parts.get("prison")
        if prison is not None and (draft.name in subject or not subject):
            draft.parts["prison"] = replace(prison, months=None)


def _respective(
    owners: list[str], punishment: Punishment, imposed: Sequence[Punishment]
) -> list[str]:
    """Whose it is in "sentenced to 5 and 7 years, respectively"."""
    same = [other for other in imposed if other.part == punishment.part]
    return [owners[same.index(punishment)]] if len(same) == len(owners) else owners


def _owners(
    sentence: Sentence, punishment: Punishment, names: PartyMentions, subject: list[str]
) -> tuple[list[str], bool]:
    """Whose sentence it is, and whether the text says so itself."""
    at = sentence.start + punishment.start
    before = _able(names, punishment, names.within(max(sentence.start, at - _REACH), at))
    if before:
        return _group(sentence, punishment, before), True
    if _GOES_ON.match(sentence.text) and subject:
        lead = sentence.text[max(0, punishment.start - _REACH) : punishment.start]
        if len(subject) == 1 and len(names.people) == 2 and _BOTH.search(lead):
            return list(names.people), True
        return subject, True
    here = _able(names, punishment, names.within(at, min(sentence.end, at + _REACH)))
    only = names.only() if names.people or punishment.part == "probation" else None
    if len({name for _, _, name in here}) == 1 and only is None:
        return [here[0][2]], True
    return ([only], False) if only is not None else ([], False)


def _able(
    names: PartyMentions, punishment: Punishment, places: list[PartyMention]
) -> list[PartyMention]:
    """Those who can be punished so: an organization goes to no prison."""
    if punishment.part == "probation":
        return places
    return [place for place in places if place[2] in names.people]


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
        if not _LISTED.fullmatch(text[earlier_end - offset : start - offset]):
            break
        if earlier not in group:
            group.insert(0, earlier)
        start = earlier_start
    return group


def _add(
    drafts: list[_Draft], punishment: Punishment, owners: list[str], sure: bool, *, fresh: bool
) -> None:
    for name in (*owners,) or (None,):
        draft = _draft(drafts, name, punishment, sure, fresh=fresh)
        if punishment.part not in draft.parts or draft.parts[punishment.part].rough:
            draft.parts[punishment.part] = punishment
        draft.sure = draft.sure or sure


def _draft(
    drafts: list[_Draft], name: str | None, punishment: Punishment, sure: bool, *, fresh: bool
) -> _Draft:
    """The draft a punishment belongs to: the name's own, or a new one for another defendant."""
    for draft in reversed(drafts[-_MANY:]):
        if draft.name != name:
            continue
        known = draft.parts.get(punishment.part)
        if known is None:
            if name is None and fresh and punishment.part == "prison":
                break
            return draft
        if known.months == punishment.months or (name is not None and (sure or draft.sure)):
            return draft
        if known.rough and abs((known.months or 0) - (punishment.months or 0)) <= 12:
            return draft
    other = any(draft.name == name for draft in drafts[-_MANY:])
    new = _Draft(name=None if other else name)
    drafts.append(new)
    return new


def _with_title(body: list[_Draft], title: list[_Draft]) -> list[_Draft]:
    """The title's prison terms, joined to the one draft of the text that has none."""
    with_prison = [draft for draft in title if "prison" in draft.parts]
    if len(with_prison) == 1 and len(body) == 1 and body[0].name in (with_prison[0].name, None):
        prison = with_prison[0].parts["prison"]
        body[0].parts = {  # the title is the quote
            part: replace(punishment, start=prison.start, end=prison.end)
            for part, punishment in body[0].parts.items()
        }
        body[0].parts["prison"] = prison
        body[0].name = body[0].name or with_prison[0].name
        return body
    return [*body, *with_prison] if with_prison else (body or title)


def _merged(drafts: list[_Draft]) -> list[_Draft]:
    """Without nameless drafts that repeat the prison term of a named one."""
    known = {_prison_months(draft) for draft in drafts if draft.name is not None} - {-1}
    return [draft for draft in drafts if draft.name or _prison_months(draft) not in known]


def _prison_months(draft: _Draft) -> int | None:
    """-1 where there is no prison term, None where its months are not known."""
    return draft.parts["prison"].months if "prison" in draft.parts else -1


def _court_sentence(whole: str, draft: _Draft) -> CourtSentence:
    parts = list(draft.parts.values())
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    if end - start > 200:
        prison = draft.parts.get("prison", parts[0])
        start, end = prison.start, prison.end
    months = {f"{part}_months": punishment.months for part, punishment in draft.parts.items()}
    return CourtSentence(**quoted(whole, start, end), name=draft.name, **months)
