"""How a matter is put together from its documents."""

from __future__ import annotations

from datetime import date

import pytest

from enforcement.claims import Amount, CourtSentence, Purpose, Tier
from enforcement.matters.matter import Matter, StatedAct, assemble_matter
from enforcement.matters.summary import summary_of
from enforcement.reading.dossier import Dossier
from tests.enforcement.dossiers import a_dossier, a_party, an_action

MARCH, APRIL, MAY = date(2025, 3, 4), date(2025, 4, 5), date(2025, 5, 6)


def matter(*documents: Dossier, **tiers: Tier) -> Matter:
    return assemble_matter("a", documents, tiers)


def test_documents_follow_each_other_by_day_undated_ones_first() -> None:
    documents = [
        a_dossier("d", published_on=APRIL),
        a_dossier("c", published_on=MARCH),
        a_dossier("b", published_on=MARCH),
        a_dossier("a", published_on=None),
    ]
    in_order = sorted(documents, key=lambda it: it.publication_order)
    assert [it.id for it in in_order] == ["a", "b", "c", "d"]


def test_a_matter_lasts_from_the_first_day_to_the_last() -> None:
    documents = [
        a_dossier("a", published_on=APRIL, happened_on=MARCH, source="x"),
        a_dossier("b", published_on=MAY, source="y"),
        a_dossier("c", published_on=None, source="x"),
    ]
    found = matter(*documents)
    assert (found.id, found.first, found.last) == ("a", MARCH, MAY)
    assert (found.documents, found.sources) == (("a", "b", "c"), ("x", "y"))
    assert matter(a_dossier("a", published_on=None)).first is None
    assert matter(a_dossier("a", published_on=None)).last is None


def test_steps_are_in_the_order_of_their_days() -> None:
    found = matter(
        a_dossier("d", published_on=MAY, happened_on=MARCH),
        a_dossier("c", published_on=APRIL, title="C"),
        a_dossier("b", published_on=APRIL, title="B"),
        a_dossier("a", published_on=None),
    )
    assert [(step.id, step.day, step.date_stated) for step in found.steps] == [
        ("a", None, False),
        ("d", MARCH, True),
        ("b", APRIL, False),
        ("c", APRIL, False),
    ]


def test_a_step_says_what_its_document_is_about_and_what_else_it_states() -> None:
    actions = [an_action("charge", "charged"), an_action("plea", "pleaded")]
    parties = [a_party("Ada Quill"), a_party("Bo Tarn")]
    (step,) = matter(a_dossier("a", "plea", actions=actions, parties=parties)).steps
    assert step.act == StatedAct(kind="plea", status="pleaded", quote="pleaded")
    assert step.other_acts == (StatedAct(kind="charge", status="charged", quote="charged"),)
    assert step.parties == ("Ada Quill", "Bo Tarn")
    assert (step.title, step.source, step.url) == (
        "Title of a",
        "us_example",
        "https://example.org/a",
    )


def test_what_a_document_says_of_other_days_are_steps_of_those_days() -> None:
    charged, judged = date(2024, 3, 4), date(2024, 11, 5)
    actions = [
        an_action("charge", "charged", day=charged),
        an_action("plea", "pleaded"),
        an_action("sentence", "imposed", day=judged),
    ]
    docket = a_dossier("a", "plea", actions=actions, published_on=date(2024, 12, 1))
    found = matter(docket)
    assert [(step.id, step.day, step.act.kind, step.date_stated) for step in found.steps] == [
        ("a", charged, "charge", True),
        ("a", judged, "sentence", True),
        ("a", date(2024, 12, 1), "plea", False),
    ]
    assert found.first == charged
    assert summary_of(found).titles == ("Title of a",)


def test_what_another_document_is_about_is_no_second_step() -> None:
    day = date(2024, 3, 4)
    actions = [an_action("charge", "charged", day=day), an_action("plea", "pleaded")]
    docket = a_dossier("a", "plea", actions=actions, published_on=date(2024, 12, 1))
    release = a_dossier("b", "charge", published_on=day)
    first, second = matter(docket, release).steps
    assert (first.id, second.id) == ("b", "a")
    assert [act.kind for act in second.other_acts] == ["charge"]


def test_a_step_whose_act_no_words_state() -> None:
    (step,) = matter(a_dossier("a", "notice", acted=False)).steps
    assert step.act == StatedAct(kind="notice", status="stated", quote="")
    assert step.other_acts == ()


SKETCH = tuple(range(12))


