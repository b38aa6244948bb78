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
#: What a newspaper calls a defendant before the name: "queen".
EPITHETS = _LISTS["epithets"]
#: What tells a father from his son: "jr".
GENERATIONS = _LISTS["generations"]
#: Common given names, which alone are no company's.
GIVEN_NAMES = _LISTS["given_names"]
PLACES = _LISTS["places"]
#: How names of places begin: "san".
BEGINNINGS = _LISTS["beginnings"]
#: How names of places end: "county".
LOCALITIES = _LISTS["localities"]
#: What no person's name ends in.
THINGS = _LISTS["things"]
#: Words that cut a run of capitalised words.
STOPS = _LISTS["stops"]
#: Those of them that are no part of a name: articles, prepositions, pronouns, days, months.
FUNCTION_WORDS = _LISTS["function_words"]
#: Those of them that are given names ("Will"), or words of a company's name ("Acme Media Group").
WORDLIKE_NAMES = _LISTS["wordlike_names"]
