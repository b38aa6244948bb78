"""Which names stand for the same person or organization: full names, surnames, short forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from enforcement.claims import PartyType
from enforcement.parties.aliases import short_form_after
from enforcement.parties.names import Involvement, Name
from enforcement.text.party_words import GENERATIONS, SUFFIXES

_COLLECTIVE = re.compile(r"\((?:collectively|together)[,\s]{1,2}[\"\u201c]?\Z")
_FORMS = {"incorporated": "inc", "corporation": "corp", "limited": "ltd"}


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name in a sentence, and what the sentence says of it."""

    name: Name
    involvement: Involvement
    #: Where its sentence begins.
    sentence_start: int
    #: Whether it stands in the title.
    title: bool


@dataclass(slots=True)
class Entity:
    """A person or organization, with every place where its name or a part of it stands."""

    type: PartyType
    #: Without generation or form of company, in lower case.
    words: tuple[str, ...]
    #: The generation or form of company.
    form: tuple[str, ...]
    mentions: list[NameMention] = field(default_factory=list)

    @property
    def involvement(self) -> Involvement:
        """The most that any sentence says of it; an authority stays one."""
        if any(mention.name.official for mention in self.mentions):
            return Involvement.STRANGER
        return max(mention.involvement for mention in self.mentions)

    @property
    def in_body(self) -> bool:
        """Whether a sentence of the body says anything of it."""
        return any(
            not mention.title and mention.involvement > Involvement.UNKNOWN
            for mention in self.mentions
        )

    def first_full_mention(self) -> NameMention:
        """The first mention with the most words, in the body if there is any in it."""
        return max(self.mentions, key=lambda m: (not m.title, len(m.name.words), -m.name.start))


def entities(text: str, mentions: Sequence[NameMention]) -> list[Entity]:
    """Who is named; a word that is part of nobody's full name may be a company known by it."""
    defined = {
        " ".join(_without_form(mention.name.words))
        for mention in mentions
        if "(" in text[max(0, mention.name.lead - 2) : mention.name.lead]
        or _COLLECTIVE.search(text, max(0, mention.name.lead - 20), mention.name.lead)
    }
    register = _Register(defined)
    for name_type in ("organization", "person", "word"):
        for mention in mentions:
            if mention.name.type == name_type:
                register.enter(mention, short_form_after(text, mention.name.end))
    return register.entities


class _Register:
    """The entities known so far, by the words they may be called by."""

    def __init__(self, defined: set[str]) -> None:
        #: Short forms the text defines, "(the Clinic)"; where it is not known whose, nobody's.
        self._defined = defined
        self.entities: list[Entity] = []
        self._short_forms: dict[str, Entity] = {}
        self._organizations: dict[str, list[Entity]] = {}
        self._people: dict[tuple[str, str], Entity] = {}
        self._surnames: dict[str, list[Entity]] = {}

    def enter(self, mention: NameMention, short_form: str | None) -> None:
        """Add the mention to its entity, a new one where there is none."""
        name = mention.name
        words = _without_form(name.words)
        candidates = self._candidates(name, words)
        if len(candidates) > 1:
            return  # a surname of several people: what is said of it is said of no one person
        if not candidates and (
            (name.type == "word" and mention.involvement is not Involvement.PARTY)
            or (name.type != "organization" and " ".join(words) in self._defined)
        ):
            return
        entity = candidates[0] if candidates else self._new(name, words)
        entity.mentions.append(mention)
        if short_form:
            self._short_forms[short_form.lower()] = entity

    def _candidates(self, name: Name, words: tuple[str, ...]) -> Sequence[Entity]:
        """The known entities that the name may stand for."""
        if entity := self._short_forms.get(" ".join(words)):
            return (entity,)
        if name.type == "person" and (entity := self._people.get((words[0], words[-1]))):
            return (entity,)
        if name.type != "organization":
            if people := self._surnames.get(" ".join(words)):
                return people
            if family := self._surnames.get(words[0].removesuffix("s")):
                return (*family, *family)  # "the Quills": more than one, whoever they are
        for organization in self._organizations.get(words[0], ()):
            if _is_same_organization(organization, words, name):
                return (organization,)
        return ()

    def _new(self, name: Name, words: tuple[str, ...]) -> Entity:
        entity_type: PartyType = "person" if name.type == "person" else "organization"
        entity = Entity(entity_type, words, name.words[len(words) :])
        self.entities.append(entity)
        if entity_type == "organization":
            self._organizations.setdefault(words[0], []).append(entity)
            if len(words) > 2:
                self._short_forms.setdefault("".join(word[0] for word in words), entity)
        else:
            self._people[words[0], words[-1]] = entity
            self._surnames.setdefault(words[-1], []).append(entity)
            self._surnames.setdefault(" ".join(words[-2:]), []).append(entity)
        return entity


def _is_same_organization(organization: Entity, words: tuple[str, ...], name: Name) -> bool:
    """Whether one name is the beginning of the other and no form of company tells them apart."""
    shared = min(len(organization.words), len(words))
    if organization.words[:shared] != words[:shared]:
        return False
    if name.type == "person":
        return not name.sure
    forms = (name.words[len(words) :], organization.form)
    return not all(forms) or len({_FORMS.get(form[-1], form[-1]) for form in forms}) == 1


def _without_form(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name without its generation or form of company."""
    while len(words) > 1 and (words[-1] in SUFFIXES or words[-1] in GENERATIONS):
        words = words[:-1]
    return words
