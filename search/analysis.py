"""Words of this field: text into tokens, so that every written form of a citation is one.

No word is left out and none is too short. A citation becomes its canonical run of tokens at
consecutive positions, whatever it looked like: `21 U.S.C. § 841(a)(1)`, `Title 21, United States
Code, Section 841(a)(1)` and `section 841(a)(1) of title 21` are all `21 usc 841 a 1`. Regulations
(`21 cfr 1301 37 d`), the Federal Register (`90 fr 6541`) and schedules (`schedule iii`, also for
`Schedule 3` and the label symbols `C-III` of 21 CFR 1302.03) are treated likewise.

Beside the run stand *implied* tokens, for the index only: the words as they were written, laid from
the same position, so that a literal quotation matches too; and, under the words before a further
section of a list (`§§ 841(a)(1) and 846`), the title and code it goes without.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple


class Token(NamedTuple):
    """A word of a text."""

    #: Lower case, accents folded; never empty.
    text: str
    #: Its place among the words, from 0.
    position: int
    #: Where it stands in the text; of a word that is not written there, the citation it belongs to.
    start: int
    end: int
    #: For the index alone: a query has no use for it.
    implied: bool = False


class _Word(NamedTuple):
    text: str
    start: int
    end: int


#: At most eight: a citation broken over indented lines is one, and no text makes matching slow.
_S = r"\s{0,8}"
_SS = r"\s{1,8}"
_USC = (
    rf"(?:U\.?{_S}S\.?{_S}C(?:ode\b|\.?(?:{_S}[AS]\.|[AS]\b)?)"
    rf"|United{_SS}States{_SS}Code(?:{_SS}Annotated)?)(?!\w)"
)
_CFR = rf"(?:C\.?{_S}F\.?{_S}R\.?|Code{_SS}of{_SS}Federal{_SS}Regulations)(?!\w)"
_REGISTER = rf"(?:F\.?R\.?|Fed\.?{_S}Reg\.?|Federal{_SS}Register)"
_SIGN = r"(?:§+|(?:sections?|secs?|parts?|pts?)\b\.?)"
_LETTERED = r"[a-z]{0,4}"
_DASH = r"[\-\u2010-\u2015]"
#: `841`, `1301.37`, `1320a-7b`, `355-1`, but of `841-846` only the first.
_NUMBER = rf"\d+{_LETTERED}(?:\.\d+{_LETTERED})*(?:{_DASH}\d{{1,2}}{_LETTERED}(?!\d))*"
#: Raw text of the Federal Register has footnote numbers before a title, without a blank between.
_NOTE = r"\d{0,3}?"
_BELOW = r"(?:\s?\([0-9a-z]{1,5}\))*"
_ROMAN = r"(?:I{1,3}|IV|V)"
_OF = rf"{_S},?{_S}(?:of{_SS}the{_SS})?"
_COMMA = rf"(?:{_S}[,;]{_S}(?:and{_SS}|or{_SS})?|{_SS}(?:and|or|&|through|to){_SS}|{_S}{_DASH}{_S})"
_SPECIAL = re.compile(
    rf"""(?<!\w)(?:
      (?:title{_SS})?{_NOTE}(?P<title>[1-4]?\d|5[0-4]){_OF}(?:(?P<usc>{_USC})|(?P<cfr>{_CFR}))
        (?:{_S},?{_S}(?P<sign>{_SIGN})?{_S}(?P<section>{_NUMBER})(?P<below>{_BELOW})(?!\w))?
    | (?P<sign2>{_SIGN}){_S}(?P<section2>{_NUMBER})(?P<below2>{_BELOW})
        (?:{_COMMA}(?:{_SIGN}{_S})?(?:{_NUMBER})?{_BELOW}(?!\w)){{0,20}}
        {_S},?{_S}(?:of{_SS})?title{_SS}(?P<title2>\d{{1,2}})(?!\w)
        (?:{_OF}(?:(?P<usc2>{_USC})|(?P<cfr2>{_CFR})))?
    | {_NOTE}(?P<volume>[1-9]?\d|1\d\d){_SS}(?P<register>{_REGISTER}){_SS}(?:at{_SS})?
        (?P<page>\d{{1,3}}(?:,\d{{3}})+|\d+)(?!\w)
    | (?P<schedules>schedules?)[\s\-\u2010\u2011]{{1,4}}(?P<numeral>{_ROMAN}|[1-5])N?(?!\w)
    | C[\-\u2010\u2011](?P<symbol>{_ROMAN})N?(?!\w)
    | (?P<code>{_USC}|{_CFR})
    )""",
    re.IGNORECASE | re.VERBOSE,
)
#: A further section of a list, but not the title of the next citation.
_FURTHER = re.compile(
    rf"""{_COMMA}(?:{_SIGN}{_S})?(?P<section>{_NUMBER})?(?P<below>{_BELOW})
    (?!\w|{_OF}(?:{_USC}|{_CFR}|{_REGISTER}\b|Stat\b))""",
    re.IGNORECASE | re.VERBOSE,
)
_FURTHER_SCHEDULE = re.compile(
    rf"(?:{_COMMA}|{_S}/{_S})(?P<numeral>{_ROMAN}|[2-5])N?(?!\w)", re.IGNORECASE
)
#: Marks that join a letter before them, and invisible characters inside words.
_INSIDE = "\u00ad\u0300-\u036f\u200c\u200d\u2060"
_WORD = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!\w))?|\d{{1,3}}(?:,\d{{3}})+(?!\w)"
    rf"|[^\W_]+(?:[{_INSIDE}]+[^\W_]*)*|§+"
)
_SCHEDULES = {"1": "i", "2": "ii", "3": "iii", "4": "iv", "5": "v"}
#: Letters that Unicode does not decompose.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i"}
)


def tokens(text: str) -> list[Token]:
    """The words of a text with their offsets, the implied ones included."""
    found: list[Token] = []
    at = position = 0
    while special := _SPECIAL.search(text, at):
        position = _lay(found, _words(text, at, special.start()), position)
        at, position = _lay_special(found, text, special, position)
    _lay(found, _words(text, at, len(text)), position)
    return found


def terms(text: str) -> list[str]:
    """The words a query asks for by this text, one after the other."""
    return [token.text for token in tokens(text) if not token.implied]


def citation(text: str, at: int) -> int | None:
    """Where a citation or schedule that begins at `at` ends; None where none does."""
    special = _SPECIAL.match(text, at)
    return special.end() if special else None


def fold(word: str) -> str:
    """A word as it is compared: lower case, compatibility forms and accents resolved."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word).casefold().translate(_LETTERS)
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if c.isalnum())