@pytest.mark.parametrize(
    ("sketch", "title", "day", "one_text"),
    [
        ((*range(12), *range(20, 28)), "Other", APRIL, True),  # 12 of 20
        ((*range(12), *range(20, 29)), "Other", APRIL, False),
        ((), "  CLINIC owner\ncharged", MARCH, True),
        ((), "Clinic Owner Charged", APRIL, False),
        ((), "Clinic Owner Is Charged", MARCH, False),
    ],
)
def test_one_text_is_one_step(
    sketch: tuple[int, ...], title: str, day: date, *, one_text: bool
) -> None:
    first = a_dossier("a", published_on=MARCH, title="Clinic Owner Charged", sketch=SKETCH)
    steps = matter(first, a_dossier("b", published_on=day, title=title, sketch=sketch)).steps
    assert [(step.id, step.duplicates) for step in steps] == (
        [("a", ("b",))] if one_text else [("a", ()), ("b", ())]
    )


@pytest.mark.parametrize(
    ("tiers", "original"),
    [
        ({"x": "press", "y": "official"}, "b"),
        ({"x": "official", "y": "press"}, "a"),
        ({"x": "press", "y": "trade"}, "b"),
        ({"y": "press"}, "b"),  # an unknown source only points at others
        ({"x": "press", "y": "press"}, "c"),  # the first published
        ({}, "c"),
    ],
)
def test_the_document_nearest_to_what_happened_represents_its_copies(
    tiers: dict[str, Tier], original: str
) -> None:
    copies = [
        a_dossier("d", published_on=None, source="z", sketch=SKETCH),
        a_dossier("a", published_on=MAY, source="x", sketch=SKETCH),
        a_dossier("b", published_on=APRIL, source="y", sketch=SKETCH),
        a_dossier("c", published_on=MARCH, source="x", sketch=SKETCH),
    ]
    documents = copies if original == "c" else copies[:3]
    (step,) = assemble_matter("a", documents, {"z": "discovery", **tiers}).steps
    assert step.id == original
    assert step.duplicates == tuple(it.id for it in documents if it.id != original)


def test_of_copies_of_one_day_the_first_id_represents_the_others() -> None:
    copies = [a_dossier(id, source=id, sketch=SKETCH) for id in "cab"]
    (step,) = matter(*copies).steps
    assert (step.id, step.duplicates) == ("a", ("c", "b"))


def test_a_disposition_that_is_nobodys_is_shown_as_that() -> None:
    acquittal = [an_action("acquittal", "acquitted"), an_action("charge")]
    ada = a_party("Ada Quill")
    charged = a_dossier("a", parties=[ada], done=[("Ada Quill", "charge")])
    nobodys = a_dossier("b", "acquittal", actions=acquittal)
    first, second = matter(charged, nobodys).steps
    assert first.unattributed_dispositions == ()
    assert [(it.kind, it.quote) for it in second.unattributed_dispositions] == [
        ("acquittal", "acquitted")
    ]
    hers = a_dossier("b", "acquittal", actions=acquittal, named_persons=["ada quill"])
    found = matter(charged, hers)
    assert [step.unattributed_dispositions for step in found.steps] == [(), ()]
    assert found.parties[0].favorable_dispositions == ("acquitted",)


def an_amount(usd: float, what: Purpose, quote: str) -> Amount:
    return Amount(usd=usd, what=what, quote=quote, start=7, end=7 + len(quote))


def test_an_amount_is_told_once_with_all_documents_that_state_it() -> None:
    fine = an_amount(20_000, "fine", "$20,000")
    found = matter(
        a_dossier("a", amounts=[fine, an_amount(20_000, "loss", "$20K lost"), fine]),
        a_dossier("b", amounts=[an_amount(20_000, "fine", "twenty thousand dollars")]),
    )
    assert [(it.usd, it.what, it.quote, it.documents) for it in found.amounts] == [
        (20_000, "fine", "$20,000", ("a", "b")),
        (20_000, "loss", "$20K lost", ("a",)),
    ]


def a_term(
    quote: str,
    name: str | None = "Ada Quill",
    *,
    prison_months: int | None = None,
    probation_months: int | None = None,
) -> CourtSentence:
    return CourtSentence(
        name=name,
        quote=quote,
        start=0,
        end=len(quote),
        prison_months=prison_months,
        probation_months=probation_months,
    )


def test_a_sentence_is_told_once_with_all_documents_that_state_it() -> None:
    found = matter(
        a_dossier("a", sentences=[a_term("two years", prison_months=24)]),
        a_dossier("b", sentences=[a_term("24 months in prison", prison_months=24)]),
        a_dossier("c", sentences=[a_term("probation", probation_months=24)]),
        a_dossier("d", sentences=[a_term("his", name="Bo Tarn", prison_months=24)]),
    )
    assert [(it.name, it.quote, it.prison_months, it.documents) for it in found.sentences] == [
        ("Ada Quill", "two years", 24, ("a", "b")),
        ("Ada Quill", "probation", None, ("c",)),
        ("Bo Tarn", "his", 24, ("d",)),
    ]


def test_dockets_are_each_told_once() -> None:
    found = matter(
        a_dossier("a", dockets=["2:24-cr-2", "2:24-cr-1"]), a_dossier("b", dockets=["2:24-cr-1"])
    )
    assert found.dockets == ("2:24-cr-1", "2:24-cr-2")
