"""Sections of a code as they are listed after its name: `§§ 841(a)(1), (b)(1)(C) and 846`.

A list is read step by step from where it begins; what could be the title of the next citation, a
quantity or a year is not taken for a section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: All the white space that stands there (`\s` takes in no-break and thin spaces), none and at least
#: one; bounded, so that no text is slow.
S = r"\s{0,8}(?!\s)"
SS = r"\s{1,8}(?!\s)"
DASH = r"[-\u2010-\u2015]"
#: What announces sections, one or several.
SECTION_MARK = rf"(?:§§?|(?:[Ss]ec(?:tions?|s?\.)|SECTIONS?)(?!\w)){S}"
_LEVEL = r"\((?:[a-z]{1,3}|[ivx]{4,5}|[A-Z]{1,2}|[IVX]{3,4}|\d{1,2})\)"
#: After a space a bracket may hold anything: only what cannot be a word or an abbreviation.
_LEVEL_APART = rf"{SS}\((?:[a-z]|[ivx]{{2,5}}|[A-Z]|\d{{1,2}})\)"
_LEVELS = rf"(?:{_LEVEL}|{_LEVEL_APART}){{1,8}}"
#: 841, 353a, 355-1, 1320a-7b, 360bbb-3a; 1306.04, 1301.37, 240.10b-5; each with its subsections.
_NUMBER = re.compile(
    rf"(?P<number>\d{{1,5}}(?:[a-z]?\.\d{{1,4}}[a-zA-Z]{{0,2}}\d?(?:{DASH}\s?\d{{1,4}}[a-zA-Z]{{0,2}})?"
    rf"|[a-zA-Z]{{1,4}}(?:{DASH}\s?\d{{1,3}}[a-z]{{0,2}})?|{DASH}\d{{1,3}}[a-z]{{0,2}})?)"
    rf"(?<!\dst)(?<!\d[nr]d)(?<!\dth)(?<!\d[mk]g)(?![\w%]|,\d{{3}}|\.\d)(?P<levels>(?:{_LEVELS})?)"
)
_TO = re.compile(rf"{S}(?:{DASH}{{1,2}}|(?:through|thru|to){SS}){S}(?=[\d(])")
_LEVELS_ALONE = re.compile(_LEVELS)
_NEXT = re.compile(
    rf"{S}(?:(?P<comma>[,;&]){S}(?:and/or|and|or)?|and/or|and|or)(?![a-z]){S}"
    rf"(?P<mark>{SECTION_MARK}|[Pp]arts?{SS})?"
)
_ONE_LEVEL = re.compile(r"\(([^()]*)\)")
#: After a number these say that it is no section.
_NO_SECTION = re.compile(
    rf"{S}(?:years?|months?|days?|counts?|grams?|g|kilograms?|kg|mg|milligrams?|pounds?|pills?"
    rf"|tablets?|dosages?|doses|percent|dollars|million|billion|people|persons|patients|defendants"
    rf"|others|hours|times|U\.?{S}S\.?{S}C(?:ode)?|C\.?{S}F\.?{S}R|Fed(?:eral|\.)|FR|Stat|F\.|United|Code"
    rf"|of{SS}the{SS}Code|ILCS|P\.{S}S)\b"
)
#: Of a law printed below a section: `21 U.S.C. 801 note`; but "see 21 U.S.C. 841, note that".
_NOTE = re.compile(
    rf"{SS}(?:\((?:note|nt\.)\)|notes?(?!\w|{SS}(?:that|how|the|which|also)\b)|nt\.)"
)
#: `§ 8 41(a)`: it is not known whether a section is meant that a scan has cut in two.
_CUT = re.compile(rf"{SS}\d{{1,4}}(?:[a-z]?\(|[a-z]?(?:[,.;)]|\Z))")
_LONG = re.compile(r"\d{3}")
_DASH = re.compile(rf"{DASH}\s?")
#: Of this century: 18 U.S.C. 1956 and 1957, on money laundering, are often listed.
_YEAR = re.compile(r"20[0-4]\d")
_NUMERALS = "i ii iii iv v vi vii viii ix x xi xii"
_ROMAN = {numeral: value for value, numeral in enumerate(_NUMERALS.split(), start=1)}


@dataclass(frozen=True, slots=True)
class CodeSection:
    """One section as it stands in the text, and its canonical form."""

    canonical: str
    start: int
    end: int


def listed_sections(
    text: str, at: int, *, several: bool, notes: bool = False
) -> Iterator[CodeSection]:
    """The sections listed from `at` on, each in its turn; none where no number stands there.

    `several` says that the mark before them is a plural, so that short numbers are sections too;
    `notes` that the code has laws printed as notes below its sections.
    """
    section = _NUMBER.match(text, at)
    if section is None or _is_cut(text, section):
        return
    number, levels = _number_and_levels(section)
    start, end = at, section.end()
    while True:
        written, end = _with_range(text, end, number, levels, several=several)
        if notes and (note := _NOTE.match(text, end)):
            written, end = f"{written} note", note.end()
        yield CodeSection(written, start, end)
        following = _NEXT.match(text, end)
        if following is None:
            return
        start = following.end()
        if section := _NUMBER.match(text, start):
            plural = several or bool(following["mark"])
            if not _is_section(text, section, several=plural) or _is_cut(text, section):
                return
            number, levels = _number_and_levels(section)
            end = section.end()
        elif (alone := _LEVELS_ALONE.match(text, start)) and following["comma"] != ";":
            levels, end = _continued(levels, _split(alone.group())), alone.end()
            if not levels:
                return
        else:
            return


def _is_cut(text: str, section: re.Match[str]) -> bool:
    """Whether the number may be the beginning of one that was cut in two."""
    if len(section.group()) > 2:
        return False
    rest = _CUT.match(text, section.end())
    return rest is not None and not _NO_SECTION.match(text, section.end())


def plain_dashes(number: str) -> str:
    """A number as written, with hyphens for its dashes."""
    return number if number.isalnum() else _DASH.sub("-", number)


def _number_and_levels(section: re.Match[str]) -> tuple[str, list[str]]:
    return plain_dashes(section["number"]), _split(section["levels"])


def _split(levels: str) -> list[str]:
    return _ONE_LEVEL.findall(levels) if levels else []


def _is_section(text: str, number: re.Match[str], *, several: bool) -> bool:
    """Whether a further number is a section and no quantity, year or title of what comes next."""
    if _NO_SECTION.match(text, number.end()):
        return False
    likely = _LONG.match(number["number"]) and not _YEAR.fullmatch(number["number"])
    return several or bool(likely or number["levels"])


def _with_range(
    text: str, end: int, number: str, levels: list[str], *, several: bool
) -> tuple[str, int]:
    """A section's canonical form and its end, with those of the range that it begins, if any."""
    written = number + "".join(f"({level})" for level in levels)
    to = _TO.match(text, end)
    if to is None:
        return (written if levels else _short_range(number, several=several)), end
    if levels:
        last = _LEVELS_ALONE.match(text, to.end())
        same = last is not None and _kind(_split(last.group())[0]) == _kind(levels[-1])
        return (
            (f"{written}-{''.join(last.group().split())}", last.end())
            if last and same
            else (written, end)
        )
    section = _NUMBER.match(text, to.end())
    if section is None or _NO_SECTION.match(text, section.end()):
        return written, end
    upper, more = _number_and_levels(section)
    if _value(upper) <= _value(number):
        return written, end
    return f"{number}-{upper}{''.join(f'({level})' for level in more)}", section.end()


