from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from enforcement.claims import Party
from enforcement.parties.party_mentions import party_mentions


def party(name: str, *aliases: str) -> Party:
    return Party(
        quote="", start=0, end=0, name=name, type="person", role="defendant", aliases=aliases
    )


def test_full_names_last_names_and_aliases() -> None:
    whole = 'ADA Q. EXAMPLE, also known as "Addie", and Bo Sample. Sample said Addie. Ada Example.'
    named = party_mentions(whole, [party("Ada Q. Example", "Addie"), party("Bo Sample")])
    assert [(whole[start:end], name) for start, end, name in named.places] == [
        ("ADA Q. EXAMPLE", "Ada Q. Example"),
        ("Addie", "Ada Q. Example"),
        ("Bo Sample", "Bo Sample"),
        ("Sample", "Bo Sample"),
        ("Addie", "Ada Q. Example"),
        ("Ada Example", "Ada Q. Example"),
    ]


def test_a_last_name_of_two_is_nobodys() -> None:
    named = party_mentions("Hood spoke.", [party("Ann Hood"), party("Bob Hood")])
    assert named.places == ()


def test_possessives_and_parts_of_words_are_left_out() -> None:
    assert party_mentions("Sample's wife and Sampleton.", [party("Bo Sample")]).places == ()


def test_the_only_one_there_is() -> None:
    assert party_mentions("", [party("Bo Sample")]).only() == "Bo Sample"
    assert party_mentions("", [party("Bo Sample"), party("Ada Example")]).only() is None


@given(st.text(max_size=80), st.text(max_size=20))
def test_any_text_is_taken(whole: str, name: str) -> None:
    places = party_mentions(whole, [party(name)]).places
    assert all(0 <= start <= end <= len(whole) for start, end, _ in places)
