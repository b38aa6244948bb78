"""What the verbs behind a name make of it: "X, 44, of Reno, was sentenced", "X agreed to pay"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from enforcement.parties.involvement import Involvement
from enforcement.text.party_words import DEGREES, HEADS, PLACES, ROLES

#: "received her degree in law" is no deed.
_NO_DEGREE = (
    r"(?!\s(?:[a-z.]+\s){0,3}(?:bachelor|master|degree|doctor|juris|diploma|award"
    r"|b\.?[as]\b|m\.?[ads]\b|ph))"
)
#: Verbs, and nouns with their force, of an action against their subject.
_ACTIONS = rf"""
    sentenced|resentenced|re-sentenced|re-?indicted|re-?arrested|re-charged|convicted|indicted|arrested|arraigned|charged|accused|acquitted|apprehended|extradited
    |incarcerated|imprisoned|jailed|remanded|detained|exonerated|pardoned|cleared
    |taken\sinto\scustody|cooperated\swith\sthe\s(?:investigation|government)|spent\s(?:[a-z-]+\s){{1,5}}
    (?:behind\sbars|in\sprison|in\sjail|incarcerated)|confessed|surrendered|guilty|pleas?|admit(?:s|ted)?
    |ple(?:ad(?:s|ed|ing)?|d)\s(?:guilty|no\scontest|nolo|not\sguilty|to|today|in|on)
    |fac(?:es?|ed|ing)|appeared|made\s(?:his|her|their|an?|its)\s(?:initial|first|court)
    |turned\s(?:himself|herself|themselves)|to\s(?:serve|be\ssentenced|appear|spend)
    |will\s(?:serve|spend|be|appear|face)|serv(?:ed|es|ing)(?!\s(?:on|as|at|with)\b)|gets?|headed\sto|wanted|waived|custody
    |got\s(?:[a-z0-9-]+\s){{1,3}}(?:years?|months?|prison|probation)
    |placed\son\s|given\san?\s(?:[a-z0-9-]+\s){{0,4}}(?:sentence|term)
    |probation|diversion|dismissed|released|fined|lost\s(?:his|her)|must
    |received\s(?:an?|the|his|her){_NO_DEGREE}
    |agree[sd]?|will\s(?:also\s|jointly\s|collectively\s)?(?:re)?(?:pay|return
    |imburse|forfeit|surrender|fund)|pa(?:ys?|id)|repa(?:ys?|id)|settl(?:e[sd]?|ing)|resolv(?:e[sd]?|ing)
    |was\s(?:potentially\s)?in\sviolation|enter(?:s|ed)?\sinto|entered|stipulated|consent(?:s|ed)?|sued|excluded|debarred|suspended|barred
    |prohibited|enjoined|ordered|revoked|relinquished|forfeited|liable|reached|signed|reimbursed?
    |refunded?|self-disclosed|violat(?:ed|es)|permanently"""
#: Verbs of what somebody did.
_DEEDS = rf"""
    allegedly|fraudulently|falsely|knowingly|illegally|unlawfully|improperly|willfully|defrauded
    |bill(?:s|ed)|submit(?:s|ted)|conspired|caused|overcharged|stole|distributed|dispensed|prescribed
    |engaged|failed|issued|misrepresented|used|obtained|collected|received{_NO_DEGREE}|owned|operated|worked
    |orchestrated|participated|ran|pocketed|underpaid|sold|diverted|forged|claimed|is\san?|was\san?"""


class Verb(NamedTuple):
    """Where a verb stands, and whether it is of an action against its subject or only a deed."""

    start: int
    is_action: bool


def _pattern() -> re.Pattern[str]:
    """One pattern for both lists, its branches told apart by their first letter to be fast; an
    empty group is set where a verb of action has matched."""
    branches: dict[str, list[str]] = {}
    for words, mark in ((_ACTIONS, "()"), (_DEEDS, "")):
        for word in _alternatives("".join(words.split())):
            branches.setdefault(word[0], []).append(f"{word[1:]}\\b{mark}")
    letters = "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in branches.items())
    return re.compile(rf"\b(?:{letters})")


def _alternatives(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern, cut at the bars outside its groups."""
    depth = begin = 0
    for at, char in enumerate(f"{pattern}|"):
        depth += (char == "(") - (char == ")")
        if char == "|" and not depth:
            yield pattern[begin:at]
            begin = at + 1


