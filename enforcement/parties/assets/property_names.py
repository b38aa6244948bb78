"""The names of things that are sued: "$88,310 in U.S. Currency", "One 2021 Dodge Durango, VIN …".

A sum, a model year with a maker, a number of things, an address or "real property" shows by itself
that a thing is meant; "two houses" does only where the words before it say that things are sued.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from enforcement.text.word_lists import word_list

_COUNT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|\d[\d,.]{0,12})"
    r"(?:\s\(\d{1,6}\))?"
)
#: "Unit 4B", "Reno", "NV 89501" behind the street of an address.
_FURTHER = r"(?:,\s(?:(?:Unit|Apt\.?|Suite|No\.|\#)\s?[\w-]{1,8}|[A-Z][\w.'\u2019]*(?:\s[A-Z][\w.'\u2019]*){0,3}))"
_STREET = (
    r"\d[\w-]{0,7}(?:\s(?:[A-Z][\w.'\u2019-]*|of|the|\d{1,4}(?:st|nd|rd|th)?)){1,7}"
)
_ADDRESS = rf"{_STREET}{_FURTHER}{{0,4}}(?:,?\s\d{{5}}(?:-\d{{4}})?)?"
#: A street's address by itself: "12 Elm Street, Reno, Nevada".
_OWN_ADDRESS = (
    r"\d[\w-]{0,7}(?:\s[A-Z][\w.'\u2019-]*|\s\d{1,4}(?:st|nd|rd|th)){1,5}?\s"
    r"(?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Lane|Ln\.?|Drive|Dr\.?|Court|Ct\.?|Boulevard|Blvd\.?"
    r"|Way|Circle|Place|Terrace|Trail|Parkway|Highway|Route)(?!\w)"
    rf"{_FURTHER}{{0,4}}(?:,?\s\d{{5}})?"
)
_NUMBER = (
    r",?\s\(?(?:(?:with\s|bearing\s)?(?:VIN|Vehicle\sIdentification\sNumber|Serial\sN(?:umber|o\.?)"
    r"|S/N|Tail\sN(?:umber|o\.?)|License\sPlate(?:\sNumber)?|Hull\sN(?:umber|o\.?))"
    r"(?:\sNumber)?[:.\#]{0,2}\s?[A-Z\d][\w*-]{2,25})\)?"
)
_OF_DRUG = (
    r",\s(?:more\sor\sless,?\s)?(?:an?\s)?articles?\sof\s"
    r"(?:food|drugs?|device|cosmetic|dietary\ssupplement)(?:,\s(?:etc|et\sal)\.?)?"
)
_AT = r"(?:,?\s(?:and\spremises\s|(?:commonly\s)?(?:located|situated|known|identified|described)\s){0,2}(?:at|as|on)\s(?:the\s)?)"
_SUM = (
    r"\$\s?\d[\d,]{0,15}(?:\.\d{1,4})?(?:\s(?:million|billion))?"
    r"(?:\s(?:(?:worth\sof|in|of)\s)(?:(?:seized|bulk|approximately|assorted|u\.?\s?s\.?|united\sstates)\s){0,2}"
    r"(?:u\.?\s?s\.?\s|united\sstates\s)?(?:currency|cash|funds|money|dollars|(?:postal\s)?money\sorders"
    r"|cashier['\u2019]?s\schecks?|cryptocurrency|virtual\scurrency|bitcoins?|ether(?:eum)?|tether|usdt|gold|jewelry)"
    r"\b)?"
)
#: What by itself shows that it is a thing.
_PLAIN = (
    r"(?:(?:approximately|about|all|any\sand\sall|certain|various|assorted|miscellaneous|the|an?"
    r"|his|her|their|its|said|that|such)\s){0,4}"
)


class PropertyName(NamedTuple):
    """Characters [start, end) of a text that name a thing; whether they do so by themselves."""

    start: int
    end: int
    sure: bool


def property_at(text: str, start: int, end: int) -> PropertyName | None:
    """The thing whose name begins at `start`, articles left out; None where none is named."""
    for pattern, sure in _patterns():
        if match := pattern.match(text, start, end):
            until = _without_stop(text, match.start("name"), match.end())
            return PropertyName(match.start("name"), until, sure)
    return None


def properties_at(text: str, start: int, end: int, *, sure: bool = False) -> Iterator[PropertyName]:
    """The things of the list that begins at `start`: "$9,000 in cash and one 2021 Dodge Durango";
    those alone that name a thing by themselves, where `sure`."""
    for _ in range(_MOST):
        found = property_at(text, start, end)
        if found is None or (sure and not found.sure):
            return
        yield found
        joint = _JOINT.match(text, found.end, end)
        if joint is None:
            return
        start = joint.end()


def is_property(name: str) -> bool:
    """Whether a whole name, as of a docket's party, is a thing's."""
    found = property_at(name, 0, len(name))
    if found is None or not (found.sure or _ASSORTED.match(name)):
        return False
    last = re.findall(r"[\w.]+", name)[-1]
    return last.lower().strip(".") not in _company_forms()


def property_key(name: str) -> str:
    """By what two spellings of a thing's name are compared: its sum, its street and number, or its
    words without "one", "approximately" and "real property located at"; its own number last."""
    if total := _KEY_SUM.search(name):
        return f"${float(total[1].replace(',', '')):.2f}{(total[2] or '').lower()}"
    if street := _KEY_STREET.search(name):
        return " ".join(street[0].partition(",")[0].lower().replace(".", "").split())
    own = _OWN_NUMBER.search(name)
    words = re.findall(r"[\w.-]*\w", name[: own.start()] if own else name)
    kept = [word for word in map(str.lower, words) if word not in _IDLE]
    return " ".join([*kept, f"vin {own[1].lower()}"] if own else kept)


def without_own_number(key: str) -> str:
    """The key of a thing without its own number, by which a text may leave it open."""
    return key.partition(" vin ")[0]


def is_vehicle(text: str, start: int) -> bool:
    """Whether the capitalised words from `start` on name a vehicle: "a 2021 Dodge Durango"."""
    if not _YEAR_BEFORE.search(text, max(0, start - 6), start):
        return False
    maker = re.match(r"[\w-]+", text[start : start + 20])
    known = maker is not None and maker[0].lower() in _words("makers")
    return known or _COUNTED_YEAR.search(text, max(0, start - 14), start) is not None


_MOST = 12
#: A word of a name before what the thing is.
_WORD = (
    r"(?:(?!(?i:and|or|of|in|at|on|that|which|who|was|were|is|are|by|for|from|with|to|seized|located)\b)"
    r"[\w.'\u2019%/-]{1,25}\s)"
)
#: "Home" of "Home Depot" is no thing.
_ENDS = r"(?!,?\s(?:[A-Z&](?!\w{2,5}day\b)|Inc\b))"
_JOINT = re.compile(r"(?:,\s(?:and\s)?|;\s(?:and\s)?|\sand\s|\sas\swell\sas\s|\sand\salso\s)")
_KEY_SUM = re.compile(r"\$\s?(\d[\d,]{0,15}(?:\.\d{1,4})?)(\smillion|\sbillion)?", re.IGNORECASE)
_KEY_STREET = re.compile(rf"(?:(?<=\bat\s)|(?<=\bas\s)|(?<=\bon\s)){_STREET}|{_OWN_ADDRESS}")
_OWN_NUMBER = re.compile(r"\b(?:VIN|Number|No\.?|S/N)[:.#]{0,2}\s?([A-Z\d][\w*-]{2,25})")
_ASSORTED = re.compile(r"(?:assorted|miscellaneous|various|undetermined)\s", re.IGNORECASE)
_IDLE = frozenset("one a an the approximately about certain all of in and united states us".split())  # noqa: SIM905
_YEAR_BEFORE = re.compile(r"\b(?:19|20)\d\d\s\Z")
_COUNTED_YEAR = re.compile(r"\b(?:an?|one|two|three|his|her|their)\s\d{4}\s\Z", re.IGNORECASE)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """The forms of names, each with whether it shows by itself that a thing is meant."""
    movable, thing = _any_of(_words("movable")), _any_of(_words("movable") | _words("immovable"))
    model = rf"{_any_of(_words('makers'))}(?:\s[A-Z\d][\w.-]*){{0,5}}"
    tail = rf"(?:{_NUMBER}|{_OF_DRUG}|(?i:{_AT}){_ADDRESS})"
    count = rf"(?i:{_COUNT})"
    sure = (
        rf"(?P<name>(?i:{_SUM}){tail}?)",
        rf"(?P<name>(?:{count}\s)?(?:19|20)\d\d\s{model}{tail}{{0,2}})",
        rf"(?P<name>{count}\s(?:19|20)\d\d\s[A-Z][\w-]*(?:\s[A-Z\d][\w.-]*){{0,5}}{tail}{{0,2}})",
        rf"(?P<name>(?i:(?:(?:parcels?|lots?|tracts?)\s(?:or\s|of\s)){{0,2}}(?:(?:real|residential"
        rf"|commercial)\s)?(?:property|estate|premises|land|house|residence|dwelling)"
        rf"(?:\sand\s(?:real\sproperty|premises|improvements))?)(?i:{_AT}){_ADDRESS})",
        rf"(?P<name>{_OWN_ADDRESS}){_ENDS}",
        rf"(?P<name>{count}\s{_WORD}{{0,4}}{thing}(?:\sof\s{_WORD}{{0,5}}[\w.-]{{1,25}})?{_OF_DRUG})",
        rf"(?P<name>{count}\s{_WORD}{{0,4}}[\w-]{{1,25}}{_NUMBER})",
        rf"(?P<name>{count}\s{_WORD}{{0,4}}{movable}(?<=[a-z]s)(?:\sof\s{_WORD}{{0,3}}[\w.-]{{1,25}})?){_ENDS}",
        rf"(?P<name>(?i:one\s{_WORD}{{0,4}}){movable}(?<!s)){_ENDS}",
        r"(?P<name>\d[\d,.]{0,14}\s(?i:bitcoins?|btc|ether|eth|usdt|tether|litecoin)\b)",
        r"(?P<name>(?i:articles?\sof\s(?:food|drugs?|device)\b[^;.]{0,80}))",
        r"(?P<name>(?i:funds|contents|monies|currency)\s(?i:of|in|on|from|held|seized|contained"
        r"|totaling)\s[^;.]{3,80}?)(?=[;.]|,\s|\s(?:was|were|is|are)\b|\Z)",
    )
    loose = (
        rf"(?P<name>{_WORD}{{0,4}}?{thing}(?:\sof\s[A-Z][\w&'\u2019-]*(?:\s[A-Z&][\w&'\u2019-]*){{0,5}}"
        rf"(?:,?\s(?:Inc|LLC|P\.C|P\.A|Corp|Ltd)\b\.?)?)?{tail}?){_ENDS}"
    )
    lead = rf"(?i:{_PLAIN})"
    kinds = (*((form, True) for form in sure), (loose, False))
    return tuple((re.compile(lead + form), sure) for form, sure in kinds)


def _any_of(words: frozenset[str]) -> str:
    listed = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
    return rf"(?i:{listed})\b"


def _without_stop(text: str, start: int, end: int) -> int:
    """The end of a name without the full stop or comma behind it; that of "St." or "U.S." stays."""
    while end > start and text[end - 1] in ",; ":
        end -= 1
    if text[end - 1] == "." and not re.search(r"(?:\b[A-Z]|\bSt|\bAve|\bRd|\bDr|\betc|\bal)\.\Z", text[start:end]):
        end -= 1
    return end


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word_list("property")[name].split())


@cache
def _company_forms() -> frozenset[str]:
    return frozenset(word_list("litigants")["forms"].split())
