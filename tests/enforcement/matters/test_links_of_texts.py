from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from enforcement.matters.links import MatterLink, link_of, links_between
from enforcement.matters.pairing import COMMON
from enforcement.reading.key_reading import linking_keys
from enforcement.reading.linking_keys import LinkingKeys
from enforcement.reading.text_reading import read_text
from enforcement.text.passage import Announcement
from tests.enforcement.matters.linkable import documents, pairs_of_documents, sets_of_documents


def _doc(id: str, day: date, title: str, text: str, office: str = "") -> LinkingKeys:
    announcement = Announcement(id=id, title=title, text=text, published_on=day, office=office)
    return linking_keys(announcement, read_text(announcement))


def _only(*documents: LinkingKeys) -> MatterLink:
    (link,) = links_between(documents)
    return link


_PLEA = _doc(
    "plea",
    date(2023, 3, 1),
    "Quillport Physician Pleads Guilty To Unlawful Distribution Of Ketamine",
    "Dr. Orla Tannenbrook, 44, of Quillport, pleaded guilty today to distributing ketamine vials "
    "from her infusion lounge.",
    "U.S. Attorney; District of Vermont",
)
_SENTENCE = _doc(
    "sentence",
    date(2023, 9, 1),
    "Quillport Physician Sentenced For Unlawful Distribution Of Ketamine",
    "A Quillport physician was sentenced today to two years in prison for distributing ketamine "
    "vials from her infusion lounge.",
    "U.S. Attorney; District of Vermont",
)


def test_the_same_person_at_the_same_place() -> None:
    later = _doc(
        "later",
        date(2023, 9, 1),
        "Doctor Sentenced",
        "Orla J. Tannenbrook, 45, was sentenced today to two years in prison.",
        "U.S. Attorney; District of Vermont",
    )
    link = _only(_PLEA, later)
    assert (link.reason, link.shared) == ("same person", "orla tannenbrook")


def test_a_frequent_name_at_another_place_is_another_person() -> None:
    def one(id: str, office: str, text: str) -> LinkingKeys:
        return _doc(id, date(2023, 3, 1), "Sentencing", f"John Smith, 44, {text}", office)

    nurse = one("a", "U.S. Attorney; District of Vermont", "was sentenced for stealing morphine.")
    broker = one("b", "U.S. Attorney; District of Nevada", "was sentenced for selling wheelchairs.")
    assert links_between([nurse, broker]) == []


def test_years_apart_is_another_matter() -> None:
    assert (
        links_between([_PLEA, replace(_PLEA, id="old", published_on=date(2009, 1, 1), sketch=())])
        == []
    )


def test_the_next_step_of_a_course_whose_party_is_not_named() -> None:
    assert _only(_PLEA, _SENTENCE).reason == "same course"


def test_a_course_does_not_run_backwards() -> None:
    before = replace(_SENTENCE, published_on=date(2022, 9, 1))
    assert links_between([_PLEA, before]) == []


def test_two_who_are_each_named_are_not_one_course() -> None:
    other = replace(_SENTENCE, persons=frozenset({"berit oxenholm"}))
    assert links_between([_PLEA, other]) == []


def test_the_sum_of_a_scheme() -> None:
    def one(id: str, day: date, who: str, usd: str) -> LinkingKeys:
        return _doc(
            id,
            day,
            f"{who} Sentenced for Role in {usd} Medicare Fraud Scheme",
            f"A {who.lower()} of a Quillport infusion lounge was sentenced today for a role in a "
            f"{usd} Medicare fraud scheme involving phantom ketamine vials.",
            "U.S. Attorney; District of Vermont",
        )

    driver = one("a", date(2023, 3, 1), "Driver", "$34.7 million")
    assert (
        _only(driver, one("b", date(2023, 5, 1), "Owner", "$34.7 million")).shared == "$34,700,000"
    )
    assert links_between([driver, one("c", date(2023, 5, 1), "Owner", "$12.2 million")]) == []


def test_two_settlements_of_one_house_are_two_matters() -> None:
    def one(id: str, day: date, usd: str) -> LinkingKeys:
        return _doc(
            id,
            day,
            "Hospital Settles",
            f"Halvard Ridge Hospital agreed to pay {usd} to resolve allegations.",
            "U.S. Attorney; District of Vermont",
        )

    first = one("a", date(2019, 3, 1), "$2,325,000")
    assert links_between([first, one("b", date(2023, 3, 1), "$2,950,000")]) == []
    again = replace(one("c", date(2019, 3, 9), "$2,325,000"), sketch=())
    assert _only(first, again).reason == "same organization"


def test_a_docket_and_a_number_that_is_cited() -> None:
    def one(id: str, **more: object) -> LinkingKeys:
        return LinkingKeys(id=id, published_on=None, primary="other", **more)  # type: ignore[arg-type]

    dockets = frozenset({"2:24-cr-00236"})
    assert _only(one("a", dockets=dockets), one("b", dockets=dockets)).reason == "same docket"
    rule, correction = one("a", number="FR Doc. 1"), one("b", cites=frozenset({"FR Doc. 1"}))
    assert _only(rule, correction).reason == "cited"


