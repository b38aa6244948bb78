from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.claims import CourtSentence, Party, PartyType
from enforcement.sums.sentencing.sentences import court_sentences
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


def test_several_in_a_list_with_semicolons() -> None:
    cy = party("Cy Case")
    text = (
        "Ada Example, 59; Bo Sample, 49; and Cy Case, 36, were sentenced to 37 months, 24 months, "
        "and 12 months in prison, respectively. In addition, all of the defendants were sentenced "
        "to three years of supervised release."
    )
    assert [
        (term.name, term.prison_months, term.supervised_release_months)
        for term in terms(text, ADA, BO, cy)
    ] == [("Ada Example", 37, 36), ("Bo Sample", 24, 36), ("Cy Case", 12, 36)]


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


COUNTS = "Ada Example was sentenced to 18 months on count one and 40 months on count two"


@pytest.mark.parametrize(
    ("text", "months"),
    [
        (f"{COUNTS}, to be served consecutively.", 58),
        (f"{COUNTS}, the terms to run consecutively.", 58),
        (f"{COUNTS}. The sentences will run consecutively.", 58),
        (f"{COUNTS}, to run concurrently.", 40),
        (f"{COUNTS}. The sentences are to be served concurrently.", 40),
        (f"{COUNTS}, for a total of 58 months.", 58),
        ("Ada Example was sentenced to 18 months in prison for fraud and a consecutive 24 months "
         "for identity theft.", 42),
        ("Ada Example was sentenced to 18 months in prison, plus 24 months for theft.", 42),
        ("Ada Example was sentenced to three years in prison and a mandatory consecutive two-year "
         "prison sentence.", 60),
        ("Ada Example was sentenced to 18 months in prison for fraud. Judge Roe also imposed a "
         "consecutive 24-month sentence for theft.", 42),
        ("Ada Example was sentenced to a total of 42 months in prison: 18 months for fraud and a "
         "consecutive 24 months for theft.", 42),
        ("Ada Example was sentenced to 42 months in prison, including a consecutive 24-month term "
         "for theft.", 42),
        ("Ada Example was sentenced to 42 months in prison. That includes a consecutive 24-month "
         "term for theft.", 42),
        ("Ada Example was sentenced to two consecutive five-year prison terms.", 120),
        ("Ada Example was sentenced to two terms of five years each, to run consecutively.", 120),
        ("Ada Example received two consecutive sentences of 18 and 24 months in prison.", 42),
        ("Ada Example received consecutive sentences of 18 months for the fraud and 24 months for "
         "the theft.", 42),
        ("Ada Example was sentenced to two concurrent five-year prison terms.", 60),
        ("Ada Example was sentenced to 15 months on each of two counts, to run consecutively.", 30),
        ("Ada Example was sentenced to 15 months for each count, to run consecutively.", None),
        ("Ada Example was sentenced to 15 months for each count, to run concurrently.", 15),
        ("Ada Example was sentenced to 18 months in prison, consecutive to a 30-month state "
         "sentence that she is serving.", 18),
        ("Ada Example was sentenced to three consecutive life terms.", 9999),
        ("Ada Example was sentenced to life plus ten years in prison.", 9999),
        ("Ada Example received back-to-back prison terms of 18 months and 40 months.", 58),
        ("Ada Example was given two years in prison on one count and three years on another count, "
         "one after the other.", 60),
    ],
)  # fmt: skip
def test_terms_go_together_as_the_text_says(text: str, months: int | None) -> None:
    assert prison(text, ADA) == [("Ada Example", months)]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Ada Example was resentenced on Friday to 33 months in prison. Her original sentence of "
         "70 months was vacated.", 33),
        ("Ada Example, who was serving a 70-month sentence, was resentenced to 33 months.", 33),
        ("Ada Example was sentenced to 70 months in prison in 2021. On Friday the judge "
         "resentenced her to 33 months.", 33),
        ("The court vacated the 70-month prison sentence of Ada Example and resentenced her to 33 "
         "months in prison.", 33),
        ("Ada Example's sentence was reduced from 70 months to 33 months in prison.", 33),
        ("After her first sentence of 70 months was thrown out, Ada Example was sentenced again to "
         "33 months in prison.", 33),
        ("Ada Example was sentenced to 33 months in prison, instead of the 70 months that "
         "prosecutors had asked for.", 33),
    ],
)  # fmt: skip
def test_a_new_sentence_takes_the_place_of_the_old(text: str, months: int) -> None:
    assert prison(text, ADA) == [("Ada Example", months)]