def _short_range(number: str, *, several: bool) -> str:
    """`3729-33` is `3729-3733`; the 1 of `355-1` belongs to the section's own number."""
    lower, _, upper = number.partition("-")
    if not (lower.isdigit() and upper.isdigit()) or len(upper) >= len(lower):
        return number
    whole = lower[: -len(upper)] + upper
    ranges = (several or len(upper) > 1) and int(whole) > int(lower)
    return f"{lower}-{whole}" if ranges else number


def _value(number: str) -> tuple[int, ...]:
    return tuple(int(digits) for digits in re.findall(r"\d+", number)[:2])


def _continued(known: list[str], more: list[str]) -> list[str]:
    """The levels of `(a)(1) and (2)` or `(a)(1) and (b)`: the further ones take the place of the
    first of their kind; none where there is none of that kind."""
    kind = _kind(more[0])
    last = len(known) - 1
    if last > 0 and 0 < _ROMAN.get(known[last], 0) < _ROMAN.get(more[0], 0):
        return [*known[:last], *more]
    for place, level in enumerate(known):
        if _kind(level) == kind:
            return [*known[:place], *more]
    return []


def _kind(level: str) -> str:
    if level.isdigit():
        return "number"
    return "capital" if level.isupper() else "letter"


def last_section(canonical: str) -> list[str]:
    """The last section of a range: `21 U.S.C. 846` of `21 U.S.C. 841-846`; else nothing."""
    head, _, written = canonical.rpartition(" ")
    lower, _, upper = written.partition("-")
    ranges = upper[:1].isdigit() and ("." in lower) == ("." in upper.partition("(")[0])
    return [f"{head} {upper}"] if ranges and _value(upper) > _value(lower) else []
