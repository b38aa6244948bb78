"""What the words before a name make of it: "charged X", "settlement with X", "owner of X"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from enforcement.parties.names import Involvement, NameType
from enforcement.text.word_lists import HEADS, ROLES, STOPS


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Directly before a name they make it the one acted against.
_ACTED_ON = _words(
    """charged charging charges indicted indicting indicts indict arrested arresting arrests arrest
    sentenced sentencing sentences convicted convicting convicts convict sued suing sues sue accused
    accusing accuses fined fines naming identified against versus excluded excluding orders ordered
    ordering bars barred enjoins enjoining suspends debarred prosecuting prosecute nabs requiring
    prohibited prohibiting preventing defendant defendants co-defendant co-defendants respondent
    respondents extradited extradites"""
)
#: Before such a verb they make the name its doer: "was charged by X".
_PASSIVE = _words("was were been is are be being")
#: After them stand employers, owners, patients, places and authorities.
_STRANGER_MARKS = _words(
    """of by for from at in with through to near under before between via into around within
    including owned operated owns operating called managed employs employed founded acquired
    acquires like using defraud defrauding defrauded than as d/b/a dba a/k/a aka a.k.a. f/k/a
    n/k/a formerly"""
)
#: People who appear in a matter on another side.
_BYSTANDERS = _words(
    """whistleblower whistleblowers relator relators victim victims patient patients plaintiff judge
    attorney attorneys prosecutor prosecutors agent informant beneficiary"""
)
#: Nouns and verbs after which a preposition leads to the one acted against: "arrest of X".
_LEADING_NOUNS = {
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
#: Words that may stand between those and the preposition.
_SKIPPED = _words(
    """reached today announced agreement entered a an the his her their its separate civil was were
    has have been negotiated secured into yesterday dated month million national multistate"""
)
#: They make an agreement a matter between private people.
_PRIVATE = _words(
    """management lease leases employment sham recruitment consulting service services provider
    billing financial medical contractual director directorship compensation"""
)

_PIECE = re.compile(r"[^\s,;:()\"\u201c\u201d]+|[,;:()\"\u201c\u201d]")
_TWO_DIGITS = re.compile(r"\d\d")
_ORGANIZATION_NOUNS = HEADS | _words("business businesses corporation corporations agency facility")
_DETERMINERS = frozenset(("the", "a", "an", "its", "his", "her", "two", "three", "four", "five"))
#: "as well as", "together with" only join; read from their end.
_JOINING = {("as", "well"), ("with", "together"), ("with", "along")}
_ALLEGED = ("alleg", "claim", "accus", "contend")
#: Words that are read back from a name, at most.
_FAR = 12


def involvement_by_words_before(left: str, *, title: bool, name_type: NameType) -> Involvement:
    """What `left`, its sentence up to a name, says of the name.

    The words are read back from the name until one decides; only what describes a person or an
    organization may stand in between ("charged former police officer X").
    """
    pieces = _PIECE.findall(left)[::-1]
    if pieces[:1] in (["a"], ["an"], ["A"], ["An"]):
        return Involvement.STRANGER  # "a Boise doctor", "an Acme employee"
    # "owner of a clinic, Acme Health": the name after the comma is the clinic's
    apposed = (
        name_type != "person"
        and pieces[:1] == [","]
        and not _ORGANIZATION_NOUNS.isdisjoint(pieces[1:2])
    )
    comma = in_parentheses = described = False
    for number, piece in enumerate(pieces[:_FAR]):
        word = piece.lower()
        further = pieces[number + 1 : number + 9]
        if in_parentheses or piece == ")":
            in_parentheses = piece != "("
            continue
        if piece == "," and not comma:
            if _TWO_DIGITS.fullmatch("".join(further[:1])):
                return Involvement.STRANGER  # the place behind an age
            comma = True
            continue
        described = described or word in ROLES or word in _ORGANIZATION_NOUNS
        decided = _by_word(word, further, direct=apposed or not comma)
        if decided is not None:
            return decided
        if word in ("and", "or") and not described:
            return _by_list_before(further, commas=name_type == "word")
        if title and word in STOPS and word not in _DETERMINERS:
            return Involvement.UNKNOWN
        if piece in ",;:(" or not (title or described or _is_common(piece)):
            return Involvement.UNKNOWN
    return Involvement.UNKNOWN


def _by_word(word: str, further: Sequence[str], *, direct: bool) -> Involvement | None:
    """What one word before the name decides, `further` the words before it, nearest first."""
    if word in _ACTED_ON:
        passive = word.endswith("ed") and "".join(further[:1]).lower() in _PASSIVE
        return Involvement.UNKNOWN if passive else Involvement.PARTY
    if (word, *further[:1]) in _JOINING:
        return Involvement.UNKNOWN
    if word in _STRANGER_MARKS:
        if _leads_to_party(word, further):
            return Involvement.PARTY
        return Involvement.STRANGER if direct else Involvement.UNKNOWN
    if word in _BYSTANDERS:
        return Involvement.STRANGER
    if word == "that":  # "allegations that X", not "announced that X"
        alleged = any(piece.lower().startswith(_ALLEGED) for piece in further[:3])
        return Involvement.PARTY if alleged else Involvement.UNKNOWN
    return None


def _leads_to_party(preposition: str, further: Sequence[str]) -> bool:
    """Whether the words before a preposition lead through it to one acted against."""
    nouns = _LEADING_NOUNS.get(preposition, frozenset())
    for number, piece in enumerate(further):
        word = piece.lower()
        if word in nouns:
            return _PRIVATE.isdisjoint(
                before.lower() for before in further[number + 1 : number + 3]
            )
        if word not in _SKIPPED:
            return False
    return False


def _by_list_before(further: Sequence[str], *, commas: bool) -> Involvement:
    """What stands before the name that "and" joins another to: "of Alexandria and X"."""
    for number, piece in enumerate(further[:7]):
        word = piece.lower()
        if word in _STRANGER_MARKS:
            leads = _leads_to_party(word, further[number + 1 :])
            return Involvement.PARTY if leads else Involvement.STRANGER
        if (piece != "," or not commas) and (not piece[0].isupper() or word in STOPS):
            break
    return Involvement.UNKNOWN


def _is_common(piece: str) -> bool:
    """Whether the piece is no capitalised word."""
    return (
        piece[0].islower()
        or piece[0] in '"\u201c\u201d-\u2013&'
        or "year-old" in piece
        or piece == "The"
    )
