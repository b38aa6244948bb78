"""What a text's own short forms stand for: `the Act`, `§ 1304.04` after `21 CFR part 1304`."""

from __future__ import annotations

import re

from enforcement.citations.section_lists import SS, S

_ACTS = {
    "FD&C Act": (
        rf"FD&(?:amp;)?C(?:A\b|{SS}Act)|F?FDCA\b"
        rf"|(?:Federal{SS})?Food,{SS}Drug,?{SS}(?:and|&){SS}Cosmetics?{SS}Act"
    ),
    "CSA": rf"CSA\b|Controlled{SS}Substances{SS}Act",
    "PHS Act": rf"PHS{SS}Act|PHSA\b|Public{SS}Health{SS}Service{SS}Act",
}
#: An act, each in a group of its own.
ACT = "|".join(f"(?P<act{number}>{words})" for number, words in enumerate(_ACTS.values()))
#: `the Federal Food, Drug, and Cosmetic Act (the Act)`: what the text calls `the Act` from here on.
_DEFINED = re.compile(
    rf"(?:{ACT}){S}[\[(](?:[^()]{{0,30}}{SS})?(?:the{SS})?[\"'\u2018\u201c]{{0,2}}Act\b"
)
#: The sections of the Drug Enforcement Administration, in 21 CFR chapter II.
_OF_DEA = re.compile(r"13(?:0\d|1[0-7]|21)\.\d\d")


class TextDefinitions:
    """What the short forms of one text stand for; filled while the text is read."""

    def __init__(self) -> None:
        self._titles: dict[str, str] = {}
        self._act: str | None = None
        #: Where the last list of sections, and of parts, ended: a list is read only once.
        self.listed = {"section": 0, "part": 0}

    def note(self, canonical: str) -> None:
        """Take note of a cited regulation: `21 CFR part 1304` says where § 1304.04 stands."""
        title, _, rest = canonical.partition(" CFR ")
        self._titles[_part(rest.removeprefix("part "))] = title

    def title(self, number: str) -> str | None:
        """The title of the regulation's section of that number; None where it is not known."""
        if "." not in number:
            return None
        return self._titles.get(_part(number)) or ("21" if _OF_DEA.match(number) else None)

    def act(self, text: str) -> str:
        """The act that a text calls `the Act`; empty where it does not say so."""
        if self._act is None:
            self._act = act_name(_DEFINED.search(text))
        return self._act


def _part(number: str) -> str:
    return number.split(".")[0].split("-")[0]


def act_name(match: re.Match[str] | None) -> str:
    """The name of the act that a match of `ACT` holds; empty where it holds none."""
    names = (name for number, name in enumerate(_ACTS) if match and match[f"act{number}"])
    return next(names, "")