_VERB = _pattern()
#: Characters between a subject and its verb, and verbs that are tried, at most.
_FAR, _TRIED = 280, 4
#: Characters of a place directly behind a name: "X of Reno was sentenced".
_PLACE = 45
#: Characters of a degree: ", D.O.".
_DEGREE = 16
#: What may stand between a subject and its verb.
_AUXILIARY = re.compile(
    r"""(?:\A|(?<=[\s,]))(?:(?:was|were|is|are|be|been|being|has|have|had|will|would|shall|also
    |today|yesterday|recently|previously|later|now|each|both|all|then|jointly|separately|formally
    |voluntarily|knowingly|allegedly|who|which|and|to|earlier|ultimately|subsequently|already|first
    |currently|himself|herself|not|entered|found|collectively|together|respectively|just|did|scheduled|expected
    |continue|continues|must|further|thereafter|wrongfully|wrongly|since|ever|never|finally|eventually)\s
    )+\Z""",
    re.VERBOSE,
)
_APPOSED = re.compile(
    r"[,;(\-\u2013]|(?:and|who|of|(?:f/)?d/b/a|[afn]/?k/?a|alias|n[e\u00e9]e|doing|also|formerly|which|from)\b|&"
)
#: Another name up to the verb, without commas: "aka Nell Marsh".
_ALIAS = re.compile(
    r"\(?(?:(?:f/)?d/b/a|dba|[afn]/?k/?a|a\.k\.a\.|alias|n[e\u00e9]e|also\sknown\sas|formerly)\s[^,;:.]{2,40}\)?"
)
#: Degrees and licences in a row: ", MD, PhD, FACP".
_DEGREES = re.compile(
    rf"(?:,\s(?:{'|'.join(map(re.escape, sorted(DEGREES)))}|f[a-z]{{3,4}})\.?(?=[\s,]))+,?"
)
#: A verb of another clause.
_FINITE = re.compile(r"(?<!who)(?<!which)(?<!that)\s(?:was|were|is|are|has|have)\s")
#: "… and nine other employees", "… and its owner" before the verb.
_OTHERS = re.compile(
    r"(?:\A|\s)and\s(?:(?:[a-z'-]+\s){0,6}(?:others?|employees|people|defendants|individuals"
    r"|owners?|wife|husband|son|daughter|company|clinic|subsidiaries|affiliates|entities)"
    r"|(?:an?(?!.*\s(?:was|is|has)\b)|two|three|four|five|six|seven|eight|nine|ten|several|\d\d?|its|his|her|their)\s"
    r"(?:[a-z'-]+\s){0,5}[a-z-]+)\Z"
)
#: An apposition that no comma closes: "Ida Holt, a nurse who ran two clinics on Vale Road was".
_UNCLOSED = re.compile(
    rf",\san?\s(?:[a-z'-]+\s){{0,4}}?(?:{'|'.join(sorted(ROLES | HEADS))})\b"
    r"(?:(?!\b(?:and|that|which|whom|whose|but)\b)[^,;:(]){0,110}"
    r"(?:,\s[a-z.]{2,14}(?:\s[a-z]{3,10})?)?"
)
#: One between dashes, or behind one: "- an Alba, Ohio home health agency was".
_DASHED = re.compile(rf"[-\u2013]\san?\s(?:[a-z'-]+,?\s){{1,6}}?(?:{'|'.join(sorted(HEADS))})")
#: A state that no comma closes: " (Tarn), Ohio agreed", ", P.T., 60, of Alba Hills, Ohio pled".
_STATE = re.compile(
    r"""(?:\([^()]{1,40}\)|(?:,\s[a-z.]{2,6}){0,3}(?:,\s\d\d)?,?\sof\s[^,;:()]{2,30})?
    ,\s([a-z]{4,13}(?:\s[a-z]{4,13})?)""",
    re.VERBOSE,
)
#: Aside, of somebody's people: "X, whose brother was sentenced last year, was himself arrested".
_WHOSE = re.compile(r"\A,\swhose\s[^,;]{1,160},")
_SAYING = re.compile(r"\b(?:announce[sd]?|said)\b")


def verbs_in(low: str, start: int, end: int) -> Iterator[Verb]:
    """The verbs of low[start:end], a text in lower case, in its order."""
    for match in _VERB.finditer(low, start, end):
        yield Verb(match.start(), match.lastindex is not None)


def involvement_by_verbs_after(low: str, end: int, verbs: Sequence[Verb]) -> Involvement:
    """What the verbs of its sentence, in their order, say of the name that ends at `end`."""
    most = Involvement.UNKNOWN
    first = bisect_left(verbs, end, key=attrgetter("start"))
    for verb in verbs[first : first + _TRIED]:
        gap = low[end : verb.start]
        if len(gap) > _FAR or _SAYING.search(gap):
            break
        if _is_subject_across(gap):
            if verb.is_action:
                return Involvement.PARTY
            most = Involvement.DOER
    return most


def _is_subject_across(gap: str) -> bool:
    """Whether only auxiliaries and appositions stand between a subject and its verb."""
    rest = _AUXILIARY.sub("", _WHOSE.sub("", gap)).strip()
    if rest.startswith(",") and (degrees := _DEGREES.match(rest + " ")):
        behind = rest[degrees.end() :].strip()
        rest = f", {behind}" if behind else ""
    if not rest or _ALIAS.fullmatch(rest):
        return True
    if _APPOSED.match(rest) is None or _FINITE.search(rest):
        return False
    return (
        _OTHERS.search(rest) is not None
        or rest[-1] in ',);"\u201d-\u2013'
        or rest[-1].isdigit()
        or _is_state(rest)
        or _DASHED.fullmatch(rest) is not None
        or _UNCLOSED.fullmatch(rest) is not None
        or (rest[-1] == "." and len(rest) < _DEGREE)
        or (rest.startswith(("of ", "from ")) and len(rest) < _PLACE)
    )


def _is_state(rest: str) -> bool:
    """Whether nothing but a state stands behind the name."""
    state = _STATE.fullmatch(rest)
    return state is not None and PLACES.issuperset(state[1].split())
