"""The words by which names are told apart, of `word_lists/parties.toml`."""

from __future__ import annotations

from enforcement.text.word_lists import word_list

_LISTS = {name: frozenset(words.split()) for name, words in word_list("parties").items()}

#: Forms of companies: "inc", "llc".
SUFFIXES = _LISTS["suffixes"]
#: What the name of an organization ends in: "pharmacy".
HEADS = _LISTS["heads"]
#: Words that name a kind and nobody in particular: "community", "medical".
GENERIC = _LISTS["generic"]
#: Words of authorities, programmes and laws.
VETOES = _LISTS["vetoes"]
#: Titles of officials, speakers and victims, who are no party.
OFFICIALS = _LISTS["officials"]
#: What people are: "pharmacist", "owner", "woman".
ROLES = _LISTS["roles"]
#: What makes "director" or "chief" a post in a business.
POSTS = _LISTS["posts"]
DEGREES = _LISTS["degrees"]
#: What tells a father from his son: "jr".
GENERATIONS = _LISTS["generations"]
PLACES = _LISTS["places"]
#: How names of places begin: "san".
BEGINNINGS = _LISTS["beginnings"]
#: How names of places end: "county".
LOCALITIES = _LISTS["localities"]
#: What no person's name ends in.
THINGS = _LISTS["things"]
#: Words that cut a run of capitalised words.
STOPS = _LISTS["stops"]
