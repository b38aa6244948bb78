"""The words of the index that stand for a citation: its own, and one for each of its ancestors.

`21 U.S.C. 841(a)(1)` is indexed as `21_u.s.c._841(a)(1)`, `21_u.s.c._841(a)`, `21_u.s.c._841` and
`21_u.s.c.`, so that each is found by one look and 8410 by none of them. A docket whose office is
not written is found by every office, and finds every office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_LAST_LEVEL = re.compile(r"\([^()]*\)\Z")
#: `841(b)(1)(A)-(C)`, of which the last is `841(b)(1)(C)`; and `841-846`.
_LEVELS_RANGE = re.compile(r"(?P<head>.*?)(?P<levels>(?:\([^()]*\))+)-(?P<last>(?:\([^()]*\))+)")
_FIRST_NUMBER = re.compile(r"(?P<first>[^(]*? [^ (-]+)-")
_OFFICE = re.compile(r"\d:(?=\d\d-[a-z]+-)")
#: Kinds of which a text may cite several by the first and the last.
_LISTED = ("usc", "cfr", "act", "state-code")
_ZEROS = re.compile(r"-0+(?=\d)")
#: Before a docket's number where the office is not written.
_NO_OFFICE = "?:"


@lru_cache(maxsize=20_000)
def cited_words(kind: str, canonical: str) -> tuple[str, ...]:
    """The words under which a text is indexed that cites this (see `enforcement.claims`)."""
    if kind == "court-docket":
        return _docket(canonical)
    forms = _forms(canonical) if kind in _LISTED else (canonical,)
    found = (word for form in forms for word in _with_ancestors(_word(kind, form)))
    return tuple(dict.fromkeys(found))


def asked_words(kind: str, canonical: str) -> tuple[str, ...]:
    """The words at least one of which a text has that cites this, or a part of it."""
    if kind == "court-docket":
        full = bool(_OFFICE.match(canonical))
        return (canonical, _OFFICE.sub(_NO_OFFICE, canonical)) if full else (canonical,)
    return (_word(kind, canonical),)


def _docket(number: str) -> tuple[str, str]:
    if _OFFICE.match(number):
        return number, _OFFICE.sub("", number)
    return number, f"{_NO_OFFICE}{number}"


def _word(kind: str, canonical: str) -> str:
    # Of a part of the regulations only the number is a word, as of a section.
    plain = canonical.replace(" CFR part ", " CFR ").lower().replace(" ", "_")
    return _ZEROS.sub("-", plain) if kind == "docket" else plain


def _forms(canonical: str) -> Iterator[str]:
    """A citation, and of a range its ends too."""
    from enforcement.citations.section_lists import last_section  # as the readers, when needed

    yield canonical
    if levels := _LEVELS_RANGE.fullmatch(canonical):
        kept = levels["levels"]
        yield levels["head"] + kept
        for _ in range(levels["last"].count("(")):
            kept = _LAST_LEVEL.sub("", kept)
        yield levels["head"] + kept + levels["last"]
    for last in last_section(canonical):
        if first := _FIRST_NUMBER.match(canonical):
            yield first["first"]
        yield last


def _with_ancestors(word: str) -> Iterator[str]:
    """`21_cfr_1301.37(d)`, `21_cfr_1301.37`, its part `21_cfr_1301`, and the code `21_cfr`."""
    yield word
    if ")-(" in word:
        return
    word = word.removesuffix("_note")
    while _LAST_LEVEL.search(word):
        yield word
        word = _LAST_LEVEL.sub("", word)
    yield word
    title, code, section = (*word.split("_", 2), "", "")[:3]
    if code in ("u.s.c.", "cfr"):
        yield f"{title}_{code}"
        yield code
        if code == "cfr" and "." in section:
            yield f"{title}_{code}_{section.partition('.')[0]}"
