"""The forms in which things that are sued are named, as regular expressions.

Capitals count but for the words written in `(?i: )`; every repeat is bounded.
"""

from __future__ import annotations

import re
from functools import cache

from enforcement.text.word_lists import listed_words

_COUNT = (
    r"(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|\d[\d,.]{0,12})"
    r"(?:\s\(\d{1,6}\))?"
)
#: "Unit 4B", "Reno" behind the street of an address.
_FURTHER = (
    r"(?:,\s(?:(?:Unit|Apt\.?|Suite|No\.|\#)\s?[\w-]{1,8}"
    r"|[A-Z][\w.'\u2019]*(?:\s[A-Z][\w.'\u2019]*){0,3}))"
)
#: A number and a street, whatever sort of street.
STREET = r"\d[\w-]{0,7}(?:\s(?:[A-Z][\w.'\u2019-]*|of|the|\d{1,4}(?:st|nd|rd|th)?)){1,7}"
_ADDRESS = rf"{STREET}{_FURTHER}{{0,4}}(?:,?\s\d{{5}}(?:-\d{{4}})?)?"
#: An address by itself: "12 Elm Street, Reno, Nevada".
OWN_ADDRESS = (
    r"\d[\w-]{0,7}(?:\s[A-Z][\w.'\u2019-]*|\s\d{1,4}(?:st|nd|rd|th)){1,5}?\s"
    r"(?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Lane|Ln\.?|Drive|Dr\.?|Court|Ct\.?|Boulevard|Blvd\.?"
    r"|Way|Circle|Place|Terrace|Trail|Parkway|Highway|Route)(?!\w)"
    rf"{_FURTHER}{{0,4}}(?:,?\s\d{{5}})?"
)
#: The number that only one thing has: ", VIN 1C4RDJAG5MC000000".
_NUMBER = (
    r",?\s\(?(?:(?:with\s|bearing\s)?(?:VIN|Vehicle\sIdentification\sNumber|Serial\sN(?:umber|o\.?)"
    r"|S/N|Tail\sN(?:umber|o\.?)|License\sPlate(?:\sNumber)?|Hull\sN(?:umber|o\.?))"
    r"(?:\sNumber)?[:.\#]{0,2}\s?[A-Z\d][\w*-]{2,25})\)?"
)
#: What seized goods are called in captions.
OF_DRUG = (
    r",\s(?:more\sor\sless,?\s)?(?:an?\s)?articles?\sof\s"
    r"(?:food|drugs?|device|cosmetic|dietary\ssupplement)(?:,\s(?:etc|et\sal)\.?)?"
)
_AT = (
    r"(?i:,?\s(?:and\spremises\s|(?:commonly\s)?(?:located|situated|known|identified|described)\s)"
    r"{0,2}(?:at|as|on)\s(?:the\s)?)"
)
_SUM = (
    r"(?i:\$\s?\d[\d,]{0,15}(?:\.\d{1,4})?(?:\s(?:million|billion))?"
    r"(?:\s(?:worth\sof|in|of)\s(?:(?:seized|bulk|approximately|assorted)\s){0,2}"
    r"(?:u\.?\s?s\.?\s|united\sstates\s)?(?:currency|cash|funds|money|dollars"
    r"|(?:postal\s)?money\sorders|cashier['\u2019]?s\schecks?|cryptocurrency|virtual\scurrency"
    r"|bitcoins?|ether(?:eum)?|tether|usdt|gold|jewelry)\b)?)"
)
#: What may stand before a name: "approximately", "his", "Dr. Ida Holt's".
_LEAD = (
    r"(?i:(?:approximately|about|all|any\sand\sall|certain|various|assorted|miscellaneous|the|an?"
    r"|his|her|their|its|said|that|such)\s){0,4}"
)
_OWNER = r"(?:(?:[A-Z][\w.-]*\s){0,4}[A-Z][\w-]*['\u2019]s?\s)?"
#: A word of a name before what the thing is.
_WORD = (
    r"(?!(?i:and|or|of|in|at|on|that|which|who|was|were|is|are|by|for|from|with|to|seized|located)\b)"
    r"[\w.'\u2019%/-]{1,25}"
)
_WORDS = rf"(?:{_WORD}\s){{0,4}}"
#: " of Lumivane Capsules".
_OF_WHAT = rf"(?:\sof(?:\s{_WORD}){{1,5}})?"
#: " of Vale Medical Group, P.C.".
_OF_WHOM = (
    r"(?:\sof\s[A-Z][\w&'\u2019-]*(?:\s[A-Z&][\w&'\u2019-]*){0,5}"
    r"(?:,?\s(?:Inc|LLC|P\.C|P\.A|Corp|Ltd)\b\.?)?)?"
)
#: "Home" of "Home Depot" is no thing.
_ENDS = r"(?:(?<=[A-Z]\.)|(?!,?\s(?:[A-Z&](?!\w{2,5}day\b)|Inc\b)))"


