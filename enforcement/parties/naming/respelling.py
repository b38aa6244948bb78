"""Whether one name is another in a corrected spelling."""

from __future__ import annotations

from itertools import takewhile

from enforcement.claims import PartyType
from enforcement.parties.naming.person_name import (
    are_told_apart,
    organization_key,
    person_key,
)

#: In a shorter word another letter makes another name: John and Joan, Lee and Lea.
_LONG = 5
_VOWELS = frozenset("aeiouy")


def may_be_respelled(one: str, other: str, type: PartyType) -> bool:
    """Whether two names of persons, or of organizations, may be spellings of one: word by word the
    same, but for a letter. Of a person the first and the last name count, and an initial stands for
    a name; the number of a thing is never a mistake."""
    if type == "person":
        words, others = person_key(one).split(), person_key(other).split()
        if are_told_apart([one], [other]):
            return False
    elif type == "organization":
        words, others = organization_key(one).split(), organization_key(other).split()
    else:
        return False
    pairs = [*zip(words, others, strict=False)]
    return bool(pairs) and len(words) == len(others) and all(_alike(*pair) for pair in pairs)


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if not (one + other).isalpha():
        return False
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    start = len([*same])
    return _is_slip(one[start:], other[start:], is_long=min(len(one), len(other)) >= _LONG)


def _is_slip(rest: str, other: str, *, is_long: bool) -> bool:
    """Whether what two words have after what they begin with differs by one letter, as by a slip:
    Quil and Quill. A vowel in a short word, or at the end, is none: Jon and Joan, Carl and Carla,
    Marie and Mario."""
    if rest[1:] == other or rest == other[1:]:  # a letter more or less
        letters = max(rest, other, key=len)
        return letters[0] not in _VOWELS or (is_long and len(letters) > 1)
    if not is_long:
        return False
    is_swapped = rest[:2] == other[1::-1] and rest[2:] == other[2:]
    is_at_end = len(rest) == 1 and not _VOWELS.isdisjoint(rest + other)
    return is_swapped or (rest[1:] == other[1:] and not is_at_end)
