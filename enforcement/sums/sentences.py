"""Who was sentenced to how long: prison, probation, supervised release, home detention."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from enforcement.claims import CourtSentence, Party
from enforcement.parties.party_mentions import Naming, Namings, namings
from enforcement.sums.punishments import Punishment, Sanction, all_suspended, punishments
from enforcement.text.passage import Passage, Sentence

#: Sentences that go on about the one spoken of before.
_GOES_ON = re.compile(
    r"\s*(?:(?:in[ ]addition|additionally|also|furthermore|upon|after|following|as[ ]part|once|when"
    r"|under|the[ ](?:court|judge|sentence)|judge|chief|u\.?s\.?|united|senior)\b.{0,60}?)?"
    r"\b(?:he|she|his|her|him|they|their|the[ ](?:defendants?|couple|court|judge|sentence)|judge"
    r"|both"
    r"|upon|each|in[ ]addition)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b(?:were|both|each|all|respectively|they|are)\b", re.IGNORECASE)
_SEVERAL_SENTENCED = re.compile(r"\bsentenc(?:ed|ing)\b[^.;]{0,40}\Z", re.IGNORECASE)
#: How far from a length its owner is looked for.
_REACH = 600
#: Of so many sentences in one text only the last are remembered.
_MANY = 50
_BOTH = re.compile(r"\b(?:both|each|they|the[ ](?:couple|defendants|pair|two))\b", re.IGNORECASE)
_VERB = r"\b(?:was|were|sentenced|received?|pleaded|pled|who|ordered|convicted|must|will|serve)\b"
#: What stands between the names of several: ages, towns and trades, but no verb.
_LISTED = re.compile(
    rf"(?:(?!{_VERB})[^;:]){{0,120}}?(?:,|\band\b|&)(?:(?!{_VERB})[^;:]){{0,60}}",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Draft:
    """One defendant's sentence while it is gathered."""

    name: str | None
    #: Whether the text itself ties the prison term to the name.
    sure: bool = False
    parts: dict[Sanction, Punishment] = field(default_factory=dict)
    spans: dict[Sanction, tuple[int, int]] = field(default_factory=dict)


def court_sentences(passage: Passage, parties: Sequence[Party]) -> tuple[CourtSentence, ...]:
    """The sentences imposed, one entry a defendant, named where the text says whose it is.

    What could be imposed is left out; a range and suspended prison give no months. The title
    counts only where the text gives no prison term of its own.
    """
    names = namings(passage.whole, parties)
    body = _gather(passage.sentences[1:], names)
    title = _gather(passage.sentences[:1], names)
    if not any("prison" in draft.parts for draft in body):
        body = _with_title(body, title)
    drafts = _merged(body)
    return tuple(_term(passage.whole, draft) for draft in drafts if draft.parts)


def _gather(told: Sequence[Sentence], names: Namings) -> list[_Draft]:
    drafts: list[_Draft] = []
    subject: list[str] = []
    continued = False
    for sentence in told:
        found = punishments(sentence.text, continued=continued)
        respectively = "respectively" in sentence.text.lower() and len(found) < _MANY
        if all_suspended(sentence.text):
            for draft in drafts[-_MANY:]:
                prison = draft.parts.get("prison")
                if prison is not None and (draft.name in subject or not subject):
                    draft.parts["prison"] = replace(prison, months=None)
        whose: list[str] = []
        for place, one in enumerate(found):
            whose, sure = _whose(sentence, one, names, subject)
            if len(whose) > 1 and respectively:
                same = [other for other in found if other.part == one.part]
                if len(same) == len(whose):
                    whose = [whose[same.index(one)]]
            _add(drafts, sentence, one, whose, sure, fresh=place == 0)
        named = names.within(sentence.start, sentence.end)
        subject = whose or ([named[-1][2]] if named else subject)
        continued = continued or bool(found)
    return drafts


