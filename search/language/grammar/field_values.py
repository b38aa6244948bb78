"""The second step of reading a query, for fields: what stands behind a colon."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NoReturn, TypeAlias, cast

from search.language.grammar.leaves import text_leaf
from search.language.grammar.lexemes import PUNCTUATION, Lexeme
from search.language.query_error import QueryError
from search.language.tree import Claim, FromSource, TextField, Tree
from store.calendar.written_days import DAY_FORMS
from store.nearest import did_you_mean, nearest

#: The fields over what was read, by name; each raises ValueError for what it does not understand.
ClaimFields: TypeAlias = Mapping[str, Callable[[str], object]]

#: The fields over the text, and that of the source.
TEXT_FIELDS = ("title", "number", "source")
#: What other searches call them.
_ELSEWHERE = {
    "intitle": "title",
    "headline": "title",
    "site": "source",
    "from": "source",
    "date": "published",
    "year": "published",
    "defendant": "party",
    "respondent": "party",
    "name": "party",
    "statute": "cites",
    "citation": "cites",
    "money": "amount",
    "sentence": "prison",
}
_PUBLISHED = "published"
#: What names a day of publication: a sign that stands before the day in a range.
DAY_FIELDS = {"on": "", "before": "<", "after": ">", "since": ">=", "until": "<="}
#: A comma that parts values, which that of `1,000,000` does not.
_COMMA = re.compile(r"(?<!\d),|,(?!\d\d\d(?!\d))")
_SOURCE = re.compile(r"[\w.\-]+\*?")
#: `amount>1000000`, `title=clinic`.
_WITHOUT_COLON = re.compile(r"(?P<name>[A-Za-z_]+)(?P<sign>[<>]=?|==?)(?P<value>[^\s<>=].*)")
#: A full stop that ends a sentence, and neither an abbreviation nor the range `5..`.
_FULL_STOP = re.compile(r"(?<![.\W])(?<!\b[^\W\d_])\.$")
#: What may stand between the ends of a range that is not written `A..B`.
_RANGE_WITH_BLANKS = re.compile(
    r"\s*(?:\.\.|[-\u2013\u2014]|(?:to|through|until|till)\b)?\s*(?P<last>[$\d][^\s()]*)",
    re.IGNORECASE,
)
_RANGE_ELSEWHERE = re.compile(r"[\[{]")


def known_field(name: str, fields: ClaimFields) -> str | None:
    """The field of this name, without regard to case."""
    folded = name.lower()
    known = folded in TEXT_FIELDS or folded in fields
    return folded if known or (folded in DAY_FIELDS and _PUBLISHED in fields) else None


def refuse_unknown_field(name: str, at: int, fields: ClaimFields) -> NoReturn:
    """Say that there is no such field, and which may have been meant."""
    known = (*TEXT_FIELDS, *fields)
    elsewhere = _ELSEWHERE.get(name.lower(), "")
    near = [elsewhere] if elsewhere in known else nearest(name, known)
    hint = did_you_mean(f"{it}:" for it in near) or f"; known are {', '.join(dict.fromkeys(known))}"
    msg = f'there is no field {name}{hint} (put "quotes" around what has a colon)'
    raise QueryError(msg, at)


def refuse_field_without_colon(word: Lexeme, fields: ClaimFields) -> None:
    """Refuse a word that begins with the name of a field and a sign of comparison."""
    compared = _WITHOUT_COLON.fullmatch(word.text)
    if compared and (name := known_field(compared["name"], fields)):
        sign = "" if compared["sign"].startswith("=") else compared["sign"]
        msg = f"{word.text} is not understood: did you mean {name}:{sign}{compared['value']}?"
        raise QueryError(msg, word.start)


def refuse_range_with_blanks(query: str, value: Lexeme, field: str) -> None:
    """Refuse the number or day `value`, of a field over what was read, where the other end of a
    range seems to stand behind it: `published:2024 to 2025`."""
    open_end = value.text.endswith("..")
    bracketed = _RANGE_ELSEWHERE.match(value.text)
    further = _RANGE_WITH_BLANKS.match(query, value.end)
    if bracketed or not further or not (value.text[-1].isdecimal() or open_end):
        return
    if open_end or further[0].strip() != further["last"]:
        first = value.text.removesuffix("..")
        msg = f"a range has no blanks: did you mean {field}:{first}..{further['last']}?"
        raise QueryError(msg, value.end)


def field_values(lexeme: Lexeme, field: str, fields: ClaimFields, after: str = "") -> list[Tree]:
    """What a field asks by the value right after it, any of those that commas part; `after` is the
    word behind it. Raises QueryError."""
    if lexeme.kind != "value":
        return [leaf(lexeme, field, fields)]
    whole = "://" in lexeme.text
    commas = [] if whole else [comma.start() for comma in _COMMA.finditer(lexeme.text)]
    starts = [0, *(comma + 1 for comma in commas)]
    pieces = [
        replace(lexeme, text=lexeme.text[start:end], start=lexeme.start + start)
        for start, end in zip(starts, [*commas, len(lexeme.text)], strict=True)
    ]
    said = [piece for piece in pieces if piece.text] or [lexeme]
    for piece in said:
        _refuse_what_is_no_value(piece, field, fields)
    return [leaf(piece, field, fields, after) for piece in said]


def _refuse_what_is_no_value(lexeme: Lexeme, field: str, fields: ClaimFields) -> None:
    text = lexeme.text
    name, colon, _ = text.partition(":")
    if colon and known_field(name, fields):
        msg = f"{field}: and {name}: cannot stand before one value"
    elif "|" in text:
        msg = f"{field}: | is not understood: did you mean {field}:{text.replace('|', ',')}?"
    elif text in ("AND", "OR", "NOT") and _is_no_value(text, _understanding(field, fields)):
        msg = f'{field}: needs its value right after it; as a word {text} stands in "quotes"'
    elif text.startswith("-") and _is_no_value(text, _understanding(field, fields)):
        msg = f"{field}: a - stands before the field: did you mean -{field}:{text[1:]}?"
    elif text[0] in (PUNCTUATION if field in TEXT_FIELDS else "'\u2018`"):
        msg = f"{field}: needs a word right after it, and {text[0]} is none"
    else:
        return
    raise QueryError(msg, lexeme.start)


def _is_no_value(text: str, understand: Callable[[str], object]) -> bool:
    """Whether a field does not know it: `state:OR` is Oregon."""
    return bool(_misunderstood(understand, text))


def leaf(lexeme: Lexeme, field: str | None, fields: ClaimFields, after: str = "") -> Tree:
    """What one word or quotation asks, in a field or in none. Raises QueryError."""
    if field == "source":
        return _source(lexeme)
    if field is None or field in TEXT_FIELDS:
        return text_leaf(lexeme, cast(TextField, field))
    if field in DAY_FIELDS:
        claim = _claim(lexeme, field, _understanding(field, fields), after)
        return Claim(field=_PUBLISHED, value=f"{DAY_FIELDS[field]}{claim.value}")
    return _claim(lexeme, field, fields[field], after)


def _understanding(field: str, fields: ClaimFields) -> Callable[[str], object]:
    """What refuses a value of a field by ValueError; of one over the text, any."""
    if field not in DAY_FIELDS:
        return fields.get(field, _refuse)

    def understand(value: str) -> object:
        try:
            return fields[_PUBLISHED](f"{DAY_FIELDS[field]}{value}")
        except ValueError as error:
            msg = f"{field}: {value!r} is no day: write {DAY_FORMS}"
            raise ValueError(msg) from error

    return understand


def _refuse(value: str) -> NoReturn:
    raise ValueError(value)


def _source(lexeme: Lexeme) -> FromSource:
    name = lexeme.text.strip(" .,;:!?").lower()
    if not _SOURCE.fullmatch(name):
        msg = f"source: {lexeme.text} is no name: a * stands at its end alone, as in us_dea_*"
        raise QueryError(msg, lexeme.start)
    return FromSource(name=name)


def _claim(lexeme: Lexeme, field: str, understand: Callable[[str], object], after: str) -> Claim:
    value = " ".join(lexeme.text.split())
    if lexeme.kind in ("word", "value"):
        value = _FULL_STOP.sub("", value.rstrip(",;!?"))
        _refuse_signs(value, field, lexeme)
    if not value or lexeme.kind == "loose":
        msg = f"{field}: needs a value right after it"
        raise QueryError(msg, lexeme.start)
    if message := _misunderstood(understand, value):
        if after and not _misunderstood(understand, f"{value} {after}"):
            message = f'{field}: a value of several words needs quotes: {field}:"{value} {after}"'
        raise QueryError(message, lexeme.start)
    return Claim(field=field, value=value)


def _misunderstood(understand: Callable[[str], object], value: str) -> str:
    """What a field says of a value that it does not understand."""
    try:
        understand(value)
    except ValueError as error:
        return str(error)
    return ""


def _refuse_signs(value: str, field: str, lexeme: Lexeme) -> None:
    if _RANGE_ELSEWHERE.match(value):
        msg = f"{field}: a range is written {field}:A..B, {field}:A.. or {field}:..B"
        raise QueryError(msg, lexeme.start)
    for sign in "*?~":
        if sign in value:
            msg = f"{field}: takes a whole value, in which {sign} means nothing"
            raise QueryError(msg, lexeme.start + lexeme.text.index(sign))
