"""Sentences, whose words need not all occur."""

from __future__ import annotations

import pytest

from search.query.ranking.sentence import WordsFound, line
from search.query.search import Answer, search
from tests.search.examples import NOW, Blotter, ids

TEXTS = (
    "A dentist of Houston mailed ketamine to patients.",
    "A dentist of Houston was sentenced for billing patients.",
    "A nurse of Houston was sentenced.",
    "A nurse mailed letters.",
    "Ketamine is in Schedule III; see docket 2:24-cr-00236.",
    *["A clinic of Dallas opened."] * 12,
)


@pytest.fixture
def asked(blotter: Blotter) -> Blotter:
    blotter.publish(*TEXTS)
    return blotter


def ask(blotter: Blotter, query: str, **options: object) -> Answer:
    return search(blotter.settings, query, now=NOW, **options)  # type: ignore[arg-type]


def numbers(answer: Answer) -> list[int]:
    return [int(id.rpartition(":")[2]) for id in ids(answer.hits)]


def test_words_that_all_occur_must(asked: Blotter) -> None:
    answer = ask(asked, "the nurse of Houston")
    assert (numbers(answer), answer.total, answer.words) == ([2], 1, None)


def test_few_words_that_no_document_has_all_of_are_ranked(asked: Blotter) -> None:
    answer = ask(asked, "nurse Houston ketamine")
    assert {*numbers(answer)} == {0, 1, 2, 3, 4}
    assert answer.words == WordsFound(
        words=("nurse", "Houston", "ketamine"), documents=(0, 3, 2, 0)
    )
    assert line(answer.words) == "no document has all 3 words; 2 have 2"


def test_of_a_sentence_more_is_shown_than_the_few_documents_with_all_its_words(
    asked: Blotter,
) -> None:
    answer = ask(asked, "which dentist of Houston was sentenced for billing patients?")
    assert numbers(answer)[:2] == [1, 0]
    assert answer.words and answer.words.documents == (0, 0, 1, 1, 0, 1)
    assert line(answer.words) == "1 document has all 5 words, 1 has 3"


def test_a_sentence_that_a_page_of_documents_has_all_of_is_not_ranked_by_less(
    asked: Blotter,
) -> None:
    answer = ask(asked, "a clinic of Dallas opened today OR yesterday")
    assert answer.words is None
    answer = ask(asked, "has a clinic clinics of Dallas opened")
    assert (answer.total, answer.words) == (12, None)


def test_rare_words_tell_more_than_common_ones(asked: Blotter) -> None:
    best = numbers(ask(asked, "clinic Dallas opened ketamine letters"))
    assert (best[0], {*best[1:3]}) == (3, {0, 4})


def test_a_docket_in_a_sentence_is_one_word(asked: Blotter) -> None:
    answer = ask(asked, "nurse of Houston in 2:24-cr-236")
    assert 4 in numbers(answer)
    assert answer.words and answer.words.words == ("nurse", "Houston", "2:24-cr-236")


@pytest.mark.parametrize(
    "query",
    [
        "nurse AND Houston AND ketamine",
        "nurse Houston -ketamine dentist",
        "title:nurse title:Houston",
        '"nurse of Dallas" "ketamine"',
    ],
)
def test_what_has_operators_is_no_sentence(asked: Blotter, query: str) -> None:
    answer = ask(asked, query)
    assert (answer.total, answer.words) == (0, None)


@pytest.mark.parametrize("beside", ['"of Houston"', "source:us_example*"])
def test_quotations_and_fields_beside_a_sentence_must_occur(asked: Blotter, beside: str) -> None:
    answer = ask(asked, f"{beside} nurse letters billing")
    found = {1, 2} if "Houston" in beside else {1, 2, 3}
    assert {*numbers(answer)} == found


def test_brackets_in_a_sentence_are_punctuation(asked: Blotter) -> None:
    answer = ask(asked, "nurse (of Houston) billing ketamine")
    assert answer.words and answer.words.words == ("nurse", "Houston", "billing", "ketamine")


def test_by_date_words_are_only_counted(asked: Blotter) -> None:
    answer = ask(asked, "nurse Houston ketamine", sort="newest")
    assert answer.hits == ()
    assert answer.words and answer.words.documents == (0, 3, 2, 0)


def test_pages_of_a_sentence_fit_together(asked: Blotter) -> None:
    whole = numbers(ask(asked, "nurse Houston ketamine", limit=None))
    assert whole[:2] == numbers(ask(asked, "nurse Houston ketamine", limit=2))


def test_nothing_found() -> None:
    assert line(WordsFound(words=("a", "b"), documents=(0, 0, 0))) == "no document has either word"
    words = WordsFound(words=("a", "b", "c"), documents=(0, 0, 0, 0))
    assert line(words) == "no document has any of the 3 words"


def test_two_words() -> None:
    words = WordsFound(words=("a", "b"), documents=(0, 1200, 0))
    assert line(words) == "no document has both words; 1,200 have 1"


def test_a_number_is_no_sentence(blotter: Blotter) -> None:
    blotter.publish("Of 25 people 101 came.", "As 25-101 says.")
    assert [hit.position for hit in search(blotter.settings, "25-101").hits] == [2]
    assert search(blotter.settings, "25-102").total == 0
