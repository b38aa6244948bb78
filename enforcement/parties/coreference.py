"""Which names stand for the same person or organization: full names, surnames, short forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from enforcement.claims import PartyType
from enforcement.parties.involvement import Involvement
from enforcement.parties.naming.aliases import aliases_after, short_form_after
from enforcement.parties.naming.name import Name
from enforcement.text.party_words import GENERATIONS, GIVEN_NAMES, SUFFIXES

_COLLECTIVE = re.compile(r"\((?:collectively|together)[,\s]{1,2}[\"\u201c]?\Z")
#: Words of a name that `Name.words` leaves out.
_JOINING = frozenset(("and", "of", "for", "at", "the", "&", "de", "la", "van", "von", "y"))
#: Mentions behind which other names are looked for, at most.
_MOST = 400
#: How often a text of more characters than `_LONG_TEXT` has the name of a company of one word that
#: begins a sentence, at least.
_TWICE, _LONG_TEXT = 2, 1500
_BULLETS = ("\u2022 ", "* ", "- ")
#: Letters of a word that is taken for another with two of them exchanged, at least.
_LONG = 6
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
    #: Whether it is another name than the first, as the text says: "d/b/a X".
    alias: bool = False


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
        """The most that any sentence says of it; an authority stays one where there is a doubt."""
        said = {mention.involvement for mention in self.mentions}
        if self.type == "organization":
            said -= {Involvement.OUTSIDER}  # "a Vale Clinic doctor"
        most = max(said, default=Involvement.STRANGER)
        if most < Involvement.UNDOUBTED and (
            Involvement.OUTSIDER in said or any(it.name.official for it in self.mentions)
        ):
            return Involvement.STRANGER
        return min(most, Involvement.PARTY)

    @property
    def sues(self) -> bool:
        """Whether it is told of as a plaintiff."""
        return any(it.involvement is Involvement.PLAINTIFF for it in self.mentions)

    @property
    def undoubted(self) -> bool:
        """Whether words say it that hold of nobody but a defendant."""
        return any(it.involvement is Involvement.UNDOUBTED for it in self.mentions)

    @property
    def in_body(self) -> bool:
        """Whether a sentence of the body says anything of it."""
        return any(
            not mention.title and mention.involvement > Involvement.UNKNOWN
            for mention in self.mentions
        )

    @property
    def is_title_firm(self) -> bool:
        """Whether the title says that an action was taken against a firm which the body names in
        full: "Orlo Charged", "Ida Holt, owner of Orlo Inc., was charged"."""
        against = any(it.title and it.involvement >= Involvement.PARTY for it in self.mentions)
        return against and self.form != () and any(not it.title for it in self.mentions)

    def first_full_mention(self) -> NameMention:
        """The first mention with the most words, in the body if there is any in it."""
        return max(
            self.mentions,
            key=lambda m: (not m.alias, not m.title, len(m.name.words), -m.name.start),
        )


def entities(text: str, mentions: Sequence[NameMention]) -> list[Entity]:
    """Who is named; a word that is part of nobody's full name may be a company known by it."""
    defined = {
        " ".join(_without_form(mention.name.words))
        for mention in mentions
        if "(" in text[max(0, mention.name.lead - 2) : mention.name.lead]
        or _COLLECTIVE.search(text, max(0, mention.name.lead - 20), mention.name.lead)
    }
    aliases = {
        mention.name: known
        for mention in mentions[:_MOST]
        if (known := aliases_after(text, mention.name.end))
    }
    also = {_alias_words(alias) for known in aliases.values() for alias in known}
    register = _Register(defined, text)
    for sort in ("organization", "government", "person", "surname", "word"):
        for mention in sorted(mentions, key=attrgetter("title")):  # a title shortens names
            if _sort(mention.name) == sort and mention.name.words not in also:
                short_form = short_form_after(text, mention.name.end)
                register.enter(mention, short_form, aliases.get(mention.name, ()))
    for mention in mentions if also else ():
        if mention.name.words in also:
            register.enter(replace(mention, alias=True), None, ())
    return register.entities


def _sort(name: Name) -> str:
    """The sort of a name; a surname behind "Mr." is somebody's who may be named in full."""
    return "surname" if name.type == "person" and len(name.words) == 1 else name.type


def _alias_words(alias: str) -> tuple[str, ...]:
    words = (word.rstrip(".,") for word in alias.lower().replace("\u2019", "'").split())
    return tuple(word for word in words if word not in _JOINING)


