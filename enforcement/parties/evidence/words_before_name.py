"""What the words before a name make of it: "charged X", "settlement with X", "owner of X"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from enforcement.parties.involvement import Involvement
from enforcement.parties.naming.name import NameType
from enforcement.text.party_words import HEADS, ROLES, STOPS
from enforcement.text.word_lists import word_list

_WORD_LISTS = word_list("words_before_name")
_LEADING_NOUNS = {
    preposition: frozenset(nouns.split())
    for preposition, nouns in _WORD_LISTS["leading_nouns"].items()
}
_WORDS = {
    name: frozenset(words.split()) for name, words in _WORD_LISTS.items() if name != "leading_nouns"
}
_PIECE = re.compile(r"[^\s,;:()\"\u201c\u201d\u2013\u2014]+|[,;:()\"\u201c\u201d]")
#: "president of Alba, N.J.-based X": what only says where X has its seat.
_BASED = re.compile(r"(?:\b[A-Z][\w.]*,?\s){0,3}\b[A-Z][\w.]*-based\s\Z")
_TWO_DIGITS = re.compile(r"\d\d")
_ORGANIZATION_NOUNS = HEADS | _WORDS["organizations"]
_LAWYERS = frozenset(("attorney", "lawyer"))
_KIN = frozenset("wife husband son daughter brother sister partner father mother".split())  # noqa: SIM905
_DETERMINERS = frozenset(("the", "a", "an", "its", "his", "her", "two", "three", "four", "five"))
#: "as well as", "together with" only join; read from their end.
_JOINING = {("as", "well"), ("with", "together"), ("with", "along")}
_ALLEGED = ("alleg", "claim", "accus", "contend", "determin")
_VERSUS = frozenset(("v.", "vs.", "vs", "versus"))
_SIDES = ("defendant", "co-defendant", "respondent")
_FINITE = frozenset(("was", "were", "is", "are"))
#: Words that are read back from a name, at most.
_FAR = 12


def involvement_by_words_before(left: str, *, title: bool, name_type: NameType) -> Involvement:
    """What `left`, its sentence up to a name, says of the name.

    The words are read back from the name until one decides; only what describes a person or an
    organization may stand in between ("charged former police officer X").
    """
    pieces = _PIECE.findall(_BASED.sub("", left) if "-based " in left else left)[::-1]
    if pieces[:1] in (["a"], ["an"], ["A"], ["An"]):
        return Involvement.STRANGER  # "a Boise doctor", "an Acme employee"
    if name_type == "organization" and pieces[:2] in (["former", "a"], ["former", "an"]):
        return Involvement.STRANGER  # "a former Acme employee"
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
            if number == 0 and "".join(further[:1]).lower() in _WORDS["bystanders"]:
                return Involvement.STRANGER  # "the founding attorney, X, can help"
            if _TWO_DIGITS.fullmatch("".join(further[:1])):
                return Involvement.STRANGER  # the place behind an age
            comma = True
            continue
        described = described or word in ROLES or word in _ORGANIZATION_NOUNS
        if word in _VERSUS or (further and not title and _is_in_name(piece, word)):
            return Involvement.UNKNOWN  # "Cardiac Arrest vs.", "with Arrested Development"
        decided = _by_word(word, further, direct=apposed or not comma)
        if decided is not None:
            return decided
        if word in ("and", "or") and described and further[:1] in (['"'], ["\u201d"]):
            return Involvement.UNKNOWN  # "known as "Vale" and its owner"
        if word in ("and", "or") and not described:
            further = pieces[number + 1 : number + 15]
            return _by_list_before(further, commas=name_type == "word")
        if title and word in STOPS and word not in _DETERMINERS:
            return Involvement.UNKNOWN
        if piece in ",;:(" or not (title or described or _is_common(piece)):
            return Involvement.UNKNOWN
    return Involvement.UNKNOWN


def _is_in_name(piece: str, word: str) -> bool:
    """Whether a word like "arrested" has a capital, as in the name of a band."""
    return piece[0].isupper() and word in _WORDS["acted_on"] and not word.startswith(_SIDES)


def _by_word(word: str, further: Sequence[str], *, direct: bool) -> Involvement | None:
    """What one word before the name decides, `further` the words before it, nearest first."""
    if word in _WORDS["acted_on"]:
        passive = word.endswith("ed") and "".join(further[:1]).lower() in _WORDS["passive"]
        return Involvement.UNKNOWN if passive else Involvement.PARTY
    if (word, *further[:1]) in _JOINING:
        return Involvement.UNKNOWN
    if word in _WORDS["stranger_marks"]:
        if _leads_to_party(word, further):
            return Involvement.PARTY
        return Involvement.STRANGER if direct else Involvement.UNKNOWN
    if word in _LEADING_NOUNS and _leads_to_party(word, further):
        return Involvement.PARTY  # "served a suspension order on X", "the settlement involves X"
    if word in _LAWYERS and further[:1] == [","] and "".join(further[1:2]).lower() in _KIN:
        return Involvement.UNKNOWN  # "charged X and his wife, attorney Y"
    if word in _WORDS["bystanders"]:
        return Involvement.STRANGER if direct else Involvement.UNKNOWN
    if word == "that":  # "allegations that X", not "announced that X"
        return Involvement.PARTY if _is_alleged(further, direct=direct) else Involvement.UNKNOWN
    return None


def _is_alleged(further: Sequence[str], *, direct: bool) -> bool:
    """Whether what follows on "that" is alleged: "the allegations in one of these suits that"."""
    words = [piece.lower() for piece in further[: 6 if direct else 3]]
    words = words[: next((at for at, word in enumerate(words) if word in _FINITE), len(words))]
    return any(word.startswith(_ALLEGED) for word in words)


def _leads_to_party(preposition: str, further: Sequence[str]) -> bool:
    """Whether the words before a preposition lead through it to one acted against."""
    nouns = _LEADING_NOUNS.get(preposition, frozenset())
    for number, piece in enumerate(further):
        word = piece.lower()
        if word in nouns:
            return _WORDS["private"].isdisjoint(
                before.lower() for before in further[number + 1 : number + 3]
            )
        if word not in _WORDS["skipped"]:
            return False
    return False


def _by_list_before(further: Sequence[str], *, commas: bool) -> Involvement:
    """What stands before the name that "and" joins another to: "of Alexandria and X"."""
    for number, piece in enumerate(further[:7]):
        word = piece.lower()
        if word in _WORDS["stranger_marks"]:
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
        or piece.endswith("-based")
        or piece == "The"
    )
