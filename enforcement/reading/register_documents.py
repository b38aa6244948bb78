"""What kind of Federal Register document of drug control one is, and whom it concerns.

The titles of the Drug Enforcement Administration are formal (Document Drafting Handbook, chapter
2): applications and decisions name the registrant; the kind of all others follows from how the
title begins and ends, and from whether the abstract proposes or establishes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from enforcement.topics import Topic, topic

# fmt: off
RegisterKind = Literal[
    "application-importer", "application-exporter", "application-manufacturer",
    "decision-and-order", "order-to-show-cause",
    "scheduling-proposed", "scheduling-temporary", "scheduling-final",
    "quota-proposed", "quota-final", "rule-proposed", "rule-final",
    "information-collection", "extension", "hearing", "withdrawal", "correction", "guidance",
    "notice-other", "not-dea",
]
# fmt: on

#: "DEA" alone is a draft environmental assessment with other agencies.
_CONTROL = re.compile(
    r"drug enforcement|controlled substances?|list ii? chemicals?|psychotropic|narcotic"
    r"|opioid use disorder|drug scheduling|marihuana|\bDEA regist",
    re.IGNORECASE,
)
_APPLICANT = re.compile(
    r"(?:bulk )?(?P<who>importer|exporter|manufacturer)s? of "
    r"(?:controlled substances|marihuana|list i+ chemicals?)"
    r"[:;]?(?: (?:applications?|registrations?|notice of (?:application|registration)))?[:;]?",
    re.IGNORECASE,
)
#: A respondent's name and what was decided, which a semicolon parts or, by mistake, nothing.
_DECISION = re.compile(
    r"(?P<name>.{2,400}?)(?:(?:[;,:]|\s-{1,2})?\s(?:(?:final|default|amended) )*"
    r"decision and (?:final )?order"
    r"|[;:]\s(?:(?:final|default|amended) )*(?:declaratory order|order to show cause)"
    r"|[;:]\s(?:dismissal|denial|revocation|suspension) of "
    r".{0,30}?(?:registration|proceedings?|application))(?:;.*)?",
    re.IGNORECASE,
)
_SHOW_CAUSE = re.compile(r"order to show cause|immediate suspension", re.IGNORECASE)
_OTHER_AGENCY = re.compile(r"\bEnergy Conservation Program\b|\bIn the Matter of\b")
_COLLECTION = re.compile(r"information collection|proposed data collection", re.IGNORECASE)
_SCHEDULING = re.compile(
    r"schedules? of controlled substances"
    r"|(?:placement|scheduling) of .{1,200} (?:in|into) schedule"
    r"|removal of .{1,200} from control|specific listing for|immediate precursor"
    r"|administration controlled substances code number"
    r"|designation of .{1,200} (?:as (?:a )?list i|precursor chemical)",
    re.IGNORECASE,
)
_QUOTA = re.compile(r"\bproduction quotas?\b|\bassessment of annual needs\b", re.IGNORECASE)
_TEMPORARY = re.compile(r"\btemporary (?:placement|scheduling)\b", re.IGNORECASE)
_PROPOSED = re.compile(r"\bproposed\b|\bproposals?\b|\bproposing\b", re.IGNORECASE)
_PROPOSED_RULE = re.compile(r"\bproposed (?:rule|regulation|change)", re.IGNORECASE)
_IN_FORCE = re.compile(
    r"\bfinal (?:rules?|orders?|action)\b|\b(?:temporary|interim) (?:final )?(?:rule|order)\b",
    re.IGNORECASE,
)
#: In an abstract: what this document does, not what an earlier one did or a later one will do.
_PROPOSES = re.compile(
    r"\b(?:is|are) proposing\b|\bproposes\b|\b(?:is|are) (?:seeking|soliciting) information\b"
    r"|\b(?:this|an) (?:(?:advance|supplemental) )*notice of proposed rulemaking\b"
    r"|\bthese proposed (?:regulat|change|rule)|\bthis proposed (?:rule|rulemaking|action)\b",
    re.IGNORECASE,
)
_ENACTS = re.compile(
    r"\b(?:is|are) (?:finaliz|amend|establish|designat|revis|adjust|delaying|permanently )"
    r"|\b(?:finalizes|places|removes|finalizing|adopts)\b"
    r"|\bthis (?:rule|rulemaking) (?:is )?(?:amend|revis|updat|requir|authoriz|mak|establish)"
    r"|\b(?:publishing|issuing) (?:this|a) (?:(?:second|third|fourth|temporary|interim) )*"
    r"(?:rule|extension)\b|\b(?:by|in|under|issuance of) this rule\b"
    r"|\b(?:this|these) (?:(?:direct|interim|temporary) )*final (?:rules?|orders?)\b",
    re.IGNORECASE,
)
_REOPENS = re.compile(
    r"(?i)\b(?:reopening of|(?:is|are) (?:extending|reopening)) the comment period\b"
)
#: What other countries would schedule: the comment that is asked for is on no rule.
_ABROAD = re.compile(r"\binternational drug scheduling\b", re.IGNORECASE)
_GUIDANCE = re.compile(r"\bguidance\b|\benforcement policy\b", re.IGNORECASE)
#: What a title says after its last semicolon goes before everything else.
_ENDINGS: Mapping[RegisterKind, re.Pattern[str]] = {
    "correction": re.compile(r"(?i)[;:] (?:technical )?corrections?\.?$|^technical correction"),
    "withdrawal": re.compile(
        r"(?i); (?:withdrawal|rescission)(?: of [^;]*)?$|^(?:withdrawal|rescission) of"
    ),
    "hearing": re.compile(
        r"(?i);[^;]*\bhearings?\b[^;]*$|^(?:notice|announcement) of hearing|listening session"
    ),
    "extension": re.compile(r"(?i); (?:extension|reopening) of (?:the )?comment period"),
}
_CORRECTED = re.compile(r"; (?:technical )?corrections?\.?$", re.IGNORECASE)
_DEGREE = re.compile(
    r",?\s(?:M\.?D|D\.?O|D\.?D\.?S|D\.?M\.?D|D\.?V\.?M|D\.?P\.?M|N\.?P|P\.?A|R\.?N|A\.?P\.?R\.?N"
    r"|F\.?N\.?P|D\.?N\.?P|A\.?R\.?N\.?P|C\.?R\.?N\.?P|R\.?Ph|Pharm\.?D|Ph\.?D|C\.?N\.?P"
    r"|P\.?M\.?H\.?N\.?P|O\.?D|D\.?C|M\.?P\.?H)(?:[-\u2010-\u2015]?[A-Z]{1,2})?\.?(?=,|;|$|\s)"
)
#: The longest of 108,098 titles of 2020 to 2026 has 1,090 characters; no more are read.
_TITLE = 2500


@dataclass(frozen=True, kw_only=True, slots=True)
class RegisterDocument:
    """What the title and abstract of a register document say."""

    kind: RegisterKind
    #: The applicant, or who answers to the order, as the title writes it, without degrees; None
    #: where the title names nobody.
    respondent: str | None


def read_register_document(
    title: str, abstract: str = "", about: Topic | None = None
) -> RegisterDocument:
    """What a document is, by its title and abstract; `not-dea` where it has nothing to do with
    controlled substances, nor names the topic's drug."""
    title = " ".join(title[:_TITLE].split())
    kind = _kind(title, abstract, (about or topic()).query.words)
    return RegisterDocument(kind=kind, respondent=None if kind == "not-dea" else _respondent(title))


