"""What a party is, in the text's own words next to its name: physician, pharmacy, distributor …"""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement.claims import PartyType

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
_HOUSES = {
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
    return re.compile(rf"\b(?:{'|'.join(f'({said})' for said in words.values())})(?!\w)")


_SAID = {
    "person": (tuple(_PEOPLE), _pattern(_PEOPLE)),
    "organization": (tuple(_HOUSES), _pattern(_HOUSES)),
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


def profession(low: str, lead: int, start: int, end: int, kind: PartyType, opening: int) -> str:
    """The profession said of the name low[start:end], "" where none is.

    `low` is the text in small letters, `lead` where the titles before the name begin and `opening`
    where its sentence does.
    """
    for words in _beside(low, lead, start, end, opening):
        said = in_words(words, kind)
        if said:
            return said
    return ""


def in_words(low: str, kind: PartyType) -> str:
    """The profession that the words name, "" where they name none.

    Of a person the first, of a house the last: "nursing home pharmacy" is a pharmacy.
    """
    named, pattern = _SAID[kind]
    said = [named[(found.lastindex or 1) - 1] for found in pattern.finditer(low)]
    return (said[0] if kind == "person" else said[-1]) if said else ""


def _beside(low: str, lead: int, start: int, end: int, opening: int) -> Iterator[str]:
    """The words next to a name that are about it: behind it first."""
    behind = _BEHIND.match(low, end, end + 200)
    if behind:
        words = behind.group(1)
        stop = _END.search(words)
        yield words[: stop.start()] if stop else words
    yield low[lead:start]
    front = _FRONT.search(low, max(opening, lead - 62), lead)
    if front:
        yield _CUT.sub("", front.group())