def test_a_sentence_undone_is_none() -> None:
    assert terms("The appeals court vacated Ada Example's 70-month prison sentence.", ADA) == ()
    assert terms("A judge cut Ada Example's prison sentence by 20 months.", ADA) == ()


@pytest.mark.parametrize(
    ("text", "months", "at_home"),
    [
        ("Ada Example was sentenced to a split sentence of 16 months: nine in prison and seven in "
         "home detention.", 9, 7),
        ("Ada Example was sentenced to a 16-month split sentence, with nine months in prison and "
         "seven months of home confinement.", 9, 7),
        ("Ada Example was sentenced to 16 months, half in prison and half on home confinement.",
         8, 8),
        ("Ada Example was sentenced to a split sentence of 16 months.", None, None),
    ],
)  # fmt: skip
def test_of_a_split_sentence_only_a_part_is_prison(
    text: str, months: int | None, at_home: int | None
) -> None:
    (term,) = terms(text, ADA)
    assert (term.prison_months, term.home_detention_months) == (months, at_home)


@pytest.mark.parametrize(
    ("length", "months"),
    [
        ("not less than two nor more than seven years in state prison", None),
        ("no less than two years and no more than four years in prison", None),
        ("15 years to life in prison", None),
        ("life without parole", 9999),
        ("a suspended prison term of two years", None),
        ("16 months, to be split evenly between prison and home detention", None),
        ("spend the rest of her life in prison", 9999),
        ("time served", 0),
        ("30 months in prison with credit for time served", 30),
        ("eight years in prison with six suspended", 24),
        ("eight years in prison, two of which were suspended", 72),
        ("eight years behind bars, with three to serve", 36),
        ("12 years, with the first three years to be served in prison", 36),
    ],
)
def test_ranges_life_and_what_is_suspended(length: str, months: int | None) -> None:
    assert prison(f"Ada Example was sentenced to {length}.", ADA) == [("Ada Example", months)]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Three co-defendants have pleaded guilty; their sentences range from probation to 44 "
         "months.", []),
        ("Her codefendants received sentences between 12 and 44 months.", []),
        ("Her co-defendant was sentenced to 44 months in prison.", [44]),
        ("Her husband was sentenced to 44 months in prison. He must also serve three years of "
         "supervised release.", [44]),
        ("In May, Example's brother was sentenced to 44 months in prison.", [44]),
        ("A clerk of the clinic was sentenced to 44 months in prison.", [44]),
        ("The other defendant received 44 months in prison.", [44]),
        ("She worked with an accomplice who was sentenced to 44 months in prison.", [44]),
    ],
)  # fmt: skip
def test_what_another_got_is_not_put_on_the_one_who_is_named(text: str, others: list[int]) -> None:
    expected = [(None, months) for months in others]
    assert prison(f"Ada Example pleaded guilty. {text}", ADA) == expected
    text = f"Ada Example was sentenced to 20 months in prison. {text}"
    assert prison(text, ADA) == [("Ada Example", 20), *expected]
    assert terms(text, ADA)[0].supervised_release_months is None


