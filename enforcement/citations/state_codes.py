"""Citations of the codes of the states, by the names they go by in releases and board orders.

Canonical: the code's usual short name (The Bluebook, table T1.3, without "Ann.") and the section,
as in `Cal. Health & Safety Code 11350`, `Fla. Stat. 893.13(6)(a)`, `720 ILCS 570/401`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from enforcement.citations.section_lists import DASH, SS, S, plain_dashes
from enforcement.claims import Citation, quoted

#: 11350, 893.13, 53-11-401, 18.2-248, 2C:35-5, 94C, 70-b, 475.840, 570/401, 318-B:2, with
#: subsections.
_SECTION = (
    rf"\d{{1,5}}[A-Za-z]{{0,2}}(?:(?:[.:/]|{DASH})\d{{1,5}}[A-Za-z]{{0,2}}|{DASH}[A-Za-z](?!\w)){{0,4}}"
    rf"(?:{S}\(\w{{1,4}}\)){{0,5}}(?![\w%]|,\d{{3}})"
)
_MARK = r"(?P<mark>§§?|[Ss]ec(?:tions?|s?\.)|[Cc]h(?:apters?|s?\.)|c\.)"
_LEAD = rf"(?:{SS}Ann(?:otated|\.))?,?{S}(?:{SS}at{SS})?(?:{_MARK}{S})?"
_CALIFORNIA = (
    rf"Health{SS}(?:and|&){SS}Safety|Bus(?:iness|\.){SS}(?:and|&){SS}Prof(?:essions|\.)"
    rf"|Pen(?:al|\.)|Veh(?:icle|\.)|Ins(?:urance|\.)|Gov['\u2019]t"
    rf"|Welfare{SS}(?:and|&){SS}Institutions|Government|Civil(?:{SS}Procedure)?|Education|Labor"
    rf"|Corporations|Evidence|Probate|Family"
)
_TEXAS = (
    rf"Health{SS}(?:and|&){SS}Safety|Bus(?:iness|\.){SS}(?:and|&){SS}Com(?:merce|\.)|Pen(?:al|\.)"
    rf"|Occ(?:upations|\.)|Ins(?:urance|\.)|Gov['\u2019]t|Human{SS}Resources|Government|Education"
)
_NEW_YORK = (
    rf"Penal|Public{SS}Health|Education|Executive|Insurance|General{SS}Business|Tax"
    rf"|Criminal{SS}Procedure|Social{SS}Services|Labor"
)
_MARYLAND = rf"Health{SS}(?:Occ\.|Occupations)|Health{SS}Gen(?:\.|eral)|Crim(?:\.|inal){SS}Law"
#: Of the codes' subjects (The Bluebook, table T1.3).
_ABBREVIATED = {
    "Bus.": "Business",
    "Prof.": "Professions",
    "Crim.": "Criminal",
    "Com.": "Commerce",
    "Gen.": "General",
    "Gov\u2019t": "Government",
    "Gov't": "Government",
    "Ins.": "Insurance",
    "Occ.": "Occupations",
    "Pen.": "Penal",
    "Veh.": "Vehicle",
}
_SC = r"(?:Stat(?:utes?|s?\.))"
#: After capitals that stand for other things too: a sign, or a number of two parts.
_CLEAR = rf"(?={S}(?:§|[Ss]ec|[Cc]h|\d{{1,4}}[A-Z]?[.:-]\d))"
#: Short name, and how the code is written. Every pattern begins with one letter, as a search for a
#: letter is fast.
_CODES: tuple[tuple[str, str], ...] = (
    ("Ala. Code", rf"Ala(?:\.|bama){SS}Code|Code{SS}of{SS}Alabama"),
    ("Alaska Stat.", rf"Alaska{SS}{_SC}"),
    ("A.R.S.", rf"A\.R\.S\.|ARS{_CLEAR}|Ariz(?:ona|\.){SS}Rev(?:ised|\.){SS}{_SC}"),
    ("Ark. Code", rf"Ark(?:ansas|\.){SS}Code"),
    ("Cal. {} Code", rf"Cal(?:ifornia|\.){SS}(?P<cal>{_CALIFORNIA}){SS}Code"),
    (
        "Cal. {} Code",
        rf"Business{SS}(?:and|&){SS}Professions{SS}Code|Welfare{SS}(?:and|&){SS}Institutions{SS}Code",
    ),
    ("C.R.S.", rf"C\.R\.S\.|CRS{_CLEAR}|Colo(?:rado|\.){SS}Rev(?:ised|\.){SS}{_SC}"),
    ("Conn. Gen. Stat.", rf"Conn(?:ecticut|\.){SS}Gen(?:eral|\.){SS}{_SC}"),
    ("D.C. Code", rf"D\.C\.{SS}(?:Official{SS})?Code"),
    ("Fla. Stat.", rf"Fl(?:a\.|orida){SS}{_SC}|F\.S\.(?={S}§?{S}\d{{3}}\.\d)"),
    ("O.C.G.A.", rf"O\.C\.G\.A\.|OCGA{_CLEAR}|Georgia{SS}Code|Ga\.{SS}Code"),
    ("Haw. Rev. Stat.", rf"Haw(?:aii|\.){SS}Rev(?:ised|\.){SS}{_SC}|HRS{_CLEAR}"),
    ("Idaho Code", rf"Idaho{SS}Code"),
    ("Ind. Code", rf"Ind(?:iana|\.){SS}Code"),
    ("Iowa Code", rf"Iowa{SS}Code"),
    ("K.S.A.", rf"K\.S\.A\.|KSA{_CLEAR}|Kan(?:sas|\.){SS}Stat(?:utes?|\.)"),
    ("KRS", rf"KRS{_CLEAR}|K\.R\.S\.|Kentucky{SS}Revised{SS}{_SC}|Ky\.{SS}Rev\.{SS}Stat\."),
    ("La. R.S.", rf"La\.{S}(?:R\.S\.|Rev\.{SS}Stat\.)|Louisiana{SS}Revised{SS}{_SC}"),
    ("Mass. Gen. Laws ch.", rf"Mass(?:achusetts|\.){SS}Gen(?:eral|\.){SS}Laws?|M\.?G\.?L\.?(?!\w)"),
    ("MCL", rf"MCL{_CLEAR}|M\.C\.L\.|Mich(?:igan|\.){SS}Comp(?:iled|\.){SS}Laws"),
    ("Md. Code, {}", rf"M(?:aryland|d\.){SS}Code(?:{SS}Ann(?:otated|\.))?,{SS}(?P<md>{_MARYLAND})"),
    ("Minn. Stat.", rf"Minn(?:esota|\.){SS}{_SC}"),
    ("Miss. Code", rf"Miss(?:issippi|\.){SS}Code"),
    ("Mo. Rev. Stat.", rf"Mo\.{SS}Rev\.{SS}Stat\.|Missouri{SS}Revised{SS}{_SC}|RSMo\.?"),
    ("Mont. Code", rf"Mont(?:ana|\.){SS}Code"),
    ("N.C. Gen. Stat.", rf"N\.C\.{SS}Gen\.{SS}Stat\.|North{SS}Carolina{SS}General{SS}{_SC}"),
    ("N.C. Gen. Stat.", rf"N\.C\.G\.S\.|N\.C\.{SS}General{SS}{_SC}"),
    ("N.D. Cent. Code", rf"N\.D\.{SS}Cent\.{SS}Code|North{SS}Dakota{SS}Century{SS}Code"),
    ("Neb. Rev. Stat.", rf"Neb(?:raska|\.){SS}Rev(?:ised|\.){SS}{_SC}"),
    ("N.H. Rev. Stat.", rf"N\.H\.{SS}Rev\.{SS}Stat\.|RSA(?={SS}\d{{1,3}}(?:-[A-Z])?:)"),
    ("N.J.S.A.", rf"N\.J\.S\.(?:A\.)?|N\.J\.{SS}Stat\.|NJSA"),
    ("N.M. Stat.", rf"N\.M\.{SS}Stat\.|New{SS}Mexico{SS}{_SC}|NMSA{SS}1978,?"),
    ("NRS", rf"NRS{_CLEAR}|N\.R\.S\.|Nev(?:ada|\.){SS}Rev(?:ised|\.){SS}{_SC}"),
    ("N.Y. {} Law", rf"N(?:ew{SS}York(?:{SS}State)?|\.{S}Y\.){SS}(?P<ny>{_NEW_YORK}){SS}Law"),
    ("Ohio Rev. Code", rf"Ohio{SS}Rev(?:ised|\.){SS}Code|O\.?R\.?C\.?(?={S}§|{SS}\d{{4}}\.)"),
    ("ORS", rf"ORS{_CLEAR}|O\.R\.S\.|Or(?:egon|\.){SS}Rev(?:ised|\.){SS}{_SC}"),
    ("RCW", rf"RCW{_CLEAR}|R\.C\.W\.|Revised{SS}Code{SS}of{SS}Washington|Wash\.{SS}Rev\.{SS}Code"),
    ("R.I. Gen. Laws", rf"R\.I\.{SS}Gen\.{SS}Laws|Rhode{SS}Island{SS}General{SS}Laws"),
    ("S.C. Code", rf"S\.C\.{SS}Code|South{SS}Carolina{SS}Code"),
    ("S.D. Codified Laws", rf"S\.D\.{SS}Codified{SS}Laws|SDCL{_CLEAR}"),
    ("Tenn. Code", rf"Tenn(?:essee|\.){SS}Code|T\.C\.A\.|TCA{_CLEAR}"),
    ("Tex. {} Code", rf"Tex(?:as|\.){SS}(?P<tex>{_TEXAS}){SS}Code"),
    ("Utah Code", rf"Utah{SS}Code"),
    ("Va. Code", rf"Va\.{SS}Code|Virginia{SS}Code|Code{SS}of{SS}Virginia"),
    ("Wis. Stat.", rf"Wis(?:consin|\.){SS}{_SC}"),
    ("W. Va. Code", rf"W\.{S}Va\.{SS}Code|West{SS}Virginia{SS}Code"),
    ("Wyo. Stat.", rf"Wyo(?:ming|\.){SS}{_SC}"),
)
_LISTED = re.compile(rf"{_LEAD}(?P<section>{_SECTION})")
#: `section 893.13, Florida Statutes`, `Section 11352 of the California Health and Safety Code`.
_BEFORE = re.compile(
    rf"[Ss§](?<![A-Za-z].)(?:(?<=[Ss])ec(?:tions?|s?\.){S}|(?<=§)§?{S})(?P<section>{_SECTION})"
    rf"(?:{S},{S}(?:of{SS})?(?:the{SS})?|{SS}(?:of{SS}(?:the{SS})?)?)(?=[A-Z])"
)
#: `720 ILCS 570/401`, `35 P.S. § 780-113(a)(30)`, `63 O.S. § 2-401`: title, code, section.
_TITLED = re.compile(
    rf"\d(?<![\w.,$].)\d?\d?(?:-A)?{SS}(?P<code>ILCS|Ill\.{SS}Comp\.{SS}Stat\.|P\.{S}S\.|Pa\.{S}C\.{S}S\.(?:A\.)?|O\.S\."
    rf"|Del\.{S}C\.|M\.R\.S\.|V\.S\.A\.){S}(?:{SS}|§§?|[Ss]ec(?:tions?|s?\.))?{S}"
    rf"(?P<section>{_SECTION})"
)
_TITLED_SHORT = {"Il": "ILCS", "Pa": "Pa.C.S."}
#: Of the codes' chapters: `, § 32`.
_OF_CHAPTER = re.compile(rf",?{S}(?:§§?|[Ss]ec(?:tions?|s?\.)){S}(?P<section>{_SECTION})")
_NEXT = re.compile(
    rf"{S}(?:[,;]{S}(?:(?:and|or){SS})?|&{S}|(?:and|or){SS})(?:§§?{S})?(?P<section>{_SECTION})"
)


# Compiled when the first text is read: these are the largest patterns of the grammar, and a search
# imports it without reading a text.
@cache
def _any_code() -> re.Pattern[str]:
    return re.compile("|".join(words for _, words in _CODES))


@cache
def _each_code() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((short, re.compile(words)) for short, words in _CODES)


def state_citations(text: str) -> Iterator[Citation]:
    """The citations of a text: those that name the code first, those that name it last, and
    those whose title comes before it."""
    for code in _any_code().finditer(text):
        before = text[code.start() - 1] if code.start() else " "
        section = _LISTED.match(text, code.end())
        if section and not (before.isalnum() or before == "."):
            yield from _listed_after(text, code, section)
    for section in _BEFORE.finditer(text):
        if code_after := _any_code().match(text, section.end()):
            span = section.start(), code_after.end()
            yield _citation(text, *span, _short_name(code_after), section["section"])
    for titled in _TITLED.finditer(text):
        title = titled.group().split()[0]
        short = _TITLED_SHORT.get(titled["code"][:2], "".join(titled["code"].split()))
        yield _citation(text, *titled.span(), f"{title} {short}", titled["section"])


def _listed_after(text: str, code: re.Match[str], first: re.Match[str]) -> Iterator[Citation]:
    """The sections listed after a code's name."""
    short, mark, end = _short_name(code), first["mark"] or "", first.end()
    section = first["section"]
    if short.startswith("Mass.") and (of := _OF_CHAPTER.match(text, end)):
        section, end = f"{section} § {_plain(of['section'])}", of.end()
    yield _citation(text, code.start(), end, short, section)
    while mark.endswith(("§§", "s", "s.")) and (following := _NEXT.match(text, end)):
        end = following.end()
        yield _citation(text, following.start("section"), end, short, following["section"])


def _short_name(code: re.Match[str]) -> str:
    """The canonical name of a code, with its subject: `Cal. Penal Code`."""
    # Matched in place, as the patterns of some look at what follows them.
    at = ((short, pattern.match(code.string, code.start())) for short, pattern in _each_code())
    short = next(short for short, name in at if name and name.end() == code.end())
    subject = code["cal"] or code["ny"] or code["tex"] or code["md"] or code.group()
    words = " ".join(_ABBREVIATED.get(word, word) for word in subject.split() if word != "Code")
    return short.format(words.replace(" and ", " & "))


def _plain(section: str) -> str:
    return section if section.isalnum() else "".join(plain_dashes(section).split())


def _citation(text: str, start: int, end: int, code: str, section: str) -> Citation:
    canonical = f"{code} {section if '§' in section else _plain(section)}"
    return Citation(**quoted(text, start, end), kind="state-code", canonical=canonical)
