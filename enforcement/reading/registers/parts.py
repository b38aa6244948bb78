"""The parts of a Federal Register document, and whether a text is one.

The preamble of a document has captions in capitals (1 CFR 18.12): AGENCY, ACTION, SUMMARY, DATES,
ADDRESSES, FOR FURTHER INFORMATION CONTACT, SUPPLEMENTARY INFORMATION. A record of the register may
have only a title and an abstract: then the forms of its title show what it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from enforcement.text.passage import Passage
from enforcement.text.stretch import Stretch

_CAPTION = re.compile(
    r"(?<![A-Z] )\b(?P<name>AGENC(?:Y|IES)|ACTION|SUMMARY|(?:EFFECTIVE |COMMENT )?DATES?|ADDRESSES"
    r"|FOR FURTHER INFORMATION(?: CONTACT)?|SUPPLEMENTARY INFORMATION):"
)
#: A preamble ends within so many characters.
_PREAMBLE = 20_000
_CAPTIONS = frozenset(("AGENCY", "AGENCIES", "ACTION", "SUMMARY", "DATES"))
_SURE = frozenset(("ACTION", "DATES"))
#: How the titles of the register's documents begin and end.
_TITLE = re.compile(
    r"""
    \A(?:Bulk\ )?(?:Importer|Exporter|Manufacturer)s?\ of\ (?:Controlled|Marihuana|List)
  | \A(?:(?:First|Second|Third|Fourth|Fifth|Further)\ )?Temporary\ Extension\ of\b
  | \ASpecific\ Listing\ for\b | \ADesignation\ of\ .{1,200}\ as\ (?:a\ )?List\b
  | \b(?:Extension|Re-?[Oo]pening)\ of\ (?:the\ )?(?:Public\ )?Comment\ Period
  | \ASchedules?\ of\ Controlled\ Substances\b | \bAggregate\ Production\ Quotas?\b
  | \AAgency\ Information\ Collection\b | \AAnnouncement\ of\ Hearing\b
  | ;\ (?:Final\ |Default\ )?(?:Decision\ and\ Order|Declaratory\ Order|Order\ to\ Show\ Cause)
  | [;:-]\ ?(?:Technical\ )?(?:Corrections?(?:\ (?:to|of)\ [^;]{1,60})?|Correcting\ Amendments?
      |Amendments?)\.?\Z
  | ;\ (?:Notice\ of\ |Further\ |Second\ |Partial\ )?(?:Extension|Reopening|Postponement
      |Cancell?ation|Withdrawal
        |Postponed|Cancell?ed|Delay(?:ing)?|Rescheduling|Rescheduled|Availability|Re-?[Oo]pening)\b
  | ;\ (?:Public\ |Notice\ of\ (?:Public\ )?|Virtual\ )?(?:Meetings?|Hearings?|Workshops?)\b
  | ;\ (?:Proposed|Final|Interim|Temporary)\ (?:Final\ )?(?:Rule|Collection|Order)
  | ;\ (?:Requests?\ for\ (?:Comments?|Information|Applications)|Comment\ Request)\b
  | ;\ (?:Extension\ of\ |Reopening\ of\ )?(?:the\ )?(?:Public\ )?Comment\ Period\b
  | \b(?:Comment\ Period|Compliance\ Date|Effective\ Date)(?:\ Extension|;\ )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Preamble:
    """The parts of a document of a register; a part it does not have is None."""

    #: What stands before the first caption: the agency, dockets and RIN; None without captions.
    heading: Stretch | None
    action: Stretch | None
    summary: Stretch | None
    #: Under DATES, EFFECTIVE DATE or COMMENT DATES, as many as there are.
    dates: tuple[Stretch, ...]
    #: What follows the preamble; the whole text of a document without captions.
    rest: Stretch


def preamble(text: Passage) -> Preamble | None:
    """The parts of a text that is recognizably a document of a register; None of another."""
    found: list[re.Match[str]] = []
    if any(f"{caption}:" in text.whole for caption in _CAPTIONS):
        found += _CAPTION.finditer(text.whole, text.body, text.body + _PREAMBLE)
    names = {caption["name"] for caption in found}
    if len(names & _CAPTIONS) >= 2 or any(_begins(text, it) for it in found):
        return _captioned(text, found)
    if _TITLE.search(text.announcement.title):
        return Preamble(None, None, None, (), Stretch(text.body, len(text.whole)))
    return None


def _begins(text: Passage, caption: re.Match[str]) -> bool:
    """Whether a caption that only registers have begins the text or a line of it."""
    line_before = text.whole[text.body : caption.start()].rpartition("\n")[2]
    return caption["name"] in _SURE and not line_before.strip()


def _captioned(text: Passage, found: list[re.Match[str]]) -> Preamble:
    ends = [caption.start() for caption in found[1:]] + [len(text.whole)]
    parts: dict[str, list[Stretch]] = {}
    for caption, end in zip(found, ends, strict=True):
        parts.setdefault(_part(caption["name"]), []).append(Stretch(caption.end(), end))
    rest = parts.get("SUPPLEMENTARY INFORMATION", [Stretch(len(text.whole), len(text.whole))])[0]
    return Preamble(
        heading=Stretch(text.body, found[0].start()),
        action=next(iter(parts.get("ACTION", [])), None),
        summary=next(iter(parts.get("SUMMARY", [])), None),
        dates=tuple(parts.get("DATES", [])),
        rest=rest,
    )


def _part(caption: str) -> str:
    return "DATES" if "DATE" in caption else caption
