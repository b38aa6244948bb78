"""Whose a case or an act is, by the words that join its noun to a name.

"The wire fraud case against X", "the penalty that it had imposed on X", "the motion of X", "X had
her charges dropped". The nouns, and what joins each to a name, are in joined_nouns.toml.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import attrgetter

from enforcement.parties.naming.name import Name
from enforcement.text.word_lists import word_list

#: A word within a sentence; "U.S." and "Inc." end none.
_WORD = r"(?:(?:u\.s|inc|co|dr|no)\.|[^\s;:]{0,40}[^\s;:.,])"
_BRIEF = rf"(?:\s{_WORD},?){{0,8}}?"
_BARRING = (
    r"(?:barring|enjoining|prohibiting|restraining|blocking|preventing|forbidding|banning|directing"
    r"|ordering|requiring|compelling|debarring|excluding|suspending"
    r"|(?:that|which)\s(?:has\s|had\s)?(?:barred|enjoined|prohibited|restrained|blocked|prevented"
    r"|banned|required|suspended))"
)
#: By joint: what stands between a noun and the name it is joined to.
_JOINTS = {
    "against": rf"(?:\s{_WORD},?){{0,14}}?\sagainst\s",
    "of": r"(?:\s(?:for|to)\s[a-z]{3,15}(?:\s[a-z]{3,15})?)?\sof\s",
    "on": rf"{_BRIEF}\s(?:imposed|levied|assessed|placed|served)\s(?:up)?on\s",
    "to": rf"(?:{_BRIEF}\s(?:directed|issued|addressed|sent)|\s[\d-]{{3,20}})\sto\s",
    "with": rf"(?:\sagreements?)?"
    rf"(?:{_BRIEF}\s(?:reached|struck|entered(?:\sinto)?|signed|made|negotiated|had))?\swith\s",
    "entered": rf"{_BRIEF}\s(?:entered(?:\sinto)?|reached|negotiated)\swith\s",
    "response": r"\sof\s",
    "licence of": r"\sof\s",
    "for": r"(?:\s(?:was|were|is)\s(?:granted|given|ordered))?\s(?:to|for)\s",
    "barring": rf"\s{_BARRING}\s",
    "accuses": r"(?:\s(?:filed|unsealed)(?:\s[a-z]+){1,4})?"
    r"\s(?:accus(?:es|ed|ing)|charging|naming|names)\s",
}
_PATTERNS = {joint: re.compile(pattern) for joint, pattern in _JOINTS.items()}
#: Behind one whose response it is.
_TO_LETTER = (" to the warning letter", ", to the warning letter", " to our warning letter")
#: Characters from a noun on in which its joint and a name may stand; nouns of a sentence, at most.
_FAR, _MOST = 200, 40
_OTHER_WORDS = (
    "of|from|for|in|by|who|whom|whose|that|which|was|were|is|are|has|have|had|to|at|with|on|after|"
    "before|when|while|and|or|but|near|under|over|against|not|no|any|owned|run|operated|said|until|"
    "as|into|because|patients?|victims?|relators?|plaintiffs?|members|employees|users"
)
#: What may say before a name who bears it: "former lab owner ", "the owner, ".
_DESCRIBED = (
    r"(?:(?:dr\.|\d\d-year-old|"
    rf"(?!(?:{_OTHER_WORDS})\b)[a-z][a-z'\u2019-]*),?\s){{0,6}}"
)
_DESCRIPTION = re.compile(_DESCRIBED)
#: From one name of a list to the next: " of Logan, Utah; and ", " included in the notice of
#: April 2, 2004, ".
_NEXT_IN_LIST = re.compile(
    rf"""(?:,?\s\(?(?:aged?\s)?\d\d\)?(?=[,;\s])|\s\([^()]{{1,60}}\)
        |,\s(?:[adfn]/?k/?a|d/b/a)\s[^;]{{2,60}}|,?\s(?:of|from)\s[^;.]{{2,40}}
        |\sincluded\sin\s[^;]{{2,60}}\d){{0,3}}
    (?:[,;]\s(?:and\s)?|\sand\s|,?\sas\swell\sas\s){_DESCRIBED}""",
    re.VERBOSE,
)
#: Before a licence that was taken or given back: "voted to restore the".
_LICENCE_ACT = re.compile(
    r"\b(?:restor|reinstat|revok|suspend|terminat|surrender|den(?:y|ied)|return)[a-z]{0,4}\s"
    r"(?:[a-z]+\s){0,4}\Z|\bprobation\s(?:imposed\s|placed\s)?on\s(?:[a-z]+\s){0,3}\Z"
)
#: Characters between two names of a list, at most.
_LIST_GAP = 120
#: "No charges against her were filed".
_NONE = re.compile(r"\b(?:no|any|without|never|possible|potential)\s(?:[a-z]+\s){0,2}\Z")
_OWN_NOUN = (
    r"(?:cases?|charges?|convictions?|indictments?|sentences?|verdicts?|pleas?|counts?|records?"
    r"|(?:prison|jail)\sterms?|debarments?|exclusions?|suspensions?|revocations?|licen[sc]es?"
    r"|registrations?|judgments?)"
)
#: Behind the name of the one whose case it is.
_BEHIND = re.compile(
    rf"""(?:,?\s(?:had|has|have|having|saw|sees|get|gets|got)\s
          (?:(?:all|both)\s(?:of\s)?)?(?:his|her|their|its|the)\s(?:[a-z0-9-]+\s){{0,4}}{_OWN_NOUN}
          (?:\s(?:against|for|of)\s[^,.;]{{2,40}})?(?:\s[a-z]+){{0,2}}
          \s(?:[a-z-]+ed|thrown|cut|set|struck|withdrawn|wiped)\b
        |(?:,\s[^;.]{{2,80}},)?\s(?:has\s|have\s)?(?:asked|requested|petitioned|moved|applied)\s
          [^;.]{{0,90}}?\b(?:set\saside|vacate|overturn|reopen|terminate|lift|dissolve)\s
          (?:(?:the|his|her|its|an?|and|that|commission's)\s){{0,3}}
          (?:[a-z0-9'-]+\s){{0,4}}(?:orders?|{_OWN_NOUN}|injunction|decree)\b
        |\s(?:to\s)?(?:withdraw|take\sback|undo|change)\s(?:his|her|their|the|an?)\s
          (?:[a-z]+\s){{0,3}}pleas?\b
        |['\u2019\u2018]s?\s(?:[a-z0-9-]+\s){{0,3}}(?:(?:motion|bid|request|petition|application|appeal)\s
            (?:to\s(?:[a-z]+ly\s)?(?:dismiss|stay|vacate|suppress|reduce|modify|withdraw|set\saside|terminate|overturn)
              |for\s(?:[a-z]+\s){{0,3}}(?:acquittal|new\strial|reinstatement|termination|release
                |rehearing|clemency|pardon|bail|resentencing))\b
          |(?:debarment|exclusion|revocation|prison\sterm|jail\sterm)\b(?!\sof))
        |(?:,\s[a-z.]{{2,8}}(?:\s(?:no\.\s)?[a-z]{{0,3}}-?\d{{3,8}})?){{1,3}}
          (?:,\s[a-z]{{3,12}}(?:\s[a-z]{{2,12}})?){{0,2}}:\s
          (?:licen[sc]e|registration|permit|certificate|suspension|revocation|probation|surrender
            |reprimand|public|revoked|suspended|placed)\b
        |\sto\scourt\b)""",
    re.VERBOSE,
)
#: Between the name of a place and that of somebody of it.
_FURTHER = re.compile(rf"(?:\s(?!(?:{_OTHER_WORDS}|[a-z]+ed)\b)[a-z][a-z-]*){{1,5}}\s")
#: Behind the only person of a sentence: "asked that his indictment be thrown out".
_OWN_LATER = re.compile(
    r"""(?:(?!\b(?:said|says|told|prais|testif|call|announc|wrote|noted|add|victim|mother|father|famil
        |widow|wife|husband|son|daughter|brother|sister|client|patient)|\b(?:he|she)\b)[^.;]){0,140}?
    \b(?:his|her|whose)\s(?:[a-z0-9-]+\s){0,3}
    (?:indictments?|convictions?|guilty\spleas?|criminal\scase|prison\s(?:term|sentence)|acquittal
      |retrial|resentencing|verdict)\b(?!\sthat\b)""",
    re.VERBOSE,
)
_TAKEN_TO_COURT = re.compile(rf"\b(?:took|takes|take|taking|taken|hauled|dragged)\s{_DESCRIBED}\Z")


def _joints_by_noun() -> dict[str, list[str]]:
    """By noun: its joints."""
    joints = defaultdict(list)
    for joint, nouns in word_list("joined_nouns").items():
        for noun in nouns.split():
            joints[noun].append(joint)
    return dict(joints)


_JOINTS_OF = _joints_by_noun()
_NOUN = re.compile(rf"\b(?:{'|'.join(sorted(_JOINTS_OF, reverse=True))})\b(?=\s)")


def joined_names(low: str, names: Sequence[Name], start: int, end: int) -> frozenset[int]:
    """Which of the `names` of a sentence, characters [start, end) of a text in lower case, bear the
    case or the act of a noun: their numbers."""
    joined = {at for at, name in enumerate(names) if _is_before_its_own(low, name, start)}
    people = [at for at, name in enumerate(names) if name.type == "person"]
    if len(people) == 1 and _OWN_LATER.match(low, names[people[0]].end, end):
        joined.add(people[0])
    for noun in islice(_NOUN.finditer(low, start, end), _MOST):
        if (at := _joined_to(low, noun, names, end)) is not None and at not in joined:
            joined.add(at)
            joined.update(_listed_behind(low, names, at))
    return frozenset(joined)


def _joined_to(low: str, noun: re.Match[str], names: Sequence[Name], end: int) -> int | None:
    """The name that a noun is joined to."""
    limit = min(end, noun.end() + _FAR)
    for joint in _JOINTS_OF[noun.group()]:
        found = _PATTERNS[joint].match(low, noun.end(), limit)
        if joint == "licence of" and not _LICENCE_ACT.search(
            low, max(0, noun.start() - 60), noun.start()
        ):
            continue
        if found is None or _NONE.search(low, max(0, noun.start() - 30), noun.start()):
            continue
        at = bisect_left(names, found.end(), key=attrgetter("lead"))
        while at < len(names) and _DESCRIPTION.fullmatch(low, found.end(), names[at].lead):
            name = names[at]
            if joint == "response" and not low.startswith(_TO_LETTER, name.end):
                break
            if not _only_describes(low, name, names[at + 1 : at + 2]):
                return at
            at += 1
    return None


def _only_describes(low: str, name: Name, following: Sequence[Name]) -> bool:
    """Whether a name only says of where another is: "former Tarn Dell school clerk Ida Holt"."""
    between = low[name.end : following[0].lead] if following else ""
    return _FURTHER.fullmatch(between) is not None


def _listed_behind(low: str, names: Sequence[Name], at: int) -> Iterator[int]:
    """The names that a list goes on with behind the one with this number."""
    last = names[at]
    for number in range(at + 1, len(names)):
        name = names[number]
        if name.lead - last.end > _LIST_GAP:
            return
        if name.type != "word" and _NEXT_IN_LIST.fullmatch(low, last.end, name.lead):
            yield number
            last = name


def _is_before_its_own(low: str, name: Name, start: int) -> bool:
    """Whether the words behind a name tell of its bearer's own case."""
    if low[name.end : name.end + 1] not in (" ", ",", "'", "\u2019", "\u2018"):
        return False
    found = _BEHIND.match(low, name.end)
    if found is None or not found.group().endswith(" court"):
        return found is not None
    left = low[max(start, name.lead - 60) : name.lead]
    return _TAKEN_TO_COURT.search(left) is not None
