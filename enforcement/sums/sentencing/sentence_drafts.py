"""The sentences of a text's defendants, gathered sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from enforcement.parties.party_mentions import PartyMentions
from enforcement.sums.sentencing.punishments import punishments
from enforcement.sums.sentencing.sentence_owners import Told, owners_of, respective, subject_of
from enforcement.sums.sentencing.sentence_terms import (
    Punishment,
    Sanction,
    months_together,
    of_one_sentence,
    says_all_are_added,
    served_at_once,
    with_told,
)
from enforcement.sums.sentencing.suspended import suspended_from
from enforcement.text.passage import Sentence
from enforcement.text.plain_spaces import with_plain_spaces

#: Only so many of the drafts of one text are remembered, the last ones.
_MANY = 50


@dataclass(slots=True)
class Draft:
    """One defendant's sentence while it is gathered."""

    #: None where it is not known, `ANOTHER` where it is nobody's who is a party.
    name: str | None
    #: Which of the text's sentences told it first, and last.
    first: int
    last: int
    #: Whether the text itself ties the prison term to the name.
    sure: bool = False
    #: At their places in the whole passage.
    parts: dict[Sanction, Sequence[Punishment]] = field(default_factory=dict)

    def months(self, part: Sanction) -> int | None:
        """The months of a part; None where they are not known."""
        return months_together(self.parts[part])

    def prison_told(self) -> tuple[int | None, ...]:
        """The months of prison, where the sentence is to any."""
        return (self.months("prison"),) if "prison" in self.parts else ()


def gathered(sentences: Sequence[Sentence], names: PartyMentions) -> list[Draft]:
    """What the sentences tell, a draft a defendant, in the order of the text."""
    gathering = _Gathering(names)
    for number, sentence in enumerate(sentences):
        gathering.read(number, with_plain_spaces(sentence))
    return gathering.drafts


class _Gathering:
    """The drafts so far, and what the sentences before have told."""

    def __init__(self, names: PartyMentions) -> None:
        self.drafts: list[Draft] = []
        self._names = names
        self._told = Told()
        self._continued = False

    def read(self, number: int, sentence: Sentence) -> None:
        """Take in one more sentence."""
        imposed = punishments(sentence.text, continued=self._continued)
        suspended = suspended_from(sentence.text)
        own = max((it.end for it in imposed if it.part == "prison"), default=0)
        if suspended is not None:
            self._suspend()
        if not imposed and says_all_are_added(sentence.text):
            self._add_up(number)
        owners = self._share_out(number, sentence, imposed)
        if suspended is not None and 0 < own <= suspended:
            self._suspend()
        self._told.subject = owners or subject_of(sentence, self._names) or self._told.subject
        named = {it.name: None for it in self._names.within(sentence.start, sentence.end)}
        self._told.named |= {*named}
        if named:
            people = [name for name in named if name in self._names.people]
            self._told.together = people if len(people) > 1 else []
        self._continued = self._continued or bool(imposed)

    def _share_out(
        self, number: int, sentence: Sentence, imposed: Sequence[Punishment]
    ) -> list[str]:
        """Give each punishment to those it belongs to; those of the last one."""
        shares: dict[str | None, list[Punishment]] = {}
        certain: set[str | None] = set()
        names: list[str] = []
        for punishment in imposed:
            owners = owners_of(sentence, punishment, self._names, self._told)
            names = respective(sentence, owners, punishment, imposed)
            start, end = sentence.start + punishment.start, sentence.start + punishment.end
            for name in (*names,) or (None,):
                shares.setdefault(name, []).append(replace(punishment, start=start, end=end))
                certain |= {name} if owners.sure else set()
        at_once = bool(imposed) and served_at_once(sentence.text)
        for name, terms in shares.items():
            for share in [terms] if name or at_once else _one_each(terms):
                self._take(number, name, share, sure=name in certain, at_once=at_once)
        return names

    def _take(
        self, number: int, name: str | None, terms: list[Punishment], *, sure: bool, at_once: bool
    ) -> None:
        """Put what one sentence tells of one defendant into a draft."""
        parts = dict.fromkeys(term.part for term in terms)
        for part in parts:
            of_part = [term for term in terms if term.part == part]
            told = of_one_sentence(of_part, at_once=at_once)
            draft = self._draft(number, name, told, sure=sure, fresh=of_part[0] is terms[0])
            known = draft.parts.get(part, ())
            if len(parts) > 1 and known and months_together(told) == months_together(known):
                draft.parts[part] = told  # the fuller sentence is the better quote
            else:
                draft.parts[part] = with_told(known, told, next_to=number - draft.last <= 1)
            draft.sure, draft.last = draft.sure or sure, number

    def _draft(
        self, number: int, name: str | None, told: Sequence[Punishment], *, sure: bool, fresh: bool
    ) -> Draft:
        """The draft that terms belong to: the name's own, or a new one for another defendant."""
        part, months = told[0].part, months_together(told)
        for draft in reversed(self.drafts[-_MANY:]):
            if draft.name != name:
                continue
            if part not in draft.parts:
                if not name and fresh and part == "prison":
                    break
                return draft
            known = draft.months(part)
            if known == months or (name and (sure or draft.sure)):
                return draft
            rough = all(term.rough for term in draft.parts[part])
            if rough and abs((known or 0) - (months or 0)) <= 12:
                return draft
        other = any(draft.name == name for draft in self.drafts[-_MANY:])
        new = Draft(name=None if other and name else name, first=number, last=number)
        self.drafts.append(new)
        return new

    def _suspend(self) -> None:
        """Take the months off the prison terms of those the text speaks of."""
        for draft in self._spoken_of():
            terms = draft.parts["prison"]
            draft.parts["prison"] = [replace(term, months=None, exactly="") for term in terms]

    def _add_up(self, number: int) -> None:
        """Add the prison terms, told in the sentence before, of those the text speaks of."""
        for draft in self._spoken_of():
            if number - draft.last == 1:
                terms = draft.parts["prison"]
                draft.parts["prison"] = [replace(term, joining="added") for term in terms]

    def _spoken_of(self) -> list[Draft]:
        subject = self._told.subject
        drafts = (draft for draft in self.drafts[-_MANY:] if "prison" in draft.parts)
        return [draft for draft in drafts if draft.name in subject or not subject]


def _one_each(terms: Sequence[Punishment]) -> Iterator[list[Punishment]]:
    """The terms of people who are not named, one prison term each: "to 60 and 55 months"."""
    share: list[Punishment] = []
    for term in terms:
        another = term.part == "prison" and term.joining == "apart" and not term.new
        if another and any(told.part == "prison" for told in share):
            yield share
            share = []
        share.append(term)
    yield share
