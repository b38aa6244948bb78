"""The agencies a text names: the well-known by their short names, others as written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter

from enforcement.claims import Agency, quoted
from enforcement.places.local_agencies import local_agencies
from enforcement.places.states import STATE_NAMES
from enforcement.text.passage import Passage

_US = r"(?:U\.?\s?S\.?|United\s+States|Federal)"
_OIG = r"Office\s+of\s+(?:the\s+)?Inspector\s+General"
#: Short name to how it is written; the first that matches at a place counts.
_KNOWN = {
    "DEA": r"DEA\b|Drug\s+Enforcement\s+(?:Administration|Agency)",
    "FDA": r"FDA\b|Food\s+and\s+Drug\s+Administration",
    "FBI": r"FBI\b|Federal\s+Bureau\s+of\s+Investigation",
    "IRS": r"IRS\b|Internal\s+Revenue\s+Service",
    "HHS-OIG": rf"HHS[\s-]?OIG\b|HHS,?\s+{_OIG}|(?:{_US}\s+)?Department\s+of\s+Health\s+(?:and|&)"
    rf"\s+Human\s+Services(?:\s+\(HHS\))?[\s,\u2019'\u2013s-]{{1,6}}(?:the\s+)?{_OIG}",
    "USAO": r"U\.?\s?S\.?\s+Attorney|United\s+States?\s+Attorney(?!\s+General)",
    "State AG": r"A\.G\.\s+(?=[A-Z])|AG\s+(?=[A-Z])"
    r"|(?<!Assistant\s)(?<!U\.S\.\s)(?<!States\s)Attorney\s+General",
    "NYPD": r"NYPD\b|New\s+York(?:\s+City)?\s+Police\s+Department\b",
    "LAPD": r"LAPD\b|Los\s+Angeles\s+Police\s+Department\b",
    "DOJ": rf"DOJ\b|{_US}\s+Department\s+of\s+Justice|(?<!of\s)(?:Department\s+of\s+Justice"
    r"|Justice\s+Department)",
}
#: How the well-known may be asked for, in small letters, to the name they are read under.
AGENCY_NAMES = {name.lower(): name for name in _KNOWN} | {
    "drug enforcement administration": "DEA",
    "food and drug administration": "FDA",
    "federal bureau of investigation": "FBI",
    "internal revenue service": "IRS",
    "u.s. attorney": "USAO",
    "state attorney general": "State AG",
    "department of justice": "DOJ",
}
_WRITTEN = (
    rf"(?:{_US}\s+)?(?:Postal\s+Inspection|Secret|Marshals)\s+Service"
    r"|Homeland\s+Security\s+Investigations"
    rf"|(?:{_US}\s+)?Customs\s+and\s+Border\s+Protection|CBP(?=\s+(?:officer|agent|inspector))"
    # The parent of Homeland Security Investigations is named before it without acting.
    rf"|(?:{_US}\s+)?Immigration\s+and\s+Customs\s+Enforcement\b"
    r"(?!(?:\s+\(ICE\))?(?:['\u2019]s)?,?\s+(?:\(HSI\)\s+)?Homeland)"
    r"|Social\s+Security\s+Administration|Securities\s+and\s+Exchange\s+Commission|Federal\s+Trade"
    r"\s+Commission|Drug\s+Task\s+Force"
    r"|Bureau\s+of\s+Alcohol,\s+Tobacco,\s+Firearms\s+and\s+Explosives"
    rf"|Medicaid\s+Fraud\s+Control\s+Unit|{_OIG}"
    rf"|(?:{_US}\s+)?Department\s+of\s+(?:Health\s+and\s+Human"
    r"\s+Services|Veterans\s+Affairs|Defense|Labor|Agriculture|Homeland\s+Security|Corrections?"
    r"|Public\s+Safety)"
)
_ANY = re.compile(
    r"\b(?=[A-Z])(?:"
    + "|".join(f"(?P<_{place}>{form})" for place, form in enumerate(_KNOWN.values()))
    + rf"|(?P<written>{_WRITTEN}))"
)
#: What is told of a thing, no act: "FDA-approved".
_OF_A_THING = re.compile(
    r"-(?:approved|cleared|authorized|licensed|registered|regulated|certified|listed|mandated"
    r"|required|compliant)\b"
)
#: Of whom one was, as in "a retired NYPD sergeant".
_FORMER = re.compile(r"\b(?:[Ff]ormer|[Rr]etired|[Ee]x-?)\s*\Z")
_SHORT = tuple(_KNOWN)
_STATE = "|".join(map(re.escape, STATE_NAMES.values()))
_STATES_AG = re.compile(
    rf"\b(?:(?:{_STATE}|State)(?:['\u2019]s)?\s+(?:Office\s+of\s+the\s+)?Attorney\s+General"
    rf"|Attorney\s+General\s+of\s+(?:{_STATE}))"
)
_DISTRICT_OFFICE = re.compile(
    r"\s*(?:(?:Northern|Southern|Eastern|Western|Middle|Central)\s+)?District\s+of\b"
)

#: Courts hear and publish, and what begins with a day is the title of a document.
_NO_AGENCY = re.compile(
    r"\bCourts?\b|\bCourtListener\b|\A\d|\b(?:Settles?|Pays?|Agrees?|Sentenced)\b"
)
_OF_THE_NATION = re.compile(
    r"\A(?:U\.?\s?S\.?|United States|Federal)\s"
    r"(?=Postal|Secret|Marshals|Department|Customs|Immigration)"
)
#: Agencies of the nation that are often written without it.
_FEDERAL = (
    "Postal Inspection Service",
    "Secret Service",
    "Marshals Service",
    "Customs and Border Protection",
    "Immigration and Customs Enforcement",
    "Department of Health and Human Services",
    "Department of Veterans Affairs",
    "Department of Defense",
    "Department of Homeland Security",
)


def named_agencies(passage: Passage) -> tuple[Agency, ...]:
    """The issuing agency first, then those the text names, each once."""
    agencies = {
        name: Agency(name=name, quote="", start=0, end=0)
        for name in _issuing(passage.announcement.office)
    }
    for name, start, end in _named(passage):
        if name not in agencies or not agencies[name].quote:
            agencies[name] = Agency(**quoted(passage.whole, start, end), name=name)
    if "State AG" in agencies and not _of_a_state(passage):
        del agencies["State AG"]  # the nation's
    return tuple(agencies.values())


def agency_called(text: str) -> str:
    """The name under which an agency is read, by any of its names."""
    written = " ".join(text.split())
    known = (name for name, form in _KNOWN.items() if re.fullmatch(form, written, re.IGNORECASE))
    return next(known, "") or _one_form(written)


def is_well_known(name: str) -> bool:
    """Whether an agency of this name would be read in any text."""
    return name in _KNOWN or re.fullmatch(_WRITTEN, name, re.IGNORECASE) is not None


def _issuing(office: str) -> Iterator[str]:
    """The agency of the office line, short if it is well known, else as written."""
    if _DISTRICT_OFFICE.match(office):
        yield "USAO"
        return
    known = _ANY.search(office)
    if known is not None and known.lastgroup != "written":
        yield _name(known)
    elif (written := office.strip(" -,;")) and not _NO_AGENCY.search(written):
        yield _one_form(written)


def _of_a_state(passage: Passage) -> bool:
    """Whether an attorney general named is a state's: the nation's speaks for the department."""
    return _STATES_AG.search(passage.announcement.office + "\n" + passage.whole) is not None


def _named(passage: Passage) -> Iterator[tuple[str, int, int]]:
    """Every agency where the text names it, in order, the longer of two that overlap."""
    whole = passage.whole
    nations = (
        (_name(it), it.start(), it.end())
        for it in _ANY.finditer(whole)
        if not _OF_A_THING.match(whole, it.end())
    )
    end = 0
    for name, start, until in sorted((*nations, *local_agencies(passage)), key=itemgetter(1)):
        if start >= end:
            end = until
            if name and not _FORMER.search(whole, max(0, start - 10), start):
                yield name, start, until


def _name(match: re.Match[str]) -> str:
    group = match.lastgroup or "written"
    if group == "written":
        return _one_form(match.group())
    return _SHORT[int(group[1:])]


def _one_form(written: str) -> str:
    """One name for an agency that is written in several ways: "United States Secret Service",
    "Secret Service"."""
    name = " ".join(written.split()).replace("\u2019", "'").replace(" & ", " and ")
    name = _OF_THE_NATION.sub("U.S. ", name)
    if name.startswith(_FEDERAL):
        return f"U.S. {name}"
    if name == "Office of the Inspector General":
        return "Office of Inspector General"
    if name == "CBP":
        return "U.S. Customs and Border Protection"
    return name
