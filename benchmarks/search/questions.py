"""What is asked of the releases of a wire, in our words and in those of the engines beside us."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from search.index.engine import Filters, Order

#: Milliseconds (95th percentile) that an answer may take in Whoosh and in tantivy.
BAR, SENTENCE_BAR, TANTIVY_BAR = 60.0, 120.0, 3.0
#: Shares of the documents that a filter by claims lets through, and what it may take more.
SHARES, FILTER_BAR = (0.01, 0.1, 0.5), 15.0

_RARE = ("esketamine", "racemic", "psilocybin", "naloxone", "arraigned", "kickbacks", "fentanyl")
_COMMON = ("company", "market", "business", "investors", "health", "growth", "technology")
_WORDS = [
    "company announced market growth investors products technology global team future",
    "clinic patients depression treatment ketamine therapy doctors mental health insurance",
    "court filed complaint securities class action investors losses deadline attorney",
    "mining drilling results gold copper resource estimate property exploration program",
]
_SENTENCES = [
    "who was sentenced for mailing ketamine to patients without a prescription",
    "which clinics offer infusions of ketamine for depression that resists treatment",
    "what did the company say about the investigation by the Securities and Exchange Commission",
    "how long was the doctor who ran a pill mill in Houston sent to prison",
    "when does the comment period end for the proposed rule on telemedicine prescribing",
]
HALF_YEAR = Filters(since=date(2024, 1, 1), until=date(2024, 6, 30))


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One question in the three languages; empty where an engine has no words for it."""

    kind: str
    ours: str
    fts5: str
    tantivy: str
    filters: Filters = field(default_factory=Filters)
    sort: Order = "relevance"
    bar: float = BAR


def questions() -> Iterator[Question]:
    """All of them, those of a kind together."""
    for word in _RARE:
        yield Question(kind="rare word", ours=word, fts5=word, tantivy=word)
    for word in _COMMON:
        yield Question(kind="common word", ours=word, fts5=word, tantivy=word)
    pairs = [f"{a} {b}" for a, b in zip(_COMMON, _COMMON[1:] + _COMMON[:1], strict=True)]
    for pair in pairs:
        a, b = pair.split()
        yield Question(kind="two common words", ours=pair, fts5=pair, tantivy=f"+{a} +{b}")
    for phrase in ("press release", "mental health", "chief executive officer", "class action"):
        quoted = f'"{phrase}"'
        yield Question(kind="phrase", ours=quoted, fts5=quoted, tantivy=quoted)
    for beginning in ("ketam", "pharma", "invest", "indict"):
        prefix = f"{beginning}*"
        yield Question(kind="prefix", ours=prefix, fts5=prefix, tantivy=f"text:/{beginning}.*/")
    for pair in pairs:
        a, b = pair.split()
        yield Question(
            kind="word and not", ours=f"{a} -{b}", fts5=f"{a} NOT {b}", tantivy=f"+{a} -{b}"
        )
    for word in _COMMON:
        yield Question(
            kind="within six months", ours=word, fts5=word, tantivy=word, filters=HALF_YEAR
        )
    for word in _COMMON:
        yield Question(kind="newest first", ours=word, fts5=word, tantivy=word, sort="newest")
    for words in _WORDS:
        fts5 = " OR ".join(words.split())
        yield Question(kind="ten words", ours=words, fts5=fts5, tantivy=words, bar=SENTENCE_BAR)
    for sentence in _SENTENCES:
        words = sentence.lower()
        fts5 = " OR ".join(f'"{word}"' for word in words.split())
        yield Question(kind="sentence", ours=sentence, fts5=fts5, tantivy=words, bar=SENTENCE_BAR)
    for pair in pairs:
        a, b = pair.split()
        yield Question(
            kind="near", ours=f"{a} w/5 {b}", fts5=f"NEAR({a} {b}, 5)", tantivy=f'"{a} {b}"~5'
        )
    for word in ("ketamin", "indictmnt", "securites", "pharmacutical"):
        yield Question(kind="fuzzy", ours=f"{word}~", fts5="", tantivy="")
    for cited, spelt in (
        ("21 USC 841", "21 u s c 841"),
        ("Section 10(b)", "section 10 b"),
        ("17 CFR 240.10b-5", "17 cfr 240 10b 5"),
        ("schedule III", "schedule iii"),
    ):
        yield Question(kind="citation", ours=cited, fts5=f'"{spelt}"', tantivy=f'"{spelt}"')
