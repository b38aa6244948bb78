"""Documents that are often linked, for every reason there is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from enforcement.claims import Kind
from enforcement.reading.linking_keys import LinkingKeys

_KINDS: list[Kind] = [
    "charge", "plea", "sentence", "civil-complaint", "judgment", "settlement", "penalty", "notice"
]  # fmt: skip
_DAYS = [date(2020, 1, 10) + timedelta(days=days) for days in (0, 1, 100, 1000, 3000)]
#: A telling name, one with a frequent surname, one of two first names.
_PERSONS = ["orla tannen", "ada smith", "david grant"]
#: The last is of words that every text has.
_ORGANIZATIONS = ["halden clinic", "quillmark labs", "medical center"]
_NUMBERS = ["1:24-cr-1", "1:24-cr-2", "FR Doc. 1"]
_WORDS = [f"quill{ending}" for ending in "abcdef"] + ["charged", "clinic", "county", "fraud"]
_AMOUNTS = [734_500.0, 500_000, 2_500_000.0, 20_000.0]


def _some(members: list[Any], most: int = 2) -> st.SearchStrategy[frozenset[Any]]:
    return st.frozensets(st.sampled_from(members), max_size=most)


_WORDING: dict[str, st.SearchStrategy[Any]] = {
    "published_on": st.none() | st.sampled_from(_DAYS),
    "primary": st.sampled_from(_KINDS),
    "district": st.sampled_from([None, "District of Vermont", "District of Nevada"]),
    "state": st.sampled_from([None, "VT", "NV"]),
    "words": _some(_WORDS, len(_WORDS)),
    "amounts": _some(_AMOUNTS),
    "proper_words": _some(["reno", "elko"], 1),
}
_REST: dict[str, st.SearchStrategy[Any]] = {
    "persons": _some(_PERSONS),
    "organizations": _some(_ORGANIZATIONS),
    "named_persons": _some(_PERSONS),
    "named_organizations": _some(_ORGANIZATIONS),
    "employers": _some(_ORGANIZATIONS, 1),
    "full_names": _some(["orla j. tannen", "orla jane tannen", "ada smith jr."], 1),
    "births": _some([("orla tannen", 1960), ("ada smith", 1960), ("ada smith", 1970)], 1),
    "professions": _some(["nurse", "dentist"], 1),
    "captions": _some(["tannen", "halden clinic"], 1),
    "prosecutors": _some(["oxen", "firth"], 1),
    "judges": _some(["oxen", "firth"], 1),
    "page": st.sampled_from([None, "91 FR 1"]),
    "continues": _some(["91 FR 1", "FR Doc. 1"], 1),
    "begins_anew": st.booleans(),
    "is_roundup": st.sampled_from([False, False, False, True]),
    "dockets": _some(_NUMBERS, 1),
    "number": st.none() | st.sampled_from(_NUMBERS),
    "cites": _some(_NUMBERS, 1),
    "source": st.sampled_from([None, "agency"]),
    "sketch": _some([*range(40)], 30).map(lambda hashes: tuple(sorted(hashes))),
    "opening": st.sampled_from([(), (1, 2)]),
}


def documents(id: st.SearchStrategy[str]) -> st.SearchStrategy[LinkingKeys]:
    """Documents of which everything may be known."""
    return st.builds(LinkingKeys, id=id, **_WORDING, **_REST)


def _worded(id: str) -> st.SearchStrategy[LinkingKeys]:
    return st.builds(LinkingKeys, id=st.just(id), **_WORDING)


def _about_one_person(id: str) -> st.SearchStrategy[LinkingKeys]:
    persons = st.just(frozenset(_PERSONS[:1]))
    anew = {"persons": persons, "begins_anew": st.booleans()}
    wording = {**_WORDING, "state": st.just("VT"), "district": st.none()}
    return st.builds(LinkingKeys, id=st.just(id), **wording, **anew)


#: Of different ids, the first of which is the lower one.
pairs_of_documents = (
    st.tuples(documents(st.just("a")), documents(st.just("b")))
    | st.tuples(_worded("a"), _worded("b"))
    | st.tuples(_about_one_person("a"), _about_one_person("b"))
)
#: Each with an id of its own.
sets_of_documents = st.lists(
    documents(st.integers(10, 50).map(str)), max_size=12, unique_by=lambda document: document.id
)
