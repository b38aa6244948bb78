"""What is asked of the search: drawn from the words and texts of the store, in two halves, one to
tune by and one to report."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

import msgspec
import psycopg

from search.index.engine import Order
from search.query.narrowing import Narrowing

_WORD = re.compile(r"[a-z]{4,}")
#: Words by the share of the documents that have them.
_RARE, _MIDDLE, _COMMON = (0.0, 0.0001), (0.001, 0.01), (0.05, 0.4)
_KNOWN = """
SELECT substr(word, 2) FROM search_1_words
WHERE word ~ '^w[a-z]{4,}$' AND current BETWEEN %s AND %s ORDER BY hashtext(word) LIMIT 200"""
_TEXTS = "SELECT payload FROM events WHERE position = ANY(%s)"
_SENTENCES = (
    "who was sentenced for mailing ketamine to patients without a prescription",
    "which clinics offer infusions of ketamine for depression that resists treatment",
    "what did the company say about the investigation by the Securities and Exchange Commission",
    "how long was the doctor who ran a pill mill in Houston sent to prison",
    "when does the comment period end for the proposed rule on telemedicine prescribing",
    "ambulance company that billed Medicare for transport that was not necessary",
    "settlement of a nursing home that employed an excluded nurse",
    "shareholders who lost money may join the class action before the deadline",
)
#: Fields over what was read.
_FIELDS = (
    "kind:settlement",
    "kind:sentence",
    "kind:charge",
    "agency:HHS-OIG",
    "state:TX",
    "state:VT",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Search:
    """A search."""

    query: str
    sort: Order = "relevance"
    narrowed: Narrowing = field(default_factory=Narrowing)


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchKind:
    """Searches of one kind, and the milliseconds that each may take."""

    name: str
    bar: float
    searches: Sequence[Search]

    def half(self, *, report: bool) -> SearchKind:
        """Those to report, or those to tune by."""
        return SearchKind(
            name=self.name, bar=self.bar, searches=self.searches[1 if report else 0 :: 2]
        )


def search_kinds(connection: psycopg.Connection, *, seed: int, each: int = 20) -> list[SearchKind]:
    """All of them, the same for a seed and a store."""
    chance = random.Random(seed)
    (count,) = next(iter(connection.execute("SELECT max(position) FROM events")))
    rare, middle, common = (
        _words(connection, count, share, chance) for share in (_RARE, _MIDDLE, _COMMON)
    )
    texts = _texts(connection, count, chance, 4 * each)
    pairs = [f"{one} {other}" for one, other in zip(common, common[each:], strict=False)][:each]
    phrases = list(_phrases(texts, chance))[:each]
    near = [f"{one} w/5 {two}" for one, two in (it.strip('"').split()[:2] for it in phrases)]
    begun = [f"{word[:5]}*" for word in middle[:each]]
    by_words = {
        "a rare word": rare[:each],
        "a word of some": middle[:each],
        "a common word": common[:each],
        "two common words": pairs,
        "a phrase": phrases,
        "near": near,
        "the beginning of a word": begun,
        "a common word and not another": [it.replace(" ", " -") for it in pairs],
        "a sentence": list(_SENTENCES),
    }
    kinds = [_kind(f"relevance: {name}", 300, of) for name, of in by_words.items()]
    for name in ("a rare word", "a common word", "two common words", "a phrase"):
        kinds.append(_kind(f"newest first: {name}", 50, by_words[name], sort="newest"))
    half = Narrowing(since=date(2024, 1, 1), until=date(2024, 6, 30))
    kinds.append(_kind("relevance: common, half a year", 300, common[:each], narrowed=half))
    then = Narrowing(as_of=count // 2)
    kinds.append(_kind("relevance: common, as of then", 300, common[:each], narrowed=then))
    one_source = Narrowing(source=("us_hhs_oig_enforcement",))
    kinds.append(_kind("fields: of one source", 150, common[:each], narrowed=one_source))
    fields = [f"{word} {name}" for word, name in zip(common, 4 * _FIELDS, strict=False)]
    kinds.append(_kind("fields: common words", 150, fields, sort="newest"))
    rare_ones = [f"{word} {name}" for word, name in zip(middle, 4 * _FIELDS, strict=False)]
    kinds.append(_kind("fields: words of some", 150, rare_ones, sort="newest"))
    kinds.append(_kind("fields: alone", 150, _FIELDS, sort="newest"))
    return kinds


def _kind(
    name: str,
    bar: float,
    queries: Sequence[str],
    *,
    sort: Order = "relevance",
    narrowed: Narrowing | None = None,
) -> SearchKind:
    searches = [Search(query=it, sort=sort, narrowed=narrowed or Narrowing()) for it in queries]
    return SearchKind(name=name, bar=bar, searches=searches)


def _words(
    connection: psycopg.Connection, count: int, share: tuple[float, float], chance: random.Random
) -> list[str]:
    low, high = (max(2, round(it * count)) for it in share)
    found = [word for (word,) in connection.execute(_KNOWN.encode(), (low, high))]
    chance.shuffle(found)
    return found


def _texts(
    connection: psycopg.Connection, count: int, chance: random.Random, many: int
) -> list[list[str]]:
    """The words of some texts."""
    drawn = chance.sample(range(1, count + 1), many)
    rows = connection.execute(_TEXTS.encode(), (drawn,))
    texts = (msgspec.json.decode(payload)["document"]["text"] for (payload,) in rows)
    return [text.lower().split() for text in texts]


def _phrases(texts: Sequence[Sequence[str]], chance: random.Random) -> Iterator[str]:
    """Two or three words that stand one after another in a text."""
    for words in texts:
        long = chance.choice((2, 3))
        runs = [
            run
            for at in range(len(words) - long)
            if all(map(_WORD.fullmatch, run := words[at : at + long]))
        ]
        if runs:
            yield f'"{" ".join(chance.choice(runs))}"'
