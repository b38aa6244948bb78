"""What a party is, in the text's own words next to its name: physician, pharmacy, distributor …"""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement.claims import PartyType
from enforcement.parties.names import Name

#: The name of a profession, and the words that say it.
_PEOPLE = {
    "nurse practitioner": r"nurse[ -]practitioners?|aprn|arnp|crnp",
    "physician assistant": r"physician(?:['\u2019]?s)?[ ]assistants?",
    "nurse aide": r"(?:nurse['\u2019]?s?|nursing|home health|personal care|health)[ ]"
    r"(?:aides?|attendants?)|(?:nursing|nurse)[ ]assistants?|certified[ ]medication[ ]aides?"
    r"|caregivers?|personal[ ]care[ ]assistants?",
    "nurse": r"nurses?|r\.n\.|l\.p\.n\.",
    "pharmacy technician": r"pharmacy[ ]tech(?:nician)?s?|pharmacist[ ]technicians?",
    "pharmacist": r"pharmacists?|pharmacist-in-charge|pharm\.?d\.?|r\.?ph\.?",
    "psychiatrist": r"psychiatrists?",
    "psychologist": r"psychologists?",
    "anesthesiologist": r"anesthesiologists?|anesthetists?",
    "veterinarian": r"veterinarians?|d\.?v\.?m\.?|veterinary[ ](?:doctor|surgeon)s?",
    "dentist": r"dentists?|orthodontists?|oral[ ]surgeons?|d\.?d\.?s\.?|d\.?m\.?d\.?",
    "chiropractor": r"chiropractors?",
    "podiatrist": r"podiatrists?|d\.?p\.?m\.?",
    "optometrist": r"optometrists?|o\.d\.|od\b",
    "physical therapist": r"physical[ ]therapists?",
    "therapist": r"therapists?",
    "counselor": r"counsell?ors?",
    "social worker": r"social[ ]workers?",
    "paramedic": r"paramedics?|emts?|emergency[ ]medical[ ]technicians?",
    "midwife": r"midwi(?:fe|ves)",
    "physician": r"physicians?|doctors?(?![ -]shop)|m\.d\.|d\.o\.|surgeons?|cardiologists?"
    r"|oncologists?|hematologists?|dermatologists?|radiologists?|neurologists?|neurosurgeons?|urologists?"
    r"|gynecologists?|ophthalmologists?|internists?|pediatricians?|pathologists?|rheumatologists?"
    r"|gastroenterologists?|otolaryngologists?|endocrinologists?|obstetricians?"
    r"|family[ ]practitioners?",
}
_ORGANIZATIONS = {
    "telehealth company": r"tele-?(?:health|medicine|psychiatry)",
    "home health agency": r"home[ ]health(?:[ ]?care)?|home[ ]care",
    "hospice": r"hospices?",
    "hospital": r"hospitals?|medical[ ]centers?|health[ ]systems?",
    "nursing home": r"nursing[ ](?:home|facility|facilities|center)|skilled[ ]nursing"
    r"|assisted[ ]living",
    "laboratory": r"laborator(?:y|ies)|labs?",
    "compounding pharmacy": r"compounding[ ]pharmac(?:y|ies)",
    "pharmacy": r"pharmac(?:y|ies)|drug[ ]?stores?|pharmacy[ ]chain",
    "manufacturer": r"manufacturers?|drug[ -]?makers?"
    r"|pharmaceutical[ ](?:compan(?:y|ies)|makers?|firms?)|pharmaceuticals|device[ ]makers?",
    "wholesaler": r"wholesalers?",
    "distributor": r"distributors?",
    "supplier": r"suppliers?|medical[ ](?:equipment|supply|supplies)",
    "ambulance company": r"ambulances?|ambulettes?",
    "clinic": r"clinics?|medical[ ]practices?|physicians?[ ](?:group|practice)|infusion[ ]centers?"
    r"|surgery[ ]centers?|wellness[ ]centers?|med(?:ical)?[ ]spas?",
    "dental practice": r"dental",
    "insurer": r"insurers?|insurance|health[ ]plans?",
}


def _pattern(words: dict[str, str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(f'({spelling})' for spelling in words.values())})(?!\w)")


_NAMES_AND_PATTERN = {
    "person": (tuple(_PEOPLE), _pattern(_PEOPLE)),
    "organization": (tuple(_ORGANIZATIONS), _pattern(_ORGANIZATIONS)),
}
#: The apposition behind a name: up to the verb, the next name or the end of the sentence.
_BEHIND = re.compile(
    r"(?:'s|\u2019s)?(?:,?\s\(?(?:aged?\s)?\d\d\)?)?,?\s?(?:(?:of|from)\s[^,;]{2,30},(?:\s[a-z.]{2,14},)?\s)?"
    r"(?:(?:who\s)?(?:is|was|were|worked\sas|practiced\sas)\s)?((?:an?|the|formerly|m\.d|o\.?d\b|d\.|r\.|l\.|ph|[a-z]+\s?[a-z]*ist\b)"
    r"[^;]{0,110})"
)
_END = re.compile(
    r",\s(?!licensed|certified|registered|board|and\s(?:owner|operator))|\s(?:who|which|that|was|were|is|are|has"
    r"|have|had|pleaded|pled|will|agreed|and\s(?:an?|his|her|the)\s|at|with|in|on|for|to|by|owned)\b"
)
_FRONT = re.compile(r"[^,;:()]{0,60},?\s?(?:dr\.\s|[\"\u201c])?\Z")
_CUT = re.compile(r".*\b(?:at|of|by|for|with|in|against|and|from|that|to)\s", re.DOTALL)


def profession_of(low: str, name: Name, party_type: PartyType, sentence_start: int) -> str:
    """The profession that the words next to a name say, "" where they say none.

    `low` is the text in lower case.
    """
    beside = _words_beside(low, name, sentence_start)
    return next(filter(None, (profession_in(words, party_type) for words in beside)), "")


def profession_in(low: str, party_type: PartyType) -> str:
    """The profession that the words name, "" where they name none.

    Of a person the first, of an organization the last: "nursing home pharmacy" is a pharmacy.
    """
    names, pattern = _NAMES_AND_PATTERN[party_type]
    named = [names[(match.lastindex or 1) - 1] for match in pattern.finditer(low)]
    return (named[0] if party_type == "person" else named[-1]) if named else ""


def _words_beside(low: str, name: Name, sentence_start: int) -> Iterator[str]:
    """The words next to a name that are about it: those behind it first."""
    behind = _BEHIND.match(low, name.end, name.end + 200)
    if behind:
        words = behind.group(1)
        stop = _END.search(words)
        yield words[: stop.start()] if stop else words
    yield low[name.lead : name.start]
    front = _FRONT.search(low, max(sentence_start, name.lead - 62), name.lead)
    if front:
        yield _CUT.sub("", front.group())
