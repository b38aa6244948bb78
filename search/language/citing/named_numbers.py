"""Numbers of rules, documents and releases that a text gives without saying whose they are, or in
ways in which nothing is claimed: the index has them, since they may be asked for so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.language.citing.signs import Sign
from search.language.citing.sums import CitedWord

_DASH = r"[-\u2010-\u2015]"
_S, _SS = r"\s{0,8}", r"\s{1,8}"
#: `1117-AB76`, as an agenda lists it; `2026-91655`, a document of the Federal Register; `DEA-1234`.
_ALONE = re.compile(
    rf"(?<![\w/:.-])(?:(?P<rin>\d{{4}}{_DASH}[A-Z]{{2}}\d{{2}})"
    rf"|(?P<fr>(?:[A-Z]\d?{_DASH})?(?:19|20)\d\d{_DASH}\d{{5}})"
    rf"|DEA{_DASH}?(?P<dea>\d{{3,4}}[A-Z]{{0,2}}))(?![\w/]|{_DASH}\d)"
)
#: `Release No. 25-101`, `Press Release Number: 25-101`.
_RELEASE = re.compile(
    rf"(?:R(?<!\w.)elease|RELEASE){_SS}(?:(?:N(?:o|O)s?\.?|Number|NUMBER|\#){_S}:?{_S})?"
    rf"(?P<number>\d{{1,5}}{_DASH}\d{{1,5}}[a-z]?)(?!\w|{_DASH})"
)
_ANY_DASH = re.compile(_DASH)
_ZEROS = re.compile(r"-0+(?=\d)")


def named_numbers(text: str, seen: int) -> Iterator[CitedWord]:
    """The numbers of a text in which these signs were seen, kind by kind."""
    if seen & Sign.NUMBER_ALONE:
        for one in _ALONE.finditer(text):
            number = _ANY_DASH.sub("-", one[one.lastgroup or 0])
            yield CitedWord(*one.span(), _WORDS[one.lastgroup or ""] + number.lower())
    if seen & Sign.RELEASE:
        for one in _RELEASE.finditer(text):
            yield CitedWord(*one.span(), release_word(one["number"]))


def release_word(number: str) -> str:
    """The word for a release of this number."""
    return "release_no._" + _ZEROS.sub("-", _ANY_DASH.sub("-", number)).lower()


_WORDS = {"rin": "rin_", "fr": "fr_doc._", "dea": "dea-"}
