"""Which fields of two readings differ; there are such fields exactly where they mean two things."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from store.documents.decide import same_meaning
from store.documents.differences import Difference, differences, differing_stretch
from tests.store.examples import a_document

said = st.text(alphabet="ab \n", min_size=1, max_size=5)
documents = st.builds(
    lambda **fields: a_document(**fields),
    title=said,
    text=said,
    url=said,
    number=st.none() | said,
    published_on=st.none() | st.just(date(2026, 3, 3)),
    precision=st.sampled_from(["day", "month"]),
    details=st.dictionaries(st.sampled_from(["office", "court", "text"]), said, max_size=2),
)


@given(documents, documents)
def test_there_are_differences_where_readings_do_not_mean_the_same(one, other) -> None:  # type: ignore[no-untyped-def]
    assert (differences(one, other) == ()) == same_meaning(one, other)


def test_each_field_that_differs_is_given_with_what_it_said() -> None:
    before = a_document(number="26-1", details={"office": "Boston", "court": "SDNY"}, text="a")
    after = a_document(title="Owner sentenced", details={"court": "EDNY", "judge": "Z"}, text="a\n")
    assert differences(before, after) == (
        Difference(field="title", was="Clinic owner charged", now="Owner sentenced"),
        Difference(field="number", was="26-1", now=""),
        Difference(field="office", was="Boston", now=""),
        Difference(field="court", was="SDNY", now="EDNY"),
        Difference(field="judge", was="", now="Z"),
    )


def test_the_words_where_texts_part() -> None:
    assert differing_stretch("one two", "one\n two") == ("", "")
    assert differing_stretch("", "new") == ("", "new")
    long = "a b c d e f g "
    assert differing_stretch(f"{long} three counts, z", f"{long} four counts, z") == (
        "…b c d e f g three",
        "…b c d e f g four",
    )


def test_the_words_between_two_differences_are_cut_short() -> None:
    between = " ".join(f"w{n}" for n in range(40))
    assert differing_stretch(f"one {between} two z", f"1 {between} 2 z") == (
        "one w0 w1 w2 w3 w4 w5 … w34 w35 w36 w37 w38 w39 two",
        "1 w0 w1 w2 w3 w4 w5 … w34 w35 w36 w37 w38 w39 2",
    )