@cache
def by_themselves() -> tuple[re.Pattern[str], ...]:
    """The forms, with the group `name`, by which one sees that a thing is meant."""
    movable, thing = _any_of("movable"), _any_of("movable", "immovable")
    tail = rf"(?:{_NUMBER}|{OF_DRUG}|{_AT}{_ADDRESS})"
    words = r"(?:\s[A-Z\d][\w.-]*){0,5}"
    forms = (
        rf"{_SUM}{tail}?",
        # "2021 Dodge Durango", "One 2018 Vellum Roadster"
        rf"(?:{_COUNT}\s)?(?:19|20)\d\d\s{_any_of('makers')}{words}{tail}{{0,2}}",
        rf"{_COUNT}\s(?:19|20)\d\d\s[A-Z][\w-]*{words}{tail}{{0,2}}",
        # "Real Property Located at 12 Elm Street"
        r"(?i:(?:(?:parcels?|lots?|tracts?)\s(?:or\s|of\s)){0,2}(?:(?:real|residential|commercial)\s)?"
        r"(?:property|estate|premises|land|house|residence|dwelling)"
        rf"(?:\sand\s(?:real\sproperty|premises|improvements))?){_AT}{_ADDRESS}",
        rf"{OWN_ADDRESS}{_ENDS}",
        # "930 Cartons, an article of drug", "One Laptop, Serial Number X1", "14 Firearms"
        rf"{_COUNT}\s{_WORDS}{thing}{_OF_WHAT}{OF_DRUG}",
        rf"{_COUNT}\s{_WORDS}[\w-]{{1,25}}{_NUMBER}",
        rf"{_COUNT}\s{_WORDS}{movable}(?<=[a-z]s){_OF_WHAT}{_ENDS}",
        rf"(?i:one)\s{_WORDS}{movable}(?<!s){_ENDS}",
        r"\d[\d,.]{0,14}\s(?i:bitcoins?|btc|ether|eth|usdt|tether|litecoin)\b",
        r"(?i:articles?\sof\s(?:food|drugs?|device))\b[^;.]{0,80}",
        r"(?i:undetermined\s(?:quantity|quantities|amounts?|number)\sof)\s[^;.,]{3,80}",
        # "Contents of Account 33"
        r"(?i:(?:funds|contents|monies|currency)\s(?:of|in|on|from|held|seized|contained|totaling)"
        r"|assets\s(?:held|seized|contained))\s[^;.]{3,80}?(?=[;.]|,\s|\s(?:was|were|is|are)\b|\Z)",
    )
    return tuple(re.compile(rf"{_OWNER}{_LEAD}(?P<name>{form})") for form in forms)


@cache
def by_words_before() -> tuple[re.Pattern[str], ...]:
    """The forms, with the group `name`, in which a thing is meant where others say it is sued."""
    thing = _any_of("movable", "immovable")
    forms = (
        # "the fishing vessel Sea Lark"
        r"(?:[\w-]{1,25}\s){0,3}?(?i:vessel|yacht|ship|boat|sailboat|barge|(?:race)?horse)(?:\sM/[VY])?"
        r"(?:\s[A-Z][\w'\u2019-]*){1,3}",
        # "a Lexus", "her Ford Mustang"
        r"(?:(?<=\ba\s)|(?<=\ban\s)|(?<=\bhis\s)|(?<=\bher\s)|(?<=\btheir\s)|(?<=\bthe\s))"
        rf"(?:{_WORD}\s){{0,2}}?{_any_of('makers')}(?:\s[A-Z\d][\w.-]*){{0,3}}",
        rf"(?:{_WORD}\s){{0,4}}?{thing}{_OF_WHOM}(?:{_NUMBER}|{_AT}{_ADDRESS})?{_ENDS}",
    )
    return tuple(re.compile(rf"{_LEAD}(?P<name>{form})") for form in forms)


def _any_of(*lists: str) -> str:
    words = frozenset[str]().union(*(listed_words("property", it) for it in lists))
    listed = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
    return rf"(?i:{listed})\b"