def _words(text: str, start: int, end: int) -> Iterator[_Word]:
    for match in _WORD.finditer(text, start, end):
        word = match[0]
        if not word.isalnum():
            word = "section" if word[0] == "§" else word.replace(".", "").replace(",", "")
        if folded := fold(word):
            yield _Word(folded, match.start(), match.end())


def _lay(found: list[Token], words: Iterator[_Word], position: int) -> int:
    """Put words one after the other; the next position."""
    for position, word in enumerate(words, position):  # noqa: B020
        found.append(Token(word.text, position, word.start, word.end))
        position += 1
    return position


def _lay_special(
    found: list[Token], text: str, special: re.Match[str], position: int
) -> tuple[int, int]:
    """Put a citation or schedule and what is listed after it; where the text and the positions
    go on."""
    run = _run(text, special)
    primary = [Token(word.text, position + n, word.start, word.end) for n, word in enumerate(run)]
    found.extend(primary)
    laid = {(token.text, token.position) for token in primary}
    for n, word in enumerate(_words(text, *special.span()), position):
        if (word.text, n) not in laid:
            found.append(Token(word.text, n, word.start, word.end, implied=True))
    position += len(run)
    if special["schedules"]:
        return _lay_schedules(found, text, special.end(), position)
    if not (section := special["section"] or special["section2"]):
        return special.end(), position
    heads = [word.text for word in run[: 2 + len(terms(section))]]
    sign = special["sign"] or special["sign2"] or ""
    plural = sign.rstrip(".").lower().endswith(("s", "§§"))
    at = special.end("below" if special["section"] else "below2")
    at, position = _lay_sections(found, text, at, position, heads, plural)
    return max(at, special.end()), position