def _kind(title: str, abstract: str, drugs: tuple[str, ...]) -> RegisterKind:
    if _OTHER_AGENCY.search(title):
        return "not-dea"
    decision = _DECISION.fullmatch(title)
    said = f"{title}\n{abstract}"
    if not (decision or _CONTROL.search(said) or any(d.lower() in said.lower() for d in drugs)):
        return "not-dea"
    for kind, ending in _ENDINGS.items():
        if ending.search(title):
            return kind
    if applicant := _APPLICANT.search(title):
        return f"application-{applicant['who'].lower()}"  # type: ignore[return-value]
    if _COLLECTION.search(title):
        return "information-collection"
    if decision:
        return "order-to-show-cause" if _SHOW_CAUSE.search(title) else "decision-and-order"
    return _rule(title, abstract)


def _rule(title: str, abstract: str) -> RegisterKind:
    """Of a document that is no notice about one registrant."""
    if _ABROAD.search(title):
        return "notice-other"
    stage = _stage(title, abstract)
    proposed = stage == "proposed"
    if _QUOTA.search(title):
        return "quota-proposed" if proposed else "quota-final"
    if _SCHEDULING.search(title) and _TEMPORARY.search(title):
        return "scheduling-temporary"
    if _SCHEDULING.search(title):
        return "scheduling-proposed" if proposed else "scheduling-final"
    if _GUIDANCE.search(title):
        return "guidance"
    if _REOPENS.search(abstract):
        return "extension"
    if stage == "none":
        return "notice-other"
    return "rule-proposed" if proposed else "rule-final"


def _stage(title: str, abstract: str) -> Literal["proposed", "final", "none"]:
    """Whether a rule is proposed or made: whichever the abstract says first.

    Abstracts state the act first, its history and consequences later. Where none is stated, a rule
    that is named anywhere decides.
    """
    if _PROPOSED.search(title):
        return "proposed"
    proposes, enacts = _PROPOSES.search(abstract), _ENACTS.search(abstract)
    if proposes and not (enacts and enacts.start() <= proposes.start()):
        return "proposed"
    if enacts:
        return "final"
    if _IN_FORCE.search(abstract):
        return "final"
    return "proposed" if _PROPOSED_RULE.search(abstract) else "none"


def _respondent(title: str) -> str | None:
    title = _CORRECTED.sub("", title)
    if applicant := _APPLICANT.search(title):
        # One head may follow another: "Application: Bulk Manufacturers of Marihuana: NAME".
        rest = title[applicant.end() :]
        return _APPLICANT.sub("", rest).strip(" :;") or None
    if not (decision := _DECISION.fullmatch(title)):
        return None
    name = decision["name"].strip(" ;,")
    return _DEGREE.sub("", name).strip(" ,;") or name