def _whose(
    sentence: Sentence, one: Punishment, names: Namings, subject: list[str]
) -> tuple[list[str], bool]:
    """Whose sentence it is, and whether the text says so itself."""
    at = sentence.start + one.start
    before = _able(names, one, names.within(max(sentence.start, at - _REACH), at))
    if before:
        return _group(sentence, one, before), True
    if _GOES_ON.match(sentence.text) and subject:
        lead = sentence.text[max(0, one.start - _REACH) : one.start]
        if len(subject) == 1 and len(names.people) == 2 and _BOTH.search(lead):
            return list(names.people), True
        return subject, True
    here = _able(names, one, names.within(at, min(sentence.end, at + _REACH)))
    only = names.only() if names.people or one.part == "probation" else None
    if len({name for _, _, name in here}) == 1 and only is None:
        return [here[0][2]], True
    return ([only], False) if only is not None else ([], False)


def _able(names: Namings, one: Punishment, places: list[Naming]) -> list[Naming]:
    """Those who can be punished so: an organization goes to no prison."""
    if one.part == "probation":
        return places
    return [place for place in places if place[2] in names.people]


def _group(sentence: Sentence, one: Punishment, before: list[Naming]) -> list[str]:
    """The last name before the length, with those it is listed with if several are meant."""
    text, offset = sentence.text, sentence.start
    start, end, name = before[-1]
    group = [name]
    between = text[end - offset : one.start]
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
    drafts: list[_Draft],
    sentence: Sentence,
    one: Punishment,
    whose: list[str],
    sure: bool,
    *,
    fresh: bool,
) -> None:
    span = (sentence.start + one.start, sentence.start + one.end)
    owners: list[str | None] = [*whose] if whose else [None]
    for name in owners:
        draft = _draft(drafts, name, one, sure, fresh=fresh)
        if one.part not in draft.parts or draft.parts[one.part].rough:
            draft.parts[one.part] = one
            draft.spans[one.part] = span
        draft.sure = draft.sure or sure


def _draft(
    drafts: list[_Draft], name: str | None, one: Punishment, sure: bool, *, fresh: bool
) -> _Draft:
    """The draft a punishment belongs to: the name's own, or a new one for another defendant."""
    for draft in reversed(drafts[-_MANY:]):
        if draft.name != name:
            continue
        known = draft.parts.get(one.part)
        if known is None:
            if name is None and fresh and one.part == "prison":
                break
            return draft
        if known.months == one.months or (name is not None and (sure or draft.sure)):
            return draft
        if known.rough and abs((known.months or 0) - (one.months or 0)) <= 12:
            return draft
    other = any(draft.name == name for draft in drafts[-_MANY:])
    new = _Draft(name=None if other else name)
    drafts.append(new)
    return new


def _with_title(body: list[_Draft], title: list[_Draft]) -> list[_Draft]:
    """The title's prison terms, joined to the one draft of the text that has none."""
    prison = [draft for draft in title if "prison" in draft.parts]
    if len(prison) == 1 and len(body) == 1 and body[0].name in (prison[0].name, None):
        body[0].parts["prison"] = prison[0].parts["prison"]
        body[0].spans = {"prison": prison[0].spans["prison"]}
        body[0].name = body[0].name or prison[0].name
        return body
    return [*body, *prison] if prison else (body or title)


def _merged(drafts: list[_Draft]) -> list[_Draft]:
    """Without nameless drafts that repeat a named one."""
    named = [draft for draft in drafts if draft.name is not None]
    kept = []
    for draft in drafts:
        prison = draft.parts.get("prison")
        twin = next(
            (
                other
                for other in named
                if draft.name is None
                and prison is not None
                and "prison" in other.parts
                and other.parts["prison"].months == prison.months
            ),
            None,
        )
        if twin is None:
            kept.append(draft)
    return kept


def _term(whole: str, draft: _Draft) -> CourtSentence:
    spans = list(draft.spans.values())
    start, end = min(start for start, _ in spans), max(end for _, end in spans)
    if end - start > 200:
        start, end = draft.spans.get("prison", spans[0])
    months = {part: one.months for part, one in draft.parts.items()}
    return CourtSentence(
        quote=whole[start:end],
        start=start,
        end=end,
        name=draft.name,
        prison_months=months.get("prison"),
        probation_months=months.get("probation"),
        supervised_release_months=months.get("supervised_release"),
        home_detention_months=months.get("home_detention"),
    )
