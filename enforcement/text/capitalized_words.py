"""Capitalised words, in any alphabet that has capitals, with the particles written onto them."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: The capitals of the Latin, Greek, Cyrillic and Armenian alphabets.
UPPER = "A-Z" + "".join(
    char for char in map(chr, [*range(0xC0, 0x590), *range(0x1E00, 0x2000)]) if char.isupper()
)
#: A capitalised word, or a nickname; it begins with a character class so that the search is fast.
_WORD = re.compile(
    rf"""[{UPPER}"\u201c(](?:(?<=["\u201c(])
        ["\u201c]?[{UPPER}][\w.'\u2019-]{{1,18}}(?:\s[A-Z]\w{{1,18}})?
        (?:["\u201d]\)|["\u201d)])(?=\s[{UPPER}]|,\s(?:Inc|LLC|Ltd|Corp)\b)  # "Bo"  ("Bo")  (Bo)
      | (?<=[{UPPER}])(?:(?<![\w'\u2019].)|(?<=\b[dlei].)|(?<=\b[dl]['\u2019].))(?:
          \.(?:[{UPPER}]\.){{0,4}}(?:[{UPPER}](?!\w))?                # K.  M.D.  U.S
        | (?<=[SDMJICLFPHRBGT])                                       # St.  Dr.  Inc.
          (?:te?|rs?|s|rof|nc|o(?:rp)?|td|on|ev|ros|ov|en|RS?|NC|O(?:RP)?|TD|T)\.
        | [\w'\u2019]*                                                # O'Brien  Tharp-Strouse
          (?:[-/@.&\u2011](?!(?:and|the|a|who)\b)[\w'\u2019]+)*
      )
    )""",
    re.VERBOSE,
)
#: What small letters may begin a name: "d'Amico", "l'Estrange", "eHealth", "iCare".
_SMALL = re.compile(r"\b(?:[dl]['\u2019]|[dlei])\Z")


def capitalized_words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span of every capitalised word and nickname in text[start:end], in its order."""
    for match in _WORD.finditer(text, start, end):
        first = match.start()
        if first > start and (text[first - 1] in "'\u2019" or text[first - 1].islower()):
            small = _SMALL.search(text, max(start, first - 3), first)
            first = small.start() if small else first
        yield first, match.end()
