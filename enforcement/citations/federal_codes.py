"""Citations of the United States Code, the Code of Federal Regulations, and of acts by their own
sections, in every written form; each to one canonical one.

`21 U.S.C. 841(a)(1)`, `21 CFR 1301.37(d)`, `21 CFR part 1300`, `FD&C Act 503A`. Forms: those of the
Office of the Law Revision Counsel, of the Federal Register's Document Drafting Handbook, and of
releases (`Title 21, United States Code, Sections 841 and 846`, `section 846 of title 21`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement.citations.section_lists import SECTION_MARK, SS, CodeSection, S, listed_sections
from enforcement.citations.text_definitions import ACT, TextDefinitions, act_name
from enforcement.claims import Citation, quoted

#: The names of the codes without their first letters, U and C, by which they are looked for.
_USC_TAIL = (
    rf"(?i:\.?{S}S\.?{S}C\.?(?:{S}[AS]\.?)?(?!\w)"
    rf"|(?:nited{SS}States|\.?{S}S\.?){SS}Code(?:{SS}(?:Annotated|Service))?(?!\w))"
)
_CFR_TAIL = rf"(?i:\.?{S}F\.?{S}R\.?(?!\w)|ode{SS}of{SS}Federal{SS}Regulations?(?!\w))"
_USC, _CFR = f"[Uu]{_USC_TAIL}", f"[Cc]{_CFR_TAIL}"
#: A code by its name.
CODE_NAME = re.compile(
    rf"[CUcu](?<![A-Za-z_].)(?:(?<=[Uu])(?P<usc>{_USC_TAIL})|(?<=[Cc]){_CFR_TAIL})"
)
_PART = rf"(?:[Pp](?:arts?|ts?\.)|PARTS?){SS}"
#: One of a few letters comes first and is then looked at again: a search for one of a set of
#: letters is many times faster than one for a choice of words.
_ANCHOR = re.compile(
    rf"[CPSTUcpstu§](?<![A-Za-z_].)(?:(?<=[Uu])(?P<usc>{_USC_TAIL})|(?<=[Cc])(?P<cfr>{_CFR_TAIL})"
    rf"|(?<=[Tt])itle{SS}(?P<title>[1-4]?\d|5[0-4])(?:{SS}|,{S})(?=(?:{SECTION_MARK}|{_PART})\d)"
    rf"|(?<=§)(?P<sign>§?{S})(?=\d)|(?<=[Ss])(?P<section>ec(?:tions?|s?\.){S}|ECTIONS?{SS})(?=\d)"
    rf"|(?<=[Pp])(?P<part>arts?{SS})(?=\d))"
)
#: Before a code's name: its title, and how that is introduced. In the raw text of the Federal
#: Register a footnote's number may stand before it, without a blank between.
_TITLE = re.compile(
    rf"(?<![\w$§])(?<!\d[.,])(?:\d{{0,3}}?|(?:[Tt]itle|TITLE){SS})(?P<title>[1-4]?\d|5[0-4]),?{S}"
    rf"(?:of{SS})?(?:the{SS})?\Z"
)
#: The appendix of a title, which has a number of its own where the title has several:
#: `50 U.S.C. App. 5`, `5 U.S.C. App. 3, § 6`.
_APPENDIX = (
    rf"(?P<appendix>,?{S}\(?(?:[Aa]pp(?:endix|x\.?|\.)?|APP(?:ENDIX|\.)?)(?!\w)\)?,?{S}"
    rf"(?:(?P<which>\d|[IVX]{{1,4}}),?{S}(?={SECTION_MARK}))?)"
)
#: Between a code's name and its sections.
_LEAD = re.compile(
    rf",?{S}(?:\((?:{_USC}|{_CFR})\)[,;]?{S})?(?:at{SS})?{_APPENDIX}?"
    rf"(?:§{S}(?=[Pp]))?(?P<mark>{SECTION_MARK}|{_PART}|[Cc]hapters?{SS})?(?=\d)"
)
#: After listed sections: whose they are.
_WHOSE = rf"(?:(?:{S},)?{SS}(?:of|in){SS}(?:the{SS})?|{S},{S})"
_OF_TITLE = re.compile(
    rf"{_WHOSE}(?:(?P<of>[Aa]ppendix{SS}(?:to|of){SS}))?"
    rf"(?:[Tt]itle|TITLE){SS}(?P<title>[1-4]?\d|5[0-4])(?!\w)(?P<app>,?{SS}[Aa]ppendix(?!\w))?"
    rf"(?:{S},?{S}(?:of{SS})?(?:the{SS})?(?:(?P<usc>{_USC})|(?P<cfr>{_CFR})))?"
)
_OF_CODE = re.compile(
    rf"{S},?{S}(?:of|in){SS}(?:the{SS})?(?P<title>\d{{1,2}}){SS}(?:(?P<usc>{_USC})|(?P<cfr>{_CFR}))"
)
_OF_ACT = re.compile(
    rf"{S},?{S}(?:(?:of|in|under){SS})?(?:the{SS})?(?:{ACT}|(?P<defined>Act\b(?!{SS}of\b)))"
)
#: States' codes have titles too: only these are taken for federal where no code is named.
_UNNAMED = frozenset({"8", "15", "18", "21", "26", "28", "31", "42"})
_DOTTED = re.compile(r"\d{1,5}\.\d")
#: Of `2 1 U.S.C. 841` it is not known whether a title is meant that a scan has cut in two.
_CUT_TITLE = re.compile(r"(?<!\w)[1-5]\s{1,3}\Z")
_CODE_BEFORE = re.compile(rf"{_USC},?{S}\Z")
_TITLE_REACH = 24


def federal_citations(text: str) -> Iterator[Citation]:
    """The citations of a text, in its order."""
    taken = 0
    own = TextDefinitions()
    for anchor in _ANCHOR.finditer(text):
        if anchor.start() < taken:
            continue
        for citation in _at(text, anchor, taken, own):
            taken = citation.end
            if citation.kind == "cfr":
                own.note(citation.canonical)
            yield citation


def named_codes(text: str) -> Iterator[Citation]:
    """The codes a text names, each with the title before it: `Title 21, United States Code`."""
    for name in CODE_NAME.finditer(text):
        title = _title_before(text, max(0, name.start() - _TITLE_REACH), name.start())
        code = "U.S.C." if name["usc"] else "CFR"
        start = title.start() if title else name.start()
        yield _citation(text, f"{title['title']} {code}" if title else code, start, name.end())


def _at(text: str, anchor: re.Match[str], taken: int, own: TextDefinitions) -> Iterator[Citation]:
    """The citations that an anchor begins or belongs to."""
    if anchor["usc"] or anchor["cfr"]:
        return _after_name(text, anchor, taken)
    if anchor["title"]:
        return _titled(text, anchor)
    return _before_name(text, anchor, own)


def _after_name(text: str, anchor: re.Match[str], taken: int) -> Iterator[Citation]:
    """`21 U.S.C. §§ 841 and 846`, `Title 21, Code of Federal Regulations, part 1301`."""
    reach = max(taken, anchor.start() - _TITLE_REACH)
    title = _title_before(text, reach, anchor.start())
    lead = _LEAD.match(text, anchor.end())
    if title is None or lead is None or (lead["appendix"] and anchor["cfr"]):
        return iter(())
    code = f"{title['title']} {'U.S.C.' if anchor['usc'] else 'CFR'}{_appendix(lead)}"
    return _listed(text, code, lead["mark"] or "", title.start(), lead.end())


def _title_before(text: str, floor: int, end: int) -> re.Match[str] | None:
    """The number of the title that stands before a code's name, whole."""
    title = _TITLE.search(text, floor, end)
    if title and len(title["title"]) == 1:
        return None if _CUT_TITLE.search(text, max(0, title.start() - 6), title.start()) else title
    return title


