"""Signs that a text may cite something, told by each of its pieces: reading for citations costs
more than all else, and most texts have none.

A sign is never missing where a reader finds something; it may stand where none does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import reduce
from operator import or_


class Sign:
    """What a text may cite; added together they are a number."""

    CODE = 1
    ACT = 2
    STATE = 4
    NUMBER = 8
    COURT = 16
    #: Only both together are a docket of a court.
    CASE = 32
    YEAR_AND_NUMBER = 64
    NUMBER_ALONE = 128
    SCHEDULE = 256
    RELEASE = 512
    SUM = 1024
    #: Of an act, where one is named.
    SECTION = 2048


_DASH = "[-\u2010-\u2015]"
#: By what each is known in a piece of text without blanks. One of a few letters comes first, and
#: only then is looked at what stands before it: most pieces are done with after one look a letter.
_KNOWN_BY = {
    # `U.S.C.` and `C. F. R.`, a title, and the regulations of DEA, which need no title.
    Sign.CODE: r"[Cc](?i:ode(?![a-z]{2})|\.?f\.?(?:r|$)|(?<![a-z].)(?![a-z]))"
    r"|[Ss\u017f](?i:\.?c\.?s?(?![a-z]))|[Tt](?<![A-Za-z_].)(?i:itle)|13[012]\d\.\d\d",
    Sign.ACT: r"A(?:ct|CT)(?![a-z])|Law(?![a-z])|Statute(?![a-z])|CSA|F(?:DCA|D&)|PHS",
    Sign.STATE: r"[ACDFHIKLMNOPRSTV](?<![^\W_].)(?:(?<=A)\.?R\.?S|(?<=C)(?:ode|\.?R\.?S)|(?<=D)el\."
    r"|(?<=F)\.S|(?<=H)RS|(?<=I)(?:LCS|ll\.)|(?<=K)\.?(?:S\.?A|R\.?S)|(?<=L)aw"
    r"|(?<=M)(?:\.?G\.?L|\.?C\.?L|\.R\.S)|(?<=N)(?:\.?J\.?S|\.C\.G|MSA|\.?R\.?S)"
    r"|(?<=O)(?:\.S|\.?C\.?G\.?A|\.?R\.?[CS])|(?<=P)(?:\.(?:$|S)|a\.)"
    r"|(?<=R)(?:SMo|\.S|SA|\.?C\.?W)|(?<=S)(?:tat(?:ute|s?\.)|DCL)|(?<=T)\.?C\.?A|(?<=V)\.S\.A)",
    # Laws, registers, rules, dockets.
    Sign.NUMBER: r"[CFMPRS](?<!\w.)(?:(?<=P)(?:ub(?:\.|lic(?:$|L))|\.(?:$|L)|L$)|(?<=S)tat\."
    r"|(?<=R)IN|(?<=M)ARCS|(?<=C)MS)|[Dd](?<!\w.)(?i:ocket)"
    r"|[Ff](?<!\w.)(?i:\.?(?:r\.?)?$|ed(?:eral|\.)?reg)|[Rr](?<!\w.)(?i:eg(?:ister|\.)?$)"
    rf"|(?:DEA|FDA|HHS|CMS|DOJ|SAMHSA){_DASH}(?:[A-Z]{{2,5}}{_DASH})?(?:19|20)\d\d",
    Sign.COURT: rf"[CcMm](?<![A-Za-z].)(?i:r|v|iv|rim|j|c|ag)(?=\.?(?:$|\d|{_DASH}))"
    rf"|:(?:20)?\d\d{_DASH}[a-z]|\d{_DASH}C[IRVirv]",
    # `Crim.`, `Cr.No.`, `CivAction`, but not `Created`.
    Sign.CASE: r"[CM](?<![\w-].)(?:rim(?:inal)?|RIM|[Rr]|iv(?:il)?|IV|[Vv]|ag(?:istrate)?|AG|J)"
    r"(?![be-z])",
    Sign.YEAR_AND_NUMBER: rf"\d(?<!\d.)(?:(?<=2)0\d)?\d{_DASH}\d\d",
    Sign.NUMBER_ALONE: rf"\d{{4}}{_DASH}(?:[A-Z]{{2}}\d\d|\d{{5}})|DEA{_DASH}?\d",
    Sign.SCHEDULE: "[Ss\u017f](?<!\\w.)(?i:chedules?(?:[-\u2010\u2011]|$))"
    "|[Cc](?<!\\w.)[-\u2010\u2011](?i:[iv])",
    Sign.RELEASE: "R(?:elease|ELEASE)$",
    Sign.SUM: r"\$|[Dd](?i:ollar)|[Uu](?i:sd)",
    Sign.SECTION: r"\u00a7|[Ss](?<![A-Za-z_].)(?:ec(?:tions?|s?\.)|ECTIONS?)(?=$|\d)",
}
_PATTERNS = {sign: re.compile(pattern) for sign, pattern in _KNOWN_BY.items()}
#: All of them begin with one of these.
_FIRST = r"[$:\dA-Zcdfmrstu\u00a7\u017f]"
_ANY = re.compile(f"(?={_FIRST})(?:{'|'.join(_KNOWN_BY.values())})")


def signs(text: str) -> int:
    """The signs of a text."""
    return together(map(signs_of, text.split()))


def signs_of(piece: str) -> int:
    """The signs of a piece of text without blanks."""
    if not _ANY.search(piece):
        return 0
    return sum(sign for sign, pattern in _PATTERNS.items() if pattern.search(piece))


def together(signs: Iterable[int]) -> int:
    """The signs of all pieces of a text."""
    return reduce(or_, signs, 0)


def may_be_in_code(signs: int) -> bool:
    """Whether sections of federal law are to be looked for."""
    of_act = Sign.ACT | Sign.SECTION
    return bool(signs & Sign.CODE) or signs & of_act == of_act


def may_be_in_court(signs: int) -> bool:
    """Whether dockets of courts are to be looked for."""
    docket = Sign.CASE | Sign.YEAR_AND_NUMBER
    return bool(signs & Sign.COURT) or signs & docket == docket
