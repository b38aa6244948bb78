"""Where a text names a person or an organization.

The rules read the shape of a capitalised phrase and the word lists; what the text says of whoever
bears the name is not asked here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from enforcement.parties.assets.property_names import is_vehicle
from enforcement.parties.governments import government_in
from enforcement.parties.naming.defined_names import with_defined_names
from enforcement.parties.naming.joined_names import merge_organization_names
from enforcement.parties.naming.name import Name, NameType
from enforcement.parties.naming.numbered_names import with_number
from enforcement.parties.naming.offices import OFFICE_BEHIND, is_authority
from enforcement.parties.naming.organizations import organization_in
from enforcement.parties.naming.shared_surnames import with_shared_surnames
from enforcement.text.capitalized_runs import NUMBERS, CapitalizedRun, capitalized_runs
from enforcement.text.party_words import (
    BEGINNINGS,
    DEGREES,
    EPITHETS,
    GENERATIONS,
    GENERIC,
    HEADS,
    LOCALITIES,
    OFFICIALS,
    PLACES,
    ROLES,
    SUFFIXES,
    THINGS,
    VETOES,
)

_TITLES = frozenset(("dr", "drs", "mr", "mrs", "ms"))
_COMMON_WORDS = GENERIC | HEADS | PLACES
#: Alone they name nobody.
_NO_NAME = _COMMON_WORDS.union(
    SUFFIXES,
    VETOES,
    LOCALITIES,
    BEGINNINGS,
    DEGREES,
    ROLES,
    OFFICIALS,
    THINGS,
    ("april", "june", "august", "commonwealth", "jurors", "pa"),
)
#: A capitalised word that is cut off.
_CAPITAL_BEFORE = re.compile(r"[A-Z][\w'\u2019-]*\s\Z")
_AGED = re.compile(r"(?:,\s|\s\()(?:aged?\s)?[1-9]\d[,;)]")
_KINDS = frozenset(("company", "chain", "firm", "startup", "maker"))
#: What stands behind the name of no person: "Orlo Vale (NASDAQ: ORL)", "Orlo Vale and its owner".
_IS_NO_PERSON = re.compile(
    r"""(?:\s\((?:the\s)?["\u201c]?[A-Z][^()]{0,30}\))?(?:
        \s\((?:NASDAQ|Nasdaq|NYSE|OTC\w*|TSX\w*|CSE|LSE)\b
      | \sand\sits\s(?:[a-z-]+\s){0,3}(?:founder|owner|parent|president|ceo|affiliate|subsidiar
          |chief|journalist|director)
      | ,\sits\s(?:[a-z-]+\s){0,3}(?:parent|affiliate|subsidiar|owner|founder)
      | ,\san?\s(?:[A-Za-z.-]+\s){0,6}(?:company|corporation|firm|manufacturer|chain|nonprofit)
        (?:,|\.|\s(?:that|which|based|located|headquartered|with|in|has|agreed|was)\b))""",
    re.VERBOSE,
)
_PLACE_BEHIND = re.compile(r",\s([A-Z][\w.]{1,14}(?:\s[A-Z][\w.]{1,14})?),")
#: In no person's name: "Tarn Clinic Executive".
_HOUSES = frozenset(("clinic", "pharmacy", "hospital", "hospice", "laboratory"))
#: Letters of a name, at least.
_FEWEST = 2
#: Words of a title and one name.
_NAME_AND_TITLE = 2
#: They stand before people's names and end organizations' names.
_PROFESSIONS = frozenset(("physicians", "doctors", "surgeons"))


@lru_cache(maxsize=512)
def names_in(text: str, start: int, end: int, *, title: bool = False) -> tuple[Name, ...]:
    """The names in text[start:end], in its order; in a `title` any word may be a capital one. Those
    of a text's sentences are kept for who asks next: parties, then the keys of its matter."""
    names = []
    runs = with_defined_names(capitalized_runs(text, start, end), text, start)
    for phrase in merge_organization_names(list(runs), text):
        name: Name | None
        if government := government_in(phrase, text, start):
            words = tuple(text[slice(*government)].lower().split())
            name = Name(*government, government[0], words, "government", False, False)
        elif len(phrase.tokens) == 1 and not _is_completed(phrase, text):
            name = _single_word(phrase, phrase.lead, official=False)
        else:
            name = _name(phrase, text, start, end, title=title)
        if name is not None and name.type == "person" and is_vehicle(text, phrase.lead):
            continue
        if name is not None and name.type == "organization":
            name = with_number(name, text, start)
        if name is not None and text.startswith(" plc", name.end):
            words = (*name.words, "plc")
            name = name._replace(end=name.end + 4, words=words, type="organization")
        if name is not None:
            names.append(name)
    return tuple(with_shared_surnames(names, text))


def _name(phrase: CapitalizedRun, text: str, begin: int, end: int, *, title: bool) -> Name | None:
    """What a phrase of several words names."""
    if _is_count(phrase):
        return None
    company = organization_in(phrase, title=title, placed=_is_placed(text, phrase.end))
    aged = _AGED.match(text, phrase.end, end) is not None
    if company is not None and not (aged and company.words[-1] not in SUFFIXES):
        start, words = company.start, company.words
        degree = company.degree and words[-1] in SUFFIXES
        return Name(start, company.end, company.lead, words, "organization", False, degree)
    if phrase.before_joint:
        return None  # "Board of Vale Works"
    titles = _leading_titles(phrase)
    if not _KINDS.isdisjoint(phrase.words):
        titles = max(titles, _leading_kind(phrase))
    if not EPITHETS.isdisjoint(phrase.words):
        titles = max(titles, _leading_epithet(phrase, text, begin))
    if titles == len(phrase.tokens):
        if phrase.tokens[0].low != "dr" or titles <= _NAME_AND_TITLE:
            return None
        titles = 1  # "Dr. Ida Justice"
    before = [token.low for token in phrase.tokens[:titles]]
    person = phrase.without_first(titles) if titles else phrase
    official = is_authority(before) or OFFICE_BEHIND.match(text, person.end, end) is not None
    words = person.words
    titled = any(low in _TITLES for low in before)
    sure = aged or titled or (phrase.degree and HEADS.isdisjoint(words))
    if len(words) == 1 or (len(words) == 2 and words[1] in GENERATIONS):
        word = _single_word(person, phrase.lead, official=official)
        return word._replace(type="person", sure=True) if word and titled else word
    if not _is_personal(words, sure=sure):
        return None
    thing = (
        not sure
        and min(map(len, words)) > 1
        and (
            _IS_NO_PERSON.match(text, person.end) or "international" in words or words[0] == "first"
        )
    ) or _begins_with_initials(text[person.start : person.end])
    sort: NameType = "organization" if thing else "person"
    return Name(person.start, person.end, phrase.lead, words, sort, official, sure)


def _is_completed(phrase: CapitalizedRun, text: str) -> bool:
    """Whether the common word before one word makes it a name: "Billings" + "Clinic (Billings)"."""
    return (
        bool(phrase.cut)
        and phrase.tokens[0].low in HEADS
        and phrase.cut[-1].low not in NUMBERS  # "Two Doctors"
        and (text.startswith(" (", phrase.end) or _is_placed(text, phrase.end))
    )


def _is_placed(text: str, end: int) -> bool:
    """Whether a state between commas stands behind the name that ends at `end`."""
    place = _PLACE_BEHIND.match(text, end)
    return place is not None and PLACES.issuperset(place[1].lower().split())


def _is_count(phrase: CapitalizedRun) -> bool:
    """Whether it only says how many of a kind there are: "Two Tarn Area Doctors"."""
    before = phrase.cut[-1].low if phrase.cut else phrase.words[0]
    last = phrase.words[-1]
    return before in NUMBERS and last.endswith("s") and (last in HEADS or last in ROLES)


def _begins_with_initials(written: str) -> bool:
    """Whether only the first word of a name is in capitals: "ORL Vapor" is no person's."""
    first, _, rest = written.partition(" ")
    return len(first) > _FEWEST and first.isalpha() and first.isupper() and not rest.isupper()


def _single_word(phrase: CapitalizedRun, lead: int, *, official: bool) -> Name | None:
    """A name of one word."""
    word = phrase.tokens[0].low.removesuffix("'s").removesuffix("'")
    if word in _NO_NAME or sum(map(str.isalpha, word)) < _FEWEST:
        return None  # "Apt. B-1"
    end = phrase.start + len(word) if len(phrase.tokens) == 1 else phrase.end
    return Name(phrase.start, end, lead, (word,), "word", official, False)


def _leading_titles(phrase: CapitalizedRun) -> int:
    """How many words of the phrase, from its first, are titles, offices and roles."""
    cut = 0
    for number, token in enumerate(phrase.tokens, 1):
        if token.low in OFFICIALS or token.low in ROLES:
            cut = number
        if number == 1 and token.low in _PROFESSIONS and len(phrase.tokens) > _NAME_AND_TITLE:
            cut = number  # "Physicians Ida Holt, 51, and Otto Vane, 49"
    return cut


def _leading_kind(phrase: CapitalizedRun) -> int:
    """How many words only say what kind of company follows: "Telehealth Company Orlo"."""
    for number, token in enumerate(phrase.tokens[:-1], 1):
        if token.low in _KINDS and _COMMON_WORDS.issuperset(phrase.words[: number - 1]):
            return number
        if token.low not in _COMMON_WORDS:
            break
    return 0


def _leading_epithet(phrase: CapitalizedRun, text: str, begin: int) -> int:
    """How many words of the phrase are what a newspaper calls somebody: "Vial Queen Ida Holt".

    A word before it tells that it is no given name, and a first and last name must follow.
    """
    for number, token in enumerate(phrase.tokens[:-2]):
        if token.low in EPITHETS and (
            number or _CAPITAL_BEFORE.search(text, max(begin, token.start - 20), token.start)
        ):
            return number + 1
    return 0


def _is_personal(words: tuple[str, ...], *, sure: bool) -> bool:
    """Whether the words have the shape of a person's name; where a title, a degree or an age says
    that it is one, the last name may be any word: "Dr. Grant Law"."""
    if not 2 <= len(words) <= 6 or not VETOES.isdisjoint(words[:1] if sure else words):
        return False
    last = words[-2] if words[-1] in GENERATIONS else words[-1]
    if len(last) < 2 or PLACES.issuperset(words):
        return False
    if not sure and (last in LOCALITIES or last in THINGS or not _HOUSES.isdisjoint(words)):
        return False
    if len(words) == 2 and words[0] in BEGINNINGS:
        return False
    byline = "/" in "".join(words)  # "Ida Holt/The Baltimore Sun"
    return not (byline or (_COMMON_WORDS | SUFFIXES).issuperset(words) or "'s" in words[0])
