"""The words that tell of an action against somebody, and which of their neighbours it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TELLING = r"""
    sentenced|convicted|indicted|arrested|arraigned|charged|accused|acquitted|apprehended|extradited
    |incarcerated|imprisoned|jailed|remanded|detained|confessed|surrendered|guilty|pleas?|admit(?:s|ted)?
    |ple(?:ad(?:s|ed|ing)?|d)\s(?:guilty|no\scontest|nolo|not\sguilty|to|today|in|on)
    |fac(?:es?|ed|ing)|appeared|made\s(?:his|her|their|an?|its)\s(?:initial|first|court)
    |turned\s(?:himself|herself|themselves)|to\s(?:serve|be\ssentenced|appear|spend)
    |will\s(?:serve|spend|be|appear|face)|serv(?:ed|es|ing)|gets?|headed\sto|wanted|waived|custody
    |probation|diversion|dismissed|released|fined|lost\s(?:his|her)|must|received\s(?:an?|the|his|her)
    |agree[sd]?|will\s(?:also\s|jointly\s|collectively\s)?(?:re)?(?:pay|return
    |imburse|forfeit|surrender|fund)|pa(?:ys?|id)|repa(?:ys?|id)|settl(?:e[sd]?|ing)|resolv(?:e[sd]?|ing)
    |enter(?:s|ed)?\sinto|entered|stipulated|consent(?:s|ed)?|sued|excluded|debarred|suspended|barred
    |prohibited|enjoined|ordered|revoked|relinquished|forfeited|liable|reached|signed|reimbursed?
    |refunded?|self-disclosed|violat(?:ed|es)|permanently"""
_DOING = r"""
    allegedly|fraudulently|falsely|knowingly|illegally|unlawfully|improperly|willfully|defrauded
    |bill(?:s|ed)|submit(?:s|ted)|conspired|caused|overcharged|stole|distributed|dispensed|prescribed
    |engaged|failed|misrepresented|used|obtained|collected|received|owned|operated|worked
    |orchestrated|participated|ran|pocketed|underpaid|sold|diverted|forged|claimed|is\san?|was\san?"""


def _pattern() -> re.Pattern[str]:
    """One pattern for both, its branches told apart by their first letter; an empty group is found
    set where a telling one has matched."""
    branches: dict[str, list[str]] = {}
    for words, mark in ((_TELLING, "()"), (_DOING, "")):
        for word in _split("".join(words.split())):
            branches.setdefault(word[0], []).append(f"{word[1:]}\\b{mark}")
    letters = "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in branches.items())
    return re.compile(rf"\b(?:{letters})")


def _split(words: str) -> Iterator[str]:
    """The alternatives of a pattern, cut at the bars outside its groups."""
    depth = begin = 0
    for at, letter in enumerate(f"{words}|"):
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and not depth:
            yield words[begin:at]
            begin = at + 1


_VERB = _pattern()


class Verb(NamedTuple):
    """A verb, or a noun with its force, and whether it tells of an action or only of a deed."""

    start: int
    telling: bool


def verbs(low: str, start: int, end: int) -> Iterator[Verb]:
    """The verbs of low[start:end], a text in small letters, in its order."""
    for found in _VERB.finditer(low, start, end):
        yield Verb(found.start(), found.lastindex is not None)


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Directly before a name they make it the one acted against.
ACTED_ON = _words(
    """charged charging charges indicted indicting indicts indict arrested arresting arrests arrest
    sentenced sentencing sentences convicted convicting convicts convict sued suing sues sue accused
    accusing accuses fined fines naming identified against versus excluded excluding orders ordered
    ordering bars barred enjoins enjoining suspends debarred prosecuting prosecute nabs requiring
    prohibited prohibiting preventing defendant defendants co-defendant co-defendants respondent
    respondents extradited extradites"""
)
#: Before such a verb they make the name its doer, or no part of it.
PASSIVE = _words("was were been is are be being")
#: Behind them stand employers, owners, patients, places and authorities.
STRANGE = _words(
    """of by for from at in with through to near under before between via into around within
    including owned operated owns operating called managed employs employed founded acquired
    acquires like using defraud defrauding defrauded than as d/b/a dba a/k/a aka a.k.a. f/k/a
    n/k/a formerly"""
)
#: People who appear in a matter on another side.
BYSTANDERS = _words(
    """whistleblower whistleblowers relator relators victim victims patient patients plaintiff judge
    attorney attorneys prosecutor prosecutors agent informant beneficiary"""
)
#: The words behind which a preposition leads to the one acted against all the same.
GOVERNED = {
    "of": _words(
        """arrest arrests conviction convictions sentencing sentencings sentence sentences
        indictment indictments plea pleas prosecution trial extradition exclusion suspension
        acquittal debarment arraignment capture apprehension surrender guilty imprisonment case
        charging"""
    ),
    "by": _words("plea pleas admission guilty"),
    "from": _words("plea pleas recovers recovered recovery settlement judgment"),
    "for": _words("sentence sentencing plea indictment charges exclusion"),
    "with": _words(
        """settlement settlements settled settle settles agreement agreements decree resolution
        settling deal lawsuit judgment litigation case"""
    ),
    "between": _words("settlement agreement"),
    "to": _words("letter"),
    "including": _words("arrests arrest people defendants individuals others charges indictments"),
}
#: Words that may part those from the preposition.
PASSED_OVER = _words(
    """reached today announced agreement entered a an the his her their its separate civil was were
    has have been negotiated secured into yesterday dated month million national multistate"""
)
#: They make an agreement a matter between private people.
PRIVATE = _words(
    """management lease leases employment sham recruitment consulting service services provider
    billing financial medical contractual director directorship compensation"""
)