def test_of_a_clause_of_its_own() -> None:
    text = "Ada Example was sentenced to 20 months in prison, while her husband received 44 months."
    assert prison(text, ADA) == [("Ada Example", 20), (None, 44)]
    text = "Ada Example and her husband were sentenced to 20 months in prison."
    assert prison(text, ADA) == [("Ada Example", 20)]
    text = "Her company, too, was sentenced to three years of probation."
    (first, second) = terms(f"Ada Example was sentenced to two years in prison. {text}", ADA)
    assert (first.probation_months, second.name) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Example, who had hired Bo Sample, was sentenced to 20 months in prison.",
        "Ada Example, 44, the wife of Bo Sample, was sentenced to 20 months in prison.",
        "Ada Example, 44, of Erie, an employee of Bo Sample, 50, was sentenced to 20 months in "
        "prison.",
        "Along with Bo Sample, Ada Example was sentenced to 20 months in prison.",
        "Ada Example was charged with Bo Sample. Example was sentenced to 20 months in prison.",
    ],
)
def test_who_only_stands_beside_is_not_sentenced(text: str) -> None:
    assert prison(text, ADA, BO) == [("Ada Example", 20)]


def test_one_pronoun_after_two_names_says_not_which() -> None:
    text = "Ada Example and Bo Sample pleaded guilty. She was sentenced to 20 months in prison."
    assert prison(text, ADA, BO) == [(None, 20)]
    text = "Ada Example; Bo Sample; and Cy Case pleaded guilty. They were sentenced to 20 months."
    cy = party("Cy Case")
    assert prison(text, ADA, BO, cy) == [(it.name, 20) for it in (ADA, BO, cy)]


def test_respectively_names_nobody_where_a_name_is_missing() -> None:
    text = "Her aide and Ada Example were sentenced to 24 and 36 months in prison, respectively."
    assert prison(text, ADA) == [(None, 24), (None, 36)]


LEAD = "A dentist was sentenced today to 20 months in prison and two years of supervised release."


def test_the_next_sentence_says_who_it_was() -> None:
    text = f"{LEAD} Ada\nExample, D.D.S., 44, of Erie, pleaded guilty. Bo Sample owns the building."
    (term,) = terms(text, ADA, BO)
    assert (term.name, term.prison_months, term.supervised_release_months) == (ADA.name, 20, 24)


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD} Ada Example and Bo Sample, both of Erie, pleaded guilty.",
        f"{LEAD} Prosecutors said that Ada Example had helped. Bo Sample did not.",
        f"Ada Example pleaded guilty in May. Bo Sample is her aide. {LEAD} Bo Sample, 44, wept.",
        "Two dentists were sentenced to 20 months in prison. Ada Example, 44, and Bo Sample wept.",
        "Cy Case, 50, of Erie, was sentenced to 20 months in prison. Ada Example wept. So did "
        "Bo Sample.",
    ],
)
def test_the_next_sentence_does_not_say_who_it_was(text: str) -> None:
    assert prison(text, ADA, BO) == [(None, 20)]


def test_the_title_says_who_it_was() -> None:
    assert prison(f"{LEAD} Bo Sample wept.", ADA, BO, title="Ada Example Sentenced for Fraud") == [
        ("Ada Example", 20)
    ]
    assert prison(
        f"{LEAD} Prosecutors and Bo Sample wept.", ADA, BO, title="Ada Example Weeps"
    ) == [(None, 20)]


def test_the_quote_carries_all_parts_across_lines() -> None:
    text = (
        "Ada Example was sentenced to 20\nmonths in prison, followed by two years of\nsupervised "
        "release."
    )
    (term,) = terms(text, ADA)
    assert (term.prison_months, term.supervised_release_months) == (20, 24)
    assert term.quote == text[text.index("20") : -1]


def test_a_year_and_a_day_is_quoted_as_it_is_said() -> None:
    title = "Clerk Sentenced to a Year in Prison"
    (term,) = terms("Ada Example was sentenced to a year and a day in prison.", ADA, title=title)
    assert (term.prison_months, term.quote) == (12, "a year and a day in prison")


@given(
    st.text(max_size=120),
    st.text(alphabet="Ada Example was sentenced to 5 years. \n", max_size=200),
)
def test_quotes_are_verbatim_in_any_text(title: str, text: str) -> None:
    terms(text, ADA, BO, title=title)
