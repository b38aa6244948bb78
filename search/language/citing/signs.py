"""Signs that a text may cite something, told by each of its pieces: reading for citations costs
more than all else, and most texts have none.

A sign is never missing where a reader finds something; it may stand where none does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import or_


class Sign:
    """What a text may cite; added together they are a number."""

    CODE = 1
    ACT = 2
    STATE = 4
    NUMBER = 8
    #: Only both together are a docket.
    CASE = 16
    YEAR_AND_NUMBER = 32
    NUMBER_ALONE = 64
    SCHEDULE = 128
    RELEASE = 256
    SUM = 512


_DASH = "[-\u2010-\u2015]"
#: By what each is known in a piece of text without blanks.
_KNOWN_BY = {
    # `U.S.C.` and `C. F. R.`, a title, and the regulations of DEA, which need no title.
    Sign.CODE: r"(?i:code(?![a-z]{2})|s\.?c\.?s?(?![a-z])|c\.?f\.?(?:r|$)|(?<![a-z])c(?![a-z])"
    r"|(?<![a-z_])title)|13[012]\d\.\d\d",
    Sign.ACT: r"(?:Act|ACT|Law|Statute)(?![a-z])|CSA|FDCA|PHS",
    Sign.STATE: r"Code|Stat(?:ute|s?\.)|Law|ILCS|RSMo|P\.|Pa\.|Del\.|Ill\.|[FOR]\.S"
    r"|A\.?R\.?S|C\.?R\.?S|O\.?C\.?G\.?A|HRS|K\.?S\.?A|K\.?R\.?S|M\.?G\.?L|M\.?C\.?L|N\.?J\.?S"
    r"|N\.C\.G|RSA|NMSA|N\.?R\.?S|O\.?R\.?[CS]|R\.?C\.?W|SDCL|T\.?C\.?A|M\.R\.S|V\.S\.A",
    # Laws, registers, rules, dockets; kinds of court cases.
    Sign.NUMBER: r"Pub|P\.|PL|Stat\.|RIN|MARCS|CMS"
    rf"|(?:DEA|FDA|HHS|DOJ|SAMHSA){_DASH}(?:[A-Z]{{2,5}}{_DASH})?(?:19|20)\d\d"
    r"|(?i:(?<![a-z])f\.?(?:r\.?)?(?![a-z])|(?<![a-z])reg(?:ister|\.)?(?![a-z])|docket)"
    rf"|(?i:(?<![a-z])(?:cr|cv|civ|crim|mj|mc|mag)(?![a-z']))|:(?:20)?\d\d{_DASH}"
    rf"|\d{_DASH}C",
    Sign.CASE: r"(?<![A-Za-z])(?:C(?:rim|RIM|[Rr]|iv|IV|[Vv])|M(?:ag|AG|J))",
    Sign.YEAR_AND_NUMBER: rf"(?<!\d)(?:20)?\d\d{_DASH}\d\d",
    Sign.NUMBER_ALONE: rf"\d{{4}}{_DASH}[A-Z]{{2}}\d\d|(?:19|20)\d\d{_DASH}\d{{5}}|DEA{_DASH}?\d",
    Sign.SCHEDULE: "(?i:schedule|c[-\u2010\u2011][iv])",
    Sign.RELEASE: r"Release|RELEASE",
    Sign.SUM: r"(?i:\$|dollar|usd)",
}
_PATTERNS = {sign: re.compile(pattern) for sign, pattern in _KNOWN_BY.items()}


def signs(text: str) -> int:
    """The signs of a text."""
    return together(map(signs_of, text.split()))


@lru_cache(maxsize=2048)
def signs_of(piece: str) -> int:
    """The signs of a piece of text without blanks."""
    return sum(sign for sign, pattern in _PATTERNS.items() if pattern.search(piece))


def together(signs: Iterable[int]) -> int:
    """The signs of all pieces of a text."""
    return reduce(or_, signs, 0)


def may_give_numbers(signs: int) -> bool:
    """Whether published numbers are to be looked for."""
    docket = Sign.CASE | Sign.YEAR_AND_NUMBER
    return bool(signs & Sign.NUMBER) or signs & docket == docket