def _appendix(lead: re.Match[str]) -> str:
    """` app.`, ` app. 3 §`, or nothing."""
    which = f" {lead['which']} §" if lead["which"] else ""
    return f" app.{which}" if lead["appendix"] else ""


def _titled(text: str, anchor: re.Match[str]) -> Iterator[Citation]:
    """`Title 21, Sections 841 and 846`: with no code named, the United States Code."""
    lead = _LEAD.match(text, anchor.end())
    assert lead
    mark = lead["mark"] or ""
    dotted = _DOTTED.match(text, lead.end())
    code = "CFR" if dotted or mark.startswith(("P", "p")) else "U.S.C."
    if (
        code == "U.S.C."
        and anchor["title"] not in _UNNAMED
        and not _CODE_BEFORE.search(text, max(0, anchor.start() - _TITLE_REACH), anchor.start())
    ):
        return iter(())
    code += _appendix(lead) if code == "U.S.C." else ""
    return _listed(text, f"{anchor['title']} {code}", mark, anchor.start(), lead.end())


def _listed(text: str, code: str, mark: str, start: int, at: int) -> Iterator[Citation]:
    """A code's sections, listed from `at` on; the first one is quoted from `start` on."""
    for section in listed_sections(text, at, several=_plural(mark), notes="U.S.C." in code):
        if "U.S.C." in code and "." in section.canonical:
            return  # a regulation's, which is read at its own place
        begin = start if section.start == at else section.start
        yield _citation(text, _canonical(code, section, mark), begin, section.end)