class _Register:
    """The entities known so far, by the words they may be called by."""

    def __init__(self, defined: set[str], text: str) -> None:
        self._text = text
        #: Short forms the text defines, "(the Clinic)"; where it is not known whose, nobody's.
        self._defined = defined
        self.entities: list[Entity] = []
        self._short_forms: dict[str, Entity] = {}
        self._organizations: dict[str, list[Entity]] = {}
        #: By any word but the first, for "Vale" of E. A. Vale Medical Center.
        self._organizations_by_word: dict[str, list[Entity]] = {}
        self._people: dict[tuple[str, str], list[Entity]] = {}
        self._surnames: dict[str, list[Entity]] = {}
        #: People by any word of their names, for "Dr. Ana" and "Mr. Vale" of Ana Vale Cruz.
        self._people_by_word: dict[str, list[Entity]] = {}

    def enter(self, mention: NameMention, short_form: str | None, aliases: Sequence[str]) -> None:
        """Add the mention to its entity, a new one where there is none."""
        name = mention.name
        words = _without_form(name.words)
        candidates = self._candidates(name, words)
        if len(candidates) > 1:
            return  # a surname of several people: what is said of it is said of no one person
        if not candidates and self._is_nobody(mention, words):
            return
        entity = candidates[0] if candidates else self._new(name, words)
        entity.mentions.append(mention)
        entity.form = entity.form or name.words[len(words) :]
        if short_form:
            self._short_forms[short_form.lower()] = entity
        for alias in aliases:
            known_as = _without_form(_alias_words(alias))
            self._short_forms[" ".join(known_as)] = entity
            if entity.type == "person" and entity not in self._surnames.get(known_as[-1], ()):
                self._surnames.setdefault(known_as[-1], []).append(entity)

    def _is_nobody(self, mention: NameMention, words: tuple[str, ...]) -> bool:
        """Whether a name of nobody known does not begin a new entity."""
        name = mention.name
        if name.type in ("word", "government") and mention.involvement < Involvement.PARTY:
            return True
        if name.type != "organization" and " ".join(words) in self._defined:
            return True
        return name.type == "word" and not mention.title and self._is_common(mention)

    def _is_common(self, mention: NameMention) -> bool:
        """Whether a word is a capital one only for its place ("Builders must …"), or is in small
        letters elsewhere ("across the Country")."""
        word = mention.name.words[0]
        spelled = self._text[mention.name.start : mention.name.end]
        if word == spelled:
            return False
        if word in GIVEN_NAMES:
            return True
        lead = mention.name.lead
        first = lead == mention.sentence_start or self._text[lead - 2 : lead] in _BULLETS
        if first and len(self._text) > _LONG_TEXT and self._text.count(spelled) < _TWICE:
            return True
        return re.search(rf"\b{re.escape(word.removesuffix('s'))}s?\b", self._text) is not None

    def _candidates(self, name: Name, words: tuple[str, ...]) -> Sequence[Entity]:
        """The known entities that the name may stand for."""
        if entity := self._short_forms.get(" ".join(words)):
            return (entity,)
        if name.type == "person" and len(words) > 1:
            namesakes: Sequence[Entity] = self._people.get((words[0], words[-1]), ())
            form = name.words[len(words) :]
            if known := [it for it in namesakes if not (form and it.form) or it.form == form]:
                return known[:1]
            if namesakes:
                return ()  # the son of one
        if name.type != "organization":
            if people := self._surnames.get(" ".join(words)):
                return people
            if family := self._surnames.get(words[0].removesuffix("s")):
                return (*family, *family)  # "the Quills": more than one, whoever they are
            if _sort(name) == "surname" and (namesakes := self._misspelt(words[0])):
                return namesakes
        same = [
            organization
            for organization in self._organizations.get(words[0], ())
            if _is_same_organization(organization, words, name)
        ]
        in_body = [it for it in same if not all(mention.title for mention in it.mentions)]
        if known := (in_body or same)[:1]:
            return known
        if name.type == "word" and len(known := self._organizations_by_word.get(words[0], [])) == 1:
            return known
        return ()

    def _misspelt(self, word: str) -> Sequence[Entity]:
        """People with the word in their names or, of a long word, with two letters exchanged."""
        if people := self._people_by_word.get(word):
            return people
        if len(word) < _LONG:
            return ()
        letters = sorted(word)
        return next(
            (
                people
                for surname, people in self._surnames.items()
                if len(surname) == len(word)
                and (surname[0], surname[-1]) == (word[0], word[-1])
                and sorted(surname) == letters
            ),
            (),
        )

    def _new(self, name: Name, words: tuple[str, ...]) -> Entity:
        entity_type: PartyType = "person" if name.type == "person" else "organization"
        entity = Entity(entity_type, words, name.words[len(words) :])
        self.entities.append(entity)
        if entity_type == "organization":
            self._organizations.setdefault(words[0], []).append(entity)
            for word in words[1:]:
                self._organizations_by_word.setdefault(word, []).append(entity)
            initials = "".join(word[0] for word in words)
            if len(words) > 2:
                self._short_forms.setdefault(initials, entity)
            if len(words) > 1 and entity.form == ("inc",):  # "Tarn Homes, Inc. … THI"
                self._short_forms.setdefault(f"{initials}i", entity)
        else:
            self._people.setdefault((words[0], words[-1]), []).append(entity)
            for surname in {words[-1], " ".join(words[-2:])}:
                self._surnames.setdefault(surname, []).append(entity)
            for word in words[:-1]:
                self._people_by_word.setdefault(word, []).append(entity)
        return entity


def _is_same_organization(organization: Entity, words: tuple[str, ...], name: Name) -> bool:
    """Whether one name is the beginning of the other and no form of company tells them apart."""
    shared = min(len(organization.words), len(words))
    if organization.words[:shared] != words[:shared]:
        return False
    if name.type == "person":
        is_persons = any(mention.name.sure for mention in organization.mentions)
        return not name.sure and not is_persons  # "Ida Holt" of "Ida Holt, M.D., P.C."
    forms = (name.words[len(words) :], organization.form)
    if all(forms) and len(words) != len(organization.words):
        return False  # "Vale, Inc." and "Vale Laboratories, Inc."
    return not all(forms) or len({_FORMS.get(form[-1], form[-1]) for form in forms}) == 1


def _without_form(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name without its generation or form of company."""
    while len(words) > 1 and (words[-1] in SUFFIXES or words[-1] in GENERATIONS):
        words = words[:-1]
    return words