def _run(text: str, special: re.Match[str]) -> list[_Word]:
    """The canonical words of a citation or schedule."""
    whole = special.span()
    if numeral := special["numeral"] or special["symbol"]:
        which = "symbol" if special["symbol"] else "numeral"
        head = special.span("schedules") if special["schedules"] else whole
        return [_Word("schedule", *head), _Word(_roman(numeral), *special.span(which))]
    if special["volume"]:
        page = special["page"].replace(",", "")
        return [
            _Word(special["volume"], *special.span("volume")),
            _Word("fr", *special.span("register")),
            _Word(page, *special.span("page")),
        ]
    if special["code"]:
        return [_Word(_code(special["code"]), *whole)]
    n = "2" if special["title2"] else ""
    return [
        _Word(special[f"title{n}"], *special.span(f"title{n}")),
        _code_named(special, n),
        *(
            _words(text, special.start(f"section{n}"), special.end(f"below{n}"))
            if special[f"section{n}"]
            else ()
        ),
    ]


def _code_named(special: re.Match[str], n: str) -> _Word:
    """The code a citation is of. `section 841 of title 21` alone means the United States Code,
    unless the section is written as only regulations are (`1301.37`)."""
    for code in ("usc", "cfr"):
        if special[f"{code}{n}"]:
            return _Word(code, *special.span(f"{code}{n}"))
    regulation = "." in special[f"section{n}"] or special[f"sign{n}"].lower().startswith("p")
    return _Word("cfr" if regulation else "usc", *special.span())


def _code(name: str) -> str:
    return "usc" if name[0] in "Uu" else "cfr"


def _roman(numeral: str) -> str:
    return _SCHEDULES.get(numeral, numeral.lower())


def _lay_sections(
    found: list[Token], text: str, at: int, position: int, heads: list[str], plural: bool
) -> tuple[int, int]:
    """Put the further sections of a list, each with the words it goes without under those before
    it: `841(a)(1) and 846`, `841(a)(1) and (b)(1)(C)`."""
    while further := _FURTHER.match(text, at):
        section, below = further["section"], further["below"]
        if not (section or below) or (section and not plural and not _likely_section(section)):
            break
        start = further.start("section") if section else further.start("below")
        position = _lay(found, _words(text, at, start), position)
        _imply(found, heads[:2] if section else heads, position, further.span())
        position = _lay(found, _words(text, start, further.end()), position)
        if section:
            heads = [*heads[:2], *terms(section)]
        at = further.end()
    return at, position


def _likely_section(number: str) -> bool:
    """Whether a number after a comma or an `and` is a section: of three digits and no year."""
    digits = number.partition(".")[0]
    return len(digits) > 2 and not re.fullmatch(r"(?:19|20)\d\d", number)


def _lay_schedules(found: list[Token], text: str, at: int, position: int) -> tuple[int, int]:
    """Put the further numerals of `Schedules II, III and IV`, each with `schedule` before it."""
    while further := _FURTHER_SCHEDULE.match(text, at):
        position = _lay(found, _words(text, at, further.start("numeral")), position)
        _imply(found, ["schedule"], position, further.span("numeral"))
        numeral = _Word(_roman(further["numeral"]), *further.span("numeral"))
        position = _lay(found, iter([numeral]), position)
        at = further.end()
    return at, position


def _imply(found: list[Token], words: list[str], position: int, span: tuple[int, int]) -> None:
    """Put words that are not written there under the positions before this one."""
    for n, word in enumerate(words, position - len(words)):
        found.append(Token(word, n, *span, implied=True))