def _before_name(text: str, anchor: re.Match[str], own: TextDefinitions) -> Iterator[Citation]:
    """`sections 841 and 846 of title 21`, `section 503A of the FD&C Act`, `§ 1304.04`."""
    mark = anchor.group()
    kind = "part" if anchor["part"] else "section"
    if anchor.start() < own.listed[kind]:
        return
    listed = list(listed_sections(text, anchor.end(), several=_plural(mark)))
    if not listed:
        return
    own.listed[kind] = end = listed[-1].end
    whose = _OF_TITLE.match(text, end) or _OF_CODE.match(text, end)
    act = None if whose or anchor["part"] else _OF_ACT.match(text, end)
    name = (own.act(text) if act["defined"] else act_name(act)) if act else ""
    named = whose or (act if name else None)
    for section in listed:
        start = anchor.start() if section is listed[0] else section.start
        stop = named.end() if named and section is listed[-1] else section.end
        if whose:
            canonical = _of_title(whose, section, mark)
        elif name:
            canonical = f"{name} {section.canonical}"
        elif title := own.title(section.canonical):
            canonical = f"{title} CFR {section.canonical}"
        else:
            continue
        yield _citation(text, canonical, start, stop)


def _of_title(whose: re.Match[str], section: CodeSection, mark: str) -> str:
    dotted = mark.startswith(("P", "p")) or "." in section.canonical
    regulation = whose["cfr"] or (dotted and not whose["usc"])
    code = "CFR" if regulation else "U.S.C."
    appendix = (
        " app."
        if code == "U.S.C." and whose.re is _OF_TITLE and (whose["app"] or whose["of"])
        else ""
    )
    return _canonical(f"{whose['title']} {code}{appendix}", section, mark)


def _plural(mark: str) -> bool:
    word = mark.strip().lower()
    return word == "§§" or word.endswith(("s", "s."))


def _canonical(code: str, section: CodeSection, mark: str) -> str:
    if mark.startswith(("C", "c")):
        return f"{code} chapter {section.canonical}"
    whole = code.endswith("CFR") and section.canonical.replace("-", "").isalnum()
    return f"{code} {'part ' if whole else ''}{section.canonical}"


def _citation(text: str, canonical: str, start: int, end: int) -> Citation:
    kind = "usc" if "U.S.C." in canonical else "cfr" if "CFR" in canonical else "act"
    return Citation(**quoted(text, start, end), kind=kind, canonical=canonical)