def test_a_form_filled_in_otherwise_is_not_the_same_text() -> None:
    def one(id: str, who: str, usd: str) -> LinkingKeys:
        return _doc(
            id,
            date(2020, 1, 1),
            "Settlement",
            f"After it self-disclosed conduct to OIG, {who} agreed to pay {usd} for allegedly "
            "violating the Civil Monetary Penalties Law. OIG alleged that it employed a person "
            "that it knew or should have known was excluded from participation in Federal health "
            "care programs, and that it submitted claims for the services of that individual.",
        )

    assert (
        links_between(
            [
                one("a", "Oxenholm Hospital, Inc.", "$20,318"),
                one("b", "Tannen Clinic, LLC", "$9,450"),
            ]
        )
        == []
    )


def test_changed_texts_are_one_text_only_across_sources() -> None:
    told = [f"word{number}" for number in range(80)]
    report = _doc("a", date(2024, 5, 6), "Title", " ".join(told))
    changed = [*told[:70], *(f"other{number}" for number in range(10))]
    reprint = _doc("b", date(2024, 5, 7), "Title", " ".join(changed))
    assert _only(replace(report, source="agency"), replace(reprint, source="paper")).reason == (
        "same text"
    )
    assert (
        links_between([replace(report, source="agency"), replace(reprint, source="agency")]) == []
    )


@given(pairs_of_documents)
def test_which_of_the_two_comes_first_does_not_matter(
    pair: tuple[LinkingKeys, LinkingKeys],
) -> None:
    one, other = pair
    link, renamed = link_of(one, other), link_of(replace(one, id="z"), other)
    assert link_of(other, one) == link
    assert (renamed and renamed.reason) == (link and link.reason)


@given(sets_of_documents, st.randoms())
def test_the_order_of_documents_does_not_matter(some: list[LinkingKeys], random: Random) -> None:
    shuffled = some.copy()
    random.shuffle(shuffled)
    assert links_between(some) == links_between(shuffled)


@given(sets_of_documents)
def test_a_link_is_of_two_and_stands_once(some: list[LinkingKeys]) -> None:
    pairs = [(link.document, link.other_document) for link in links_between(some)]
    assert len(pairs) == len(set(pairs))
    assert all(one < other for one, other in pairs)


@settings(max_examples=50)
@given(sets_of_documents, documents(st.just("")), st.sampled_from([1, COMMON - 2, COMMON]))
def test_more_documents_with_a_key_never_make_a_link_of_two_others(
    some: list[LinkingKeys], model: LinkingKeys, count: int
) -> None:
    """The others only mention, so that few of the pairs are compared."""
    mentions = replace(model, dockets=frozenset(), number=None, cites=frozenset(), state=None)
    mentions = replace(mentions, district=None, sketch=(), named_persons=model.persons)
    mentions = replace(mentions, persons=frozenset(), organizations=frozenset())
    more = [replace(mentions, id=f"more{number}") for number in range(count)]
    ids = {document.id for document in some}
    among_more = links_between([*some, *more])
    of_them = {link for link in among_more if {link.document, link.other_document} <= ids}
    assert of_them <= set(links_between(some))


def test_a_key_that_becomes_common_forbids_a_link() -> None:
    persons = frozenset({"orla tannen"})
    one = LinkingKeys(id="a", published_on=None, primary="notice", persons=persons, state="VT")
    two = [one, replace(one, id="b")]
    mention = replace(one, persons=frozenset(), named_persons=persons)
    more = [replace(mention, id=f"more{number}") for number in range(COMMON - 1)]
    assert [it.reason for it in links_between([*two, *more[1:]])] == ["same person"]
    assert links_between([*two, *more]) == []


def _in_rem(id: str, thing: str, number: str = "") -> LinkingKeys:
    return _doc(
        id,
        date(2031, 3, len(id)),
        f"United States v. {thing}",
        f"A civil forfeiture complaint against {thing} was filed. {number}",
        "U.S. Attorney; District of Vermont",
    )


def test_a_thing_alone_links_nothing() -> None:
    for thing in ("One 2019 Ford Mustang", "Real Property Located at 12 Elm Street, Alba, Vermont"):
        one, other = _in_rem("a", thing), _in_rem("bb", thing)
        assert one.captions == one.persons == one.named_persons == frozenset()
        assert [it.reason for it in links_between([one, other])] in ([], ["same text"])
    one = _in_rem("a", "One 2019 Ford Mustang")
    other = _doc(
        "b",
        date(2031, 5, 2),
        "Cash and a car",
        "The United States sued $9,000 in U.S. Currency and One 2019 Ford Mustang.",
        "U.S. Attorney; District of Vermont",
    )
    assert links_between([one, other]) == []


def test_the_docket_links_what_is_told_of_a_thing() -> None:
    one = _in_rem("a", "One 2019 Ford Mustang", "The number is 2:31-cv-00017.")
    later = _doc(
        "later",
        date(2031, 9, 2),
        "Court orders a car forfeited",
        "In case 2:31-cv-00017 the Mustang was ordered forfeited.",
        "U.S. Attorney; District of Vermont",
    )
    assert _only(one, later).reason == "same docket"
