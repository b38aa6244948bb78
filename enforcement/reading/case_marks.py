"""What tells one case from another besides names and numbers: captions, judges, ages, and whether a
text tells of one case at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from enforcement.parties.assets.property_names import properties_at
from enforcement.parties.assets.sued_property import REPORTED
from enforcement.parties.naming.name import Name
from enforcement.parties.naming.person_name import organization_key, person_key
from enforcement.text.party_words import GENERATIONS, HEADS, SUFFIXES

_CAPTION = re.compile(
    r"""\b(?:United\sStates|U\.S\.|USA|State(?:\sof\s[A-Z]\w+)?|People|Commonwealth)
    (?:\sof\s(?:America|the\sState\sof\s[A-Z]\w+))?(?:\sex\srel\.?\s[\w.'\u2019\s]{2,50}?,?)?
    \sv(?:s|ersus)?\.?\s
    (?P<against>[A-Z][\w.'\u2019&-]*(?:,?\s(?:[A-Z][\w.'\u2019&-]*|&|of|de|la|van|von)){0,6})
    (?=(?P<behind>.{0,30}))""",
    re.VERBOSE,
)
#: "United States v. Quennell, No. 2:25-cr-1": what is taken for a part of the name.
_NO_NAME = frozenset(("no", "case", "docket", "criminal", "civil", "nos", "et", "defendant"))

_JUDGE = re.compile(
    r"""\b(?:District|Superior|Circuit|County|Supreme|Criminal)\s(?:Court\s)?(?:Judge|Justice)\s
    (?P<name>[A-Z][\w.'\u2019-]*(?:\s(?:[A-Z][\w.'\u2019-]*|de|la|von|van)){1,3})""",
    re.VERBOSE,
)
#: Who prosecutes for one district or one state: "U.S. Attorney Orla Quennell", "Attorney General
#: Quennell Files Suit".
_PROSECUTOR = re.compile(
    r"""\b(?:(?<!Assistant\s)(?:U\.?S\.?|United\sStates)\sAttorney\s(?!General\b)
      |(?<!Assistant\s)(?<!Associate\s)(?<!Deputy\s)(?<!U\.S\.\s)(?<!States\s)Attorney\sGeneral\s
      |A\.?G\.?\s)
    (?P<name>[A-Z][\w.'\u2019-]*(?![\w.'\u2019-])
      (?:\s[A-Z][\w.'\u2019-]*(?![\w.'\u2019-])){0,3}?)
    (?:(?=[,;]|\s[a-z]|\s[A-Z][a-z]+s\s|\Z)|(?<=[a-z][a-z]\.)(?=\s))""",
    re.VERBOSE,
)
#: The nation's attorneys general since 2001.
_OF_THE_NATION = frozenset(
    ("ashcroft", "gonzales", "mukasey", "holder", "lynch", "sessions", "barr", "garland")
)

_AGE_BEHIND = re.compile(
    r"(?:\s?,|\s\()\s?(?:aged?\s)?(?P<years>[1-9]\d)(?=[,;).]|\s(?:of|and|who|was)\b)"
)
_AGE_BEFORE = re.compile(r"\b(?P<years>[1-9]\d)[-\s]years?[-\s]old\s?\Z")
_SOMEBODYS_AGE = re.compile(
    r"\b(?P<years>[1-9]\d)[-\s]year[-\s]old\s(?!girl|boy|patient|victim|child)"
)

_ORDINAL = r"(?:second|third|fourth|fifth|2nd|3rd|4th|5th)"
#: "is charged a second time", "Third Charge Of", "Arrested Again", "already facing charges", "for
#: the second time agents have arrested".
_ANEW = re.compile(
    rf"""\b(?:charged?|charges|arrested|indicted|accused|woman|man)\s(?:[\w"]+\s){{0,8}}?{_ORDINAL}\stime\b
    | \b{_ORDINAL}\stime\s(?:[\w'\u2019]+\s){{0,8}}?(?:charged|arrested|indicted)\b
    | \b{_ORDINAL}\s(?:round\sof\s)?(?:\w+\s){{0,3}}?(?:charges?|arrest)\b
    | \b(?:charged|arrested|indicted)\s(?:again|once\smore)\b
    | \balready\s(?:been\s)?(?:facing|charged)\b""",
    re.VERBOSE | re.IGNORECASE,
)
#: "in a new case", "faces separate charges"; it is anew where an earlier case is told of as well.
_OTHER_CASE = re.compile(
    r"""\b(?:new|another|separate|unrelated|additional)\s(?:(?!superseding)[\w-]+\s){0,3}?
    (?:case|charges|counts|indictment)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_EARLIER_CASE = re.compile(
    r"""\b(?:on\sbond|on\sbail|on\sprobation|on\sparole|awaiting\strial
    |pending\strial|(?:earlier|previous|prior|first)\s(?:\w+\s){0,2}?(?:case|charges|arrest|conviction)
    |was\s(?:previously\s)?convicted\sof\s(?:[\w'-]+\s){1,6}in\s(?:19|20)\d\d)\b""",
    re.VERBOSE | re.IGNORECASE,
)
#: It goes on with the case.
_SUPERSEDING = re.compile(r"\bsuperseding\b", re.IGNORECASE)
_COUNT_OF_CHARGES = re.compile(r"\bcounts?\b|\bdegree\b", re.IGNORECASE)

#: "a nationwide takedown", "a law enforcement sweep"; pages and forms for all charged in one.
_SWEEP = re.compile(
    r"""\b(?:takedown|take-down|round-?up|case\ssummaries|most\swanted)\b
    | \b(?:compliance|enforcement|fraud)\ssweep\b | \benforcement\sactions\b
    | \b(?:national|nationwide)\s(?:[\w-]+\s){0,3}?enforcement\saction\b
    | \bone\sof\sthe\scases\s(?:listed|below)\b""",
    re.VERBOSE | re.IGNORECASE,
)
#: Of several people: "in separate cases", "charged separately", "in Lake and Polk Counties".
_SEPARATE = re.compile(
    r"""\b(?:separate|unrelated)\s(?:\w+\s){0,4}?(?:cases|indictments|investigations)\b
    | \bcharged\sseparately\b | \beach\sseparately\b
    | \bin\s(?:\w+,\s){1,6}(?:\w+,?\s)?and\s\w+\scounties\b""",
    re.VERBOSE | re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"""\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|several
      |(?<![$.,\d])\d{1,3})\s
      (?!million\b|counts\b|counties\b|years?\b|months?\b|times?\b)[a-z]
    | \b(?:residents|people|men|women|individuals|arrests|pleas|cases|convictions|workers
      |providers)\b""",
    re.VERBOSE | re.IGNORECASE,
)
#: So many people as parties are several, whatever the title says.
_MANY = 3
#: Characters of a text that say what it is about.
_LEAD = 900


def captions(whole: str) -> frozenset[str]:
    """Whom the captions in a text are against: a person's surname, an organization's name, in small
    letters. Captions of decisions that are cited as precedents are left out, and those against
    things: "One 2019 Ford" is in many cases."""
    if " v" not in whole:
        return frozenset()
    title, _, text = whole.partition("\n")  # no name goes on from the one into the other
    found = (
        _against(match["against"])
        for part in (title, text)
        for match in _CAPTION.finditer(part)
        if not REPORTED.match(match["behind"])
        and not _is_against_a_thing(part, match.start("against"))
    )
    return frozenset(filter(None, found))


def _is_against_a_thing(whole: str, start: int) -> bool:
    return any(properties_at(whole, start, min(len(whole), start + _LEAD), sure=True))


def judges(whole: str) -> frozenset[str]:
    """The surnames of the judges of trial courts whom a text names, in small letters."""
    if "Judge" not in whole and "Justice" not in whole:
        return frozenset()
    return frozenset(_surname(match["name"]) for match in _JUDGE.finditer(whole)) - {""}


def prosecutors(whole: str) -> frozenset[str]:
    """The surnames of the U.S. attorneys and the states' attorneys general whom a text names, in
    small letters."""
    named = frozenset(_surname(match["name"]) for match in _PROSECUTOR.finditer(whole))
    return named - _OF_THE_NATION - {""}


def births(whole: str, people: Sequence[Name], year: int) -> Iterator[tuple[str, int]]:
    """Who was born in what year, by the ages that a text of this year gives: first and last name,
    "" for somebody who is not named."""
    for name in people:
        behind = _AGE_BEHIND.match(whole, name.end, name.end + 12)
        age = behind or _AGE_BEFORE.search(whole, max(0, name.lead - 16), name.lead)
        if age and (key := person_key(" ".join(name.words))):
            yield key, year - int(age["years"])
    if not people and "old" in whole:
        for age in _SOMEBODYS_AGE.finditer(whole, 0, _LEAD):
            yield "", year - int(age["years"])


def begins_anew(whole: str) -> bool:
    """Whether somebody is charged here who was charged in another case before."""
    if _SUPERSEDING.search(whole, 0, _LEAD):
        return False
    if _OTHER_CASE.search(whole, 0, _LEAD) and _EARLIER_CASE.search(whole, 0, _LEAD):
        return True
    return any(not _COUNT_OF_CHARGES.search(match[0]) for match in _ANEW.finditer(whole, 0, _LEAD))


def is_roundup(title: str, whole: str, *, people: int) -> bool:
    """Whether a text tells of several cases; `whole` begins with the title, and has so many people
    as parties."""
    if people < _MANY and not _SEVERAL.search(title):
        return False
    return bool(_SWEEP.search(whole, 0, _LEAD) or _SEPARATE.search(whole, 0, _LEAD))


def _against(written: str) -> str:
    words: list[str] = []
    for word in written.replace("\u2019", "'").split():
        if word.rstrip(".,").lower() in _NO_NAME:
            break
        words.append(word)
    name = " ".join(words)
    ends = {word.strip(".,").lower() for word in words}
    if ends & (HEADS | SUFFIXES):
        return organization_key(name)
    return _surname(name)


def _surname(name: str) -> str:
    words = [word.strip(".,").lower() for word in name.split()]
    while words and (words[-1] in GENERATIONS or len(words[-1]) < 2):
        words.pop()
    return words[-1] if words else ""


def people_in(mentions: Iterable[Name]) -> list[Name]:
    """Those of the names that are of people, authorities left out."""
    return [name for name in mentions if name.type == "person" and not name.official]
