from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from enforcement.claims import CourtSentence, Party, PartyType
from enforcement.sums.sentences import court_sentences
from enforcement.text.passage import Announcement, passage


def party(name: str, sort: PartyType = "person") -> Party:
    return Party(quote="", start=0, end=0, name=name, type=sort, role="defendant")


ADA, BO, CO = party("Ada Example"), party("Bo Sample"), party("Example Care Inc.", "organization")


def terms(text: str, *parties: Party, title: str = "An announcement") -> tuple[CourtSentence, ...]:
    told = passage(Announcement(id="x", title=title, text=text))
    found = court_sentences(told, parties)
    assert all(term.quote == told.whole[term.start : term.end] != "" for term in found)
    return found


def prison(text: str, *parties: Party, title: str = "T") -> list[tuple[str | None, int | None]]:
    return [(term.name, term.prison_months) for term in terms(text, *parties, title=title)]


def test_all_parts_of_one_sentence() -> None:
    (term,) = terms(
        "Judge Roe sentenced Ada Example, age 58, to a year and a day in prison, followed by two "
        "years of supervised release. Example must also serve three years of probation with "
        "six months of home confinement.",
        ADA,
    )
    assert (term.name, term.prison_months, term.supervised_release_months) == (
        "Ada Example",
        12,
        24,
    )
    assert (term.probation_months, term.home_detention_months) == (36, 6)
    assert term.quote.startswith("a year and a day in prison, followed by")


def test_each_of_several_with_theirs() -> None:
    text = (
        "Ada Example was sentenced to two years in prison. Bo Sample, a clerk, was sentenced to "
        "three years of probation. Both were also ordered to serve one year of supervised release."
    )
    first, second = terms(text, ADA, BO)
    assert (first.name, first.prison_months, first.supervised_release_months) == (ADA.name, 24, 12)
    assert (second.name, second.prison_months, second.probation_months) == (BO.name, None, 36)


def test_several_at_once() -> None:
    text = "Ada Example, 40, and Bo Sample, 50, were each sentenced to 24 months in prison."
    assert prison(text, ADA, BO) == [("Ada Example", 24), ("Bo Sample", 24)]
    text = "Ada Example and Bo Sample were sentenced to 24 and 36 months in prison, respectively."
    assert prison(text, ADA, BO) == [("Ada Example", 24), ("Bo Sample", 36)]


def test_one_beside_another_is_not_sentenced_with_them() -> None:
    text = "Ada Example worked with Bo Sample, who was sentenced to 24 months in prison."
    assert prison(text, ADA, BO) == [("Bo Sample", 24)]


def test_the_nameless() -> None:
    text = "A local clerk was sentenced today to 17 years in prison."
    assert prison(text) == [(None, 204)]
    assert prison(text, ADA) == [("Ada Example", 204)]


def test_an_organization_goes_to_no_prison() -> None:
    text = "The owner of Example Care Inc. was sentenced to 60 months in prison."
    assert prison(text, CO) == [(None, 60)]
    assert prison(text, CO, ADA) == [("Ada Example", 60)]


def test_the_title_counts_where_the_text_gives_no_prison() -> None:
    title = "Clerk Sentenced to More Than 11 Years in Prison"
    assert prison("Ada Example took money.", ADA, title=title) == [("Ada Example", 132)]
    text = "Ada Example was sentenced to 133 months in prison."
    assert prison(text, ADA, title=title) == [("Ada Example", 133)]


def test_a_rounded_length_gives_way_to_the_exact_one() -> None:
    text = (
        "A clerk was sentenced to more than eight years in prison. The judge sentenced Ada Example "
        "to 102 months in prison."
    )
    assert prison(text, ADA) == [("Ada Example", 102)]


def test_suspended_prison_gives_no_months() -> None:
    text = (
        "Ada Example was sentenced to three concurrent five-year prison sentences. The execution "
        "of those sentences was suspended, and Example was placed on probation for five years."
    )
    (term,) = terms(text, ADA)
    assert (term.prison_months, term.probation_months) == (None, 60)


def test_nothing_is_made_of_what_could_be() -> None:
    assert terms("Ada Example faces up to ten years in prison.", ADA) == ()
    assert terms("Ada Example was sentenced to prison today.", ADA) == ()


@given(
    st.text(max_size=120),
    st.text(alphabet="Ada Example was sentenced to 5 years. \n", max_size=200),
)
def test_quotes_are_verbatim_in_any_text(title: str, text: str) -> None:
    terms(text, ADA, BO, title=title)
